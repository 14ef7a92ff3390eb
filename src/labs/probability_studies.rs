//! The same probability network under every split of windows, so that a leak can be seen.

use serde::Serialize;

use super::ground::INPUTS;
use super::months::months;
use super::probability::ProbabilityRun;
use super::probability_report::{WindowCounts, one_neuron};
use super::spec::{RunSpec, SplitKind, WINDOW_SPLITS};
use super::studies::{Refusal, Study, StudyName};
use crate::error::{Code, Error, Result};
use crate::learn::engine::Engine;
use crate::learn::probability::{Judged, ProbabilityIntervals, ProbabilityScores};
use crate::learn::training::Pace;
use crate::seismic::Catalogue;

/// The network under one split: `WindowSplit.result` of the contract.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct WindowSplitResult {
    pub epochs_trained: usize,
    pub windows: WindowCounts,
    pub groups: Option<usize>,
    pub scores: ProbabilityScores,
    pub intervals: ProbabilityIntervals,
    pub climatology: ProbabilityScores,
    pub logistic: ProbabilityScores,
}

/// `WindowSplit` of the contract.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct WindowSplit {
    pub split: SplitKind,
    pub result: Option<WindowSplitResult>,
    pub refused: Option<Refusal>,
}

/// One split after the other, each network from its own beginning.
#[derive(Debug)]
pub struct WindowSplitStudy {
    spec: RunSpec,
    engine: Engine,
    catalogue: Catalogue,
    /// Made when it is its turn: all windows of one split are memory enough.
    current: Option<ProbabilityRun>,
    done: Vec<WindowSplit>,
}

impl WindowSplitStudy {
    /// For as many epochs as `run` has been trained.
    ///
    /// # Errors
    /// `not-trained` before the first epoch ends.
    pub fn new(run: &ProbabilityRun, catalogue: &Catalogue) -> Result<Self> {
        let training = &run.training;
        // One that stopped early may do so under another split, too, at its own time.
        let epochs = if training.keeps_best() { run.spec.epochs } else { training.epoch() };
        if epochs == 0 {
            return Err(Error::new(Code::NotTrained));
        }
        let spec = RunSpec { epochs, ..run.spec.clone() };
        let (engine, catalogue) = (training.engine.clone(), catalogue.clone());
        Ok(Self { spec, engine, catalogue, current: None, done: Vec::new() })
    }

    /// What is finished, in the order of the contract's union.
    pub fn comparisons(self) -> Vec<WindowSplit> {
        self.done
    }
}

impl Study for WindowSplitStudy {
    fn name(&self) -> StudyName {
        StudyName::Splits
    }

    async fn advance(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        let share = |done: usize, part: f64| (done as f64 + part) / WINDOW_SPLITS.len() as f64;
        let Some(&split) = WINDOW_SPLITS.get(self.done.len()) else { return Ok(1.0) };
        let Some(mut run) = self.current.take() else {
            let spec = RunSpec { split, ..self.spec.clone() };
            match ProbabilityRun::new(spec, &self.catalogue, self.engine.clone(), None) {
                Ok(run) => self.current = Some(run),
                Err(Error { code, values, .. }) => {
                    self.done.push(WindowSplit {
                        split,
                        result: None,
                        refused: Some(Refusal { code, values }),
                    });
                }
            }
            return Ok(share(self.done.len(), 0.0));
        };
        if run.advance(u64::MAX, pace, clock).await?.is_none() {
            let part = run.training.counters().steps as f64 / run.training.total_steps().max(1) as f64;
            self.current = Some(run);
            return Ok(share(self.done.len(), part.min(0.999)));
        }
        let result = result(&run).await?;
        self.done.push(WindowSplit { split, result: Some(result), refused: None });
        Ok(share(self.done.len(), 0.0))
    }
}

async fn result(run: &ProbabilityRun) -> Result<WindowSplitResult> {
    let (table, ground, test) = (&run.table, &run.ground, &run.parts.test);
    let observed = table.happened(test);
    let predicted = run.predict_rows(table, test).await?;
    let climatology = ground.climatology_of(table, test);
    let time: Vec<f64> = test.iter().map(|&row| table.windows.issue(row)).collect();
    let judged = Judged { happened: &observed, reference: &climatology, groups: &months(&time) };
    let training = &run.parts.training;
    let neuron = one_neuron(&ground.inputs(table, training), &table.happened(training));
    let logistic: Vec<f64> =
        ground.inputs(table, test).chunks(INPUTS).map(|inputs| neuron.predict(inputs)).collect();
    let (scores, intervals) = judged.scores(&predicted, run.spec.seed);
    Ok(WindowSplitResult {
        epochs_trained: run.training.epoch(),
        windows: WindowCounts::of(run, &observed),
        groups: (run.spec.split == SplitKind::SpatialBlock).then_some(ground.cells.len()),
        scores,
        intervals,
        climatology: judged.totals(&climatology),
        logistic: judged.totals(&logistic),
    })
}
