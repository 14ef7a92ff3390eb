// What the figures say in numbers: doubts, magnitudes of completeness, b-values.
import { h } from "../../../views/dom.js";
import { why } from "../../../views/meaning.js";
import { fixed, number, t, tell } from "../../../words/index.js";

/** @import { BValueMethod, CompletenessMethod, Fitness } from "../../../../pkg/orogen.d.ts" */
/** @import { Child } from "../../../views/dom.js" */

/** Rows stand before there are numbers for them: nothing jumps. @type {readonly CompletenessMethod[]} */
const COMPLETENESS = ["maxc", "ks", "gft90", "gft95", "b-stability"];
/** @type {readonly BValueMethod[]} */
const B_VALUES = ["tinti-mulargia", "aki-utsu", "b-positive"];

/** @param {string} name @param {string[]} columns @param {Child[][]} rows */
const table = (name, columns, rows) =>
  h(
    "table",
    { "aria-label": name },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        columns.map((label, at) => h("th", { scope: "col", class: at ? "figure" : null }, label)),
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

/** @param {Fitness | null} fitness */
export const doubtsCard = (fitness) =>
  h(
    "div",
    { class: "card fit-doubts" },
    h("h3", {}, t("fit.doubts")),
    fitness && fitness.warnings.length > 0
      ? h(
          "ul",
          { class: "doubts" },
          fitness.warnings.map(({ code, values }) => h("li", {}, tell(`fitness.${code}`, code, values))),
        )
      : h("p", { class: "quiet" }, t(fitness ? "fit.noDoubts" : "fit.computing")),
    why("fit.explainDoubts"),
  );

/** Two decimals where bins are finer than a tenth. @param {Fitness | null} fitness */
const decimals = (fitness) => ((fitness?.binWidth ?? 0.1) < 0.1 ? 2 : 1);

/** @param {Fitness | null} fitness */
export const completenessCard = (fitness) =>
  h(
    "div",
    { class: "card numbers" },
    h("h2", {}, t("completeness.title")),
    table(
      t("completeness.title"),
      [t("completeness.method"), t("completeness.mc"), t("completeness.events")],
      COMPLETENESS.map((method) => {
        const found = fitness?.completeness.find((one) => one.method === method);
        const mc = found?.mc ?? null;
        return [t(`completeness.${method}`), fixed(mc, decimals(fitness)), mc === null ? "–" : number(found?.events)];
      }),
    ),
    h(
      "p",
      { class: "quiet" },
      !fitness
        ? t("fit.computing")
        : fitness.mc === null
          ? t("completeness.unused")
          : t("completeness.used", { mc: fixed(fitness.mc, decimals(fitness)) }),
    ),
    why("completeness.explain"),
  );

/** @param {Fitness | null} fitness */
export const bValueCard = (fitness) =>
  h(
    "div",
    { class: "card numbers" },
    h("h2", {}, t("bvalue.title")),
    table(
      t("bvalue.title"),
      [t("bvalue.method"), t("bvalue.b"), t("bvalue.sigma"), t("bvalue.n")],
      B_VALUES.map((method) => {
        const found = fitness?.bValues.find((one) => one.method === method);
        return [t(`bvalue.${method}`), fixed(found?.b), fixed(found?.sigma), number(found?.n)];
      }),
    ),
    fitness && fitness.bValues.length === 0 && h("p", { class: "quiet" }, t("bvalue.none")),
    why("bvalue.explain"),
  );
