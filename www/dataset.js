// What data of every lab have in common: bytes that any module reads when it needs them.

/** @import { Channel } from "./channel.js" */
/** @import { Orogen } from "./client.js" */
/** @import { Request } from "./protocol.d.ts" */

/**
 * It keeps the bytes it was read from, because any module may have to read it again: a replaced worker, or the GPU's.
 * @template {{ type: "catalogue" | "terrain" }} Asked
 * @template Report
 */
export class Dataset {
  /** @type {Map<Channel, Promise<number>>} */
  #ids = new Map();
  #request;
  #bytes;

  /**
   * @param {Orogen} home
   * @param {Extract<Request, Asked>} request
   * @param {Uint8Array[]} bytes
   */
  constructor(home, request, bytes) {
    this.home = home;
    this.name = /** @type {{ name: string }} */ (request).name;
    this.#request = request;
    this.#bytes = bytes;
    /** @type {Report} */
    this.report = /** @type {any} */ (null);
  }

  /** Its number in a module, where it is read on first use. @param {Channel} channel */
  in(channel) {
    const read = async () => {
      const { answer } = await channel.ask(this.#request, this.#bytes);
      if (answer.type !== "dataset") throw new Error(answer.type);
      this.report ??= /** @type {Report} */ (answer.report);
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
}
