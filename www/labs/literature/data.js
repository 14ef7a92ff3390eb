// Step 1: where the documents come from.
import { number, t } from "../../words/index.js";
import { dataStep } from "../data-step.js";
import { makerCard } from "./maker.js";

/** @import { LiteratureSession } from "./session.js" */

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function dataView(session, signal) {
  const { dataset } = session;
  const plan = {
    title: t("corpus.data.title"),
    lede: t("corpus.data.lede"),
    hero: t("corpus.heroText"),
    start: t("corpus.start"),
    choose: t("corpus.choose"),
    drop: t("corpus.drop"),
    first: "geoscience-abstracts",
    endings: ".csv,.tsv,.txt,.bib,.ris,.nbib,.enw,.ciw,.json,.jsonl,.xml,.atom,.orogen,text/plain,application/json",
    paste: { title: t("corpus.paste"), box: t("corpus.pasteBox"), example: t("corpus.pasteExample") },
    /** @type {import("../data-step.js").Plan["facts"]} */
    facts: ({ rows }, origin) => t("corpus.sampleFacts", { rows: number(rows), ...origin }),
    open: dataset && t("corpus.kept", { kept: dataset.report.kept, rows: dataset.report.rows }),
    reads: [t("corpus.reads.portals"), t("corpus.reads.tables"), t("corpus.reads.text")],
    flow: [t("corpus.flow.check"), t("corpus.flow.train"), t("corpus.flow.judge"), t("corpus.flow.use")],
    maker: makerCard(session),
  };
  return dataStep(session, plan, signal);
}
