// The documents themselves: found by their words, looked at one by one. What is in them is only ever text.
import { fill, h } from "../../views/dom.js";
import { part } from "../../views/part.js";
import { pagedTable } from "../../views/table.js";
import { t } from "../../words/index.js";
import { markButtons } from "./marks.js";

/** @import { CorpusDocument } from "../../../pkg/orogen.d.ts" */
/** @import { Child } from "../../views/dom.js" */
/** @import { LiteratureSession } from "./session.js" */

const PAGE = 12;
const MOST_NAMES = 12;

/** A title that opens its document; of documents without one, the abstract's beginning. @param {LiteratureSession} session @param {number} place */
export function titleButton(session, place) {
  return h(
    "button",
    { type: "button", class: "link", dir: "auto", on: { click: () => session.lookAt(place) } },
    titleOf(session.documents[place]),
  );
}

/** @param {CorpusDocument | undefined} document */
export const titleOf = (document) => document?.title || `${document?.abstract.slice(0, 120) ?? ""}…`;

/** A long list of names is cut. @param {string[]} authors */
const namesOf = (authors) =>
  authors.length > MOST_NAMES ? `${authors.slice(0, MOST_NAMES).join("; ")} …` : authors.join("; ");

/** What a document says, and whether it is relevant. @param {LiteratureSession} session @param {AbortSignal} signal @param {(place: number) => Child} [more] */
export function documentCard(session, signal, more = () => null) {
  const card = part(
    signal,
    () => {
      const { place } = session.asked;
      const document = place === null ? undefined : session.documents[place];
      if (place === null || !document) return h("p", { class: "quiet" }, t("corpus.pick"));
      const { authors, year, journal, label, identifier } = document;
      const facts = [namesOf(authors), year && String(year), journal, label, identifier].filter(Boolean);
      return [
        h("h3", { dir: "auto" }, titleOf(document)),
        facts.length > 0 && h("p", { class: "quiet" }, facts.join(" · ")),
        h("p", { class: "abstract", dir: "auto" }, document.abstract || t("corpus.noAbstract")),
        h("div", { class: "bar" }, markButtons(session, place), more(place)),
      ];
    },
    "document",
  );
  session.on("look", card.redraw, signal);
  session.on("marks", card.redraw, signal);
  return card.element;
}

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function documentsCard(session, signal) {
  const { documents, asked } = session;
  const texts = documents.map(({ title, abstract, label, authors, journal }) =>
    [title, abstract, label, ...authors, journal].join(" ").toLowerCase(),
  );
  const table = h("div");
  const input = h("input", {
    id: "document-search",
    type: "text",
    autocomplete: "off",
    value: asked.search,
    on: {
      input: () => {
        asked.search = input.value;
        draw();
      },
    },
  });
  const draw = () => {
    const words = asked.search.toLowerCase().split(/\s+/).filter(Boolean);
    const places = [...documents.keys()].filter((at) => words.every((word) => texts[at]?.includes(word)));
    const name = t("corpus.found", { n: places.length });
    fill(
      table,
      h("p", { class: "quiet", role: "status" }, name),
      pagedTable(
        {
          columns: [t("corpus-field.title"), t("corpus-field.year"), t("corpus-field.label")],
          rows: places.map((at) => {
            const { year = null, label = null } = documents[at] ?? {};
            return ["", year, label];
          }),
          numeric: [false, true, false],
        },
        {
          name,
          page: PAGE,
          draw: (_, column, row) => column === 0 && titleButton(session, places[row] ?? 0),
        },
      ),
    );
  };
  draw();
  return h(
    "div",
    { class: "card documents" },
    h("h2", {}, t("corpus.documents.title")),
    h("div", { class: "field" }, h("label", { for: "document-search" }, t("corpus.search")), input),
    table,
    documentCard(session, signal),
  );
}
