// How a block of ground is looked at: from a compass bearing, from so high, without perspective, so that a length
// is the same wherever it lies. Lengths are in units of the block's longer side; x is east, y north, z up.

/** @typedef {{ bearing: number, above: number, zoom: number, times: number, light: number }} Look Bearings of the eye and of the light clockwise from north and height of the eye above the horizon, degrees; `times` heights. */
/** @typedef {{ right: [number, number], away: [number, number], sine: number, cosine: number, pixels: number, left: number, top: number, middle: number }} Eye */
/** @typedef {{ wide: number, high: number, relief: number }} Box East to west, north to south, lowest to highest; heights as they are. */

export const LOWEST = 10;
export const HIGHEST = 85;
export const MOST_ZOOM = 6;
/** Around the block, CSS pixels: room for its labels. */
const EDGE = 34;
/** What is below the lowest cell, of the relief: the block stands on it. */
export const FOOT = 0.12;

const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;
/** @param {number} degrees @returns {[x: number, y: number]} */
export const towards = (degrees) => [Math.sin(radians(degrees)), Math.cos(radians(degrees))];

/** @param {Look} look @param {Box} box @param {number} width @param {number} height @returns {Eye} */
export function eyeOf({ bearing, above, zoom, times }, { wide, high, relief }, width, height) {
  const [x, y] = towards(bearing);
  const [sine, cosine] = [Math.sin(radians(above)), Math.cos(radians(above))];
  // Of the diagonal, so that the block keeps its size when it turns.
  const across = Math.hypot(wide, high);
  const up = relief * times * (1 + FOOT);
  const pixels = Math.min((width - 2 * EDGE) / across, (height - 2 * EDGE) / (across * sine + up * cosine)) * zoom;
  const middle = (relief * times * (1 - FOOT)) / 2;
  return { right: [-y, x], away: [-x, -y], sine, cosine, pixels, left: width / 2, top: height / 2, middle };
}

/** A point on the board, and how far away it is. @param {Eye} eye @param {number} x @param {number} y @param {number} z Heights already taken so many times. */
export function placed(eye, x, y, z) {
  const across = x * eye.right[0] + y * eye.right[1];
  const away = x * eye.away[0] + y * eye.away[1];
  const up = z - eye.middle;
  return [
    eye.left + across * eye.pixels,
    eye.top - (away * eye.sine + up * eye.cosine) * eye.pixels,
    away * eye.cosine - up * eye.sine,
  ];
}

/** How many times heights must be taken for relief to be seen: a round number. @param {Box} box */
export function seen({ relief }) {
  const wished = 0.14 / Math.max(relief, 1e-9);
  return TIMES.reduce((best, times) => (Math.abs(times - wished) < Math.abs(best - wished) ? times : best), 1);
}

export const TIMES = [0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20];

/** The light as a direction, from halfway up. @param {number} bearing @returns {[number, number, number]} */
export function lightFrom(bearing) {
  const [x, y] = towards(bearing);
  return [x * Math.SQRT1_2, y * Math.SQRT1_2, Math.SQRT1_2];
}
