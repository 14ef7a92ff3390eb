// What the learner sees of a lesson: the step at hand, and on paper all of them as a worksheet.
import { valueAt } from "../lessons/answers.js";
import { words } from "../lessons/words.js";
import { h } from "../views/dom.js";
import { label, number, t, tOr } from "../words/index.js";

/** @import { LessonStep, Words } from "../lessons/index.js" */
/** @import { Child } from "../views/dom.js" */
/** @import { Tutor } from "./lesson.js" */

/** Texts may speak of what the learner's own runs came to: `{past.scores.mse}`. @param {Tutor} tutor @param {Words} all */
const told = ({ progress: { kept } }, all) =>
  words(all).replace(/\{([a-z0-9.-]+)\}/gi, (_, path) => {
    const value = valueAt(kept, path);
    if (typeof value === "string") return value;
    return typeof value === "number" ? number(value, { maximumSignificantDigits: 4 }) : "…";
  });

/** Settings by their names on the page, else the last part of the path. @param {string} path */
const named = (path) => {
  const last = path.split(".").at(-1) ?? path;
  return tOr(`setting.${last}`, tOr(`lesson.fact.${last}`, last));
};

/** @param {Tutor} tutor @returns {Child} */
export function lessonCard(tutor) {
  const { lesson, step } = tutor;
  if (!lesson) return null;
  const total = lesson.steps.length;
  const close = h("button", { type: "button", class: "small", on: { click: () => tutor.end() } }, t("lesson.end"));
  const head = [
    h("h2", { id: "lesson-title" }, words(lesson.title)),
    h(
      "p",
      { class: "quiet" },
      t("lesson.at", { at: Math.min(tutor.progress.at + 1, total), of: total }),
      h("progress", { max: total, value: tutor.progress.at, "aria-label": t("lesson.progress") }),
    ),
  ];
  return h(
    "section",
    { class: "card", "aria-labelledby": "lesson-title" },
    head,
    step ? stepParts(tutor, step, close) : endParts(tutor, close),
    worksheet(tutor),
  );
}

/** @param {Tutor} tutor @param {Child} close @returns {Child[]} */
const endParts = (tutor, close) => [
  h("p", { role: "status" }, t("lesson.finished", { percent: Math.round(100 * tutor.result().score) })),
  h(
    "div",
    { class: "bar" },
    h("button", { type: "button", class: "go", on: { click: () => tutor.handIn() } }, t("lesson.handIn")),
    h("button", { type: "button", on: { click: () => print() } }, t("lesson.print")),
    h("button", { type: "button", on: { click: () => tutor.again() } }, t("lesson.again")),
    close,
  ),
];

/** @param {Tutor} tutor @param {LessonStep} step @param {Child} close @returns {Child[]} */
function stepParts(tutor, step, close) {
  const waits = step.wait && !tutor.progress.kept[step.wait.as];
  const go = (/** @type {number} */ by) => () => tutor.move(by);
  return [
    h("p", { class: "prose" }, told(tutor, step.text)),
    step.wait && h("p", { class: waits ? "quiet" : "right", role: "status" }, waiting(tutor, Boolean(waits))),
    step.question && question(tutor, step),
    step.hint && h("details", { class: "why" }, h("summary", {}, t("lesson.hint")), h("p", {}, told(tutor, step.hint))),
    h(
      "div",
      { class: "bar" },
      h("button", { type: "button", disabled: tutor.progress.at === 0, on: { click: go(-1) } }, t("lesson.back")),
      h(
        "button",
        { type: "button", id: "lesson-next", class: "go", disabled: !tutor.done(step), on: { click: go(1) } },
        t("lesson.next"),
      ),
      close,
    ),
  ];
}

/** @param {Tutor} tutor @param {boolean} waits */
function waiting({ lacks }, waits) {
  if (!waits) return t("lesson.seen");
  if (lacks.length === 0) return t("lesson.waits");
  const names = [...new Set(lacks.map(named))].join(t("where.join"));
  return `${t("lesson.waits")} ${t("lesson.lacks", { names })}`;
}

/** @param {Tutor} tutor @param {LessonStep} step */
function question(tutor, { id, question }) {
  if (!question) return null;
  const given = tutor.progress.answers[id];
  const verdict = h(
    "p",
    { class: given ? (given.right ? "right" : "problem") : "", role: "status" },
    given && t(given.right ? "lesson.right" : "words" in question ? "lesson.longer" : "lesson.wrong"),
  );
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    tutor.answer(String(data.get("answer") ?? ""));
  };
  const value = given?.answer ?? "";
  const field =
    "choice" in question
      ? h(
          "fieldset",
          {},
          h("legend", { class: "unseen" }, t("lesson.answer")),
          question.choice.map((option, index) => {
            const choice = `lesson-${id}-${index}`;
            const checked = value === String(index);
            return h(
              "p",
              { class: "check" },
              h("input", { type: "radio", name: "answer", id: choice, value: index, checked }),
              h("label", { for: choice }, told(tutor, option)),
            );
          }),
        )
      : [
          h("label", { for: "lesson-answer" }, t("lesson.answer")),
          "words" in question
            ? h("textarea", { id: "lesson-answer", name: "answer", rows: 4 }, value)
            : h("input", {
                id: "lesson-answer",
                name: "answer",
                type: "text",
                inputmode: "decimal",
                autocomplete: "off",
                value,
              }),
        ];
  return h(
    "form",
    { class: "answer", on: { submit }, "aria-label": t("lesson.question") },
    field,
    h("button", {}, t("lesson.check")),
    verdict,
  );
}

/** All steps, what was answered, and lines for what was not: on paper only. @param {Tutor} tutor */
function worksheet(tutor) {
  const { lesson, progress } = tutor;
  const item = (/** @type {LessonStep} */ { id, text, question }) =>
    h(
      "li",
      {},
      h("p", {}, told(tutor, text)),
      question &&
        "choice" in question &&
        h(
          "ul",
          {},
          question.choice.map((option) => h("li", {}, told(tutor, option))),
        ),
      question &&
        h("p", { class: "line" }, `${label("lesson.answer")}: ${answered(progress.answers[id]?.answer, question)}`),
    );
  return h("div", { class: "worksheet", "aria-hidden": true }, h("ol", {}, lesson?.steps.map(item)));
}

/** @param {string | undefined} answer @param {NonNullable<LessonStep["question"]>} question */
function answered(answer, question) {
  if (!answer) return "";
  if (!("choice" in question)) return answer;
  const option = question.choice[Number(answer)];
  return option ? words(option) : "";
}
