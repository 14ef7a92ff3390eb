// Which documents a question is about, and an answer that may be some time in coming.
import { fill, h } from "../../views/dom.js";
import { t } from "../../words/index.js";
import { titleOf } from "./documents.js";

/** @import { Child } from "../../views/dom.js" */
/** @import { LiteratureSession, Scope } from "./session.js" */

/** @param {LiteratureSession} session @param {string} id @param {() => void} changed @param {AbortSignal} signal */
export function scopeChoice(session, id, changed, signal) {
  /** @type {HTMLSelectElement} */
  const select = h("select", {
    id,
    on: {
      change: () => {
        session.asked.scope = /** @type {Scope} */ (select.value);
        session.emit("scope", null);
      },
    },
  });
  const draw = () => {
    const { scope, place } = session.asked;
    const option = (/** @type {Scope} */ value, /** @type {string} */ words) =>
      h("option", { value, selected: value === scope }, words);
    fill(
      select,
      option("", t("scope.all", { n: session.documents.length })),
      (session.overview?.labels ?? [])
        .slice(0, 200)
        .map(({ label, documents }) => option(`label:${label}`, t("scope.label", { label, n: documents }))),
      place !== null && option("one", t("scope.one", { title: titleOf(session.documents[place]).slice(0, 60) })),
    );
  };
  session.on(
    "scope",
    () => {
      draw();
      changed();
    },
    signal,
  );
  session.on(
    "look",
    () => {
      draw();
      if (session.asked.scope === "one") changed();
    },
    signal,
  );
  draw();
  return h("div", { class: "field" }, h("label", { for: id }, t("scope.of")), select);
}

/**
 * A place for answers: of several questions on the way only the last one counts.
 * @template T
 * @param {LiteratureSession} session
 * @param {{ ask: () => Promise<T>, show: (answer: T) => Child | Child[] }} question
 * @param {AbortSignal} signal
 */
export function answerBox(session, { ask, show }, signal) {
  const element = h("div", { class: "answer", "aria-live": "polite" });
  let latest = 0;
  const renew = async () => {
    const own = ++latest;
    fill(element, h("p", { class: "quiet" }, t("fit.computing")));
    try {
      const answer = await ask();
      if (own === latest && !signal.aborted) fill(element, show(answer));
    } catch (error) {
      if (own !== latest || signal.aborted) return;
      fill(element);
      session.fail(error);
    }
  };
  return { element, renew };
}
