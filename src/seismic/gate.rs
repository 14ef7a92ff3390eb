//! The gate every event passes on its way in, whatever file it came from: values that no earthquake
//! has are dropped with their reason; other kinds of events and duplicates are set aside unless they
//! are wanted; what is put right in passing (longitudes past 180°) is listed.

use super::catalogue::{Catalogue, Row};
use super::duplicates::{self, Found, Kept, Rule};
use super::options::CatalogueOptions;
use crate::error::{Code, Error, Result};
use crate::tabular::report::quoted;
use crate::tabular::{
    Dropped, Field, ImportReport, Note, NoteCode, Reason, Repair, Repaired, RowPlace, SetAside,
};
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
    "induced earthquake",
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
    let same = |known: &&str| {
        let spaced = kind.bytes().map(|byte| if byte == b'_' { b' ' } else { byte.to_ascii_lowercase() });
        spaced.eq(known.bytes())
    };
    EARTHQUAKES.iter().any(same)
}

/// Why a row is not kept, and the field at fault (`None` is the row as a whole).
pub(crate) type Fault = (Option<Field>, Reason);

/// Collects the events of a file.
#[derive(Debug)]
pub(crate) struct Gate<'a> {
    kept: Vec<Kept<'a>>,
    dropped: Vec<Dropped>,
    set_aside: Vec<SetAside>,
    repaired: Vec<Repaired>,
    repairs: BTreeMap<Repair, usize>,
    rule: Rule,
    may_repair: bool,
}

/// Events of a file, its report, and the row of each event.
#[derive(Debug)]
pub(crate) struct ReadFile {
    pub(crate) catalogue: Catalogue,
    pub(crate) report: ImportReport,
    pub(crate) rows: Vec<usize>,
}

impl<'a> Gate<'a> {
    pub(crate) fn new(options: &CatalogueOptions) -> Self {
        Self {
            kept: Vec::new(),
            dropped: Vec::new(),
            set_aside: Vec::new(),
            repaired: Vec::new(),
            repairs: BTreeMap::new(),
            rule: Rule::of(options),
            may_repair: options.repair != Some(false),
        }
    }

    /// Makes room for so many events at once.
    pub(crate) fn make_room(&mut self, events: usize) {
        self.kept.reserve_exact(events);
    }

    /// Whether values may be put right.
    pub(crate) const fn may_repair(&self) -> bool {
        self.may_repair
    }

    /// Checks one event's numbers; `Row::time` and `Row::depth` may be NaN, which is missing.
    /// `row` is where it stands in the file. True where the longitude was brought back into range.
    pub(crate) fn pass(&mut self, row: usize, mut event: Row<'a>) -> Result<bool, Fault> {
        let bad = |field| Err((Some(field), Reason::OutOfRange));
        if !(-90.0..=90.0).contains(&event.latitude) {
            return bad(Field::Latitude);
        }
        if !(-360.0..=360.0).contains(&event.longitude) {
            return bad(Field::Longitude);
        }
        if !MAGNITUDES.contains(&event.magnitude) {
            return bad(Field::Magnitude);
        }
        if !event.depth.is_nan() && !DEPTHS.contains(&event.depth) {
            return bad(Field::Depth);
        }
        if !event.time.is_nan() && !TIMES.contains(&event.time) {
            return bad(Field::Time);
        }
        let wrapped = event.longitude.abs() > 180.0;
        if wrapped && !self.may_repair {
            return bad(Field::Longitude);
        }
        if wrapped {
            event.longitude = wrap(event.longitude);
        }
        self.kept.push(Kept { file: 0, row, event });
        Ok(wrapped)
    }

    /// Notes a row that is not kept.
    pub(crate) fn turn_away(&mut self, row: usize, column: &str, value: &str, reason: Reason) {
        let (column, value) = (column.to_owned(), quoted(value));
        if reason == Reason::NotAnEarthquake {
            self.set_aside.push(SetAside { file: None, row, column, value, reason, of: None });
        } else {
            self.dropped.push(Dropped { file: None, row, column, value, reason });
        }
    }

    /// Notes a value that was put right.
    pub(crate) fn repaired(&mut self, row: usize, column: &str, value: &str, became: String, reason: Repair) {
        *self.repairs.entry(reason).or_default() += 1;
        let (column, value) = (column.to_owned(), quoted(value));
        self.repaired.push(Repaired { file: None, row, column, value, became, reason });
    }

    /// Sets duplicates aside, puts the events in time order and completes the report, of which the
    /// reader has filled all but what happened to rows and the notes that follow from it.
    pub(crate) fn finish(mut self, name: &str, mut report: ImportReport) -> Result<ReadFile> {
        let timed = self.kept.iter().all(|kept| !kept.event.time.is_nan());
        let in_order = self.kept.is_sorted_by(|a, b| a.event.time <= b.event.time);
        if timed {
            self.kept.sort_by(|a, b| a.event.time.total_cmp(&b.event.time));
        }
        let Found { twins, near_kept } = duplicates::find(&self.kept, timed, self.rule);
        set_twins_aside(&mut self.kept, &twins, &mut self.set_aside, &[]);
        if self.kept.is_empty() {
            return Err(no_valid_rows(&self.dropped, &self.set_aside, report.rows));
        }
        let notes = [
            (Repair::LongitudeWrapped, NoteCode::LongitudeWrapped),
            (Repair::TimeCarried, NoteCode::SecondOverflow),
        ];
        for (repair, note) in notes {
            if let Some(&rows) = self.repairs.get(&repair) {
                report.notes.push(Note::new(note).value("rows", rows));
            }
        }
        if timed && !in_order {
            report.notes.push(Note::new(NoteCode::SortedByTime));
        }
        if near_kept > 0 && self.rule.exact {
            report.notes.push(Note::new(NoteCode::NearDuplicatesKept).value("rows", near_kept));
        }
        self.dropped.sort_by_key(|dropped| dropped.row);
        self.set_aside.sort_by_key(|aside| aside.row);
        self.repaired.sort_by_key(|repaired| repaired.row);
        report.kept = self.kept.len();
        report.dropped = self.dropped;
        report.repaired = self.repaired;
        report.set_aside = self.set_aside;
        let catalogue = Catalogue::from_rows(name, self.kept.iter().map(|kept| &kept.event));
        Ok(ReadFile { catalogue, report, rows: self.kept.iter().map(|kept| kept.row).collect() })
    }
}

/// A longitude of ±360° as one of ±180°.
pub(crate) fn wrap(longitude: f64) -> f64 {
    longitude - 360.0_f64.copysign(longitude)
}

/// Takes duplicates out of the events and lists them; `files` are named where there are several.
pub(crate) fn set_twins_aside(
    kept: &mut Vec<Kept<'_>>,
    twins: &[duplicates::Twin],
    aside: &mut Vec<SetAside>,
    files: &[&str],
) {
    let file = |kept: &Kept<'_>| files.get(kept.file).map(|&name| name.to_owned());
    for twin in twins {
        let (Some(again), Some(first)) = (kept.get(twin.index), kept.get(twin.of)) else { continue };
        aside.push(SetAside {
            file: file(again),
            row: again.row,
            column: String::new(),
            value: quoted(again.event.id),
            reason: twin.reason,
            of: Some(RowPlace { file: file(first), row: first.row }),
        });
    }
    let mut index = 0;
    let mut next = twins.iter().map(|twin| twin.index).peekable();
    kept.retain(|_| {
        let gone = next.next_if_eq(&index).is_some();
        index += 1;
        !gone
    });
}

/// The error of a file with nothing to keep: the commonest reason, how often, and its first row.
pub(crate) fn no_valid_rows(dropped: &[Dropped], aside: &[SetAside], rows: usize) -> Error {
    let mut counts: BTreeMap<(Reason, &str), (usize, usize, &str)> = BTreeMap::new();
    let dropped = dropped.iter().map(|out| (out.reason, &out.column, out.row, &out.value));
    let aside = aside.iter().map(|out| (out.reason, &out.column, out.row, &out.value));
    for (reason, column, row, value) in dropped.chain(aside) {
        counts.entry((reason, column.as_str())).or_insert((0, row, value.as_str())).0 += 1;
    }
    let error = Error::new(Code::NoValidRows).value("rows", rows);
    let commonest = counts.iter().rev().max_by_key(|(_, (count, ..))| *count);
    match commonest {
        Some(((reason, column), (count, row, value))) => error
            .row(*row)
            .column(*column)
            .value("reason", reason.as_str())
            .value("count", *count)
            .value("column", *column)
            .value("value", *value),
        None => error,
    }
}
