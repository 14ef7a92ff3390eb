// The package's front door, in browsers and in Node: `open()` gives an Orogen. The page is built on it.
// pkg/orogen.d.ts is the contract.

import { bundled } from "./bundled.js";
import { Channel } from "./channel.js";
import { Corpus } from "./corpus.js";
import { Dataset } from "./dataset.js";
import { findAdapter, openGpu } from "./engines.js";
import { OrogenError } from "./orogen-error.js";
import { isData, Run } from "./run.js";
import { filed, Terrain } from "./terrain.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { Kind } from "./host.js" */
/** @import { CatalogueAnswer, CatalogueAsk, IntensitiesAnswer, IntensitiesAsk, Request, RunMade } from "./protocol.d.ts" */

export { OrogenError };

/** A catalogue. @implements {contract.Catalogue} */
export class Catalogue extends Dataset {
  /**
   * @template {CatalogueAnswer["type"]} Type
   * @param {Type} expected
   * @param {CatalogueAsk} ask
   * @returns {Promise<{ answer: Extract<CatalogueAnswer, { type: Type }>, arrays: Record<string, any> }>}
   */
  async #ask(expected, ask) {
    const { answer, arrays } = await this.ask((dataset) => ({ type: "of-catalogue", dataset, ask }));
    const given = answer.type === "of-catalogue" ? answer.answer : answer;
    if (given.type !== expected) throw new Error(given.type);
    return { answer: /** @type {Extract<CatalogueAnswer, { type: Type }>} */ (given), arrays };
  }

  async rows(from = 0, to = 0xffff_ffff) {
    return (await this.#ask("rows", { type: "rows", from, to })).answer.rows;
  }

  async columns() {
    const { arrays } = await this.#ask("columns", { type: "columns" });
    return /** @type {contract.CatalogueColumns} */ (/** @type {unknown} */ (arrays));
  }

  async toCsv() {
    return (await this.#ask("text", { type: "to-csv" })).answer.text;
  }

  /** @param {Parameters<contract.Catalogue["completeness"]>[0]} options */
  async completeness(options) {
    return (await this.#ask("completeness", { type: "completeness", options })).answer.completeness;
  }

  /** @param {Parameters<contract.Catalogue["bValue"]>[0]} options */
  async bValue(options) {
    return (await this.#ask("b-value", { type: "b-value", options })).answer.bValue;
  }

  /** @param {Parameters<contract.Catalogue["decluster"]>[0]} options */
  async decluster(options) {
    const { answer, arrays } = await this.#ask("declustered", { type: "decluster", options });
    return /** @type {contract.Declustering} */ ({ ...answer.declustering, ...arrays });
  }

  /** @param {Parameters<contract.Catalogue["aftershocks"]>[0]} [options] */
  async aftershocks(options = {}) {
    return (await this.#ask("aftershocks", { type: "aftershocks", options })).answer.aftershocks;
  }

  /** @param {Parameters<contract.Catalogue["fitness"]>[0]} [options] */
  async fitness(options = {}) {
    return (await this.#ask("fitness", { type: "fitness", options })).answer.fitness;
  }
}

/** Intensities. @implements {contract.IntensityTable} */
export class IntensityTable extends Dataset {
  /**
   * @template {IntensitiesAnswer["type"]} Type
   * @param {Type} expected
   * @param {IntensitiesAsk} ask
   * @returns {Promise<{ answer: Extract<IntensitiesAnswer, { type: Type }>, arrays: Record<string, any> }>}
   */
  async #ask(expected, ask) {
    const { answer, arrays } = await this.ask((dataset) => ({ type: "of-intensities", dataset, ask }));
    const given = answer.type === "of-intensities" ? answer.answer : answer;
    if (given.type !== expected) throw new Error(given.type);
    return { answer: /** @type {Extract<IntensitiesAnswer, { type: Type }>} */ (given), arrays };
  }

  async rows(from = 0, to = 0xffff_ffff) {
    return (await this.#ask("rows", { type: "rows", from, to })).answer.rows;
  }

  async columns() {
    const { arrays } = await this.#ask("columns", { type: "columns" });
    return /** @type {contract.IntensityColumns} */ (/** @type {unknown} */ (arrays));
  }

  async toCsv() {
    return (await this.#ask("text", { type: "to-csv" })).answer.text;
  }
}

/** @implements {contract.Orogen} */
export class Orogen {
  /** @type {Map<Kind, Promise<Channel>>} */
  #modules = new Map();
  /** @type {Set<Run>} */
  runs = new Set();
  #closed = false;
  /** Who wants to know how far a file is, by the number of its reading. @type {Map<number, (share: number) => void>} */
  #readings = new Map();
  #lastReading = 0;

  /** @param {contract.DeviceReport["webgpu"]} webgpu */
  constructor(webgpu) {
    this.version = "";
    /** @type {contract.DeviceReport} */
    this.device = { cpu: [], webgpu };
  }

  /** A module, opened on first use; a new one where the last one died. @param {Kind} kind @param {() => Promise<Channel>} open */
  #module(kind, open) {
    if (this.#closed) return Promise.reject(new OrogenError({ code: "closed", values: {} }));
    const opening = this.#modules.get(kind) ?? this.#watch(open(), () => this.#modules.delete(kind));
    this.#modules.set(kind, opening);
    return opening;
  }

  /** The module of the CPU engine that every run starts on. */
  cpu() {
    return this.#module("cpu", () => Channel.open("cpu"));
  }

  /** The module that has an engine. @param {contract.Engine} engine */
  moduleOf(engine) {
    if (engine === "webgpu") return this.gpu();
    return engine === "ndarray" ? this.#module("ndarray", () => Channel.open("ndarray")) : this.cpu();
  }

  /** The module that has WebGPU, opened and tested; refused where it is not there or disagrees. */
  gpu() {
    if (!this.device.webgpu) {
      const values = { engine: "webgpu", why: "no WebGPU adapter" };
      return Promise.reject(new OrogenError({ code: "engine-unavailable", values }));
    }
    return this.#module("gpu", () => this.cpu().then((cpu) => openGpu(cpu)));
  }

  /** @param {Promise<Channel>} opening @param {() => void} forget */
  #watch(opening, forget) {
    opening.then((channel) => {
      channel.onnotice = (notice) => {
        if (notice.event === "reading") this.#readings.get(notice.reading)?.(notice.share);
        else for (const run of this.runs) run.hear(channel, notice);
      };
      channel.ondeath = (why) => {
        forget();
        for (const run of this.runs) run.bury(channel, why);
      };
    }, forget);
    return opening;
  }

  /** A graphics card that failed in mid-run is not asked again. */
  giveUpGpu() {
    const gpu = this.#modules.get("gpu");
    this.#modules.delete("gpu");
    gpu?.then((channel) => channel.close()).catch(() => {});
    this.device.webgpu = null;
  }

  async samples() {
    const { answer } = await (await this.cpu()).ask({ type: "samples" });
    return answer.type === "samples" ? answer.samples : [];
  }

  /** @param {contract.SyntheticOptions} options */
  async planSynthetic(options) {
    const { answer } = await (await this.cpu()).ask({ type: "plan-synthetic", options: given(options) });
    if (answer.type !== "synthetic-plan") throw new Error(answer.type);
    return answer.plan;
  }

  /**
   * @param {contract.Source} source
   * @param {contract.CatalogueOptions} [options]
   * @param {contract.Watch} [watch]
   */
  async catalogue(source, options = {}, watch = {}) {
    const sources = Array.isArray(source) ? source : [source];
    const opened = await Promise.all(sources.map((one) => this.#open(one)));
    const files = opened.map(({ name, synthetic = false, made = null }) => ({ name, synthetic, made }));
    const name = files.map((file) => file.name).join(" + ");
    const bytes = opened.flatMap((one) => (one.bytes ? [one.bytes] : []));
    return this.watched(watch, async (reading, channel) => {
      const request = /** @type {const} */ ({ type: "catalogue", reading, name, files, options: given(options) });
      const catalogue = new Catalogue(this, request, bytes);
      await catalogue.in(channel);
      return catalogue;
    });
  }

  /**
   * Work that tells how far it is, and can be called off, by a number of its own.
   * @template T
   * @param {contract.Watch} watch
   * @param {(reading: number, channel: Channel) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async watched({ signal, onProgress }, work) {
    const reading = ++this.#lastReading;
    const channel = await this.cpu();
    if (signal?.aborted) throw new OrogenError({ code: "cancelled", values: {} });
    const callOff = () => void channel.ask({ type: "cancel-reading", reading }).catch(() => {});
    signal?.addEventListener("abort", callOff);
    if (onProgress) this.#readings.set(reading, onProgress);
    try {
      return await work(reading, channel);
    } finally {
      signal?.removeEventListener("abort", callOff);
      this.#readings.delete(reading);
    }
  }

  /**
   * @param {Parameters<contract.Orogen["intensities"]>[0]} source
   * @param {contract.IntensityOptions} [options]
   */
  async intensities(source, options = {}) {
    const practice = typeof source === "object" && "practice" in source ? source.practice : null;
    const sources = practice ? [] : [source].flat();
    const opened = await Promise.all(sources.map((one) => this.#open(/** @type {contract.OneSource} */ (one))));
    const files = opened.map(({ name }) => name);
    const name = practice ? "intensity-practice.csv" : files.join(" + ");
    const bytes = opened.flatMap((one) => (one.bytes ? [one.bytes] : []));
    /** @type {Extract<Request, { type: "intensities" }>} */
    const request = { type: "intensities", name, files, options: given(options), practice };
    const table = new IntensityTable(this, request, bytes);
    await table.in(await this.cpu());
    return table;
  }

  /** @param {contract.ScenarioOptions} options */
  async scenario(options) {
    const { answer } = await (await this.cpu()).ask({ type: "scenario", options });
    if (answer.type !== "scenario") throw new Error(answer.type);
    return answer.scenario;
  }

  /** @param {contract.OneSource | contract.OneSource[] | contract.Ground} source @param {contract.GridOptions} [options] */
  async terrain(source, options = {}) {
    const made = typeof source === "object" && "elevation" in source ? filed(source) : null;
    const sources = made ? [made] : [/** @type {contract.OneSource | contract.OneSource[]} */ (source)].flat();
    const opened = await Promise.all(sources.map((one) => this.#open(one)));
    const files = opened.map(({ name }) => name);
    const bytes = opened.flatMap((one) => (one.bytes ? [one.bytes] : []));
    /** @type {Extract<Request, { type: "terrain" }>} */
    const request = {
      type: "terrain",
      name: files.join(" + "),
      files,
      options: given(options),
      known: made?.known ?? null,
    };
    const terrain = new Terrain(this, request, bytes);
    await terrain.in(await this.cpu());
    return terrain;
  }

  /** @param {contract.CorpusSource | contract.CorpusSource[]} source @param {contract.CorpusOptions} [options] */
  async corpus(source, options = {}) {
    const sources = Array.isArray(source) ? source : [source];
    const opened = await Promise.all(sources.map((one) => this.#open(one, "synthetic-abstracts")));
    const files = opened.map(({ name, synthetic, made = {} }) => ({ name, made: synthetic ? made : null }));
    const name = files.map((file) => file.name).join(" + ");
    const bytes = opened.flatMap((one) => (one.bytes ? [one.bytes] : []));
    const corpus = new Corpus(this, { type: "corpus", name, files, options: given(options) }, bytes);
    await corpus.in(await this.cpu());
    return corpus;
  }

  /**
   * @param {contract.OneSource | contract.CorpusSource} source
   * @param {string} [computed] The sample that is computed, and can be made to order.
   * @returns {Promise<{ name: string, bytes?: Uint8Array, synthetic?: boolean, made?: any }>}
   */
  async #open(source, computed = "synthetic") {
    if (typeof source === "string") return { name: "", bytes: new TextEncoder().encode(source) };
    if (source instanceof Uint8Array) return { name: "", bytes: source };
    if ("bytes" in source) return { name: source.name ?? "", bytes: source.bytes };
    if ("options" in source) {
      const sample = /** @type {string} */ (source.sample);
      if (sample !== computed) throw otherwise(sample, computed);
      const { name = `${computed}-${source.options.seed ?? 1}.csv`, options } = /** @type {any} */ (source);
      return { name, synthetic: true, made: given(options) };
    }
    const samples = await this.samples();
    const wanted = source.sample;
    const sample = samples.find(({ id }) => id === wanted) ?? samples.find(({ id }) => id.startsWith(`${wanted}-`));
    if (!sample) {
      const known = samples.map(({ id }) => id).join(", ");
      const values = { sample: source.sample, samples: known };
      throw new OrogenError({ code: "unknown-sample", where: { option: "sample" }, values });
    }
    if (!sample.file && sample.id !== computed) throw otherwise(sample.id, computed);
    if (!sample.file) return { name: `${sample.id}.csv`, synthetic: true };
    const bytes = await bundled(sample.file);
    return { name: sample.file.split("/").pop() ?? sample.id, bytes };
  }

  /** @param {contract.RunSpec} spec @returns {Promise<any>} */
  async run({ dataset, ...rest }) {
    const asked = given(rest);
    // WebGPU is moved to after its test; the CPU is what a run is made on.
    const wished = rest.engine ?? "auto";
    const first = wished === "webgpu" ? "auto" : wished;
    const data = /** @type {Dataset} */ (/** @type {unknown} */ (dataset));
    const channel = await this.moduleOf(first);
    const request = async (/** @type {Channel} */ where) =>
      /** @type {Request} */ ({ type: "run", dataset: await data.in(where), spec: { ...asked, engine: first } });
    const { answer } = await channel.ask(await request(channel));
    const run = new Run(this, data, channel, /** @type {RunMade} */ (answer), request);
    if (wished === "webgpu") await run.useEngine("webgpu").catch(() => {});
    return run;
  }

  /** @param {Uint8Array} bytes @param {{ dataset?: contract.Catalogue | contract.IntensityTable | contract.Terrain | contract.Corpus }} [options] @returns {Promise<any>} */
  async openRun(bytes, { dataset } = {}) {
    let channel = await this.cpu();
    const entries = await channel.unpack(bytes);
    const handed = /** @type {Dataset | undefined} */ (/** @type {unknown} */ (dataset));
    /** @param {Channel} where @param {contract.Engine | null} [engine] @returns {Promise<Request>} */
    const request = async (where, engine = null) => ({
      type: "restore",
      names: entries.names,
      dataset: handed ? await handed.in(where) : null,
      engine,
    });
    const { answer } = await channel.ask(await request(channel), entries.bytes).catch(async (why) => {
      if (!(why instanceof OrogenError) || why.code !== "engine-unavailable") throw why;
      if (why.values.engine === "ndarray") {
        channel = await this.moduleOf("ndarray");
        return channel.ask(await request(channel), entries.bytes);
      }
      // A run of a machine with a graphics card: the CPU goes on.
      return channel.ask(await request(channel, "auto"), entries.bytes);
    });
    const made = /** @type {RunMade} */ (answer);
    const data = handed ?? this.#kept(made, entries);
    data.report ??= made.datasetReport;
    data.isAlready(channel, made.dataset);
    const run = new Run(this, data, channel, made, request, entries);
    return run;
  }

  /** The data of a lab file. @param {RunMade} made @param {import("./lab-zip.js").Entries} entries @returns {Dataset} */
  #kept({ spec, datasetName: name, datasetReport }, { names, bytes }) {
    const own = bytes.filter((_, at) => isData(names[at] ?? ""));
    if (spec.lab === "terrain") {
      const known = /** @type {contract.GridReport} */ (datasetReport);
      return new Terrain(this, { type: "terrain", name, files: [name], options: {}, known }, own);
    }
    if (spec.lab === "literature") {
      const options = { keepDuplicates: true };
      return new Corpus(this, { type: "corpus", name, files: [{ name, made: null }], options }, own);
    }
    if (spec.task === "intensity")
      return new IntensityTable(this, { type: "intensities", name, files: [name], options: {}, practice: null }, own);
    const files = [{ name, synthetic: false, made: null }];
    return new Catalogue(this, { type: "catalogue", reading: 0, name, files, options: {} }, own);
  }

  async close() {
    this.#closed = true;
    for (const opening of this.#modules.values()) (await opening.catch(() => undefined))?.close();
  }
}

/** A sample of another lab. @param {string} value @param {string} allowed */
const otherwise = (value, allowed) =>
  new OrogenError({ code: "bad-option", where: { option: "sample" }, values: { value, allowed } });

/** What is undefined was not given. @template {object} T @param {T} options @returns {T} */
const given = (options) =>
  /** @type {T} */ (Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)));

/** @param {{ device?: "auto" | "webgpu" | "cpu" }} [options] @returns {Promise<Orogen>} */
export async function open({ device = "auto" } = {}) {
  const webgpu = device === "cpu" ? null : await findAdapter();
  const orogen = new Orogen(webgpu);
  if (device === "webgpu" && !webgpu) {
    const values = { engine: "webgpu", why: "no WebGPU adapter" };
    throw new OrogenError({ code: "engine-unavailable", values });
  }
  const { answer } = await (await orogen.cpu()).ask({ type: "describe" });
  if (answer.type === "described") {
    orogen.version = answer.version;
    orogen.device.cpu = ["ndarray", ...answer.engines];
  }
  return orogen;
}
