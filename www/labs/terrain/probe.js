// What the discriminator knows of landforms, beside what it knew before its first step and what needs no network.
import { h } from "../../views/dom.js";
import { why } from "../../views/meaning.js";
import { part } from "../../views/part.js";
import { fixed, number, percent, t } from "../../words/index.js";
import { studyBar } from "../study.js";
import { figureTable, saveTable } from "./tellers.js";

/** @import { DiscriminatorProbe } from "../../../pkg/orogen.d.ts" */
/** @import { GanRun, TerrainSession } from "./session.js" */

const TELLERS = /** @type {const} */ (["discriminator", "untrained", "attributes", "commonest"]);

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function probeCard(session, signal) {
  const answer = part(
    signal,
    () => (session.probe ? tables(session, session.probe) : h("p", { class: "quiet" }, t("probe.none"))),
    "outcome",
  );
  const bar = studyBar(
    session,
    {
      id: "probe",
      study: "probe",
      start: "probe.do",
      progress: "probe.progress",
      ask: (/** @type {GanRun} */ run, stop) => run.probe({ signal: stop }),
      take: (found) => Object.assign(session, { probe: found }),
      done: answer.redraw,
    },
    signal,
  );
  for (const topic of /** @type {const} */ (["run", "report"])) session.on(topic, answer.redraw, signal);
  return h(
    "div",
    { class: "card" },
    h("h2", {}, t("probe.title")),
    h("p", { class: "quiet prose" }, t("probe.text")),
    bar,
    answer.element,
    why("probe.explain"),
  );
}

/** @param {TerrainSession} session @param {DiscriminatorProbe} probe */
function tables(session, { step, radius, patches, cells, landforms, scores, difference, verdict }) {
  const [low, high] = difference.interval;
  const points = (/** @type {number} */ value) => fixed(100 * value, 1);
  const name = t("probe.table");
  const there = landforms.map((landform, at) => ({ ...landform, at })).filter((landform) => landform.cells > 0);
  const columns = [
    t("tellers.who"),
    t("tellers.accuracy"),
    t("trend.low"),
    t("trend.high"),
    t("tellers.macroF1"),
    ...there.map(({ name }) => t("probe.f1", { landform: t(`form.${name}`) })),
  ];
  return [
    h(
      "p",
      { class: "headline", role: "status" },
      t(`probe.verdict.${verdict}`, {
        ours: percent(scores.discriminator.accuracy),
        untrained: percent(scores.untrained.accuracy),
        points: points(difference.accuracy),
        low: points(low),
        high: points(high),
        patches: patches.unseen,
      }),
    ),
    h(
      "p",
      {},
      t("probe.beside", {
        attributes: percent(scores.attributes.accuracy),
        commonest: percent(scores.commonest.accuracy),
        step,
      }),
    ),
    figureTable(
      name,
      [t("tellers.who"), t("tellers.accuracy"), t("tellers.macroF1")],
      TELLERS.map((teller) => {
        const { accuracy, interval, macroF1, features } = scores[teller];
        const between = t("scores.between", { low: percent(interval[0]), high: percent(interval[1]) });
        return {
          name: t(`probe.${teller}`, { features: number(features) }),
          figures: [{ value: percent(accuracy), small: between }, fixed(macroF1, 2)],
          own: teller === "discriminator",
        };
      }),
    ),
    h(
      "p",
      { class: "quiet" },
      t("probe.cells", { cells: cells.unseen, patches: patches.unseen, taught: cells.training, radius }),
    ),
    figureTable(
      t("probe.each"),
      [t("probe.landform"), ...TELLERS.map((teller) => t(`probe.${teller}.short`))],
      there.map((landform) => ({
        name: t("layers.formShare", { form: t(`form.${landform.name}`), share: percent(landform.share) }),
        figures: TELLERS.map((teller) => fixed(scores[teller].f1[landform.at], 2)),
      })),
    ),
    saveTable({
      name: "probe",
      file: session.dataset?.name ?? "",
      columns,
      rows: TELLERS.map((teller) => {
        const { accuracy, interval, macroF1, features, f1 } = scores[teller];
        const values = [accuracy, ...interval, macroF1, ...there.map(({ at }) => f1[at] ?? 0)];
        return [t(`probe.${teller}`, { features: number(features) }), ...values.map((one) => Number(one.toFixed(4)))];
      }),
    }),
  ];
}
