// A value for each span of time, with a band of one standard deviation where there is one.
import { date, fixed } from "../words/index.js";
import { line } from "./axes.js";
import { extent } from "./canvas.js";
import { plane } from "./plane.js";

/** @import { Key } from "../words/index.js" */
/** @import { PlaneOptions } from "./plane.js" */
/** @import { Cell } from "./table.js" */

/** @typedef {{ from: number, to: number, value: number | null, sigma?: number | null, events: number }} Span Seconds since 1970. */
/**
 * @typedef {Omit<PlaneOptions, "legend"> & {
 *   x: { label: string }, y: { label: string }, color: string,
 *   columns: { from: string, to: string, sigma?: string, events: string },
 * }} SpansOptions
 */

/**
 * @param {SpansOptions} options
 * @param {AbortSignal} signal
 */
export function spans(options, signal) {
  const { x, y, color, columns } = options;
  const { element, show } = plane(options, signal);
  const day = (/** @type {number} */ moment) => date(moment);

  return {
    element,
    /** @param {Span[]} all @param {string} summary */
    show(all, summary) {
      const order = Array.from(all.keys()).filter((at) => all[at]?.value !== null);
      const known = order.flatMap((at) => all[at] ?? []);
      const times = extent(all.flatMap(({ from, to }) => [from, to]));
      const values = extent(
        known.flatMap(({ value, sigma }) => [(value ?? 0) - (sigma ?? 0), (value ?? 0) + (sigma ?? 0)]),
      );
      const margin = values ? Math.max(0.1, (values[1] - values[0]) * 0.1) : 0;
      show({
        x: { ...x, range: times && times[0] < times[1] ? times : [0, 86_400], scale: "time" },
        y: { ...y, range: values ? [values[0] - margin, values[1] + margin] : [0, 1] },
        order,
        paint({ context, ink, toX, toY }) {
          let before = null;
          for (const { from, to, value, sigma } of known) {
            const [start, end, middle] = [toX(from), toX(to), toY(value ?? 0)];
            if (sigma) {
              context.fillStyle = ink(color);
              context.globalAlpha = 0.2;
              const top = toY((value ?? 0) + sigma);
              context.fillRect(start, top, Math.max(1, end - start), toY((value ?? 0) - sigma) - top);
              context.globalAlpha = 1;
            }
            context.strokeStyle = ink(color);
            context.lineWidth = 1;
            if (before) line(context, before.x, before.y, start, middle);
            context.lineWidth = 2.5;
            line(context, start, middle, Math.max(start + 1, end), middle);
            before = { x: end, y: middle };
          }
        },
        near({ toX, left, right }, px) {
          if (px < left || px > right) return -1;
          let [best, least] = [-1, Number.POSITIVE_INFINITY];
          for (const at of order) {
            const { from, to } = all[at] ?? { from: 0, to: 0 };
            const away = Math.max(toX(from) - px, px - toX(to), 0);
            if (away < least) [best, least] = [at, away];
          }
          return best;
        },
        outline({ context, toX, toY }, at) {
          const { from, to, value } = all[at] ?? { from: 0, to: 0, value: 0 };
          const start = toX(from);
          context.strokeRect(start - 2, toY(value ?? 0) - 5, Math.max(1, toX(to) - start) + 4, 10);
        },
        words(at) {
          const { from, to, value, sigma, events } = all[at] ?? { from: 0, to: 0, value: null, events: 0 };
          const width = columns.sigma && sigma ? ` ± ${fixed(sigma)}` : "";
          return `${day(from)} – ${day(to)} · ${y.label} ${fixed(value)}${width} · ${columns.events} ${fixed(events, 0)}`;
        },
        data: () => ({
          columns: [columns.from, columns.to, y.label, ...(columns.sigma ? [columns.sigma] : []), columns.events],
          rows: all.map(
            ({ from, to, value, sigma, events }) =>
              /** @type {Cell[]} */ ([
                new Date(from * 1000).toISOString(),
                new Date(to * 1000).toISOString(),
                value,
                ...(columns.sigma ? [sigma ?? null] : []),
                events,
              ]),
          ),
        }),
        summary,
      });
    },
  };
}
