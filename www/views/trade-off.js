// Precision against recall as the threshold falls, with the threshold in use and what always saying yes comes to.
import { number } from "../words/index.js";
import { line } from "./axes.js";
import { nearest } from "./canvas.js";
import { plane } from "./plane.js";

/** @import { Plane } from "./axes.js" */
/** @import { PlaneOptions } from "./plane.js" */

/**
 * @typedef {Omit<PlaneOptions, "legend"> & {
 *   x: string, y: string, share: (p: number) => string, summary: string, base: number,
 *   curve: { threshold: number[], precision: number[], recall: number[] },
 *   chosen: { threshold: number, precision: number, recall: number },
 *   names: { curve: string, chosen: string, base: string, threshold: string },
 * }} TradeOffOptions `base` is the precision of always saying yes.
 */

/** @param {TradeOffOptions} options @param {AbortSignal} signal */
export function tradeOff(options, signal) {
  const { x, y, share, base, chosen, names } = options;
  const { threshold, precision, recall } = options.curve;
  const flat = [2, 3];
  const { element, show } = plane(
    {
      ...options,
      legend: [
        { label: names.curve, color: "--data-1" },
        { label: names.chosen, color: "--data-4", kind: "dot" },
        { label: names.base, color: "--data-5", dash: flat },
      ],
    },
    signal,
  );
  const points = new Float32Array(threshold.length * 2);
  const most = Math.min(1, 1.08 * Math.max(base, ...precision));
  const order = Array.from(threshold.keys());

  /** @param {Plane} plane */
  function paint({ context, ink, toX, toY, left, right }) {
    context.lineWidth = 1.5;
    context.strokeStyle = ink("--data-5");
    context.setLineDash(flat);
    line(context, left, toY(base), right, toY(base));
    context.setLineDash([]);
    context.strokeStyle = ink("--data-1");
    context.lineWidth = 2;
    context.beginPath();
    for (const at of order) {
      const [px, py] = [toX(recall[at] ?? 0), toY(precision[at] ?? 0)];
      points.set([px, py], at * 2);
      context.lineTo(px, py);
    }
    context.stroke();
    if (!Number.isFinite(chosen.precision) || !Number.isFinite(chosen.recall)) return;
    context.fillStyle = ink("--data-4");
    context.beginPath();
    context.arc(toX(chosen.recall), toY(chosen.precision), 5, 0, 7);
    context.fill();
  }

  const figure = (/** @type {number | undefined} */ value) => number(value, { maximumSignificantDigits: 3 });
  show({
    x: { label: x, range: [0, 1] },
    y: { label: y, range: [0, most] },
    order,
    paint,
    near: (_, px, py) => nearest(points, px, py),
    outline({ context }, at) {
      context.beginPath();
      context.arc(points[at * 2] ?? 0, points[at * 2 + 1] ?? 0, 7, 0, 7);
      context.stroke();
    },
    words: (at) =>
      [
        `${names.threshold} ${share(threshold[at] ?? 0)}`,
        `${y} ${figure(precision[at])}`,
        `${x} ${figure(recall[at])}`,
      ].join(" · "),
    data: () => ({
      columns: [names.threshold, y, x],
      rows: order.map((at) =>
        [threshold, precision, recall].map((column) => Number((column[at] ?? Number.NaN).toPrecision(4))),
      ),
    }),
    summary: options.summary,
  });
  return element;
}
