//! BibTeX and BibLaTeX, by the crate `biblatex`: nested braces, `@string`, `#`, months, accents. The
//! crate gives up at the first mistake, so each entry is read by itself, behind the file's `@string`s.

use super::Sheet;
use crate::tabular::delimited::Table;
use crate::text::options::CorpusFormat;
use biblatex::{Bibliography, ChunksExt, Entry};

const COLUMNS: [&str; 8] = ["title", "abstract", "year", "doi", "keywords", "journal", "type", "key"];
/// What each column is called in entries; `date` is BibLaTeX's.
const SOURCES: [&[&str]; 6] = [
    &["title"],
    &["abstract"],
    &["year", "date"],
    &["doi", "eprint"],
    &["keywords"],
    &["journal", "journaltitle"],
];
/// Entries that are no documents.
const APART: &[&str] = &["string", "preamble", "comment"];

/// The name behind an `@` that starts a line.
fn kind(line: &str) -> Option<&str> {
    let (name, rest) = line.trim_start().strip_prefix('@')?.split_once(['{', '('])?;
    let (name, _) = (name.trim(), rest);
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(name)
}

pub(super) fn is(text: &str) -> bool {
    text.lines().any(|line| kind(line).is_some())
}

/// An entry's text, the line it starts on, and its kind.
struct Piece<'t> {
    text: &'t str,
    line: usize,
    kind: String,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut starts: Vec<(usize, usize, String)> = Vec::new();
    let mut offset = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if let Some(kind) = kind(line) {
            starts.push((offset, index + 1, kind.to_ascii_lowercase()));
        }
        offset += line.len();
    }
    let ends = starts.iter().skip(1).map(|(offset, ..)| *offset).chain(std::iter::once(text.len()));
    let pieces = starts.iter().zip(ends).map(|((start, line, kind), end)| Piece {
        text: text.get(*start..end).unwrap_or_default(),
        line: *line,
        kind: kind.clone(),
    });
    pieces.collect()
}

pub(super) fn sheet(text: &str) -> Sheet {
    let pieces = pieces(text);
    let mut prelude = String::new();
    for piece in pieces.iter().filter(|piece| piece.kind == "string") {
        if Bibliography::parse(piece.text).is_ok() {
            prelude.push_str(piece.text);
        }
    }
    let mut sheet = Sheet::new(CorpusFormat::Bibtex, Table::with_columns(&COLUMNS));
    for piece in pieces.iter().filter(|piece| !APART.contains(&piece.kind.as_str())) {
        match Bibliography::parse(&format!("{prelude}{}", piece.text)) {
            Ok(parsed) if !parsed.is_empty() => {
                for entry in parsed.iter() {
                    let cells = cells(entry, &piece.kind);
                    sheet.table.push_row(cells.iter().map(String::as_str), piece.line);
                }
            }
            Ok(_) => sheet.unreadable(piece.line, piece.text, String::new()),
            Err(error) => {
                let before = error.span.start.saturating_sub(prelude.len());
                let read = piece.text.get(..before).unwrap_or(piece.text);
                let line = piece.line + read.bytes().filter(|&byte| byte == b'\n').count();
                sheet.unreadable(line, piece.text, error.kind.to_string());
            }
        }
    }
    sheet
}

fn cells(entry: &Entry, kind: &str) -> Vec<String> {
    let field = |names: &&[&str]| {
        let chunks = names.iter().find_map(|name| entry.get(name));
        chunks.map(|chunks| chunks.format_verbatim()).unwrap_or_default()
    };
    let own = SOURCES.iter().map(field);
    own.chain([kind.to_owned(), entry.key.clone()]).collect()
}
