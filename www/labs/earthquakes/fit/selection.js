// The events of a region, as columns.
import { within } from "../../../views/brush.js";

/** @import { CatalogueColumns } from "../../../../pkg/orogen.d.ts" */
/** @import { Region } from "../../../views/brush.js" */

/** @param {CatalogueColumns} columns @param {Region | null} region */
export function chosen({ time, magnitude, longitude, latitude }, region) {
  if (!region) return { time, magnitude };
  const inside = (/** @type {unknown} */ _, /** @type {number} */ at) =>
    within(longitude[at] ?? Number.NaN, latitude[at] ?? Number.NaN, region);
  return { time: time.filter(inside), magnitude: magnitude.filter(inside) };
}
