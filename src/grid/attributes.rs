//! What relief is like around a cell, as one row of numbers: what the parts of land surfaces are usually told by
//! (Wood 1996; Dragut and Blaschke 2006, Geomorphology 81:330). Direction is left out: a ridge is one whichever way it
//! runs.

use super::elevation::Grid;
use super::relief::{Measure, surface};
use super::weiss::positions;
use serde::Serialize;

/// Numbers of a cell.
pub const ATTRIBUTES: usize = 6;

/// The numbers of a cell, or their means.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReliefAttributes {
    /// Steepness.
    pub slope_degrees: f64,
    /// The Laplacian, above 0 in hollows.
    pub curvature_per_metre: f64,
    /// Terrain ruggedness index (Riley et al. 1999).
    pub ruggedness_metres: f64,
    /// Height above the surroundings, near to far: the mean of the eight neighbours, and of the squares whose half side
    /// is half the radius and the radius.
    pub position_metres: [f64; 3],
}

impl ReliefAttributes {
    /// Out of a row of [`Attributes`].
    #[must_use]
    pub const fn of(row: [f64; ATTRIBUTES]) -> Self {
        let [slope_degrees, curvature_per_metre, ruggedness_metres, near, middle, far] = row;
        Self { slope_degrees, curvature_per_metre, ruggedness_metres, position_metres: [near, middle, far] }
    }
}

/// The attributes of every cell of a grid.
#[derive(Debug, Clone)]
pub struct Attributes([Vec<f32>; ATTRIBUTES]);

impl Attributes {
    /// Of a grid; nothing farther than `radius` cells from a cell is looked at.
    #[must_use]
    pub fn of(grid: &Grid, radius: usize) -> Self {
        let above = |radius: usize| positions(grid, radius).into_iter().map(|metres| metres as f32).collect();
        Self([
            surface(grid, Measure::Slope),
            surface(grid, Measure::Curvature),
            surface(grid, Measure::RuggednessRiley),
            surface(grid, Measure::Position),
            above((radius / 2).max(1)),
            above(radius),
        ])
    }

    /// Of a cell; `None` where an edge or a void is too near.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<[f64; ATTRIBUTES]> {
        let row = self.0.each_ref().map(|column| column.get(at).map_or(f64::NAN, |&value| f64::from(value)));
        row.iter().all(|value| value.is_finite()).then_some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ridge_stands_above_and_nothing_is_told_beside_an_edge() {
        let height = |at: usize| -((at % 21) as f32 - 10.0).abs();
        let ridge = Grid::invented("ridge", 21, (0..21 * 21).map(height).collect(), 2.0);
        let found = Attributes::of(&ridge, 10);
        let row = ReliefAttributes::of(found.row(10 * 21 + 10).unwrap());
        // A roof of 1 in 2: level on its top, where Horn sees both sides.
        assert_eq!(row.slope_degrees, 0.0);
        assert!((row.curvature_per_metre + 0.5).abs() < 1e-6);
        assert!((row.ruggedness_metres - 6_f64.sqrt()).abs() < 1e-6);
        // Six of the eight neighbours are a metre lower; of 11 and of 21 columns the mean is 30/11 and 110/21 lower.
        for (found, expected) in row.position_metres.iter().zip([0.75, 30.0 / 11.0, 110.0 / 21.0]) {
            assert!((found - expected).abs() < 1e-5, "{found} {expected}");
        }
        assert_eq!(found.row(10 * 21 + 9), None);
        assert_eq!(found.row(99_999), None);
    }
}
