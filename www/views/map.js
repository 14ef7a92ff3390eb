// Events on a map: size for magnitude, colour for depth. Drawn in slices, so that a large catalogue does not hold the page.
import { geoGraticule, geoPath } from "../vendor/d3-geo.js";
import { date, fixed, number, t } from "../words/index.js";
import { board, nearest } from "./canvas.js";
import { h, set } from "./dom.js";
import { figure } from "./figure.js";
import { land, projectionFor } from "./globe.js";
import { DEPTHS, depthInk, mapKey, sizes } from "./map-key.js";

/** @import { CatalogueColumns } from "../../pkg/orogen.d.ts" */
/** @import { Key } from "../words/index.js" */
/** @import { Board } from "./canvas.js" */
/** @import { Projection } from "../vendor/d3-geo.js" */

const SLICE = 1500;

/** @param {number} value @param {string} plus @param {string} minus */
const side = (value, plus, minus) => `${fixed(Math.abs(value), 2)}° ${value < 0 ? minus : plus}`;
/** @param {number} latitude @param {number} longitude */
export const placeWords = (latitude, longitude) =>
  `${side(latitude, t("map.north"), t("map.south"))}, ${side(longitude, t("map.east"), t("map.west"))}`;

/** Sorting plain numbers is ten times as fast as sorting by a comparison: the place rides in the low bits. */
const PLACES = 2 ** 24;

/** @param {Float32Array} magnitudes @returns {Uint32Array} */
function largestFirst(magnitudes) {
  const keys = Float64Array.from(magnitudes, (magnitude, at) => Math.round(-1000 * magnitude) * PLACES + at).sort();
  return Uint32Array.from(keys, (key) => ((key % PLACES) + PLACES) % PLACES);
}

/**
 * @param {{
 *   title: string, note?: string, file: string, explain?: Key, columns: CatalogueColumns, summary: string,
 *   pick?: (latitude: number, longitude: number) => void,
 * }} options
 * @param {AbortSignal} signal
 */
export function map(options, signal) {
  const { columns, pick } = options;
  const count = columns.magnitude.length;
  const radiusOf = sizes(count);
  const points = new Float32Array(count * 2);
  // Largest first: small events are drawn over large ones, and the keyboard starts with those that matter.
  const order = largestFirst(columns.magnitude);
  /** @type {Projection | null} */
  let projection = null;
  /** @type {object | null} */
  let coast = null;
  let [marked, drawing] = [-1, 0];
  /** @type {[number, number] | null} */
  let pin = null;

  const { canvas, request } = board(draw, signal);
  const over = board(drawMark, signal);
  const readout = h("p", { class: "readout" }, t(pick ? "map.pick" : "figure.hover"));
  const box = h(
    "div",
    {
      class: `plot map${pick ? " picks" : ""}`,
      tabindex: 0,
      role: "slider",
      "aria-label": t("figure.cursor", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuemax": Math.max(0, count - 1),
      "aria-valuenow": 0,
      "aria-valuetext": t("figure.points", { n: count }),
      on: {
        pointermove: (event) => mark(nearest(points, event.offsetX, event.offsetY, 12)),
        pointerleave: () => mark(-1),
        click: (event) => choose([event.offsetX, event.offsetY]),
        keydown: onKey,
      },
    },
    canvas,
    over.canvas,
  );
  land().then((shape) => {
    coast = shape;
    request();
  }, console.error);

  /** @param {[number, number]} at */
  function choose(at) {
    const place = pick && projection?.invert(at);
    if (place && Math.abs(place[1]) <= 90) pick(place[1], place[0]);
  }

  /** @param {number} index */
  function mark(index) {
    if (index === marked) return;
    marked = index;
    readout.textContent = index < 0 ? t(pick ? "map.pick" : "figure.hover") : words(index);
    set(box, { "aria-valuenow": Math.max(0, order.indexOf(index)), "aria-valuetext": readout.textContent });
    over.request();
  }

  /** @param {number} index */
  function words(index) {
    const [time, depth] = [columns.time[index] ?? Number.NaN, columns.depth[index] ?? Number.NaN];
    return [
      `M ${fixed(columns.magnitude[index], 1)}`,
      placeWords(columns.latitude[index] ?? 0, columns.longitude[index] ?? 0),
      Number.isFinite(depth) && t("map.depth", { km: number(depth, { maximumFractionDigits: 1 }) }),
      Number.isFinite(time) && date(time, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }),
    ]
      .filter(Boolean)
      .join(" · ");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const from = marked < 0 ? -1 : order.indexOf(marked);
    const page = Math.max(1, Math.round(count / 20));
    /** @type {Record<string, number>} */
    const moves = {
      ArrowLeft: from - 1,
      ArrowUp: from - 1,
      ArrowRight: from + 1,
      ArrowDown: from + 1,
      PageUp: from - page,
      PageDown: from + page,
      Home: 0,
      End: count - 1,
    };
    if (event.key === "Escape") mark(-1);
    else if (event.key === "Enter" && pick && marked >= 0)
      pick(columns.latitude[marked] ?? 0, columns.longitude[marked] ?? 0);
    else if (event.key in moves && count > 0)
      mark(order[Math.max(0, Math.min(count - 1, moves[event.key] ?? 0))] ?? -1);
    else return;
    event.preventDefault();
  }

  /** @param {Board} on */
  function draw({ context, width, height, ink }) {
    const fit = projectionFor(columns.longitude, columns.latitude, [
      [10, 8],
      [width - 10, height - 8],
    ]);
    projection = fit.projection;
    const path = geoPath(projection, context);
    const trace = (/** @type {object} */ shape) => {
      context.beginPath();
      path(shape);
    };
    context.clearRect(0, 0, width, height);
    trace({ type: "Sphere" });
    context.fillStyle = ink("--sea");
    context.fill();
    if (coast) {
      trace(coast);
      context.fillStyle = ink("--land");
      context.fill();
      context.strokeStyle = ink("--contour");
      context.lineWidth = 0.8;
      context.stroke();
    }
    trace(geoGraticule().step(fit.whole ? [30, 30] : [5, 5])());
    context.strokeStyle = ink("--rule");
    context.lineWidth = 0.5;
    context.stroke();

    const inks = new Map(
      ["--data-5", ...DEPTHS.map((_, band) => `--depth-${band}`)].map((token) => [token, ink(token)]),
    );
    const mine = ++drawing;
    let at = 0;
    const slice = () => {
      if (mine !== drawing || signal.aborted || !projection) return;
      context.globalAlpha = 0.6;
      for (const end = Math.min(at + SLICE, count); at < end; at++) {
        const index = order[at] ?? 0;
        const [x, y] = projection([columns.longitude[index] ?? 0, columns.latitude[index] ?? 0]) ?? [
          Number.NaN,
          Number.NaN,
        ];
        points[index * 2] = x;
        points[index * 2 + 1] = y;
        context.fillStyle = inks.get(depthInk(columns.depth[index] ?? Number.NaN)) ?? "";
        context.beginPath();
        context.arc(x, y, radiusOf(columns.magnitude[index] ?? 0), 0, 7);
        context.fill();
      }
      context.globalAlpha = 1;
      if (at < count) requestAnimationFrame(slice);
      else over.request();
    };
    slice();
  }

  /** @param {Board} on */
  function drawMark({ context, width, height, ink }) {
    context.clearRect(0, 0, width, height);
    context.strokeStyle = ink("--ink");
    if (marked >= 0) {
      context.lineWidth = 2;
      context.beginPath();
      context.arc(
        points[marked * 2] ?? 0,
        points[marked * 2 + 1] ?? 0,
        radiusOf(columns.magnitude[marked] ?? 0) + 3,
        0,
        7,
      );
      context.stroke();
    }
    const place = pin && projection?.([pin[1], pin[0]]);
    if (!place) return;
    context.lineWidth = 2.5;
    context.beginPath();
    for (const [x, y] of [
      [-9, 0],
      [9, 0],
      [0, -9],
      [0, 9],
    ]) {
      context.moveTo(place[0] + (x ?? 0) / 3, place[1] + (y ?? 0) / 3);
      context.lineTo(place[0] + (x ?? 0), place[1] + (y ?? 0));
    }
    context.stroke();
  }

  const { element, say } = figure({
    ...options,
    body: h("div", { class: "chart" }, box, mapKey(radiusOf), readout),
    data: () => ({
      columns: ["latitude", "longitude", "depth", "magnitude"].map((name) => t(/** @type {Key} */ (`field.${name}`))),
      rows: Array.from(order, (index) =>
        [columns.latitude, columns.longitude, columns.depth, columns.magnitude]
          .map((column) => Math.fround(column[index] ?? Number.NaN))
          .map((value) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : null)),
      ),
    }),
    picture: () => canvas,
  });
  say(options.summary);
  return {
    element,
    /** @param {number | null} latitude @param {number | null} longitude */
    pin(latitude, longitude) {
      pin = latitude === null || longitude === null ? null : [latitude, longitude];
      over.request();
    },
  };
}
