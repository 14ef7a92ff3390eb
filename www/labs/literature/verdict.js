// The verdict in words, by the fixed rules of the report; what was judged.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { fixed, percent, sentence, t } from "../../words/index.js";
import { factsCard, waitingCard } from "../report-cards.js";

/** @import { LiteratureReport } from "../../../pkg/orogen.d.ts" */

/** @param {LiteratureReport | null} report @param {"train" | "judge"} where */
export function verdictCard(report, where) {
  if (!report) return waitingCard(where);
  const { difference, mcNemar, seeds } = report;
  const [low, high] = difference.interval.map((value) => fixed(value, 3));
  return h(
    "div",
    { class: `card verdict ${report.verdict}` },
    h("h2", {}, t("verdict.title")),
    h("p", { class: "sentence" }, sentence(report)),
    h(
      "p",
      { class: "quiet" },
      t("text-verdict.numbers", {
        difference: fixed(difference.macroF1, 3),
        low,
        high,
        seeds: seeds.length,
        network: mcNemar.onlyNetwork,
        baseline: mcNemar.onlyBaseline,
        p: mcNemar.pValue < 0.001 ? "< 0.001" : fixed(mcNemar.pValue, 3),
      }),
    ),
    where === "judge" && why("text-verdict.explain", "verdict.means"),
  );
}

/** @param {LiteratureReport} report */
export function judgedCard(report) {
  const { documents, years } = report;
  /** @param {"training" | "validation" | "test"} name @returns {[string, string]} */
  const part = (name) => {
    const span = years?.[name].map(String).join("–");
    return [t(`part.${name}`), `${t("corpus.found", { n: documents[name] })}${span ? ` · ${span}` : ""}`];
  };
  return factsCard([
    part("training"),
    part("validation"),
    part("test"),
    [t("preset.title"), t(`text-preset.${report.preset}`)],
    [t("setting.split"), t(`choice.${report.split}`)],
    [
      t("text-facts.words"),
      t("text-facts.words.value", { n: report.vocabulary, unknown: percent(report.unknownShare) }),
    ],
    [t("text-facts.read"), t("text-facts.read.value", { n: report.tokens, cut: percent(report.cutShare) })],
    [t("facts.epochs"), t("facts.judged", { epochs: report.epochsTrained, epoch: report.epochJudged })],
    [t("facts.engine"), t(`engine.${report.engine}`)],
  ]);
}
