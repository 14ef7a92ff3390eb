// The data that come with the page, one card each.
import { fill, h } from "../views/dom.js";
import { t, tOr } from "../words/index.js";

/** @import { Lab, Sample } from "../../pkg/orogen.d.ts" */
/** @import { LabSession } from "./lab-session.js" */

/** @param {Sample | { id: string, title: string }} sample */
export const sampleTitle = (sample) => tOr(`sample.${sample.id}.title`, sample.title);

/**
 * @param {LabSession} session
 * @param {{ lab: Lab, facts: (sample: Sample, origin: { source: string, licence: string }) => string, open: (id: string, title: string) => unknown }} options
 *   `facts` is the line that says how large it is and where it is from.
 * @param {AbortSignal} signal
 */
export function sampleCards(session, { lab, facts, open }, signal) {
  const list = h("ul", { class: "samples", "aria-label": t("data.samples") });
  const card = (/** @type {Sample} */ sample) => {
    const { id, title: english, source, licence } = sample;
    const title = sampleTitle(sample);
    const origin = {
      source: tOr(`sample.${id}.source`, source),
      licence: tOr(`licence.${licence}`, licence),
    };
    return h(
      "li",
      { class: "card" },
      h("h3", {}, title),
      h("p", {}, tOr(`sample.${id}.text`, english)),
      h("p", { class: "quiet" }, facts(sample, origin)),
      h(
        "button",
        { type: "button", "aria-label": t("data.openNamed", { title }), on: { click: () => open(id, title) } },
        t("data.openSample"),
      ),
    );
  };
  session.orogen
    .then((orogen) => orogen.samples())
    .then((found) => {
      if (!signal.aborted) fill(list, found.filter((sample) => sample.lab === lab).map(card));
    })
    .catch((error) => session.fail(error));
  return list;
}
