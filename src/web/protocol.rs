//! The messages between a page and a module, one enum in each direction. `www/protocol.d.ts` is
//! generated from them by a native test, so that the two sides cannot drift. Types that outsiders see
//! are the contract's, `pkg/orogen.d.ts`. Large arrays travel beside a message, by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use super::notices::{Notice, ProgressNote, Reason, RunMade};

use crate::labs::earthquakes::Estimate;
use crate::labs::probability::ProbabilityMap;
use crate::labs::run::AnyReport;
use crate::labs::spec::{EngineChoice, ExportFormat, Feature, RunSpec};
use crate::labs::studies::{ShuffledControl, SplitComparison};
use crate::learn::engine::EngineName;
use crate::learn::self_test::{Agreement, Probe};
use crate::seismic::aftershock_sequence::{AftershockOptions, Aftershocks};
use crate::seismic::b_value::BValue;
use crate::seismic::completeness::Completeness;
use crate::seismic::fitness::Fitness;
use crate::seismic::statistics::{
    BValueOptions, CompletenessOptions, DeclusterOptions, Declustering, FitnessOptions,
};
use crate::seismic::{CatalogueOptions, Event, Sample};
use crate::tabular::ImportReport;

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
    /// Events `from..to`.
    Rows {
        /// Which catalogue.
        dataset: u32,
        /// From this one.
        from: u32,
        /// To before this one.
        to: u32,
    },
    /// The numbers of a catalogue, beside the answer.
    Columns {
        /// Which catalogue.
        dataset: u32,
    },
    /// A catalogue as text.
    ToCsv {
        /// Which catalogue.
        dataset: u32,
    },
    /// The magnitude of completeness by one method.
    Completeness {
        /// Which catalogue.
        dataset: u32,
        /// How, and of what part.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Catalogue['completeness']>[0]"))]
        options: CompletenessOptions,
    },
    /// The b-value by one method.
    BValue {
        /// Which catalogue.
        dataset: u32,
        /// How, and of what part.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Catalogue['bValue']>[0]"))]
        options: BValueOptions,
    },
    /// Whether a catalogue is fit for use.
    Fitness {
        /// Which catalogue.
        dataset: u32,
        /// Of what part.
        #[cfg_attr(
            test,
            ts(type = "NonNullable<Parameters<import('../pkg/orogen').Catalogue['fitness']>[0]>")
        )]
        options: FitnessOptions,
    },
    /// Who is an aftershock of whom; arrays are beside the answer.
    Decluster {
        /// Which catalogue.
        dataset: u32,
        /// How, and of what part.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Catalogue['decluster']>[0]"))]
        options: DeclusterOptions,
    },
    /// One mainshock and what followed.
    Aftershocks {
        /// Which catalogue.
        dataset: u32,
        /// Of which event, how long and how far.
        #[cfg_attr(
            test,
            ts(type = "NonNullable<Parameters<import('../pkg/orogen').Catalogue['aftershocks']>[0]>")
        )]
        options: AftershockOptions,
    },
    /// Makes a run.
    Run {
        /// Which catalogue.
        dataset: u32,
        /// What is asked for; what is left out is the preset's.
        #[cfg_attr(test, ts(type = "Partial<import('../pkg/orogen').Run['spec']>"))]
        spec: Box<RunSpec>,
    },
    /// Starts or continues; with a number, for so many epochs or steps more.
    Start {
        /// Which run.
        run: u32,
        /// This many epochs more.
        epochs: Option<u32>,
        /// This many steps more.
        steps: Option<u32>,
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
    /// Tells probabilities for all cells.
    Probabilities {
        /// Which run.
        run: u32,
        /// For the days after it, seconds since 1970; after the last event if left out.
        time: Option<f64>,
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
        samples: &'static [Sample],
    },
    /// A catalogue that was read.
    Dataset {
        /// Its number.
        dataset: u32,
        /// Its name.
        name: String,
        /// How it was read.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ImportReport"))]
        report: ImportReport,
    },
    /// Events.
    Rows {
        /// In time order.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Event[]"))]
        rows: Vec<Event>,
    },
    /// Text.
    Text {
        /// All of it.
        text: String,
    },
    /// A magnitude of completeness.
    Completeness {
        /// With its method.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Completeness"))]
        completeness: Completeness,
    },
    /// A b-value.
    BValue {
        /// With its method.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').BValue"))]
        b_value: BValue,
    },
    /// Whether a catalogue is fit for use.
    Fitness {
        /// All that was looked at.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Fitness"))]
        fitness: Box<Fitness>,
    },
    /// Who is an aftershock of whom.
    Declustered {
        /// All but the arrays.
        #[cfg_attr(
            test,
            ts(
                type = "Pick<import('../pkg/orogen').Declustering, 'method' | 'events' | 'mainshocks' | 'split'>"
            )
        )]
        declustering: Declustering,
    },
    /// One mainshock and what followed.
    Aftershocks {
        /// Counts, the fit, and what an average sequence brings.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Aftershocks"))]
        aftershocks: Box<Aftershocks>,
    },
    /// A run that was made.
    Run(Box<RunMade>),
    /// A report; observed, predicted and time are beside it, and for probabilities cell.
    Report {
        /// All but the arrays and the sentence.
        #[cfg_attr(
            test,
            ts(
                type = "Omit<import('../pkg/orogen').MagnitudeReport, 'sentence' | 'observed' | 'predicted' | 'time'> | Omit<import('../pkg/orogen').ProbabilityReport, 'sentence' | 'observed' | 'predicted' | 'time' | 'cell'>"
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
    /// The same network under every split.
    Splits {
        /// One a split.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').SplitComparison[]"))]
        comparisons: Vec<SplitComparison>,
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
            Answer::decl(&config),
            RunMade::decl(&config),
            ProgressNote::decl(&config),
            Notice::decl(&config).replace("type Notice", "type ModuleNotice"),
        ];
        let shared = "type Probe = { name: string; numbers: number[] };\n\
            type Failure = { code: import('../pkg/orogen').ErrorCode; where?: import('../pkg/orogen').OrogenError['where']; \
            values: Record<string, string | number> };\n";
        let mut text = String::from(
            "// Generated from src/web/protocol.rs by its test; OROGEN_WRITE=1 cargo test writes it.\n\n",
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
