// Step 2: what the file became, before anything is learnt from it.
import { chart } from "../../views/chart.js";
import { h } from "../../views/dom.js";
import { map } from "../../views/map.js";
import { datasetTitle, date, fixed, label, number, t, tell } from "../../words/index.js";
import { readingCard } from "./reading.js";
import { asideCard, droppedCard, repairedCard } from "./rows.js";

/** @import { Catalogue, CatalogueColumns, ImportReport, Note } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../earthquakes.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function checkView(session, signal) {
  const { dataset, columns } = session;
  if (!dataset || !columns) return { lede: "", main: [], side: [] };
  const { report } = dataset;
  const onward = () =>
    h("button", { type: "button", class: "go", on: { click: () => session.go("train") } }, t("check.onward"));
  return {
    lede: t("check.lede", { name: datasetTitle(dataset.name), kept: report.kept, rows: report.rows }),
    main: [
      h("div", { class: "bar" }, onward()),
      eventMap(dataset, columns, signal),
      h("div", { class: "two" }, histogram(dataset, columns, signal), droppedCard(report)),
      h("div", { class: "two" }, asideCard(session, report), repairedCard(session, report)),
      readingCard(session),
    ],
    side: [importCard(report, columns), notesCard(report)],
  };
}

/** @param {Float32Array | Float64Array} column @returns {[number, number] | null} */
function range(column) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of column) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** @param {Catalogue} dataset @param {CatalogueColumns} columns @param {AbortSignal} signal */
function eventMap(dataset, columns, signal) {
  const magnitudes = range(columns.magnitude);
  return map(
    {
      title: t("map.title"),
      note: t("map.note"),
      file: dataset.name,
      explain: "map.explain",
      columns,
      summary: t("map.summary", {
        n: columns.magnitude.length,
        low: fixed(magnitudes?.[0], 1),
        high: fixed(magnitudes?.[1], 1),
      }),
    },
    signal,
  ).element;
}

/** @param {Catalogue} dataset @param {CatalogueColumns} columns @param {AbortSignal} signal */
function histogram(dataset, columns, signal) {
  const [low, high] = range(columns.magnitude) ?? [0, 1];
  const width = high - low > 4 ? 0.2 : 0.1;
  // Catalogues round to 0.1: bins are centred on those values, so that rounding moves nothing over an edge.
  const first = Math.round(low / width);
  const counts = new Array(Math.round(high / width) - first + 1).fill(0);
  for (const magnitude of columns.magnitude) counts[Math.round(magnitude / width) - first] += 1;
  const places = counts.map((_, bin) => (first + bin - 0.5) * width);
  const top = counts.indexOf(Math.max(...counts));
  const name = (/** @type {number} */ left) =>
    t("scores.between", { low: fixed(left, 2), high: fixed(left + width, 2) });
  const view = chart(
    {
      title: t("histogram.title"),
      note: t("histogram.note", { width: fixed(width, 1) }),
      file: dataset.name,
      explain: "histogram.explain",
      x: { label: t("field.magnitude"), range: () => [(first - 1) * width, (first + counts.length) * width], name },
      y: { label: t("histogram.events"), log: true },
      series: [{ label: t("histogram.events"), color: "--data-1", bars: true, digits: 0 }],
    },
    signal,
  );
  view.show(places, [counts.map((count) => count || null)]);
  view.say(
    t("histogram.summary", { n: columns.magnitude.length, top: name(places[top] ?? 0), count: counts[top] ?? 0 }),
  );
  return view.element;
}

/** @param {ImportReport} report @param {CatalogueColumns} columns */
function importCard(report, columns) {
  const [times, depths, magnitudes] = [range(columns.time), range(columns.depth), range(columns.magnitude)];
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

/** @param {ImportReport} report */
function notesCard({ notes, files }) {
  const list = (/** @type {Note[]} */ notes) =>
    notes.length === 0
      ? h("p", { class: "quiet" }, t("notes.none"))
      : h(
          "ul",
          { class: "doubts" },
          notes.map(({ code, values }) => h("li", {}, tell(`note.${code}`, code, values))),
        );
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("notes.title")),
    files.length === 0
      ? list(notes)
      : files.flatMap((file) => [
          h("h3", {}, file.name),
          h("p", {}, t(`format.${file.format}`), h("br"), t("check.kept", { kept: file.kept, rows: file.rows })),
          list(file.notes),
        ]),
  );
}
