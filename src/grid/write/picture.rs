//! A grey picture of 16 bits. Greys have no unit: the scale that turns them into metres goes into the picture
//! itself, as text under the key `orogen`, and into a file beside it.

use super::too_large;
use crate::error::Result;
use crate::grid::elevation::Grid;
use crate::grid::png;
use serde::Serialize;

/// The key of the text inside a picture.
pub(in crate::grid) const SCALE_KEY: &str = "orogen";

/// How greys become metres: elevation = blackMetres + grey × metresAGrey.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Scale {
    width: usize,
    height: usize,
    cell_x_metres: f64,
    cell_y_metres: f64,
    black_metres: f64,
    white_metres: f64,
    metres_a_grey: f64,
    /// The grey of a void.
    void_grey: Option<u16>,
}

impl Scale {
    /// From the lowest to the highest cell; black is kept for voids where there are any.
    pub(super) fn of(grid: &Grid, low: f32, high: f32) -> Self {
        let (low, relief) = (f64::from(low), f64::from(high) - f64::from(low));
        let void_grey = (grid.voids() > 0).then_some(0);
        let first = if void_grey.is_some() { 1.0 } else { 0.0 };
        let white = f64::from(u16::MAX);
        // Level ground needs some scale, or greys would be nothing.
        let metres_a_grey = if relief > 0.0 { relief / (white - first) } else { 1.0 };
        let black_metres = low - first * metres_a_grey;
        Self {
            width: grid.width,
            height: grid.height,
            cell_x_metres: grid.cell_x_m,
            cell_y_metres: grid.cell_y_m,
            black_metres,
            white_metres: black_metres + white * metres_a_grey,
            metres_a_grey,
            void_grey,
        }
    }

    pub(super) fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    fn grey(&self, metres: f32) -> u16 {
        if metres.is_nan() {
            return self.void_grey.unwrap_or_default();
        }
        ((f64::from(metres) - self.black_metres) / self.metres_a_grey).round() as u16
    }
}

pub(super) fn png(grid: &Grid, low: f32, high: f32) -> Result<Vec<u8>> {
    let scale = Scale::of(grid, low, high);
    let greys: Vec<u16> = grid.values.iter().map(|&metres| scale.grey(metres)).collect();
    let side = |cells: usize| u32::try_from(cells).map_err(|_| too_large(grid));
    let (width, height) = (side(grid.width)?, side(grid.height)?);
    png::grey16(width, height, &greys, (SCALE_KEY, &scale.json())).map_err(|_| too_large(grid))
}
