// The settings of a run: what may be typed, what it means to the contract, and what each question starts from.

/** @import * as contract from "../../../pkg/orogen.d.ts" */
/** @import { Catalogue, Feature, Preset, Region, EarthquakesSpec } from "../../../pkg/orogen.d.ts" */

/** @typedef {Exclude<contract.Task, "intensity">} Task Those asked of catalogues; shaking has data and a place of its own. */
/**
 * @typedef {{
 *   readonly dataset: Catalogue, readonly spec: { task: Task },
 *   report(): Promise<Report>, judge(dataset: Catalogue): Promise<Report>,
 * } & contract.Run} Run
 */
/** @typedef {Exclude<contract.Report, contract.IntensityReport>} Report */

/**
 * @typedef {"preset" | "features" | "layers" | "activation" | "dropout" | "optimiser" | "learningRate" | "momentum" | "l2"
 *   | "batchSize" | "epochs" | "earlyStopping" | "seed" | "seeds" | "split" | "validationShare" | "testShare"
 *   | "targetMagnitude" | "windowDays" | "cellDegrees" | "cellEvents" | "region" | "threshold"} Setting
 */
/** @typedef {{ [K in Setting]: string } & { task: Task, overruleHindsight: string }} Draft What is typed, valid or not; a question shows some of it. */
/** @typedef {"layers" | "whole" | "number" | "shares" | "none" | "orNothing" | "orZero"} Problem */
/** @typedef {{ problem: Problem, low: number, high: number }} Wrong */
/** @typedef {"asked" | "network" | "learning" | "judging"} Group */

/** @type {readonly Task[]} In the order they are offered. */
export const TASKS = ["magnitude", "probability"];
/** What each preset tells the network. @type {Record<Preset, readonly Feature[]>} */
const FEATURES = {
  "course-text": ["latitude", "longitude", "depth"],
  orogen: ["x", "y", "z", "log-depth", "time"],
};
const PRESETS = /** @type {const} */ (["course-text", "orogen"]);
/** Columns may have spaces in their names. */
export const featuresText = (/** @type {readonly Feature[]} */ features) => features.join("\n");
export const featuresOf = (/** @type {string} */ text) => /** @type {Feature[]} */ (text.split("\n").filter(Boolean));
/** Of a preset, as far as the catalogue has them. @param {Preset} preset @param {Catalogue | null} dataset */
export const presetFeatures = (preset, dataset) =>
  featuresText(
    FEATURES[preset].filter(
      (name) => (hasDepths(dataset) || !name.includes("depth")) && (hasTimes(dataset) || name !== "time"),
    ),
  );
const ACTIVATIONS = /** @type {const} */ (["relu", "leaky-relu", "tanh", "sigmoid", "gelu"]);
const OPTIMISERS = /** @type {const} */ (["adam", "adamw", "rmsprop", "sgd"]);
const SPLITS = /** @type {const} */ (["chronological", "random", "spatial-block", "sequence-grouped"]);

/** @type {readonly Setting[]} */
const LEARNING = ["optimiser", "learningRate", "momentum", "l2", "batchSize", "epochs", "earlyStopping", "seed"];

/** In the order of the form, by group. @type {Record<Task, { group: Group, open?: boolean, settings: readonly Setting[] }[]>} */
export const GROUPS = {
  magnitude: [
    { group: "network", open: true, settings: ["preset", "features", "layers", "activation", "dropout"] },
    { group: "learning", open: true, settings: LEARNING },
    { group: "judging", settings: ["split", "cellDegrees", "validationShare", "testShare", "seeds"] },
  ],
  probability: [
    { group: "asked", open: true, settings: ["targetMagnitude", "windowDays", "cellDegrees", "cellEvents", "region"] },
    { group: "network", settings: ["layers", "activation", "dropout"] },
    { group: "learning", open: true, settings: LEARNING },
    { group: "judging", settings: ["split", "validationShare", "testShare", "threshold", "seeds"] },
  ],
};

/** Where a question starts from other values than the course texts: rare events need large batches. @type {Record<Task, Partial<Draft>>} */
const STARTS = { magnitude: {}, probability: { batchSize: "256", earlyStopping: "10" } };

/** @type {{ [K in Setting]?: readonly string[] }} */
export const CHOICES = { preset: PRESETS, activation: ACTIVATIONS, optimiser: OPTIMISERS, split: SPLITS };

/** A window is of no one sequence. @param {Task} task */
export const splitsOf = (task) => (task === "magnitude" ? SPLITS : SPLITS.slice(0, 3));

/** Shares typed in percent. @type {ReadonlySet<Setting>} */
export const PERCENT = new Set(/** @type {Setting[]} */ (["validationShare", "testShare", "threshold"]));
/** Left empty, Orogen finds a value. @type {ReadonlySet<Setting>} */
export const OPTIONAL = new Set(/** @type {Setting[]} */ (["targetMagnitude", "threshold"]));

/** @type {{ [K in Setting]?: { low: number, high: number, whole?: boolean, problem?: Problem } }} */
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
  validationShare: { low: 1, high: 50 },
  testShare: { low: 1, high: 50 },
  targetMagnitude: { low: -3, high: 10, problem: "orNothing" },
  windowDays: { low: 0.25, high: 3660 },
  cellDegrees: { low: 0.1, high: 90, problem: "orZero" },
  cellEvents: { low: 1, high: 1_000_000, whole: true },
  threshold: { low: 0, high: 100, problem: "orNothing" },
};

/** @param {Catalogue | null} dataset */
export const hasDepths = (dataset) => !dataset?.report.notes.some(({ code }) => code === "depth-missing-column");
/** @param {Catalogue | null} dataset */
export const hasTimes = (dataset) => !dataset?.report.notes.some(({ code }) => code === "time-missing-column");

/** As a choice of the form has it. @param {Region | null | undefined} region */
export const regionText = (region) => (region ? [region.south, region.north, region.west, region.east].join(" ") : "");
/** @param {string} text @returns {Region | null} */
export function parseRegion(text) {
  const [south, north, west, east] = text.split(" ").map(Number);
  if (south === undefined || north === undefined || west === undefined || east === undefined) return null;
  return { south, north, west, east };
}

/** A draft with what a link asks for: a preset brings its features along. @param {Draft} draft @param {Partial<Draft>} settings @param {Catalogue | null} dataset @returns {Draft} */
export function withSettings(draft, settings, dataset) {
  const preset = PRESETS.find((one) => one === settings.preset);
  return { ...draft, ...(preset && { features: presetFeatures(preset, dataset) }), ...settings };
}

/** Percent without the tail of a binary fraction. @param {number} share */
const percentText = (share) => String(Number((100 * share).toPrecision(6)));

/**
 * The usual values of a question, or what a run was made with.
 * @param {Catalogue | null} [dataset]
 * @param {Partial<Run["spec"]>} [spec]
 * @returns {Draft}
 */
export function presetDraft(dataset = null, spec = {}) {
  const task = spec.task ?? "magnitude";
  const start = STARTS[task];
  const preset = spec.preset ?? "course-text";
  return {
    task,
    preset,
    features: spec.features?.length ? featuresText(spec.features) : presetFeatures(preset, dataset),
    overruleHindsight: spec.overruleHindsight ? "yes" : "",
    layers: (spec.layers ?? [64, 32]).join(", "),
    activation: spec.activation ?? "relu",
    dropout: String(spec.dropout ?? 0),
    optimiser: spec.optimiser ?? "adam",
    learningRate: String(spec.learningRate ?? 0.001),
    momentum: String(spec.momentum ?? 0),
    l2: String(spec.l2 ?? 0),
    batchSize: String(spec.batchSize ?? start.batchSize ?? 32),
    epochs: String(spec.epochs ?? 100),
    earlyStopping: String(spec.earlyStopping ?? start.earlyStopping ?? 0),
    seed: String(spec.seed ?? 1),
    seeds: String(spec.seeds ?? 3),
    split: spec.split ?? (hasTimes(dataset) ? "chronological" : "random"),
    validationShare: percentText(spec.validationShare ?? 0.2),
    testShare: percentText(spec.testShare ?? 0.2),
    targetMagnitude: String(spec.targetMagnitude ?? ""),
    windowDays: String(spec.windowDays ?? 7),
    cellDegrees: String(spec.cellDegrees ?? 10),
    cellEvents: String(spec.cellEvents ?? 20),
    region: regionText(spec.region),
    threshold: typeof spec.threshold === "number" ? percentText(spec.threshold) : "",
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

/** @param {Draft} draft @returns {Setting[]} */
const shown = (draft) => GROUPS[draft.task].flatMap(({ settings }) => settings);

/** @param {Draft} draft @param {Setting} name @returns {Wrong | null} */
function wrongNumber(draft, name) {
  const limits = NUMBERS[name];
  if (!limits || (OPTIONAL.has(name) && draft[name].trim() === "")) return null;
  const { low, high, whole, problem } = limits;
  const value = parseNumber(draft[name]);
  if (value === 0 && problem === "orZero") return null;
  if (value >= low && value <= high && (!whole || Number.isInteger(value))) return null;
  return { problem: problem ?? (whole ? "whole" : "number"), low, high };
}

/** @param {Draft} draft @returns {{ [K in Setting]?: Wrong }} */
export function problems(draft) {
  /** @type {{ [K in Setting]?: Wrong }} */
  const wrong = {};
  for (const name of shown(draft)) {
    const found = wrongNumber(draft, name);
    if (found) wrong[name] = found;
    if (name === "layers" && !parseLayers(draft.layers)) wrong.layers = { problem: "layers", low: 1, high: 2048 };
    if (name === "features" && !draft.features.trim()) wrong.features = { problem: "none", low: 1, high: 3 };
  }
  const kept = parseNumber(draft.validationShare) + parseNumber(draft.testShare);
  if (!wrong.validationShare && !wrong.testShare && kept > 80)
    wrong.testShare = { problem: "shares", low: 2, high: 80 };
  return wrong;
}

/** Only of a draft without problems. @param {Draft} draft @returns {Omit<EarthquakesSpec, "lab" | "dataset" | "engine">} */
export function toSpec(draft) {
  const number = (/** @type {Setting} */ name) => parseNumber(draft[name]) / (PERCENT.has(name) ? 100 : 1);
  const optional = (/** @type {Setting} */ name) => (draft[name].trim() === "" ? null : number(name));
  const probability = draft.task === "probability" && {
    targetMagnitude: optional("targetMagnitude"),
    windowDays: number("windowDays"),
    cellDegrees: number("cellDegrees"),
    cellEvents: number("cellEvents"),
    region: parseRegion(draft.region),
    threshold: optional("threshold"),
  };
  return {
    task: draft.task,
    preset: PRESETS.find((name) => name === draft.preset),
    ...(draft.task === "magnitude" && {
      features: featuresOf(draft.features),
      overruleHindsight: draft.overruleHindsight !== "",
      cellDegrees: number("cellDegrees"),
    }),
    ...probability,
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
    validationShare: number("validationShare"),
    testShare: number("testShare"),
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
