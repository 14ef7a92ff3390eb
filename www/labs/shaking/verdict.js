// The verdict in words, by the fixed rules of the report; and the reasons to doubt it.
import { h } from "../../views/dom.js";
import { fixed, sentence, t, tOr } from "../../words/index.js";
import { doubtsCard, waitingCard } from "../report-cards.js";

/** @import { IntensityReport } from "../../../pkg/orogen.d.ts" */

/** @param {IntensityReport | null} report */
export function verdictCard(report) {
  if (!report) return waitingCard("train");
  const { difference, recovery, seeds } = report;
  const [low, high] = recovery?.interval ?? difference.interval;
  const values = { blocks: difference.blocks, seeds: seeds.length, low: fixed(low, 3), high: fixed(high, 3) };
  return h(
    "div",
    { class: `card verdict ${report.verdict}` },
    h("h2", {}, t("verdict.title")),
    h("p", { class: "sentence" }, sentence(report)),
    h(
      "p",
      { class: "quiet" },
      recovery
        ? t("shaking.recovery", { ...values, deviation: fixed(recovery.deviation, 3), limit: fixed(recovery.limit, 2) })
        : t("shaking.difference", { ...values, mse: fixed(difference.mse, 3) }),
    ),
  );
}

/** Doubts name the equation as the page does. @param {IntensityReport} report */
export const doubtsOf = ({ doubts }) =>
  doubtsCard({
    doubts: doubts.map(({ code, values: { equation, ...values } }) => ({
      code,
      values: { ...values, equation: tOr(`equation.${equation}`, "") },
    })),
  });
