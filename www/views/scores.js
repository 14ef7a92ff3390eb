// Scores with their intervals, drawn and in figures, the network beside every baseline.
import { fixed, t } from "../words/index.js";
import { h, svg } from "./dom.js";

/** @import { Interval } from "../../pkg/orogen.d.ts" */
/** @import { Key } from "../words/index.js" */

/**
 * @typedef {{ key: string, word: Key, decimals?: number, higher?: boolean, drawn?: boolean }} Metric `key` is the name in
 *   the report's scores; `higher` says that more is better; `drawn` has a picture of the interval.
 */
/** @typedef {{ scores: { [key: string]: number } | object, intervals: { [key: string]: Interval } | object }} Scored */
/** @typedef {Scored & { weights: number, bestBaseline: string, baselines: { [rule: string]: Scored } }} Report */
/** @typedef {{ name: string, scores: Record<string, number>, intervals: Record<string, Interval>, own?: boolean, best?: boolean }} Row */

const WIDTH = 104;

/** The network first, then the rules from best to worst. @param {Report} report @param {Metric} order @returns {Row[]} */
function scoreRows(report, { key, higher }) {
  const sign = higher ? -1 : 1;
  const row = (/** @type {Scored} */ { scores, intervals }) => ({
    scores: /** @type {Row["scores"]} */ (scores),
    intervals: /** @type {Row["intervals"]} */ (intervals),
  });
  const baselines = Object.entries(report.baselines)
    .map(([name, found]) => ({
      name: t(/** @type {Key} */ (`baseline.${name}`)),
      ...row(found),
      best: name === report.bestBaseline,
    }))
    .sort((a, b) => sign * ((a.scores[key] ?? 0) - (b.scores[key] ?? 0)));
  return [{ name: t("scores.network", { weights: report.weights }), ...row(report), own: true }, ...baselines];
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

/** @param {Row | undefined} row @param {Metric} metric */
function figures(row, { key, decimals }) {
  const interval = row?.intervals[key];
  return [
    h("span", { class: "value" }, fixed(row?.scores[key], decimals)),
    interval && h("small", {}, `[${fixed(interval[0], decimals)}, ${fixed(interval[1], decimals)}]`),
  ];
}

/** @param {Report} report @param {readonly Metric[]} metrics @param {{ name: string, who: string }} words */
export function scoresTable(report, metrics, { name, who }) {
  const [first] = metrics;
  const rows = first ? scoreRows(report, first) : [];
  const cell = (/** @type {Row} */ row, /** @type {Metric} */ metric) => {
    const [value, interval] = [row.scores[metric.key], row.intervals[metric.key]];
    return h(
      "td",
      { class: "figure" },
      figures(row, metric),
      metric.drawn && interval && value !== undefined && drawn(interval, value, rangeOf(rows, metric)),
    );
  };
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
          h("th", { scope: "col" }, who),
          metrics.map(({ word }) => h("th", { scope: "col", class: "figure" }, t(word))),
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
            metrics.map((metric) => cell(row, metric)),
          ),
        ),
      ),
    ),
  );
}

/** @param {Row[]} rows @param {Metric} metric @returns {Interval} */
const rangeOf = (rows, { key }) => {
  const ends = rows.flatMap(({ intervals }) => intervals[key] ?? []).filter(Number.isFinite);
  return [Math.min(...ends), Math.max(...ends)];
};

/**
 * The same network and baselines under several conditions, side by side.
 * @param {{ name: string, report: Report | null }[]} columns
 * @param {{ metrics: readonly Metric[], compared: Metric }} question
 * @param {string} name
 */
export function compareTable(columns, { metrics, compared }, name) {
  const [first = compared] = metrics;
  const rows = columns.map(({ report }) => (report ? scoreRows(report, first) : null));
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
        h("th", { scope: "col" }, t(first.word)),
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
          rows.map((list) => h("td", { class: "figure" }, figures(find(list, at), first))),
        ),
      ),
      h(
        "tr",
        {},
        h("th", { scope: "row" }, t(compared.word)),
        rows.map((list) => h("td", { class: "figure" }, fixed(list?.[0]?.scores[compared.key], compared.decimals))),
      ),
    ),
  );
}
