// The lessons there are, and how the numbers of the learner's own runs answer their questions. A lesson is data, one
// file each; nothing in one is run.

/** @typedef {{ en: string, zh: string }} Words */
/**
 * @typedef {{ number: string, tolerance: number } | { percentLess: [string, string], tolerance: number }
 *   | { choice: Words[], right: number } | { words: number }} Question `number`: a value of a kept report, by its path,
 *   `tolerance` relative; `percentLess`: by how many per cent the first is below the second, `tolerance` in per cent;
 *   `words`: at least so many characters of the learner's own.
 */
/**
 * @typedef {{
 *   id: string, text: Words, hint?: Words, open?: Partial<import("../shell/address.js").Address>,
 *   wait?: { trained: { split?: string, epochs?: number, task?: string }, as: string }, question?: Question,
 * }} LessonStep
 */
/** @typedef {{ id: string, version: number, minutes: number, title: Words, steps: LessonStep[] }} Lesson */
/** @typedef {{ [name: string]: any }} Kept Reports of the learner's runs, by the names the lesson gives them. */

export const LESSONS = ["leak"];

/** @param {string} id @returns {Promise<Lesson | null>} */
export async function lessonOf(id) {
  if (!LESSONS.includes(id)) return null;
  const response = await fetch(new URL(`${id}.json`, import.meta.url));
  return response.ok ? response.json() : null;
}

/** @param {Kept} kept @param {string} path such as `past.scores.mse` */
const valueAt = (kept, path) =>
  path.split(".").reduce((/** @type {any} */ at, name) => (at && Object.hasOwn(at, name) ? at[name] : undefined), kept);

/**
 * Whether an answer is right, from the learner's own numbers; a choice is its place.
 * @param {Question} question
 * @param {string} answer
 * @param {Kept} kept
 * @param {(text: string) => number} parse
 */
export function isRight(question, answer, kept, parse) {
  if ("words" in question) return answer.trim().length >= question.words;
  if ("choice" in question) return answer !== "" && Number(answer) === question.right;
  const given = parse(answer);
  if ("number" in question) {
    const value = valueAt(kept, question.number);
    return typeof value === "number" && Math.abs(given - value) <= question.tolerance * Math.abs(value);
  }
  const [less, more] = question.percentLess.map((path) => valueAt(kept, path));
  return Math.abs(given - (100 * (more - less)) / more) <= question.tolerance;
}

/** Whether what was trained is what a step waits for. @param {NonNullable<LessonStep["wait"]>} wait @param {any} run @param {any} report */
export const isTrained = ({ trained }, run, report) =>
  Boolean(run && report) &&
  (trained.split === undefined || report.split === trained.split) &&
  (trained.task === undefined || report.task === trained.task) &&
  report.epochsTrained >= (trained.epochs ?? 1) &&
  run.state !== "running";
