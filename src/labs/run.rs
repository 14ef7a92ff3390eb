//! A run of any question of any lab, for those who drive, save and show it and need not know which.

use std::collections::BTreeMap;

use serde::Serialize;

use super::dataset::Dataset;
use super::earthquakes::{Estimate, MagnitudeRun};
use super::ground::INPUT_NAMES;
use super::intensity::{IntensityEstimate, IntensityInput, IntensityQuery, IntensityRun};
use super::intensity_report::{self, IntensityReport};
use super::literature::LiteratureRun;
use super::literature_report::{self, LiteratureReport};
use super::literature_splits::TextSplitStudy;
use super::probability::{ProbabilityMap, ProbabilityRun};
use super::probability_report::{self, ProbabilityReport};
use super::probability_studies::WindowSplitStudy;
use super::report::{self, Report};
use super::spec::{AnySpec, EngineChoice, Feature, Lab, Task};
use super::studies::{AnySplitStudy, ShuffledStudy, SplitStudy};
use super::terrain::{Frame, TerrainRun};
use super::terrain_report::{self, TerrainReport};
use crate::error::{Code, Error, Result};
use crate::learn::adversarial::Part;
use crate::learn::engine::Engine;
use crate::learn::training::{Halt, Pace, Saved};
use crate::learn::vitals::Vitals;

/// A network and everything it was made from.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "a page has a handful of runs")]
pub enum Run {
    /// How large was the event?
    Magnitude(MagnitudeRun),
    /// Will there be one of M ≥ m in the next days?
    Probability(ProbabilityRun),
    /// How strong is the shaking at a site?
    Intensity(IntensityRun),
    /// Landforms like these.
    Terrain(TerrainRun),
    /// Which label has a text?
    Literature(LiteratureRun),
}

/// `Report` of the contract: its `lab` and `task` tell which.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum AnyReport {
    /// Of magnitudes.
    Magnitude(Report),
    /// Of probabilities.
    Probability(ProbabilityReport),
    /// Of intensities.
    Intensity(IntensityReport),
    /// Of landforms.
    Terrain(TerrainReport),
    /// Of labels.
    Literature(LiteratureReport),
}

/// A report and the rows it was made from.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum Judged {
    /// Of magnitudes.
    Magnitude(report::Judged),
    /// Of probabilities.
    Probability(probability_report::Judged),
    /// Of intensities.
    Intensity(intensity_report::Judged),
    /// Of landforms.
    Terrain(TerrainReport),
    /// Of labels.
    Literature(literature_report::Judged),
}

impl Run {
    /// Makes a run, at its beginning or from where it was saved.
    ///
    /// # Errors
    /// Those of [`MagnitudeRun::new`], [`ProbabilityRun::new`], [`TerrainRun::new`] or [`LiteratureRun::new`].
    pub fn new(spec: AnySpec, dataset: &Dataset, engine: Engine, saved: Option<Saved>) -> Result<Self> {
        match spec {
            AnySpec::Earthquakes(spec) => match spec.task {
                Task::Magnitude => {
                    MagnitudeRun::new(spec, dataset.catalogue()?, engine, saved).map(Self::Magnitude)
                }
                Task::Probability => {
                    ProbabilityRun::new(spec, dataset.catalogue()?, engine, saved).map(Self::Probability)
                }
                Task::Intensity => {
                    IntensityRun::new(spec, dataset.intensities()?, engine, saved).map(Self::Intensity)
                }
            },
            AnySpec::Terrain(spec) => {
                TerrainRun::new(spec, dataset.terrain()?, engine, saved).map(Self::Terrain)
            }
            AnySpec::Literature(spec) => {
                LiteratureRun::new(spec, dataset.corpus()?, engine, saved).map(Self::Literature)
            }
        }
    }

    /// What was asked for, complete.
    pub fn spec(&self) -> AnySpec {
        match self {
            Self::Magnitude(run) => AnySpec::Earthquakes(run.spec.clone()),
            Self::Probability(run) => AnySpec::Earthquakes(run.spec.clone()),
            Self::Intensity(run) => AnySpec::Earthquakes(run.spec.clone()),
            Self::Terrain(run) => AnySpec::Terrain(run.spec.clone()),
            Self::Literature(run) => AnySpec::Literature(run.spec.clone()),
        }
    }

    /// Where it is.
    pub fn vitals(&self) -> Vitals<'_> {
        match self {
            Self::Magnitude(run) => run.training.vitals(),
            Self::Probability(run) => run.training.vitals(),
            Self::Intensity(run) => run.training.vitals(),
            Self::Terrain(run) => run.training.vitals(),
            Self::Literature(run) => run.training.vitals(),
        }
    }

    /// Reads back everything it needs to go on.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn save(&self) -> Result<Saved> {
        match self {
            Self::Magnitude(run) => run.training.save().await,
            Self::Probability(run) => run.training.save().await,
            Self::Intensity(run) => run.training.save().await,
            Self::Terrain(run) => run.training.save().await,
            Self::Literature(run) => run.training.save().await,
        }
    }

    /// What it learnt on the training part beside the weights.
    pub fn learnt(&self) -> serde_json::Value {
        match self {
            Self::Magnitude(run) => serde_json::json!(run.scalers),
            Self::Probability(run) => serde_json::json!(run.scalers),
            Self::Intensity(run) => serde_json::json!(run.scalers),
            Self::Terrain(run) => run.learnt(),
            Self::Literature(run) => serde_json::json!({ "vocabulary": run.vocabulary }),
        }
    }

    /// Records which engine was asked for.
    pub const fn ask_for(&mut self, engine: EngineChoice) {
        match self {
            Self::Magnitude(run) => run.spec.engine = engine,
            Self::Probability(run) => run.spec.engine = engine,
            Self::Intensity(run) => run.spec.engine = engine,
            Self::Terrain(run) => run.spec.engine = engine,
            Self::Literature(run) => run.spec.engine = engine,
        }
    }

    /// Asks for so many epochs in all.
    pub const fn lengthen(&mut self, epochs: usize) {
        let (spec, training) = match self {
            Self::Magnitude(run) => (&mut run.spec, &mut run.training),
            Self::Probability(run) => (&mut run.spec, &mut run.training),
            Self::Intensity(run) => (&mut run.spec, &mut run.training),
            Self::Terrain(run) => return run.lengthen(epochs),
            Self::Literature(run) => {
                run.spec.epochs = epochs;
                run.training.config.epochs = epochs;
                return;
            }
        };
        spec.epochs = epochs;
        training.config.epochs = epochs;
    }

    /// Works for a slice: see [`Training::advance`].
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn advance(
        &mut self,
        until: u64,
        pace: &mut Pace,
        clock: &dyn Fn() -> f64,
    ) -> Result<Option<Halt>> {
        match self {
            Self::Magnitude(run) => run.advance(until, pace, clock).await,
            Self::Probability(run) => run.advance(until, pace, clock).await,
            Self::Intensity(run) => run.training.advance(until, pace, clock).await,
            Self::Terrain(run) => run.advance(until, pace, clock).await,
            Self::Literature(run) => run.advance(until, pace, clock).await,
        }
    }

    /// Trains the same network under the other seeds of the spec, for a slice, as far as the first one
    /// is; or makes the next of what it is compared with. Returns the share that is done; with 1 the run is
    /// ready to be judged.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn repeat(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        let (spec, training, repeats) = match self {
            Self::Magnitude(run) => (&run.spec, &run.training, &mut run.repeats),
            Self::Probability(run) => (&run.spec, &run.training, &mut run.repeats),
            Self::Intensity(run) => (&run.spec, &run.training, &mut run.repeats),
            Self::Terrain(run) => return Ok(run.make_rival()),
            Self::Literature(run) => return run.repeat(pace, clock).await,
        };
        repeats.advance(training, spec.seeds, pace, clock).await
    }

    /// A training loss as it is shown: magnitude², or nats.
    pub fn loss(&self, loss: f64) -> f64 {
        match self {
            Self::Magnitude(run) => run.loss(loss),
            Self::Probability(_) | Self::Terrain(_) | Self::Literature(_) => loss,
            Self::Intensity(run) => run.loss(loss),
        }
    }

    /// The simplest rule's loss on the validation part: the mean's, or the climatology's; no number where that is
    /// only known with the report.
    pub fn validation_of_simplest(&self) -> f64 {
        match self {
            Self::Magnitude(run) => run.validation_of_mean(),
            Self::Probability(run) => run.validation_of_climatology(),
            Self::Intensity(run) => run.validation_of_mean(),
            Self::Terrain(_) => f64::NAN,
            Self::Literature(run) => run.validation_of_shares(),
        }
    }

    /// What those need who use the weights elsewhere: the inputs, and the way from output to answer.
    pub fn note(&self) -> serde_json::Value {
        let (spec, training) = match self {
            Self::Magnitude(run) => (&run.spec, &run.training),
            Self::Probability(run) => (&run.spec, &run.training),
            Self::Intensity(run) => (&run.spec, &run.training),
            Self::Terrain(run) => return run.note(),
            Self::Literature(run) => return run.note(),
        };
        let mut note = serde_json::json!({
            "orogen": crate::VERSION,
            "family": "mlp",
            "task": spec.task,
            "network": training.config.network,
            "features": spec.features,
            "scalers": self.learnt(),
            "seed": spec.seed,
        });
        if let (Self::Probability(run), Some(note)) = (self, note.as_object_mut()) {
            let ground = &run.ground;
            note.insert("features".to_string(), serde_json::json!(INPUT_NAMES));
            note.insert("output".to_string(), serde_json::json!("logit: p = 1 / (1 + exp(-output))"));
            note.insert("mc".to_string(), serde_json::json!(ground.mc));
            note.insert("targetMagnitude".to_string(), serde_json::json!(ground.target));
            note.insert("windowDays".to_string(), serde_json::json!(spec.window_days));
        }
        if let (Self::Intensity(run), Some(note)) = (self, note.as_object_mut()) {
            let told = |input: &IntensityInput| match input {
                IntensityInput::Magnitude => "magnitude",
                IntensityInput::Distance => "ln(hypocentral distance in km, at least 1)",
                IntensityInput::Depth => "depth in km",
                IntensityInput::Vs30 => "ln(vs30 in m/s)",
            };
            let told: Vec<&str> = run.inputs.iter().map(told).collect();
            note.insert("features".to_string(), serde_json::json!(told));
        }
        note
    }

    /// Judges the run on its test part.
    ///
    /// # Errors
    /// `device-lost`; `not-trained` before [`Run::repeat`] is done.
    pub async fn report(&self, dataset: &Dataset) -> Result<Judged> {
        match self {
            Self::Magnitude(run) => report::report(run, dataset.catalogue()?).await.map(Judged::Magnitude),
            Self::Probability(run) => {
                probability_report::report(run, dataset.catalogue()?).await.map(Judged::Probability)
            }
            Self::Intensity(run) => intensity_report::report(run).await.map(Judged::Intensity),
            Self::Terrain(run) => terrain_report::report(run).await.map(Judged::Terrain),
            Self::Literature(run) => literature_report::report(run).await.map(Judged::Literature),
        }
    }

    /// Judges the run on data it never saw; `own` says that it is the one it was trained on.
    ///
    /// # Errors
    /// `device-lost`; those of data without anything to judge on; `bad-option` for landforms, which are judged
    /// on the unseen area of their own ground.
    pub async fn judge(&self, dataset: &Dataset, own: bool) -> Result<Judged> {
        match self {
            Self::Magnitude(run) => {
                report::judge(run, dataset.catalogue()?, own).await.map(Judged::Magnitude)
            }
            Self::Probability(run) => {
                probability_report::judge(run, dataset.catalogue()?, own).await.map(Judged::Probability)
            }
            Self::Intensity(run) => {
                intensity_report::judge(run, dataset.intensities()?, own).await.map(Judged::Intensity)
            }
            Self::Terrain(_) => Err(self.of_another_lab(Lab::Earthquakes)),
            Self::Literature(run) => {
                literature_report::judge(run, dataset.corpus()?, own).await.map(Judged::Literature)
            }
        }
    }

    /// Magnitudes for places: see [`MagnitudeRun::estimate`].
    ///
    /// # Errors
    /// `bad-option` for another task; those of [`MagnitudeRun::estimate`].
    pub async fn estimate(&self, places: &[BTreeMap<Feature, f64>]) -> Result<Vec<Estimate>> {
        match self {
            Self::Magnitude(run) => run.estimate(places).await,
            Self::Probability(run) => Err(only(Task::Magnitude, run.spec.task)),
            Self::Intensity(run) => Err(only(Task::Magnitude, run.spec.task)),
            Self::Terrain(_) | Self::Literature(_) => Err(self.of_another_lab(Lab::Earthquakes)),
        }
    }

    /// Probabilities for cells: see [`ProbabilityRun::map`].
    ///
    /// # Errors
    /// `bad-option` for another task; those of [`ProbabilityRun::map`].
    pub async fn probabilities(&self, time: Option<f64>) -> Result<ProbabilityMap> {
        match self {
            Self::Magnitude(run) => Err(only(Task::Probability, run.spec.task)),
            Self::Intensity(run) => Err(only(Task::Probability, run.spec.task)),
            Self::Probability(run) => run.map(time).await,
            Self::Terrain(_) | Self::Literature(_) => Err(self.of_another_lab(Lab::Earthquakes)),
        }
    }

    /// The landforms themselves.
    ///
    /// # Errors
    /// `bad-option` for a run of another lab.
    pub fn terrain(&self) -> Result<&TerrainRun> {
        match self {
            Self::Terrain(run) => Ok(run),
            _ => Err(self.of_another_lab(Lab::Terrain)),
        }
    }

    /// The two networks, to change them.
    ///
    /// # Errors
    /// `bad-option` for a run of another lab.
    pub fn terrain_mut(&mut self) -> Result<&mut TerrainRun> {
        match self {
            Self::Terrain(run) => Ok(run),
            _ => Err(self.of_another_lab(Lab::Terrain)),
        }
    }

    /// The network that reads.
    ///
    /// # Errors
    /// `bad-option` for a run of another lab.
    pub fn literature(&self) -> Result<&LiteratureRun> {
        match self {
            Self::Literature(run) => Ok(run),
            _ => Err(self.of_another_lab(Lab::Literature)),
        }
    }

    fn of_another_lab(&self, allowed: Lab) -> Error {
        let own = match self {
            Self::Magnitude(_) | Self::Probability(_) | Self::Intensity(_) => Lab::Earthquakes,
            Self::Terrain(_) => Lab::Terrain,
            Self::Literature(_) => Lab::Literature,
        };
        let error = Error::new(Code::BadOption).option("lab");
        error.value("value", own.as_str()).value("allowed", allowed.as_str())
    }

    /// Lets one of two networks learn alone from now on, or both again.
    ///
    /// # Errors
    /// `bad-option` for a run of another lab.
    pub fn train_only(&mut self, part: Option<Part>) -> Result<()> {
        match (self, part) {
            (Self::Terrain(run), part) => run.training.only = part,
            (_, None) => {}
            (_, Some(part)) => {
                return Err(Error::new(Code::BadOption)
                    .option("part")
                    .value("value", part.as_str())
                    .value("allowed", "-"));
            }
        }
        Ok(())
    }

    /// Frames of the film since they were last taken.
    pub fn take_frames(&mut self) -> Vec<Frame> {
        match self {
            Self::Terrain(run) => run.take_frames(),
            _ => Vec::new(),
        }
    }

    /// The weights that are in use: those of the best score where a score chooses, or else the last.
    pub fn in_use<'a>(&self, saved: &'a Saved) -> &'a [f32] {
        match self {
            Self::Terrain(_) if saved.counters.best_epoch > 0 => &saved.best,
            _ => &saved.weights,
        }
    }

    /// Intensities at sites: see [`IntensityRun::estimate`].
    ///
    /// # Errors
    /// `bad-option` for another task; those of [`IntensityRun::estimate`].
    pub async fn intensities(&self, queries: &[IntensityQuery]) -> Result<Vec<IntensityEstimate>> {
        match self {
            Self::Magnitude(run) => Err(only(Task::Intensity, run.spec.task)),
            Self::Probability(run) => Err(only(Task::Intensity, run.spec.task)),
            Self::Intensity(run) => run.estimate(queries).await,
            Self::Terrain(_) | Self::Literature(_) => Err(self.of_another_lab(Lab::Earthquakes)),
        }
    }

    /// The same network under every split: see [`SplitStudy::new`], [`WindowSplitStudy::new`] and
    /// [`TextSplitStudy::new`].
    ///
    /// # Errors
    /// `bad-option` for another task; those of the study.
    pub fn splits(&self, dataset: &Dataset) -> Result<AnySplitStudy> {
        match self {
            Self::Magnitude(run) => SplitStudy::new(run, dataset.catalogue()?).map(AnySplitStudy::Magnitude),
            Self::Literature(run) => {
                TextSplitStudy::new(run, dataset.corpus()?).map(AnySplitStudy::Literature)
            }
            Self::Probability(run) => {
                WindowSplitStudy::new(run, dataset.catalogue()?).map(AnySplitStudy::Probability)
            }
            Self::Intensity(run) => Err(only(Task::Magnitude, run.spec.task)),
            Self::Terrain(_) => Err(self.of_another_lab(Lab::Earthquakes)),
        }
    }

    /// The same network on shuffled labels: see [`ShuffledStudy::new`].
    ///
    /// # Errors
    /// `bad-option` for another task; those of [`ShuffledStudy::new`].
    pub async fn shuffled(&self, permutations: usize) -> Result<ShuffledStudy> {
        match self {
            Self::Magnitude(run) => ShuffledStudy::new(run, permutations).await,
            Self::Probability(run) => ShuffledStudy::of_windows(run, permutations).await,
            Self::Intensity(run) => Err(only(Task::Magnitude, run.spec.task)),
            Self::Terrain(_) | Self::Literature(_) => Err(self.of_another_lab(Lab::Earthquakes)),
        }
    }
}

fn only(task: Task, own: Task) -> Error {
    Error::new(Code::BadOption).option("task").value("value", own.as_str()).value("allowed", task.as_str())
}

impl Judged {
    /// The report.
    pub fn report(self) -> AnyReport {
        match self {
            Self::Magnitude(judged) => AnyReport::Magnitude(judged.report),
            Self::Probability(judged) => AnyReport::Probability(judged.report),
            Self::Intensity(judged) => AnyReport::Intensity(judged.report),
            Self::Terrain(report) => AnyReport::Terrain(report),
            Self::Literature(judged) => AnyReport::Literature(judged.report),
        }
    }

    /// The rows judged as CSV.
    ///
    /// # Errors
    /// `bad-option` for data of another lab.
    pub fn csv(&self, dataset: &Dataset) -> Result<String> {
        match self {
            Self::Magnitude(judged) => Ok(report::csv(judged, dataset.catalogue()?)),
            Self::Probability(judged) => Ok(probability_report::csv(judged)),
            Self::Intensity(judged) => Ok(intensity_report::csv(judged)),
            Self::Terrain(report) => Ok(terrain_report::csv(report)),
            Self::Literature(judged) => Ok(literature_report::csv(judged, dataset.corpus()?)),
        }
    }
}
