// How a map writes depth and magnitude, and the key that says so.
import { t } from "../words/index.js";
import { h, svg } from "./dom.js";

/** Upper ends in kilometres: crust, lithosphere, and seismology's own shallow, intermediate, deep. */
export const DEPTHS = [10, 35, 70, 300, Number.POSITIVE_INFINITY];
/** @param {number} depth */
export const depthInk = (depth) =>
  Number.isFinite(depth) ? `--depth-${DEPTHS.findIndex((end) => depth <= end)}` : "--data-5";
/**
 * Area grows with size, small events stay visible, and many events are drawn smaller, or they hide each other.
 * @param {number} count
 */
export function sizes(count) {
  const scale = (innerWidth < 560 ? 0.6 : 1) * Math.min(1, (1500 / Math.max(1, count)) ** 0.35);
  return (/** @type {number} */ magnitude) => Math.max(0.8, scale * (1.3 + 0.42 * Math.max(0, magnitude) ** 1.6));
}

/** @param {(magnitude: number) => number} radiusOf */
export function mapKey(radiusOf) {
  const band = (/** @type {number} */ end, /** @type {number} */ index) => {
    const start = DEPTHS[index - 1] ?? 0;
    return Number.isFinite(end) ? t("map.band", { from: start, to: end }) : t("map.deeper", { from: start });
  };
  return h(
    "ul",
    { class: "legend" },
    DEPTHS.map((end, index) =>
      h(
        "li",
        {},
        svg(
          "svg",
          { class: "swatch", viewBox: "0 0 22 10", "aria-hidden": true },
          svg("circle", { cx: 11, cy: 5, r: 5, class: `fill--depth-${index}` }),
        ),
        band(end, index),
      ),
    ),
    [2, 4, 6].map((magnitude) =>
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
  );
}
