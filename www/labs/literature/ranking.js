// Documents by how probable a label is, the most probable first: to read, and to take into a reference manager.
import { download, fileName, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { pagedTable } from "../../views/table.js";
import { percent, t } from "../../words/index.js";
import { runStudy } from "../study.js";
import { documentCard, titleButton } from "./documents.js";

/** @import { CorpusExportFormat } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const PAGE = 15;
/** @type {Record<CorpusExportFormat, string>} */
const ENDINGS = { csv: "csv", ris: "ris", bibtex: "bib" };

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function rankingCard(session, signal) {
  const { run, report } = session;
  /** @type {string | undefined} */
  let label;
  /** @type {"unlabelled" | "all"} */
  let documents = session.overview?.withoutLabel || run?.spec.marks.length ? "unlabelled" : "all";
  const save = (/** @type {CorpusExportFormat} */ format) => async () => {
    const { ranking, dataset } = session;
    if (!ranking || !dataset) return;
    try {
      const options = { format, documents: [...ranking.document], probabilities: [...ranking.probability] };
      const text = await dataset.export(options);
      const marked = format === "csv" ? `\uFEFF${text}` : text;
      download(marked, `${fileName(dataset.name)}-ranking.${ENDINGS[format]}`, "text/plain");
    } catch (error) {
      session.fail(error);
    }
  };
  const table = part(signal, () => {
    const { ranking, documents: all } = session;
    if (!ranking) return [];
    const name = t("ranking.found", { label: ranking.label, n: ranking.document.length });
    return [
      h("p", { role: "status" }, name),
      pagedTable(
        {
          columns: [t("corpus-field.title"), t("ranking.probability"), t("corpus-field.year"), t("corpus-field.label")],
          rows: [...ranking.document].map((place, at) => [
            "",
            percent(ranking.probability[at] ?? Number.NaN),
            all[place]?.year ?? null,
            all[place]?.label ?? null,
          ]),
          numeric: [false, true, true, false],
        },
        {
          name,
          page: PAGE,
          draw: (_, column, row) => column === 0 && titleButton(session, ranking.document[row] ?? 0),
        },
      ),
      h(
        "div",
        { class: "bar" },
        /** @type {const} */ (["ris", "bibtex", "csv"]).map((format) =>
          h(
            "button",
            { type: "button", id: `ranking-${format}`, on: { click: save(format) } },
            t(`ranking.save.${format}`),
          ),
        ),
      ),
    ];
  });
  const labels = report?.labels ?? [];
  /** @type {HTMLSelectElement} */
  const which = h(
    "select",
    { id: "ranking-label", on: { change: () => (label = which.value || undefined) } },
    labels.map((one, at) => h("option", { value: one, selected: at === labels.length - 1 }, one)),
  );
  /** @type {HTMLSelectElement} */
  const whose = h(
    "select",
    { id: "ranking-documents", on: { change: () => (documents = whose.value === "all" ? "all" : "unlabelled") } },
    /** @type {const} */ (["unlabelled", "all"]).map((one) =>
      h("option", { value: one, selected: one === documents }, t(`ranking.${one}`)),
    ),
  );
  const work = runStudy(
    session,
    {
      id: "rank",
      kind: "go",
      study: "ranking",
      start: "ranking.do",
      progress: "ranking.progress",
      ask: (ranked, stop) => ranked.rank({ label, documents, signal: stop }),
      take: (found) => Object.assign(session, { ranking: found }),
      done: table.redraw,
    },
    signal,
  );
  work.bar(run && run.progress.step > 0 ? null : t("step.needs-training"));
  return h(
    "div",
    { class: "card ranking" },
    h("h2", {}, t("ranking.title")),
    h("p", { class: "quiet" }, t(run ? "ranking.text" : "ranking.noRun")),
    run &&
      h(
        "div",
        { class: "grid" },
        labels.length > 0 &&
          h("div", { class: "field" }, h("label", { for: "ranking-label" }, t("ranking.label")), which),
        h("div", { class: "field" }, h("label", { for: "ranking-documents" }, t("ranking.whose")), whose),
        h("div", { class: "field" }, work.button, work.progress),
      ),
    why("ranking.explain"),
    table.element,
    session.ranking || run ? documentCard(session, signal, (place) => explainButton(session, place)) : null,
  );
}

/** @param {LiteratureSession} session @param {number} place */
function explainButton(session, place) {
  if (!session.run || session.run.progress.step === 0) return null;
  return h(
    "button",
    {
      type: "button",
      class: "small",
      id: "explain-document",
      on: { click: () => session.emit("explain", { document: place }) },
    },
    t("explain.this"),
  );
}
