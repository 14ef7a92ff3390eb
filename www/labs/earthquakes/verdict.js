// The verdict in words, by the fixed rules of the report; and the reasons to doubt it.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { sentence, t, tell } from "../../words/index.js";
import { QUESTIONS } from "./questions.js";

/** @import { Report } from "./fields.js" */

/** @param {Report | null} report @param {"train" | "judge"} where */
export function verdictCard(report, where) {
  if (!report) {
    return h(
      "div",
      { class: "card verdict waiting" },
      h("h2", {}, t("verdict.title")),
      h("p", { class: "quiet" }, t(where === "train" ? "verdict.waiting" : "verdict.reading")),
    );
  }
  const question = QUESTIONS[report.task];
  return h(
    "div",
    { class: `card verdict ${report.verdict}` },
    h("h2", {}, t("verdict.title")),
    h("p", { class: "sentence" }, sentence(report)),
    report.verdict === "none" && question.refusal(report),
    report.againstTrees.verdict !== "none" && h("p", {}, t(`trees.${report.againstTrees.verdict}`)),
    h("p", { class: "quiet" }, question.numbers(report)),
    where === "judge" && why(`verdict.explain.${report.task}`, "verdict.means"),
  );
}

/** @param {Pick<Report, "doubts">} report */
export function doubtsCard({ doubts }) {
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("doubts.title")),
    doubts.length === 0
      ? h("p", { class: "quiet" }, t("doubts.none"))
      : h(
          "ul",
          { class: "doubts" },
          doubts.map(({ code, values }) => h("li", {}, tell(`doubt.${code}`, code, values))),
        ),
  );
}

/** @param {Report} report */
export function factsCard(report) {
  const fact = (/** @type {string} */ name, /** @type {string} */ value) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("facts.title")),
    h(
      "dl",
      { class: "facts" },
      QUESTIONS[report.task].facts(report).map(([name, value]) => fact(name, value)),
      fact(t("setting.split"), t(`choice.${report.split}`)),
      fact(t("facts.epochs"), t("facts.judged", { epochs: report.epochsTrained, epoch: report.epochJudged })),
      fact(t("facts.engine"), t(`engine.${report.engine}`)),
    ),
  );
}
