//! What a module tells of a run: that it was made, and what becomes of it.

use serde::Serialize;

use crate::error::{Error, Values};
use crate::labs::dataset::AnyImport;
use crate::labs::spec::{AnySpec, RunState};
use crate::labs::studies::StudyName;
use crate::labs::terrain::GanAlarm;
use crate::labs::terrain_jury::RealismScores;
use crate::learn::engine::EngineName;
use crate::learn::vitals::GradientNorm;

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
    #[cfg_attr(
        test,
        ts(
            type = "import('../pkg/orogen').ImportReport | import('../pkg/orogen').IntensityImport | import('../pkg/orogen').GridReport | import('../pkg/orogen').CorpusImport"
        )
    )]
    pub dataset_report: AnyImport,
    /// Everything that was asked for.
    #[cfg_attr(
        test,
        ts(
            type = "import('../pkg/orogen').Run['spec'] | import('../pkg/orogen').Run<import('../pkg/orogen').TerrainSpec>['spec'] | import('../pkg/orogen').Run<import('../pkg/orogen').LiteratureSpec>['spec']"
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
    #[cfg_attr(test, ts(type = "import('../pkg/orogen').GradientNorm[]"))]
    pub gradient_norms: Vec<GradientNorm>,
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
    /// A file is being read.
    Reading {
        /// The asker's number for it.
        reading: u32,
        /// Of the work, 0 to 1.
        share: f64,
    },
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
    /// A study of a run is under way.
    Study {
        /// Of which run.
        run: u32,
        /// Which.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').StudyName"))]
        study: StudyName,
        /// What is done of it, 0 to 1.
        share: f64,
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
