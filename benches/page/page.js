// The bench page: every contender in a worker of its own, asked by run.mjs one at a time.

import { rate } from "./net.js";
import { texts } from "./texts.js";

/** @import { Catalogue, EngineName, GanPreset, Orogen, Run } from "../../pkg/orogen.d.ts" */
/** @import { Ask, Data, Told } from "./net.js" */
/** @typedef {{ orogen: Orogen, dataset: Catalogue }} Opened */

const METHODS = /** @type {const} */ (["maxc", "ks", "gft90", "gft95", "b-stability"]);

const sleep = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** @type {Map<string, Promise<Opened>>} */
const opened = new Map();
/** @type {Map<string, Run>} */
const runs = new Map();
/** @type {Map<string, Worker>} */
const workers = new Map();

/** @type {{ start: number, length: number }[]} */
const longTasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, length: duration });
}).observe({ type: "longtask" });

/** @param {string} dist the folder the built page is served from */
function open(dist) {
  const make = async () => {
    const { open } = await import(new URL(`${dist}/www/client.js`, document.baseURI).href);
    /** @type {Orogen} */
    const orogen = await open();
    return { orogen, dataset: await orogen.catalogue({ sample: "usgs-week" }) };
  };
  const found = opened.get(dist) ?? make();
  opened.set(dist, found);
  return found;
}

/** @param {string} dist @param {EngineName} engine @param {number} batchSize @param {GanPreset} [preset] */
async function runOf(dist, engine, batchSize, preset) {
  const key = `${dist} ${engine} ${batchSize} ${preset}`;
  const found = runs.get(key);
  if (found) return /** @type {Run} */ (found);
  const { orogen, dataset } = await open(dist);
  const made = /** @type {Run} */ (
    /** @type {unknown} */ (
      preset
        ? await orogen.run({
            lab: "terrain",
            dataset: await orogen.terrain({ sample: "jacksboro-srtm3" }),
            preset,
            engine,
            batchSize,
            // No frame of the film falls into a measurement.
            steps: 1_000_000,
            judgeEvery: 10_000,
          })
        : await orogen.run({ lab: "earthquakes", dataset, engine, batchSize, epochs: 100_000 })
    )
  );
  if (made.engine !== engine) throw new Error(`${dist}: the engine is ${made.engine}, not ${engine}`);
  runs.set(key, made);
  return made;
}

/** The checkpoint that follows every halt is over when this is. @param {Run} run */
const settled = (run) => run.save({ data: false });

/** @param {string} dist @param {EngineName} engine @param {Ask} ask @returns {Promise<Told>} */
async function orogenRate(dist, engine, { batch, ms, steps, preset }) {
  const run = await runOf(dist, engine, batch, preset);
  /** @type {{ at: number, step: number }[]} */
  const marks = [];
  const off = run.on("progress", ({ step }) => marks.push({ at: performance.now(), step }));
  if (steps === undefined) {
    await run.start();
    await sleep(ms ?? 1000);
    await run.pause();
  } else {
    marks.push({ at: performance.now(), step: run.progress.step });
    await run.step(steps);
  }
  off();
  await settled(run);
  const { trainingLoss, generatorLoss } = /** @type {import("../../pkg/orogen.d.ts").TerrainProgress} */ (run.progress);
  return rate(marks, generatorLoss ?? trainingLoss ?? Number.NaN);
}

/**
 * What TensorFlow.js trains on: the rows of Orogen's own parts, standardised as Orogen does.
 * @returns {Promise<{ training: Data, validation: Data }>}
 */
async function parts() {
  const { dataset } = await open("dist");
  const columns = await dataset.columns();
  const all = [columns.latitude, columns.longitude, columns.depth, columns.magnitude];
  const good = [...columns.magnitude.keys()].filter((row) => all.every((column) => Number.isFinite(column[row])));
  const judged = Math.floor(good.length * 0.2);
  const rows = good.length - 2 * judged;
  const standard = all.map((column) => {
    const values = good.slice(0, rows).map((row) => column[row] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows);
    return good.map((row) => ((column[row] ?? 0) - mean) / spread);
  });
  const [y = [], x] = [standard.pop(), standard];
  const { progress, spec } = await runOf("dist", "flex", 32);
  const perEpoch = progress.steps / progress.epochs;
  if (perEpoch !== Math.floor(rows / spec.batchSize)) throw new Error("the training parts differ in size");
  const width = x.length;
  /** @param {number} from @param {number} rows @returns {Data} */
  const part = (from, rows) => ({
    x: Float32Array.from({ length: rows * width }, (_, at) => x[at % width]?.[from + Math.floor(at / width)] ?? 0),
    y: Float32Array.from(y.slice(from, from + rows)),
    rows,
    width,
  });
  return { training: part(0, rows), validation: part(rows, judged) };
}

/** @param {string} backend @param {string} what @param {any} argument @returns {Promise<any>} */
function askTensorflow(backend, what, argument) {
  const worker =
    workers.get(backend) ?? new Worker(new URL("tensorflow-worker.js", document.baseURI), { type: "module" });
  workers.set(backend, worker);
  return new Promise((resolve, reject) => {
    worker.onerror = (event) =>
      reject(new Error(`TensorFlow.js, ${backend}: ${event.message ?? "its worker did not load"}`));
    worker.onmessage = ({ data }) => {
      if (data.event === "answer") resolve(data.answer);
      if (data.event === "failed") reject(new Error(`TensorFlow.js, ${backend}: ${data.why}`));
    };
    worker.postMessage({ what, argument });
  });
}

const bench = {
  /** @param {string} backend */
  openTensorflow: async (backend) => askTensorflow(backend, "open", { backend, ...(await parts()) }),
  /** @param {{ kind: "orogen" | "tensorflow", where: string, how: string, ask: Ask }} of @returns {Promise<Told>} */
  measure: ({ kind, where, how, ask }) =>
    kind === "orogen" ? orogenRate(where, /** @type {EngineName} */ (how), ask) : askTensorflow(where, how, ask),
  /** @param {{ where: string, of: { vocabulary: number, tokens: number, batch: number, steps: number } }} of @returns {Promise<Told>} */
  tensorflowLstm: ({ where, of }) => askTensorflow(where, "lstm", of),
  ...texts,
  async closeAll() {
    for (const worker of workers.values()) worker.terminate();
    for (const one of opened.values()) await (await one).orogen.close();
  },
  /** The sample as a CSV. @param {string} dist */
  csv: async (dist) => (await open(dist)).dataset.toCsv(),
  /** Reads a catalogue of the site in the worker. @param {{ dist: string, name: string }} of */
  async read({ dist, name }) {
    const { orogen } = await open(dist);
    const bytes = new Uint8Array(await (await fetch(new URL(name, document.baseURI))).arrayBuffer());
    // Fetching the bytes was work of its own.
    await sleep(200);
    const started = performance.now();
    const dataset = await orogen.catalogue({ name, bytes });
    const ended = performance.now();
    await sleep(200);
    const during = longTasks.filter(({ start, length }) => start + length > started && start < ended);
    return {
      ms: ended - started,
      kept: dataset.report.kept,
      longest: Math.max(0, ...during.map(({ length }) => length)),
    };
  },
  /** Statistics of a catalogue made to order. @param {{ dist: string, background: number, days: number }} of */
  async statistics({ dist, background, days }) {
    const { orogen } = await open(dist);
    const options = { events: background, days, triggering: {} };
    const dataset = await orogen.catalogue({ sample: "synthetic", options });
    const timed = async (/** @type {() => Promise<unknown>} */ work) => {
      const started = performance.now();
      await work();
      return performance.now() - started;
    };
    return {
      events: dataset.report.kept,
      "gardner-knopoff": await timed(() => dataset.decluster({ method: "gardner-knopoff" })),
      zaliapin: await timed(() => dataset.decluster({ method: "zaliapin" })),
      completeness: await timed(async () => {
        for (const method of METHODS) await dataset.completeness({ method });
      }),
    };
  },
  /** Maps a second. @param {{ dist: string, engine: EngineName, preset: GanPreset, batch: number, count: number }} of */
  async maps({ dist, engine, preset, batch, count }) {
    const run = await runOf(dist, engine, batch, preset);
    const started = performance.now();
    await run.generate({ count, seed: 1 });
    return (count * 1000) / (performance.now() - started);
  },
  /** Steps on one engine, on a run of its own. @param {{ dist: string, engine: EngineName, steps: number }} of */
  async steps({ dist, engine, steps }) {
    const run = await runOf(dist, engine, 32);
    await run.step(steps);
    await settled(run);
    return run.progress.step;
  },
};

/** @typedef {typeof bench} Bench */
Object.assign(globalThis, { bench });
