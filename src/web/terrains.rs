//! Answers what is asked of an elevation model.

use super::arrays::Arrays;
use super::host::HostDecoder;
use super::protocol::{TerrainAnswer, TerrainAsk};
use crate::error::Result;
use crate::grid::landforms::landforms;
use crate::grid::relief::{hillshade, surface};
use crate::grid::{self, Grid, GridOptions, GridReport, split_by_area};
use crate::labs::dataset::{AnyImport, Dataset};
use crate::labs::spec::AnySpec;
use crate::labs::terrain_clusters::clusters;
use crate::labs::terrain_relief::Relief;
use crate::labs::terrain_spec::TerrainSpec;

pub(crate) fn answer(grid: &Grid, ask: &TerrainAsk) -> Result<(TerrainAnswer, Arrays)> {
    let (width, height) = (grid.width, grid.height);
    let plain = |answer| Ok((answer, Arrays::default()));
    match ask {
        TerrainAsk::Grid => {
            let (cell_x_metres, cell_y_metres) = (grid.cell_x_m, grid.cell_y_m);
            let answer = TerrainAnswer::Grid { width, height, cell_x_metres, cell_y_metres };
            Ok((answer, Arrays::default().f32("elevation", &grid.values)))
        }
        TerrainAsk::Hillshade { options } => {
            let arrays = Arrays::default().bytes("shade", &hillshade(grid, options));
            Ok((TerrainAnswer::Hillshade { width, height }, arrays))
        }
        TerrainAsk::Surface { measure } => {
            let arrays = Arrays::default().f32("values", &surface(grid, *measure));
            Ok((TerrainAnswer::Surface { width, height }, arrays))
        }
        TerrainAsk::Landforms { options } => {
            let landforms = landforms(grid, options)?;
            let arrays = Arrays::default().bytes("form", &landforms.form);
            Ok((TerrainAnswer::Landforms { landforms }, arrays))
        }
        TerrainAsk::Clusters { options } => {
            let clusters = clusters(grid, options)?;
            let arrays = Arrays::default().bytes("form", &clusters.form);
            Ok((TerrainAnswer::Clusters { clusters }, arrays))
        }
        TerrainAsk::Relief => plain(TerrainAnswer::Relief { relief: Relief::of(grid) }),
        TerrainAsk::Patches { options } => {
            let (_, _, count) = split_by_area(grid, options)?;
            plain(TerrainAnswer::Patches { count })
        }
        TerrainAsk::Export { format, shape } => {
            let arrays = Arrays::default().bytes("bytes", &format.write(grid, shape)?);
            Ok((TerrainAnswer::Exported, arrays))
        }
    }
}

/// Reads a model out of its files; `known` says that there is one, a lab file's or our own, and how it was read
/// first.
pub(crate) fn read(
    name: &str,
    files: &[(&str, &[u8])],
    options: &GridOptions,
    known: Option<GridReport>,
) -> Result<(Dataset, AnyImport)> {
    if let (Some(known), [(_, bytes)]) = (known.map(AnyImport::Terrain), files) {
        let spec = AnySpec::Terrain(TerrainSpec::default());
        return Ok((Dataset::from_bytes(&spec, name, bytes, &known, &HostDecoder)?, known));
    }
    let (grid, report) = grid::read_all(name, files, options)?;
    Ok((Dataset::Terrain(grid), AnyImport::Terrain(report)))
}
