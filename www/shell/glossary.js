// The glossary: a file of terms a language, each in two sentences with a source. Explanations link to it.
import { h } from "../views/dom.js";
import { part } from "../views/part.js";
import { current, t, tag } from "../words/index.js";

/** @typedef {{ id: string, term: string, text: string, source: string }} Term */

/** @param {string} language @returns {Promise<Term[]>} */
async function terms(language) {
  const response = await fetch(new URL(`../glossary/${language}.json`, import.meta.url));
  if (!response.ok && language !== "en") return terms("en");
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/** @param {AbortSignal} signal */
export function glossaryView(signal) {
  /** @type {Term[]} */
  let all = [];
  let wanted = "";
  /** @type {HTMLInputElement} */
  const search = h("input", {
    type: "text",
    id: "glossary-search",
    on: {
      input: () => {
        wanted = search.value.trim().toLocaleLowerCase(tag());
        list.redraw();
      },
    },
  });
  const fits = (/** @type {Term} */ { term, text }) => `${term} ${text}`.toLocaleLowerCase(tag()).includes(wanted);
  const list = part(signal, () => {
    const found = all.filter(fits).sort((a, b) => a.term.localeCompare(b.term, tag()));
    return [
      h("p", { class: "quiet", role: "status" }, t("glossary.count", { n: found.length })),
      h(
        "dl",
        { class: "glossary" },
        found.flatMap(({ id, term, text, source }) => [
          h("dt", { id: `term-${id}` }, term),
          h("dd", {}, text, " ", h("small", {}, source)),
        ]),
      ),
    ];
  });
  terms(current())
    .then((found) => {
      all = found;
      list.redraw();
    })
    // The page is whole without it, and says that it is not there.
    .catch(() => list.redraw());
  return {
    title: t("glossary.title"),
    lede: t("glossary.lede"),
    main: [
      h(
        "div",
        { class: "card" },
        h("div", { class: "field" }, h("label", { for: "glossary-search" }, t("glossary.search")), search),
        list.element,
      ),
    ],
    side: [],
  };
}
