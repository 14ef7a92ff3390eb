//! ZMAP (Wiemer 2001, Seismol. Res. Lett. 72:373-382): numbers only, no header. Ten columns, or
//! thirteen with errors. The year may be a decimal one; the clock's columns say it better.

use super::{lines, top};
use crate::tabular::Note;
use crate::tabular::delimited::Table;
use crate::tabular::number::number;
use crate::tabular::report::Reason;

const COLUMNS: [&str; 13] = [
    "longitude",
    "latitude",
    "year",
    "month",
    "day",
    "magnitude",
    "depth",
    "hour",
    "minute",
    "second",
    "horizontal error",
    "vertical error",
    "magnitude error",
];
/// How many rows must look like it.
const ROWS: usize = 20;

fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', '\t', ',', ';']).filter(|cell| !cell.is_empty())
}

fn is_row(line: &str) -> bool {
    let values: Option<Vec<f64>> = cells(line)
        .map(|cell| match number(cell, false) {
            Ok(value) => Some(value),
            Err(Reason::NotFinite) => Some(f64::NAN),
            Err(_) => None,
        })
        .collect();
    let Some(values) = values else { return false };
    let within = |index: usize, low: f64, high: f64| {
        values.get(index).is_some_and(|value| value.is_nan() || (low..=high).contains(value))
    };
    matches!(values.len(), 10 | 13)
        && within(0, -360.0, 360.0)
        && within(1, -90.0, 90.0)
        && within(2, 0.0, 2201.0)
        && within(3, 0.0, 12.0)
        && within(4, 0.0, 31.0)
        && within(7, 0.0, 24.0)
        && within(8, 0.0, 60.0)
}

pub(super) fn is(text: &str) -> bool {
    let mut rows = top(text).take(ROWS).peekable();
    rows.peek().is_some() && rows.all(is_row)
}

pub(super) fn table(text: &str, _: &mut Vec<Note>) -> Table {
    let width = top(text).next().map_or(0, |line| cells(line).count());
    let mut table = Table::with_columns(COLUMNS.get(..width).unwrap_or(&COLUMNS));
    for (number, line) in lines(text).filter(|(_, line)| !line.trim().is_empty()) {
        // MATLAB's way to leave a cell empty.
        let blanked = cells(line).map(|cell| if cell.eq_ignore_ascii_case("nan") { "" } else { cell });
        table.push_row(blanked, number);
    }
    table
}
