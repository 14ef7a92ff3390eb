// How far a score is to be trusted: splits, shuffled labels, fixed depths, chosen columns.
export default {
  "leaks.title": "Leak or luck?",
  "leaks.text.magnitude":
    "The same network, trained as long under every split, and on magnitudes dealt out anew. Both cost many trainings.",
  "leaks.splits": "Compare the splits",
  "leaks.shuffled.magnitude": "Shuffle the magnitudes {n} times",
  "leaks.progress.splits": "Progress of the splits",
  "leaks.progress.shuffled": "Progress of the shuffled networks",
  "leaks.table": "The same network under every split",
  "leaks.skill": "skill",
  "leaks.mse": "MSE",
  "leaks.mae": "MAE",
  "leaks.r2": "R²",
  "leaks.meanMse": "MSE of the mean",
  "leaks.lineSkill": "skill of a line",
  "leaks.test": "tested on",
  "leaks.groups": "{n} groups in all",
  "leaks.flatters.magnitude":
    "The random split flatters: {random} of the scatter explained, against {best} at best where neighbours or aftershocks stay on one side.",
  "leaks.even.magnitude":
    "The random split explains {random}, the best of the others {best}: here it does not flatter.",
  "leaks.epochs": "After {n} {n|epoch|epochs} each.",
  "leaks.signal.magnitude":
    "p = {p}: on shuffled magnitudes {n} of {permutations} networks did as well. There is some signal; whether it is the Earth or the way it was measured is another question.",
  "leaks.noSignal.magnitude":
    "p = {p}: on shuffled magnitudes {n} of {permutations} networks did as well. What this network found may be nothing.",
  "leaks.explain.splits.magnitude":
    "Skill is 1 − MSE / MSE of that split’s own constant mean, with its 95 % interval; below zero the mean would have been better. By time: the future judges. Random: each event by lot, so that aftershocks and neighbours of the test events train. Spatial blocks: whole cells by lot, of the size in the settings. Sequences: a mainshock with all that Gardner’s and Knopoff’s windows hold. The last two keep neighbours together but train on the future as well. Test parts differ, so compare skills, not errors.",
  "leaks.explain.shuffled.magnitude":
    "Magnitudes are permuted within the training part and within the validation part, and the same network is trained as long, from the same first weights. p is (1 + those as good or better on the test part) / (shuffled + 1): how often chance alone does as well. It counts on events being exchangeable; where magnitudes drift in time, p comes out too small.",
  "leaks.text.probability":
    "The same network, trained as long under every split, and on windows whose outcomes were dealt out anew. Both cost many trainings.",
  "leaks.shuffled.probability": "Shuffle the outcomes {n} times",
  "leaks.gain": "gain (nats an event)",
  "leaks.logScore": "log score",
  "leaks.brierSkill": "Brier skill",
  "leaks.auc": "AUC",
  "leaks.climatology": "climatology’s log score",
  "leaks.neuronGain": "gain of one neuron",
  "leaks.events": "with event / windows",
  "leaks.flatters.probability":
    "The random split flatters: a gain of {random} nats an event, against {best} by time. Its test windows lie between windows of training, in the same sequences.",
  "leaks.even.probability":
    "The random split gains {random} nats an event, {best} by time: here it does not flatter. It often does, because its test windows lie in the same sequences as those of training.",
  "leaks.signal.probability":
    "p = {p}: on shuffled outcomes {n} of {permutations} networks did as well. There is some signal; the cell’s climatology may hold all of it.",
  "leaks.noSignal.probability":
    "p = {p}: on shuffled outcomes {n} of {permutations} networks did as well. What this network found may be nothing.",
  "leaks.explain.splits.probability":
    "The gain is over the cell’s climatology, learnt from the training part of the same split, with its 95 % interval over months. By time: the future judges. Random: each window by lot, so that windows of the same sequence train. Spatial blocks: whole cells by lot; of a cell that did not train nobody knows the climatology, and it is the base rate, which is easier to beat. The last two train on the future as well. Windows of one sequence lie in several cells and weeks, so there is no split by sequences. One seed each; test parts differ, so compare gains.",
  "leaks.explain.shuffled.probability":
    "Outcomes are permuted within the training part and within the validation part, and the same network is trained as long, from the same first weights. p is (1 + those as good or better on the test part, by log score) / (shuffled + 1). It counts on windows being exchangeable; events come in sequences, so p comes out too small.",
  "choice.spatial-block": "spatial blocks",
  "choice.sequence-grouped": "whole sequences",
  "choice.course-text": "course text",
  "choice.orogen": "Orogen",
  "setting.preset": "Start from",
  "means.preset":
    "Course text: latitude, longitude and depth as plain numbers. Orogen: the place on the unit sphere, where 180° E and 180° W are neighbours, the logarithm of depth, and the year. It fills in the features below; change what you like.",
  "feature.latitude": "latitude",
  "feature.longitude": "longitude",
  "feature.depth": "depth",
  "feature.x": "x (unit sphere)",
  "feature.y": "y (unit sphere)",
  "feature.z": "z (unit sphere)",
  "feature.log-depth": "log depth",
  "feature.time": "time (year)",
  "features.afterwards": "Columns known only afterwards ({n})",
  "features.why":
    "How many stations saw an event, how large its errors are, its other magnitudes: all that exists only once it has been measured. Large events are seen by more stations, so such columns tell the answer. Allow them to see what a leak looks like; the report will say so.",
  "features.allow": "Allow them",
  "estimate.time": "Year",
  "fixed.title": "Depths nobody measured",
  "fixed.depths": "Conventional depths",
  "fixed.km": "{depths} km",
  "fixed.rows": "Test events there",
  "fixed.of": "{n} of {all}",
  "fixed.flag": "Skill of that flag alone",
  "fixed.free": "Network’s skill on the others",
  "fixed.better": "On events whose depth was measured the network is better than the mean, too.",
  "fixed.worse": "On events whose depth was measured the network is worse than the mean.",
  "fixed.equal": "On events whose depth was measured the network cannot be told from the mean.",
  "fixed.explain":
    "Where too few stations are near, agencies write 10 or 33 km. A network that is told the depth can learn who wrote it: that explains part of the scatter and says nothing of the Earth. The flag is a rule with two means, one for such depths, one for the others; the conventional depths are those that stand out in the training part.",
};
