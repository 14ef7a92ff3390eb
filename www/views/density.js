// How many points lie in each cell of a plane, darker where there are more, with a straight line across it.
import { fixed, number } from "../words/index.js";
import { line as stroke } from "./axes.js";
import { extent } from "./canvas.js";
import { plane } from "./plane.js";

/** @import { Plane } from "./axes.js" */
/** @import { PlaneOptions } from "./plane.js" */

/** @typedef {Float32Array | Float64Array} Values */
/** @typedef {Omit<PlaneOptions, "legend"> & { x: { label: string }, y: { label: string }, count: string, line: string }} DensityOptions */
/** @typedef {{ x: Values, y: Values, sum: number | null, summary: string }} Points On the line x + y is `sum`. */

const CELLS = 48;

/** A range with a margin; never empty. @param {Values} values @returns {[low: number, high: number]} */
function roomy(values) {
  const [low, high] = extent(values) ?? [0, 1];
  const margin = (high - low) * 0.03 || 0.5;
  return [low - margin, high + margin];
}

/**
 * @param {DensityOptions} options
 * @param {AbortSignal} signal
 */
export function density(options, signal) {
  const dash = [6, 4];
  const { element, show } = plane(
    {
      ...options,
      legend: [
        { label: options.count, color: "--data-1", kind: "bar" },
        { label: options.line, color: "--data-2", dash },
      ],
    },
    signal,
  );

  return {
    element,
    /** @param {Points} points */
    show({ x, y, sum, summary }) {
      const [rangeX, rangeY] = [roomy(x), roomy(y)];
      const [width, height] = [(rangeX[1] - rangeX[0]) / CELLS, (rangeY[1] - rangeY[0]) / CELLS];
      const counts = new Uint32Array(CELLS * CELLS);
      for (let at = 0; at < x.length; at++) {
        const column = Math.floor(((x[at] ?? Number.NaN) - rangeX[0]) / width);
        const row = Math.floor(((y[at] ?? Number.NaN) - rangeY[0]) / height);
        const cell = row * CELLS + column;
        if (column >= 0 && column < CELLS && cell >= 0 && cell < counts.length) counts[cell] = (counts[cell] ?? 0) + 1;
      }
      const order = Uint32Array.from(counts.keys()).filter((cell) => counts[cell]);
      const most = extent(counts)?.[1] ?? 1;
      const left = (/** @type {number} */ cell) => rangeX[0] + (cell % CELLS) * width;
      const low = (/** @type {number} */ cell) => rangeY[0] + Math.floor(cell / CELLS) * height;
      /** @param {Plane} plane @param {number} cell */
      const box = ({ toX, toY }, cell) => {
        const [start, top] = [toX(left(cell)), toY(low(cell) + height)];
        return /** @type {const} */ ([start, top, toX(left(cell) + width) - start, toY(low(cell)) - top]);
      };
      const span = (/** @type {number} */ from, /** @type {number} */ size) =>
        `${fixed(from, 1)} – ${fixed(from + size, 1)}`;

      show({
        x: { ...options.x, range: rangeX },
        y: { ...options.y, range: rangeY },
        order,
        paint(plane) {
          const { context, ink, toX, toY, top, bottom } = plane;
          context.fillStyle = ink("--data-1");
          for (const cell of order) {
            // A root: single events stay visible beside the crowd.
            context.globalAlpha = 0.12 + 0.88 * Math.sqrt((counts[cell] ?? 0) / most);
            context.fillRect(...box(plane, cell));
          }
          context.globalAlpha = 1;
          if (sum === null) return;
          context.save();
          context.beginPath();
          context.rect(toX(rangeX[0]), top, toX(rangeX[1]) - toX(rangeX[0]), bottom - top);
          context.clip();
          context.strokeStyle = ink("--data-2");
          context.lineWidth = 1.8;
          context.setLineDash(dash);
          stroke(context, toX(rangeX[0]), toY(sum - rangeX[0]), toX(rangeX[1]), toY(sum - rangeX[1]));
          context.restore();
        },
        near({ toX, toY }, px, py) {
          const column = Math.floor((px - toX(rangeX[0])) / (toX(width) - toX(0)));
          const row = Math.floor((toY(rangeY[0]) - py) / (toY(0) - toY(height)));
          const cell = row * CELLS + column;
          return column >= 0 && column < CELLS && counts[cell] ? cell : -1;
        },
        outline: (plane, cell) => plane.context.strokeRect(...box(plane, cell)),
        words: (cell) =>
          [
            `${options.x.label} ${span(left(cell), width)}`,
            `${options.y.label} ${span(low(cell), height)}`,
            `${options.count} ${number(counts[cell])}`,
          ].join(" · "),
        data: () => ({
          columns: [options.x.label, options.y.label, options.count],
          rows: Array.from(order, (cell) => [
            Number((left(cell) + width / 2).toPrecision(5)),
            Number((low(cell) + height / 2).toPrecision(5)),
            counts[cell] ?? 0,
          ]),
        }),
        summary,
      });
    },
  };
}
