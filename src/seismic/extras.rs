//! Numeric columns of a table that no field is: kept beside the events, for those who want to learn from
//! them.

use super::catalogue::{CSV_HEADER, Catalogue, Extra};
use super::hindsight::is_hindsight;
use super::settle::Layout;
use crate::error::Result;
use crate::tabular::ExtraColumn;
use crate::tabular::columns::recognise;
use crate::tabular::number::{is_blank, number};
use crate::tabular::pulse::Pulse;
use std::collections::{BTreeMap, BTreeSet};

/// More columns than this are not kept: memory must stay in proportion to the events.
const MOST: usize = 32;
/// A column is numeric if at least this share of what stands in it is numbers.
const NUMERIC: f64 = 0.9;
/// How many of the kept rows are looked at before all are read.
const LOOKED_AT: usize = 200;

/// The extras of a table; `lines` are those of the events, in the order of the catalogue.
///
/// # Errors
/// Those of the pulse.
pub(crate) async fn read(layout: &Layout<'_>, lines: &[usize], pulse: &dyn Pulse) -> Result<Vec<Extra>> {
    let table = layout.table;
    let taken: BTreeSet<usize> = layout.fields.values().copied().collect();
    let mut next = 0;
    let row = |&line: &usize| {
        // In a file in time order it is the next one, nearly always.
        let row = if table.line(next) == line { next } else { row_of(layout, line) };
        next = row + 1;
        row
    };
    let rows: Vec<usize> = lines.iter().map(row).collect();
    let cells = |column: usize| rows.iter().map(move |&row| table.cell(row, column).unwrap_or_default());
    let mut extras: Vec<Extra> = Vec::new();
    for (column, header) in table.columns().iter().enumerate() {
        pulse.beat(column as f64 / table.columns().len() as f64).await?;
        let name = header.trim();
        let known = extras.iter().any(|extra| extra.name == name);
        if extras.len() == MOST || known || taken.contains(&column) || !is_free(name) {
            continue;
        }
        // Evenly through the file: a column may begin late.
        let step = rows.len().div_ceil(LOOKED_AT).max(1);
        let some = cells(column).step_by(step).filter(|cell| !is_blank(cell));
        let value = |cell: &str| {
            let narrow = number(cell, layout.comma).ok().map(|value| value as f32);
            narrow.filter(|value| value.is_finite())
        };
        let (numbers, all) = some.fold((0.0, 0.0), |(numbers, all), cell| {
            (numbers + f64::from(u8::from(value(cell).is_some())), all + 1.0)
        });
        if numbers > 0.0 && numbers >= NUMERIC * all {
            let values = cells(column).map(|cell| value(cell).unwrap_or(f32::NAN)).collect();
            extras.push(Extra { name: name.to_owned(), values });
        }
    }
    Ok(extras)
}

/// Rows stand in the order of their lines.
fn row_of(layout: &Layout<'_>, line: usize) -> usize {
    let (mut low, mut high) = (0, layout.table.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        if layout.table.line(middle) < line { low = middle + 1 } else { high = middle }
    }
    low
}

/// Whether [`Catalogue::to_csv`] may have a column of that name without its being taken for a field.
fn is_free(name: &str) -> bool {
    let own: Vec<&str> = CSV_HEADER.split(',').collect();
    let index = own.len();
    let with: Vec<&str> = own.into_iter().chain([name]).collect();
    let fields = recognise(&with, &BTreeMap::new()).unwrap_or_default();
    !name.is_empty() && !fields.values().any(|&column| column == index)
}

/// Those of several catalogues; `events` are (catalogue, index) in the order of the merged one.
pub(crate) fn merged(files: &[&Catalogue], events: &[(usize, usize)]) -> Vec<Extra> {
    let mut names: Vec<&str> = Vec::new();
    for extra in files.iter().flat_map(|file| file.extras()) {
        if !names.contains(&extra.name.as_str()) && names.len() < MOST {
            names.push(&extra.name);
        }
    }
    let of = |name: &str| {
        let columns: Vec<Option<&Extra>> =
            files.iter().map(|file| file.extras().iter().find(|extra| extra.name == name)).collect();
        let value = |&(file, index): &(usize, usize)| {
            let column = columns.get(file).copied().flatten();
            column.and_then(|column| column.values.get(index)).copied().unwrap_or(f32::NAN)
        };
        Extra { name: name.to_owned(), values: events.iter().map(value).collect() }
    };
    names.into_iter().map(of).collect()
}

/// Their names, for the report.
pub(crate) fn named(extras: &[Extra]) -> Vec<ExtraColumn> {
    let one =
        |extra: &Extra| ExtraColumn { column: extra.name.clone(), hindsight: is_hindsight(&extra.name) };
    extras.iter().map(one).collect()
}
