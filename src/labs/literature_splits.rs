//! The same network under both splits, so that what is learnt by dealing texts out at random, and lost when only the
//! past may teach, can be seen.

use serde::Serialize;

use super::literature::{LiteratureRun, Words, of};
use super::literature_report::{best, by_rules};
use super::literature_rules::LabelRule;
use super::literature_scores::{Said, TextIntervals, TextScores};
use super::literature_spec::LiteratureSpec;
use super::report::Counts;
use super::spec::SplitKind;
use super::studies::{Refusal, Study, StudyName};
use crate::error::{Code, Error, Result};
use crate::learn::training::Pace;
use crate::text::Corpus;

/// What a rule scored under a split.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TextBaseline {
    pub scores: TextScores,
    pub intervals: TextIntervals,
}

/// The network under one split: `TextSplit.result` of the contract.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TextSplitResult {
    pub epochs_trained: usize,
    pub documents: Counts,
    pub scores: TextScores,
    pub intervals: TextIntervals,
    pub best_baseline: LabelRule,
    pub baseline: TextBaseline,
}

/// `TextSplit` of the contract.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TextSplit {
    pub split: SplitKind,
    pub result: Option<TextSplitResult>,
    pub refused: Option<Refusal>,
}

/// Splits of this lab.
const SPLITS: [SplitKind; 2] = [SplitKind::Chronological, SplitKind::Random];

/// The same network under both splits, each from its own beginning.
#[derive(Debug)]
pub struct TextSplitStudy {
    /// The run, or why there is none; the next one last.
    waiting: Vec<(SplitKind, Result<LiteratureRun>)>,
    done: Vec<TextSplit>,
}

impl TextSplitStudy {
    /// For as many epochs as `run` has been trained.
    ///
    /// # Errors
    /// `not-trained` before the first epoch ends.
    pub fn new(run: &LiteratureRun, corpus: &Corpus) -> Result<Self> {
        let training = &run.training;
        // One that stopped early may do so under another split, too, at its own time.
        let epochs = if training.keeps_best() { run.spec.epochs } else { training.epoch() };
        if epochs == 0 {
            return Err(Error::new(Code::NotTrained));
        }
        let of =
            |&split: &SplitKind| {
                let spec = LiteratureSpec { split, epochs, seeds: 1, ..run.spec.clone() };
                let made = LiteratureRun::new(spec, corpus, training.engine.clone(), None);
                let made = made.and_then(|made| {
                    if made.split == split { Ok(made) } else { Err(Error::new(Code::NeedsTimes)) }
                });
                (split, made)
            };
        Ok(Self { waiting: SPLITS.iter().rev().map(of).collect(), done: Vec::new() })
    }

    /// What is finished, in the order of the contract's union.
    pub fn comparisons(self) -> Vec<TextSplit> {
        self.done
    }
}

impl Study for TextSplitStudy {
    fn name(&self) -> StudyName {
        StudyName::Splits
    }

    async fn advance(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        let share = |part: f64, done: usize| (done as f64 + part.min(0.999)) / SPLITS.len() as f64;
        if let Some((_, Ok(run))) = self.waiting.last_mut() {
            if !run.training.is_over() && run.advance(u64::MAX, pace, clock).await?.is_none() {
                let training = &run.training;
                let part = training.counters().steps as f64 / training.total_steps().max(1) as f64;
                return Ok(share(0.9 * part, self.done.len()));
            }
            let rung = run.repeat(pace, clock).await?;
            if rung < 1.0 {
                return Ok(share(0.9 + 0.1 * rung, self.done.len()));
            }
        }
        if let Some((split, made)) = self.waiting.pop() {
            let (result, refused) = match made {
                Ok(run) => (Some(result(&run).await?), None),
                Err(Error { code, values, .. }) => (None, Some(Refusal { code, values })),
            };
            self.done.push(TextSplit { split, result, refused });
        }
        Ok(share(0.0, self.done.len()))
    }
}

async fn result(run: &LiteratureRun) -> Result<TextSplitResult> {
    let (test, seed, labels) = (&run.parts.test, run.spec.seed, run.labelling.labels.len());
    let words: Vec<Words> = test.iter().filter_map(|&row| run.words.get(row).cloned()).collect();
    let truth = of(&run.labelled.labels, test);
    let said = Said::from(run.predict_with(&run.training, &words).await?);
    let mut rules = by_rules(run, &truth, &words).await?;
    let best_baseline = best(&rules);
    let (baseline, _) = rules.remove(&best_baseline).ok_or_else(|| Error::new(Code::NotTrained))?;
    Ok(TextSplitResult {
        epochs_trained: run.training.epoch(),
        documents: Counts {
            training: run.parts.training.len(),
            validation: run.parts.validation.len(),
            test: test.len(),
        },
        scores: said.scores(&truth, labels),
        intervals: said.intervals(&truth, labels, seed),
        best_baseline,
        baseline: TextBaseline { scores: baseline.scores, intervals: baseline.intervals },
    })
}
