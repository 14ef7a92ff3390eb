// The same network under other seeds: how much of a score is luck.
import { h } from "../../views/dom.js";
import { part } from "../../views/part.js";
import { t } from "../../words/index.js";
import { QUESTIONS } from "./questions.js";

/** @import { Report } from "../../../pkg/orogen.d.ts" */
/** @import { Session } from "./session.js" */

/** @param {Report} report */
function table(report) {
  const { heads, rows } = QUESTIONS[report.task].seeds(report);
  return h(
    "table",
    { class: "scores", "aria-label": t("seeds.title") },
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col", class: "figure" }, head)))),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", { class: "figure" }, cell))))),
  );
}

/** @param {Session} session @param {AbortSignal} signal */
export function seedsCard(session, signal) {
  const bar = h("progress", { max: 1, "aria-label": t("seeds.title") });
  const waiting = h("div", { hidden: true }, h("p", { class: "quiet" }, t("seeds.waiting")), bar);
  const scores = part(signal, () => (session.report ? [table(session.report)] : []));
  session.on(
    "repeats",
    (share) => {
      waiting.hidden = false;
      bar.value = share;
    },
    signal,
  );
  session.on(
    "report",
    () => {
      waiting.hidden = true;
      scores.redraw();
    },
    signal,
  );
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("seeds.title")),
    waiting,
    scores.element,
    h("details", { class: "why" }, h("summary", {}, t("figure.means")), h("p", {}, t("seeds.explain"))),
  );
}
