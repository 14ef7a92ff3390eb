// The lessons there are. A lesson is data, one file each; nothing in one is run.
import { checkLesson } from "./check.js";

/** A sentence in every language of the page that the lesson speaks; English at least, or the first one. @typedef {{ [language: string]: string }} Words */
/**
 * What must hold of a run: a value, or bounds of it, by its path in what is kept.
 * @typedef {{ [path: string]: string | number | string[] | number[] | { least?: number, most?: number, in?: (string | number)[] } }} Conditions
 */
/**
 * `number`: a value of a kept run, by its path, `tolerance` relative; `ratio`: the first over the second, likewise;
 * `percentLess`: by how many per cent the first is below the second, `tolerance` in per cent; `choice`: `right` is its
 * place, or `smaller` names as many values of the learner's runs as there are options and the least of them is right,
 * or `by` names a value and `values` says which option each is; `words`: at least so many characters of the learner's own.
 * @typedef {{ number: string, tolerance: number } | { ratio: [string, string], tolerance: number }
 *   | { percentLess: [string, string], tolerance: number } | { words: number }
 *   | { choice: Words[], right?: number, smaller?: string[], by?: string, values?: (string | number | boolean)[] }} Question
 */
/**
 * `open` brings the page into a state; `unlock` are the settings that may be changed in this step, all others of a lesson
 * that has any are locked.
 * @typedef {{
 *   id: string, text: Words, hint?: Words, open?: Partial<import("../shell/address.js").Address>, unlock?: string[],
 *   wait?: { run: Conditions, as: string, inside?: "layers" | "surface" | "explanation" }, question?: Question,
 * }} LessonStep
 */
/** @typedef {{ format: "orogen-lesson", id: string, version: number, minutes: number, title: Words, steps: LessonStep[] }} Lesson */

export const LESSONS = ["gradient", "layers", "overfitting", "neuron", "leak", "duel", "attention", "choose"];

/** @param {string} id @returns {Promise<Lesson | null>} */
export async function lessonOf(id) {
  if (!LESSONS.includes(id)) return null;
  const response = await fetch(new URL(`${id}.json`, import.meta.url));
  return response.ok ? checkLesson(await response.json()) : null;
}
