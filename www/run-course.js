// How a run goes: started, paused, stepped, stopped, and what becomes of it where a module dies, a device is lost, or a
// graphics card turns out to be faster.

import { explain, LARGE_ENOUGH, time } from "./engines.js";
import { OrogenError } from "./orogen-error.js";
import { SeatedRun } from "./run-seat.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { Channel } from "./channel.js" */
/** @import { ModuleNotice, Request, RunMade } from "./protocol.d.ts" */

export class DrivenRun extends SeatedRun {
  /** @type {contract.FilmFrame[]} */
  film = [];
  /** @type {contract.RunState} */
  state;
  /** Steps to reach, where the reader asked for a number of them. @type {number | null} */
  #until = null;
  #tried = false;
  /** The step the last fall went back to. */
  #fellTo = -1;
  /** @type {Promise<void> | undefined} */
  #moving;
  /** @type {contract.StateChange} */
  #change;

  /** @param {ConstructorParameters<typeof SeatedRun>} all */
  constructor(...all) {
    super(...all);
    const [, , , made] = all;
    this.state = made.state;
    this.#change = { state: made.state };
    this.home.runs.add(this);
  }

  /** Nothing is asked of a run while it moves. */
  async settled() {
    await this.#moving?.catch(() => {});
  }

  /** @param {Channel} channel @param {Exclude<ModuleNotice, { event: "reading" }>} notice */
  hear(channel, notice) {
    if (channel !== this.channel || notice.run !== this.number) return;
    if (notice.event === "progress") {
      this.progress = this.told(notice.progress);
      this.emit("progress", this.progress);
      void this.keepUp();
    } else if (notice.event === "film") {
      this.#shoot(notice);
    } else if (notice.event === "repeats") {
      this.emit("repeats", notice.share);
    } else if (notice.event === "study") {
      this.emit("study", { study: notice.study, share: notice.share });
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
    this.emit("film", frame);
  }

  /** @param {contract.RunState} state @param {contract.StateChange["reason"]} [reason] */
  #enter(state, reason) {
    this.#change = reason ? { state, reason } : { state };
    // While it moves, the run stands still in one module and starts in another: nobody needs to know.
    if (this.#moving && (state === "paused" || state === "running")) return;
    this.state = state;
    this.emit("state", this.#change);
    if (state !== "running" && state !== "ready") void this.keepUp(true);
  }

  /** @param {Channel} channel @param {OrogenError} why */
  bury(channel, why) {
    if (channel === this.channel) void this.#fallBack(why);
  }

  /** Goes on, on the CPU, from the last checkpoint. @param {OrogenError} why */
  async #fallBack(why) {
    const wasRunning = this.state === "running";
    const lost = this.engine === "webgpu";
    if (lost) this.home.giveUpGpu();
    await this.settled();
    const fellFrom = this.#fellTo;
    try {
      await this.move(await this.home.cpu(), "auto");
    } catch (again) {
      const { code, values } = again instanceof OrogenError ? again : why;
      return this.#enter("paused", { code, values });
    }
    this.#fellTo = this.progress.step;
    this.sayEngine(lost ? "lost" : "crashed", { why: why.message, epoch: this.progress.epoch });
    // Twice from the same place: a third time would end there, too.
    if (fellFrom === this.#fellTo) this.#enter("paused", { code: why.code, values: why.values });
    else if (wasRunning) await this.#go().catch(() => {});
  }

  async #go() {
    const steps = this.#until === null ? null : Math.max(0, this.#until - this.progress.step);
    await this.ask((run) => ({ type: "start", run, epochs: null, steps, part: null }));
  }

  /** @param {{ epochs?: number, steps?: number, part?: contract.GanPart }} [more] */
  async start({ epochs, steps, part } = {}) {
    await this.settled();
    const perEpoch = this.progress.steps / this.progress.epochs;
    const more = (epochs ?? 0) * perEpoch + (steps ?? 0);
    this.#until = more ? this.progress.step + more : null;
    const wished = { epochs: epochs ?? null, steps: steps ?? null, part: part ?? null };
    await this.ask((run) => ({ type: "start", run, ...wished }));
    if (!this.#tried && this.spec.engine === "auto" && !more) {
      this.#tried = true;
      void this.#tryGpu();
    }
  }

  async pause() {
    await this.settled();
    await this.ask((run) => ({ type: "pause", run }));
  }

  /** @param {number} [n] @param {{ part?: contract.GanPart }} [options] */
  async step(n = 1, { part } = {}) {
    const still = this.#until === null && this.state === "running" ? this.pause() : undefined;
    await still;
    await this.start({ steps: n, part });
    await this.finished();
  }

  async stop() {
    await this.settled();
    await this.ask((run) => ({ type: "stop", run }));
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
    const { webgpu } = this.home.device;
    const size = this.weights * this.spec.batchSize;
    if (!webgpu) return;
    if (size < LARGE_ENOUGH) return this.sayEngine("small", { weights: this.weights, batch: this.spec.batchSize });
    this.sayEngine("trying");
    try {
      const gpu = await this.home.gpu();
      await this.keepUp(true);
      const copy = await gpu.ask({
        type: "run",
        dataset: await this.data.in(gpu),
        spec: /** @type {Extract<Request, { type: "run" }>["spec"]} */ ({ ...this.spec, engine: "webgpu" }),
      });
      const run = /** @type {RunMade} */ (copy.answer).run;
      const rate = await time(gpu, run).finally(() => gpu.ask({ type: "forget-run", run }).catch(() => {}));
      const values = { gpu: rate, cpu: this.progress.stepsPerSecond, engine: this.engine };
      if (rate <= values.cpu * 1.1) return this.sayEngine("slower", values);
      if (this.state === "running") await this.#relocate(gpu, "webgpu");
      this.sayEngine("faster", values);
    } catch (why) {
      const { code, values } = explain(why);
      this.sayEngine(code, values);
    }
  }

  /** Pauses, moves, goes on. @param {Channel} channel @param {contract.Engine} engine */
  #relocate(channel, engine) {
    const running = this.state === "running";
    const relocate = async () => {
      await this.ask((run) => ({ type: "pause", run }));
      await this.checkpoint();
      await this.move(channel, engine);
      if (running && this.progress.step < this.progress.steps) await this.#go();
    };
    this.#moving = relocate().finally(() => {
      this.#moving = undefined;
    });
    return this.#moving;
  }

  /** @param {contract.Engine} engine */
  async useEngine(engine) {
    this.pin(engine);
    try {
      const channel = await this.home.moduleOf(engine);
      await this.#relocate(channel, engine);
      this.#tried = engine !== "auto";
      this.sayEngine(engine === "auto" ? "chosen" : "asked", { batch: this.spec.batchSize });
    } catch (why) {
      const { code, values } = explain(why);
      this.sayEngine(code, values);
      throw why;
    }
  }
}
