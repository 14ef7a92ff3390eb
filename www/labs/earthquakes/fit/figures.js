// The figures of a selection: how many of each size, magnitudes in time, depths, magnitude types.
import { bars } from "../../../views/bars.js";
import { set } from "../../../views/dom.js";
import { frequency } from "../../../views/frequency.js";
import { scatter } from "../../../views/scatter.js";
import { date, fixed, label, number, percent, t } from "../../../words/index.js";

/** @import { Completeness, Fitness } from "../../../../pkg/orogen.d.ts" */

/** Methods that agree share a mark. @param {Completeness[]} all @param {number} decimals */
function marksOf(all, decimals) {
  /** @type {Map<string, { at: number, names: string[] }>} */
  const marks = new Map();
  for (const { method, mc } of all) {
    if (mc === null) continue;
    const mark = marks.get(mc.toFixed(3)) ?? { at: mc, names: [] };
    mark.names.push(t(`completeness.${method}.short`));
    marks.set(mc.toFixed(3), mark);
  }
  return Array.from(marks.values(), ({ at, names }) => ({
    at,
    name: `${names.join(t("where.join"))} ${fixed(at, decimals)}`,
  }));
}

/** @param {string} file @param {AbortSignal} signal */
export function frequencyFigure(file, signal) {
  const view = frequency(
    {
      title: t("frequency.title"),
      note: t("frequency.note"),
      file,
      explain: "frequency.explain",
      x: { label: t("field.magnitude") },
      y: { label: t("frequency.y") },
      names: {
        count: t("frequency.count"),
        cumulative: t("frequency.cumulative"),
        line: t("frequency.line"),
        mark: t("frequency.mark"),
      },
    },
    signal,
  );
  return {
    element: view.element,
    /** @param {Fitness} fitness */
    show({ events, bins, binWidth, completeness, bValues, mc }) {
      const decimals = binWidth < 0.1 ? 2 : 1;
      const fit = bValues.find(({ method }) => method === "tinti-mulargia") ?? bValues[0] ?? null;
      view.show({
        bins,
        binWidth,
        fit,
        marks: marksOf(completeness, decimals),
        summary: fit
          ? t("frequency.summary", {
              n: events,
              mc: fixed(mc, decimals),
              above: fit.n,
              b: fixed(fit.b),
              sigma: fixed(fit.sigma),
              method: t(`bvalue.${fit.method}`),
            })
          : t("frequency.noLine", { n: events }),
      });
    },
  };
}

/** @param {string} file @param {AbortSignal} signal */
export function magnitudesFigure(file, signal) {
  const view = scatter(
    {
      title: t("magnitudes.title"),
      file,
      explain: "magnitudes.explain",
      x: { label: t("field.time"), isTime: true },
      y: { label: t("field.magnitude"), decimals: 1 },
      line: t("magnitudes.mc"),
    },
    signal,
  );
  return {
    element: view.element,
    /** @param {Fitness} fitness @param {{ time: Float64Array, magnitude: Float32Array }} events */
    show({ mc }, { time, magnitude }) {
      const [first, last] = [time.at(0), time.at(-1)];
      view.show({
        x: time,
        y: magnitude,
        line: mc,
        summary:
          first === undefined || last === undefined
            ? t("magnitudes.none")
            : t("magnitudes.summary", { n: time.length, from: date(first), to: date(last) }),
      });
    },
  };
}

/** More are not worth their room. */
const SPIKES = 4;

/** @param {string} file @param {AbortSignal} signal */
export function depthsFigure(file, signal) {
  const view = bars(
    {
      title: t("depths.title"),
      file,
      explain: "depths.explain",
      x: { label: t("depths.x") },
      y: { label: t("depths.events") },
      parts: [{ label: t("depths.events"), color: "--data-1", kind: "bar" }],
    },
    signal,
  );
  const kilometres = (/** @type {number} */ depth) => number(depth, { maximumFractionDigits: 1 });
  return {
    element: view.element,
    /** @param {Fitness} fitness */
    show({ depths: { from, width, count, spikes: all } }) {
      const spikes = all.toSorted((a, b) => b.share - a.share).slice(0, SPIKES);
      const edge = (/** @type {number} */ bin) => kilometres(from + bin * width);
      view.show({
        from,
        width,
        counts: [count],
        name: (bin) => t("scores.between", { low: edge(bin), high: edge(bin + 1) }),
        marks: spikes.map(({ depth }) => ({ at: depth, name: t("depths.mark", { depth: kilometres(depth) }) })),
        summary:
          count.length === 0
            ? t("depths.none")
            : spikes.length === 0
              ? t("depths.noSpikes")
              : t("depths.summary", {
                  spikes: spikes
                    .map(({ depth, share }) => t("depths.spike", { depth: kilometres(depth), percent: percent(share) }))
                    .join(t("where.join")),
                }),
      });
    },
  };
}

/** Kinds of magnitude by how their names begin: agencies write many variants of each. */
const KINDS = /** @type {const} */ ([
  { kind: "ml", begins: /^ml(?!g)/i, color: "--data-1" },
  { kind: "mb", begins: /^mb/i, color: "--data-2" },
  { kind: "md", begins: /^m[dc]/i, color: "--data-3" },
  { kind: "mw", begins: /^mw/i, color: "--data-4" },
  { kind: "ms", begins: /^ms/i, color: "--data-5" },
  { kind: "other", begins: /^/, color: "--edge" },
]);

/** @param {string} file @param {AbortSignal} signal */
export function typesFigure(file, signal) {
  const view = bars(
    {
      title: t("types.title"),
      file,
      explain: "types.explain",
      x: { label: t("types.x"), scale: "years" },
      y: { label: t("types.events") },
      parts: KINDS.map(({ kind, color }) => ({ label: t(`types.${kind}`), color, kind: "bar" })),
    },
    signal,
  );
  // Six parts are read on more lines.
  set(view.element, { class: "types" });
  return {
    element: view.element,
    /** @param {Fitness} fitness */
    show({ magnitudeTypes }) {
      const first = magnitudeTypes[0]?.year ?? 0;
      const years = magnitudeTypes.length ? (magnitudeTypes.at(-1)?.year ?? first) - first + 1 : 0;
      const counts = KINDS.map(() => new Array(years).fill(0));
      /** @type {Map<string, number>} */
      const totals = new Map();
      for (const { year, counts: types } of magnitudeTypes) {
        for (const [type, count] of Object.entries(types)) {
          const kind = KINDS.findIndex(({ begins }) => begins.test(type));
          const row = counts[kind];
          if (row) row[year - first] += count;
          totals.set(type, (totals.get(type) ?? 0) + count);
        }
      }
      const all = Array.from(totals.values()).reduce((sum, count) => sum + count, 0);
      const [commonest] = Array.from(totals).toSorted((a, b) => b[1] - a[1]);
      view.show({
        from: first - 0.5,
        width: 1,
        counts,
        name: (bin) => String(first + bin),
        summary: commonest
          ? t("types.summary", { type: commonest[0] || t("types.other"), percent: percent(commonest[1] / all) })
          : t("types.none"),
        data: () => ({
          columns: [label("types.x"), label("types.type"), label("types.events")],
          rows: magnitudeTypes.flatMap(({ year, counts: types }) =>
            Object.entries(types)
              .toSorted((a, b) => b[1] - a[1])
              .map(([type, count]) => [String(year), type || t("types.other"), count]),
          ),
        }),
      });
    },
  };
}
