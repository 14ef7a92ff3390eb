// The form of a run's settings: its presets, what may be changed in them, and what each means. What is typed stays
// typed: a wrong value gets a sentence, not a correction.
import { ALL, locked } from "../shell/address.js";
import { fill, h, set } from "../views/dom.js";
import { number, t } from "../words/index.js";

/** @import { Child } from "../views/dom.js" */
/** @import { Key } from "../words/index.js" */
/** @import { LabSession } from "./lab-session.js" */

/** @typedef {{ problem: "whole" | "number" | "shares", low: number, high: number }} Wrong */
/** @typedef {LabSession & { draft: Record<string, string> }} Drafting */
/**
 * What a lab's form is made of. `preset` and `group` are what the keys of its words begin with.
 * @typedef {{
 *   words: { preset: string, group: string, reset: Key },
 *   groups: readonly { group: string, open?: boolean, settings: readonly string[] }[],
 *   presets: readonly string[],
 *   choices: (setting: string) => [value: string, words: string][] | undefined,
 *   means: (setting: string, name: string) => HTMLElement, why: HTMLElement,
 *   percent?: ReadonlySet<string>, broad?: ReadonlySet<string>, idle?: (setting: string) => boolean,
 *   redraws?: ReadonlySet<string>,
 *   below?: (group: string) => Child,
 *   problems: () => { [setting: string]: Wrong | undefined },
 *   isChanged: () => boolean,
 *   take: (preset: string) => Record<string, string>,
 *   reset: () => Record<string, string>,
 *   taken?: () => void,
 * }} Plan `redraws`: settings on which others depend. `why`: what the presets are for. `take` and `reset` give the draft that results, `taken` hears of it. `isChanged`: whether a new run would differ from the one at hand.
 */

/** @param {Wrong} wrong @param {boolean} percent */
function sentence({ problem, low, high }, percent) {
  const unit = percent ? " %" : "";
  return t(`problem.${problem}`, {
    low: number(low, { maximumSignificantDigits: 3 }) + unit,
    high: number(high, { maximumSignificantDigits: 6 }) + unit,
  });
}

/** @param {Drafting} session @param {Plan} plan @param {AbortSignal} signal */
export function settingsForm(session, plan, signal) {
  /** @type {{ setting: string, control: HTMLElement, problem: HTMLElement }[]} */
  let fields = [];
  const changed = h("p", { class: "quiet changed", role: "status" });
  const holder = h("div", { "data-part": "settings" });

  const check = () => {
    const wrong = plan.problems();
    for (const { setting, control, problem } of fields) {
      const found = wrong[setting];
      const refused = session.failure?.where?.option === setting;
      const percent = plan.percent?.has(setting) ?? false;
      problem.textContent = found ? sentence(found, percent) : refused ? t("problem.refused") : "";
      set(control, { "aria-invalid": Boolean(found || refused) });
    }
    const [first] = Object.keys(wrong);
    changed.textContent = session.run && !first && plan.isChanged() ? t("settings.changed") : "";
    return first;
  };
  const write = (/** @type {string} */ setting, /** @type {string} */ value) => {
    session.draft[setting] = value;
    if (plan.redraws?.has(setting)) redraw(`setting-${setting}`);
    check();
  };
  const field = (/** @type {string} */ setting) => {
    const made = fieldRow(session.draft[setting] ?? "", setting, plan, (value) => write(setting, value));
    fields.push({ setting, ...made });
    return made.row;
  };
  const draw = () => {
    fields = [];
    const drawn = holder.childElementCount > 0;
    const open = new Set([...holder.querySelectorAll("details.group[open]")].map(({ id }) => id));
    const { words } = plan;
    fill(
      holder,
      h(
        "form",
        {
          class: "card settings",
          "aria-label": t("settings.title"),
          novalidate: true,
          on: { submit: (event) => event.preventDefault() },
        },
        h("h2", {}, t("settings.title")),
        changed,
        presetList(session.draft.preset, plan, (preset) => change(plan.take(preset), `preset-${preset}`)),
        plan.groups.map(({ group, open: first = false, settings }) =>
          h(
            "details",
            { class: "group", id: `group-${group}`, open: drawn ? open.has(`group-${group}`) : first },
            h("summary", {}, t(/** @type {Key} */ (`${words.group}.${group}`))),
            settings.map(field),
            plan.below?.(group),
          ),
        ),
        h(
          "button",
          { type: "button", id: "settings-reset", disabled: locked(ALL), on: { click: reset } },
          t(words.reset),
        ),
      ),
    );
    check();
  };
  const redraw = (/** @type {string} */ focused) => {
    draw();
    document.getElementById(focused)?.focus();
  };
  /** Another draft as a whole; what is locked stays as it is. @param {Record<string, string>} draft @param {string} focused */
  const change = (draft, focused) => {
    const kept = Object.entries(session.draft).filter(([name]) => locked(name));
    session.draft = { ...draft, ...Object.fromEntries(kept) };
    plan.taken?.();
    redraw(focused);
  };
  const reset = () => change(plan.reset(), "settings-reset");
  draw();
  session.on("failure", check, signal);
  session.on("run", check, signal);
  // The button to press may be drawn before the form is in the page.
  queueMicrotask(check);

  return {
    form: holder,
    /** Whether the draft can be run; if not, the first wrong field is shown. */
    sound() {
      const first = check();
      if (!first) return true;
      const target = document.getElementById(`setting-${first}`);
      // What is not in this form is chosen in the step before.
      if (!target) session.go("check");
      target?.closest("details.group")?.setAttribute("open", "");
      target?.focus();
      return false;
    },
  };
}

/** @param {string | undefined} chosen @param {Plan} plan @param {(preset: string) => void} take */
const presetList = (chosen, { presets, words, why }, take) =>
  h(
    "fieldset",
    { class: "presets" },
    h("legend", {}, t("preset.title")),
    presets.map((preset) =>
      h(
        "div",
        { class: "preset" },
        h("input", {
          type: "radio",
          name: "preset",
          id: `preset-${preset}`,
          checked: chosen === preset,
          disabled: locked("preset"),
          "aria-describedby": `preset-${preset}-text`,
          on: { change: () => take(preset) },
        }),
        h("label", { for: `preset-${preset}` }, t(/** @type {Key} */ (`${words.preset}.${preset}`))),
        h(
          "p",
          { class: "quiet", id: `preset-${preset}-text` },
          t(/** @type {Key} */ (`${words.preset}.${preset}.text`)),
        ),
      ),
    ),
    why,
  );

/** A setting with its name, its meaning, and room for what is wrong. @param {string} value @param {string} setting @param {Plan} plan @param {(value: string) => void} write */
function fieldRow(value, setting, { means, choices, broad, idle }, write) {
  const [id, described] = [`setting-${setting}`, `setting-${setting}-problem`];
  const disabled = idle?.(setting) || locked(setting);
  const offered = choices(setting);
  /** @type {HTMLSelectElement | HTMLInputElement} */
  const control = offered
    ? h(
        "select",
        { id, disabled, "aria-describedby": described, on: { change: () => write(control.value) } },
        offered.map(([one, name]) => h("option", { value: one, selected: one === value }, name)),
      )
    : h("input", {
        id,
        disabled,
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        spellcheck: "false",
        "aria-describedby": described,
        value,
        on: { input: () => write(control.value) },
      });
  const problem = h("p", { class: "problem", id: described, "aria-live": "polite" });
  const name = t(/** @type {Key} */ (`setting.${setting}`));
  const row = h(
    "div",
    { class: broad?.has(setting) ? "field broad" : "field" },
    h("label", { for: id }, name),
    control,
    means(setting, name),
    problem,
  );
  return { row, control, problem };
}

/** The words of choices that are the same in every lab. @param {readonly string[] | undefined} values @returns {[value: string, words: string][] | undefined} */
export const named = (values) => values?.map((value) => [value, t(/** @type {Key} */ (`choice.${value}`))]);
