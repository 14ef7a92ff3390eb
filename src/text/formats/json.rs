//! JSON: answers of Crossref and OpenAlex, arXiv's snapshot, lists of plain objects, one object a
//! line. Records are cut out of the text first, so that a file that was cut off or damaged gives all
//! its whole ones, each with the line it starts on.

use super::{Sheet, inverted};
use crate::error::{Code, Error, Result};
use crate::tabular::delimited::Table;
use crate::text::authors;
use crate::text::options::CorpusFormat;
use serde_json::Value;

const COLUMNS: [&str; 8] = ["title", "abstract", "year", "label", "identifier", "type", "journal", "authors"];
/// Under what names records are listed.
const LISTS: &[&str] =
    &["items", "results", "records", "documents", "data", "entries", "papers", "articles", "works", "value"];

/// An object's text and the byte it starts at; open where the file ends inside it.
struct Cut {
    from: usize,
    to: usize,
    whole: bool,
}

/// # Errors
/// `bad-json` (row; value `detail`): no whole record.
pub(super) fn sheet(text: &str) -> Result<Sheet> {
    let mut sheet = Sheet::new(CorpusFormat::Json, Table::with_columns(&COLUMNS));
    let mut first = true;
    let (mut line, mut counted) = (1, 0);
    for cut in records(text) {
        line += text.get(counted..cut.from).unwrap_or_default().bytes().filter(|&byte| byte == b'\n').count();
        counted = cut.from;
        let record = text.get(cut.from..cut.to).unwrap_or_default();
        match serde_json::from_str::<Value>(record) {
            Ok(value) if cut.whole => {
                if std::mem::take(&mut first) {
                    sheet.format = format_of(&value);
                }
                let cells = cells(&value);
                sheet.table.push_row(cells.iter().map(String::as_str), line);
            }
            Ok(_) => {}
            Err(why) => sheet.unreadable(line, record, why.to_string()),
        }
    }
    if sheet.table.is_empty() {
        return Err(match serde_json::from_str::<serde::de::IgnoredAny>(text) {
            Err(why) => Error::new(Code::BadJson).row(why.line()).value("detail", why.to_string()),
            Ok(_) => Error::new(Code::NoRows).row(1).value("columns", ""),
        });
    }
    Ok(sheet)
}

/// Finds the objects of the first list of records; without one, all objects that stand at the top.
fn records(text: &str) -> Vec<Cut> {
    let listed = scan(text, true);
    if listed.is_empty() { scan(text, false) } else { listed }
}

fn scan(text: &str, in_list: bool) -> Vec<Cut> {
    let bytes = text.as_bytes();
    let mut cuts = Vec::new();
    // Open brackets: whether each is a list of records.
    let mut open: Vec<bool> = Vec::new();
    let (mut last, mut key) = ("", "");
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = string_end(bytes, at);
                last = text.get(at + 1..end.saturating_sub(1)).unwrap_or_default();
                at = end;
                continue;
            }
            b':' => key = last,
            b'{' if open.last().copied().unwrap_or(!in_list) => {
                let (to, whole) = object_end(bytes, at);
                cuts.push(Cut { from: at, to, whole });
                at = to;
                continue;
            }
            b'{' => open.push(false),
            b'[' => open.push(in_list && (open.is_empty() || LISTS.contains(&key))),
            b']' | b'}' => {
                open.pop();
            }
            _ => {}
        }
        at += 1;
    }
    cuts
}

/// Behind the closing quote of the string that starts at `from`.
fn string_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Behind the closing brace of the object that starts at `from`, and whether there is one.
fn object_end(bytes: &[u8], from: usize) -> (usize, bool) {
    let (mut depth, mut at) = (0_usize, from);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = string_end(bytes, at);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return (at + 1, true);
                }
            }
            _ => {}
        }
        at += 1;
    }
    (bytes.len(), false)
}

fn format_of(record: &Value) -> CorpusFormat {
    let has = |name: &str| record.get(name).is_some();
    if has("abstract_inverted_index") || has("publication_year") {
        CorpusFormat::Openalex
    } else if has("DOI") || record.get("title").is_some_and(Value::is_array) {
        CorpusFormat::Crossref
    } else if has("categories") && has("abstract") {
        CorpusFormat::ArxivJson
    } else {
        CorpusFormat::Json
    }
}

/// What of a record is each column, by JSON pointers, the better one first.
const POINTERS: [&[&str]; 7] = [
    &["/title", "/display_name", "/headline", "/标题"],
    &["/abstract", "/abstractText", "/summary", "/text", "/body", "/content", "/摘要"],
    &[
        "/publication_year",
        "/published/date-parts/0/0",
        "/issued/date-parts/0/0",
        "/year",
        "/published",
        "/created",
        "/update_date",
        "/date",
        "/年份",
    ],
    &["/label", "/class", "/category", "/primary_topic/field/display_name", "/categories", "/topic", "/标签"],
    &["/DOI", "/doi", "/arxiv_id", "/identifier", "/id"],
    &["/type"],
    &[
        "/container-title",
        "/primary_location/source/display_name",
        "/host_venue/display_name",
        "/journal/name",
        "/journal",
        "/journal-ref",
        "/venue",
        "/publicationTitle",
        "/期刊",
    ],
];
/// Where names are listed, and of one that is an object, what it is called.
const AUTHORS: &[&str] = &["author", "authors", "authorships", "creators", "作者"];
const NAMES: &[&str] = &["/author/display_name", "/display_name", "/name", "/literal"];

fn cells(record: &Value) -> Vec<String> {
    let find = |pointers: &&[&str]| {
        pointers.iter().find_map(|pointer| written(record.pointer(pointer)?)).unwrap_or_default()
    };
    let mut cells: Vec<String> = POINTERS.iter().map(find).collect();
    if let [_, body, _, label, ..] = cells.as_mut_slice() {
        if body.is_empty() {
            *body = record.get("abstract_inverted_index").and_then(inverted::text).unwrap_or_default();
        }
        // arXiv lists all categories in one string, the primary one first.
        if format_of(record) == CorpusFormat::ArxivJson {
            *label = label.split_whitespace().next().unwrap_or_default().to_owned();
        }
    }
    let listed = AUTHORS.iter().find_map(|key| record.get(key));
    cells.push(match listed {
        Some(Value::Array(several)) => authors::joined(&several.iter().filter_map(name).collect::<Vec<_>>()),
        Some(Value::String(cell)) => cell.clone(),
        _ => String::new(),
    });
    cells
}

/// `Family, Given` where both are told apart.
fn name(author: &Value) -> Option<String> {
    let part = |key: &str| author.get(key).and_then(Value::as_str).filter(|part| !part.is_empty());
    match (part("family"), part("given")) {
        (Some(family), Some(given)) => Some(format!("{family}, {given}")),
        (Some(family), None) => Some(family.to_owned()),
        _ if author.is_object() => NAMES.iter().find_map(|pointer| written(author.pointer(pointer)?)),
        _ => written(author),
    }
}

/// A string, a number, or the first of a list of them.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(several) => several.iter().find_map(written),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}
