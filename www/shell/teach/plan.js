// What a teacher has put together so far, and how it becomes a lesson.
import { checkLesson } from "../../lessons/check.js";
import { snapshot } from "../../lessons/snapshot.js";

/** @import { Lesson, LessonStep, Question, Words } from "../../lessons/index.js" */
/** @import { LabSession } from "../../labs/lab-session.js" */

/** @typedef {"none" | "words" | "number" | "choice"} Kind Of a question. */
/**
 * A step as it is being written. `unlocked` null leaves all settings open; `options` are the lines of a choice.
 * @typedef {{
 *   text: Words, hint: Words, brings: boolean, hide: Set<string>, unlocked: Set<string> | null, waits: boolean,
 *   kind: Kind, path: string, options: Words[], right: number,
 * }} Sketch
 */

/** @returns {Sketch} */
export const freshSketch = () => ({
  text: {},
  hint: {},
  brings: true,
  hide: new Set(),
  unlocked: null,
  waits: false,
  kind: "none",
  path: "scores.mse",
  options: [{}, {}, {}],
  right: 0,
});

/** @returns {{ title: Words, minutes: number, steps: LessonStep[], sketch: Sketch }} */
export const freshPlan = () => ({ title: {}, minutes: 10, steps: [], sketch: freshSketch() });
/** Stays while the page is open. */
export const plan = freshPlan();

/** Numbers of a run that a question can ask for, by their paths. @param {any} held @param {string} [at] @returns {string[]} */
export function numbersOf(held, at = "") {
  if (typeof held === "number") return Number.isFinite(held) ? [at] : [];
  if (typeof held !== "object" || held === null || Array.isArray(held)) return [];
  return Object.entries(held).flatMap(([name, value]) => numbersOf(value, at ? `${at}.${name}` : name));
}

/** What the learner's run must have in common with the one that is open: the settings that are given and not left open, and as many steps. @param {LabSession} session @param {Set<string> | null} unlocked */
async function conditions(session, unlocked) {
  const found = await snapshot(session, undefined);
  if (!found) return null;
  const given = ["seed", ...Object.keys(session.describe().settings ?? {})];
  const held = given.filter((name) => !unlocked?.has(name) && name in found.spec);
  const simple = held.filter(
    (name) => ["string", "number"].includes(typeof found.spec[name]) || Array.isArray(found.spec[name]),
  );
  return {
    ...Object.fromEntries(simple.map((name) => [`spec.${name}`, found.spec[name]])),
    step: { least: found.step },
  };
}

/** @param {Sketch} sketch @param {string} as @returns {Question | undefined} */
function questionOf({ kind, path, options, right }, as) {
  if (kind === "words") return { words: 40 };
  if (kind === "number") return { number: `${as}.${path}`, tolerance: 0.02 };
  const choice = options.filter((option) => Object.keys(option).length > 0);
  return kind === "choice" ? { choice, right } : undefined;
}

/**
 * The step that a sketch comes to, with what is open in the lab.
 * @param {Sketch} sketch @param {LabSession} session
 * @returns {Promise<LessonStep>}
 */
export async function toStep(sketch, session) {
  const { text, hint, brings, hide, unlocked, waits, kind } = sketch;
  const at = plan.steps.length + 1;
  const as = `run${at}`;
  const run = waits || kind === "number" ? await conditions(session, unlocked) : null;
  const { sample, settings = {}, ...state } = session.describe();
  const open = { ...state, ...(sample && { sample }), ...(hide.size > 0 && { hide: [...hide] }), settings };
  const question = questionOf(sketch, as);
  return {
    id: `step${at}`,
    text,
    ...(Object.keys(hint).length > 0 && { hint }),
    ...(brings && { open: /** @type {LessonStep["open"]} */ (open) }),
    ...(unlocked && { unlock: [...unlocked] }),
    ...(run && { wait: { run, as } }),
    ...(question && { question }),
  };
}

/** The lesson as it stands. @returns {Lesson} Fails with `lesson-damaged` where something is missing. */
export function toLesson() {
  const { title, minutes, steps } = plan;
  // Two lessons of one title are two lessons: progress is kept by what is in them.
  const version = [...JSON.stringify(steps)].reduce(
    (sum, letter) => (31 * sum + (letter.codePointAt(0) ?? 0)) % 999_983,
    7,
  );
  return checkLesson(
    structuredClone({
      format: "orogen-lesson",
      id: "own",
      version,
      minutes,
      title,
      steps: steps.map((step, index) => ({ ...step, id: `step${index + 1}` })),
    }),
  );
}
