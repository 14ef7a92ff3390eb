// The film as a file that moves: an animated GIF, every frame with its step, all on one scale of heights.
import { h } from "../../views/dom.js";
import { ink } from "../../views/figure.js";
import { aboveLowest, one } from "../../views/relief-sheet.js";
import { paint, rangeOf, smallShade, tinted } from "../../views/tint.js";
import { fixed, t } from "../../words/index.js";

/** @import { FilmFrame } from "../../../pkg/orogen.d.ts" */
/** @import { Cells } from "../../views/tint.js" */

const COLUMNS = 8;
const SIDE = 80;
const GAP = 4;
const HEAD = 24;
/** Milliseconds of a frame, and of the last one. */
const DELAY = 250;
const LAST = 2500;

/** @param {readonly FilmFrame[]} film @param {Pick<Cells, "cellXMetres" | "cellYMetres">} cell @param {(share: number) => void} tell @returns {Promise<Uint8Array>} */
export async function filmFile(film, { cellXMetres, cellYMetres }, tell) {
  // Few ever ask for the file.
  const { applyPalette, GIFEncoder, quantize } = await import("../../vendor/gifenc.js");
  const frames = film.map(({ size, count, elevation }) =>
    aboveLowest({ size, count, elevation, cellXMetres, cellYMetres }),
  );
  const range = /** @type {[number, number]} */ ([0, Math.max(...frames.map((maps) => rangeOf(maps.elevation)[1]))]);
  const [canvas, tile] = [h("canvas"), h("canvas")];
  const rows = Math.ceil((frames[0]?.count ?? 0) / COLUMNS);
  canvas.width = COLUMNS * (SIDE + GAP) + GAP;
  canvas.height = HEAD + rows * (SIDE + GAP);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  const encoder = GIFEncoder();
  for (const [place, maps] of frames.entries()) {
    context.fillStyle = ink("--sheet");
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = ink("--ink");
    context.font = `13px ${ink("--font")}`;
    context.textBaseline = "middle";
    const { step = 0, scores } = film[place] ?? {};
    context.fillText(t("film.caption", { step, total: fixed(scores?.total ?? Number.NaN, 1) }), GAP + 2, HEAD / 2);
    for (let index = 0; index < maps.count; index++) {
      const own = one(maps, index);
      const slices = paint(tile, { ...own, values: own.elevation }, smallShade(own), tinted(range), ink);
      while (!slices.next().done);
      const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
      context.drawImage(tile, GAP + column * (SIDE + GAP), HEAD + row * (SIDE + GAP), SIDE, SIDE);
    }
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const palette = quantize(data, 256);
    const delay = place === frames.length - 1 ? LAST : DELAY;
    encoder.writeFrame(applyPalette(data, palette), width, height, { palette, delay });
    tell((place + 1) / frames.length);
    // The page stays alive between frames.
    await new Promise((resolve) => setTimeout(resolve));
  }
  encoder.finish();
  return encoder.bytes();
}
