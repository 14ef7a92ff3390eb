// Cells of equal degrees on a map, coloured by what is said of each, read by pointer and keyboard.
import { geoPath } from "../vendor/d3-geo.js";
import { t } from "../words/index.js";
import { within } from "./brush.js";
import { board } from "./canvas.js";
import { moved } from "./cursor.js";
import { fill, h, set, uid } from "./dom.js";
import { figure } from "./figure.js";
import { drawGround, land, projectionFor } from "./globe.js";
import { swatch } from "./legend.js";

/** @import { Key } from "../words/index.js" */
/** @import { Projection } from "../vendor/d3-geo.js" */
/** @import { Region } from "./brush.js" */
/** @import { Board } from "./canvas.js" */
/** @import { Data } from "./table.js" */

/** @typedef {{ name: string, bands: string[], band: (cell: number) => number }} Scale Five bands; `band` is that of a cell. */
/**
 * @typedef {{
 *   cells: Region[], scales: Scale[], order: number[], rings: { latitude: number, longitude: number }[], ring: string,
 *   words: (cell: number) => string, data: () => Data, summary: string,
 * }} CellsContent `order` is the keyboard's; `rings` are places marked on top, `ring` is what they are.
 */

const SLICE = 200;
/** Degrees between the points of a parallel; the sides of a shape along which it is straight enough. */
const STEP = 2.5;
/** Degrees: a wider piece has no inside and outside on a sphere. */
const WIDEST = 90;

const widthOf = (/** @type {Region} */ { west, east }) => (east >= west ? east - west : east + 360 - west);

/** The cell as shapes, clockwise, along the parallels. @param {Region} cell */
function shapeOf(cell) {
  const { south, north, west } = cell;
  const width = widthOf(cell);
  const pieces = Math.max(1, Math.ceil(width / WIDEST));
  const steps = Math.max(1, Math.ceil(width / pieces / STEP));
  const coordinates = Array.from({ length: pieces }, (_, piece) => {
    const start = west + (width * piece) / pieces;
    const along = Array.from({ length: steps + 1 }, (_, step) => start + (width * step) / pieces / steps);
    const ring = [...along.map((at) => [at, north]), ...along.toReversed().map((at) => [at, south])];
    return [[...ring, [start, north]]];
  });
  return { type: "MultiPolygon", coordinates };
}

/** Places all over the cells, for the choice of a projection. @param {Region[]} cells */
function placesIn(cells) {
  const places = cells.flatMap((cell) => {
    const width = widthOf(cell);
    const count = Math.max(2, Math.ceil(width) + 1);
    return Array.from({ length: count }, (_, step) => ({
      longitude: cell.west + (width * step) / (count - 1),
      latitude: step % 2 ? cell.north : cell.south,
    }));
  });
  return {
    longitudes: Float32Array.from(places, ({ longitude }) => longitude),
    latitudes: Float32Array.from(places, ({ latitude }) => latitude),
  };
}

/**
 * @param {{ title: string, note?: string, file: string, explain: Key, colour: string }} options `colour` names
 *   the choice of scales.
 * @param {AbortSignal} signal
 */
export function cellMap(options, signal) {
  /** @type {CellsContent} */
  let content = {
    cells: [],
    scales: [],
    order: [],
    rings: [],
    ring: "",
    words: () => "",
    data: () => ({ columns: [], rows: [] }),
    summary: "",
  };
  /** @type {ReturnType<typeof shapeOf>[]} */
  let shapes = [];
  /** @type {Projection | null} */
  let projection = null;
  /** @type {object | null} */
  let coast = null;
  let marked = -1;
  let scale = 0;

  const { canvas, request } = board(draw, signal);
  const over = board(drawMark, signal);
  const readout = h("p", { class: "readout" }, t("figure.hover"));
  const key = h("ul", { class: "legend" });
  const box = h(
    "div",
    {
      class: "plot map",
      tabindex: 0,
      role: "slider",
      "aria-label": t("figure.cursor", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuemax": 0,
      "aria-valuenow": 0,
      "aria-valuetext": t("figure.empty"),
      on: {
        pointermove: ({ offsetX, offsetY }) => mark(cellAt(offsetX, offsetY)),
        pointerleave: () => mark(-1),
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

  const colourBy = uid();
  /** @type {HTMLSelectElement} */
  const chooser = h("select", {
    id: colourBy,
    on: {
      change: () => {
        scale = chooser.selectedIndex;
        showKey();
        request();
      },
    },
  });
  const bandInk = (/** @type {number} */ band) => `--chance-${band}`;
  const entries = () =>
    (content.scales[scale]?.bands ?? []).map(
      (label, band) => /** @type {const} */ ({ label, color: bandInk(band), kind: "bar" }),
    );
  const ringEntry = () => /** @type {const} */ ({ label: content.ring, color: "--ink", kind: "ring" });
  const showKey = () =>
    fill(
      key,
      [...entries(), ringEntry()].map((entry) => h("li", {}, swatch(entry), entry.label)),
    );

  /** @param {number} x @param {number} y */
  function cellAt(x, y) {
    const place = projection?.invert([x, y]);
    const back = place && Math.abs(place[1]) <= 90 && projection?.(place);
    // Beside the globe there are no places, whatever the inverse says.
    if (!place || !back || Math.hypot(back[0] - x, back[1] - y) > 1) return -1;
    return content.cells.findIndex((cell) => within(place[0], place[1], cell));
  }

  /** @param {number} index */
  function mark(index) {
    if (index === marked) return;
    marked = index;
    readout.textContent = index < 0 ? t("figure.hover") : content.words(index);
    set(box, { "aria-valuenow": Math.max(0, content.order.indexOf(index)), "aria-valuetext": readout.textContent });
    over.request();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const { order } = content;
    const to = moved(event.key, marked < 0 ? -1 : order.indexOf(marked), order.length);
    if (event.key === "Escape") mark(-1);
    else if (to !== null) mark(order[to] ?? -1);
    else return;
    event.preventDefault();
  }

  /** @param {Board} on */
  function* draw(on) {
    const { context, width, height, ink } = on;
    const { longitudes, latitudes } = placesIn(content.cells);
    const fit = projectionFor(longitudes, latitudes, [
      [10, 8],
      [width - 10, height - 8],
    ]);
    projection = fit.projection;
    const path = geoPath(projection, context);
    drawGround(on, path, coast, fit.whole);
    const inks = Array.from({ length: 5 }, (_, band) => ink(bandInk(band)));
    const rule = ink("--sheet");
    for (let at = 0; at < shapes.length; at++) {
      if (at % SLICE === SLICE - 1) yield;
      context.beginPath();
      path(shapes[at] ?? {});
      context.globalAlpha = 0.85;
      context.fillStyle = inks[content.scales[scale]?.band(at) ?? 0] ?? "";
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = rule;
      context.lineWidth = 0.6;
      // The seams of a wide cell are no borders.
      if (shapes[at]?.coordinates.length === 1) context.stroke();
    }
    context.strokeStyle = ink("--ink");
    context.lineWidth = 0.7;
    if (coast) {
      context.beginPath();
      path(coast);
      context.stroke();
    }
    context.lineWidth = 1.8;
    for (const { longitude, latitude } of content.rings) {
      const place = projection([longitude, latitude]);
      if (!place) continue;
      context.beginPath();
      context.arc(place[0], place[1], 5, 0, 7);
      context.stroke();
    }
    over.request();
  }

  /** @param {Board} on */
  function drawMark({ context, width, height, ink }) {
    context.clearRect(0, 0, width, height);
    const shape = shapes[marked];
    if (!shape || !projection) return;
    context.strokeStyle = ink("--ink");
    context.lineWidth = 2.5;
    context.beginPath();
    geoPath(projection, context)(shape);
    context.stroke();
  }

  const { element, say, renew } = figure({
    ...options,
    body: h(
      "div",
      { class: "chart" },
      h("p", { class: "choice" }, h("label", { for: colourBy }, options.colour), chooser),
      box,
      key,
      readout,
    ),
    data: () => content.data(),
    picture: () => canvas,
    key: () => [...entries(), ringEntry()],
  });
  return {
    element,
    /** @param {CellsContent} next */
    show(next) {
      mark(-1);
      content = next;
      shapes = next.cells.map(shapeOf);
      fill(
        chooser,
        next.scales.map(({ name }, at) => h("option", { value: at, selected: at === scale }, name)),
      );
      set(box, {
        "aria-valuemax": Math.max(0, next.order.length - 1),
        "aria-valuetext": next.order.length ? t("figure.points", { n: next.order.length }) : t("figure.empty"),
      });
      showKey();
      say(next.summary);
      renew();
      request();
    },
  };
}
