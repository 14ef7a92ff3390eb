// A button for what takes long: it starts it, shows how far it is, and gives it up.
import { bar as barButton, barred, h } from "../views/dom.js";
import { t } from "../words/index.js";

/** @import { StudyName } from "../../pkg/orogen.d.ts" */
/** @import { Key } from "../words/index.js" */
/** @typedef {{ on(event: "study", listener: (progress: { study: StudyName, share: number }) => void): () => void }} Studied */

/**
 * @template T
 * @param {{ fail(error: unknown): void }} session
 * @param {{
 *   id: string, start: Key, stop: Key, progress: Key, kind?: string,
 *   ask: (signal: AbortSignal, tell: (share: number) => void) => Promise<T> | null, take: (found: T) => void, done?: () => void,
 * }} work `ask` answers nothing where it cannot begin.
 * @param {AbortSignal} signal
 */
export function longWork(session, { id, start, stop, progress, kind = "", ask, take, done }, signal) {
  const far = h("progress", { max: 1, value: 0, hidden: true, "aria-label": t(progress) });
  /** @type {AbortController | null} */
  let pending = null;
  /** @type {HTMLButtonElement} */
  const button = h("button", { type: "button", class: kind, id, on: { click: () => !barred(button) && toggle() } });
  const label = () => button.replaceChildren(t(pending ? stop : start));
  async function toggle() {
    if (pending) return pending.abort();
    const giveUp = new AbortController();
    const asked = ask(giveUp.signal, (share) => Object.assign(far, { value: share }));
    if (!asked) return;
    pending = giveUp;
    Object.assign(far, { hidden: false, value: 0 });
    label();
    try {
      take(await asked);
    } catch (error) {
      if (!giveUp.signal.aborted) session.fail(error);
    } finally {
      pending = null;
      far.hidden = true;
      label();
      done?.();
    }
  }
  signal.addEventListener("abort", () => pending?.abort());
  label();
  return {
    button,
    progress: far,
    /** @param {string | null} reason Why it cannot be begun. */
    bar: (reason) => barButton(button, reason),
  };
}

/**
 * The same, of a run: what trains several networks, or goes through all documents.
 * @template T
 * @template {Studied} R
 * @param {{ readonly run: R | null, fail(error: unknown): void }} session
 * @param {{ id: string, study: StudyName, start: Key, progress: Key, kind?: string, ask: (run: R, signal: AbortSignal) => Promise<T>, take: (found: T) => void, done: () => void }} study
 * @param {AbortSignal} signal
 */
export const runStudy = (session, { study, ask, take, ...words }, signal) =>
  longWork(
    session,
    {
      ...words,
      stop: "text-splits.stop",
      ask(giveUp, tell) {
        const { run } = session;
        if (!run) return null;
        const silence = run.on("study", (told) => told.study === study && tell(told.share));
        return ask(run, giveUp)
          .then((found) => ({ run, found }))
          .finally(silence);
      },
      take: ({ run, found }) => session.run === run && take(found),
    },
    signal,
  );

/**
 * In a bar of its own.
 * @template T
 * @template {Studied} R
 * @param {{ readonly run: R | null, fail(error: unknown): void }} session
 * @param {Parameters<typeof runStudy<T, R>>[1]} study
 * @param {AbortSignal} signal
 */
export const studyBar = (session, study, signal) => {
  const { button, progress } = runStudy(session, study, signal);
  return h("div", { class: "bar" }, button, progress);
};
