// What became of each row of a table that was read, in whichever lab.
import { download, fileName, h } from "../views/dom.js";
import { pagedTable, toCsv } from "../views/table.js";
import { t, tell } from "../words/index.js";

/** @import { Dropped, ImportReport, Note, Repaired, SetAside } from "../../pkg/orogen.d.ts" */

/** @typedef {{ notes: Note[] }} Noted */

/**
 * Rows of one fate. Of several files each row says which it is of.
 * @template {{ file?: string, row: number, column: string, value: string }} Row
 * @param {"dropped" | "aside" | "repaired"} fate
 * @param {Row[]} found
 * @param {string[]} heads
 * @param {(row: Row) => string[]} more
 */
function rowsCard(fate, found, heads, more) {
  const files = found.some(({ file }) => file !== undefined);
  const name = t(`${fate}.title`, { n: found.length });
  return h(
    "div",
    { class: `card ${fate}` },
    h("h2", {}, name),
    found.length === 0
      ? h("p", { class: "quiet" }, t("dropped.none"))
      : pagedTable(
          {
            columns: [
              ...(files ? [t("dropped.file")] : []),
              t("dropped.row"),
              t("dropped.column"),
              t("dropped.value"),
              ...heads,
            ],
            rows: found.map((row) => [
              ...(files ? [row.file ?? ""] : []),
              row.row,
              row.column,
              row.value,
              ...more(row),
            ]),
            numeric: [...(files ? [false] : []), true, false, false, ...heads.map(() => false)],
          },
          { name, page: 50 },
        ),
  );
}

/** @typedef {{ dropped: Dropped[], setAside?: SetAside[], repaired?: Repaired[] }} Fates */

/** Every row of every fate, reasons as the interface names them. @param {Fates} fates */
function fatesCsv({ dropped, setAside = [], repaired = [] }) {
  const columns = ["fate", "file", "row", "column", "value", "became", "reason", "of_file", "of_row"];
  const line =
    (/** @type {string} */ fate) =>
    (/** @type {Dropped | (SetAside & { became?: string }) | (Repaired & { of?: SetAside["of"] })} */ one) => {
      const { file = "", row, column, value, reason } = one;
      const { became = "", of } = /** @type {{ became?: string, of?: SetAside["of"] }} */ (one);
      return [fate, file, row, column, value, became, reason, of?.file ?? "", of?.row ?? ""];
    };
  const rows = [...dropped.map(line("dropped")), ...setAside.map(line("set-aside")), ...repaired.map(line("repaired"))];
  return toCsv({ columns, rows });
}

/** Takes all of them home. @param {string} name of the data @param {Fates} fates */
export function fatesBar(name, fates) {
  const { dropped, setAside = [], repaired = [] } = fates;
  if (dropped.length + setAside.length + repaired.length === 0) return null;
  const save = () => download(`\uFEFF${fatesCsv(fates)}`, `${fileName(name)}-${t("fates.file")}.csv`, "text/csv");
  return h(
    "div",
    { class: "bar" },
    h("button", { type: "button", id: "fates-save", on: { click: save } }, t("fates.save")),
  );
}

/** Rows left out, set aside, put right. @param {string} name of the data @param {Pick<ImportReport, "dropped" | "setAside" | "repaired">} report */
export function fateCards(name, { dropped, setAside, repaired }) {
  const twin = (/** @type {{ file?: string, row: number } | undefined} */ of) =>
    of ? [of.file, t("dropped.rowNumber", { row: of.row })].filter(Boolean).join(", ") : "";
  return [
    rowsCard("dropped", dropped, [t("dropped.reason")], ({ reason }) => [t(`reason.${reason}`)]),
    setAside.length > 0 &&
      rowsCard("aside", setAside, [t("dropped.reason"), t("aside.of")], ({ reason, of }) => [
        t(`reason.${reason}`),
        twin(of),
      ]),
    repaired.length > 0 &&
      rowsCard("repaired", repaired, [t("repaired.became"), t("dropped.reason")], ({ became, reason }) => [
        became,
        t(`repair.${reason}`),
      ]),
    fatesBar(name, { dropped, setAside, repaired }),
  ];
}

/** What was guessed. @param {Noted & { files: (Noted & { name: string })[] }} report */
export function notesCard(report) {
  const own = report.notes.map((note) => ({ ...note, of: "" }));
  const notes = [...own, ...report.files.flatMap(({ name, notes }) => notes.map((note) => ({ ...note, of: name })))];
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("notes.title")),
    notes.length === 0
      ? h("p", { class: "quiet" }, t("notes.none"))
      : h(
          "ul",
          { class: "doubts" },
          notes.map(({ code, values, of }) =>
            h("li", {}, of && h("b", {}, of, " "), tell(`note.${code}`, code, values)),
          ),
        ),
  );
}
