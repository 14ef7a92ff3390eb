//! The door of the room: a file's bytes, or those of several, to a collection and its import report.

use super::corpus::{Corpus, Document};
use super::options::{CorpusFormat, CorpusOptions, CorpusReport};
use super::settle::{Found, ReadFile, settle};
use super::{duplicates, formats};
use crate::error::{Code, Error, Result};
use crate::tabular::decode::decode;
use crate::tabular::report::quoted;
use crate::tabular::{Dropped, FileReport, LegacyDecoder, Reason, RowPlace, SetAside};
use std::collections::BTreeMap;

/// A file to be merged with others.
#[derive(Debug, Clone)]
pub struct SourceFile<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// How to read it; whether duplicates are kept is said for all files at once.
    pub options: CorpusOptions,
}

/// Reads a collection. `name` is the file's, for errors and as the collection's own.
///
/// # Errors
/// - `empty-source`, `binary-source`, `bad-option`: see [`decode()`]
/// - `one-column`, `no-header`, `no-rows`: see [`crate::tabular::delimited::Table::parse`]
/// - `unknown-column`: a picked column is not in the file
/// - `missing-column` (value `columns`: the file's): neither a title nor an abstract
/// - `bad-json`, `bad-xml` (row; value `detail`): damaged before the first whole record
/// - `no-valid-rows` (first such row and column; values `rows`, `reason`, `count`, `column`,
///   `value`): nothing to keep, and the commonest reason
pub fn read(
    name: &str,
    bytes: &[u8],
    options: &CorpusOptions,
    legacy: &dyn LegacyDecoder,
) -> Result<(Corpus, CorpusReport)> {
    let source = SourceFile { name, bytes, options: options.clone() };
    read_all(name, &[source], options.keep_duplicates, legacy)
}

/// Reads one file, or merges several, in their order. Of several plain texts each is one document.
///
/// # Errors
/// Those of [`read()`], of the first file that cannot be read; `empty-source` for no file.
pub fn read_all(
    name: &str,
    sources: &[SourceFile<'_>],
    keep_duplicates: bool,
    legacy: &dyn LegacyDecoder,
) -> Result<(Corpus, CorpusReport)> {
    let mut files = Vec::with_capacity(sources.len());
    for source in sources {
        let in_file = |error: Error| if source.name.is_empty() { error } else { error.file(source.name) };
        files.push(read_file(source, sources.len() > 1, legacy).map_err(in_file)?);
    }
    let names: Vec<&str> = sources.iter().map(|source| source.name).collect();
    let (labelled, report) = merge(files, &names, keep_duplicates)?;
    if labelled.is_empty() {
        let error = no_valid_rows(&report);
        return Err(if name.is_empty() { error } else { error.file(name) });
    }
    Ok((Corpus::new(name, labelled), report))
}

fn read_file(source: &SourceFile<'_>, several: bool, legacy: &dyn LegacyDecoder) -> Result<ReadFile> {
    let decoded = decode(source.bytes, source.options.encoding, legacy)?;
    let sheet = formats::sheet(source.name, &decoded.text, several, &source.options)?;
    settle(&decoded, sheet, &source.options)
}

type Labelled = Vec<(Document, Option<String>)>;

/// Sets duplicates aside and makes one report of those of all files.
fn merge(files: Vec<ReadFile>, names: &[&str], keep_duplicates: bool) -> Result<(Labelled, CorpusReport)> {
    let several = files.len() > 1;
    let all: Vec<(usize, &Found)> = files
        .iter()
        .enumerate()
        .flat_map(|(file, read)| read.found.iter().map(move |found| (file, found)))
        .collect();
    let documents: Vec<&Document> = all.iter().map(|(_, found)| &found.document).collect();
    let twins = if keep_duplicates { Vec::new() } else { duplicates::find(&documents) };
    let place = |index: usize| {
        let &(file, found) = all.get(index)?;
        let name = names.get(file).filter(|_| several).map(|&name| name.to_owned());
        Some((RowPlace { file: name, row: found.row }, found, file))
    };
    let mut set_aside = Vec::new();
    let mut kept = vec![0; files.len()];
    all.iter().for_each(|&(file, _)| kept.get_mut(file).into_iter().for_each(|count| *count += 1));
    for twin in &twins {
        let (Some((at, found, file)), Some((of, ..))) = (place(twin.index), place(twin.of)) else { continue };
        kept.get_mut(file).into_iter().for_each(|count| *count -= 1);
        set_aside.push(SetAside {
            file: at.file,
            row: at.row,
            column: String::new(),
            value: quoted(&found.document.title),
            reason: twin.reason,
            of: Some(of),
        });
    }
    let mut gone = twins.iter().map(|twin| twin.index).peekable();
    let is_kept = |index: usize| gone.next_if_eq(&index).is_none();
    let stays: Vec<bool> = (0..all.len()).map(is_kept).collect();
    let mut reports = Vec::with_capacity(files.len());
    let mut labelled = Vec::with_capacity(stays.len());
    let mut stays = stays.into_iter();
    for file in files {
        reports.push(file.report);
        let found = file.found.into_iter().filter(|_| stays.next().unwrap_or_default());
        labelled.extend(found.map(|found| (found.document, found.label)));
    }
    let report = one_report(reports, &kept, names)?;
    Ok((labelled, CorpusReport { set_aside, ..report }))
}

/// The report of the only file, or that of all.
fn one_report(mut reports: Vec<CorpusReport>, kept: &[usize], names: &[&str]) -> Result<CorpusReport> {
    let encoding = reports.first().ok_or_else(|| Error::new(Code::EmptySource))?.encoding;
    if reports.len() == 1
        && let (Some(report), Some(&kept)) = (reports.pop(), kept.first())
    {
        return Ok(CorpusReport { kept, ..report });
    }
    let mut merged = CorpusReport {
        format: CorpusFormat::Merged,
        encoding,
        delimiter: None,
        rows: reports.iter().map(|report| report.rows).sum(),
        kept: kept.iter().sum(),
        dropped: Vec::new(),
        repaired: Vec::new(),
        set_aside: Vec::new(),
        columns: Vec::new(),
        fields: BTreeMap::new(),
        preview: Vec::new(),
        notes: Vec::new(),
        files: Vec::new(),
        extras: Vec::new(),
    };
    for ((report, &kept), &name) in reports.into_iter().zip(kept).zip(names) {
        let named = |row: Dropped| Dropped { file: Some(name.to_owned()), ..row };
        merged.dropped.extend(report.dropped.into_iter().map(named));
        merged.files.push(FileReport {
            name: name.to_owned(),
            format: report.format,
            encoding: report.encoding,
            delimiter: report.delimiter,
            rows: report.rows,
            kept,
            columns: report.columns,
            fields: report.fields,
            preview: report.preview,
            notes: report.notes,
        });
    }
    Ok(merged)
}

/// The error of a file with nothing to keep: the commonest reason, how often, and its first row.
fn no_valid_rows(report: &CorpusReport) -> Error {
    let mut counts: BTreeMap<Reason, (usize, &Dropped)> = BTreeMap::new();
    for dropped in &report.dropped {
        counts.entry(dropped.reason).or_insert((0, dropped)).0 += 1;
    }
    let error = Error::new(Code::NoValidRows).value("rows", report.rows);
    match counts.values().rev().max_by_key(|(count, _)| *count) {
        Some((count, first)) => error
            .row(first.row)
            .column(&first.column)
            .value("reason", first.reason.as_str())
            .value("count", *count)
            .value("column", first.column.as_str())
            .value("value", first.value.as_str()),
        None => error,
    }
}
