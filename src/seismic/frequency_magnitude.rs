//! How many earthquakes there are of each magnitude, and the law that the numbers follow where a
//! catalogue is complete: Gutenberg–Richter, log10 N(≥ M) = a - b M (Gutenberg & Richter 1944, BSSA
//! 34:185). Magnitudes are counted in bins, because agencies round them.

use serde::Serialize;
use std::f64::consts::LN_10;

/// Widths that agencies round magnitudes to, the widest first.
const BIN_WIDTHS: [f64; 4] = [0.5, 0.1, 0.05, 0.01];
/// The share of magnitudes that must lie on a grid for it to be the catalogue's.
const ON_THE_GRID: f64 = 0.95;
/// Magnitudes are decimal fractions: what is nearer than this to a bin's edge is on it.
pub(crate) const TOLERANCE: f64 = 1e-9;
/// The narrowest bins to count in: finer ones hold too few events to tell the commonest magnitude.
const COUNTING_WIDTH: f64 = 0.1;

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

/// The width to count in: the catalogue's own, but at least 0.1.
#[must_use]
pub fn counting_width(magnitudes: &[f64]) -> f64 {
    bin_width(magnitudes).unwrap_or(COUNTING_WIDTH).max(COUNTING_WIDTH)
}

/// The frequency–magnitude distribution: `Fitness.bins` of the contract. Every bin from the lowest
/// magnitude to the highest has its place, empty ones too. All shapes `[bins]`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FrequencyMagnitude {
    /// Of the bins, in magnitudes.
    #[serde(skip)]
    pub width: f64,
    /// The number of the lowest bin: [`bin`] of the smallest magnitude.
    #[serde(skip)]
    pub lowest: i64,
    /// Centres of the bins.
    pub magnitude: Vec<f64>,
    /// Events in each bin.
    pub count: Vec<usize>,
    /// Events in it and all above.
    pub cumulative: Vec<usize>,
}

impl FrequencyMagnitude {
    /// Counts finite magnitudes in bins of `width`; without a width above zero there are no bins.
    #[must_use]
    pub fn of(magnitudes: &[f64], width: f64) -> Self {
        let bins = || magnitudes.iter().filter(|m| m.is_finite() && width > 0.0).map(|&m| bin(m, width));
        let (Some(lowest), Some(highest)) = (bins().min(), bins().max()) else {
            return Self { width, ..Self::default() };
        };
        let mut count = vec![0; (highest - lowest) as usize + 1];
        for bin in bins() {
            if let Some(count) = count.get_mut((bin - lowest) as usize) {
                *count += 1;
            }
        }
        let mut above = 0;
        let mut cumulative: Vec<usize> = count
            .iter()
            .rev()
            .map(|count| {
                above += count;
                above
            })
            .collect();
        cumulative.reverse();
        let magnitude = (lowest..=highest).map(|bin| centre(bin, width)).collect();
        Self { width, lowest, magnitude, count, cumulative }
    }

    /// All events.
    #[must_use]
    pub fn events(&self) -> usize {
        self.cumulative.first().copied().unwrap_or(0)
    }

    /// Events in the bin of `magnitude` and above.
    #[must_use]
    pub fn at_and_above(&self, magnitude: f64) -> usize {
        self.magnitude
            .iter()
            .zip(&self.cumulative)
            .find(|(centre, _)| **centre >= magnitude - TOLERANCE)
            .map_or(0, |(_, events)| *events)
    }
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
