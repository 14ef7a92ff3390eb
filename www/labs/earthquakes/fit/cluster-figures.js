// The figures of a declustering: events against mainshocks in time, and the two kinds of nearest neighbours.
import { bars } from "../../../views/bars.js";
import { extent } from "../../../views/canvas.js";
import { density } from "../../../views/density.js";
import { growth } from "../../../views/growth.js";
import { fixed, number, percent, t } from "../../../words/index.js";

/** @import { CatalogueColumns, Declustering } from "../../../../pkg/orogen.d.ts" */

/** @param {string} file @param {AbortSignal} signal */
export function growthFigure(file, signal) {
  const view = growth(
    {
      title: t("growth.title"),
      file,
      explain: "growth.explain",
      x: { label: t("field.time") },
      y: { label: t("growth.y") },
      series: [
        { label: t("growth.all"), color: "--data-1" },
        { label: t("growth.mainshocks"), color: "--data-2", dash: [6, 3] },
      ],
    },
    signal,
  );
  return {
    element: view.element,
    /** @param {Declustering} found @param {CatalogueColumns} columns @param {string} way */
    show({ mainshock, cluster, events, mainshocks }, { time }, way) {
      view.show(
        [time.filter((_, row) => (cluster[row] ?? -1) >= 0), time.filter((_, row) => mainshock[row] === 1)],
        t("growth.summary", { way, n: events, mainshocks }),
      );
    },
  };
}

/** @param {string} file @param {AbortSignal} signal */
export function neighbourFigure(file, signal) {
  const view = density(
    {
      title: t("neighbours.title"),
      note: t("neighbours.note"),
      file,
      explain: "neighbours.explain",
      x: { label: t("neighbours.x") },
      y: { label: t("neighbours.y") },
      count: t("neighbours.count"),
      line: t("neighbours.line"),
    },
    signal,
  );
  return {
    element: view.element,
    /** @param {Declustering} found */
    show({ logTime, logDistance, split }) {
      const known = logTime.filter(Number.isFinite).length;
      view.show({
        x: logTime,
        y: logDistance,
        sum: split?.threshold ?? null,
        summary: split
          ? t("neighbours.summary", { n: known, threshold: fixed(split.threshold) })
          : t("neighbours.noSplit", { n: known }),
      });
    },
  };
}

/** Bins of log10 η, so that the threshold is an edge. */
const WIDTH = 0.25;

/** @param {string} file @param {AbortSignal} signal */
export function etaFigure(file, signal) {
  const view = bars(
    {
      title: t("eta.title"),
      file,
      explain: "eta.explain",
      x: { label: t("eta.x") },
      y: { label: t("growth.y") },
      parts: [
        { label: t("eta.near"), color: "--data-2", kind: "bar" },
        { label: t("eta.far"), color: "--data-5", kind: "bar" },
      ],
      curves: [{ label: t("eta.curve"), color: "--data-1" }],
    },
    signal,
  );
  return {
    element: view.element,
    /** @param {Declustering} found */
    show({ logTime, logDistance, split }) {
      const etas = logTime.map((value, row) => value + (logDistance[row] ?? Number.NaN)).filter(Number.isFinite);
      const threshold = split?.threshold ?? 0;
      const [low, high] = extent(etas) ?? [0, 0];
      const from = threshold + Math.floor((low - threshold) / WIDTH) * WIDTH;
      const bins = etas.length ? Math.floor((high - from) / WIDTH) + 1 : 0;
      const [near, far] = [new Array(bins).fill(0), new Array(bins).fill(0)];
      for (const eta of etas) (split && eta < threshold ? near : far)[Math.floor((eta - from) / WIDTH)]++;
      const middle = (/** @type {number} */ bin) => from + (bin + 0.5) * WIDTH;
      const normal = (/** @type {number} */ at, /** @type {number} */ kind) => {
        const [mean = 0, sigma = 1] = [split?.means[kind], split?.sigmas[kind]];
        const z = (at - mean) / sigma;
        return ((split?.weights[kind] ?? 0) * Math.exp((-z * z) / 2)) / (sigma * Math.sqrt(2 * Math.PI));
      };
      const expected = (/** @type {unknown} */ _, /** @type {number} */ bin) =>
        etas.length * WIDTH * (normal(middle(bin), 0) + normal(middle(bin), 1));
      const edge = (/** @type {number} */ bin) => fixed(from + bin * WIDTH);
      view.show({
        from,
        width: WIDTH,
        counts: [near, far],
        curves: split ? [near.map(expected)] : [],
        marks: split ? [{ at: threshold, name: t("eta.mark", { threshold: fixed(threshold) }) }] : [],
        name: (bin) => t("scores.between", { low: edge(bin), high: edge(bin + 1) }),
        summary: split
          ? t("eta.summary", {
              near: fixed(split.means[0]),
              far: fixed(split.means[1]),
              share: percent(split.weights[0]),
              other: percent(split.weights[1]),
            })
          : t("eta.none", { n: number(etas.length) }),
      });
    },
  };
}
