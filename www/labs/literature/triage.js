// Reading in an order that finds the relevant soon: the reader marks, the page proposes, and says what stopping now
// would miss.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { number, percent, t } from "../../words/index.js";
import { titleButton } from "./documents.js";
import { markButtons } from "./marks.js";
import { counted } from "./settings.js";

/** @import { Triage } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const PROPOSED = 10;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function triageCard(session, signal) {
  const propose = async () => {
    const { dataset } = session;
    if (!dataset) return;
    const marks = [...session.marks.values()];
    try {
      const triage = await dataset.triage({ marks, propose: PROPOSED });
      if (session.dataset !== dataset) return;
      session.triage = triage;
      if (!signal.aborted) shown.redraw();
    } catch (error) {
      session.fail(error);
    }
  };
  const shown = part(signal, () => {
    const { triage, marks } = session;
    const open = triage?.next.filter(({ document }) => !marks.has(document)).length;
    return [
      h("p", { class: "headline", role: "status" }, t("marks.count", counted(session))),
      triage && state(triage),
      h(
        "div",
        { class: "bar" },
        h(
          "button",
          { type: "button", id: "triage-next", class: open === 0 || !triage ? "go" : "", on: { click: propose } },
          t(triage ? "triage.more" : "triage.start"),
        ),
        marks.size > 0 &&
          h(
            "button",
            {
              type: "button",
              id: "triage-train",
              on: {
                click: () => {
                  session.draft.asked = "marks";
                  session.go("train");
                },
              },
            },
            t("triage.train"),
          ),
      ),
      triage &&
        h(
          "ol",
          { class: "proposed" },
          triage.next.map(({ document, probability, byLot }) => {
            const { abstract = "", year = null } = session.documents[document] ?? {};
            return h(
              "li",
              { class: marks.has(document) ? "judged" : null },
              titleButton(session, document),
              h(
                "small",
                {},
                [year, byLot ? t("triage.byLot") : t("triage.probability", { p: percent(probability) })]
                  .filter(Boolean)
                  .join(" · "),
              ),
              h("p", { class: "abstract", dir: "auto" }, abstract),
              h("div", { class: "bar" }, markButtons(session, document, byLot)),
            );
          }),
        ),
    ];
  });
  session.on("marks", shown.redraw, signal);
  return h(
    "div",
    { class: "card triage" },
    h("h2", {}, t("triage.title")),
    h("p", { class: "quiet" }, t("triage.text")),
    shown.element,
    why("triage.explain"),
  );
}

/** What is probably found, and what stopping now would miss. @param {Triage} triage */
function state({ missed, recall, read, document }) {
  if (!missed || !recall) return h("p", { class: "quiet" }, t("triage.unknown", { read, left: document.length }));
  const range = (/** @type {[number, number]} */ [low, high], /** @type {(value: number) => string} */ words) =>
    `${words(low)}–${words(high)}`;
  const whole = (/** @type {number} */ value) => number(Math.round(value));
  return h(
    "p",
    {},
    t("triage.state", {
      recall: percent(recall.estimate),
      recallRange: range(recall.interval, percent),
      missed: whole(missed.estimate),
      missedRange: range(missed.interval, whole),
      lot: missed.byLot,
      left: document.length,
    }),
  );
}
