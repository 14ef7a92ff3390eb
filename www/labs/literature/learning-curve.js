// What fewer documents would have taught: whether more labels would help.
import { line } from "../../views/axes.js";
import { nearest } from "../../views/canvas.js";
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { plane } from "../../views/plane.js";
import { fixed, t } from "../../words/index.js";
import { studyBar } from "../study.js";

/** @import { CurveScore, LearningCurve } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

/** Pixels: half of the bar at the ends of an interval. */
const CAP = 3;
const WHO = /** @type {const} */ (["baseline", "network"]);
/** Told apart without colours, too. @type {Record<"baseline" | "network", { color: string, dash: number[] }>} */
const LINES = { baseline: { color: "--data-1", dash: [] }, network: { color: "--data-2", dash: [6, 4] } };

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export function learningCurveCard(session, signal) {
  const withNetwork = h("input", { type: "checkbox", id: "label-curve-network" });
  const picture = part(signal, (inner) => session.curve && figureOf(session, session.curve, inner));
  const bar = studyBar(
    session,
    {
      id: "label-curve",
      study: "learning-curve",
      start: "label-curve.do",
      progress: "label-curve.progress",
      ask: (run, stop) => run.learningCurve({ network: withNetwork.checked, signal: stop }),
      take: (found) => Object.assign(session, { curve: found }),
      done: picture.redraw,
    },
    signal,
  );
  session.on("run", picture.redraw, signal);
  return h(
    "div",
    { class: "trend" },
    h(
      "div",
      { class: "card" },
      h("h2", {}, t("label-curve.title")),
      h("p", { class: "quiet" }, t("label-curve.text")),
      h("p", { class: "check" }, withNetwork, h("label", { for: "label-curve-network" }, t("label-curve.withNetwork"))),
      bar,
      why("label-curve.explain"),
    ),
    picture.element,
  );
}

/** @param {LiteratureSession} session @param {LearningCurve} curve @param {AbortSignal} signal */
function figureOf(session, { points, test }, signal) {
  const who = WHO.filter((one) => points.some((point) => point[one]));
  const names = { baseline: t("baseline.tfidf-logistic"), network: t("text-splits.network") };
  const view = plane(
    {
      title: t("label-curve.title"),
      file: session.dataset?.name ?? "",
      explain: "label-curve.explain",
      legend: who.map((one) => ({ label: names[one], ...LINES[one] })),
    },
    signal,
  );
  const scored = points.flatMap((point) =>
    who.flatMap((one) => {
      const score = point[one];
      return score ? [{ one, documents: point.documents, score }] : [];
    }),
  );
  const places = new Float32Array(2 * scored.length);
  const [first, last] = [points[0]?.documents ?? 1, points.at(-1)?.documents ?? 10];
  const lows = scored.map(({ score }) => score.interval[0]);
  const highs = scored.map(({ score }) => score.interval[1]);
  /** @param {(typeof scored)[number] | undefined} found */
  const words = (found) => {
    if (!found) return "";
    const [low, high] = found.score.interval;
    const values = { who: names[found.one], n: found.documents, f1: fixed(found.score.macroF1, 3) };
    return t("label-curve.words", { ...values, low: fixed(low, 3), high: fixed(high, 3), draws: found.score.draws });
  };
  view.show({
    x: { label: t("label-curve.x"), range: [first / 1.2, Math.max(last, first + 1) * 1.15], scale: "logarithmic" },
    y: {
      label: t("text-score.macroF1"),
      range: [Math.max(0, Math.min(...lows) - 0.03), Math.min(1, Math.max(...highs) + 0.03)],
    },
    order: Array.from(scored.keys()),
    paint({ context, ink, toX, toY }) {
      for (const one of who) {
        const { color, dash } = LINES[one];
        context.strokeStyle = ink(color);
        context.fillStyle = ink(color);
        context.setLineDash(dash);
        // Side by side, or one bar would hide the other.
        const aside = who.length > 1 ? (one === "baseline" ? -3 : 3) : 0;
        context.lineWidth = 2;
        context.beginPath();
        scored.forEach((found, at) => {
          if (found.one !== one) return;
          const [x, y] = [toX(found.documents) + aside, toY(found.score.macroF1)];
          places.set([x, y], 2 * at);
          context.lineTo(x, y);
        });
        context.stroke();
        context.setLineDash([]);
        context.lineWidth = 1.2;
        scored.forEach((found, at) => {
          if (found.one !== one) return;
          const [x = 0, y = 0] = places.subarray(2 * at);
          const [low, high] = found.score.interval;
          line(context, x, toY(low), x, toY(high));
          for (const end of [low, high]) line(context, x - CAP, toY(end), x + CAP, toY(end));
          context.beginPath();
          context.arc(x, y, 3, 0, 7);
          context.fill();
        });
      }
    },
    near: (_, x, y) => nearest(places, x, y),
    outline({ context }, at) {
      context.beginPath();
      context.arc(places[2 * at] ?? 0, places[2 * at + 1] ?? 0, 7, 0, 7);
      context.stroke();
    },
    words: (at) => words(scored[at]),
    data: () => ({
      columns: [
        t("label-curve.who"),
        t("label-curve.x"),
        t("text-score.macroF1"),
        t("trend.low"),
        t("trend.high"),
        t("label-curve.draws"),
      ],
      rows: scored.map(({ one, documents, score }) => [names[one], documents, ...cells(score)]),
    }),
    summary: t("label-curve.summary", { n: last, test }),
  });
  return view.element;
}

/** @param {CurveScore} score */
const cells = ({ macroF1, interval, draws }) => [
  ...[macroF1, ...interval].map((value) => Number(value.toFixed(4))),
  draws,
];
