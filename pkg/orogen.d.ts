/**
 * Orogen: learn and try machine learning on the Earth. This file is the contract: the page, Node and
 * every embedder use these names, and a test fails when the Rust side and this file differ.
 *
 * Units: degrees (north and east positive), kilometres (depth positive downwards), seconds since
 * 1970-01-01T00:00:00Z for times. All calls but plain properties return promises.
 */

export type Lab = "earthquakes";
export type Task = "magnitude";
/** `course-text`: Dense 64 relu, 32 relu, 1 linear; Adam 0.001; mean squared error; batch 32; 100 epochs. */
export type Preset = "course-text";
export type Split = "chronological" | "random";
export type Feature = "latitude" | "longitude" | "depth";
export type Activation = "relu" | "leaky-relu" | "tanh" | "sigmoid" | "gelu";
export type OptimiserName = "sgd" | "rmsprop" | "adam" | "adamw";
export type EngineName = "webgpu" | "ndarray" | "flex";
export type Engine = "auto" | EngineName;
export type RunState = "ready" | "running" | "paused" | "stopped" | "finished" | "diverged";
export type Verdict = "better" | "indistinguishable" | "worse" | "none";
export type BaselineName = "constant-mean" | "constant-median" | "gutenberg-richter" | "linear";
export type ExportFormat = "orogen" | "safetensors" | "csv" | "json";
/** `table`: any other table with a header; `merged`: several files. */
export type CatalogueFormat =
  | "usgs-csv" | "usgs-geojson" | "quakeml" | "fdsn-text" | "fdsn-csv" | "emsc" | "isc-catcsv" | "isc-gem" | "geonet"
  | "ncedc-csv" | "ncedc-readable" | "scedc" | "jma" | "jma-csep-csv" | "csep-csv" | "zmap" | "horus" | "cenc"
  | "neic-kaggle" | "seismostats" | "table" | "merged";
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252" | "shift_jis";
export type Delimiter = "," | ";" | "\t" | "|";
export type Field = "time" | "date" | "clock" | "latitude" | "longitude" | "depth" | "magnitude" | "magnitudeType" | "eventType" | "id" | "place";
export type Reason =
  | "missing" | "not-a-number" | "not-finite" | "out-of-range" | "not-a-time" | "not-an-earthquake"
  | "duplicate" | "near-duplicate" | "ragged" | "repeated-header" | "not-a-feature";
/** A second or minute of 60; a longitude past ±180°; one depth in metres. */
export type Repair = "time-carried" | "longitude-wrapped" | "depth-metres";
export type NoteCode =
  | "encoding-guessed" | "delimiter-guessed" | "columns-guessed" | "decimal-comma" | "time-zone-assumed" | "day-month-order"
  | "epoch-milliseconds" | "longitude-wrapped" | "depth-metres" | "depth-missing-column" | "time-missing-column" | "second-overflow" | "sorted-by-time" | "header-count-differs"
  | "row-limit-reached" | "several-magnitudes" | "footer-missing" | "near-duplicates-kept";
export type DoubtCode =
  | "few-test-rows" | "short-span" | "fixed-depths" | "mixed-magnitude-types" | "random-split" | "one-seed"
  | "no-skill-over-mean" | "file-cutoff" | "stopped-early" | "magnitude-type-shift" | "judged-on-own-data" | "no-times";
export type ErrorCode =
  | "empty-source" | "binary-source" | "one-column" | "no-header" | "no-rows" | "no-valid-rows" | "missing-column"
  | "unknown-column" | "bad-json" | "bad-xml" | "too-large" | "too-few-rows" | "constant-target" | "unknown-sample" | "unknown-id" | "bad-option"
  | "lab-file-damaged" | "lab-file-newer" | "lab-file-wrong" | "data-missing" | "data-differs"
  | "engine-unavailable" | "engine-disagrees" | "device-lost" | "diverged" | "not-trained" | "crashed" | "cancelled" | "closed" | "storage";

/** Every failure is one of these: a stable code, a sentence that says what happened, one that says how to go on. */
export class OrogenError extends Error {
  readonly code: ErrorCode;
  /** How to go on, in English; the page has its own words for each code. */
  readonly hint: string;
  /** Where: a row (1 is the first line of the file), a column, an option, a file. */
  readonly where?: { row?: number; column?: string; option?: string; file?: string };
  /** What the sentence speaks of, for those who word it themselves. */
  readonly values: Record<string, string | number>;
}

/** A string is text, never an address. */
export type OneSource =
  | Uint8Array
  | string
  | { name?: string; bytes: Uint8Array; /** Over those of the call. */ options?: CatalogueOptions }
  | { sample: string };
/** Several are each read in their own format and merged in time order. */
export type Source = OneSource | OneSource[];

export interface CatalogueOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  decimalComma?: boolean;
  /** Column of the file (its header's text) for each field; what is left out is recognised by its name. */
  columns?: Partial<Record<Field, string>>;
  /** Minutes east of Greenwich that times without a zone are in. If left out, what the column's name or the format says, else 0; the report says which. */
  timeZoneMinutes?: number;
  dayFirst?: boolean;
  depthUnit?: "km" | "m";
  /** Keep explosions, quarry blasts and the like. */
  keepOtherEvents?: boolean;
  /**
   * Keep events that another row has already. Left out: exact duplicates are set aside, and near ones (16 s, 100 km,
   * 0.5 magnitudes) where they are of different files; false: near ones of one file too.
   */
  keepDuplicates?: boolean;
  /** Put right what can be; false: such rows are dropped. */
  repair?: boolean;
}

export interface RowPlace {
  /** Where there are several. */
  file?: string;
  row: number;
}
/** A row that cannot be used. */
export interface Dropped {
  /** Where there are several. */
  file?: string;
  /** 1 is the first line of the file, the header included; for GeoJSON and QuakeML, the event's number from 1. */
  row: number;
  /** As the file names it; empty where the row as a whole is at fault. */
  column: string;
  value: string;
  reason: Reason;
}
/** A row that was kept after its value was put right. */
export interface Repaired {
  file?: string;
  row: number;
  column: string;
  value: string;
  became: string;
  reason: Repair;
}
/** A row that could be used: another kind of event, or one that another row has already. Options bring it back. */
export interface SetAside {
  file?: string;
  row: number;
  /** Empty for duplicates, whose value is the event's id. */
  column: string;
  value: string;
  reason: Reason;
  /** The row that a duplicate repeats. */
  of?: RowPlace;
}
export interface Note {
  code: NoteCode;
  values: Record<string, string | number>;
}
export interface ImportReport {
  format: CatalogueFormat;
  encoding: Encoding;
  delimiter: Delimiter | null;
  /** Rows under the header; kept + dropped.length + setAside.length = rows. */
  rows: number;
  kept: number;
  dropped: Dropped[];
  /** At most 1,000 of each reason; the notes count all. */
  repaired: Repaired[];
  setAside: SetAside[];
  /** The file's own columns, in order. */
  columns: string[];
  /** Which of them was taken for what. */
  fields: Partial<Record<Field, string>>;
  /** The first rows as the file has them, for the column picker. */
  preview: string[][];
  notes: Note[];
  /** One a file, where several were merged; columns, fields, preview and notes are there then. */
  files: FileReport[];
}
export interface FileReport {
  name: string;
  format: CatalogueFormat;
  encoding: Encoding;
  delimiter: Delimiter | null;
  rows: number;
  /** Before the files were compared. */
  kept: number;
  columns: string[];
  fields: Partial<Record<Field, string>>;
  preview: string[][];
  notes: Note[];
}
export interface Event {
  /** Seconds since 1970-01-01T00:00:00Z; null where the file has no times. */
  time: number | null;
  latitude: number;
  longitude: number;
  depth: number | null;
  magnitude: number;
  magnitudeType: string;
  id: string;
  place: string;
}
/** Plain numbers of the whole catalogue, for maps and plots, in time order. NaN where a value is missing. */
export interface CatalogueColumns {
  time: Float64Array;
  latitude: Float32Array;
  longitude: Float32Array;
  depth: Float32Array;
  magnitude: Float32Array;
}
export interface Catalogue {
  readonly name: string;
  readonly report: ImportReport;
  rows(from?: number, to?: number): Promise<Event[]>;
  columns(): Promise<CatalogueColumns>;
  toCsv(): Promise<string>;
}

export interface RunSpec {
  lab: Lab;
  dataset: Catalogue;
  task?: Task;
  preset?: Preset;
  features?: Feature[];
  /** Widths of the hidden layers; [64, 32] if left out. The last layer is always 1 linear. */
  layers?: number[];
  activation?: Activation;
  optimiser?: OptimiserName;
  learningRate?: number;
  /** SGD only; 0 if left out. */
  momentum?: number;
  /** Adds l2 · Σ w² over the weights (not the biases) to the loss; for AdamW it is the decoupled decay. */
  l2?: number;
  /** Share of each hidden layer's outputs switched off while training, 0 to 0.9. */
  dropout?: number;
  batchSize?: number;
  epochs?: number;
  /** Stop after so many epochs without a better validation loss, and keep the best weights. 0 is off. */
  earlyStopping?: number;
  seed?: number;
  split?: Split;
  /** Shares of the rows; the rest trains. 0.2 each if left out. */
  validationShare?: number;
  testShare?: number;
  engine?: Engine;
}

export interface Progress {
  epoch: number;
  epochs: number;
  step: number;
  steps: number;
  stepsPerSecond: number;
  /** Null until there is a rate to tell it from. */
  secondsLeft: number | null;
  /** Mean squared error, magnitude², of the steps since the last reading. */
  trainingLoss: number | null;
  /** Mean squared error, magnitude², on the validation part after the last finished epoch. */
  validationLoss: number | null;
  engine: EngineName;
}
/** One entry an epoch; mean squared error, magnitude². */
export interface History {
  training: number[];
  validation: number[];
  /** What always saying the training mean scores on the validation part. */
  baseline: number;
}
export interface StateChange {
  state: RunState;
  /** Why, where it was not the user's wish. */
  reason?: { code: ErrorCode | "early-stopping"; values: Record<string, string | number> };
}
/** What the run is computed on and why: shown to the reader, recorded in the run. */
export interface EngineChange {
  engine: EngineName;
  code: "chosen" | "small" | "trying" | "faster" | "slower" | "disagrees" | "unavailable" | "lost" | "crashed" | "asked" | "too-slow";
  values: Record<string, string | number>;
}

export interface Scores {
  mse: number;
  rmse: number;
  mae: number;
  /** Against the mean of the rows judged. */
  r2: number;
}
export type Interval = [low: number, high: number];
export type ScoreIntervals = { [K in keyof Scores]: Interval };
export interface Report {
  lab: Lab;
  task: Task;
  split: Split;
  engine: EngineName;
  seeds: number[];
  epochsTrained: number;
  /** The epoch whose weights are judged. */
  epochJudged: number;
  weights: number;
  rows: { training: number; validation: number; test: number };
  /** Seconds since 1970; the spans of each part. Null where the file has no times. */
  spans: { training: Interval; validation: Interval; test: Interval } | null;
  scores: Scores;
  /** 95 %, block bootstrap. */
  intervals: ScoreIntervals;
  baselines: Record<BaselineName, { scores: Scores; intervals: ScoreIntervals; validationMse: number }>;
  /** The one that was best on the validation part: the verdict is against it. */
  bestBaseline: BaselineName;
  /** Network minus best baseline, in squared error; below zero the network is better. */
  difference: { mse: number; interval: Interval; blocks: number; resamples: number };
  verdict: Verdict;
  /** The verdict in one English sentence; the page has its own words. */
  sentence: string;
  doubts: { code: DoubtCode; values: Record<string, string | number> }[];
  /** Of the rows judged, in time order. */
  observed: Float32Array;
  predicted: Float32Array;
  time: Float64Array;
}
export interface Estimate {
  magnitude: number;
  /** 90 % of validation errors fall within. */
  interval: Interval;
  /** What one would say knowing nothing of the place: the training mean, and the middle 90 % of training magnitudes. */
  base: number;
  baseInterval: Interval;
  /** Features outside the range of the training data. */
  outside: Feature[];
}

export interface Run {
  readonly id: string;
  readonly spec: Required<Omit<RunSpec, "dataset">>;
  readonly dataset: Catalogue;
  readonly state: RunState;
  readonly history: History;
  readonly progress: Progress;
  readonly engine: EngineName;
  start(options?: { epochs?: number; steps?: number }): Promise<void>;
  pause(): Promise<void>;
  step(n?: number): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when the run is no longer running. */
  finished(): Promise<StateChange>;
  /** Moves the run to an engine, from its checkpoint; "auto" lets the page decide. */
  useEngine(engine: Engine): Promise<void>;
  /** The lab file: a zip with weights, optimiser, counters, configuration, history and data. */
  save(options?: { data?: boolean }): Promise<Uint8Array>;
  on(event: "progress", listener: (progress: Progress) => void): () => void;
  on(event: "state", listener: (change: StateChange) => void): () => void;
  on(event: "engine", listener: (change: EngineChange) => void): () => void;
  on(event: "report", listener: (report: Report) => void): () => void;
  report(): Promise<Report>;
  /** The report on data the run never saw. */
  judge(dataset: Catalogue): Promise<Report>;
  predict(rows: Partial<Record<Feature, number>>[]): Promise<Estimate[]>;
  export(options: { format: ExportFormat }): Promise<Uint8Array>;
}

export interface Sample {
  id: string;
  lab: Lab;
  /** English; the page has its own words. */
  title: string;
  source: string;
  licence: string;
  file: string;
  rows: number;
}
export interface DeviceReport {
  cpu: EngineName[];
  /** Null where the browser offers no WebGPU adapter. */
  webgpu: { vendor: string; architecture: string; description: string; software: boolean } | null;
}
export interface Orogen {
  readonly version: string;
  readonly device: DeviceReport;
  samples(): Promise<Sample[]>;
  catalogue(source: Source, options?: CatalogueOptions): Promise<Catalogue>;
  run(spec: RunSpec): Promise<Run>;
  /** Data is asked for only where the lab file was saved without. */
  openRun(bytes: Uint8Array, options?: { dataset?: Catalogue }): Promise<Run>;
  close(): Promise<void>;
}
export function open(options?: { device?: "auto" | "webgpu" | "cpu" }): Promise<Orogen>;
