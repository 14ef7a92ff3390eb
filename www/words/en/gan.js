// The Terrain lab: two networks that learn against each other, and how far what they invent is from real ground.
export default {
  "terrain.train.title": "Two networks, one game",
  "terrain.train.lede":
    "{name}: the generator invents ground, the discriminator tells it from real ground; each learns from the other.",
  "gan.generator": "generator",
  "gan.discriminator": "discriminator",
  "gan.step": "step",
  "gan.empty": "Nothing to show before the first step.",
  "gan.progress": "step {step} of {steps}",
  "gan.losses": "loss of generator {generator}, of discriminator {discriminator}",
  "gan.reset": "Back to the preset",
  "run.byHand": "One step of",
  "run.discriminator": "Discriminator",
  "run.generator": "Generator",
  "run.both": "Both",
  "run.stepDiscriminator": "Discriminator, one step",
  "run.stepGenerator": "Generator, one step",
  "run.stepBoth": "Both, one step",
  "run.slow": "Slow motion",

  "preset.title": "Recipe",
  "preset.orogen-small": "Orogen small",
  "preset.orogen-small.text": "Small, steady, 32 × 32 cells. Start with this one.",
  "preset.course-text": "Course text",
  "preset.course-text.text": "The GAN of the course texts, 28 × 28 cells: large, and it often collapses.",
  "preset.why": "Why ours is better",
  "preset.why.text":
    "The course text’s generator is dense layers: it has ten times the weights, and must learn anew at each place what a slope is. It leaves noise that looks like bumps and soon repeats one map. Ours convolves, so a slope learnt once holds everywhere; it blurs its last layer, because real ground is smooth at the scale of a cell; its discriminator is shown slopes and curvature, not heights alone; it is punished for changing its mind too fast (R1); and it sees whole batches, so that sameness gives the generator away. Try both, and compare their distances.",
  "setting.loss": "Loss",
  "setting.augment": "Turn and mirror",
  "setting.learningRateGenerator": "Learning rate, generator",
  "setting.learningRateDiscriminator": "Learning rate, discriminator",
  "setting.steps": "Steps",
  "setting.judgeEvery": "Steps a frame",
  "choice.cross-entropy": "cross-entropy",
  "choice.softplus-r1": "softplus + R1",
  "choice.on": "yes",
  "choice.off": "no",
  "gan-means.loss":
    "What each network is punished for. Cross-entropy is the course text’s; softplus + R1 also punishes a discriminator whose answer changes too fast, which keeps the game even.",
  "gan-means.augment":
    "Shows patches in eight orientations and slightly shifted: eight times the data. But the ground’s preferred directions (ridges, sun, wind) are lost.",
  "gan-means.learningRateGenerator":
    "How far one step of the generator goes. Too far, and it falls for the first trick that works and repeats it.",
  "gan-means.learningRateDiscriminator":
    "How far one step of the discriminator goes. If it wins, make this smaller; if it loses, larger.",
  "gan-means.batchSize":
    "Patches a step, real ones and as many invented. In large batches sameness is easier to notice.",
  "gan-means.steps":
    "A step is one of the discriminator and one of the generator. More steps need not mean better maps: watch the distances.",
  "gan-means.judgeEvery":
    "After so many steps a frame of the film is drawn and the distances are measured. With 1 the film follows each step of slow motion.",
  "gan-means.seed": "Start of the random numbers: weights, batches, noise. The same seed repeats the run.",

  "film.title": "The film",
  "film.note": "the same seeds, drawn again as the generator learns",
  "film.scrub": "Frame",
  "film.newest": "Newest",
  "film.none": "no frame yet",
  "film.place": "step {step}, frame {n} of {all}",
  "film.scores": "Scores of this frame",
  "film.empty": "Maps appear as soon as the generator is first judged.",
  "film.summary": "{count} maps at step {step}: on average {total} noise floors from real ground.",
  "film.explain":
    "Each map grows from a fixed seed, so that one can watch it change. First there is noise, then blobs, then slopes that lead somewhere. Different seeds should give different ground: if all maps become alike, the generator has found one trick that works (mode collapse). The eye is easily pleased: trust the distances more.",
  "realism.total": "Distance",
  "realism.total.text": "mean of the next five",
  "realism.slope": "Slope",
  "realism.slope.text": "how steep",
  "realism.curvature": "Curvature",
  "realism.curvature.text": "how sharp the ridges and valleys",
  "realism.hypsometry": "Hypsometry",
  "realism.hypsometry.text": "where the mass lies between low and high",
  "realism.roughness": "Roughness",
  "realism.roughness.text": "how a cell differs from its neighbours",
  "realism.spectrum": "Spectrum",
  "realism.spectrum.text": "error of ln power at each wavelength",
  "realism.diversity": "Diversity",
  "realism.diversity.text": "real patches are 1; below 0.5 it repeats itself",
  "realism.nearest": "Nearest",
  "realism.nearest.text": "unseen real patches are 1; far below, it copies",

  "distance.title": "Distance to real ground",
  "distance.note": "in noise floors; lower is better",
  "distance.axis": "noise floors",
  "distance.floor": "real against real",
  "distance.empty": "The distances appear with the first frame of the film.",
  "distance.summary": "Nearest to real ground at step {step}: {total} noise floors. Those weights are kept.",
  "distance.explain":
    "How different the invented slopes (and curvatures, hypsometric integrals, roughnesses) are from those of the unseen area, as Wasserstein distances, divided by the distance between two halves of the real patches. 1 would be as close as real ground is to itself; the scale is logarithmic. The losses of the two networks say nothing of this kind: they only tell who is winning.",

  "gan-loss.title": "Who is winning",
  "gan-loss.axis": "loss",
  "gan-loss.summary": "Step {step}: generator {generator}, discriminator {discriminator}.",
  "gan-loss.explain":
    "These losses are not errors: each network’s loss depends on how good the other is. In a healthy game both waver without a trend. A discriminator near zero has won and teaches nothing any more; a generator that falls to zero has fooled a discriminator that sleeps. Falling is no progress here: look at the distances.",
  "gan-accuracy.title": "Caught or fooled",
  "gan-accuracy.axis": "share told right",
  "gan-accuracy.real": "real patches",
  "gan-accuracy.fake": "invented patches",
  "gan-accuracy.summary": "Step {step}: right on {real} of real and {fake} of invented patches.",
  "gan-accuracy.explain":
    "One half on both would be pure guessing: the aim of the game, seldom reached. Between 60 and 90 % both learn. 100 % on both means that the discriminator has won.",

  "alarms.title": "Is the game going well?",
  "alarms.waiting": "Checked at each frame of the film.",
  "alarms.none": "No alarm at step {step}.",
  "alarms.means": "What is watched",
  "alarms.explain":
    "Three things go wrong with GANs again and again. Mode collapse: the maps are less than half as different from each other as real patches are. A discriminator that has won: its loss stays below 0.1. Numbers that are no longer finite. No alarm is not yet a good generator: see the distances.",
  "alarm.mode-collapse": "The generator repeats itself (mode collapse), step {step}.",
  "alarm.mode-collapse.try":
    "Scrub back: an earlier frame may be better, and the best weights are kept. Then try Orogen small, a smaller learning rate for the generator, or “Turn and mirror”.",
  "alarm.discriminator-won": "The discriminator has won, step {step}: the generator learns nothing any more.",
  "alarm.discriminator-won.try":
    "Try a smaller learning rate for the discriminator, softplus + R1 as the loss, or more patches (a smaller stride).",
  "alarm.not-finite": "Numbers are no longer finite, step {step}.",
  "alarm.not-finite.try": "Make both learning rates ten times smaller and start a new run.",

  "doubt.few-patches": "Only {n} training patches would lie side by side: what is learnt may be known by heart.",
  "doubt.few-unseen-patches": "Only {n} unseen patches to judge by: every distance here is uncertain.",
  "doubt.aspect-lost": "Maps were turned and mirrored in training: the preferred directions of the ground are lost.",
  "doubt.collapsed": "The maps repeat themselves: their diversity is {diversity:2} of that of real patches.",
  "doubt.discriminator-won": "The discriminator had won at the end: the generator had nothing left to learn from.",
  "doubt.learnt-by-heart":
    "The maps are close to training patches: {nearest:2} of the distance that unseen real patches have.",
  "doubt.relief-drawn":
    "The generator invents shapes; the height range of each map is drawn from the training patches, not learnt with its shape.",
  "terrain.judge.title": "Would a geomorphologist believe it?",
  "terrain.judge.lede": "{name}: invented ground measured against real ground that no network saw.",
  "gan-verdict.better":
    "The generator’s ground is closer to real ground than the best surface without a network ({surface}).",
  "gan-verdict.indistinguishable":
    "The generator’s ground is as far from real ground as the best surface without a network ({surface}).",
  "gan-verdict.worse": "The best surface without a network ({surface}) is closer to real ground than the generator’s.",
  "gan-verdict.none": "There is too little unseen ground to judge by.",
  "gan-verdict.numbers":
    "On average {total} noise floors from real ground; {surface}: {rival}; real training patches: {real}. Difference in groups of maps {difference}, 95 % interval {low} to {high}; {groups} groups of each.",
  "gan-verdict.explain":
    "The distance is the mean of five: slope, curvature, hypsometry, roughness and spectrum. The rival is the surface without a network that is closest to the training ground; its exponent was chosen there as well. Fresh maps of both are measured in groups, and the groups are resampled: below zero the generator is closer; an interval that holds zero says that the two cannot be told apart. To be called closer, the generator’s spectrum must be no further off than the rival’s, too: a smooth blur has plausible slopes before it has learnt any landform.",
  "distances.title": "Distances to unseen ground",
  "distances.who": "Ground made by",
  "distances.text":
    "In noise floors: 1 is as close as one half of the real patches is to the other. Lower is better; diversity should be near 1.",
  "distances.explain":
    "Slope, curvature, hypsometry and roughness: Wasserstein distances between the distributions in invented and in unseen real patches, over that between random halves of the real ones. Spectrum: error of the logarithm of power at each wavelength, over the same of halves. Distance is the mean of these five. Diversity: how different the maps are from each other, real patches being 1; below 0.5 they repeat. Nearest: how far the maps are from the nearest training patch, turned and mirrored, unseen real patches being 1; far below 1 they were learnt by heart. The real ground itself does not score 1 where the unseen side differs from the other: no network could do better than that.",
  "surface.generator": "the generator, {weights} weights",
  "surface.brownian": "fractional Brownian surface",
  "surface.diamond-square": "diamond–square",
  "surface.average-spectrum": "average spectrum, random phases",
  "surface.real": "real ground",
  "surface.real.note": "training patches",
  "surface.exponent": "H = {H}, the best",
  "surface.rival": "the rival",
  "side.real": "Real, unseen",
  "side.invented": "Invented",
  "side.real.explain":
    "Patches of the area that was kept unseen, evenly picked, with voids left out. The networks never learnt from them.",
  "side.invented.explain":
    "Maps of the kept generator. Both pictures are drawn alike, with one scale of heights. What nine maps show is a small sample; the table has measured many more.",
  "side.summary": "{n} maps, median relief {relief} m.",
  "memorised.title": "Learnt by heart?",
  "memorised.no": "No: its maps are not copies.",
  "memorised.warning": "Perhaps: its maps are closer to training patches than they should be.",
  "memorised.yes": "Yes: its maps are nearly copies of training patches.",
  "memorised.text":
    "Each map is compared with every training patch in eight orientations. The nearest is {nearest} times as far as it is for unseen real patches.",
  "facts.patches": "Patches",
  "facts.steps": "Steps",
  "facts.steps.value": "{steps} trained, weights of step {step} judged",
  "opinion.title": "Ask the discriminator",
  "opinion.text":
    "Some of these patches are real, some invented. Guess, then pick one: the discriminator says what it thinks, and you see who is right.",
  "opinion.maps": "Real or invented?",
  "opinion.hint": "Pick a patch: click it, or use the arrow keys and Enter.",
  "opinion.summary": "{n} patches, half of them invented, in mixed order.",
  "opinion.none": "No patch picked yet.",
  "opinion.real": "Patch {n}: “real”, {share} sure (logit {logit}).",
  "opinion.fake": "Patch {n}: “invented”; it gives it {share} to be real (logit {logit}).",
  "opinion.isReal": "It is real.",
  "opinion.isFake": "It is invented.",
  "opinion.right": "The discriminator is right.",
  "opinion.wrong": "The discriminator is wrong.",
  "opinion.explain":
    "The discriminator is only as good as its opponent: it knows this generator’s mistakes, not what ground is. It is not a measure of realism, and its percentages are not calibrated.",
};
