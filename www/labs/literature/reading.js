// How the files were read, and how to overrule it: a change reads the same bytes again at once.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { pagedTable } from "../../views/table.js";
import { label, t } from "../../words/index.js";
import { readingFrame } from "../reading-card.js";

/** @import { CorpusField, CorpusOptions, Delimiter, Encoding } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const LONGEST_CELL = 160;
/** @type {readonly CorpusField[]} */
const FIELDS = ["title", "abstract", "year", "label", "identifier", "authors", "journal"];
/** @type {readonly Encoding[]} */
const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252", "shift_jis"];
/** @type {readonly Delimiter[]} */
const DELIMITERS = [",", ";", "\t", "|"];

/** Abstracts are long for a cell. @param {string} cell */
const cut = (cell) => (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell);

/** Reads the same files with other options. @param {LiteratureSession} session @param {CorpusOptions} next */
function change(session, next) {
  const { origin, options } = session;
  const chosen = Object.entries({ ...options, ...next }).filter(([, value]) => value !== undefined);
  return origin && session.read(origin, Object.fromEntries(chosen));
}

/** Duplicates, and the switch that keeps them. @param {LiteratureSession} session */
export function duplicatesCard(session) {
  const { dataset, options, origin } = session;
  const aside = dataset?.report.setAside.length ?? 0;
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("duplicates.title")),
    h("p", {}, t(options.keepDuplicates ? "duplicates.kept" : "duplicates.aside", { n: aside })),
    h(
      "p",
      { class: "check" },
      h("input", {
        type: "checkbox",
        id: "keep-duplicates",
        disabled: !origin,
        checked: options.keepDuplicates ?? false,
        on: {
          change: (event) => {
            const { checked } = /** @type {HTMLInputElement} */ (event.target);
            change(session, { keepDuplicates: checked || undefined });
          },
        },
      }),
      h("label", { for: "keep-duplicates" }, t("duplicates.keep")),
    ),
    why("duplicates.explain"),
  );
}

/** @param {LiteratureSession} session */
export function readingCard(session) {
  const { dataset, origin, options } = session;
  const report = dataset?.report;
  if (!report) return null;
  /** @param {string} id @param {string} name @param {[value: string, words: string][]} choices @param {string} chosen @param {(value: string) => void} take */
  const choice = (id, name, choices, chosen, take) => {
    /** @type {HTMLSelectElement} */
    const select = h(
      "select",
      { id, disabled: !origin, on: { change: () => take(select.value) } },
      choices.map(([value, words]) => h("option", { value, selected: value === chosen }, words)),
    );
    return h("div", { class: "field" }, h("label", { for: id }, name), select);
  };
  const found = t("reading.found");
  const columns = report.columns.map((name) => /** @type {[string, string]} */ ([name, name]));
  const fields = FIELDS.map((field) => {
    const recognised = report.fields[field];
    return choice(
      `column-${field}`,
      label(`corpus-field.${field}`),
      [["", recognised ? t("reading.recognised", { column: recognised }) : t("reading.nothing")], ...columns],
      options.columns?.[field] ?? "",
      (value) => {
        const { [field]: _, ...others } = options.columns ?? {};
        change(session, { columns: value ? { ...others, [field]: value } : others });
      },
    );
  });
  return readingFrame(
    session,
    "corpus-reading.explain",
    columns.length > 0 && h("fieldset", {}, h("legend", {}, t("reading.columns")), h("div", { class: "grid" }, fields)),
    h(
      "fieldset",
      {},
      h("legend", {}, t("corpus.textTitle")),
      h(
        "div",
        { class: "grid" },
        choice(
          "option-encoding",
          t("import.encoding"),
          [["", found], ...ENCODINGS.map((name) => /** @type {[string, string]} */ ([name, t(`encoding.${name}`)]))],
          options.encoding ?? "",
          (value) => change(session, { encoding: ENCODINGS.find((name) => name === value) }),
        ),
        choice(
          "option-delimiter",
          t("import.delimiter"),
          [
            ["", found],
            ...DELIMITERS.map(
              (name) => /** @type {[string, string]} */ ([name, t(`delimiter.${name === "\t" ? "tab" : name}`)]),
            ),
          ],
          options.delimiter ?? "",
          (value) => change(session, { delimiter: DELIMITERS.find((name) => name === value) }),
        ),
      ),
    ),
    columns.length > 0 && [
      h("h3", {}, t("reading.preview")),
      pagedTable(
        {
          columns: report.columns,
          rows: report.preview.map((row) => row.map(cut)),
          numeric: report.columns.map(() => false),
        },
        { name: t("reading.preview"), page: 10 },
      ),
    ],
  );
}
