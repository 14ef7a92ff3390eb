// Step 3: the network learns while one looks on.
import { locked } from "../../shell/address.js";
import { h } from "../../views/dom.js";
import { mark } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { datasetTitle, t } from "../../words/index.js";
import { controls } from "../controls.js";
import { lossCurve } from "../curve.js";
import { enginePanel } from "../engine.js";
import { numberFields } from "./fields.js";
import { verdictCard } from "./verdict.js";

/** @import { View } from "../lab-session.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal @returns {View} */
export function trainView(session, signal) {
  const settings = settingsCard(session);
  const verdict = part(signal, () => verdictCard(session.report));
  for (const topic of /** @type {const} */ (["report", "run"])) session.on(topic, verdict.redraw, signal);
  return {
    lede: t("shaking.train.lede", {
      name: datasetTitle(session.dataset?.name),
      events: session.dataset?.report.events ?? 0,
    }),
    main: [
      controls(session, { sound: settings.sound, make: () => session.newRun() }, signal),
      lossCurve(session, "intensity", signal),
      enginePanel(session, signal),
    ],
    side: [verdict.element, settings.element],
  };
}

/** @param {Session} session */
function settingsCard(session) {
  const fields = numberFields(session, ["epochs", "learningRate", "seed", "seeds"]);
  /** @type {HTMLSelectElement} */
  const split = h(
    "select",
    {
      id: "shaking-split",
      disabled: locked("split"),
      on: { change: () => Object.assign(session.typed, { split: split.value }) },
    },
    /** @type {const} */ (["chronological", "random"]).map((value) =>
      h("option", { value, selected: session.typed.split === value }, t(`choice.${value}`)),
    ),
  );
  const element = h(
    "form",
    {
      class: "card settings",
      "data-part": "settings",
      "aria-label": t("settings.title"),
      novalidate: true,
      on: { submit: (event) => event.preventDefault() },
    },
    h("h2", {}, t("settings.title")),
    h("p", { class: "quiet" }, t("shaking.network")),
    fields.elements,
    h(
      "div",
      { class: "field" },
      h("label", { for: "shaking-split" }, t("setting.split")),
      split,
      mark("shaking-means.split", t("setting.split")),
    ),
  );
  return { element, sound: fields.sound };
}
