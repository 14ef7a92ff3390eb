// The verdict in words, by the fixed rules of the report; and the reasons to doubt it.
import { h } from "../../views/dom.js";
import { fixed, sentence, t, tell, tOr } from "../../words/index.js";

/** @import { IntensityReport } from "../../../pkg/orogen.d.ts" */

/** @param {IntensityReport | null} report */
export function verdictCard(report) {
  if (!report)
    return h(
      "div",
      { class: "card verdict waiting" },
      h("h2", {}, t("verdict.title")),
      h("p", { class: "quiet" }, t("verdict.waiting")),
    );
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

/** @param {IntensityReport} report */
export function doubtsCard({ doubts }) {
  const list = doubts.map(({ code, values: { equation, ...values } }) =>
    h("li", {}, tell(`doubt.${code}`, code, { ...values, equation: tOr(`equation.${equation}`, "") })),
  );
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("doubts.title")),
    doubts.length ? h("ul", { class: "doubts" }, list) : h("p", { class: "quiet" }, t("doubts.none")),
  );
}
