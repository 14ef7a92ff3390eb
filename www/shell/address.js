// What a link says: which lab, which data, which settings, what a teacher hid or locked. Links are made by others:
// what is in them is data, and what nobody knows is said, not obeyed.
import { speak } from "../words/index.js";
import { isLanguage } from "../words/languages.js";

/** @import { Step } from "../labs/lab-session.js" */

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
  "work",
]);
/** Every setting, in a list of locked ones. */
export const ALL = "all";

/**
 * @typedef {{
 *   page?: string, made?: string, lab?: string, sample?: string, task?: string, step?: string, lang?: string, theme?: string, lesson?: string, origin?: string,
 *   hide: string[], lock: string[], settings: Record<string, string>,
 * }} Address `page` is of no lab: "work", "teach". `made` is a lesson that somebody made. `settings` by their names in the contract, such as `seed` and `epochs`.
 */
const WORDS = /** @type {const} */ ([
  "page",
  "made",
  "lab",
  "sample",
  "task",
  "step",
  "lang",
  "theme",
  "lesson",
  "origin",
]);
/** Longer values are nobody's settings. */
const LONGEST = 200;
/** A lesson that is longer travels as a file. */
export const LONGEST_LESSON = 60_000;

/** @param {string} hash @returns {Address} */
export function readAddress(hash) {
  /** @type {Address} */
  const address = { hide: [], lock: [], settings: {} };
  for (const [name, value] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (value.length > (name === "made" ? LONGEST_LESSON : LONGEST)) continue;
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

/** @type {ReadonlySet<string> | null} */
let unlocked = null;

/** A lesson leaves only some settings open; null ends that. @param {readonly string[] | null} settings */
export function unlockOnly(settings) {
  unlocked = settings && new Set(settings);
}

/** Whether the link or the lesson forbids to change a setting. @param {string} setting */
export const locked = (setting) =>
  locks.has(ALL) || locks.has(setting) || (unlocked !== null && !unlocked.has(setting));

/** What a link says about the page itself, whichever lab. @param {Address} address */
export async function dress({ lang, theme, hide, lock }) {
  if (isLanguage(lang)) await speak(lang, { remember: false });
  const { dataset } = document.documentElement;
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  // Another lab's link in the page itself says nothing of these: what a teacher hid stays hidden.
  if (hide.length > 0) dataset.hide = hide.filter((part) => PARTS.some((known) => known === part)).join(" ");
  if (lock.length > 0) locks = new Set(lock);
}
