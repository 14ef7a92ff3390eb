// Whether probabilities mean what they say, and what they find at each threshold.
import { extent } from "../../../views/canvas.js";
import { outcomes } from "../../../views/outcomes.js";
import { tradeOff } from "../../../views/trade-off.js";
import { fixed, t } from "../../../words/index.js";
import { chance } from "./chance.js";

/** @import { ProbabilityReport } from "../../../../pkg/orogen.d.ts" */

/** @param {ProbabilityReport} report @param {string} file @param {AbortSignal} signal */
export function reliabilityFigure({ reliability, windows: { test } }, file, signal) {
  const base = test.events / Math.max(1, test.windows);
  const inside = reliability.filter(({ forecast, interval: [low, high] }) => forecast >= low && forecast <= high);
  const said = extent(reliability.map(({ forecast }) => forecast));
  return outcomes(
    {
      title: t("reliability.title"),
      note: t("reliability.note"),
      file,
      explain: "reliability.explain",
      x: t("reliability.x"),
      y: t("reliability.y"),
      names: {
        bin: t("reliability.bin"),
        equal: t("reliability.equal"),
        base: t("reliability.base"),
        count: t("reliability.n"),
        events: t("reliability.events"),
        low: t("reliability.low"),
        high: t("reliability.high"),
      },
      share: chance,
      bins: reliability,
      base,
      summary: said
        ? t("reliability.summary", {
            bins: reliability.length,
            inside: inside.length,
            low: chance(said[0]),
            high: chance(said[1]),
            base: chance(base),
          })
        : t("reliability.none"),
    },
    signal,
  );
}

/** @param {ProbabilityReport} report @param {string} file @param {AbortSignal} signal */
export function precisionFigure({ precisionRecall, atThreshold, windows: { test } }, file, signal) {
  const { threshold, precision, recall, f1 } = atThreshold;
  const base = test.events / Math.max(1, test.windows);
  return tradeOff(
    {
      title: t("precision.title"),
      note: t("precision.note"),
      file,
      explain: "precision.explain",
      x: t("precision.x"),
      y: t("precision.y"),
      names: {
        curve: t("precision.curve"),
        chosen: t("precision.chosen"),
        base: t("precision.base"),
        threshold: t("precision.threshold"),
      },
      share: chance,
      curve: precisionRecall,
      chosen: { threshold, precision, recall },
      base,
      summary:
        test.events === 0
          ? t("precision.none")
          : t("precision.summary", {
              threshold: chance(threshold),
              precision: fixed(precision, 3),
              recall: fixed(recall, 3),
              f1: fixed(f1, 3),
            }),
    },
    signal,
  );
}
