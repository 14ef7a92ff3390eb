// What a source became, wherever it is: data keep the bytes they were read from, because any module may have to
// read them again, a replaced worker or the GPU's.

/** @import { Channel } from "./channel.js" */
/** @import { Orogen } from "./client.js" */
/** @import { Answer, Request } from "./protocol.d.ts" */

/** @typedef {Extract<Request, { type: "catalogue" | "intensities" | "terrain" | "corpus" }>} Reading */

export class Dataset {
  /** @type {Map<Channel, Promise<number>>} */
  #ids = new Map();
  /** @type {Reading} */
  #request;
  #bytes;

  /** @param {Orogen} home @param {Reading} request @param {Uint8Array[]} bytes */
  constructor(home, request, bytes) {
    this.home = home;
    this.name = request.name;
    this.#request = request;
    this.#bytes = bytes;
    /** @type {any} How it was read: each kind of data has its own report. */
    this.report = null;
  }

  /** Its number in a module, where it is read on first use. @param {Channel} channel */
  in(channel) {
    const read = async () => {
      const { answer } = await channel.ask(this.#request, this.#bytes);
      if (answer.type !== "dataset") throw new Error(answer.type);
      this.report ??= answer.report;
      return answer.dataset;
    };
    const id = this.#ids.get(channel) ?? read();
    this.#ids.set(channel, id);
    return id;
  }

  /** @param {Channel} channel @param {number} id */
  isAlready(channel, id) {
    this.#ids.set(channel, Promise.resolve(id));
  }

  /**
   * @param {(dataset: number) => Request} request
   * @returns {Promise<{ answer: Answer, arrays: Record<string, any> }>}
   */
  async ask(request) {
    const channel = await this.home.cpu();
    return channel.ask(request(await this.in(channel)));
  }
}
