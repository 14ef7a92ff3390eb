// The network beside the equations, in figures.
import { h } from "../../views/dom.js";
import { fixed, t } from "../../words/index.js";

/** @import { IntensityReport, IntensityRule, Interval } from "../../../pkg/orogen.d.ts" */

const METRICS = /** @type {const} */ (["rmse", "mae", "mse", "r2"]);

/** @param {IntensityReport} report @param {string} name */
export function scoresTable(report, name) {
  const rules = Object.entries(report.baselines)
    .map(([rule, said]) => ({
      ...said,
      name: t(`baseline.${/** @type {IntensityRule} */ (rule)}`),
      best: rule === report.bestBaseline,
    }))
    .sort((a, b) => a.scores.rmse - b.scores.rmse);
  const { scores, intervals, weights } = report;
  const rows = [{ scores, intervals, name: t("scores.network", { weights }), best: false }, ...rules];
  const between = (/** @type {Interval} */ [low, high]) => `[${fixed(low)}, ${fixed(high)}]`;
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": name },
    h(
      "table",
      { class: "scores", "aria-label": name },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("shaking.who")),
          METRICS.map((metric) => h("th", { scope: "col", class: "figure" }, t(`score.${metric}`))),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map((row, at) =>
          h(
            "tr",
            { class: at === 0 ? "me" : null },
            h("th", { scope: "row" }, row.name, row.best && h("small", {}, t("scores.rival"))),
            METRICS.map((metric) =>
              h(
                "td",
                { class: "figure" },
                h("span", { class: "value" }, fixed(row.scores[metric])),
                h("small", {}, between(row.intervals[metric])),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
