// The Literature lab: steps of the network that reads beside TensorFlow.js, reading and ranking of abstracts.

import { ask, withBenchPage } from "./bench-page.mjs";
import { figure, tidy, written } from "./stats.mjs";

/** @import { Browser, Page } from "playwright-core" */
/** @import { Figure } from "./stats.mjs" */
/** @typedef {{ name: string, stepsPerSecond: Figure } | { name: string, failed: string }} Contender */
/** @typedef {{ tokens: number, batch: number, contenders: Contender[], ratio: number }} TextRace */
/** @typedef {{ documents: number, ms: Figure }} Timed */

const LENGTHS = [64, 160, 400];
const BATCH = 32;
const ENGINES = /** @type {const} */ (["flex", "ndarray"]);
/** So many times its best CPU backend at the shortest length. */
export const FASTER_TEXTS = 50;
/** Milliseconds for reading and splitting the abstracts into words. */
export const LONGEST_ABSTRACTS = 1000;
const READ = 5000;
const RANKED = 10_000;

/** @param {Page} page @param {number} tokens @param {number} repeats @returns {Promise<TextRace>} */
async function race(page, tokens, repeats) {
  /** @type {Contender[]} */
  const contenders = [];
  let ours = 0;
  for (const engine of ENGINES) {
    const rates = [];
    await ask(page, "readingSteps", { engine, tokens, steps: 4 });
    for (let repeat = 0; repeat < repeats; repeat++) {
      rates.push((await ask(page, "readingSteps", { engine, tokens, steps: 20 })).stepsPerSecond);
    }
    const stepsPerSecond = figure(rates);
    ours = Math.max(ours, stepsPerSecond.median);
    contenders.push({ name: `Orogen ${engine}`, stepsPerSecond });
  }
  const vocabulary = await ask(page, "vocabulary", tokens);
  let theirs = 0;
  for (const where of ["wasm", "cpu"]) {
    const name = `TensorFlow.js ${where}, trainOnBatch`;
    try {
      // One step takes it the better part of a minute at the shortest length: the first one counts.
      const of = { vocabulary, tokens, batch: BATCH, steps: 1 };
      const told = await ask(page, "tensorflowLstm", { where, of });
      theirs = Math.max(theirs, told.stepsPerSecond);
      contenders.push({ name, stepsPerSecond: figure([told.stepsPerSecond]) });
    } catch (why) {
      const [failed = ""] = String(/** @type {Error} */ (why)?.message ?? why).split("\n");
      contenders.push({ name, failed });
    }
  }
  if (theirs === 0) throw new Error(`TensorFlow.js trains no LSTM here: ${JSON.stringify(contenders)}`);
  return { tokens, batch: BATCH, contenders, ratio: tidy(ours / theirs) };
}

/** @param {Browser} browser @param {string} address @param {{ lengths?: number[], repeats?: number }} [how] */
export const texts = (browser, address, { lengths = LENGTHS, repeats = 3 } = {}) =>
  withBenchPage(browser, address, async (page) => {
    for (const backend of ["wasm", "cpu"]) await ask(page, "openTensorflow", backend);
    const races = [];
    for (const tokens of lengths) races.push(await race(page, tokens, repeats));
    const [read, ranked] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { ms, kept } = await ask(page, "readAbstracts", READ);
      if (kept !== READ) throw new Error(`of ${READ} abstracts ${kept} were kept`);
      read.push(ms);
      const ranking = await ask(page, "rankAbstracts", RANKED);
      if (ranking.ranked !== RANKED) throw new Error(`of ${RANKED} abstracts ${ranking.ranked} were ranked`);
      ranked.push(ranking.ms);
    }
    return {
      races,
      reading: { documents: READ, ms: figure(read) },
      ranking: { documents: RANKED, ms: figure(ranked) },
    };
  });

/** Lines of the table. @param {Awaited<ReturnType<typeof texts>>} found @returns {[string, string][]} */
export function lines({ races, reading, ranking }) {
  /** @type {[string, string][]} */
  const rows = [];
  for (const { tokens, batch, contenders, ratio } of races) {
    rows.push(["", ""], [`LSTM 64 on the CPU, ${tokens} tokens, batch ${batch}`, ""]);
    for (const one of contenders) {
      rows.push([`  ${one.name}`, "failed" in one ? one.failed : written(one.stepsPerSecond, "steps/s")]);
    }
    rows.push(["  ratio, best of each", `${ratio} ×`]);
  }
  rows.push(["", ""], ["Abstracts, in the worker", ""]);
  rows.push([`  ${reading.documents} read and split into words`, written(reading.ms, "ms")]);
  rows.push([`  ${ranking.documents} ranked`, written(ranking.ms, "ms")]);
  return rows;
}
