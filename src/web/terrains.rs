//! Answers what is asked of an elevation model.

use super::arrays::Arrays;
use super::host::HostDecoder;
use super::protocol::{Answer, TerrainAnswer, TerrainAsk};
use crate::error::{Code, Error, Result};
use crate::grid::relief::hillshade;
use crate::grid::{self, Grid, GridOptions, GridReport, split_by_area};
use crate::labs::dataset::{AnyImport, Dataset, TerrainExportFormat};
use crate::labs::spec::AnySpec;
use crate::labs::terrain::TerrainRun;
use crate::labs::terrain_relief::Relief;
use crate::labs::terrain_spec::TerrainSpec;

/// Maps that are made at a wish.
const MOST_MAPS: u32 = 1024;

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
        TerrainAsk::Relief => plain(TerrainAnswer::Relief { relief: Relief::of(grid) }),
        TerrainAsk::Patches { options } => {
            let (_, _, count) = split_by_area(grid, options)?;
            plain(TerrainAnswer::Patches { count })
        }
        TerrainAsk::Export { format } => {
            let arrays = Arrays::default().bytes("bytes", &format.write(grid)?);
            Ok((TerrainAnswer::Exported, arrays))
        }
    }
}

/// Reads a file; `known` says that it is a lab file's, and how it was read first.
pub(crate) fn read(
    name: &str,
    bytes: &[u8],
    options: &GridOptions,
    known: Option<GridReport>,
) -> Result<(Dataset, AnyImport)> {
    let Some(known) = known.map(AnyImport::Terrain) else {
        let (grid, report) = grid::read(name, bytes, options)?;
        return Ok((Dataset::Terrain(grid), AnyImport::Terrain(report)));
    };
    let spec = AnySpec::Terrain(TerrainSpec::default());
    Ok((Dataset::from_bytes(&spec, name, bytes, &known, &HostDecoder)?, known))
}

/// Maps of the kept generator.
pub(crate) async fn generate(run: &TerrainRun, wished: u32, seed: u32) -> Result<(Answer, Arrays)> {
    let maps = run.generate(count(wished)?, u64::from(seed)).await?;
    let [cell_x_metres, cell_y_metres] = maps.cell_m;
    let answer = Answer::Maps { size: maps.size, cell_x_metres, cell_y_metres };
    Ok((answer, Arrays::default().f32("elevation", &maps.elevation)))
}

/// One map of the kept generator as a file: the maps of a seed are the same however many there are.
pub(crate) async fn export_map(
    run: &TerrainRun,
    seed: u32,
    index: u32,
    format: TerrainExportFormat,
) -> Result<(Answer, Arrays)> {
    let maps = run.generate(count(index.saturating_add(1))?, u64::from(seed)).await?;
    let map = maps.elevation.chunks_exact(maps.size * maps.size).next_back().unwrap_or_default();
    let [cell_x_m, cell_y_m] = maps.cell_m;
    let grid = Grid { cell_x_m, cell_y_m, ..Grid::invented("invented", maps.size, map.to_vec(), cell_x_m) };
    Ok((Answer::Done, Arrays::default().bytes("bytes", &format.write(&grid)?)))
}

/// How many maps are wished for.
fn count(count: u32) -> Result<usize> {
    if (1..=MOST_MAPS).contains(&count) {
        return Ok(count as usize);
    }
    Err(Error::new(Code::BadOption)
        .option("count")
        .value("value", count)
        .value("allowed", format!("1–{MOST_MAPS}")))
}

/// The discriminator's logits for maps, little-endian floats.
pub(crate) async fn opinion(run: &TerrainRun, bytes: &[u8]) -> Result<(Answer, Arrays)> {
    let (numbers, _) = bytes.as_chunks::<4>();
    let maps = numbers.iter().map(|four| f32::from_le_bytes(*four)).collect();
    Ok((Answer::Opinion, Arrays::default().f32("logits", &run.opinion(maps).await?)))
}
