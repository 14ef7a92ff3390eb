// Step 4: how good it is, beside the simplest things that could have worked.
import { h } from "../../views/dom.js";
import { part } from "../../views/part.js";
import { scatter } from "../../views/scatter.js";
import { scoresTable } from "../../views/scores.js";
import { datasetTitle, fixed, t } from "../../words/index.js";
import { flatteryCard, othersCard } from "./compare.js";
import { estimateCard } from "./estimate.js";
import { seedsCard } from "./seeds.js";
import { doubtsCard, factsCard, verdictCard } from "./verdict.js";

/** @import { View } from "../lab-session.js" */
/** @import { MagnitudeReport } from "../../../pkg/orogen.d.ts" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function judgeView(session, signal) {
  const name = session.dataset?.name ?? "";
  const top = part(signal, () => [
    verdictCard(session.report, "judge"),
    h(
      "div",
      { class: "card scored" },
      h("h2", {}, t("scores.title")),
      session.report && scoresTable(session.report, t("scores.title")),
      h("details", { class: "why" }, h("summary", {}, t("figure.means")), h("p", {}, t("scores.explain"))),
    ),
  ]);
  const plots = part(signal, (inner) => (session.report ? pictures(session.report, name, inner) : []), "two pictures");
  const doubts = part(
    signal,
    () => (session.report ? [doubtsCard(session.report), factsCard(session.report)] : []),
    "reserved",
  );
  session.on(
    "report",
    () => {
      top.redraw();
      plots.redraw();
      doubts.redraw();
    },
    signal,
  );
  // What is shown may be of an earlier epoch.
  if (!session.report || session.report.epochsTrained !== session.run?.progress.epoch) session.judge();
  return {
    lede: t("judge.lede", { name: datasetTitle(name) }),
    main: [top.element, plots.element, estimateCard(session, signal)],
    side: [doubts.element, seedsCard(session, signal), flatteryCard(session, signal), othersCard(session, signal)],
  };
}

/** @param {MagnitudeReport} report @param {string} file @param {AbortSignal} signal */
function pictures(report, file, signal) {
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
