// A collection made to order, whose truth is known.
import { h, set } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";

/** @import { LiteratureSession } from "./session.js" */

/** @type {Record<"documents" | "topics" | "seed", number>} */
const MOST = { documents: 20_000, topics: 20, seed: 4_294_967_295 };
const NAMES = /** @type {const} */ (["documents", "topics", "seed"]);

/** @param {LiteratureSession} session */
export function makerCard(session) {
  const fields = NAMES.map((name) => {
    const id = `made-${name}`;
    /** @type {HTMLInputElement} */
    const input = h("input", {
      id,
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      "aria-describedby": `${id}-problem`,
      value: session.typed[name],
      on: { input: () => Object.assign(session.typed, { [name]: input.value }) },
    });
    const problem = h("p", { class: "problem", id: `${id}-problem`, "aria-live": "polite" });
    const low = name === "seed" ? 0 : 1;
    return {
      name,
      low,
      input,
      problem,
      element: h("div", { class: "field" }, h("label", { for: id }, t(`made.${name}`)), input, problem),
    };
  });
  const make = async () => {
    const wrong = fields.filter(({ name, low, input, problem }) => {
      const value = parseNumber(input.value);
      const fine = Number.isInteger(value) && value >= low && value <= MOST[name];
      problem.textContent = fine ? "" : t("problem.whole", { low: number(low), high: number(MOST[name]) });
      set(input, { "aria-invalid": !fine });
      return !fine;
    });
    if (wrong.length > 0) return wrong[0]?.input.focus();
    const [documents, topics, seed] = fields.map(({ input }) => parseNumber(input.value));
    const source = /** @type {const} */ ({ sample: "synthetic-abstracts", options: { documents, topics, seed } });
    if (await session.read({ name: t("sample.synthetic-abstracts.title"), source })) session.go("check");
  };
  return h(
    "details",
    { class: "card reading" },
    h("summary", {}, h("h2", {}, t("made.title"))),
    h("p", { class: "quiet" }, t("made.text")),
    why("corpus-made.explain"),
    h(
      "form",
      {
        "aria-label": t("made.title"),
        novalidate: true,
        on: {
          submit: (event) => {
            event.preventDefault();
            make();
          },
        },
      },
      h(
        "div",
        { class: "grid" },
        fields.map(({ element }) => element),
      ),
      h("div", { class: "bar" }, h("button", { type: "submit" }, t("made.make"))),
    ),
  );
}
