// A probability in words: as percent, with two figures of what matters.
import { number } from "../../../words/index.js";

/** Nothing smaller means anything: probabilities are clipped there when they are scored. */
const LEAST = 1e-6;

/** @param {number} p */
export const chance = (p) => number(p < LEAST ? 0 : p, { style: "percent", maximumSignificantDigits: p < 0.1 ? 2 : 3 });

/** How many times the usual. @param {number} probability @param {number} base */
export const times = (probability, base) => number(probability / base, { maximumSignificantDigits: 2 });
