//! What a piece of ground is like, in numbers: `Relief` of the contract.

use serde::Serialize;

use crate::grid::patches::{Area, cut};
use crate::grid::relief::{Light, Measure, Spread, hillshade, hypsometric_integral, pits, surface};
use crate::grid::spectrum::{exponent, rings};
use crate::grid::{Grid, PatchCount};

/// Cells a side of the patches that relief and spectrum are taken from.
const PATCH: usize = 32;
/// Patches that the spectrum is the mean of, at most.
const MOST: usize = 200;

/// A mean and a median.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct MeanAndMedian {
    pub mean: f64,
    pub median: f64,
}

/// A mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the name says it")]
pub struct Mean {
    pub mean: f64,
}

/// `Relief` of the contract, which describes each field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Relief {
    pub slope: MeanAndMedian,
    pub hillshade: Mean,
    pub hypsometric_integral: f64,
    pub tri_mean: f64,
    pub pits: f64,
    pub beta: f64,
    pub relief_median: f64,
}

impl Relief {
    /// Of a grid; what there is no cell or no patch for is NaN.
    pub fn of(grid: &Grid) -> Self {
        let spread = |measure| Spread::of(&surface(grid, measure));
        let slope = spread(Measure::Slope);
        let median = slope.as_ref().map_or(f64::NAN, |slope| {
            let [_, _, median, ..] = slope.quantiles;
            median
        });
        let shade: Vec<f64> = hillshade(grid, &Light::default())
            .into_iter()
            .filter(|shade| *shade > 0)
            .map(f64::from)
            .collect();
        let (hollow, cells) = pits(&grid.values, grid.width);
        let patches = cut(grid, Area::whole(grid), PATCH, PATCH, &mut PatchCount::default());
        let relief = Spread::of(&patches.relief()).map_or(f64::NAN, |relief| {
            let [_, _, median, ..] = relief.quantiles;
            median
        });
        Self {
            slope: MeanAndMedian { mean: slope.map_or(f64::NAN, |slope| slope.mean), median },
            hillshade: Mean { mean: shade.iter().sum::<f64>() / shade.len() as f64 },
            hypsometric_integral: hypsometric_integral(&grid.values).unwrap_or(f64::NAN),
            tri_mean: spread(Measure::RuggednessRiley).map_or(f64::NAN, |found| found.mean),
            pits: hollow as f64 / cells as f64,
            beta: if patches.is_empty() { f64::NAN } else { exponent(&rings(&patches.sample(MOST))) },
            relief_median: relief,
        }
    }
}
