// What sentences state of two terms, for the reader to confirm or refuse; what is confirmed grows into a small graph.
import { bar, barred, download, fileName, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { network } from "../../views/network.js";
import { part } from "../../views/part.js";
import { pagedTable } from "../../views/table.js";
import { t } from "../../words/index.js";
import { titleButton } from "./documents.js";
import { relationKey } from "./relation-key.js";
import { answerBox, scopeChoice } from "./scope.js";

/** @import { Relation, RelationExportFormat } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const PAGE = 8;
const SHOWN = /** @type {const} */ (["undecided", "confirmed", "refused"]);
/** @type {Record<RelationExportFormat, { ending: string, type: string }>} */
const FILES = {
  jsonld: { ending: "jsonld", type: "application/ld+json" },
  turtle: { ending: "ttl", type: "text/turtle" },
};

/** @param {Relation} relation */
const statement = ({ subject, kind, object }) =>
  t("relations.statement", { subject, kind: t(`relation.${kind}`), object });

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function relationsCard(session, signal) {
  /** @type {typeof SHOWN[number]} */
  let shown = "undecided";
  const confirmed = () => [...session.decisions.values()].flatMap((one) => (one.confirmed ? [one.relation] : []));
  const { element, renew } = answerBox(
    session,
    {
      ask: async () => session.dataset?.relations({ documents: session.scoped() }),
      show: (found) => {
        session.relations = found ?? [];
        list.redraw();
        return list.element;
      },
    },
    signal,
  );
  const chosen = () => {
    const decided = (/** @type {boolean} */ wanted) =>
      [...session.decisions.values()].flatMap((one) => (one.confirmed === wanted ? [one.relation] : []));
    if (shown !== "undecided") return decided(shown === "confirmed");
    return session.relations.filter((relation) => !session.decisions.has(relationKey(relation)));
  };
  const list = part(signal, () => {
    const rows = chosen();
    const name = t(`relations.${shown}.count`, { n: rows.length });
    return [
      h("p", { class: "quiet", role: "status" }, name),
      pagedTable(
        {
          columns: [t("relations.said"), t("relations.sentence")],
          rows: rows.map((relation) => [statement(relation), ""]),
          numeric: [false, false],
        },
        {
          name: t("relations.title"),
          page: PAGE,
          draw: (_, column, at) => {
            const relation = rows[at];
            if (!relation) return null;
            if (column === 1) return evidence(session, relation);
            // Beneath the statement, or on a phone they would be beyond the edge.
            return h("div", {}, statement(relation), decisionButtons(session, relation));
          },
        },
      ),
    ];
  });
  const view = network(
    {
      title: t("relations.graph"),
      note: t("relations.graph.note"),
      file: session.dataset?.name ?? "",
      explain: "relations.graph.explain",
      pick: (dot) => {
        const term = terms[dot];
        if (term === undefined) return;
        session.asked.term = term;
        session.emit("term", term);
      },
    },
    signal,
  );
  /** @type {string[]} */
  let terms = [];
  const draw = () => {
    const relations = confirmed();
    view.element.hidden = relations.length === 0;
    terms = [...new Set(relations.flatMap(({ subject, object }) => [subject, object]))];
    const of = (/** @type {string} */ term) =>
      relations.filter(({ subject, object }) => subject === term || object === term);
    view.show({
      dots: terms.map((name) => ({ name, size: of(name).length })),
      links: relations.map(({ subject, object }) => ({
        from: terms.indexOf(subject),
        to: terms.indexOf(object),
        weight: 0.5,
        arrow: true,
      })),
      summary: t("relations.graph.summary", { terms: terms.length, n: relations.length }),
      data: () => ({
        columns: [t("relations.subject"), t("relations.kind"), t("relations.object"), t("graph.count")],
        rows: relations.map(({ subject, kind, object, count }) => [subject, t(`relation.${kind}`), object, count]),
      }),
      words: (dot) =>
        of(terms[dot] ?? "")
          .map(statement)
          .join(t("where.join")),
    });
    for (const button of saves) bar(button, relations.length > 0 ? null : t("relations.none"));
  };
  const save = async (/** @type {RelationExportFormat} */ format) => {
    try {
      const text = await session.dataset?.exportRelations({ relations: confirmed(), format });
      const { ending, type } = FILES[format];
      if (text !== undefined) download(text, `${fileName(session.dataset?.name ?? "")}-relations.${ending}`, type);
    } catch (error) {
      session.fail(error);
    }
  };
  const saves = /** @type {const} */ (["jsonld", "turtle"]).map((format) => {
    /** @type {HTMLButtonElement} */
    const button = h(
      "button",
      { type: "button", id: `relations-${format}`, on: { click: () => barred(button) || save(format) } },
      t(`relations.save.${format}`),
    );
    return button;
  });
  /** @type {HTMLSelectElement} */
  const which = h(
    "select",
    {
      id: "relations-shown",
      on: {
        change: () => {
          shown = SHOWN.find((one) => one === which.value) ?? "undecided";
          list.redraw();
        },
      },
    },
    SHOWN.map((one) => h("option", { value: one }, t(`relations.${one}`))),
  );
  session.on("relations", list.redraw, signal);
  session.on("relations", draw, signal);
  // What was found and decided before the reader went to another step.
  if (session.relations.length + session.decisions.size > 0) element.append(list.element);
  draw();
  return h(
    "div",
    { class: "graph" },
    h(
      "div",
      { class: "card relations" },
      h("h2", {}, t("relations.title")),
      h("p", { class: "quiet" }, t("relations.text")),
      h(
        "div",
        { class: "grid" },
        scopeChoice(session, "relations-scope", () => {}, signal),
        h("div", { class: "field" }, h("label", { for: "relations-shown" }, t("relations.shown")), which),
        h(
          "div",
          { class: "field" },
          h("button", { type: "button", class: "go", id: "relations-find", on: { click: renew } }, t("relations.find")),
        ),
      ),
      element,
      why("relations.explain"),
    ),
    view.element,
    h("div", { class: "card" }, h("div", { class: "bar" }, saves)),
  );
}

/** The sentences, each with its document. @param {LiteratureSession} session @param {Relation} relation */
function evidence(session, { evidence: sentences, count }) {
  const [first, ...others] = sentences.map(({ document, sentence }) =>
    h("div", { dir: "auto", class: "evidence" }, sentence, h("small", {}, titleButton(session, document))),
  );
  const more = others.length > 0 && h("details", {}, h("summary", {}, t("relations.more", { n: count - 1 })), others);
  return h("div", {}, first, more);
}

/** @param {LiteratureSession} session @param {Relation} relation */
function decisionButtons(session, relation) {
  const decided = session.decisions.get(relationKey(relation));
  return h(
    "div",
    { class: "bar" },
    [true, false].map((wanted) => {
      const words = t(wanted ? "relations.confirm" : "relations.refuse");
      return h(
        "button",
        {
          type: "button",
          class: "small",
          "aria-pressed": decided?.confirmed === wanted,
          "aria-label": t("relations.decide", { decision: words, statement: statement(relation) }),
          on: { click: () => session.decide(relation, decided?.confirmed === wanted ? null : wanted) },
        },
        words,
      );
    }),
  );
}
