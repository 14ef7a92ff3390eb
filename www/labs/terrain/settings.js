// The form of a GAN's settings: two presets, and what may be changed in them. What is typed stays typed.
import { ALL, locked } from "../../shell/address.js";
import { fill, h, set } from "../../views/dom.js";
import { mark, why } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import { CHOICES, differs, GROUPS, PRESETS, presetDraft, problems, withPreset } from "./fields.js";

/** @import { GanPreset } from "../../../pkg/orogen.d.ts" */
/** @import { Key } from "../../words/index.js" */
/** @import { Setting } from "./fields.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {AbortSignal} signal */
export function settingsForm(session, signal) {
  /** @type {{ setting: Setting, control: HTMLElement, problem: HTMLElement }[]} */
  let fields = [];
  const changed = h("p", { class: "quiet changed", role: "status" });
  const holder = h("div", { "data-part": "settings" });

  const check = () => {
    const wrong = problems(session.draft);
    for (const { setting, control, problem } of fields) {
      const found = wrong[setting];
      const refused = session.failure?.where?.option === setting;
      problem.textContent = found
        ? t(`problem.${found.problem}`, {
            low: number(found.low, { maximumSignificantDigits: 3 }),
            high: number(found.high, { maximumSignificantDigits: 6 }),
          })
        : refused
          ? t("problem.refused")
          : "";
      set(control, { "aria-invalid": Boolean(found || refused) });
    }
    const run = session.run;
    const [first] = Object.keys(wrong);
    changed.textContent = run && !first && differs(session.draft, run) ? t("settings.changed") : "";
    return first;
  };
  const write = (/** @type {Setting} */ setting, /** @type {string} */ value) => {
    session.draft[setting] = value;
    check();
  };

  /** @param {Setting} setting */
  const field = (setting) => {
    const id = `setting-${setting}`;
    const described = `${id}-problem`;
    /** @type {HTMLSelectElement | HTMLInputElement} */
    const control = CHOICES[setting]
      ? h(
          "select",
          {
            id,
            disabled: locked(setting),
            "aria-describedby": described,
            on: { change: () => write(setting, control.value) },
          },
          CHOICES[setting].map((value) =>
            h(
              "option",
              { value, selected: session.draft[setting] === value },
              t(/** @type {Key} */ (`choice.${value}`)),
            ),
          ),
        )
      : h("input", {
          id,
          disabled: locked(setting),
          type: "text",
          inputmode: "decimal",
          autocomplete: "off",
          spellcheck: "false",
          "aria-describedby": described,
          value: session.draft[setting],
          on: { input: () => write(setting, control.value) },
        });
    const problem = h("p", { class: "problem", id: described, "aria-live": "polite" });
    fields.push({ setting, control, problem });
    const name = t(/** @type {Key} */ (`setting.${setting}`));
    return h(
      "div",
      { class: "field" },
      h("label", { for: id }, name),
      control,
      mark(/** @type {Key} */ (`gan-means.${setting}`), name),
      problem,
    );
  };
  const take = (/** @type {GanPreset} */ preset) => {
    session.draft = withPreset(session.draft, preset);
    draw();
    document.getElementById(`preset-${preset}`)?.focus();
    session.count();
  };
  const presets = () =>
    h(
      "fieldset",
      { class: "presets" },
      h("legend", {}, t("preset.title")),
      PRESETS.map((preset) =>
        h(
          "div",
          { class: "preset" },
          h("input", {
            type: "radio",
            name: "preset",
            id: `preset-${preset}`,
            checked: session.draft.preset === preset,
            disabled: locked("preset"),
            "aria-describedby": `preset-${preset}-text`,
            on: { change: () => take(preset) },
          }),
          h("label", { for: `preset-${preset}` }, t(`preset.${preset}`)),
          h("p", { class: "quiet", id: `preset-${preset}-text` }, t(`preset.${preset}.text`)),
        ),
      ),
      why("preset.why.text", "preset.why"),
    );
  function draw() {
    fields = [];
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
        presets(),
        GROUPS.map(({ group, settings }) =>
          h(
            "details",
            { class: "group", open: group === "learning" },
            h("summary", {}, t(`settings.${group}`)),
            settings.map(field),
          ),
        ),
        h(
          "button",
          { type: "button", id: "settings-reset", disabled: locked(ALL), on: { click: reset } },
          t("gan.reset"),
        ),
      ),
    );
    check();
  }
  function reset() {
    const { preset, stride, validationShare, side, engine } = session.draft;
    const made = presetDraft({ preset: /** @type {GanPreset} */ (preset) });
    session.draft = { ...made, stride, validationShare, side, engine };
    draw();
    document.getElementById("settings-reset")?.focus();
  }
  draw();
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
      if (!target) session.go("check");
      target?.closest("details.group")?.setAttribute("open", "");
      target?.focus();
      return false;
    },
  };
}
