// As what ground is taken home: one choice of format, and of a shape its height and size.
import { download, fill, h, set, uid } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";

/** @import { ShapeOptions, TerrainExportFormat } from "../../../pkg/orogen.d.ts" */

/** @typedef {{ format: TerrainExportFormat, ending: string, type: string, shape?: readonly (keyof ShapeOptions)[] }} Format */
/** @type {readonly [Format, ...Format[]]} */
const FORMATS = [
  { format: "asc", ending: ".asc", type: "text/plain" },
  { format: "geotiff", ending: ".tif", type: "image/tiff" },
  { format: "png16", ending: ".png", type: "image/png" },
  { format: "png16-scale", ending: ".json", type: "application/json" },
  { format: "npy", ending: ".npy", type: "application/octet-stream" },
  { format: "glb", ending: ".glb", type: "model/gltf-binary", shape: ["exaggeration"] },
  { format: "obj", ending: ".obj", type: "model/obj", shape: ["exaggeration"] },
  { format: "stl", ending: ".stl", type: "model/stl", shape: ["exaggeration", "sideMm", "baseMm"] },
];
/** The contract's limits, and what it takes if left out. */
const SHAPE = {
  exaggeration: { low: 0.01, high: 100, usual: 1 },
  sideMm: { low: 1, high: 10_000, usual: 100 },
  baseMm: { low: 0.1, high: 1000, usual: 3 },
};

/**
 * @param {{ name: () => string, bytes: (format: TerrainExportFormat, shape: ShapeOptions) => Promise<Uint8Array | undefined>, failed: (error: unknown) => void, title: string }} options
 *   `name` of the file, without its ending.
 */
export function saveBar({ name, bytes, failed, title }) {
  let chosen = FORMATS[0];
  /** @type {Map<keyof ShapeOptions, { input: HTMLInputElement, problem: HTMLElement }>} */
  let fields = new Map();
  const more = h("div", { class: "row" });
  const id = uid();
  /** @type {HTMLSelectElement} */
  const select = h(
    "select",
    { id, on: { change: () => choose(FORMATS[select.selectedIndex] ?? FORMATS[0]) } },
    FORMATS.map(({ format }) => h("option", { value: format }, t(`save.${format}`))),
  );
  /** @param {Format} format */
  function choose(format) {
    chosen = format;
    fields = new Map();
    fill(more, (format.shape ?? []).map(field));
  }
  const field = (/** @type {keyof ShapeOptions} */ option) => {
    const fieldId = uid();
    const problem = h("p", { class: "problem", id: `${fieldId}-problem`, "aria-live": "polite" });
    const input = h("input", {
      id: fieldId,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      "aria-describedby": `${fieldId}-problem`,
      value: String(SHAPE[option].usual),
    });
    fields.set(option, { input, problem });
    return h("div", { class: "field" }, h("label", { for: fieldId }, t(`save.${option}`)), input, problem);
  };
  /** @returns {ShapeOptions | null} */
  const shape = () => {
    /** @type {ShapeOptions} */
    const asked = {};
    let sound = true;
    for (const [option, { input, problem }] of fields) {
      const { low, high } = SHAPE[option];
      const value = parseNumber(input.value);
      const fits = value >= low && value <= high;
      problem.textContent = fits ? "" : t("problem.number", { low: number(low), high: number(high) });
      set(input, { "aria-invalid": !fits });
      asked[option] = value;
      sound &&= fits;
    }
    return sound ? asked : null;
  };
  const save = async () => {
    const asked = shape();
    if (!asked) return;
    const { format, ending, type } = chosen;
    try {
      const content = await bytes(format, asked);
      if (content) download(content, `${name()}${ending}`, type);
    } catch (error) {
      failed(error);
    }
  };
  return h(
    "form",
    {
      class: "row save-as",
      "aria-label": title,
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          save();
        },
      },
    },
    h("div", { class: "field" }, h("label", { for: id }, t("save.as")), select),
    more,
    h("button", { type: "submit" }, t("save.save")),
    why("terrain-save.explain"),
  );
}
