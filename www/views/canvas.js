// A canvas that keeps the size of its box and is drawn again when the box or the theme changes.
import { h } from "./dom.js";
import { ink } from "./figure.js";

/** @typedef {{ context: CanvasRenderingContext2D, width: number, height: number, ink: (token: string) => string }} Board */

/** Milliseconds of drawing a frame, so that many pictures and many points do not hold the page. */
const BUDGET = 8;
/** @type {Set<() => boolean>} Drawings that wait their turn; each says whether there is more of it. */
const waiting = new Set();
let asked = false;

function ask() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(turn);
}

function turn() {
  asked = false;
  const started = performance.now();
  for (const draw of waiting) {
    waiting.delete(draw);
    if (draw()) waiting.add(draw);
    if (performance.now() - started > BUDGET) break;
  }
  if (waiting.size) ask();
}

/**
 * @param {(board: Board) => Iterator<void> | void} draw In CSS pixels. A generator draws in slices.
 * @param {AbortSignal} signal
 */
export function board(draw, signal) {
  const canvas = h("canvas", { "aria-hidden": true });
  const context = canvas.getContext("2d");
  /** @type {Iterator<void> | null} */
  let slices = null;

  const begin = () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!context || !width || !height) return null;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return draw({ context, width, height, ink }) ?? null;
  };
  const paint = () => {
    slices ??= begin();
    if (slices?.next().done) slices = null;
    return slices !== null;
  };
  // Once a frame at most, however many reasons there are to draw; from the start, whatever is half drawn.
  const request = () => {
    if (signal.aborted) return;
    slices = null;
    // No frame comes before the sheet does.
    if ("paper" in document.documentElement.dataset) while (paint());
    else {
      waiting.add(paint);
      ask();
    }
  };
  const resized = new ResizeObserver(request);
  resized.observe(canvas);
  document.addEventListener("theme", request, { signal });
  signal.addEventListener("abort", () => {
    resized.disconnect();
    waiting.delete(paint);
  });
  return { canvas, request };
}

/** Round numbers for an axis. @param {number} low @param {number} high @param {number} [count] */
export function ticks(low, high, count = 6) {
  const rough = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const places = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step * 1e-9; at += step)
    places.push(Number(at.toPrecision(12)));
  return places;
}

/** Where there is a tick for each factor of ten. @param {number} low @param {number} high */
export function powers(low, high) {
  const places = [];
  for (let power = Math.ceil(Math.log10(low)); power <= Math.log10(high); power++) places.push(10 ** power);
  return places;
}

/** @typedef {[low: number, high: number]} Range */
/** @type {WeakMap<ArrayLike<number>, Range | null>} Of columns, which do not change and are asked for by many. */
const known = new WeakMap();

/** @param {ArrayLike<number>} column @returns {Range | null} Of what is finite. */
export function extent(column) {
  const found = known.get(column) ?? range(column);
  if (ArrayBuffer.isView(column)) known.set(column, found);
  return found;
}

/** @param {ArrayLike<number>} column @returns {Range | null} */
function range(column) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // By place: going through a million by its iterator is a long task.
  for (let at = 0; at < column.length; at++) {
    const value = column[at] ?? Number.NaN;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

const DAY = 86_400;
/** Steps of a time axis in days: hours, days, weeks, about months, about years. */
const STEPS = [1 / 24, 1 / 4, 1, 2, 4, 7, 14, 30.5, 91.3125, 182.625, 365.25, 730.5, 1826.25, 3652.5, 7305];

/** Ticks of a time axis in seconds, and how to write their dates. @param {number} low @param {number} high @param {number} [count] */
export function timeTicks(low, high, count = 4) {
  const step = DAY * (STEPS.find((days) => (high - low) / (days * DAY) <= count) ?? 36_525);
  const places = [];
  for (let at = Math.ceil(low / step) * step; at <= high; at += step) places.push(at);
  /** @type {Intl.DateTimeFormatOptions} */
  const style =
    step < DAY
      ? { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }
      : step < 300 * DAY
        ? { day: "numeric", month: "short", year: "2-digit" }
        : { month: "short", year: "numeric" };
  return { places, style: /** @type {Intl.DateTimeFormatOptions} */ ({ ...style, timeZone: "UTC" }) };
}

/**
 * Index of the point nearest to a place on the board, or -1 where none is near.
 * @param {Float32Array} points x, y, x, y … in CSS pixels, NaN where there is none
 * @param {number} x @param {number} y @param {number} [reach]
 */
export function nearest(points, x, y, reach = 18) {
  let best = -1;
  let least = reach * reach;
  for (let at = 0; at < points.length; at += 2) {
    const distance = ((points[at] ?? Number.NaN) - x) ** 2 + ((points[at + 1] ?? Number.NaN) - y) ** 2;
    if (distance < least) [least, best] = [distance, at / 2];
  }
  return best;
}
