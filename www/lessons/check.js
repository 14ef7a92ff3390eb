// Lessons come in files and links of others: everything in one is checked before it is used, and what is not a lesson is
// refused with the place where it stops being one. Its texts go into the page as text, its settings through the same
// checks as what is typed.
/** @import { Lesson } from "./index.js" */

const MOST_STEPS = 40;
const LONGEST_TEXT = 4000;
const LONGEST_NAME = 60;

/** @typedef {(value: any, at: string) => void} Check Throws where something is wrong. */

/** @param {string} at @param {unknown} value @returns {never} */
function refuse(at, value) {
  const shown = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  throw Object.assign(new Error(`${at}: ${shown.slice(0, 60)}`), {
    code: "lesson-damaged",
    values: { at, value: shown.slice(0, 60) },
  });
}

/** @param {(value: any) => boolean} holds @returns {Check} */
const is = (holds) => (value, at) => holds(value) || refuse(at, value);
const text = (/** @type {number} */ longest) => is((value) => typeof value === "string" && value.length <= longest);
const number = (/** @type {number} */ low, /** @type {number} */ high) =>
  is((value) => typeof value === "number" && value >= low && value <= high);
const name = is(
  (value) => typeof value === "string" && /^[a-z][a-z0-9-]*$/i.test(value) && value.length <= LONGEST_NAME,
);
const path = is((value) => typeof value === "string" && /^[a-z0-9.-]+$/i.test(value) && value.length <= 120);
const scalar = is((value) => ["string", "number", "boolean"].includes(typeof value) && String(value).length <= 200);
const isRecord = (/** @type {any} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Check} each @param {number} most @param {number} [least] @returns {Check} */
const list =
  (each, most, least = 0) =>
  (value, at) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) refuse(at, value);
    value.forEach((/** @type {any} */ one, /** @type {number} */ index) => void each(one, `${at}.${index + 1}`));
  };
/** Every key is known, and those with a check of their own hold. @param {{ [key: string]: Check }} needed @param {{ [key: string]: Check }} [optional] @returns {Check} */
const record =
  (needed, optional = {}) =>
  (value, at) => {
    if (!isRecord(value)) refuse(at, value);
    for (const key of Object.keys(needed)) if (!Object.hasOwn(value, key)) refuse(`${at}.${key}`, undefined);
    for (const [key, one] of Object.entries(value)) {
      const check = Object.hasOwn(needed, key) ? needed[key] : Object.hasOwn(optional, key) ? optional[key] : undefined;
      if (!check) refuse(`${at}.${key}`, one);
      else check(one, `${at}.${key}`);
    }
  };
/** @param {Check} key @param {Check} each @returns {Check} */
const map = (key, each) => (value, at) => {
  if (!isRecord(value) || Object.keys(value).length > 40) refuse(at, value);
  for (const [one, held] of Object.entries(value)) {
    key(one, at);
    each(held, `${at}.${one}`);
  }
};

const words = map(name, text(LONGEST_TEXT));
/** @type {Check} */
const said = (value, at) => {
  words(value, at);
  if (Object.keys(value).length === 0) refuse(at, value);
};
const address = record(
  {},
  {
    lab: name,
    sample: name,
    task: name,
    step: name,
    hide: list(name, 40),
    lock: list(name, 40),
    settings: map(name, text(200)),
  },
);
const bounds = record({}, { least: number(-1e12, 1e12), most: number(-1e12, 1e12), in: list(scalar, 20) });
/** @type {Check} */
const wanted = (value, at) => {
  if (Array.isArray(value)) list(scalar, 40)(value, at);
  else if (isRecord(value)) bounds(value, at);
  else scalar(value, at);
};
const tolerance = number(0, 1e6);
const pair = list(path, 2, 2);
/** @type {Check} */
const question = (value, at) => {
  if (!isRecord(value)) refuse(at, value);
  const kinds = {
    number: record({ number: path, tolerance }),
    ratio: record({ ratio: pair, tolerance }),
    percentLess: record({ percentLess: pair, tolerance }),
    words: record({ words: number(1, 2000) }),
    choice: record(
      { choice: list(said, 10, 2) },
      { right: number(0, 9), smaller: list(path, 10, 2), by: path, values: list(scalar, 10, 2) },
    ),
  };
  const [, check] = Object.entries(kinds).find(([kind]) => Object.hasOwn(value, kind)) ?? [];
  if (!check) refuse(at, Object.keys(value).join(", "));
  else check(value, at);
};
const step = record(
  { id: name, text: said },
  {
    hint: said,
    open: address,
    unlock: list(name, 40),
    wait: record(
      { run: map(path, wanted), as: name },
      { inside: is((value) => ["layers", "surface", "explanation"].includes(value)) },
    ),
    question,
  },
);
const lesson = record({
  format: is((value) => value === "orogen-lesson"),
  id: name,
  version: number(0, 1e6),
  minutes: number(0, 600),
  title: said,
  steps: list(step, MOST_STEPS, 1),
});

/** What was read, if it is a lesson. @param {unknown} json @returns {Lesson} Fails with `lesson-damaged`. */
export function checkLesson(json) {
  lesson(json, "lesson");
  const known = /** @type {Lesson} */ (json);
  const ids = known.steps.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) refuse("lesson.steps", twice);
  return known;
}

/** @param {string} text @returns {Lesson} Fails with `lesson-damaged`. */
export function parseLesson(text) {
  /** @type {unknown} */
  let json;
  try {
    json = JSON.parse(text);
  } catch (why) {
    return refuse("lesson", why instanceof Error ? why.message : why);
  }
  return checkLesson(json);
}
