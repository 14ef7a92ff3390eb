// Steps a second of the Terrain lab's networks, each step one of the discriminator and one of the generator, Orogen
// beside TensorFlow.js on the course text's pair, taking turns; and how many maps a second a generator makes.

import { ask, withBenchPage } from "./bench-page.mjs";
import { figure, median, ratio } from "./stats.mjs";

/** @import { Browser, Page } from "playwright-core" */
/** @import { GanPreset } from "../../pkg/orogen.d.ts" */
/** @import { Measured } from "./speed.mjs" */

const BATCH = 64;
const REPEATS = 3;
/** Of Orogen; one of TensorFlow.js on its plain CPU backend takes as long as many of these. */
const STEPS = 5;
const MAPS = 256;

/** @typedef {{ name: string, kind: "orogen" | "tensorflow", where: string, how: string, preset?: GanPreset, steps: number }} Contender */

/** @param {string} engine @param {GanPreset} preset @returns {Contender} */
const orogen = (engine, preset) => ({
  name: `Orogen ${engine}, ${preset}`,
  kind: "orogen",
  where: "dist",
  how: engine,
  preset,
  steps: STEPS,
});

/** @param {string} backend @param {number} steps @returns {Contender} */
const tensorflow = (backend, steps) => ({
  name: `TensorFlow.js ${backend}, course-text`,
  kind: "tensorflow",
  where: backend,
  how: "gan",
  steps,
});

/** @param {Page} page @param {Contender} one @param {number} steps */
const measured = async (page, { kind, where, how, preset }, steps) =>
  (await ask(page, "measure", { kind, where, how, ask: { batch: BATCH, steps, ...(preset && { preset }) } }))
    .stepsPerSecond;

/**
 * The contenders take turns; the fastest of each side are compared on the course text's pair, repeat by repeat.
 * @param {Page} page @param {Contender[]} contenders
 */
async function race(page, contenders) {
  /** @type {Map<Contender, number[]>} */
  const rates = new Map();
  /** @type {string[]} */
  const unable = [];
  for (const one of contenders) {
    try {
      await measured(page, one, 1);
      rates.set(one, []);
    } catch (why) {
      // TensorFlow.js has not every gradient on every backend. Orogen has no such excuse.
      if (one.kind === "orogen") throw why;
      unable.push(`${one.name}: ${/** @type {Error} */ (why).message.split("\n")[0]}`);
    }
  }
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const [one, found] of rates) found.push(await measured(page, one, one.steps));
  }
  const best = (/** @type {"orogen" | "tensorflow"} */ side) =>
    [...rates]
      .filter(([{ kind, preset }]) => kind === side && preset !== "orogen-small")
      .sort(([, a], [, b]) => median(b) - median(a))[0];
  const [ours, theirs] = [best("orogen"), best("tensorflow")];
  if (!ours || !theirs) throw new Error(`nobody to compare with: ${unable.join("; ")}`);
  return {
    batch: BATCH,
    contenders: [...rates].map(
      ([{ name }, found]) => /** @type {Measured} */ ({ name, stepsPerSecond: figure(found) }),
    ),
    orogen: ours[0].name,
    tensorflow: theirs[0].name,
    ratio: ratio(ours[1], theirs[1]),
    unable,
  };
}

/** @param {Browser} browser @param {string} address */
export const ganSpeed = (browser, address) =>
  withBenchPage(browser, address, async (page) => {
    for (const backend of ["wasm", "cpu"]) await ask(page, "openTensorflow", backend);
    const presets = /** @type {const} */ (["course-text", "orogen-small"]);
    const ours = presets.flatMap((preset) => ["flex", "ndarray"].map((engine) => orogen(engine, preset)));
    const found = await race(page, [...ours, tensorflow("wasm", STEPS), tensorflow("cpu", 1)]);
    const maps = [];
    for (const preset of presets) {
      const each = [];
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        each.push(await ask(page, "maps", { dist: "dist", engine: "flex", preset, batch: BATCH, count: MAPS }));
      }
      maps.push({ preset, mapsPerSecond: figure(each) });
    }
    return { ...found, maps };
  });

/** @param {Browser} browser with an adapter @param {string} address */
export const ganGpuSpeed = (browser, address) =>
  withBenchPage(browser, address, async (page) => {
    await ask(page, "openTensorflow", "webgpu");
    return race(page, [orogen("webgpu", "course-text"), tensorflow("webgpu", STEPS)]);
  });
