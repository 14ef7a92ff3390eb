//! Dates in columns of their own (year, month, day, hour, minute, second), as HORUS, ZMAP and many
//! regional lists have them: they become one column of times in front, as the file would write it.

use crate::tabular::columns::plain;
use crate::tabular::delimited::Table;
use crate::tabular::number::number;
use crate::tabular::{Field, columns};
use std::collections::BTreeMap;

/// Names of year, month, day, hour, minute, second, in the form of [`plain`].
const NAMES: [&[&str]; 6] = [
    &["year", "yr", "yyyy", "jahr", "año", "anno", "年"],
    &["month", "mo", "mon", "mm", "monat", "mes", "mese", "月"],
    &["day", "da", "dd", "dy", "tag", "día", "dia", "giorno", "日"],
    &["hour", "ho", "hr", "hh", "stunde", "ora", "时"],
    &["minute", "min", "mi", "mn", "minuto", "分"],
    &["second", "seconds", "sec", "se", "ss", "sekunde", "segundo", "secondo", "秒"],
];

/// Which column holds each part; date at least.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts([Option<usize>; 6]);

/// The parts' columns, unless the file has a time or a date column, or the reader picked one.
pub(super) fn find(names: &[String], picks: &BTreeMap<Field, String>) -> Option<Parts> {
    let fields = columns::recognise(names, picks).ok()?;
    if [Field::Time, Field::Date].iter().any(|field| fields.contains_key(field)) {
        return None;
    }
    let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let parts = NAMES.map(|known| plain.iter().position(|name| known.contains(&name.as_str())));
    parts.iter().take(3).all(Option::is_some).then_some(Parts(parts))
}

impl Parts {
    /// The table with the times in its first column, called as a whole time is.
    pub(super) fn joined(self, table: &Table) -> Table {
        let name = if self.0.get(3).is_some_and(Option::is_some) { "datetime" } else { "date" };
        table.with_first_column(name, |row| self.time(table, row))
    }

    /// `1985-01-02 03:60:64.29`, overflows and all: the reader of times carries them. A part that is no
    /// number stays as it is, and the time is none.
    fn time(self, table: &Table, row: usize) -> String {
        let [year, month, day, hour, minute, second] =
            self.0.map(|column| column.and_then(|column| table.cell(row, column)).unwrap_or_default());
        if year.is_empty() {
            return String::new();
        }
        let whole = |cell: &str, width: usize| match number(cell, false) {
            // A decimal year has its month in the next column; hours and minutes have no fractions.
            Ok(value) if value >= 0.0 => format!("{:0width$}", value.floor()),
            _ => cell.to_owned(),
        };
        let date = format!("{}-{}-{}", whole(year, 4), whole(month, 2), whole(day, 2));
        if hour.is_empty() {
            return date;
        }
        let seconds = match number(second, false) {
            Ok(value) if (0.0..100.0).contains(&value) => {
                format!("{value:09.6}").trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            _ if second.is_empty() => "00".to_owned(),
            _ => second.to_owned(),
        };
        let minute = if minute.is_empty() { "00".to_owned() } else { whole(minute, 2) };
        format!("{date} {}:{minute}:{seconds}", whole(hour, 2))
    }
}
