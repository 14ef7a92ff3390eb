// Key terms of all documents, of a label's, or of one.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { pagedTable } from "../../views/table.js";
import { t } from "../../words/index.js";
import { answerBox, scopeChoice } from "./scope.js";

/** @import { KeyTermMethod } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

/** @type {readonly KeyTermMethod[]} */
const METHODS = ["tfidf", "rake", "yake", "distinctive"];
const MOST = 50;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function termsCard(session, signal) {
  /** @type {KeyTermMethod} */
  let method = "tfidf";
  const explain = h("p", { class: "quiet" });
  const { element, renew } = answerBox(
    session,
    {
      ask: async () => {
        explain.textContent = t(`terms.${method}.text`);
        const documents = session.scoped();
        if (method === "distinctive" && !documents) return null;
        return session.dataset?.keyTerms({ method, documents, most: MOST });
      },
      show: (terms) =>
        terms
          ? pagedTable(
              {
                columns: [t("terms.term"), t("terms.score"), t("terms.count")],
                rows: terms.map(({ term, score, count }) => [term, Number(score.toPrecision(4)), count]),
                numeric: [false, true, true],
              },
              {
                name: t("terms.title"),
                page: 10,
                draw: (cell, column) => column === 0 && termButton(session, String(cell)),
              },
            )
          : h("p", { class: "quiet" }, t("terms.pickSome")),
    },
    signal,
  );
  /** @type {HTMLSelectElement} */
  const select = h(
    "select",
    {
      id: "terms-method",
      on: {
        change: () => {
          method = METHODS.find((one) => one === select.value) ?? "tfidf";
          renew();
        },
      },
    },
    METHODS.map((one) => h("option", { value: one }, t(`terms.${one}`))),
  );
  const scope = scopeChoice(session, "terms-scope", renew, signal);
  renew();
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("terms.title")),
    h(
      "div",
      { class: "grid" },
      h("div", { class: "field" }, h("label", { for: "terms-method" }, t("terms.method")), select),
      scope,
    ),
    explain,
    element,
    why("terms.explain"),
  );
}

/** A term that can be followed over the years. @param {LiteratureSession} session @param {string} term */
export function termButton(session, term) {
  return h(
    "button",
    {
      type: "button",
      class: "link",
      title: t("terms.follow", { term }),
      on: {
        click: () => {
          session.asked.term = term;
          session.emit("term", term);
        },
      },
    },
    term,
  );
}
