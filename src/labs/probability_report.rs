//! The report of a probability run: scores on windows the network never saw, every rule beside them,
//! the verdict by fixed rules, and the reasons to doubt it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::doubts::{self, Doubt, DoubtCode, doubt};
use super::ground::{INPUTS, Table};
use super::months::months;
use super::probability::ProbabilityRun;
use super::report::{AgainstTrees, Interval, SeedScores, Spans};
use super::spec::{Lab, SplitKind, Task};
use crate::error::{Result, string_union};
use crate::learn::boosting::Boosted;
use crate::learn::bootstrap::Verdict;
use crate::learn::calibration::{
    AtThreshold, NTest, PrecisionRecall, ReliabilityBin, at_threshold, n_test, precision_recall, reliability,
};
use crate::learn::engine::EngineName;
use crate::learn::logistic::Logistic;
use crate::learn::loss::Loss;
use crate::learn::probability::{
    FEWEST_POSITIVES, Judged as Rows, LogScoreDifference, ProbabilityIntervals, ProbabilityScores, log_score,
};
use crate::seismic::Catalogue;
use crate::seismic::windows::DAY;

string_union! {
    /// The simplest things that could have told a probability: the share of all training windows; that
    /// of the cell's; that of training windows whose predecessor had such an event, or had none; one
    /// neuron; the climatology with Reasenberg and Jones's generic aftershocks on top. Boosted trees are
    /// no simple rule, and the verdict is not against them: a report compares with them apart.
    ForecasterName {
        BaseRate = "base-rate",
        Climatology = "climatology",
        Persistence = "persistence",
        Logistic = "logistic",
        ReasenbergJones = "reasenberg-jones",
        BoostedTrees = "boosted-trees",
    }
}

/// A rule's scores.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ForecasterScores {
    /// On the windows judged.
    pub scores: ProbabilityScores,
    /// 95 %, drawing whole months.
    pub intervals: ProbabilityIntervals,
    /// On the validation part: which rule the verdict is against.
    pub validation_log_score: f64,
}

/// Windows of one part.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct WindowCount {
    pub windows: usize,
    pub events: usize,
}

/// Windows of all parts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct WindowCounts {
    pub training: WindowCount,
    pub validation: WindowCount,
    pub test: WindowCount,
}

impl WindowCounts {
    pub(super) fn of(run: &ProbabilityRun, judged: &[bool]) -> Self {
        let count = |happened: &[bool]| WindowCount {
            windows: happened.len(),
            events: happened.iter().filter(|&&happened| happened).count(),
        };
        Self {
            training: count(&run.table.happened(&run.parts.training)),
            validation: count(&run.table.happened(&run.parts.validation)),
            test: count(judged),
        }
    }
}

/// A cell, its training events of M ≥ mc and its climatology.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ReportedCell {
    pub south: f64,
    pub north: f64,
    pub west: f64,
    pub east: f64,
    pub events: usize,
    pub climatology: f64,
}

/// `ProbabilityReport` of the contract, which describes each field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ProbabilityReport {
    pub lab: Lab,
    pub task: Task,
    pub split: SplitKind,
    pub engine: EngineName,
    pub seeds: Vec<u64>,
    pub epochs_trained: usize,
    pub epoch_judged: usize,
    pub weights: usize,
    pub target_magnitude: f64,
    pub window_days: f64,
    pub cell_degrees: f64,
    pub mc: f64,
    pub bin_width: f64,
    pub base_rate: f64,
    pub cells: Vec<ReportedCell>,
    pub windows: WindowCounts,
    pub spans: Spans,
    pub scores: ProbabilityScores,
    pub per_seed: Vec<SeedScores<ProbabilityScores>>,
    pub intervals: ProbabilityIntervals,
    pub baselines: BTreeMap<ForecasterName, ForecasterScores>,
    pub best_baseline: ForecasterName,
    pub difference: LogScoreDifference,
    pub verdict: Verdict,
    pub against_trees: AgainstTrees<LogScoreDifference>,
    pub doubts: Vec<Doubt>,
    pub reliability: Vec<ReliabilityBin>,
    pub precision_recall: PrecisionRecall,
    pub at_threshold: AtThreshold,
    pub n_test: NTest,
}

/// The windows a report was made from, in time order; they travel as arrays.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The report.
    pub report: ProbabilityReport,
    /// Whether it happened.
    pub observed: Vec<bool>,
    /// The network's probabilities.
    pub predicted: Vec<f64>,
    /// The climatology's.
    pub climatology: Vec<f64>,
    /// Issue times, seconds since 1970.
    pub time: Vec<f64>,
    /// Places in the report's cells.
    pub cell: Vec<usize>,
}

/// Judges a run on its test part.
///
/// # Errors
/// `device-lost`.
pub async fn report(run: &ProbabilityRun, catalogue: &Catalogue) -> Result<Judged> {
    let mut judged = judge_rows(run, &run.table, &run.parts.test).await?;
    let Spans { training, test, .. } = judged.report.spans;
    let types = |[from, to]: Interval| {
        let times = catalogue.time().iter().enumerate();
        let rows: Vec<usize> = times.filter(|(_, t)| (from..=to).contains(*t)).map(|(row, _)| row).collect();
        doubts::types(catalogue, &rows)
    };
    judged.report.doubts.extend(doubts::of_types(&types(training), &types(test)));
    if run.ground.cutoff {
        judged.report.doubts.push(doubts::file_cutoff(run.ground.mc));
    }
    Ok(judged)
}

/// Judges a run on a catalogue it never saw; `own` says that it is the one it was trained on.
///
/// # Errors
/// `device-lost`, and those of [`ProbabilityRun::table_of`].
pub async fn judge(run: &ProbabilityRun, catalogue: &Catalogue, own: bool) -> Result<Judged> {
    let table = run.table_of(catalogue)?;
    let rows: Vec<usize> = (0..table.windows.rows()).collect();
    let mut judged = judge_rows(run, &table, &rows).await?;
    if own {
        judged.report.doubts.push(doubt(DoubtCode::JudgedOnOwnData, []));
    }
    Ok(judged)
}

/// Bins of the reliability table, and points of the precision–recall curve.
const BINS: usize = 10;
const POINTS: usize = 100;

async fn judge_rows(run: &ProbabilityRun, table: &Table, rows: &[usize]) -> Result<Judged> {
    let (spec, ground, seed) = (&run.spec, &run.ground, run.spec.seed);
    let observed = table.happened(rows);
    let mut networks = vec![run.predict_rows(table, rows).await?];
    for training in run.repeats.trained(&run.training) {
        networks.push(run.predict_with(training, table, rows).await?);
    }
    let predicted = networks.first().cloned().unwrap_or_default();
    let climatology = ground.climatology_of(table, rows);
    let time: Vec<f64> = rows.iter().map(|&row| table.windows.issue(row)).collect();
    let months = months(&time);
    let judged = Rows { happened: &observed, reference: &climatology, groups: &months };
    let forecasters = Forecasters::fit(run);
    let validation = run.table.happened(&run.parts.validation);
    let scored = ForecasterName::ALL.iter().map(|&name| {
        let on_validation = forecasters.predict(name, run, &run.table, &run.parts.validation);
        let sum: f64 = validation.iter().zip(on_validation).map(|(&y, p)| log_score(y, p)).sum();
        let (scores, intervals) = judged.scores(&forecasters.predict(name, run, table, rows), seed);
        let validation_log_score = sum / validation.len() as f64;
        (name, ForecasterScores { scores, intervals, validation_log_score })
    });
    let scored: BTreeMap<_, _> = scored.collect();
    let best_baseline = scored
        .iter()
        .filter(|(name, _)| **name != ForecasterName::BoostedTrees)
        .max_by(|a, b| a.1.validation_log_score.total_cmp(&b.1.validation_log_score))
        .map_or(ForecasterName::Climatology, |(name, _)| *name);
    let best = forecasters.predict(best_baseline, run, table, rows);
    let (difference, verdict) = Rows { reference: &best, ..judged }.compare(&networks, seed);
    let trees = forecasters.predict(ForecasterName::BoostedTrees, run, table, rows);
    let against = Rows { reference: &trees, ..judged }.compare(&networks, seed);
    let (scores, intervals) = judged.scores(&predicted, seed);
    let per_seed = SeedScores::of(&run.training, &run.repeats, networks.iter().map(|p| judged.totals(p)));
    let n_test = n_test(&observed, &predicted);
    let counters = run.training.counters();
    let epochs_trained = run.training.epoch();
    let report = ProbabilityReport {
        lab: Lab::Earthquakes,
        task: spec.task,
        split: spec.split,
        engine: run.training.engine.name,
        seeds: per_seed.iter().map(|one| one.seed).collect(),
        epochs_trained,
        epoch_judged: if run.training.keeps_best() { counters.best_epoch } else { epochs_trained },
        weights: run.training.layout().len(),
        target_magnitude: ground.target,
        window_days: spec.window_days,
        cell_degrees: spec.cell_degrees,
        mc: ground.mc,
        bin_width: ground.bin_width,
        base_rate: ground.base,
        cells: cells(run),
        windows: WindowCounts::of(run, &observed),
        spans: spans(run, &time),
        doubts: doubts_of(run, &scores, &n_test, &time),
        scores,
        per_seed,
        intervals,
        baselines: scored,
        best_baseline,
        difference,
        verdict,
        against_trees: AgainstTrees { difference: against.0, verdict: against.1 },
        reliability: reliability(&observed, &predicted, BINS),
        precision_recall: precision_recall(&observed, &predicted, POINTS),
        at_threshold: at_threshold(&observed, &predicted, spec.threshold.unwrap_or(ground.base)),
        n_test,
    };
    let cell = rows.iter().map(|&row| table.place(row)).collect();
    Ok(Judged { report, observed, predicted, climatology, time, cell })
}

pub(super) fn one_neuron(inputs: &[f64], happened: &[bool]) -> Logistic {
    Logistic::fit(inputs.chunks(INPUTS).zip(happened.iter().copied()), INPUTS)
}

/// What each rule learnt from the training part.
struct Forecasters {
    /// The share after a window without such an event, and after one with.
    persistence: [f64; 2],
    logistic: Logistic,
    trees: Boosted,
}

impl Forecasters {
    fn fit(run: &ProbabilityRun) -> Self {
        let training = &run.parts.training;
        let happened = run.table.happened(training);
        let after = |with: bool| {
            let rows = training.iter().zip(&happened);
            let rows = rows.filter(|(row, _)| run.table.windows.previous.get(**row) == Some(&with));
            let (k, n) = rows.fold((0.0, 0.0), |(k, n), (_, &y)| (k + f64::from(u8::from(y)), n + 1.0));
            run.ground.shrunk(k, n)
        };
        let inputs = run.ground.inputs(&run.table, training);
        let logistic = one_neuron(&inputs, &happened);
        let targets: Vec<f64> = happened.iter().map(|&y| f64::from(u8::from(y))).collect();
        let trees = Boosted::fit(Loss::CrossEntropy, &inputs, INPUTS, &targets, run.spec.seed);
        Self { persistence: [after(false), after(true)], logistic, trees }
    }

    fn predict(&self, name: ForecasterName, run: &ProbabilityRun, table: &Table, rows: &[usize]) -> Vec<f64> {
        let [without, with] = self.persistence;
        match name {
            ForecasterName::BaseRate => vec![run.ground.base; rows.len()],
            ForecasterName::Climatology => run.ground.climatology_of(table, rows),
            ForecasterName::Persistence => {
                let previous = |row: &usize| table.windows.previous.get(*row) == Some(&true);
                rows.iter().map(|row| if previous(row) { with } else { without }).collect()
            }
            ForecasterName::Logistic => {
                let inputs = run.ground.inputs(table, rows);
                inputs.chunks(INPUTS).map(|row| self.logistic.predict(row)).collect()
            }
            ForecasterName::BoostedTrees => {
                let inputs = run.ground.inputs(table, rows);
                inputs.chunks(INPUTS).map(|row| self.trees.predict(row)).collect()
            }
            ForecasterName::ReasenbergJones => {
                let climatology = run.ground.climatology_of(table, rows);
                let aftershocks = rows.iter().map(|&row| table.windows.aftershocks.get(row).copied());
                let pairs = climatology.iter().zip(aftershocks);
                // Poisson: none of the background and no aftershock.
                pairs.map(|(p, n)| 1.0 - (1.0 - p) * libm::exp(-n.unwrap_or(0.0))).collect()
            }
        }
    }
}

fn cells(run: &ProbabilityRun) -> Vec<ReportedCell> {
    let ground = &run.ground;
    let learnt = ground.events.iter().zip(&ground.climatology);
    let cells = ground.cells.iter().zip(learnt).map(|(&cell, (&events, &climatology))| {
        let bounds = ground.grid.bounds(cell);
        let (south, north, west, east) = (bounds.south, bounds.north, bounds.west, bounds.east);
        ReportedCell { south, north, west, east, events, climatology }
    });
    cells.collect()
}

/// From the first issue to the end of the last window.
fn spans(run: &ProbabilityRun, judged: &[f64]) -> Spans {
    let span = |times: &mut dyn Iterator<Item = f64>| {
        let nothing = [f64::INFINITY, f64::NEG_INFINITY];
        let [low, high] = times.fold(nothing, |[low, high], t| [low.min(t), high.max(t)]);
        [low, high + run.spec.window_days * DAY]
    };
    let of = |rows: &[usize]| span(&mut rows.iter().map(|&row| run.table.windows.issue(row)));
    Spans {
        training: of(&run.parts.training),
        validation: of(&run.parts.validation),
        test: span(&mut judged.iter().copied()),
    }
}

fn doubts_of(run: &ProbabilityRun, scores: &ProbabilityScores, n_test: &NTest, time: &[f64]) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> =
        doubts::one_seed(&run.spec, &run.training, &run.repeats).into_iter().collect();
    if n_test.observed < FEWEST_POSITIVES {
        let values = [
            ("positives", n_test.observed.into()),
            ("windows", time.len().into()),
            ("needed", FEWEST_POSITIVES.into()),
        ];
        doubts.push(doubt(DoubtCode::FewPositives, values));
    }
    doubts.extend(doubts::random_split(&run.spec));
    doubts.extend(doubts::grouped_split(&run.spec));
    if scores.skill <= 0.0 {
        let values = [("percent", (100.0 * scores.skill).into())];
        doubts.push(doubt(DoubtCode::NoSkillOverClimatology, values));
    }
    if n_test.delta1 < 0.025 || n_test.delta2 < 0.025 {
        let values = [("expected", n_test.expected.into()), ("observed", n_test.observed.into())];
        doubts.push(doubt(DoubtCode::RateDiffers, values));
    }
    doubts.extend(doubts::stopped_early(&run.spec, &run.training));
    doubts.extend(doubts::short_span(run.span()));
    doubts
}

/// The windows judged as CSV: when issued, where, what happened, what was said.
pub fn csv(judged: &Judged) -> String {
    let mut text = String::from(
        "issue_time,south,north,west,east,observed,forecast_probability,climatology_probability\n",
    );
    let said = judged.predicted.iter().zip(&judged.climatology);
    let rows = judged.time.iter().zip(&judged.cell).zip(judged.observed.iter().zip(said));
    for ((&time, &cell), (&observed, (predicted, climatology))) in rows {
        let Some(cell) = judged.report.cells.get(cell) else { continue };
        let (issue, observed) = (crate::tabular::time::iso(time), u8::from(observed));
        let ReportedCell { south, north, west, east, .. } = cell;
        // Writing to a String cannot fail.
        let _ = std::fmt::Write::write_fmt(
            &mut text,
            format_args!("{issue},{south},{north},{west},{east},{observed},{predicted},{climatology}\n"),
        );
    }
    text
}
