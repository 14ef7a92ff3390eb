// Real tables, a page of rows at a time: a hundred thousand rows in the document would freeze it.
import { number, t } from "../words/index.js";
import { bar, barred, fill, h } from "./dom.js";

/** @import { Child } from "./dom.js" */

/** @typedef {string | number | null} Cell */
/** @typedef {{ columns: string[], rows: ArrayLike<Cell[]>, numeric?: boolean[] }} Data */

/** @param {Cell} cell */
const written = (cell) =>
  typeof cell === "number" ? number(cell, { maximumSignificantDigits: 6, useGrouping: false }) : (cell ?? "–");

/** With more pages than this a place can be typed. */
const MANY = 4;

/**
 * @param {Data} data
 * @param {{ name: string, page?: number, draw?: (cell: Cell, column: number, row: number) => Child }} options `draw` makes more of a cell than its words, or nothing.
 */
export function pagedTable({ columns, rows, numeric = [] }, { name, page = 100, draw: own = () => null }) {
  let from = 0;
  const body = h("tbody");
  const place = h("span", { class: "quiet", role: "status" });
  const back = h("button", { type: "button", class: "small", on: { click: () => turn(-page) } }, t("table.back"));
  const forth = h("button", { type: "button", class: "small", on: { click: () => turn(page) } }, t("table.forth"));
  const jump = h("input", {
    type: "number",
    min: 1,
    max: rows.length,
    "aria-label": t("table.jump"),
    on: {
      change: () => {
        const wanted = Math.min(Math.max(1, Math.round(jump.valueAsNumber) || 1), Math.max(1, rows.length));
        show(wanted - 1);
      },
    },
  });
  const isNumber = (/** @type {number} */ column) => numeric[column] ?? typeof rows[0]?.[column] === "number";

  const draw = () => {
    const to = Math.min(from + page, rows.length);
    const shown = [];
    for (let at = from; at < to; at++) {
      shown.push(
        h(
          "tr",
          {},
          (rows[at] ?? []).map((cell, column) =>
            h("td", { class: isNumber(column) ? "figure" : null }, own(cell, column, at) || written(cell)),
          ),
        ),
      );
    }
    fill(body, shown);
    place.textContent = t("table.place", { from: rows.length ? from + 1 : 0, to, all: rows.length });
    bar(back, from > 0 ? null : t("table.first"));
    bar(forth, to < rows.length ? null : t("table.last"));
    jump.value = String(rows.length ? from + 1 : 0);
  };
  const show = (/** @type {number} */ first) => {
    from = first;
    draw();
    scroller.scrollTop = 0;
  };
  const turn = (/** @type {number} */ by) => {
    if (!barred(by < 0 ? back : forth)) show(Math.max(0, from + by));
  };

  const head = h(
    "tr",
    {},
    columns.map((label, column) => h("th", { scope: "col", class: isNumber(column) ? "figure" : null }, label)),
  );
  // Focusable, so that it can be scrolled from the keyboard.
  const scroller = h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": name },
    h("table", { "aria-label": name }, h("thead", {}, head), body),
  );
  draw();
  return h(
    "div",
    { class: "paged" },
    scroller,
    rows.length > page && h("div", { class: "pager" }, back, place, rows.length > MANY * page && jump, forth),
  );
}

/** @param {Data} data */
export function toCsv({ columns, rows }) {
  const quote = (/** @type {Cell} */ cell) => {
    const text = cell === null || Number.isNaN(cell) ? "" : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (/** @type {Cell[]} */ cells) => cells.map(quote).join(",");
  return `${[line(columns), ...Array.from(rows, line)].join("\r\n")}\r\n`;
}
