// The runs of one lab that this browser keeps: go on with one, or throw it away. All labs' are in shell/work.
import { forget, kept, keptBytes } from "../keep.js";
import { ask } from "../shell/help.js";
import { fill, h } from "../views/dom.js";
import { datasetTitle, date, number, t, tOr } from "../words/index.js";

/** @import { Kept } from "../keep.js" */
/** @import { LabSession } from "./lab-session.js" */

/** @typedef {LabSession & { readonly lab: string, key: string }} Keeper */

/** What the reader calls it, or else its data. @param {{ name?: string, title: string }} one */
export const nameOf = ({ name, title }) => name || datasetTitle(title);

export const when = (/** @type {number} */ savedAt) =>
  date(new Date(savedAt), { dateStyle: "medium", timeStyle: "short" });

export const size = (/** @type {number} */ bytes) =>
  t("unit.megabytes", { n: number(bytes / 1e6, { maximumFractionDigits: 1 }) });

/** How far a run is, in the words of its lab. @param {Kept} run */
export function facts({ lab = "earthquakes", task = "magnitude", epoch, epochs, engine, savedAt, state }) {
  const values = {
    question: tOr(`question.${task}`, task),
    epoch,
    epochs,
    step: epoch,
    steps: epochs,
    engine: t(`engine.${engine}`),
    state: t(`state.${state}`),
    when: when(savedAt),
  };
  return tOr(`${lab}.kept.facts`, t("kept.facts", values), values);
}

/** @param {Keeper} session @param {Kept} run */
async function goOn(session, run) {
  const bytes = await keptBytes(run.id).catch((error) => session.fail(error));
  if (bytes)
    await session.attempt(t("busy.reading", { name: datasetTitle(run.title) }), () => session.openLab(bytes, run.id));
}

/** The newest one, at the top of the first step. @param {Keeper} session @param {AbortSignal} signal */
export function goOnCard(session, signal) {
  const card = h("div", { class: "card go-on", "data-part": "kept", hidden: true });
  const show = async () => {
    const [newest] = await kept(session.lab).catch(() => []);
    if (signal.aborted) return;
    card.hidden = !newest || newest.id === session.key;
    if (!newest) return;
    const title = nameOf(newest);
    fill(
      card,
      h(
        "div",
        {},
        h("h2", {}, t("kept.goOnTitle")),
        h("p", { class: "quiet" }, h("b", {}, title), " · ", facts(newest)),
      ),
      h(
        "button",
        { type: "button", class: "go", on: { click: () => goOn(session, newest) } },
        t("kept.goOn", { title }),
      ),
    );
  };
  show();
  return card;
}

/** All of them. @param {Keeper} session @param {AbortSignal} signal */
export function keptCard(session, signal) {
  const list = h("div", {}, h("p", { class: "quiet" }, t("kept.reading")));
  const remove = async (/** @type {Kept} */ run) => {
    if (!(await ask(t("kept.askDelete", { title: nameOf(run) }), t("kept.delete")))) return;
    await forget(run.id).catch((error) => session.fail(error));
    show();
  };
  const row = (/** @type {Kept} */ run) => {
    const title = nameOf(run);
    const act = (/** @type {string} */ words, /** @type {string} */ name, /** @type {() => void} */ click) =>
      h("button", { type: "button", class: "small", "aria-label": name, on: { click } }, words);
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, title, h("small", {}, facts(run))),
      h("td", { class: "figure" }, size(run.bytes)),
      h(
        "td",
        { class: "acts" },
        act(t("kept.open"), t("kept.openNamed", { title }), () => goOn(session, run)),
        act(t("kept.delete"), t("kept.deleteNamed", { title }), () => remove(run)),
      ),
    );
  };
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
    h("p", { class: "quiet" }, t("kept.where"), " ", h("a", { href: "#page=work" }, t("work.title"))),
  );
}
