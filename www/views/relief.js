// One elevation grid as a map: tints and hillshade, contour lines, voids as hatched holes, scale bar, north arrow,
// elevations to read; other measures of the ground as colours instead of tints.
import { number, t } from "../words/index.js";
import { board } from "./canvas.js";
import { drawLines, linesOf } from "./contours.js";
import { fill, h, set } from "./dom.js";
import { figure } from "./figure.js";
import { layerControl } from "./layers.js";
import { length, ornaments } from "./map-ornaments.js";
import { paint, tinted } from "./tint.js";
import { metresIn, tintEntries, tintKey } from "./tint-key.js";

/** @import { Key } from "../words/index.js" */
/** @import { Board } from "./canvas.js" */
/** @import { Lines } from "./contours.js" */
/** @import { Layer, LayerChoice } from "./layers.js" */
/** @import { Cells, Range } from "./tint.js" */

/** @typedef {{ left: number, top: number, width: number, height: number, cell: { x: number, y: number } }} Sheet Where the map lies on the board, and a cell's size there, in CSS pixels. */
/** @typedef {(context: CanvasRenderingContext2D, sheet: Sheet, ink: (token: string) => string) => void} Overlay */

/** Below the map, for scale bar and north arrow. */
const FOOT = 34;
/** Places in the table at most, each way. */
const TABLED = 40;

/** @param {Board} on @param {Cells} cells @returns {Sheet} */
function fit({ width, height }, cells) {
  const [wide, high] = [cells.width * cells.cellXMetres, cells.height * cells.cellYMetres];
  const scale = Math.min(width / wide, (height - FOOT) / high);
  const [across, down] = [wide * scale, high * scale];
  return {
    left: (width - across) / 2,
    top: 0,
    width: across,
    height: down,
    cell: { x: across / cells.width, y: down / cells.height },
  };
}

/** Every n-th cell, so that the table can be read. @param {Cells} cells */
export function tabled({ width, height, cellXMetres, cellYMetres, elevation }) {
  const by = Math.max(1, Math.ceil(Math.max(width, height) / TABLED));
  const rows = [];
  for (let y = 0; y < height; y += by)
    for (let x = 0; x < width; x += by) {
      const metres = elevation[y * width + x] ?? Number.NaN;
      const place = [x * cellXMetres, y * cellYMetres].map((value) => Number((value / 1000).toFixed(3)));
      rows.push([...place, Number.isNaN(metres) ? null : Number(metres.toFixed(1))]);
    }
  return { columns: [t("relief.east"), t("relief.south"), t("relief.elevation")], rows, numeric: [true, true, true] };
}

/**
 * @param {{
 *   title: string, note?: string, file: string, explain: Key, summary: string,
 *   cells: Cells, range: Range, shade: Uint8Array, overlay?: Overlay, layers?: readonly LayerChoice[],
 *   failed?: (error: unknown) => void,
 * }} options `range`: elevations of the lowest and the highest tint, metres. `layers` are offered beside elevations.
 * @param {AbortSignal} signal
 */
export function relief(options, signal) {
  const { cells, range, shade } = options;
  const count = cells.width * cells.height;
  const tile = h("canvas");
  /** @type {Layer} */
  const tints = {
    values: cells.elevation,
    scale: tinted(range),
    read: () => "",
    key: () => tintKey(range, t("relief.key")),
    entries: () => tintEntries(range),
  };
  let layer = tints;
  /** @type {Lines | null} */
  let lines = null;
  let painted = false;
  let marked = -1;
  /** @type {Sheet | null} */
  let sheet = null;

  const { canvas, request } = board(draw, signal);
  const over = board(drawMark, signal);
  const readout = h("p", { class: "readout" }, t("figure.hover"));
  const key = h("div", { class: "key" });
  const choices = [{ name: "elevation", words: t("relief.elevation"), load: () => tints }, ...(options.layers ?? [])];
  const control = layerControl(choices, lay, options.failed ?? console.error);
  const box = h(
    "div",
    {
      class: "plot relief",
      tabindex: 0,
      role: "slider",
      "aria-label": t("figure.cursor", { title: options.title }),
      "aria-valuemin": 0,
      "aria-valuemax": count - 1,
      "aria-valuenow": 0,
      "aria-valuetext": t("figure.hover"),
      on: {
        pointermove: ({ offsetX, offsetY }) => mark(cellAt(offsetX, offsetY)),
        pointerleave: () => mark(-1),
        keydown: onKey,
      },
    },
    canvas,
    over.canvas,
  );

  /** @param {Layer | null} next */
  function lay(next) {
    layer = next ?? layer;
    painted = false;
    showKey();
    request();
  }
  const showKey = () => {
    const { hasLines } = control.state;
    const metres = lines && length(lines.interval);
    fill(key, layer.key(), hasLines && metres && h("p", { class: "quiet" }, t("layers.every", { metres })));
  };

  /** @param {number} x @param {number} y */
  function cellAt(x, y) {
    if (!sheet) return -1;
    const [column, row] = [Math.floor((x - sheet.left) / sheet.cell.x), Math.floor((y - sheet.top) / sheet.cell.y)];
    const inside = column >= 0 && column < cells.width && row >= 0 && row < cells.height;
    return inside ? row * cells.width + column : -1;
  }

  /** @param {number} index */
  function mark(index) {
    if (index === marked) return;
    marked = index;
    const words = index < 0 ? t("figure.hover") : reading(index);
    readout.textContent = words;
    set(box, { "aria-valuenow": Math.max(0, index), "aria-valuetext": words });
    over.request();
  }

  /** @param {number} index */
  function reading(index) {
    const metres = cells.elevation[index] ?? Number.NaN;
    const km = (/** @type {number} */ value) =>
      number(value / 1000, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const place = {
      east: km((index % cells.width) * cells.cellXMetres),
      south: km(Math.floor(index / cells.width) * cells.cellYMetres),
    };
    if (Number.isNaN(metres)) return t("relief.void", place);
    const also = layer.read(layer.values[index] ?? Number.NaN);
    return [also, t("relief.reading", { ...place, elevation: metresIn(metres, range) })].filter(Boolean).join(" · ");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const { width, height } = cells;
    const far = event.shiftKey ? 10 : 1;
    const from = marked < 0 ? Math.floor(height / 2) * width + Math.floor(width / 2) : marked;
    /** @type {Record<string, [number, number]>} */
    const moves = {
      ArrowLeft: [-far, 0],
      ArrowRight: [far, 0],
      ArrowUp: [0, -far],
      ArrowDown: [0, far],
      PageUp: [0, -10],
      PageDown: [0, 10],
      Home: [-width, 0],
      End: [width, 0],
    };
    const [dx, dy] = moves[event.key] ?? [];
    if (event.key === "Escape") mark(-1);
    else if (dx === undefined || dy === undefined) return;
    else {
      const x = Math.max(0, Math.min(width - 1, (from % width) + dx));
      const y = Math.max(0, Math.min(height - 1, Math.floor(from / width) + dy));
      mark(y * width + x);
    }
    event.preventDefault();
  }

  /** @param {Board} on */
  function* draw(on) {
    const { context, width, height, ink } = on;
    const { isShaded, hasLines } = control.state;
    if (!painted) yield* paint(tile, { ...cells, values: layer.values }, isShaded ? shade : null, layer.scale, ink);
    painted = true;
    if (hasLines && !lines) {
      lines = yield* linesOf(cells, range);
      showKey();
    }
    sheet = fit(on, cells);
    context.clearRect(0, 0, width, height);
    hatch(context, sheet, ink);
    context.imageSmoothingEnabled = true;
    context.drawImage(tile, sheet.left, sheet.top, sheet.width, sheet.height);
    if (hasLines && lines) drawLines(context, lines, sheet, ink);
    options.overlay?.(context, sheet, ink);
    ornaments(on, sheet, cells);
    over.request();
  }

  /** @param {Board} on */
  function drawMark({ context, width, height, ink }) {
    context.clearRect(0, 0, width, height);
    if (marked < 0 || !sheet) return;
    const x = sheet.left + ((marked % cells.width) + 0.5) * sheet.cell.x;
    const y = sheet.top + (Math.floor(marked / cells.width) + 0.5) * sheet.cell.y;
    for (const [token, size] of /** @type {const} */ ([
      ["--sheet", 4],
      ["--ink", 1.5],
    ])) {
      context.strokeStyle = ink(token);
      context.lineWidth = size;
      context.beginPath();
      context.arc(x, y, 7, 0, 7);
      context.stroke();
    }
  }

  const { element, say } = figure({
    ...options,
    body: h("div", { class: "chart" }, control.element, box, key, readout),
    data: () => tabled(cells),
    picture: () => canvas,
    key: () => layer.entries(),
  });
  showKey();
  say(options.summary);
  return { element, request, layAgain: control.again };
}

/** Where there is nothing, hatching shows through. @param {CanvasRenderingContext2D} context @param {Sheet} sheet @param {(token: string) => string} ink */
function hatch(context, { left, top, width, height }, ink) {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.fillStyle = ink("--paper");
  context.fillRect(left, top, width, height);
  context.strokeStyle = ink("--edge");
  context.lineWidth = 1;
  context.beginPath();
  for (let x = left - height; x < left + width; x += 6) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}
