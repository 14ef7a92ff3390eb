// Where the dots of a network lie: springs along its lines, and every dot pushes every other away (Fruchterman and
// Reingold 1991). No random numbers: the same network has the same picture.

/** @typedef {{ from: number, to: number, weight: number, arrow?: boolean }} Link `weight` is 0 to 1. */

const ROUNDS = 220;
/** Sunflower seeds: no two start in one place or one line. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Draws loose parts together, or they would fly apart. */
const GRAVITY = 0.35;

/** Across and down of each dot, 0 to 1. @param {number} count @param {readonly Link[]} links */
export function laidOut(count, links) {
  const place = new Float32Array(2 * count);
  for (let dot = 0; dot < count; dot++) {
    const [radius, angle] = [Math.sqrt((dot + 0.5) / count), dot * GOLDEN];
    place.set([radius * Math.cos(angle), radius * Math.sin(angle)], 2 * dot);
  }
  const spring = 1.6 / Math.sqrt(Math.max(1, count));
  for (let round = 0; round < ROUNDS; round++) {
    const push = forces(place, count, links, spring);
    const most = 0.12 * (1 - round / ROUNDS) + 0.002;
    for (let dot = 0; dot < count; dot++) {
      const [x, y] = [push[2 * dot] ?? 0, push[2 * dot + 1] ?? 0];
      const length = Math.hypot(x, y) || 1;
      const step = Math.min(length, most) / length;
      place.set([(place[2 * dot] ?? 0) + x * step, (place[2 * dot + 1] ?? 0) + y * step], 2 * dot);
    }
  }
  return withinFrame(place);
}

/** @param {Float32Array} place @param {number} count @param {readonly Link[]} links @param {number} spring */
function forces(place, count, links, spring) {
  const push = new Float32Array(2 * count);
  const add = (/** @type {number} */ dot, /** @type {number} */ x, /** @type {number} */ y) =>
    push.set([(push[2 * dot] ?? 0) + x, (push[2 * dot + 1] ?? 0) + y], 2 * dot);
  const apart = (/** @type {number} */ a, /** @type {number} */ b) => {
    const [x, y] = [(place[2 * a] ?? 0) - (place[2 * b] ?? 0), (place[2 * a + 1] ?? 0) - (place[2 * b + 1] ?? 0)];
    return { x, y, distance: Math.max(0.01, Math.hypot(x, y)) };
  };
  for (let a = 0; a < count; a++) {
    add(a, -GRAVITY * spring * (place[2 * a] ?? 0), -GRAVITY * spring * (place[2 * a + 1] ?? 0));
    for (let b = a + 1; b < count; b++) {
      const { x, y, distance } = apart(a, b);
      const force = (spring * spring) / (distance * distance);
      add(a, x * force, y * force);
      add(b, -x * force, -y * force);
    }
  }
  for (const { from, to, weight } of links) {
    const { x, y, distance } = apart(from, to);
    const force = ((0.3 + weight) * distance) / spring;
    add(from, -x * force, -y * force);
    add(to, x * force, y * force);
  }
  return push;
}

/** @param {Float32Array} place */
function withinFrame(place) {
  const span = (/** @type {0 | 1} */ axis) => {
    const own = place.filter((_, at) => at % 2 === axis);
    const [low, high] = [Math.min(...own), Math.max(...own)];
    return { low, wide: high - low || 1 };
  };
  const [across, down] = [span(0), span(1)];
  return place.map((at, n) => {
    const { low, wide } = n % 2 ? down : across;
    return (at - low) / wide;
  });
}
