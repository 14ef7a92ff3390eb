// Sentences that stand for documents, beside the lead sentences, which are hard to beat.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";
import { titleButton } from "./documents.js";
import { answerBox, scopeChoice } from "./scope.js";

/** @import { SummaryMethod, SummarySentence } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const [FEWEST, MOST] = [1, 30];

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function summaryCard(session, signal) {
  /** @type {Exclude<SummaryMethod, "lead">} */
  let method = "textrank";
  const list = (/** @type {SummaryMethod} */ of, /** @type {SummarySentence[]} */ sentences) =>
    h(
      "div",
      {},
      h("h3", {}, t(`summary.${of}`)),
      h(
        "ol",
        { class: "sentences" },
        sentences.map(({ document, sentence }) =>
          h("li", { dir: "auto" }, sentence, h("small", {}, titleButton(session, document))),
        ),
      ),
    );
  const wished = () => parseNumber(session.asked.sentences);
  const isSound = () => Number.isInteger(wished()) && wished() >= FEWEST && wished() <= MOST;
  const { element, renew } = answerBox(
    session,
    {
      ask: async () => {
        const { dataset } = session;
        if (!dataset || !isSound()) return null;
        const options = { documents: session.scoped(), sentences: wished() };
        const of = (/** @type {SummaryMethod} */ name) => dataset.summary({ ...options, method: name });
        return Promise.all([of(method), of("lead")]);
      },
      show: (found) => found && h("div", { class: "two" }, list(method, found[0]), list("lead", found[1])),
    },
    signal,
  );
  /** @type {HTMLSelectElement} */
  const select = h(
    "select",
    {
      id: "summary-method",
      on: {
        change: () => {
          method = select.value === "lexrank" ? "lexrank" : "textrank";
          renew();
        },
      },
    },
    /** @type {const} */ (["textrank", "lexrank"]).map((one) => h("option", { value: one }, t(`summary.${one}`))),
  );
  const problem = h("p", { class: "problem", id: "summary-problem", "aria-live": "polite" });
  /** @type {HTMLInputElement} */
  const count = h("input", {
    id: "summary-sentences",
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-describedby": "summary-problem",
    value: session.asked.sentences,
    on: {
      change: () => {
        session.asked.sentences = count.value;
        problem.textContent = isSound() ? "" : t("problem.whole", { low: number(FEWEST), high: number(MOST) });
        renew();
      },
    },
  });
  const scope = scopeChoice(session, "summary-scope", renew, signal);
  renew();
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("summary.title")),
    h(
      "div",
      { class: "grid" },
      h("div", { class: "field" }, h("label", { for: "summary-method" }, t("terms.method")), select),
      scope,
      h("div", { class: "field" }, h("label", { for: "summary-sentences" }, t("summary.sentences")), count, problem),
    ),
    element,
    why("summary.explain"),
  );
}
