// A rate that dies down, on two logarithmic axes: counts in growing spans of time, and laws beside them.
import { fixed, number } from "../words/index.js";
import { line } from "./axes.js";
import { plane } from "./plane.js";

/** @import { PlaneOptions } from "./plane.js" */
/** @import { Entry } from "./legend.js" */

/** @typedef {Omit<PlaneOptions, "legend"> & { x: { label: string }, y: { label: string }, points: string, count: string, laws: Entry[] }} DecayOptions */
/** @typedef {{ times: number[], end: number, laws: (((time: number) => number) | null)[], summary: string }} Decay `end` is until when it was looked. */

/** Spans of time a factor of ten. */
const SPANS = 4;
/** No span ends before: nobody resolves the first minute. Days. */
const EARLIEST = 1e-3;
/** Steps of a drawn law. */
const STEPS = 80;

/** @param {number[]} times @param {number} end */
function spansOf(times, end) {
  const least = Math.max(EARLIEST, Math.min(...times));
  /** @type {{ from: number, to: number, count: number }[]} */
  const spans = [];
  for (let power = Math.floor(Math.log10(least) * SPANS) + 1, from = 0; from < end; power++) {
    const to = Math.min(end, 10 ** (power / SPANS));
    spans.push({ from, to, count: 0 });
    from = to;
  }
  for (const time of times) {
    const span = spans.find(({ to }) => time <= to);
    if (span) span.count++;
  }
  return spans.map(({ from, to, count }) => ({
    from,
    to,
    count,
    // The middle on a logarithmic axis; the first span begins at nothing.
    at: from > 0 ? Math.sqrt(from * to) : to / 2,
    rate: count / (to - from),
  }));
}

/**
 * @param {DecayOptions} options
 * @param {AbortSignal} signal
 */
export function decay(options, signal) {
  const { x, y, laws: names } = options;
  const { element, show } = plane(
    { ...options, legend: [{ label: options.points, color: "--data-1", kind: "dot" }, ...names] },
    signal,
  );

  return {
    element,
    /** @param {Decay} content */
    show({ times, end, laws, summary }) {
      const spans = times.length ? spansOf(times, end) : [];
      const order = Array.from(spans.keys()).filter((at) => spans[at]?.count);
      const low = Math.min(...spans.map(({ at }) => at)) / 1.6;
      const rangeX = /** @type {[number, number]} */ (spans.length ? [low, end * 1.2] : [0.01, 10]);
      const along = Array.from({ length: STEPS + 1 }, (_, at) => low * (end / low) ** (at / STEPS));
      const drawn = laws.map((law) => (spans.length && law ? along.map(law) : []));
      const rates = [...spans.flatMap(({ rate }) => (rate > 0 ? rate : [])), ...drawn.flat()].filter(
        (rate) => rate > 0,
      );
      const rangeY = /** @type {[number, number]} */ (
        rates.length ? [Math.min(...rates) / 2.5, Math.max(...rates) * 2.5] : [0.1, 10]
      );
      const few = (/** @type {number} */ value) => number(value, { maximumSignificantDigits: 3 });

      show({
        x: { ...x, range: rangeX, scale: "logarithmic" },
        y: { ...y, range: rangeY, scale: "logarithmic" },
        order,
        paint({ context, ink, toX, toY, top, bottom }) {
          drawn.forEach((values, index) => {
            const { color = "", dash = [] } = names[index] ?? {};
            context.strokeStyle = ink(color);
            context.lineWidth = 2;
            context.setLineDash(dash);
            context.beginPath();
            along.forEach((time, at) => void context.lineTo(toX(time), toY(values[at] ?? 0)));
            if (values.length) context.stroke();
          });
          context.setLineDash([]);
          context.strokeStyle = ink("--data-1");
          context.fillStyle = ink("--data-1");
          for (const at of order) {
            const { at: time = 1, rate = 0, count = 1 } = spans[at] ?? {};
            // One standard deviation of a count: its root. Of one event the bar has no lower end.
            const share = 1 / Math.sqrt(count);
            const [high, deep] = [toY(rate * (1 + share)), share < 1 ? toY(rate * (1 - share)) : bottom];
            context.lineWidth = 1;
            line(context, toX(time), Math.max(top, high), toX(time), Math.min(bottom, deep));
            context.beginPath();
            context.arc(toX(time), toY(rate), 3, 0, 7);
            context.fill();
          }
        },
        near({ toX, left, right }, px) {
          if (px < left || px > right) return -1;
          let [best, least] = [-1, Number.POSITIVE_INFINITY];
          for (const at of order) {
            const away = Math.abs(toX(spans[at]?.at ?? 1) - px);
            if (away < least) [best, least] = [at, away];
          }
          return best;
        },
        outline({ context, toX, toY }, at) {
          context.beginPath();
          context.arc(toX(spans[at]?.at ?? 1), toY(spans[at]?.rate ?? 1), 7, 0, 7);
          context.stroke();
        },
        words(at) {
          const { from = 0, to = 0, count = 0, rate = 0, at: time = 1 } = spans[at] ?? {};
          return [
            `${x.label} ${few(from)} – ${few(to)}`,
            `${options.count} ${fixed(count, 0)}`,
            `${y.label} ${few(rate)}`,
            ...names.flatMap(({ label }, index) => {
              const law = laws[index];
              return law ? `${label} ${few(law(time))}` : [];
            }),
          ].join(" · ");
        },
        data: () => ({
          columns: [`${x.label} ≥`, `${x.label} <`, options.count, y.label, ...names.map(({ label }) => label)],
          rows: spans.map(({ from, to, count, rate, at }) => [
            Number(from.toPrecision(4)),
            Number(to.toPrecision(4)),
            count,
            Number(rate.toPrecision(4)),
            ...laws.map((law) => (law ? Number(law(at).toPrecision(4)) : null)),
          ]),
        }),
        summary,
      });
    },
  };
}
