// Contour lines of a grid at round elevations, every fifth one stronger.
import { contours } from "../vendor/d3-contour.js";
import { ticks } from "./canvas.js";

/** @import { Sheet } from "./relief.js" */
/** @import { Cells, Range } from "./tint.js" */

/** About so many between the lowest and the highest. */
const LINES = 14;
/** Cells a side that lines are drawn through: more are not seen. */
const MOST = 400;

/** @typedef {{ interval: number, thin: Path2D, strong: Path2D }} Lines In cells of the grid. */

/** @param {Cells} cells @param {Range} range @returns {Generator<void, Lines>} Works in slices. */
export function* linesOf({ width, height, elevation }, [low, high]) {
  const by = Math.max(1, Math.ceil(Math.max(width, height) / MOST));
  const [columns, rows] = [Math.ceil(width / by), Math.ceil(height / by)];
  const values = Float64Array.from(
    { length: columns * rows },
    (_, at) => elevation[Math.floor(at / columns) * by * width + (at % columns) * by] ?? Number.NaN,
  );
  const isVoid = (/** @type {number} */ column, /** @type {number} */ row) =>
    Number.isNaN(values[row * columns + column] ?? Number.NaN);
  // A line between a cell and a void is the void's edge, and the last half cell around is the map's.
  const isTrue = (/** @type {number[]} */ [x = 0, y = 0]) => {
    const [west, north] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
    const inside = x > 0.5 && y > 0.5 && x < columns - 0.5 && y < rows - 0.5;
    return inside && ![0, 1].some((dx) => [0, 1].some((dy) => isVoid(west + dx, north + dy)));
  };
  const draw = contours().size([columns, rows]).smooth(true);
  const levels = ticks(low, high, LINES);
  const interval = levels.length > 1 ? (levels[1] ?? 0) - (levels[0] ?? 0) : high - low;
  const [thin, strong] = [new Path2D(), new Path2D()];
  for (const level of levels) {
    const path = Math.round(level / interval) % 5 === 0 ? strong : thin;
    for (const ring of draw.contour(values, level).coordinates.flat()) {
      let isDown = false;
      for (const point of ring) {
        const goesOn = isTrue(point);
        const [x = 0, y = 0] = point.map((value) => value * by);
        if (goesOn && isDown) path.lineTo(x, y);
        else if (goesOn) path.moveTo(x, y);
        isDown = goesOn;
      }
    }
    yield;
  }
  return { interval, thin, strong };
}

/** @param {CanvasRenderingContext2D} context @param {Lines} lines @param {Sheet} sheet @param {(token: string) => string} ink */
export function drawLines(context, { thin, strong }, { left, top, cell }, ink) {
  const place = new DOMMatrix([cell.x, 0, 0, cell.y, left, top]);
  context.strokeStyle = ink("--isoline");
  for (const [path, width] of /** @type {const} */ ([
    [thin, 0.6],
    [strong, 1.3],
  ])) {
    const placed = new Path2D();
    placed.addPath(path, place);
    context.lineWidth = width;
    context.stroke(placed);
  }
}
