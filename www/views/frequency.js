// Counts by magnitude on a logarithmic axis: of each bin, of it and all above, the straight line fitted to them, and
// the magnitudes from which on the catalogue may be complete.
import { fixed, number } from "../words/index.js";
import { line, names } from "./axes.js";
import { plane } from "./plane.js";

/** @import { Plane } from "./axes.js" */
/** @import { PlaneOptions } from "./plane.js" */

/**
 * @typedef {Omit<PlaneOptions, "legend"> & {
 *   x: { label: string }, y: { label: string },
 *   names: { count: string, cumulative: string, line: string, mark: string },
 * }} FrequencyOptions
 */
/**
 * @typedef {{
 *   bins: { magnitude: number[], count: number[], cumulative: number[] }, binWidth: number,
 *   fit: { a: number, b: number, mc: number } | null, marks: { at: number, name: string }[], summary: string,
 * }} Frequencies The fitted line: the logarithm of the number at or above M is a − b · M.
 */

/**
 * @param {FrequencyOptions} options
 * @param {AbortSignal} signal
 */
export function frequency(options, signal) {
  const { x, y, names: words } = options;
  const { element, show } = plane(
    {
      ...options,
      legend: [
        { label: words.count, color: "--data-5", kind: "bar" },
        { label: words.cumulative, color: "--data-1", kind: "dot" },
        { label: words.line, color: "--data-2" },
        { label: words.mark, color: "--data-4", dash: [3, 3] },
      ],
    },
    signal,
  );

  return {
    element,
    /** @param {Frequencies} content */
    show({ bins, binWidth, fit, marks, summary }) {
      const { magnitude, count, cumulative } = bins;
      const order = Array.from(magnitude.keys());
      const [low, high] = [(magnitude[0] ?? 0) - binWidth, (magnitude.at(-1) ?? 1) + binWidth];
      // Names take room above, the least count, one, stands clear of the axis.
      const most = Math.max(10, cumulative[0] ?? 0) * 10 ** (0.25 + 0.2 * Math.min(4, marks.length));
      /** @param {Plane} plane @param {number} at @param {number} radius */
      const dot = ({ context, toX, toY }, at, radius) => {
        context.beginPath();
        context.arc(toX(magnitude[at] ?? 0), toY(cumulative[at] ?? 0), radius, 0, 7);
      };
      const decimals = binWidth < 0.1 ? 2 : 1;

      show({
        x: { ...x, range: [low, high] },
        y: { ...y, range: [0.7, most], scale: "logarithmic" },
        order,
        paint(plane) {
          const { context, ink, toX, toY, top, bottom } = plane;
          const wide = Math.max(1, (toX(binWidth) - toX(0)) * 0.85);
          context.fillStyle = ink("--data-5");
          context.globalAlpha = 0.45;
          for (const at of order) {
            const height = toY(count[at] ?? 0);
            if (count[at]) context.fillRect(toX(magnitude[at] ?? 0) - wide / 2, height, wide, bottom - height);
          }
          context.globalAlpha = 1;
          context.fillStyle = ink("--data-1");
          for (const at of order) {
            if (!cumulative[at]) continue;
            dot(plane, at, order.length > 80 ? 1.7 : 2.6);
            context.fill();
          }
          context.strokeStyle = ink("--data-4");
          context.lineWidth = 1.2;
          context.setLineDash([3, 3]);
          for (const { at } of marks) line(context, toX(at), top, toX(at), bottom);
          context.setLineDash([]);
          if (fit) {
            // Down to a count of one, where the law says nothing more.
            const end = Math.min(high, fit.a / fit.b);
            const at = (/** @type {number} */ place) => toY(10 ** (fit.a - fit.b * place));
            context.strokeStyle = ink("--data-2");
            context.lineWidth = 2;
            if (end > fit.mc) line(context, toX(fit.mc), at(fit.mc), toX(end), at(end));
          }
          names(plane, marks);
        },
        near({ toX, left, right }, px) {
          if (px < left || px > right || !order.length) return -1;
          const at = Math.round((px - toX(magnitude[0] ?? 0)) / (toX(binWidth) - toX(0)));
          return Math.max(0, Math.min(order.length - 1, at));
        },
        outline(plane, at) {
          dot(plane, at, 6);
          plane.context.stroke();
        },
        words: (at) =>
          [
            `${x.label} ${fixed(magnitude[at], decimals)}`,
            `${words.count} ${number(count[at])}`,
            `${words.cumulative} ${number(cumulative[at])}`,
          ].join(" · "),
        data: () => ({
          columns: [x.label, words.count, words.cumulative],
          rows: order.map((at) => [Number((magnitude[at] ?? 0).toPrecision(7)), count[at] ?? 0, cumulative[at] ?? 0]),
        }),
        summary,
      });
    },
  };
}
