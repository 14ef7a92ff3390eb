// Events by their size, the largest first.

/** Events that are put in order at a stretch. */
const SLICE = 100_000;
/** Sizes that are told apart: hundredths of a magnitude, from the largest there is. */
const [LARGEST, SIZES] = [12, 2048];
const bin = (/** @type {number} */ magnitude) =>
  Math.max(0, Math.min(SIZES - 1, Math.round(100 * (LARGEST - magnitude)))) || 0;

/** By counting, in slices: sorting a million by comparison would hold the page. @param {Float32Array} magnitudes @returns {Generator<void, Uint32Array, void>} */
export function* largestFirst(magnitudes) {
  const count = magnitudes.length;
  const place = new Uint32Array(SIZES + 1);
  for (let at = 0; at < count; at++) {
    if (at % SLICE === SLICE - 1) yield;
    const next = bin(magnitudes[at] ?? 0) + 1;
    place[next] = (place[next] ?? 0) + 1;
  }
  for (let size = 1; size <= SIZES; size++) place[size] = (place[size] ?? 0) + (place[size - 1] ?? 0);
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    if (at % SLICE === SLICE - 1) yield;
    const size = bin(magnitudes[at] ?? 0);
    const next = place[size] ?? 0;
    order[next] = at;
    place[size] = next + 1;
  }
  return order;
}
