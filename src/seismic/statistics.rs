//! The statistics as they are asked for: what part of the catalogue, in which bins, by which method.

use super::b_value::{self, BValue, BValueMethod};
use super::catalogue::Catalogue;
use super::completeness::{self, Completeness, CompletenessMethod};
use super::declustering::{DeclusterMethod, DeclusterWindows, by_neighbours, by_windows};
use super::fitness::{self, Fitness};
use super::frequency_magnitude::{FrequencyMagnitude, bin, counting_width};
use super::nearest::Split;
use super::selection::{Selection, wrong};
use super::space_time::Shock;
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};

/// What `Catalogue.completeness` of the contract takes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompletenessOptions {
    /// How to find it.
    pub method: CompletenessMethod,
    /// The catalogue's own, at least 0.1, if left out.
    pub bin_width: Option<f64>,
    /// All if left out.
    #[serde(default)]
    pub selection: Option<Selection>,
}

/// What `Catalogue.bValue` of the contract takes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BValueOptions {
    /// The magnitude of completeness.
    pub mc: f64,
    /// How to estimate it.
    pub method: BValueMethod,
    /// The catalogue's own, at least 0.1, if left out.
    pub bin_width: Option<f64>,
    /// All if left out.
    #[serde(default)]
    pub selection: Option<Selection>,
}

/// What `Catalogue.fitness` of the contract takes.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct FitnessOptions {
    /// All if left out.
    pub selection: Option<Selection>,
    /// Maximum curvature + 0.2 if left out.
    pub mc: Option<f64>,
    /// The catalogue's own, at least 0.1, if left out.
    pub bin_width: Option<f64>,
}

/// What `Catalogue.decluster` of the contract takes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeclusterOptions {
    /// How to find clusters.
    pub method: DeclusterMethod,
    /// Gardner's and Knopoff's if left out; `zaliapin` has none.
    pub windows: Option<DeclusterWindows>,
    /// The share of the time window that also reaches back, 0 to 1; 1 if left out.
    pub foreshocks: Option<f64>,
    /// At and above, in the bins that magnitudes are counted in; all if left out.
    pub minimum_magnitude: Option<f64>,
    /// All if left out.
    #[serde(default)]
    pub selection: Option<Selection>,
}

/// `Declustering` of the contract; its arrays travel beside a message. Their shape is that of the
/// whole catalogue's columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Declustering {
    pub method: DeclusterMethod,
    pub events: usize,
    pub mainshocks: usize,
    pub split: Option<Split>,
    #[serde(skip)]
    pub mainshock: Vec<u8>,
    #[serde(skip)]
    pub cluster: Vec<i32>,
    #[serde(skip)]
    pub log_time: Vec<f32>,
    #[serde(skip)]
    pub log_distance: Vec<f32>,
}

/// Bins one can wish for; narrower ones would be more than there is memory for.
const BIN_WIDTHS: std::ops::RangeInclusive<f64> = 0.01..=1.0;
/// No earthquake is out of these.
const MAGNITUDES: std::ops::RangeInclusive<f64> = -5.0..=10.0;

/// The magnitude of completeness by one method.
///
/// # Errors
/// `bad-option`.
pub fn completeness(catalogue: &Catalogue, options: &CompletenessOptions) -> Result<Completeness> {
    let magnitudes = selected(catalogue, options.selection)?.1;
    let distribution = FrequencyMagnitude::of(&magnitudes, width(&magnitudes, options.bin_width)?);
    Ok(completeness::completeness(&distribution, options.method))
}

/// The b-value by one method.
///
/// # Errors
/// `bad-option`, also for `b-positive` without times; `too-few-rows` where there is no slope to fit.
pub fn b_value(catalogue: &Catalogue, options: &BValueOptions) -> Result<BValue> {
    check_magnitude("mc", options.mc)?;
    let magnitudes = selected(catalogue, options.selection)?.1;
    let width = width(&magnitudes, options.bin_width)?;
    if options.method == BValueMethod::BPositive && !catalogue.has_times() {
        return Err(Error::new(Code::BadOption)
            .option("method")
            .value("value", options.method.as_str())
            .value("allowed", "tinti-mulargia, aki-utsu"));
    }
    b_value::b_value(&magnitudes, options.mc, width, options.method).ok_or_else(|| {
        let above = FrequencyMagnitude::of(&magnitudes, width).at_and_above(options.mc);
        Error::new(Code::TooFewRows).value("rows", above).value("needed", completeness::LEAST_EVENTS)
    })
}

/// Whether the catalogue is fit for use.
///
/// # Errors
/// `bad-option`.
pub fn fitness(catalogue: &Catalogue, options: &FitnessOptions) -> Result<Fitness> {
    if let Some(mc) = options.mc {
        check_magnitude("mc", mc)?;
    }
    let (rows, magnitudes) = selected(catalogue, options.selection)?;
    Ok(fitness::fitness(catalogue, &rows, options.mc, width(&magnitudes, options.bin_width)?))
}

/// Who is an aftershock of whom.
///
/// # Errors
/// `bad-option`; `missing-column` of a catalogue without times.
pub fn decluster(catalogue: &Catalogue, options: &DeclusterOptions) -> Result<Declustering> {
    let foreshocks = options.foreshocks.unwrap_or(1.0);
    if !(0.0..=1.0).contains(&foreshocks) {
        return Err(wrong("foreshocks", foreshocks, "0 – 1"));
    }
    let rows = timed(catalogue, options.selection, options.minimum_magnitude)?;
    let shocks: Vec<Shock> = rows.iter().filter_map(|&row| shock(catalogue, row)).collect();
    let clusters = match options.method {
        DeclusterMethod::GardnerKnopoff => {
            by_windows(&shocks, options.windows.unwrap_or(DeclusterWindows::GardnerKnopoff), foreshocks)
        }
        DeclusterMethod::Zaliapin => by_neighbours(&shocks),
    };
    let with_neighbours = if clusters.neighbours.is_empty() { 0 } else { catalogue.len() };
    let mut found = Declustering {
        method: options.method,
        events: rows.len(),
        mainshocks: clusters.mainshocks(),
        split: clusters.split,
        mainshock: vec![0; catalogue.len()],
        cluster: vec![-1; catalogue.len()],
        log_time: vec![f32::NAN; with_neighbours],
        log_distance: vec![f32::NAN; with_neighbours],
    };
    for (&row, main) in rows.iter().zip(&clusters.mainshock) {
        let Some(&main) = rows.get(*main) else { continue };
        if let (Some(mainshock), Some(cluster)) = (found.mainshock.get_mut(row), found.cluster.get_mut(row)) {
            *mainshock = u8::from(main == row);
            *cluster = i32::try_from(main).unwrap_or(-1);
        }
    }
    for (&row, neighbour) in rows.iter().zip(&clusters.neighbours) {
        if let (Some(neighbour), Some(time), Some(distance)) =
            (neighbour, found.log_time.get_mut(row), found.log_distance.get_mut(row))
        {
            (*time, *distance) = (neighbour.log_time as f32, neighbour.log_distance as f32);
        }
    }
    Ok(found)
}

fn shock(catalogue: &Catalogue, row: usize) -> Option<Shock> {
    let at = |column: &[f64]| column.get(row).copied();
    let (latitude, longitude) = (at(catalogue.latitude())?, at(catalogue.longitude())?);
    Some(Shock::new(at(catalogue.time())?, latitude, longitude, at(catalogue.magnitude())?))
}

/// Rows of a part at and above a magnitude, in the bins that magnitudes are counted in. It needs times.
fn timed(catalogue: &Catalogue, selection: Option<Selection>, minimum: Option<f64>) -> Result<Vec<usize>> {
    if !catalogue.is_empty() && !catalogue.has_times() {
        return Err(timeless());
    }
    let (mut rows, magnitudes) = selected(catalogue, selection)?;
    if let Some(minimum) = minimum {
        check_magnitude("minimumMagnitude", minimum)?;
        let width = counting_width(&magnitudes);
        let is_above = |row: usize| {
            catalogue.magnitude().get(row).is_some_and(|m| bin(*m, width) >= bin(minimum, width))
        };
        rows.retain(|&row| is_above(row));
    }
    Ok(rows)
}

/// Rows and magnitudes of a part.
fn selected(catalogue: &Catalogue, selection: Option<Selection>) -> Result<(Vec<usize>, Vec<f64>)> {
    let rows = selection.unwrap_or_default().rows(catalogue)?;
    let magnitudes = rows.iter().filter_map(|&row| catalogue.magnitude().get(row).copied()).collect();
    Ok((rows, magnitudes))
}

fn width(magnitudes: &[f64], wished: Option<f64>) -> Result<f64> {
    match wished {
        None => Ok(counting_width(magnitudes)),
        Some(width) if BIN_WIDTHS.contains(&width) => Ok(width),
        Some(width) => Err(wrong("binWidth", width, "0.01 – 1")),
    }
}

/// What needs times cannot be done without.
pub(crate) fn timeless() -> Error {
    Error::new(Code::MissingColumn)
        .column("time")
        .value("missing", "time")
        .value("columns", "latitude, longitude, depth, magnitude")
}

pub(crate) fn check_magnitude(option: &str, magnitude: f64) -> Result<()> {
    if MAGNITUDES.contains(&magnitude) { Ok(()) } else { Err(wrong(option, magnitude, "-5 – 10")) }
}
