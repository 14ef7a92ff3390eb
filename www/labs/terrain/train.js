// Step 3: two networks learn against each other while one looks on.
import { h } from "../../views/dom.js";
import { part } from "../../views/part.js";
import { datasetTitle, t } from "../../words/index.js";
import { controlsOf } from "../controls.js";
import { enginePanel } from "../engine.js";
import { alarmsCard } from "./alarms.js";
import { twoNetworks } from "./by-hand.js";
import { accuracyCurve, distanceCurve, diversityCurve, lossCurve } from "./curves.js";
import { filmStrip } from "./film.js";
import { normsChart } from "./norms.js";
import { ganSettings } from "./settings.js";

/** @import { View } from "../lab-session.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {AbortSignal} signal @returns {View} */
export function trainView(session, signal) {
  const settings = ganSettings(session, signal);
  const alarms = part(signal, () => alarmsCard(session));
  for (const topic of /** @type {const} */ (["film", "run", "look"])) session.on(topic, alarms.redraw, signal);
  return {
    title: t("terrain.train.title"),
    lede: t("terrain.train.lede", { name: datasetTitle(session.dataset?.name) }),
    main: [
      controlsOf(
        session,
        { sound: settings.sound, make: () => session.newRun() },
        twoNetworks(session, signal),
        signal,
      ),
      filmStrip(session, signal),
      distanceCurve(session, signal),
      h("div", { class: "two" }, lossCurve(session, signal), accuracyCurve(session, signal)),
      h("div", { class: "two" }, diversityCurve(session, signal), normsChart(session, signal)),
      enginePanel(session, signal),
    ],
    side: [alarms.element, settings.form],
  };
}
