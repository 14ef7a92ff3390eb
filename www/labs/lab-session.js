// What the frame needs to know of a lab: its steps, and what is open in it. Views come and go (a change of language
// redraws them all), the session stays.
import { isFull, keep } from "../keep.js";
import { Topics } from "../topics.js";
import { asFailure } from "../views/errors.js";
import { t } from "../words/index.js";

/** @import { EngineChange, EngineName, Orogen, Progress, RunState, StateChange, Watch } from "../../pkg/orogen.d.ts" */
/** @import { Kept } from "../keep.js" */
/** @import { Address } from "../shell/address.js" */
/** @import { Notices } from "../shell/notices.js" */
/** @import { Child } from "../views/dom.js" */
/** @import { Failure } from "../views/errors.js" */
/** @import { Key } from "../words/index.js" */

/** @typedef {"data" | "check" | "train" | "judge" | "home"} Step */
/** Bytes. Checked before any is read: a larger file would not fit beside its parsed copy in a 32-bit module. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** @type {readonly Step[]} */
export const STEPS = ["data", "check", "train", "judge", "home"];

/** @typedef {{ title?: string, lede: string, main: Child[], side: Child[] }} View */
/**
 * A lab as the frame knows it. `called`: its own names of steps.
 * @typedef {{
 *   id: string, title: Key, icon: string, steps: readonly Step[], called?: { [K in Step]?: Key },
 *   load: () => Promise<{ default: LabRoom }>,
 * }} Lab
 * The lab itself: the session is made when the lab is first opened.
 * @typedef {{
 *   open: (orogen: Promise<Orogen>, notices: Notices) => LabSession,
 *   views: Record<Step, (session: any, signal: AbortSignal) => View>,
 * }} LabRoom
 */
/** What every run has, whichever lab it is of. @typedef {{ readonly progress: Progress, readonly state: RunState, readonly engine: EngineName, save(): Promise<Uint8Array> }} LabRun */
/**
 * What a session tells of. What each lab has of its own kind is in the session; its topic only says that it changed.
 * @typedef {{
 *   step: Step, failure: Failure | null, say: string | null, reading: number | null, kept: null,
 *   data: any, task: string, run: any, report: any, others: null, look: any, fitness: any,
 *   progress: Progress, state: StateChange, engine: EngineChange, repeats: number, film: any, patches: any, clusters: null,
 *   scope: null, marks: null, relations: null, term: string, explain: { document: number } | { text: string },
 *   explained: any,
 * }} LabTopics
 */

/** @extends {Topics<LabTopics>} */
export class LabSession extends Topics {
  /** @type {Step} */ step = "data";
  /** @type {{ name: string } | null} */ dataset = null;
  /** @type {LabRun | null} */ run = null;
  /** @type {object | null} */ report = null;
  /** @type {Failure | null} */ failure = null;
  /** Whether something is being read. */ busy = false;
  /** @type {AbortController | null} What calls it off, once it tells how far it is. */ #stop = null;

  /** @param {Promise<Orogen>} orogen @param {Notices} notices */
  constructor(orogen, notices) {
    super();
    this.orogen = orogen;
    this.notices = notices;
    orogen.catch((error) => this.fail(error));
  }

  /** Why a step cannot be reached yet. @param {Step} step @returns {"needs-data" | "needs-run" | "needs-training" | null} */
  barred(step) {
    if (step === "data") return null;
    if (!this.dataset) return "needs-data";
    if (step === "check" || step === "train") return null;
    if (!this.run) return "needs-run";
    return step === "judge" && this.run.progress.step === 0 ? "needs-training" : null;
  }

  /** @param {Step} step */
  go(step) {
    if (this.barred(step)) return;
    this.step = step;
    this.emit("step", step);
  }

  /** @param {unknown} error */
  fail(error) {
    this.failure = asFailure(error);
    this.emit("failure", this.failure);
  }

  forgive() {
    this.failure = null;
    this.emit("failure", null);
  }

  /**
   * Shows that something is being read, and turns what is thrown into a card: nothing that was open is touched by it.
   * @template T
   * @param {string} words What the reader is told meanwhile.
   * @param {(orogen: Orogen, watch: Watch) => Promise<T>} work Told how to tell how far it is, and how it hears that nobody wants it.
   * @returns {Promise<T | undefined>}
   */
  async attempt(words, work) {
    const stop = new AbortController();
    const onProgress = (/** @type {number} */ share) => {
      this.#stop = stop;
      this.emit("reading", share);
    };
    /** @type {string | null} */
    let last = null;
    this.busy = true;
    this.emit("say", words);
    try {
      const result = await work(await this.orogen, { signal: stop.signal, onProgress });
      this.forgive();
      return result;
    } catch (error) {
      if (stop.signal.aborted && asFailure(error).code === "cancelled") last = t("busy.cancelled");
      else this.fail(error);
      return undefined;
    } finally {
      this.busy = false;
      this.#stop = null;
      this.emit("reading", null);
      this.emit("say", last);
    }
  }

  /** Calls off what is being read; what was open stays. */
  callOff() {
    this.#stop?.abort();
  }

  /** Brings the lab into the state a link speaks of; what is not known is said. @param {Address} _address @returns {Promise<void>} */
  async arrive(_address) {}

  /** The state for a link. @returns {Partial<Address>} */
  describe() {
    return { step: this.step };
  }

  /** Starts a fresh run of the settings as they are. @returns {Promise<void>} */
  async begin() {}

  /** Stops the run. @returns {Promise<void>} */
  async halt() {}

  /** Opens a lab file. @param {Uint8Array} _bytes @param {string} [_key] Under which it is kept here. @returns {Promise<void>} */
  async openLab(_bytes, _key) {}

  /** Keeps a run in this browser; where that fails, says so and offers it as a file. @param {Omit<Kept, "bytes" | "savedAt" | "name">} facts @param {Uint8Array} bytes */
  async keepRun(facts, bytes) {
    try {
      await keep(facts, bytes);
      this.emit("kept", null);
    } catch (error) {
      this.notices.storage(isFull(error), error instanceof Error ? error.message : String(error), bytes, facts.title);
    }
  }

  /** The files of what is open, as they came; none where nothing came as a file. @returns {{ name: string, bytes: Uint8Array }[]} */
  files() {
    return filesOf(/** @type {{ origin?: { name: string, source: unknown } | null }} */ (this).origin);
  }

  /** Files that were dropped, chosen or pasted. @param {File[]} _files @returns {Promise<void>} */
  async takeFiles(_files) {}

  /** Text that was pasted. @param {string} _text @returns {Promise<void>} */
  async takeText(_text) {}
}

/** @param {{ name: string, source: unknown } | null | undefined} origin */
function filesOf(origin) {
  const sources = /** @type {any[]} */ (Array.isArray(origin?.source) ? origin.source : [origin?.source]);
  const files = sources.map((source) => ({ name: source?.name ?? origin?.name ?? "", bytes: source?.bytes }));
  return files.every(({ bytes }) => bytes instanceof Uint8Array) ? files : [];
}
