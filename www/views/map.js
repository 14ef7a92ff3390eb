// Events on a map: size for magnitude, colour for depth or time; a place can be picked on it, or a region drawn.
import { geoPath } from "../vendor/d3-geo.js";
import { date, fixed, number, t } from "../words/index.js";
import { brush, outline, within } from "./brush.js";
import { board, nearest } from "./canvas.js";
import { moved } from "./cursor.js";
import { fill, h, set, uid } from "./dom.js";
import { figure } from "./figure.js";
import { drawGround, land, projectionFor } from "./globe.js";
import { largestFirst } from "./largest-first.js";
import { byDepth, byTime, mapKey, sizes } from "./map-key.js";
import { placeWords } from "./places.js";

/** @import { CatalogueColumns } from "../../pkg/orogen.d.ts" */
/** @import { Key } from "../words/index.js" */
/** @import { Region } from "./brush.js" */
/** @import { Board } from "./canvas.js" */
/** @import { Projection } from "../vendor/d3-geo.js" */

const SLICE = 500;
/** Pixels: a longer way is no click but a drag. */
const STILL = 5;

/**
 * @param {{
 *   title: string, note?: string, file: string, explain: Key, columns: CatalogueColumns, summary: string,
 *   pick?: (latitude: number, longitude: number) => void, choose?: (region: Region) => void,
 *   event?: (index: number) => void, hint?: Key, frame?: { latitude: Float32Array, longitude: Float32Array },
 * }} options `pick` takes a clicked place, `event` a clicked event, `choose` a region drawn by dragging; `frame` holds
 *   places that are to be in sight, the events if left out.
 * @param {AbortSignal} signal
 */
export function map(options, signal) {
  const { columns, pick, choose, event: chosen } = options;
  const hint = options.hint ?? (pick ? "map.pick" : choose ? "map.choose" : "figure.hover");
  const count = columns.magnitude.length;
  const radiusOf = sizes(count);
  const points = new Float32Array(count * 2);
  // Largest first: small events are drawn over large ones, and the keyboard starts with those that matter.
  /** @type {Uint32Array} */
  let order = new Uint32Array();
  /** Who asks before anything is drawn does not wait. */
  const ordered = () => {
    for (const steps = largestFirst(columns.magnitude); order.length < count; ) order = steps.next().value ?? order;
    return order;
  };
  /** @type {Projection | null} */
  let projection = null;
  /** @type {object | null} */
  let coast = null;
  let marked = -1;
  /** @type {[number, number] | null} */
  let pin = null;
  /** @type {Region | null} What is selected, and what is being drawn. */
  let region = null;
  /** @type {Region | null} */
  let sketch = null;
  let byFinger = false;
  /** @type {[number, number]} */
  let pressed = [0, 0];
  const depthColours = byDepth(columns.depth);
  const timeColours = byTime(columns.time);
  let colours = depthColours;
  const key = h("ul", { class: "legend" }, mapKey(colours.names, radiusOf));

  const { canvas, request } = board(draw, signal);
  const over = board(drawMark, signal);
  const readout = h("p", { class: "readout" }, t(hint));
  const box = h(
    "div",
    {
      class: `plot map${pick || choose ? " picks" : ""}`,
      tabindex: 0,
      role: "slider",
      "aria-label": t("figure.cursor", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuemax": Math.max(0, count - 1),
      "aria-valuenow": 0,
      "aria-valuetext": t("figure.points", { n: count }),
      on: {
        pointerdown: (event) => {
          pressed = [event.offsetX, event.offsetY];
        },
        pointermove: (event) => mark(nearest(points, event.offsetX, event.offsetY, 12)),
        pointerleave: () => mark(-1),
        click: (event) => take([event.offsetX, event.offsetY]),
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
  function take(at) {
    const still = Math.hypot(at[0] - pressed[0], at[1] - pressed[1]) < STILL;
    const index = chosen && still ? nearest(points, at[0], at[1], 12) : -1;
    if (index >= 0) chosen?.(index);
    const place = pick && projection?.invert(at);
    if (place && Math.abs(place[1]) <= 90) pick(place[1], place[0]);
  }

  /** @param {number} index */
  function mark(index) {
    if (index === marked) return;
    marked = index;
    readout.textContent = index < 0 ? t(hint) : words(index);
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
    const to = moved(event.key, marked < 0 ? -1 : ordered().indexOf(marked), count);
    if (event.key === "Escape") mark(-1);
    else if (event.key === "Enter" && pick && marked >= 0)
      pick(columns.latitude[marked] ?? 0, columns.longitude[marked] ?? 0);
    else if (event.key === "Enter" && chosen && marked >= 0) chosen(marked);
    else if (to !== null) mark(ordered()[to] ?? -1);
    else return;
    event.preventDefault();
  }

  /** @param {Board} on */
  function* draw({ context, width, height, ink }) {
    const { longitude, latitude } = options.frame ?? columns;
    const fit = projectionFor(longitude, latitude, [
      [10, 8],
      [width - 10, height - 8],
    ]);
    projection = fit.projection;
    const path = geoPath(projection, context);
    drawGround({ context, width, height, ink }, path, coast, fit.whole);
    if (order.length < count) {
      yield;
      order = yield* largestFirst(columns.magnitude);
    }

    const inks = new Map(
      ["--data-5", ...colours.names.map((_, band) => `--depth-${band}`)].map((token) => [token, ink(token)]),
    );
    for (let at = 0; at < count; at++) {
      if (at % SLICE === SLICE - 1) yield;
      const index = order[at] ?? 0;
      const [longitude, latitude] = [columns.longitude[index] ?? 0, columns.latitude[index] ?? 0];
      const [x, y] = projection([longitude, latitude]) ?? [Number.NaN, Number.NaN];
      points[index * 2] = x;
      points[index * 2 + 1] = y;
      context.globalAlpha = within(longitude, latitude, region) ? 0.6 : 0.1;
      context.fillStyle = inks.get(colours.ink(index)) ?? "";
      context.beginPath();
      context.arc(x, y, radiusOf(columns.magnitude[index] ?? 0), 0, 7);
      context.fill();
    }
    context.globalAlpha = 1;
    if (region) {
      context.strokeStyle = ink("--act");
      context.lineWidth = 1.5;
      context.beginPath();
      path(outline(region));
      context.stroke();
    }
    over.request();
  }

  /** @param {Board} on */
  function drawMark({ context, width, height, ink }) {
    context.clearRect(0, 0, width, height);
    if (sketch && projection) {
      context.strokeStyle = ink("--act");
      context.lineWidth = 2;
      context.beginPath();
      geoPath(projection, context)(outline(sketch));
      context.stroke();
    }
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
    for (let quarter = 0; quarter < 4; quarter++) {
      const [x, y] = [9 * Math.cos((quarter * Math.PI) / 2), 9 * Math.sin((quarter * Math.PI) / 2)];
      context.moveTo(place[0] + x / 3, place[1] + y / 3);
      context.lineTo(place[0] + x, place[1] + y);
    }
    context.stroke();
  }

  if (choose)
    brush(box, {
      projection: () => projection,
      byFinger: () => byFinger,
      drawing: (drawn) => {
        sketch = drawn;
        over.request();
      },
      done: choose,
    });
  const colourBy = uid();
  /** @type {HTMLSelectElement} */
  const chooser = h(
    "select",
    {
      id: colourBy,
      on: {
        change: () => {
          colours = (chooser.value === "time" && timeColours) || depthColours;
          fill(key, mapKey(colours.names, radiusOf));
          request();
        },
      },
    },
    h("option", { value: "depth" }, t("field.depth")),
    h("option", { value: "time" }, t("field.time")),
  );
  const finger = h(
    "button",
    {
      type: "button",
      class: "small finger",
      "aria-pressed": false,
      on: {
        click: () => {
          byFinger = !byFinger;
          set(finger, { "aria-pressed": byFinger });
          set(box, { "data-drawing": byFinger || null });
        },
      },
    },
    t("map.finger"),
  );

  const { element, say } = figure({
    ...options,
    body: h(
      "div",
      { class: "chart" },
      timeColours && h("p", { class: "choice" }, h("label", { for: colourBy }, t("map.colour")), chooser),
      box,
      // Only a finger must say whether it scrolls or draws.
      choose && navigator.maxTouchPoints > 0 && finger,
      key,
      readout,
    ),
    data: () => ({
      columns: ["latitude", "longitude", "depth", "magnitude"].map((name) => t(/** @type {Key} */ (`field.${name}`))),
      rows: Array.from(ordered(), (index) =>
        [columns.latitude, columns.longitude, columns.depth, columns.magnitude]
          .map((column) => Math.fround(column[index] ?? Number.NaN))
          .map((value) => (Number.isFinite(value) ? Number(value.toPrecision(7)) : null)),
      ),
    }),
    picture: () => canvas,
    key: () => colours.names.map((name, band) => ({ label: name, color: `--depth-${band}`, kind: "bar" })),
  });
  say(options.summary);
  return {
    element,
    /** @param {number | null} latitude @param {number | null} longitude */
    pin(latitude, longitude) {
      pin = latitude === null || longitude === null ? null : [latitude, longitude];
      over.request();
    },
    /** @param {Region | null} next */
    select(next) {
      region = next;
      request();
    },
  };
}
