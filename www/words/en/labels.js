// What the Literature lab's networks and rules are called, and what can be wrong with them.
export default {
  "rule.majority": "always saying the commonest label",
  "rule.tfidf-logistic": "TF-IDF with logistic regression",
  "rule.multinomial-bayes": "multinomial naive Bayes",
  "rule.complement-bayes": "complement naive Bayes",
  "rule.mean-embedding": "one layer over the mean of the words’ vectors",
  "baseline.majority": "commonest label",
  "baseline.tfidf-logistic": "TF-IDF + logistic",
  "baseline.multinomial-bayes": "multinomial naive Bayes",
  "baseline.complement-bayes": "complement naive Bayes",
  "baseline.mean-embedding": "mean of word vectors",
  "pooling.last": "the state after the last word",
  "pooling.mean": "the mean over all words",
  "pooling.attention": "attention over all words",

  "doubt.no-years":
    "Not every document has a year, so documents were dealt out by lot: old ones may be judged by what newer ones taught.",
  "doubt.rare-label":
    "Only {n} of the documents judged {n|has|have} the label “{label}”: its scores, and with them the macro average, hang on a few texts.",
  "doubt.texts-cut":
    "{percent:0} % of the documents judged are longer than the {tokens} words that are read; the network never saw the rest of them. The rules read all.",
  "doubt.words-unknown":
    "{percent:0} % of the words judged are unknown to the network: the training part does not have them, or the vocabulary is small.",
  "doubt.no-skill-over-majority":
    "The network is no better than always saying the commonest label: it has learnt nothing yet.",
  "doubt.no-skill-over-words":
    "A layer over the mean of the words’ vectors is as good: what the network learnt is which words occur, not their order.",

  "error.one-label.title": "Only one label",
  "error.one-label.what": "All documents to learn from have the label “{label}”: there is nothing to tell apart.",
  "error.one-label.hint":
    "Mark documents of both kinds, pick another column for the label, or split at random if a label is only found in later years.",
  "error.too-many-labels.title": "Too many labels",
  "error.too-many-labels.what": "The labels column has {labels} different values; at most {limit} can be learnt.",
  "error.too-many-labels.hint":
    "Pick another column for the label (this one may hold names or key words), or look for one label against all others.",
};
