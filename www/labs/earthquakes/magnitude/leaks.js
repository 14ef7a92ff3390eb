// How far a score is to be trusted: the same network under every split, so that a leak can be seen, and on shuffled
// labels, so that luck can. Both cost many trainings and begin when the reader asks.
import { h } from "../../../views/dom.js";
import { part } from "../../../views/part.js";
import { fixed, percent, t, tell } from "../../../words/index.js";

/** @import { ShuffledControl, SplitComparison, SplitResult, StudyName } from "../../../../pkg/orogen.d.ts" */
/** @import { Session } from "../session.js" */

/** Networks on shuffled labels: with 19 the smallest p-value is 0.05. */
const PERMUTATIONS = 19;
/** A split flatters by at least this much of the scatter. */
const NOTABLE = 0.02;

/** @param {Session} session @param {Exclude<StudyName, "learning-curve">} study */
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

const COLUMNS = /** @type {const} */ (["skill", "mse", "mae", "r2", "meanMse", "lineSkill", "test"]);

/** @param {SplitResult} result @returns {Record<(typeof COLUMNS)[number], [value: string, below?: string]>} */
function cells({ scores, intervals, skill, skillInterval, mean, linear, rows, groups }) {
  const between = (/** @type {[number, number]} */ [low, high], decimals = 3) =>
    `[${fixed(low, decimals)}, ${fixed(high, decimals)}]`;
  return {
    skill: [percent(skill), `[${percent(skillInterval[0])}, ${percent(skillInterval[1])}]`],
    mse: [fixed(scores.mse, 3), between(intervals.mse)],
    mae: [fixed(scores.mae, 3), between(intervals.mae)],
    r2: [fixed(scores.r2, 3), between(intervals.r2)],
    meanMse: [fixed(mean.mse, 3)],
    lineSkill: [percent(linear.skill)],
    test: [String(rows.test), groups === null ? undefined : t("leaks.groups", { n: groups })],
  };
}

/** @param {SplitComparison[]} table @param {string} own */
function splitTable(table, own) {
  const row = (/** @type {SplitComparison} */ { split, result, refused }) => {
    const told = result && cells(result);
    return h(
      "tr",
      { class: split === own ? "me" : null },
      h("th", { scope: "row" }, t(`choice.${split}`)),
      told
        ? COLUMNS.map((name) => {
            const [value, below] = told[name];
            return h("td", { class: "figure" }, h("span", { class: "value" }, value), below && h("small", {}, below));
          })
        : h(
            "td",
            { colspan: COLUMNS.length },
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
          COLUMNS.map((name) => h("th", { scope: "col", class: "figure" }, t(`leaks.${name}`))),
        ),
      ),
      h("tbody", {}, table.map(row)),
    ),
  );
}

/** What the table says. @param {SplitComparison[]} table */
function splitWords(table) {
  const skill = (/** @type {SplitComparison | undefined} */ one) => one?.result?.skill ?? Number.NaN;
  const random = skill(table.find(({ split }) => split === "random"));
  const others = table.filter(({ split, result }) => split !== "random" && result);
  const best = Math.max(...others.map(skill));
  const values = { random: percent(random), best: percent(best) };
  return t(random > best + NOTABLE ? "leaks.flatters" : "leaks.even", values);
}

/** @param {ShuffledControl} control */
function controlWords({ pValue, permutations, shuffled, mse }) {
  const asGood = shuffled.filter((other) => !(other > mse)).length;
  return t(pValue <= 0.05 ? "leaks.signal" : "leaks.noSignal", { p: fixed(pValue, 2), n: asGood, permutations });
}

/** @param {Session} session @param {AbortSignal} signal */
export function leaksCard(session, signal) {
  const card = part(
    signal,
    () => {
      const { pending, splits, control } = session.leaks;
      const button = (/** @type {Exclude<StudyName, "learning-curve">} */ study) =>
        h(
          "button",
          {
            type: "button",
            id: `leaks-${study}`,
            "aria-disabled": pending !== null || null,
            on: { click: () => start(session, study) },
          },
          t(`leaks.${study}`, { n: PERMUTATIONS }),
        );
      const epochs = splits?.find(({ result }) => result)?.result?.epochsTrained ?? 0;
      return [
        h("h2", {}, t("leaks.title")),
        h("p", { class: "quiet" }, t("leaks.text")),
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
        splits && h("p", { role: "status" }, splitWords(splits), " ", t("leaks.epochs", { n: epochs })),
        control && h("p", { role: "status" }, controlWords(control)),
        h(
          "details",
          { class: "why" },
          h("summary", {}, t("figure.means")),
          h("p", {}, t("leaks.explain.splits")),
          h("p", {}, t("leaks.explain.shuffled")),
        ),
      ];
    },
    "card",
  );
  session.on("others", card.redraw, signal);
  session.on("run", card.redraw, signal);
  return card.element;
}
