// Intensity or residual against distance, coloured by magnitude.
import { line as stroke } from "../../views/axes.js";
import { extent, nearest } from "../../views/canvas.js";
import { plane } from "../../views/plane.js";
import { fixed, number, t } from "../../words/index.js";

/** @import { Plane } from "../../views/axes.js" */
/** @import { PlaneOptions } from "../../views/plane.js" */

const COLORS = ["--data-5", "--data-1", "--data-3", "--data-2"];
const SLICE = 1000;

/** Edges between four colours: whole and half magnitudes that part the range. @param {Float32Array} magnitude */
function edges(magnitude) {
  const [low, high] = extent(magnitude) ?? [0, 0];
  const width = Math.max(0.5, Math.ceil((high - low) / 4 / 0.5) * 0.5);
  const first = Math.floor(low / 0.5) * 0.5;
  return [1, 2, 3].map((step) => first + step * width);
}

/**
 * @param {Omit<PlaneOptions, "legend"> & { y: string }} options
 * @param {{ distance: Float32Array, value: Float32Array, magnitude: Float32Array, line: number | null, summary: string }} content
 * @param {AbortSignal} signal
 */
export function felt(options, { distance, value, magnitude, line, summary }, signal) {
  const between = edges(magnitude);
  const shade = (/** @type {number} */ m) => between.filter((edge) => m >= edge).length;
  const used = [...new Set(Array.from(magnitude, shade))].sort();
  const name = (/** @type {number} */ at) =>
    at === 0
      ? t("shaking.below", { m: number(between[0]) })
      : at === 3
        ? t("shaking.from", { m: number(between[2]) })
        : t("shaking.fromTo", { low: number(between[at - 1]), high: number(between[at]) });
  const legend = used.map((at) => ({
    label: name(at),
    color: COLORS[at] ?? "--data-1",
    kind: /** @type {const} */ ("bar"),
  }));
  const { element, show } = plane({ ...options, legend }, signal);
  const order = Uint32Array.from(distance.keys()).sort((a, b) => (distance[a] ?? 0) - (distance[b] ?? 0));
  const points = new Float32Array(distance.length * 2);
  const along = extent(distance) ?? [1, 10];
  const across = extent([...(extent(value) ?? [0, 1]), ...(line === null ? [] : [line])]) ?? [0, 1];
  const x = t("shaking.axis.distance");

  /** @param {Plane} on */
  function* paint({ context, ink, toX, toY, left, right }) {
    context.globalAlpha = distance.length > 2000 ? 0.45 : 0.7;
    for (let at = 0; at < order.length; at++) {
      if (at % SLICE === SLICE - 1) yield;
      const index = order[at] ?? 0;
      const [px, py] = [toX(Math.max(1, distance[index] ?? 1)), toY(value[index] ?? Number.NaN)];
      points[index * 2] = px;
      points[index * 2 + 1] = py;
      context.fillStyle = ink(COLORS[shade(magnitude[index] ?? 0)] ?? "--data-1");
      context.fillRect(px - 1.8, py - 1.8, 3.6, 3.6);
    }
    context.globalAlpha = 1;
    if (line === null) return;
    context.strokeStyle = ink("--ink");
    context.lineWidth = 1;
    stroke(context, left, toY(line), right, toY(line));
  }

  show({
    x: { label: x, range: [Math.max(1, along[0] * 0.9), Math.max(10, along[1] * 1.1)], scale: "logarithmic" },
    y: { label: options.y, range: [across[0] - 0.3, across[1] + 0.3] },
    order,
    paint,
    near: (_, px, py) => nearest(points, px, py),
    outline({ context }, index) {
      context.beginPath();
      context.arc(points[index * 2] ?? 0, points[index * 2 + 1] ?? 0, 6, 0, 7);
      context.stroke();
    },
    words: (index) =>
      `${x} ${fixed(distance[index], 1)} · M ${fixed(magnitude[index], 1)} · ${options.y} ${fixed(value[index], 1)}`,
    data: () => ({
      columns: [x, t("shaking.magnitude"), options.y],
      rows: Array.from(order, (index) => [
        Number((distance[index] ?? 0).toPrecision(6)),
        Number((magnitude[index] ?? 0).toPrecision(4)),
        Number((value[index] ?? 0).toPrecision(5)),
      ]),
    }),
    summary,
  });
  return element;
}
