// A grid of elevations as triangles, and the walls of the block it is cut from. Voids are holes.
import { FOOT } from "./turn.js";

/** @import { Cells, Range } from "../tint.js" */
/** @import { Box } from "./turn.js" */

/**
 * `vertices` holds six numbers a corner: x, y, height above the lowest, its share of the tints (-1 on a wall), rise
 * eastwards and northwards.
 * @typedef {{ columns: number, rows: number, box: Box, vertices: Float32Array, triangles: Uint32Array, metres: number }} Mesh
 */

export const NUMBERS = 6;

/** Every n-th cell, as few as are needed. @param {Cells} cells @param {number} most Cells a side. */
function thinned({ width, height, cellXMetres, cellYMetres, elevation }, most) {
  const by = Math.max(1, Math.ceil(Math.max(width, height) / most));
  const [columns, rows] = [Math.floor((width - 1) / by) + 1, Math.floor((height - 1) / by) + 1];
  const metres = (/** @type {number} */ column, /** @type {number} */ row) =>
    elevation[row * by * width + column * by] ?? Number.NaN;
  return { columns, rows, metres, stepX: by * cellXMetres, stepY: by * cellYMetres };
}

/** The rise per metre from one neighbour to the other, of those that there are. @param {number} before @param {number} here @param {number} after @param {number} step */
function rise(before, here, after, step) {
  if (Number.isNaN(before)) return Number.isNaN(after) ? 0 : (after - here) / step;
  return Number.isNaN(after) ? (here - before) / step : (after - before) / (2 * step);
}

/** @param {Cells} cells @param {Range} range Elevations of the lowest and the highest tint, metres. @param {number} most Cells a side. @returns {Mesh} */
export function meshOf(cells, range, most) {
  const { columns, rows, metres, stepX, stepY } = thinned(cells, most);
  const [wide, high] = [(columns - 1) * stepX, (rows - 1) * stepY];
  const unit = Math.max(wide, high) || 1;
  const relief = Math.max(range[1] - range[0], 1e-6);
  const border = 2 * (columns + rows) - 4;
  const vertices = new Float32Array((columns * rows + 2 * border) * NUMBERS);
  const at = (/** @type {number} */ column, /** @type {number} */ row) => ({
    x: (column * stepX - wide / 2) / unit,
    y: (high / 2 - row * stepY) / unit,
  });
  const beside = (/** @type {number} */ column, /** @type {number} */ row) =>
    column < 0 || column >= columns || row < 0 || row >= rows ? Number.NaN : metres(column, row);
  let end = 0;
  const put = (/** @type {number} */ value) => {
    vertices[end++] = value;
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const here = metres(column, row);
      const { x, y } = at(column, row);
      put(x);
      put(y);
      put((here - range[0]) / unit);
      put(Math.max(0, Math.min(1, (here - range[0]) / relief)));
      put(rise(beside(column - 1, row), here, beside(column + 1, row), stepX));
      put(rise(beside(column, row + 1), here, beside(column, row - 1), stepY));
    }
  const isHole = (/** @type {number} */ index) => Number.isNaN(vertices[index * NUMBERS + 2]);
  const triangles = new Uint32Array(6 * ((columns - 1) * (rows - 1) + border));
  end = 0;
  const add = (/** @type {number} */ one, /** @type {number} */ two, /** @type {number} */ three) => {
    if (isHole(one) || isHole(two) || isHole(three)) return;
    triangles[end++] = one;
    triangles[end++] = two;
    triangles[end++] = three;
  };
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const first = row * columns + column;
      add(first, first + columns, first + 1);
      add(first + 1, first + columns, first + columns + 1);
    }
  // Walls: the border twice, at its height and at the foot.
  const ring = rim(columns, rows);
  ring.forEach((index, place) => {
    const corner = vertices.slice(index * NUMBERS, (index + 1) * NUMBERS);
    corner[3] = -1;
    vertices.set(corner, (columns * rows + 2 * place) * NUMBERS);
    corner[2] = (-FOOT * relief) / unit;
    vertices.set(corner, (columns * rows + 2 * place + 1) * NUMBERS);
  });
  ring.forEach((_, place) => {
    const [one, other] = [place, (place + 1) % ring.length].map((each) => columns * rows + 2 * each);
    if (one === undefined || other === undefined) return;
    add(one, one + 1, other);
    add(one + 1, other + 1, other);
  });
  const box = { wide: wide / unit, high: high / unit, relief: relief / unit };
  return { columns, rows, box, vertices, triangles: triangles.subarray(0, end), metres: unit };
}

/** The border's cells, once around. @param {number} columns @param {number} rows */
function rim(columns, rows) {
  const ring = [];
  for (let x = 0; x < columns - 1; x++) ring.push(x);
  for (let y = 0; y < rows - 1; y++) ring.push(y * columns + columns - 1);
  for (let x = columns - 1; x > 0; x--) ring.push((rows - 1) * columns + x);
  for (let y = rows - 1; y > 0; y--) ring.push(y * columns);
  return ring;
}
