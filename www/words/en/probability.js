// The choice of a question, and the second one: the probability of a large event in the next days.
export default {
  "question.title": "What shall the network answer?",
  "question.magnitude": "Magnitude estimate",
  "question.text.magnitude": "How large was an event, told from where it was?",
  "question.probability": "Probability of a large event",
  "question.text.probability":
    "How probable is an event of magnitude m or more in a cell within the next T days, told from what came before?",

  "train.title.probability": "Probability of a large event in the next days",
  "train.lede.probability":
    "{name}: {events} events, cut into windows of days and cells. The network learns from the past, is tuned on what follows, and is judged on the rest.",
  "curve.note.probability": "mean cross-entropy, nats",
  "curve.axis.probability": "mean cross-entropy (nats)",
  "curve.rule.probability": "climatology of the cells",
  "curve.explain.probability":
    "Cross-entropy is the mean surprise: minus the logarithm of the probability that was given to what then happened, in nats. The training curve is of windows the network learns from, the validation curve of windows it does not. Compare with the dotted line, the long-term rate of each cell: only below it has the network something to add. Where events are rare all of these are small numbers, and small differences count.",
  "settings.preset.probability":
    "64 and 32 relu units that end in one probability (sigmoid), Adam, cross-entropy. Seven inputs tell the past of each cell: events of the last 1, 7, 30 and 365 days, days since the last one, the largest magnitude of 30 days, and the cell’s long-term rate.",
  "settings.reset.probability": "Back to the usual values",
  "settings.asked": "What is asked",
  "setting.targetMagnitude": "Magnitude m, at least",
  "setting.windowDays": "Days T",
  "setting.cellDegrees": "Cell size (°)",
  "setting.cellEvents": "Least events of a cell",
  "setting.region": "Region",
  "setting.threshold": "Yes from probability (%)",
  "setting.time": "Day",
  "means.targetMagnitude":
    "Left empty, m is one magnitude above the completeness of the training part: the catalogue misses none of them, and smaller ones are there to tell from. A larger m is rarer and leaves less to judge by; below completeness it is refused.",
  "means.windowDays":
    "The probability is for the T days after it is said, 0.25 to 3,660. Windows do not overlap: longer ones are fewer, and each holds an event more often.",
  "means.cellDegrees":
    "Width and height of the cells that the Earth is cut into. 0 makes the whole region one cell. Smaller cells have fewer events each.",
  "means.cellEvents":
    "A cell takes part if the training part has so many events in it, at or above completeness. Where nothing ever happened there is nothing to learn.",
  "means.region":
    "Events outside do not count. A region drawn on the map of the Check step is offered here. A region chosen after looking at what happened in it flatters the result.",
  "means.threshold":
    "From this probability on counts as a yes, for precision and recall only; the verdict does not use it. Left empty it is the base rate of training: “more likely than usual”.",
  "problem.orNothing": "A number from {low} to {high}, or nothing.",
  "problem.orZero": "A number from {low} to {high}, or 0 for one cell.",
  "region.all": "the whole catalogue",
  "region.drawn": "{bounds}, drawn in Check",
  "region.other": "{bounds}, chosen before",
  "region.bounds": "{south} – {north}, {west} – {east}",

  "judge.lede.probability":
    "{name}: probabilities for windows the network has never seen, beside the simplest rules that could have worked.",
  "verdict.numbers.probability":
    "Difference in log score {difference} nats a window, 95 % interval {low} to {high}; {blocks} {blocks|month|months}, {seeds} {seeds|seed|seeds}.",
  "verdict.explain.probability":
    "The rival is the simple rule with the best log score on the validation part. Both are judged on the same test windows, and the difference of their log scores is resampled by months, all cells of one month together, because one sequence fills many windows. Above zero the network is better; if the interval holds zero, nobody can tell. With fewer than 100 windows in which such an event came no verdict is given, whatever the numbers are.",
  "refusal.few":
    "Only {positives} of the {windows} windows judged had such an event; a verdict needs {needed}. With fewer, one sequence decides who wins.",
  "refusal.more":
    "To get more: a smaller m, shorter windows, a longer catalogue or a larger region, or a larger test share.",
  "refusal.interval": "The windows judged lie in too few months for an interval. Bring a longer catalogue.",
  "scores.title.probability": "On windows it has not seen",
  "scores.who.probability": "Who gives the probability",
  "scores.explain.probability":
    "The log score is the mean logarithm of the probability given to what then happened, in nats: 0 is perfect, and one sure mistake costs much. Brier is the mean squared error of the probability, smaller is better. Skill is the share of the climatology’s Brier score that is saved; information gain is the log score above the climatology’s, for each window with such an event. AUC says how well windows with and without are ordered, 0.5 is by chance; it does not mind whether the probabilities are right. For rare events a Brier score looks small whoever tells it: compare with the base rate’s. Typical of honest forecasts are a skill of 0.01 to 0.05 and a gain of 0.1 to 0.5 nats, most of it from aftershocks. Brackets hold 95 % intervals; the verdict compares window by window.",
  "score.logScore": "Log score (nats)",
  "score.brier": "Brier",
  "score.skill": "Brier skill",
  "score.informationGain": "Gain (nats an event)",
  "score.auc": "AUC",
  "facts.asked": "Asked",
  "facts.question": "M ≥ {m} within {days} {days|day|days}",
  "facts.mc": "Complete from",
  "facts.cells": "Cells",
  "facts.cellsOf": "{n} of {degrees}° by {degrees}°",
  "facts.oneCell": "one, the whole region",
  "facts.baseRate": "Base rate",
  "facts.windows": "{n} {n|window|windows}, {events} with such an event",

  "reliability.title": "Do the probabilities come true?",
  "reliability.note": "reliability diagram",
  "reliability.x": "said (%)",
  "reliability.y": "came (%)",
  "reliability.bin": "windows of like probability, 95 %",
  "reliability.equal": "as often as said",
  "reliability.base": "base rate of these windows",
  "reliability.n": "windows",
  "reliability.events": "with an event",
  "reliability.low": "lowest (%)",
  "reliability.high": "highest (%)",
  "reliability.summary":
    "In {inside} of {bins} {bins|group|groups} what was said lies in the interval of what came. Probabilities run from {low} to {high}; the base rate is {base}.",
  "reliability.none": "No windows to compare.",
  "reliability.explain":
    "Windows are sorted by the probability they were given and cut into groups of about equal number. Each mark is one group: to the right what was said on average, upwards how often it then happened, with a 95 % interval after Wilson. On the dashed line the two are equal; below it too much was said, above it too little. It misleads in two ways. Groups with few events scatter by chance: look at the interval before you see a bend. And somebody who always says the base rate sits on the line with one single mark: coming true is not the same as telling windows apart, which is what marks far apart show.",
  "precision.title": "What a yes-or-no would find",
  "precision.note": "precision and recall",
  "precision.x": "recall",
  "precision.y": "precision",
  "precision.curve": "as the threshold falls",
  "precision.chosen": "threshold in use",
  "precision.base": "always yes",
  "precision.threshold": "threshold",
  "precision.summary":
    "With a yes from {threshold} on: {precision} of the yeses were right (precision), {recall} of the events were found (recall), F1 {f1}.",
  "precision.none": "No event came in these windows: there is nothing to find.",
  "precision.explain":
    "Turned into yes or no, a probability has a threshold. Precision is the share of yeses that came true, recall the share of events that had a yes; lowering the threshold buys the second with the first. The dotted line is what always saying yes comes to. The left end rests on a handful of windows and jumps about. No threshold is right in itself: it depends on what a false alarm and a miss cost, and that is not in the catalogue.",
  "yesOrNo.title": "As a yes or no",
  "yesOrNo.who": "Who",
  "yesOrNo.precision": "Precision",
  "yesOrNo.recall": "Recall",
  "yesOrNo.f1": "F1",
  "yesOrNo.accuracy": "Accuracy",
  "yesOrNo.network": "network, yes from {threshold}",
  "yesOrNo.never": "always no",
  "yesOrNo.above": "Its accuracy is above that of always saying no, which is rare and no merit in itself.",
  "yesOrNo.below": "Always saying no is at least as accurate, and useless: accuracy is no measure for rare events.",
  "yesOrNo.explain":
    "F1 is the harmonic mean of precision and recall. Accuracy is the share of right answers of all. Where such events are rare, always saying no is right nearly always, so an accuracy of 98 % means nothing; that is why it stands here only beside “always no”. The threshold is a setting.",
  "nTest.title": "As many as expected?",
  "nTest.agrees": "About {expected:0} windows with such an event were expected and {observed} came: the number agrees.",
  "nTest.more":
    "About {expected:0} windows with such an event were expected and {observed} came: more than chance alone explains.",
  "nTest.fewer":
    "About {expected:0} windows with such an event were expected and {observed} came: fewer than chance alone explains.",
  "nTest.what": "N-test",
  "nTest.value": "value",
  "nTest.expected": "expected",
  "nTest.observed": "came",
  "nTest.delta1": "P(so many or more)",
  "nTest.delta2": "P(so many or fewer)",
  "nTest.explain":
    "The N-test of forecast experiments (CSEP): the probabilities of all windows are summed, and the number that came is compared with that mean of a Poisson distribution. A value below 0.025 on either side is called a disagreement. Events come in clusters, so true numbers scatter more than Poisson’s: one aftershock sequence in the test part can fail a good forecast, and two errors can cancel and pass a bad one.",

  "day.title": "The probability for a day",
  "day.question": "Probability of M ≥ {m} within {days} days",
  "day.text":
    "What the network says of each cell, as far as was known at the end of a day (Universal Time), beside the cell’s long-term rate. A map to learn from, no forecast to act on.",
  "day.day": "At the end of",
  "day.end": "The last day",
  "day.outside": "A day from {from} to {to}.",
  "day.map": "Probabilities on the map",
  "day.note": "cells that take part",
  "day.byProbability": "probability",
  "day.byRatio": "times the cell’s usual",
  "day.under": "under {to}",
  "day.band": "{from} to {to}",
  "day.over": "{from} or more",
  "day.times": "{n} ×",
  "day.ring": "M ≥ {m} that came",
  "day.cell": "{from} to {to}",
  "day.readout": "{place} · probability {probability} · usual {base} · {ratio} × the usual",
  "day.column.south": "south (°)",
  "day.column.north": "north (°)",
  "day.column.west": "west (°)",
  "day.column.east": "east (°)",
  "day.column.probability": "probability",
  "day.column.base": "usual (climatology)",
  "day.column.ratio": "times the usual",
  "day.summary": "After {when} UTC the highest is {most}, where {base} is usual: {ratio} times as much.",
  "day.came": "{n} such {n|event|events} came in these days.",
  "day.cameSoFar": "The catalogue ends before these days do; {n} such {n|event|events} came until then.",
  "day.training": "This day is in the training part: the network was shown what came after it.",
  "day.validation":
    "This day is in the validation part: the network did not learn from it, but was stopped and judged by it.",
  "day.test": "This day is in the test part: the network has never seen what came after it.",
  "day.mixed": "The split is random: the network was shown some of the windows around this day.",
  "day.early": "This day is before all parts: the catalogue has only begun, and the counts of a year are not full yet.",
  "day.late": "This day is after all parts: no whole window of the catalogue follows it.",
  "day.between": "This day is between two parts, which are kept a window apart.",
  "day.explain":
    "Each cell that had enough events is coloured by the probability that the first seed’s network gives it, or by how many times that is the cell’s usual. Rings mark what then came, as far as the catalogue goes. Look at the usual first: a dark cell is most often one that is always active. A cell at twenty times its usual may still stay quiet far more often than not, and a ring in a pale cell is no mistake in itself, since pale does not mean never. One day proves nothing for or against the network; the scores above are of all windows. Cells without colour had too few events to say anything, which is not the same as safe.",

  "home.csv.probability": "Judged windows",
  "home.csv.text.probability":
    "Each test window and cell: whether such an event came, the network’s probability, the climatology’s.",
};
