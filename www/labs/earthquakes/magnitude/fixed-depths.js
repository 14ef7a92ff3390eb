// How much of the skill is where depths are conventions.
import { h } from "../../../views/dom.js";
import { why } from "../../../views/meaning.js";
import { number, percent, t } from "../../../words/index.js";

/** @import { MagnitudeReport } from "../../../../pkg/orogen.d.ts" */

/** @param {MagnitudeReport} report */
export function fixedDepthsCard({ fixedDepths: found }) {
  if (!found) return null;
  const [low, high] = found.freeDifference.interval;
  const verdict = high < 0 ? "better" : low > 0 ? "worse" : "equal";
  const fact = (/** @type {string} */ name, /** @type {string} */ value) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("fixed.title")),
    h(
      "dl",
      { class: "facts" },
      fact(t("fixed.depths"), t("fixed.km", { depths: found.depths.map((depth) => number(depth)).join(" · ") })),
      fact(t("fixed.rows"), t("fixed.of", { n: found.fixed, all: found.fixed + found.free })),
      fact(t("fixed.flag"), percent(found.skill)),
      fact(t("fixed.free"), percent(found.freeSkill)),
    ),
    h("p", {}, t(`fixed.${verdict}`)),
    why("fixed.explain"),
  );
}
