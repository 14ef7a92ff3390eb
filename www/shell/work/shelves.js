// One table a shelf of what is kept: a name, facts, and what can be done with it. What is done is its caller's.
import { forget, rename, shelf } from "../../keep.js";
import { nameOf } from "../../labs/kept.js";
import { fill, h } from "../../views/dom.js";
import { t } from "../../words/index.js";
import { ask } from "../help.js";

/** @import { Shelf } from "../../keep.js" */
/** @import { Child } from "../../views/dom.js" */

/**
 * @template One
 * @typedef {{
 *   kind: Shelf, empty: string, facts: (one: One) => string, size?: (one: One) => string,
 *   open: (one: One) => unknown, save: (one: One) => unknown, fail: (error: unknown) => void,
 * }} ShelfOptions
 */

/**
 * @template {{ id: string, title: string, name?: string }} One
 * @param {ShelfOptions<One>} options
 * @param {AbortSignal} signal
 */
export function shelfTable({ kind, empty, facts, size, open, save, fail }, signal) {
  const element = h("div", { class: "shelf" }, h("p", { class: "quiet" }, t("kept.reading")));
  /** @type {string | null} Which one is being renamed. */
  let renaming = null;

  const safely = (/** @type {() => unknown} */ act) => async () => {
    try {
      await act();
    } catch (error) {
      fail(error);
    }
  };
  const button = (/** @type {string} */ words, /** @type {string} */ label, /** @type {() => unknown} */ act) =>
    h("button", { type: "button", class: "small", "aria-label": label, on: { click: safely(act) } }, words);

  const remove = async (/** @type {One} */ one) => {
    if (!(await ask(t("work.askDelete", { title: nameOf(one) }), t("kept.delete")))) return;
    await forget(one.id, kind);
    await show();
  };
  const call = async (/** @type {One} */ one, /** @type {string} */ name) => {
    renaming = null;
    await rename(kind, one.id, name);
    await show();
    document.getElementById(`rename-${one.id}`)?.focus();
  };
  const turn = async (/** @type {string | null} */ id) => {
    renaming = id;
    await show();
    element.querySelector("input")?.select();
  };

  /** @param {One} one @returns {Child} */
  const title = (one) => {
    const name = nameOf(one);
    if (renaming !== one.id) return name;
    const input = h("input", {
      type: "text",
      value: name,
      maxlength: 120,
      "aria-label": t("work.name", { title: name }),
    });
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      safely(() => call(one, input.value))();
    };
    const keydown = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && safely(() => turn(null))();
    return h("form", { class: "bar", on: { submit, keydown } }, input, h("button", { class: "small" }, t("work.save")));
  };
  /** @param {One} one */
  const row = (one) => {
    const name = nameOf(one);
    const again = button(t("work.rename"), t("work.renameNamed", { title: name }), () => turn(one.id));
    again.id = `rename-${one.id}`;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, title(one), h("small", {}, facts(one))),
      size && h("td", { class: "figure" }, size(one)),
      h(
        "td",
        { class: "acts" },
        button(t("kept.open"), t("work.open", { title: name }), () => open(one)),
        button(t("work.download"), t("work.downloadNamed", { title: name }), () => save(one)),
        again,
        button(t("kept.delete"), t("work.delete", { title: name }), () => remove(one)),
      ),
    );
  };
  const show = async () => {
    const all = /** @type {One[]} */ (/** @type {unknown} */ (await shelf(kind)));
    if (signal.aborted) return;
    fill(
      element,
      all.length > 0
        ? h("table", { class: "kept", "aria-label": t(`work.${kind}`) }, h("tbody", {}, all.map(row)))
        : h("p", { class: "quiet" }, empty),
    );
  };
  return { element, show };
}
