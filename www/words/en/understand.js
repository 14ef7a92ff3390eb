// The Literature lab: relations, vectors of words, groups, the learning curve.
export default {
  "relation.causes": "causes",
  "relation.leads-to": "leads to",
  "relation.affects": "affects",
  "relation.part-of": "is part of",
  "relation.is-a": "is a kind of",
  "relations.title": "Relations that sentences state",
  "relations.text":
    "Sentences of the form “X causes Y”, “X leads to Y”, “X affects Y”, “X is part of Y”, “X such as Y”. They are candidates: read each and confirm or refuse it.",
  "relations.find": "Find relations",
  "relations.shown": "Show",
  "relations.undecided": "not decided yet",
  "relations.confirmed": "confirmed",
  "relations.refused": "refused",
  "relations.undecided.count": "{n} {n|candidate|candidates} not decided yet",
  "relations.confirmed.count": "{n} confirmed",
  "relations.refused.count": "{n} refused",
  "relations.statement": "{subject} – {kind} → {object}",
  "relations.said": "relation",
  "relations.sentence": "sentence",
  "relations.confirm": "Confirm",
  "relations.refuse": "Refuse",
  "relations.decide": "{decision}: {statement}",
  "relations.more": "{n} more",
  "relations.subject": "subject",
  "relations.kind": "relation",
  "relations.object": "object",
  "relations.none": "Confirm a relation first.",
  "relations.save.jsonld": "Save JSON-LD",
  "relations.save.turtle": "Save Turtle",
  "relations.graph": "What you confirmed",
  "relations.graph.note": "a knowledge graph, as good as your reading",
  "relations.graph.summary": "{terms} {terms|term|terms} and {n} {n|relation|relations}.",
  "relations.graph.explain":
    "Arrows point from the subject to the object. Only what you confirmed is here, and it says no more than the sentences do: that authors wrote so. As JSON-LD or Turtle it can be read by any program for linked data; terms are SKOS concepts, and each sentence stands beside its relation with its document.",
  "relations.explain":
    "Found by patterns of words (Hearst 1992), which know no grammar: they cut terms too short, miss what is said in other words, and take a guess or a question for a statement. A denial right before the verb is left out. Your decisions are kept with a run on this collection, in its lab file and in this browser; without a run they go when the collection is closed.",

  "vectors.title": "Words by their company",
  "vectors.text":
    "Each word becomes so many numbers, learnt here from the words around it (skip-gram with negative sampling). Words used alike get vectors that point the same way.",
  "vectors.dimensions": "Numbers of a word",
  "vectors.window": "Words to either side",
  "vectors.train": "Train the vectors",
  "vectors.stop": "Stop",
  "vectors.progress": "Training the vectors",
  "vectors.trained": "{n} words in {epochs} epochs; mean loss of a pair {first} at first, {last} at last.",
  "vectors.neighbours": "Neighbours of",
  "vectors.look": "Look up",
  "vectors.near": "Nearest to “{word}”",
  "vectors.word": "word",
  "vectors.cosine": "cosine",
  "vectors.save": "Save the vectors (.txt)",
  "vectors.map": "Words on a map",
  "vectors.map.note": "first two principal components",
  "vectors.map.summary":
    "The {n} commonest of {all} words. This plane shows {share} of the variance; the rest is not seen here.",
  "vectors.map.explain":
    "The plane in which the vectors differ most. With a small share of the variance shown, two words that lie side by side here may be far apart: trust the table of neighbours. The axes have no meaning of their own.",
  "vectors.axis": "component {n} ({share} of the variance)",
  "vectors.dot": "{word}, {n} times",
  "vectors.explain":
    "Mikolov, Sutskever, Chen, Corrado and Dean 2013. Words that are in fewer than three documents, and those that name nothing, are left out. Such vectors were made for billions of words; on a few hundred abstracts they mostly tell which words share a subject, and another seed moves the far neighbours. Near is not the same: “north” and “south” are used alike.",

  "text-clusters.title": "Groups of documents",
  "text-clusters.text":
    "Documents that use the same words are put together, without looking at labels; each group is named by words it has oftener than the others.",
  "text-clusters.count": "Groups",
  "text-clusters.usual": "as many as labels, or 8",
  "text-clusters.find": "Find groups",
  "text-clusters.number": "group",
  "text-clusters.terms": "terms",
  "text-clusters.summary": "{n} groups; {between} of the variance lies between them.",
  "text-clusters.agreement":
    "{n} groups; {between} of the variance lies between them. Agreement with the labels: adjusted Rand index {index} (1 is perfect, 0 is chance).",
  "text-clusters.save": "Save the groups (.csv)",
  "text-clusters.explain":
    "k-means with the k-means++ start, the best of eight, on TF-IDF brought down to its main directions (Ding and He 2004). It always finds as many groups as you ask for, whether there are any or not, and each document belongs to one. In the table, darker cells hold a larger share of the row: where each row has one dark cell, groups and labels agree. The index is that of Hubert and Arabie (1985). Groups that differ from the labels are not wrong: they may be another view.",

  "label-curve.title": "Would more labels help?",
  "label-curve.text":
    "TF-IDF with logistic regression, taught by 10, 20, 50 … documents of the training part and judged on the same test documents as the network.",
  "label-curve.withNetwork": "With the network, too: a training for each size",
  "label-curve.do": "Draw the learning curve",
  "label-curve.progress": "Learning curve",
  "label-curve.x": "documents that teach",
  "label-curve.who": "method",
  "label-curve.draws": "draws",
  "label-curve.words": "{who}, {n} documents: macro F1 {f1} [{low}, {high}], {draws} {draws|draw|draws}",
  "label-curve.summary": "Up to {n} documents teach, {test} judge.",
  "label-curve.explain":
    "If the curve still rises at its right end, more labels would probably help; if it is flat, another method or better texts would. Each dot is the mean over ten draws of the documents that teach (at the right end there is only one), its bar the middle 95 % over draws and resampled test documents. The network is taught by the first draw alone, so its bar holds the test documents’ chance, not the draw’s.",
};
