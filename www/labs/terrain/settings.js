// The form of a GAN's settings: two presets, and what may be changed in them.
import { mark, why } from "../../views/meaning.js";
import { named, settingsForm } from "../settings-form.js";
import { CHOICES, differs, GROUPS, PRESETS, presetDraft, problems, withPreset } from "./fields.js";

/** @import { GanPreset } from "../../../pkg/orogen.d.ts" */
/** @import { Key } from "../../words/index.js" */
/** @import { Setting } from "./fields.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {AbortSignal} signal */
export const ganSettings = (session, signal) =>
  settingsForm(
    session,
    {
      words: { preset: "preset", group: "settings", reset: "gan.reset" },
      groups: GROUPS,
      presets: PRESETS,
      means: (setting, name) => mark(/** @type {Key} */ (`gan-means.${setting}`), name),
      why: why("preset.why.text", "preset.why"),
      choices: (setting) => named(CHOICES[/** @type {Setting} */ (setting)]),
      problems: () => problems(session.draft),
      isChanged: () => session.run !== null && differs(session.draft, session.run),
      take: (preset) => withPreset(session.draft, /** @type {GanPreset} */ (preset)),
      taken: () => void session.count(),
      /** What was chosen in the step before stays. */
      reset() {
        const { preset, size, stride, validationShare, side } = session.draft;
        const made = presetDraft({ preset: /** @type {GanPreset} */ (preset) });
        return { ...made, size, stride, validationShare, side };
      },
    },
    signal,
  );
