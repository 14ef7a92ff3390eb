// The guided first minute: three things to do, ticked off as they are done. It stands beside the work, never over it, is
// not there in frames and lessons, and does not come back once it was dismissed or done.
import { h } from "../views/dom.js";
import { part } from "../views/part.js";
import { t } from "../words/index.js";

/** @import { Desk } from "../labs/desk.js" */

const STORED = "orogen.first-minute";
const TODO = /** @type {const} */ (["data", "train", "judge"]);

function isOver() {
  if (window.parent !== window) return true;
  try {
    return localStorage.getItem(STORED) === "over";
  } catch {
    // It could not be told that it was dismissed, and would come back at each visit.
    return true;
  }
}

const done = new Set();
let over = isOver();

/** @param {Desk} desk @param {AbortSignal} signal */
export function firstMinute(desk, signal) {
  const { session } = desk;
  const end = () => {
    over = true;
    try {
      localStorage.setItem(STORED, "over");
    } catch {
      // As above.
    }
    card.redraw();
  };
  const look = () => {
    if (over) return;
    const before = done.size;
    if (session.dataset) done.add("data");
    if ((session.run?.progress.step ?? 0) > 0) done.add("train");
    if (session.report && session.step === "judge") done.add("judge");
    if (done.size > before) card.redraw();
  };
  const card = part(signal, () => {
    if (over) return null;
    return h(
      "section",
      { class: "first-minute", "aria-label": t("first.title") },
      h("h2", {}, t(done.size < TODO.length ? "first.title" : "first.done")),
      h(
        "ol",
        {},
        TODO.map((todo) =>
          h(
            "li",
            { class: done.has(todo) ? "done" : "" },
            t(`first.${todo}`),
            done.has(todo) && h("span", { class: "right" }, ` ${t("first.tick")}`),
          ),
        ),
      ),
      h("button", { type: "button", class: "small", on: { click: end } }, t("first.dismiss")),
    );
  });
  for (const topic of /** @type {const} */ (["data", "state", "report", "step"])) session.on(topic, look, signal);
  look();
  return card.element;
}
