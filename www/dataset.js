// What a source became, wherever it is: data keep the bytes they were read from, because any module may have to
// read them again, a replaced worker or the GPU's.

/** @import { Channel } from "./channel.js" */
/** @import { Home } from "./home.js" */
/** @import * as protocol from "./protocol.d.ts" */

/**
 * What each kind of data is asked, and what it answers.
 * @typedef {{
 *   catalogue: { ask: protocol.CatalogueAsk, answer: protocol.CatalogueAnswer },
 *   intensities: { ask: protocol.IntensitiesAsk, answer: protocol.IntensitiesAnswer },
 *   terrain: { ask: protocol.TerrainAsk, answer: protocol.TerrainAnswer },
 *   corpus: { ask: protocol.CorpusAsk, answer: protocol.CorpusAnswer },
 * }} Kinds
 */
/** @typedef {Extract<protocol.Request, { type: keyof Kinds }>} Reading */

/** @template {keyof Kinds} [Kind=keyof Kinds] */
export class Dataset {
  /** @type {Map<Channel, Promise<number>>} */
  #ids = new Map();
  /** @type {Reading} */
  #request;
  #bytes;

  /** @param {Home} home @param {Reading} request @param {Uint8Array[]} bytes */
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
   * @template {Kinds[Kind]["answer"]["type"]} Type
   * @param {Type} expected
   * @param {Kinds[Kind]["ask"]} ask
   * @returns {Promise<{ answer: Extract<Kinds[Kind]["answer"], { type: Type }>, arrays: Record<string, any> }>}
   */
  async ask(expected, ask) {
    const channel = await this.home.cpu();
    const request = { type: `of-${this.#request.type}`, dataset: await this.in(channel), ask };
    const { answer, arrays } = await channel.ask(/** @type {protocol.Request} */ (request));
    const given = /** @type {{ type: string }} */ ("answer" in answer ? answer.answer : answer);
    if (given.type !== expected) throw new Error(given.type);
    return { answer: /** @type {any} */ (given), arrays };
  }
}
