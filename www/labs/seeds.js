// The same network under other seeds: how much of a score is luck.
import { h } from "../views/dom.js";
import { why } from "../views/meaning.js";
import { part } from "../views/part.js";
import { t } from "../words/index.js";

/** @import { LabSession } from "./lab-session.js" */

/** @param {{ heads: string[], rows: string[][] }} told */
const table = ({ heads, rows }) =>
  h(
    "table",
    { class: "scores", "aria-label": t("seeds.title") },
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col", class: "figure" }, head)))),
    h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", { class: "figure" }, cell))))),
  );

/**
 * @template {LabSession} Session
 * @param {Session} session
 * @param {(report: NonNullable<Session["report"]>) => { heads: string[], rows: string[][] }} tell
 * @param {AbortSignal} signal
 */
export function seedsCard(session, tell, signal) {
  const bar = h("progress", { max: 1, "aria-label": t("seeds.title") });
  const waiting = h("div", { hidden: true }, h("p", { class: "quiet" }, t("seeds.waiting")), bar);
  const scores = part(signal, () => (session.report ? [table(tell(session.report))] : []));
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
  return h("div", { class: "card" }, h("h2", {}, t("seeds.title")), waiting, scores.element, why("seeds.explain"));
}
