// The lab of terrain and the links to it: a link's settings go into the draft, and the draft's changes into a link.
import { tOr } from "../../words/index.js";
import { changedSettings, land, takeSettings } from "../link.js";
import { PRESETS, presetDraft, withPreset } from "./fields.js";

/** @import { Address } from "../../shell/address.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {Address} address */
export async function arriveAt(session, { sample, task, step, settings }) {
  const unknown = task ? [task] : [];
  const { preset, ...rest } = settings;
  const named = PRESETS.find((one) => one === preset);
  if (named) session.draft = withPreset(session.draft, named);
  else if (preset) unknown.push(preset);
  unknown.push(...takeSettings(session, rest));
  if (sample) await session.read({ name: tOr(`sample.${sample}.title`, sample), source: { sample } });
  land(session, { unknown, sample, step });
}

/** @param {TerrainSession} session @returns {Partial<Address>} */
export function describe(session) {
  const { draft, origin, step } = session;
  const preset = PRESETS.find((one) => one === draft.preset) ?? "orogen-small";
  const usual = { ...presetDraft({ preset }), preset: presetDraft().preset };
  const source = origin?.source;
  const sample = typeof source === "object" && "sample" in source ? source.sample : undefined;
  return { lab: "terrain", sample, step, settings: changedSettings(session, usual) };
}
