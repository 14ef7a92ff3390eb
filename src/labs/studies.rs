//! What costs several trainings and is asked for by itself: the same network under every split, so that
//! a leak can be seen, and on shuffled labels, so that luck can.

use serde::Serialize;

use super::earthquakes::{MagnitudeRun, standardise};
use super::literature_splits::{TextSplit, TextSplitStudy};
use super::magnitude_baselines::{BaselineName, Baselines};
use super::months::month_blocks;
use super::probability::ProbabilityRun;
use super::probability_studies::{WindowSplit, WindowSplitStudy};
use super::report::{Counts, Interval, ScoreIntervals, score, score_intervals};
use super::spec::{RunSpec, SplitKind};
use super::splits::groups;
use crate::error::{Code, Error, Result, Values, string_union};
use crate::learn::bootstrap::skill_interval;
use crate::learn::metrics::Scores;
use crate::learn::shuffled::Shuffled;
use crate::learn::split::count_groups;
use crate::learn::training::{Pace, Rows, Training};
use crate::seismic::Catalogue;

string_union! {
    /// What a run can be asked for beside its report.
    StudyName {
        Splits = "splits",
        Shuffled = "shuffled",
        Ranking = "ranking",
        LearningCurve = "learning-curve",
        Probe = "probe",
    }
}

/// A score beside the constant mean's: `SkillScores` of the contract.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct SkillScores {
    pub scores: Scores,
    pub skill: f64,
}

/// The network under one split: `SplitComparison.result` of the contract.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct SplitResult {
    pub epochs_trained: usize,
    pub rows: Counts,
    pub groups: Option<usize>,
    pub scores: Scores,
    pub intervals: ScoreIntervals,
    pub skill: f64,
    pub skill_interval: Interval,
    pub mean: Scores,
    pub linear: SkillScores,
}

/// Why a catalogue cannot be split so.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Refusal {
    pub code: Code,
    pub values: Values,
}

/// `SplitComparison` of the contract.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct SplitComparison {
    pub split: SplitKind,
    pub result: Option<SplitResult>,
    pub refused: Option<Refusal>,
}

/// `ShuffledControl` of the contract.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ShuffledControl {
    pub permutations: usize,
    pub loss: f64,
    pub shuffled: Vec<f64>,
    pub p_value: f64,
}

/// Work that goes on slice by slice.
#[allow(async_fn_in_trait, reason = "a module has one thread")]
pub trait Study {
    /// Which.
    fn name(&self) -> StudyName;

    /// Works for a slice. Returns the share that is done; 1 is all.
    ///
    /// # Errors
    /// `device-lost`.
    async fn advance(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64>;
}

/// The same network under every split, of a lab that has several.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum AnySplitStudy {
    /// Of magnitudes.
    Magnitude(SplitStudy),
    /// Of probabilities.
    Probability(WindowSplitStudy),
    /// Of labels.
    Literature(TextSplitStudy),
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum AnySplits {
    /// Of magnitudes.
    Magnitude(Vec<SplitComparison>),
    /// Of probabilities.
    Probability(Vec<WindowSplit>),
    /// Of labels.
    Literature(Vec<TextSplit>),
}

impl AnySplitStudy {
    /// What is finished, in the order of the contract's union.
    pub fn comparisons(self) -> AnySplits {
        match self {
            Self::Magnitude(study) => AnySplits::Magnitude(study.comparisons()),
            Self::Probability(study) => AnySplits::Probability(study.comparisons()),
            Self::Literature(study) => AnySplits::Literature(study.comparisons()),
        }
    }
}

impl Study for AnySplitStudy {
    fn name(&self) -> StudyName {
        StudyName::Splits
    }

    async fn advance(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        match self {
            Self::Magnitude(study) => study.advance(pace, clock).await,
            Self::Probability(study) => study.advance(pace, clock).await,
            Self::Literature(study) => study.advance(pace, clock).await,
        }
    }
}

/// The same network under every split, each from its own beginning.
#[derive(Debug)]
pub struct SplitStudy {
    /// Under which split, the run or why there is none, how many groups; the next one last.
    waiting: Vec<(SplitKind, Result<MagnitudeRun>, Option<usize>)>,
    done: Vec<SplitComparison>,
}

impl SplitStudy {
    /// For as many epochs as `run` has been trained.
    ///
    /// # Errors
    /// `not-trained` before the first epoch ends.
    pub fn new(run: &MagnitudeRun, catalogue: &Catalogue) -> Result<Self> {
        let training = &run.training;
        // One that stopped early may do so under another split, too, at its own time.
        let epochs = if training.keeps_best() { run.spec.epochs } else { training.epoch() };
        if epochs == 0 {
            return Err(Error::new(Code::NotTrained));
        }
        let of = |&split: &SplitKind| {
            let spec = RunSpec { split, epochs, ..run.spec.clone() };
            let made = MagnitudeRun::new(spec, catalogue, training.engine.clone(), None);
            let groups = made.as_ref().ok().and_then(|run| groups(&run.spec, catalogue, &run.table).ok());
            (split, made, groups.flatten().map(|groups| count_groups(&groups)))
        };
        Ok(Self { waiting: SplitKind::ALL.iter().rev().map(of).collect(), done: Vec::new() })
    }

    /// What is finished, in the order of the contract's union.
    pub fn comparisons(self) -> Vec<SplitComparison> {
        self.done
    }
}

impl Study for SplitStudy {
    fn name(&self) -> StudyName {
        StudyName::Splits
    }

    async fn advance(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        let mut part = 0.0;
        if let Some((_, Ok(run), _)) = self.waiting.last_mut()
            && run.advance(u64::MAX, pace, clock).await?.is_none()
        {
            let training = &run.training;
            part = training.counters().steps as f64 / training.total_steps().max(1) as f64;
        } else if let Some((split, made, groups)) = self.waiting.pop() {
            let (result, refused) = match made {
                Ok(run) => (Some(result(&run, groups).await?), None),
                Err(Error { code, values, .. }) => (None, Some(Refusal { code, values })),
            };
            self.done.push(SplitComparison { split, result, refused });
        }
        Ok((self.done.len() as f64 + part.min(0.999)) / SplitKind::ALL.len() as f64)
    }
}

async fn result(run: &MagnitudeRun, groups: Option<usize>) -> Result<SplitResult> {
    let (test, seed) = (&run.parts.test, run.spec.seed);
    let observed = run.table.targets_of(test);
    let time: Vec<f64> = test.iter().filter_map(|&row| run.table.times.get(row).copied()).collect();
    let blocks = month_blocks(&time);
    let predicted = run.predict_rows(&run.table, test).await?;
    let baselines = Baselines::fit(run);
    let by = |name| baselines.predict(name, &run.table, test).unwrap_or_default();
    let (mean, line) = (by(BaselineName::ConstantMean), by(BaselineName::Linear));
    let (scores, mean_scores, linear) =
        (score(&observed, &predicted), score(&observed, &mean), score(&observed, &line));
    let skill = |scores: &Scores| 1.0 - scores.mse / mean_scores.mse;
    Ok(SplitResult {
        epochs_trained: run.training.epoch(),
        rows: Counts {
            training: run.parts.training.len(),
            validation: run.parts.validation.len(),
            test: test.len(),
        },
        groups,
        intervals: score_intervals(&blocks, &observed, &predicted, seed),
        skill: skill(&scores),
        skill_interval: skill_interval(&blocks, &observed, &predicted, &mean, seed),
        linear: SkillScores { skill: skill(&linear), scores: linear },
        scores,
        mean: mean_scores,
    })
}

/// The same network on shuffled labels.
#[derive(Debug)]
pub struct ShuffledStudy {
    shuffled: Shuffled,
    /// What one unit of the loss is: magnitude² of a squared standard unit; a nat.
    unit: f64,
}

/// Most permutations: each is a training.
const MOST_PERMUTATIONS: usize = 999;

impl ShuffledStudy {
    /// For a network of magnitudes as far as it is trained.
    ///
    /// # Errors
    /// `bad-option` (permutations); `not-trained`; `device-lost`.
    pub async fn new(run: &MagnitudeRun, permutations: usize) -> Result<Self> {
        let test = || standardise(&run.table, &run.scalers, &run.parts.test);
        Self::of(&run.training, test, permutations, run.loss(1.0)).await
    }

    /// The same of probabilities, whose loss is what the log score is without its sign.
    ///
    /// # Errors
    /// As [`ShuffledStudy::new`].
    pub async fn of_windows(run: &ProbabilityRun, permutations: usize) -> Result<Self> {
        Self::of(&run.training, || run.rows(&run.parts.test), permutations, 1.0).await
    }

    async fn of(
        training: &Training,
        test: impl FnOnce() -> Rows,
        permutations: usize,
        unit: f64,
    ) -> Result<Self> {
        if !(1..=MOST_PERMUTATIONS).contains(&permutations) {
            return Err(Error::new(Code::BadOption)
                .option("permutations")
                .value("value", permutations)
                .value("allowed", format!("1–{MOST_PERMUTATIONS}")));
        }
        if training.counters().steps == 0 {
            return Err(Error::new(Code::NotTrained));
        }
        Ok(Self { shuffled: Shuffled::of(training, test(), permutations).await?, unit })
    }

    /// What was found.
    pub fn control(&self) -> ShuffledControl {
        let losses = self.shuffled.losses();
        ShuffledControl {
            permutations: losses.len(),
            loss: self.shuffled.actual() * self.unit,
            shuffled: losses.iter().map(|loss| loss * self.unit).collect(),
            p_value: self.shuffled.p_value(),
        }
    }
}

impl Study for ShuffledStudy {
    fn name(&self) -> StudyName {
        StudyName::Shuffled
    }

    async fn advance(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        self.shuffled.advance(pace, clock).await
    }
}
