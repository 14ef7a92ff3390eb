// Which region is looked at, in words and in fields: what the map does by hand can be typed here.
import { within } from "../../../views/brush.js";
import { bar, barred, h, set } from "../../../views/dom.js";
import { why } from "../../../views/meaning.js";
import { latitudeWords, longitudeWords } from "../../../views/places.js";
import { t } from "../../../words/index.js";
import { parseNumber } from "../fields.js";

/** @import { CatalogueColumns } from "../../../../pkg/orogen.d.ts" */
/** @import { Region } from "../../../views/brush.js" */
/** @import { Session } from "../session.js" */

/** @typedef {"south" | "north" | "west" | "east" | "mc"} Name */
/** What may be typed, and what an empty field means. Longitudes to 360° are of the other convention. */
const FIELDS = /** @type {const} */ ({
  south: { low: -90, high: 90, empty: -90 },
  north: { low: -90, high: 90, empty: 90 },
  west: { low: -180, high: 360, empty: -180 },
  east: { low: -180, high: 360, empty: 180 },
  mc: { low: -5, high: 10, empty: null },
});
const NAMES = /** @type {Name[]} */ (Object.keys(FIELDS));

/** @param {Session} session @param {CatalogueColumns} columns @param {AbortSignal} signal */
export function regionForm(session, columns, signal) {
  const { typed } = session;
  const words = h("p", { class: "selected", role: "status" });
  /** @type {Record<string, { input: HTMLInputElement, problem: HTMLElement }>} */
  const fields = {};
  const field = (/** @type {Name} */ name) => {
    /** @type {HTMLInputElement} */
    const input = h("input", {
      type: "text",
      inputmode: "decimal",
      id: `fit-${name}`,
      autocomplete: "off",
      "aria-describedby": `fit-${name}-problem`,
      placeholder: name === "mc" ? t("fit.mcAuto") : null,
      on: { input: () => Object.assign(typed, { [name]: input.value }) },
    });
    input.value = typed[name];
    const problem = h("p", { class: "problem", id: `fit-${name}-problem` });
    fields[name] = { input, problem };
    return h("div", { class: "field" }, h("label", { for: `fit-${name}` }, t(`fit.${name}`)), input, problem);
  };

  /** @param {Name} name @param {string} why */
  const complain = (name, why) => {
    const { input, problem } = fields[name] ?? {};
    if (!input || !problem) return;
    problem.textContent = why;
    set(input, { "aria-invalid": why !== "" });
  };
  /** @returns {Record<Name, number | null> | null} */
  const read = () => {
    const values = NAMES.map((name) => {
      const { low, high, empty } = FIELDS[name];
      const value = typed[name].trim() === "" ? empty : parseNumber(typed[name]);
      const fine = value === null || (value >= low && value <= high);
      complain(name, fine ? "" : t("problem.number", { low, high }));
      return /** @type {const} */ ([name, fine ? value : Number.NaN]);
    });
    const read = /** @type {Record<Name, number | null>} */ (Object.fromEntries(values));
    if ((read.south ?? 0) >= (read.north ?? 0)) complain("south", t("fit.order"));
    const first = NAMES.find((name) => fields[name]?.problem.textContent);
    if (first) fields[first]?.input.focus();
    return first ? null : read;
  };
  const wrap = (/** @type {number | null} */ longitude) =>
    (longitude ?? 0) > 180 ? (longitude ?? 0) - 360 : (longitude ?? 0);
  const look = () => {
    const found = read();
    if (!found) return;
    const anywhere = ["south", "north", "west", "east"].every(
      (name) => typed[/** @type {Name} */ (name)].trim() === "",
    );
    /** @type {Region | null} */
    const region = anywhere
      ? null
      : { south: found.south ?? -90, north: found.north ?? 90, west: wrap(found.west), east: wrap(found.east) };
    session.lookAt({ region, mc: found.mc });
  };
  /** @type {HTMLButtonElement} */
  const whole = h(
    "button",
    { type: "button", on: { click: () => !barred(whole) && session.lookAt({ ...session.look, region: null }) } },
    t("fit.all"),
  );
  const computing = h("span", { class: "quiet computing" });

  const tell = () => {
    const { region } = session.look;
    const all = columns.magnitude.length;
    let n = 0;
    for (let at = 0; region && at < all; at++)
      if (within(columns.longitude[at] ?? Number.NaN, columns.latitude[at] ?? Number.NaN, region)) n++;
    words.textContent = region
      ? t("fit.region", {
          south: latitudeWords(region.south),
          north: latitudeWords(region.north),
          west: longitudeWords(region.west),
          east: longitudeWords(region.east),
          n,
          all,
        })
      : t("fit.whole", { all });
    bar(whole, region ? null : t("fit.isWhole"));
    for (const name of /** @type {const} */ (["south", "north", "west", "east"])) {
      typed[name] = region ? String(region[name]) : "";
      if (fields[name]) fields[name].input.value = typed[name];
      complain(name, "");
    }
  };

  const form = h(
    "form",
    {
      class: "card region",
      on: {
        submit: (event) => {
          event.preventDefault();
          look();
        },
      },
    },
    words,
    h("div", { class: "limits" }, NAMES.map(field)),
    h("div", { class: "bar" }, h("button", { type: "submit" }, t("fit.look")), whole, computing),
    h("p", { class: "quiet" }, t("fit.across")),
    why("fit-region.explain"),
  );
  session.on(
    "look",
    () => {
      tell();
      computing.textContent = t("fit.computing");
    },
    signal,
  );
  session.on("fitness", () => computing.replaceChildren(), signal);
  tell();
  return form;
}
