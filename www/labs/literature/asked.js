// Numbers that a question about a collection takes: their fields, their limits, and what is wrong with them.
import { h } from "../../views/dom.js";
import { number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";
import { outside } from "../limits.js";

/** @import { Key } from "../../words/index.js" */
/** @import { Limits } from "../limits.js" */
/** @import { LiteratureSession } from "./session.js" */

/**
 * @template {"dimensions" | "window" | "terms" | "npmi" | "vocabulary" | "units" | "temperature" | "written" | "drawn"} Name
 * @param {LiteratureSession} session
 * @param {string} question What the keys of its words begin with.
 * @param {Record<Name, Limits>} limits
 * @param {() => void} [changed]
 */
export function askedNumbers({ asked }, question, limits, changed) {
  const names = /** @type {Name[]} */ (Object.keys(limits));
  const title = (/** @type {Name} */ name) => t(/** @type {Key} */ (`${question}.${name}`));
  const problem = h("p", { class: "problem", id: `${question}-problem`, "aria-live": "polite" });
  const fields = names.map((name) => {
    const id = `${question}-${name}`;
    const change = () => {
      Object.assign(asked, { [name]: input.value });
      changed?.();
    };
    /** @type {HTMLInputElement} */
    const input = h("input", {
      id,
      type: "text",
      inputmode: limits[name].whole ? "numeric" : "decimal",
      autocomplete: "off",
      "aria-describedby": problem.id,
      value: asked[name],
      on: { change },
    });
    return h("div", { class: "field" }, h("label", { for: id }, title(name)), input);
  });
  return {
    fields,
    problem,
    /** What is typed; nothing where some of it is out of its limits, which is said. @returns {Record<Name, number> | null} */
    read() {
      const wrong = outside(asked, limits);
      const first = names.find((name) => wrong[name]);
      const { problem: what = "number", low = 0, high = 0 } = (first && wrong[first]) ?? {};
      problem.textContent = first
        ? `${title(first)}: ${t(`problem.${what}`, { low: number(low), high: number(high) })}`
        : "";
      if (first) return null;
      const values = names.map((name) => [name, parseNumber(asked[name])]);
      return /** @type {Record<Name, number>} */ (Object.fromEntries(values));
    },
  };
}
