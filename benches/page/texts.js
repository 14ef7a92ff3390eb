// Networks that read and collections of abstracts, on the bench page: what Orogen is asked.

import { rate } from "./net.js";

/** @import { EngineName, Orogen, Run } from "../../pkg/orogen.d.ts" */
/** @import { Told } from "./net.js" */

/** @type {Promise<Orogen> | undefined} */
let opened;
const orogen = () => {
  opened ??= import(new URL("dist/www/client.js", document.baseURI).href).then(({ open }) => open({ device: "cpu" }));
  return opened;
};

/** @param {number} documents */
const invented = async (documents) =>
  (await orogen()).corpus({ sample: "synthetic-abstracts", options: { documents, topics: 2 } });

/** @type {Map<string, Run>} */
const runs = new Map();

/** The course-text network at a length of text. @param {EngineName} engine @param {number} tokens */
async function runOf(engine, tokens) {
  const key = `${engine} ${tokens}`;
  const found = runs.get(key);
  if (found) return found;
  const [page, dataset] = [await orogen(), await invented(2000)];
  const preset = /** @type {const} */ ("course-text");
  const made = await page.run({ lab: "literature", preset, dataset, engine, tokens, epochs: 100_000, seeds: 1 });
  if (made.engine !== engine) throw new Error(`the engine is ${made.engine}, not ${engine}`);
  runs.set(key, made);
  return made;
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export const texts = {
  /** Words that the network at a length of text has vectors of. @param {number} tokens */
  async vocabulary(tokens) {
    const { weights } = await runOf("flex", tokens);
    return (weights - 4 * 64 * (64 + 64 + 1) - 65) / 64;
  },
  /** @param {{ engine: EngineName, tokens: number, steps: number }} of @returns {Promise<Told>} */
  async readingSteps({ engine, tokens, steps }) {
    const run = await runOf(engine, tokens);
    /** @type {{ at: number, step: number }[]} */
    const marks = [{ at: performance.now(), step: run.progress.step }];
    const off = run.on("progress", ({ step }) => marks.push({ at: performance.now(), step }));
    await run.step(steps);
    off();
    // The checkpoint that follows every halt is over when this is.
    await run.save({ data: false });
    return rate(marks, run.progress.trainingLoss ?? Number.NaN);
  },
  /** Reads abstracts from a CSV, and splits them into words. @param {number} documents */
  async readAbstracts(documents) {
    const made = await invented(documents);
    const bytes = new TextEncoder().encode(await made.export({ format: "csv" }));
    const page = await orogen();
    let kept = 0;
    const ms = await timed(async () => {
      const read = await page.corpus({ name: "abstracts.csv", bytes }, { keepDuplicates: true });
      kept = (await read.overview()).words.length;
    });
    return { ms, kept };
  },
  /** Ranks abstracts by our network, after some steps. @param {number} documents */
  async rankAbstracts(documents) {
    const [page, dataset] = [await orogen(), await invented(documents)];
    const run = await page.run({ lab: "literature", dataset, engine: "flex", epochs: 1, seeds: 1 });
    await run.step(2);
    let ranked = 0;
    const ms = await timed(async () => {
      ranked = (await run.rank({ documents: "all" })).document.length;
    });
    return { ms, ranked };
  },
};
