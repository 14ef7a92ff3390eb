// How counts grow with time: one line a series.
import { date, number } from "../words/index.js";
import { plane } from "./plane.js";

/** @import { PlaneOptions } from "./plane.js" */
/** @import { Entry } from "./legend.js" */

/** @typedef {Omit<PlaneOptions, "legend"> & { x: { label: string }, y: { label: string }, series: Entry[] }} GrowthOptions */

/** Places that are read and drawn: as many as a wide picture has room for. */
const PLACES = 360;

/** How many of sorted values are at most `value`. @param {Float64Array} sorted @param {number} value */
function countTo(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {GrowthOptions} options
 * @param {AbortSignal} signal
 */
export function growth(options, signal) {
  const { x, y, series } = options;
  const { element, show } = plane({ ...options, legend: series }, signal);

  return {
    element,
    /** @param {Float64Array[]} times Of each series, in order; seconds since 1970. @param {string} summary */
    show(times, summary) {
      const first = Math.min(...times.map((one) => one[0] ?? Number.POSITIVE_INFINITY));
      const last = Math.max(...times.map((one) => one.at(-1) ?? Number.NEGATIVE_INFINITY));
      const known = first <= last;
      const range = /** @type {[number, number]} */ (first < last ? [first, last] : [0, 86_400]);
      const places = known
        ? Array.from({ length: PLACES + 1 }, (_, at) => range[0] + ((range[1] - range[0]) * at) / PLACES)
        : [];
      const counts = times.map((one) => places.map((place) => countTo(one, place)));
      const most = Math.max(1, ...counts.map((one) => one.at(-1) ?? 0));

      show({
        x: { ...x, range, scale: "time" },
        y: { ...y, range: [0, most * 1.06] },
        order: Array.from(places.keys()),
        paint({ context, ink, toX, toY }) {
          counts.forEach((one, at) => {
            const { color = "", dash = [] } = series[at] ?? {};
            context.strokeStyle = ink(color);
            context.lineWidth = 2;
            context.setLineDash(dash);
            context.beginPath();
            places.forEach((place, index) => void context.lineTo(toX(place), toY(one[index] ?? 0)));
            context.stroke();
          });
          context.setLineDash([]);
        },
        near({ toX, left, right }, px) {
          if (px < left || px > right || !known) return -1;
          return Math.round(((px - toX(range[0])) / (toX(range[1]) - toX(range[0]))) * PLACES);
        },
        outline({ context, toX, toY }, at) {
          for (const one of counts) {
            context.beginPath();
            context.arc(toX(places[at] ?? 0), toY(one[at] ?? 0), 4, 0, 7);
            context.stroke();
          }
        },
        words: (at) =>
          [date(places[at] ?? 0), ...series.map(({ label }, index) => `${label} ${number(counts[index]?.[at])}`)].join(
            " · ",
          ),
        data: () => ({
          columns: [x.label, ...series.map(({ label }) => label)],
          rows: places.map((place, at) => [new Date(place * 1000).toISOString(), ...counts.map((one) => one[at] ?? 0)]),
        }),
        summary,
      });
    },
  };
}
