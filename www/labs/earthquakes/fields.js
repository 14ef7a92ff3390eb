// The settings of a run: what may be typed, what it means to the contract, and the course-text preset they start from.

/** @import { Catalogue, Feature, Run, EarthquakesSpec } from "../../../pkg/orogen.d.ts" */

/**
 * @typedef {"features" | "layers" | "activation" | "dropout" | "optimiser" | "learningRate" | "momentum" | "l2"
 *   | "batchSize" | "epochs" | "earlyStopping" | "seed" | "seeds" | "split" | "validationShare" | "testShare"} Setting
 */
/** @typedef {{ [K in Setting]: string } & { engine: NonNullable<EarthquakesSpec["engine"]> }} Draft What is typed, valid or not. */
/** @typedef {"layers" | "whole" | "number" | "shares" | "none"} Problem */
/** @typedef {{ problem: Problem, low: number, high: number }} Wrong */

/** @type {readonly Feature[]} */
export const FEATURES = ["latitude", "longitude", "depth"];
const ACTIVATIONS = /** @type {const} */ (["relu", "leaky-relu", "tanh", "sigmoid", "gelu"]);
const OPTIMISERS = /** @type {const} */ (["adam", "adamw", "rmsprop", "sgd"]);
const SPLITS = /** @type {const} */ (["chronological", "random"]);

/** In the order of the form, by group. */
export const GROUPS = /** @type {const} */ ([
  { group: "network", settings: ["features", "layers", "activation", "dropout"] },
  {
    group: "learning",
    settings: ["optimiser", "learningRate", "momentum", "l2", "batchSize", "epochs", "earlyStopping", "seed"],
  },
  { group: "judging", settings: ["split", "validationShare", "testShare", "seeds"] },
]);

/** @type {{ [K in Setting]?: readonly string[] }} */
export const CHOICES = { activation: ACTIVATIONS, optimiser: OPTIMISERS, split: SPLITS };

/** @type {{ [K in Setting]?: { low: number, high: number, whole?: boolean, percent?: boolean } }} */
const NUMBERS = {
  dropout: { low: 0, high: 0.9 },
  learningRate: { low: 1e-9, high: 100 },
  momentum: { low: 0, high: 0.999 },
  l2: { low: 0, high: 10 },
  batchSize: { low: 1, high: 65_536, whole: true },
  epochs: { low: 1, high: 100_000, whole: true },
  earlyStopping: { low: 0, high: 100_000, whole: true },
  seed: { low: 0, high: 4_294_967_295, whole: true },
  seeds: { low: 1, high: 20, whole: true },
  validationShare: { low: 1, high: 50, percent: true },
  testShare: { low: 1, high: 50, percent: true },
};

/** @param {Catalogue | null} dataset */
export const hasDepths = (dataset) => !dataset?.report.notes.some(({ code }) => code === "depth-missing-column");
/** @param {Catalogue | null} dataset */
export const hasTimes = (dataset) => !dataset?.report.notes.some(({ code }) => code === "time-missing-column");

/**
 * The course-text preset, or what a run was made with.
 * @param {Catalogue | null} [dataset]
 * @param {Partial<Run["spec"]>} [spec]
 * @returns {Draft}
 */
export function presetDraft(dataset = null, spec = {}) {
  const share = (/** @type {number} */ value) => String(Math.round(value * 1000) / 10);
  return {
    features: (spec.features ?? FEATURES.filter((name) => name !== "depth" || hasDepths(dataset))).join(" "),
    layers: (spec.layers ?? [64, 32]).join(", "),
    activation: spec.activation ?? "relu",
    dropout: String(spec.dropout ?? 0),
    optimiser: spec.optimiser ?? "adam",
    learningRate: String(spec.learningRate ?? 0.001),
    momentum: String(spec.momentum ?? 0),
    l2: String(spec.l2 ?? 0),
    batchSize: String(spec.batchSize ?? 32),
    epochs: String(spec.epochs ?? 100),
    earlyStopping: String(spec.earlyStopping ?? 0),
    seed: String(spec.seed ?? 1),
    seeds: String(spec.seeds ?? 3),
    split: spec.split ?? (hasTimes(dataset) ? "chronological" : "random"),
    validationShare: share(spec.validationShare ?? 0.2),
    testShare: share(spec.testShare ?? 0.2),
    engine: spec.engine ?? "auto",
  };
}

/** "64, 32" however it is separated; an empty list is one linear neuron. @param {string} text @returns {number[] | null} */
export function parseLayers(text) {
  const widths = text
    .split(/[\s,;，、；]+/)
    .filter(Boolean)
    .map(Number);
  return widths.length <= 8 && widths.every((width) => Number.isInteger(width) && width >= 1 && width <= 2048)
    ? widths
    : null;
}

/** "0,001" is the same number to half of the world. @param {string} text */
export const parseNumber = (text) =>
  text.trim() === ""
    ? Number.NaN
    : Number(
        text
          .trim()
          .replace("，", ",")
          .replace("−", "-")
          .replace(/^([^.,]*),([^.,]*)$/, "$1.$2"),
      );

/** @param {Draft} draft @returns {{ [K in Setting]?: Wrong }} */
export function problems(draft) {
  /** @type {{ [K in Setting]?: Wrong }} */
  const wrong = {};
  for (const [setting, { low, high, whole }] of Object.entries(NUMBERS)) {
    const name = /** @type {Setting} */ (setting);
    const value = parseNumber(draft[name]);
    if (!(value >= low && value <= high) || (whole && !Number.isInteger(value))) {
      wrong[name] = { problem: whole ? "whole" : "number", low, high };
    }
  }
  if (!parseLayers(draft.layers)) wrong.layers = { problem: "layers", low: 1, high: 2048 };
  if (!draft.features.trim()) wrong.features = { problem: "none", low: 1, high: 3 };
  const kept = parseNumber(draft.validationShare) + parseNumber(draft.testShare);
  if (!wrong.validationShare && !wrong.testShare && kept > 80)
    wrong.testShare = { problem: "shares", low: 2, high: 80 };
  return wrong;
}

/** Only of a draft without problems. @param {Draft} draft @returns {Omit<EarthquakesSpec, "lab" | "dataset">} */
export function toSpec(draft) {
  const number = (/** @type {Setting} */ name) => parseNumber(draft[name]);
  return {
    task: "magnitude",
    preset: "course-text",
    features: FEATURES.filter((name) => draft.features.split(" ").includes(name)),
    layers: parseLayers(draft.layers) ?? [],
    activation: ACTIVATIONS.find((name) => name === draft.activation),
    dropout: number("dropout"),
    optimiser: OPTIMISERS.find((name) => name === draft.optimiser),
    learningRate: number("learningRate"),
    momentum: draft.optimiser === "sgd" ? number("momentum") : 0,
    l2: number("l2"),
    batchSize: number("batchSize"),
    epochs: number("epochs"),
    earlyStopping: number("earlyStopping"),
    seed: number("seed"),
    seeds: number("seeds"),
    split: SPLITS.find((name) => name === draft.split),
    validationShare: number("validationShare") / 100,
    testShare: number("testShare") / 100,
    engine: draft.engine,
  };
}

/** Whether a new run with this draft would differ from the run at hand. @param {Draft} draft @param {Run} run */
export function differs(draft, run) {
  const wanted = toSpec(draft);
  const { engine: _, ...made } = run.spec;
  return Object.entries(made).some(([name, value]) => {
    const want = wanted[/** @type {keyof typeof wanted} */ (name)];
    // Shares go through percent and the module's own floats on the way.
    if (typeof value === "number" && typeof want === "number") return Math.abs(value - want) > 1e-6 * Math.abs(value);
    return want !== undefined && JSON.stringify(value) !== JSON.stringify(want);
  });
}
