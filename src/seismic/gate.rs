//! The gate every event passes on its way in, whatever file it came from: values that no earthquake
//! has are dropped with their reason, other kinds of events are dropped unless they are wanted, and
//! exact duplicates are dropped. What is put right in passing (longitudes past 180°) is counted.

use super::catalogue::{Catalogue, Row};
use crate::error::{Code, Error, Result};
use crate::tabular::report::quoted;
use crate::tabular::{Dropped, Field, ImportReport, Note, NoteCode, Reason};
use std::collections::BTreeMap;

/// Deepest and highest hypocentres accepted, km. The deepest known are near 750 km.
const DEPTHS: std::ops::RangeInclusive<f64> = -10.0..=800.0;
/// Magnitudes accepted; the largest known is 9.5, microseismic networks reach about -2.
const MAGNITUDES: std::ops::RangeInclusive<f64> = -3.0..=10.0;
/// The years 1000 to 2200, in seconds since 1970: outside, a time was misread.
const TIMES: std::ops::RangeInclusive<f64> = -30_610_224_000.0..=7_258_118_400.0;
/// A median deeper than this, km, is a column in metres.
pub(crate) const DEEPEST_MEDIAN: f64 = 900.0;
/// The most events that one USGS query gives; a file that has them all was probably cut.
pub(crate) const USGS_ROW_LIMIT: usize = 20_000;

/// What agencies call earthquakes: USGS, FDSN and GeoNet in words; SCEDC and ISC in codes (known or
/// suspected, felt, damaging, unknown); NCEDC local, regional, teleseism; other languages.
const EARTHQUAKES: &[&str] = &[
    "",
    "earthquake",
    "eq",
    "induced or triggered event",
    "unknown",
    "not reported",
    "ke",
    "se",
    "fe",
    "de",
    "uk",
    "le",
    "re",
    "ts",
    "天然地震",
    "地震",
    "erdbeben",
    "terremoto",
    "sismo",
];

/// Whether a file's event type is an earthquake, or unknown.
pub(crate) fn is_earthquake(kind: &str) -> bool {
    let kind = kind.trim();
    EARTHQUAKES.iter().any(|known| kind.eq_ignore_ascii_case(known))
}

/// Why a row is dropped, and the field at fault (`None` is the row as a whole).
pub(crate) type Fault = (Option<Field>, Reason);

/// Collects the events of a file.
#[derive(Debug, Default)]
pub(crate) struct Gate<'a> {
    kept: Vec<(usize, Row<'a>)>,
    dropped: Vec<Dropped>,
    wrapped: usize,
}

impl<'a> Gate<'a> {
    /// Checks one event's numbers; `Row::time` and `Row::depth` may be NaN, which is missing.
    /// `place` is where the row stands in the file.
    pub(crate) fn pass(&mut self, place: usize, mut row: Row<'a>) -> Result<(), Fault> {
        let bad = |field| Err((Some(field), Reason::OutOfRange));
        if !(-90.0..=90.0).contains(&row.latitude) {
            return bad(Field::Latitude);
        }
        if !(-360.0..=360.0).contains(&row.longitude) {
            return bad(Field::Longitude);
        }
        if !MAGNITUDES.contains(&row.magnitude) {
            return bad(Field::Magnitude);
        }
        if !row.depth.is_nan() && !DEPTHS.contains(&row.depth) {
            return bad(Field::Depth);
        }
        if !row.time.is_nan() && !TIMES.contains(&row.time) {
            return bad(Field::Time);
        }
        if row.longitude.abs() > 180.0 {
            row.longitude -= 360.0_f64.copysign(row.longitude);
            self.wrapped += 1;
        }
        self.kept.push((place, row));
        Ok(())
    }

    /// Notes a row that is not kept.
    pub(crate) fn drop(&mut self, row: usize, column: &str, value: &str, reason: Reason) {
        let (column, value) = (column.to_owned(), quoted(value));
        self.dropped.push(Dropped { row, column, value, reason });
    }

    /// Drops duplicates, puts the events in time order and completes the report, of which the
    /// reader has filled all but `kept`, `dropped` and the notes that follow from them.
    pub(crate) fn finish(
        mut self,
        name: &str,
        mut report: ImportReport,
    ) -> Result<(Catalogue, ImportReport)> {
        let timed = self.kept.iter().all(|(_, row)| !row.time.is_nan());
        let in_order = self.kept.is_sorted_by(|(_, a), (_, b)| a.time <= b.time);
        self.drop_duplicates(timed);
        self.dropped.sort_by_key(|dropped| dropped.row);
        if self.kept.is_empty() {
            return Err(no_valid_rows(&self.dropped, report.rows));
        }
        if self.wrapped > 0 {
            report.notes.push(Note::new(NoteCode::LongitudeWrapped).value("rows", self.wrapped));
        }
        if timed {
            self.kept.sort_by(|(_, a), (_, b)| a.time.total_cmp(&b.time));
            if !in_order {
                report.notes.push(Note::new(NoteCode::SortedByTime));
            }
        }
        report.kept = self.kept.len();
        report.dropped = self.dropped;
        Ok((Catalogue::from_rows(name, self.kept.iter().map(|(_, row)| row)), report))
    }

    /// The first of equal events stays. Equal is equal in all that is kept, id and place included:
    /// two agencies' solutions of one earthquake, or two events of one day in a coarse catalogue, are
    /// not. Without times and without an id, two equal rows may well be two earthquakes.
    fn drop_duplicates(&mut self, timed: bool) {
        let by_value = |a: &Row<'_>, b: &Row<'_>| {
            a.time
                .total_cmp(&b.time)
                .then(a.latitude.total_cmp(&b.latitude))
                .then(a.longitude.total_cmp(&b.longitude))
                .then(a.magnitude.total_cmp(&b.magnitude))
                .then(a.depth.total_cmp(&b.depth))
                .then_with(|| a.id.cmp(b.id))
                .then_with(|| a.place.cmp(b.place))
        };
        let mut order: Vec<&(usize, Row<'_>)> = self.kept.iter().collect();
        order.sort_by(|(_, a), (_, b)| by_value(a, b));
        let mut again: Vec<(usize, String)> = Vec::new();
        for same in order.chunk_by(|(_, a), (_, b)| by_value(a, b).is_eq()) {
            for (row, event) in same.iter().skip(1) {
                if timed || !event.id.is_empty() {
                    again.push((*row, event.id.to_owned()));
                }
            }
        }
        if again.is_empty() {
            return;
        }
        again.sort_unstable();
        self.kept.retain(|(row, _)| again.binary_search_by_key(row, |(again, _)| *again).is_err());
        for (row, id) in again {
            self.drop(row, "", &id, Reason::Duplicate);
        }
    }
}

/// The error of a file with nothing to keep: the commonest reason, how often, and its first row.
fn no_valid_rows(dropped: &[Dropped], rows: usize) -> Error {
    let mut counts: BTreeMap<(Reason, &str), (usize, Option<&Dropped>)> = BTreeMap::new();
    for row in dropped {
        let entry = counts.entry((row.reason, row.column.as_str())).or_default();
        entry.0 += 1;
        entry.1.get_or_insert(row);
    }
    let error = Error::new(Code::NoValidRows).value("rows", rows);
    let commonest = counts.values().rev().max_by_key(|(count, _)| *count);
    match commonest {
        Some((count, Some(first))) => error
            .row(first.row)
            .column(&first.column)
            .value("reason", first.reason.as_str())
            .value("count", *count)
            .value("column", first.column.as_str())
            .value("value", first.value.as_str()),
        _ => error,
    }
}
