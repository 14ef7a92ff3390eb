// Step 4: how good it is, beside methods that need no network.
import { fill, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { outcomes } from "../../views/outcomes.js";
import { part } from "../../views/part.js";
import { scoresTable } from "../../views/scores.js";
import { tradeOff } from "../../views/trade-off.js";
import { datasetTitle, fixed, percent, t } from "../../words/index.js";
import { doubtsCard } from "../report-cards.js";
import { seedsCard } from "../seeds.js";
import { confusionCard, labelsCard } from "./confusion.js";
import { learningCurveCard } from "./learning-curve.js";
import { splitsCard } from "./splits.js";
import { judgedCard, verdictCard } from "./verdict.js";

/** @import { LiteratureReport, TextScores } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { LiteratureSession } from "./session.js" */

/** @type {import("../../views/scores.js").Metric[]} */
export const METRICS = [
  { key: "macroF1", word: "text-score.macroF1", decimals: 3, higher: true, drawn: true },
  { key: "accuracy", word: "text-score.accuracy", decimals: 3, higher: true, drawn: true },
  { key: "logScore", word: "text-score.logScore", decimals: 3, higher: true },
  { key: "brier", word: "text-score.brier", decimals: 3 },
];

/** The numbers that stand in a row of scores. @param {TextScores} scores */
export const inRow = ({ accuracy, macroAverage, logScore, brier }) => ({
  macroF1: macroAverage.f1,
  accuracy,
  logScore,
  brier,
});
/** As the table of scores wants it. @param {LiteratureReport} report */
const asRows = (report) => ({
  ...report,
  scores: inRow(report.scores),
  baselines: Object.fromEntries(
    Object.entries(report.baselines).map(([rule, { scores, intervals }]) => [
      rule,
      { scores: inRow(scores), intervals },
    ]),
  ),
});

/** @param {LiteratureSession} session @param {AbortSignal} signal @returns {View} */
export function judgeView(session, signal) {
  const name = session.dataset?.name ?? "";
  const top = part(signal, () => [
    verdictCard(session.report, "judge"),
    h(
      "div",
      { class: "card scored" },
      h("h2", {}, t("text-scores.title")),
      session.report &&
        scoresTable(asRows(session.report), METRICS, { name: t("text-scores.title"), who: t("text-scores.who") }),
      why("text-scores.explain"),
    ),
  ]);
  const more = part(signal, (inner) => {
    const { report } = session;
    if (!report) return [];
    return [
      h("div", { class: "two pictures" }, recallFigure(report, name, inner), reliabilityFigure(report, name, inner)),
      confusionCard(report, name),
      labelsCard(report),
    ];
  });
  const side = part(
    signal,
    () => (session.report ? [doubtsCard(session.report), judgedCard(session.report)] : []),
    "reserved",
  );
  session.on(
    "report",
    () => {
      for (const one of [top, more, side]) one.redraw();
    },
    signal,
  );
  // What is shown may be of an earlier epoch.
  if (!session.report || session.report.epochsTrained !== session.run?.progress.epoch) session.judge();
  return {
    title: t("literature.judge.title"),
    lede: t("literature.judge.lede", { name: datasetTitle(name) }),
    main: [top.element, more.element, learningCurveCard(session, signal), splitsCard(session, signal)],
    side: [side.element, seedsCard(session, seedRows, signal)],
  };
}

/** @param {LiteratureReport} report */
const seedRows = ({ perSeed }) => ({
  heads: [t("setting.seed"), t("setting.epochs"), t("text-score.macroF1"), t("text-score.accuracy")],
  rows: perSeed.map(({ seed, epochsTrained, scores }) => [
    String(seed),
    String(epochsTrained),
    fixed(scores.macroAverage.f1, 3),
    fixed(scores.accuracy, 3),
  ]),
});

/** Precision against recall, of one label at a time. @param {LiteratureReport} report @param {string} file @param {AbortSignal} signal */
function recallFigure({ precisionRecall, labels, scores }, file, signal) {
  const names = precisionRecall.length === labels.length ? labels : labels.slice(-precisionRecall.length);
  const holder = h("div");
  let inner = new AbortController();
  signal.addEventListener("abort", () => inner.abort());
  /** @param {number} at */
  const draw = (at) => {
    inner.abort();
    inner = new AbortController();
    const curve = precisionRecall[at];
    const place = labels.indexOf(names[at] ?? "");
    if (!curve) return;
    const chosen = curve.threshold.reduce(
      (best, value, n) => (Math.abs(value - 0.5) < Math.abs((curve.threshold[best] ?? 9) - 0.5) ? n : best),
      0,
    );
    const support = scores.labels.reduce((sum, label) => sum + label.support, 0);
    fill(
      holder,
      tradeOff(
        {
          title: t("text-recall.title"),
          note: names[at],
          file,
          explain: "text-recall.explain",
          x: t("text-recall.x"),
          y: t("text-recall.y"),
          share: percent,
          base: (scores.labels[place]?.support ?? 0) / Math.max(1, support),
          curve,
          chosen: {
            threshold: curve.threshold[chosen] ?? 0.5,
            precision: curve.precision[chosen] ?? Number.NaN,
            recall: curve.recall[chosen] ?? Number.NaN,
          },
          names: {
            curve: t("text-recall.curve"),
            chosen: t("text-recall.half"),
            base: t("text-recall.base"),
            threshold: t("text-recall.threshold"),
          },
          summary: t("text-recall.summary", { label: names[at] ?? "", area: fixed(curve.averagePrecision, 3) }),
        },
        inner.signal,
      ),
    );
  };
  /** @type {HTMLSelectElement} */
  const select = h(
    "select",
    { id: "recall-label", on: { change: () => draw(Number(select.value)) } },
    names.map((label, at) => h("option", { value: at }, label)),
  );
  draw(0);
  return h(
    "div",
    {},
    holder,
    names.length > 1 &&
      h("p", { class: "choice" }, h("label", { for: "recall-label" }, t("corpus-field.label")), select),
  );
}

/** @param {LiteratureReport} report @param {string} file @param {AbortSignal} signal */
function reliabilityFigure({ reliability, scores }, file, signal) {
  return outcomes(
    {
      title: t("text-reliability.title"),
      file,
      explain: "text-reliability.explain",
      x: t("text-reliability.x"),
      y: t("text-reliability.y"),
      share: percent,
      bins: reliability,
      base: scores.accuracy,
      summary: t("text-reliability.summary", { accuracy: percent(scores.accuracy) }),
      names: {
        bin: t("text-reliability.bin"),
        equal: t("text-reliability.equal"),
        base: t("text-reliability.base"),
        count: t("corpus.documents"),
        events: t("text-reliability.right"),
        low: t("trend.low"),
        high: t("trend.high"),
      },
    },
    signal,
  );
}
