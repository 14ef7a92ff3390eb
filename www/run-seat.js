// Where a run is computed, and how it gets from one module to another: it keeps its last checkpoint, and is made anew
// from it elsewhere.

import { notesIn, withNotes } from "./run-notes.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { Channel } from "./channel.js" */
/** @import { Dataset } from "./dataset.js" */
/** @import { Home } from "./home.js" */
/** @import { Entries } from "./lab-zip.js" */
/** @import { Answer, ProgressNote, Request, RunMade } from "./protocol.d.ts" */

/** Between checkpoints of a run that is going, in milliseconds: kept here, and handed out for autosave. */
const CHECKPOINT_EVERY = 2_000;
const AUTOSAVE_EVERY = 5_000;

let count = 0;

export class SeatedRun {
  /** The module that computes it now, and its number there. @type {Channel} */
  channel;
  number;
  #remake;
  /** @type {Entries | undefined} */
  #checkpoint;
  #checkpointed = 0;
  #autosaved = 0;
  #busy = false;
  #wanted = false;
  /** @type {Record<string, Set<Function>>} */
  #listeners = {};
  /** @type {contract.EngineChange} */
  #engineChange;

  /**
   * @param {Home} home
   * @param {Dataset} data
   * @param {Channel} channel
   * @param {RunMade} made
   * @param {(channel: Channel) => Promise<Request>} remake
   * @param {Entries} [entries]
   */
  constructor(home, data, channel, made, remake, entries) {
    this.id = `run-${++count}`;
    this.home = home;
    this.data = data;
    this.spec = made.spec;
    this.weights = made.weights;
    /** @type {contract.History} */
    this.history = { training: [], validation: [], baseline: made.baseline };
    this.channel = channel;
    this.number = made.run;
    this.#remake = remake;
    this.#checkpoint = entries && withoutData(entries);
    /** @type {contract.RunNotes} */
    this.notes = entries ? notesIn(entries) : {};
    this.progress = this.told(made.progress);
    const chosen = made.spec.engine === "auto" ? "chosen" : "asked";
    this.#engineChange = { engine: this.engine, code: chosen, values: { batch: made.spec.batchSize } };
  }

  /** @returns {contract.Run["dataset"]} */
  get dataset() {
    return /** @type {any} */ (this.data);
  }

  get engine() {
    return this.progress.engine;
  }

  /** Which engine it is to be computed on from now on. @param {contract.Engine} engine */
  pin(engine) {
    this.spec = { ...this.spec, engine };
  }

  /**
   * Asks the module of what is of this run.
   * @param {(run: number) => Request} request
   * @param {Uint8Array[]} [bytes]
   * @returns {Promise<{ answer: Answer, arrays: Record<string, any> }>}
   */
  ask(request, bytes) {
    return this.channel.ask(request(this.number), bytes);
  }

  /** @param {ProgressNote} note @returns {contract.Progress} */
  told({ newTraining, newValidation, ...progress }) {
    // A run that was moved or restored tells of all its epochs again: what is known is not told twice.
    const known = this.history.training.length;
    const from = progress.epoch - newTraining.length;
    this.history.training.splice(from, known, ...newTraining);
    this.history.validation.splice(from, known, ...newValidation);
    return progress;
  }

  /** @param {string} event @param {any} detail */
  emit(event, detail) {
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
  sayEngine(code, values = {}) {
    this.#engineChange = { engine: this.engine, code, values };
    this.emit("engine", this.#engineChange);
  }

  /** Takes a checkpoint now and then, and at each halt; hands it out for autosave. */
  async keepUp(now = false) {
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
        const entries = await this.entries(Boolean(autosave));
        this.#checkpoint = withoutData(entries);
        if (autosave) {
          this.#autosaved = at;
          this.emit("checkpoint", await this.channel.pack(entries, 0));
        }
      } while (this.#wanted);
    } catch {
      // The module died or the device is lost; whoever is told of that falls back to the checkpoint before.
    } finally {
      this.#busy = false;
    }
  }

  /** @param {boolean} data @returns {Promise<Entries>} */
  async entries(data) {
    const { answer, arrays } = await this.ask((run) => ({ type: "checkpoint", run, data }));
    const names = answer.type === "entries" ? answer.names : [];
    return withNotes({ names, bytes: names.map((name) => arrays[name]) }, this.notes);
  }

  /** @param {contract.RunNotes} notes */
  note(notes) {
    this.notes = notes;
    // Before the first step there is nothing to keep them with.
    if (this.progress.step > 0) void this.keepUp(true);
  }

  /** From here a run goes on elsewhere. */
  async checkpoint() {
    this.#checkpoint = withoutData(await this.entries(false));
  }

  /** Makes the run anew in a module, from its last checkpoint. @param {Channel} channel @param {contract.Engine} engine */
  async move(channel, engine) {
    const { names, bytes } = this.#checkpoint ?? { names: [], bytes: [] };
    const request = this.#checkpoint
      ? /** @type {Request} */ ({ type: "restore", names, dataset: await this.data.in(channel), engine })
      : await this.#remake(channel);
    const { answer } = await channel.ask(request, bytes);
    const made = /** @type {RunMade} */ (answer);
    const old = { channel: this.channel, run: this.number };
    this.channel = channel;
    this.number = made.run;
    this.progress = this.told(made.progress);
    this.emit("progress", this.progress);
    old.channel.ask({ type: "forget-run", run: old.run }).catch(() => {});
  }
}

/** Whether an entry of a lab file is what the run was trained on. @param {string} name */
export const isData = (name) => name.startsWith("data.");

/** @param {Entries} entries @returns {Entries} */
function withoutData({ names, bytes }) {
  const kept = names.map((name, index) => ({ name, bytes: bytes[index] })).filter(({ name }) => !isData(name));
  return { names: kept.map(({ name }) => name), bytes: kept.map(({ bytes }) => bytes ?? new Uint8Array()) };
}
