// A table of figures that can be taken home.
import { download, fileName, h } from "../../views/dom.js";
import { toCsv } from "../../views/table.js";
import { t } from "../../words/index.js";

/** @import { Child } from "../../views/dom.js" */

/** @typedef {{ name: string, before?: Child, figures: (string | { value: string, small: string })[], own?: boolean }} FigureRow */

/** @param {string} name @param {string[]} columns The first is that of the rows' names. @param {FigureRow[]} rows */
export const figureTable = (name, [who = "", ...columns], rows) =>
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
          h("th", { scope: "col" }, who),
          columns.map((column) => h("th", { scope: "col", class: "figure" }, column)),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map(({ name: row, before, figures, own }) =>
          h(
            "tr",
            { class: own ? "me" : null },
            h("th", { scope: "row" }, before, row),
            figures.map((figure) =>
              typeof figure === "string"
                ? h("td", { class: "figure" }, figure)
                : h(
                    "td",
                    { class: "figure" },
                    h("span", { class: "value" }, figure.value),
                    h("small", {}, figure.small),
                  ),
            ),
          ),
        ),
      ),
    ),
  );

/** @param {{ name: string, file: string, columns: string[], rows: (string | number | null)[][] }} table */
export const saveTable = ({ name, file, columns, rows }) =>
  h(
    "div",
    { class: "bar" },
    h(
      "button",
      {
        type: "button",
        class: "small",
        on: {
          click: () => {
            const csv = toCsv({ columns, rows });
            download(`\uFEFF${csv}`, `${fileName(file)}-${name}.csv`, "text/csv");
          },
        },
      },
      t("tellers.save"),
    ),
  );
