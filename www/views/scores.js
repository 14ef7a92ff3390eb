// Scores with their intervals, drawn and in figures, the network beside every baseline.
import { fixed, t } from "../words/index.js";
import { h, svg } from "./dom.js";

/** @import { Interval, MagnitudeReport, ScoreIntervals, Scores } from "../../pkg/orogen.d.ts" */

/** @typedef {{ name: string, scores: Scores, intervals: ScoreIntervals, own?: boolean, best?: boolean }} Row */

const METRICS = /** @type {const} */ (["rmse", "mae", "mse", "r2"]);
const WIDTH = 104;

/** @param {MagnitudeReport} report @returns {Row[]} */
export function scoreRows(report) {
  const baselines = Object.entries(report.baselines)
    .map(([name, { scores, intervals }]) => ({
      name: t(`baseline.${/** @type {MagnitudeReport["bestBaseline"]} */ (name)}`),
      scores,
      intervals,
      best: name === report.bestBaseline,
    }))
    .sort((a, b) => a.scores.rmse - b.scores.rmse);
  return [
    {
      name: t("scores.network", { weights: report.weights }),
      scores: report.scores,
      intervals: report.intervals,
      own: true,
    },
    ...baselines,
  ];
}

/**
 * An interval and its middle on a common scale.
 * @param {Interval} interval @param {number} value @param {Interval} range
 */
function drawn([low, high], value, [from, to]) {
  const x = (/** @type {number} */ at) => 5 + ((at - from) / (to - from || 1)) * (WIDTH - 10);
  return svg(
    "svg",
    { class: "interval", viewBox: `0 0 ${WIDTH} 12`, "aria-hidden": true },
    svg("path", { d: `M${x(low)} 6H${x(high)}M${x(low)} 3V9M${x(high)} 3V9` }),
    svg("circle", { cx: x(value), cy: 6, r: 3 }),
  );
}

/** @param {Interval} interval */
const between = ([low, high]) => `[${fixed(low)}, ${fixed(high)}]`;

/** @param {MagnitudeReport} report @param {string} name */
export function scoresTable(report, name) {
  const rows = scoreRows(report);
  /** @type {Interval} */
  const range = [
    Math.min(...rows.map((row) => row.intervals.rmse[0])),
    Math.max(...rows.map((row) => row.intervals.rmse[1])),
  ];
  const cell = (/** @type {Row} */ row, /** @type {keyof Scores} */ metric) =>
    h(
      "td",
      { class: "figure" },
      h("span", { class: "value" }, fixed(row.scores[metric])),
      h("small", {}, between(row.intervals[metric])),
      metric === "rmse" && drawn(row.intervals.rmse, row.scores.rmse, range),
    );
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
          h("th", { scope: "col" }, t("scores.who")),
          METRICS.map((metric) => h("th", { scope: "col", class: "figure" }, t(`score.${metric}`))),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map((row) =>
          h(
            "tr",
            { class: row.own ? "me" : null },
            h("th", { scope: "row" }, row.name, row.best && h("small", {}, t("scores.rival"))),
            METRICS.map((metric) => cell(row, metric)),
          ),
        ),
      ),
    ),
  );
}

/**
 * The same network and baselines under several conditions, side by side.
 * @param {{ name: string, report: MagnitudeReport | null }[]} columns
 * @param {string} name
 */
export function compareTable(columns, name) {
  const rows = columns.map(({ report }) => (report ? scoreRows(report) : null));
  const names = rows.find((list) => list)?.map((row) => row.name) ?? [];
  const find = (/** @type {Row[] | null} */ list, /** @type {number} */ at) =>
    at === 0 ? list?.[0] : list?.find((row) => row.name === names[at]);
  return h(
    "table",
    { class: "compare", "aria-label": name },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, t("score.rmse")),
        columns.map((column) => h("th", { scope: "col", class: "figure" }, column.name)),
      ),
    ),
    h(
      "tbody",
      {},
      names.map((row, at) =>
        h(
          "tr",
          { class: at === 0 ? "me" : null },
          h("th", { scope: "row" }, row),
          rows.map((list) => {
            const found = find(list, at);
            return h(
              "td",
              { class: "figure" },
              h("span", { class: "value" }, fixed(found?.scores.rmse)),
              found && h("small", {}, between(found.intervals.rmse)),
            );
          }),
        ),
      ),
      h(
        "tr",
        {},
        h("th", { scope: "row" }, t("score.r2")),
        rows.map((list) => h("td", { class: "figure" }, fixed(list?.[0]?.scores.r2))),
      ),
    ),
  );
}
