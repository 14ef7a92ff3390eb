//! Is a catalogue fit for use? Everything one would look at before believing a number computed from
//! it, and warnings by fixed rules wherever a single number would mislead.

use super::b_value::{BValue, BValueMethod, b_value};
use super::catalogue::Catalogue;
use super::completeness::{Completeness, CompletenessMethod, completeness, maximum_curvature};
use super::depths::{Depths, depths};
use super::frequency_magnitude::{FrequencyMagnitude, TOLERANCE};
use super::through_time::{Window, change, through_time};
use crate::error::{Value, Values, string_union};
use serde::Serialize;
use std::collections::BTreeMap;

string_union! {
    /// Why a single number would mislead: `FitnessCode` of the contract.
    FitnessCode {
        MethodsDisagree = "methods-disagree",
        LowestBinIsMode = "lowest-bin-is-mode",
        FewEvents = "few-events",
        BValuesDisagree = "b-values-disagree",
        BValueAbsurd = "b-value-absurd",
        FixedDepths = "fixed-depths",
        MixedMagnitudeTypes = "mixed-magnitude-types",
        CompletenessChanges = "completeness-changes",
        NoTimes = "no-times",
    }
}

/// Magnitudes of completeness further apart than this contradict each other.
const COMPLETENESS_APART: f64 = 0.3;
/// b-values further apart than so many standard deviations contradict each other.
const SIGMAS_APART: f64 = 2.0;
/// Under the first number of events b is a rumour, from the second it is comfortable.
const EVENTS_NEEDED: [usize; 2] = [50, 200];
/// No region of the Earth is known to have a b outside of this.
const PLAUSIBLE_B: std::ops::RangeInclusive<f64> = 0.5..=1.6;
/// This share of depths nobody measured is worth a warning.
const FIXED_SHARE: f64 = 0.1;
/// The commonest magnitude type makes up so much of a catalogue that is of one piece.
const ONE_TYPE: f64 = 0.95;

/// The magnitude types of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Types {
    /// UTC.
    pub year: i16,
    /// Events of each type, in lower case; "" where the file has none.
    pub counts: BTreeMap<String, usize>,
}

/// A reason not to believe a single number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Warning {
    /// Which.
    pub code: FitnessCode,
    /// What its sentence speaks of.
    pub values: Values,
}

/// `Fitness` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Fitness {
    pub events: usize,
    pub bin_width: f64,
    pub bins: FrequencyMagnitude,
    pub completeness: Vec<Completeness>,
    pub mc: Option<f64>,
    pub b_values: Vec<BValue>,
    pub through_time: Vec<Window>,
    pub depths: Depths,
    pub magnitude_types: Vec<Types>,
    pub warnings: Vec<Warning>,
}

/// Looks at the events in `rows`, magnitudes in bins of `bin_width`; `mc` overrules maximum curvature.
#[must_use]
pub fn fitness(catalogue: &Catalogue, rows: &[usize], mc: Option<f64>, bin_width: f64) -> Fitness {
    let of =
        |column: &[f64]| -> Vec<f64> { rows.iter().filter_map(|&row| column.get(row).copied()).collect() };
    let (magnitudes, times) = (of(catalogue.magnitude()), of(catalogue.time()));
    let bins = FrequencyMagnitude::of(&magnitudes, bin_width);
    let completeness: Vec<Completeness> =
        CompletenessMethod::ALL.iter().map(|&method| completeness(&bins, method)).collect();
    let mc = mc.or_else(|| maximum_curvature(&bins).map(|found| found.corrected));
    let has_times = catalogue.has_times();
    let b_values = mc.map_or_else(Vec::new, |mc| b_values(&magnitudes, mc, bin_width, has_times));
    let mut fitness = Fitness {
        events: rows.len(),
        bin_width,
        bins,
        completeness,
        mc,
        b_values,
        through_time: if has_times { through_time(&magnitudes, &times, bin_width) } else { Vec::new() },
        depths: depths(&of(catalogue.depth())),
        magnitude_types: magnitude_types(catalogue, rows),
        warnings: Vec::new(),
    };
    let changed = has_times.then(|| change(&magnitudes, bin_width, COMPLETENESS_APART + TOLERANCE)).flatten();
    fitness.warnings = warnings(&fitness, &types(catalogue, rows), changed, has_times);
    fitness
}

/// One a method, where there are enough events.
fn b_values(magnitudes: &[f64], mc: f64, width: f64, has_times: bool) -> Vec<BValue> {
    let [least, _] = EVENTS_NEEDED;
    let possible = |method: &&BValueMethod| has_times || **method != BValueMethod::BPositive;
    let methods = BValueMethod::ALL.iter().filter(possible);
    methods
        .filter_map(|&method| b_value(magnitudes, mc, width, method))
        .filter(|found| found.n >= least)
        .collect()
}

fn year(seconds: f64) -> Option<i16> {
    let time = jiff::Timestamp::from_second(seconds.floor() as i64).ok().filter(|_| seconds.is_finite())?;
    Some(jiff::tz::Offset::UTC.to_datetime(time).year())
}

/// Events of each type in each year; those without a time are in none.
fn magnitude_types(catalogue: &Catalogue, rows: &[usize]) -> Vec<Types> {
    let mut years: BTreeMap<i16, BTreeMap<String, usize>> = BTreeMap::new();
    for &row in rows {
        if let Some(year) = catalogue.time().get(row).and_then(|&time| year(time)) {
            let name = catalogue.magnitude_type(row).to_lowercase();
            *years.entry(year).or_default().entry(name).or_insert(0) += 1;
        }
    }
    years.into_iter().map(|(year, counts)| Types { year, counts }).collect()
}

/// Events of each type, where it is known.
fn types(catalogue: &Catalogue, rows: &[usize]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in rows.iter().map(|&row| catalogue.magnitude_type(row)).filter(|name| !name.is_empty()) {
        *counts.entry(name.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

/// The least and the most of what there is; the second is below the first of nothing.
fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
}

fn warnings(
    fitness: &Fitness,
    types: &BTreeMap<String, usize>,
    changed: Option<(f64, f64)>,
    has_times: bool,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |code: FitnessCode, values: &[(&str, Value)]| {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        warnings.push(Warning { code, values });
    };
    let (low, high) = extent(fitness.completeness.iter().filter_map(|found| found.mc));
    if high - low > COMPLETENESS_APART + TOLERANCE {
        warn(FitnessCode::MethodsDisagree, &[("lowest", low.into()), ("highest", high.into())]);
    }
    if let Some(found) = maximum_curvature(&fitness.bins).filter(|found| found.at_cutoff) {
        warn(FitnessCode::LowestBinIsMode, &[("magnitude", found.mode.into())]);
    }
    let above = fitness.mc.map_or(0, |mc| fitness.bins.at_and_above(mc));
    if let Some(needed) = EVENTS_NEEDED.into_iter().find(|&needed| above < needed) {
        warn(FitnessCode::FewEvents, &[("n", above.into()), ("needed", needed.into())]);
    }
    let b_of = |method| fitness.b_values.iter().find(|found| found.method == method);
    let exact = b_of(BValueMethod::TintiMulargia);
    if let (Some(exact), Some(positive)) = (exact, b_of(BValueMethod::BPositive)) {
        let sigmas = (exact.b - positive.b).abs() / libm::hypot(exact.sigma, positive.sigma);
        if sigmas > SIGMAS_APART {
            let values = [("b", exact.b.into()), ("positive", positive.b.into()), ("sigmas", sigmas.into())];
            warn(FitnessCode::BValuesDisagree, &values);
        }
    }
    if let Some(found) = exact.filter(|found| !PLAUSIBLE_B.contains(&found.b)) {
        warn(FitnessCode::BValueAbsurd, &[("b", found.b.into()), ("mc", found.mc.into())]);
    }
    let spikes = &fitness.depths.spikes;
    let share: f64 = spikes.iter().map(|spike| spike.share).sum();
    if share > FIXED_SHARE {
        let named: Vec<String> = spikes.iter().map(|spike| spike.depth.to_string()).collect();
        let values = [("percent", (100.0 * share).into()), ("depths", named.join(", ").into())];
        warn(FitnessCode::FixedDepths, &values);
    }
    let known: usize = types.values().sum();
    if let Some((name, count)) = types.iter().max_by_key(|(_, count)| **count) {
        let share = *count as f64 / known as f64;
        if share < ONE_TYPE {
            let values = [
                ("types", types.len().into()),
                ("commonest", name.as_str().into()),
                ("percent", (100.0 * share).into()),
            ];
            warn(FitnessCode::MixedMagnitudeTypes, &values);
        }
    }
    if let Some((low, high)) = changed {
        warn(FitnessCode::CompletenessChanges, &[("lowest", low.into()), ("highest", high.into())]);
    }
    if !has_times && fitness.events > 0 {
        warn(FitnessCode::NoTimes, &[]);
    }
    warnings
}
