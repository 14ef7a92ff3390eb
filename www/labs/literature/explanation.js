// Why one text got its label: where the network looked, and what moved its result. These differ, and that is said.
import { fill, h, set } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { fixed, percent, t } from "../../words/index.js";
import { titleButton } from "./documents.js";

/** @import { TextExplanation } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

/** @typedef {"attention" | "occlusion" | "integratedGradients"} Way */

/** Shades of a word; styles/literature.css has one for each. */
const SHADES = 5;
const MOST_WORDS = 12;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function explanationCard(session, signal) {
  const ask = async (/** @type {{ document: number } | { text: string }} */ what) => {
    const { run } = session;
    if (!run) return;
    try {
      const found = await run.explain(what);
      if (session.run !== run) return;
      session.explanation = found;
      if (!signal.aborted) shown.redraw();
      session.emit("explained", found);
    } catch (error) {
      session.fail(error);
    }
  };
  session.on(
    "explain",
    async (what) => {
      await ask(what);
      card.scrollIntoView({ block: "start" });
    },
    signal,
  );
  const problem = h("p", { class: "problem", id: "explain-problem", "aria-live": "polite" });
  /** @type {HTMLTextAreaElement} */
  const box = h("textarea", {
    id: "explain-text",
    rows: 5,
    "aria-describedby": "explain-problem",
    on: { input: () => Object.assign(session.typed, { text: box.value }) },
  });
  box.value = session.typed.text;
  const shown = part(signal, () => session.explanation && answer(session, session.explanation), "explanation");
  const own = () => {
    const text = box.value.trim();
    problem.textContent = text ? "" : t("explain.empty");
    set(box, { "aria-invalid": !text });
    return text ? ask({ text }) : box.focus();
  };
  const card = h(
    "div",
    { class: "card" },
    h("h2", {}, t("explain.title")),
    h("p", { class: "quiet" }, t(session.run ? "explain.text" : "ranking.noRun")),
    session.run &&
      session.run.progress.step > 0 && [
        h("label", { for: "explain-text" }, t("explain.own")),
        box,
        problem,
        h("div", { class: "bar" }, h("button", { type: "button", on: { click: own } }, t("explain.do"))),
      ],
    shown.element,
    why("explain.explain"),
  );
  return card;
}

/** @param {LiteratureSession} session @param {TextExplanation} found */
function answer(session, found) {
  const { label, probability, logOdds, emptyLogOdds, gap, attention, occlusion, integratedGradients } = found;
  const holder = h("div");
  const ways = /** @type {Way[]} */ (["occlusion", "integratedGradients", ...(attention ? ["attention"] : [])]);
  const draw = (/** @type {Way} */ way) =>
    fill(holder, words(found, way, { attention, occlusion, integratedGradients }[way] ?? []));
  const choices = ways.map((way, at) =>
    h(
      "span",
      { class: "check" },
      h("input", { type: "radio", name: "way", id: `way-${way}`, checked: at === 0, on: { change: () => draw(way) } }),
      h("label", { for: `way-${way}` }, t(`explain.${way}`)),
    ),
  );
  draw("occlusion");
  return [
    h("p", { class: "headline", role: "status" }, t("explain.result", { label, p: percent(probability) })),
    h(
      "p",
      { class: "quiet" },
      found.labels.map((one, at) => `${one} ${percent(found.probabilities[at] ?? 0)}`).join(" · "),
    ),
    h("fieldset", { class: "ways" }, h("legend", {}, t("explain.ways")), choices),
    h("p", { class: "warning" }, t("explain.warning")),
    holder,
    h(
      "p",
      { class: "quiet" },
      t("explain.sum", { logOdds: fixed(logOdds), empty: fixed(emptyLogOdds), gap: percent(Math.abs(gap)) }),
    ),
    h("h3", {}, t("explain.nearest")),
    h(
      "ul",
      { class: "plain-list" },
      found.nearest.map(({ document, cosine, label: its }) =>
        h("li", {}, titleButton(session, document), ` ${its} · ${t("explain.cosine", { value: fixed(cosine) })}`),
      ),
    ),
    h("h3", {}, t("explain.rules")),
    h(
      "div",
      { class: "grid" },
      found.rules.map(({ rule, probability: p, words: heavy }) =>
        h(
          "div",
          {},
          h("h4", {}, t(`baseline.${rule}`), " ", h("small", {}, percent(p))),
          h(
            "ol",
            { class: "plain-list" },
            heavy.slice(0, MOST_WORDS).map(({ word, weight }) => h("li", {}, word, ` ${fixed(weight, 3)}`)),
          ),
        ),
      ),
    ),
  ];
}

/** The words that were read, shaded by what each did. @param {TextExplanation} found @param {Way} way @param {readonly number[]} values */
function words({ tokens, label }, way, values) {
  const most = Math.max(1e-12, ...values.map(Math.abs));
  const shade = (/** @type {number} */ value) => {
    const step = Math.round((SHADES * Math.abs(value)) / most);
    return step === 0 ? null : `${value < 0 ? "against" : "for"}${step}`;
  };
  const order = [...values.keys()].sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0));
  return h(
    "div",
    {},
    h("p", { class: "quiet" }, t(`explain.${way}.text`, { label })),
    h(
      "p",
      { class: "read" },
      tokens.flatMap((token, at) => [
        h("span", { class: shade(values[at] ?? 0), title: fixed(values[at], 3) }, token),
        " ",
      ]),
    ),
    h(
      "table",
      { class: "scores", "aria-label": t(`explain.${way}`) },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("terms.term")),
          h("th", { scope: "col", class: "figure" }, t("explain.weight")),
        ),
      ),
      h(
        "tbody",
        {},
        order
          .slice(0, MOST_WORDS)
          .map((at) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, tokens[at] ?? ""),
              h("td", { class: "figure" }, fixed(values[at], 3)),
            ),
          ),
      ),
    ),
  );
}
