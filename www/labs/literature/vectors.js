// Vectors of words, trained here from the words around each: the neighbours of a word, and all of them on a map.
import { download, fileName, fill, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { plane } from "../../views/plane.js";
import { pagedTable } from "../../views/table.js";
import { fixed, t } from "../../words/index.js";
import { longWork } from "../study.js";
import { askedNumbers } from "./asked.js";
import { drawWords } from "./word-map.js";

/** @import { Neighbour, WordVectors } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const LIMITS = { dimensions: { low: 2, high: 300, whole: true }, window: { low: 1, high: 20, whole: true } };
const NEIGHBOURS = 10;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function vectorsCard(session, signal) {
  const file = session.dataset?.name ?? "";
  const numbers = askedNumbers(session, "vectors", LIMITS);
  const work = longWork(
    session,
    {
      id: "vectors-train",
      kind: "go",
      start: "vectors.train",
      stop: "vectors.stop",
      progress: "vectors.progress",
      ask(giveUp, tell) {
        const [options, { dataset }] = [numbers.read(), session];
        if (!options || !dataset) return null;
        const trained = dataset.wordVectors(options, { signal: giveUp, onProgress: tell });
        return trained.then((found) => ({ dataset, found }));
      },
      take({ dataset, found }) {
        if (session.dataset !== dataset) return;
        session.vectors = found;
        if (!signal.aborted) show();
      },
    },
    signal,
  );
  const said = h("p", { class: "quiet", role: "status" });
  const answer = h("div", { class: "answer", "aria-live": "polite" });
  const view = plane(
    { title: t("vectors.map"), note: t("vectors.map.note"), file, explain: "vectors.map.explain" },
    signal,
  );
  /** @type {HTMLInputElement} */
  const word = h("input", { id: "vectors-word", type: "text", autocomplete: "off", value: session.asked.word });
  const save = h(
    "button",
    {
      type: "button",
      id: "vectors-save",
      on: {
        click: async () => {
          try {
            const text = await session.dataset?.exportVectors();
            if (text !== undefined) download(text, `${fileName(file)}-vectors.txt`, "text/plain");
          } catch (error) {
            session.fail(error);
          }
        },
      },
    },
    t("vectors.save"),
  );
  const results = h("div", { hidden: true }, form(), answer, h("div", { class: "bar" }, save));

  function show() {
    const { vectors } = session;
    view.element.hidden = !vectors;
    if (!vectors) return;
    results.hidden = false;
    const [first = Number.NaN, last = Number.NaN] = [vectors.losses[0], vectors.losses.at(-1)];
    said.textContent = t("vectors.trained", {
      n: vectors.words.length,
      epochs: vectors.losses.length,
      first: fixed(first),
      last: fixed(last),
    });
    drawWords(view.show, vectors);
    if (word.value.trim() === "") word.value = vectors.words[0] ?? "";
    look();
  }
  let latest = 0;
  async function look() {
    const asked = word.value.trim();
    session.asked.word = asked;
    if (!asked || !session.dataset || !session.vectors) return;
    const own = ++latest;
    try {
      const found = await session.dataset.neighbours({ word: asked, most: NEIGHBOURS });
      if (own === latest && !signal.aborted) fill(answer, table(asked, found));
    } catch (error) {
      if (own === latest) session.fail(error);
    }
  }
  /** @param {string} asked @param {Neighbour[]} found */
  function table(asked, found) {
    const turn = (/** @type {string} */ name) =>
      h(
        "button",
        {
          type: "button",
          class: "link",
          on: {
            click: () => {
              word.value = name;
              look();
            },
          },
        },
        name,
      );
    return pagedTable(
      {
        columns: [t("vectors.word"), t("vectors.cosine"), t("terms.count")],
        rows: found.map(({ word: name, cosine, count }) => [name, Number(cosine.toFixed(3)), count]),
        numeric: [false, true, true],
      },
      {
        name: t("vectors.near", { word: asked }),
        draw: (cell, column) => column === 0 && turn(String(cell)),
      },
    );
  }
  function form() {
    return h(
      "form",
      {
        class: "grid",
        "aria-label": t("vectors.title"),
        on: {
          submit: (event) => {
            event.preventDefault();
            look();
          },
        },
      },
      h("div", { class: "field" }, h("label", { for: "vectors-word" }, t("vectors.neighbours")), word),
      h("div", { class: "field" }, h("button", { type: "submit", id: "vectors-look" }, t("vectors.look"))),
    );
  }
  show();
  return h(
    "div",
    { class: "graph" },
    h(
      "div",
      { class: "card vectors" },
      h("h2", {}, t("vectors.title")),
      h("p", { class: "quiet" }, t("vectors.text")),
      h("div", { class: "grid" }, numbers.fields, h("div", { class: "field" }, work.button)),
      numbers.problem,
      work.progress,
      said,
      results,
      why("vectors.explain"),
    ),
    view.element,
  );
}
