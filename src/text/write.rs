//! Documents as files that reference managers and spreadsheets read: a table, RIS, BibTeX.

use super::authors;
use super::corpus::{Corpus, Document};
use super::inquiry::places;
use crate::error::{Code, Error, Result, string_union};
use serde::Deserialize;
use std::fmt::Write;

string_union! {
    /// What documents can be taken home as.
    CorpusExportFormat { Csv = "csv", Ris = "ris", Bibtex = "bibtex" }
}
string_union! {
    /// What a graph can be taken home as.
    GraphExportFormat { Graphml = "graphml", Csv = "csv" }
}

/// Which documents, in which order, as what.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ExportOptions {
    pub format: CorpusExportFormat,
    #[serde(default)]
    pub documents: Option<Vec<usize>>,
    #[serde(default)]
    pub probabilities: Option<Vec<f64>>,
}

/// A document, its label and its probability.
struct Row<'c> {
    document: &'c Document,
    label: Option<&'c str>,
    probability: Option<f64>,
}

/// Writes documents; [`super::read()`] reads them back.
///
/// # Errors
/// `bad-option`: a document that there is not, or not one probability for each.
pub fn write(corpus: &Corpus, options: &ExportOptions) -> Result<String> {
    let chosen = places(corpus, options.documents.as_deref())?;
    let probabilities = options.probabilities.as_deref();
    if let Some(given) = probabilities.filter(|given| given.len() != chosen.len()) {
        return Err(Error::new(Code::BadOption)
            .option("probabilities")
            .value("value", given.len())
            .value("allowed", chosen.len()));
    }
    let rows = chosen.iter().enumerate().filter_map(|(at, &place)| {
        let document = corpus.documents.get(place)?;
        let probability = probabilities.and_then(|given| given.get(at)).copied();
        Some(Row { document, label: corpus.label_of(document), probability })
    });
    Ok(match options.format {
        CorpusExportFormat::Csv => {
            let published =
                corpus.documents.iter().any(|one| !one.authors.is_empty() || one.journal.is_some());
            csv(rows, published, probabilities.is_some())
        }
        CorpusExportFormat::Ris => rows.map(|row| ris(&row)).collect(),
        CorpusExportFormat::Bibtex => rows.enumerate().map(|(at, row)| bibtex(&row, at + 1)).collect(),
    })
}

/// `published`: with authors and journals. Without them a table is what it was before there were any, so that lab files
/// still know their data.
fn csv<'c>(rows: impl Iterator<Item = Row<'c>>, published: bool, ranked: bool) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header = vec!["title", "abstract", "year", "label", "identifier"];
    header.extend(["authors", "journal"].into_iter().filter(|_| published));
    header.extend(ranked.then_some("probability"));
    // Writing into memory cannot fail.
    let _ = writer.write_record(&header);
    for Row { document, label, probability } in rows {
        let year = document.year.map(|year| year.to_string()).unwrap_or_default();
        let mut cells = vec![document.title.as_str(), &document.body, &year, label.unwrap_or_default()];
        cells.push(document.identifier.as_deref().unwrap_or_default());
        let names = authors::joined(&document.authors);
        let journal = document.journal.as_deref().unwrap_or_default();
        cells.extend([names.as_str(), journal].into_iter().filter(|_| published));
        let probability = probability.map(|probability| format!("{probability:.4}"));
        cells.extend(probability.as_deref());
        let _ = writer.write_record(&cells);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Whether an identifier is a DOI.
fn is_doi(identifier: &str) -> bool {
    identifier.contains("10.") && identifier.contains('/')
}

/// One line: a line break would end a value.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ris(row: &Row<'_>) -> String {
    let document = row.document;
    let identifier = document.identifier.as_deref().unwrap_or_default();
    let year = document.year.map(|year| year.to_string()).unwrap_or_default();
    let note = row.probability.map(|probability| format!("probability {probability:.4}"));
    let lines = [
        ("TI", document.title.as_str()),
        ("AB", document.body.as_str()),
        ("PY", year.as_str()),
        (if is_doi(identifier) { "DO" } else { "AN" }, identifier),
        ("KW", row.label.unwrap_or_default()),
        ("N1", note.as_deref().unwrap_or_default()),
    ];
    let names = document.authors.iter().map(|name| ("AU", name.as_str()));
    let journal = ("T2", document.journal.as_deref().unwrap_or_default());
    let lines = lines.into_iter().chain([journal]).chain(names);
    let mut out = String::from("TY  - JOUR\r\n");
    for (tag, value) in lines.filter(|(_, value)| !value.is_empty()) {
        // Writing into a string cannot fail.
        let _ = write!(out, "{tag}  - {}\r\n", line(value));
    }
    out.push_str("ER  - \r\n\r\n");
    out
}

fn bibtex(row: &Row<'_>, number: usize) -> String {
    let document = row.document;
    let identifier = document.identifier.as_deref().unwrap_or_default();
    let year = document.year.map(|year| year.to_string()).unwrap_or_default();
    let note = row.probability.map(|probability| format!("probability {probability:.4}"));
    let names: Vec<String> = document.authors.iter().map(|name| person(name)).collect();
    let fields = [
        ("title", document.title.as_str()),
        ("abstract", document.body.as_str()),
        ("year", year.as_str()),
        (if is_doi(identifier) { "doi" } else { "eprint" }, identifier),
        ("journal", document.journal.as_deref().unwrap_or_default()),
        ("keywords", row.label.unwrap_or_default()),
        ("note", note.as_deref().unwrap_or_default()),
    ];
    let mut out = format!("@article{{orogen{number},\n");
    if !names.is_empty() {
        // Writing into a string cannot fail.
        let _ = writeln!(out, "  author = {{{}}},", names.join(" and "));
    }
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        let value = escaped(&line(value));
        // Titles keep their capitals in a second pair of braces.
        let (open, close) = if name == "title" { ("{{", "}}") } else { ("{", "}") };
        let _ = writeln!(out, "  {name} = {open}{value}{close},");
    }
    out.push_str("}\n\n");
    out
}

/// A name among others; one that holds an "and" is a body of people, and in braces stays one.
fn person(name: &str) -> String {
    let name = escaped(&line(name));
    if name.contains(" and ") { format!("{{{name}}}") } else { name }
}

/// What TeX would take for its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '#' | '$' | '_' => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
    out
}
