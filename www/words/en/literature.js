// The Literature lab: training a network that reads.
export default {
  "literature.step.use": "Use",
  "literature.kept.facts": "epoch {epoch} of {epochs} · {state} · {engine} · {when}",
  "literature.train.title": "Train a network that reads",
  "literature.train.lede":
    "{name}: {n} documents. The network reads their words in order and learns which label goes with what.",
  "literature.judge.title": "How good is it, honestly?",
  "literature.judge.lede":
    "{name}: scores on documents the network has never seen, beside methods that need no network and are hard to beat.",
  "literature.use.title": "Put it to use",
  "literature.use.lede": "{name}: rank what nobody has read, mark and know when to stop, ask why, and take it home.",
  "literature.cannot.title": "What it cannot do",
  "literature.cannot.text":
    "It does not understand a paper and checks no claim. It tells which texts resemble those you called relevant. A review that must miss nothing still needs people who read.",
  "literature.home.csv": "Judged documents",
  "literature.home.csv.text": "Each test document with its label, what was told, and the probabilities.",
  "literature.home.csv.save": "Save the test documents (.csv)",
  "literature.home.json.text": "All scores, intervals, baselines and doubts.",
  "literature.home.corpus": "Collection",
  "literature.home.corpus.text": "The documents that were kept, without markup and in one format.",
  "literature.home.corpus.save": "Save the collection (.csv)",
  "curve.note.literature": "cross-entropy, nats",
  "curve.axis.literature": "cross-entropy",
  "curve.rule.literature": "always the shares of the labels",
  "curve.explain.literature":
    "The training curve shows the documents the network learns from, the validation curve documents it does not. If training falls while validation rises, the network is learning by heart: with a few hundred texts that comes soon. The dotted line is what one scores by always naming the labels’ shares.",

  "text-settings.asked": "What is looked for",
  "text-settings.network": "Network",
  "text-settings.learning": "Learning",
  "text-settings.judging": "What is judged",
  "text-settings.reset": "Back to the preset",
  "text-preset.orogen": "Orogen",
  "text-preset.orogen.text": "Reads in both directions, attends, keeps the words themselves. Start with this one.",
  "text-preset.course-text": "Course text",
  "text-preset.course-text.text": "The course texts’ LSTM: 64 numbers a word, 64 units, its last state.",
  "text-preset.why": "Why ours is better",
  "text-preset.why.text":
    "The course text fills short texts up and takes the state after the last word, so what was read first is nearly forgotten. Ours masks what fills up, reads from both ends, lets attention choose which words count, and hands the words’ own vectors through, so that a single telling word is not lost. Dropout, clipped gradients and early stopping keep it from learning a few hundred texts by heart.",
  "setting.asked": "Labels",
  "setting.relevant": "The label",
  "setting.embedding": "Numbers of a word",
  "setting.units": "LSTM units",
  "setting.bidirectional": "Both directions",
  "setting.pooling": "Summed up by",
  "setting.tokens": "Words read",
  "setting.vocabulary": "Words known",
  "setting.clip": "Longest gradient",
  "setting.classWeights": "Weigh rare labels up",
  "choice.labels": "all labels",
  "choice.one": "one label against all others",
  "choice.marks": "my marks: relevant or not",
  "choice.attention": "attention",
  "choice.mean": "mean",
  "choice.last": "last state",
  "text-means.asked":
    "All labels of the collection, one label against the rest, or what you marked as relevant or not in the Check and Use steps. It is the question the network learns to answer.",
  "text-means.relevant":
    "The label that is looked for, against all others. A rare label leaves few examples to learn from and few to be judged by.",
  "text-means.embedding":
    "Each known word is so many numbers, learnt with the rest. Words used alike end up with numbers that are alike.",
  "text-means.units": "Size of the LSTM’s memory in each direction. 0: no LSTM, the words’ vectors alone.",
  "text-means.bidirectional":
    "Reads from the front and from the back. So the end does not count more than the beginning.",
  "text-means.pooling":
    "What is handed on of all that was read: the state after the last word, the mean over all words, or a mean weighted by attention. The last state has nearly forgotten how a long text began.",
  "text-means.tokens": "Longer texts are cut. Reading more takes longer.",
  "text-means.vocabulary":
    "The commonest words of the training part, at most so many. All others are “?” to the network.",
  "text-means.dropout":
    "Share of the numbers switched off at random in each step, 0 to 0.9. It hinders learning by heart.",
  "text-means.clip": "A gradient longer than this is shortened: long texts can make it explode. 0 is off.",
  "text-means.classWeights":
    "A text of a rare label counts as much more as it is rarer. Without it a network may do well by never naming rare labels.",
  "text-means.optimiser":
    "How weights follow the gradient. Adam adapts the step of each weight; SGD takes the same for all.",
  "text-means.learningRate": "How far one step goes. Too high and the loss explodes, too low and nothing moves.",
  "text-means.momentum": "How much of the last step SGD keeps. Other optimisers do not use it.",
  "text-means.l2":
    "Adds the sum of squared weights, times this, to the loss. Large weights cost, so answers become smoother.",
  "text-means.batchSize": "Documents a step. Larger batches make calmer, fewer steps an epoch.",
  "text-means.epochs":
    "How often the network sees the whole training part. A few hundred texts are soon learnt by heart.",
  "text-means.earlyStopping":
    "Stop after so many epochs without a better validation loss, and keep the best weights. 0 is off.",
  "text-means.seed": "Start of the random numbers: weights, shuffles, dropout. The same seed repeats the run.",
  "text-means.seeds": "How many networks the verdict rests on. The others are trained alike when it is judged.",
  "text-means.split":
    "By time: train on the early years, judge on the late ones, as in real use. Random: documents dealt out by lot. Documents that repeat each other stay together.",
  "text-means.validationShare":
    "Part that is watched while training and chooses the rival, but is not learnt from. Scores on it flatter, because choices were made to suit it.",
  "text-means.testShare": "Part kept back for the verdict. It is looked at once, at the end.",
  "marks.count": "Marked: {relevant} relevant, {not} not.",
};
