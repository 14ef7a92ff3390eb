// What happened to rows on their way in: dropped, set aside, put right; and the switches that bring them back.
import { h, uid } from "../../views/dom.js";
import { pagedTable } from "../../views/table.js";
import { t } from "../../words/index.js";

/** @import { ImportReport, RowPlace } from "../../../pkg/orogen.d.ts" */
/** @import { Session } from "./session.js" */
/** @import { Cell } from "../../views/table.js" */

/**
 * A card of rows with a title that counts them.
 * @param {string} title
 * @param {string} none What is said where there are none.
 * @param {string[]} columns Behind file, row, column and value.
 * @param {{ file?: string, row: number, column: string, value: string }[]} rows
 * @param {(index: number) => Cell[]} rest The cells of those columns.
 * @param {Node[]} [switches]
 */
function rowsCard(title, none, columns, rows, rest, switches = []) {
  const several = rows.some(({ file }) => file !== undefined);
  const names = [t("dropped.row"), t("dropped.column"), t("dropped.value"), ...columns];
  const cells = rows.map(({ file, row, column, value }, index) => [
    ...(several ? [file ?? ""] : []),
    row,
    column,
    value,
    ...rest(index),
  ]);
  const all = several ? [t("dropped.file"), ...names] : names;
  return h(
    "div",
    { class: "card dropped" },
    h("h2", {}, title),
    switches,
    rows.length === 0
      ? h("p", { class: "quiet" }, none)
      : pagedTable(
          { columns: all, rows: cells, numeric: all.map((_, at) => at === (several ? 1 : 0)) },
          { name: title, page: 50 },
        ),
  );
}

/** @param {ImportReport} report */
export function droppedCard({ dropped }) {
  return rowsCard(
    t("dropped.title", { n: dropped.length }),
    t("dropped.none"),
    [t("dropped.reason")],
    dropped,
    (at) => [dropped[at] ? t(`reason.${dropped[at].reason}`) : ""],
  );
}

/** @param {RowPlace | undefined} of */
const twin = (of) =>
  !of ? "" : of.file ? t("aside.ofFile", { row: of.row, file: of.file }) : t("aside.of", { row: of.row });

/** @param {Session} session @param {ImportReport} report */
export function asideCard(session, { setAside }) {
  const { origin, options } = session;
  const [kinds, twins] = [uid(), uid()];
  /** @type {HTMLSelectElement} */
  const duplicates = h(
    "select",
    {
      id: twins,
      disabled: !origin,
      on: {
        change: () =>
          session.reread({ keepDuplicates: duplicates.value === "" ? undefined : duplicates.value === "true" }),
      },
    },
    /** @type {const} */ ([
      ["", t("aside.duplicates.found")],
      ["false", t("aside.duplicates.all")],
      ["true", t("aside.duplicates.none")],
    ]).map(([value, words]) => h("option", { value, selected: value === String(options.keepDuplicates ?? "") }, words)),
  );
  return rowsCard(
    t("aside.title", { n: setAside.length }),
    t("aside.none"),
    [t("dropped.reason"), ""],
    setAside,
    (at) => [setAside[at] ? t(`reason.${setAside[at].reason}`) : "", twin(setAside[at]?.of)],
    [
      switchFor(kinds, t("reading.keepOtherEvents"), options.keepOtherEvents ?? false, !origin, (on) =>
        session.reread({ keepOtherEvents: on }),
      ),
      h("div", { class: "field" }, h("label", { for: twins }, t("aside.duplicates")), duplicates),
    ],
  );
}

/** @param {Session} session @param {ImportReport} report */
export function repairedCard(session, { repaired }) {
  const { origin, options } = session;
  return rowsCard(
    t("repaired.title", { n: repaired.length }),
    t("repaired.none"),
    [t("repaired.became"), t("dropped.reason")],
    repaired,
    (at) => [repaired[at]?.became ?? "", repaired[at] ? t(`repair.${repaired[at].reason}`) : ""],
    [
      switchFor(uid(), t("repaired.switch"), options.repair ?? true, !origin, (on) =>
        session.reread({ repair: on ? undefined : false }),
      ),
    ],
  );
}

/** @param {string} id @param {string} words @param {boolean} checked @param {boolean} disabled @param {(on: boolean) => void} take */
function switchFor(id, words, checked, disabled, take) {
  /** @type {HTMLInputElement} */
  const box = h("input", { type: "checkbox", id, disabled, checked, on: { change: () => take(box.checked) } });
  return h("p", { class: "check" }, box, h("label", { for: id }, words));
}
