//! The messages between a page and a module, one enum in each direction. `www/protocol.d.ts` is
//! generated from them by a native test, so that the two sides cannot drift. Types that outsiders see
//! are the contract's, `pkg/orogen.d.ts`. Large arrays travel beside a message, by name.

mod catalogue;
mod terrain;

use serde::{Deserialize, Serialize};

pub use catalogue::{CatalogueAnswer, CatalogueAsk};
pub use terrain::{TerrainAnswer, TerrainAsk};

use crate::error::{Error, Values};
use crate::grid::{GridOptions, GridReport};
use crate::labs::dataset::{AnyImport, TerrainExportFormat};
use crate::labs::earthquakes::Estimate;
use crate::labs::probability::ProbabilityMap;
use crate::labs::run::AnyReport;
use crate::labs::spec::{AnySpec, EngineChoice, ExportFormat, RunState};
use crate::labs::terrain::{GanAlarm, RealismScores};
use crate::learn::adversarial::Part;
use crate::learn::engine::EngineName;
use crate::learn::self_test::{Agreement, Probe};
use crate::seismic::{CatalogueOptions, Sample};

/// A file of a catalogue.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SourceName {
    /// Its name.
    pub name: String,
    /// A sample that is computed: no bytes come with it.
    pub synthetic: bool,
}

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
    /// Reads the bytes beside the message; several files become one catalogue.
    Catalogue {
        /// The catalogue's name.
        name: String,
        /// The files, in the order of the bytes.
        files: Vec<SourceName>,
        /// What the user overrules.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').CatalogueOptions"))]
        options: CatalogueOptions,
    },
    /// Asks something of a catalogue.
    OfCatalogue {
        /// Which catalogue.
        dataset: u32,
        /// What.
        ask: CatalogueAsk,
    },
    /// Reads the bytes beside the message as an elevation model.
    Terrain {
        /// Its name.
        name: String,
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
    /// Makes a run.
    Run {
        /// Which catalogue.
        dataset: u32,
        /// What is asked for; what is left out is the preset's.
        #[cfg_attr(
            test,
            ts(
                type = "Omit<import('../pkg/orogen').EarthquakesSpec, 'dataset'> | Omit<import('../pkg/orogen').TerrainSpec, 'dataset'>"
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
        places: Vec<std::collections::BTreeMap<crate::labs::spec::Feature, f64>>,
    },
    /// Tells probabilities for all cells.
    Probabilities {
        /// Which run.
        run: u32,
        /// For the days after it, seconds since 1970; after the last event if left out.
        time: Option<f64>,
    },
    /// Makes maps with the kept generator, beside the answer.
    Generate {
        /// Which run.
        run: u32,
        /// How many.
        count: u32,
        /// Of the noise they are made of.
        seed: u32,
    },
    /// One of those maps as a file, beside the answer.
    ExportMap {
        /// Which run.
        run: u32,
        /// Of the noise they are made of.
        seed: u32,
        /// Which of them.
        index: u32,
        /// As what.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').TerrainExportFormat"))]
        format: TerrainExportFormat,
    },
    /// Asks the discriminator about the maps whose bytes are beside the message, as little-endian f32.
    Opinion {
        /// Which run.
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
    /// A catalogue that was read.
    Dataset {
        /// Its number.
        dataset: u32,
        /// Its name.
        name: String,
        /// How it was read.
        #[cfg_attr(
            test,
            ts(type = "import('../pkg/orogen').ImportReport | import('../pkg/orogen').GridReport")
        )]
        report: AnyImport,
    },
    /// What was asked of a catalogue.
    OfCatalogue {
        /// It.
        answer: CatalogueAnswer,
    },
    /// What was asked of an elevation model.
    OfTerrain {
        /// It.
        answer: TerrainAnswer,
    },
    /// Maps; elevations are beside it, metres.
    Maps {
        /// Cells a side.
        size: usize,
        /// Metres from a cell to its eastern neighbour.
        cell_x_metres: f64,
        /// Metres from a cell to its southern neighbour.
        cell_y_metres: f64,
    },
    /// The discriminator's logits are beside it.
    Opinion,
    /// A run that was made.
    Run(Box<RunMade>),
    /// A report; observed, predicted and time are beside it, and for probabilities cell.
    Report {
        /// All but the arrays and the sentence.
        #[cfg_attr(
            test,
            ts(
                type = "Omit<import('../pkg/orogen').MagnitudeReport, 'sentence' | 'observed' | 'predicted' | 'time'> | Omit<import('../pkg/orogen').ProbabilityReport, 'sentence' | 'observed' | 'predicted' | 'time' | 'cell'> | Omit<import('../pkg/orogen').TerrainReport, 'sentence'>"
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
    /// Probabilities of all cells.
    Probabilities {
        /// The map.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ProbabilityMap"))]
        map: ProbabilityMap,
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

/// A run that was made.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RunMade {
    /// Its number.
    pub run: u32,
    /// The number of its catalogue.
    pub dataset: u32,
    /// The name of its catalogue.
    pub dataset_name: String,
    /// How its catalogue was read.
    #[cfg_attr(test, ts(type = "import('../pkg/orogen').ImportReport | import('../pkg/orogen').GridReport"))]
    pub dataset_report: AnyImport,
    /// Everything that was asked for.
    #[cfg_attr(
        test,
        ts(
            type = "import('../pkg/orogen').Run['spec'] | import('../pkg/orogen').Run<import('../pkg/orogen').TerrainSpec>['spec']"
        )
    )]
    pub spec: AnySpec,
    /// Where it is in its life.
    #[cfg_attr(test, ts(type = "import('../pkg/orogen').RunState"))]
    pub state: RunState,
    /// Numbers of weights.
    pub weights: usize,
    /// How far it is.
    pub progress: ProgressNote,
    /// The simplest rule's loss on the validation part: the mean's, magnitude²; the climatology's, nats.
    pub baseline: f64,
}

/// How far a run is: `Progress` of the contract, and the epochs that are new.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ProgressNote {
    pub epoch: usize,
    pub epochs: usize,
    #[cfg_attr(test, ts(type = "number"))]
    pub step: u64,
    #[cfg_attr(test, ts(type = "number"))]
    pub steps: u64,
    pub steps_per_second: f64,
    pub seconds_left: Option<f64>,
    pub training_loss: Option<f64>,
    pub validation_loss: Option<f64>,
    pub generator_loss: Option<f64>,
    pub discriminator_loss: Option<f64>,
    pub accuracy_real: Option<f64>,
    pub accuracy_fake: Option<f64>,
    #[cfg_attr(test, ts(type = "import('../pkg/orogen').EngineName"))]
    pub engine: EngineName,
    /// Losses of the epochs finished since the last note.
    pub new_training: Vec<f64>,
    /// The same, on the validation part.
    pub new_validation: Vec<f64>,
}

/// What a module says unasked.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "event", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Notice {
    /// A run went on.
    Progress {
        /// Which run.
        run: u32,
        /// How far it is.
        progress: ProgressNote,
    },
    /// A run's life changed.
    State {
        /// Which run.
        run: u32,
        /// To what.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').RunState"))]
        state: RunState,
        /// Why, where it was not asked for.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').StateChange['reason'] | null"))]
        reason: Option<Reason>,
    },
    /// The networks of the other seeds are being trained, for a report.
    Repeats {
        /// Which run.
        run: u32,
        /// What is done of it, 0 to 1.
        share: f64,
    },
    /// A frame of the film; elevations are beside it, metres.
    Film {
        /// Which run.
        run: u32,
        /// After so many steps.
        #[cfg_attr(test, ts(type = "number"))]
        step: u64,
        /// Cells a side.
        size: usize,
        /// Maps.
        count: usize,
        /// Of the averaged generator.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').RealismScores"))]
        scores: RealismScores,
        /// What is wrong.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').GanAlarm[]"))]
        alarms: Vec<GanAlarm>,
    },
    /// A run cannot go on in this module.
    Failed {
        /// Which run.
        run: u32,
        /// Why.
        #[cfg_attr(test, ts(type = "Failure"))]
        error: Error,
    },
}

/// Why a run's life changed: an error code or `early-stopping`.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// Which.
    pub code: &'static str,
    /// What its sentence speaks of.
    pub values: Values,
}

#[cfg(test)]
mod tests {
    use super::*;
    use ts_rs::{Config, TS};

    /// Writes `www/protocol.d.ts` anew when asked to (`OROGEN_WRITE=1`), and fails when it is stale.
    #[test]
    fn the_page_has_these_types() {
        let config = Config::default();
        let types = [
            SourceName::decl(&config),
            Request::decl(&config),
            CatalogueAsk::decl(&config),
            Answer::decl(&config),
            CatalogueAnswer::decl(&config),
            TerrainAsk::decl(&config),
            TerrainAnswer::decl(&config),
            RunMade::decl(&config),
            ProgressNote::decl(&config),
            Notice::decl(&config).replace("type Notice", "type ModuleNotice"),
        ];
        let shared = "type Probe = { name: string; numbers: number[] };\n\
            type Failure = { code: import('../pkg/orogen').ErrorCode; where?: import('../pkg/orogen').OrogenError['where']; \
            values: Record<string, string | number> };\n";
        let mut text = String::from(
            "// Generated from src/web/protocol by its test; OROGEN_WRITE=1 cargo test writes it.\n\n",
        );
        for declaration in types.iter().map(String::as_str).chain(shared.lines()) {
            text.push_str("export ");
            text.push_str(declaration);
            text.push('\n');
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/protocol.d.ts");
        if std::env::var_os("OROGEN_WRITE").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), text, "www/protocol.d.ts is stale");
    }
}
