// Many small maps of one size, side by side: patches, invented ground, frames of a film.
import { t } from "../words/index.js";
import { board } from "./canvas.js";
import { fill, h, set } from "./dom.js";
import { figure } from "./figure.js";
import { length } from "./map-ornaments.js";
import { paint, rangeOf, smallShade, tinted } from "./tint.js";
import { metresIn, tintEntries, tintKey } from "./tint-key.js";

/** @import { Key } from "../words/index.js" */
/** @import { Board } from "./canvas.js" */
/** @import { Cells } from "./tint.js" */

/** @typedef {{ size: number, count: number, cellXMetres: number, cellYMetres: number, elevation: Float32Array, names?: string[] }} Maps `count × size × size`, metres. */

const GAP = 6;

/** As many columns as make the maps largest. @param {number} count @param {number} width @param {number} height */
function layout(count, width, height) {
  let best = { columns: 1, side: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const side = Math.min((width - (columns - 1) * GAP) / columns, (height - (rows - 1) * GAP) / rows);
    // No more columns than the rows need, or the last row is nearly empty.
    if (side > best.side) best = { columns: Math.ceil(count / rows), side: Math.floor(side) };
  }
  return best;
}

/** One of them. @param {Maps} maps @param {number} index @returns {Cells} */
export function one({ size, cellXMetres, cellYMetres, elevation }, index) {
  const cells = size * size;
  const own = elevation.subarray(index * cells, (index + 1) * cells);
  return { width: size, height: size, cellXMetres, cellYMetres, elevation: own };
}

/** Heights above the lowest cell of each map: invented ground has no sea level. @param {Maps} maps */
export function aboveLowest(maps) {
  const heights = new Float32Array(maps.elevation.length);
  for (let index = 0; index < maps.count; index++) {
    const { elevation } = one(maps, index);
    const [low] = rangeOf(elevation);
    heights.set(
      elevation.map((metres) => metres - low),
      index * maps.size * maps.size,
    );
  }
  return { ...maps, elevation: heights };
}

/**
 * @param {{
 *   title: string, note?: string, file: string, explain: Key, kind?: string, hint?: Key,
 *   pick?: (index: number) => void,
 * }} options
 * @param {AbortSignal} signal
 */
export function reliefSheet(options, signal) {
  /** @type {Maps | null} */
  let maps = null;
  /** @type {[number, number]} */
  let range = [0, 1];
  /** @type {Cells[]} */
  let each = [];
  let marked = -1;
  let places = { columns: 1, side: 0, left: 0 };
  const tile = h("canvas");
  const hint = t(options.hint ?? "figure.hover");

  const { canvas, request } = board(draw, signal);
  const over = board(drawMark, signal);
  const key = h("div", { class: "key" });
  const readout = h("p", { class: "readout" }, hint);
  const box = h(
    "div",
    {
      class: `plot sheet ${options.kind ?? ""}${options.pick ? " picks" : ""}`,
      tabindex: 0,
      role: "slider",
      "aria-label": t("figure.cursor", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuemax": 0,
      "aria-valuenow": 0,
      "aria-valuetext": t("figure.empty"),
      on: {
        pointermove: ({ offsetX, offsetY }) => mark(...mapAt(offsetX, offsetY)),
        pointerleave: () => mark(-1),
        click: ({ offsetX, offsetY }) => pick(mapAt(offsetX, offsetY)[0]),
        keydown: onKey,
      },
    },
    canvas,
    over.canvas,
  );

  /** @param {number} index */
  const corner = (index) => ({
    x: places.left + (index % places.columns) * (places.side + GAP),
    y: Math.floor(index / places.columns) * (places.side + GAP),
  });

  /** Which map, and which of its cells. @param {number} x @param {number} y @returns {[map: number, cell: number]} */
  function mapAt(x, y) {
    if (!maps || !places.side) return [-1, -1];
    const pitch = places.side + GAP;
    const [column, row] = [Math.floor((x - places.left) / pitch), Math.floor(y / pitch)];
    const index = row * places.columns + column;
    const within = { x: x - places.left - column * pitch, y: y - row * pitch };
    const outside = column < 0 || column >= places.columns || index >= maps.count || index < 0;
    if (outside || within.x > places.side || within.y > places.side) return [-1, -1];
    const { size } = maps;
    const cell = (/** @type {number} */ at) => Math.min(size - 1, Math.floor((at / places.side) * size));
    return [index, cell(within.y) * size + cell(within.x)];
  }

  /** @param {number} index */
  function pick(index) {
    if (index >= 0) options.pick?.(index);
  }

  /** @param {number} index @param {number} [cell] */
  function mark(index, cell = -1) {
    const changed = index !== marked;
    marked = index;
    const words = index < 0 ? hint : reading(index, cell);
    readout.textContent = words;
    set(box, { "aria-valuenow": Math.max(0, index), "aria-valuetext": words });
    if (changed) over.request();
  }

  /** @param {number} index @param {number} cell */
  function reading(index, cell) {
    const own = each[index];
    if (!maps || !own) return "";
    const height = own.elevation[cell];
    return [
      maps.names?.[index] ?? t("relief.map", { n: index + 1 }),
      t("relief.relief", { relief: metresIn(rangeOf(own.elevation)[1], range) }),
      height !== undefined && t("relief.here", { height: metresIn(height, range) }),
    ]
      .filter(Boolean)
      .join(" · ");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const last = (maps?.count ?? 0) - 1;
    if (last < 0) return;
    /** @type {Record<string, number>} */
    const moves = {
      ArrowLeft: marked - 1,
      ArrowRight: marked + 1,
      ArrowUp: marked - places.columns,
      ArrowDown: marked < 0 ? 0 : marked + places.columns,
      Home: 0,
      End: last,
    };
    if (event.key === "Escape") mark(-1);
    else if ((event.key === "Enter" || event.key === " ") && options.pick) pick(marked);
    else if (event.key in moves) mark(Math.max(0, Math.min(last, moves[event.key] ?? 0)));
    else return;
    event.preventDefault();
  }

  /** @param {Board} on */
  function* draw({ context, width, height, ink }) {
    if (!maps) {
      context.clearRect(0, 0, width, height);
      return empty(context, width, height, ink);
    }
    const found = layout(maps.count, width, height);
    const across = found.columns * (found.side + GAP) - GAP;
    places = { ...found, left: Math.max(0, Math.floor((width - across) / 2)) };
    // Old maps stay until new ones are painted over them: a film does not flicker.
    let clean = true;
    for (const [index, own] of each.entries()) {
      yield* paint(tile, { ...own, values: own.elevation }, smallShade(own), tinted(range), ink);
      if (clean) context.clearRect(0, 0, width, height);
      clean = false;
      const { x, y } = corner(index);
      context.drawImage(tile, x, y, places.side, places.side);
    }
    over.request();
  }

  /** @param {CanvasRenderingContext2D} context @param {number} width @param {number} height @param {(token: string) => string} ink */
  function empty(context, width, height, ink) {
    context.font = `13px ${ink("--font")}`;
    context.fillStyle = ink("--quiet");
    context.textAlign = "center";
    context.fillText(t("relief.none"), width / 2, height / 2);
  }

  /** @param {Board} on */
  function drawMark({ context, width, height, ink }) {
    context.clearRect(0, 0, width, height);
    if (marked < 0) return;
    const { x, y } = corner(marked);
    context.strokeStyle = ink("--act");
    context.lineWidth = 3;
    context.strokeRect(x + 1, y + 1, places.side - 2, places.side - 2);
  }

  const { element, say, renew } = figure({
    ...options,
    body: h("div", { class: "chart" }, box, key, readout),
    data: () => ({
      columns: [t("relief.mapColumn"), t("relief.row"), t("relief.column"), t("relief.height")],
      rows: rowsOf(maps, each),
      numeric: [false, true, true, true],
    }),
    picture: () => canvas,
    key: () => tintEntries(range),
  });
  return {
    element,
    say,
    /** @param {Maps | null} next @param {string} summary @param {number} [top] Of the highest tint, metres; to draw several sheets alike. */
    show(next, summary, top) {
      const shift = next?.size !== maps?.size || next?.count !== maps?.count;
      maps = next && aboveLowest(next);
      each = maps ? Array.from({ length: maps.count }, (_, index) => one(/** @type {Maps} */ (maps), index)) : [];
      range = [0, top ?? ((maps && rangeOf(maps.elevation)[1]) || 1)];
      set(box, {
        "aria-valuemax": Math.max(0, each.length - 1),
        "aria-valuetext": maps ? t("relief.maps", { n: each.length }) : t("figure.empty"),
      });
      const side = maps && length(Math.round(maps.size * maps.cellXMetres));
      fill(key, maps && tintKey(range, t("relief.sheetKey", { size: maps.size, side })));
      if (shift) mark(-1);
      say(summary);
      renew();
      request();
    },
  };
}

/** @param {Maps | null} maps @param {Cells[]} each */
function rowsOf(maps, each) {
  if (!maps) return [];
  return each.flatMap(({ elevation }, index) =>
    Array.from(elevation, (height, cell) => [
      maps.names?.[index] ?? String(index + 1),
      Math.floor(cell / maps.size) + 1,
      (cell % maps.size) + 1,
      Number(height.toFixed(1)),
    ]),
  );
}
