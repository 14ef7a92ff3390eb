// Documents in groups that nobody named, beside the labels where there are any.
import { download, fileName, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { toCsv } from "../../views/table.js";
import { fixed, number, percent, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";
import { titleButton } from "./documents.js";
import { answerBox } from "./scope.js";

/** @import { Clustering } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const [FEWEST, MOST] = [2, 50];
/** Labels with a column of their own; the others share one. */
const MOST_LABELS = 12;
/** Shades of a cell, by its share of the row; styles/literature.css has one for each. */
const SHADES = 5;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function clustersCard(session, signal) {
  const problem = h("p", { class: "problem", id: "clusters-problem", "aria-live": "polite" });
  const wished = () => (session.asked.clusters.trim() === "" ? undefined : parseNumber(session.asked.clusters));
  const isSound = () => {
    const n = wished();
    return n === undefined || (Number.isInteger(n) && n >= FEWEST && n <= MOST);
  };
  const { element, renew } = answerBox(
    session,
    {
      ask: async () => {
        problem.textContent = isSound() ? "" : t("problem.whole", { low: number(FEWEST), high: number(MOST) });
        return isSound() ? session.dataset?.clusters({ clusters: wished() }) : undefined;
      },
      show: (found) => found && groups(session, found),
    },
    signal,
  );
  /** @type {HTMLInputElement} */
  const input = h("input", {
    id: "clusters-count",
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    placeholder: t("text-clusters.usual"),
    "aria-describedby": "clusters-problem",
    value: session.asked.clusters,
    on: { change: () => Object.assign(session.asked, { clusters: input.value }) },
  });
  return h(
    "div",
    { class: "card clusters" },
    h("h2", {}, t("text-clusters.title")),
    h("p", { class: "quiet" }, t("text-clusters.text")),
    h(
      "div",
      { class: "grid" },
      h("div", { class: "field" }, h("label", { for: "clusters-count" }, t("text-clusters.count")), input, problem),
      h(
        "div",
        { class: "field" },
        h(
          "button",
          { type: "button", class: "go", id: "clusters-find", on: { click: renew } },
          t("text-clusters.find"),
        ),
      ),
    ),
    element,
    why("text-clusters.explain"),
  );
}

/** The labels with a column each, the commonest first, and of each its place. @param {Clustering} found */
function columnsOf({ labels, clusters }) {
  const all = [...labels, t("corpus.noLabel")].map((name, at) => ({
    name,
    at: [at],
    n: clusters.reduce((sum, cluster) => sum + (cluster.labels[at] ?? 0), 0),
  }));
  const there = all.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  if (there.length <= MOST_LABELS) return there;
  const rest = there.slice(MOST_LABELS);
  const others = { name: t("corpus.otherLabels"), at: rest.flatMap(({ at }) => at), n: 0 };
  return [...there.slice(0, MOST_LABELS), others];
}

/** @param {LiteratureSession} session @param {Clustering} found */
function groups(session, found) {
  const { clusters, adjustedRand, between } = found;
  const columns = columnsOf(found);
  const count = (/** @type {number[]} */ counts, /** @type {number[]} */ places) =>
    places.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
  const name = t("text-clusters.title");
  const terms = (/** @type {string[]} */ list) => list.join(t("where.join"));
  const save = () => {
    const data = {
      columns: [t("corpus-field.title"), t("corpus-field.label"), t("text-clusters.number"), t("text-clusters.terms")],
      rows: session.documents.map(({ title, label }, at) => {
        const place = found.of[at] ?? 0;
        return [title, label, place + 1, terms(clusters[place]?.terms ?? [])];
      }),
    };
    download(`\uFEFF${toCsv(data)}`, `${fileName(session.dataset?.name ?? "")}-clusters.csv`, "text/csv");
  };
  const labelled = found.labels.length > 0;
  return [
    h(
      "p",
      { role: "status" },
      adjustedRand === null
        ? t("text-clusters.summary", { n: clusters.length, between: percent(between) })
        : t("text-clusters.agreement", { n: clusters.length, between: percent(between), index: fixed(adjustedRand) }),
    ),
    h(
      "div",
      { class: "scroll whole", tabindex: 0, role: "region", "aria-label": name },
      h(
        "table",
        { class: "confusion", "aria-label": name },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, t("text-clusters.number")),
            h("th", { scope: "col", class: "figure" }, t("corpus.documents")),
            labelled && columns.map((column) => h("th", { scope: "col", class: "figure" }, column.name)),
          ),
        ),
        h(
          "tbody",
          {},
          clusters.map((cluster, at) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, `${at + 1} · ${terms(cluster.terms.slice(0, 2))}`),
              h("td", { class: "figure" }, number(cluster.documents)),
              labelled &&
                columns.map((column) => {
                  const n = count(cluster.labels, column.at);
                  const shade = Math.ceil((SHADES * n) / Math.max(1, cluster.documents));
                  return h("td", { class: `figure right${shade}` }, number(n));
                }),
            ),
          ),
        ),
      ),
    ),
    h(
      "ol",
      { class: "sentences" },
      clusters.map(({ terms: own, titles }) =>
        h(
          "li",
          {},
          h("b", {}, terms(own)),
          titles.map((place) => h("small", {}, titleButton(session, place))),
        ),
      ),
    ),
    h(
      "div",
      { class: "bar" },
      h("button", { type: "button", class: "small", on: { click: save } }, t("text-clusters.save")),
    ),
  ];
}
