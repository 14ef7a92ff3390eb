// Which projection shows a set of places best, and the land under them.
import { geoAzimuthalEqualArea, geoEqualEarth, geoGraticule } from "../vendor/d3-geo.js";
import { feature } from "../vendor/topojson-client.js";
import { extent as range } from "./canvas.js";

/** @import { Projection } from "../vendor/d3-geo.js" */
/** @import { Board } from "./canvas.js" */

/** @type {Promise<object> | undefined} */
let loading;

/** The land of Natural Earth, 1 : 110 million. */
export function land() {
  loading ??= fetch(new URL("../vendor/land-110m.json", import.meta.url))
    .then((response) => response.json())
    .then((topology) => feature(topology, topology.objects.land))
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/**
 * The arc of longitudes that holds all places: the circle less its widest gap, so that a catalogue across 180° is
 * shown in one piece.
 * @param {Float32Array} longitudes
 */
export function arc(longitudes) {
  // One bin a degree: sorting a hundred thousand places would be a long task.
  const seen = new Uint8Array(360);
  for (let at = 0; at < longitudes.length; at++) {
    const longitude = longitudes[at] ?? Number.NaN;
    if (Number.isFinite(longitude)) seen[((Math.floor(longitude) % 360) + 360) % 360] = 1;
  }
  let [gap, end, run] = [0, 0, 0];
  for (let at = 0; at < 720; at++) {
    run = seen[at % 360] ? 0 : run + 1;
    if (run > gap && run <= 360) [gap, end] = [run, at % 360];
  }
  const west = end + 1;
  const width = 360 - gap;
  return { west, width, centre: ((west + width / 2 + 540) % 360) - 180 };
}

/**
 * @param {Float32Array} longitudes
 * @param {Float32Array} latitudes
 * @param {[[number, number], [number, number]]} extent In CSS pixels.
 * @returns {{ projection: Projection, whole: boolean }}
 */
export function projectionFor(longitudes, latitudes, extent) {
  const [south, north] = range(latitudes) ?? [90, -90];
  const { west, width, centre } = arc(longitudes);
  if (!(south <= north) || width > 100 || north - south > 80) {
    // The Pacific in the middle keeps the ring of fire in one piece.
    return { projection: geoEqualEarth().rotate([-160, 0]).fitExtent(extent, { type: "Sphere" }), whole: true };
  }
  const middle = (south + north) / 2;
  const [half, high] = [Math.max(width / 2, 1), Math.max((north - south) / 2, 1)];
  const corners = [-1, 0, 1].flatMap((x) =>
    [-1, 0, 1].map((y) => [west + width / 2 + x * half * 1.08, Math.max(-90, Math.min(90, middle + y * high * 1.08))]),
  );
  const projection = geoAzimuthalEqualArea()
    .rotate([-centre, -middle])
    .clipAngle(90)
    .fitExtent(extent, { type: "MultiPoint", coordinates: corners });
  return {
    projection: projection.clipExtent([
      [0, 0],
      [extent[1][0] + extent[0][0], extent[1][1] + extent[0][1]],
    ]),
    whole: false,
  };
}

/**
 * Sea, land and a net of degrees.
 * @param {Board} on
 * @param {(shape: object) => unknown} path Draws into the board's context.
 * @param {object | null} coast
 * @param {boolean} whole Whether the whole Earth is shown.
 */
export function drawGround({ context, width, height, ink }, path, coast, whole) {
  const trace = (/** @type {object} */ shape) => {
    context.beginPath();
    path(shape);
  };
  context.clearRect(0, 0, width, height);
  trace({ type: "Sphere" });
  context.fillStyle = ink("--sea");
  context.fill();
  if (coast) {
    trace(coast);
    context.fillStyle = ink("--land");
    context.fill();
    context.strokeStyle = ink("--contour");
    context.lineWidth = 0.8;
    context.stroke();
  }
  trace(geoGraticule().step(whole ? [30, 30] : [5, 5])());
  context.strokeStyle = ink("--rule");
  context.lineWidth = 0.5;
  context.stroke();
}
