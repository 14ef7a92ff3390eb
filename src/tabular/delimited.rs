//! Text to cells: which delimiter, which line is the header, and every row with the line of the file
//! it starts on. Quoted delimiters and quoted line breaks are honoured; a quote that is never closed
//! costs its own row and not the rest of the file.
//!
//! All cells lie in one string, so that a big file is a handful of allocations.

use super::number::{is_blank, number};
use super::pulse::{Pulse, ROWS, Unwatched, at_once};
use super::report::Delimiter;
use super::time::starts_like_a_time;
use crate::error::{Code, Error, Result};

/// How many rows from the top may be banners, comments and blank lines before the header.
const PREAMBLE_ROWS: usize = 200;
/// How many rows decide about the delimiter.
const SNIFFED_ROWS: usize = 100;

/// What stands between quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// Names and numbers: lines that look like rows are rows.
    Data,
    /// Whole paragraphs, whose lines may have as many commas as a row.
    Prose,
}

/// Cells under a header.
#[derive(Debug, Clone, Default)]
pub struct Table {
    cells: String,
    /// End of each cell in `cells`.
    ends: Vec<usize>,
    rows: Vec<Row>,
    columns: Vec<String>,
    delimiter: Option<Delimiter>,
}

/// A row is cells `first..` up to the next row's first.
#[derive(Debug, Clone, Copy)]
struct Row {
    first: usize,
    line: usize,
}

impl Table {
    /// Splits a text into cells. `is_header` recognises the header's cells; where it recognises none
    /// of the first rows, the first row of several cells is the header.
    ///
    /// # Errors
    /// `one-column` where nothing separates columns, `no-header` where the first row is data,
    /// `no-rows` where nothing follows the header.
    pub fn parse(text: &str, wished: Option<Delimiter>, is_header: &dyn Fn(&[&str]) -> bool) -> Result<Self> {
        Self::parse_as(text, wished, is_header, Quotes::Data)
    }
    /// The same, with a word about what stands between quotes.
    ///
    /// # Errors
    /// As [`Table::parse`].
    pub fn parse_as(
        text: &str,
        wished: Option<Delimiter>,
        is_header: &dyn Fn(&[&str]) -> bool,
        quotes: Quotes,
    ) -> Result<Self> {
        at_once(Self::parse_in_slices(text, wished, is_header, quotes, &Unwatched))
    }
    /// The same, with a pulse every [`ROWS`] rows.
    ///
    /// # Errors
    /// As [`Table::parse`], and those of the pulse.
    pub async fn parse_in_slices(
        text: &str,
        wished: Option<Delimiter>,
        is_header: &dyn Fn(&[&str]) -> bool,
        quotes: Quotes,
        pulse: &dyn Pulse,
    ) -> Result<Self> {
        // Markup is not a table, however many commas are in it; a server's error page is markup too.
        if text.trim_start().starts_with('<') {
            return Err(Error::new(Code::OneColumn).row(1).value("found", "markup"));
        }
        let (delimiter, separators) =
            sniff(text, wished).ok_or_else(|| Error::new(Code::OneColumn).row(1))?;
        let mut table = Self { delimiter: Some(delimiter), ..Self::default() };
        table.fill(text, &Layout { delimiter, separators, quotes }, pulse).await?;
        let header = table.take_header(is_header)?;
        if table.columns.len() < 2 {
            return Err(Error::new(Code::OneColumn).row(header));
        }
        table.not_empty().map_err(|error| error.row(header))
    }
    /// The table itself.
    ///
    /// # Errors
    /// `no-rows` (value `columns`) where there are none.
    pub fn not_empty(self) -> Result<Self> {
        if self.rows.is_empty() {
            return Err(Error::new(Code::NoRows).value("columns", self.columns.join(", ")));
        }
        Ok(self)
    }

    /// A table for a format that is not delimited: columns it names itself, rows pushed one by one.
    #[must_use]
    pub fn with_columns<S: AsRef<str>>(columns: &[S]) -> Self {
        let columns = columns.iter().map(|column| column.as_ref().trim().to_owned()).collect();
        Self { columns, ..Self::default() }
    }
    /// Says what separates the cells.
    #[must_use]
    pub const fn separated_by(mut self, delimiter: Delimiter) -> Self {
        self.delimiter = Some(delimiter);
        self
    }
    /// Adds a row that stands on `line`.
    pub fn push_row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>, line: usize) {
        self.rows.push(Row { first: self.ends.len(), line });
        for cell in cells {
            // Here and once: cells are asked for many times.
            self.cells.push_str(trimmed(cell));
            self.ends.push(self.cells.len());
        }
    }
    /// The same table with a column of cells made from each row put before its own.
    #[must_use]
    pub fn with_first_column(&self, name: &str, make: impl Fn(usize) -> String) -> Self {
        let columns: Vec<&str> =
            std::iter::once(name).chain(self.columns.iter().map(String::as_str)).collect();
        let mut table = Self { delimiter: self.delimiter, ..Self::with_columns(&columns) };
        for row in 0..self.len() {
            let (first, past) = self.span(row).unwrap_or_default();
            let made = make(row);
            let own = (first..past).filter_map(|index| self.nth(index));
            table.push_row(std::iter::once(made.as_str()).chain(own), self.line(row));
        }
        table
    }

    /// What separates the cells.
    #[must_use]
    pub const fn delimiter(&self) -> Option<Delimiter> {
        self.delimiter
    }
    /// The header's cells, without a leading `#`; a trailing empty one is left out.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }
    /// How many rows stand under the header, not counting those with nothing in any cell.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }
    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// The line of the file on which a row starts; 1 is the first.
    #[must_use]
    pub fn line(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.line)
    }
    /// A cell without the white space around it; `None` where the row is too short.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&str> {
        let (first, past) = self.span(row)?;
        let index = first.checked_add(column).filter(|&index| index < past)?;
        self.nth(index)
    }
    /// How many cells a row has, trailing empty ones not counted.
    #[must_use]
    pub fn width(&self, row: usize) -> usize {
        let (first, past) = self.span(row).unwrap_or_default();
        let last = (first..past).rev().find(|&index| self.nth(index).is_some_and(|cell| !cell.is_empty()));
        last.map_or(0, |last| last + 1 - first)
    }
    /// A row's cells as texts, for a preview.
    #[must_use]
    pub fn texts(&self, row: usize) -> Vec<String> {
        let (first, past) = self.span(row).unwrap_or_default();
        (first..past).filter_map(|index| self.nth(index)).map(str::to_owned).collect()
    }

    fn span(&self, row: usize) -> Option<(usize, usize)> {
        let first = self.rows.get(row)?.first;
        Some((first, self.rows.get(row + 1).map_or(self.ends.len(), |next| next.first)))
    }

    fn nth(&self, index: usize) -> Option<&str> {
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        self.cells.get(start.unwrap_or_default()..*self.ends.get(index)?)
    }

    fn push(&mut self, record: &csv::StringRecord, line: usize) {
        if !record.iter().all(|cell| cell.trim().is_empty()) {
            self.push_row(record, line);
        }
    }

    /// Makes room for a text of which so many bytes are read, so that nothing is copied as it grows.
    fn make_room(&mut self, read: usize, all: usize) {
        let more =
            |so_far: usize| (all.saturating_sub(read) as f64 / read.max(1) as f64 * so_far as f64) as usize;
        // A twentieth more: later rows may be shorter.
        let (ends, rows) = (more(self.ends.len()), more(self.rows.len()));
        self.ends.reserve(ends + ends / 20);
        self.rows.reserve(rows + rows / 20);
    }

    async fn fill(&mut self, text: &str, layout: &Layout, pulse: &dyn Pulse) -> Result<()> {
        self.cells.reserve(text.len());
        let mut lines = LineCounter::default();
        let mut start = 0;
        while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
            match self.fill_until(rest, start, layout, &mut lines) {
                Some(next) => {
                    if start == 0 {
                        self.make_room(next, text.len());
                    }
                    start = next;
                }
                None => break,
            }
            pulse.beat(start as f64 / text.len() as f64).await?;
        }
        Ok(())
    }

    /// Reads records, [`ROWS`] at most, and returns where the next one starts. At one that a stray quote
    /// made swallow whole rows, keeps its first line only and ends.
    fn fill_until(
        &mut self,
        text: &str,
        offset: usize,
        layout: &Layout,
        lines: &mut LineCounter,
    ) -> Option<usize> {
        let full = self.rows.len() + ROWS;
        let mut reader = reader(text, layout.delimiter);
        let mut record = csv::StringRecord::new();
        let mut from = 0;
        // The reader sees valid UTF-8 of any shape: it has no other way to end than the end.
        while let Ok(true) = reader.read_record(&mut record) {
            let to = usize::try_from(reader.position().byte()).unwrap_or(text.len());
            let raw = text.get(from..to).unwrap_or_default();
            let blank = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            lines.skip(raw.get(..blank).unwrap_or_default());
            let whole = raw.get(blank..).unwrap_or_default();
            let body = whole.trim_end_matches(['\r', '\n']);
            let one_line = !body.as_bytes().contains(&b'\n') && !body.as_bytes().contains(&b'\r');
            if !one_line && layout.swallows_rows(whole, &record) {
                let first = whole.split_inclusive(['\n', '\r']).next().unwrap_or(whole);
                if let Ok(true) = self::reader(first, layout.delimiter).read_record(&mut record) {
                    self.push(&record, lines.line);
                }
                lines.skip(first);
                return Some(offset + from + blank + first.len());
            }
            self.push(&record, lines.line);
            let ends = if one_line { lines.past(whole, body) } else { whole };
            lines.skip(ends);
            from = to;
            if self.rows.len() >= full {
                return Some(offset + to);
            }
        }
        None
    }

    /// Takes the header from the front of the rows and returns its line.
    fn take_header(&mut self, is_header: &dyn Fn(&[&str]) -> bool) -> Result<usize> {
        let cells = |row: usize| -> Vec<&str> {
            let (first, past) = self.span(row).unwrap_or_default();
            (first..past).filter_map(|index| self.nth(index)).collect()
        };
        let known = (0..self.rows.len().min(PREAMBLE_ROWS)).find(|&row| is_header(&cells(row)));
        // A banner has no cells to name.
        let several = || (0..self.rows.len()).find(|&row| self.width(row) > 1);
        let header = known.or_else(several).unwrap_or_default();
        let names = cells(header);
        let line = self.line(header);
        if known.is_none() && is_data(&names) {
            return Err(Error::new(Code::NoHeader).row(line).value("found", names.join(", ")));
        }
        let mut columns: Vec<String> = names.into_iter().map(str::to_owned).collect();
        while columns.last().is_some_and(String::is_empty) {
            columns.pop();
        }
        // FDSN's own header starts with `#`, and so do those of files made from it.
        if let Some(first) = columns.first_mut() {
            *first = first.trim_start_matches(['#', '\u{FEFF}']).trim().to_owned();
        }
        self.columns = columns;
        self.rows.drain(..(header + 1).min(self.rows.len()));
        Ok(line)
    }
}

fn reader(text: &str, delimiter: Delimiter) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Counts `\n`, `\r\n` and lone `\r` as one line end each.
#[derive(Debug)]
struct LineCounter {
    line: usize,
    after_return: bool,
}

impl Default for LineCounter {
    fn default() -> Self {
        Self { line: 1, after_return: false }
    }
}

impl LineCounter {
    /// What is left of a text after its beginning, in which no line ends.
    fn past<'t>(&mut self, text: &'t str, beginning: &str) -> &'t str {
        self.after_return &= beginning.is_empty();
        text.get(beginning.len()..).unwrap_or_default()
    }

    fn skip(&mut self, text: &str) {
        for byte in text.bytes() {
            self.line += usize::from(byte == b'\r' || (byte == b'\n' && !self.after_return));
            self.after_return = byte == b'\r';
        }
    }
}

/// Without the white space around it; most cells have none.
fn trimmed(cell: &str) -> &str {
    let bare = |byte: Option<&u8>| byte.is_none_or(|byte| (0x21..0x80).contains(byte));
    let bytes = cell.as_bytes();
    if bare(bytes.first()) && bare(bytes.last()) { cell } else { cell.trim() }
}

/// A row of data: at least half of what it holds are numbers and times.
fn is_data(cells: &[&str]) -> bool {
    let filled = cells.iter().filter(|cell| !is_blank(cell));
    let data = filled
        .clone()
        .filter(|cell| number(cell, false).is_ok() || number(cell, true).is_ok() || starts_like_a_time(cell));
    data.count() * 2 >= filled.count().max(1)
}

/// What rows are made of.
struct Layout {
    delimiter: Delimiter,
    /// How many delimiters a row has.
    separators: usize,
    quotes: Quotes,
}

impl Layout {
    /// Whether a quoted cell holds lines with as many delimiters as a row has: then its quote is stray.
    /// In a first cell such lines are ordinary: the last of them holds the rest of the row. In prose they
    /// are ordinary too, where the quote is closed and the row has the cells it should have.
    fn swallows_rows(&self, raw: &str, record: &csv::StringRecord) -> bool {
        let closed = || {
            let last = raw.trim_end();
            record.len() == self.separators + 1
                && (last.ends_with('"')
                    || !record.iter().next_back().is_some_and(|cell| cell.contains(['\n', '\r'])))
        };
        let mut lines = raw.trim_end().split(['\n', '\r']).filter(|line| !line.is_empty());
        lines.next();
        let several = lines.clone().next().is_some();
        several
            && record.get(0).is_some_and(|first| !first.contains(['\n', '\r']))
            && lines.any(|line| count(line, self.delimiter) >= self.separators.max(1))
            && !(self.quotes == Quotes::Prose && closed())
    }
}

fn count(line: &str, delimiter: Delimiter) -> usize {
    line.bytes().filter(|&byte| byte == delimiter.byte()).count()
}

/// The delimiter, and how many of them a row has. A delimiter stands in the first row and equally
/// often in most rows; of several such, the one that makes most columns. The demand on the first row
/// is given up if nothing meets it: some agencies put a banner there.
fn sniff(text: &str, wished: Option<Delimiter>) -> Option<(Delimiter, usize)> {
    let candidates: Vec<(Delimiter, usize, f64, bool)> = Delimiter::ALL
        .iter()
        .filter(|&&delimiter| wished.is_none_or(|wished| wished == delimiter))
        .filter_map(|&delimiter| {
            let counts = separators_by_row(text, delimiter);
            let most = commonest(counts.iter().copied().filter(|&count| count > 0))?;
            let alike = counts.iter().filter(|&&count| count == most).count();
            let share = alike as f64 / counts.len().max(1) as f64;
            Some((delimiter, most, share, counts.first().is_some_and(|&first| first > 0)))
        })
        .collect();
    let best = |in_header: bool| {
        candidates
            .iter()
            .filter(|(.., header)| *header || !in_header)
            .max_by(|a, b| (a.1 as f64 * a.2).total_cmp(&(b.1 as f64 * b.2)))
            .map(|&(delimiter, count, ..)| (delimiter, count))
    };
    best(true).or_else(|| best(false))
}

/// How many unquoted delimiters each of the first rows has.
fn separators_by_row(text: &str, delimiter: Delimiter) -> Vec<usize> {
    let mut reader = reader(text, delimiter);
    let mut record = csv::StringRecord::new();
    let mut counts = Vec::new();
    while counts.len() < SNIFFED_ROWS && reader.read_record(&mut record).is_ok_and(|more| more) {
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            counts.push(record.len().saturating_sub(1));
        }
    }
    counts
}

/// The value that occurs most often; the larger of two that occur equally often.
fn commonest(values: impl Iterator<Item = usize>) -> Option<usize> {
    let mut sorted: Vec<usize> = values.collect();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b);
    runs.max_by_key(|run| run.len()).and_then(|run| run.first().copied())
}
