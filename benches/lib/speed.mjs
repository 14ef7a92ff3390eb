// Steps a second of the course-text network, Orogen beside TensorFlow.js, taking turns.

import { ask, withBenchPage } from "./bench-page.mjs";
import { figure, median, ratio } from "./stats.mjs";

/** @import { Browser, Page } from "playwright-core" */
/** @import { Ask } from "../page/net.js" */
/** @import { Figure } from "./stats.mjs" */

/** @typedef {{ name: string, kind: "orogen" | "tensorflow", where: string, how: string }} Contender */
/** @typedef {{ name: string, stepsPerSecond: Figure }} Measured */
/**
 * @typedef {{
 *   batch: number, contenders: Measured[], orogen: string, tensorflow: string, ratio: Figure, sameWork?: Figure,
 * }} Race
 * `sameWork`: against TensorFlow.js where it, too, judges the validation part after every epoch.
 */

/** @param {string} engine @returns {Contender} */
const orogen = (engine) => ({ name: `Orogen ${engine}`, kind: "orogen", where: "dist", how: engine });

/** @type {Record<string, string>} */
const WAYS = { fit: "model.fit", loop: "trainOnBatch", validated: "model.fit with validation" };

/** @param {string} where @param {string[]} ways @returns {Contender[]} */
const tensorflow = (where, ways = ["fit", "loop"]) =>
  ways.map((how) => ({ name: `TensorFlow.js ${where}, ${WAYS[how]}`, kind: "tensorflow", where, how }));

/**
 * The contenders take turns, as often as `repeats` says; the best of each side are compared repeat by repeat.
 * @param {Page} page
 * @param {{ contenders: Contender[], ask: Ask, warm: Ask, repeats: number }} race
 * @returns {Promise<Race>}
 */
async function race(page, { contenders, ask: asked, warm, repeats }) {
  /** @type {Map<Contender, number[]>} */
  const rates = new Map(contenders.map((one) => [one, []]));
  for (const { kind, where, how } of contenders) await ask(page, "measure", { kind, where, how, ask: warm });
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [{ kind, where, how }, found] of rates) {
      found.push((await ask(page, "measure", { kind, where, how, ask: asked })).stepsPerSecond);
    }
  }
  const best = (/** @type {"orogen" | "tensorflow"} */ side) => {
    const [found] = [...rates]
      .filter(([one]) => one.kind === side && one.how !== "validated")
      .sort(([, a], [, b]) => median(b) - median(a));
    if (!found) throw new Error(`no contender on the side of ${side}`);
    return found;
  };
  const [[ours, over], [theirs, under]] = [best("orogen"), best("tensorflow")];
  const [, alike] = [...rates].find(([{ where, how }]) => where === theirs.where && how === "validated") ?? [];
  return {
    batch: asked.batch,
    contenders: [...rates].map(([{ name }, found]) => ({ name, stepsPerSecond: figure(found) })),
    orogen: ours.name,
    tensorflow: theirs.name,
    ratio: ratio(over, under),
    ...(alike && { sameWork: ratio(over, alike) }),
  };
}

/**
 * @param {Browser} browser
 * @param {string} address
 */
export const cpuSpeed = (browser, address) =>
  withBenchPage(browser, address, async (page) => {
    const wasm = await ask(page, "openTensorflow", "wasm");
    await ask(page, "openTensorflow", "cpu");
    const contenders = [
      ...["flex", "ndarray"].map(orogen),
      ...tensorflow("wasm", ["fit", "loop", "validated"]),
      ...tensorflow("cpu"),
    ];
    const races = [];
    for (const batch of [32, 256]) {
      races.push(
        await race(page, {
          contenders,
          warm: { batch, ms: 500 },
          ask: { batch, ms: 900 },
          repeats: 5,
        }),
      );
    }
    return { tensorflow: { version: wasm.version, wasmSimd: wasm.simd, wasmThreads: wasm.threads }, races };
  });

/** @param {Browser} browser with an adapter @param {string} address */
export const gpuSpeed = (browser, address) =>
  withBenchPage(browser, address, async (page) => {
    await ask(page, "openTensorflow", "webgpu");
    return race(page, {
      contenders: [orogen("webgpu"), ...tensorflow("webgpu")],
      // An epoch has 31 steps: its end, too, must have its pipelines before the clock runs.
      warm: { batch: 32, steps: 32 },
      ask: { batch: 32, steps: 60 },
      repeats: 3,
    });
  });
