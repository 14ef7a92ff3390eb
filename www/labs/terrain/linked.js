// The lab of terrain and the links to it: a link's settings go into the draft, and the draft's changes into a link.
import { t, tOr } from "../../words/index.js";
import { STEPS } from "../lab-session.js";
import { PRESETS, presetDraft, problems, toSpec, withPreset } from "./fields.js";

/** @import { Address } from "../../shell/address.js" */
/** @import { Draft } from "./fields.js" */
/** @import { TerrainSession } from "./session.js" */

/** @param {TerrainSession} session @param {Address} address */
export async function arriveAt(session, { sample, task, step, settings }) {
  const unknown = task ? [task] : [];
  const { preset, ...rest } = settings;
  const named = PRESETS.find((one) => one === preset);
  if (named) session.draft = withPreset(session.draft, named);
  else if (preset) unknown.push(preset);
  for (const [name, value] of Object.entries(rest)) {
    if (name in session.draft) Object.assign(session.draft, { [name]: value });
    else unknown.push(name);
  }
  if (sample) await session.read({ name: tOr(`sample.${sample}.title`, sample), source: { sample } });
  const names = unknown.join(", ");
  if (names) session.notices.add("link", { tone: "doubt", words: () => t("link.unknown", { names }) });
  const wished = STEPS.find((one) => one === step) ?? (sample ? "train" : undefined);
  if (wished) session.go(session.barred(wished) && session.dataset ? "train" : wished);
}

/** @param {TerrainSession} session @returns {Partial<Address>} */
export function describe({ draft, origin, step }) {
  const preset = PRESETS.find((one) => one === draft.preset) ?? "orogen-small";
  const usual = { ...presetDraft({ preset }), preset: presetDraft().preset };
  const changed = Object.entries(draft).filter(([name, value]) => value !== usual[/** @type {keyof Draft} */ (name)]);
  const source = origin?.source;
  const sample = typeof source === "object" && "sample" in source ? source.sample : undefined;
  return { lab: "terrain", sample, step, settings: Object.fromEntries(changed) };
}

/** A fresh run of the draft. @param {TerrainSession} session */
export async function begin(session) {
  const [wrong] = Object.keys(problems(session.draft));
  if (wrong) {
    const values = { value: session.draft[/** @type {keyof Draft} */ (wrong)], allowed: "" };
    return session.fail({ code: "bad-option", where: { option: wrong }, values });
  }
  if (session.run?.state === "running") await session.run.pause();
  await session.newRun(toSpec(session.draft));
  await session.run?.start();
}
