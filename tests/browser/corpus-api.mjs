// Collections of documents in Node: the same interface, in-process.

import assert from "node:assert/strict";

/** @import { Orogen } from "../../pkg/orogen.d.ts" */

/**
 * @param {Orogen} orogen
 * @param {(promise: Promise<unknown>) => Promise<string>} code
 * @returns {Record<string, () => Promise<void>>}
 */
export function corpusTests(orogen, code) {
  const sample = () => orogen.corpus({ sample: "geoscience-abstracts" });
  return {
    "documents are what their file says, and come back from every format": async () => {
      const corpus = await sample();
      assert.deepEqual([corpus.report.rows, corpus.report.kept, corpus.report.format], [300, 300, "table"]);
      const documents = await corpus.documents();
      const { labels, years, words, withoutLabel, withoutYear, withoutAbstract } = await corpus.overview();
      assert.deepEqual([withoutLabel, withoutYear, withoutAbstract, words.length], [0, 0, 0, 300]);
      assert.equal(labels.length, 8);
      for (const { label, documents: count } of labels)
        assert.equal(documents.filter((one) => one.label === label).length, count, label);
      const [first] = years;
      assert.equal(first.documents, documents.filter(({ year }) => year === first.year).length);
      for (const format of /** @type {const} */ (["csv", "ris", "bibtex"])) {
        const chosen = [7, 3, 299];
        const text = await corpus.export({ format, documents: chosen, probabilities: [0.9, 0.5, 0.25] });
        assert.match(text, /0\.2500/);
        const again = await (await orogen.corpus({ name: `a.${format}`, bytes: Buffer.from(text) })).documents();
        const bare = (/** @type {number} */ place) => ({ ...documents[place], label: null });
        assert.deepEqual(
          again.map((one) => ({ ...one, label: null })),
          chosen.map(bare),
          format,
        );
      }
      assert.equal(await code(corpus.export({ format: "csv", documents: [300] })), "bad-option");
      assert.equal(await code(corpus.export({ format: "csv", probabilities: [1] })), "bad-option");
    },
    "a collection says what it is about": async () => {
      const corpus = await sample();
      const documents = await corpus.documents();
      const ice = documents.flatMap(({ label }, place) => (label === "glaciers" ? [place] : []));
      assert(ice.length > 10, `${ice.length}`);
      for (const method of /** @type {const} */ (["rake", "yake", "tfidf", "distinctive"])) {
        const terms = await corpus.keyTerms({ method, documents: ice, most: 10 });
        assert.equal(terms.length, 10, method);
        const sorted = terms.toSorted((a, b) => (method === "yake" ? a.score - b.score : b.score - a.score));
        assert.deepEqual(terms, sorted, method);
      }
      const telling = await corpus.keyTerms({ method: "distinctive", documents: ice, most: 10 });
      assert(
        telling.some(({ term }) => /ice|glacier/.test(term)),
        JSON.stringify(telling),
      );
      assert.equal(await code(corpus.keyTerms({ method: "distinctive" })), "bad-option");
      for (const method of /** @type {const} */ (["textrank", "lexrank", "lead"])) {
        const sentences = await corpus.summary({ method, documents: [5, 9], sentences: 4 });
        assert.equal(sentences.length, 4);
        for (const { document, sentence } of sentences) assert(documents[document].abstract.includes(sentence));
      }
      assert.equal(await code(corpus.summary({ method: "lead", sentences: 0 })), "bad-option");
    },
    "terms stand together, and move over the years as they were planted": async () => {
      const options = { documents: 1200, topics: 4, seed: 7 };
      const corpus = await orogen.corpus({ sample: "synthetic-abstracts", options });
      assert.equal(corpus.report.kept, 1200);
      const truth = corpus.report.notes.find((note) => note.code === "synthetic-corpus");
      const { term, since, rising } = truth?.values ?? {};
      const trend = await corpus.trend({ term: String(term) });
      assert.equal(trend.changes.length, 1, JSON.stringify(trend.changes));
      assert(Math.abs(trend.changes[0].year - Number(since)) <= 2);
      assert(trend.years.every(({ share, low, high }) => low <= share && share <= high));
      assert(Number((await corpus.trend({ label: String(rising) })).z) > 5);
      assert.equal(await code(corpus.trend({ label: "no such" })), "bad-option");
      assert.equal(await code(corpus.trend({ term: " " })), "bad-option");
      const graph = await corpus.graph({ terms: 500 });
      const [{ from, to, npmi }] = graph.edges;
      assert.deepEqual([graph.nodes[from].term, graph.nodes[to].term].sort(), String(term).split(" ").sort());
      assert(Math.abs(npmi - 1) < 1e-9);
      const [xml, csv] = await Promise.all(
        /** @type {const} */ (["graphml", "csv"]).map((format) => corpus.exportGraph({ terms: 500, format })),
      );
      assert.equal(xml.match(/<edge /g)?.length, graph.edges.length);
      assert.equal(csv.trim().split("\n").length, graph.edges.length + 1);
      assert.equal(await code(corpus.graph({ terms: 0 })), "bad-option");
      const asked = { sample: /** @type {const} */ ("synthetic-abstracts"), options: { documents: 0 } };
      assert.equal(await code(orogen.corpus(asked)), "bad-option");
    },
    "relations, vectors of words and groups come from a module as they are": async () => {
      const stated = await orogen.corpus(
        'title,abstract\nOn slopes,Heavy rainfall triggers landslides.\nIn China,强降雨导致山体滑坡。\nOn rock,"Silicates such as quartz are common."\n',
      );
      const documents = await stated.documents();
      const relations = await stated.relations();
      assert.deepEqual(
        relations.map(({ subject, kind, object }) => [subject, kind, object]),
        [
          ["heavy rainfall", "causes", "landslides"],
          ["强降雨", "causes", "山体滑坡"],
          ["quartz", "is-a", "silicates"],
        ],
      );
      for (const { count, evidence } of relations) {
        assert(count >= evidence.length && evidence.length > 0);
        for (const { document, sentence } of evidence)
          assert(`${documents[document].title} ${documents[document].abstract}`.includes(sentence), sentence);
      }
      const written = await stated.exportRelations({ relations, format: "jsonld" });
      assert.equal(JSON.parse(written)["@context"].skos, "http://www.w3.org/2004/02/skos/core#");
      const beyond = [{ ...relations[0], evidence: [{ document: 3, sentence: "" }] }];
      assert.equal(await code(stated.exportRelations({ relations: beyond, format: "turtle" })), "bad-option");
      const corpus = await sample();
      assert.equal(await code(corpus.neighbours({ word: "ice" })), "not-trained");
      const shares = /** @type {number[]} */ ([]);
      const options = { dimensions: 8, window: 3, epochs: 4, seed: 1 };
      const vectors = await corpus.wordVectors(options, { onProgress: (share) => shares.push(share) });
      assert.equal(vectors.losses.length, 4);
      assert.deepEqual([vectors.counts.length, vectors.x.length], [vectors.words.length, vectors.words.length]);
      assert(vectors.variance[0] >= vectors.variance[1]);
      assert(shares.every((share) => share >= 0 && share <= 1));
      assert.equal((await corpus.neighbours({ word: vectors.words[0], most: 3 })).length, 3);
      assert.equal((await corpus.exportVectors()).split("\n")[0], `${vectors.words.length} 8`);
      assert.equal(await code(corpus.writeSentences()), "not-trained");
      const small = { vocabulary: 50, units: 4, epochs: 1 };
      const stop = new AbortController();
      const called = corpus.languageModel(small, { signal: stop.signal, onProgress: () => stop.abort() });
      assert.equal(await code(called), "cancelled");
      const model = await corpus.languageModel(small);
      assert.deepEqual([model.vocabulary, model.losses.validation.length, model.bestEpoch], [50, 1, 1]);
      assert(Object.values(model.perplexity).every((value) => value > 1 && value < 53));
      const drawn = await corpus.writeSentences({ sentences: 2, seed: 7 });
      assert.deepEqual(await corpus.writeSentences({ sentences: 2, seed: 7 }), drawn);
      for (const { words, copied, unseen: nowhere } of drawn)
        assert(copied.from + copied.words <= words.length && nowhere.every((at) => at > 0 && at < words.length));
      assert.equal(await code(corpus.writeSentences({ temperature: 0 })), "bad-option");
      const subjects = ["ice glacier snow melt", "lava magma crater dome", "river flood delta silt"].map((line) =>
        line.split(" "),
      );
      const rows = Array.from({ length: 30 }, (_, n) => {
        const own = subjects[n % 3] ?? [];
        return `Text ${n},${own.filter((_, at) => at !== n % 4).join(" ")} field survey,${own[0]}`;
      });
      const planted = await orogen.corpus(`title,abstract,label\n${rows.join("\n")}\n`, { keepDuplicates: true });
      const { clusters, of, adjustedRand } = await planted.clusters();
      assert.deepEqual([clusters.length, of.length], [3, 30]);
      clusters.forEach((cluster, place) => {
        assert.equal(of.filter((one) => one === place).length, cluster.documents);
      });
      assert.equal(adjustedRand, 1);
    },
    "files are merged, duplicates set aside, and what is no collection is refused": async () => {
      const ris = "TY  - JOUR\nTI  - Slow slip beneath the northern margin\nDO  - 10.1/a\nPY  - 2001\nER  - \n";
      const bib = "@article{a, title = {Slow slip beneath the northern margin}, doi = {10.1/A}, year = 2001}\n";
      const files = [
        { name: "a.ris", bytes: Buffer.from(ris) },
        { name: "b.bib", bytes: Buffer.from(bib) },
      ];
      const { report } = await orogen.corpus(files);
      assert.deepEqual([report.rows, report.kept, report.format], [2, 1, "merged"]);
      assert.deepEqual([report.setAside[0].reason, report.setAside[0].of?.file], ["duplicate", "a.ris"]);
      assert.equal((await orogen.corpus(files, { keepDuplicates: true })).report.kept, 2);
      const picked = await orogen.corpus("title,abstract,kind\nA first one,text,x\nA second one,text,y\n", {
        columns: { label: "kind" },
      });
      assert.deepEqual(
        (await picked.documents()).map(({ label }) => label),
        ["x", "y"],
      );
      assert.equal(await code(orogen.corpus(Buffer.from("%PDF-1.7 and so on"))), "binary-source");
      assert.equal(await code(orogen.corpus("time,latitude,mag\n2020-01-01,1,2\n")), "missing-column");
      assert.equal(await code(orogen.corpus({ sample: "atlantis" })), "unknown-sample");
    },
  };
}
