// Which terms stand in the same sentences, drawn and listed.
import { download, fileName, h } from "../../views/dom.js";
import { network } from "../../views/network.js";
import { fixed, t } from "../../words/index.js";
import { askedNumbers } from "./asked.js";

/** @import { GraphExportFormat, TermGraph } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

/** Lines beyond hide one another. */
const MOST_LINES = 220;
const LIMITS = { terms: { low: 5, high: 500, whole: true }, npmi: { low: -1, high: 1 } };

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function graphCard(session, signal) {
  const file = session.dataset?.name ?? "";
  /** @type {TermGraph | null} */
  let graph = null;
  const follow = (/** @type {number} */ dot) => {
    const term = shown[dot]?.term;
    if (!term) return;
    session.asked.term = term;
    session.emit("term", term);
  };
  const view = network(
    { title: t("graph.title"), note: t("graph.note"), file, explain: "graph.explain", pick: follow },
    signal,
  );
  /** @type {TermGraph["nodes"]} The terms that are drawn. */
  let shown = [];

  const numbers = askedNumbers(session, "graph", LIMITS, () => look());
  async function look() {
    const asked = numbers.read();
    if (!asked || !session.dataset) return;
    try {
      const found = await session.dataset.graph(asked);
      if (signal.aborted || JSON.stringify(numbers.read()) !== JSON.stringify(asked)) return;
      graph = found;
      draw(found);
    } catch (error) {
      session.fail(error);
    }
  }
  /** @param {TermGraph} found */
  function draw({ nodes, edges, sentences }) {
    const lines = edges.slice(0, MOST_LINES);
    const used = new Set(lines.flatMap(({ from, to }) => [from, to]));
    const places = [...used].sort((a, b) => a - b);
    const dotOf = new Map(places.map((place, dot) => [place, dot]));
    shown = places.flatMap((place) => nodes[place] ?? []);
    const [least = 0, most = 1] = [lines.at(-1)?.npmi, lines[0]?.npmi];
    const links = lines.map(({ from, to, npmi }) => ({
      from: dotOf.get(from) ?? 0,
      to: dotOf.get(to) ?? 0,
      weight: (npmi - least) / (most - least || 1),
    }));
    view.show({
      dots: shown.map(({ term, count }) => ({ name: term, size: count })),
      links,
      summary: t("graph.summary", { terms: shown.length, lines: lines.length, all: edges.length, sentences }),
      data: () => ({
        columns: [t("graph.from"), t("graph.to"), t("graph.count"), "NPMI", "G²"],
        rows: edges.map(({ from, to, count, npmi, logLikelihood }) => [
          nodes[from]?.term ?? "",
          nodes[to]?.term ?? "",
          count,
          Number(npmi.toFixed(4)),
          Number(logLikelihood.toFixed(2)),
        ]),
      }),
      words: (dot) => {
        const own = lines.filter((_, at) => links[at]?.from === dot || links[at]?.to === dot);
        const beside = own.slice(0, 8).map(({ from, to, npmi }) => {
          const other = dotOf.get(from) === dot ? to : from;
          return `${nodes[other]?.term ?? ""} ${fixed(npmi)}`;
        });
        return t("graph.words", {
          term: shown[dot]?.term ?? "",
          count: shown[dot]?.count ?? 0,
          beside: beside.join(t("where.join")),
        });
      },
    });
  }
  const save = async (/** @type {GraphExportFormat} */ format) => {
    const asked = numbers.read();
    if (!asked || !graph || !session.dataset) return;
    try {
      const text = await session.dataset.exportGraph({ ...asked, format });
      download(text, `${fileName(file)}-terms.${format}`, format === "csv" ? "text/csv" : "application/xml");
    } catch (error) {
      session.fail(error);
    }
  };
  look();
  return h(
    "div",
    { class: "graph" },
    view.element,
    h(
      "div",
      { class: "card" },
      h("div", { class: "grid" }, numbers.fields),
      numbers.problem,
      h(
        "div",
        { class: "bar" },
        /** @type {const} */ (["graphml", "csv"]).map((format) =>
          h("button", { type: "button", on: { click: () => save(format) } }, t(`graph.save.${format}`)),
        ),
      ),
    ),
  );
}
