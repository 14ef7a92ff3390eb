//! ISC Bulletin, event catalogue as CSV (<https://www.isc.ac.uk/iscbulletin/search/catalogue/>): a
//! banner, a padded header, rows with three more cells for each further magnitude, `STOP`.

use super::{lines, top};
use crate::tabular::delimited::Table;
use crate::tabular::{Delimiter, Note, NoteCode};

/// Names for author, type and size of a magnitude: the header's own are taken twice.
const MAGNITUDE: [&str; 3] = ["MAGNITUDE AUTHOR", "MAGNITUDE TYPE", "MAG"];

fn is_header(line: &str) -> bool {
    line.trim_start_matches(['#', ' ']).starts_with("EVENTID") && line.contains("DEPFIX")
}

pub(super) fn is(text: &str) -> bool {
    top(text).any(is_header)
}

pub(super) fn table(text: &str, notes: &mut Vec<Note>) -> Table {
    let mut lines = lines(text);
    let header = lines.by_ref().find(|(_, line)| is_header(line)).map_or("", |(_, line)| line);
    let origin: Vec<&str> = header
        .trim_start_matches('#')
        .split(',')
        .map(str::trim)
        .take_while(|name| *name != "DEPFIX")
        .collect();
    // The prime hypocentre ends with DEPFIX; then come the magnitudes.
    let own = origin.len() + 1;
    let columns: Vec<&str> = origin.into_iter().chain(["DEPFIX"]).chain(MAGNITUDE).collect();
    let mut table = Table::with_columns(&columns).separated_by(Delimiter::Comma);
    let (mut several, mut ended) = (0_usize, false);
    for (number, line) in lines {
        ended = line.trim() == "STOP";
        if ended {
            break;
        }
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let mut sizes = cells.get(own..).unwrap_or_default().chunks(3);
        let has_size = |triplet: &&[&str]| triplet.get(2).is_some_and(|size| !size.is_empty());
        let first = sizes.find(has_size).unwrap_or_default();
        several += usize::from(sizes.any(|triplet| has_size(&triplet)));
        table.push_row(cells.iter().take(own).chain(first).copied(), number);
    }
    if several > 0 {
        notes.push(Note::new(NoteCode::SeveralMagnitudes).value("rows", several));
    }
    if !ended {
        notes.push(Note::new(NoteCode::FooterMissing).value("footer", "STOP"));
    }
    table
}
