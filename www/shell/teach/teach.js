// The teacher's page: a lesson is put together step by step from what is open in the lab, tried, and handed on.
import { toLink } from "../../lessons/carry.js";
import { snapshot } from "../../lessons/snapshot.js";
import { words } from "../../lessons/words.js";
import { bar, barred, download, fileName, fill, h } from "../../views/dom.js";
import { asFailure, failureLine } from "../../views/errors.js";
import { part } from "../../views/part.js";
import { t, tOr } from "../../words/index.js";
import { LONGEST_LESSON, PARTS } from "../address.js";
import { fileButton } from "../arrivals.js";
import { box, select, textFields } from "./fields.js";
import { freshPlan, freshSketch, numbersOf, plan, toLesson, toStep } from "./plan.js";

/** @import { Desk } from "../../labs/desk.js" */
/** @import { Lesson } from "../../lessons/index.js" */
/** @import { Tutor } from "../lesson.js" */
/** @import { Kind } from "./plan.js" */

/** @type {readonly Kind[]} */
const KINDS = ["none", "words", "number", "choice"];
/** Without it nobody would see the lesson's own way to the page. */
const OFFERED = PARTS.filter((part) => part !== "share");

/** @param {Desk} desk @param {Tutor} tutor @param {() => void} leave Back to the lab. @param {AbortSignal} signal */
export function teachView(desk, tutor, leave, signal) {
  const said = h("p", { role: "status" });
  const complain = (/** @type {unknown} */ error) => fill(said, failureLine(asFailure(error)));
  const list = part(signal, () => stepList(redraw));
  const form = part(signal, (inner) => sketchForm(desk, redraw, complain, inner));
  function redraw() {
    fill(said);
    list.redraw();
    form.redraw();
  }
  /** @param {(lesson: Lesson) => unknown} act */
  const withLesson = (act) => async () => {
    try {
      await act(toLesson());
    } catch (error) {
      complain(error);
    }
  };
  /** @param {(made: string, lesson: Lesson) => unknown} act A lesson that is too long for a link can go as a file only. */
  const withLink = (act) =>
    withLesson((lesson) => {
      const made = toLink(lesson);
      return made.length > LONGEST_LESSON ? fill(said, t("teach.tooLong")) : act(made, lesson);
    });
  const copied = h("textarea", {
    id: "teach-link",
    readonly: true,
    rows: 3,
    hidden: true,
    "aria-label": t("teach.link"),
  });
  const copy = withLink(async (made) => {
    copied.hidden = false;
    copied.value = `${new URL(location.pathname, location.href).href}#made=${made}`;
    copied.select();
    await navigator.clipboard.writeText(copied.value).catch(() => document.execCommand("copy"));
    fill(said, t("share.copied"));
  });
  const save = withLesson((lesson) =>
    download(JSON.stringify(lesson, null, 2), `${fileName(words(lesson.title))}.lesson.json`, "application/json"),
  );
  const pack = withLink(async (made, lesson) => {
    fill(said, t("share.scorm.making"));
    const { scormPackage } = await import("../scorm-export.js");
    const name = `${fileName(words(lesson.title))}-scorm.zip`;
    download(await scormPackage(lesson, "", made), name, "application/zip");
    fill(said, t("share.scorm.made"));
  });
  const attempt = withLesson(async (lesson) => {
    leave();
    await tutor.start(lesson, "made.");
  });
  const take = async (/** @type {File[]} */ [file]) => {
    if (!file) return;
    leave();
    await tutor.beginText(await file.text());
  };
  const again = () => {
    Object.assign(plan, freshPlan());
    title.replaceWith(titleFields());
    redraw();
  };
  const titleFields = () => textFields(t("teach.title.field"), plan.title, { change: () => fill(said) });
  const title = titleFields();
  const button = (
    /** @type {import("../../words/index.js").Key} */ key,
    /** @type {() => unknown} */ click,
    kind = "",
  ) => h("button", { type: "button", class: kind, on: { click } }, t(key));
  return {
    title: t("teach.title"),
    lede: t("teach.lede"),
    main: [h("div", { class: "card" }, h("h2", {}, t("teach.lesson")), title, list.element), form.element],
    side: [
      h(
        "div",
        { class: "card" },
        h("h2", {}, t("teach.handOn")),
        h("p", { class: "quiet" }, t("teach.handOn.text")),
        h(
          "div",
          { class: "bar" },
          button("teach.try", attempt, "go"),
          button("teach.copy", copy),
          button("teach.save", save),
          button("share.scorm.save", pack),
        ),
        copied,
        said,
      ),
      h(
        "div",
        { class: "card" },
        h("h2", {}, t("teach.open")),
        h("p", { class: "quiet" }, t("teach.open.text")),
        h(
          "div",
          { class: "bar" },
          fileButton(t("teach.choose"), take, { accept: ".json,application/json" }),
          button("teach.again", again, "small"),
        ),
      ),
    ],
  };
}

/** @param {() => void} redraw */
function stepList(redraw) {
  const act = (/** @type {string} */ words, /** @type {string} */ name, /** @type {() => void} */ click) =>
    h("button", { type: "button", class: "small", "aria-label": name, on: { click } }, words);
  if (plan.steps.length === 0) return h("p", { class: "quiet" }, t("teach.noSteps"));
  return h(
    "ol",
    { class: "teach-steps" },
    plan.steps.map((step, index) =>
      h(
        "li",
        {},
        `${words(step.text)} `,
        step.open?.lab && h("small", {}, [step.open.lab, step.open.sample, step.open.step].filter(Boolean).join(" · ")),
        index > 0 &&
          act("↑", t("teach.earlier", { at: index + 1 }), () => {
            plan.steps.splice(index - 1, 0, ...plan.steps.splice(index, 1));
            redraw();
          }),
        act("×", t("teach.remove", { at: index + 1 }), () => {
          plan.steps.splice(index, 1);
          redraw();
        }),
      ),
    ),
  );
}

/** @param {Desk} desk @param {() => void} redraw @param {(error: unknown) => void} complain @param {AbortSignal} signal */
function sketchForm(desk, redraw, complain, signal) {
  const { sketch } = plan;
  const { session, lab } = desk;
  const { sample, settings = {} } = session.describe();
  const hasRun = Boolean(session.run && session.report && session.run.state !== "running");
  const drafted = /** @type {any} */ (session).draft ?? /** @type {any} */ (session).typed ?? settings;
  const names = Object.keys(drafted).filter((name) => tOr(`setting.${name}`, "") !== "");
  const add = async () => {
    if (barred(button)) return;
    try {
      plan.steps.push(await toStep(sketch, session));
      toLesson();
      plan.sketch = freshSketch();
    } catch (error) {
      // A step without a text is no step; a lesson without a title is only not finished.
      if (/^lesson\.steps/.test(String(/** @type {any} */ (error).values?.at))) {
        plan.steps.pop();
        return complain(error);
      }
      plan.sketch = freshSketch();
    }
    redraw();
  };
  const button = h("button", { type: "button", class: "go", on: { click: add } }, t("teach.add"));
  const look = () => bar(button, Object.keys(sketch.text).length > 0 ? null : t("teach.needsText"));
  look();
  const paths = h("div");
  snapshot(session, undefined).then(
    (found) => {
      if (signal.aborted || !found || sketch.kind !== "number") return;
      const { rows: _, baselines: __, windows: ___, spec: ____, ...held } = found;
      const choices = numbersOf(held).map((path) => /** @type {[string, string]} */ ([path, path]));
      fill(
        paths,
        select(t("teach.number"), choices, sketch.path, (path) => Object.assign(sketch, { path })),
      );
    },
    () => {},
  );
  const lockChoice = select(
    t("teach.settings"),
    [
      ["all", t("teach.settings.all")],
      ["some", t("teach.settings.some")],
    ],
    sketch.unlocked ? "some" : "all",
    (value) => {
      sketch.unlocked = value === "some" ? new Set() : null;
      redraw();
    },
  );
  const parts = (/** @type {string} */ legend, /** @type {HTMLElement[]} */ boxes) =>
    h("fieldset", { class: "parts" }, h("legend", {}, legend), boxes);
  const kind = select(
    t("teach.question"),
    KINDS.filter((one) => one !== "number" || hasRun).map((one) => [one, t(`teach.question.${one}`)]),
    sketch.kind,
    (value) => {
      sketch.kind = /** @type {Kind} */ (value);
      redraw();
    },
  );
  const options = sketch.options.map((option, index) =>
    textFields(t("teach.option", { at: index + 1 }), option, { change: () => {} }),
  );
  return h(
    "div",
    { class: "card teach" },
    h("h2", {}, t("teach.step", { at: plan.steps.length + 1 })),
    textFields(t("teach.text"), sketch.text, { rows: 4, change: look }),
    textFields(t("lesson.hint"), sketch.hint, { rows: 2, change: () => {} }),
    h("h3", {}, t("teach.state")),
    h(
      "p",
      { class: "quiet" },
      t(sample ? "teach.state.sample" : "teach.state.none", { lab: t(lab.title), sample: sample ?? "" }),
    ),
    box(t("teach.brings"), sketch.brings, (on) => Object.assign(sketch, { brings: on })),
    box(
      t(hasRun ? "teach.waits" : "teach.waits.none"),
      sketch.waits,
      (on) => Object.assign(sketch, { waits: on }),
      !hasRun,
    ),
    h(
      "details",
      {},
      h("summary", {}, t("share.visible")),
      parts(
        t("share.visible"),
        OFFERED.map((one) =>
          box(t(`part.${one}`), !sketch.hide.has(one), (on) => (on ? sketch.hide.delete(one) : sketch.hide.add(one))),
        ),
      ),
    ),
    lockChoice,
    sketch.unlocked &&
      parts(
        t("teach.settings.some"),
        names.map((name) =>
          box(tOr(`setting.${name}`, name), sketch.unlocked?.has(name) ?? false, (on) =>
            on ? sketch.unlocked?.add(name) : sketch.unlocked?.delete(name),
          ),
        ),
      ),
    kind,
    sketch.kind === "number" && paths,
    sketch.kind === "choice" && [
      ...options,
      select(
        t("teach.right"),
        sketch.options.map((_, index) => [String(index), String(index + 1)]),
        String(sketch.right),
        (value) => Object.assign(sketch, { right: Number(value) }),
      ),
    ],
    h("div", { class: "bar" }, button),
  );
}
