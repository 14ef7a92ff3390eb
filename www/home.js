// The modules that are open, opened on first use and replaced where one died; and the runs in them.

import { Channel } from "./channel.js";
import { openGpu } from "./engines.js";
import { OrogenError } from "./orogen-error.js";
import { Topics } from "./topics.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { Kind } from "./host.js" */
/** @import { DrivenRun } from "./run-course.js" */

export class Home {
  /** @type {Map<Kind, Promise<Channel>>} */
  #modules = new Map();
  /** @type {Set<DrivenRun>} */
  runs = new Set();
  #closed = false;
  /** Who wants to know how far a file is, by the number of its reading. @type {Map<number, (share: number) => void>} */
  #readings = new Map();
  #lastReading = 0;
  /** How many answers are late. */
  #late = 0;
  /** @type {Topics<{ late: boolean }>} Whether the reader waits for an answer: a module does one thing at a time. */
  waits = new Topics();

  /** @param {contract.DeviceReport["webgpu"]} webgpu */
  constructor(webgpu) {
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
      channel.onlate = (change) => {
        this.#late += change;
        this.waits.emit("late", this.#late > 0);
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

  async close() {
    this.#closed = true;
    for (const opening of this.#modules.values()) (await opening.catch(() => undefined))?.close();
  }
}
