// Points over two axes, with a line to compare them with.
import { date, fixed } from "../words/index.js";
import { line as stroke } from "./axes.js";
import { extent, nearest } from "./canvas.js";
import { plane } from "./plane.js";

/** @import { Plane } from "./axes.js" */
/** @import { PlaneOptions } from "./plane.js" */

/** @typedef {Float32Array | Float64Array} Values */
/**
 * @typedef {Omit<PlaneOptions, "legend"> & {
 *   x: { label: string, isTime?: boolean }, y: { label: string, decimals?: number }, line: string,
 * }} ScatterOptions `line` is its name.
 */
/** @typedef {{ x: Values, y: Values, line: "equal" | number | null, summary: string }} Points A number is a level. */

/** So many are drawn smaller and paler, as squares: an arc takes ten times as long. */
const MANY = 2000;
const SLICE = 1000;

/**
 * @param {ScatterOptions} options
 * @param {AbortSignal} signal
 */
export function scatter(options, signal) {
  const dash = [6, 4];
  const { element, show } = plane({ ...options, legend: [{ label: options.line, color: "--data-2", dash }] }, signal);
  const nameX = (/** @type {number} */ value) =>
    options.x.isTime ? date(value, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }) : fixed(value);

  return {
    element,
    /** @param {Points} content */
    show({ x, y, line, summary }) {
      const points = new Float32Array(x.length * 2);
      // Left to right, for the keyboard; times are in order already.
      const finite = (/** @type {number} */ at) => Number.isFinite(x[at]) && Number.isFinite(y[at]);
      const all = new Uint32Array(x.length);
      let count = 0;
      for (let at = 0; at < x.length; at++) if (finite(at)) all[count++] = at;
      const order = all.subarray(0, count);
      if (!options.x.isTime) order.sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
      const many = x.length > MANY;
      const radius = many ? 1.6 : 2.8;
      const both = line === "equal" ? roomy([extent(x), extent(y)]) : null;
      const rangeX = both ?? roomy([extent(x)]);
      const rangeY = both ?? roomy([extent(y), typeof line === "number" ? [line, line] : null]);

      /** @param {Plane} plane */
      function* paint({ context, ink, toX, toY, left, right }) {
        context.fillStyle = ink("--data-1");
        context.globalAlpha = many ? 0.3 : 0.5;
        for (let at = 0; at < order.length; at++) {
          if (at % SLICE === SLICE - 1) yield;
          const index = order[at] ?? 0;
          const [px, py] = [toX(x[index] ?? Number.NaN), toY(y[index] ?? Number.NaN)];
          points[index * 2] = px;
          points[index * 2 + 1] = py;
          if (many) context.fillRect(px - radius, py - radius, 2 * radius, 2 * radius);
          else {
            context.beginPath();
            context.arc(px, py, radius, 0, 7);
            context.fill();
          }
        }
        context.globalAlpha = 1;
        context.strokeStyle = ink("--data-2");
        context.lineWidth = 1.5;
        context.setLineDash(dash);
        if (line === "equal") stroke(context, toX(rangeX[0]), toY(rangeX[0]), toX(rangeX[1]), toY(rangeX[1]));
        else if (line !== null) stroke(context, left, toY(line), right, toY(line));
        context.setLineDash([]);
      }

      show({
        x: { label: options.x.label, range: rangeX, scale: options.x.isTime ? "time" : undefined },
        y: { label: options.y.label, range: rangeY },
        order,
        paint,
        near: (_, px, py) => nearest(points, px, py),
        outline({ context }, index) {
          context.beginPath();
          context.arc(points[index * 2] ?? 0, points[index * 2 + 1] ?? 0, radius + 4, 0, 7);
          context.stroke();
        },
        words: (index) =>
          `${options.x.label} ${nameX(x[index] ?? 0)} · ${options.y.label} ${fixed(y[index], options.y.decimals)}`,
        data: () => ({
          columns: [options.x.label, options.y.label],
          rows: Array.from(order, (index) => [
            options.x.isTime
              ? new Date((x[index] ?? 0) * 1000).toISOString()
              : Number((x[index] ?? Number.NaN).toPrecision(7)),
            Number((y[index] ?? Number.NaN).toPrecision(7)),
          ]),
        }),
        summary,
      });
    },
  };
}

/** One range for all, with a margin. @param {([number, number] | null)[]} ranges @returns {[number, number]} */
function roomy(ranges) {
  const all = extent(ranges.flatMap((range) => range ?? []));
  if (!all) return [0, 1];
  const margin = (all[1] - all[0]) * 0.05 || 1;
  return [all[0] - margin, all[1] + margin];
}
