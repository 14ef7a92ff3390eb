//! Landforms by topographic position and slope (Weiss 2001, poster, ESRI User Conference): how far a cell is
//! above or below the mean of the square around it, in standard deviations over the whole grid. So a class is
//! relative to the grid: the same hill may be a ridge in a plain and a slope in the Alps.

use super::elevation::Grid;
use super::landforms::{LandformName, NO_LANDFORM};
use super::relief::{Measure, surface};

pub(super) const CLASSES: [LandformName; 6] = [
    LandformName::Ridge,
    LandformName::UpperSlope,
    LandformName::MiddleSlope,
    LandformName::Flat,
    LandformName::LowerSlope,
    LandformName::Valley,
];

/// The place in [`CLASSES`] of each cell, and the standard deviation of position, metres.
pub(super) fn forms(grid: &Grid, radius: usize, flat_degrees: f64) -> (Vec<u8>, Option<f64>) {
    let position = positions(grid, radius);
    let known = || position.iter().filter(|value| !value.is_nan());
    let n = known().count().max(1) as f64;
    let mean = known().sum::<f64>() / n;
    let deviation = (known().map(|value| (value - mean) * (value - mean)).sum::<f64>() / n).sqrt();
    let slope = surface(grid, Measure::Slope);
    let class = |(&position, &slope): (&f64, &f32)| match position / deviation {
        _ if position.is_nan() || slope.is_nan() => NO_LANDFORM,
        high if high > 1.0 => 0,
        high if high > 0.5 => 1,
        low if low < -1.0 => 5,
        low if low < -0.5 => 4,
        // Level ground has no deviation, and is flat.
        _ if f64::from(slope) > flat_degrees => 2,
        _ => 3,
    };
    let forms = position.iter().zip(&slope).map(class).collect();
    (forms, (deviation > 0.0).then_some(deviation))
}

/// Metres above the mean of the square of `2 radius + 1` cells a side, the cell among them; NaN where the
/// square has a void or leaves the grid.
pub(super) fn positions(grid: &Grid, radius: usize) -> Vec<f64> {
    let (width, height) = (grid.width, grid.height);
    let mut found = vec![f64::NAN; grid.values.len()];
    let side = 2 * radius + 1;
    if width < side || height < side {
        return found;
    }
    // Sums down each column of the square, moved on row by row: elevations are whole metres or nearly so, and
    // the sums of a few hundred of them are exact enough in 64 bits; they are made anew every row.
    for y in radius..height - radius {
        let mut columns = vec![(0.0_f64, 0_u32); width];
        for row in grid.values.chunks_exact(width).skip(y - radius).take(side) {
            for ((sum, voids), &value) in columns.iter_mut().zip(row) {
                if value.is_nan() {
                    *voids += 1;
                } else {
                    *sum += f64::from(value);
                }
            }
        }
        for (x, square) in columns.windows(side).enumerate() {
            let (sum, voids) = square.iter().fold((0.0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            let at = y * width + x + radius;
            if let (0, Some(cell), Some(&here)) = (voids, found.get_mut(at), grid.values.get(at)) {
                *cell = f64::from(here) - sum / (side * side) as f64;
            }
        }
    }
    found
}
