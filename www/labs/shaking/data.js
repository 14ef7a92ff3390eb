// Step 1: a table of one's own, or one for practice.
import { fileButton } from "../../shell/arrivals.js";
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { t } from "../../words/index.js";
import { goOnCard } from "../kept.js";
import { numberFields } from "./fields.js";
import { scenarioCard } from "./scenario.js";
import { EQUATIONS } from "./session.js";

/** @import { IntensityEquationName } from "../../../pkg/orogen.d.ts" */
/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function dataView(session, signal) {
  const event = numberFields(session, ["eventMagnitude", "eventDepth", "eventLatitude", "eventLongitude"], true);
  const practise = (/** @type {IntensityEquationName} */ equation) =>
    h(
      "button",
      {
        type: "button",
        class: equation === EQUATIONS[0] ? "go" : "",
        on: { click: () => session.read(t("shaking.practice"), { practice: { equation } }) },
      },
      t("shaking.practise", { equation: t(`equation.${equation}`) }),
    );
  return {
    title: t("shaking.data.title"),
    lede: t("shaking.data.lede"),
    main: [
      goOnCard(session, signal),
      h(
        "div",
        { class: "card hero" },
        h("h2", {}, t("shaking.own")),
        h("p", {}, t("shaking.ownText")),
        h("p", { class: "quiet" }, t("shaking.eventText")),
        h("div", { class: "row", role: "group", "aria-label": t("shaking.event") }, event.elements),
        why("shaking-event.explain"),
        h(
          "div",
          { class: "bar" },
          fileButton(t("shaking.choose"), (files) => event.sound() && session.takeFiles(files), {
            multiple: true,
            accept: ".csv,.tsv,.txt,.dat,.xml,.json,.geojson,.orogen,text/csv",
          }),
        ),
      ),
      h(
        "div",
        { class: "card" },
        h("h2", {}, t("shaking.practice")),
        h("p", {}, t("shaking.practiceText")),
        h("div", { class: "bar" }, EQUATIONS.map(practise)),
      ),
      scenarioCard(session, signal),
    ],
    side: [
      h(
        "div",
        { class: "card" },
        h("h2", {}, t("shaking.reads")),
        h(
          "ul",
          { class: "plain-list" },
          h("li", {}, t("shaking.reads.dyfi")),
          h("li", {}, t("shaking.reads.shakemap")),
          h("li", {}, t("shaking.reads.table")),
        ),
      ),
      h("div", { class: "card" }, h("h2", {}, t("data.stays")), h("p", {}, t("data.staysText"))),
    ],
  };
}
