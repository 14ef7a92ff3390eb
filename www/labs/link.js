// What a link brings into a lab, and what of a lab goes into one.
import { t } from "../words/index.js";
import { STEPS } from "./lab-session.js";

/** @import { Engine } from "../../pkg/orogen.d.ts" */
/** @import { LabSession } from "./lab-session.js" */

/** @type {readonly Engine[]} */
export const ENGINES = ["auto", "webgpu", "ndarray", "flex"];

/**
 * Takes the settings of a link into the draft, and the engine to compute on.
 * @param {LabSession & { draft: Record<string, string>, engine: Engine }} session
 * @param {Record<string, string>} settings
 * @returns {string[]} What nobody knows.
 */
export function takeSettings(session, { engine, ...settings }) {
  const known = ENGINES.find((one) => one === engine);
  if (known) session.engine = known;
  const names = Object.keys(settings).filter((name) => Object.hasOwn(session.draft, name));
  for (const name of names) session.draft[name] = settings[name] ?? "";
  const unknown = Object.keys(settings).filter((name) => !names.includes(name));
  return engine === undefined || known ? unknown : [...unknown, engine];
}

/** Says what of a link nobody knew, and goes where it leads. @param {LabSession} session @param {{ unknown: string[], sample?: string, step?: string }} link */
export function land(session, { unknown, sample, step }) {
  const names = unknown.join(", ");
  if (names) session.notices.add("link", { tone: "doubt", words: () => t("link.unknown", { names }) });
  const wished = STEPS.find((one) => one === step) ?? (sample ? "train" : undefined);
  if (wished) session.go(session.barred(wished) && session.dataset ? "train" : wished);
}

/**
 * The settings that differ from what they usually are.
 * @param {{ draft: Record<string, string>, engine: Engine }} session @param {Record<string, string>} usual
 */
export function changedSettings({ draft, engine }, usual) {
  const changed = Object.entries(draft).filter(([name, value]) => value !== usual[name]);
  return Object.fromEntries(engine === "auto" ? changed : [...changed, ["engine", engine]]);
}
