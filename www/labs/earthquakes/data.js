// Step 1: where the catalogue comes from.
import { fileButton } from "../../shell/arrivals.js";
import { h } from "../../views/dom.js";
import { part } from "../../views/part.js";
import { datasetTitle, number, t } from "../../words/index.js";
import { goOnCard } from "../kept.js";
import { sampleCards } from "../sample-cards.js";
import { makerCard } from "./maker.js";
import { refusedCard } from "./reading.js";

/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

const WEEK = "usgs-week";

/** @param {Session} session @param {string} id @param {string} name */
export async function readSample(session, id, name) {
  if (await session.read({ name, source: { sample: id } })) session.go("check");
}

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function dataView(session, signal) {
  const week = t("sample.usgs-week.title");
  /** @type {HTMLTextAreaElement} */
  const paste = h("textarea", {
    rows: 6,
    spellcheck: "false",
    "aria-label": t("data.pasteBox"),
    placeholder: t("data.pasteExample"),
    on: { input: () => Object.assign(session.typed, { paste: paste.value }) },
  });
  paste.value = session.typed.paste;

  const hero = h(
    "div",
    { class: "card hero" },
    h("h2", {}, t("data.hero")),
    h("p", {}, t("data.heroText")),
    h(
      "div",
      { class: "bar" },
      h(
        "button",
        { type: "button", class: "go", on: { click: () => readSample(session, WEEK, week) } },
        t("data.week"),
      ),
      fileButton(t("data.choose"), (files) => session.takeFiles(files), {
        multiple: true,
        accept:
          ".csv,.tsv,.txt,.dat,.xml,.quakeml,.zmap,.json,.geojson,.orogen,text/csv,application/json,application/geo+json",
      }),
    ),
    h("p", { class: "quiet" }, t("data.drop")),
    h(
      "details",
      { open: session.typed.paste !== "" },
      h("summary", {}, t("data.paste")),
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

  const refused = part(signal, () => refusedCard(session));
  session.on("failure", refused.redraw, signal);
  return {
    lede: t("data.lede"),
    main: [
      refused.element,
      goOnCard(session, signal),
      hero,
      h("h2", { class: "apart" }, t("data.samples")),
      sampleCards(
        session,
        {
          lab: "earthquakes",
          facts: ({ rows }, origin) => t("data.sampleFacts", { rows: number(rows), ...origin }),
          open: (id, title) => readSample(session, id, title),
        },
        signal,
      ),
      makerCard(session, signal),
    ],
    side: [
      session.dataset &&
        h(
          "div",
          { class: "card" },
          h("h2", {}, t("data.open")),
          h(
            "p",
            {},
            h("b", {}, datasetTitle(session.dataset.name)),
            h("br"),
            t("check.kept", { kept: session.dataset.report.kept, rows: session.dataset.report.rows }),
          ),
          h("button", { type: "button", on: { click: () => session.go("check") } }, t("data.toCheck")),
        ),
      h(
        "div",
        { class: "card" },
        h("h2", {}, t("data.reads")),
        h(
          "ul",
          { class: "plain-list" },
          h("li", {}, t("data.reads.usgs")),
          h("li", {}, t("data.reads.table")),
          h("li", {}, t("data.reads.encodings")),
          h("li", {}, t("data.reads.lab")),
        ),
      ),
      h("div", { class: "card" }, h("h2", {}, t("data.stays")), h("p", {}, t("data.staysText"))),
      h(
        "div",
        { class: "card" },
        h("h2", {}, t("data.flow")),
        h(
          "ol",
          { class: "plain-list" },
          h("li", {}, t("data.flow.check")),
          h("li", {}, t("data.flow.train")),
          h("li", {}, t("data.flow.judge")),
          h("li", {}, t("data.flow.home")),
        ),
      ),
    ],
  };
}
