//! How the events of a magnitude run are dealt out to its parts.

use super::earthquakes::Table;
use super::spec::{RunSpec, SplitKind};
use crate::error::{Code, Error, Result};
use crate::learn::split::{Deal, FEWEST_GROUPS, Parts, count_groups, split};
use crate::seismic::cells::WORLD;
use crate::seismic::declustering::{DeclusterWindows, by_windows};
use crate::seismic::space_time::Shock;
use crate::seismic::{Catalogue, Grid};

/// Deals out the events of a table.
///
/// # Errors
/// `needs-times` where sequences are asked for of a catalogue without times; `too-few-groups` where
/// blocks or sequences are too few for three parts.
pub fn deal(spec: &RunSpec, catalogue: &Catalogue, table: &Table) -> Result<Parts> {
    let groups = groups(spec, catalogue, table)?;
    let deal = match (spec.split, &groups) {
        (_, Some(groups)) => Deal::Groups(groups),
        (SplitKind::Chronological, None) => Deal::InOrder,
        (_, None) => Deal::Random,
    };
    if let Some(groups) = &groups {
        enough_groups(spec.split, count_groups(groups))?;
    }
    Ok(split(table.targets.len(), deal, spec.validation_share, spec.test_share, spec.seed))
}

/// # Errors
/// `too-few-groups` where they cannot fill three parts.
pub(super) fn enough_groups(split: SplitKind, groups: usize) -> Result<()> {
    if groups >= FEWEST_GROUPS {
        return Ok(());
    }
    Err(Error::new(Code::TooFewGroups)
        .option("split")
        .value("split", split.as_str())
        .value("groups", groups)
        .value("needed", FEWEST_GROUPS))
}

/// The number of each event's group, shape `[events]`; `None` for splits without groups.
///
/// # Errors
/// `needs-times`.
pub fn groups(spec: &RunSpec, catalogue: &Catalogue, table: &Table) -> Result<Option<Vec<usize>>> {
    match spec.split {
        SplitKind::Chronological | SplitKind::Random => Ok(None),
        SplitKind::SpatialBlock => Ok(Some(blocks(catalogue, table, spec.cell_degrees))),
        SplitKind::SequenceGrouped if table.has_times() => Ok(Some(sequences(catalogue, table))),
        SplitKind::SequenceGrouped => Err(Error::new(Code::NeedsTimes)),
    }
}

fn places<'a>(catalogue: &'a Catalogue, table: &'a Table) -> impl Iterator<Item = (f64, f64)> + 'a {
    let at = |values: &[f64], row: usize| values.get(row).copied().unwrap_or(f64::NAN);
    table.rows.iter().map(move |&row| (at(catalogue.latitude(), row), at(catalogue.longitude(), row)))
}

/// Cells of so many degrees.
fn blocks(catalogue: &Catalogue, table: &Table, degrees: f64) -> Vec<usize> {
    let grid = Grid { region: WORLD, degrees };
    places(catalogue, table)
        .map(|(latitude, longitude)| grid.cell(latitude, longitude).map_or(usize::MAX, |cell| cell as usize))
        .collect()
}

/// A mainshock and what Gardner's and Knopoff's windows, which reach as far back as forward, take for its
/// aftershocks: they link more than nearest neighbours do, and always find sequences; what is linked by
/// mistake costs a little freedom in dealing, what is missed would leak.
fn sequences(catalogue: &Catalogue, table: &Table) -> Vec<usize> {
    let events = places(catalogue, table).zip(table.times.iter().zip(&table.targets));
    let shocks: Vec<Shock> = events
        .map(|((latitude, longitude), (&time, &magnitude))| Shock::new(time, latitude, longitude, magnitude))
        .collect();
    by_windows(&shocks, DeclusterWindows::GardnerKnopoff, 1.0).mainshock
}
