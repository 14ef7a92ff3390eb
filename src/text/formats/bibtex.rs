//! BibTeX and BibLaTeX, by the crate `biblatex`: nested braces, `@string`, `#`, months, accents. The
//! crate gives up at the first mistake, so each entry is read by itself, behind the file's `@string`s.

use super::Sheet;
use crate::tabular::delimited::Table;
use crate::text::authors;
use crate::text::options::CorpusFormat;
use biblatex::{Bibliography, ChunksExt, Entry, ParseError, Person, RawBibliography, RawChunk, Spanned};
use std::collections::BTreeMap;

const COLUMNS: [&str; 9] =
    ["title", "abstract", "year", "doi", "keywords", "journal", "authors", "type", "key"];
/// What each column is called in entries; `date` is BibLaTeX's.
const SOURCES: [&[&str]; 7] = [
    &["title"],
    &["abstract"],
    &["year", "date"],
    &["doi", "eprint"],
    &["keywords"],
    &["journal", "journaltitle", "booktitle"],
    &["author"],
];
/// Entries that are no documents.
const APART: &[&str] = &["string", "preamble", "comment"];

/// The name behind an `@` that starts a line, if a key and a comma follow: an address may start one, too.
fn kind(line: &str) -> Option<&str> {
    let (name, rest) = line.trim_start().strip_prefix('@')?.split_once(['{', '('])?;
    let name = name.trim();
    let apart = APART.iter().any(|known| name.eq_ignore_ascii_case(known));
    let key = rest.split_once(',').map_or(rest, |(key, _)| key).trim();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_name && (apart || !key.contains(char::is_whitespace))).then_some(name)
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
    let mut strings = BTreeMap::new();
    for piece in pieces.iter().filter(|piece| piece.kind == "string") {
        define(piece.text, &mut strings);
    }
    let mut sheet = Sheet::new(CorpusFormat::Bibtex, Table::with_columns(&COLUMNS));
    for piece in pieces.iter().filter(|piece| !APART.contains(&piece.kind.as_str())) {
        match parse(piece.text, &strings) {
            Ok(parsed) if !parsed.is_empty() => {
                for entry in parsed.iter() {
                    let cells = cells(entry, &piece.kind);
                    sheet.table.push_row(cells.iter().map(String::as_str), piece.line);
                }
            }
            Ok(_) => sheet.unreadable(piece.line, piece.text, String::new()),
            Err(error) => {
                let read = piece.text.get(..error.span.start).unwrap_or(piece.text).trim_end();
                let line = piece.line + read.bytes().filter(|&byte| byte == b'\n').count();
                sheet.unreadable(line, piece.text, error.kind.to_string());
            }
        }
    }
    sheet
}

/// Keeps what an `@string` defines, by its name in lower case; a damaged one defines nothing.
fn define(text: &str, strings: &mut BTreeMap<String, String>) {
    let Ok(raw) = RawBibliography::parse(text) else { return };
    for pair in raw.abbreviations {
        let part = |chunk: &Spanned<RawChunk<'_>>| match chunk.v {
            RawChunk::Normal(text) => text.to_owned(),
            RawChunk::Abbreviation(name) => strings.get(&name.to_lowercase()).cloned().unwrap_or_default(),
        };
        let value = pair.value.v.iter().map(part).collect();
        strings.insert(pair.key.v.to_lowercase(), value);
    }
}

/// Parses what is needed. Other fields may hold anything: an abbreviation that the file does not define
/// stands for itself, and a `crossref` to itself would lead the crate astray for ever.
fn parse(text: &str, strings: &BTreeMap<String, String>) -> Result<Bibliography, ParseError> {
    let mut raw = RawBibliography::parse(text)?;
    for entry in &mut raw.entries {
        let needed =
            |key: &str| SOURCES.iter().any(|names| names.iter().any(|name| key.eq_ignore_ascii_case(name)));
        entry.v.fields.retain(|pair| needed(pair.key.v));
        for chunk in entry.v.fields.iter_mut().flat_map(|pair| &mut pair.value.v) {
            if let RawChunk::Abbreviation(name) = chunk.v {
                chunk.v = RawChunk::Normal(strings.get(&name.to_lowercase()).map_or(name, String::as_str));
            }
        }
    }
    Bibliography::from_raw(raw)
}

fn cells(entry: &Entry, kind: &str) -> Vec<String> {
    let field = |names: &&[&str]| {
        let chunks = names.iter().find_map(|name| entry.get(name));
        chunks.map(|chunks| chunks.format_verbatim()).unwrap_or_default()
    };
    let mut own: Vec<String> = SOURCES.iter().map(field).collect();
    if let (Some(last), Ok(persons)) = (own.last_mut(), entry.author()) {
        *last = authors::joined(&persons.iter().map(name).collect::<Vec<_>>());
    }
    own.extend([kind.to_owned(), entry.key.clone()]);
    own
}

/// `von Last, Jr., First`, as BibTeX itself has it.
fn name(person: &Person) -> String {
    let family = format!("{} {}", person.prefix, person.name);
    let parts = [family.trim(), &person.suffix, &person.given_name];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
