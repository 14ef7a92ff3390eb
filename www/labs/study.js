// A button for what is asked of a run and takes long: it starts it, shows how far it is, and gives it up.
import { h } from "../views/dom.js";
import { t } from "../words/index.js";

/** @import { StudyName } from "../../pkg/orogen.d.ts" */
/** @import { Key } from "../words/index.js" */
/** @typedef {{ on(event: "study", listener: (progress: { study: StudyName, share: number }) => void): () => void }} Studied */

/**
 * @template T
 * @template {Studied} R
 * @param {{ readonly run: R | null, fail(error: unknown): void }} session
 * @param {{ id: string, study: StudyName, start: Key, progress: Key, ask: (run: R, signal: AbortSignal) => Promise<T>, take: (found: T) => void, done: () => void }} study
 * @param {AbortSignal} signal
 */
export function studyBar(session, { id, study, start, progress, ask, take, done }, signal) {
  const bar = h("progress", { max: 1, value: 0, hidden: true, "aria-label": t(progress) });
  /** @type {AbortController | null} */
  let pending = null;
  const button = h("button", { type: "button", id, on: { click: () => toggle() } });
  const label = () => button.replaceChildren(t(pending ? "text-splits.stop" : start));
  async function toggle() {
    const { run } = session;
    if (pending) return pending.abort();
    if (!run) return;
    const stop = new AbortController();
    pending = stop;
    Object.assign(bar, { hidden: false, value: 0 });
    label();
    const silence = run.on("study", (told) => {
      if (told.study === study) bar.value = told.share;
    });
    try {
      const found = await ask(run, stop.signal);
      if (session.run === run) take(found);
    } catch (error) {
      if (!stop.signal.aborted) session.fail(error);
    } finally {
      silence();
      pending = null;
      bar.hidden = true;
      label();
      done();
    }
  }
  signal.addEventListener("abort", () => pending?.abort());
  label();
  return h("div", { class: "bar" }, button, bar);
}
