// How the elevation model was read, and how to overrule it: a change reads the same bytes again.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";

/** @import { GridOptions } from "../../../pkg/orogen.d.ts" */
/** @import { TerrainSession } from "./session.js" */

/** Formats whose pictures may hold elevations in several ways. */
const PICTURES = new Set(["grey-png", "terrarium", "terrain-rgb"]);

/** @param {TerrainSession} session */
export function readingCard(session) {
  const { dataset, origin, options } = session;
  if (!dataset) return null;
  const change = (/** @type {GridOptions} */ next) => {
    const chosen = Object.entries({ ...options, ...next }).filter(
      ([, value]) => value !== undefined && value !== false,
    );
    return origin && session.read(origin, Object.fromEntries(chosen));
  };
  const numeric = (/** @type {HTMLInputElement} */ { value }) => {
    const found = parseNumber(value);
    return Number.isFinite(found) ? found : undefined;
  };
  const input = (
    /** @type {string} */ id,
    /** @type {string} */ name,
    /** @type {number | undefined} */ value,
    /** @type {string} */ found,
  ) => {
    const box = h("input", {
      id: `option-${id}`,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      disabled: !origin,
      placeholder: found,
      value: value ?? "",
    });
    return { box, field: h("div", { class: "field" }, h("label", { for: `option-${id}` }, name), box) };
  };
  const select = (
    /** @type {string} */ id,
    /** @type {string} */ name,
    /** @type {string | undefined} */ chosen,
    /** @type {[string, string][]} */ choices,
    /** @type {(value: string) => void} */ take,
  ) => {
    /** @type {HTMLSelectElement} */
    const made = h(
      "select",
      { id: `option-${id}`, disabled: !origin, on: { change: () => take(made.value) } },
      choices.map(([value, words]) => h("option", { value, selected: value === (chosen ?? "") }, words)),
    );
    return h("div", { class: "field" }, h("label", { for: `option-${id}` }, name), made);
  };
  const tick = (/** @type {"zeroIsVoid" | "anyElevation"} */ id) =>
    h(
      "p",
      { class: "check" },
      h("input", {
        type: "checkbox",
        id: `option-${id}`,
        disabled: !origin,
        checked: options[id] ?? false,
        on: { change: (event) => change({ [id]: /** @type {HTMLInputElement} */ (event.target).checked }) },
      }),
      h("label", { for: `option-${id}` }, t(`grid-option.${id}`)),
    );
  const asFound = t("reading.found");
  const { cellXM, cellYM } = { cellXM: dataset.report.cellXM, cellYM: dataset.report.cellYM };
  const size = number((cellXM + cellYM) / 2, { maximumSignificantDigits: 4 });
  const cell = input("cellM", t("grid-option.cellM"), options.cellM, t("grid-option.found", { value: size }));
  const nodata = input("nodata", t("grid-option.nodata"), options.nodata, asFound);
  const low = input("rangeLow", t("grid-option.rangeLow"), options.rangeM?.[0], asFound);
  const high = input("rangeHigh", t("grid-option.rangeHigh"), options.rangeM?.[1], asFound);
  const isPicture = PICTURES.has(dataset.report.format);
  const apply = () => {
    const [black, white] = [numeric(low.box), numeric(high.box)];
    const rangeM = /** @type {[number, number] | undefined} */ (
      black !== undefined && white !== undefined ? [black, white] : undefined
    );
    return change({ cellM: numeric(cell.box), nodata: numeric(nodata.box), ...(isPicture && { rangeM }) });
  };
  return h(
    "details",
    { class: "card reading", open: innerWidth > 900 },
    h("summary", {}, h("h2", {}, t("reading.title"))),
    h("p", { class: "quiet" }, t(origin ? "grid-option.text" : "reading.fixed")),
    why("grid-reading.explain"),
    h(
      "form",
      {
        "aria-label": t("reading.title"),
        novalidate: true,
        on: {
          submit: (event) => {
            event.preventDefault();
            apply();
          },
        },
      },
      h(
        "div",
        { class: "grid" },
        cell.field,
        nodata.field,
        select(
          "unit",
          t("grid-option.unit"),
          options.unit,
          [
            ["", asFound],
            ["m", t("reading.m")],
            ["ft", t("grid-option.feet")],
          ],
          (value) => change({ unit: value === "m" || value === "ft" ? value : undefined }),
        ),
        isPicture && [low.field, high.field],
      ),
      tick("zeroIsVoid"),
      tick("anyElevation"),
      h("button", { type: "submit", disabled: !origin }, t("fit.look")),
    ),
  );
}
