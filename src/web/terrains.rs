//! Answers what is asked of an elevation model.

use super::arrays::Arrays;
use super::host::HostDecoder;
use super::protocol::{TerrainAnswer, TerrainAsk, TerrainRunAnswer, TerrainRunAsk};
use crate::error::{Code, Error, Result};
use crate::grid::landforms::landforms;
use crate::grid::relief::{hillshade, surface};
use crate::grid::{self, Grid, GridOptions, GridReport, split_by_area};
use crate::labs::dataset::{AnyImport, Dataset};
use crate::labs::spec::AnySpec;
use crate::labs::terrain::{Maps, TerrainRun};
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
        TerrainAsk::Surface { measure } => {
            let arrays = Arrays::default().f32("values", &surface(grid, *measure));
            Ok((TerrainAnswer::Surface { width, height }, arrays))
        }
        TerrainAsk::Landforms { options } => {
            let landforms = landforms(grid, options)?;
            let arrays = Arrays::default().bytes("form", &landforms.form);
            Ok((TerrainAnswer::Landforms { landforms }, arrays))
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

/// What is asked of a run; `bytes` are maps, little-endian floats.
pub(crate) async fn of_run(
    run: &TerrainRun,
    ask: TerrainRunAsk,
    bytes: &[u8],
) -> Result<(TerrainRunAnswer, Arrays)> {
    let none = Arrays::default;
    match ask {
        TerrainRunAsk::Generate { count, seed } => {
            let maps = run.generate(wished(count)?, u64::from(seed)).await?;
            Ok((answered(&maps), none().f32("elevation", &maps.elevation)))
        }
        TerrainRunAsk::Walk { from, to, count } => {
            let maps = run.walk(from, to, wished(count)?).await?;
            Ok((answered(&maps), none().f32("elevation", &maps.elevation)))
        }
        TerrainRunAsk::Area { width, height, seed } => {
            let area = run.area(width as usize, height as usize, u64::from(seed)).await?;
            let (width, height) = (area.width, area.height);
            let (cell_x_metres, cell_y_metres) = (area.cell_x_m, area.cell_y_m);
            let answer = TerrainRunAnswer::Area { width, height, cell_x_metres, cell_y_metres };
            Ok((answer, none().f32("elevation", &area.values)))
        }
        TerrainRunAsk::Export { map, format, shape } => {
            let bytes = format.write(&run.map(map).await?, &shape)?;
            Ok((TerrainRunAnswer::Exported, none().bytes("bytes", &bytes)))
        }
        TerrainRunAsk::Opinion => {
            let (numbers, _) = bytes.as_chunks::<4>();
            let maps = numbers.iter().map(|four| f32::from_le_bytes(*four)).collect();
            Ok((TerrainRunAnswer::Opinion, none().f32("logits", &run.opinion(maps).await?)))
        }
    }
}

const fn answered(maps: &Maps) -> TerrainRunAnswer {
    let [cell_x_metres, cell_y_metres] = maps.cell_m;
    TerrainRunAnswer::Maps { size: maps.size, cell_x_metres, cell_y_metres }
}

/// How many maps are wished for.
fn wished(count: u32) -> Result<usize> {
    if (1..=MOST_MAPS).contains(&count) {
        return Ok(count as usize);
    }
    Err(Error::new(Code::BadOption)
        .option("count")
        .value("value", count)
        .value("allowed", format!("1–{MOST_MAPS}")))
}
