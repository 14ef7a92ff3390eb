// Step 4: how far the invented ground is from real ground it never saw, beside surfaces that need no network.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { datasetTitle, t } from "../../words/index.js";
import { doubtsCard } from "../report-cards.js";
import { distancesTable } from "./distances.js";
import { opinionCard } from "./opinion.js";
import { probeCard } from "./probe.js";
import { quizCard } from "./quiz.js";
import { sideBySide } from "./side-by-side.js";
import { judgedCard, memoryCard, verdictCard } from "./verdict.js";

/** @import { View } from "../lab-session.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {AbortSignal} signal @returns {View} */
export function judgeView(session, signal) {
  const top = part(signal, () => [
    verdictCard(session.report),
    h(
      "div",
      { class: "card scored" },
      h("h2", {}, t("distances.title")),
      h("p", { class: "quiet prose" }, t("distances.text")),
      session.report && distancesTable(session.report, t("distances.title")),
      why("distances.explain"),
    ),
  ]);
  const side = part(
    signal,
    () => (session.report ? [memoryCard(session.report), doubtsCard(session.report), judgedCard(session.report)] : []),
    "reserved",
  );
  session.on(
    "report",
    () => {
      top.redraw();
      side.redraw();
    },
    signal,
  );
  // What is shown may be of an earlier step.
  if (session.report?.steps !== session.run?.progress.step) session.judge();
  return {
    title: t("terrain.judge.title"),
    lede: t("terrain.judge.lede", { name: datasetTitle(session.dataset?.name) }),
    main: [
      top.element,
      sideBySide(session, signal),
      quizCard(session, signal),
      opinionCard(session, signal),
      probeCard(session, signal),
    ],
    side: [side.element],
  };
}
