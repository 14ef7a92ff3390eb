// A field for a number that may be left to the page: what is typed stays, what is wrong gets a sentence.
import { h, set } from "../../../views/dom.js";
import { fixed, t } from "../../../words/index.js";
import { FIELDS } from "./clusters.js";

/** @import { Clusters, Field } from "./clusters.js" */

/** @param {Clusters} clusters @param {Field} name @param {AbortSignal} signal */
export function typedField(clusters, name, signal) {
  const id = `clusters-${name}`;
  const { low, high } = FIELDS[name];
  const problem = h("p", { class: "problem", id: `${id}-problem`, "aria-live": "polite" });
  const check = () => {
    const wrong = Number.isNaN(clusters.value(name));
    problem.textContent = wrong ? t("problem.number", { low, high }) : "";
    set(input, { "aria-invalid": wrong });
    return !wrong;
  };
  /** @type {HTMLInputElement} */
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    id,
    autocomplete: "off",
    value: clusters.typed[name],
    "aria-describedby": `${id}-problem`,
    on: {
      input: () => {
        clusters.typed[name] = input.value;
        check();
        if (name === "clustersMc" && clusters.refresh()) clusters.emit("declustered", null);
      },
    },
  });
  const hint = () => {
    const mc = clusters.session.fitness?.mc ?? null;
    const isMagnitude = name === "clustersMc" || name === "sequenceMc";
    const words = isMagnitude ? (mc === null ? t("clusters.allSizes") : fixed(mc, 1)) : t("fit.mcAuto");
    set(input, { placeholder: words });
  };
  hint();
  clusters.session.on("fitness", hint, signal);
  return {
    element: h("div", { class: "field" }, h("label", { for: id }, t(`clusters.${name}`)), input, problem),
    /** Whether it can be used; if not, it has the focus. */
    sound() {
      const fine = check();
      if (!fine) input.focus();
      return fine;
    },
  };
}
