// Terrain lab: who tells landforms, scored against geomorphons on unseen ground.
export default {
  "layers.k-means": "Landforms nobody named (k-means)",

  "tellers.who": "Who tells",
  "tellers.rand": "adjusted Rand index",
  "tellers.accuracy": "told right",
  "tellers.macroF1": "macro F1",
  "tellers.save": "Save as a table (.csv)",
  "teller.k-means": "k-means, matched",
  "teller.weiss": "Weiss, matched",
  "teller.commonest": "commonest landform alone",

  "relief-clusters.title": "Landforms nobody named",
  "relief-clusters.text":
    "Slope, curvature, ruggedness and height above the surroundings make each cell a point. k-means looks for groups of such points on the training side; nobody tells it what a ridge is. Geomorphons, which have names, then say how much its groups have to do with landforms, on the unseen side. Its groups can be chosen as a colour of the map above.",
  "relief-clusters.count": "Number of groups",
  "relief-clusters.find": "Group the cells",
  "relief-clusters.none":
    "Not grouped yet. A choice of unseen area or of another number of groups asks for a new grouping.",
  "relief-clusters.summary":
    "On the unseen side the groups agree with geomorphons with an adjusted Rand index of {index} (1 wholly, 0 as by chance). Each group named after its commonest landform, {ours} of the cells are told right; Weiss’s classes, named so, tell {weiss}, and the commonest landform alone {commonest}.",
  "relief-clusters.agreement": "Agreement with geomorphons on the unseen side",
  "relief-clusters.cells":
    "{training} cells on the training side, {unseen} on the unseen one; attributes and geomorphons look {radius} cells far, and a cell whose view reaches out of its side is left out.",
  "relief-clusters.what": "What each group is like",
  "relief-clusters.cluster": "Group",
  "relief-clusters.name": "{n} · mostly {landform}",
  "relief-clusters.share": "share",
  "relief-clusters.slope": "slope (°)",
  "relief-clusters.curvature": "curvature (1/km)",
  "relief-clusters.ruggedness": "ruggedness (m)",
  "relief-clusters.position": "height above {cells} {cells|cell|cells} around (m)",
  "relief-clusters.explain":
    "k-means puts each cell to the nearest of so many middles and moves the middles until nothing changes; of eight starts, drawn as k-means++ draws them, the best is kept. All attributes are in standard units, so each counts alike, which is a choice, not a truth. Groups need not be landforms: the strongest difference in relief may be between steep and gentle ground, whatever its shape, and that is what k-means then finds. The adjusted Rand index compares the groupings without any names. “Told right” names each group after the landform that is commonest in it on the training side, so two groups may have one name, and rare landforms none: macro F1, which counts each landform alike, shows that. Geomorphons are a definition, too, not the truth about the ground.",

  "probe.title": "What does the discriminator know of landforms?",
  "probe.text":
    "Nobody told it of ridges or valleys: it only learnt to tell real patches from invented ones. Here a logistic regression is to tell the landform of single cells from what its first two layers make of them: learnt in training patches, judged in patches that no network saw. Beside it the same with the network as it was before its first step.",
  "probe.do": "Ask it",
  "probe.progress": "Teaching and judging",
  "probe.none": "Not asked yet.",
  "probe.verdict.better":
    "Telling real from invented taught it landforms: {ours} of unseen cells are told right from its features, {untrained} from those before its first step (a gain of {points} points, 95 % {low} to {high}).",
  "probe.verdict.indistinguishable":
    "For landforms, what it has learnt so far makes no difference that can be told from chance: {ours} of unseen cells are told right from its features, {untrained} from those before its first step (a difference of {points} points, 95 % {low} to {high}).",
  "probe.verdict.worse":
    "Training has cost it what random layers tell of landforms: {ours} of unseen cells are told right from its features, {untrained} from those before its first step (a difference of {points} points, 95 % {low} to {high}).",
  "probe.verdict.none":
    "Too few unseen patches ({patches}) for a verdict. From its features {ours} of unseen cells are told right, from those before its first step {untrained}.",
  "probe.beside":
    "From six relief attributes, which need no network, {attributes} are told right; the commonest landform alone is right in {commonest}. The discriminator is that of step {step}.",
  "probe.table": "Landforms of unseen cells",
  "probe.discriminator": "discriminator, {features} features",
  "probe.untrained": "the same before its first step, {features} features",
  "probe.attributes": "relief attributes, {features}",
  "probe.commonest": "commonest landform alone",
  "probe.discriminator.short": "discriminator",
  "probe.untrained.short": "untrained",
  "probe.attributes.short": "attributes",
  "probe.commonest.short": "commonest",
  "probe.cells":
    "{cells} cells of {patches} unseen patches, taught by {taught} training cells. Geomorphons look {radius} cells far, and only cells are asked whose view lies in their patch.",
  "probe.each": "Each landform, F1",
  "probe.landform": "Landform, share",
  "probe.f1": "F1 of {landform}",
  "probe.explain":
    "A linear probe: if a simple straight rule can read landforms off a layer, the layer has them ready. The comparison that counts is with the same layers before training, because random convolutions already see edges and slopes; without it any network would look wise. The untrained network is one draw, that of this run’s seed. Relief attributes know metres and degrees, which the discriminator, shown patches scaled to their own relief, cannot; they were made for this, and are hard to beat. The intervals draw unseen patches again, because cells of one patch are alike. That a layer knows landforms does not mean that the network uses them.",
};
