// How the share of documents with a term, or with a label, moved over the years.
import { line, names } from "../../views/axes.js";
import { nearest } from "../../views/canvas.js";
import { fill, h } from "../../views/dom.js";
import { plane } from "../../views/plane.js";
import { fixed, number, percent, t } from "../../words/index.js";

/** @import { Trend } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

/** Pixels: half of the bar at the ends of an interval. */
const CAP = 3;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function trendCard(session, signal) {
  const { overview } = session;
  const view = plane(
    {
      title: t("trend.title"),
      file: session.dataset?.name ?? "",
      explain: "trend.explain",
      legend: [
        { label: t("trend.share"), color: "--data-1", kind: "dot" },
        { label: t("trend.level"), color: "--data-2" },
      ],
    },
    signal,
  );
  const said = h("p", { role: "status" });
  /** @type {HTMLInputElement} */
  const input = h("input", { id: "trend-term", type: "text", autocomplete: "off", value: session.asked.term });
  /** @type {HTMLSelectElement} */
  const labels = h(
    "select",
    {
      id: "trend-label",
      on: {
        change: () => {
          if (!labels.value) return;
          input.value = "";
          session.asked.term = "";
          look({ label: labels.value }, labels.value);
        },
      },
    },
    h("option", { value: "" }, "–"),
    (overview?.labels ?? []).slice(0, 200).map(({ label }) => h("option", { value: label }, label)),
  );
  let latest = 0;
  /** @param {{ term: string } | { label: string }} of @param {string} name */
  async function look(of, name) {
    const own = ++latest;
    try {
      const trend = await session.dataset?.trend(of);
      if (!trend || own !== latest || signal.aborted) return;
      draw(view.show, trend, name);
      fill(said, verdict(trend, name));
    } catch (error) {
      session.fail(error);
    }
  }
  const lookAtTerm = () => {
    const term = input.value.trim();
    session.asked.term = term;
    if (!term) return;
    labels.value = "";
    look({ term }, term);
  };
  session.on(
    "term",
    (term) => {
      input.value = term;
      lookAtTerm();
      view.element.scrollIntoView({ block: "nearest" });
    },
    signal,
  );
  const first = overview?.labels[0]?.label;
  if (session.asked.term) lookAtTerm();
  else if (first !== undefined) {
    labels.value = first;
    look({ label: first }, first);
  }
  return h(
    "div",
    { class: "trend" },
    view.element,
    h(
      "div",
      { class: "card" },
      said,
      h(
        "form",
        {
          class: "grid",
          "aria-label": t("trend.title"),
          on: {
            submit: (event) => {
              event.preventDefault();
              lookAtTerm();
            },
          },
        },
        h("div", { class: "field" }, h("label", { for: "trend-term" }, t("trend.term")), input),
        h("div", { class: "field" }, h("label", { for: "trend-label" }, t("trend.orLabel")), labels),
        h("div", { class: "field" }, h("button", { type: "submit" }, t("trend.look"))),
      ),
    ),
  );
}

/** @param {Trend} trend @param {string} name */
function verdict({ years, z, pValue, changes }, name) {
  if (years.length < 2) return t("trend.tooFew");
  const p = pValue === null ? "–" : pValue < 0.001 ? "< 0.001" : fixed(pValue, 3);
  const moved = z === null || pValue === null || pValue > 0.05 ? "flat" : z > 0 ? "rises" : "falls";
  const words = [t(`trend.${moved}`, { name, z: fixed(z), p })];
  for (const { year, before, after, pValue: own } of changes)
    words.push(
      t("trend.change", { year: String(year), before: percent(before), after: percent(after), p: fixed(own, 3) }),
    );
  if (changes.length === 0) words.push(t("trend.noChange"));
  return words.join(" ");
}

/** @param {(content: import("../../views/plane.js").Content) => void} show @param {Trend} trend @param {string} name */
function draw(show, { years, changes }, name) {
  const points = new Float32Array(2 * years.length);
  const most = Math.min(1, 1.1 * Math.max(0.02, ...years.map(({ high }) => high)));
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 1];
  const sum = (/** @type {number} */ from, /** @type {number} */ to) => {
    const part = years.filter(({ year }) => year >= from && year < to);
    const of = (/** @type {"with" | "texts"} */ key) => part.reduce((total, one) => total + one[key], 0);
    return of("with") / Math.max(1, of("texts"));
  };
  const edges = [first, ...changes.map(({ year }) => year), last + 1];
  show({
    x: { label: t("corpus-field.year"), range: [first - 0.7, last + 0.7], scale: "years" },
    y: { label: t("trend.axis", { name }), range: [0, 100 * most] },
    order: Array.from(years.keys()),
    paint(plane) {
      const { context, ink, toX, toY } = plane;
      context.strokeStyle = ink("--data-2");
      context.lineWidth = 2;
      edges.slice(1).forEach((to, at) => {
        const from = edges[at] ?? first;
        const level = toY(100 * sum(from, to));
        line(context, toX(from - 0.5), level, toX(to - 0.5), level);
      });
      context.strokeStyle = ink("--data-1");
      context.fillStyle = ink("--data-1");
      context.lineWidth = 1.2;
      years.forEach(({ year, share, low, high }, at) => {
        const [x, y] = [toX(year), toY(100 * share)];
        points.set([x, y], 2 * at);
        line(context, x, toY(100 * low), x, toY(100 * high));
        for (const end of [low, high]) line(context, x - CAP, toY(100 * end), x + CAP, toY(100 * end));
        context.beginPath();
        context.arc(x, y, 3, 0, 7);
        context.fill();
      });
      names(
        plane,
        changes.map(({ year }) => ({ at: year - 0.5, name: String(year) })),
      );
    },
    near: (_, x, y) => nearest(points, x, y),
    outline({ context }, at) {
      context.beginPath();
      context.arc(points[2 * at] ?? 0, points[2 * at + 1] ?? 0, 7, 0, 7);
      context.stroke();
    },
    words(at) {
      const one = years[at];
      if (!one) return "";
      const { year, share, low, high, texts } = one;
      return t("trend.words", {
        year: String(year),
        share: percent(share),
        low: percent(low),
        high: percent(high),
        with: one.with,
        texts,
      });
    },
    data: () => ({
      columns: [
        t("corpus-field.year"),
        t("corpus.documents"),
        t("trend.with"),
        t("trend.share"),
        t("trend.low"),
        t("trend.high"),
      ],
      rows: years.map(({ year, texts, with: having, share, low, high }) => [
        String(year),
        texts,
        having,
        ...[share, low, high].map((value) => Number((100 * value).toFixed(2))),
      ]),
    }),
    summary: t("trend.summary", { name, n: number(years.reduce((total, one) => total + one.with, 0)) }),
  });
}
