// An elevation model: what the page and Node ask of it.

import { Dataset } from "./dataset.js";

/** @import * as contract from "../pkg/orogen.d.ts" */

/**
 * @extends {Dataset<"terrain">}
 * @implements {contract.Terrain}
 */
export class Terrain extends Dataset {
  async grid() {
    const { answer, arrays } = await this.ask("grid", { type: "grid" });
    const { width, height, cellXMetres, cellYMetres } = answer;
    return { width, height, cellXMetres, cellYMetres, elevation: /** @type {Float32Array} */ (arrays.elevation) };
  }

  /** @param {Parameters<contract.Terrain["hillshade"]>[0]} [options] */
  async hillshade(options = {}) {
    const { answer, arrays } = await this.ask("hillshade", { type: "hillshade", options });
    return { width: answer.width, height: answer.height, shade: /** @type {Uint8Array} */ (arrays.shade) };
  }

  /** @param {{ measure: contract.ReliefMeasure }} options */
  async surface({ measure }) {
    const { answer, arrays } = await this.ask("surface", { type: "surface", measure });
    return { width: answer.width, height: answer.height, values: /** @type {Float32Array} */ (arrays.values) };
  }

  /** @param {contract.LandformOptions} [options] @returns {Promise<contract.Landforms>} */
  async landforms(options = {}) {
    const { answer, arrays } = await this.ask("landforms", { type: "landforms", options });
    return { ...answer.landforms, form: /** @type {Uint8Array} */ (arrays.form) };
  }

  /** @param {contract.ReliefClusterOptions} [options] @returns {Promise<contract.ReliefClusters>} */
  async clusters(options = {}) {
    const { answer, arrays } = await this.ask("clusters", { type: "clusters", options });
    return { ...answer.clusters, form: /** @type {Uint8Array} */ (arrays.form) };
  }

  async relief() {
    return (await this.ask("relief", { type: "relief" })).answer.relief;
  }

  /** @param {Parameters<contract.Terrain["patches"]>[0]} [options] */
  async patches(options = {}) {
    return (await this.ask("patches", { type: "patches", options })).answer.count;
  }

  /** @param {Parameters<contract.Terrain["export"]>[0]} options @returns {Promise<Uint8Array>} */
  async export({ format, ...shape }) {
    return (await this.ask("exported", { type: "export", format, shape })).arrays.bytes;
  }
}

/**
 * Elevations as a file that a module reads, with what the file does not say beside it.
 * @param {contract.Ground} ground
 * @returns {{ name: string, bytes: Uint8Array, known: contract.GridReport }}
 */
export function filed({ name = "", width, elevation, cellXMetres, cellYMetres = cellXMetres }) {
  const height = Math.ceil(elevation.length / width);
  const shape = `{'descr': '<f4', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  const start = 10;
  const length = Math.ceil((start + shape.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length + 4 * elevation.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  view.setUint16(8, length - start, true);
  bytes.set(new TextEncoder().encode(`${shape.padEnd(length - start - 1)}\n`), start);
  elevation.forEach((metres, place) => {
    view.setFloat32(length + 4 * place, metres, true);
  });
  /** @type {contract.GridReport} */
  const known = {
    format: "numpy",
    width,
    height,
    cellXM: cellXMetres,
    cellYM: cellYMetres,
    degrees: false,
    voids: elevation.reduce((voids, metres) => voids + (Number.isNaN(metres) ? 1 : 0), 0),
    rangeM: [Infinity, -Infinity],
    notes: [],
  };
  for (const metres of elevation) {
    if (metres < known.rangeM[0]) known.rangeM[0] = metres;
    if (metres > known.rangeM[1]) known.rangeM[1] = metres;
  }
  return { name, bytes, known };
}
