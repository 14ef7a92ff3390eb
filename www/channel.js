// The way to one module: a worker in a browser, the caller's own thread in Node. Requests have numbers, replies
// find their promise, notices go to whoever listens, and a module that died says why.

import { OrogenError } from "./orogen-error.js";

/** @import { Call, Kind, Reply } from "./host.js" */
/** @import { Entries } from "./lab-zip.js" */
/** @import { Answer, ModuleNotice } from "./protocol.d.ts" */
/** @typedef {{ answer: Answer, arrays: Record<string, any> }} Answered */

/** Node's own, of which bundlers for browsers know nothing. @returns {Promise<typeof import("node:fs/promises")>} */
export const files = () => import(/* webpackIgnore: true */ /* @vite-ignore */ NODE_FILES);
const NODE_FILES = "node:fs/promises";

// A variable, or a bundler would take what is looked up beside it for one more file of its own.
const here = import.meta.url;
/** Whether these files are another origin's, as in a sandboxed frame all are: no worker may start from there. */
const isForeign = () => /^https?:/.test(here) && new URL(here).origin !== self.origin;
/**
 * A worker of this origin that imports the file, where its host allows that (`Access-Control-Allow-Origin`): a classic
 * one, because from an origin that is none no module worker starts. What is said to it meanwhile is said again.
 * @param {string} file
 */
const importing = (file) => {
  const script = `const early = [];
onmessage = (event) => early.push(event.data);
import(${JSON.stringify(new URL(file, here).href)}).then(
  () => {
    onmessage = null;
    for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
  },
  (why) => postMessage({ event: "dead", why: String(why) }),
);`;
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
};

/** Bytes that are copied for a worker between two turns of the page: the copy of a large file at once would hold it. */
const COPIED = 4 * 2 ** 20;

/** @param {Uint8Array} bytes */
async function copyOf(bytes) {
  const copy = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += COPIED) {
    copy.set(bytes.subarray(at, at + COPIED), at);
    await new Promise((turn) => setTimeout(turn));
  }
  return copy;
}

/** Who waits longer for an answer is told that it is being worked on, in milliseconds. */
const LATE = 1500;

const inBrowser = typeof Worker !== "undefined" && typeof window !== "undefined";

export class Channel {
  #next = 0;
  /** @type {Map<number, { resolve: (value: Answered) => void, reject: (why: Error) => void }>} */
  #pending = new Map();
  /** @type {(call: Call) => void} */
  #send = () => {};
  /** @type {Promise<void> | null} A large call that is on its way: what is asked meanwhile comes after it. */
  #sending = null;
  /** @type {() => void} */
  #end = () => {};
  /** @type {OrogenError | undefined} */
  #dead;

  /** @type {(notice: ModuleNotice) => void} */
  onnotice = () => {};
  /** @type {(why: OrogenError) => void} */
  ondeath = () => {};
  /** One answer more, or one less, is late. @type {(change: 1 | -1) => void} */
  onlate = () => {};

  /** @param {Kind} kind */
  static async open(kind) {
    const channel = new Channel();
    if (inBrowser) channel.#openWorker(kind);
    else await channel.#openHere(kind);
    return channel;
  }

  /** @param {Kind} kind */
  #openWorker(kind) {
    const worker = isForeign()
      ? new Worker(importing("worker.js"), { name: kind })
      : new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: kind });
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => this.#die(event.message ?? "the worker could not be loaded");
    const send = async (/** @type {Call} */ { bytes, ...call }) => {
      const copies = [];
      for (const one of bytes) copies.push(await copyOf(one));
      worker.postMessage(
        { ...call, bytes: copies },
        copies.map(({ buffer }) => buffer),
      );
    };
    this.#send = (call) => {
      const isLarge = call.bytes.some(({ length }) => length > COPIED);
      if (!isLarge && !this.#sending) return worker.postMessage(call);
      const sent = (this.#sending ?? Promise.resolve()).then(() => send(call));
      const settled = sent
        .catch(({ message }) => this.#die(message))
        .then(() => {
          if (this.#sending === settled) this.#sending = null;
        });
      this.#sending = settled;
    };
    this.#end = () => worker.terminate();
  }

  /** @param {Kind} kind */
  async #openHere(kind) {
    const [{ host, wasmOf }, { readFile }] = await Promise.all([import("./host.js"), files()]);
    const bytes = await readFile(wasmOf(kind));
    this.#send = await host(kind, (message) => this.#receive(message), bytes);
  }

  /** @param {any} message */
  #receive(message) {
    if (message.event === "dead") return this.#die(message.why);
    if (message.event) return this.onnotice(message);
    const { id, answer, arrays, error } = /** @type {Reply} */ (message);
    const waiting = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) waiting?.reject(new OrogenError(error));
    else waiting?.resolve({ answer: /** @type {Answer} */ (answer), arrays: arrays ?? {} });
  }

  /** @param {string} why */
  #die(why) {
    if (this.#dead) return;
    this.#dead = new OrogenError({ code: "crashed", values: { why } });
    this.#end();
    for (const { reject } of this.#pending.values()) reject(this.#dead);
    this.#pending.clear();
    this.ondeath(this.#dead);
  }

  /**
   * @param {Call["request"]} request
   * @param {Uint8Array[]} [bytes]
   * @returns {Promise<Answered>}
   */
  ask(request, bytes = []) {
    if (this.#dead) return Promise.reject(this.#dead);
    const id = ++this.#next;
    let isLate = false;
    const patience = setTimeout(() => {
      isLate = true;
      this.onlate(1);
    }, LATE);
    /** @type {Promise<Answered>} */
    const answered = new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#send({ id, request, bytes });
    });
    return answered.finally(() => {
      clearTimeout(patience);
      if (isLate) this.onlate(-1);
    });
  }

  /** @param {Entries} entries @param {0 | 6} level @returns {Promise<Uint8Array>} */
  async pack({ names, bytes }, level) {
    return (await this.ask({ type: "zip", names, level }, bytes)).arrays.zip;
  }

  /** @param {Uint8Array} zip @returns {Promise<Entries>} */
  async unpack(zip) {
    const { arrays } = await this.ask({ type: "unzip" }, [zip]);
    return { names: Object.keys(arrays), bytes: Object.values(arrays) };
  }

  close() {
    this.#dead ??= new OrogenError({ code: "closed", values: {} });
    this.#end();
    for (const { reject } of this.#pending.values()) reject(this.#dead);
    this.#pending.clear();
  }
}
