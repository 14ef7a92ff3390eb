// A lesson at the top of the room: one step at a time, answered by the numbers of the learner's own runs, and at the
// end a result to hand in.
import { isRight, isTrained, LESSONS, lessonOf } from "../lessons/index.js";
import { download, fill, h } from "../views/dom.js";
import { part } from "../views/part.js";
import { current, t } from "../words/index.js";

/** @import { Desk } from "../labs/desk.js" */
/** @import { Kept, Lesson, LessonStep, Words } from "../lessons/index.js" */
/** @import { Address } from "./address.js" */
/** @import { Child } from "../views/dom.js" */

/** @typedef {{ right: boolean, first: boolean, answer: string }} Answered `first`: right at the first try. */
/** @typedef {{ at: number, kept: Kept, answers: Record<string, Answered>, tries: Record<string, number>, typed: string }} Progress */

const memory = (/** @type {Lesson} */ { id, version }) => `orogen.lesson.${id}.${version}`;
const words = (/** @type {Words} */ both) => both[current()];

/** "12,5" is a number to half of the world. @param {string} text */
const parse = (text) => (text.trim() === "" ? Number.NaN : Number(text.trim().replace("−", "-").replace(",", ".")));

/** @param {Lesson} lesson @returns {Progress} */
function remembered(lesson) {
  const fresh = { at: 0, kept: {}, answers: {}, tries: {}, typed: "" };
  try {
    return { ...fresh, ...JSON.parse(localStorage.getItem(memory(lesson)) ?? "{}") };
  } catch {
    // Refused storage, or another page's text under this name: the lesson begins anew.
    return fresh;
  }
}

export class Tutor {
  /** @type {Lesson | null} */ lesson = null;
  /** @type {Progress} */ progress = { at: 0, kept: {}, answers: {}, tries: {}, typed: "" };
  /** @type {() => void} */ #redraw = () => {};
  /** @type {((result: object) => void)[]} */ #finished = [];
  /** Brings up a state; the frame says how. @type {(address: Address) => Promise<void>} */ visit = async () => {};

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    desk.onopen((session) => {
      for (const topic of /** @type {const} */ (["report", "state"])) session.on(topic, () => this.#watch());
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
    this.lesson = await lessonOf(id).catch(() => null);
    if (!this.lesson) return false;
    this.progress = remembered(this.lesson);
    await this.#enter();
    return true;
  }

  end() {
    this.lesson = null;
    this.#redraw();
  }

  async #enter() {
    this.#remember();
    this.#redraw();
    const { open } = this.step ?? {};
    if (open) await this.visit({ hide: [], lock: [], settings: {}, ...open });
    this.#watch();
  }

  #remember() {
    if (!this.lesson) return;
    try {
      localStorage.setItem(memory(this.lesson), JSON.stringify(this.progress));
    } catch {
      // As in `remembered`.
    }
  }

  /** Keeps the numbers of a run that a step waits for. */
  #watch() {
    const { run, report } = this.desk.session;
    const wait = this.step?.wait;
    if (!wait || !isTrained(wait, run, report)) return;
    const { task, split, scores, baselines, verdict, epochsTrained, seeds } = /** @type {any} */ (report);
    this.progress.kept[wait.as] = { task, split, scores, baselines, verdict, epochsTrained, seeds };
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
    this.progress.typed = "";
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

  /** @param {AbortSignal} signal */
  element(signal) {
    const card = part(signal, () => this.#card(), "lesson");
    this.#redraw = card.redraw;
    return card.element;
  }

  /** @returns {Child} */
  #card() {
    const { lesson, step } = this;
    if (!lesson) return null;
    const total = lesson.steps.length;
    const head = [
      h("h2", { id: "lesson-title" }, words(lesson.title)),
      h("p", { class: "quiet" }, t("lesson.at", { at: Math.min(this.progress.at + 1, total), of: total })),
    ];
    const close = h("button", { type: "button", class: "small", on: { click: () => this.end() } }, t("lesson.end"));
    if (!step)
      return h(
        "section",
        { class: "card", "aria-labelledby": "lesson-title" },
        head,
        h("p", { role: "status" }, t("lesson.finished", { percent: Math.round(100 * this.result().score) })),
        h(
          "div",
          { class: "bar" },
          h("button", { type: "button", class: "go", on: { click: () => this.#handIn() } }, t("lesson.handIn")),
          h("button", { type: "button", on: { click: () => this.#again() } }, t("lesson.again")),
          close,
        ),
      );
    const done = this.done(step);
    const waits = step.wait && !this.progress.kept[step.wait.as];
    return h(
      "section",
      { class: "card", "aria-labelledby": "lesson-title" },
      head,
      h("p", {}, words(step.text)),
      step.wait &&
        h("p", { class: waits ? "quiet" : "right", role: "status" }, t(waits ? "lesson.waits" : "lesson.seen")),
      step.question && this.#question(step),
      step.hint && h("details", { class: "why" }, h("summary", {}, t("lesson.hint")), h("p", {}, words(step.hint))),
      h(
        "div",
        { class: "bar" },
        h(
          "button",
          { type: "button", disabled: this.progress.at === 0, on: { click: () => this.move(-1) } },
          t("lesson.back"),
        ),
        h(
          "button",
          { type: "button", id: "lesson-next", class: "go", disabled: !done, on: { click: () => this.move(1) } },
          t("lesson.next"),
        ),
        close,
      ),
    );
  }

  /** @param {LessonStep} step */
  #question({ id, question }) {
    if (!question) return null;
    const given = this.progress.answers[id];
    const told = h(
      "p",
      { class: given ? (given.right ? "right" : "problem") : "", role: "status" },
      given && t(given.right ? "lesson.right" : "words" in question ? "lesson.longer" : "lesson.wrong"),
    );
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
      this.answer(String(data.get("answer") ?? ""));
    };
    const value = given?.answer ?? "";
    const field =
      "choice" in question
        ? question.choice.map((option, index) => {
            const choice = `lesson-${id}-${index}`;
            const checked = value === String(index);
            return h(
              "p",
              { class: "check" },
              h("input", { type: "radio", name: "answer", id: choice, value: index, checked }),
              h("label", { for: choice }, words(option)),
            );
          })
        : [
            h("label", { for: "lesson-answer" }, t("lesson.answer")),
            "words" in question
              ? h("textarea", { id: "lesson-answer", name: "answer", rows: 4 }, value)
              : h("input", { id: "lesson-answer", name: "answer", type: "text", inputmode: "decimal", value }),
          ];
    return h(
      "form",
      { on: { submit }, "aria-label": t("lesson.question") },
      field,
      h("button", {}, t("lesson.check")),
      told,
    );
  }

  #handIn() {
    const name = `orogen-${this.lesson?.id}-result.json`;
    download(JSON.stringify(this.result(), null, 2), name, "application/json");
  }

  #again() {
    this.progress = { at: 0, kept: {}, answers: {}, tries: {}, typed: "" };
    void this.#enter();
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
      fill(list, h("h2", {}, t("lesson.list")), links);
    },
    // Without them the page is whole; the link alone is missing.
    () => list.remove(),
  );
  return list;
}
