// Invented ground to take home: how many maps, from which seed, in which format.
import { fileName, h, set } from "../../views/dom.js";
import { aboveLowest, one, reliefSheet } from "../../views/relief-sheet.js";
import { solid } from "../../views/solid.js";
import { rangeOf } from "../../views/tint.js";
import { number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";
import { saveBar } from "./formats.js";
import { invent } from "./side-by-side.js";

/** @import { Maps } from "../../views/relief-sheet.js" */
/** @import { TerrainSession } from "./session.js" */

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
  const block = solid(
    { title: t("height-map.block"), file: session.dataset?.name ?? "", explain: "solid.explain" },
    signal,
  );
  /** @type {Maps | null} */
  let drawn = null;
  const said = h("p", { class: "quiet", role: "status" });
  /** @type {Map<"seed" | "count", { input: HTMLInputElement, problem: HTMLElement }>} */
  const fields = new Map();

  /** @param {number} index */
  const choose = (index) => {
    picked = index;
    said.textContent = t("height-map.picked", { n: index + 1, seed: session.wish.seed });
    const own = drawn && one(drawn, index);
    // All of them on one scale, as in the picture above.
    block.show(own, [0, drawn ? rangeOf(drawn.elevation)[1] : 1], own ? said.textContent : t("gan.empty"));
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
      drawn = aboveLowest(maps);
      sheet.show(maps, t("height-map.summary", { n: maps.count, seed: asked.seed }));
      choose(Math.min(picked, maps.count - 1));
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
  const saving = saveBar({
    title: t("height-map.save"),
    name: () => `${fileName(session.dataset?.name ?? "")}-seed-${session.wish.seed}-${picked + 1}`,
    bytes: async (format, shape) => {
      const asked = trained && wish();
      return asked ? session.run?.exportMap({ seed: asked.seed, index: picked, format, ...shape }) : undefined;
    },
    failed: (error) => session.fail(error),
  });
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
    block.element,
    said,
    saving,
  );
  draw();
  return card;
}
