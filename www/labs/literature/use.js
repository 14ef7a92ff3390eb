// Step 5: what it is all for. Rank what nobody has read, explain one text, mark and stop in time; and take it home.
import { h } from "../../views/dom.js";
import { datasetTitle, t } from "../../words/index.js";
import { keptCard } from "../kept.js";
import { exported, openLabCard, parcelList, weights } from "../take-home.js";
import { explanationCard } from "./explanation.js";
import { rankingCard } from "./ranking.js";
import { triageCard } from "./triage.js";

/** @import { View } from "../lab-session.js" */
/** @import { LiteratureSession } from "./session.js" */

/** @param {LiteratureSession} session @param {AbortSignal} signal @returns {View} */
export function useView(session, signal) {
  const name = session.dataset?.name ?? "";
  return {
    title: t("literature.use.title"),
    lede: t("literature.use.lede", { name: datasetTitle(name) }),
    main: [
      rankingCard(session, signal),
      triageCard(session, signal),
      explanationCard(session, signal),
      h("h2", {}, t("home.save")),
      saves(session),
      keptCard(session, signal),
    ],
    side: [
      openLabCard(session),
      h("div", { class: "card" }, h("h2", {}, t("literature.cannot.title")), h("p", {}, t("literature.cannot.text"))),
    ],
  };
}

/** Marks can be made before anything is trained: without a run the collection alone goes home. @param {LiteratureSession} session */
function saves(session) {
  /** @type {import("../take-home.js").Parcel} */
  const clean = {
    title: "literature.home.corpus",
    ending: "-clean.csv",
    type: "text/csv",
    async make() {
      const text = await session.dataset?.export({ format: "csv" });
      return text === undefined ? text : `\uFEFF${text}`;
    },
  };
  const ofRun = [
    weights(session),
    exported(session, "csv", { title: "literature.home.csv", ending: "-test.csv", type: "text/csv" }),
    exported(session, "json", {
      title: "home.json",
      text: "literature.home.json.text",
      ending: "-report.json",
      type: "application/json",
    }),
  ];
  return parcelList(session, session.run ? [...ofRun, clean] : [clean]);
}
