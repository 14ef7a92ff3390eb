// The Literature lab: the network that writes.
export default {
  "writing.title": "A network that writes",
  "writing.text":
    "An LSTM learns here, from these documents alone, which word comes next. Then it writes: each word is drawn from what it takes for likely behind those before.",
  "writing.warning":
    "What it writes is no source of facts. It knows which words follow one another, not what is true; a sentence that sounds right may say what no paper says.",
  "writing.vocabulary": "Words it knows, at most",
  "writing.units": "Units of the LSTM",
  "writing.train": "Train the network that writes",
  "writing.progress": "Training the network that writes",
  "writing.trained":
    "It knows {vocabulary} words and went through {words} words {epochs} {epochs|time|times}; kept is what it knew after epoch {best}.",
  "writing.better":
    "On documents that it never saw it guesses the next word better than counts of word pairs. One split, one seed.",
  "writing.worse":
    "On documents that it never saw it guesses the next word no better than counts of word pairs, which need no network. One split, one seed.",
  "writing.guesses": "How well each guesses the next word",
  "writing.who": "method",
  "writing.perplexity": "perplexity",
  "writing.unigram": "how often each word occurs",
  "writing.bigram": "which word follows on which (Kneser–Ney)",
  "writing.network": "LSTM",
  "writing.judged":
    "{n} words of {documents} {documents|document|documents} judge, ends of sentences included; {share} of them it does not know and counts as one word. Lower is better: a perplexity of 100 is guessing among 100 words, all alike.",
  "written.temperature": "Temperature",
  "written.written": "Sentences",
  "written.drawn": "Seed",
  "writing.write": "Write",
  "writing.legend":
    "Marked: the longest run of words that stands like this in one of the documents. ¦ stands where two words meet that never meet in any of them.",
  "writing.copied": "{n} of {all} words stand like this in",
  "writing.copied.all": "All {all} words are copied; they stand like this in",
  "writing.unseen": "{n} of {all} word pairs stand nowhere in the collection.",
  "writing.explain":
    "A long short-term memory that gives each word of its vocabulary a probability (Sundermeyer, Schlüter and Ney 2012), trained sentence by sentence with Adam, dropout and clipped gradients; a tenth of the documents, by lot, chooses the epoch, another tenth judges. Beside it counts of single words (Laplace) and of pairs (interpolated Kneser–Ney 1995, as in Chen and Goodman 1999) on the same words. A temperature below 1 makes likely words likelier, so that it copies more; above 1 it makes up more. Words are in lower case and without punctuation; Chinese is written character by character. Large language models work by the same step, next word after next word, with millions of times as much text: what they make up is as fluent as what they learnt, and here you can see which is which.",
};
