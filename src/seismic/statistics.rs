//! The statistics as they are asked for: what part of the catalogue, in which bins, by which method.

use super::b_value::{self, BValue, BValueMethod};
use super::catalogue::Catalogue;
use super::completeness::{self, Completeness, CompletenessMethod};
use super::fitness::{self, Fitness};
use super::frequency_magnitude::{FrequencyMagnitude, counting_width};
use super::selection::{Selection, wrong};
use crate::error::{Code, Error, Result};
use serde::Deserialize;

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

/// Bins one can wish for; narrower ones would be more than there is memory for.
const BIN_WIDTHS: std::ops::RangeInclusive<f64> = 0.01..=1.0;
/// No earthquake is out of these.
pub(crate) const MAGNITUDES: std::ops::RangeInclusive<f64> = -5.0..=10.0;

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

pub(crate) fn check_magnitude(option: &str, magnitude: f64) -> Result<()> {
    if MAGNITUDES.contains(&magnitude) { Ok(()) } else { Err(wrong(option, magnitude, "-5 – 10")) }
}
