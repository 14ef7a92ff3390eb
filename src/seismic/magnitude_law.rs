//! The Gutenberg–Richter law, log10 N(≥ M) = a - b M, and the magnitude of completeness above which
//! a catalogue follows it.
//!
//! Gutenberg & Richter 1944 (BSSA 34:185); Aki 1965 (Bull. ERI 43:237); Utsu 1966 (J. Fac. Sci.
//! Hokkaido 7:165); Shi & Bolt 1982 (BSSA 72:1677); Tinti & Mulargia 1987 (BSSA 77:2125); Wiemer &
//! Wyss 2000 (BSSA 90:859); Woessner & Wiemer 2005 (BSSA 95:684).

use std::f64::consts::{LN_10, LOG10_E};

/// What is added to the maximum-curvature estimate, which is known to be low (Woessner & Wiemer).
pub const MAXIMUM_CURVATURE_CORRECTION: f64 = 0.2;

/// Widths that agencies round magnitudes to, the widest first.
const BIN_WIDTHS: [f64; 4] = [0.5, 0.1, 0.05, 0.01];
/// The share of magnitudes that must lie on a grid for it to be the catalogue's.
const ON_THE_GRID: f64 = 0.95;
/// Magnitudes are decimal fractions: what is nearer than this to a bin's edge is on it.
const TOLERANCE: f64 = 1e-9;

/// The bin a magnitude falls into; `bin * width` is its centre.
#[must_use]
pub fn bin(magnitude: f64, width: f64) -> i64 {
    (magnitude / width + 0.5 + TOLERANCE).floor() as i64
}

/// A bin's centre as the decimal fraction it is meant to be: `bin(1.7, 0.1)` is 1.7, not 1.7000000000000002.
#[must_use]
pub fn centre(bin: i64, width: f64) -> f64 {
    (bin as f64 * width * 1e6).round() / 1e6
}

/// The width magnitudes are rounded to, if they are: 0.5, 0.1, 0.05 or 0.01.
#[must_use]
pub fn bin_width(magnitudes: &[f64]) -> Option<f64> {
    if magnitudes.is_empty() {
        return None;
    }
    let on_grid = |width: f64| {
        let near =
            |&&magnitude: &&f64| (magnitude / width - (magnitude / width).round()).abs() < 1e-6 / width;
        magnitudes.iter().filter(near).count() as f64 >= ON_THE_GRID * magnitudes.len() as f64
    };
    BIN_WIDTHS.into_iter().find(|&width| on_grid(width))
}

/// The magnitude of completeness, by maximum curvature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Completeness {
    /// The commonest magnitude: the lowest of them on a tie.
    pub maximum_curvature: f64,
    /// The same plus [`MAXIMUM_CURVATURE_CORRECTION`]; the one to use.
    pub corrected: f64,
    /// The commonest magnitude is the smallest there is: a cut of the file, not its completeness.
    pub at_cutoff: bool,
}

/// The magnitude of completeness by maximum curvature (Wiemer & Wyss 2000) of magnitudes binned to
/// `width`; `None` of no magnitudes or a width that is not above zero.
#[must_use]
pub fn completeness(magnitudes: &[f64], width: f64) -> Option<Completeness> {
    if width.is_nan() || width <= 0.0 {
        return None;
    }
    let mut bins: Vec<i64> = magnitudes.iter().filter(|m| m.is_finite()).map(|&m| bin(m, width)).collect();
    bins.sort_unstable();
    let lowest = *bins.first()?;
    // `rev`, because `max_by_key` keeps the last of equals and the lowest is wanted.
    let runs: Vec<&[i64]> = bins.chunk_by(|a, b| a == b).collect();
    let mode = *runs.iter().rev().max_by_key(|run| run.len())?.first()?;
    let maximum_curvature = centre(mode, width);
    let corrected = ((maximum_curvature + MAXIMUM_CURVATURE_CORRECTION) * 1e6).round() / 1e6;
    Some(Completeness { maximum_curvature, corrected, at_cutoff: mode == lowest })
}

/// How to estimate b.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Exact for binned magnitudes (Tinti & Mulargia 1987).
    TintiMulargia,
    /// With half a bin of correction (Aki 1965, Utsu 1966); 0.4 % low at b = 1 and 0.1 wide bins.
    AkiUtsu,
}

/// A Gutenberg–Richter fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BValue {
    /// Slope: a tenth as many events per unit of magnitude at b = 1.
    pub b: f64,
    /// Standard error of b (Shi & Bolt 1982).
    pub sigma: f64,
    /// log10 of the number of events above magnitude zero.
    pub a: f64,
    /// Magnitudes at and above completeness. Under 50 the fit is a rumour, from 200 it is comfortable.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
}

/// Fits b to the magnitudes at and above `completeness`, binned to `width` (0: not binned).
/// `None` with fewer than two of them, or where all are equal to an unbinned completeness.
#[must_use]
pub fn b_value(magnitudes: &[f64], completeness: f64, width: f64, method: Method) -> Option<BValue> {
    let value = |magnitude: f64| if width > 0.0 { centre(bin(magnitude, width), width) } else { magnitude };
    let above: Vec<f64> = magnitudes
        .iter()
        .map(|&magnitude| value(magnitude))
        .filter(|&magnitude| magnitude >= completeness - TOLERANCE)
        .collect();
    let n = above.len();
    if n < 2 {
        return None;
    }
    let count = n as f64;
    let mean = above.iter().sum::<f64>() / count;
    let excess = mean - completeness;
    let b = match method {
        Method::TintiMulargia if width > 0.0 => libm::log(1.0 + width / excess) / (LN_10 * width),
        Method::TintiMulargia | Method::AkiUtsu => LOG10_E / (excess + width / 2.0),
    };
    if !b.is_finite() || b <= 0.0 {
        return None;
    }
    let squares: f64 = above.iter().map(|magnitude| (magnitude - mean) * (magnitude - mean)).sum();
    let sigma = LN_10 * b * b * (squares / (count * (count - 1.0))).sqrt();
    let a = libm::log10(count) + b * completeness;
    Some(BValue { b, sigma, a, n, mean })
}

/// A magnitude drawn from the law: bins of `width` from `completeness` up (0: not binned).
/// `uniform` is in [0, 1).
#[must_use]
pub fn draw(b: f64, completeness: f64, width: f64, uniform: f64) -> f64 {
    // log1p(-u) keeps the tail: 1 - u is exact, but its logarithm near u = 0 is not.
    let excess = -libm::log1p(-uniform) / (LN_10 * b);
    if width > 0.0 {
        let bins = (excess / width).floor();
        ((completeness + bins * width) * 1e6).round() / 1e6
    } else {
        completeness + excess
    }
}

/// The variance of [`draw`]: what no forecast of magnitudes from this law can get below in mean
/// squared error. 0.1878 at b = 1 in bins of 0.1.
#[must_use]
pub fn variance(b: f64, width: f64) -> f64 {
    if width > 0.0 {
        let p = libm::exp(-LN_10 * b * width);
        width * width * p / ((1.0 - p) * (1.0 - p))
    } else {
        1.0 / (LN_10 * b * LN_10 * b)
    }
}
