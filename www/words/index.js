// The language of the page. Views ask `t` when they draw; a change of language redraws the page.

import { fillWords, formatNumber } from "./fill.js";
import { isLanguage, LANGUAGES } from "./languages.js";
import * as verdict from "./sentence.js";

/** @import { Values } from "./fill.js" */
/** @typedef {import("./languages.js").Key} Key */
/** @typedef {import("./languages.js").Language} Language */

export { LANGUAGES };

const STORED = "orogen.language";

/** @type {Language} */
let language = initial();
let words = (await LANGUAGES[language].load()).default;

/** What the reader chose, or the first of the browser's languages that the page speaks. @returns {Language} */
function initial() {
  const stored = remembered();
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.split("-")[0]).find(isLanguage) ?? "en";
}

function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    // Storage is refused in some frames and private windows; the page works without a memory.
    return null;
  }
}

export const current = () => language;
export const tag = () => LANGUAGES[language].tag;

/**
 * Fails, and stays with the language it spoke, where the words cannot be had.
 * @param {Language} next @param {{ remember?: boolean }} [how] A link's language is not the reader's own.
 */
export async function speak(next, { remember = true } = {}) {
  words = (await LANGUAGES[next].load()).default;
  language = next;
  try {
    if (remember) localStorage.setItem(STORED, next);
  } catch {
    // As in `remembered`.
  }
  document.documentElement.lang = LANGUAGES[next].html;
}

/**
 * @param {Key} key
 * @param {Values} [values]
 */
export const t = (key, values) => fillWords(words[key], values, tag());

/** The same, as the beginning of a line: labels stand alone, sentences use the words as they are. @param {Key} key */
export const label = (key) => t(key).replace(/^./u, (first) => first.toLocaleUpperCase(tag()));

/**
 * Words for a key that data names, and what to say where there are none yet.
 * @param {string} key
 * @param {string} otherwise
 * @param {Values} [values]
 */
export const tOr = (key, otherwise, values) => (key in words ? t(/** @type {Key} */ (key), values) : otherwise);

/** The verdict of a report in one sentence. @param {Parameters<typeof verdict.sentence>[0]} report */
export const sentence = (report) => verdict.sentence(report, words, tag());

/** A catalogue's name; bundled ones have a title in each language. @param {string} [name] */
export const datasetTitle = (name = "") => tOr(`sample.${name.replace(/\.[a-z]+$/, "")}.title`, name);

/** Values that are themselves codes of the contract, and the family of words each is in. @type {Record<string, string>} */
const FAMILIES = {
  engine: "engine",
  reason: "reason",
  encoding: "encoding",
  field: "field",
  missing: "field",
  order: "order",
  certain: "certain",
  kind: "kind",
  from: "zone",
  of: "counted",
};

/**
 * What a code of the contract means, with its values in words.
 * @param {string} key
 * @param {string} otherwise
 * @param {Values} values
 */
export function tell(key, otherwise, values) {
  const worded = Object.entries(values).map(([name, value]) => {
    const family = FAMILIES[name];
    if (!family || typeof value !== "string") return [name, value];
    const all = value.split(", ").map((one) => tOr(`${family}.${one}`, one));
    return [name, all.join(t("where.join"))];
  });
  return tOr(key, otherwise, Object.fromEntries(worded));
}

/**
 * @param {number | null | undefined} value
 * @param {Intl.NumberFormatOptions} [options]
 */
export const number = (value, options) =>
  value === null || value === undefined || !Number.isFinite(value) ? "–" : formatNumber(value, tag(), options);

/** A fixed count of decimals, so that columns of figures line up; no minus before a rounded zero. @param {number | null | undefined} value @param {number} [decimals] */
export const fixed = (value, decimals = 2) =>
  number(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: "negative" });

/** @param {number} share */
export const percent = (share) => number(share, { style: "percent", maximumFractionDigits: 1 });

/** @param {number | Date} moment Seconds since 1970, or a date. @param {Intl.DateTimeFormatOptions} [options] */
export const date = (moment, options = { dateStyle: "medium", timeZone: "UTC" }) =>
  // Day before month: 2/5/18 is February to some and May to most.
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : tag(), options).format(
    moment instanceof Date ? moment : moment * 1000,
  );

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 90) return t("unit.seconds", { n: Math.max(1, Math.round(seconds)) });
  if (seconds < 5400) return t("unit.minutes", { n: Math.round(seconds / 60) });
  return t("unit.hours", { n: Math.round(seconds / 360) / 10 });
}
