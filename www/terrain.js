// An elevation model, wherever it is read.

import { Dataset } from "./dataset.js";

/** @import * as contract from "../pkg/orogen.d.ts" */
/** @import { TerrainAnswer, TerrainAsk } from "./protocol.d.ts" */

/**
 * @implements {contract.Terrain}
 * @extends {Dataset<{ type: "terrain" }, contract.GridReport>}
 */
export class Terrain extends Dataset {
  /**
   * @template {TerrainAnswer["type"]} Type
   * @param {Type} expected
   * @param {TerrainAsk} ask
   * @returns {Promise<{ answer: Extract<TerrainAnswer, { type: Type }>, arrays: Record<string, any> }>}
   */
  async #ask(expected, ask) {
    const channel = await this.home.cpu();
    const dataset = await this.in(channel);
    const { answer, arrays } = await channel.ask({ type: "of-terrain", dataset, ask });
    const given = answer.type === "of-terrain" ? answer.answer : answer;
    if (given.type !== expected) throw new Error(given.type);
    return { answer: /** @type {Extract<TerrainAnswer, { type: Type }>} */ (given), arrays };
  }

  async grid() {
    const { answer, arrays } = await this.#ask("grid", { type: "grid" });
    const { width, height, cellXMetres, cellYMetres } = answer;
    return { width, height, cellXMetres, cellYMetres, elevation: arrays.elevation };
  }

  /** @param {Parameters<contract.Terrain["hillshade"]>[0]} [options] */
  async hillshade(options = {}) {
    const { answer, arrays } = await this.#ask("hillshade", { type: "hillshade", options });
    return { width: answer.width, height: answer.height, shade: arrays.shade };
  }

  async relief() {
    return (await this.#ask("relief", { type: "relief" })).answer.relief;
  }

  /** @param {contract.PatchOptions} [options] */
  async patches(options = {}) {
    return (await this.#ask("patches", { type: "patches", options })).answer.count;
  }
}
