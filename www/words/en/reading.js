// The Literature lab: judging, ranking, marking, explaining.
export default {
  "text-score.macroF1": "macro F1",
  "text-score.accuracy": "accuracy",
  "text-score.logScore": "log score",
  "text-score.brier": "Brier",
  "text-score.precision": "precision",
  "text-score.recall": "recall",
  "text-score.f1": "F1",
  "text-score.support": "documents",
  "text-score.macro": "macro average",
  "text-scores.title": "On documents it has not seen",
  "text-scores.who": "Who tells the label",
  "text-scores.explain":
    "Macro F1 is the plain mean over the labels of F1, the balance of precision (of those named, how many are right) and recall (of those there are, how many were named). Each document has one label, so micro-averaged precision, recall and F1 all equal the accuracy. The log score is nearer to 0, Brier smaller, the better the probabilities. Brackets hold 95 % intervals: with 150 documents they are wide.",
  "text-verdict.numbers":
    "Difference in macro F1 {difference}, 95 % interval {low} to {high}, {seeds} {seeds|seed|seeds}. Only the network is right on {network} documents, only the rival on {baseline} (McNemar p {p}).",
  "text-verdict.explain":
    "The rival is the method that was best on the validation part. Both are judged on the same test documents, and the difference of their macro F1 is resampled by drawing documents. Above zero the network is better; if the interval holds zero, nobody can tell. With fewer than 30 documents there is no verdict. On a few hundred texts naive Bayes often wins, and the page says so.",
  "text-facts.words": "Words known",
  "text-facts.words.value": "{n}; {unknown} of the words judged are not among them",
  "text-facts.read": "Words read",
  "text-facts.read.value": "{n} of a text; {cut} of the documents are longer",
  "text-recall.title": "Precision against recall",
  "text-recall.x": "recall",
  "text-recall.y": "precision",
  "text-recall.curve": "network",
  "text-recall.half": "at a probability of about one half",
  "text-recall.base": "naming it always",
  "text-recall.threshold": "probability",
  "text-recall.summary": "“{label}”: average precision {area}.",
  "text-recall.explain":
    "As the threshold falls, more documents of the label are found and more others are named with them. Who must miss nothing reads at the right end, where recall is near 1, and sees how much must be read for it.",
  "text-reliability.title": "Are its probabilities right?",
  "text-reliability.x": "probability of the likeliest label (%)",
  "text-reliability.y": "how often it was right (%)",
  "text-reliability.bin": "documents of like probability",
  "text-reliability.equal": "equal",
  "text-reliability.base": "all documents",
  "text-reliability.right": "right",
  "text-reliability.summary": "Of all documents judged, {accuracy} were told right.",
  "text-reliability.explain":
    "Below the dashed line the network is surer than it has reason to be, which networks trained on few texts often are. Bars are 95 % intervals.",
  "confusion.title": "Which label is taken for which",
  "confusion.text":
    "Each row is a true label, each column what the network said; the darker, the larger its share of the row.",
  "confusion.true": "true label",
  "confusion.told": "what the network said",
  "text-labels.title": "Each label",
  "text-labels.explain":
    "A label with few documents has a score of few documents: one more or less right moves it far. The macro average counts every label alike.",
  "text-splits.title": "By time and by lot",
  "text-splits.text": "Trains the same network on both splits, beside the best method without a network.",
  "text-splits.do": "Compare both splits",
  "text-splits.stop": "Give up",
  "text-splits.progress": "Progress of the comparison",
  "text-splits.trained": "trained on",
  "text-splits.network": "macro F1, network",
  "text-splits.baseline": "macro F1, best other",

  "ranking.title": "Rank",
  "ranking.text": "The most probable first. Read from the top; the further down, the rarer a hit.",
  "ranking.noRun": "Train a network first; marking below needs none.",
  "ranking.label": "By the label",
  "ranking.whose": "Documents",
  "ranking.unlabelled": "without a label or mark",
  "ranking.all": "all",
  "ranking.do": "Rank",
  "ranking.found": "{n} {n|document|documents} by the probability of “{label}”",
  "ranking.probability": "probability",
  "ranking.save.ris": "Save as RIS",
  "ranking.save.bibtex": "Save as BibTeX",
  "ranking.save.csv": "Save as CSV",
  "triage.title": "Mark, and know when to stop",
  "triage.text":
    "Mark a few documents as relevant or not. The page learns from your marks at once, proposes what to read next, and estimates what is still to be found.",
  "triage.start": "Propose the first ten",
  "triage.more": "Propose the next ten",
  "triage.train": "Train the network on these marks",
  "triage.byLot": "drawn by lot",
  "triage.probability": "{p} likely relevant",
  "triage.unknown":
    "Read: {read}; unread: {left}. How many are still to be found can be told once ten drawn by lot were marked.",
  "triage.state":
    "Probably found: {recall} of all relevant documents ({recallRange}). Stopping now would miss about {missed} ({missedRange}) among {left} unread. Told from {lot} marked by lot; more of those narrow it.",
  "triage.explain":
    "Proposals come in turn: the likeliest, the most uncertain, and some drawn by lot. Only those drawn by lot say honestly how many relevant documents the unread hold, because the others were chosen for being likely: the estimate is what a learner that never saw them says, put right by its errors on them. With a handful of draws the interval is wide, and that is the truth. Learning is logistic regression on TF-IDF, anew after each ten.",
  "explain.title": "Why this label?",
  "explain.text": "Choose a document above and press “Explain”, or paste a text of your own.",
  "explain.this": "Explain",
  "explain.own": "A text of your own",
  "explain.do": "Explain this text",
  "explain.empty": "Paste a text first.",
  "explain.result": "“{label}”, probability {p}",
  "explain.ways": "Shown by",
  "explain.attention": "Attention: where it looked",
  "explain.occlusion": "Occlusion: what moved the result",
  "explain.integratedGradients": "Integrated gradients: what adds up to the result",
  "explain.attention.text":
    "Each word’s share of the attention. Looking at a word is not the same as being moved by it.",
  "explain.occlusion.text":
    "How much the log odds of “{label}” fall when one word is taken away; words with a dashed line below speak against it.",
  "explain.integratedGradients.text":
    "Shares that add up to the change of the log odds of “{label}” from an empty text to this one; words with a dashed line below speak against it.",
  "explain.warning":
    "These three differ, and none is the network’s reason: a word may matter only together with others. Believe what they agree on.",
  "explain.weight": "weight",
  "explain.sum":
    "Log odds {logOdds}, of an empty text {empty}; the integrated gradients add up to the difference but for {gap}.",
  "explain.nearest": "Training documents with the most alike words",
  "explain.cosine": "cosine {value}",
  "explain.rules": "What methods that weigh words say",
  "explain.explain":
    "Occlusion asks what happens without a word, integrated gradients how the result builds up from nothing, attention where the network looked. Words stand for more than themselves: “ice” may only mark a group of authors. Read the nearest training documents: they show what the network was taught.",

  "help.literature.title": "The Literature lab",
  "help.literature.text":
    "It reads the exports of search portals and reference managers, says what a collection is about, and trains a network that reads to tell which documents have a label or are relevant to you. Naive Bayes and logistic regression stand beside it and often win on small collections. Abstracts are never shown as anything but text and never leave this device.",
};
