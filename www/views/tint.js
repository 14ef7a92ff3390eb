// What a cell has as colour, darkened and lightened by a hillshade: elevations as hypsometric tints, other measures
// by scales of their own. Colours are read from the tokens.

/** @typedef {{ width: number, height: number, cellXMetres: number, cellYMetres: number, elevation: Float32Array }} Cells Row-major, row 0 north, metres, NaN void. */
/** @typedef {[low: number, high: number]} Range */

/**
 * Which colours values have: from the lowest to the highest of a range, or one for each class, counted from 0.
 * @typedef {{ tokens: readonly string[], range: Range | null }} Scale
 */

/** Low to high. */
export const TINTS = ["--low", "--hill", "--high", "--peak", "--snow"];
/** @param {Range} range Elevations of the lowest and the highest tint, metres. @returns {Scale} */
export const tinted = (range) => ({ tokens: TINTS, range });
/** Of a map drawn larger than this nobody sees each cell: it is thinned out. */
const MOST_CELLS_ACROSS = 1400;
const ROWS_A_SLICE = 64;
/** GDAL's hillshade of level ground lit from 45°. */
const LEVEL = 181;

/** @param {string} hex */
const parts = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** 256 colours from low to high, as r, g, b. @param {(token: string) => string} ink @param {readonly string[]} [tokens] */
export function ramp(ink, tokens = TINTS) {
  const stops = tokens.map((token) => parts(ink(token)));
  return Uint8Array.from({ length: 256 * 3 }, (_, at) => {
    const place = (Math.floor(at / 3) / 255) * (stops.length - 1);
    const [from, to] = [stops[Math.floor(place)], stops[Math.ceil(place)]];
    const [low = 0, high = 0] = [from?.[at % 3], to?.[at % 3]];
    return low + (high - low) * (place % 1);
  });
}

/** The colour of a value, as a place in a row of r, g, b. @param {Scale} scale @param {(token: string) => string} ink */
function coloured({ tokens, range }, ink) {
  if (!range) {
    const colours = Uint8Array.from(tokens.flatMap((token) => parts(ink(token))));
    return { colours, at: (/** @type {number} */ value) => 3 * value };
  }
  const [low, high] = range;
  const share = (/** @type {number} */ value) => Math.max(0, Math.min(1, (value - low) / (high - low || 1)));
  return { colours: ramp(ink, tokens), at: (/** @type {number} */ value) => 3 * Math.round(share(value) * 255) };
}

/**
 * Paints cells into a canvas of their own, in slices; those whose value is NaN are left clear.
 * @param {HTMLCanvasElement} tile
 * @param {{ width: number, height: number, values: Float32Array }} cells
 * @param {Uint8Array | null} shade As GDAL's hillshade: 0 is unknown. Null is level ground everywhere.
 * @param {Scale} scale
 * @param {(token: string) => string} ink
 */
export function* paint(tile, { width, height, values }, shade, scale, ink) {
  const by = Math.max(1, Math.ceil(Math.max(width, height) / MOST_CELLS_ACROSS));
  tile.width = Math.floor(width / by);
  tile.height = Math.floor(height / by);
  const context = tile.getContext("2d");
  if (!context) return;
  const { colours, at: colourAt } = coloured(scale, ink);
  for (let top = 0; top < tile.height; top += ROWS_A_SLICE) {
    const image = context.createImageData(tile.width, Math.min(ROWS_A_SLICE, tile.height - top));
    const place = (/** @type {number} */ index) =>
      (top + Math.floor(index / tile.width)) * by * width + (index % tile.width) * by;
    for (let index = 0; index < image.width * image.height; index++) {
      const at = place(index);
      const value = values[at] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const light = shade ? 0.35 + 0.65 * ((shade[at] || LEVEL) / LEVEL) : 1;
      const colour = colourAt(value);
      for (let part = 0; part < 3; part++) image.data[index * 4 + part] = (colours[colour + part] ?? 0) * light;
      image.data[index * 4 + 3] = 255;
    }
    context.putImageData(image, 0, top);
    yield;
  }
}

/**
 * Hillshade of a small map, by GDAL's formula with Horn's gradient (Horn 1981, Proc. IEEE 69:14), lit from the
 * north-west at 45°. Unlike GDAL's it has an edge: cells beyond it go on as the last two did.
 * @param {Cells} cells
 */
export function smallShade({ width, height, cellXMetres, cellYMetres, elevation }) {
  const inside = (/** @type {number} */ x, /** @type {number} */ y) => elevation[y * width + x] ?? Number.NaN;
  const across = (/** @type {number} */ x, /** @type {number} */ y) =>
    x < 0
      ? 2 * inside(0, y) - inside(1, y)
      : x < width
        ? inside(x, y)
        : 2 * inside(width - 1, y) - inside(width - 2, y);
  const z = (/** @type {number} */ x, /** @type {number} */ y) =>
    y < 0
      ? 2 * across(x, 0) - across(x, 1)
      : y < height
        ? across(x, y)
        : 2 * across(x, height - 1) - across(x, height - 2);
  return Uint8Array.from(elevation, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const column = (/** @type {number} */ dx) => z(x + dx, y - 1) + 2 * z(x + dx, y) + z(x + dx, y + 1);
    const row = (/** @type {number} */ dy) => z(x - 1, y + dy) + 2 * z(x, y + dy) + z(x + 1, y + dy);
    const east = (column(1) - column(-1)) / (8 * cellXMetres);
    const south = (row(1) - row(-1)) / (8 * cellYMetres);
    const cosine = (Math.SQRT1_2 + (east + south) / 2) / Math.sqrt(1 + east * east + south * south);
    return Number.isNaN(cosine) ? 0 : 1 + 254 * Math.max(0, cosine);
  });
}

/** The lowest and the highest of many. @param {Float32Array} elevation @returns {Range} */
export function rangeOf(elevation) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const metres of elevation) {
    if (metres < low) low = metres;
    if (metres > high) high = metres;
  }
  return low <= high ? [low, high] : [0, 1];
}
