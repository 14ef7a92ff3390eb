// A region drawn on a map by dragging: from corner to corner, in degrees, across 180° where the hand goes there.

/** @import { Projection } from "../vendor/d3-geo.js" */

/** @typedef {{ south: number, north: number, west: number, east: number }} Region Degrees; west > east is across 180°. */
/** @typedef {[x: number, y: number]} Point */

/** A shorter drag is a click. Pixels. */
const LEAST = 6;
/** Decimals of a degree that a hand can mean. */
const rounded = (/** @type {number} */ degrees) => Math.round(degrees * 100) / 100;

/** @param {number} longitude @param {number} latitude @param {Region | null} region */
export function within(longitude, latitude, region) {
  if (!region) return true;
  const { south, north, west, east } = region;
  if (!(latitude >= south && latitude <= north)) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}

/**
 * The place under a point; beyond the edge of the globe, the nearest one towards the middle.
 * @param {Projection} projection @param {Point} at @param {Point} middle
 */
function placeAt(projection, at, middle) {
  let [out, on] = [0, 1];
  const between = (/** @type {number} */ share) =>
    /** @type {Point} */ ([at[0] + (middle[0] - at[0]) * share, at[1] + (middle[1] - at[1]) * share]);
  const found = (/** @type {number} */ share) => {
    const point = between(share);
    const place = projection.invert(point);
    const back = place && Math.abs(place[1]) <= 90 && projection(place);
    return back && Math.hypot(back[0] - point[0], back[1] - point[1]) < 1 ? place : null;
  };
  const here = found(0);
  if (here) return here;
  for (let turn = 0; turn < 12; turn++) {
    const half = (out + on) / 2;
    if (found(half)) on = half;
    else out = half;
  }
  return found(on) ?? [0, 0];
}

/** @param {Projection} projection @param {Point} a @param {Point} b @param {Point} middle @returns {Region} */
function regionOf(projection, a, b, middle) {
  const [left, right] = a[0] <= b[0] ? [a, b] : [b, a];
  const [start, end] = [placeAt(projection, left, middle), placeAt(projection, right, middle)];
  return {
    south: rounded(Math.min(start[1], end[1])),
    north: rounded(Math.max(start[1], end[1])),
    west: rounded(start[0]),
    east: rounded(end[0]),
  };
}

/** Its outline, along the parallels. @param {Region} region */
export function outline({ south, north, west, east }) {
  const width = east >= west ? east - west : east + 360 - west;
  const along = Array.from({ length: 61 }, (_, step) => west + (width * step) / 60);
  const coordinates = [
    ...along.map((at) => [at, north]),
    ...along.toReversed().map((at) => [at, south]),
    [west, north],
  ];
  return { type: "LineString", coordinates };
}

/**
 * Listens on a map's box. A finger scrolls the page unless `byFinger` says that it draws.
 * @param {HTMLElement} box
 * @param {{
 *   projection: () => Projection | null, byFinger: () => boolean,
 *   drawing: (region: Region | null) => void, done: (region: Region) => void,
 * }} options
 */
export function brush(box, { projection, byFinger, drawing, done }) {
  /** @type {Point | null} */
  let start = null;
  /** @type {Region | null} */
  let region = null;
  const end = () => {
    start = null;
    region = null;
    drawing(null);
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.pointerType === "touch" && !byFinger())) return;
    start = [event.offsetX, event.offsetY];
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    const globe = projection();
    if (!start || !globe) return;
    const far = Math.abs(offsetX - start[0]) >= LEAST && Math.abs(offsetY - start[1]) >= LEAST;
    region = far ? regionOf(globe, start, [offsetX, offsetY], [box.clientWidth / 2, box.clientHeight / 2]) : null;
    drawing(region);
  });
  box.addEventListener("pointerup", () => {
    const made = region;
    end();
    if (made) done(made);
  });
  box.addEventListener("pointercancel", end);
  box.addEventListener("keydown", ({ key }) => key === "Escape" && end());
}
