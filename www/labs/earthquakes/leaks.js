// How far a score is to be trusted: the same network under every split, so that a leak can be seen, and on shuffled
// labels, so that luck can. Both cost many trainings and begin when the reader asks.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { fixed, percent, t, tell } from "../../words/index.js";

/** @import { ShuffledControl, SplitComparison, SplitResult, WindowSplit, WindowSplitResult } from "../../../pkg/orogen.d.ts" */
/** @import { Task } from "./fields.js" */
/** @import { Session } from "./session.js" */
/** @import { Key } from "../../words/index.js" */

/** @typedef {SplitComparison | WindowSplit} Comparison */

/** Networks on shuffled labels: with 19 the smallest p-value is 0.05. */
const PERMUTATIONS = 19;
/** A split flatters by at least this much: of the scatter of magnitudes; nats an event. */
const NOTABLE = { magnitude: 0.02, probability: 0.005 };

/** @param {Session} session @param {"splits" | "shuffled"} study */
async function start(session, study) {
  const { run, leaks } = session;
  if (!run || leaks.pending) return;
  const stop = new AbortController();
  const pending = { study, share: 0, stop };
  leaks.pending = pending;
  const redraw = () => session.leaks === leaks && session.emit("others", null);
  const off = run.on("study", ({ share }) => {
    pending.share = share;
    const bar = document.getElementById("leaks-progress");
    if (session.leaks === leaks && bar instanceof HTMLProgressElement) bar.value = share;
  });
  // Of a run that nobody looks at any more nothing is asked.
  session.on("run", () => stop.abort(), stop.signal);
  redraw();
  try {
    const { signal } = stop;
    if (study === "splits") leaks.splits = await run.splits({ signal });
    else leaks.control = await run.shuffled({ permutations: PERMUTATIONS, signal });
  } catch (error) {
    if (!stop.signal.aborted) session.fail(error);
  }
  off();
  stop.abort();
  leaks.pending = null;
  redraw();
}

/** What a column shows: its word, the value, what stands below it. @typedef {[word: string, value: string, below?: string]} Cell */

/** @param {[number, number]} interval @param {(value: number) => string} [show] */
const between = ([low, high], show = (value) => fixed(value, 3)) => `[${show(low)}, ${show(high)}]`;
const groupWords = (/** @type {number | null} */ groups) =>
  groups === null ? undefined : t("leaks.groups", { n: groups });

/** @param {SplitResult} result @returns {Cell[]} */
const ofMagnitudes = ({ scores, intervals, skill, skillInterval, mean, linear, rows, groups }) => [
  ["leaks.skill", percent(skill), between(skillInterval, percent)],
  ["leaks.mse", fixed(scores.mse, 3), between(intervals.mse)],
  ["leaks.mae", fixed(scores.mae, 3), between(intervals.mae)],
  ["leaks.r2", fixed(scores.r2, 3), between(intervals.r2)],
  ["leaks.meanMse", fixed(mean.mse, 3)],
  ["leaks.lineSkill", percent(linear.skill)],
  ["leaks.test", String(rows.test), groupWords(groups)],
];

/** @param {WindowSplitResult} result @returns {Cell[]} */
const ofWindows = ({ scores, intervals, climatology, logistic, windows, groups }) => [
  ["leaks.gain", fixed(scores.informationGain, 3), between(intervals.informationGain)],
  ["leaks.logScore", fixed(scores.logScore, 4), between(intervals.logScore, (value) => fixed(value, 4))],
  ["leaks.brierSkill", percent(scores.skill), between(intervals.skill, percent)],
  ["leaks.auc", fixed(scores.auc, 3), between(intervals.auc)],
  ["leaks.climatology", fixed(climatology.logScore, 4)],
  ["leaks.neuronGain", fixed(logistic.informationGain, 3)],
  ["leaks.events", `${windows.test.events} / ${windows.test.windows}`, groupWords(groups)],
];

/** @param {Comparison} comparison */
const cells = ({ result }) => result && ("windows" in result ? ofWindows(result) : ofMagnitudes(result));

/** The figure that splits are compared by. @param {Comparison | undefined} comparison */
function figureOf(comparison) {
  const result = comparison?.result;
  if (!result) return Number.NaN;
  return "windows" in result ? result.scores.informationGain : result.skill;
}

/** @param {Comparison[]} table @param {string} own */
function splitTable(table, own) {
  const heads = table.map(cells).find((told) => told) ?? [];
  const row = (/** @type {Comparison} */ comparison) => {
    const { split, refused } = comparison;
    const told = cells(comparison);
    const cell = (/** @type {Cell} */ [, value, below]) =>
      h("td", { class: "figure" }, h("span", { class: "value" }, value), below && h("small", {}, below));
    return h(
      "tr",
      { class: split === own ? "me" : null },
      h("th", { scope: "row" }, t(`choice.${split}`)),
      told
        ? told.map(cell)
        : h(
            "td",
            { colspan: Math.max(1, heads.length) },
            refused && tell(`error.${refused.code}.what`, refused.code, refused.values),
          ),
    );
  };
  const name = t("leaks.table");
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": name },
    h(
      "table",
      { class: "compare", "aria-label": name },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, t("setting.split")),
          heads.map(([word]) => h("th", { scope: "col", class: "figure" }, t(/** @type {Key} */ (word)))),
        ),
      ),
      h("tbody", {}, table.map(row)),
    ),
  );
}

/** What the table says. @param {Comparison[]} table @param {Task} task */
function splitWords(table, task) {
  const random = figureOf(table.find(({ split }) => split === "random"));
  // In cells that did not train a gain is over the base rate: of windows only time compares like with like.
  const alike = (/** @type {Comparison} */ { split }) =>
    task === "magnitude" ? split !== "random" : split === "chronological";
  const others = table.filter((comparison) => alike(comparison) && comparison.result);
  const best = Math.max(...others.map(figureOf));
  const show = task === "magnitude" ? percent : (/** @type {number} */ value) => fixed(value, 3);
  const flatters = random > best + NOTABLE[task];
  return t(`leaks.${flatters ? "flatters" : "even"}.${task}`, { random: show(random), best: show(best) });
}

/** @param {ShuffledControl} control @param {Task} task */
function controlWords({ pValue, permutations, shuffled, loss }, task) {
  const asGood = shuffled.filter((other) => !(other > loss)).length;
  const values = { p: fixed(pValue, 2), n: asGood, permutations };
  return t(`leaks.${pValue <= 0.05 ? "signal" : "noSignal"}.${task}`, values);
}

/** @param {Session} session @param {AbortSignal} signal */
export function leaksCard(session, signal) {
  const card = part(
    signal,
    () => {
      const { task } = session;
      const { pending, splits, control } = session.leaks;
      const button = (/** @type {"splits" | "shuffled"} */ study) =>
        h(
          "button",
          {
            type: "button",
            id: `leaks-${study}`,
            "aria-disabled": pending !== null || null,
            on: { click: () => start(session, study) },
          },
          t(study === "splits" ? "leaks.splits" : `leaks.shuffled.${task}`, { n: PERMUTATIONS }),
        );
      const epochs = splits?.find(({ result }) => result)?.result?.epochsTrained ?? 0;
      return [
        h("h2", {}, t("leaks.title")),
        h("p", { class: "quiet" }, t(`leaks.text.${task}`)),
        h("div", { class: "bar" }, button("splits"), button("shuffled")),
        pending &&
          h(
            "div",
            { class: "bar" },
            h("progress", {
              id: "leaks-progress",
              max: 1,
              value: pending.share,
              "aria-label": t(`leaks.progress.${pending.study}`),
            }),
            h("button", { type: "button", id: "leaks-stop", on: { click: () => pending.stop.abort() } }, t("run.stop")),
          ),
        splits && splitTable(splits, session.run?.spec.split ?? ""),
        splits && h("p", { role: "status" }, splitWords(splits, task), " ", t("leaks.epochs", { n: epochs })),
        control && h("p", { role: "status" }, controlWords(control, task)),
        why(`leaks.explain.splits.${task}`, "figure.means", `leaks.explain.shuffled.${task}`),
      ];
    },
    "card",
  );
  session.on("others", card.redraw, signal);
  session.on("run", card.redraw, signal);
  return card.element;
}
