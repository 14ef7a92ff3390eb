// What a site has to expect of a source: intensity with its spread, and the seconds between alert and S wave.
import { h, set } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { fixed, t } from "../../words/index.js";
import { numberFields } from "./fields.js";
import { places } from "./places.js";

/** @import { Scenario } from "../../../pkg/orogen.d.ts" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {AbortSignal} signal */
export function scenarioCard(session, signal) {
  const fields = numberFields(session, ["magnitude", "depth", "distance", "stationDistance", "delay"]);
  const outcome = part(signal, () => (session.scenario ? told(session, session.scenario) : []), "outcome");
  set(outcome.element, { role: "status", "aria-label": t("shaking.scenario") });
  session.on("look", outcome.redraw, signal);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (fields.sound()) session.workOut();
  };
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("shaking.scenario")),
    h("p", { class: "quiet" }, t("shaking.scenarioText")),
    h(
      "form",
      { class: "row", novalidate: true, "aria-label": t("shaking.scenario"), on: { submit } },
      fields.elements,
      h("button", { class: "go" }, t("shaking.workOut")),
    ),
    places(session, signal, (km) => fields.type("distance", km)),
    outcome.element,
    why("shaking-scenario.explain"),
  );
}

/** @param {Session} session @param {Scenario} scenario */
function told({ estimate }, scenario) {
  const { warning, blindRadius, expected, alert, detection, pArrival, sArrival, layers } = scenario;
  const spread = (/** @type {number} */ low, /** @type {number} */ high) =>
    t("scores.between", { low: fixed(low, 1), high: fixed(high, 1) });
  const row = (/** @type {string} */ name, /** @type {number} */ intensity, /** @type {string} */ range, extra = "") =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name, extra && h("small", {}, extra)),
      h("td", { class: "figure" }, fixed(intensity, 1)),
      h("td", { class: "figure" }, range),
    );
  const title = t("shaking.expected");
  const table = h(
    "table",
    { class: "scores", "aria-label": title },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, title),
        h("th", { scope: "col", class: "figure" }, t("shaking.axis.intensity")),
        h("th", { scope: "col", class: "figure" }, t("shaking.spread")),
      ),
    ),
    h(
      "tbody",
      {},
      expected.map(({ equation, intensity, sigma, outside }) =>
        row(
          t(`equation.${equation}`),
          intensity,
          spread(intensity - sigma, intensity + sigma),
          outside ? t("shaking.beyond") : "",
        ),
      ),
      estimate &&
        row(
          t("shaking.byNetwork"),
          estimate.intensity,
          spread(...estimate.interval),
          estimate.outside.length
            ? t("shaking.outside", {
                inputs: estimate.outside.map((input) => t(`shaking.input.${input}`)).join(t("where.join")),
              })
            : t("shaking.byNetworkSpread"),
        ),
    ),
  );
  const seconds = { seconds: fixed(Math.abs(warning), 1) };
  return [
    h("p", { class: "estimate" }, h("b", {}, t(warning > 0 ? "shaking.warned" : "shaking.late", seconds))),
    h(
      "p",
      {},
      t("shaking.times", {
        detection: fixed(detection, 1),
        alert: fixed(alert, 1),
        p: fixed(pArrival, 1),
        s: fixed(sArrival, 1),
      }),
      " ",
      t("shaking.blind", { radius: fixed(blindRadius, 0) }),
    ),
    table,
    h(
      "p",
      { class: "quiet" },
      t("shaking.model", {
        layers: layers.map(({ top, p, s }) => t("shaking.layer", { top, p: fixed(p), s: fixed(s) })).join("; "),
      }),
    ),
  ];
}
