// Points over two axes, with a line to compare them with.
import { date, fixed, number, t } from "../words/index.js";
import { board, nearest, ticks, timeTicks } from "./canvas.js";
import { h, set } from "./dom.js";
import { figure } from "./figure.js";

/** @import { Key } from "../words/index.js" */
/** @import { Board } from "./canvas.js" */

/**
 * @typedef {{
 *   title: string, note?: string, file: string, explain?: Key,
 *   x: { label: string, values: Float32Array | Float64Array, isTime?: boolean },
 *   y: { label: string, values: Float32Array | Float64Array },
 *   line: "equal" | "zero", lineName: string, summary: string,
 * }} ScatterOptions
 */

const MARGIN = { left: 52, right: 14, top: 12, bottom: 40 };

/**
 * @param {ScatterOptions} options
 * @param {AbortSignal} signal
 */
export function scatter(options, signal) {
  const { x, y, line } = options;
  const nameX = (/** @type {number} */ value) =>
    x.isTime ? date(value, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }) : fixed(value);
  const points = new Float32Array(x.values.length * 2);
  // Left to right, for the keyboard.
  const order = Uint32Array.from(x.values.keys()).sort((a, b) => (x.values[a] ?? 0) - (x.values[b] ?? 0));
  let marked = -1;

  const both = line === "equal" ? [x.values, y.values] : null;
  const rangeX = limits(both ?? [x.values]);
  const rangeY = both ? rangeX : limits([y.values, [0]]);

  const { canvas, request } = board(draw, signal);
  const readout = h("p", { class: "readout" }, t("figure.hover"));
  const box = h(
    "div",
    {
      class: "plot",
      tabindex: 0,
      role: "slider",
      "aria-label": t("figure.cursor", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuemax": Math.max(0, order.length - 1),
      "aria-valuenow": 0,
      "aria-valuetext": t("figure.points", { n: order.length }),
      on: {
        pointermove: (event) => mark(nearest(points, event.offsetX, event.offsetY)),
        pointerleave: () => mark(-1),
        keydown: onKey,
      },
    },
    canvas,
  );

  /** @param {number} index */
  function mark(index) {
    if (index === marked) return;
    marked = index;
    const words =
      index < 0
        ? t("figure.hover")
        : `${x.label} ${nameX(x.values[index] ?? 0)} · ${y.label} ${fixed(y.values[index])}`;
    readout.textContent = words;
    set(box, { "aria-valuenow": Math.max(0, order.indexOf(index)), "aria-valuetext": words });
    request();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const last = order.length - 1;
    const from = marked < 0 ? -1 : order.indexOf(marked);
    const page = Math.max(1, Math.round(last / 20));
    /** @type {Record<string, number>} */
    const moves = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageDown: from - page,
      PageUp: from + page,
      Home: 0,
      End: last,
    };
    if (event.key === "Escape") mark(-1);
    else if (event.key in moves && last >= 0) mark(order[Math.max(0, Math.min(last, moves[event.key] ?? 0))] ?? -1);
    else return;
    event.preventDefault();
  }

  /** @param {Board} on */
  function draw({ context, width, height, ink }) {
    const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
    const toX = (/** @type {number} */ value) =>
      MARGIN.left + ((value - rangeX[0]) / (rangeX[1] - rangeX[0])) * inner.width;
    const toY = (/** @type {number} */ value) =>
      MARGIN.top + (1 - (value - rangeY[0]) / (rangeY[1] - rangeY[0])) * inner.height;
    context.font = `11px ${ink("--font")}`;
    context.fillStyle = ink("--quiet");
    context.strokeStyle = ink("--rule");
    context.lineWidth = 1;
    context.textBaseline = "middle";
    context.textAlign = "right";
    for (const tick of ticks(...rangeY)) {
      stroke(context, MARGIN.left, toY(tick), width - MARGIN.right, toY(tick));
      context.fillText(number(tick), MARGIN.left - 6, toY(tick));
    }
    context.textAlign = "center";
    const times = x.isTime ? timeTicks(...rangeX, Math.max(2, inner.width / 90)) : null;
    for (const tick of times?.places ?? ticks(...rangeX)) {
      stroke(context, toX(tick), MARGIN.top, toX(tick), height - MARGIN.bottom);
      context.fillText(times ? date(tick, times.style) : number(tick), toX(tick), height - MARGIN.bottom + 11);
    }
    context.fillText(x.label, MARGIN.left + inner.width / 2, height - 9);
    context.save();
    context.translate(10, MARGIN.top + inner.height / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(y.label, 0, 0);
    context.restore();

    context.fillStyle = ink("--data-1");
    context.globalAlpha = order.length > 2000 ? 0.3 : 0.5;
    const radius = order.length > 2000 ? 1.8 : 2.8;
    for (const index of order) {
      const [left, top] = [toX(x.values[index] ?? Number.NaN), toY(y.values[index] ?? Number.NaN)];
      points[index * 2] = left;
      points[index * 2 + 1] = top;
      context.beginPath();
      context.arc(left, top, radius, 0, 7);
      context.fill();
    }
    context.globalAlpha = 1;
    context.strokeStyle = ink("--data-2");
    context.lineWidth = 1.5;
    context.setLineDash([6, 4]);
    if (line === "equal") stroke(context, toX(rangeX[0]), toY(rangeX[0]), toX(rangeX[1]), toY(rangeX[1]));
    else stroke(context, MARGIN.left, toY(0), width - MARGIN.right, toY(0));
    context.setLineDash([]);
    if (marked >= 0) {
      context.strokeStyle = ink("--ink");
      context.lineWidth = 2;
      context.beginPath();
      context.arc(points[marked * 2] ?? 0, points[marked * 2 + 1] ?? 0, radius + 4, 0, 7);
      context.stroke();
    }
  }

  const { element, say } = figure({
    ...options,
    body: h(
      "div",
      { class: "chart" },
      h("ul", { class: "legend" }, h("li", {}, lineSwatch(), options.lineName)),
      box,
      readout,
    ),
    data: () => ({
      columns: [x.label, y.label],
      rows: Array.from(order, (index) => [
        x.isTime ? new Date((x.values[index] ?? 0) * 1000).toISOString() : (x.values[index] ?? null),
        y.values[index] ?? null,
      ]),
    }),
    picture: () => canvas,
    key: () => [{ label: options.lineName, color: "--data-2", dash: [6, 4] }],
  });
  say(options.summary);
  return { element };
}

function lineSwatch() {
  const holder = h("span", { class: "dash" });
  set(holder, { "aria-hidden": true });
  return holder;
}

/** @param {CanvasRenderingContext2D} context @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
function stroke(context, x0, y0, x1, y1) {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

/** @param {Iterable<number>[]} columns @returns {[number, number]} */
function limits(columns) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of columns) {
    for (const value of column) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!(low < high))
    return [low === Number.POSITIVE_INFINITY ? 0 : low - 1, high === Number.NEGATIVE_INFINITY ? 1 : high + 1];
  const margin = (high - low) * 0.05;
  return [low - margin, high + margin];
}
