// Which labels are taken for which, and how well each is told.
import { download, fileName, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { toCsv } from "../../views/table.js";
import { fixed, number, t } from "../../words/index.js";

/** @import { LiteratureReport } from "../../../pkg/orogen.d.ts" */

/** Shades of a cell, by its share of the row; styles/literature.css has one for each. */
const SHADES = 5;

/** @param {LiteratureReport} report @param {string} file */
export function confusionCard({ labels, scores: { confusion } }, file) {
  const name = t("confusion.title");
  const save = () => {
    const data = {
      columns: [t("confusion.true"), ...labels],
      rows: confusion.map((row, at) => [labels[at] ?? "", ...row]),
    };
    download(`\uFEFF${toCsv(data)}`, `${fileName(file)}-confusion.csv`, "text/csv");
  };
  return h(
    "div",
    { class: "card" },
    h("h2", {}, name),
    h("p", { class: "quiet" }, t("confusion.text")),
    h(
      "div",
      { class: "scroll whole", tabindex: 0, role: "region", "aria-label": name },
      h(
        "table",
        { class: "confusion", "aria-label": name },
        h(
          "thead",
          {},
          h("tr", {}, h("td", {}), h("th", { scope: "colgroup", colspan: labels.length }, t("confusion.told"))),
          h(
            "tr",
            {},
            h("th", { scope: "col" }, t("confusion.true")),
            labels.map((label) => h("th", { scope: "col", class: "figure" }, label)),
          ),
        ),
        h(
          "tbody",
          {},
          confusion.map((row, at) => {
            const all = row.reduce((sum, count) => sum + count, 0);
            return h(
              "tr",
              {},
              h("th", { scope: "row" }, labels[at]),
              row.map((count, column) =>
                h(
                  "td",
                  {
                    class: `figure ${column === at ? "right" : "wrong"}${Math.ceil((SHADES * count) / Math.max(1, all))}`,
                  },
                  number(count),
                ),
              ),
            );
          }),
        ),
      ),
    ),
    h(
      "div",
      { class: "bar" },
      h("button", { type: "button", class: "small", on: { click: save } }, t("figure.saveCsv")),
    ),
  );
}

/** @param {LiteratureReport} report */
export function labelsCard({ labels, scores }) {
  const name = t("text-labels.title");
  const heads = /** @type {const} */ (["precision", "recall", "f1", "support"]);
  const row = (/** @type {string} */ label, /** @type {LiteratureReport["scores"]["macroAverage"]} */ found) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, label),
      heads.map((head) =>
        h("td", { class: "figure" }, head === "support" ? number(found.support) : fixed(found[head], 3)),
      ),
    );
  return h(
    "div",
    { class: "card" },
    h("h2", {}, name),
    h(
      "div",
      { class: "scroll whole", tabindex: 0, role: "region", "aria-label": name },
      h(
        "table",
        { class: "scores", "aria-label": name },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, t("corpus-field.label")),
            heads.map((head) => h("th", { scope: "col", class: "figure" }, t(`text-score.${head}`))),
          ),
        ),
        h(
          "tbody",
          {},
          labels.flatMap((label, at) => (scores.labels[at] ? [row(label, scores.labels[at])] : [])),
          row(t("text-score.macro"), scores.macroAverage),
        ),
      ),
    ),
    why("text-labels.explain"),
  );
}
