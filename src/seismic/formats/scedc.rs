//! The Southern California catalogue
//! (<https://service.scedc.caltech.edu/eq-catalogs/change_log.html>): padded columns under `#` lines.

use super::{lines, top};
use crate::tabular::Note;
use crate::tabular::delimited::Table;

const COLUMNS: [&str; 13] =
    ["Date", "Time", "ET", "GT", "MAG", "MagType", "LAT", "LON", "DEPTH", "Q", "EVID", "NPH", "NGRM"];
/// The second of them that is a magnitude, and its type.
const MAGNITUDE: usize = 4;
const TYPE: usize = 5;

/// Local, regional or teleseismic, and a kind of event before it: nothing else looks like this.
fn is_row(line: &str) -> bool {
    let mut cells = line.split_whitespace().skip(1);
    let clock = cells.next().is_some_and(|clock| clock.contains(':'));
    let kind =
        cells.next().is_some_and(|kind| matches!(kind, "eq" | "qb" | "sn" | "nt" | "uk" | "st" | "lp"));
    clock && kind && cells.next().is_some_and(|distance| matches!(distance, "l" | "r" | "t"))
}

pub(super) fn is(text: &str) -> bool {
    top(text).find(|line| !line.starts_with('#')).is_some_and(is_row)
}

pub(super) fn table(text: &str, _: &mut Vec<Note>) -> Table {
    let mut table = Table::with_columns(&COLUMNS);
    for (number, line) in lines(text) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells: Vec<&str> = line.split_whitespace().collect();
        if cells.len() != COLUMNS.len() {
            // Which column is blank cannot be told.
            cells = vec![line];
        } else if cells.get(TYPE) == Some(&"n")
            && let Some(magnitude) = cells.get_mut(MAGNITUDE)
        {
            // Type n is "no magnitude", written 0.00.
            *magnitude = "";
        }
        table.push_row(cells, number);
    }
    table
}
