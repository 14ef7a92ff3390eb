// A lesson at the top of the room: one step at a time, answered by the numbers of the learner's own runs, and at the
// end a result to hand in. lesson-card.js draws it.
import { isRight, unmet } from "../lessons/answers.js";
import { parseLesson } from "../lessons/check.js";
import { LESSONS, lessonOf } from "../lessons/index.js";
import { snapshot } from "../lessons/snapshot.js";
import { words } from "../lessons/words.js";
import { download, fill, h } from "../views/dom.js";
import { part } from "../views/part.js";
import { t } from "../words/index.js";
import { dress, unlockOnly } from "./address.js";
import { lessonCard } from "./lesson-card.js";

/** @import { Desk } from "../labs/desk.js" */
/** @import { Kept } from "../lessons/answers.js" */
/** @import { Lesson, LessonStep } from "../lessons/index.js" */
/** @import { Address } from "./address.js" */

/** @typedef {{ right: boolean, first: boolean, answer: string }} Answered `first`: right at the first try. */
/** @typedef {{ at: number, kept: Kept, answers: Record<string, Answered>, tries: Record<string, number> }} Progress */

/** "12,5" is a number to half of the world. @param {string} text */
const parse = (text) => (text.trim() === "" ? Number.NaN : Number(text.trim().replace("−", "-").replace(",", ".")));

/** @returns {Progress} */
const fresh = () => ({ at: 0, kept: {}, answers: {}, tries: {} });

export class Tutor {
  /** @type {Lesson | null} */ lesson = null;
  progress = fresh();
  /** What the last run lacks, where it is not the one that is waited for. @type {string[]} */ lacks = [];
  /** Under which progress is kept. */ #memory = "";
  /** States are brought up one after the other, or a slow one would undo a quick one. @type {Promise<unknown>} */
  #arriving = Promise.resolve();
  /** @type {() => void} */ #redraw = () => {};
  /** @type {((result: object) => void)[]} */ #finished = [];
  /** Brings up a state; the frame says how. @type {(address: Address) => Promise<void>} */ visit = async () => {};

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    desk.onopen((session) => {
      for (const topic of /** @type {const} */ (["report", "explained"])) session.on(topic, () => void this.#watch());
      // A duel is told by its film: its lesson need not wait for the report.
      session.on("state", () => void ("film" in session && this.#watch()));
    });
  }

  /** @param {(result: object) => void} listener */
  onfinish(listener) {
    this.#finished.push(listener);
  }

  get step() {
    return this.lesson?.steps[this.progress.at];
  }

  /** @param {string} id */
  async begin(id) {
    const lesson = await lessonOf(id).catch(() => null);
    if (lesson) await this.start(lesson, "");
    return lesson !== null;
  }

  /** A lesson from a file or a link. @param {string} text */
  async beginText(text) {
    try {
      await this.start(parseLesson(text), "made.");
    } catch (error) {
      this.desk.session.fail(error);
    }
  }

  /** @param {Lesson} lesson @param {string} shelf So that lessons of others do not go on where ours stopped. */
  async start(lesson, shelf) {
    this.lesson = lesson;
    this.#memory = `orogen.lesson.${shelf}${lesson.id}.${lesson.version}`;
    this.progress = this.#remembered();
    // What earlier steps opened in another visit is not open any more.
    const before = lesson.steps.slice(0, this.progress.at).map(({ open }) => open);
    await this.#enter(before.filter((open) => open !== undefined));
  }

  end() {
    this.lesson = null;
    unlockOnly(null);
    this.#redraw();
    this.#showLocks();
  }

  /** @returns {Progress} */
  #remembered() {
    try {
      return { ...fresh(), ...JSON.parse(localStorage.getItem(this.#memory) ?? "{}") };
    } catch {
      // Refused storage, or another page's text under this name: the lesson begins anew.
      return fresh();
    }
  }

  #remember() {
    try {
      localStorage.setItem(this.#memory, JSON.stringify(this.progress));
    } catch {
      // As above.
    }
  }

  /** @param {Partial<Address>[]} [before] What is to be opened first. */
  async #enter(before = []) {
    this.lacks = [];
    this.#remember();
    const locks = this.lesson?.steps.some(({ unlock }) => unlock) ?? false;
    unlockOnly(locks ? (this.step?.unlock ?? []) : null);
    this.#redraw();
    const { open } = this.step ?? {};
    this.#arriving = this.#arriving.then(() => this.#bringUp([...before, open]));
    await this.#arriving;
    if (locks && !open?.step) this.#showLocks();
    await this.#watch();
  }

  /** @param {(Partial<Address> | undefined)[]} states */
  async #bringUp(states) {
    for (const one of states) {
      const address = { hide: [], lock: [], settings: {}, ...one };
      if (one) dress(address);
      if (one) await this.visit(address);
    }
  }

  /** Forms are drawn with their locks. */
  #showLocks() {
    const { session } = this.desk;
    session.emit("task", "");
  }

  /** Keeps the numbers of a run that a step waits for. */
  async #watch() {
    const wait = this.step?.wait;
    if (!wait) return;
    const found = await snapshot(this.desk.session, wait.inside).catch(() => null);
    if (!found || this.step?.wait !== wait) return;
    this.lacks = unmet(wait.run, found);
    if (this.lacks.length === 0) this.progress.kept[wait.as] = found;
    this.#remember();
    this.#redraw();
  }

  /** Whether the step is done. @param {LessonStep | undefined} step */
  done(step) {
    if (!step) return false;
    if (step.wait && !this.progress.kept[step.wait.as]) return false;
    return !step.question || (this.progress.answers[step.id]?.right ?? false);
  }

  /** @param {number} by */
  async move(by) {
    this.progress.at += by;
    await this.#enter();
    if (this.lesson && this.progress.at === this.lesson.steps.length)
      for (const told of this.#finished) told(this.result());
  }

  /** @param {string} answer */
  answer(answer) {
    const step = this.step;
    if (!step?.question) return;
    const { tries, kept, answers } = this.progress;
    tries[step.id] = (tries[step.id] ?? 0) + 1;
    const right = isRight(step.question, answer, kept, parse);
    answers[step.id] = { right, first: right && tries[step.id] === 1, answer };
    this.#remember();
    this.#redraw();
  }

  /** What can be handed in: the answers beside the numbers they rest on. */
  result() {
    const { answers, kept } = this.progress;
    const asked = this.lesson?.steps.filter(({ question }) => question) ?? [];
    const first = asked.filter(({ id }) => answers[id]?.first).length;
    return {
      lesson: this.lesson?.id,
      version: this.lesson?.version,
      score: asked.length > 0 ? first / asked.length : 1,
      answers: Object.fromEntries(asked.map(({ id }) => [id, answers[id]])),
      runs: kept,
      finishedAt: new Date().toISOString(),
    };
  }

  handIn() {
    const name = `orogen-${this.lesson?.id}-result.json`;
    download(JSON.stringify(this.result(), null, 2), name, "application/json");
  }

  again() {
    this.progress = fresh();
    void this.#enter();
  }

  /** @param {AbortSignal} signal */
  element(signal) {
    const card = part(signal, () => lessonCard(this), "lesson");
    this.#redraw = card.redraw;
    return card.element;
  }
}

/** Links to the lessons, for the rail. @param {AbortSignal} signal */
export function lessonLinks(signal) {
  const list = h("nav", { "data-part": "lessons", "aria-label": t("lesson.list") });
  Promise.all(LESSONS.map(lessonOf)).then(
    (all) => {
      if (signal.aborted) return;
      const links = all
        .filter((lesson) => lesson !== null)
        .map((lesson) =>
          h(
            "a",
            { href: `#lesson=${lesson.id}` },
            words(lesson.title),
            h("small", {}, t("unit.minutes", { n: lesson.minutes })),
          ),
        );
      fill(list, h("h2", {}, t("lesson.list")), links, h("a", { href: "#page=teach" }, t("teach.link.rail")));
    },
    // Without them the page is whole; the links alone are missing.
    () => list.remove(),
  );
  return list;
}
