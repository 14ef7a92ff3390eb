// The loss of one neuron over its weight and its bias, and the way that training takes down it.
import { nearest } from "../../../views/canvas.js";
import { plane } from "../../../views/plane.js";
import { number, t } from "../../../words/index.js";
import { whenever } from "./whenever.js";

/** @import { LossSurface, Run } from "../../../../pkg/orogen.d.ts" */
/** @import { Plane } from "../../../views/axes.js" */
/** @import { Session } from "../session.js" */

/** @typedef {LossSurface["at"] & { slope: [number, number], step: number }} Stand */
/** Where each run has stood: the picture comes and goes. @type {WeakMap<Run, Stand[]>} */
const ways = new WeakMap();
/** Places a side; losses above the bottom, as shares of what is highest in the picture, that part the bands. */
const SIZE = 64;
const BANDS = [0.01, 0.05, 0.15, 0.4];
const REACH = 2;
/** Farther out a diverging run is not followed. */
const FARTHEST = 1000;

const short = (/** @type {number} */ value) => number(value, { maximumSignificantDigits: 4 });
const words = (/** @type {Stand} */ { step, weight, bias, loss, slope: [slope] }) =>
  t("descent.stand", { step, weight: short(weight), bias: short(bias), loss: short(loss), slope: short(slope) });

/** @param {Session} session @param {AbortSignal} signal */
export function descent(session, signal) {
  const bands = [0, 1, 2, 3, 4].map((band) => ({
    label: t(band < BANDS.length ? "descent.band" : "descent.beyond", {
      percent: 100 * (BANDS[band] ?? BANDS[3] ?? 0),
    }),
    color: `--chance-${band}`,
    kind: /** @type {const} */ ("bar"),
  }));
  const view = plane(
    {
      title: t("descent.title"),
      note: t("descent.note"),
      file: session.dataset?.name ?? "",
      explain: "descent.explain",
      legend: [...bands, { label: t("descent.way"), color: "--ink" }],
    },
    signal,
  );
  whenever(session, signal, async () => {
    const run = session.run;
    if (!run) return;
    const way = ways.get(run) ?? [];
    ways.set(run, way);
    const far = Math.max(0, ...way.flatMap(({ weight, bias }) => [Math.abs(weight), Math.abs(bias)]));
    const reach = Math.min(FARTHEST, Math.max(REACH, 1.15 * far));
    const step = run.progress.step;
    const surface = await run.surface({ reach, size: SIZE });
    if (signal.aborted || session.run !== run) return;
    const stand = { ...surface.at, slope: surface.slope, step };
    if (way.at(-1)?.weight !== stand.weight || way.at(-1)?.bias !== stand.bias) way.push(stand);
    draw(view, surface, way, stand);
  });
  return view.element;
}

/** @param {ReturnType<typeof plane>} view @param {LossSurface} surface @param {Stand[]} way @param {Stand} last Where the run is, which may have been there for a while. */
function draw(view, { reach, size, loss, least }, way, last) {
  const highest = loss.reduce((most, value) => Math.max(most, value), 0) - least.loss;
  const bandOf = (/** @type {number} */ value) => {
    const band = BANDS.findIndex((share) => value - least.loss <= share * highest);
    return band < 0 ? BANDS.length : band;
  };
  const points = (/** @type {Plane} */ { toX, toY }) =>
    Float32Array.from(way.flatMap(({ weight, bias }) => [toX(weight), toY(bias)]));
  view.show({
    x: { label: t("descent.weight"), range: [-reach, reach] },
    y: { label: t("descent.bias"), range: [-reach, reach] },
    order: way.map((_, at) => at),
    paint(on) {
      paintBands(on, size, loss, bandOf);
      paintWay(on, points(on), [on.toX(least.weight), on.toY(least.bias)]);
    },
    near: (on, x, y) => nearest(points(on), x, y),
    outline: ({ context, toX, toY }, at) => {
      const stand = way[at];
      if (!stand) return;
      context.beginPath();
      context.arc(toX(stand.weight), toY(stand.bias), 8, 0, 2 * Math.PI);
      context.stroke();
    },
    words: (at) => (way[at] ? words(way[at]) : ""),
    data: () => ({
      columns: ["descent.step", "descent.weight", "descent.bias", "descent.loss", "descent.slope"].map((key) =>
        t(/** @type {"descent.step"} */ (key)),
      ),
      rows: way.map(({ step, weight, bias, loss: there, slope: [slope] }) => [step, weight, bias, there, slope]),
    }),
    summary: words(last),
  });
}

/** @param {Plane} on @param {number} size @param {Float32Array} loss @param {(loss: number) => number} bandOf */
function paintBands({ context, ink, left, right, top, bottom }, size, loss, bandOf) {
  const colors = [0, 1, 2, 3, 4].map((band) => ink(`--chance-${band}`));
  const [wide, high] = [(right - left) / size, (bottom - top) / size];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      context.fillStyle = colors[bandOf(loss[row * size + column] ?? 0)] ?? "";
      // Half a pixel more, or seams show.
      context.fillRect(left + column * wide, bottom - (row + 1) * high, wide + 0.5, high + 0.5);
    }
}

/** @param {Plane} on @param {Float32Array} points @param {[number, number]} bottom */
function paintWay({ context, ink }, points, [x, y]) {
  context.strokeStyle = context.fillStyle = ink("--ink");
  context.lineWidth = 2;
  context.beginPath();
  for (let at = 0; at < points.length; at += 2) context.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  context.stroke();
  for (let at = 0; at < points.length; at += 2) {
    context.beginPath();
    context.arc(points[at] ?? 0, points[at + 1] ?? 0, at === points.length - 2 ? 5 : 2.5, 0, 2 * Math.PI);
    context.fill();
  }
  // The bottom: a cross.
  context.beginPath();
  context.moveTo(x - 6, y);
  context.lineTo(x + 6, y);
  context.moveTo(x, y - 6);
  context.lineTo(x, y + 6);
  context.stroke();
}
