// The settings of a GAN's run: what may be typed, what it means to the contract, and the two presets.
import { parseNumber } from "../earthquakes/fields.js";
import { isAsMade, outside } from "../limits.js";

/** @import { GanLoss, GanPreset, GridSide, TerrainSpec } from "../../../pkg/orogen.d.ts" */
/** @import { GanRun } from "./session.js" */

/**
 * @typedef {"preset" | "size" | "stride" | "validationShare" | "side" | "loss" | "augment" | "learningRateGenerator"
 *   | "learningRateDiscriminator" | "batchSize" | "steps" | "judgeEvery" | "seed"} Setting
 */
/** @typedef {{ [K in Setting]: string }} Draft What is typed, valid or not. */
/** @import { Limits } from "../limits.js" */
/** @import { Wrong } from "../settings-form.js" */

/** @type {readonly GanPreset[]} */
export const PRESETS = ["orogen-small", "course-text"];
/** @type {readonly GanLoss[]} */
const LOSSES = ["softplus-r1", "cross-entropy", "least-squares", "hinge"];
/** @type {readonly GridSide[]} */
export const SIDES = ["east", "west", "north", "south"];
/** Cells a side: what each preset's generator makes. @type {Record<GanPreset, readonly (28 | 32 | 64)[]>} */
const SIZES = { "orogen-small": [32, 64], "course-text": [28] };
export const LONGEST_STRIDE = 64;

/** What the settings of a network are in each preset. @type {Record<GanPreset, Partial<Draft>>} */
const OF_PRESET = {
  "orogen-small": {
    loss: "softplus-r1",
    augment: "on",
    learningRateGenerator: "0.001",
    learningRateDiscriminator: "0.0004",
    batchSize: "32",
  },
  "course-text": {
    loss: "cross-entropy",
    augment: "off",
    learningRateGenerator: "0.0002",
    learningRateDiscriminator: "0.0002",
    batchSize: "64",
  },
};

/** In the order of the form, by group; the patches are chosen in the step before. */
export const GROUPS = /** @type {const} */ ([
  { group: "network", open: false, settings: ["loss", "augment"] },
  {
    group: "learning",
    open: true,
    settings: ["learningRateGenerator", "learningRateDiscriminator", "batchSize", "steps", "judgeEvery", "seed"],
  },
]);

/** @type {{ [K in Setting]?: readonly string[] }} */
export const CHOICES = { loss: LOSSES, augment: ["on", "off"], side: SIDES };

/** @type {{ [K in Setting]?: Limits }} */
const NUMBERS = {
  stride: { low: 1, high: LONGEST_STRIDE, whole: true },
  validationShare: { low: 5, high: 50 },
  learningRateGenerator: { low: 1e-9, high: 1 },
  learningRateDiscriminator: { low: 1e-9, high: 1 },
  batchSize: { low: 4, high: 1024, whole: true },
  steps: { low: 1, high: 1_000_000, whole: true },
  judgeEvery: { low: 1, high: 10_000, whole: true },
  seed: { low: 0, high: 4_294_967_295, whole: true },
};

/** @param {GanPreset} preset */
export const sizesOf = (preset) => SIZES[preset];

/** A preset, or what a run was made with. @param {Partial<GanRun["spec"]>} [spec] @returns {Draft} */
export function presetDraft(spec = {}) {
  const preset = spec.preset === "course-text" ? "course-text" : "orogen-small";
  const size = spec.size ?? SIZES[preset][0] ?? 32;
  /** @type {Draft} */
  const draft = {
    preset,
    size: String(size),
    stride: String(spec.stride ?? size / 2),
    validationShare: String(Math.round((spec.validationShare ?? 0.25) * 1000) / 10),
    side: spec.side ?? "east",
    loss: "",
    augment: "",
    learningRateGenerator: "",
    learningRateDiscriminator: "",
    batchSize: "",
    steps: String(spec.steps ?? 1000),
    judgeEvery: String(spec.judgeEvery ?? 25),
    seed: String(spec.seed ?? 1),
    ...OF_PRESET[preset],
  };
  if (spec.loss) draft.loss = spec.loss;
  if (spec.augment !== undefined) draft.augment = spec.augment ? "on" : "off";
  if (spec.learningRateGenerator) draft.learningRateGenerator = String(spec.learningRateGenerator);
  if (spec.batchSize) draft.batchSize = String(spec.batchSize);
  if (spec.learningRateDiscriminator) draft.learningRateDiscriminator = String(spec.learningRateDiscriminator);
  return draft;
}

/**
 * The draft with another preset or size: what belongs to the network changes, all else stays.
 * @param {Draft} draft @param {GanPreset} preset @param {number} [size] @returns {Draft}
 */
export function withPreset(draft, preset, size = SIZES[preset][0] ?? 32) {
  const network = draft.preset === preset ? {} : OF_PRESET[preset];
  return { ...draft, ...network, preset, size: String(size), stride: String(size / 2) };
}

/** @param {Draft} draft @returns {{ [K in Setting]?: Wrong }} */
export const problems = (draft) => outside(draft, NUMBERS);

/** What the patches are cut by. Only of a draft without problems. @param {Draft} draft */
export function toPatches(draft) {
  return {
    size: /** @type {28 | 32 | 64} */ (Number(draft.size)),
    stride: parseNumber(draft.stride),
    validationShare: parseNumber(draft.validationShare) / 100,
    side: SIDES.find((name) => name === draft.side) ?? "east",
  };
}

/** Only of a draft without problems. @param {Draft} draft @returns {Omit<TerrainSpec, "lab" | "dataset">} */
export function toSpec(draft) {
  const number = (/** @type {Setting} */ name) => parseNumber(draft[name]);
  return {
    ...toPatches(draft),
    preset: PRESETS.find((name) => name === draft.preset),
    loss: LOSSES.find((name) => name === draft.loss),
    augment: draft.augment === "on",
    learningRateGenerator: number("learningRateGenerator"),
    learningRateDiscriminator: number("learningRateDiscriminator"),
    batchSize: number("batchSize"),
    steps: number("steps"),
    judgeEvery: number("judgeEvery"),
    seed: number("seed"),
  };
}

/** Whether a new run with this draft would differ from the run at hand. @param {Draft} draft @param {GanRun} run */
export function differs(draft, run) {
  const wanted = toSpec(draft);
  const { engine: _, ...made } = run.spec;
  return Object.entries(made).some(
    ([name, value]) => !isAsMade(value, wanted[/** @type {keyof typeof wanted} */ (name)]),
  );
}
