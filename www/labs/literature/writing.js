// A network that learns here which word comes next: how well it guesses beside simple counts, and what it writes.
import { fill, h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { pagedTable } from "../../views/table.js";
import { number, percent, t } from "../../words/index.js";
import { longWork } from "../study.js";
import { askedNumbers } from "./asked.js";
import { titleButton } from "./documents.js";

/** @import { LanguageModel, WrittenSentence } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

const RULES = /** @type {const} */ (["unigram", "bigram", "network"]);
const NETWORK = { vocabulary: { low: 50, high: 10_000, whole: true }, units: { low: 4, high: 256, whole: true } };
const DRAWING = {
  temperature: { low: 0.1, high: 2 },
  written: { low: 1, high: 10, whole: true },
  drawn: { low: 0, high: 2 ** 32 - 1, whole: true },
};
/** A single word is nobody's. */
const SHORTEST_RUN = 2;
const HAN = /^\p{Script=Han}$/u;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function writingCard(session, signal) {
  const said = h("p", { class: "quiet", role: "status" });
  const judged = h("div");
  const answer = h("div", { class: "answer", "aria-live": "polite" });
  const network = askedNumbers(session, "writing", NETWORK);
  const drawing = askedNumbers(session, "written", DRAWING);
  const work = longWork(
    session,
    {
      id: "writing-train",
      kind: "go",
      start: "writing.train",
      stop: "vectors.stop",
      progress: "writing.progress",
      ask(giveUp, tell) {
        const [options, { dataset }] = [network.read(), session];
        if (!options || !dataset) return null;
        const trained = dataset.languageModel(options, { signal: giveUp, onProgress: tell });
        return trained.then((model) => ({ dataset, model }));
      },
      take({ dataset, model }) {
        if (session.dataset !== dataset) return;
        Object.assign(session, { language: model, written: [] });
        if (!signal.aborted) show();
      },
    },
    signal,
  );
  let latest = 0;
  async function write() {
    const [values, { dataset, language }] = [drawing.read(), session];
    if (!values || !dataset || !language) return;
    const own = ++latest;
    const { temperature, written: sentences, drawn: seed } = values;
    try {
      const written = await dataset.writeSentences({ temperature, sentences, seed });
      if (own !== latest || session.language !== language) return;
      session.written = written;
      if (!signal.aborted) list();
    } catch (error) {
      if (own === latest) session.fail(error);
    }
  }
  const results = h(
    "div",
    { hidden: true },
    judged,
    h(
      "form",
      {
        class: "grid",
        "aria-label": t("writing.write"),
        on: {
          submit: (event) => {
            event.preventDefault();
            write();
          },
        },
      },
      drawing.fields,
      h("div", { class: "field" }, h("button", { type: "submit", id: "writing-write" }, t("writing.write"))),
    ),
    drawing.problem,
    answer,
  );
  function list() {
    const { written } = session;
    const legend = written.length > 0 && h("p", { class: "quiet" }, t("writing.legend"));
    fill(
      answer,
      legend,
      h(
        "ol",
        { class: "sentences" },
        written.map((sentence) => entry(session, sentence)),
      ),
    );
  }
  function show() {
    const { language } = session;
    results.hidden = !language;
    if (!language) return;
    const { vocabulary, words, losses, bestEpoch } = language;
    said.textContent = t("writing.trained", { vocabulary, words, epochs: losses.training.length, best: bestEpoch });
    fill(judged, guesses(language));
    list();
    if (session.written.length === 0) write();
  }
  show();
  return h(
    "div",
    { class: "card writing" },
    h("h2", {}, t("writing.title")),
    h("p", { class: "quiet" }, t("writing.text")),
    h("p", { class: "warning" }, t("writing.warning")),
    h("div", { class: "grid" }, network.fields, h("div", { class: "field" }, work.button)),
    network.problem,
    work.progress,
    said,
    results,
    why("writing.explain"),
  );
}

/** @param {LanguageModel} model */
function guesses({ perplexity, testWords, unknown, documents }) {
  return [
    h("p", {}, t(perplexity.network < perplexity.bigram ? "writing.better" : "writing.worse")),
    pagedTable(
      {
        columns: [t("writing.who"), t("writing.perplexity")],
        rows: RULES.map((rule) => [t(`writing.${rule}`), Number(perplexity[rule].toPrecision(4))]),
        numeric: [false, true],
      },
      { name: t("writing.guesses") },
    ),
    h(
      "p",
      { class: "quiet" },
      t("writing.judged", { n: testWords, documents: documents.test, share: percent(unknown) }),
    ),
  ];
}

/** A sentence, what of it is copied, and what stands nowhere. @param {LiteratureSession} session @param {WrittenSentence} sentence */
function entry(session, { words, copied, unseen }) {
  const nowhere = new Set(unseen);
  const count = words.length;
  const from = copied.words < SHORTEST_RUN ? count : copied.from;
  const to = Math.min(count, from + copied.words);
  /** What is between a word and the one before it. */
  const between = (/** @type {number} */ at) => {
    if (at === 0 || at >= count) return [];
    const close = HAN.test(words[at] ?? "") && HAN.test(words[at - 1] ?? "");
    return [close ? "" : " ", nowhere.has(at) && h("span", { class: "joint", "aria-hidden": "true" }, "¦")];
  };
  const piece = (/** @type {number} */ start, /** @type {number} */ end) =>
    words.slice(start, end).flatMap((word, place) => [...(place > 0 ? between(start + place) : []), word]);
  const pairs = Math.max(0, count - 1);
  return h(
    "li",
    {},
    h(
      "span",
      { dir: "auto", class: "drawn" },
      piece(0, from),
      between(from),
      from < to && h("mark", {}, piece(from, to)),
      between(to),
      piece(to, count),
    ),
    from < to &&
      h(
        "small",
        {},
        t(copied.words === count ? "writing.copied.all" : "writing.copied", {
          n: copied.words,
          all: count,
        }),
        " ",
        titleButton(session, copied.document),
      ),
    h("small", {}, t("writing.unseen", { n: number(unseen.length), all: number(pairs) })),
  );
}
