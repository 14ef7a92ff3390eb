// An estimate for a place: typed or clicked, with its interval, beside what one would say knowing nothing of the place.
import { h, set } from "../../../views/dom.js";
import { map } from "../../../views/map.js";
import { why } from "../../../views/meaning.js";
import { part } from "../../../views/part.js";
import { fixed, t } from "../../../words/index.js";
import { parseNumber } from "../fields.js";
import { columnOf, featureWords, inputLabel, inputsOf, rangeOf, told, yearOf } from "./features.js";

/** @import { Input } from "./features.js" */
/** @import { Session } from "../session.js" */

/** @param {Session} session @param {AbortSignal} signal */
export function estimateCard(session, signal) {
  const { columns, run } = session;
  if (!columns || !run) return null;
  const inputs = inputsOf(run.spec.features);
  const typed = /** @type {Record<string, string>} */ (session.typed);

  const parse = (/** @type {Input} */ name) => parseNumber(typed[name] ?? "");
  const fits = (/** @type {Input} */ name) => {
    const [low, high] = rangeOf(name);
    return parse(name) >= low && parse(name) <= high;
  };
  /** @type {Partial<Record<Input, { input: HTMLInputElement, problem: HTMLElement }>>} */
  const fields = {};
  const check = () => {
    let sound = true;
    for (const name of inputs) {
      const field = fields[name];
      const fine = fits(name);
      if (!field) continue;
      const [low, high] = rangeOf(name);
      field.problem.textContent = fine ? "" : t("problem.number", { low, high });
      set(field.input, { "aria-invalid": !fine });
      if (!fine && sound) field.input.focus();
      sound &&= fine;
    }
    return sound;
  };
  const pin = () =>
    world.pin(fits("latitude") ? parse("latitude") : null, fits("longitude") ? parse("longitude") : null);
  async function estimate() {
    if (!check() || !session.run) return;
    pin();
    const row = Object.fromEntries(inputs.map((name) => [name, told(name, parse(name))]));
    try {
      [session.estimate = null] = await session.run.predict([row]);
      outcome.redraw();
    } catch (error) {
      session.fail(error);
    }
  }
  const type = (/** @type {Input} */ name, /** @type {string} */ value) => {
    typed[name] = value;
    const input = fields[name]?.input;
    if (input) input.value = value;
  };
  const world = map(
    {
      title: t("estimate.map"),
      note: t("map.note"),
      file: session.dataset?.name ?? "",
      columns,
      summary: t("estimate.mapSummary"),
      explain: "map.explain",
      pick: (latitude, longitude) => {
        type("latitude", latitude.toFixed(2));
        type("longitude", longitude.toFixed(2));
        if (inputs.includes("depth") && !fits("depth")) type("depth", "10");
        if (inputs.includes("time") && !fits("time")) type("time", yearOf(columns.time.at(-1) ?? 0).toFixed(2));
        estimate();
      },
    },
    signal,
  );
  pin();

  const field = (/** @type {Input} */ name) => {
    const id = `estimate-${columnOf(name) === null ? name : `column-${inputs.indexOf(name)}`}`;
    /** @type {HTMLInputElement} */
    const input = h("input", {
      id,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      value: typed[name] ?? "",
      "aria-describedby": `${id}-problem`,
      on: { input: () => Object.assign(typed, { [name]: input.value }) },
    });
    const problem = h("p", { class: "problem", id: `${id}-problem`, "aria-live": "polite" });
    fields[name] = { input, problem };
    return h("div", { class: "field" }, h("label", { for: id }, inputLabel(name)), input, problem);
  };
  const outcome = part(
    signal,
    () => {
      const found = session.estimate;
      if (!found) return h("p", { class: "quiet" }, t("estimate.none"));
      const between = (/** @type {[number, number]} */ [low, high]) =>
        t("scores.between", { low: fixed(low, 1), high: fixed(high, 1) });
      return [
        h(
          "p",
          { class: "estimate" },
          h("b", {}, `M ${fixed(found.magnitude, 1)}`),
          " ",
          t("estimate.interval", { interval: between(found.interval) }),
        ),
        h("p", {}, t("estimate.base", { base: fixed(found.base, 1), interval: between(found.baseInterval) })),
        found.outside.length > 0 &&
          h(
            "p",
            { class: "warning" },
            t("estimate.outside", { features: found.outside.map(featureWords).join(t("where.join")) }),
          ),
      ];
    },
    "outcome tall",
  );
  set(outcome.element, { role: "status", "aria-label": t("estimate.title") });

  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("estimate.title")),
    h("p", { class: "quiet" }, t("estimate.text")),
    h(
      "form",
      {
        class: "row",
        novalidate: true,
        "aria-label": t("estimate.title"),
        on: {
          submit: (event) => {
            event.preventDefault();
            estimate();
          },
        },
      },
      inputs.map(field),
      h("button", { class: "go" }, t("estimate.act")),
    ),
    outcome.element,
    why("estimate.explain"),
    world.element,
  );
}
