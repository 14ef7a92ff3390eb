//! The report of a magnitude run: scores on events the network never saw, every baseline beside
//! them, the verdict by fixed rules, and the reasons to doubt it.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::doubts::{self, doubt};
pub use super::doubts::{Doubt, DoubtCode};
use super::earthquakes::{MagnitudeRun, Table};
pub use super::magnitude_baselines::BaselineName;
use super::magnitude_baselines::Baselines;
use super::months::month_blocks;
use super::spec::{Lab, SplitKind, Task};
use crate::error::Result;
use crate::learn::bootstrap::{Difference, Verdict, compare, intervals};
use crate::learn::engine::EngineName;
use crate::learn::learner::Learner;
use crate::learn::metrics::Scores;
use crate::learn::repeats::Repeats;
use crate::learn::training::Training;
use crate::seismic::Catalogue;
use crate::seismic::completeness::maximum_curvature;
use crate::seismic::depths::{CONVENTIONS, is_fixed};
use crate::seismic::frequency_magnitude::{FrequencyMagnitude, bin_width};

/// A score with its 95 % interval.
pub type Interval = [f64; 2];

/// The intervals of each of [`Scores`].
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "Scores describes each")]
pub struct ScoreIntervals {
    pub mse: Interval,
    pub rmse: Interval,
    pub mae: Interval,
    pub r2: Interval,
}

/// The scores of the network of one seed.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeedScores<S> {
    /// Which.
    pub seed: u64,
    /// How far it was trained.
    pub epochs_trained: usize,
    /// On the rows judged.
    pub scores: S,
}

impl<S> SeedScores<S> {
    /// The scores of the first network and of its repeats, in this order.
    pub fn of<L: Learner>(
        first: &Training<L>,
        repeats: &Repeats<L>,
        scores: impl Iterator<Item = S>,
    ) -> Vec<Self> {
        let one = |(training, scores): (&Training<L>, S)| Self {
            seed: training.config.seed,
            epochs_trained: training.epoch(),
            scores,
        };
        std::iter::once(first).chain(repeats.trained(first)).zip(scores).map(one).collect()
    }
}

/// A baseline's scores.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BaselineScores {
    /// On the rows judged.
    pub scores: Scores,
    /// 95 %, block bootstrap.
    pub intervals: ScoreIntervals,
    /// On the validation part: which baseline the verdict is against.
    pub validation_mse: f64,
}

/// The networks against boosted trees on the rows judged: `AgainstTrees` of the contract.
#[derive(Debug, Clone, Serialize)]
pub struct AgainstTrees<D> {
    /// Networks of all seeds, pooled, minus trees.
    pub difference: D,
    /// By the same rules as against the best simple rule.
    pub verdict: Verdict,
}

/// How many rows each part has.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Counts {
    pub training: usize,
    pub validation: usize,
    pub test: usize,
}

/// First and last time of each part, seconds since 1970.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Spans {
    pub training: Interval,
    pub validation: Interval,
    pub test: Interval,
}

/// What is left of the network's skill where depths were measured: `MagnitudeReport.fixedDepths`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct FixedDepths {
    pub depths: Vec<f64>,
    pub fixed: usize,
    pub free: usize,
    pub skill: f64,
    pub free_skill: f64,
    pub free_difference: Difference,
}

/// `Report` of the contract, which describes each field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Report {
    pub lab: Lab,
    pub task: Task,
    pub split: SplitKind,
    pub engine: EngineName,
    pub seeds: Vec<u64>,
    pub epochs_trained: usize,
    pub epoch_judged: usize,
    pub weights: usize,
    pub rows: Counts,
    pub spans: Option<Spans>,
    pub scores: Scores,
    pub per_seed: Vec<SeedScores<Scores>>,
    pub intervals: ScoreIntervals,
    pub baselines: BTreeMap<BaselineName, BaselineScores>,
    pub best_baseline: BaselineName,
    pub difference: Difference,
    pub verdict: Verdict,
    pub against_trees: AgainstTrees<Difference>,
    pub fixed_depths: Option<FixedDepths>,
    pub doubts: Vec<Doubt>,
}

/// The rows a report was made from, in time order; they travel as arrays.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The report.
    pub report: Report,
    /// Magnitudes of the rows judged.
    pub observed: Vec<f64>,
    /// What the network says of them.
    pub predicted: Vec<f64>,
    /// Seconds since 1970; NaN where the file has no times.
    pub time: Vec<f64>,
    /// Rows of the catalogue they are.
    pub catalogue_rows: Vec<usize>,
}

/// Judges a run on its test part.
///
/// # Errors
/// `device-lost`.
pub async fn report(run: &MagnitudeRun, catalogue: &Catalogue) -> Result<Judged> {
    let mut judged = judge_rows(run, &run.table, &run.parts.test).await?;
    judged.report.doubts.extend(doubts_of_data(run, catalogue));
    Ok(judged)
}

/// Judges a run on a catalogue it never saw; `own` says that it is the one it was trained on.
///
/// # Errors
/// `device-lost`; `too-few-rows` for a catalogue without usable events; `unknown-column`.
pub async fn judge(run: &MagnitudeRun, catalogue: &Catalogue, own: bool) -> Result<Judged> {
    use crate::error::{Code, Error};
    let table = Table::of(catalogue, &run.spec.features)?;
    if table.targets.is_empty() {
        return Err(Error::new(Code::TooFewRows).value("rows", 0).value("needed", 1));
    }
    let rows: Vec<usize> = (0..table.targets.len()).collect();
    let mut judged = judge_rows(run, &table, &rows).await?;
    if own {
        judged.report.doubts.push(doubt(DoubtCode::JudgedOnOwnData, []));
    }
    Ok(judged)
}

async fn judge_rows(run: &MagnitudeRun, table: &Table, rows: &[usize]) -> Result<Judged> {
    let seed = run.spec.seed;
    let observed = table.targets_of(rows);
    let time: Vec<f64> = rows.iter().filter_map(|&row| table.times.get(row).copied()).collect();
    let blocks = month_blocks(&time);
    let mut networks = vec![run.predict_rows(table, rows).await?];
    for training in run.repeats.trained(&run.training) {
        networks.push(run.predict_with(training, table, rows).await?);
    }
    let predicted = networks.first().cloned().unwrap_or_default();
    let baselines = Baselines::fit(run);
    let validation = run.table.targets_of(&run.parts.validation);
    let scored: BTreeMap<_, _> = BaselineName::ALL
        .iter()
        .filter_map(|&name| {
            let on_validation = baselines.predict(name, &run.table, &run.parts.validation)?;
            let here = baselines.predict(name, table, rows)?;
            let scores = BaselineScores {
                scores: score(&observed, &here),
                intervals: score_intervals(&blocks, &observed, &here, seed),
                validation_mse: score(&validation, &on_validation).mse,
            };
            Some((name, scores))
        })
        .collect();
    let best_baseline = scored
        .iter()
        .filter(|(name, _)| **name != BaselineName::BoostedTrees)
        .min_by(|a, b| a.1.validation_mse.total_cmp(&b.1.validation_mse))
        .map_or(BaselineName::ConstantMean, |(name, _)| *name);
    let best = baselines.predict(best_baseline, table, rows).unwrap_or_default();
    let (difference, verdict) = compare(&blocks, &observed, &networks, &best, seed);
    let trees = baselines.predict(BaselineName::BoostedTrees, table, rows).unwrap_or_default();
    let against = compare(&blocks, &observed, &networks, &trees, seed);
    let scores = score(&observed, &predicted);
    let per_seed = SeedScores::of(&run.training, &run.repeats, networks.iter().map(|p| score(&observed, p)));
    let fixed_depths = fixed_depths(&baselines, table, rows, &networks, seed);
    let counters = run.training.counters();
    let epochs_trained = run.training.epoch();
    let report = Report {
        lab: Lab::Earthquakes,
        task: run.spec.task,
        split: run.spec.split,
        engine: run.training.engine.name,
        seeds: per_seed.iter().map(|one| one.seed).collect(),
        epochs_trained,
        epoch_judged: if run.training.keeps_best() { counters.best_epoch } else { epochs_trained },
        weights: run.training.layout().len(),
        rows: Counts {
            training: run.parts.training.len(),
            validation: run.parts.validation.len(),
            test: rows.len(),
        },
        spans: spans(run, &time),
        intervals: score_intervals(&blocks, &observed, &predicted, seed),
        doubts: doubts_of_run(run, &scores, &scored, &time, fixed_depths.as_ref()),
        fixed_depths,
        scores,
        per_seed,
        baselines: scored,
        best_baseline,
        difference,
        verdict,
        against_trees: AgainstTrees { difference: against.0, verdict: against.1 },
    };
    let catalogue_rows = rows.iter().filter_map(|&row| table.rows.get(row).copied()).collect();
    Ok(Judged { report, observed, predicted, time, catalogue_rows })
}

/// The networks against the training mean, on rows whose depth was measured.
fn fixed_depths(
    baselines: &Baselines,
    table: &Table,
    rows: &[usize],
    networks: &[Vec<f64>],
    seed: u64,
) -> Option<FixedDepths> {
    let flag = baselines.flag.as_ref()?;
    let (fixed, free) = flag.kinds(table, rows);
    if fixed.is_empty() || free.is_empty() {
        return None;
    }
    let is_free: Vec<bool> = rows.iter().map(|row| free.binary_search(row).is_ok()).collect();
    let only_free = |values: &Vec<f64>| -> Vec<f64> {
        values.iter().zip(&is_free).filter(|(_, free)| **free).map(|(value, _)| *value).collect()
    };
    let networks: Vec<Vec<f64>> = networks.iter().map(only_free).collect();
    let observed = table.targets_of(&free);
    let mean = vec![baselines.mean; free.len()];
    let mse_of_mean = score(&observed, &mean).mse;
    let time: Vec<f64> = free.iter().filter_map(|&row| table.times.get(row).copied()).collect();
    let (free_difference, _) = compare(&month_blocks(&time), &observed, &networks, &mean, seed);
    let all = table.targets_of(rows);
    let of = |name| score(&all, &baselines.predict(name, table, rows).unwrap_or_default()).mse;
    Some(FixedDepths {
        depths: flag.depths.clone(),
        fixed: fixed.len(),
        free: free.len(),
        skill: 1.0 - of(BaselineName::FixedDepth) / of(BaselineName::ConstantMean),
        free_skill: -free_difference.mse / mse_of_mean,
        free_difference,
    })
}

pub(super) fn score(observed: &[f64], predicted: &[f64]) -> Scores {
    Scores::of(observed.iter().copied().zip(predicted.iter().copied()))
}

pub(super) fn score_intervals(
    blocks: &[Range<usize>],
    observed: &[f64],
    predicted: &[f64],
    seed: u64,
) -> ScoreIntervals {
    let [mse, rmse, mae, r2] = intervals(blocks, observed, predicted, seed);
    ScoreIntervals { mse, rmse, mae, r2 }
}

pub(super) fn span(times: impl Iterator<Item = f64>) -> Interval {
    times.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], t| [low.min(t), high.max(t)])
}

fn spans(run: &MagnitudeRun, judged: &[f64]) -> Option<Spans> {
    let of = |part: &[usize]| span(part.iter().filter_map(|&row| run.table.times.get(row).copied()));
    let known = run.table.times.iter().chain(judged).all(|time| time.is_finite());
    known.then(|| Spans {
        training: of(&run.parts.training),
        validation: of(&run.parts.validation),
        test: span(judged.iter().copied()),
    })
}

/// Under this many rows judged, intervals are wide and blocks few.
const FEW_TEST_ROWS: usize = 100;

fn doubts_of_run(
    run: &MagnitudeRun,
    scores: &Scores,
    baselines: &BTreeMap<BaselineName, BaselineScores>,
    time: &[f64],
    fixed_depths: Option<&FixedDepths>,
) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> =
        doubts::one_seed(&run.spec, &run.training, &run.repeats).into_iter().collect();
    if time.len() < FEW_TEST_ROWS {
        doubts.push(doubt(DoubtCode::FewTestRows, [("n", time.len().into())]));
    }
    doubts.extend(doubts::random_split(&run.spec));
    doubts.extend(doubts::grouped_split(&run.spec));
    doubts.extend(doubts::hindsight(&run.spec));
    let mean = baselines.get(&BaselineName::ConstantMean).map_or(f64::NAN, |mean| mean.scores.mse);
    if scores.mse >= mean {
        let percent = 100.0 * (1.0 - scores.mse / mean);
        doubts.push(doubt(DoubtCode::NoSkillOverMean, [("percent", percent.into())]));
    } else if let Some(found) = fixed_depths.filter(|found| found.free_skill <= 0.0) {
        let [all, free] = [1.0 - scores.mse / mean, found.free_skill].map(|skill| (100.0 * skill).into());
        doubts.push(doubt(DoubtCode::SkillFromFixedDepths, [("percent", all), ("free", free)]));
    }
    doubts.extend(doubts::stopped_early(&run.spec, &run.training));
    if run.table.times.iter().any(|time| !time.is_finite()) {
        doubts.push(doubt(DoubtCode::NoTimes, []));
    } else {
        doubts.extend(doubts::short_span(span(run.table.times.iter().copied())));
    }
    doubts
}

fn doubts_of_data(run: &MagnitudeRun, catalogue: &Catalogue) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let depths: Vec<f64> = catalogue.depth().iter().copied().filter(|depth| depth.is_finite()).collect();
    let fixed = depths.iter().filter(|depth| is_fixed(**depth, &CONVENTIONS)).count();
    let share = fixed as f64 / depths.len().max(1) as f64;
    if share > 0.2 {
        doubts.push(doubt(DoubtCode::FixedDepths, [("percent", (100.0 * share).into())]));
    }
    let of = |part: &[usize]| {
        let rows: Vec<usize> = part.iter().filter_map(|&row| run.table.rows.get(row).copied()).collect();
        doubts::types(catalogue, &rows)
    };
    doubts.extend(doubts::of_types(&of(&run.parts.training), &of(&run.parts.test)));
    let magnitudes = run.table.targets_of(&run.parts.training);
    let width = bin_width(&magnitudes).unwrap_or(0.1);
    let found = maximum_curvature(&FrequencyMagnitude::of(&magnitudes, width));
    if let Some(found) = found.filter(|found| found.at_cutoff) {
        doubts.push(doubts::file_cutoff(found.mode));
    }
    doubts
}

/// The rows judged as CSV: what was observed, what the network says.
pub fn csv(judged: &Judged, catalogue: &Catalogue) -> String {
    let mut text =
        String::from("time,id,latitude,longitude,depth_km,observed_magnitude,estimated_magnitude\n");
    let rows = judged.catalogue_rows.iter().zip(judged.observed.iter().zip(&judged.predicted));
    for (&row, (observed, predicted)) in rows {
        let Some(event) = catalogue.event(row) else { continue };
        let time = event.time.map(crate::tabular::time::iso).unwrap_or_default();
        let depth = event.depth.map(|depth| depth.to_string()).unwrap_or_default();
        let id = event.id.replace('"', "\"\"");
        let (latitude, longitude) = (event.latitude, event.longitude);
        // Writing to a String cannot fail.
        let _ = std::fmt::Write::write_fmt(
            &mut text,
            format_args!("{time},\"{id}\",{latitude},{longitude},{depth},{observed},{predicted}\n"),
        );
    }
    text
}
