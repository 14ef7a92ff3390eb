// Step 3: the network learns while one looks on.
import { part } from "../../views/part.js";
import { datasetTitle, number, t } from "../../words/index.js";
import { controls } from "../controls.js";
import { lossCurve } from "../curve.js";
import { enginePanel } from "../engine.js";
import { textSettings } from "./settings.js";
import { verdictCard } from "./verdict.js";

/** @import { View } from "../lab-session.js" */
/** @import { LiteratureSession } from "./session.js" */

/** @param {LiteratureSession} session @param {AbortSignal} signal @returns {View} */
export function trainView(session, signal) {
  const settings = textSettings(session, signal);
  const verdict = part(signal, () => verdictCard(session.report, "train"));
  for (const topic of /** @type {const} */ (["report", "run"])) session.on(topic, verdict.redraw, signal);
  return {
    title: t("literature.train.title"),
    lede: t("literature.train.lede", {
      name: datasetTitle(session.dataset?.name),
      n: number(session.documents.length),
    }),
    main: [
      controls(session, { sound: settings.sound, make: () => session.newRun() }, signal),
      lossCurve(session, "literature", signal),
      enginePanel(session, signal),
    ],
    side: [verdict.element, settings.form],
  };
}
