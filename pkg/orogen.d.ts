/**
 * Orogen: learn and try machine learning on the Earth. This file is the contract: the page, Node and
 * every embedder use these names, and a test fails when the Rust side and this file differ.
 *
 * Units: degrees (north and east positive), kilometres (depth positive downwards), seconds since
 * 1970-01-01T00:00:00Z for times. All calls but plain properties return promises.
 */

export type Lab = "earthquakes" | "terrain" | "literature";
/** How large was the event; how probable is one of M ≥ m within the next T days; how strong is the shaking at a site. */
export type Task = "magnitude" | "probability" | "intensity";
/** Published equations for Modified Mercalli intensity in active crust: Allen, Wald and Worden 2012 (J. Seismol. 16:409–433; M 5.0 to 7.9 within 300 km) and Atkinson and Wald 2007 (Seismol. Res. Lett. 78:362–368; California). */
export type IntensityEquationName = "allen-wald-worden-2012" | "atkinson-wald-2007";
/** What an intensity network is told: magnitude; ln of hypocentral km, at least 1; km of depth and ln of vs30 in m/s where every row has them. */
export type IntensityInput = "magnitude" | "distance" | "depth" | "vs30";
/** Rules that tell an intensity: the training mean; a plane over magnitude and ln of the distance; the equations as printed, and with coefficients fitted to the training part. */
export type IntensityRule =
  | "constant-mean" | "log-distance" | "allen-wald-worden-2012" | "allen-wald-worden-2012-refitted" | "atkinson-wald-2007" | "atkinson-wald-2007-refitted";
/** `shakemap` is a ShakeMap grid or station list, as it is or saved as a table; `practice` was made from an equation; `table` is any other. */
export type IntensityFormat = "did-you-feel-it" | "shakemap" | "practice" | "table";
export type IntensityField =
  | "intensity" | "magnitude" | "distance" | "epicentralDistance" | "ruptureDistance" | "depth" | "vs30" | "event" | "time"
  | "latitude" | "longitude" | "eventLatitude" | "eventLongitude" | "equation";
export type WaveName = "P" | "S";
/** `course-text`: Dense 64 relu, 32 relu, 1 linear; Adam 0.001; mean squared error; batch 32; 100 epochs; latitude, longitude, depth. `orogen`: the same on x, y, z, log-depth and time. */
export type Preset = "course-text" | "orogen";
/**
 * Who trains, chooses and judges. By time; each event by lot; whole cells of `cellDegrees` by lot; whole
 * sequences by lot, a mainshock with all that Gardner's and Knopoff's windows around it hold.
 */
export type Split = "chronological" | "random" | "spatial-block" | "sequence-grouped";
/** `x`, `y`, `z`: the place on the unit sphere, to 0° E and 90° E on the equator and to the north pole; `log-depth`: ln(1 + depth / 1 km), heights counted as 0; `time`: years. */
export type NamedFeature = "latitude" | "longitude" | "depth" | "x" | "y" | "z" | "log-depth" | "time";
/** `column:NAME` is a numeric column of the catalogue, one of `report.extras`. */
export type Feature = NamedFeature | `column:${string}`;
export type Activation = "relu" | "leaky-relu" | "tanh" | "sigmoid" | "gelu";
export type OptimiserName = "sgd" | "rmsprop" | "adam" | "adamw";
export type EngineName = "webgpu" | "ndarray" | "flex";
export type Engine = "auto" | EngineName;
export type RunState = "ready" | "running" | "paused" | "stopped" | "finished" | "diverged";
export type Verdict = "better" | "indistinguishable" | "worse" | "none";
/** Persistence: the magnitude of the event before, in time; absent without times. Fixed-depth: the mean of events whose depth nobody measured, or of the others; absent where depth is no feature or there are not both. */
export type BaselineName = "constant-mean" | "constant-median" | "gutenberg-richter" | "linear" | "persistence" | "fixed-depth" | "boosted-trees";
/** What costs several trainings and is asked for by itself. */
export type StudyName = "splits" | "shuffled" | "ranking" | "learning-curve" | "probe";
/** Rules that tell a probability: the share of all training windows; that of the cell's, drawn towards it as by 20 windows more; that of windows after one with such an event, or without; one neuron; the cell's, with Reasenberg and Jones's generic aftershocks on top. */
export type ForecasterName = "base-rate" | "climatology" | "persistence" | "logistic" | "reasenberg-jones" | "boosted-trees";
/** `onnx` is the generator of a terrain run: standard normal noise to maps from -1 to 1. */
export type ExportFormat = "orogen" | "safetensors" | "csv" | "json" | "onnx";
/** `table` is any other table with a header; `merged` is several files. */
export type CatalogueFormat =
  | "usgs-csv" | "usgs-geojson" | "quakeml" | "fdsn-text" | "fdsn-csv" | "emsc" | "isc-catcsv" | "isc-gem"
  | "geonet" | "ncedc-csv" | "ncedc-readable" | "scedc" | "jma" | "jma-csep-csv" | "csep-csv" | "zmap" | "horus" | "cenc" | "neic-kaggle"
  | "seismostats" | "table" | "merged";
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252" | "shift_jis";
export type Delimiter = "," | ";" | "\t" | "|";
export type Field = "time" | "date" | "clock" | "latitude" | "longitude" | "depth" | "magnitude" | "magnitudeType" | "eventType" | "id" | "place";
/** Of phrases: RAKE (Rose et al. 2010) and YAKE (Campos et al. 2020; the smaller its score, the better). Of words: mean TF-IDF; and Dunning's log-likelihood (1993) that the chosen documents have one more often than the others. */
export type KeyTermMethod = "rake" | "yake" | "tfidf" | "distinctive";
/** TextRank (Mihalcea and Tarau 2004), LexRank (Erkan and Radev 2004), the first sentences. Each chooses sentences, none writes one. */
export type SummaryMethod = "textrank" | "lexrank" | "lead";
export type CorpusExportFormat = "csv" | "ris" | "bibtex";
export type GraphExportFormat = "graphml" | "csv";
/** What a sentence states of two terms, by its words: "X causes (triggers, induces) Y", "X leads to (results in) Y", "X affects (controls) Y", "X is part of Y", "X such as Y" (Hearst 1992); in Chinese 导致, 影响, 属于 and their kin. */
export type RelationKind = "causes" | "leads-to" | "affects" | "part-of" | "is-a";
export type RelationExportFormat = "jsonld" | "turtle";
/** What a collection of documents can come as; `whole`: a plain text that is one document. */
export type CorpusFormat =
  | "table" | "bibtex" | "ris" | "pubmed" | "endnote" | "web-of-science" | "crossref" | "openalex" | "arxiv-json" | "arxiv-atom"
  | "arxiv-listing" | "json" | "lines" | "whole" | "merged";
/** How a text network sums up what it read: its state after the last word; the mean over the words; a mean weighted by what attention finds (Bahdanau, Cho and Bengio 2015). */
export type Pooling = "last" | "mean" | "attention";
/** What tells a label beside the network: the commonest one; TF-IDF with logistic regression; naive Bayes, multinomial and complement; one layer over the mean of the words' vectors, which knows no order. */
export type LabelRule = "majority" | "tfidf-logistic" | "multinomial-bayes" | "complement-bayes" | "mean-embedding";
export type CorpusField = "title" | "abstract" | "year" | "label" | "identifier" | "authors" | "journal";
export type Reason =
  | "missing" | "not-a-number" | "not-finite" | "out-of-range" | "not-a-time" | "not-an-earthquake"
  | "duplicate" | "near-duplicate" | "ragged" | "repeated-header" | "not-a-feature"
  | "unreadable" | "flagged";
/** What was put right: a second of 60 or an hour of 24 carried, a longitude past 180° brought back, one depth in metres. */
export type Repair = "time-carried" | "longitude-wrapped" | "depth-metres";
export type NoteCode =
  | "encoding-guessed" | "delimiter-guessed" | "columns-guessed" | "decimal-comma" | "time-zone-assumed" | "day-month-order"
  | "epoch-milliseconds" | "longitude-wrapped" | "depth-metres" | "depth-missing-column" | "time-missing-column" | "second-overflow" | "sorted-by-time" | "header-count-differs"
  | "row-limit-reached" | "several-magnitudes" | "footer-missing" | "near-duplicates-kept"
  | "event-given" | "distance-unsaid" | "distance-from-epicentre" | "distance-from-rupture" | "distance-from-places"
  | "intensity-modelled" | "intensity-converted"
  | "synthetic" | "synthetic-planted" | "synthetic-triggering"
  | "abstracts-missing" | "years-missing" | "labels-missing" | "one-a-line" | "synthetic-corpus";
export type DoubtCode =
  | "few-test-rows" | "short-span" | "fixed-depths" | "mixed-magnitude-types" | "random-split" | "one-seed"
  | "no-skill-over-mean" | "file-cutoff" | "stopped-early" | "magnitude-type-shift" | "judged-on-own-data" | "no-times"
  | "few-positives" | "no-skill-over-climatology" | "rate-differs"
  | "practice-table" | "one-event" | "few-events"
  | "grouped-split" | "hindsight-columns" | "skill-from-fixed-depths"
  | "few-patches" | "few-unseen-patches" | "aspect-lost" | "collapsed" | "discriminator-won" | "learnt-by-heart" | "relief-drawn"
  | "no-years" | "rare-label" | "texts-cut" | "words-unknown" | "no-skill-over-majority" | "no-skill-over-words";
/** `maxc` is maximum curvature + 0.2, `gft90` and `gft95` goodness of fit, `ks` Kolmogorov–Smirnov. */
export type CompletenessMethod = "maxc" | "ks" | "gft90" | "gft95" | "b-stability";
export type BValueMethod = "tinti-mulargia" | "aki-utsu" | "b-positive";
/** Why a single number would mislead. */
export type FitnessCode =
  | "methods-disagree" | "lowest-bin-is-mode" | "few-events" | "b-values-disagree" | "b-value-absurd" | "fixed-depths"
  | "mixed-magnitude-types" | "completeness-changes" | "no-times";
export type DeclusterMethod = "gardner-knopoff" | "zaliapin";
export type DeclusterWindows = "gardner-knopoff" | "gruenthal" | "uhrhammer";
/** `course-text`: generator Dense 128, 256, 512, 1024 relu, 784 tanh; discriminator Conv 64, 128 3×3 stride 2, LeakyReLU 0.2, Dense 1; 28 cells. `orogen-small`: upsampling and convolutions, a discriminator that sees slopes, curvature and batches; 32 or 64 cells. */
export type GanPreset = "course-text" | "orogen-small";
/** `softplus-r1` is cross-entropy (softplus of the logits) and a price on a discriminator that is steep at real maps; `least-squares` that of Mao et al. 2017; `hinge` with spectral normalisation of the discriminator (Miyato et al. 2018). */
export type GanLoss = "cross-entropy" | "softplus-r1" | "least-squares" | "hinge";
export type GanPart = "generator" | "discriminator";
/** Maps less than half as different from each other as real ones; a discriminator's loss below 0.1 for 50 steps; numbers that are none: the best weights are back and the run has `diverged`. */
export type GanAlarm = "mode-collapse" | "discriminator-won" | "not-finite";
/** Ground made without a network, and nature's in the training patches. */
export type SurfaceName = "brownian" | "diamond-square" | "average-spectrum" | "real";
export type Memorised = "no" | "warning" | "yes";
export type GridFormat = "esri-ascii" | "geotiff" | "srtm-hgt" | "usgs-dem" | "envi" | "esri-bil" | "grey-png" | "terrarium" | "terrain-rgb" | "numpy" | "xyz";
export type GridUnit = "m" | "ft";
export type GridEncoding = "grey" | "terrarium" | "terrain-rgb";
export type GridNoteCode = "cell-assumed" | "degrees-guessed" | "degrees-scaled" | "narrow-cells" | "voids-declared" | "voids-guessed" | "many-zeros" | "feet-converted" | "encoding-guessed" | "grey-as-metres" | "array-chosen" | "unpacked" | "reduced" | "flat";
export type GridSide = "east" | "west" | "north" | "south";
/** ESRI ASCII, NumPy, GeoTIFF, a grey picture of 16 bits and the JSON of its scale (which is in the picture as text, too), Wavefront OBJ, binary glTF (both metres, x east, y up, z south), binary STL to print (millimetres, closed, voids filled). None says a coordinate reference system. */
export type TerrainExportFormat = "asc" | "npy" | "geotiff" | "png16" | "png16-scale" | "obj" | "glb" | "stl";
/** A measure of a cell and its eight neighbours, as gdaldem has it: degrees, degrees clockwise from north, 1/m, and metres for the rest. */
export type ReliefMeasure = "slope" | "aspect" | "curvature" | "tri-riley" | "tri-wilson" | "tpi" | "roughness";
/** `weiss`: above or below the surroundings in standard deviations of the whole grid, and slope (Weiss 2001). `geomorphons`: lines of sight in eight directions (Jasiewicz and Stepinski 2013), as GRASS r.geomorphon. */
export type LandformMethod = "weiss" | "geomorphons";
/** Ten of geomorphons, flat to pit; of Weiss ridge, upper-slope, middle-slope, flat, lower-slope, valley. */
export type LandformName = "flat" | "peak" | "ridge" | "shoulder" | "spur" | "slope" | "hollow" | "footslope" | "valley" | "pit" | "upper-slope" | "middle-slope" | "lower-slope";
/** Who tells landforms: k-means on relief attributes and Weiss, whose classes are matched with geomorphons by what is commonest in each on the training area; and the commonest of all there. */
export type LandformTeller = "k-means" | "weiss" | "commonest";
/** What a logistic regression tells landforms from: the discriminator's features, those it had before its first step, relief attributes; and, without a regression, the commonest landform. */
export type ProbeName = "discriminator" | "untrained" | "attributes" | "commonest";
export type ErrorCode =
  | "empty-source" | "binary-source" | "one-column" | "no-header" | "no-rows" | "no-valid-rows" | "missing-column"
  | "unknown-column" | "bad-json" | "bad-xml" | "too-large" | "too-few-rows" | "too-few-groups" | "too-few-windows" | "too-many-windows" | "needs-times" | "constant-target" | "not-a-grid" | "grid-damaged" | "grid-unsupported" | "grid-picture" | "grid-too-small" | "grid-too-large" | "grid-void" | "grid-absurd" | "too-few-patches"
  | "one-label" | "too-many-labels"
  | "unknown-sample" | "unknown-id" | "bad-option" | "hindsight-column"
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

/** A string is text, never an address. Several files are merged into one catalogue. A sample is named by its `id`, or by that up to a hyphen. */
export type Source = OneSource | OneSource[];
export type OneSource = Uint8Array | string | { name?: string; bytes: Uint8Array } | { sample: string } | { sample: "synthetic"; name?: string; options: SyntheticOptions };

/** A catalogue made to order: the same options, the same catalogue. The import report's notes have them all. */
export interface SyntheticOptions {
  /** 1 if left out. */
  seed?: number;
  /** Background events, exactly so many; 2000 if this and `rate` are left out. */
  events?: number;
  /** Or: background events a day (μ), so that their number is drawn as well. */
  rate?: number;
  /** How long it is, 1 to 36525; 3650 if left out. It ends with the year 2019. */
  days?: number;
  /** Slope of the Gutenberg–Richter law; 1 if left out. */
  b?: number;
  /** The smallest magnitude, the centre of the lowest bin; 3 if left out. */
  mc?: number;
  /** 0.1 if left out. */
  binWidth?: number;
  /** The law is cut there; 9 if left out. */
  largestMagnitude?: number;
  /** Where background events are; those they trigger may lie outside. */
  region?: Region;
  /** Makes magnitude depend on place: far from the middle of the region the law starts so many magnitudes higher, Mc + planted (1 - exp(-(r / R)²)), R a third of the shorter side. 0 to 3; 0 if left out. */
  planted?: number;
  /** Every event triggers others; none do if left out. */
  triggering?: Triggering;
}
/**
 * The epidemic-type aftershock sequence (Ogata 1988, 1998): K0 e^(α x) (t + c)^-p events a day t days after an event whose
 * magnitude is x above the lower edge of the smallest bin at its place, spread as (1 + r² / D²)^-q, D = d e^(γ x / 2).
 */
export interface Triggering {
  /** Events a day, times days^p; 0.02 if left out. */
  k0?: number;
  /** Natural; 1.5 if left out. */
  alpha?: number;
  /** Days; 0.01 if left out. */
  c?: number;
  /** 1.2 if left out. */
  p?: number;
  /** Kilometres; 1 if left out. */
  d?: number;
  /** 1.8 if left out. */
  q?: number;
  /** Natural; 1 if left out. */
  gamma?: number;
}
/** What a catalogue made to order would be like. */
export interface SyntheticPlan {
  /** Background events. */
  background: number;
  /** How many events one event triggers directly, on average: K0 c^(1-p) / (p - 1) · β / (β - α), β = b ln 10. 1 and above is refused. */
  branchingRatio: number;
  /** All events to expect if each were followed for ever: background / (1 - branchingRatio). */
  events: number;
}

export interface CatalogueOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  decimalComma?: boolean;
  /** Column of the file (its header's text) for each field; what is left out is recognised by its name. */
  columns?: Partial<Record<Field, string>>;
  /** Minutes east of Greenwich that times without a zone are in. 0 if left out, and the report says so. */
  timeZoneMinutes?: number;
  dayFirst?: boolean;
  depthUnit?: "km" | "m";
  /** Keep explosions, quarry blasts and the like. */
  keepOtherEvents?: boolean;
  /** Keep events that another row has already. Left out, exact duplicates are set aside, and near ones (16 s, 100 km, 0.5 magnitudes) where they are of different files; false sets near ones of one file aside, too. */
  keepDuplicates?: boolean;
  /** False drops rows that would be put right. */
  repair?: boolean;
}

export interface Dropped {
  /** The file it is of, where there are several. */
  file?: string;
  /** 1 is the first line of the file, the header included; for GeoJSON and QuakeML, the event's number from 1. */
  row: number;
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
/** A row that could be used and is left out all the same: another kind of event, or one that another row (`of`) has already. */
export interface SetAside {
  file?: string;
  row: number;
  column: string;
  value: string;
  reason: Reason;
  of?: { file?: string; row: number };
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
  repaired: Repaired[];
  setAside: SetAside[];
  /** The file's own columns, in order. */
  columns: string[];
  /** Which of them was taken for what. */
  fields: Partial<Record<Field, string>>;
  /** The first rows as the file has them, for the column picker. */
  preview: string[][];
  notes: Note[];
  /** How each was read, where several files were merged. */
  files: FileReport[];
  /** Numeric columns that are no field and are kept beside the events, at most 32; of tables only. Hindsight: known only once an event has been located and measured. */
  extras: { column: string; hindsight: boolean }[];
}
export interface FileReport {
  name: string;
  format: CatalogueFormat;
  encoding: Encoding;
  delimiter: Delimiter | null;
  rows: number;
  /** Duplicates of other files not counted. */
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
/** Degrees; west > east: across 180°. */
export interface Region {
  south: number;
  north: number;
  west: number;
  east: number;
}
/** Part of a catalogue; what is left out does not select, and bounds belong to the part. */
export interface Selection {
  region?: Region;
  /** Seconds since 1970. */
  from?: number;
  to?: number;
  minimumMagnitude?: number;
  /** Kilometres. */
  minimumDepth?: number;
  maximumDepth?: number;
}
/** The magnitude above which a catalogue misses no events. */
export interface Completeness {
  method: CompletenessMethod;
  /** Null where the method finds none. */
  mc: number | null;
  binWidth: number;
  /** At and above mc. */
  events: number;
}
/** The law of Gutenberg and Richter, log10 N(≥ M) = a - b M. */
export interface BValue {
  method: BValueMethod;
  b: number;
  /** One standard deviation: Shi and Bolt 1982; b/√n for aki-utsu. */
  sigma: number;
  /** log10 of the number of events at and above magnitude 0, of the whole span. */
  a: number;
  /** Magnitudes, or for b-positive differences, that it was fitted to. */
  n: number;
  mc: number;
  binWidth: number;
}
/** Whether a catalogue is fit for use. */
export interface Fitness {
  /** Selected. */
  events: number;
  binWidth: number;
  /** Frequency–magnitude: the centre of each bin, its count, the count of it and all above. */
  bins: { magnitude: number[]; count: number[]; cumulative: number[] };
  /** One a method. */
  completeness: Completeness[];
  /** What the page takes unless told otherwise: maximum curvature + 0.2, or options.mc. Null of no events. */
  mc: number | null;
  /** At mc, one a method, where there are at least 50 events. */
  bValues: BValue[];
  /** Consecutive windows of equal numbers of events; seconds since 1970. Empty without times. */
  throughTime: { from: number; to: number; events: number; mc: number | null; b: number | null; sigma: number | null }[];
  /** Kilometres; `from` is the lower edge of the first bin. Spikes are depths nobody measured. */
  depths: { from: number; width: number; count: number[]; spikes: { depth: number; count: number; share: number }[] };
  /** In lower case; "" where the file has none. Empty without times. */
  magnitudeTypes: { year: number; counts: Record<string, number> }[];
  warnings: { code: FitnessCode; values: Record<string, string | number> }[];
}
/** Who is an aftershock of whom. The arrays have one entry for each event of the whole catalogue. */
export interface Declustering {
  method: DeclusterMethod;
  /** Selected. */
  events: number;
  /** Of them, those alone among them. */
  mainshocks: number;
  /**
   * `zaliapin`: the two normal distributions of log10 η, of aftershocks first; below the threshold an event is one.
   * Null with windows, or where there are not two: then nothing is an aftershock.
   */
  split: { means: Interval; sigmas: Interval; weights: Interval; threshold: number } | null;
  /** 1 for mainshocks and events alone, 0 for the others and for those not selected. */
  mainshock: Uint8Array;
  /** Row of the mainshock; -1 for events not selected. */
  cluster: Int32Array;
  /** `zaliapin`: log10 of the rescaled time (years) and distance (km) to the nearest neighbour; NaN where there is none. Empty with windows. */
  logTime: Float32Array;
  logDistance: Float32Array;
}
/** Omori–Utsu: K (t + c)^-p events a day, t days after the mainshock. */
export interface OmoriUtsu {
  k: number;
  /** Days. */
  c: number;
  p: number;
}
/** One mainshock and what followed. */
export interface Aftershocks {
  row: number;
  mainshock: Event;
  /** How far and how long it was looked; not beyond the end of the catalogue. */
  kilometres: number;
  days: number;
  events: number;
  /** Of each, days after the mainshock. */
  times: number[];
  /** What came within the same distance from the catalogue's first event to the mainshock. */
  before: { days: number; events: number };
  /** Each day; the last may be shorter. */
  counts: number[];
  /** Fitted to their times by maximum likelihood; null of fewer than 20. sigmas is null where the data do not bound them. */
  omori: (OmoriUtsu & { sigmas: OmoriUtsu | null; logLikelihood: number }) | null;
  /** What the fit says of each day; empty without. */
  curve: number[];
  /** What an average Californian sequence (Reasenberg and Jones 1989) brings at and above whole and half magnitudes, and what came. The background is what the rate before the mainshock (a Poisson process) would bring; null where there was no before. */
  expected: { magnitude: number; events: number; probability: number; observed: number; background: number | null; backgroundProbability: number | null }[];
  largest: Event | null;
  /** What Båth's rule expects of the largest: 1.2 ± 0.5 below the mainshock. */
  bath: number;
}
export interface Catalogue {
  readonly name: string;
  readonly report: ImportReport;
  rows(from?: number, to?: number): Promise<Event[]>;
  columns(): Promise<CatalogueColumns>;
  toCsv(): Promise<string>;
  /** binWidth is the catalogue's own, at least 0.1, if left out. */
  completeness(options: { method: CompletenessMethod; binWidth?: number; selection?: Selection }): Promise<Completeness>;
  bValue(options: { mc: number; method: BValueMethod; binWidth?: number; selection?: Selection }): Promise<BValue>;
  decluster(options: {
    method: DeclusterMethod;
    windows?: DeclusterWindows;
    /** Share of the time window that also reaches back; 1 if left out. */
    foreshocks?: number;
    /** At and above, in the bins that magnitudes are counted in. */
    minimumMagnitude?: number;
    selection?: Selection;
  }): Promise<Declustering>;
  aftershocks(options?: {
    /** Row; the largest event if left out. */
    mainshock?: number;
    /** 30 if left out, 3652 at most. */
    days?: number;
    /** The window of Gardner and Knopoff if left out. */
    kilometres?: number;
    /** At and above, in the bins that magnitudes are counted in. */
    minimumMagnitude?: number;
  }): Promise<Aftershocks>;
  fitness(options?: { selection?: Selection; mc?: number; binWidth?: number }): Promise<Fitness>;
}

/** The earthquake of a file that does not say which it is about, as exports of "Did You Feel It?" do not. */
export interface IntensityEvent {
  id?: string;
  magnitude?: number;
  /** Kilometres. */
  depth?: number;
  latitude?: number;
  longitude?: number;
  /** Seconds since 1970. */
  time?: number;
}
export interface IntensityOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  decimalComma?: boolean;
  /** Column of the file (its header's text) for each field; what is left out is recognised by its name. */
  columns?: Partial<Record<IntensityField, string>>;
  /** One a file, in their order. A column of the file comes first. */
  events?: IntensityEvent[];
}
/** A table of invented events and sites: magnitudes even from 5.0 to 7.9, depths from 5 to 20 km, distances even in their logarithm as far as intensity 3 is expected, within 300 km; intensity is the equation's, with its scatter. */
export interface PracticeOptions {
  /** allen-wald-worden-2012 if left out. */
  equation?: IntensityEquationName;
  /** 100 if left out, 2000 at most. */
  events?: number;
  /** Of each event; 40 if left out, 2000 at most. */
  sites?: number;
  seed?: number;
}
export type IntensitySource = Uint8Array | string | { name?: string; bytes: Uint8Array };
export interface IntensityImport {
  format: IntensityFormat;
  encoding: Encoding;
  delimiter: Delimiter | null;
  /** Rows under the header; kept + dropped.length = rows. */
  rows: number;
  kept: number;
  dropped: Dropped[];
  /** The first file's own columns, in order. */
  columns: string[];
  /** Which of them was taken for what. */
  fields: Partial<Record<IntensityField, string>>;
  preview: string[][];
  notes: Note[];
  /** Earthquakes. */
  events: number;
}
/** Somebody, or an instrument, somewhere. */
export interface IntensityRow {
  /** The earthquake; where the file names none, rows that agree in magnitude, depth and time are of one. */
  event: string;
  /** Of the earthquake, seconds since 1970. */
  time: number | null;
  magnitude: number;
  /** Hypocentral kilometres; where the file has another distance only, the notes say how it was taken. */
  distance: number;
  depth: number | null;
  /** Speed of shear waves in the uppermost 30 m, m/s. */
  vs30: number | null;
  /** Modified Mercalli. */
  intensity: number;
}
/** NaN where a value is missing. */
export interface IntensityColumns {
  time: Float64Array;
  magnitude: Float32Array;
  distance: Float32Array;
  depth: Float32Array;
  vs30: Float32Array;
  intensity: Float32Array;
}
/** Observations of shaking; those of an earthquake are together, earthquakes in time order where each has a time. */
export interface IntensityTable {
  readonly name: string;
  readonly report: IntensityImport;
  rows(from?: number, to?: number): Promise<IntensityRow[]>;
  columns(): Promise<IntensityColumns>;
  toCsv(): Promise<string>;
}
/** A source, a site and a network of stations. */
export interface ScenarioOptions {
  magnitude: number;
  /** Of the source, km; at most 100. */
  depth: number;
  /** From the epicentre to the site, km; at most 500. */
  distance: number;
  /** From the epicentre to the station whose P wave raises the alert, km; 20 if left out. */
  stationDistance?: number;
  /** From that P wave to the alert at the site: measuring, deciding, sending; seconds, 4 if left out. */
  delay?: number;
  /** One layer of these speeds, km/s; null or left out: crust and uppermost mantle of iasp91 (Kennett and Engdahl 1991). */
  velocity?: { p: number; s: number } | null;
}
/** A thought experiment, not a warning system. Times are seconds after the origin. */
export interface Scenario {
  /** Kilometres. Stands for the distance to the fault in both equations. */
  hypocentralDistance: number;
  /** `outside`: beyond the magnitudes or distances the equation was made for. */
  expected: { equation: IntensityEquationName; intensity: number; sigma: number; outside: boolean }[];
  /** P at the station. */
  detection: number;
  alert: number;
  pArrival: number;
  sArrival: number;
  /** sArrival − alert; below 0 the S wave is first. */
  warning: number;
  /** How far from the epicentre the S wave is when the alert is out, km. */
  blindRadius: number;
  /** The velocity model: kilometres below the surface, km/s. */
  layers: { top: number; p: number; s: number }[];
}

/** How a collection of documents is read; what is left out is recognised, and the report says what was guessed. */
export interface CorpusOptions {
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** Column of the file (its header's text) for each field. */
  columns?: Partial<Record<CorpusField, string>>;
  /** Keep documents that repeat another one: the same DOI or arXiv number, nearly the same title, the same abstract. False if left out: across a split they would leak. */
  keepDuplicates?: boolean;
}
/** An invented collection: words of syllables, topics with words of their own, the first topic rising over the years 2000 to 2019, a term that becomes common. The report's note `synthetic-corpus` says what is true of it. */
export interface SyntheticCorpusOptions {
  /** 2000 if left out; 20000 at most. */
  documents?: number;
  /** 5 if left out; 20 at most. */
  topics?: number;
  /** 2024 if left out. */
  seed?: number;
}
/** Several files are merged into one collection; of several plain texts each is one document. */
export type CorpusSource = Uint8Array | string | { name?: string; bytes: Uint8Array } | { sample: string } | { sample: "synthetic-abstracts"; options: SyntheticCorpusOptions };
/** As `ImportReport`, of documents. */
export interface CorpusImport {
  format: CorpusFormat;
  encoding: Encoding;
  delimiter: Delimiter | null;
  /** Records; kept + dropped.length + setAside.length = rows. */
  rows: number;
  kept: number;
  dropped: Dropped[];
  /** Always empty. */
  repaired: Repaired[];
  /** Duplicates; their value is the title. */
  setAside: SetAside[];
  columns: string[];
  fields: Partial<Record<CorpusField, string>>;
  preview: string[][];
  notes: Note[];
  files: CorpusFileReport[];
  /** Always empty. */
  extras: ImportReport["extras"];
}
export interface CorpusFileReport {
  name: string;
  format: CorpusFormat;
  encoding: Encoding;
  delimiter: Delimiter | null;
  rows: number;
  kept: number;
  columns: string[];
  fields: Partial<Record<CorpusField, string>>;
  preview: string[][];
  notes: Note[];
}
/** Text without markup; empty where the file has none. */
export interface CorpusDocument {
  title: string;
  abstract: string;
  year: number | null;
  label: string | null;
  /** A DOI, an arXiv number, whatever the file calls it by. */
  identifier: string | null;
  /** In their order; `Family, Given` where the file tells them apart. */
  authors: string[];
  journal: string | null;
}
export interface CorpusOverview {
  /** In alphabetical order. */
  labels: { label: string; documents: number }[];
  withoutLabel: number;
  /** Years with documents, in order; `labels` counts each label's, and last those without one. */
  years: { year: number; documents: number; labels: number[] }[];
  withoutYear: number;
  withoutAbstract: number;
  /** Words of each document; a Chinese character counts for one, and each pair for another. */
  words: Uint32Array;
}
export interface KeyTerm {
  /** In lower case. */
  term: string;
  /** The larger, the better; of YAKE the smaller. */
  score: number;
  /** How often it occurs; of words, in how many of the documents. */
  count: number;
}
export interface SummarySentence {
  /** Its place in the corpus. */
  document: number;
  /** Which sentence of its abstract; of its title where it has no abstract. */
  index: number;
  sentence: string;
  score: number;
}
export interface GraphOptions {
  /** The commonest terms, at most so many; 80 if left out, 500 at most. */
  terms?: number;
  /** Sentences two terms must share at least; 3 if left out. */
  least?: number;
  /** Least normalised pointwise mutual information (Bouma 2009), -1 to 1; 0.1 if left out. */
  npmi?: number;
  /** Places in the corpus; all if left out. */
  documents?: number[];
}
/** Which terms stand in the same sentences: co-occurrence, not knowledge. */
export interface TermGraph {
  /** The commonest first; in how many sentences each is. */
  nodes: { term: string; count: number }[];
  /** The strongest first; `from` and `to` are places in `nodes`. `logLikelihood` is Dunning's G². */
  edges: { from: number; to: number; count: number; npmi: number; logLikelihood: number }[];
  sentences: number;
}
export interface RelationOptions {
  /** Places in the corpus; all if left out. */
  documents?: number[];
  /** 200 if left out, 2000 at most. */
  most?: number;
}
/** A candidate: a pattern knows no grammar, and whether it is so is for a reader to say. */
export interface Relation {
  /** In lower case, as `object`. */
  subject: string;
  kind: RelationKind;
  object: string;
  /** Sentences that state it. */
  count: number;
  /** The first five of them; `document` is a place in the corpus. */
  evidence: { document: number; sentence: string }[];
}
/** Skip-gram with negative sampling (Mikolov et al. 2013) on the words that name something and are in three documents. */
export interface WordVectorOptions {
  /** Numbers of a vector; 50 if left out, 2 to 300. */
  dimensions?: number;
  /** Words to either side, at most so many; 5 if left out. */
  window?: number;
  /** If left out, as many as go through 800,000 words, 3 to 40. */
  epochs?: number;
  seed?: number;
}
export interface WordVectors {
  /** The commonest first. */
  words: string[];
  /** How often each occurs. */
  counts: Uint32Array;
  /** Where each lies on the plane of the first two principal components of all vectors at length one. */
  x: Float32Array;
  y: Float32Array;
  /** The share of all variance that lies along x and along y: what a map shows, and no more. */
  variance: [number, number];
  /** Mean loss of a pair in each epoch, nats. */
  losses: number[];
}
export interface Neighbour {
  word: string;
  /** Of the angle between both vectors. */
  cosine: number;
  count: number;
}
/** A network that reads a sentence up to a word and says which comes next; see `LanguageModel`. */
export interface LanguageModelOptions {
  /** Most words it knows, the commonest of the training part that are in two sentences; 2000 if left out, 50 to 10,000. */
  vocabulary?: number;
  /** Of the LSTM, and numbers of a word's vector; 64 if left out, 4 to 256. */
  units?: number;
  /** At most; if left out, as many as go through 400,000 words, 2 to 40. It stops earlier after three without a better validation loss, and keeps the best. */
  epochs?: number;
  seed?: number;
}
/**
 * A next-token LSTM (Sundermeyer, Schlüter and Ney 2012) over sentences: words in lower case, Chinese by characters; rarer
 * words are one, the unknown word. A tenth of the documents, by lot, chooses the epoch, another tenth judges. Beside
 * it what counts say, on the same words: of single words, and of pairs (interpolated Kneser–Ney, 1995).
 */
export interface LanguageModel {
  /** Words it knows. */
  vocabulary: number;
  documents: { training: number; validation: number; test: number };
  /** Of the training part, ends of sentences included. */
  words: number;
  /** Of the test part: how many are judged, ends of sentences included, and which share of them it does not know. */
  testWords: number;
  unknown: number;
  /** Mean loss of a word after each epoch, nats; of validation at most 200 sentences. */
  losses: { training: number[]; validation: number[] };
  /** From 1. */
  bestEpoch: number;
  /** e to the mean of −ln p of the test part's words: among how many words, all alike, one would have to guess. */
  perplexity: { network: number; bigram: number; unigram: number };
}
export interface WritingOptions {
  /** 3 if left out, 1 to 10. */
  sentences?: number;
  /** 0.1 to 2, 0.8 if left out: lower writes what is likely, higher what is not. */
  temperature?: number;
  seed?: number;
}
/** A sentence drawn word by word. It is no source of facts: each word is only a likely one behind those before it. */
export interface WrittenSentence {
  /** In lower case and without punctuation; Chinese characters one by one. */
  words: string[];
  /** The longest run of words that stands like this in a sentence of the collection: the place of its first word, how many, and the first document it stands in. */
  copied: { from: number; words: number; document: number };
  /** Places of words that never follow on the one before them anywhere in the collection. */
  unseen: number[];
}
export interface ClusterOptions {
  /** If left out, as many as there are labels, or 8; 50 at most. */
  clusters?: number;
  seed?: number;
}
/** k-means (k-means++ start, the best of eight) on TF-IDF brought down to its main directions, one fewer than clusters. */
export interface Clustering {
  /** The largest first: words that its documents have oftener than the others, the documents nearest to its middle, and how many of each label it has, last those without one. */
  clusters: { terms: string[]; documents: number; titles: number[]; labels: number[] }[];
  /** In alphabetical order. */
  labels: string[];
  /** Hubert and Arabie 1985: 1 where clusters and labels agree wholly, 0 as by chance; null where nothing can be compared. */
  adjustedRand: number | null;
  /** The share of the variance that lies between clusters. */
  between: number;
  /** Of each document its place among the clusters. */
  of: Uint32Array;
}
export interface Trend {
  /** Years with documents, in order; the share of those with the term, and its 95 % interval (Wilson 1927). */
  years: { year: number; texts: number; with: number; share: number; low: number; high: number }[];
  /** Of the trend test of Cochran (1954) and Armitage (1955), positive where the share rises; null where nothing varies. */
  z: number | null;
  /** Two-sided, of `z`. */
  pValue: number | null;
  /** Years from which on the share is another; `pValue` is that of a permutation test. */
  changes: { year: number; before: number; after: number; pValue: number }[];
}
/** Titles and abstracts, in the order of the file. */
export interface Corpus {
  readonly name: string;
  readonly report: CorpusImport;
  documents(from?: number, to?: number): Promise<CorpusDocument[]>;
  overview(): Promise<CorpusOverview>;
  /** Of these documents, or of all; at most 50 if left out. */
  keyTerms(options: { method: KeyTermMethod; documents?: number[]; most?: number }): Promise<KeyTerm[]>;
  /** Of these documents, or of all; three sentences if left out, in the order they stand in. */
  summary(options: { method: SummaryMethod; documents?: number[]; sentences?: number }): Promise<SummarySentence[]>;
  graph(options?: GraphOptions): Promise<TermGraph>;
  exportGraph(options: GraphOptions & { format: GraphExportFormat }): Promise<string>;
  /** What the documents' sentences state of two terms, most often stated first: candidates to confirm or refuse. */
  relations(options?: RelationOptions): Promise<Relation[]>;
  /** Those that were confirmed, with their sentences and where they stand, as linked data. */
  exportRelations(options: { relations: Relation[]; format: RelationExportFormat }): Promise<string>;
  /** Trains vectors of the words; `neighbours` and `exportVectors` are of those trained last. */
  wordVectors(options?: WordVectorOptions, watch?: Watch): Promise<WordVectors>;
  /** The nearest words to a word or to the middle of several; 10 if left out. */
  neighbours(options: { word: string; most?: number }): Promise<Neighbour[]>;
  /** word2vec's text format. */
  exportVectors(): Promise<string>;
  /** Trains a network that writes; `writeSentences` is of the one trained last. */
  languageModel(options?: LanguageModelOptions, watch?: Watch): Promise<LanguageModel>;
  writeSentences(options?: WritingOptions): Promise<WrittenSentence[]>;
  clusters(options?: ClusterOptions): Promise<Clustering>;
  /** How the share of documents with a term, or with a label, moved over the years. */
  trend(options: { term: string } | { label: string }): Promise<Trend>;
  /** What to read next, and how much of what is relevant is probably found; asked anew after each mark. */
  triage(options: TriageOptions): Promise<Triage>;
  /** These documents in this order, or all; with the probability of each where they were ranked. Only what `CorpusDocument` has is written. */
  export(options: { format: CorpusExportFormat; documents?: number[]; probabilities?: number[] }): Promise<string>;
}

/** How an elevation model is read; what is left out is recognised, and the report says what was guessed. */
export interface GridOptions {
  /** Metres from cell to cell, both ways. */
  cellM?: number;
  /** The number that stands for a void, beside those that always do. */
  nodata?: number;
  zeroIsVoid?: boolean;
  unit?: GridUnit;
  /** Of a grey picture: the elevations of black and of white, metres. */
  rangeM?: [black: number, white: number];
  encoding?: GridEncoding;
  /** Which array of a .npz, or which file of a .zip. */
  entry?: string;
  /** Take the mean of so many by so many cells for one. */
  reduce?: number;
  /** Accept elevations that no place on Earth has. */
  anyElevation?: boolean;
}
export interface GridNote {
  code: GridNoteCode;
  values: Record<string, string | number>;
}
export interface GridReport {
  format: GridFormat;
  /** Cells from west to east, from north to south. */
  width: number;
  height: number;
  /** Metres from a cell to its eastern, to its southern neighbour. */
  cellXM: number;
  cellYM: number;
  /** Whether the file gives places in degrees. */
  degrees: boolean;
  /** Void cells. */
  voids: number;
  /** The lowest and the highest elevation, metres. */
  rangeM: [lowest: number, highest: number];
  notes: GridNote[];
}
/** What ground is like, as gdaldem measures it where it does; NaN where there is nothing to measure. */
export interface Relief {
  /** Degrees (Horn 1981). */
  slope: { mean: number; median: number };
  /** 1 to 255, light from the north-west at 45°. */
  hillshade: { mean: number };
  /** (mean − lowest) / (highest − lowest). */
  hypsometricIntegral: number;
  /** Terrain ruggedness index (Riley et al. 1999), metres. */
  triMean: number;
  /** Share of cells below all their neighbours. */
  pits: number;
  /** Exponent with which spectral power falls, of patches of 32 cells. */
  beta: number;
  /** Median height difference within patches of 32 cells, metres. */
  reliefMedian: number;
}
export interface PatchCount {
  /** To learn from; they overlap where the stride is below the size. */
  training: number;
  /** As many of these would lie side by side: what the training patches are worth. */
  trainingSideBySide: number;
  /** To judge by; they do not overlap. */
  validation: number;
  /** Places left out for a void; for being level. */
  withVoids: number;
  level: number;
}
/** Elevations without a place: a generated map, an area, anything. Metres, row by row from the north-west; NaN is a void. */
export interface Ground {
  name?: string;
  /** Cells from west to east. */
  width: number;
  elevation: Float32Array;
  cellXMetres: number;
  /** As cellXMetres if left out. */
  cellYMetres?: number;
}
export interface LandformOptions {
  /** Weiss if left out. */
  method?: LandformMethod;
  /** How far around a cell is looked, cells; 5 of Weiss, 10 of geomorphons. Cells nearer to the edge have no landform: take 5 for geomorphons of a map of 32. */
  radius?: number;
  /** What is no steeper than this is level, degrees; 5 of Weiss, 1 of geomorphons. */
  flatDegrees?: number;
}
export interface LandformClass {
  name: LandformName;
  cells: number;
  /** Of all cells that have a class. */
  share: number;
}
export interface Landforms {
  method: LandformMethod;
  radius: number;
  flatDegrees: number;
  width: number;
  height: number;
  /** All of the method, in its order; some may have no cell. */
  classes: LandformClass[];
  /** Cells without a class: near to the edge or to a void. */
  none: number;
  /** Of Weiss: the standard deviation of the height above the surroundings, metres; null of level ground. */
  positionDeviation: number | null;
  /** Of each cell the place of its class in `classes`; 255 without. */
  form: Uint8Array;
}
/** Of a cell or the mean of several. Heights are those above the mean of the eight neighbours, and of squares whose half side is half the radius and the radius. */
export interface ReliefAttributes {
  slopeDegrees: number;
  /** Above 0 in hollows. */
  curvaturePerMetre: number;
  /** Terrain ruggedness index (Riley et al. 1999). */
  ruggednessMetres: number;
  positionMetres: [near: number, middle: number, far: number];
}
export interface ReliefClusterOptions {
  /** 2 to 9; 6 if left out. */
  clusters?: number;
  /** 1 if left out. */
  seed?: number;
  /** As of a terrain run: what lies there is not learnt from. */
  validationShare?: number;
  side?: GridSide;
}
export interface ReliefCluster {
  /** The geomorphon that is commonest in it on the training area. */
  landform: LandformName;
  cells: number;
  /** Of all cells that have a cluster. */
  share: number;
  mean: ReliefAttributes;
}
/** On the unseen area. */
export interface LandformAgreement {
  /** Hubert and Arabie 1985, before classes are matched: 1 where groupings agree wholly, 0 as by chance; null where nothing can be compared. */
  adjustedRand: number | null;
  accuracy: number;
  /** The plain mean over the geomorphons that occur there. */
  macroF1: number;
}
/** k-means (k-means++ start, the best of eight) on standardised relief attributes of 6000 training cells, beside geomorphons of the usual radius. No window of a cell that is learnt from or scored reaches out of its area. */
export interface ReliefClusters {
  /** How far attributes and geomorphons look, cells. */
  radius: number;
  width: number;
  height: number;
  /** From the one that stands highest above its surroundings to the lowest. */
  clusters: ReliefCluster[];
  /** Cells without a cluster: near to the edge or to a void. */
  none: number;
  /** Compared in each area. */
  cells: { training: number; unseen: number };
  agreement: Record<LandformTeller, LandformAgreement>;
  /** Of each cell the place of its cluster in `clusters`; 255 without. */
  form: Uint8Array;
}
/** Of shapes (obj, glb, stl): how high and how large. */
export interface ShapeOptions {
  /** By how much heights are multiplied, 0.01 to 100; 1 if left out. */
  exaggeration?: number;
  /** Of stl: the longer side, 1 to 10000 mm; 100 if left out. */
  sideMm?: number;
  /** Of stl: how thick it is under the lowest cell, 0.1 to 1000 mm; 3 if left out. */
  baseMm?: number;
}
/** An elevation model. */
export interface Terrain {
  readonly name: string;
  readonly report: GridReport;
  /** Row by row from the north-west, metres; NaN is a void. */
  grid(): Promise<{ width: number; height: number; cellXMetres: number; cellYMetres: number; elevation: Float32Array }>;
  /** 1 to 255, 0 without a value, as gdaldem. Degrees clockwise from north, above the horizon; 315, 45 and 1 if left out. */
  hillshade(options?: { azimuth?: number; altitude?: number; exaggeration?: number }): Promise<{ width: number; height: number; shade: Uint8Array }>;
  /** Of every cell, NaN at the rim and beside voids. */
  surface(options: { measure: ReliefMeasure }): Promise<{ width: number; height: number; values: Float32Array }>;
  landforms(options?: LandformOptions): Promise<Landforms>;
  /** Cells in groups that nobody named, and how well they agree with geomorphons on ground they were not learnt from. */
  clusters(options?: ReliefClusterOptions): Promise<ReliefClusters>;
  relief(): Promise<Relief>;
  /** How many patches a choice leaves: 32 cells a side, 16 from one to the next, the eastern quarter unseen if left out. */
  patches(options?: { size?: number; stride?: number; validationShare?: number; side?: GridSide }): Promise<PatchCount>;
  /** Shapes of more than 1,048,576 cells take every other row and column, or fewer. */
  export(options: { format: TerrainExportFormat } & ShapeOptions): Promise<Uint8Array>;
}

/** Its `lab` tells which. */
export type RunSpec = EarthquakesSpec | TerrainSpec | LiteratureSpec;
/** What is left out is the preset's. */
export interface TerrainSpec {
  lab: "terrain";
  dataset: Terrain;
  /** orogen-small if left out. */
  preset?: GanPreset;
  /** Cells a side of a map: 28 of course-text, 32 (if left out) or 64 of orogen-small. */
  size?: number;
  /** Cells from a training patch to the next; half the size if left out. */
  stride?: number;
  /** Share of the ground that no network sees, and where it lies; the eastern quarter if left out. */
  validationShare?: number;
  side?: GridSide;
  loss?: GanLoss;
  /** Turn, mirror and shift maps before they are judged: the directions of the ground are lost. */
  augment?: boolean;
  learningRateGenerator?: number;
  learningRateDiscriminator?: number;
  /** 32 of orogen-small, 64 of course-text, if left out. */
  batchSize?: number;
  /** Rounded up to whole frames; 1000 if left out. */
  steps?: number;
  /** Steps from one frame of the film, and its scores, to the next; 25 if left out. An epoch of this lab. */
  judgeEvery?: number;
  seed?: number;
  engine?: Engine;
}
/** A document that the reader has judged. */
export interface Mark {
  /** Its place in the corpus. */
  document: number;
  relevant: boolean;
}
/**
 * Which label has a text? `course-text`: Embedding 64, LSTM 64, its last state, Dense 1 sigmoid (softmax for more than two
 * labels), first weights as Keras draws them; texts filled up and cut at the front, words that are not known left out,
 * nothing masked; Adam 0.001, cross-entropy, batch 32, 10 epochs. `orogen`: the LSTM reads in both directions, attention
 * pools its states together with the words' own vectors, what fills texts up is masked; words' vectors start
 * from latent semantic analysis; dropout, clipped gradients, labels weighted, early stopping.
 */
export interface LiteratureSpec {
  lab: "literature";
  dataset: Corpus;
  /** orogen if left out. */
  preset?: Preset;
  /** The label that is looked for, against all others. Null or left out: all labels. */
  relevant?: string | null;
  /** Where there are any, they alone are the labels: relevant or not. */
  marks?: Mark[];
  /** Numbers of a word's vector; 64 if left out. */
  embedding?: number;
  /** Of the LSTM in each direction; 64 if left out. 0: no LSTM, the words' vectors are pooled. */
  units?: number;
  bidirectional?: boolean;
  pooling?: Pooling;
  /** Words that are read of a text, 8 to 1000; 160 if left out. */
  tokens?: number;
  /** Most words that are known, the commonest of the training part and of documents without a label; 10000 if left out. */
  vocabulary?: number;
  /** Share of each word vector's numbers and of the pooled numbers switched off while training, 0 to 0.9; a fifth of it of the words. */
  dropout?: number;
  /** Longest gradient; 0 is any. */
  clip?: number;
  /** Rare labels count as much as common ones. */
  classWeights?: boolean;
  /** Words' vectors start from which texts they stand in together, those of the training part and those without a label (latent semantic analysis, Deerwester et al. 1990), the longer the rarer a word is, and not by lot. */
  pretrained?: boolean;
  optimiser?: OptimiserName;
  learningRate?: number;
  momentum?: number;
  l2?: number;
  batchSize?: number;
  epochs?: number;
  earlyStopping?: number;
  seed?: number;
  /** As of the Earthquakes lab; 3 if left out. */
  seeds?: number;
  /** Chronological if left out; random where a document has no year, and the report says so. Documents that repeat each other stay together. */
  split?: Extract<Split, "chronological" | "random">;
  /** 0.1 if left out. */
  validationShare?: number;
  /** 0.2 if left out. */
  testShare?: number;
  engine?: Engine;
}
export interface EarthquakesSpec {
  lab: "earthquakes";
  /** Of the intensity task an IntensityTable. */
  dataset: Catalogue | IntensityTable;
  /** Magnitude if left out. */
  task?: Task;
  preset?: Preset;
  /** Of the magnitude task; the preset's if empty or left out. The probability task has seven fixed inputs: ln(1 + events) of the cell's last 1, 7, 30 and 365 days, ln(1 + days since its last event), the largest magnitude of its last 30 days above completeness, the log odds of its climatology. */
  features?: Feature[];
  /** Allows columns that are known only once an event has been measured (stations, errors, other magnitudes): they tell the magnitude without telling anything of the Earth. False if left out. */
  overruleHindsight?: boolean;
  /** Widths of the hidden layers; [64, 32] if left out. The last layer is always 1 linear; for probabilities it is the logit. */
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
  /** Networks that the verdict is pooled over, under the seeds from `seed` on; 3 if left out. The first is the one that is watched, kept and used; the others are trained when a report is asked for. */
  seeds?: number;
  /** Blocks and sequences part magnitude runs only; of intensities, whole earthquakes are dealt out, in time or by lot. */
  split?: Split;
  /** Shares of the rows; the rest trains. 0.2 each if left out. */
  validationShare?: number;
  testShare?: number;
  engine?: Engine;
  /** Probability: m. Null or left out: one above the training part's completeness. */
  targetMagnitude?: number | null;
  /** Probability: T, 0.25 to 3660 days; 7 if left out. Windows do not overlap. */
  windowDays?: number;
  /** Width and height of a cell, of the probability task and of the split by spatial blocks, 0.1 to 90°; 10 if left out. 0: the whole region is one cell. */
  cellDegrees?: number;
  /** Probability: a cell needs so many training events at or above completeness; 20 if left out. */
  cellEvents?: number;
  /** Probability: events outside do not count. Null or left out: the Earth. */
  region?: Region | null;
  /** Probability: from here up counts as a yes, for precision and recall. Null or left out: the base rate of training ("more likely than usual"; 0.5 would nearly never be reached). */
  threshold?: number | null;
}

export interface Progress {
  epoch: number;
  epochs: number;
  step: number;
  steps: number;
  stepsPerSecond: number;
  /** Null until there is a rate to tell it from. */
  secondsLeft: number | null;
  /** Of the steps since the last reading: mean squared error, magnitude²; for probabilities mean cross-entropy, nats. */
  trainingLoss: number | null;
  /** The same on the validation part after the last finished epoch. */
  validationLoss: number | null;
  engine: EngineName;
}
/** One entry an epoch; mean squared error, magnitude², or mean cross-entropy, nats. */
export interface History {
  training: number[];
  validation: number[];
  /** What the simplest rule scores on the validation part: always saying the training mean; the climatology. */
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

/** Null until there is a reading, and for other labs. The training loss is the generator's, the validation loss the total of the scores. */
export interface TerrainProgress extends Progress {
  generatorLoss: number | null;
  discriminatorLoss: number | null;
  /** Shares of real and of made maps that the discriminator tells right. */
  accuracyReal: number | null;
  accuracyFake: number | null;
  /** Of each layer's weights at a step of the last reading; empty until there is one. */
  gradientNorms: GradientNorm[];
}
/** How long the gradient of a layer's weights was: 0 learns nothing, much more than its neighbours' learns by leaps. */
export interface GradientNorm {
  part: GanPart;
  layer: string;
  norm: number;
}
/**
 * How far maps are from real ground that no network saw: slope to roughness, position and aspect Wasserstein-1
 * distances of scaled patches, spectrum the root mean square error of ln power; each over that of random halves of
 * the real ones, so 1 is as good as real.
 */
export interface RealismScores {
  slope: number;
  curvature: number;
  hypsometry: number;
  roughness: number;
  spectrum: number;
  /** Of topographic position: heights above the eight neighbours. */
  position: number;
  /** Of directions, on the circle. Means nothing where maps were turned and mirrored in training. */
  aspect: number;
  /** Exponent with which spectral power falls; that of real ground is `unseen.exponent` of the report. */
  exponent: number;
  /** Share of cells below all their neighbours; that of real ground is `unseen.pits` of the report. */
  pits: number;
  /** Over that of the real patches. */
  diversity: number;
  /** Median distance to the nearest training patch, turned and mirrored, over that of unseen real patches. NaN for training patches. */
  nearest: number;
  /** The mean of five distances, slope, curvature, hypsometry, roughness and spectrum: what the best weights are chosen by. */
  total: number;
}
export interface UnseenGround {
  exponent: number;
  pits: number;
}
/** The same seeds again after each epoch. */
export interface FilmFrame {
  step: number;
  size: number;
  count: number;
  /** `count × size × size`, metres. */
  elevation: Float32Array;
  /** Of the averaged generator. */
  scores: RealismScores;
  alarms: GanAlarm[];
}
/** Map `index` (below 1024; 0 if left out) of those that `generate` makes of a seed (1 if left out). */
export interface MapChoice {
  seed?: number;
  index?: number;
}
/** `count × size × size`, metres. */
export interface Maps {
  size: number;
  cellXMetres: number;
  cellYMetres: number;
  elevation: Float32Array;
}
export interface TerrainReport {
  lab: "terrain";
  preset: GanPreset;
  engine: EngineName;
  seed: number;
  steps: number;
  /** The step whose weights are judged. */
  stepJudged: number;
  weights: number;
  patches: PatchCount;
  /** Eastwards and southwards. */
  cellMetres: [x: number, y: number];
  /** Of fresh maps of the kept generator. */
  scores: RealismScores;
  surfaces: Record<SurfaceName, RealismScores>;
  /** What the real ground is like that no network saw. */
  unseen: UnseenGround;
  /** Hurst exponents, those that were best on the training patches. */
  exponent: { brownian: number; diamondSquare: number };
  memorised: Memorised;
  /** The surface that is nearest to the training patches: the verdict is against it. */
  against: Exclude<SurfaceName, "real">;
  /** Generator minus that surface, in the mean distance of groups of maps; below zero the generator is nearer. */
  difference: { total: number; interval: Interval; groups: number; resamples: number };
  /** None with fewer than 10 unseen patches. */
  verdict: Verdict;
  /** The verdict in one English sentence; the page has its own words. */
  sentence: string;
  doubts: { code: DoubtCode; values: Record<string, string | number> }[];
}

export interface ProbeScores {
  /** Numbers that the regression is told of a cell. */
  features: number;
  accuracy: number;
  /** 95 %, unseen patches drawn again. */
  interval: Interval;
  /** The plain mean over the landforms that occur. */
  macroF1: number;
  /** Of each of `landforms`. */
  f1: number[];
}
/**
 * What the discriminator knows of landforms (a linear probe, Alain and Bengio 2016): multinomial logistic regressions
 * that tell a cell's geomorphon (radius 5 cells, all of which lie in its patch), learnt on training patches, judged on
 * patches that no network saw. Features are those of the first two layers, interpolated to the cell.
 */
export interface DiscriminatorProbe {
  /** Of the discriminator that was asked. */
  step: number;
  radius: number;
  patches: { training: number; unseen: number };
  cells: { training: number; unseen: number };
  /** Geomorphons among the unseen cells, all ten. */
  landforms: LandformClass[];
  scores: Record<ProbeName, ProbeScores>;
  /** Accuracy of the trained discriminator minus that of the untrained. */
  difference: { accuracy: number; interval: Interval; groups: number; resamples: number };
  /** Of that difference; none with fewer than 10 unseen patches. */
  verdict: Verdict;
}

export interface Scores {
  mse: number;
  rmse: number;
  mae: number;
  /** Against the mean of the rows judged. */
  r2: number;
}
/** The scores of the network of one seed. */
export interface SeedScores<S> {
  seed: number;
  epochsTrained: number;
  scores: S;
}
export type Interval = [low: number, high: number];
export type ScoreIntervals = { [K in keyof Scores]: Interval };
export interface BaselineScores {
  scores: Scores;
  intervals: ScoreIntervals;
  validationMse: number;
}
/** How much of the skill is where depths are conventions: on events whose depth was measured, what is left of it? */
export interface FixedDepths {
  /** Kilometres: depths that stand out, or 0, 5, 10, 33, 35 where none does. */
  depths: number[];
  /** Events judged whose depth is one of them, and the others. */
  fixed: number;
  free: number;
  /** Of saying one of two means by that flag, against the constant mean. */
  skill: number;
  /** Of the networks of all seeds, pooled, against the constant mean, on the free ones. */
  freeSkill: number;
  /** In squared error; below zero the network is better. */
  freeDifference: { mse: number; interval: Interval; blocks: number; resamples: number };
}
/** The same network under one split, for as many epochs; 1 − MSE / MSE of that split's constant mean is the skill. */
export interface SplitComparison {
  split: Split;
  /** Null where the catalogue cannot be split so; `refused` says why. */
  result: SplitResult | null;
  refused: { code: ErrorCode; values: Record<string, string | number> } | null;
}
export interface SplitResult {
  epochsTrained: number;
  rows: { training: number; validation: number; test: number };
  /** Blocks or sequences; null for splits without. */
  groups: number | null;
  scores: Scores;
  intervals: ScoreIntervals;
  skill: number;
  skillInterval: Interval;
  /** Of the constant mean. */
  mean: Scores;
  /** Of the straight line. */
  linear: SkillScores;
}
export interface SkillScores {
  scores: Scores;
  skill: number;
}
/** The same probability network under one split, for as many epochs. No window is of one sequence alone: there is no split by sequences. */
export interface WindowSplit {
  split: Split;
  /** Null where the windows cannot be split so; `refused` says why. */
  result: WindowSplitResult | null;
  refused: { code: ErrorCode; values: Record<string, string | number> } | null;
}
/** Skill and gain are over the climatology that this split's training part knows: in a cell none of whose windows trained it is the base rate. */
export interface WindowSplitResult {
  epochsTrained: number;
  windows: ProbabilityReport["windows"];
  /** Cells, for the split by blocks; else null. */
  groups: number | null;
  scores: ProbabilityScores;
  intervals: ProbabilityIntervals;
  climatology: ProbabilityScores;
  logistic: ProbabilityScores;
}
/** Is there any signal? The same network, trained as long on labels permuted within the training part and within the validation part. */
export interface ShuffledControl {
  permutations: number;
  /** On the test part, of the network as it is and of each one on shuffled labels: mean squared error; of probabilities the log score without its sign, nats a window. */
  loss: number;
  shuffled: number[];
  /** (1 + shuffled as good or better) / (permutations + 1). */
  pValue: number;
}
/** A dense layer of a network at this moment. */
export interface LayerState {
  inputs: number;
  outputs: number;
  /** Root mean square of the derivatives of the loss by the layer's weights, over the training rows, at most 4096; standard units. */
  gradientRms: number;
  /** The same of the weights. */
  weightRms: number;
}
/** Standard units: a loss of 1 is that of always saying the mean of the training targets. */
export interface LossPlace {
  weight: number;
  bias: number;
  loss: number;
}
/** The mean squared error of one neuron with one input on the training rows, over its weight and its bias. */
export interface LossSurface {
  /** Weights and biases go from minus to plus this, `size` of each. */
  reach: number;
  size: number;
  /** Row by row, the smallest bias first. */
  loss: Float32Array;
  /** Where the run is. */
  at: LossPlace;
  /** How fast the loss grows there with the weight and with the bias. */
  slope: [byWeight: number, byBias: number];
  /** The bottom. */
  least: LossPlace;
}
export interface MagnitudeReport {
  lab: "earthquakes";
  task: "magnitude";
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
  /** Of the first seed's network. */
  scores: Scores;
  perSeed: SeedScores<Scores>[];
  /** 95 %, block bootstrap. */
  intervals: ScoreIntervals;
  baselines: Record<Exclude<BaselineName, "persistence" | "fixed-depth">, BaselineScores> & { persistence?: BaselineScores; "fixed-depth"?: BaselineScores };
  /** The simple rule that was best on the validation part: the verdict is against it. Boosted trees are none. */
  bestBaseline: BaselineName;
  /** Networks of all seeds, pooled, minus best baseline, in squared error; below zero the network is better. */
  difference: { mse: number; interval: Interval; blocks: number; resamples: number };
  verdict: Verdict;
  /** The same against gradient-boosted trees, by the same rules. */
  againstTrees: { difference: { mse: number; interval: Interval; blocks: number; resamples: number }; verdict: Verdict };
  /** Null unless depth is a feature and both kinds of depths are there. */
  fixedDepths: FixedDepths | null;
  /** The verdict in one English sentence; the page has its own words. */
  sentence: string;
  doubts: { code: DoubtCode; values: Record<string, string | number> }[];
  /** Of the rows judged, in time order. */
  observed: Float32Array;
  predicted: Float32Array;
  time: Float64Array;
}

export interface ProbabilityScores {
  /** Mean of (p − y)²; smaller is better. */
  brier: number;
  /** Mean of ln p of what happened, nats, p clipped at 10⁻⁶; nearer to 0 is better. */
  logScore: number;
  /** 1 − Brier / Brier of the climatology; 0 is no better. */
  skill: number;
  /** Nats for each window with such an event, above the climatology. */
  informationGain: number;
  /** Area under the ROC curve; NaN where all windows are alike. */
  auc: number;
}
export type ProbabilityIntervals = { [K in keyof ProbabilityScores]: Interval };
export interface WindowCount {
  windows: number;
  /** Windows with such an event. */
  events: number;
}
export interface ReportedCell extends Region {
  /** Training events at or above completeness. */
  events: number;
  /** (k + 20 · base rate) / (n + 20), of n training windows with k such events. */
  climatology: number;
}
export interface ReliabilityBin {
  n: number;
  events: number;
  /** Mean probability. */
  forecast: number;
  /** events / n. */
  observed: number;
  /** 95 % of observed (Wilson 1927). */
  interval: Interval;
}
/** What the probabilities come to as a yes-or-no. */
export interface AtThreshold {
  threshold: number;
  /** NaN without a yes. */
  precision: number;
  /** NaN where nothing happened. */
  recall: number;
  f1: number;
  accuracy: number;
  /** The accuracy of always saying no. */
  alwaysNo: number;
}
/** Poisson: whether as many windows had such an event as were expected. */
export interface NTest {
  /** Sum of the probabilities. */
  expected: number;
  observed: number;
  /** P(N ≥ observed); small: too little was expected. */
  delta1: number;
  /** P(N ≤ observed); small: too much was expected. */
  delta2: number;
}
export interface ProbabilityReport {
  lab: "earthquakes";
  task: "probability";
  split: Split;
  engine: EngineName;
  seeds: number[];
  epochsTrained: number;
  /** The epoch whose weights are judged. */
  epochJudged: number;
  weights: number;
  /** m. */
  targetMagnitude: number;
  /** T. */
  windowDays: number;
  /** 0: one cell. */
  cellDegrees: number;
  /** Magnitude of completeness of the training part: maximum curvature + 0.2, or where the file is cut. */
  mc: number;
  binWidth: number;
  /** Share of the training windows with such an event. */
  baseRate: number;
  cells: ReportedCell[];
  windows: { training: WindowCount; validation: WindowCount; test: WindowCount };
  /** Seconds since 1970; from the first issue to the end of the last window. */
  spans: { training: Interval; validation: Interval; test: Interval };
  /** Of the first seed's network. */
  scores: ProbabilityScores;
  perSeed: SeedScores<ProbabilityScores>[];
  /** 95 %, drawing months: all cells of one month are drawn together. */
  intervals: ProbabilityIntervals;
  baselines: Record<ForecasterName, { scores: ProbabilityScores; intervals: ProbabilityIntervals; validationLogScore: number }>;
  /** The simple rule with the best log score on the validation part: the verdict is against it. Boosted trees are none. */
  bestBaseline: ForecasterName;
  /** Networks of all seeds, pooled, minus best baseline, nats a window; above zero the network is better. */
  difference: { logScore: number; interval: Interval; blocks: number; resamples: number };
  /** None with fewer than 100 windows judged that had such an event. */
  verdict: Verdict;
  /** The same against gradient-boosted trees, by the same rules. */
  againstTrees: { difference: { logScore: number; interval: Interval; blocks: number; resamples: number }; verdict: Verdict };
  /** The verdict in one English sentence; the page has its own words. */
  sentence: string;
  doubts: { code: DoubtCode; values: Record<string, string | number> }[];
  /** At most ten bins of nearly equal numbers of windows. */
  reliability: ReliabilityBin[];
  /** At falling thresholds. */
  precisionRecall: { threshold: number[]; precision: number[]; recall: number[] };
  atThreshold: AtThreshold;
  nTest: NTest;
  /** Of the windows judged, in time order: 1 where such an event came. */
  observed: Uint8Array;
  predicted: Float32Array;
  /** When issued. */
  time: Float64Array;
  /** Places in `cells`. */
  cell: Uint32Array;
}
/** An equation with coefficients; in the order of the publication. */
export interface IntensityEquation {
  equation: IntensityEquationName;
  coefficients: number[];
  /** Inside of terms: m1 and m2 of Allen, Wald and Worden. */
  shape: number[];
}
/** How near the networks came to the equation that a practice table was made from. */
export interface Recovery {
  equation: IntensityEquationName;
  /** Root mean square of mean network minus equation without its scatter, degrees of intensity. */
  deviation: number;
  interval: Interval;
  /** The interval's end must not be beyond it. */
  limit: number;
  /** Null where too few rows are left to judge on. */
  recovered: boolean | null;
}
export interface IntensityReport {
  lab: "earthquakes";
  task: "intensity";
  split: Split;
  engine: EngineName;
  seeds: number[];
  epochsTrained: number;
  /** The epoch whose weights are judged. */
  epochJudged: number;
  weights: number;
  inputs: IntensityInput[];
  rows: { training: number; validation: number; test: number };
  /** Earthquakes; each is in one part, where there are three at least. */
  events: { training: number; validation: number; test: number };
  /** Seconds since 1970. Null where the table has no times. */
  spans: { training: Interval; validation: Interval; test: Interval } | null;
  /** Of the first seed's network. */
  scores: Scores;
  perSeed: SeedScores<Scores>[];
  /** 95 %, drawing whole earthquakes, or neighbouring rows where there are fewer than ten. */
  intervals: ScoreIntervals;
  baselines: Record<IntensityRule, { scores: Scores; intervals: ScoreIntervals; validationMse: number }>;
  /** The one that was best on the validation part: the verdict is against it. */
  bestBaseline: IntensityRule;
  /** Networks of all seeds, pooled, minus best baseline, in squared error; below zero the network is better. */
  difference: { mse: number; interval: Interval; blocks: number; resamples: number };
  /** None on a practice table: there only `recovery` is judged. */
  verdict: Verdict;
  /** Null but on a practice table. */
  recovery: Recovery | null;
  /** Both equations, fitted to the training part. */
  refitted: IntensityEquation[];
  /** The verdict in one English sentence; the page has its own words. */
  sentence: string;
  doubts: { code: DoubtCode; values: Record<string, string | number> }[];
  /** Of the rows judged. */
  observed: Float32Array;
  predicted: Float32Array;
  magnitude: Float32Array;
  /** Hypocentral kilometres. */
  distance: Float32Array;
  time: Float64Array;
}
export interface IntensityQuery {
  magnitude: number;
  /** Hypocentral kilometres. */
  distance: number;
  /** Needed where the run's inputs have it. */
  depth?: number;
  vs30?: number;
}
export interface IntensityEstimate {
  intensity: number;
  /** 90 % of validation errors fall within. */
  interval: Interval;
  equations: { equation: IntensityEquationName; published: number; sigma: number; refitted: number }[];
  /** Inputs outside the range of the training data. */
  outside: IntensityInput[];
}
/** How well one label was told; 0 where there is nothing to divide by. */
export interface LabelScores {
  precision: number;
  recall: number;
  f1: number;
  /** Documents that have it. */
  support: number;
}
/** Each document has one label, so micro-averaged precision, recall and F1 are the accuracy. */
export interface TextScores {
  accuracy: number;
  /** The plain mean over the labels that occur. */
  macroAverage: LabelScores;
  /** In the order of the report's labels. */
  labels: LabelScores[];
  /** Rows are what is true, columns what was told. */
  confusion: number[][];
  /** Mean of ln p of the right label, nats, p clipped at 10⁻⁶; nearer to 0 is better. */
  logScore: number;
  /** Mean of Σ (p − y)² over the labels; smaller is better. */
  brier: number;
}
export interface TextIntervals {
  accuracy: Interval;
  macroF1: Interval;
}
/** Documents that only one of the two gets right, and how often a coin is at least as one-sided (McNemar 1947, exact). */
export interface McNemar {
  onlyNetwork: number;
  onlyBaseline: number;
  pValue: number;
}
/** Of one label, against all others. */
export interface LabelCurve {
  threshold: number[];
  precision: number[];
  recall: number[];
  averagePrecision: number;
}
export interface LiteratureReport {
  lab: "literature";
  preset: Preset;
  split: Extract<Split, "chronological" | "random">;
  engine: EngineName;
  seeds: number[];
  epochsTrained: number;
  /** The epoch whose weights are judged. */
  epochJudged: number;
  weights: number;
  /** Where one is looked for: "other" and it. */
  labels: string[];
  documents: { training: number; validation: number; test: number };
  /** First and last year of each part; null where the split is not by time. */
  years: { training: Interval; validation: Interval; test: Interval } | null;
  /** Words that are known, and words that are read of a text. */
  vocabulary: number;
  tokens: number;
  /** Of the words judged, the share that is not known; of the documents judged, the share that is longer than what is read. */
  unknownShare: number;
  cutShare: number;
  /** Of the first seed's network. */
  scores: TextScores;
  perSeed: SeedScores<TextScores>[];
  /** 95 %, drawing documents. */
  intervals: TextIntervals;
  baselines: Record<LabelRule, { scores: TextScores; intervals: TextIntervals; validationMacroF1: number }>;
  /** The one with the best macro F1 on the validation part: the verdict is against it. */
  bestBaseline: LabelRule;
  /** Networks of all seeds, pooled, minus best baseline; above zero the network is better. */
  difference: { macroF1: number; interval: Interval; resamples: number };
  /** Of the first seed's network and the best baseline. */
  mcNemar: McNemar;
  /** None with fewer than 30 documents judged. */
  verdict: Verdict;
  /** The verdict in one English sentence; the page has its own words. */
  sentence: string;
  doubts: { code: DoubtCode; values: Record<string, string | number> }[];
  /** One a label; where one is looked for, its own alone. */
  precisionRecall: LabelCurve[];
  /** Whether the likeliest label is right as often as its probability says; at most ten bins. */
  reliability: ReliabilityBin[];
  /** Places in the corpus of the documents judged, and places in `labels`. */
  document: Uint32Array;
  observed: Uint32Array;
  predicted: Uint32Array;
  /** `documents × labels`. */
  probability: Float32Array;
}
/** The network under one split, beside what was best without it. */
export interface TextSplit {
  split: LiteratureReport["split"];
  /** Null where the corpus cannot be split so; `refused` says why. */
  result: {
    epochsTrained: number;
    documents: { training: number; validation: number; test: number };
    scores: TextScores;
    intervals: TextIntervals;
    bestBaseline: LabelRule;
    baseline: { scores: TextScores; intervals: TextIntervals };
  } | null;
  refused: { code: ErrorCode; values: Record<string, string | number> } | null;
}
/** Mean macro F1 over draws of the documents that teach, and the middle 95 % over draws and resampled test documents. */
export interface CurveScore {
  macroF1: number;
  interval: [number, number];
  draws: number;
}
/** What fewer documents of the training part would have taught, judged on the same test part; the last point is all of it. */
export interface LearningCurve {
  /** `baseline` is TF-IDF with logistic regression; the network is taught by the first draw alone. */
  points: { documents: number; baseline: CurveScore; network: CurveScore | null }[];
  /** Documents that judge. */
  test: number;
}
/** What the network says of a text. */
export interface Classified {
  label: string;
  /** In the order of the report's labels. */
  probabilities: number[];
  /** Of its words, the share that is not known. */
  unknownShare: number;
}
/** Documents by how probable a label is, the most probable first. */
export interface Ranking {
  label: string;
  /** Places in the corpus. */
  document: Uint32Array;
  probability: Float32Array;
}
/**
 * Why a text got its label. Where the network looked (attention) is not what moved its result, and the two ways to ask for
 * that differ, too: a word may matter only together with others.
 */
export interface TextExplanation {
  /** Whose log odds are explained. */
  label: string;
  probability: number;
  /** ln p / (1 − p). */
  logOdds: number;
  labels: string[];
  probabilities: number[];
  /** The words that were read, and whether the network knows each. */
  tokens: string[];
  known: boolean[];
  /** Of each word, its share of the attention; null for networks without. */
  attention: number[] | null;
  /** Of each word, how much the log odds fall when it is left out. */
  occlusion: number[];
  /** Of each word (Sundararajan, Taly and Yan 2017, from an empty text). They add up to `logOdds − emptyLogOdds` but for `gap`, a share of that difference. */
  integratedGradients: number[];
  emptyLogOdds: number;
  gap: number;
  /** Training documents with the most alike words. */
  nearest: { document: number; cosine: number; label: string }[];
  /** The words of the text that weigh most for the label in each method that weighs words, and how much. */
  rules: { rule: LabelRule; probability: number; words: { word: string; weight: number }[] }[];
}
/** A document that was read for triage. */
export interface TriageMark extends Mark {
  /** It was drawn by lot: from those alone one can tell how many relevant documents the unread ones hold. False if left out. */
  byLot?: boolean;
}
export interface TriageOptions {
  marks: TriageMark[];
  /** Documents to propose; 10 if left out. */
  propose?: number;
  /** Of the lot; 1 if left out. */
  seed?: number;
}
/** What to read next, and how much is probably found; logistic regression on TF-IDF, learnt from the marks anew each time. */
export interface Triage {
  /** The likeliest, the most uncertain and some by lot, in turn; by lot until there are marks of both kinds. */
  next: { document: number; probability: number; byLot: boolean }[];
  read: number;
  relevant: number;
  /** Relevant documents among the unread, and what stopping now would miss: estimated from what a learner that never saw those read by lot says, put right by its errors on them; 95 %, drawing these errors. Null before ten were read by lot. */
  missed: { estimate: number; interval: Interval; byLot: number } | null;
  /** Of all relevant documents, the share that is found, from that estimate. */
  recall: { estimate: number; interval: Interval; byLot: number } | null;
  /** The unread documents, the likeliest first. */
  document: Uint32Array;
  probability: Float32Array;
}
/** Of the lab of a spec; those of earthquakes are told apart by `task`. */
export type Report<Spec extends RunSpec = EarthquakesSpec> = Spec extends TerrainSpec ? TerrainReport
  : Spec extends LiteratureSpec ? LiteratureReport : MagnitudeReport | ProbabilityReport | IntensityReport;
export interface CellProbability extends Region {
  probability: number;
  /** The climatology of the cell. */
  base: number;
}
/** How probable an event of M ≥ targetMagnitude is within windowDays after time, as far as was known then. */
export interface ProbabilityMap {
  /** Seconds since 1970. */
  time: number;
  targetMagnitude: number;
  windowDays: number;
  cells: CellProbability[];
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

/** A run of the lab of its spec. */
/** What a reader decided beside a run: kept with it, in lab files and by autosave; nothing is trained on it. */
export interface RunNotes {
  /** Of a collection's candidates. */
  relations?: RelationDecision[];
}
export interface RelationDecision {
  relation: Relation;
  /** Or refused. */
  confirmed: boolean;
}
export interface Run<Spec extends RunSpec = EarthquakesSpec> {
  readonly id: string;
  readonly spec: Required<Omit<Spec, "dataset">>;
  readonly dataset: Spec["dataset"];
  readonly state: RunState;
  readonly history: History;
  readonly progress: Progress;
  readonly engine: EngineName;
  start(options?: { epochs?: number; steps?: number }): Promise<void>;
  pause(): Promise<void>;
  /** Of two networks, `part` alone learns. */
  step(n?: number, options?: { part?: GanPart }): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when the run is no longer running. */
  finished(): Promise<StateChange>;
  /** Moves the run to an engine, from its checkpoint; "auto" lets the page decide. */
  useEngine(engine: Engine): Promise<void>;
  /** The lab file: a zip with weights, optimiser, counters, configuration, history and data. */
  save(options?: { data?: boolean }): Promise<Uint8Array>;
  readonly notes: RunNotes;
  /** Puts others in their place. */
  note(notes: RunNotes): void;
  on(event: "progress", listener: (progress: Progress) => void): () => void;
  on(event: "state", listener: (change: StateChange) => void): () => void;
  on(event: "engine", listener: (change: EngineChange) => void): () => void;
  /** Share of the other seeds' training that is done, while a report waits for it. */
  on(event: "repeats", listener: (share: number) => void): () => void;
  /** Share of a study's training that is done. */
  on(event: "study", listener: (progress: { study: StudyName; share: number }) => void): () => void;
  on(event: "report", listener: (report: Report<Spec>) => void): () => void;
  /** Terrain runs only. */
  on(event: "film", listener: (frame: FilmFrame) => void): () => void;
  /** Terrain runs only: frames since the run was made or opened here. */
  readonly film: readonly FilmFrame[];
  report(): Promise<Report<Spec>>;
  /** The report on data the run never saw. */
  judge(dataset: Exclude<Spec["dataset"], Terrain>): Promise<Report<Spec>>;
  /** Magnitude, probability and literature runs only: the same network under every split, one after the other. Aborting fails with `cancelled`. */
  splits(options?: {
    signal?: AbortSignal;
  }): Promise<
    Spec extends LiteratureSpec ? TextSplit[] : SplitComparison[] | WindowSplit[]
  >;
  /** Magnitude and probability runs only: the same network on shuffled labels, as often as `permutations`, 19 if left out. */
  shuffled(options?: { permutations?: number; signal?: AbortSignal }): Promise<ShuffledControl>;
  /** Magnitude runs only: from the input to the output. */
  layers(): Promise<LayerState[]>;
  /** Magnitude runs of one neuron with one input only. `reach`: standard units, 2 if left out; `size`: 2 to 256, 64 if left out. */
  surface(options?: { reach?: number; size?: number }): Promise<LossSurface>;
  /** Magnitude runs only. Places by what their features are told from: latitude and longitude (degrees), depth (kilometres), time (seconds since 1970), columns. */
  predict(rows: Partial<Record<Feature, number>>[]): Promise<Estimate[]>;
  /** Probability runs only. `time`: seconds since 1970, within the catalogue; its last event if left out. */
  probabilities(options?: { time?: number }): Promise<ProbabilityMap>;
  /** Intensity runs only. */
  predictIntensities(queries: IntensityQuery[]): Promise<IntensityEstimate[]>;
  /** Terrain runs only: at most 1024 maps of the kept generator. A seed gives the same maps however many there are. */
  generate(options: { count: number; seed?: number }): Promise<Maps>;
  /** Terrain runs only: maps on the way from one to another, both among them; their noise is turned, their relief changes evenly. */
  walk(options: { from: MapChoice; to: MapChoice; count: number }): Promise<Maps>;
  /** Terrain runs only: ground larger than a map, at most 1024 cells a side, without seams, with the median relief of the training patches. Of orogen-small only. */
  area(options: { width: number; height: number; seed?: number }): Promise<Ground & { height: number }>;
  /** Terrain runs only: a map as a file. It has no place on Earth. */
  exportMap(options: { format: TerrainExportFormat } & MapChoice & ShapeOptions): Promise<Uint8Array>;
  /** Terrain runs only: how far patches of an elevation model, cut side by side, are from ground the run never saw. */
  distance(dataset: Terrain): Promise<RealismScores>;
  /** Terrain runs only: back to the frame of the film at this step, or to the last one before it that is still kept (frames go when they take more than 64 MiB); resolves with its step. Both networks learn on from there, and its generator is the one that is kept. */
  goBack(step: number): Promise<number>;
  /** Terrain runs only: what the discriminator thinks of maps `n × size × size`, in any unit; logits, above zero is real. */
  opinion(maps: Float32Array): Promise<Float32Array>;
  /** Terrain runs only: what the discriminator, as it is now, knows of landforms. How far it is is told by `study`; aborting fails with `cancelled`. */
  probe(options?: { signal?: AbortSignal }): Promise<DiscriminatorProbe>;
  /** Literature runs only: labels of texts that need not be in the corpus. */
  classify(texts: string[]): Promise<Classified[]>;
  /** Literature runs only: documents by how probable `label` is (the last of the report's labels if left out); those without a label, or all. How far it is is told by `study`; aborting fails with `cancelled`. */
  rank(options?: { label?: string; documents?: "unlabelled" | "all"; signal?: AbortSignal }): Promise<Ranking>;
  /** Literature runs only: whether more labels would help; with the network only where asked, as each size is a training. */
  learningCurve(options?: { network?: boolean; signal?: AbortSignal }): Promise<LearningCurve>;
  /** Literature runs only: why a document, or a text, got its label; or why it did not get `label`. */
  explain(options: ({ document: number } | { text: string }) & { label?: string }): Promise<TextExplanation>;
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
  /** Events; cells; documents. */
  rows: number;
}
export interface DeviceReport {
  cpu: EngineName[];
  /** Null where the browser offers no WebGPU adapter. */
  webgpu: { vendor: string; architecture: string; description: string; software: boolean } | null;
}
/** Over something that takes long. */
export interface Watch {
  signal?: AbortSignal;
  /** Told the share that is done, 0 to 1, now and then; not at all of what is done at once. */
  onProgress?: (share: number) => void;
}
export interface Orogen {
  readonly version: string;
  readonly device: DeviceReport;
  samples(): Promise<Sample[]>;
  /** Checks options without making a catalogue. */
  planSynthetic(options: SyntheticOptions): Promise<SyntheticPlan>;
  /** Reads in slices. Aborting fails with `cancelled`. */
  catalogue(source: Source, options?: CatalogueOptions, watch?: Watch): Promise<Catalogue>;
  /** Exports of "Did You Feel It?", `grid.xml` and `stationlist.json` of ShakeMap, tables of one's own; or one made for practice. */
  intensities(source: IntensitySource | IntensitySource[] | { practice: PracticeOptions }, options?: IntensityOptions): Promise<IntensityTable>;
  scenario(options: ScenarioOptions): Promise<Scenario>;
  /** One file, or one in an archive; numbers and the header that is about them (.bil or ENVI's, and .hdr); or elevations. */
  terrain(source: OneSource | OneSource[] | Ground, options?: GridOptions): Promise<Terrain>;
  /** What search portals and reference managers export, tables, plain text; or one made to order. */
  corpus(source: CorpusSource | CorpusSource[], options?: CorpusOptions): Promise<Corpus>;
  run<Spec extends RunSpec>(spec: Spec): Promise<Run<Spec>>;
  /** Data is asked for only where the lab file was saved without. */
  openRun<Spec extends RunSpec = EarthquakesSpec>(bytes: Uint8Array, options?: { dataset?: Spec["dataset"] }): Promise<Run<Spec>>;
  close(): Promise<void>;
}
export function open(options?: { device?: "auto" | "webgpu" | "cpu" }): Promise<Orogen>;
