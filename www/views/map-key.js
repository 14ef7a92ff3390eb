// How a map writes depth and magnitude, and the key that says so.
import { date, t } from "../words/index.js";
import { extent } from "./canvas.js";
import { h, svg } from "./dom.js";

/** Upper ends in kilometres: crust, lithosphere, and seismology's own shallow, intermediate, deep. */
const DEPTHS = [10, 35, 70, 300, Number.POSITIVE_INFINITY];
/** @param {number} depth */
const depthInk = (depth) =>
  Number.isFinite(depth) ? `--depth-${DEPTHS.findIndex((end) => depth <= end)}` : "--data-5";
/**
 * Area grows with size, small events stay visible, and many events are drawn smaller, or they hide each other.
 * @param {number} count
 */
export function sizes(count) {
  const scale = (innerWidth < 560 ? 0.6 : 1) * Math.min(1, (1500 / Math.max(1, count)) ** 0.35);
  return (/** @type {number} */ magnitude) => Math.max(0.8, scale * (1.3 + 0.42 * Math.max(0, magnitude) ** 1.6));
}

/** @typedef {{ ink: (index: number) => string, names: string[] }} Colours Which token an event is drawn in; five bands. */

/** @param {Float32Array} depths @returns {Colours} */
export const byDepth = (depths) => ({
  ink: (index) => depthInk(depths[index] ?? Number.NaN),
  names: DEPTHS.map((end, band) => {
    const start = DEPTHS[band - 1] ?? 0;
    return Number.isFinite(end) ? t("map.band", { from: start, to: end }) : t("map.deeper", { from: start });
  }),
});

/** Five equal spans of time, early to late. @param {Float64Array} times @returns {Colours | null} */
export function byTime(times) {
  const all = extent(times);
  if (!all) return null;
  const span = (all[1] - all[0]) / DEPTHS.length || 1;
  return {
    ink: (index) => {
      const band = Math.floor(((times[index] ?? Number.NaN) - all[0]) / span);
      return Number.isFinite(band) ? `--depth-${Math.min(DEPTHS.length - 1, band)}` : "--data-5";
    },
    names: DEPTHS.map((_, band) => t("map.since", { from: date(all[0] + band * span) })),
  };
}

/** @param {string[]} bands @param {(magnitude: number) => number} radiusOf */
export const mapKey = (bands, radiusOf) => [
  ...bands.map((name, index) =>
    h(
      "li",
      {},
      svg(
        "svg",
        { class: "swatch", viewBox: "0 0 22 10", "aria-hidden": true },
        svg("circle", { cx: 11, cy: 5, r: 5, class: `fill--depth-${index}` }),
      ),
      name,
    ),
  ),
  ...[2, 4, 6].map((magnitude) =>
    h(
      "li",
      { class: "size" },
      svg(
        "svg",
        { class: "swatch", viewBox: "0 0 22 18", "aria-hidden": true },
        svg("circle", { cx: 11, cy: 9, r: radiusOf(magnitude), class: "ring" }),
      ),
      `M ${magnitude}`,
    ),
  ),
];
