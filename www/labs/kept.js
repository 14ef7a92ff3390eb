// The runs this browser keeps: go on with one, or throw it away.
import { forget, isFull, keep, kept, keptBytes } from "../keep.js";
import { ask } from "../shell/help.js";
import { fill, h } from "../views/dom.js";
import { datasetTitle, date, number, t } from "../words/index.js";

/** @import { Kept, Room } from "../keep.js" */
/** @import { EngineName, RunState } from "../../pkg/orogen.d.ts" */
/** @import { LabSession } from "./lab-session.js" */

/** @typedef {{ engine: string, state: string, when: string }} How */
/**
 * A session whose runs are kept: its lab, the key of the run that is open, what a kept run's line says.
 * @typedef {LabSession & {
 *   readonly lab: Room, key: string,
 *   openLab: (bytes: Uint8Array, key?: string) => Promise<void>, facts: (run: Kept, how: How) => string,
 * }} Keeping
 */

/** The client counts runs from 1 in every visit, and randomUUID needs a secure context. */
export const freshKey = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

/**
 * Keeps a checkpoint of a run.
 * @param {LabSession} session
 * @param {Pick<Kept, "id" | "lab" | "task" | "epoch" | "epochs">} facts
 * @param {{ dataset: { name: string }, engine: EngineName, state: RunState }} run
 * @param {Uint8Array} bytes
 */
export async function keepRun(session, { id, lab, task, epoch, epochs }, { dataset, engine, state }, bytes) {
  try {
    await keep({ id, lab, task, epoch, epochs, title: dataset.name, engine, state }, bytes);
    session.emit("kept", null);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    session.notices.storage(isFull(error), why, bytes, dataset.name);
  }
}

/** What is said of a run of any lab. @param {Kept} run @returns {How} */
const how = ({ engine, savedAt, state }) => ({
  engine: t(`engine.${engine}`),
  state: t(`state.${state}`),
  when: date(new Date(savedAt), { dateStyle: "medium", timeStyle: "short" }),
});

/** @param {Keeping} session @param {Kept} run */
async function goOn(session, run) {
  const bytes = await keptBytes(run.id).catch((error) => session.fail(error));
  if (bytes)
    await session.attempt(t("busy.reading", { name: datasetTitle(run.title) }), () => session.openLab(bytes, run.id));
}

/** The newest one, at the top of the first step. @param {Keeping} session @param {AbortSignal} signal */
export function goOnCard(session, signal) {
  const card = h("div", { class: "card go-on", "data-part": "kept", hidden: true });
  const show = async () => {
    const [newest] = await kept(session.lab).catch(() => []);
    if (signal.aborted) return;
    card.hidden = !newest || newest.id === session.key;
    if (!newest) return;
    fill(
      card,
      h(
        "div",
        {},
        h("h2", {}, t("kept.goOnTitle")),
        h("p", { class: "quiet" }, h("b", {}, datasetTitle(newest.title)), " · ", session.facts(newest, how(newest))),
      ),
      h(
        "button",
        { type: "button", class: "go", on: { click: () => goOn(session, newest) } },
        t("kept.goOn", { title: datasetTitle(newest.title) }),
      ),
    );
  };
  show();
  return card;
}

/** All of them. @param {Keeping} session @param {AbortSignal} signal */
export function keptCard(session, signal) {
  const list = h("div", {}, h("p", { class: "quiet" }, t("kept.reading")));
  const remove = async (/** @type {Kept} */ run) => {
    if (!(await ask(t("kept.askDelete", { title: datasetTitle(run.title) }), t("kept.delete")))) return;
    await forget(run.id).catch((error) => session.fail(error));
    show();
  };
  const row = (/** @type {Kept} */ run) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, datasetTitle(run.title), h("small", {}, session.facts(run, how(run)))),
      h("td", { class: "figure" }, t("unit.megabytes", { n: number(run.bytes / 1e6, { maximumFractionDigits: 1 }) })),
      h(
        "td",
        { class: "acts" },
        h(
          "button",
          {
            type: "button",
            class: "small",
            "aria-label": t("kept.openNamed", { title: datasetTitle(run.title) }),
            on: { click: () => goOn(session, run) },
          },
          t("kept.open"),
        ),
        h(
          "button",
          {
            type: "button",
            class: "small",
            "aria-label": t("kept.deleteNamed", { title: datasetTitle(run.title) }),
            on: { click: () => remove(run) },
          },
          t("kept.delete"),
        ),
      ),
    );
  const show = async () => {
    try {
      const runs = await kept(session.lab);
      if (signal.aborted) return;
      fill(
        list,
        runs.length > 0
          ? h("table", { class: "kept", "aria-label": t("kept.title") }, h("tbody", {}, runs.map(row)))
          : h("p", { class: "quiet" }, t("kept.none")),
      );
    } catch (error) {
      fill(list, h("p", {}, t("keep.refused", { message: error instanceof Error ? error.message : String(error) })));
    }
  };
  session.on("kept", show, signal);
  show();
  return h(
    "div",
    { class: "card", "data-part": "kept" },
    h("h2", {}, t("kept.title")),
    list,
    h("p", { class: "quiet" }, t("kept.where")),
  );
}
