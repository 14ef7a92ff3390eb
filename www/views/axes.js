// Two axes round a picture: the grid, the ticks, their labels, and where a value lies.
import { date, number } from "../words/index.js";
import { powers, ticks, timeTicks } from "./canvas.js";

/** @import { Board } from "./canvas.js" */

/**
 * @typedef {{
 *   label: string, range: [low: number, high: number], scale?: "time" | "logarithmic" | "years",
 * }} Axis
 */
/** @typedef {Board & { toX: (value: number) => number, toY: (value: number) => number, left: number, right: number, top: number, bottom: number }} Plane */

const MARGIN = { left: 52, right: 14, top: 12, bottom: 40 };

/** @param {Axis} axis @param {number} from @param {number} to */
function scaled({ range, scale }, from, to) {
  const of = scale === "logarithmic" ? Math.log10 : (/** @type {number} */ value) => value;
  const [low, high] = [of(range[0]), of(range[1])];
  return (/** @type {number} */ value) => from + ((of(value) - low) / (high - low)) * (to - from);
}

/** @param {Axis} axis @param {number} room Pixels. @returns {{ places: number[], name: (place: number) => string }} */
function tickMarks({ range, scale }, room) {
  if (scale === "time") {
    const { places, style } = timeTicks(...range, Math.max(2, room / 90));
    return { places, name: (place) => date(place, style) };
  }
  if (scale === "logarithmic") return { places: powers(...range), name: (place) => number(place) };
  const places = ticks(...range, Math.max(2, Math.min(8, room / 45)));
  if (scale !== "years") return { places, name: (place) => number(place) };
  return { places: places.filter(Number.isInteger), name: (place) => number(place, { useGrouping: false }) };
}

/** @param {Board} on @param {Axis} x @param {Axis} y @returns {Plane} */
export function axes(on, x, y) {
  const { context, width, height, ink } = on;
  context.clearRect(0, 0, width, height);
  context.font = `11px ${ink("--font")}`;
  const [right, top, bottom] = [width - MARGIN.right, MARGIN.top, height - MARGIN.bottom];
  const across = tickMarks(y, bottom - top);
  // The name of the axis stands beside its widest number.
  const widest = Math.max(...across.places.map((tick) => context.measureText(across.name(tick)).width));
  const left = Math.max(MARGIN.left, Math.ceil(widest) + 28);
  const [toX, toY] = [scaled(x, left, right), scaled(y, bottom, top)];
  context.fillStyle = ink("--quiet");
  context.strokeStyle = ink("--rule");
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const tick of across.places) {
    line(context, left, toY(tick), right, toY(tick));
    context.fillText(across.name(tick), left - 6, toY(tick));
  }
  context.textAlign = "center";
  const along = tickMarks(x, right - left);
  for (const tick of along.places) {
    line(context, toX(tick), top, toX(tick), bottom);
    const name = along.name(tick);
    const half = context.measureText(name).width / 2;
    context.fillText(name, Math.max(half, Math.min(width - half, toX(tick))), bottom + 11);
  }
  context.fillText(x.label, (left + right) / 2, height - 9);
  context.save();
  context.translate(10, (top + bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(y.label, 0, 0);
  context.restore();
  return { ...on, toX, toY, left, right, top, bottom };
}

/** @param {CanvasRenderingContext2D} context @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
export function line(context, x0, y0, x1, y1) {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

/**
 * Names over places of the horizontal axis, each in the first row where it hides no other.
 * @param {Plane} plane
 * @param {{ at: number, name: string }[]} marks
 */
export function names({ context, ink, toX, left, right, top }, marks) {
  /** @type {number[]} The right end of what each row holds. */
  const rows = [];
  context.font = `11px ${ink("--font")}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const { at, name } of marks.toSorted((a, b) => a.at - b.at)) {
    const width = context.measureText(name).width;
    const start = Math.max(left + 2, Math.min(right - width - 2, toX(at) + 4));
    let row = rows.findIndex((end) => end < start);
    if (row < 0) row = rows.length;
    rows[row] = start + width + 6;
    const middle = top + 7 + row * 13;
    context.fillStyle = ink("--sheet");
    context.globalAlpha = 0.9;
    context.fillRect(start - 1, middle - 6, width + 2, 12);
    context.globalAlpha = 1;
    context.fillStyle = ink("--ink");
    context.fillText(name, start, middle);
  }
}
