//! The Northern California catalogue in its readable form (<https://ncedc.org/ncedc/catalog-search.html>):
//! fixed width under a dashed rule; numbers that fill their columns touch.

use super::{lines, top};
use crate::tabular::Note;
use crate::tabular::delimited::Table;

/// Each column's name and where it ends; it starts where the one before ends.
const COLUMNS: [(&str, usize); 13] = [
    ("Date", 11),
    ("Time", 22),
    ("Lat", 31),
    ("Lon", 41),
    ("Depth", 48),
    ("Mag", 54),
    ("Magt", 59),
    ("Nst", 64),
    ("Gap", 68),
    ("Clo", 73),
    ("RMS", 78),
    ("SRC", 83),
    ("Event ID", usize::MAX),
];

fn is_header(line: &str) -> bool {
    line.split_whitespace().eq(COLUMNS.iter().flat_map(|(name, _)| name.split(' ')))
}

pub(super) fn is(text: &str) -> bool {
    top(text).any(is_header)
}

pub(super) fn table(text: &str, _: &mut Vec<Note>) -> Table {
    let mut table = Table::with_columns(&COLUMNS.map(|(name, _)| name));
    for (number, line) in lines(text).skip_while(|(_, line)| !is_header(line)).skip(1) {
        let rule = line.chars().all(|character| matches!(character, '-' | ' '));
        if !rule {
            let starts = std::iter::once(0).chain(COLUMNS.iter().map(|(_, end)| *end));
            let cells = starts
                .zip(COLUMNS)
                .map(|(start, (_, end))| line.get(start..end.min(line.len())).unwrap_or_default());
            table.push_row(cells, number);
        }
    }
    table
}
