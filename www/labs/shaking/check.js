// Step 2: what the file became.
import { extent } from "../../views/canvas.js";
import { h } from "../../views/dom.js";
import { pagedTable } from "../../views/table.js";
import { datasetTitle, fixed, label, number, t, tell } from "../../words/index.js";
import { fatesBar } from "../import-report.js";
import { felt } from "./felt.js";

/** @import { IntensityImport } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function checkView(session, signal) {
  const { dataset, columns } = session;
  if (!dataset || !columns) return { lede: "", main: [], side: [] };
  const { report } = dataset;
  const name = datasetTitle(dataset.name);
  const picture = felt(
    {
      title: t("shaking.felt"),
      note: t("shaking.rows", { n: report.kept }),
      file: dataset.name,
      explain: "shaking.felt.explain",
      y: t("shaking.axis.intensity"),
    },
    {
      distance: columns.distance,
      value: columns.intensity,
      magnitude: columns.magnitude,
      line: null,
      summary: t("shaking.felt.summary", { rows: report.kept, events: report.events }),
    },
    signal,
  );
  return {
    lede: t("shaking.check.lede", { name, kept: report.kept, rows: report.rows, events: report.events }),
    main: [
      h(
        "div",
        { class: "bar" },
        h("button", { type: "button", class: "go", on: { click: () => session.go("train") } }, t("check.onward")),
      ),
      picture,
      droppedCard(report),
      fatesBar(dataset.name, report),
    ],
    side: [importCard(session, report), notesCard(report)],
  };
}

/** @param {IntensityImport} report */
function droppedCard({ dropped }) {
  const name = t("dropped.title", { n: dropped.length });
  const columns = [t("dropped.row"), t("dropped.column"), t("dropped.value"), t("dropped.reason")];
  const rows = dropped.map((row) => [row.row, row.column, row.value, t(`reason.${row.reason}`)]);
  const table = { columns, rows, numeric: [true, false, false, false] };
  return h(
    "div",
    { class: "card dropped" },
    h("h2", {}, name),
    dropped.length ? pagedTable(table, { name, page: 50 }) : h("p", { class: "quiet" }, t("dropped.none")),
  );
}

/** @param {Session} session @param {IntensityImport} report */
function importCard({ columns }, report) {
  const fact = (/** @type {string} */ name, /** @type {string} */ value) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value));
  const range = (/** @type {Float32Array | undefined} */ values, /** @type {number} */ decimals) => {
    const found = values && extent(values);
    return found ? t("scores.between", { low: fixed(found[0], decimals), high: fixed(found[1], decimals) }) : "–";
  };
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("import.title")),
    h("p", { class: "headline" }, t("check.kept", { kept: report.kept, rows: report.rows })),
    h(
      "dl",
      { class: "facts" },
      fact(t("import.format"), t(`intensities.${report.format}`)),
      fact(t("shaking.earthquakes"), number(report.events)),
      fact(label("shaking.axis.intensity"), range(columns?.intensity, 1)),
      fact(t("shaking.magnitude"), range(columns?.magnitude, 1)),
      fact(label("shaking.axis.distance"), range(columns?.distance, 0)),
      fact(t("shaking.taken"), Object.values(report.fields).join(", ")),
    ),
  );
}

/** @param {IntensityImport} report */
function notesCard({ notes }) {
  const list = notes.map(({ code, values }) => h("li", {}, tell(`note.${code}`, code, values)));
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("notes.title")),
    notes.length ? h("ul", { class: "doubts" }, list) : h("p", { class: "quiet" }, t("notes.none")),
  );
}
