//! Records as lines of a tag and a value: RIS, PubMed (MEDLINE, `.nbib`), EndNote (`.enw`) and Web of
//! Science. One reader, with a line of the table below for each.

use super::Sheet;
use crate::tabular::delimited::Table;
use crate::tabular::{Note, NoteCode};
use crate::text::authors;
use crate::text::options::CorpusFormat;
use std::collections::BTreeMap;

const COLUMNS: [&str; 7] = ["title", "abstract", "year", "doi", "keywords", "authors", "journal"];

/// How one of the layouts spells things.
#[derive(Debug)]
pub(super) struct Dialect {
    format: CorpusFormat,
    /// The tag and the value of a line.
    split: fn(&str) -> Option<(&str, &str)>,
    /// The tag that starts a record.
    start: &'static [&'static str],
    /// The tag that ends one.
    end: Option<&'static str>,
    /// Tags of each column, the better one first.
    tags: [&'static [&'static str]; 7],
}

const DIALECTS: &[Dialect] = &[
    Dialect {
        format: CorpusFormat::Ris,
        split: ris,
        start: &["TY"],
        end: Some("ER"),
        tags: [
            &["TI", "T1", "CT", "BT"],
            &["AB", "N2"],
            &["PY", "Y1", "DA"],
            &["DO", "M3", "AN"],
            &["KW"],
            &["AU", "A1"],
            &["T2", "JF", "JO", "JA"],
        ],
    },
    Dialect {
        format: CorpusFormat::Pubmed,
        split: medline,
        start: &["PMID"],
        end: None,
        tags: [
            &["TI"],
            &["AB"],
            &["DP"],
            &["LID", "AID", "PMID"],
            &["MH", "OT"],
            &["FAU", "AU"],
            &["JT", "TA"],
        ],
    },
    Dialect {
        format: CorpusFormat::Endnote,
        split: endnote,
        start: &["%0"],
        end: None,
        tags: [&["%T"], &["%X"], &["%D"], &["%R"], &["%K"], &["%A"], &["%J", "%B"]],
    },
    Dialect {
        format: CorpusFormat::WebOfScience,
        split: web_of_science,
        start: &["PT"],
        end: Some("ER"),
        tags: [&["TI"], &["AB"], &["PY"], &["DI", "UT"], &["DE", "ID"], &["AF", "AU"], &["SO"]],
    },
];

fn is_tag(tag: &str) -> bool {
    let mut bytes = tag.bytes();
    bytes.next().is_some_and(|byte| byte.is_ascii_uppercase())
        && bytes.all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// `TY  - JOUR`, with the spaces that some programs leave out.
fn ris(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2).filter(|(tag, _)| is_tag(tag))?;
    let value = rest.trim_start_matches(' ').strip_prefix('-').filter(|_| rest.starts_with(' '))?;
    Some((tag, value.trim()))
}

/// `PMID- 123`, `AB  - text`.
fn medline(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(4)?;
    let tag = tag.trim_end();
    Some((tag, rest.strip_prefix("- ")?.trim())).filter(|(tag, _)| is_tag(tag))
}

/// `%T text`.
fn endnote(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2).filter(|(tag, _)| tag.starts_with('%'))?;
    (rest.is_empty() || rest.starts_with(' ')).then_some((tag, rest.trim()))
}

/// `TI text`, continued behind three spaces.
fn web_of_science(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2).filter(|(tag, _)| is_tag(tag))?;
    (rest.is_empty() || rest.starts_with(' ')).then_some((tag, rest.trim()))
}

/// Which of the layouts a text is in: the one of whose start tags a line among the first is.
pub(super) fn dialect(text: &str) -> Option<&'static Dialect> {
    let starts = |dialect: &&Dialect| {
        let mut lines = text.lines().take(200).map(str::trim_end);
        let first = |line: &str| (dialect.split)(line).is_some_and(|(tag, _)| dialect.start.contains(&tag));
        lines.any(|line| first(line) && (dialect.format != CorpusFormat::WebOfScience || line.len() <= 4))
    };
    DIALECTS.iter().find(starts)
}

/// A record's values by their tags.
#[derive(Default)]
struct Record<'t> {
    line: usize,
    values: BTreeMap<&'t str, Vec<String>>,
    last: Option<&'t str>,
}

impl<'t> Record<'t> {
    fn add(&mut self, tag: &'t str, value: &str) {
        self.values.entry(tag).or_default().push(value.to_owned());
        self.last = Some(tag);
    }

    /// A line without a tag goes on with the value before it; in Web of Science's lists of names it is the next one.
    fn go_on(&mut self, line: &str, dialect: &Dialect) {
        let names = dialect.format == CorpusFormat::WebOfScience;
        if let Some(tag) = self.last.filter(|tag| names && matches!(*tag, "AU" | "AF")) {
            return self.add(tag, line.trim());
        }
        if let Some(value) =
            self.last.and_then(|tag| self.values.get_mut(tag)).and_then(|values| values.last_mut())
        {
            value.push(' ');
            value.push_str(line.trim());
        }
    }

    fn push_to(&self, table: &mut Table, dialect: &Dialect) {
        let cell = |(column, tags): (&str, &[&str])| {
            let mut found = tags.iter().filter_map(|tag| self.values.get(tag));
            match column {
                "keywords" => found.flatten().cloned().collect::<Vec<_>>().join("; "),
                "authors" => found.next().map(|names| authors::joined(names)).unwrap_or_default(),
                "doi" => found.flatten().find_map(|value| doi(value)).unwrap_or_default(),
                _ => found
                    .find_map(|values| values.iter().find(|value| !value.is_empty()))
                    .cloned()
                    .unwrap_or_default(),
            }
        };
        let cells: Vec<String> = COLUMNS.into_iter().zip(dialect.tags).map(cell).collect();
        table.push_row(cells.iter().map(String::as_str), self.line);
    }
}

/// PubMed says `10.1000/182 [doi]` beside other numbers, RIS keeps other things where a DOI may be.
fn doi(value: &str) -> Option<String> {
    let bare = value.trim_end_matches("[doi]").trim();
    let other = bare.ends_with(']') || bare.is_empty();
    (!other).then(|| bare.to_owned())
}

pub(super) fn sheet(text: &str, dialect: &Dialect) -> Sheet {
    let mut sheet = Sheet::new(dialect.format, Table::with_columns(&COLUMNS));
    let mut open: Option<Record<'_>> = None;
    for (index, line) in text.lines().map(str::trim_end).enumerate() {
        let Some((tag, value)) = (dialect.split)(line) else {
            if let Some(record) = open.as_mut().filter(|_| !line.is_empty()) {
                record.go_on(line, dialect);
            }
            continue;
        };
        if dialect.start.contains(&tag) {
            if let Some(record) = open.take() {
                record.push_to(&mut sheet.table, dialect);
            }
            open = Some(Record { line: index + 1, ..Record::default() });
        }
        if dialect.end == Some(tag) {
            if let Some(record) = open.take() {
                record.push_to(&mut sheet.table, dialect);
            }
        } else if let Some(record) = open.as_mut() {
            record.add(tag, value);
        }
    }
    if let Some(record) = open {
        record.push_to(&mut sheet.table, dialect);
        if let Some(end) = dialect.end {
            sheet.notes.push(Note::new(NoteCode::FooterMissing).value("footer", end));
        }
    }
    sheet
}
