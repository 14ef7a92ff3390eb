// Invented ground to take home: how many maps, from which seed, in which format.
import { download, fileName, fill, h, set } from "../../views/dom.js";
import { reliefSheet } from "../../views/relief-sheet.js";
import { number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";
import { invent } from "./side-by-side.js";

/** @import { TerrainExportFormat } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

/** @typedef {{ format: TerrainExportFormat, ending: string, type: string }} Format */
/** @type {readonly Format[]} */
const FORMATS = [
  { format: "asc", ending: ".asc", type: "text/plain" },
  { format: "npy", ending: ".npy", type: "application/octet-stream" },
];
const LIMITS = { seed: { low: 0, high: 4_294_967_295 }, count: { low: 1, high: 64 } };

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function heightMapCard(session, signal) {
  let picked = 0;
  const trained = (session.run?.progress.step ?? 0) > 0;
  const sheet = reliefSheet(
    {
      title: t("height-map.maps"),
      file: session.dataset?.name ?? "",
      explain: "height-map.explain",
      hint: "height-map.hint",
      kind: "film",
      pick: (index) => choose(index),
    },
    signal,
  );
  const saving = h("p", { class: "quiet", role: "status" });
  /** @type {Map<"seed" | "count", { input: HTMLInputElement, problem: HTMLElement }>} */
  const fields = new Map();

  /** @param {number} index */
  const choose = (index) => {
    picked = index;
    saving.textContent = t("height-map.picked", { n: index + 1, seed: session.wish.seed });
  };
  /** @returns {{ seed: number, count: number } | null} */
  const wish = () => {
    const sound = [...fields].map(([name, { input, problem }]) => {
      const { low, high } = LIMITS[name];
      const value = parseNumber(input.value);
      const fits = Number.isInteger(value) && value >= low && value <= high;
      problem.textContent = fits ? "" : t("problem.whole", { low: number(low), high: number(high) });
      set(input, { "aria-invalid": !fits });
      return fits;
    });
    if (sound.includes(false)) return null;
    return { seed: parseNumber(session.wish.seed), count: parseNumber(session.wish.count) };
  };
  const draw = async () => {
    const asked = wish();
    if (!asked || !trained) return sheet.show(null, t("gan.empty"));
    try {
      const maps = await invent(session, asked.count, asked.seed);
      if (signal.aborted || !maps) return;
      sheet.show(maps, t("height-map.summary", { n: maps.count, seed: asked.seed }));
      choose(Math.min(picked, maps.count - 1));
    } catch (error) {
      session.fail(error);
    }
  };
  const save =
    (/** @type {Format} */ { format, ending, type }) =>
    async () => {
      const asked = wish();
      if (!asked) return;
      try {
        const bytes = await session.run?.exportMap({ seed: asked.seed, index: picked, format });
        const name = `${fileName(session.dataset?.name ?? "")}-seed-${asked.seed}-${picked + 1}${ending}`;
        if (bytes) download(bytes, name, type);
      } catch (error) {
        session.fail(error);
      }
    };
  const field = (/** @type {"seed" | "count"} */ name) => {
    const id = `wish-${name}`;
    const problem = h("p", { class: "problem", id: `${id}-problem`, "aria-live": "polite" });
    const input = h("input", {
      id,
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      "aria-describedby": `${id}-problem`,
      value: session.wish[name],
      on: {
        input: () => {
          session.wish[name] = input.value;
        },
      },
    });
    fields.set(name, { input, problem });
    return h("div", { class: "field" }, h("label", { for: id }, t(`wish.${name}`)), input, problem);
  };
  const buttons = h("div", { class: "bar" });
  fill(
    buttons,
    FORMATS.map((one) =>
      h("button", { type: "button", disabled: !trained, on: { click: save(one) } }, t(`height-map.${one.format}`)),
    ),
  );
  const card = h(
    "div",
    { class: "card" },
    h("h2", {}, t("height-map.title")),
    h("p", { class: "quiet prose" }, t("height-map.text")),
    h(
      "form",
      {
        class: "row",
        "aria-label": t("height-map.title"),
        novalidate: true,
        on: {
          submit: (event) => {
            event.preventDefault();
            draw();
          },
        },
      },
      field("seed"),
      field("count"),
      h("button", { type: "submit", disabled: !trained }, t("height-map.draw")),
    ),
    sheet.element,
    saving,
    buttons,
  );
  draw();
  return card;
}
