// The form of a run's settings. What is typed stays typed: a wrong value gets a sentence, not a correction.
import { ALL, locked } from "../../shell/address.js";
import { fill, h, set } from "../../views/dom.js";
import { mark } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import {
  CHOICES,
  differs,
  GROUPS,
  OPTIONAL,
  PERCENT,
  presetDraft,
  presetFeatures,
  problems,
  splitsOf,
} from "./fields.js";
import { featureBoxes } from "./magnitude/choose.js";
import { regionChoices } from "./probability/region.js";

/** @import { Preset } from "../../../pkg/orogen.d.ts" */
/** @import { Setting, Wrong } from "./fields.js" */
/** @import { Session } from "./session.js" */
/** @import { Key } from "../../words/index.js" */

/** @param {Wrong} wrong @param {boolean} percent */
function sentence({ problem, low, high }, percent) {
  const unit = percent ? " %" : "";
  return t(`problem.${problem}`, {
    low: number(low, { maximumSignificantDigits: 3 }) + unit,
    high: number(high, { maximumSignificantDigits: 6 }) + unit,
  });
}

/** @param {Session} session @param {AbortSignal} signal */
export function settingsForm(session, signal) {
  const { draft, task } = session;
  /** @type {{ setting: Setting, control: HTMLElement, problem: HTMLElement }[]} */
  const fields = [];
  const changed = h("p", { class: "quiet changed", role: "status" });

  const check = () => {
    const wrong = problems(session.draft);
    for (const { setting, control, problem } of fields) {
      const found = wrong[setting];
      const refused = session.failure?.where?.option === setting;
      problem.textContent = found ? sentence(found, PERCENT.has(setting)) : refused ? t("problem.refused") : "";
      set(control, { "aria-invalid": Boolean(found || refused) });
    }
    const momentum = document.getElementById("setting-momentum");
    if (momentum instanceof HTMLInputElement)
      momentum.disabled = locked("momentum") || session.draft.optimiser !== "sgd";
    const run = session.run;
    const sound = Object.keys(wrong).length === 0;
    changed.textContent = run && sound && differs(session.draft, run) ? t("settings.changed") : "";
    return Object.keys(wrong)[0];
  };
  const write = (/** @type {Setting | "overruleHindsight"} */ setting, /** @type {string} */ value) => {
    session.draft[setting] = value;
    if (setting === "preset") {
      session.draft.features = presetFeatures(/** @type {Preset} */ (value), session.dataset);
      fill(holder, settingsForm(session, signal).form);
      document.getElementById("setting-preset")?.focus();
    }
    check();
  };

  /** @param {Setting} setting */
  const control = (setting) => {
    const id = `setting-${setting}`;
    const described = `${id}-problem`;
    const choices =
      setting === "region"
        ? regionChoices(session)
        : (setting === "split" ? splitsOf(task) : CHOICES[setting])?.map((value) => ({
            value,
            words: t(/** @type {Key} */ (`choice.${value}`)),
          }));
    if (choices) {
      /** @type {HTMLSelectElement} */
      const select = h(
        "select",
        {
          id,
          disabled: locked(setting),
          "aria-describedby": described,
          on: { change: () => write(setting, select.value) },
        },
        choices.map(({ value, words }) => h("option", { value, selected: draft[setting] === value }, words)),
      );
      return select;
    }
    /** @type {HTMLInputElement} */
    const input = h("input", {
      id,
      type: "text",
      inputmode: setting === "layers" ? "text" : "decimal",
      autocomplete: "off",
      spellcheck: "false",
      disabled: locked(setting),
      "aria-describedby": described,
      placeholder: OPTIONAL.has(setting) ? t("settings.found") : null,
      value: draft[setting],
      on: { input: () => write(setting, input.value) },
    });
    return input;
  };
  /** @param {Setting} setting */
  const field = (setting) => {
    const id = `setting-${setting}`;
    const made = setting === "features" ? featureBoxes(session, write) : control(setting);
    const problem = h("p", { class: "problem", id: `${id}-problem`, "aria-live": "polite" });
    fields.push({ setting, control: made, problem });
    const name = t(`setting.${setting}`);
    return h(
      "div",
      // Bounds of a region are long.
      { class: setting === "region" ? "field broad" : "field" },
      setting === "features" ? h("span", { class: "label" }, name) : h("label", { for: id }, name),
      made,
      mark(`means.${setting}`, name),
      problem,
    );
  };

  const form = h(
    "form",
    {
      class: "card settings",
      "aria-label": t("settings.title"),
      novalidate: true,
      on: { submit: (event) => event.preventDefault() },
    },
    h("h2", {}, t("settings.title")),
    h("p", { class: "quiet" }, t(`settings.preset.${task}`)),
    changed,
    GROUPS[task].map(({ group, open, settings }) =>
      h("details", { class: "group", open }, h("summary", {}, t(`settings.${group}`)), settings.map(field)),
    ),
    h(
      "button",
      { type: "button", id: "settings-reset", disabled: locked(ALL), on: { click: reset } },
      t(`settings.reset.${task}`),
    ),
  );
  function reset() {
    const held = Object.entries(session.draft).filter(([name]) => locked(name));
    session.draft = { ...presetDraft(session.dataset, { task }), ...Object.fromEntries(held) };
    fill(holder, settingsForm(session, signal).form);
    document.getElementById("settings-reset")?.focus();
  }
  const holder = h("div", { "data-part": "settings" }, form);
  check();
  session.on("failure", check, signal);
  session.on("run", check, signal);
  queueMicrotask(check);

  return {
    form: holder,
    /** Whether the draft can be run; if not, the first wrong field is shown. */
    sound() {
      const first = check();
      if (!first) return true;
      const target = document.getElementById(`setting-${first}`);
      target?.closest("details.group")?.setAttribute("open", "");
      target?.focus();
      return false;
    },
  };
}
