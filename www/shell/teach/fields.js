// Fields of the teacher's form: a text in each language of the page, a box, a choice.
import { h, uid } from "../../views/dom.js";
import { LANGUAGES, t } from "../../words/index.js";

/** @import { Words } from "../../lessons/index.js" */

/**
 * One field a language; empty ones are left out of what it writes.
 * @param {string} name @param {Words} held @param {{ rows?: number, change: () => void }} options
 */
export const textFields = (name, held, { rows = 0, change }) =>
  h(
    "div",
    { class: "two" },
    Object.entries(LANGUAGES).map(([language, { own, tag }]) => {
      const id = uid();
      const attributes = {
        id,
        lang: tag,
        maxlength: 4000,
        on: {
          input: () => {
            if (field.value.trim()) held[language] = field.value;
            else delete held[language];
            change();
          },
        },
      };
      /** @type {HTMLInputElement | HTMLTextAreaElement} */
      const field = rows
        ? h("textarea", { ...attributes, rows }, held[language] ?? "")
        : h("input", { ...attributes, type: "text", value: held[language] ?? "" });
      return h("div", { class: "field" }, h("label", { for: id }, t("teach.in", { name, language: own })), field);
    }),
  );

/** @param {string} words @param {boolean} checked @param {(on: boolean) => void} change @param {boolean} [disabled] */
export function box(words, checked, change, disabled = false) {
  const id = uid();
  /** @type {HTMLInputElement} */
  const input = h("input", { id, type: "checkbox", checked, disabled, on: { change: () => change(input.checked) } });
  return h("span", { class: "check" }, input, h("label", { for: id }, words));
}

/** @param {string} words @param {[value: string, words: string][]} choices @param {string} value @param {(value: string) => void} change */
export function select(words, choices, value, change) {
  const id = uid();
  /** @type {HTMLSelectElement} */
  const control = h(
    "select",
    { id, on: { change: () => change(control.value) } },
    choices.map(([one, name]) => h("option", { value: one, selected: one === value }, name)),
  );
  return h("div", { class: "field" }, h("label", { for: id }, words), control);
}
