// The same picture without WebGL2: quadrilaterals from the farthest to the nearest, and the near walls last.
import { ramp } from "../tint.js";
import { NUMBERS } from "./mesh.js";
import { lightFrom, placed } from "./turn.js";

/** @import { Mesh } from "./mesh.js" */
/** @import { Eye, Look } from "./turn.js" */

/** Corners a side: more are too slow to turn. */
export const MOST_PAINTED = 96;

/** @param {CanvasRenderingContext2D} context @param {Mesh} mesh @param {Look} look @param {Eye} eye @param {(token: string) => string} ink */
export function painted(context, { columns, rows, vertices, triangles }, { times, light }, eye, ink) {
  const colours = ramp(ink);
  const [lightX, lightY, lightZ] = lightFrom(light);
  const corner = (/** @type {number} */ index) => {
    const [x = 0, y = 0, height = 0] = vertices.subarray(index * NUMBERS, index * NUMBERS + 3);
    return placed(eye, x, y, height * times);
  };
  /** @param {number[]} corners @param {string} colour */
  const fill = (corners, colour) => {
    context.beginPath();
    for (const index of corners) {
      const [x = 0, y = 0] = corner(index);
      context.lineTo(x, y);
    }
    context.closePath();
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.fill();
    // Over the hairline that smooth edges leave between neighbours.
    context.stroke();
  };
  context.lineWidth = 0.7;
  context.lineJoin = "round";
  const order = (/** @type {number} */ count, /** @type {boolean} */ backwards) =>
    Array.from({ length: count }, (_, at) => (backwards ? count - 1 - at : at));
  // Columns go east and rows south: start where it is farther away.
  const across = order(columns - 1, eye.away[0] > 0);
  const down = order(rows - 1, eye.away[1] < 0);
  for (const row of down)
    for (const column of across) {
      const first = row * columns + column;
      const corners = [first, first + 1, first + columns + 1, first + columns];
      if (corners.some((index) => Number.isNaN(vertices[index * NUMBERS + 2]))) continue;
      const [share = 0, east = 0, north = 0] = vertices.subarray(first * NUMBERS + 3, (first + 1) * NUMBERS);
      const [x, y] = [-times * east, -times * north];
      const facing = Math.max(0, x * lightX + y * lightY + lightZ) / Math.hypot(x, y, 1);
      const shade = Math.min(1.25, 0.35 + (0.65 * facing) / Math.SQRT1_2);
      const rgb = [0, 1, 2].map((part) => Math.min(255, (colours[Math.round(share * 255) * 3 + part] ?? 0) * shade));
      fill(corners, `rgb(${rgb.map(Math.round).join(" ")})`);
    }
  const wall = ink("--edge");
  for (let at = 0; at < triangles.length; at += 3) {
    const corners = [...triangles.subarray(at, at + 3)];
    if ((corners[0] ?? 0) >= columns * rows && isNear(corners, vertices, eye)) fill(corners, wall);
  }
}

/** Whether a wall looks at the eye: the wall's corners lie nearer than the block's middle, at its edge. @param {number[]} corners @param {Float32Array} vertices @param {Eye} eye */
function isNear(corners, vertices, eye) {
  const [one = 0, , other = 0] = corners;
  const [x1 = 0, y1 = 0] = vertices.subarray(one * NUMBERS, one * NUMBERS + 2);
  const [x2 = 0, y2 = 0] = vertices.subarray(other * NUMBERS, other * NUMBERS + 2);
  // Once around clockwise, seen from above: outwards is to the left of the way.
  const [outX, outY] = [-(y2 - y1), x2 - x1];
  return outX * eye.away[0] + outY * eye.away[1] < 0;
}
