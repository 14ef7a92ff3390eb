//! arXiv's own answer to a search: an Atom feed. Namespaces and their prefixes differ: elements are
//! known by their local names.

use super::Sheet;
use crate::error::{Code, Error, Result};
use crate::tabular::delimited::Table;
use crate::text::authors;
use crate::text::options::CorpusFormat;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event as Xml};
use quick_xml::{Reader, XmlVersion};

const COLUMNS: [&str; 7] = ["title", "abstract", "published", "category", "identifier", "authors", "journal"];

#[derive(Default)]
struct Paper {
    line: usize,
    title: String,
    summary: String,
    published: String,
    category: String,
    id: String,
    doi: String,
    authors: Vec<String>,
    journal: String,
}

/// # Errors
/// `one-column` (value `found`: `markup`) for markup that is no feed, `no-rows` for an empty one,
/// `bad-xml` (row; value `detail`) where it is damaged before the first whole paper.
pub(super) fn sheet(text: &str) -> Result<Sheet> {
    let start: String = text.trim_start().chars().take(2048).collect();
    if !start.contains("<feed") && !start.contains(":feed") {
        return Err(Error::new(Code::OneColumn).row(1).value("found", "markup"));
    }
    let mut sheet = Sheet::new(CorpusFormat::ArxivAtom, Table::with_columns(&COLUMNS));
    match papers(text, &mut sheet.table) {
        Ok(()) => sheet.table = sheet.table.not_empty()?,
        Err((line, detail)) if sheet.table.is_empty() => {
            return Err(Error::new(Code::BadXml).row(line).value("detail", detail));
        }
        Err((line, detail)) => sheet.unreadable(line, text.lines().nth(line - 1).unwrap_or_default(), detail),
    }
    Ok(sheet)
}

fn papers(text: &str, table: &mut Table) -> Result<(), (usize, String)> {
    let line_at = |position: u64| {
        let read = usize::try_from(position).ok().and_then(|position| text.get(..position)).unwrap_or(text);
        1 + read.bytes().filter(|&byte| byte == b'\n').count()
    };
    let mut reader = Reader::from_str(text);
    let (mut paper, mut words) = (None::<Paper>, String::new());
    let mut path: Vec<String> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|why| (line_at(reader.error_position()), why.to_string()))?;
        match event {
            Xml::Start(element) => {
                let name = element.local_name().into_inner().to_owned();
                if name == "entry" {
                    paper = Some(Paper { line: line_at(reader.buffer_position()), ..Paper::default() });
                }
                categorise(&name, &element, &mut paper);
                path.push(name);
                words.clear();
            }
            Xml::Empty(element) => {
                let name = element.local_name().into_inner().to_owned();
                categorise(&name, &element, &mut paper);
            }
            Xml::Text(text) => words.push_str(&text.xml10_content()),
            Xml::CData(text) => words.push_str(&text.xml10_content()),
            Xml::GeneralRef(name) => match name.resolve_char_ref().ok().flatten() {
                Some(character) => words.push(character),
                None => words.push_str(resolve_predefined_entity(&name.xml10_content()).unwrap_or_default()),
            },
            Xml::End(_) => {
                let name = path.pop().unwrap_or_default();
                if name == "entry" {
                    paper.take().unwrap_or_default().push_to(table);
                } else if let Some(paper) = paper
                    .as_mut()
                    .filter(|_| path.last().is_some_and(|above| above == "entry" || above == "author"))
                {
                    paper.close(&name, &words);
                }
                words.clear();
            }
            Xml::Eof => break,
            _ => {}
        }
    }
    path.last().map_or(Ok(()), |open| Err((line_at(u64::MAX), format!("<{open}> …"))))
}

/// The category is an attribute; the primary one comes before the others.
fn categorise(name: &str, element: &BytesStart<'_>, paper: &mut Option<Paper>) {
    let Some(paper) = paper.as_mut().filter(|_| matches!(name, "primary_category" | "category")) else {
        return;
    };
    let mut attributes = element.attributes().flatten();
    let term = attributes.find(|attribute| attribute.key.local_name().into_inner() == "term");
    let term = term.and_then(|term| term.normalized_value(XmlVersion::Implicit1_0).ok());
    if let Some(term) = term.filter(|_| paper.category.is_empty() || name == "primary_category") {
        paper.category = term.into_owned();
    }
}

impl Paper {
    fn close(&mut self, name: &str, words: &str) {
        let words = words.trim().to_owned();
        match name {
            "title" => self.title = words,
            "summary" => self.summary = words,
            "published" => self.published = words,
            "id" => self.id = words,
            "doi" => self.doi = words,
            "name" => self.authors.push(words),
            "journal_ref" => self.journal = words,
            _ => {}
        }
    }

    fn push_to(self, table: &mut Table) {
        let id = if self.doi.is_empty() { self.id } else { self.doi };
        let names = authors::joined(&self.authors);
        let cells = [self.title, self.summary, self.published, self.category, id, names, self.journal];
        table.push_row(cells.iter().map(String::as_str), self.line);
    }
}
