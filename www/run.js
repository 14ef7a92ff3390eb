// A run, wherever it is computed: what it is asked. How it goes is in run-course.js, how it moves in run-seat.js.

import { DrivenRun } from "./run-course.js";
import { classify, explainText, givenUpBy, rank } from "./texts.js";
import english from "./words/en.js";
import { sentence } from "./words/sentence.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { Dataset } from "./dataset.js" */
/** @import { Request, TerrainRunAnswer, TerrainRunAsk } from "./protocol.d.ts" */

/** @implements {contract.Run<any>} */
export class Run extends DrivenRun {
  /** @param {{ data?: boolean }} [options] */
  async save({ data = true } = {}) {
    return this.channel.pack(await this.entries(data), 6);
  }

  /** @param {Request} request */
  async #reported(request) {
    const { answer, arrays } = await this.channel.ask(request);
    if (answer.type !== "report") throw new Error(answer.type);
    const words = sentence(answer.report, english, "en");
    return /** @type {contract.Report} */ (/** @type {unknown} */ ({ ...answer.report, ...arrays, sentence: words }));
  }

  async report() {
    const report = await this.#reported({ type: "report", run: this.number });
    this.emit("report", report);
    return report;
  }

  /** @param {contract.Catalogue | contract.IntensityTable | contract.Corpus} dataset @returns {Promise<any>} */
  async judge(dataset) {
    const id = await /** @type {Dataset} */ (/** @type {unknown} */ (dataset)).in(this.channel);
    return this.#reported({ type: "judge", run: this.number, dataset: id });
  }

  /** @param {Partial<Record<contract.Feature, number>>[]} places */
  async predict(places) {
    const { answer } = await this.ask((run) => ({ type: "predict", run, places }));
    return answer.type === "estimates" ? answer.estimates : [];
  }

  /** @param {{ time?: number }} [options] @returns {Promise<contract.ProbabilityMap>} */
  async probabilities({ time } = {}) {
    const { answer } = await this.ask((run) => ({ type: "probabilities", run, time: time ?? null }));
    if (answer.type !== "probabilities") throw new Error(answer.type);
    return answer.map;
  }

  /** @param {contract.IntensityQuery[]} queries */
  async predictIntensities(queries) {
    const { answer } = await this.ask((run) => ({ type: "predict-intensities", run, queries }));
    return answer.type === "intensity-estimates" ? answer.estimates : [];
  }

  /**
   * @template {TerrainRunAnswer["type"]} Type
   * @param {Type} expected @param {TerrainRunAsk} ask @param {Uint8Array[]} [bytes]
   */
  async #ofTerrain(expected, ask, bytes = []) {
    const request = /** @type {const} */ ({ type: "of-terrain-run", run: this.number, ask });
    const { answer, arrays } = await this.channel.ask(request, bytes);
    const given = answer.type === "of-terrain-run" ? answer.answer : answer;
    if (given.type !== expected) throw new Error(given.type);
    const { type, ...plain } = /** @type {Extract<TerrainRunAnswer, { type: Type }>} */ (given);
    return /** @type {Omit<Extract<TerrainRunAnswer, { type: Type }>, "type"> & Record<string, any>} */ ({
      ...plain,
      ...arrays,
    });
  }

  /** @param {{ count: number, seed?: number }} options @returns {Promise<contract.Maps>} */
  async generate({ count, seed = 1 }) {
    return /** @type {any} */ (await this.#ofTerrain("maps", { type: "generate", count, seed }));
  }

  /** @param {{ from: contract.MapChoice, to: contract.MapChoice, count: number }} options @returns {Promise<contract.Maps>} */
  async walk({ from, to, count }) {
    return /** @type {any} */ (await this.#ofTerrain("maps", { type: "walk", from, to, count }));
  }

  /** @param {{ width: number, height: number, seed?: number }} options @returns {Promise<contract.Ground & { height: number }>} */
  async area({ width, height, seed = 1 }) {
    return /** @type {any} */ (await this.#ofTerrain("area", { type: "area", width, height, seed }));
  }

  /** @param {contract.Terrain} dataset @returns {Promise<contract.RealismScores>} */
  async distance(dataset) {
    const id = await /** @type {Dataset} */ (/** @type {unknown} */ (dataset)).in(this.channel);
    return (await this.#ofTerrain("distance", { type: "distance", dataset: id })).scores;
  }

  /** @param {number} step */
  async goBack(step) {
    await this.settled();
    const back = await this.#ofTerrain("went-back", { type: "go-back", step });
    while ((this.film.at(-1)?.step ?? -1) > back.step) this.film.pop();
    return back.step;
  }

  /** @param {Float32Array} maps @returns {Promise<Float32Array>} */
  async opinion(maps) {
    const bytes = new Uint8Array(maps.buffer, maps.byteOffset, maps.byteLength);
    return (await this.#ofTerrain("opinion", { type: "opinion" }, [bytes])).logits;
  }

  /** @param {{ signal?: AbortSignal }} [options] @returns {Promise<contract.DiscriminatorProbe>} */
  async probe({ signal } = {}) {
    const ask = () => this.#ofTerrain("probe", { type: "probe" });
    return (await givenUpBy(this.channel, this.number, signal, ask)).probe;
  }

  /** @param {string[]} texts */
  classify(texts) {
    return classify(this.channel, this.number, texts);
  }

  /** @param {Parameters<contract.Run["rank"]>[0]} [options] */
  rank(options) {
    return rank(this.channel, this.number, options);
  }

  /** @param {Parameters<contract.Run["explain"]>[0]} options */
  explain(options) {
    return explainText(this.channel, this.number, options);
  }

  /**
   * Asks for what trains several networks; giving up is a request of its own.
   * @param {Request} request @param {AbortSignal} [signal]
   */
  async #study(request, signal) {
    const channel = this.channel;
    return givenUpBy(channel, this.number, signal, async () => (await channel.ask(request)).answer);
  }

  /** @param {{ signal?: AbortSignal }} [options] @returns {Promise<any>} */
  async splits({ signal } = {}) {
    const answer = await this.#study({ type: "splits", run: this.number }, signal);
    if (answer.type !== "splits") throw new Error(answer.type);
    return answer.comparisons;
  }

  /** @param {{ network?: boolean, signal?: AbortSignal }} [options] @returns {Promise<contract.LearningCurve>} */
  async learningCurve({ network = false, signal } = {}) {
    const ask = /** @type {const} */ ({ type: "learning-curve", network });
    const { answer, ...other } = /** @type {any} */ (
      await this.#study({ type: "of-texts", run: this.number, ask }, signal)
    );
    if (answer?.type !== "learning-curve") throw new Error(other.type);
    return answer.curve;
  }

  /** @param {{ permutations?: number, signal?: AbortSignal }} [options] @returns {Promise<contract.ShuffledControl>} */
  async shuffled({ permutations = 19, signal } = {}) {
    const answer = await this.#study({ type: "shuffled", run: this.number, permutations }, signal);
    if (answer.type !== "shuffled") throw new Error(answer.type);
    return answer.control;
  }

  async layers() {
    const { answer } = await this.ask((run) => ({ type: "inside", run, surface: null }));
    if (answer.type !== "inside") throw new Error(answer.type);
    return answer.layers;
  }

  /** @param {{ reach?: number, size?: number }} [options] @returns {Promise<contract.LossSurface>} */
  async surface({ reach = 2, size = 64 } = {}) {
    const surface = { reach, size };
    const { answer, arrays } = await this.ask((run) => ({ type: "inside", run, surface }));
    if (answer.type !== "inside" || !answer.surface) throw new Error(answer.type);
    return { ...answer.surface, loss: arrays.loss };
  }

  /** @param {Parameters<contract.Run["exportMap"]>[0]} options @returns {Promise<Uint8Array>} */
  async exportMap({ format, seed = 1, index = 0, ...shape }) {
    return (await this.#ofTerrain("exported", { type: "export", map: { seed, index }, format, shape })).bytes;
  }

  /** @param {{ format: contract.ExportFormat }} options @returns {Promise<Uint8Array>} */
  async export({ format }) {
    if (format === "orogen") return this.save();
    const { arrays } = await this.ask((run) => ({ type: "export", run, format }));
    return arrays.bytes;
  }
}
