// Step 3: the network learns while one looks on.
import { part } from "../../views/part.js";
import { datasetTitle, number, t } from "../../words/index.js";
import { controls } from "../controls.js";
import { lossCurve } from "../curve.js";
import { enginePanel } from "../engine.js";
import { toSpec } from "./fields.js";
import { questionChoice } from "./question-choice.js";
import { settingsForm } from "./settings.js";
import { verdictCard } from "./verdict.js";

/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function trainView(session, signal) {
  const settings = settingsForm(session, signal);
  const verdict = part(signal, () => verdictCard(session.report, "train"));
  session.on("report", verdict.redraw, signal);
  session.on("run", verdict.redraw, signal);
  const events = number(session.columns?.magnitude.length);
  return {
    title: t(`train.title.${session.task}`),
    lede: t(`train.lede.${session.task}`, { name: datasetTitle(session.dataset?.name), events }),
    main: [
      questionChoice(session),
      controls(session, { sound: settings.sound, make: () => session.newRun(toSpec(session.draft)) }, signal),
      lossCurve(session, session.task, signal),
      enginePanel(session, signal),
    ],
    side: [verdict.element, settings.form],
  };
}
