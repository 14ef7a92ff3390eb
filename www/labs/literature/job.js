// Numbers that are typed into a card, and work that shows how far it is and can be called off.
import { h } from "../../views/dom.js";
import { number, t } from "../../words/index.js";
import { parseNumber } from "../earthquakes/fields.js";

/** @import { Watch } from "../../../pkg/orogen.d.ts" */
/** @import { LiteratureSession } from "./session.js" */

/** @typedef {{ name: string, key?: keyof LiteratureSession["asked"], label: string, low: number, high: number, fraction?: boolean }} Field `key` is its place in what is asked of a collection, its name if left out. */

/** @param {LiteratureSession} session @param {string} prefix @param {Field[]} fields */
export function numberFields(session, prefix, fields) {
  const asked = /** @type {Record<string, string>} */ (/** @type {unknown} */ (session.asked));
  const problem = h("p", { class: "problem", id: `${prefix}-problem`, "aria-live": "polite" });
  const inputs = fields.map(({ name, key = name, label, fraction }) => {
    /** @type {HTMLInputElement} */
    const input = h("input", {
      id: `${prefix}-${name}`,
      type: "text",
      inputmode: fraction ? "decimal" : "numeric",
      autocomplete: "off",
      "aria-describedby": problem.id,
      value: asked[key],
      on: { change: () => Object.assign(asked, { [key]: input.value }) },
    });
    return h("div", { class: "field" }, h("label", { for: input.id }, label), input);
  });
  /** What is typed, or nothing where it is wrong, which is then said. */
  const read = () => {
    const values = fields.map(({ name, key = name }) => parseNumber(asked[key] ?? ""));
    const wrong = fields.find(({ low, high, fraction }, at) => {
      const value = values[at] ?? Number.NaN;
      return !((fraction || Number.isInteger(value)) && value >= low && value <= high);
    });
    problem.textContent = wrong
      ? `${wrong.label}: ${t(wrong.fraction ? "problem.number" : "problem.whole", { low: number(wrong.low), high: number(wrong.high) })}`
      : "";
    return wrong ? null : values;
  };
  return { inputs, problem, read };
}

/**
 * A button that starts work, and stops it while it goes on; `start` gives nothing where there is nothing to do.
 * @param {LiteratureSession} session
 * @param {{ id: string, go: string, stop: string, named: string, start: (watch: Watch) => Promise<void> | null }} work
 * @param {AbortSignal} signal
 */
export function job(session, { id, go, stop, named, start }, signal) {
  const progress = h("progress", { max: 1, value: 0, hidden: true, "aria-label": named });
  /** @type {AbortController | null} */
  let pending = null;
  const button = h("button", { type: "button", class: "go", id, on: { click: () => toggle() } });
  const label = () => button.replaceChildren(pending ? stop : go);
  async function toggle() {
    if (pending) return pending.abort();
    const own = new AbortController();
    const onProgress = (/** @type {number} */ share) => Object.assign(progress, { value: share });
    const work = start({ signal: own.signal, onProgress });
    if (!work) return;
    pending = own;
    Object.assign(progress, { hidden: false, value: 0 });
    label();
    try {
      await work;
    } catch (error) {
      if (!own.signal.aborted) session.fail(error);
    } finally {
      pending = null;
      progress.hidden = true;
      label();
    }
  }
  signal.addEventListener("abort", () => pending?.abort());
  label();
  return { button, progress };
}
