//! Plain text: one document a line, or a file that is one document.

use super::Sheet;
use crate::tabular::delimited::Table;
use crate::tabular::{Note, NoteCode};
use crate::text::options::CorpusFormat;
use crate::text::tokens::is_han;

/// Half of the lines must have so many words (or a third as many Chinese characters again): a list of
/// numbers or names is no collection of texts.
const WORDS: usize = 4;

pub(super) fn is(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let worded = |line: &&str| {
        let words =
            line.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
        words.count() >= WORDS || line.chars().filter(|&c| is_han(c)).count() >= 2 * WORDS
    };
    let count = lines.clone().count();
    count > 0 && lines.filter(worded).count() * 2 >= count
}

pub(super) fn lines(text: &str) -> Sheet {
    let mut table = Table::with_columns(&["text"]);
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        table.push_row([line], index + 1);
    }
    let mut sheet = Sheet::new(CorpusFormat::Lines, table);
    sheet.notes.push(Note::new(NoteCode::OneALine).value("rows", sheet.table.len()));
    sheet
}

/// A file as one document, named after the file.
pub(super) fn whole(name: &str, text: &str) -> Sheet {
    let mut table = Table::with_columns(&["title", "text"]);
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    table.push_row([stem, text], 1);
    Sheet::new(CorpusFormat::Whole, table)
}
