// Generated from src/web/protocol.rs by its test; OROGEN_WRITE=1 cargo test writes it.

export type Request = "Describe" | { "OpenEngine": { 
/**
 * Which.
 */
engine: import('../pkg/orogen').EngineName, } } | "Samples" | { "Catalogue": { 
/**
 * The file's name.
 */
name: string, 
/**
 * What the user overrules.
 */
options: import('../pkg/orogen').CatalogueOptions, 
/**
 * A sample that is computed.
 */
synthetic: boolean, } } | { "Rows": { 
/**
 * Which catalogue.
 */
dataset: number, 
/**
 * From this one.
 */
from: number, 
/**
 * To before this one.
 */
to: number, } } | { "Columns": { 
/**
 * Which catalogue.
 */
dataset: number, } } | { "ToCsv": { 
/**
 * Which catalogue.
 */
dataset: number, } } | { "Run": { 
/**
 * Which catalogue.
 */
dataset: number, 
/**
 * What is asked for; what is left out is the preset's.
 */
spec: Partial<import('../pkg/orogen').Run['spec']>, } } | { "Start": { 
/**
 * Which run.
 */
run: number, 
/**
 * This many epochs more.
 */
epochs: number | null, 
/**
 * This many steps more.
 */
steps: number | null, } } | { "Pause": { 
/**
 * Which run.
 */
run: number, } } | { "Stop": { 
/**
 * Which run.
 */
run: number, } } | { "Checkpoint": { 
/**
 * Which run.
 */
run: number, 
/**
 * With the catalogue.
 */
data: boolean, } } | { "Restore": { 
/**
 * Names of the entries, in the order of the bytes.
 */
names: Array<string>, 
/**
 * The catalogue, where the entries lack it.
 */
dataset: number | null, 
/**
 * On this engine; the file's own choice if left out.
 */
engine: import('../pkg/orogen').Engine | null, } } | { "Report": { 
/**
 * Which run.
 */
run: number, } } | { "Judge": { 
/**
 * Which run.
 */
run: number, 
/**
 * Which catalogue.
 */
dataset: number, } } | { "Predict": { 
/**
 * Which run.
 */
run: number, 
/**
 * Places, by the names of features.
 */
places: Partial<Record<import('../pkg/orogen').Feature, number>>[], } } | { "Export": { 
/**
 * Which run.
 */
run: number, 
/**
 * As what.
 */
format: import('../pkg/orogen').ExportFormat, } } | { "SelfTest": { 
/**
 * On which engine.
 */
engine: import('../pkg/orogen').EngineName, } } | { "Agree": { 
/**
 * What is right.
 */
reference: Probe[], 
/**
 * What is in question.
 */
candidate: Probe[], } } | { "Time": { 
/**
 * Which run.
 */
run: number, 
/**
 * Steps to time, after two that warm up.
 */
steps: number, } } | { "ForgetRun": { 
/**
 * Which run.
 */
run: number, } } | { "ForgetDataset": { 
/**
 * Which catalogue.
 */
dataset: number, } };
export type Answer = "Done" | { "Described": { 
/**
 * The version.
 */
version: string, 
/**
 * What runs here.
 */
engines: import('../pkg/orogen').EngineName[], } } | { "Samples": { 
/**
 * All of them.
 */
samples: import('../pkg/orogen').Sample[], } } | { "Dataset": { 
/**
 * Its number.
 */
dataset: number, 
/**
 * Its name.
 */
name: string, 
/**
 * How it was read.
 */
report: import('../pkg/orogen').ImportReport, } } | { "Rows": { 
/**
 * In time order.
 */
rows: import('../pkg/orogen').Event[], } } | { "Text": { 
/**
 * All of it.
 */
text: string, } } | { "Run": RunMade } | { "Report": { 
/**
 * All but the arrays and the sentence.
 */
report: Omit<import('../pkg/orogen').Report, 'sentence' | 'observed' | 'predicted' | 'time'>, } } | { "Estimates": { 
/**
 * One a place.
 */
estimates: import('../pkg/orogen').Estimate[], } } | { "Entries": { 
/**
 * Their names.
 */
names: Array<string>, } } | { "Probes": { 
/**
 * One a network.
 */
probes: Probe[], } } | { "Agreements": { 
/**
 * One a network.
 */
agreements: { name: string; error: number; agrees: boolean }[], } } | { "Timed": { 
/**
 * After warming up.
 */
steps_per_second: number, } };
export type RunMade = { 
/**
 * Its number.
 */
run: number, 
/**
 * The number of its catalogue.
 */
dataset: number, 
/**
 * The name of its catalogue.
 */
dataset_name: string, 
/**
 * How its catalogue was read.
 */
dataset_report: import('../pkg/orogen').ImportReport, 
/**
 * Everything that was asked for.
 */
spec: import('../pkg/orogen').Run['spec'], 
/**
 * Where it is in its life.
 */
state: import('../pkg/orogen').RunState, 
/**
 * Numbers of weights.
 */
weights: number, 
/**
 * How far it is.
 */
progress: ProgressNote, 
/**
 * The mean's score on the validation part, magnitude².
 */
baseline: number, };
export type ProgressNote = { epoch: number, epochs: number, step: number, steps: number, steps_per_second: number, seconds_left: number | null, training_loss: number | null, validation_loss: number | null, engine: import('../pkg/orogen').EngineName, 
/**
 * Losses of the epochs finished since the last note.
 */
new_training: Array<number>, 
/**
 * The same, on the validation part.
 */
new_validation: Array<number>, };
export type Notice = { "Progress": { 
/**
 * Which run.
 */
run: number, 
/**
 * How far it is.
 */
progress: ProgressNote, } } | { "State": { 
/**
 * Which run.
 */
run: number, 
/**
 * To what.
 */
state: import('../pkg/orogen').RunState, 
/**
 * Why, where it was not asked for.
 */
reason: import('../pkg/orogen').StateChange['reason'] | null, } } | { "Failed": { 
/**
 * Which run.
 */
run: number, 
/**
 * Why.
 */
error: Failure, } };
export type Probe = { name: string; numbers: number[] };
export type Failure = { code: import('../pkg/orogen').ErrorCode; where?: import('../pkg/orogen').OrogenError['where']; values: Record<string, string | number> };
