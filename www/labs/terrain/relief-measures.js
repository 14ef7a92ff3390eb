// How the ground is shaped, in numbers that geomorphologists use, each with what it says.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { fixed, number, t } from "../../words/index.js";

/** @import { Relief } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

const degrees = (/** @type {number} */ value) => t("unit.degrees", { n: fixed(value, 1) });
const metres = (/** @type {number} */ value) =>
  t("relief.metres", { m: number(value, { maximumSignificantDigits: 3 }) });

/** @type {[name: "slope" | "hypsometry" | "ruggedness" | "pits" | "beta" | "reliefMedian", value: (relief: Relief) => string][]} */
const MEASURES = [
  ["slope", ({ slope }) => t("measure.slope.value", { mean: degrees(slope.mean), median: degrees(slope.median) })],
  ["hypsometry", ({ hypsometricIntegral }) => fixed(hypsometricIntegral, 2)],
  ["ruggedness", ({ triMean }) => metres(triMean)],
  ["reliefMedian", ({ reliefMedian }) => metres(reliefMedian)],
  ["beta", ({ beta }) => fixed(beta, 2)],
  ["pits", ({ pits }) => number(pits, { style: "percent", maximumFractionDigits: 2 })],
];

/** @param {TerrainSession} session */
export function measuresCard({ relief }) {
  if (!relief) return null;
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("measures.title")),
    h(
      "table",
      { class: "measures", "aria-label": t("measures.title") },
      h(
        "tbody",
        {},
        MEASURES.map(([name, value]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, t(`measure.${name}`), h("small", {}, t(`measure.${name}.text`))),
            h("td", { class: "figure" }, value(relief)),
          ),
        ),
      ),
    ),
    h("p", { class: "quiet" }, t("measures.text")),
    why("measures.explain"),
  );
}
