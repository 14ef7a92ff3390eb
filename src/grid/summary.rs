//! How a whole model is shaped, in the few numbers that are asked of it first.

use serde::Serialize;

use super::elevation::Grid;
use super::patches::{Area, PatchCount, cut};
use super::relief::{Light, Measure, Spread, hillshade, hypsometric_integral, pits, surface};
use super::spectrum::{exponent, rings};

/// Cells a side of the squares that relief and spectrum are taken of.
const SQUARE: usize = 32;

/// Mean and median.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Middle {
    /// The mean.
    pub mean: f64,
    /// The median.
    pub median: f64,
}

/// `Relief` of the contract; NaN where there is nothing to measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Degrees (Horn).
    pub slope: Middle,
    /// Mean of GDAL's hillshade, 1 to 255.
    pub hillshade_mean: f64,
    /// (mean − lowest) / (highest − lowest).
    pub hypsometric_integral: f64,
    /// Mean terrain ruggedness index, metres (Riley).
    pub tri_mean: f64,
    /// The share of cells that are lower than all neighbours.
    pub pits: f64,
    /// Exponent of the spectrum of squares of 32 cells, side by side.
    pub beta: f64,
    /// Median of highest less lowest in those squares, metres.
    pub relief_median: f64,
}

impl Summary {
    /// Of a whole model.
    #[must_use]
    pub fn of(grid: &Grid) -> Self {
        let middle = |values: &[f32]| {
            Spread::of(values).map_or(Middle { mean: f64::NAN, median: f64::NAN }, |spread| {
                let [_, _, median, ..] = spread.quantiles;
                Middle { mean: spread.mean, median }
            })
        };
        let shades = hillshade(grid, &Light::default());
        let lit: Vec<f32> = shades.into_iter().filter(|&shade| shade > 0).map(f32::from).collect();
        let (low, cells) = pits(&grid.values, grid.width);
        let squares = cut(grid, Area::whole(grid), SQUARE, SQUARE, &mut PatchCount::default());
        Self {
            slope: middle(&surface(grid, Measure::Slope)),
            hillshade_mean: middle(&lit).mean,
            hypsometric_integral: hypsometric_integral(&grid.values).unwrap_or(f64::NAN),
            tri_mean: middle(&surface(grid, Measure::RuggednessRiley)).mean,
            pits: low as f64 / cells as f64,
            beta: exponent(&rings(&squares)),
            relief_median: middle(&squares.relief()).median,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::{GridOptions, read};

    /// Against gdaldem 3.6.2 and an independent numpy program: tests/fixtures/reference_terrain.json.
    #[test]
    fn the_bundled_model_is_as_the_reference_has_it() {
        let bytes = include_bytes!("../../www/samples/jacksboro-srtm3.npz");
        let reference: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/fixtures/reference_terrain.json")).unwrap();
        let theirs = &reference["dems"]["jacksboro_fault_srtm3"];
        let (mut grid, _) = read("jacksboro-srtm3.npz", bytes, &GridOptions::default()).unwrap();
        let cell = theirs["cell_used_m"].as_f64().unwrap();
        (grid.cell_x_m, grid.cell_y_m) = (cell, cell);
        let ours = Summary::of(&grid);
        let close = |ours: f64, theirs: &serde_json::Value, tolerance: f64| {
            let theirs = theirs.as_f64().unwrap();
            assert!((ours - theirs).abs() <= tolerance, "{ours}, reference {theirs}");
        };
        close(ours.slope.mean, &theirs["slope_deg"]["mean"], 1e-5);
        close(ours.slope.median, &theirs["slope_deg"]["q"]["50"], 1e-5);
        close(ours.hillshade_mean, &theirs["hillshade_315_45"]["mean"], 0.02);
        close(ours.hypsometric_integral, &theirs["hypsometric_integral_whole"], 1e-6);
        close(ours.tri_mean, &theirs["tri_riley_m"]["mean"], 1e-5);
        close(ours.pits, &theirs["strict_pit_fraction"], 1e-6);
        close(ours.beta, &theirs["patch32"]["beta_of_mean_rapsd"], 1e-3);
        close(ours.relief_median, &theirs["patch32"]["relief_median_m"], 1e-6);
    }

    #[test]
    fn of_nothing_there_is_nothing_to_say() {
        let none = Summary::of(&Grid::invented("void", 4, vec![f32::NAN; 16], 1.0));
        assert!(none.slope.mean.is_nan() && none.beta.is_nan() && none.pits.is_nan());
    }
}
