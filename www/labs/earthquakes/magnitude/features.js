// What a magnitude network can be told of an event, in words; and what a reader must type to tell it.
import { label, t } from "../../../words/index.js";
import { hasDepths, hasTimes } from "../fields.js";

/** @import { Catalogue, Feature, NamedFeature } from "../../../../pkg/orogen.d.ts" */
/** @import { Key } from "../../../words/index.js" */

/** @type {readonly NamedFeature[]} In the order of the form. */
const NAMED = ["latitude", "longitude", "depth", "x", "y", "z", "log-depth", "time"];
const COLUMN = "column:";
/** Seconds of a year of 365.25 days. */
const YEAR = 31_557_600;

/** @typedef {"latitude" | "longitude" | "depth" | "time" | `column:${string}`} Input What is typed to tell a feature. */

/** The name of a chosen column. @param {Feature | Input} feature */
export const columnOf = (feature) => (feature.startsWith(COLUMN) ? feature.slice(COLUMN.length) : null);

/** @param {Feature} feature */
export const featureWords = (feature) => columnOf(feature) ?? t(/** @type {Key} */ (`feature.${feature}`));

/** @param {Input} input */
export const inputLabel = (input) => columnOf(input) ?? t(/** @type {Key} */ (`estimate.${input}`));

/**
 * All that this catalogue has, in the order in which a run names them.
 * @param {Catalogue | null} dataset
 * @returns {{ feature: Feature, label: string, absent: boolean, hindsight: boolean }[]}
 */
export function offered(dataset) {
  const named = NAMED.map((feature) => ({
    feature,
    label: label(`feature.${feature}`),
    absent: (/depth/.test(feature) && !hasDepths(dataset)) || (feature === "time" && !hasTimes(dataset)),
    hindsight: false,
  }));
  const columns = (dataset?.report.extras ?? []).map(({ column, hindsight }) => ({
    feature: /** @type {Feature} */ (`${COLUMN}${column}`),
    label: column,
    absent: false,
    hindsight,
  }));
  return [...named, ...columns];
}

/** What must be known of an event to tell these features. @param {readonly Feature[]} features @returns {Input[]} */
export function inputsOf(features) {
  /** @type {Partial<Record<NamedFeature, Input[]>>} */
  const told = { x: ["latitude", "longitude"], y: ["latitude", "longitude"], z: ["latitude"], "log-depth": ["depth"] };
  const inputs = features.flatMap(
    (feature) => told[/** @type {NamedFeature} */ (feature)] ?? [/** @type {Input} */ (feature)],
  );
  return [...new Set(inputs)];
}

/** @param {Input} input @returns {[low: number, high: number]} */
export function rangeOf(input) {
  if (input === "latitude") return [-90, 90];
  if (input === "longitude") return [-180, 180];
  if (input === "depth") return [-10, 6371];
  return input === "time" ? [1000, 2200] : [-1e9, 1e9];
}

/** Years are typed, seconds since 1970 are told. @param {Input} input @param {number} typed */
export const told = (input, typed) => (input === "time" ? (typed - 1970) * YEAR : typed);
/** @param {number} seconds Since 1970. */
export const yearOf = (seconds) => 1970 + seconds / YEAR;
