// Step 1: where the documents come from.
import { fileButton } from "../../shell/arrivals.js";
import { h } from "../../views/dom.js";
import { datasetTitle, number, t } from "../../words/index.js";
import { goOnCard } from "../kept.js";
import { sampleCards } from "../sample-cards.js";
import { makerCard } from "./maker.js";

/** @import { View } from "../lab-session.js" */
/** @import { LiteratureSession } from "./session.js" */

/** The one that the large button opens. */
const FIRST = "geoscience-abstracts";
const ENDINGS = ".csv,.tsv,.txt,.bib,.ris,.nbib,.enw,.ciw,.json,.jsonl,.xml,.atom,.orogen,text/plain,application/json";

/** @param {LiteratureSession} session @param {string} id */
async function readSample(session, id) {
  const name = t(/** @type {"sample.geoscience-abstracts.title"} */ (`sample.${id}.title`));
  if (await session.read({ name, source: { sample: id } })) session.go("check");
}

/** @param {LiteratureSession} session @param {AbortSignal} signal @returns {View} */
export function dataView(session, signal) {
  /** @type {HTMLTextAreaElement} */
  const paste = h("textarea", {
    rows: 6,
    spellcheck: "false",
    "aria-label": t("corpus.pasteBox"),
    placeholder: t("corpus.pasteExample"),
    on: { input: () => Object.assign(session.typed, { paste: paste.value }) },
  });
  paste.value = session.typed.paste;
  const hero = h(
    "div",
    { class: "card hero" },
    h("h2", {}, t("data.hero")),
    h("p", {}, t("corpus.heroText")),
    h(
      "div",
      { class: "bar" },
      h("button", { type: "button", class: "go", on: { click: () => readSample(session, FIRST) } }, t("corpus.start")),
      fileButton(t("corpus.choose"), (files) => session.takeFiles(files), { multiple: true, accept: ENDINGS }),
    ),
    h("p", { class: "quiet" }, t("corpus.drop")),
    h(
      "details",
      { open: session.typed.paste !== "" },
      h("summary", {}, t("corpus.paste")),
      paste,
      h(
        "div",
        { class: "bar" },
        h(
          "button",
          {
            type: "button",
            on: { click: () => (paste.value.trim() ? session.takeText(paste.value) : paste.focus()) },
          },
          t("data.readPasted"),
        ),
      ),
    ),
  );
  const list = (/** @type {string} */ title, /** @type {string[]} */ lines, kind = "ul") =>
    h(
      "div",
      { class: "card" },
      h("h2", {}, title),
      h(
        /** @type {"ul"} */ (kind),
        { class: "plain-list" },
        lines.map((line) => h("li", {}, line)),
      ),
    );
  return {
    title: t("corpus.data.title"),
    lede: t("corpus.data.lede"),
    main: [
      goOnCard(session, signal),
      hero,
      h("h2", { class: "apart" }, t("data.samples")),
      sampleCards(
        session,
        {
          lab: session.lab,
          facts: ({ rows }, origin) => t("corpus.sampleFacts", { rows: number(rows), ...origin }),
          open: (id) => readSample(session, id),
        },
        signal,
      ),
      makerCard(session),
    ],
    side: [
      openCard(session),
      list(t("data.reads"), [
        t("corpus.reads.portals"),
        t("corpus.reads.tables"),
        t("corpus.reads.text"),
        t("data.reads.lab"),
      ]),
      h("div", { class: "card" }, h("h2", {}, t("data.stays")), h("p", {}, t("data.staysText"))),
      list(
        t("data.flow"),
        [t("corpus.flow.check"), t("corpus.flow.train"), t("corpus.flow.judge"), t("corpus.flow.use")],
        "ol",
      ),
    ],
  };
}

/** @param {LiteratureSession} session */
function openCard(session) {
  const { dataset } = session;
  if (!dataset) return null;
  const { kept, rows } = dataset.report;
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("data.open")),
    h("p", {}, h("b", {}, datasetTitle(dataset.name)), h("br"), t("corpus.kept", { kept, rows })),
    h("button", { type: "button", on: { click: () => session.go("check") } }, t("data.toCheck")),
  );
}
