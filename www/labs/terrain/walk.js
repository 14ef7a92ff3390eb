// The way from one invented map to another through the generator's noise, scrubbed by a slider.
import { h, set, uid } from "../../views/dom.js";
import { one } from "../../views/relief-sheet.js";
import { solid } from "../../views/solid.js";
import { rangeOf } from "../../views/tint.js";
import { number, percent, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";

/** @import { Maps } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

const STEPS = 41;
const LAST_SEED = 4_294_967_295;
const LAST_MAP = 64;
const ENDS = /** @type {const} */ (["from", "to"]);

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function walkCard(session, signal) {
  /** @type {Maps | null} */
  let way = null;
  const trained = (session.run?.progress.step ?? 0) > 0;
  const view = solid({ title: t("walk.map"), file: session.dataset?.name ?? "", explain: "walk.explain" }, signal);
  const id = uid();
  const place = h("output", { for: id });
  /** @type {HTMLInputElement} */
  const slider = h("input", {
    type: "range",
    id,
    min: 0,
    max: STEPS - 1,
    step: 1,
    value: 0,
    disabled: true,
    on: { input: show },
  });
  /** @type {Map<"from" | "to", { input: HTMLInputElement, problem: HTMLElement }>} */
  const fields = new Map();

  function show() {
    const at = slider.valueAsNumber;
    const words = way ? t("walk.place", { share: percent(at / (STEPS - 1)) }) : t("walk.none");
    place.textContent = words;
    set(slider, { "aria-valuetext": words });
    if (!way) return view.show(null, [0, 1], t("gan.empty"));
    const own = one({ ...way, count: STEPS }, at);
    const [low] = rangeOf(own.elevation);
    const cells = { ...own, elevation: own.elevation.map((metres) => metres - low) };
    // One scale for the whole way, or heights would seem to stand still.
    view.show(
      cells,
      [0, top(way)],
      t("walk.summary", { share: percent(at / (STEPS - 1)), relief: Math.round(rangeOf(cells.elevation)[1]) }),
    );
  }
  /** @returns {number[] | null} */
  const wish = () => {
    const sound = [...fields.values()].map(({ input, problem }) => {
      const value = parseNumber(input.value);
      const fits = Number.isInteger(value) && value >= 1 && value <= LAST_MAP;
      problem.textContent = fits ? "" : t("problem.whole", { low: "1", high: number(LAST_MAP) });
      set(input, { "aria-invalid": !fits });
      return fits;
    });
    return sound.includes(false) ? null : ENDS.map((end) => parseNumber(session.way[end]));
  };
  const go = async () => {
    const asked = wish();
    const { run } = session;
    const seed = parseNumber(session.wish.seed);
    if (!asked || !run || !trained || !(Number.isInteger(seed) && seed >= 0 && seed <= LAST_SEED)) return;
    const [from, to] = asked.map((map) => ({ seed, index: map - 1 }));
    if (!from || !to) return;
    try {
      way = await run.walk({ from, to, count: STEPS });
      if (signal.aborted) return;
      set(slider, { disabled: false });
      show();
    } catch (error) {
      session.fail(error);
    }
  };
  const field = (/** @type {"from" | "to"} */ end) => {
    const fieldId = `walk-${end}`;
    const problem = h("p", { class: "problem", id: `${fieldId}-problem`, "aria-live": "polite" });
    const input = h("input", {
      id: fieldId,
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      "aria-describedby": `${fieldId}-problem`,
      value: session.way[end],
      on: {
        input: () => {
          session.way[end] = input.value;
        },
      },
    });
    fields.set(end, { input, problem });
    return h("div", { class: "field" }, h("label", { for: fieldId }, t(`walk.${end}`)), input, problem);
  };
  const card = h(
    "div",
    { class: "card walk" },
    h("h2", {}, t("walk.title")),
    h("p", { class: "quiet prose" }, t("walk.text")),
    h(
      "form",
      {
        class: "row",
        "aria-label": t("walk.title"),
        novalidate: true,
        on: {
          submit: (event) => {
            event.preventDefault();
            go();
          },
        },
      },
      ENDS.map(field),
      h("button", { type: "submit", disabled: !trained }, t("walk.go")),
    ),
    h("div", { class: "scrub" }, h("label", { for: id }, t("walk.scrub")), slider, place),
    view.element,
  );
  show();
  return card;
}

/** The largest relief on the way, metres. @param {Maps} maps */
function top(maps) {
  const each = Array.from({ length: STEPS }, (_, at) => rangeOf(one({ ...maps, count: STEPS }, at).elevation));
  return Math.max(1, ...each.map(([low, high]) => high - low));
}
