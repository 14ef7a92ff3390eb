// "How probable is an event of M ≥ m within the next days?": what its report looks like.
import { h } from "../../../views/dom.js";
import { date, fixed, number, t } from "../../../words/index.js";
import { nTestCard, yesOrNoCard } from "./cards.js";
import { chance } from "./chance.js";
import { dayCard } from "./day.js";
import { precisionFigure, reliabilityFigure } from "./figures.js";

/** @import { ProbabilityReport } from "../../../../pkg/orogen.d.ts" */
/** @import { Metric } from "../../../views/scores.js" */
/** @import { Question } from "../question.js" */

/** @type {Metric} */
const GAIN = { key: "informationGain", word: "score.informationGain", decimals: 3, higher: true };

/** @type {Question<ProbabilityReport>} */
export const probability = {
  metrics: [
    { key: "logScore", word: "score.logScore", decimals: 4, higher: true, drawn: true },
    { key: "brier", word: "score.brier", decimals: 4 },
    { key: "skill", word: "score.skill", decimals: 3, higher: true },
    GAIN,
    { key: "auc", word: "score.auc", decimals: 3, higher: true },
  ],
  compared: GAIN,
  numbers: ({ difference: { logScore, interval, blocks }, seeds }) =>
    t("verdict.numbers.probability", {
      difference: fixed(logScore, 4),
      low: fixed(interval[0], 4),
      high: fixed(interval[1], 4),
      blocks,
      seeds: seeds.length,
    }),
  refusal({ doubts, windows }) {
    const few = doubts.find(({ code }) => code === "few-positives");
    return few
      ? [
          h("p", {}, t("refusal.few", { ...few.values, windows: windows.test.windows })),
          h("p", { class: "quiet" }, t("refusal.more")),
        ]
      : h("p", {}, t("refusal.interval"));
  },
  seeds: ({ perSeed }) => ({
    heads: [t("setting.seed"), t("score.logScore"), t("score.skill")],
    rows: perSeed.map(({ seed, scores }) => [String(seed), fixed(scores.logScore, 4), fixed(scores.skill, 4)]),
  }),
  facts(report) {
    const { windows, spans, cells, targetMagnitude, windowDays, cellDegrees, mc, binWidth, baseRate } = report;
    const decimals = binWidth < 0.1 ? 2 : 1;
    const part = (/** @type {"training" | "validation" | "test"} */ name) => {
      const [low, high] = spans[name].map((moment) => date(moment));
      const counts = t("facts.windows", { n: windows[name].windows, events: windows[name].events });
      return /** @type {[string, string]} */ ([
        t(`part.${name}`),
        `${counts} · ${t("scores.between", { low: low ?? "", high: high ?? "" })}`,
      ]);
    };
    return [
      [t("facts.asked"), t("facts.question", { m: fixed(targetMagnitude, decimals), days: windowDays })],
      [t("facts.mc"), fixed(mc, decimals)],
      [
        t("facts.cells"),
        cellDegrees === 0 ? t("facts.oneCell") : t("facts.cellsOf", { n: cells.length, degrees: number(cellDegrees) }),
      ],
      [t("facts.baseRate"), chance(baseRate)],
      part("training"),
      part("validation"),
      part("test"),
    ];
  },
  pictures: (report, file, signal) => [reliabilityFigure(report, file, signal), precisionFigure(report, file, signal)],
  cards: (report) => [yesOrNoCard(report), nTestCard(report)],
  use: dayCard,
};
