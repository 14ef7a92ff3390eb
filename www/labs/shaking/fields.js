// Fields for numbers: what is typed stays typed, and a wrong value gets a sentence.
import { locked } from "../../shell/address.js";
import { h, set } from "../../views/dom.js";
import { mark } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import { isSetting, LIMITS } from "./session.js";

/** @import { Key } from "../../words/index.js" */
/** @import { Session } from "./session.js" */

/**
 * @param {Session} session
 * @param {string[]} names
 * @param {boolean} [optional] May be left empty.
 */
export function numberFields(session, names, optional = false) {
  const made = names.map((name) => {
    const id = `shaking-${name}`;
    /** @type {HTMLInputElement} */
    const input = h("input", {
      id,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      disabled: isSetting(name) && locked(name),
      value: session.typed[name] ?? "",
      "aria-describedby": `${id}-problem`,
      on: { input: () => Object.assign(session.typed, { [name]: input.value }) },
    });
    const problem = h("p", { class: "problem", id: `${id}-problem`, "aria-live": "polite" });
    const words = t(/** @type {Key} */ (`shaking.${name}`));
    const label = h("label", { for: id }, words);
    const why = isSetting(name) && mark(/** @type {Key} */ (`means.${name}`), words);
    return { name, input, problem, element: h("div", { class: "field" }, label, input, why, problem) };
  });
  return {
    elements: made.map(({ element }) => element),
    /** Fills one in, as if it were typed. @param {string} name @param {string} value */
    type(name, value) {
      session.typed[name] = value;
      for (const one of made) if (one.name === name) one.input.value = value;
    },
    /** Whether all can be used; the first that cannot gets the focus. */
    sound() {
      const wrong = made.filter(({ name, input, problem }) => {
        const empty = optional && input.value.trim() === "";
        const fine = empty || Number.isFinite(session.number(name));
        const [low = 0, high = 0] = LIMITS[name] ?? [];
        problem.textContent = fine ? "" : t("problem.number", { low: number(low), high: number(high) });
        set(input, { "aria-invalid": !fine });
        return !fine;
      });
      wrong[0]?.input.focus();
      return wrong.length === 0;
    },
  };
}
