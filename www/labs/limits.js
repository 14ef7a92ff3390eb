// What may be typed as a setting's number, and whether two settings are the same.
import { parseNumber } from "./earthquakes/fields.js";

/** @import { Wrong } from "./settings-form.js" */

/** @typedef {{ low: number, high: number, whole?: boolean }} Limits */

/** @template {string} Setting @param {Record<Setting, string>} draft @param {{ [K in Setting]?: Limits }} limits @returns {{ [K in Setting]?: Wrong }} */
export function outside(draft, limits) {
  /** @type {{ [K in Setting]?: Wrong }} */
  const wrong = {};
  for (const [setting, { low, high, whole }] of /** @type {[Setting, Limits][]} */ (Object.entries(limits))) {
    const value = parseNumber(draft[setting]);
    if (!(value >= low && value <= high) || (whole && !Number.isInteger(value)))
      wrong[setting] = { problem: whole ? "whole" : "number", low, high };
  }
  return wrong;
}

/** Whether a run was made with what is wanted now; what was not asked for is as it is. @param {unknown} made @param {unknown} wanted */
export function isAsMade(made, wanted) {
  // Shares go through percent and the module's own floats on the way.
  if (typeof made === "number" && typeof wanted === "number") return Math.abs(made - wanted) <= 1e-6 * Math.abs(made);
  return wanted === undefined || JSON.stringify(made) === JSON.stringify(wanted);
}
