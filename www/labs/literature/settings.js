// The form of a text network's settings: what is looked for, two presets, and what may be changed in them.
import { h } from "../../views/dom.js";
import { mark, why } from "../../views/meaning.js";
import { t } from "../../words/index.js";
import { named, settingsForm } from "../settings-form.js";
import { CHOICES, differs, GROUPS, PERCENT, PRESETS, presetDraft, problems, withPreset } from "./fields.js";

/** @import { Preset } from "../../../pkg/orogen.d.ts" */
/** @import { Key } from "../../words/index.js" */
/** @import { Setting } from "./fields.js" */
/** @import { LiteratureSession } from "./session.js" */

/** Labels beyond are too many to choose from in a list. */
const MOST_LABELS = 200;

/** @param {LiteratureSession} session @param {AbortSignal} signal */
export const textSettings = (session, signal) =>
  settingsForm(
    session,
    {
      words: { preset: "text-preset", group: "text-settings", reset: "text-settings.reset" },
      groups: GROUPS,
      presets: PRESETS,
      means: (setting, name) => mark(/** @type {Key} */ (`text-means.${setting}`), name),
      why: why("text-preset.why.text", "text-preset.why"),
      choices: (setting) =>
        setting === "relevant"
          ? (session.overview?.labels ?? []).slice(0, MOST_LABELS).map(({ label }) => [label, label])
          : named(CHOICES[/** @type {Setting} */ (setting)]),
      percent: PERCENT,
      broad: new Set(["relevant", "asked"]),
      redraws: new Set(["asked", "optimiser"]),
      idle: (setting) =>
        (setting === "relevant" && session.draft.asked !== "one") ||
        (setting === "momentum" && session.draft.optimiser !== "sgd"),
      below: (group) => group === "asked" && h("p", { class: "quiet" }, t("marks.count", counted(session))),
      problems: () => problems(session.draft),
      isChanged: () => session.run !== null && differs(session.draft, [...session.marks.values()], session.run.spec),
      take: (preset) => withPreset(session.draft, /** @type {Preset} */ (preset)),
      /** What is looked for stays. */
      reset() {
        const { preset, asked, relevant } = session.draft;
        const made = presetDraft({ preset: /** @type {Preset} */ (preset) }, session.overview);
        return { ...made, asked, relevant };
      },
    },
    signal,
  );

/** How many documents the reader has judged, of each kind. @param {LiteratureSession} session */
export function counted({ marks }) {
  const relevant = [...marks.values()].filter((mark) => mark.relevant).length;
  return { relevant, not: marks.size - relevant };
}
