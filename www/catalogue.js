// A catalogue, and a table of intensities: what the page and Node ask of them.

import { Dataset } from "./dataset.js";

/** @import * as contract from "../pkg/orogen.d.ts" */

/**
 * @extends {Dataset<"catalogue">}
 * @implements {contract.Catalogue}
 */
export class Catalogue extends Dataset {
  async rows(from = 0, to = 0xffff_ffff) {
    return (await this.ask("rows", { type: "rows", from, to })).answer.rows;
  }

  async columns() {
    const { arrays } = await this.ask("columns", { type: "columns" });
    return /** @type {contract.CatalogueColumns} */ (/** @type {unknown} */ (arrays));
  }

  async toCsv() {
    return (await this.ask("text", { type: "to-csv" })).answer.text;
  }

  /** @param {Parameters<contract.Catalogue["completeness"]>[0]} options */
  async completeness(options) {
    return (await this.ask("completeness", { type: "completeness", options })).answer.completeness;
  }

  /** @param {Parameters<contract.Catalogue["bValue"]>[0]} options */
  async bValue(options) {
    return (await this.ask("b-value", { type: "b-value", options })).answer.bValue;
  }

  /** @param {Parameters<contract.Catalogue["decluster"]>[0]} options */
  async decluster(options) {
    const { answer, arrays } = await this.ask("declustered", { type: "decluster", options });
    return /** @type {contract.Declustering} */ ({ ...answer.declustering, ...arrays });
  }

  /** @param {Parameters<contract.Catalogue["aftershocks"]>[0]} [options] */
  async aftershocks(options = {}) {
    return (await this.ask("aftershocks", { type: "aftershocks", options })).answer.aftershocks;
  }

  /** @param {Parameters<contract.Catalogue["fitness"]>[0]} [options] */
  async fitness(options = {}) {
    return (await this.ask("fitness", { type: "fitness", options })).answer.fitness;
  }
}

/**
 * @extends {Dataset<"intensities">}
 * @implements {contract.IntensityTable}
 */
export class IntensityTable extends Dataset {
  async rows(from = 0, to = 0xffff_ffff) {
    return (await this.ask("rows", { type: "rows", from, to })).answer.rows;
  }

  async columns() {
    const { arrays } = await this.ask("columns", { type: "columns" });
    return /** @type {contract.IntensityColumns} */ (/** @type {unknown} */ (arrays));
  }

  async toCsv() {
    return (await this.ask("text", { type: "to-csv" })).answer.text;
  }
}
