// A run, wherever it is computed: it listens to its module, keeps its last checkpoint, moves between engines
// and goes on in a new module where one died.

import { explain, LARGE_ENOUGH, time } from "./engines.js";
import { OrogenError } from "./orogen-error.js";
import { notesIn, withNotes } from "./run-notes.js";
import { classify, explainText, givenUpBy, rank } from "./texts.js";
import english from "./words/en.js";
import { sentence } from "./words/sentence.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { Channel } from "./channel.js" */
/** @import { Catalogue, Orogen } from "./client.js" */
/** @import { Dataset } from "./dataset.js" */
/** @import { Entries } from "./lab-zip.js" */
/** @import { ModuleNotice, ProgressNote, Request, RunMade, TerrainRunAnswer, TerrainRunAsk } from "./protocol.d.ts" */

/** Between checkpoints of a run that is going, in milliseconds: kept here, and handed out for autosave. */
const CHECKPOINT_EVERY = 2_000;
const AUTOSAVE_EVERY = 5_000;

let count = 0;

/** @implements {contract.Run<any>} */
export class Run {
  #home;
  /** @type {Channel} */
  #channel;
  #number;
  #remake;
  /** @type {Entries | undefined} */
  #checkpoint;
  #checkpointed = 0;
  #autosaved = 0;
  #busy = false;
  #wanted = false;
  /** @type {Record<string, Set<Function>>} */
  #listeners = {};
  /** Steps to reach, where the reader asked for a number of them. @type {number | null} */
  #until = null;
  #tried = false;
  /** The step the last fall went back to. */
  #fellTo = -1;
  /** @type {Promise<void> | undefined} */
  #moving;
  /** @type {contract.EngineChange} */
  #engineChange;
  /** @type {contract.StateChange} */
  #change;

  /**
   * @param {Orogen} home
   * @param {Dataset} data
   * @param {Channel} channel
   * @param {RunMade} made
   * @param {(channel: Channel) => Promise<Request>} remake
   * @param {Entries} [entries]
   */
  constructor(home, data, channel, made, remake, entries) {
    this.id = `run-${++count}`;
    this.data = data;
    /** @type {contract.FilmFrame[]} */
    this.film = [];
    this.spec = made.spec;
    /** @type {contract.RunState} */
    this.state = made.state;
    this.#change = { state: made.state };
    this.weights = made.weights;
    /** @type {contract.History} */
    this.history = { training: [], validation: [], baseline: made.baseline };
    this.#home = home;
    this.#channel = channel;
    this.#number = made.run;
    this.#remake = remake;
    this.#checkpoint = entries && withoutData(entries);
    /** @type {contract.RunNotes} */
    this.notes = entries ? notesIn(entries) : {};
    this.progress = this.#note(made.progress);
    const chosen = made.spec.engine === "auto" ? "chosen" : "asked";
    this.#engineChange = { engine: this.engine, code: chosen, values: { batch: made.spec.batchSize } };
    home.runs.add(this);
  }

  /** @returns {contract.Run["dataset"]} */
  get dataset() {
    return /** @type {any} */ (this.data);
  }

  get engine() {
    return this.progress.engine;
  }

  /** @param {ProgressNote} note @returns {contract.Progress} */
  #note({ newTraining, newValidation, ...progress }) {
    // A run that was moved or restored tells of all its epochs again: what is known is not told twice.
    const known = this.history.training.length;
    const from = progress.epoch - newTraining.length;
    this.history.training.splice(from, known, ...newTraining);
    this.history.validation.splice(from, known, ...newValidation);
    return progress;
  }

  /** @param {string} event @param {any} detail */
  #emit(event, detail) {
    for (const listener of this.#listeners[event] ?? []) listener(detail);
  }

  /** @param {string} event @param {(detail: any) => void} listener */
  on(event, listener) {
    this.#listeners[event] ??= new Set();
    const all = this.#listeners[event];
    all.add(listener);
    // What was decided before anyone could listen.
    if (event === "engine") queueMicrotask(() => all.has(listener) && listener(this.#engineChange));
    return () => void all.delete(listener);
  }

  /** @param {contract.EngineChange["code"]} code @param {Record<string, string | number>} values */
  #sayEngine(code, values = {}) {
    this.#engineChange = { engine: this.engine, code, values };
    this.#emit("engine", this.#engineChange);
  }

  /** @param {Channel} channel @param {Exclude<ModuleNotice, { event: "reading" }>} notice */
  hear(channel, notice) {
    if (channel !== this.#channel || notice.run !== this.#number) return;
    if (notice.event === "progress") {
      this.progress = this.#note(notice.progress);
      this.#emit("progress", this.progress);
      void this.#keepUp();
    } else if (notice.event === "film") {
      this.#shoot(notice);
    } else if (notice.event === "repeats") {
      this.#emit("repeats", notice.share);
    } else if (notice.event === "study") {
      this.#emit("study", { study: notice.study, share: notice.share });
    } else if (notice.event === "state") {
      this.#enter(notice.state, notice.reason ?? undefined);
    } else {
      void this.#fallBack(new OrogenError(notice.error));
    }
  }

  /** @param {Extract<ModuleNotice, { event: "film" }>} notice */
  #shoot({ step, size, count, scores, alarms, ...beside }) {
    const { elevation } = /** @type {{ arrays: { elevation: Float32Array } }} */ (/** @type {unknown} */ (beside))
      .arrays;
    const frame = { step, size, count, elevation, scores, alarms };
    // A run that fell back to its checkpoint makes some frames again.
    while ((this.film.at(-1)?.step ?? -1) >= step) this.film.pop();
    this.film.push(frame);
    this.#emit("film", frame);
  }

  /** @param {contract.RunState} state @param {contract.StateChange["reason"]} [reason] */
  #enter(state, reason) {
    this.#change = reason ? { state, reason } : { state };
    // While it moves, the run stands still in one module and starts in another: nobody needs to know.
    if (this.#moving && (state === "paused" || state === "running")) return;
    this.state = state;
    this.#emit("state", this.#change);
    if (state !== "running" && state !== "ready") void this.#keepUp(true);
  }

  /** Takes a checkpoint now and then, and at each halt; hands it out for autosave. */
  async #keepUp(now = false) {
    const at = performance.now();
    this.#wanted ||= now;
    if (this.#busy || !(this.#wanted || at - this.#checkpointed >= CHECKPOINT_EVERY)) return;
    this.#busy = true;
    try {
      // A halt that comes while a checkpoint is being taken gets one of its own.
      do {
        const halted = this.#wanted;
        this.#wanted = false;
        this.#checkpointed = at;
        const autosave = this.#listeners.checkpoint?.size && (halted || at - this.#autosaved > AUTOSAVE_EVERY);
        const entries = await this.#entries(Boolean(autosave));
        this.#checkpoint = withoutData(entries);
        if (autosave) {
          this.#autosaved = at;
          this.#emit("checkpoint", await this.#channel.pack(entries, 0));
        }
      } while (this.#wanted);
    } catch {
      // The module died or the device is lost; whoever is told of that falls back to the checkpoint before.
    } finally {
      this.#busy = false;
    }
  }

  /** @param {boolean} data @returns {Promise<Entries>} */
  async #entries(data) {
    const { answer, arrays } = await this.#channel.ask({ type: "checkpoint", run: this.#number, data });
    const names = answer.type === "entries" ? answer.names : [];
    return withNotes({ names, bytes: names.map((name) => arrays[name]) }, this.notes);
  }

  /** @param {contract.RunNotes} notes */
  note(notes) {
    this.notes = notes;
    // Before the first step there is nothing to keep them with.
    if (this.progress.step > 0) void this.#keepUp(true);
  }

  /** @param {Channel} channel @param {OrogenError} why */
  bury(channel, why) {
    if (channel === this.#channel) void this.#fallBack(why);
  }

  /** Goes on, on the CPU, from the last checkpoint. @param {OrogenError} why */
  async #fallBack(why) {
    const wasRunning = this.state === "running";
    const lost = this.engine === "webgpu";
    if (lost) this.#home.giveUpGpu();
    await this.#moving?.catch(() => {});
    const fellFrom = this.#fellTo;
    try {
      await this.#move(await this.#home.cpu(), "auto");
    } catch (again) {
      const { code, values } = again instanceof OrogenError ? again : why;
      return this.#enter("paused", { code, values });
    }
    this.#fellTo = this.progress.step;
    this.#sayEngine(lost ? "lost" : "crashed", { why: why.message, epoch: this.progress.epoch });
    // Twice from the same place: a third time would end there, too.
    if (fellFrom === this.#fellTo) this.#enter("paused", { code: why.code, values: why.values });
    else if (wasRunning) await this.#go().catch(() => {});
  }

  /** Makes the run anew in a module, from its last checkpoint. @param {Channel} channel @param {contract.Engine} engine */
  async #move(channel, engine) {
    const { names, bytes } = this.#checkpoint ?? { names: [], bytes: [] };
    const request = this.#checkpoint
      ? /** @type {Request} */ ({ type: "restore", names, dataset: await this.data.in(channel), engine })
      : await this.#remake(channel);
    const { answer } = await channel.ask(request, bytes);
    const made = /** @type {RunMade} */ (answer);
    const old = { channel: this.#channel, run: this.#number };
    this.#channel = channel;
    this.#number = made.run;
    this.progress = this.#note(made.progress);
    this.#emit("progress", this.progress);
    old.channel.ask({ type: "forget-run", run: old.run }).catch(() => {});
  }

  async #go() {
    const steps = this.#until === null ? null : Math.max(0, this.#until - this.progress.step);
    await this.#channel.ask({ type: "start", run: this.#number, epochs: null, steps, part: null });
  }

  /** @param {{ epochs?: number, steps?: number, part?: contract.GanPart }} [more] */
  async start({ epochs, steps, part } = {}) {
    await this.#moving?.catch(() => {});
    const perEpoch = this.progress.steps / this.progress.epochs;
    const more = (epochs ?? 0) * perEpoch + (steps ?? 0);
    this.#until = more ? this.progress.step + more : null;
    const started = this.#channel.ask({
      type: "start",
      run: this.#number,
      epochs: epochs ?? null,
      steps: steps ?? null,
      part: part ?? null,
    });
    await started;
    if (!this.#tried && this.spec.engine === "auto" && !more) {
      this.#tried = true;
      void this.#tryGpu();
    }
  }

  async pause() {
    await this.#moving?.catch(() => {});
    await this.#channel.ask({ type: "pause", run: this.#number });
  }

  /** @param {number} [n] @param {{ part?: contract.GanPart }} [options] */
  async step(n = 1, { part } = {}) {
    const still = this.#until === null && this.state === "running" ? this.pause() : undefined;
    await still;
    await this.start({ steps: n, part });
    await this.finished();
  }

  async stop() {
    await this.#moving?.catch(() => {});
    await this.#channel.ask({ type: "stop", run: this.#number });
  }

  /** @returns {Promise<contract.StateChange>} */
  finished() {
    if (this.state !== "running") return Promise.resolve(this.#change);
    return new Promise((resolve) => {
      const off = this.on("state", (/** @type {contract.StateChange} */ change) => {
        if (change.state === "running") return;
        off();
        resolve(change);
      });
    });
  }

  /** In mid-run: is the graphics card faster? */
  async #tryGpu() {
    const { webgpu } = this.#home.device;
    const size = this.weights * this.spec.batchSize;
    if (!webgpu) return;
    if (size < LARGE_ENOUGH) return this.#sayEngine("small", { weights: this.weights, batch: this.spec.batchSize });
    this.#sayEngine("trying");
    try {
      const gpu = await this.#home.gpu();
      await this.#keepUp(true);
      const copy = await gpu.ask({
        type: "run",
        dataset: await this.data.in(gpu),
        spec: /** @type {Extract<Request, { type: "run" }>["spec"]} */ ({ ...this.spec, engine: "webgpu" }),
      });
      const run = /** @type {RunMade} */ (copy.answer).run;
      const rate = await time(gpu, run).finally(() => gpu.ask({ type: "forget-run", run }).catch(() => {}));
      const values = { gpu: rate, cpu: this.progress.stepsPerSecond, engine: this.engine };
      if (rate <= values.cpu * 1.1) return this.#sayEngine("slower", values);
      if (this.state === "running") await this.#relocate(gpu, "webgpu");
      this.#sayEngine("faster", values);
    } catch (why) {
      const { code, values } = explain(why);
      this.#sayEngine(code, values);
    }
  }

  /** Pauses, moves, goes on. @param {Channel} channel @param {contract.Engine} engine */
  #relocate(channel, engine) {
    const running = this.state === "running";
    const relocate = async () => {
      await this.#channel.ask({ type: "pause", run: this.#number });
      this.#checkpoint = withoutData(await this.#entries(false));
      await this.#move(channel, engine);
      if (running && this.progress.step < this.progress.steps) await this.#go();
    };
    this.#moving = relocate().finally(() => {
      this.#moving = undefined;
    });
    return this.#moving;
  }

  /** @param {contract.Engine} engine */
  async useEngine(engine) {
    this.spec = { ...this.spec, engine };
    try {
      const channel = await this.#home.moduleOf(engine);
      await this.#relocate(channel, engine);
      this.#tried = engine !== "auto";
      this.#sayEngine(engine === "auto" ? "chosen" : "asked", { batch: this.spec.batchSize });
    } catch (why) {
      const { code, values } = explain(why);
      this.#sayEngine(code, values);
      throw why;
    }
  }

  /** @param {{ data?: boolean }} [options] */
  async save({ data = true } = {}) {
    return this.#channel.pack(await this.#entries(data), 6);
  }

  /** @param {Request} request */
  async #reported(request) {
    const { answer, arrays } = await this.#channel.ask(request);
    if (answer.type !== "report") throw new Error(answer.type);
    const words = sentence(answer.report, english, "en");
    return /** @type {contract.Report} */ (/** @type {unknown} */ ({ ...answer.report, ...arrays, sentence: words }));
  }

  async report() {
    const report = await this.#reported({ type: "report", run: this.#number });
    this.#emit("report", report);
    return report;
  }

  /** @param {contract.Catalogue | contract.IntensityTable | contract.Corpus} dataset @returns {Promise<any>} */
  async judge(dataset) {
    const id = await /** @type {Dataset} */ (/** @type {unknown} */ (dataset)).in(this.#channel);
    return this.#reported({ type: "judge", run: this.#number, dataset: id });
  }

  /** @param {Partial<Record<contract.Feature, number>>[]} places */
  async predict(places) {
    const { answer } = await this.#channel.ask({ type: "predict", run: this.#number, places });
    return answer.type === "estimates" ? answer.estimates : [];
  }

  /** @param {{ time?: number }} [options] @returns {Promise<contract.ProbabilityMap>} */
  async probabilities({ time } = {}) {
    const { answer } = await this.#channel.ask({ type: "probabilities", run: this.#number, time: time ?? null });
    if (answer.type !== "probabilities") throw new Error(answer.type);
    return answer.map;
  }

  /** @param {contract.IntensityQuery[]} queries */
  async predictIntensities(queries) {
    const { answer } = await this.#channel.ask({ type: "predict-intensities", run: this.#number, queries });
    return answer.type === "intensity-estimates" ? answer.estimates : [];
  }

  /**
   * @template {TerrainRunAnswer["type"]} Type
   * @param {Type} expected @param {TerrainRunAsk} ask @param {Uint8Array[]} [bytes]
   */
  async #ofTerrain(expected, ask, bytes = []) {
    const request = /** @type {const} */ ({ type: "of-terrain-run", run: this.#number, ask });
    const { answer, arrays } = await this.#channel.ask(request, bytes);
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
    const id = await /** @type {Dataset} */ (/** @type {unknown} */ (dataset)).in(this.#channel);
    return (await this.#ofTerrain("distance", { type: "distance", dataset: id })).scores;
  }

  /** @param {number} step */
  async goBack(step) {
    await this.#moving?.catch(() => {});
    const back = await this.#ofTerrain("went-back", { type: "go-back", step });
    while ((this.film.at(-1)?.step ?? -1) > back.step) this.film.pop();
    return back.step;
  }

  /** @param {Float32Array} maps @returns {Promise<Float32Array>} */
  async opinion(maps) {
    const bytes = new Uint8Array(maps.buffer, maps.byteOffset, maps.byteLength);
    return (await this.#ofTerrain("opinion", { type: "opinion" }, [bytes])).logits;
  }

  /** @param {string[]} texts */
  classify(texts) {
    return classify(this.#channel, this.#number, texts);
  }

  /** @param {Parameters<contract.Run["rank"]>[0]} [options] */
  rank(options) {
    return rank(this.#channel, this.#number, options);
  }

  /** @param {Parameters<contract.Run["explain"]>[0]} options */
  explain(options) {
    return explainText(this.#channel, this.#number, options);
  }

  /**
   * Asks for what trains several networks; giving up is a request of its own.
   * @param {Request} request @param {AbortSignal} [signal]
   */
  async #study(request, signal) {
    const channel = this.#channel;
    return givenUpBy(channel, this.#number, signal, async () => (await channel.ask(request)).answer);
  }

  /** @param {{ signal?: AbortSignal }} [options] @returns {Promise<any>} */
  async splits({ signal } = {}) {
    const answer = await this.#study({ type: "splits", run: this.#number }, signal);
    if (answer.type !== "splits") throw new Error(answer.type);
    return answer.comparisons;
  }

  /** @param {{ network?: boolean, signal?: AbortSignal }} [options] @returns {Promise<contract.LearningCurve>} */
  async learningCurve({ network = false, signal } = {}) {
    const ask = /** @type {const} */ ({ type: "learning-curve", network });
    const { answer, ...other } = /** @type {any} */ (
      await this.#study({ type: "of-texts", run: this.#number, ask }, signal)
    );
    if (answer?.type !== "learning-curve") throw new Error(other.type);
    return answer.curve;
  }

  /** @param {{ permutations?: number, signal?: AbortSignal }} [options] @returns {Promise<contract.ShuffledControl>} */
  async shuffled({ permutations = 19, signal } = {}) {
    const answer = await this.#study({ type: "shuffled", run: this.#number, permutations }, signal);
    if (answer.type !== "shuffled") throw new Error(answer.type);
    return answer.control;
  }

  async layers() {
    const { answer } = await this.#channel.ask({ type: "inside", run: this.#number, surface: null });
    if (answer.type !== "inside") throw new Error(answer.type);
    return answer.layers;
  }

  /** @param {{ reach?: number, size?: number }} [options] @returns {Promise<contract.LossSurface>} */
  async surface({ reach = 2, size = 64 } = {}) {
    const surface = { reach, size };
    const { answer, arrays } = await this.#channel.ask({ type: "inside", run: this.#number, surface });
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
    const { arrays } = await this.#channel.ask({ type: "export", run: this.#number, format });
    return arrays.bytes;
  }
}

/** Whether an entry of a lab file is what the run was trained on. @param {string} name */
export const isData = (name) => name.startsWith("data.");

/** @param {Entries} entries @returns {Entries} */
function withoutData({ names, bytes }) {
  const kept = names.map((name, index) => ({ name, bytes: bytes[index] })).filter(({ name }) => !isData(name));
  return { names: kept.map(({ name }) => name), bytes: kept.map(({ bytes }) => bytes ?? new Uint8Array()) };
}
