// What a link says: which lab, which data, which settings, what a teacher hid or locked. Links are made by others:
// what is in them is data, and what nobody knows is said, not obeyed.
import { speak } from "../words/index.js";

/** @import { Step } from "../labs/lab-session.js" */
/** @import { Language } from "../words/index.js" */

/** What may be hidden; styles/parts.css has a rule for each. */
export const PARTS = /** @type {const} */ ([
  "labs",
  "steps",
  "question",
  "settings",
  "engine",
  "kept",
  "notices",
  "language",
  "theme",
  "help",
  "share",
  "lessons",
]);
/** Every setting, in a list of locked ones. */
export const ALL = "all";

/**
 * @typedef {{
 *   lab?: string, sample?: string, task?: string, step?: string, lang?: string, theme?: string, lesson?: string,
 *   origin?: string,
 *   hide: string[], lock: string[], settings: Record<string, string>,
 * }} Address `settings` by their names in the contract, such as `seed` and `epochs`.
 */
const WORDS = /** @type {const} */ (["lab", "sample", "task", "step", "lang", "theme", "lesson", "origin"]);
/** Longer values are nobody's settings. */
const LONGEST = 200;

/** @param {string} hash @returns {Address} */
export function readAddress(hash) {
  /** @type {Address} */
  const address = { hide: [], lock: [], settings: {} };
  for (const [name, value] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (value.length > LONGEST) continue;
    if (name === "hide" || name === "lock") address[name] = value.split(",").filter(Boolean);
    else if (WORDS.some((word) => word === name)) address[/** @type {typeof WORDS[number]} */ (name)] = value;
    else if (/^[a-zA-Z]+$/.test(name)) address.settings[name] = value;
  }
  return address;
}

/** @param {Partial<Address>} address */
export function writeAddress({ hide = [], lock = [], settings = {}, ...words }) {
  const all = { ...words, ...settings, hide: hide.join(","), lock: lock.join(",") };
  const given = Object.entries(all).filter(([, value]) => value !== undefined && value !== "");
  return `#${new URLSearchParams(/** @type {[string, string][]} */ (given))}`;
}

/** @type {ReadonlySet<string>} */
let locks = new Set();

/** Whether the link forbids to change a setting. @param {string} setting */
export const locked = (setting) => locks.has(ALL) || locks.has(setting);

/** What a link says about the page itself, whichever lab. @param {Address} address */
export function dress({ lang, theme, hide, lock }) {
  if (lang === "en" || lang === "zh") speak(/** @type {Language} */ (lang), { remember: false });
  const { dataset } = document.documentElement;
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  // Another lab's link in the page itself says nothing of these: what a teacher hid stays hidden.
  if (hide.length > 0) dataset.hide = hide.filter((part) => PARTS.some((known) => known === part)).join(" ");
  if (lock.length > 0) locks = new Set(lock);
}
