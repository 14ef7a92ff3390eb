// Medians and spreads, and how figures are written.

/** @typedef {{ median: number, low: number, high: number, repeats: number[] }} Figure Repeats in the order in which they were measured. */

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = Number.NaN, at = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 ? at : (below + at) / 2;
}

/** At most four significant digits: more would be a pretence. @param {number} value */
export const tidy = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));

/** @param {number[]} repeats @returns {Figure} */
export function figure(repeats) {
  if (repeats.length === 0 || repeats.some((value) => !Number.isFinite(value))) {
    throw new Error(`not a measurement: ${JSON.stringify(repeats)}`);
  }
  return {
    median: tidy(median(repeats)),
    low: tidy(Math.min(...repeats)),
    high: tidy(Math.max(...repeats)),
    repeats: repeats.map(tidy),
  };
}

/** Repeat by repeat, so that a busy moment of the machine weighs on both sides. @param {number[]} over @param {number[]} under */
export const ratio = (over, under) => figure(over.map((value, index) => value / (under[index] ?? Number.NaN)));

/** @param {number} value */
export const number = (value) =>
  value.toLocaleString("en", value < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 });

/** @param {Figure} figure @param {string} unit */
export function written({ median, low, high, repeats }, unit) {
  const spread = repeats.length > 1 ? ` (${number(low)} to ${number(high)}, ${repeats.length} repeats)` : "";
  return `${number(median)} ${unit}`.trim() + spread;
}

/** @param {number} bytes */
export const kilobytes = (bytes) => `${number(bytes / 1000)} kB`;
