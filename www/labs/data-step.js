// Step 1 of a lab of files: where the data come from.
import { fileButton } from "../shell/arrivals.js";
import { h } from "../views/dom.js";
import { datasetTitle, t } from "../words/index.js";
import { goOnCard } from "./kept.js";
import { sampleCards, sampleTitle } from "./sample-cards.js";

/** @import { Lab, Sample } from "../../pkg/orogen.d.ts" */
/** @import { Child } from "../views/dom.js" */
/** @import { LabSession, View } from "./lab-session.js" */

/**
 * @typedef {LabSession & {
 *   readonly lab: Lab, key: string, typed?: { paste: string },
 *   read(origin: { name: string, source: { sample: string } }): Promise<boolean>,
 * }} Reading
 */
/**
 * What a lab says in this step. `first`: the sample of the large button. `endings`: of the files it reads. `open`: what
 * is open, in a line.
 * @typedef {{
 *   title: string, lede: string, hero: string, start: string, choose: string, drop: string,
 *   first: string, endings: string,
 *   paste?: { title: string, box: string, example: string },
 *   facts: (sample: Sample, origin: { source: string, licence: string }) => string,
 *   open: string | null, reads: string[], flow: string[], maker?: Child,
 * }} Plan
 */

/** @param {Reading} session @param {Plan} plan @param {AbortSignal} signal @returns {View} */
export function dataStep(session, plan, signal) {
  const readSample = async (/** @type {string} */ id) => {
    const name = sampleTitle({ id, title: id });
    if (await session.read({ name, source: { sample: id } })) session.go("check");
  };
  const { lab, dataset } = session;
  return {
    title: plan.title,
    lede: plan.lede,
    main: [
      goOnCard(session, signal),
      h(
        "div",
        { class: "card hero" },
        h("h2", {}, t("data.hero")),
        h("p", {}, plan.hero),
        h(
          "div",
          { class: "bar" },
          h("button", { type: "button", class: "go", on: { click: () => readSample(plan.first) } }, plan.start),
          fileButton(plan.choose, (files) => session.takeFiles(files), { multiple: true, accept: plan.endings }),
        ),
        h("p", { class: "quiet" }, plan.drop),
        plan.paste && pasteBox(session, plan.paste),
      ),
      h("h2", { class: "apart" }, t("data.samples")),
      sampleCards(session, { lab, facts: plan.facts, open: readSample }, signal),
      plan.maker,
    ],
    side: [
      dataset &&
        plan.open !== null &&
        h(
          "div",
          { class: "card" },
          h("h2", {}, t("data.open")),
          h("p", {}, h("b", {}, datasetTitle(dataset.name)), h("br"), plan.open),
          h("button", { type: "button", on: { click: () => session.go("check") } }, t("data.toCheck")),
        ),
      list("ul", t("data.reads"), [...plan.reads, t("data.reads.lab")]),
      h("div", { class: "card" }, h("h2", {}, t("data.stays")), h("p", {}, t("data.staysText"))),
      list("ol", t("data.flow"), plan.flow),
    ],
  };
}

/** @param {"ul" | "ol"} kind @param {string} title @param {string[]} lines */
const list = (kind, title, lines) =>
  h(
    "div",
    { class: "card" },
    h("h2", {}, title),
    h(
      kind,
      { class: "plain-list" },
      lines.map((line) => h("li", {}, line)),
    ),
  );

/** @param {Reading} session @param {NonNullable<Plan["paste"]>} words */
function pasteBox(session, { title, box, example }) {
  const typed = session.typed ?? { paste: "" };
  /** @type {HTMLTextAreaElement} */
  const paste = h("textarea", {
    rows: 6,
    spellcheck: "false",
    "aria-label": box,
    placeholder: example,
    on: { input: () => Object.assign(typed, { paste: paste.value }) },
  });
  paste.value = typed.paste;
  const take = () => (paste.value.trim() ? session.takeText(paste.value) : paste.focus());
  return h(
    "details",
    { open: typed.paste !== "" },
    h("summary", {}, title),
    paste,
    h("div", { class: "bar" }, h("button", { type: "button", on: { click: take } }, t("data.readPasted"))),
  );
}
