//! Answers what is asked of an elevation model.

use super::arrays::Arrays;
use super::protocol::{TerrainAnswer, TerrainAsk};
use crate::error::Result;
use crate::grid::relief::hillshade;
use crate::grid::{Grid, Summary, split_by_area};

pub(crate) fn answer(grid: &Grid, ask: &TerrainAsk) -> Result<(TerrainAnswer, Arrays)> {
    let &Grid { width, height, .. } = grid;
    Ok(match ask {
        TerrainAsk::Grid => (
            TerrainAnswer::Grid { width, height, cell_x_metres: grid.cell_x_m, cell_y_metres: grid.cell_y_m },
            Arrays::default().f32("elevation", &grid.values),
        ),
        TerrainAsk::Hillshade { options } => (
            TerrainAnswer::Hillshade { width, height },
            Arrays::default().bytes("shade", &hillshade(grid, options)),
        ),
        TerrainAsk::Relief => (TerrainAnswer::Relief { relief: Summary::of(grid) }, Arrays::default()),
        TerrainAsk::Patches { options } => {
            let (_, _, count) = split_by_area(grid, options)?;
            (TerrainAnswer::Patches { count }, Arrays::default())
        }
    })
}
