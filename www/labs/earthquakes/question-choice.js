// Which question the network is to answer. What is typed and trained for each stays.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { t } from "../../words/index.js";
import { hasTimes, TASKS } from "./fields.js";

/** @import { Session } from "./session.js" */

/** @param {Session} session */
export function questionChoice(session) {
  const timed = hasTimes(session.dataset);
  const option = (/** @type {typeof TASKS[number]} */ task) => {
    const id = `question-${task}`;
    const radio = h("input", {
      type: "radio",
      name: "question",
      id,
      checked: task === session.task,
      // Windows are spans of time: there are none without.
      disabled: task === "probability" && !timed,
      "aria-describedby": `${id}-text`,
      on: { change: () => session.ask(task) },
    });
    return h(
      "div",
      {},
      h("p", { class: "check" }, radio, h("label", { for: id }, t(`question.${task}`))),
      h("p", { class: "quiet option", id: `${id}-text` }, t(`question.text.${task}`)),
    );
  };
  return h(
    "div",
    { class: "card question", "data-part": "question", role: "radiogroup", "aria-labelledby": "question-title" },
    h("h2", { id: "question-title" }, t("question.title")),
    h("div", { class: "options" }, TASKS.map(option)),
    why("question.explain"),
    !timed && h("p", { class: "warning" }, t("error.needs-times.what")),
  );
}
