// The settings of a text network's run: what may be typed, what it means to the contract, and the two presets.
import { parseNumber } from "../earthquakes/fields.js";
import { isAsMade, outside } from "../limits.js";

/** @import { CorpusOverview, LiteratureSpec, OptimiserName, Pooling, Preset } from "../../../pkg/orogen.d.ts" */
/** @import { Mark } from "../../../pkg/orogen.d.ts" */

/**
 * @typedef {"preset" | "asked" | "relevant" | "embedding" | "units" | "bidirectional" | "pooling" | "tokens" | "vocabulary" | "dropout"
 *   | "clip" | "classWeights" | "optimiser" | "learningRate" | "momentum" | "l2" | "batchSize" | "epochs" | "earlyStopping" | "seed" | "seeds"
 *   | "split" | "validationShare" | "testShare"} Setting
 */
/** @typedef {{ [K in Setting]: string }} Draft What is typed, valid or not. `asked`: which labels, or the reader's own marks. */
/** @import { Limits } from "../limits.js" */
/** @import { Wrong } from "../settings-form.js" */
/** @typedef {Partial<Omit<LiteratureSpec, "lab" | "dataset">>} Spec */

/** @type {readonly Preset[]} */
export const PRESETS = ["orogen", "course-text"];
/** @type {readonly Pooling[]} */
const POOLINGS = ["attention", "mean", "last"];
/** @type {readonly OptimiserName[]} */
const OPTIMISERS = ["adam", "adamw", "rmsprop", "sgd"];
const SPLITS = /** @type {const} */ (["chronological", "random"]);

/** What the settings of a network are in each preset. @type {Record<Preset, Partial<Draft>>} */
const OF_PRESET = {
  orogen: {
    bidirectional: "on",
    pooling: "attention",
    dropout: "0.5",
    clip: "1",
    classWeights: "on",
    learningRate: "0.002",
    epochs: "20",
    earlyStopping: "4",
  },
  "course-text": {
    bidirectional: "off",
    pooling: "last",
    dropout: "0",
    clip: "0",
    classWeights: "off",
    learningRate: "0.001",
    epochs: "10",
    earlyStopping: "0",
  },
};

/** In the order of the form, by group. @type {{ group: "asked" | "network" | "learning" | "judging", open?: boolean, settings: readonly Setting[] }[]} */
export const GROUPS = [
  { group: "asked", open: true, settings: ["asked", "relevant"] },
  { group: "network", settings: ["tokens", "vocabulary", "embedding", "units", "bidirectional", "pooling", "dropout"] },
  {
    group: "learning",
    open: true,
    settings: [
      "optimiser",
      "learningRate",
      "momentum",
      "clip",
      "l2",
      "classWeights",
      "batchSize",
      "epochs",
      "earlyStopping",
      "seed",
    ],
  },
  { group: "judging", settings: ["split", "validationShare", "testShare", "seeds"] },
];

/** @type {{ [K in Setting]?: readonly string[] }} */
export const CHOICES = {
  asked: ["labels", "one", "marks"],
  bidirectional: ["on", "off"],
  pooling: POOLINGS,
  classWeights: ["on", "off"],
  optimiser: OPTIMISERS,
  split: SPLITS,
};

/** Shares typed in percent. @type {ReadonlySet<Setting>} */
export const PERCENT = new Set(/** @type {Setting[]} */ (["validationShare", "testShare"]));

/** @type {{ [K in Setting]?: Limits }} */
const NUMBERS = {
  embedding: { low: 1, high: 512, whole: true },
  units: { low: 0, high: 512, whole: true },
  tokens: { low: 8, high: 1000, whole: true },
  vocabulary: { low: 10, high: 100_000, whole: true },
  dropout: { low: 0, high: 0.9 },
  clip: { low: 0, high: 1_000_000 },
  learningRate: { low: 1e-9, high: 100 },
  momentum: { low: 0, high: 0.999 },
  l2: { low: 0, high: 10 },
  batchSize: { low: 1, high: 1024, whole: true },
  epochs: { low: 1, high: 10_000, whole: true },
  earlyStopping: { low: 0, high: 10_000, whole: true },
  seed: { low: 0, high: 4_294_967_295, whole: true },
  seeds: { low: 1, high: 20, whole: true },
  validationShare: { low: 1, high: 50 },
  testShare: { low: 1, high: 50 },
};

/** Percent without the tail of a binary fraction. @param {number} share */
const percentText = (share) => String(Number((100 * share).toPrecision(6)));
const onOff = (/** @type {boolean} */ on) => (on ? "on" : "off");

/**
 * A preset, or what a run was made with.
 * @param {Spec} [spec]
 * @param {CorpusOverview | null} [overview] Without labels there are marks alone to learn from, without years no split by time.
 * @returns {Draft}
 */
export function presetDraft(spec = {}, overview = null) {
  const preset = spec.preset ?? "orogen";
  const [first] = overview?.labels ?? [];
  const marks = spec.marks?.length || (overview && overview.labels.length < 2);
  /** @type {Draft} */
  const draft = {
    preset,
    asked: marks ? "marks" : spec.relevant ? "one" : "labels",
    relevant: spec.relevant ?? first?.label ?? "",
    embedding: String(spec.embedding ?? 64),
    units: String(spec.units ?? 64),
    bidirectional: "",
    pooling: "",
    tokens: String(spec.tokens ?? 160),
    vocabulary: String(spec.vocabulary ?? 10_000),
    dropout: "",
    clip: "",
    classWeights: "",
    optimiser: spec.optimiser ?? "adam",
    learningRate: "",
    momentum: String(spec.momentum ?? 0),
    l2: String(spec.l2 ?? 0),
    batchSize: String(spec.batchSize ?? 32),
    epochs: "",
    earlyStopping: "",
    seed: String(spec.seed ?? 1),
    seeds: String(spec.seeds ?? 3),
    split: spec.split ?? (overview?.withoutYear ? "random" : "chronological"),
    validationShare: percentText(spec.validationShare ?? 0.1),
    testShare: percentText(spec.testShare ?? 0.2),
    ...OF_PRESET[preset],
  };
  for (const name of /** @type {const} */ (["dropout", "clip", "learningRate", "epochs", "earlyStopping"]))
    if (spec[name] !== undefined) draft[name] = String(spec[name]);
  for (const name of /** @type {const} */ (["bidirectional", "classWeights"]))
    if (spec[name] !== undefined) draft[name] = onOff(spec[name]);
  if (spec.pooling) draft.pooling = spec.pooling;
  return draft;
}

/**
 * The draft for another collection: what hangs on its labels and years is chosen anew, unless a link chose it and the
 * reader has not changed it since; all else stays.
 * @param {Draft} draft @param {CorpusOverview} overview @param {Record<string, string>} linked @returns {Draft}
 */
export function fitted(draft, overview, linked) {
  const labels = overview.labels.map(({ label }) => label);
  const { asked, relevant, split } = presetDraft({}, overview);
  const can = {
    asked: labels.length > 1 || draft.asked === "marks",
    relevant: labels.includes(draft.relevant),
    split: true,
  };
  const names = /** @type {const} */ (["asked", "relevant", "split"]);
  const chosen = names.filter((name) => can[name] && linked[name] === draft[name]);
  return { ...draft, asked, relevant, split, ...Object.fromEntries(chosen.map((name) => [name, draft[name]])) };
}

/** The draft with another preset: what belongs to the network changes, all else stays. @param {Draft} draft @param {Preset} preset @returns {Draft} */
export const withPreset = (draft, preset) => ({ ...draft, ...OF_PRESET[preset], preset });

/** @param {Draft} draft @returns {{ [K in Setting]?: Wrong }} */
export function problems(draft) {
  const wrong = outside(draft, NUMBERS);
  const kept = parseNumber(draft.validationShare) + parseNumber(draft.testShare);
  if (!wrong.validationShare && !wrong.testShare && kept > 80)
    wrong.testShare = { problem: "shares", low: 2, high: 80 };
  return wrong;
}

/** Only of a draft without problems. @param {Draft} draft @param {readonly Mark[]} marks @returns {Spec} */
export function toSpec(draft, marks) {
  const number = (/** @type {Setting} */ name) => parseNumber(draft[name]) / (PERCENT.has(name) ? 100 : 1);
  return {
    preset: PRESETS.find((name) => name === draft.preset),
    relevant: draft.asked === "one" ? draft.relevant : null,
    marks: draft.asked === "marks" ? marks.map(({ document, relevant }) => ({ document, relevant })) : [],
    embedding: number("embedding"),
    units: number("units"),
    bidirectional: draft.bidirectional === "on",
    pooling: POOLINGS.find((name) => name === draft.pooling),
    tokens: number("tokens"),
    vocabulary: number("vocabulary"),
    dropout: number("dropout"),
    clip: number("clip"),
    classWeights: draft.classWeights === "on",
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

/** Whether a new run with this draft would differ from the run at hand. @param {Draft} draft @param {readonly Mark[]} marks @param {Spec} made */
export function differs(draft, marks, made) {
  const wanted = Object.entries(toSpec(draft, marks));
  return wanted.some(([name, want]) => !isAsMade(made[/** @type {keyof Spec} */ (name)], want));
}
