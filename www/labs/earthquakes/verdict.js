// The verdict in words, by the fixed rules of the report; and what was judged.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { sentence, t } from "../../words/index.js";
import { factsCard, waitingCard } from "../report-cards.js";
import { QUESTIONS } from "./questions.js";

/** @import { Report } from "./fields.js" */

/** @param {Report | null} report @param {"train" | "judge"} where */
export function verdictCard(report, where) {
  if (!report) return waitingCard(where);
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

/** @param {Report} report */
export const judgedCard = (report) =>
  factsCard([
    ...QUESTIONS[report.task].facts(report),
    [t("setting.split"), t(`choice.${report.split}`)],
    [t("facts.epochs"), t("facts.judged", { epochs: report.epochsTrained, epoch: report.epochJudged })],
    [t("facts.engine"), t(`engine.${report.engine}`)],
  ]);
