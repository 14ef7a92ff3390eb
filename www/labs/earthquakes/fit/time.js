// Completeness and b through time, in windows of equal numbers of events.
import { extent } from "../../../views/canvas.js";
import { spans } from "../../../views/spans.js";
import { fixed, label, t } from "../../../words/index.js";

/** @import { Fitness } from "../../../../pkg/orogen.d.ts" */

const columns = () => ({ from: label("time.from"), to: label("time.to"), events: label("time.events") });

/** @param {string} file @param {AbortSignal} signal */
export function mcTimeFigure(file, signal) {
  const view = spans(
    {
      title: t("mcTime.title"),
      file,
      explain: "mcTime.explain",
      x: { label: t("field.time") },
      y: { label: t("mcTime.y") },
      color: "--data-4",
      columns: columns(),
    },
    signal,
  );
  return {
    element: view.element,
    /** @param {Fitness} fitness */
    show({ throughTime }) {
      const known = extent(throughTime.flatMap(({ mc }) => mc ?? []));
      view.show(
        throughTime.map(({ mc, ...rest }) => ({ ...rest, value: mc, sigma: null })),
        known ? t("mcTime.summary", { low: fixed(known[0], 1), high: fixed(known[1], 1) }) : t("mcTime.none"),
      );
    },
  };
}

/** @param {string} file @param {AbortSignal} signal */
export function bTimeFigure(file, signal) {
  const view = spans(
    {
      title: t("bTime.title"),
      file,
      explain: "bTime.explain",
      x: { label: t("field.time") },
      y: { label: t("bTime.y") },
      color: "--data-2",
      columns: { ...columns(), sigma: t("bvalue.sigma") },
    },
    signal,
  );
  return {
    element: view.element,
    /** @param {Fitness} fitness */
    show({ throughTime }) {
      const known = extent(throughTime.flatMap(({ b }) => b ?? []));
      const sigmas = throughTime.flatMap(({ sigma }) => sigma ?? []).toSorted((a, b) => a - b);
      view.show(
        throughTime.map(({ b, ...rest }) => ({ ...rest, value: b })),
        known
          ? t("bTime.summary", {
              low: fixed(known[0]),
              high: fixed(known[1]),
              sigma: fixed(sigmas[Math.floor(sigmas.length / 2)]),
            })
          : t("bTime.none"),
      );
    },
  };
}
