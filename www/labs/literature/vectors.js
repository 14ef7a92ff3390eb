// Vectors of words, trained here from the words around each: the neighbours of a word, and all of them on a map.
import { nearest } from "../../views/canvas.js";
import { download, fileName, fill, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { plane } from "../../views/plane.js";
import { pagedTable } from "../../views/table.js";
import { fixed, percent, t } from "../../words/index.js";
import { job, numberFields } from "./job.js";

/** @import { Neighbour, WordVectors } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

/** Dots beyond hide one another. */
const MOST_DOTS = 250;
const NEIGHBOURS = 10;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function vectorsCard(session, signal) {
  const file = session.dataset?.name ?? "";
  const said = h("p", { class: "quiet", role: "status" });
  const answer = h("div", { class: "answer", "aria-live": "polite" });
  const view = plane(
    { title: t("vectors.map"), note: t("vectors.map.note"), file, explain: "vectors.map.explain" },
    signal,
  );
  const { inputs, problem, read } = numberFields(session, "vectors", [
    { name: "dimensions", label: t("vectors.dimensions"), low: 2, high: 300 },
    { name: "window", label: t("vectors.window"), low: 1, high: 20 },
  ]);
  const { button, progress } = job(
    session,
    {
      id: "vectors-train",
      go: t("vectors.train"),
      stop: t("vectors.stop"),
      named: t("vectors.progress"),
      start(watch) {
        const [values, { dataset }] = [read(), session];
        if (!values || !dataset) return null;
        const [dimensions, window] = values;
        return dataset.wordVectors({ dimensions, window }, watch).then((found) => {
          if (session.dataset !== dataset) return;
          session.vectors = found;
          if (!signal.aborted) show();
        });
      },
    },
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
    drawMap(view.show, vectors);
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
      h("div", { class: "grid" }, inputs, h("div", { class: "field" }, button)),
      problem,
      progress,
      said,
      results,
      why("vectors.explain"),
    ),
    view.element,
  );
}

/** @param {(content: import("../../views/plane.js").Content) => void} show @param {WordVectors} vectors */
function drawMap(show, { words, counts, x, y, variance }) {
  const dots = Array.from(words.keys()).slice(0, MOST_DOTS);
  const range = (/** @type {Float32Array} */ values) => {
    const own = dots.map((at) => values[at] ?? 0);
    const [low, high] = [Math.min(...own), Math.max(...own)];
    const margin = 0.08 * (high - low) || 1;
    return /** @type {[number, number]} */ ([low - margin, high + margin]);
  };
  const points = new Float32Array(2 * dots.length);
  const [along = 0, across = 0] = variance;
  show({
    x: { label: t("vectors.axis", { n: 1, share: percent(along) }), range: range(x) },
    y: { label: t("vectors.axis", { n: 2, share: percent(across) }), range: range(y) },
    order: dots.toSorted((a, b) => (x[a] ?? 0) - (x[b] ?? 0)),
    paint({ context, ink, toX, toY, left, right }) {
      context.textBaseline = "middle";
      context.textAlign = "left";
      /** @type {[left: number, top: number, right: number, bottom: number][]} */
      const taken = [];
      for (const at of dots) {
        const [px, py] = [toX(x[at] ?? 0), toY(y[at] ?? 0)];
        points.set([px, py], 2 * at);
        context.globalAlpha = 0.7;
        context.fillStyle = ink("--data-1");
        context.beginPath();
        context.arc(px, py, 2.6, 0, 7);
        context.fill();
        context.globalAlpha = 1;
        const name = words[at] ?? "";
        const wide = context.measureText(name).width;
        const start = px + 5 + wide > right ? px - 5 - wide : px + 5;
        const hides = taken.some(
          ([l, top, r, bottom]) => start < r && start + wide > l && py - 6 < bottom && py + 6 > top,
        );
        // The commonest have their names first.
        if (hides || start < left) continue;
        taken.push([start, py - 6, start + wide, py + 6]);
        context.fillStyle = ink("--ink");
        context.fillText(name, start, py);
      }
    },
    near: (_, px, py) => nearest(points, px, py),
    outline({ context }, at) {
      context.beginPath();
      context.arc(points[2 * at] ?? 0, points[2 * at + 1] ?? 0, 7, 0, 7);
      context.stroke();
    },
    words: (at) => t("vectors.dot", { word: words[at] ?? "", n: counts[at] ?? 0 }),
    data: () => ({
      columns: [t("vectors.word"), t("terms.count"), "x", "y"],
      rows: words.map((word, at) => [
        word,
        counts[at] ?? 0,
        Number((x[at] ?? 0).toFixed(4)),
        Number((y[at] ?? 0).toFixed(4)),
      ]),
    }),
    summary: t("vectors.map.summary", { n: dots.length, all: words.length, share: percent(along + across) }),
  });
}
