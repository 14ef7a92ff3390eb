//! Which layout a text is in. Each becomes a table whose rows stand on the lines their records start
//! on; a record that makes no sense is dropped by itself and the rest is read.

mod atom;
mod bibtex;
mod inverted;
mod json;
mod listing;
mod plain;
mod tagged;

use super::columns::is_header;
use super::options::{CorpusField, CorpusFormat, CorpusOptions};
use crate::error::{Code, Error, Result, Value};
use crate::tabular::delimited::{Quotes, Table};
use crate::tabular::report::quoted;
use crate::tabular::{Delimiter, Dropped, Note, NoteCode, Reason};

/// Records as a table, and what could not be made one.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) format: CorpusFormat,
    pub(crate) table: Table,
    pub(crate) dropped: Vec<Dropped>,
    pub(crate) notes: Vec<Note>,
}

impl Sheet {
    fn new(format: CorpusFormat, table: Table) -> Self {
        Self { format, table, dropped: Vec::new(), notes: Vec::new() }
    }

    /// A record that makes no sense.
    fn unreadable(&mut self, row: usize, record: &str, why: String) {
        let value = quoted(record.lines().next().unwrap_or_default().trim());
        self.dropped.push(Dropped { file: None, row, column: why, value, reason: Reason::Unreadable });
    }
}

/// Recognises the layout and takes it apart. Of `several` plain texts each is one document.
///
/// # Errors
/// Those of [`super::read()`] but for bytes and columns.
pub(crate) fn sheet(name: &str, text: &str, several: bool, options: &CorpusOptions) -> Result<Sheet> {
    let start = text.trim_start();
    if start.starts_with(['{', '[']) {
        return json::sheet(text);
    }
    if start.starts_with('<') {
        return atom::sheet(text);
    }
    if bibtex::is(text) {
        return Ok(bibtex::sheet(text));
    }
    if let Some(dialect) = tagged::dialect(text) {
        return Ok(tagged::sheet(text, dialect));
    }
    if listing::is(text) {
        return Ok(listing::sheet(text));
    }
    let is_table = |table: &Table| {
        let columns: Vec<&str> = table.columns().iter().map(String::as_str).collect();
        is_header(&columns, &options.columns)
    };
    let recognise = |cells: &[&str]| is_header(cells, &options.columns);
    let table = Table::parse_as(text, options.delimiter, &recognise, Quotes::Prose);
    let called_table = [".csv", ".tsv", ".tab"].iter().any(|end| name.to_lowercase().ends_with(end));
    match table {
        Ok(table) if called_table || is_table(&table) || options.delimiter.is_some() => {
            let mut sheet = Sheet::new(CorpusFormat::Table, table);
            if options.delimiter.is_none() && sheet.table.delimiter() != Some(Delimiter::Comma) {
                let delimiter = sheet.table.delimiter().map_or("", Delimiter::as_str);
                sheet.notes.push(Note::new(NoteCode::DelimiterGuessed).value("delimiter", delimiter));
            }
            Ok(sheet)
        }
        Err(error) if called_table || !options.columns.is_empty() || names_columns(&error, options) => {
            Err(error)
        }
        _ if several => Ok(plain::whole(name, text)),
        _ if plain::is(text) => Ok(plain::lines(text)),
        Err(error) => Err(error),
        Ok(table) => Err(Error::new(Code::MissingColumn)
            .column(CorpusField::Title.as_str())
            .value("columns", table.columns().join(", "))
            .value("missing", "title, abstract")),
    }
}

/// Whether a table without rows is one: a text of one line with a comma is not.
fn names_columns(error: &Error, options: &CorpusOptions) -> bool {
    let columns = match error.values.get("columns") {
        Some(Value::Text(columns)) if error.code == Code::NoRows => columns,
        _ => return false,
    };
    is_header(&columns.split(", ").collect::<Vec<_>>(), &options.columns)
}
