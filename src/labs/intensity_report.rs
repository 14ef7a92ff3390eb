//! The report of an intensity run: scores on earthquakes the network never saw, the published equations
//! beside them as printed and refitted, the verdict by fixed rules, and the reasons to doubt it.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::doubts::{self, Doubt, DoubtCode, doubt};
use super::earthquakes::Table;
use super::intensity::{IntensityInput, IntensityRun, blocks_of, rows_of, table_of};
use super::report::{
    BaselineScores, Counts, Interval, ScoreIntervals, SeedScores, Spans, score, score_intervals, span,
};
use super::spec::{Lab, SplitKind, Task};
use crate::error::{Code, Error, Result, string_union};
use crate::learn::baselines::{Linear, constant_mean};
use crate::learn::bootstrap::{Difference, FEWEST_ROWS, Verdict, blocks, compare, intervals};
use crate::learn::engine::EngineName;
use crate::learn::metrics::Scores;
use crate::seismic::IntensityTable;
use crate::seismic::intensity::{Equation, IntensityEquation};
use crate::seismic::intensity_table::IntensityRow;

string_union! {
    /// Rules that tell an intensity. `log-distance` is a plane over magnitude and ln of the distance.
    IntensityRule {
        ConstantMean = "constant-mean",
        LogDistance = "log-distance",
        AllenWaldWorden = "allen-wald-worden-2012",
        AllenWaldWordenRefitted = "allen-wald-worden-2012-refitted",
        AtkinsonWald = "atkinson-wald-2007",
        AtkinsonWaldRefitted = "atkinson-wald-2007-refitted",
    }
}

/// Fewer earthquakes than this, and drawing whole earthquakes gives no interval: neighbouring rows are
/// drawn instead, and a doubt says so.
const FEWEST_BLOCKS: usize = 10;
/// Network and equation count as one where they are nearer than this, in degrees of intensity.
pub const NEAR_ENOUGH: f64 = 0.25;
/// Under this many rows judged, intervals are wide.
const FEW_TEST_ROWS: usize = 100;

/// How near the networks came to the equation that a practice table was made from: `Recovery` of the
/// contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Recovery {
    pub equation: Equation,
    pub deviation: f64,
    pub interval: Interval,
    pub limit: f64,
    pub recovered: Option<bool>,
}

/// `IntensityReport` of the contract, which describes each field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct IntensityReport {
    pub lab: Lab,
    pub task: Task,
    pub split: SplitKind,
    pub engine: EngineName,
    pub seeds: Vec<u64>,
    pub epochs_trained: usize,
    pub epoch_judged: usize,
    pub weights: usize,
    pub inputs: Vec<IntensityInput>,
    pub rows: Counts,
    pub events: Counts,
    pub spans: Option<Spans>,
    pub scores: Scores,
    pub per_seed: Vec<SeedScores<Scores>>,
    pub intervals: ScoreIntervals,
    pub baselines: BTreeMap<IntensityRule, BaselineScores>,
    pub best_baseline: IntensityRule,
    pub difference: Difference,
    pub verdict: Verdict,
    pub recovery: Option<Recovery>,
    pub refitted: Vec<IntensityEquation>,
    pub doubts: Vec<Doubt>,
}

/// The rows a report was made from; they travel as arrays.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Judged {
    pub report: IntensityReport,
    pub observed: Vec<f64>,
    pub predicted: Vec<f64>,
    pub magnitude: Vec<f64>,
    /// Hypocentral kilometres.
    pub distance: Vec<f64>,
    /// Seconds since 1970; NaN where there are no times.
    pub time: Vec<f64>,
    /// The earthquake of each row.
    pub event: Vec<String>,
}

/// Judges a run on its test part.
///
/// # Errors
/// `device-lost`.
pub async fn report(run: &IntensityRun) -> Result<Judged> {
    judge_rows(run, &run.observations, &run.table, &run.parts.test).await
}

/// Judges a run on a table it never saw; `own` says that it is the one it was trained on.
///
/// # Errors
/// `device-lost`; `too-few-rows` for a table without usable rows.
pub async fn judge(run: &IntensityRun, other: &IntensityTable, own: bool) -> Result<Judged> {
    let table = table_of(other, &run.inputs);
    if table.targets.is_empty() {
        return Err(Error::new(Code::TooFewRows).value("rows", 0).value("needed", 1));
    }
    let rows: Vec<usize> = (0..table.targets.len()).collect();
    let mut judged = judge_rows(run, other, &table, &rows).await?;
    if own {
        judged.report.doubts.push(doubt(DoubtCode::JudgedOnOwnData, []));
    }
    Ok(judged)
}

async fn judge_rows(
    run: &IntensityRun,
    observations: &IntensityTable,
    table: &Table,
    rows: &[usize],
) -> Result<Judged> {
    let places: Vec<usize> = rows.iter().filter_map(|&row| table.rows.get(row).copied()).collect();
    let felt = rows_of(observations, &places);
    let observed = table.targets_of(rows);
    let mut networks = vec![run.predict_with(&run.training, table, rows).await?];
    for training in run.repeats.trained(&run.training) {
        networks.push(run.predict_with(training, table, rows).await?);
    }
    let predicted = networks.first().cloned().unwrap_or_default();
    let of_events = blocks_of(observations, &places);
    let events_judged = of_events.len();
    let drawn = if events_judged < FEWEST_BLOCKS { blocks(rows.len()) } else { of_events };
    let scored = baselines(run, &felt, &observed, &drawn);
    let best_baseline = scored
        .iter()
        .min_by(|a, b| a.1.0.validation_mse.total_cmp(&b.1.0.validation_mse))
        .map_or(IntensityRule::ConstantMean, |(rule, _)| *rule);
    let best = scored.get(&best_baseline).map(|(_, said)| said.clone()).unwrap_or_default();
    let baselines: BTreeMap<_, _> = scored.into_iter().map(|(rule, (scores, _))| (rule, scores)).collect();
    let seed = run.spec.seed;
    let (difference, verdict) = compare(&drawn, &observed, &networks, &best, seed);
    let recovery = observations.practice().map(|equation| recover(equation, &felt, &networks, &drawn, seed));
    let scores = score(&observed, &predicted);
    let per_seed = SeedScores::of(&run.training, &run.repeats, networks.iter().map(|p| score(&observed, p)));
    let epochs_trained = run.training.epoch();
    let best_epoch = run.training.counters().best_epoch;
    let time: Vec<f64> = rows.iter().filter_map(|&row| table.times.get(row).copied()).collect();
    let events = |part: &[usize]| blocks_of(&run.observations, part).len();
    let count = |of: &dyn Fn(&[usize]) -> usize, test| Counts {
        training: of(&run.parts.training),
        validation: of(&run.parts.validation),
        test,
    };
    let report = IntensityReport {
        lab: Lab::Earthquakes,
        task: Task::Intensity,
        split: run.spec.split,
        engine: run.training.engine.name,
        seeds: per_seed.iter().map(|one| one.seed).collect(),
        epochs_trained,
        epoch_judged: if run.training.keeps_best() { best_epoch } else { epochs_trained },
        weights: run.training.layout().len(),
        inputs: run.inputs.clone(),
        rows: count(&<[usize]>::len, rows.len()),
        events: count(&events, events_judged),
        spans: spans(run, &time),
        intervals: score_intervals(&drawn, &observed, &predicted, seed),
        doubts: doubts_of(run, observations, &scores, &baselines, rows.len(), events_judged),
        scores,
        per_seed,
        baselines,
        best_baseline,
        difference,
        // Nobody can beat the equation that a table was made from: there only its recovery is judged.
        verdict: if recovery.is_some() { Verdict::None } else { verdict },
        recovery,
        refitted: run.refitted.clone(),
    };
    Ok(Judged {
        report,
        observed,
        predicted,
        magnitude: felt.iter().map(|row| row.magnitude).collect(),
        distance: felt.iter().map(|row| row.distance).collect(),
        time,
        event: felt.iter().map(|row| row.event.clone()).collect(),
    })
}

/// Each rule's scores, and what it said.
fn baselines(
    run: &IntensityRun,
    felt: &[&IntensityRow],
    observed: &[f64],
    drawn: &[Range<usize>],
) -> BTreeMap<IntensityRule, (BaselineScores, Vec<f64>)> {
    let training = rows_of(&run.observations, &run.parts.training);
    let targets: Vec<f64> = training.iter().map(|row| row.intensity).collect();
    let mean = constant_mean(&targets);
    let inside = |row: &IntensityRow| {
        [IntensityInput::Magnitude, IntensityInput::Distance].map(|input| input.of(row).unwrap_or(f64::NAN))
    };
    let told: Vec<[f64; 2]> = training.iter().map(|row| inside(row)).collect();
    let views: Vec<&[f64]> = told.iter().map(|row| row.as_slice()).collect();
    let plane = Linear::fit(&views, &targets, 2);
    let validation = rows_of(&run.observations, &run.parts.validation);
    let validated: Vec<f64> = validation.iter().map(|row| row.intensity).collect();
    let refitted = |equation| run.refitted.iter().find(|fitted| fitted.equation == equation).cloned();
    let by = |equation: Option<IntensityEquation>, rows: &[&IntensityRow]| -> Vec<f64> {
        let say = |row: &&IntensityRow| {
            equation.as_ref().map_or(f64::NAN, |equation| equation.intensity(row.magnitude, row.distance))
        };
        rows.iter().map(say).collect()
    };
    let say = |rule: IntensityRule, rows: &[&IntensityRow]| match rule {
        IntensityRule::ConstantMean => vec![mean; rows.len()],
        IntensityRule::LogDistance => rows.iter().map(|row| plane.predict(&inside(row))).collect(),
        IntensityRule::AllenWaldWorden => by(Some(Equation::AllenWaldWorden.published()), rows),
        IntensityRule::AllenWaldWordenRefitted => by(refitted(Equation::AllenWaldWorden), rows),
        IntensityRule::AtkinsonWald => by(Some(Equation::AtkinsonWald.published()), rows),
        IntensityRule::AtkinsonWaldRefitted => by(refitted(Equation::AtkinsonWald), rows),
    };
    let each = |&rule: &IntensityRule| {
        let said = say(rule, felt);
        let scores = BaselineScores {
            scores: score(observed, &said),
            intervals: score_intervals(drawn, observed, &said, run.spec.seed),
            validation_mse: score(&validated, &say(rule, &validation)).mse,
        };
        (rule, (scores, said))
    };
    IntensityRule::ALL.iter().map(each).collect()
}

/// How far the mean of the networks is from the equation without its scatter, root mean square.
fn recover(
    equation: Equation,
    felt: &[&IntensityRow],
    networks: &[Vec<f64>],
    drawn: &[Range<usize>],
    seed: u64,
) -> Recovery {
    let published = equation.published();
    let truth: Vec<f64> = felt.iter().map(|row| published.intensity(row.magnitude, row.distance)).collect();
    let pooled = |at: usize| {
        networks.iter().filter_map(|network| network.get(at)).sum::<f64>() / networks.len() as f64
    };
    let said: Vec<f64> = (0..felt.len()).map(pooled).collect();
    let [_, interval, ..] = intervals(drawn, &truth, &said, seed);
    let recovered = interval[1] <= NEAR_ENOUGH;
    Recovery {
        equation,
        deviation: score(&truth, &said).rmse,
        interval,
        limit: NEAR_ENOUGH,
        recovered: (felt.len() >= FEWEST_ROWS).then_some(recovered),
    }
}

fn spans(run: &IntensityRun, judged: &[f64]) -> Option<Spans> {
    let of = |part: &[usize]| span(part.iter().filter_map(|&row| run.table.times.get(row).copied()));
    let known = run.table.times.iter().chain(judged).all(|time| time.is_finite());
    known.then(|| Spans {
        training: of(&run.parts.training),
        validation: of(&run.parts.validation),
        test: span(judged.iter().copied()),
    })
}

fn doubts_of(
    run: &IntensityRun,
    observations: &IntensityTable,
    scores: &Scores,
    baselines: &BTreeMap<IntensityRule, BaselineScores>,
    rows: usize,
    events: usize,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if let Some(equation) = observations.practice() {
        doubts.push(doubt(DoubtCode::PracticeTable, [("equation", equation.as_str().into())]));
    }
    if !run.apart {
        let events = run.observations.events().len();
        doubts.push(doubt(DoubtCode::OneEvent, [("n", events.into())]));
    } else if events < FEWEST_BLOCKS {
        doubts.push(doubt(DoubtCode::FewEvents, [("n", events.into())]));
    }
    doubts.extend(doubts::one_seed(&run.spec, &run.training, &run.repeats));
    if rows < FEW_TEST_ROWS {
        doubts.push(doubt(DoubtCode::FewTestRows, [("n", rows.into())]));
    }
    let mean = baselines.get(&IntensityRule::ConstantMean).map_or(f64::NAN, |mean| mean.scores.mse);
    if scores.mse >= mean {
        let percent = 100.0 * (1.0 - scores.mse / mean);
        doubts.push(doubt(DoubtCode::NoSkillOverMean, [("percent", percent.into())]));
    }
    doubts.extend(doubts::stopped_early(&run.spec, &run.training));
    if run.apart && run.spec.split == SplitKind::Chronological && !run.observations.has_times() {
        doubts.push(doubt(DoubtCode::NoTimes, []));
    }
    doubts
}

/// The rows judged as CSV: what was observed, what the network says.
pub fn csv(judged: &Judged) -> String {
    let mut text =
        String::from("event_id,magnitude,hypocentral_distance_km,observed_intensity,estimated_intensity\n");
    let told = judged.event.iter().zip(&judged.magnitude).zip(&judged.distance);
    for (((event, magnitude), distance), (observed, predicted)) in
        told.zip(judged.observed.iter().zip(&judged.predicted))
    {
        let event = event.replace('"', "\"\"");
        // Writing to a String cannot fail.
        let _ = std::fmt::Write::write_fmt(
            &mut text,
            format_args!("\"{event}\",{magnitude},{distance},{observed},{predicted}\n"),
        );
    }
    text
}
