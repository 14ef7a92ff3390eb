// Step 2: what the files became, and what the collection is about, before anything is learnt from it.
import { h } from "../../views/dom.js";
import { datasetTitle, t } from "../../words/index.js";
import { fateCards, notesCard } from "../import-report.js";
import { clustersCard } from "./clusters.js";
import { documentsCard } from "./documents.js";
import { graphCard } from "./graph.js";
import { lengthsFigure, yearsFigure } from "./overview.js";
import { duplicatesCard, readingCard } from "./reading.js";
import { relationsCard } from "./relations.js";
import { summaryCard } from "./summary.js";
import { termsCard } from "./terms.js";
import { trendCard } from "./trend.js";
import { vectorsCard } from "./vectors.js";
import { writingCard } from "./writing.js";

/** @import { CorpusImport } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { LiteratureSession } from "./session.js" */

/** @param {LiteratureSession} session @param {AbortSignal} signal @returns {View} */
export function checkView(session, signal) {
  const { dataset, overview } = session;
  if (!dataset || !overview) return { lede: "", main: [], side: [] };
  const { report } = dataset;
  const { kept, rows } = report;
  const onward = (/** @type {"train" | "home"} */ step, kind = "") =>
    h("button", { type: "button", class: kind, on: { click: () => session.go(step) } }, t(`corpus.onward.${step}`));
  return {
    title: t("corpus.check.title"),
    lede: t("corpus.check.lede", { name: datasetTitle(dataset.name), kept, rows }),
    main: [
      h("div", { class: "bar" }, onward("train", "go"), onward("home")),
      documentsCard(session, signal),
      h("div", { class: "two" }, yearsFigure(session, overview, signal), lengthsFigure(session, overview, signal)),
      termsCard(session, signal),
      trendCard(session, signal),
      graphCard(session, signal),
      relationsCard(session, signal),
      vectorsCard(session, signal),
      writingCard(session, signal),
      clustersCard(session, signal),
      summaryCard(session, signal),
      ...fateCards(dataset.name, report),
      readingCard(session),
    ],
    side: [importCard(report, session), duplicatesCard(session), notesCard(report)],
  };
}

/** @param {CorpusImport} report @param {LiteratureSession} session */
function importCard(report, { overview }) {
  const fact = (/** @type {string} */ name, /** @type {string | null} */ value) =>
    value !== null && h("div", {}, h("dt", {}, name), h("dd", {}, value));
  const { labels = [], years = [] } = overview ?? {};
  const [first, last] = [years[0]?.year, years.at(-1)?.year];
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("import.title")),
    h("p", { class: "headline" }, t("corpus.kept", { kept: report.kept, rows: report.rows })),
    h(
      "dl",
      { class: "facts" },
      fact(t("import.format"), t(`format.${report.format}`)),
      ...report.files.map((file) =>
        fact(file.name, `${t(`format.${file.format}`)} · ${t("corpus.kept", { kept: file.kept, rows: file.rows })}`),
      ),
      fact(t("import.encoding"), t(`encoding.${report.encoding}`)),
      fact(
        t("import.delimiter"),
        report.delimiter && t(`delimiter.${report.delimiter === "\t" ? "tab" : report.delimiter}`),
      ),
      fact(
        t("corpus-field.year"),
        first === undefined ? t("corpus.none") : t("scores.between", { low: String(first), high: String(last) }),
      ),
      fact(
        t("corpus.labels"),
        labels.length === 0
          ? t("corpus.none")
          : labels.length > 12
            ? t("corpus.labels.many", { n: labels.length })
            : labels.map(({ label, documents }) => `${label} ${documents}`).join(", "),
      ),
    ),
  );
}
