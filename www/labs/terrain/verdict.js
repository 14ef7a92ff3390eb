// The verdict in words, by the fixed rules of the report; whether it learnt by heart; and the reasons to doubt it.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { fixed, t, tell } from "../../words/index.js";

/** @import { TerrainReport } from "../../../pkg/orogen.d.ts" */

/** @param {TerrainReport | null} report */
export function verdictCard(report) {
  if (!report) {
    return h(
      "div",
      { class: "card verdict waiting" },
      h("h2", {}, t("verdict.title")),
      h("p", { class: "quiet" }, t("verdict.reading")),
    );
  }
  const { scores, surfaces, against, difference } = report;
  return h(
    "div",
    { class: `card verdict ${report.verdict}` },
    h("h2", {}, t("verdict.title")),
    h("p", { class: "sentence" }, t(`gan-verdict.${report.verdict}`, { surface: t(`surface.${against}`) })),
    h(
      "p",
      { class: "quiet" },
      t("gan-verdict.numbers", {
        total: fixed(scores.total, 1),
        rival: fixed(surfaces[against].total, 1),
        real: fixed(surfaces.real.total, 1),
        surface: t(`surface.${against}`),
        difference: fixed(difference.total, 1),
        low: fixed(difference.interval[0], 1),
        high: fixed(difference.interval[1], 1),
        groups: difference.groups,
      }),
    ),
    why("gan-verdict.explain", "verdict.means"),
  );
}

/** @param {TerrainReport} report */
export function memoryCard({ memorised, scores }) {
  return h(
    "div",
    { class: `card memory ${memorised}` },
    h("h2", {}, t("memorised.title")),
    h("p", { class: "headline" }, t(`memorised.${memorised}`)),
    h("p", { class: "quiet" }, t("memorised.text", { nearest: fixed(scores.nearest) })),
  );
}

/** @param {TerrainReport} report */
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

/** @param {TerrainReport} report */
export function factsCard(report) {
  const fact = (/** @type {string} */ name, /** @type {string} */ value) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value));
  const { patches } = report;
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("facts.title")),
    h(
      "dl",
      { class: "facts" },
      fact(t("preset.title"), t(`preset.${report.preset}`)),
      fact(t("facts.patches"), t("patches.found", { training: patches.training, validation: patches.validation })),
      fact(t("facts.steps"), t("facts.steps.value", { steps: report.steps, step: report.stepJudged })),
      fact(t("setting.seed"), String(report.seed)),
      fact(t("facts.engine"), t(`engine.${report.engine}`)),
    ),
  );
}
