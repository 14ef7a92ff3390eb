//! Records to documents: which column is what, what a year looks like, and which records are no
//! documents at all. Every format comes through here.

use super::authors::authors;
use super::columns::{self, Fields};
use super::corpus::Document;
use super::formats::Sheet;
use super::markup::plain;
use super::options::{CorpusField, CorpusFormat, CorpusOptions, CorpusReport};
use crate::error::{Code, Error, Result};
use crate::tabular::columns::joined;
use crate::tabular::decode::Decoded;
use crate::tabular::delimited::Table;
use crate::tabular::number::is_blank;
use crate::tabular::report::{PREVIEW_ROWS, quoted};
use crate::tabular::{Dropped, Note, NoteCode, Reason};

/// A document, the line its record starts on, and its label.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) row: usize,
    pub(crate) document: Document,
    pub(crate) label: Option<String>,
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct ReadFile {
    pub(crate) found: Vec<Found>,
    pub(crate) report: CorpusReport,
}

/// Papers are of these years; outside, a number is none.
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2199;

/// Makes documents of a file's records.
///
/// # Errors
/// `unknown-column`, `missing-column`.
pub(crate) fn settle(decoded: &Decoded<'_>, sheet: Sheet, options: &CorpusOptions) -> Result<ReadFile> {
    let Sheet { format, table, dropped, mut notes } = sheet;
    notes.extend(decoded.note.clone());
    let fields = columns::recognise(table.columns(), &options.columns)?;
    let has = |field| fields.contains_key(&field);
    if !has(CorpusField::Title) && !has(CorpusField::Abstract) {
        return Err(Error::new(Code::MissingColumn)
            .column(CorpusField::Title.as_str())
            .value("columns", joined(table.columns()))
            .value("missing", "title, abstract"));
    }
    let header = |index: usize| table.columns().get(index).cloned().unwrap_or_default();
    if format == CorpusFormat::Table {
        let guessed = fields.iter().filter(|(field, _)| !options.columns.contains_key(field));
        let pairs: Vec<String> =
            guessed.map(|(field, &index)| format!("{field}={}", header(index))).collect();
        if !pairs.is_empty() {
            notes.push(Note::new(NoteCode::ColumnsGuessed).value("fields", pairs.join(", ")));
        }
    }
    let report = CorpusReport {
        format,
        encoding: decoded.encoding,
        delimiter: table.delimiter(),
        rows: table.len() + dropped.len(),
        kept: 0,
        dropped,
        repaired: Vec::new(),
        set_aside: Vec::new(),
        columns: table.columns().to_vec(),
        fields: fields.iter().map(|(&field, &index)| (field, header(index))).collect(),
        preview: (0..table.len().min(PREVIEW_ROWS)).map(|row| table.texts(row)).collect(),
        notes,
        files: Vec::new(),
        extras: Vec::new(),
    };
    let mut file = ReadFile { found: Vec::with_capacity(table.len()), report };
    for row in 0..table.len() {
        file.take(&table, row, &fields);
    }
    file.report.dropped.sort_by_key(|dropped| dropped.row);
    file.note_what_is_missing();
    Ok(file)
}

impl ReadFile {
    fn take(&mut self, table: &Table, row: usize, fields: &Fields) {
        let cell = |field| {
            let cell = fields.get(&field).and_then(|&index| table.cell(row, index));
            cell.filter(|cell| !is_blank(cell)).unwrap_or_default()
        };
        let line = table.line(row);
        let (title, body) = (cell(CorpusField::Title), cell(CorpusField::Abstract));
        let mut drop = |value: &str, reason| {
            let column = fields.keys().next().and_then(|field| self.report.fields.get(field));
            let (column, value) = (column.cloned().unwrap_or_default(), quoted(value));
            self.report.dropped.push(Dropped { file: None, row: line, column, value, reason });
        };
        let header = |field| fields.get(&field).and_then(|&index| table.columns().get(index));
        let repeats = |field, cell: &str| header(field).is_some_and(|header| header == cell);
        if repeats(CorpusField::Title, title) && (body.is_empty() || repeats(CorpusField::Abstract, body)) {
            return drop(title, Reason::RepeatedHeader);
        }
        let (title, body) = (plain(title), plain(body));
        if !title.contains(char::is_alphanumeric) && !body.contains(char::is_alphanumeric) {
            return drop("", Reason::Missing);
        }
        let some = |text: &str| (!text.is_empty()).then(|| plain(text).into_owned());
        self.found.push(Found {
            row: line,
            document: Document {
                title: title.into_owned(),
                body: body.into_owned(),
                year: year(cell(CorpusField::Year)),
                label: None,
                identifier: some(cell(CorpusField::Identifier)),
                authors: authors(&plain(cell(CorpusField::Authors))),
                journal: some(cell(CorpusField::Journal)),
            },
            label: some(cell(CorpusField::Label)),
        });
    }

    fn note_what_is_missing(&mut self) {
        let documents = || self.found.iter();
        let of = self.found.len();
        let lines = matches!(self.report.format, CorpusFormat::Lines | CorpusFormat::Whole);
        let missing = [
            (NoteCode::AbstractsMissing, documents().filter(|found| found.document.body.is_empty()).count()),
            (NoteCode::YearsMissing, documents().filter(|found| found.document.year.is_none()).count()),
            (NoteCode::LabelsMissing, documents().filter(|found| found.label.is_none()).count()),
        ];
        let notes = missing
            .into_iter()
            .filter(|(code, rows)| *rows > 0 && !(lines && *code != NoteCode::LabelsMissing));
        let notes: Vec<Note> =
            notes.map(|(code, rows)| Note::new(code).value("rows", rows).value("of", of)).collect();
        self.report.notes.extend(notes);
    }
}

/// The first four digits that stand alone and are a year: of `2019`, `2019-05-07`, `7 May 2019`, `2019年`.
fn year(cell: &str) -> Option<i32> {
    let runs = cell.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| run.len() == 4).find_map(|run| run.parse().ok().filter(|year| YEARS.contains(year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_many_hands() {
        for of_2019 in
            ["2019", "2019-05-07T00:00:00Z", "7 May 2019", "2019年", "May-2019", "07/05/2019", "2019.0"]
        {
            assert_eq!(year(of_2019), Some(2019), "{of_2019}");
        }
        for none in ["", "19", "20190507", "0000", "in press"] {
            assert_eq!(year(none), None, "{none}");
        }
    }
}
