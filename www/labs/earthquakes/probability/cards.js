// What the probabilities come to: as a yes-or-no at a threshold, and in all.
import { h } from "../../../views/dom.js";
import { why } from "../../../views/meaning.js";
import { fixed, number, t } from "../../../words/index.js";
import { chance } from "./chance.js";

/** @import { ProbabilityReport } from "../../../../pkg/orogen.d.ts" */

/** @param {string} name @param {string[]} heads @param {string[][]} rows The first cell of each names it. */
const table = (name, heads, rows) =>
  h(
    "table",
    { "aria-label": name },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        heads.map((head, at) => h("th", { scope: "col", class: at ? "figure" : null }, head)),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map(([first, ...cells]) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, first),
          cells.map((cell) => h("td", { class: "figure" }, cell)),
        ),
      ),
    ),
  );

/** @param {ProbabilityReport} report */
export function yesOrNoCard({ atThreshold: { threshold, precision, recall, f1, accuracy, alwaysNo } }) {
  const title = t("yesOrNo.title");
  return h(
    "div",
    { class: "card numbers" },
    h("h2", {}, title),
    table(
      title,
      [t("yesOrNo.who"), t("yesOrNo.precision"), t("yesOrNo.recall"), t("yesOrNo.f1"), t("yesOrNo.accuracy")],
      [
        [
          t("yesOrNo.network", { threshold: chance(threshold) }),
          ...[precision, recall, f1, accuracy].map((x) => fixed(x, 3)),
        ],
        [t("yesOrNo.never"), "–", fixed(0, 3), fixed(0, 3), fixed(alwaysNo, 3)],
      ],
    ),
    h("p", { class: "quiet" }, t(accuracy > alwaysNo ? "yesOrNo.above" : "yesOrNo.below")),
    why("yesOrNo.explain"),
  );
}

/** Under this in either tail, two-sided 5 %, chance alone would rarely do it. */
const RARE = 0.025;

/** @param {number} p */
const tail = (p) => (p < 0.001 ? `< ${fixed(0.001, 3)}` : fixed(p, 3));

/** @param {ProbabilityReport} report */
export function nTestCard({ nTest: { expected, observed, delta1, delta2 } }) {
  const title = t("nTest.title");
  const found = delta1 < RARE ? "nTest.more" : delta2 < RARE ? "nTest.fewer" : "nTest.agrees";
  return h(
    "div",
    { class: "card numbers" },
    h("h2", {}, title),
    h("p", { class: "n-test" }, t(found, { expected, observed })),
    table(
      title,
      [t("nTest.what"), t("nTest.value")],
      [
        [t("nTest.expected"), number(expected, { maximumFractionDigits: 1 })],
        [t("nTest.observed"), number(observed)],
        [t("nTest.delta1"), tail(delta1)],
        [t("nTest.delta2"), tail(delta2)],
      ],
    ),
    why("nTest.explain"),
  );
}
