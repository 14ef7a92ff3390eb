// How the numbers of the learner's own runs answer a lesson's questions, and whether a run is the one a step waits for.

/** @import { Conditions, Question } from "./index.js" */
/** @typedef {{ [name: string]: any }} Kept What is known of the learner's runs, by the names the lesson gives them. */

/** @param {Kept} kept @param {string} path such as `past.scores.mse` */
export const valueAt = (kept, path) =>
  path.split(".").reduce((/** @type {any} */ at, name) => (at && Object.hasOwn(at, name) ? at[name] : undefined), kept);

const isNear = (/** @type {number} */ given, /** @type {unknown} */ value, /** @type {number} */ tolerance) =>
  typeof value === "number" && Math.abs(given - value) <= tolerance * Math.abs(value);

/** Which option of a choice is right; -1 where the runs do not tell. @param {Extract<Question, { choice: any }>} question @param {Kept} kept */
function rightOption({ right, smaller, by, values = [] }, kept) {
  if (right !== undefined) return right;
  if (by !== undefined) return values.indexOf(valueAt(kept, by));
  const found = (smaller ?? []).map((path) => valueAt(kept, path));
  return found.every(Number.isFinite) ? found.indexOf(Math.min(...found)) : -1;
}

/**
 * Whether an answer is right, from the learner's own numbers; a choice is its place.
 * @param {Question} question
 * @param {string} answer
 * @param {Kept} kept
 * @param {(text: string) => number} parse
 */
export function isRight(question, answer, kept, parse) {
  if ("words" in question) return answer.trim().length >= question.words;
  if ("choice" in question) return answer !== "" && Number(answer) === rightOption(question, kept);
  const given = parse(answer);
  if ("number" in question) return isNear(given, valueAt(kept, question.number), question.tolerance);
  const [first, second] = ("ratio" in question ? question.ratio : question.percentLess).map((path) =>
    valueAt(kept, path),
  );
  if ("ratio" in question) return isNear(given, first / second, question.tolerance);
  return Math.abs(given - (100 * (second - first)) / second) <= question.tolerance;
}

/** The conditions that a run does not meet, by their paths. @param {Conditions} conditions @param {Kept} run */
export function unmet(conditions, run) {
  return Object.entries(conditions)
    .filter(([path, wanted]) => {
      const value = valueAt(run, path);
      if (typeof wanted !== "object" || Array.isArray(wanted)) return JSON.stringify(value) !== JSON.stringify(wanted);
      const { least = -Infinity, most = Infinity, in: some } = wanted;
      return some ? !some.includes(value) : !(value >= least && value <= most);
    })
    .map(([path]) => path);
}
