// An elevation model: what the page and Node ask of it.

import { Dataset } from "./dataset.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { TerrainAnswer, TerrainAsk } from "./protocol.d.ts" */

/** @implements {contract.Terrain} */
export class Terrain extends Dataset {
  /**
   * @template {TerrainAnswer["type"]} Type
   * @param {Type} expected
   * @param {TerrainAsk} ask
   * @returns {Promise<{ answer: Extract<TerrainAnswer, { type: Type }>, arrays: Record<string, any> }>}
   */
  async #ask(expected, ask) {
    const { answer, arrays } = await this.ask((dataset) => ({ type: "of-terrain", dataset, ask }));
    const given = answer.type === "of-terrain" ? answer.answer : answer;
    if (given.type !== expected) throw new Error(given.type);
    return { answer: /** @type {Extract<TerrainAnswer, { type: Type }>} */ (given), arrays };
  }

  async grid() {
    const { answer, arrays } = await this.#ask("grid", { type: "grid" });
    const { width, height, cellXMetres, cellYMetres } = answer;
    return { width, height, cellXMetres, cellYMetres, elevation: /** @type {Float32Array} */ (arrays.elevation) };
  }

  /** @param {Parameters<contract.Terrain["hillshade"]>[0]} [options] */
  async hillshade(options = {}) {
    const { answer, arrays } = await this.#ask("hillshade", { type: "hillshade", options });
    return { width: answer.width, height: answer.height, shade: /** @type {Uint8Array} */ (arrays.shade) };
  }

  async relief() {
    return (await this.#ask("relief", { type: "relief" })).answer.relief;
  }

  /** @param {Parameters<contract.Terrain["patches"]>[0]} [options] */
  async patches(options = {}) {
    return (await this.#ask("patches", { type: "patches", options })).answer.count;
  }

  /** @param {{ format: contract.TerrainExportFormat }} options @returns {Promise<Uint8Array>} */
  async export({ format }) {
    return (await this.#ask("exported", { type: "export", format })).arrays.bytes;
  }
}
