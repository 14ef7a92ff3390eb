// How often it happened where it was said to be so probable: one mark for rows of like probability, with the interval
// of what was observed, against the line where both are equal.
import { number } from "../words/index.js";
import { line } from "./axes.js";
import { extent, nearest } from "./canvas.js";
import { plane } from "./plane.js";

/** @import { ReliabilityBin } from "../../pkg/orogen.d.ts" */
/** @import { Plane } from "./axes.js" */
/** @import { PlaneOptions } from "./plane.js" */

/**
 * @typedef {Omit<PlaneOptions, "legend"> & {
 *   x: string, y: string, share: (p: number) => string, bins: ReliabilityBin[], base: number, summary: string,
 *   names: { bin: string, equal: string, base: string, count: string, events: string, low: string, high: string },
 * }} OutcomesOptions `base` is the share among all rows.
 */

/** Pixels: half of the bar at the ends of an interval. */
const CAP = 4;

/** @param {OutcomesOptions} options @param {AbortSignal} signal */
export function outcomes(options, signal) {
  const { x, y, share, bins, base, names } = options;
  const [equal, flat] = [
    [6, 4],
    [2, 3],
  ];
  const { element, show } = plane(
    {
      ...options,
      legend: [
        { label: names.bin, color: "--data-1", kind: "dot" },
        { label: names.equal, color: "--data-2", dash: equal },
        { label: names.base, color: "--data-5", dash: flat },
      ],
    },
    signal,
  );
  const points = new Float32Array(bins.length * 2);
  const all = extent(bins.flatMap(({ forecast, interval }) => [forecast, interval[1]]).concat(base));
  // Rare events have small probabilities: the picture ends where they do, both axes alike.
  const most = Math.min(1, 1.1 * (all?.[1] ?? 1));
  const percent = (/** @type {number} */ value) => 100 * value;

  /** @param {Plane} plane */
  function paint({ context, ink, toX, toY, left, right }) {
    context.lineWidth = 1.5;
    context.strokeStyle = ink("--data-2");
    context.setLineDash(equal);
    line(context, toX(0), toY(0), toX(percent(most)), toY(percent(most)));
    context.strokeStyle = ink("--data-5");
    context.setLineDash(flat);
    line(context, left, toY(percent(base)), right, toY(percent(base)));
    context.setLineDash([]);
    context.strokeStyle = ink("--data-1");
    context.fillStyle = ink("--data-1");
    bins.forEach(({ forecast, observed, interval }, at) => {
      const px = toX(percent(forecast));
      const [py, low, high] = [observed, ...interval].map((value) => toY(percent(value)));
      points.set([px, py ?? 0], at * 2);
      line(context, px, low ?? 0, px, high ?? 0);
      for (const end of [low ?? 0, high ?? 0]) line(context, px - CAP, end, px + CAP, end);
      context.beginPath();
      context.arc(px, py ?? 0, 3.5, 0, 7);
      context.fill();
    });
  }

  show({
    x: { label: x, range: [0, percent(most)] },
    y: { label: y, range: [0, percent(most)] },
    order: Array.from(bins.keys()),
    paint,
    near: (_, px, py) => nearest(points, px, py),
    outline({ context }, at) {
      context.beginPath();
      context.arc(points[at * 2] ?? 0, points[at * 2 + 1] ?? 0, 8, 0, 7);
      context.stroke();
    },
    words(at) {
      const bin = bins[at];
      if (!bin) return "";
      const { n, events, forecast, observed, interval } = bin;
      return [
        `${x} ${share(forecast)}`,
        `${y} ${share(observed)} [${interval.map(share).join(", ")}]`,
        `${names.events} ${number(events)}`,
        `${names.count} ${number(n)}`,
      ].join(" · ");
    },
    data: () => ({
      columns: [x, y, names.low, names.high, names.events, names.count],
      rows: bins.map(({ n, events, forecast, observed, interval: [low, high] }) => [
        // Six decimals of a percent: beyond, there is rounding alone.
        ...[forecast, observed, low, high].map((value) => Number(Number(percent(value).toPrecision(4)).toFixed(6))),
        events,
        n,
      ]),
    }),
    summary: options.summary,
  });
  return element;
}
