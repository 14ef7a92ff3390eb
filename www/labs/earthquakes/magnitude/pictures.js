// What the network says against what was observed.
import { scatter } from "../../../views/scatter.js";
import { fixed, t } from "../../../words/index.js";

/** @import { MagnitudeReport } from "../../../../pkg/orogen.d.ts" */

/** @param {MagnitudeReport} report @param {string} file @param {AbortSignal} signal */
export function pictures(report, file, signal) {
  const { observed, predicted, time } = report;
  const residuals = observed.map((value, at) => value - (predicted[at] ?? Number.NaN));
  const mean = residuals.reduce((sum, value) => sum + value, 0) / Math.max(1, residuals.length);
  const timed = report.spans !== null && time.some((moment) => Number.isFinite(moment));
  const observedPlot = scatter(
    {
      title: t("observed.title"),
      file,
      explain: "observed.explain",
      note: t("part.rows", { n: observed.length }),
      x: { label: t("observed.x") },
      y: { label: t("observed.y") },
      line: t("observed.line"),
    },
    signal,
  );
  observedPlot.show({
    x: observed,
    y: predicted,
    line: "equal",
    summary: t("observed.summary", { rmse: fixed(report.scores.rmse), r2: fixed(report.scores.r2) }),
  });
  const residualPlot = scatter(
    {
      title: t("residuals.title"),
      file,
      explain: "residuals.explain",
      note: t("residuals.note"),
      x: { label: t(timed ? "field.time" : "observed.x"), isTime: timed },
      y: { label: t("residuals.y") },
      line: t("residuals.line"),
    },
    signal,
  );
  residualPlot.show({
    x: timed ? time : observed,
    y: residuals,
    line: 0,
    summary: t("residuals.summary", { mean: fixed(mean), mae: fixed(report.scores.mae) }),
  });
  return [observedPlot.element, residualPlot.element];
}
