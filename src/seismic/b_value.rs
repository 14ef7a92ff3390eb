//! The slope b of the Gutenberg–Richter law, by three estimators that fail in different ways.

use super::frequency_magnitude::{TOLERANCE, bin, centre};
use crate::error::string_union;
use serde::Serialize;
use std::f64::consts::{LN_10, LOG10_E};

string_union! {
    /// How to estimate b: `BValueMethod` of the contract.
    ///
    /// - `tinti-mulargia`: maximum likelihood, exact for binned magnitudes (Bender 1983, BSSA 73:831;
    ///   Tinti & Mulargia 1987, BSSA 77:2125).
    /// - `aki-utsu`: with half a bin of correction (Aki 1965, Bull. ERI 43:237; Utsu 1966, J. Phys.
    ///   Earth 14:37); 0.4 % low at b = 1 and bins of 0.1.
    /// - `b-positive`: from what each event exceeds the one before it by (van der Elst 2021, JGR
    ///   126:e2020JB021027). It stands when completeness sinks for a while after large events.
    BValueMethod { TintiMulargia = "tinti-mulargia", AkiUtsu = "aki-utsu", BPositive = "b-positive" }
}

/// A Gutenberg–Richter fit: `BValue` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BValue {
    /// By which estimator.
    pub method: BValueMethod,
    /// Slope: a tenth as many events per unit of magnitude at b = 1.
    pub b: f64,
    /// One standard deviation of b: Shi & Bolt 1982 (BSSA 72:1677); b/√n for `aki-utsu`.
    pub sigma: f64,
    /// log10 of the number of events at and above magnitude zero, of the whole span.
    pub a: f64,
    /// Magnitudes, or for `b-positive` differences, that it was fitted to.
    pub n: usize,
    /// The magnitude of completeness it was fitted from.
    pub mc: f64,
    /// 0: not binned.
    pub bin_width: f64,
}

/// Fits b to the magnitudes at and above `mc`, binned to `width` (0: not binned). For `b-positive`
/// they must be in time order; differences from two bins up count (0.2 without bins), because
/// those of a single bin may be rounding.
///
/// `None` with fewer than two of them, or where all are equal to an unbinned completeness.
#[must_use]
pub fn b_value(magnitudes: &[f64], mc: f64, width: f64, method: BValueMethod) -> Option<BValue> {
    let value = |magnitude: f64| if width > 0.0 { centre(bin(magnitude, width), width) } else { magnitude };
    let above: Vec<f64> = magnitudes
        .iter()
        .map(|&magnitude| value(magnitude))
        .filter(|&magnitude| magnitude >= mc - TOLERANCE)
        .collect();
    let (b, sigma, n) = match method {
        BValueMethod::BPositive => {
            let least = if width > 0.0 { 2.0 * width } else { 0.2 };
            slope(&increases(&above, least), least, width, true)?
        }
        BValueMethod::TintiMulargia => slope(&above, mc, width, true)?,
        BValueMethod::AkiUtsu => {
            let (b, _, n) = slope(&above, mc, width, false)?;
            (b, b / (n as f64).sqrt(), n)
        }
    };
    let a = libm::log10(above.len() as f64) + b * mc;
    Some(BValue { method, b, sigma, a, n, mc, bin_width: width })
}

/// By how much events exceed the one before them, where that is at least `least`. Magnitudes are in
/// time order: in a newest-first file the same differences come out with the other sign.
#[must_use]
pub fn increases(magnitudes: &[f64], least: f64) -> Vec<f64> {
    magnitudes
        .windows(2)
        .filter_map(|pair| match pair {
            [before, after] => Some(after - before),
            _ => None,
        })
        .filter(|difference| *difference >= least - TOLERANCE)
        .collect()
}

/// b, its standard deviation after Shi & Bolt, and the number of values, all of them at or above `least`.
fn slope(values: &[f64], least: f64, width: f64, exact: bool) -> Option<(f64, f64, usize)> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    let count = n as f64;
    let mean = values.iter().sum::<f64>() / count;
    let b = slope_of_mean(mean - least, width, exact)?;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let sigma = LN_10 * b * b * (squares / (count * (count - 1.0))).sqrt();
    Some((b, sigma, n))
}

/// b of the mean excess over completeness, in bins of `width`; `None` where it is not finite.
pub(crate) fn slope_of_mean(excess: f64, width: f64, exact: bool) -> Option<f64> {
    let b = if exact && width > 0.0 {
        libm::log1p(width / excess) / (LN_10 * width)
    } else {
        LOG10_E / (excess + width / 2.0)
    };
    (b.is_finite() && b > 0.0).then_some(b)
}
