//! The messages between a page and a module, one enum in each direction. `www/protocol.d.ts` is
//! generated from them by a native test, so that the two sides cannot drift. Types that outsiders see
//! are the contract's, `pkg/orogen.d.ts`. Large arrays travel beside a message, by name.

mod catalogue;
mod corpus;
mod inside;
mod intensities;
mod run;
mod terrain;
mod texts;
#[cfg(test)]
mod written;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use catalogue::{CatalogueAnswer, CatalogueAsk, SourceName};
pub use corpus::{CorpusAnswer, CorpusAsk, CorpusDocument, CorpusFile};
pub use inside::{InsideAnswer, InsideAsk};
pub use intensities::{IntensitiesAnswer, IntensitiesAsk};
pub use run::{Notice, ProgressNote, Reason, RunMade};
pub use terrain::{TerrainAnswer, TerrainAsk, TerrainRunAnswer, TerrainRunAsk};
pub use texts::{TextsAnswer, TextsAsk};

use crate::grid::{GridOptions, GridReport};
use crate::labs::dataset::AnyImport;
use crate::labs::earthquakes::Estimate;
use crate::labs::intensity::{IntensityEstimate, IntensityQuery};
use crate::labs::probability::ProbabilityMap;
use crate::labs::run::AnyReport;
use crate::labs::spec::{AnySpec, EngineChoice, ExportFormat, Feature};
use crate::labs::studies::{AnySplits, ShuffledControl};
use crate::learn::adversarial::Part;
use crate::learn::engine::EngineName;
use crate::learn::self_test::{Agreement, Probe};
use crate::seismic::intensity::PracticeOptions;
use crate::seismic::intensity_table::IntensityOptions;
use crate::seismic::warning::{Scenario, ScenarioOptions};
use crate::seismic::{CatalogueOptions, Sample, SyntheticOptions, SyntheticPlan};
use crate::text::CorpusOptions;

/// What a page asks. Bytes travel beside it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// Which engines this module has.
    Describe,
    /// Makes an engine ready; WebGPU needs it before its first run.
    OpenEngine {
        /// Which.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').EngineName"))]
        engine: EngineName,
    },
    /// Lists the bundled samples.
    Samples,
    /// What a catalogue made to order would be like.
    PlanSynthetic {
        /// To this order.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').SyntheticOptions"))]
        options: SyntheticOptions,
    },
    /// Reads the bytes beside the message; several files become one catalogue.
    Catalogue {
        /// The asker's number for this reading, in [`Notice::Reading`] and [`Request::CancelReading`].
        reading: u32,
        /// The catalogue's name.
        name: String,
        /// The files, in the order of the bytes.
        files: Vec<SourceName>,
        /// What the user overrules.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').CatalogueOptions"))]
        options: CatalogueOptions,
    },
    /// Calls a reading off: its request fails with `cancelled`. One that is over already stays so.
    CancelReading {
        /// Which.
        reading: u32,
    },
    /// Asks something of a catalogue.
    OfCatalogue {
        /// Which catalogue.
        dataset: u32,
        /// What.
        ask: CatalogueAsk,
    },
    /// Reads the intensity tables beside the message as one, or makes one for practice.
    Intensities {
        /// The table's name.
        name: String,
        /// Names of the files, in the order of the bytes.
        files: Vec<String>,
        /// What the user overrules.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').IntensityOptions"))]
        options: IntensityOptions,
        /// Where it is to be made: of what.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').PracticeOptions | null"))]
        practice: Option<PracticeOptions>,
    },
    /// Asks something of an intensity table.
    OfIntensities {
        /// Which table.
        dataset: u32,
        /// What.
        ask: IntensitiesAsk,
    },
    /// What a site has to expect of a source.
    Scenario {
        /// Which.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ScenarioOptions"))]
        options: ScenarioOptions,
    },
    /// Reads the bytes beside the message as an elevation model.
    Terrain {
        /// Its name.
        name: String,
        /// Names of its files, in the order of the bytes: a header may come with its numbers.
        files: Vec<String>,
        /// What the user overrules.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').GridOptions"))]
        options: GridOptions,
        /// How it was read before, where the bytes are those of a lab file: what they do not say is there.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').GridReport | null"))]
        known: Option<GridReport>,
    },
    /// Asks something of an elevation model.
    OfTerrain {
        /// Which.
        dataset: u32,
        /// What.
        ask: TerrainAsk,
    },
    /// Reads the bytes beside the message; several files become one collection of documents.
    Corpus {
        /// The collection's name.
        name: String,
        /// The files, in the order of the bytes.
        files: Vec<CorpusFile>,
        /// What the user overrules.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').CorpusOptions"))]
        options: CorpusOptions,
    },
    /// Asks something of a collection of documents.
    OfCorpus {
        /// Which.
        dataset: u32,
        /// What.
        ask: CorpusAsk,
    },
    /// Makes a run.
    Run {
        /// Which catalogue.
        dataset: u32,
        /// What is asked for; what is left out is the preset's.
        #[cfg_attr(
            test,
            ts(
                type = "Omit<import('../pkg/orogen').EarthquakesSpec, 'dataset'> | Omit<import('../pkg/orogen').TerrainSpec, 'dataset'> | Omit<import('../pkg/orogen').LiteratureSpec, 'dataset'>"
            )
        )]
        spec: Box<AnySpec>,
    },
    /// Starts or continues; with a number, for so many epochs or steps more.
    Start {
        /// Which run.
        run: u32,
        /// This many epochs more.
        epochs: Option<u32>,
        /// This many steps more.
        steps: Option<u32>,
        /// Of two networks, only this one learns.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').GanPart | null"))]
        part: Option<Part>,
    },
    /// Pauses.
    Pause {
        /// Which run.
        run: u32,
    },
    /// Stops.
    Stop {
        /// Which run.
        run: u32,
    },
    /// The entries of the lab file, beside the answer.
    Checkpoint {
        /// Which run.
        run: u32,
        /// With the catalogue.
        data: bool,
    },
    /// Makes a run from the entries beside the message.
    Restore {
        /// Names of the entries, in the order of the bytes.
        names: Vec<String>,
        /// The catalogue, where the entries lack it.
        dataset: Option<u32>,
        /// On this engine; the file's own choice if left out.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Engine | null"))]
        engine: Option<EngineChoice>,
    },
    /// Judges a run on its test part.
    Report {
        /// Which run.
        run: u32,
    },
    /// Judges a run on another catalogue.
    Judge {
        /// Which run.
        run: u32,
        /// Which catalogue.
        dataset: u32,
    },
    /// Estimates magnitudes.
    Predict {
        /// Which run.
        run: u32,
        /// Places, by the names of features.
        #[cfg_attr(test, ts(type = "Partial<Record<import('../pkg/orogen').Feature, number>>[]"))]
        places: Vec<BTreeMap<Feature, f64>>,
    },
    /// Estimates intensities.
    PredictIntensities {
        /// Which run.
        run: u32,
        /// Sites.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').IntensityQuery[]"))]
        queries: Vec<IntensityQuery>,
    },
    /// Tells probabilities for all cells.
    Probabilities {
        /// Which run.
        run: u32,
        /// For the days after it, seconds since 1970; after the last event if left out.
        time: Option<f64>,
    },
    /// Asks something of a terrain run; maps that are asked about come beside the message, as little-endian f32.
    OfTerrainRun {
        /// Which run.
        run: u32,
        /// What.
        ask: TerrainRunAsk,
    },
    /// Looks inside a magnitude network.
    Inside(InsideAsk),
    /// Asks something of a network that reads.
    OfTexts {
        /// Which run.
        run: u32,
        /// What.
        ask: TextsAsk,
    },
    /// Trains the same network under every split.
    Splits {
        /// Which run.
        run: u32,
    },
    /// Trains the same network on shuffled labels.
    Shuffled {
        /// Which run.
        run: u32,
        /// How often.
        permutations: u32,
    },
    /// Gives up what [`Request::Splits`] and [`Request::Shuffled`] of a run have under way.
    CancelStudies {
        /// Of which run.
        run: u32,
    },
    /// Something to take home, beside the answer.
    Export {
        /// Which run.
        run: u32,
        /// As what.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ExportFormat"))]
        format: ExportFormat,
    },
    /// Runs the networks of the self-test.
    SelfTest {
        /// On which engine.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').EngineName"))]
        engine: EngineName,
    },
    /// Compares what two engines came to.
    Agree {
        /// What is right.
        #[cfg_attr(test, ts(type = "Probe[]"))]
        reference: Vec<Probe>,
        /// What is in question.
        #[cfg_attr(test, ts(type = "Probe[]"))]
        candidate: Vec<Probe>,
    },
    /// Times a copy of a run on this module's engine.
    Time {
        /// Which run.
        run: u32,
        /// Steps to time, after two that warm up.
        steps: u32,
    },
    /// Forgets a run.
    ForgetRun {
        /// Which run.
        run: u32,
    },
    /// Forgets a catalogue.
    ForgetDataset {
        /// Which catalogue.
        dataset: u32,
    },
}

/// What a module answers. Arrays travel beside it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Answer {
    /// It is done.
    Done,
    /// Who answers.
    Described {
        /// The version.
        version: &'static str,
        /// What runs here.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').EngineName[]"))]
        engines: Vec<EngineName>,
    },
    /// The bundled samples.
    Samples {
        /// All of them.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Sample[]"))]
        samples: Vec<Sample>,
    },
    /// What a catalogue made to order would be like.
    SyntheticPlan {
        /// How many events, and how they trigger.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').SyntheticPlan"))]
        plan: SyntheticPlan,
    },
    /// A catalogue that was read.
    Dataset {
        /// Its number.
        dataset: u32,
        /// Its name.
        name: String,
        /// How it was read.
        #[cfg_attr(
            test,
            ts(
                type = "import('../pkg/orogen').ImportReport | import('../pkg/orogen').IntensityImport | import('../pkg/orogen').GridReport | import('../pkg/orogen').CorpusImport"
            )
        )]
        report: AnyImport,
    },
    /// What was asked of a catalogue.
    OfCatalogue {
        /// It.
        answer: CatalogueAnswer,
    },
    /// What was asked of an intensity table.
    OfIntensities {
        /// It.
        answer: IntensitiesAnswer,
    },
    /// What a site has to expect.
    Scenario {
        /// All of it.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Scenario"))]
        scenario: Scenario,
    },
    /// What was asked of an elevation model.
    OfTerrain {
        /// It.
        answer: TerrainAnswer,
    },
    /// What was asked of a collection of documents.
    OfCorpus {
        /// It.
        answer: CorpusAnswer,
    },
    /// What was asked of a terrain run.
    OfTerrainRun {
        /// It.
        answer: TerrainRunAnswer,
    },
    /// A run that was made.
    Run(Box<RunMade>),
    /// A report; observed, predicted and time are beside it, for probabilities cell, for intensities
    /// magnitude and distance, for labels document and probability instead of time.
    Report {
        /// All but the arrays and the sentence.
        #[cfg_attr(
            test,
            ts(
                type = "Omit<import('../pkg/orogen').MagnitudeReport, 'sentence' | 'observed' | 'predicted' | 'time'> | Omit<import('../pkg/orogen').ProbabilityReport, 'sentence' | 'observed' | 'predicted' | 'time' | 'cell'> | Omit<import('../pkg/orogen').IntensityReport, 'sentence' | 'observed' | 'predicted' | 'magnitude' | 'distance' | 'time'> | Omit<import('../pkg/orogen').TerrainReport, 'sentence'> | Omit<import('../pkg/orogen').LiteratureReport, 'sentence' | 'document' | 'observed' | 'predicted' | 'probability'>"
            )
        )]
        report: Box<AnyReport>,
    },
    /// Estimates.
    Estimates {
        /// One a place.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Estimate[]"))]
        estimates: Vec<Estimate>,
    },
    /// Estimates of intensities.
    IntensityEstimates {
        /// One a site.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').IntensityEstimate[]"))]
        estimates: Vec<IntensityEstimate>,
    },
    /// Probabilities of all cells.
    Probabilities {
        /// The map.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ProbabilityMap"))]
        map: ProbabilityMap,
    },
    /// What is inside a magnitude network.
    Inside(InsideAnswer),
    /// What was asked of a network that reads.
    OfTexts {
        /// It.
        answer: TextsAnswer,
    },
    /// The same network under every split.
    Splits {
        /// One a split.
        #[cfg_attr(
            test,
            ts(
                type = "import('../pkg/orogen').SplitComparison[] | import('../pkg/orogen').WindowSplit[] | import('../pkg/orogen').TextSplit[]"
            )
        )]
        comparisons: AnySplits,
    },
    /// The same network on shuffled labels.
    Shuffled {
        /// With its p-value.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ShuffledControl"))]
        control: ShuffledControl,
    },
    /// Entries of a lab file; their bytes are beside it.
    Entries {
        /// Their names.
        names: Vec<String>,
    },
    /// What the networks of the self-test came to.
    Probes {
        /// One a network.
        #[cfg_attr(test, ts(type = "Probe[]"))]
        probes: Vec<Probe>,
    },
    /// How far two engines are apart.
    Agreements {
        /// One a network.
        #[cfg_attr(test, ts(type = "{ name: string; error: number; agrees: boolean }[]"))]
        agreements: Vec<Agreement>,
    },
    /// How fast a copy of a run was.
    Timed {
        /// After warming up.
        steps_per_second: f64,
    },
}
