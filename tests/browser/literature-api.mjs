// Networks that read, in Node: the same interface, in-process. Steps are counted, and nothing is trained for a score.

import assert from "node:assert/strict";
import { unzipSync, zipSync } from "fflate";

/** @import { LiteratureSpec, Orogen } from "../../pkg/orogen.d.ts" */

/**
 * @param {Orogen} orogen
 * @param {(promise: Promise<unknown>) => Promise<string>} code
 * @returns {Record<string, () => Promise<void>>}
 */
export function literatureTests(orogen, code) {
  const sample = () => orogen.corpus({ sample: "geoscience-abstracts" });
  const quick = { embedding: 8, units: 8, tokens: 24, epochs: 2, seeds: 1, learningRate: 0.01 };
  return {
    "a network reads abstracts, is judged beside every rule, saved, reopened to the bit and asked": async () => {
      const dataset = await sample();
      /** @type {LiteratureSpec} */
      const spec = { lab: "literature", dataset, ...quick };
      const whole = await orogen.run(spec);
      assert.deepEqual(
        [whole.spec.preset, whole.spec.pooling, whole.spec.bidirectional, whole.engine],
        ["orogen", "attention", true, "flex"],
      );
      await whole.start();
      assert.equal((await whole.finished()).state, "finished");
      assert.equal(whole.history.validation.length, 2);
      const report = await whole.report();
      assert.deepEqual(report.documents, { training: 210, validation: 30, test: 60 });
      assert.deepEqual([report.split, report.labels.length], ["chronological", 8]);
      assert(report.years && report.years.training[1] <= report.years.test[0]);
      assert.deepEqual(Object.keys(report.baselines).sort(), [
        "complement-bayes",
        "majority",
        "mean-embedding",
        "multinomial-bayes",
        "tfidf-logistic",
      ]);
      assert.deepEqual([report.document.length, report.probability.length], [60, 60 * 8]);
      const right = report.observed.filter((label, at) => label === report.predicted[at]).length;
      assert(Math.abs(report.scores.accuracy - right / 60) < 1e-12);
      assert.match(report.sentence, /^The network is (better|worse|not distinguishable)/);

      const half = await orogen.run(spec);
      await half.step(3);
      const [relation] = await (await orogen.corpus("title,abstract\nRain,Rain causes floods.\n")).relations();
      const notes = { relations: [{ relation, confirmed: false }] };
      half.note(notes);
      const file = await half.save();
      const again = await orogen.openRun(file);
      assert.deepEqual(again.notes, notes);
      const forged = zipSync({ ...unzipSync(file), "notes.json": new TextEncoder().encode('{"relations":[{}]}') });
      assert.equal(await code(orogen.openRun(forged)), "lab-file-damaged");
      assert.equal(again.spec.lab, "literature");
      await again.start();
      await again.finished();
      const [one, other] = await Promise.all([whole, again].map((run) => run.export({ format: "safetensors" })));
      assert.deepEqual(one, other);

      const csv = new TextDecoder().decode(await whole.export({ format: "csv" }));
      assert.equal(csv.trim().split("\n").length, 61);
      const document = report.document[0];
      const why = await whole.explain({ document });
      assert(why.gap < 0.01 && why.tokens.length === 24, JSON.stringify(why));
      const share = why.attention?.reduce((sum, part) => sum + part) ?? 0;
      assert(Math.abs(share - 1) < 1e-5, `${share}`);
      assert.deepEqual([why.occlusion.length, why.rules.length], [24, 3]);
      const asked = await whole.explain({ text: "A glacier retreats.", label: report.labels[2] });
      assert.deepEqual([asked.label, asked.tokens], [report.labels[2], ["a", "glacier", "retreats"]]);
      const [said] = await whole.classify(["A glacier retreats."]);
      assert(Math.abs(said.probabilities[2] - asked.probability) < 1e-6);
      assert.equal(await code(whole.explain({ document: 300 })), "bad-option");
      assert.equal(await code(whole.predict([])), "bad-option");
      assert.equal(await code(orogen.run({ ...spec, relevant: "nowhere" })), "bad-option");
      assert.equal(await code(orogen.run({ ...spec, tokens: 3 })), "bad-option");
      const splits = await whole.splits();
      assert.deepEqual(
        splits.map(({ split, result }) => [split, result?.documents.test]),
        [
          ["chronological", 60],
          ["random", 60],
        ],
      );
    },
    "marks are labels, the rest is ranked, and triage says what to read next": async () => {
      const dataset = await sample();
      const documents = await dataset.documents();
      const wanted = documents[0].label;
      const marks = documents.slice(0, 40).map(({ label }, document) => ({ document, relevant: label === wanted }));
      /** @type {LiteratureSpec} */
      const spec = { lab: "literature", dataset, marks, preset: "course-text", ...quick };
      const run = await orogen.run(spec);
      await run.step(2);
      const ranking = await run.rank();
      assert.deepEqual([ranking.label, ranking.document.length], ["relevant", 260]);
      assert(ranking.probability.every((p, at) => at === 0 || p <= ranking.probability[at - 1]));
      assert.equal((await run.rank({ label: "other", documents: "all" })).document.length, 300);
      const triage = await dataset.triage({ marks, propose: 20 });
      assert.deepEqual([triage.read, triage.next.length, triage.document.length], [40, 20, 260]);
      assert(triage.missed === null && triage.next.some(({ byLot }) => byLot));
      const byLot = marks.map((mark) => ({ ...mark, byLot: true }));
      const told = await dataset.triage({ marks: byLot });
      assert(told.missed && told.missed.interval[0] <= told.missed.estimate && told.recall);
      assert.equal(await code(dataset.triage({ marks: [{ document: 300, relevant: true }] })), "bad-option");
    },
  };
}
