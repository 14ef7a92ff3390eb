// The verdict in words, by the fixed rules of the report; and the reasons to doubt it.
import { h } from "../../views/dom.js";
import { current, date, fixed, t, tell } from "../../words/index.js";
import { sentence } from "../../words/sentence.js";

/** @import { MagnitudeReport } from "../../../pkg/orogen.d.ts" */

/** @param {MagnitudeReport} report */
export const verdictSentence = (report) => sentence(report, current());

/** @param {MagnitudeReport | null} report @param {"train" | "judge"} where */
export function verdictCard(report, where) {
  if (!report) {
    return h(
      "div",
      { class: "card verdict waiting" },
      h("h2", {}, t("verdict.title")),
      h("p", { class: "quiet" }, t(where === "train" ? "verdict.waiting" : "verdict.reading")),
    );
  }
  const { mse, interval, blocks } = report.difference;
  return h(
    "div",
    { class: `card verdict ${report.verdict}` },
    h("h2", {}, t("verdict.title")),
    h("p", { class: "sentence" }, verdictSentence(report)),
    h(
      "p",
      { class: "quiet" },
      t("verdict.numbers", {
        mse: fixed(mse, 3),
        low: fixed(interval[0], 3),
        high: fixed(interval[1], 3),
        blocks,
        seeds: report.seeds.length,
      }),
    ),
    where === "judge" &&
      h("details", { class: "why" }, h("summary", {}, t("verdict.means")), h("p", {}, t("verdict.explain"))),
  );
}

/** @param {MagnitudeReport} report */
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

/** @param {MagnitudeReport} report */
export function factsCard(report) {
  const fact = (/** @type {string} */ name, /** @type {string} */ value) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value));
  const { rows, spans } = report;
  const part = (/** @type {"training" | "validation" | "test"} */ name) => {
    const span = spans?.[name];
    const dates = span ? ` · ${t("scores.between", { low: date(span[0]), high: date(span[1]) })}` : "";
    return fact(t(`part.${name}`), t("part.rows", { n: rows[name] }) + dates);
  };
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("facts.title")),
    h(
      "dl",
      { class: "facts" },
      part("training"),
      part("validation"),
      part("test"),
      fact(t("setting.split"), t(`choice.${report.split}`)),
      fact(t("facts.epochs"), t("facts.judged", { epochs: report.epochsTrained, epoch: report.epochJudged })),
      fact(t("facts.engine"), t(`engine.${report.engine}`)),
    ),
  );
}
