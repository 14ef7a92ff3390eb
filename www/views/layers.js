// What is laid on a map of ground: one measure as colour, a hillshade, contour lines.
import { t } from "../words/index.js";
import { h, uid } from "./dom.js";

/** @import { Entry } from "./legend.js" */
/** @import { Scale } from "./tint.js" */

/**
 * A measure of every cell: how it is coloured, what the readout says of a cell, and its key.
 * @typedef {{ values: Float32Array, scale: Scale, read: (value: number) => string, key: () => Element, entries: () => Entry[] }} Layer
 * @typedef {{ name: string, words: string, load: () => Layer | Promise<Layer | null> }} LayerChoice The first is shown first.
 */

/**
 * @param {readonly LayerChoice[]} choices
 * @param {(layer: Layer | null) => void} changed Null where the layer is as it was.
 * @param {(error: unknown) => void} failed
 */
export function layerControl(choices, changed, failed) {
  const state = { isShaded: true, hasLines: false };
  const id = uid();
  /** @type {HTMLSelectElement} */
  const chooser = h(
    "select",
    { id, on: { change: choose } },
    choices.map(({ name, words }) => h("option", { value: name }, words)),
  );
  async function choose() {
    const { selectedIndex } = chooser;
    try {
      const layer = await choices[selectedIndex]?.load();
      if (layer && chooser.selectedIndex === selectedIndex) changed(layer);
    } catch (error) {
      failed(error);
    }
  }
  const tick = (/** @type {"isShaded" | "hasLines"} */ what, /** @type {string} */ words) => {
    const tickId = uid();
    /** @type {HTMLInputElement} */
    const input = h("input", {
      type: "checkbox",
      id: tickId,
      checked: state[what],
      on: {
        change: () => {
          state[what] = input.checked;
          changed(null);
        },
      },
    });
    return h("span", { class: "check" }, input, h("label", { for: tickId }, words));
  };
  const element = h(
    "div",
    { class: "choice layers", role: "group", "aria-label": t("layers.sheet") },
    h("label", { for: id }, t("layers.colour")),
    chooser,
    tick("isShaded", t("layers.shade")),
    tick("hasLines", t("layers.lines")),
  );
  return { element, state, again: choose };
}
