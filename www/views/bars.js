// Counts as bars of equal width: a histogram, or parts stacked on one another.
import { number } from "../words/index.js";
import { line, names } from "./axes.js";
import { plane } from "./plane.js";

/** @import { Axis, Plane } from "./axes.js" */
/** @import { Entry } from "./legend.js" */
/** @import { PlaneOptions } from "./plane.js" */
/** @import { Data } from "./table.js" */

/**
 * @typedef {Omit<PlaneOptions, "legend"> & {
 *   x: { label: string, scale?: Axis["scale"] }, y: { label: string }, parts: Entry[], curves?: Entry[],
 * }} BarsOptions
 */
/**
 * @typedef {{
 *   from: number, width: number, counts: number[][], name: (bin: number) => string, summary: string,
 *   marks?: { at: number, name: string }[], curves?: number[][], data?: () => Data,
 * }} Bins `from` is the left edge of the first; one row of counts a part, one of expected counts a curve.
 */

/** Pixels: one year alone is no wall. */
const WIDEST = 64;

/**
 * @param {BarsOptions} options
 * @param {AbortSignal} signal
 */
export function bars(options, signal) {
  const { x, y, parts, curves: lines = [] } = options;
  const legend = [...parts, ...lines];
  const { element, show } = plane({ ...options, legend: legend.length > 1 ? legend : undefined }, signal);

  return {
    element,
    /** @param {Bins} bins */
    show({ from, width, counts, name, marks = [], curves = [], summary, data }) {
      const bins = Array.from({ length: counts[0]?.length ?? 0 }, (_, bin) => bin);
      const sums = bins.map((bin) => counts.reduce((sum, part) => sum + (part[bin] ?? 0), 0));
      const most = Math.max(1, ...sums, ...curves.flat());
      /** @param {Plane} plane @param {number} bin @param {number} low @param {number} high */
      const box = ({ toX, toY }, bin, low, high) => {
        const [left, right] = [toX(from + bin * width), toX(from + (bin + 1) * width)];
        const wide = Math.min(WIDEST, Math.max(1, (right - left) * 0.9));
        return /** @type {const} */ ([(left + right - wide) / 2, toY(high), wide, toY(low) - toY(high)]);
      };
      const count = (/** @type {number} */ value) => number(value);

      show({
        x: { ...x, range: [from, from + Math.max(1, bins.length) * width] },
        // Room above for the rows of names.
        y: { ...y, range: [0, most * (marks.length ? 1.35 : 1.06)] },
        order: bins,
        paint(plane) {
          for (const bin of bins) {
            let base = 0;
            counts.forEach((part, at) => {
              const top = base + (part[bin] ?? 0);
              plane.context.fillStyle = plane.ink(parts[at]?.color ?? "");
              if (top > base) plane.context.fillRect(...box(plane, bin, base, top));
              base = top;
            });
          }
          curves.forEach((curve, at) => {
            plane.context.strokeStyle = plane.ink(lines[at]?.color ?? "");
            plane.context.lineWidth = 2;
            plane.context.beginPath();
            curve.forEach(
              (value, bin) => void plane.context.lineTo(plane.toX(from + (bin + 0.5) * width), plane.toY(value)),
            );
            plane.context.stroke();
          });
          plane.context.strokeStyle = plane.ink("--data-4");
          plane.context.lineWidth = 1;
          for (const { at } of marks) {
            const top = plane.toY(sums[Math.floor((at - from) / width)] ?? 0);
            line(plane.context, plane.toX(at), plane.top, plane.toX(at), top);
          }
          names(plane, marks);
        },
        near: ({ toX, left, right }, px) => {
          if (px < left || px > right) return -1;
          const bin = Math.floor((px - toX(from)) / (toX(from + width) - toX(from)));
          return bin in bins ? bin : -1;
        },
        outline: (plane, bin) => plane.context.strokeRect(...box(plane, bin, 0, sums[bin] ?? 0)),
        words: (bin) =>
          [
            `${x.label} ${name(bin)}`,
            ...(parts.length > 1
              ? parts.flatMap(({ label }, at) => (counts[at]?.[bin] ? `${label} ${count(counts[at][bin])}` : []))
              : []),
            `${y.label} ${count(sums[bin] ?? 0)}`,
          ].join(" · "),
        data:
          data ??
          (() => ({
            columns: [x.label, ...parts.map(({ label }) => label)],
            rows: bins.map((bin) => [name(bin), ...counts.map((part) => part[bin] ?? 0)]),
          })),
        summary,
      });
    },
  };
}
