// The verdict in words, by the fixed rules of the report; whether it learnt by heart; what was judged.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { fixed, t } from "../../words/index.js";
import { factsCard, waitingCard } from "../report-cards.js";

/** @import { TerrainReport } from "../../../pkg/orogen.d.ts" */

/** @param {TerrainReport | null} report */
export function verdictCard(report) {
  if (!report) return waitingCard("judge");
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
export function judgedCard({ patches, preset, steps, stepJudged, seed, engine }) {
  return factsCard([
    [t("preset.title"), t(`preset.${preset}`)],
    [t("facts.patches"), t("patches.found", { training: patches.training, validation: patches.validation })],
    [t("facts.steps"), t("facts.steps.value", { steps, step: stepJudged })],
    [t("setting.seed"), String(seed)],
    [t("facts.engine"), t(`engine.${engine}`)],
  ]);
}
