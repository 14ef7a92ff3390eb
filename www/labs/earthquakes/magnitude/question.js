// "How large was the event?": what its report looks like.
import { date, fixed, t } from "../../../words/index.js";
import { estimateCard } from "./estimate.js";
import { fixedDepthsCard } from "./fixed-depths.js";
import { pictures } from "./pictures.js";

/** @import { MagnitudeReport } from "../../../../pkg/orogen.d.ts" */
/** @import { Metric } from "../../../views/scores.js" */
/** @import { Question } from "../question.js" */

/** @type {Metric} */
const R2 = { key: "r2", word: "score.r2" };

/** @type {Question<MagnitudeReport>} */
export const magnitude = {
  metrics: [
    { key: "rmse", word: "score.rmse", drawn: true },
    { key: "mae", word: "score.mae" },
    { key: "mse", word: "score.mse" },
    R2,
  ],
  compared: R2,
  numbers: ({ difference: { mse, interval, blocks }, seeds }) =>
    t("verdict.numbers.magnitude", {
      mse: fixed(mse, 3),
      low: fixed(interval[0], 3),
      high: fixed(interval[1], 3),
      blocks,
      seeds: seeds.length,
    }),
  refusal: () => null,
  seeds: ({ perSeed }) => ({
    heads: [t("setting.seed"), t("score.rmse"), t("score.r2")],
    rows: perSeed.map(({ seed, scores }) => [String(seed), fixed(scores.rmse, 3), fixed(scores.r2, 3)]),
  }),
  facts({ rows, spans }) {
    const part = (/** @type {"training" | "validation" | "test"} */ name) => {
      const span = spans?.[name];
      const dates = span ? ` · ${t("scores.between", { low: date(span[0]), high: date(span[1]) })}` : "";
      return /** @type {[string, string]} */ ([t(`part.${name}`), t("part.rows", { n: rows[name] }) + dates]);
    };
    return [part("training"), part("validation"), part("test")];
  },
  pictures,
  cards: (report) => [fixedDepthsCard(report)],
  use: estimateCard,
};
