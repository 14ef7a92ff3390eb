// Step 4: how good it is, beside the simplest things that could have worked.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { scoresTable } from "../../views/scores.js";
import { datasetTitle, t } from "../../words/index.js";
import { doubtsCard } from "../report-cards.js";
import { seedsCard } from "../seeds.js";
import { othersCard } from "./compare.js";
import { leaksCard } from "./leaks.js";
import { QUESTIONS } from "./questions.js";
import { judgedCard, verdictCard } from "./verdict.js";

/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function judgeView(session, signal) {
  const { task } = session;
  const question = QUESTIONS[task];
  const name = session.dataset?.name ?? "";
  const top = part(signal, () => [
    verdictCard(session.report, "judge"),
    h(
      "div",
      { class: "card scored" },
      h("h2", {}, t(`scores.title.${task}`)),
      session.report &&
        scoresTable(session.report, question.metrics, {
          name: t(`scores.title.${task}`),
          who: t(`scores.who.${task}`),
        }),
      why(`scores.explain.${task}`),
    ),
  ]);
  const plots = part(
    signal,
    (inner) => (session.report ? question.pictures(session.report, name, inner) : []),
    "two pictures",
  );
  const doubts = part(
    signal,
    () => (session.report ? [doubtsCard(session.report), judgedCard(session.report)] : []),
    "reserved",
  );
  const cards = part(signal, () => (session.report ? question.cards(session.report) : []));
  session.on(
    "report",
    () => {
      for (const one of [top, plots, doubts, cards]) one.redraw();
    },
    signal,
  );
  // What is shown may be of an earlier epoch.
  if (!session.report || session.report.epochsTrained !== session.run?.progress.epoch) session.judge();
  return {
    lede: t(`judge.lede.${task}`, { name: datasetTitle(name) }),
    main: [top.element, plots.element, leaksCard(session, signal), question.use(session, signal)],
    side: [
      doubts.element,
      cards.element,
      seedsCard(session, (report) => QUESTIONS[report.task].seeds(report), signal),
      othersCard(session, signal),
    ],
  };
}
