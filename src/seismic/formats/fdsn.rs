//! FDSN's text format (FDSN Web Service Specifications 1.2, section 3.4), as USGS, INGV, GEOFON, ISC
//! and SED write it: bars without any quoting, so a place name may hold some, and quotes mean nothing.

use super::{lines, top};
use crate::tabular::delimited::Table;
use crate::tabular::number::{is_blank, number};
use crate::tabular::{Delimiter, Note, columns};

fn is_header(line: &str) -> bool {
    let mut names = line.split('|').map(columns::plain);
    ["eventid", "time", "latitude", "longitude"]
        .iter()
        .all(|name| names.next().is_some_and(|own| own == *name))
}

pub(super) fn is(text: &str) -> bool {
    top(text).any(is_header)
}

pub(super) fn table(text: &str, _: &mut Vec<Note>) -> Table {
    let mut lines = lines(text);
    let header = lines.by_ref().find(|(_, line)| is_header(line)).map_or("", |(_, line)| line);
    let names: Vec<&str> = header.trim_start_matches('#').split('|').map(str::trim).collect();
    let place = names.iter().position(|name| columns::plain(name) == "eventlocationname");
    let mut table = Table::with_columns(&names).separated_by(Delimiter::Pipe);
    for (number, line) in lines {
        // Queries put one after the other repeat the header: the reader is told of those.
        if line.trim().is_empty() || (line.starts_with('#') && !is_header(line)) {
            continue;
        }
        let cells: Vec<&str> = line.trim_start_matches('#').split('|').collect();
        match place.filter(|_| bars_in_place(&cells, names.len(), place)) {
            Some(place) => {
                let past = place + 1 + cells.len().saturating_sub(names.len());
                let joined = cells.get(place..past).unwrap_or_default().join("|");
                let before = cells.iter().take(place).copied();
                table.push_row(
                    before.chain([joined.as_str()]).chain(cells.iter().skip(past).copied()),
                    number,
                );
            }
            None => table.push_row(cells, number),
        }
    }
    table
}

/// Whether what a row has too much is the place name's. Behind a place that comes last, one number or
/// nothing is a column that the header keeps quiet about, as INGV's.
fn bars_in_place(cells: &[&str], columns: usize, place: Option<usize>) -> bool {
    let quiet_column = place == columns.checked_sub(1)
        && cells.len() == columns + 1
        && cells.last().is_some_and(|last| is_blank(last) || number(last, false).is_ok());
    cells.len() > columns && !quiet_column
}
