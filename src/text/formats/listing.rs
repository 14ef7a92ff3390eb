//! arXiv's daily listing, as it comes by mail: header lines between two lines that start with `\\`,
//! then the abstract up to the next.

use super::Sheet;
use crate::tabular::delimited::Table;
use crate::text::options::CorpusFormat;

const COLUMNS: [&str; 7] = ["title", "abstract", "date", "category", "arxiv_id", "authors", "journal"];

pub(super) fn is(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    let mut after_rule = false;
    lines.any(|line| {
        let found = after_rule && line.starts_with("arXiv:");
        after_rule = line == "\\\\";
        found
    })
}

/// A paper's header, as values by name.
#[derive(Default)]
struct Header {
    line: usize,
    id: String,
    title: String,
    date: String,
    category: String,
    authors: String,
    journal: String,
}

impl Header {
    fn read(lines: &[&str], first: usize) -> Self {
        let mut header = Self { line: first, ..Self::default() };
        // What the line before was, which one behind two spaces goes on with.
        let mut before = "";
        for line in lines {
            if let Some(more) = line.strip_prefix("  ") {
                if let Some(value) = header.value(before) {
                    *value = format!("{value} {}", more.trim());
                }
                continue;
            }
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let (name, value) = (name.trim(), value.trim());
            before = name;
            let word = || value.split_whitespace().next().unwrap_or_default().to_owned();
            match name {
                "arXiv" => header.id = word(),
                "Date" => header.date = value.to_owned(),
                "Categories" => header.category = word(),
                _ => header.value(name).into_iter().for_each(|place| *place = value.to_owned()),
            }
        }
        header
    }

    /// The values that may go on over several lines.
    fn value(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "Title" => Some(&mut self.title),
            "Authors" => Some(&mut self.authors),
            "Journal-ref" => Some(&mut self.journal),
            _ => None,
        }
    }
}

pub(super) fn sheet(text: &str) -> Sheet {
    let mut sheet = Sheet::new(CorpusFormat::ArxivListing, Table::with_columns(&COLUMNS));
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut header: Option<Header> = None;
    let mut first = 1;
    for segment in lines.split(|line| line.starts_with("\\\\")) {
        if segment.iter().any(|line| line.starts_with("arXiv:")) {
            if let Some(cut) = header.take() {
                sheet.unreadable(cut.line, &cut.title, "abstract".to_owned());
            }
            header = Some(Header::read(segment, first));
        } else if let Some(Header { line, id, title, date, category, authors, journal }) = header.take() {
            let body = segment.join(" ");
            let cells = [title, body, date, category, id, authors, journal];
            sheet.table.push_row(cells.iter().map(String::as_str), line);
        }
        first += segment.len() + 1;
    }
    sheet
}
