// The package's front door, in browsers and in Node: `open()` gives an Orogen. The page is built on it.
// pkg/orogen.d.ts is the contract.

import { Catalogue, IntensityTable } from "./catalogue.js";
import { Corpus } from "./corpus.js";
import { findAdapter } from "./engines.js";
import { Home } from "./home.js";
import { OrogenError } from "./orogen-error.js";
import { Run } from "./run.js";
import { isData } from "./run-seat.js";
import { given, openAll } from "./sources.js";
import { filed, Terrain } from "./terrain.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { Channel } from "./channel.js" */
/** @import { Dataset } from "./dataset.js" */
/** @import { Request, RunMade } from "./protocol.d.ts" */

export { OrogenError };

/** @implements {contract.Orogen} */
export class Orogen extends Home {
  version = "";

  async samples() {
    const { answer } = await (await this.cpu()).ask({ type: "samples" });
    return answer.type === "samples" ? answer.samples : [];
  }

  /** @param {Parameters<typeof openAll>[0]} source @param {string} [computed] */
  #open(source, computed) {
    return openAll(source, () => this.samples(), computed);
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
    const { files: opened, name, bytes } = await this.#open(source);
    const files = opened.map(({ name, synthetic = false, made = null }) => ({ name, synthetic, made }));
    return this.watched(watch, async (reading, channel) => {
      const request = /** @type {const} */ ({ type: "catalogue", reading, name, files, options: given(options) });
      const catalogue = new Catalogue(this, request, bytes);
      await catalogue.in(channel);
      return catalogue;
    });
  }

  /**
   * @param {Parameters<contract.Orogen["intensities"]>[0]} source
   * @param {contract.IntensityOptions} [options]
   */
  async intensities(source, options = {}) {
    const practice = typeof source === "object" && "practice" in source ? source.practice : null;
    const opened = await this.#open(practice ? [] : /** @type {contract.OneSource} */ (source));
    const files = opened.files.map(({ name }) => name);
    const name = practice ? "intensity-practice.csv" : opened.name;
    /** @type {Extract<Request, { type: "intensities" }>} */
    const request = { type: "intensities", name, files, options: given(options), practice };
    const table = new IntensityTable(this, request, opened.bytes);
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
    const { files: opened, name, bytes } = await this.#open(made ?? /** @type {contract.OneSource} */ (source));
    const files = opened.map(({ name }) => name);
    /** @type {Extract<Request, { type: "terrain" }>} */
    const request = { type: "terrain", name, files, options: given(options), known: made?.known ?? null };
    const terrain = new Terrain(this, request, bytes);
    await terrain.in(await this.cpu());
    return terrain;
  }

  /** @param {contract.CorpusSource | contract.CorpusSource[]} source @param {contract.CorpusOptions} [options] */
  async corpus(source, options = {}) {
    const { files: opened, name, bytes } = await this.#open(source, "synthetic-abstracts");
    const files = opened.map(({ name, synthetic, made = {} }) => ({ name, made: synthetic ? made : null }));
    const corpus = new Corpus(this, { type: "corpus", name, files, options: given(options) }, bytes);
    await corpus.in(await this.cpu());
    return corpus;
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
}

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
