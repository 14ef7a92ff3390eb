// Which features a network is told: the fields of any catalogue, and the numeric columns of this one. Columns that are
// known only afterwards must be allowed first.
import { locked } from "../../../shell/address.js";
import { h } from "../../../views/dom.js";
import { t } from "../../../words/index.js";
import { featuresOf, featuresText } from "../fields.js";
import { offered } from "./features.js";

/** @import { Feature } from "../../../../pkg/orogen.d.ts" */
/** @import { Session } from "../session.js" */

/** @param {Session} session @param {(setting: "features" | "overruleHindsight", value: string) => void} write */
export function featureBoxes(session, write) {
  const all = offered(session.dataset);
  const chosen = new Set(featuresOf(session.draft.features));
  const order = () =>
    write("features", featuresText(all.map(({ feature }) => feature).filter((one) => chosen.has(one))));
  /** @type {HTMLInputElement[]} */
  const afterwards = [];
  const toggle = (/** @type {Feature} */ feature) => {
    if (!chosen.delete(feature)) chosen.add(feature);
    order();
  };
  const box = (/** @type {(typeof all)[number]} */ { feature, label, absent, hindsight }, /** @type {number} */ at) => {
    const id = at < 8 ? `feature-${feature}` : `feature-column-${at}`;
    /** @type {HTMLInputElement} */
    const input = h("input", {
      id,
      type: "checkbox",
      disabled: locked("features") || absent || (hindsight && session.draft.overruleHindsight === ""),
      checked: chosen.has(feature),
      on: { change: () => toggle(feature) },
    });
    if (hindsight) afterwards.push(input);
    return h("span", { class: "check" }, input, h("label", { for: id }, label));
  };
  const boxes = all.map(box);
  const plain = boxes.filter((_, at) => !all[at]?.hindsight);
  const late = boxes.filter((_, at) => all[at]?.hindsight);
  /** @type {HTMLInputElement} */
  const allow = h("input", {
    id: "overrule-hindsight",
    type: "checkbox",
    disabled: locked("features"),
    checked: session.draft.overruleHindsight !== "",
    on: {
      change: () => {
        write("overruleHindsight", allow.checked ? "yes" : "");
        for (const input of afterwards) input.disabled = !allow.checked;
        if (allow.checked) return;
        for (const { feature, hindsight } of all) if (hindsight) chosen.delete(feature);
        for (const input of afterwards) input.checked = false;
        order();
      },
    },
  });
  return h(
    "div",
    {
      id: "setting-features",
      tabindex: -1,
      role: "group",
      "aria-label": t("setting.features"),
      "aria-describedby": "setting-features-problem",
    },
    plain,
    late.length > 0 &&
      h(
        "details",
        { class: "why", open: session.draft.overruleHindsight !== "" },
        h("summary", {}, t("features.afterwards", { n: late.length })),
        h("p", {}, t("features.why")),
        h("span", { class: "check" }, allow, h("label", { for: allow.id }, t("features.allow"))),
        late,
      ),
  );
}
