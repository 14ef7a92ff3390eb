// Step 2: what the file became, before anything is learnt from it.
import { extent } from "../../views/canvas.js";
import { h } from "../../views/dom.js";
import { datasetTitle, date, fixed, label, number, t } from "../../words/index.js";
import { fateCards, notesCard } from "../import-report.js";
import { hasTimes } from "./fields.js";
import { clusterPanel } from "./fit/cluster-panel.js";
import { fitPanels } from "./fit/panels.js";
import { sequencePanel } from "./fit/sequence-panel.js";
import { readingCard } from "./reading.js";

/** @import { CatalogueColumns, ImportReport } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function checkView(session, signal) {
  const { dataset, columns } = session;
  if (!dataset || !columns) return { lede: "", main: [], side: [] };
  const { report } = dataset;
  const onward = () =>
    h("button", { type: "button", class: "go", on: { click: () => session.go("train") } }, t("check.onward"));
  const fit = fitPanels(session, dataset, columns, signal);
  const clusters = hasTimes(dataset)
    ? [clusterPanel(session, dataset, columns, signal), sequencePanel(session, dataset, columns, signal)]
    : [];
  return {
    lede: t("check.lede", { name: datasetTitle(dataset.name), kept: report.kept, rows: report.rows }),
    main: [
      h("div", { class: "bar" }, onward()),
      fit.main,
      ...clusters,
      ...fateCards(dataset.name, report),
      readingCard(session),
    ],
    side: [importCard(report, columns), notesCard(report), fit.side],
  };
}

/** @param {ImportReport} report @param {CatalogueColumns} columns */
function importCard(report, columns) {
  const [times, depths, magnitudes] = [extent(columns.time), extent(columns.depth), extent(columns.magnitude)];
  const fact = (/** @type {string} */ name, /** @type {string | null} */ value) =>
    value !== null && h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("import.title")),
    h("p", { class: "headline" }, t("check.kept", { kept: report.kept, rows: report.rows })),
    h(
      "dl",
      { class: "facts" },
      fact(t("import.format"), t(`format.${report.format}`)),
      ...report.files.map((file) =>
        fact(file.name, `${t(`format.${file.format}`)} · ${t("check.kept", { kept: file.kept, rows: file.rows })}`),
      ),
      fact(t("import.encoding"), t(`encoding.${report.encoding}`)),
      fact(
        t("import.delimiter"),
        report.delimiter && t(`delimiter.${report.delimiter === "\t" ? "tab" : report.delimiter}`),
      ),
      fact(label("field.time"), times && t("scores.between", { low: date(times[0]), high: date(times[1]) })),
      fact(
        label("field.magnitude"),
        magnitudes && t("scores.between", { low: fixed(magnitudes[0], 1), high: fixed(magnitudes[1], 1) }),
      ),
      fact(
        label("field.depth"),
        depths &&
          t("import.km", {
            low: number(depths[0], { maximumFractionDigits: 0 }),
            high: number(depths[1], { maximumFractionDigits: 0 }),
          }),
      ),
    ),
  );
}
