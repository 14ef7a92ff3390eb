// The form of a text network's settings: what is looked for, two presets, and what may be changed in them. What is
// typed stays typed.
import { ALL, locked } from "../../shell/address.js";
import { fill, h, set } from "../../views/dom.js";
import { mark, why } from "../../views/meaning.js";
import { number, t } from "../../words/index.js";
import { CHOICES, differs, GROUPS, PERCENT, PRESETS, presetDraft, problems, withPreset } from "./fields.js";

/** @import { Preset } from "../../../pkg/orogen.d.ts" */
/** @import { Key } from "../../words/index.js" */
/** @import { Setting, Wrong } from "./fields.js" */
/** @import { LiteratureSession } from "./session.js" */

/** Labels beyond are too many to choose from in a list. */
const MOST_LABELS = 200;

/** @param {Wrong} wrong @param {boolean} percent */
function sentence({ problem, low, high }, percent) {
  const unit = percent ? " %" : "";
  return t(`problem.${problem}`, {
    low: number(low, { maximumSignificantDigits: 3 }) + unit,
    high: number(high, { maximumSignificantDigits: 6 }) + unit,
  });
}

/** @param {LiteratureSession} session @param {AbortSignal} signal */
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
      problem.textContent = found ? sentence(found, PERCENT.has(setting)) : refused ? t("problem.refused") : "";
      set(control, { "aria-invalid": Boolean(found || refused) });
    }
    const run = session.run;
    const [first] = Object.keys(wrong);
    const fresh = run && !first && differs(session.draft, [...session.marks.values()], run.spec);
    changed.textContent = fresh ? t("settings.changed") : "";
    return first;
  };
  const write = (/** @type {Setting} */ setting, /** @type {string} */ value) => {
    session.draft[setting] = value;
    if (setting === "asked" || setting === "optimiser") {
      draw();
      document.getElementById(`setting-${setting}`)?.focus();
    }
    check();
  };
  /** Choices of a setting, or nothing where it is typed. @param {Setting} setting @returns {[value: string, words: string][] | undefined} */
  const choices = (setting) =>
    setting === "relevant"
      ? (session.overview?.labels ?? []).slice(0, MOST_LABELS).map(({ label }) => [label, label])
      : CHOICES[setting]?.map((value) => [value, t(/** @type {Key} */ (`choice.${value}`))]);

  /** @param {Setting} setting */
  const field = (setting) => {
    const { draft } = session;
    const [id, described] = [`setting-${setting}`, `setting-${setting}-problem`];
    const idle =
      (setting === "relevant" && draft.asked !== "one") || (setting === "momentum" && draft.optimiser !== "sgd");
    const offered = choices(setting);
    const disabled = idle || locked(setting);
    /** @type {HTMLSelectElement | HTMLInputElement} */
    const control = offered
      ? h(
          "select",
          { id, disabled, "aria-describedby": described, on: { change: () => write(setting, control.value) } },
          offered.map(([value, words]) => h("option", { value, selected: draft[setting] === value }, words)),
        )
      : h("input", {
          id,
          disabled,
          type: "text",
          inputmode: "decimal",
          autocomplete: "off",
          spellcheck: "false",
          "aria-describedby": described,
          value: draft[setting],
          on: { input: () => write(setting, control.value) },
        });
    const problem = h("p", { class: "problem", id: described, "aria-live": "polite" });
    fields.push({ setting, control, problem });
    const name = t(/** @type {Key} */ (`setting.${setting}`));
    return h(
      "div",
      { class: setting === "relevant" || setting === "asked" ? "field broad" : "field" },
      h("label", { for: id }, name),
      control,
      mark(/** @type {Key} */ (`text-means.${setting}`), name),
      problem,
    );
  };
  const take = (/** @type {Preset} */ preset) => {
    session.draft = withPreset(session.draft, preset);
    draw();
    document.getElementById(`preset-${preset}`)?.focus();
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
          h("label", { for: `preset-${preset}` }, t(`text-preset.${preset}`)),
          h("p", { class: "quiet", id: `preset-${preset}-text` }, t(`text-preset.${preset}.text`)),
        ),
      ),
      why("text-preset.why.text", "text-preset.why"),
    );
  function draw() {
    fields = [];
    const open = new Set([...holder.querySelectorAll("details.group[open]")].map(({ id }) => id));
    const drawn = holder.childElementCount > 0;
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
        GROUPS.map(({ group, open: first, settings }) =>
          h(
            "details",
            { class: "group", id: `group-${group}`, open: drawn ? open.has(`group-${group}`) : first },
            h("summary", {}, t(`text-settings.${group}`)),
            settings.map(field),
            group === "asked" && h("p", { class: "quiet" }, t("marks.count", counted(session))),
          ),
        ),
        h(
          "button",
          { type: "button", id: "settings-reset", disabled: locked(ALL), on: { click: reset } },
          t("text-settings.reset"),
        ),
      ),
    );
    check();
  }
  function reset() {
    const { preset, asked, relevant } = session.draft;
    const made = presetDraft({ preset: /** @type {Preset} */ (preset) }, session.overview);
    session.draft = { ...made, asked, relevant };
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
      target?.closest("details.group")?.setAttribute("open", "");
      target?.focus();
      return false;
    },
  };
}

/** How many documents the reader has judged, of each kind. @param {LiteratureSession} session */
export function counted({ marks }) {
  const relevant = [...marks.values()].filter((mark) => mark.relevant).length;
  return { relevant, not: marks.size - relevant };
}
