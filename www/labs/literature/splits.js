// The same network on a split by time and on a random one: how much of a score is that years do not differ.
import { h } from "../../views/dom.js";
import { failureLine } from "../../views/errors.js";
import { part } from "../../views/part.js";
import { fixed, t } from "../../words/index.js";
import { studyBar } from "../study.js";

/** @import { TextSplit } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function splitsCard(session, signal) {
  const rows = part(signal, () => session.splits && table(session.splits));
  const bar = studyBar(
    session,
    {
      id: "text-splits",
      study: "splits",
      start: "text-splits.do",
      progress: "text-splits.progress",
      ask: (run, stop) => run.splits({ signal: stop }),
      take: (found) => Object.assign(session, { splits: found }),
      done: rows.redraw,
    },
    signal,
  );
  session.on("run", rows.redraw, signal);
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("text-splits.title")),
    h("p", { class: "quiet" }, t("text-splits.text")),
    bar,
    rows.element,
  );
}

/** @param {TextSplit[]} splits */
function table(splits) {
  const name = t("text-splits.title");
  const figure = (/** @type {number} */ value, /** @type {[number, number]} */ [low, high], who = "") =>
    h(
      "td",
      { class: "figure" },
      fixed(value, 3),
      h("small", {}, `[${fixed(low, 3)}, ${fixed(high, 3)}]`),
      who && h("small", {}, who),
    );
  const row = (/** @type {TextSplit} */ { split, result, refused }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, t(`choice.${split}`)),
      result
        ? [
            h("td", { class: "figure" }, String(result.documents.training)),
            figure(result.scores.macroAverage.f1, result.intervals.macroF1),
            figure(
              result.baseline.scores.macroAverage.f1,
              result.baseline.intervals.macroF1,
              t(`baseline.${result.bestBaseline}`),
            ),
          ]
        : h("td", { colspan: 3 }, refused && failureLine(refused)),
    );
  return h(
    "div",
    { class: "scroll whole", tabindex: 0, role: "region", "aria-label": name },
    h(
      "table",
      { class: "scores", "aria-label": name },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("setting.split")),
          h("th", { scope: "col", class: "figure" }, t("text-splits.trained")),
          h("th", { scope: "col", class: "figure" }, t("text-splits.network")),
          h("th", { scope: "col", class: "figure" }, t("text-splits.baseline")),
        ),
      ),
      h("tbody", {}, splits.map(row)),
    ),
  );
}
