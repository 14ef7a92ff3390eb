// Generated from src/web/protocol by its test; OROGEN_WRITE=1 cargo test writes it.

export type SourceName = { 
/**
 * Its name.
 */
name: string, 
/**
 * A sample that is computed: no bytes come with it.
 */
synthetic: boolean, 
/**
 * Of a computed one: what it is made of; the bundled one if left out.
 */
made: import('../pkg/orogen').SyntheticOptions | null, };
export type CorpusFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where it is to be made: of what. No bytes come with it.
 */
made: import('../pkg/orogen').SyntheticCorpusOptions | null, };
export type Request = { "type": "describe" } | { "type": "open-engine", 
/**
 * Which.
 */
engine: import('../pkg/orogen').EngineName, } | { "type": "samples" } | { "type": "plan-synthetic", 
/**
 * To this order.
 */
options: import('../pkg/orogen').SyntheticOptions, } | { "type": "catalogue", 
/**
 * The asker's number for this reading, in [`Notice::Reading`] and [`Request::CancelReading`].
 */
reading: number, 
/**
 * The catalogue's name.
 */
name: string, 
/**
 * The files, in the order of the bytes.
 */
files: Array<SourceName>, 
/**
 * What the user overrules.
 */
options: import('../pkg/orogen').CatalogueOptions, } | { "type": "cancel-reading", 
/**
 * Which.
 */
reading: number, } | { "type": "of-catalogue", 
/**
 * Which catalogue.
 */
dataset: number, 
/**
 * What.
 */
ask: CatalogueAsk, } | { "type": "intensities", 
/**
 * The table's name.
 */
name: string, 
/**
 * Names of the files, in the order of the bytes.
 */
files: Array<string>, 
/**
 * What the user overrules.
 */
options: import('../pkg/orogen').IntensityOptions, 
/**
 * Where it is to be made: of what.
 */
practice: import('../pkg/orogen').PracticeOptions | null, } | { "type": "of-intensities", 
/**
 * Which table.
 */
dataset: number, 
/**
 * What.
 */
ask: IntensitiesAsk, } | { "type": "scenario", 
/**
 * Which.
 */
options: import('../pkg/orogen').ScenarioOptions, } | { "type": "terrain", 
/**
 * Its name.
 */
name: string, 
/**
 * Names of its files, in the order of the bytes: a header may come with its numbers.
 */
files: Array<string>, 
/**
 * What the user overrules.
 */
options: import('../pkg/orogen').GridOptions, 
/**
 * How it was read before, where the bytes are those of a lab file: what they do not say is there.
 */
known: import('../pkg/orogen').GridReport | null, } | { "type": "of-terrain", 
/**
 * Which.
 */
dataset: number, 
/**
 * What.
 */
ask: TerrainAsk, } | { "type": "corpus", 
/**
 * The collection's name.
 */
name: string, 
/**
 * The files, in the order of the bytes.
 */
files: Array<CorpusFile>, 
/**
 * What the user overrules.
 */
options: import('../pkg/orogen').CorpusOptions, } | { "type": "of-corpus", 
/**
 * Which.
 */
dataset: number, 
/**
 * What.
 */
ask: CorpusAsk, } | { "type": "run", 
/**
 * Which catalogue.
 */
dataset: number, 
/**
 * What is asked for; what is left out is the preset's.
 */
spec: Omit<import('../pkg/orogen').EarthquakesSpec, 'dataset'> | Omit<import('../pkg/orogen').TerrainSpec, 'dataset'> | Omit<import('../pkg/orogen').LiteratureSpec, 'dataset'>, } | { "type": "start", 
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
steps: number | null, 
/**
 * Of two networks, only this one learns.
 */
part: import('../pkg/orogen').GanPart | null, } | { "type": "pause", 
/**
 * Which run.
 */
run: number, } | { "type": "stop", 
/**
 * Which run.
 */
run: number, } | { "type": "checkpoint", 
/**
 * Which run.
 */
run: number, 
/**
 * With the catalogue.
 */
data: boolean, } | { "type": "restore", 
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
engine: import('../pkg/orogen').Engine | null, } | { "type": "report", 
/**
 * Which run.
 */
run: number, } | { "type": "judge", 
/**
 * Which run.
 */
run: number, 
/**
 * Which catalogue.
 */
dataset: number, } | { "type": "predict", 
/**
 * Which run.
 */
run: number, 
/**
 * Places, by the names of features.
 */
places: Partial<Record<import('../pkg/orogen').Feature, number>>[], } | { "type": "predict-intensities", 
/**
 * Which run.
 */
run: number, 
/**
 * Sites.
 */
queries: import('../pkg/orogen').IntensityQuery[], } | { "type": "probabilities", 
/**
 * Which run.
 */
run: number, 
/**
 * For the days after it, seconds since 1970; after the last event if left out.
 */
time: number | null, } | { "type": "of-terrain-run", 
/**
 * Which run.
 */
run: number, 
/**
 * What.
 */
ask: TerrainRunAsk, } | { "type": "inside" } & InsideAsk | { "type": "of-texts", 
/**
 * Which run.
 */
run: number, 
/**
 * What.
 */
ask: TextsAsk, } | { "type": "splits", 
/**
 * Which run.
 */
run: number, } | { "type": "shuffled", 
/**
 * Which run.
 */
run: number, 
/**
 * How often.
 */
permutations: number, } | { "type": "cancel-studies", 
/**
 * Of which run.
 */
run: number, } | { "type": "export", 
/**
 * Which run.
 */
run: number, 
/**
 * As what.
 */
format: import('../pkg/orogen').ExportFormat, } | { "type": "self-test", 
/**
 * On which engine.
 */
engine: import('../pkg/orogen').EngineName, } | { "type": "agree", 
/**
 * What is right.
 */
reference: Probe[], 
/**
 * What is in question.
 */
candidate: Probe[], } | { "type": "time", 
/**
 * Which run.
 */
run: number, 
/**
 * Steps to time, after two that warm up.
 */
steps: number, } | { "type": "forget-run", 
/**
 * Which run.
 */
run: number, } | { "type": "forget-dataset", 
/**
 * Which catalogue.
 */
dataset: number, };
export type CatalogueAsk = { "type": "rows", 
/**
 * From this one.
 */
from: number, 
/**
 * To before this one.
 */
to: number, } | { "type": "columns" } | { "type": "to-csv" } | { "type": "completeness", 
/**
 * How, and of what part.
 */
options: Parameters<import('../pkg/orogen').Catalogue['completeness']>[0], } | { "type": "b-value", 
/**
 * How, and of what part.
 */
options: Parameters<import('../pkg/orogen').Catalogue['bValue']>[0], } | { "type": "fitness", 
/**
 * Of what part.
 */
options: NonNullable<Parameters<import('../pkg/orogen').Catalogue['fitness']>[0]>, } | { "type": "decluster", 
/**
 * How, and of what part.
 */
options: Parameters<import('../pkg/orogen').Catalogue['decluster']>[0], } | { "type": "aftershocks", 
/**
 * Of which event, how long and how far.
 */
options: NonNullable<Parameters<import('../pkg/orogen').Catalogue['aftershocks']>[0]>, };
export type Answer = { "type": "done" } | { "type": "described", 
/**
 * The version.
 */
version: string, 
/**
 * What runs here.
 */
engines: import('../pkg/orogen').EngineName[], } | { "type": "samples", 
/**
 * All of them.
 */
samples: import('../pkg/orogen').Sample[], } | { "type": "synthetic-plan", 
/**
 * How many events, and how they trigger.
 */
plan: import('../pkg/orogen').SyntheticPlan, } | { "type": "dataset", 
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
report: import('../pkg/orogen').ImportReport | import('../pkg/orogen').IntensityImport | import('../pkg/orogen').GridReport | import('../pkg/orogen').CorpusImport, } | { "type": "of-catalogue", 
/**
 * It.
 */
answer: CatalogueAnswer, } | { "type": "of-intensities", 
/**
 * It.
 */
answer: IntensitiesAnswer, } | { "type": "scenario", 
/**
 * All of it.
 */
scenario: import('../pkg/orogen').Scenario, } | { "type": "of-terrain", 
/**
 * It.
 */
answer: TerrainAnswer, } | { "type": "of-corpus", 
/**
 * It.
 */
answer: CorpusAnswer, } | { "type": "of-terrain-run", 
/**
 * It.
 */
answer: TerrainRunAnswer, } | { "type": "run" } & RunMade | { "type": "report", 
/**
 * All but the arrays and the sentence.
 */
report: Omit<import('../pkg/orogen').MagnitudeReport, 'sentence' | 'observed' | 'predicted' | 'time'> | Omit<import('../pkg/orogen').ProbabilityReport, 'sentence' | 'observed' | 'predicted' | 'time' | 'cell'> | Omit<import('../pkg/orogen').IntensityReport, 'sentence' | 'observed' | 'predicted' | 'magnitude' | 'distance' | 'time'> | Omit<import('../pkg/orogen').TerrainReport, 'sentence'> | Omit<import('../pkg/orogen').LiteratureReport, 'sentence' | 'document' | 'observed' | 'predicted' | 'probability'>, } | { "type": "estimates", 
/**
 * One a place.
 */
estimates: import('../pkg/orogen').Estimate[], } | { "type": "intensity-estimates", 
/**
 * One a site.
 */
estimates: import('../pkg/orogen').IntensityEstimate[], } | { "type": "probabilities", 
/**
 * The map.
 */
map: import('../pkg/orogen').ProbabilityMap, } | { "type": "inside" } & InsideAnswer | { "type": "of-texts", 
/**
 * It.
 */
answer: TextsAnswer, } | { "type": "splits", 
/**
 * One a split.
 */
comparisons: import('../pkg/orogen').SplitComparison[] | import('../pkg/orogen').WindowSplit[] | import('../pkg/orogen').TextSplit[], } | { "type": "shuffled", 
/**
 * With its p-value.
 */
control: import('../pkg/orogen').ShuffledControl, } | { "type": "entries", 
/**
 * Their names.
 */
names: Array<string>, } | { "type": "probes", 
/**
 * One a network.
 */
probes: Probe[], } | { "type": "agreements", 
/**
 * One a network.
 */
agreements: { name: string; error: number; agrees: boolean }[], } | { "type": "timed", 
/**
 * After warming up.
 */
stepsPerSecond: number, };
export type CatalogueAnswer = { "type": "rows", 
/**
 * In time order.
 */
rows: import('../pkg/orogen').Event[], } | { "type": "columns" } | { "type": "text", 
/**
 * All of it.
 */
text: string, } | { "type": "completeness", 
/**
 * With its method.
 */
completeness: import('../pkg/orogen').Completeness, } | { "type": "b-value", 
/**
 * With its method.
 */
bValue: import('../pkg/orogen').BValue, } | { "type": "fitness", 
/**
 * All that was looked at.
 */
fitness: import('../pkg/orogen').Fitness, } | { "type": "declustered", 
/**
 * All but the arrays.
 */
declustering: Pick<import('../pkg/orogen').Declustering, 'method' | 'events' | 'mainshocks' | 'split'>, } | { "type": "aftershocks", 
/**
 * Counts, the fit, and what an average sequence brings.
 */
aftershocks: import('../pkg/orogen').Aftershocks, };
export type IntensitiesAsk = { "type": "rows", 
/**
 * From this one.
 */
from: number, 
/**
 * To before this one.
 */
to: number, } | { "type": "columns" } | { "type": "to-csv" };
export type IntensitiesAnswer = { "type": "rows", 
/**
 * Those of an event together.
 */
rows: import('../pkg/orogen').IntensityRow[], } | { "type": "columns" } | { "type": "text", 
/**
 * All of it.
 */
text: string, };
export type TerrainAsk = { "type": "grid" } | { "type": "hillshade", 
/**
 * Which light.
 */
options: NonNullable<Parameters<import('../pkg/orogen').Terrain['hillshade']>[0]>, } | { "type": "surface", 
/**
 * Which.
 */
measure: import('../pkg/orogen').ReliefMeasure, } | { "type": "landforms", 
/**
 * How they are told.
 */
options: import('../pkg/orogen').LandformOptions, } | { "type": "clusters", 
/**
 * How they are made.
 */
options: import('../pkg/orogen').ReliefClusterOptions, } | { "type": "relief" } | { "type": "patches", 
/**
 * The choice.
 */
options: Parameters<import('../pkg/orogen').Terrain['patches']>[0], } | { "type": "export", 
/**
 * As what.
 */
format: import('../pkg/orogen').TerrainExportFormat, 
/**
 * Of shapes: how high and how large.
 */
shape: import('../pkg/orogen').ShapeOptions, };
export type TerrainAnswer = { "type": "grid", 
/**
 * Cells from west to east.
 */
width: number, 
/**
 * Cells from north to south.
 */
height: number, 
/**
 * Metres from a cell to its eastern neighbour.
 */
cellXMetres: number, 
/**
 * Metres from a cell to its southern neighbour.
 */
cellYMetres: number, } | { "type": "hillshade", 
/**
 * Cells from west to east.
 */
width: number, 
/**
 * Cells from north to south.
 */
height: number, } | { "type": "surface", 
/**
 * Cells from west to east.
 */
width: number, 
/**
 * Cells from north to south.
 */
height: number, } | { "type": "landforms", 
/**
 * The classes, and how much there is of each.
 */
landforms: Omit<import('../pkg/orogen').Landforms, 'form'>, } | { "type": "clusters", 
/**
 * The groups, and how they agree with geomorphons.
 */
clusters: Omit<import('../pkg/orogen').ReliefClusters, 'form'>, } | { "type": "relief", 
/**
 * In numbers.
 */
relief: import('../pkg/orogen').Relief, } | { "type": "patches", 
/**
 * To learn from and to judge by.
 */
count: import('../pkg/orogen').PatchCount, } | { "type": "exported" };
export type TerrainRunAsk = { "type": "generate", 
/**
 * How many.
 */
count: number, 
/**
 * Of the noise they are made of.
 */
seed: number, } | { "type": "walk", 
/**
 * The first.
 */
from: import('../pkg/orogen').MapChoice, 
/**
 * The last.
 */
to: import('../pkg/orogen').MapChoice, 
/**
 * How many, both ends among them.
 */
count: number, } | { "type": "area", 
/**
 * Cells from west to east.
 */
width: number, 
/**
 * Cells from north to south.
 */
height: number, 
/**
 * Of the noise it is made of.
 */
seed: number, } | { "type": "export", 
/**
 * Which.
 */
map: import('../pkg/orogen').MapChoice, 
/**
 * As what.
 */
format: import('../pkg/orogen').TerrainExportFormat, 
/**
 * Of shapes: how high and how large.
 */
shape: import('../pkg/orogen').ShapeOptions, } | { "type": "opinion" } | { "type": "distance", 
/**
 * Which model.
 */
dataset: number, } | { "type": "probe" } | { "type": "go-back", 
/**
 * Of which step.
 */
step: number, };
export type TerrainRunAnswer = { "type": "maps", 
/**
 * Cells a side.
 */
size: number, 
/**
 * Metres from a cell to its eastern neighbour.
 */
cellXMetres: number, 
/**
 * Metres from a cell to its southern neighbour.
 */
cellYMetres: number, } | { "type": "area", 
/**
 * Cells from west to east.
 */
width: number, 
/**
 * Cells from north to south.
 */
height: number, 
/**
 * Metres from a cell to its eastern neighbour.
 */
cellXMetres: number, 
/**
 * Metres from a cell to its southern neighbour.
 */
cellYMetres: number, } | { "type": "exported" } | { "type": "opinion" } | { "type": "distance", 
/**
 * In noise floors.
 */
scores: import('../pkg/orogen').RealismScores, } | { "type": "probe", 
/**
 * Beside what others know.
 */
probe: import('../pkg/orogen').DiscriminatorProbe, } | { "type": "went-back", 
/**
 * To the frame of this step.
 */
step: number, };
export type TextsAsk = { "type": "classify", 
/**
 * Which texts.
 */
texts: Array<string>, } | { "type": "rank", 
/**
 * Which label; the last one if left out.
 */
label: string | null, 
/**
 * Of which documents.
 */
documents: 'unlabelled' | 'all', } | { "type": "learning-curve", 
/**
 * With the network, too.
 */
network: boolean, } | { "type": "explain", 
/**
 * Which text and label.
 */
options: Parameters<import('../pkg/orogen').Run['explain']>[0], };
export type TextsAnswer = { "type": "classified", 
/**
 * One a text.
 */
classified: import('../pkg/orogen').Classified[], } | { "type": "ranked", 
/**
 * By which label.
 */
label: string, } | { "type": "learning-curve", 
/**
 * All of it.
 */
curve: import('../pkg/orogen').LearningCurve, } | { "type": "explained", 
/**
 * All of it.
 */
explanation: import('../pkg/orogen').TextExplanation, };
export type CorpusAsk = { "type": "documents", 
/**
 * From this one.
 */
from: number, 
/**
 * To before this one.
 */
to: number, } | { "type": "overview" } | { "type": "key-terms", 
/**
 * Which, of which documents.
 */
options: Parameters<import('../pkg/orogen').Corpus['keyTerms']>[0], } | { "type": "summary", 
/**
 * Which, of which documents.
 */
options: Parameters<import('../pkg/orogen').Corpus['summary']>[0], } | { "type": "graph", 
/**
 * Which terms, of which documents.
 */
options: import('../pkg/orogen').GraphOptions, } | { "type": "export-graph", 
/**
 * Which terms, of which documents.
 */
options: import('../pkg/orogen').GraphOptions, 
/**
 * As what.
 */
format: import('../pkg/orogen').GraphExportFormat, } | { "type": "relations", 
/**
 * How many, of which documents.
 */
options: import('../pkg/orogen').RelationOptions, } | { "type": "export-relations", 
/**
 * Which.
 */
relations: import('../pkg/orogen').Relation[], 
/**
 * As what.
 */
format: import('../pkg/orogen').RelationExportFormat, } | { "type": "word-vectors", 
/**
 * The asker's number, by which it hears how far the training is and calls it off.
 */
reading: number, 
/**
 * How.
 */
options: import('../pkg/orogen').WordVectorOptions, } | { "type": "neighbours", 
/**
 * To what.
 */
word: string, 
/**
 * At most so many; 10 if left out.
 */
most: number | null, } | { "type": "export-vectors" } | { "type": "language-model", 
/**
 * The asker's number, as of [`CorpusAsk::WordVectors`].
 */
reading: number, 
/**
 * How.
 */
options: import('../pkg/orogen').LanguageModelOptions, } | { "type": "write-sentences", 
/**
 * How many, how.
 */
options: import('../pkg/orogen').WritingOptions, } | { "type": "clusters", 
/**
 * How many.
 */
options: import('../pkg/orogen').ClusterOptions, } | { "type": "trend", 
/**
 * Which.
 */
options: Parameters<import('../pkg/orogen').Corpus['trend']>[0], } | { "type": "triage", 
/**
 * What was read.
 */
options: import('../pkg/orogen').TriageOptions, } | { "type": "export", 
/**
 * Which, as what.
 */
options: Parameters<import('../pkg/orogen').Corpus['export']>[0], };
export type CorpusAnswer = { "type": "documents", 
/**
 * In the order of the file.
 */
documents: import('../pkg/orogen').CorpusDocument[], } | { "type": "overview", 
/**
 * All but the words.
 */
overview: Omit<import('../pkg/orogen').CorpusOverview, 'words'>, } | { "type": "key-terms", 
/**
 * The best first.
 */
terms: import('../pkg/orogen').KeyTerm[], } | { "type": "summary", 
/**
 * In the order they stand in.
 */
sentences: import('../pkg/orogen').SummarySentence[], } | { "type": "graph", 
/**
 * All of it.
 */
graph: import('../pkg/orogen').TermGraph, } | { "type": "relations", 
/**
 * Most often stated first.
 */
relations: import('../pkg/orogen').Relation[], } | { "type": "word-vectors", 
/**
 * The commonest first.
 */
words: Array<string>, 
/**
 * Mean loss of a pair in each epoch, nats.
 */
losses: Array<number>, 
/**
 * The share of all variance along x and along y.
 */
variance: [number, number], } | { "type": "neighbours", 
/**
 * The nearest first.
 */
words: import('../pkg/orogen').Neighbour[], } | { "type": "language-model", 
/**
 * All of it.
 */
model: import('../pkg/orogen').LanguageModel, } | { "type": "written", 
/**
 * In the order they were drawn.
 */
sentences: import('../pkg/orogen').WrittenSentence[], } | { "type": "clusters", 
/**
 * All but that.
 */
clustering: Omit<import('../pkg/orogen').Clustering, 'of'>, } | { "type": "triage", 
/**
 * All but the ranking.
 */
triage: Omit<import('../pkg/orogen').Triage, 'document' | 'probability'>, } | { "type": "trend", 
/**
 * All of it.
 */
trend: import('../pkg/orogen').Trend, } | { "type": "text", 
/**
 * All of it.
 */
text: string, };
export type InsideAsk = { 
/**
 * Which run.
 */
run: number, 
/**
 * The loss over weight and bias; the layers if left out.
 */
surface: { reach: number; size: number } | null, };
export type InsideAnswer = { 
/**
 * The layers, where they were asked for.
 */
layers: import('../pkg/orogen').LayerState[], 
/**
 * The surface, where it was asked for.
 */
surface: Omit<import('../pkg/orogen').LossSurface, 'loss'> | null, };
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
datasetName: string, 
/**
 * How its catalogue was read.
 */
datasetReport: import('../pkg/orogen').ImportReport | import('../pkg/orogen').IntensityImport | import('../pkg/orogen').GridReport | import('../pkg/orogen').CorpusImport, 
/**
 * Everything that was asked for.
 */
spec: import('../pkg/orogen').Run['spec'] | import('../pkg/orogen').Run<import('../pkg/orogen').TerrainSpec>['spec'] | import('../pkg/orogen').Run<import('../pkg/orogen').LiteratureSpec>['spec'], 
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
 * The simplest rule's loss on the validation part: the mean's, magnitude²; the climatology's, nats.
 */
baseline: number, };
export type ProgressNote = { epoch: number, epochs: number, step: number, steps: number, stepsPerSecond: number, secondsLeft: number | null, trainingLoss: number | null, validationLoss: number | null, generatorLoss: number | null, discriminatorLoss: number | null, accuracyReal: number | null, accuracyFake: number | null, gradientNorms: import('../pkg/orogen').GradientNorm[], engine: import('../pkg/orogen').EngineName, 
/**
 * Losses of the epochs finished since the last note.
 */
newTraining: Array<number>, 
/**
 * The same, on the validation part.
 */
newValidation: Array<number>, };
export type ModuleNotice = { "event": "reading", 
/**
 * The asker's number for it.
 */
reading: number, 
/**
 * Of the work, 0 to 1.
 */
share: number, } | { "event": "progress", 
/**
 * Which run.
 */
run: number, 
/**
 * How far it is.
 */
progress: ProgressNote, } | { "event": "state", 
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
reason: import('../pkg/orogen').StateChange['reason'] | null, } | { "event": "repeats", 
/**
 * Which run.
 */
run: number, 
/**
 * What is done of it, 0 to 1.
 */
share: number, } | { "event": "film", 
/**
 * Which run.
 */
run: number, 
/**
 * After so many steps.
 */
step: number, 
/**
 * Cells a side.
 */
size: number, 
/**
 * Maps.
 */
count: number, 
/**
 * Of the averaged generator.
 */
scores: import('../pkg/orogen').RealismScores, 
/**
 * What is wrong.
 */
alarms: import('../pkg/orogen').GanAlarm[], } | { "event": "study", 
/**
 * Of which run.
 */
run: number, 
/**
 * Which.
 */
study: import('../pkg/orogen').StudyName, 
/**
 * What is done of it, 0 to 1.
 */
share: number, } | { "event": "failed", 
/**
 * Which run.
 */
run: number, 
/**
 * Why.
 */
error: Failure, };
export type Probe = { name: string; numbers: number[] };
export type Failure = { code: import('../pkg/orogen').ErrorCode; where?: import('../pkg/orogen').OrogenError['where']; values: Record<string, string | number> };
