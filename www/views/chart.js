// Lines over one axis: uPlot inside a figure, with what uPlot lacks: a keyboard cursor, a readout that is
// text, and colours that follow the theme.
import uPlot from "../vendor/uplot.js";
import { number, t } from "../words/index.js";
import { h, set } from "./dom.js";
import { figure, ink } from "./figure.js";
import { swatch } from "./legend.js";

/** @import { Key } from "../words/index.js" */

/** @typedef {{ label: string, color: string, dash?: number[] }} Series */
/**
 * @typedef {{
 *   title: string, note?: string, file: string, explain: Key,
 *   x: { label: string, range?: () => [number, number] },
 *   y: { label: string, logarithmic?: boolean },
 *   series: Series[],
 * }} ChartOptions
 */
/** @typedef {(number | null)[]} Column */

/**
 * @param {ChartOptions} options
 * @param {AbortSignal} signal
 */
export function chart(options, signal) {
  const { series, x, y } = options;
  /** @type {[number[], ...Column[]]} */
  let columns = [[], ...series.map(() => [])];
  /** @type {uPlot | null} */
  let plot = null;
  let cursor = -1;

  const values = series.map(() => h("output", { class: "value" }));
  const at = h("output", { class: "value at" });
  const legend = h(
    "ul",
    { class: "legend" },
    series.map((one, index) => h("li", {}, swatch(one), one.label, values[index])),
    h("li", {}, h("span", { class: "quiet" }, x.label), at),
  );
  const plotBox = h("div", {
    class: "plot",
    tabindex: 0,
    role: "slider",
    "aria-label": t("figure.cursor", { title: options.title }),
    on: { keydown: onKey },
  });

  const read = (/** @type {number | null | undefined} */ index) => {
    const shown = index ?? columns[0].length - 1;
    const readings = series.map((_, s) => {
      const value = columns[s + 1]?.[shown];
      return value === null || value === undefined
        ? "–"
        : number(value, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
    });
    values.forEach((value, s) => void value.replaceChildren(readings[s] ?? ""));
    const place = columns[0][shown];
    at.textContent = place === undefined ? "–" : number(place);
    set(plotBox, {
      "aria-valuemin": 0,
      "aria-valuemax": Math.max(0, columns[0].length - 1),
      "aria-valuenow": Math.max(0, shown),
      "aria-valuetext":
        place === undefined
          ? t("figure.empty")
          : `${x.label} ${number(place)}: ${series.map((one, s) => `${one.label} ${readings[s]}`).join(", ")}`,
    });
  };

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const last = columns[0].length - 1;
    const from = cursor < 0 ? last : cursor;
    const page = Math.max(1, Math.round(last / 10));
    /** @type {Record<string, number>} */
    const moves = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageDown: from - page,
      PageUp: from + page,
      Home: 0,
      End: last,
    };
    if (event.key === "Escape") cursor = -1;
    else if (event.key in moves && last >= 0) cursor = Math.max(0, Math.min(last, moves[event.key] ?? 0));
    else return;
    event.preventDefault();
    const place = columns[0][cursor];
    if (plot)
      plot.setCursor(
        place === undefined
          ? { left: -10, top: -10 }
          : { left: plot.valToPos(place, "x"), top: plot.over.clientHeight / 2 },
      );
  }

  const build = () => {
    plot?.destroy();
    const [rule, quiet, font] = [ink("--rule"), ink("--quiet"), `11px ${ink("--font")}`];
    const axis = (/** @type {string} */ label) => ({
      label,
      stroke: quiet,
      font,
      labelFont: font,
      labelSize: 18,
      labelGap: 0,
      gap: 4,
      grid: { stroke: rule, width: 1 },
      ticks: { stroke: rule, width: 1, size: 4 },
      values: (/** @type {uPlot} */ _, /** @type {number[]} */ splits) =>
        splits.map((split) => (split === null ? "" : number(split))),
    });
    plot = new uPlot(
      {
        width: Math.max(120, plotBox.clientWidth),
        height: Math.max(120, plotBox.clientHeight),
        legend: { show: false },
        padding: [10, 18, 0, 0],
        cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
        scales: {
          x: { time: false, range: (_, low, high) => x.range?.() ?? [low ?? 0, high ?? 1] },
          y: y.logarithmic
            ? { distr: 3, range: (_, low, high) => decades(low, high) }
            : { range: (_, low, high) => span(low, high) },
        },
        axes: [
          { ...axis(x.label), size: 28 },
          { ...axis(y.label), size: 46 },
        ],
        series: [
          {},
          ...series.map((one) => ({
            label: one.label,
            stroke: ink(one.color),
            width: 2,
            dash: one.dash,
            spanGaps: true,
          })),
        ],
        hooks: {
          setCursor: [
            (self) => {
              cursor = self.cursor.idx ?? -1;
              read(self.cursor.idx);
            },
          ],
        },
      },
      columns,
      plotBox,
    );
    read(null);
  };

  const { element, say } = figure({
    ...options,
    body: h("div", { class: "chart" }, legend, plotBox),
    data: () => ({
      columns: [x.label, ...series.map((one) => one.label)],
      rows: columns[0].map((place, row) => [place, ...series.map((_, s) => columns[s + 1]?.[row] ?? null)]),
    }),
    picture: () => plot?.ctx.canvas ?? h("canvas"),
    key: () => series,
  });
  const resized = new ResizeObserver(() => {
    if (!plotBox.clientWidth) return;
    if (plot) plot.setSize({ width: plotBox.clientWidth, height: plotBox.clientHeight });
    else build();
  });
  resized.observe(plotBox);
  document.addEventListener("theme", () => plot && build(), { signal });
  signal.addEventListener("abort", () => {
    resized.disconnect();
    plot?.destroy();
  });

  return {
    element,
    say,
    /** @param {number[]} places @param {Column[]} lines */
    show(places, lines) {
      columns = [places, ...lines];
      plot?.setData(columns);
      read(plot?.cursor.idx);
    },
    rebuild: build,
  };
}

/** Ticks closer than this share of a value would not differ from it, and there would be no end of them. */
const FINEST = 1e-9;
/** Nor would ticks below this on a logarithmic axis. */
const LOWEST = 1e-15;

/** @param {number | null} low @param {number | null} high @returns {[number, number]} */
function span(low, high) {
  if (low === null || high === null) return [0, 1];
  const wide = high - low > FINEST * Math.abs(high) ? (high - low) * 0.08 : 0;
  const margin = wide || Math.abs(high) * 0.1 || 1;
  return [Math.max(0, low - margin), high + margin];
}

/** @param {number | null} low @param {number | null} high @returns {[number, number]} */
function decades(low, high) {
  if (low === null || high === null || low <= 0) return [1, 10];
  return [Math.max(LOWEST, low / 2), Math.max(10, high * 1.5)];
}
