// Words on a map: near one another where they stand in like company.
import { nearest } from "../../views/canvas.js";
import { percent, t } from "../../words/index.js";

/** @import { WordVectors } from "../../../pkg/orogen.d.ts" */
/** @import { Content } from "../../views/plane.js" */

/** Dots beyond hide one another. */
const MOST_DOTS = 250;

/** @param {(content: Content) => void} show @param {WordVectors} vectors */
export function drawWords(show, { words, counts, x, y, variance }) {
  const dots = Array.from(words.keys()).slice(0, MOST_DOTS);
  const range = (/** @type {Float32Array} */ values) => {
    const own = dots.map((at) => values[at] ?? 0);
    const [low, high] = [Math.min(...own), Math.max(...own)];
    const margin = 0.08 * (high - low) || 1;
    return /** @type {[number, number]} */ ([low - margin, high + margin]);
  };
  const points = new Float32Array(2 * dots.length);
  const [along = 0, across = 0] = variance;
  show({
    x: { label: t("vectors.axis", { n: 1, share: percent(along) }), range: range(x) },
    y: { label: t("vectors.axis", { n: 2, share: percent(across) }), range: range(y) },
    order: dots.toSorted((a, b) => (x[a] ?? 0) - (x[b] ?? 0)),
    paint({ context, ink, toX, toY, left, right }) {
      context.textBaseline = "middle";
      context.textAlign = "left";
      /** @type {[left: number, top: number, right: number, bottom: number][]} */
      const taken = [];
      for (const at of dots) {
        const [px, py] = [toX(x[at] ?? 0), toY(y[at] ?? 0)];
        points.set([px, py], 2 * at);
        context.globalAlpha = 0.7;
        context.fillStyle = ink("--data-1");
        context.beginPath();
        context.arc(px, py, 2.6, 0, 7);
        context.fill();
        context.globalAlpha = 1;
        const name = words[at] ?? "";
        const wide = context.measureText(name).width;
        const start = px + 5 + wide > right ? px - 5 - wide : px + 5;
        const hides = taken.some(
          ([l, top, r, bottom]) => start < r && start + wide > l && py - 6 < bottom && py + 6 > top,
        );
        // The commonest have their names first.
        if (hides || start < left) continue;
        taken.push([start, py - 6, start + wide, py + 6]);
        context.fillStyle = ink("--ink");
        context.fillText(name, start, py);
      }
    },
    near: (_, px, py) => nearest(points, px, py),
    outline({ context }, at) {
      context.beginPath();
      context.arc(points[2 * at] ?? 0, points[2 * at + 1] ?? 0, 7, 0, 7);
      context.stroke();
    },
    words: (at) => t("vectors.dot", { word: words[at] ?? "", n: counts[at] ?? 0 }),
    data: () => ({
      columns: [t("vectors.word"), t("terms.count"), "x", "y"],
      rows: words.map((word, at) => [
        word,
        counts[at] ?? 0,
        Number((x[at] ?? 0).toFixed(4)),
        Number((y[at] ?? 0).toFixed(4)),
      ]),
    }),
    summary: t("vectors.map.summary", { n: dots.length, all: words.length, share: percent(along + across) }),
  });
}
