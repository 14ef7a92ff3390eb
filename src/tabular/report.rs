//! The import report: what a file turned out to be, what was kept, what was dropped and why, what
//! was guessed and can be overruled. These are the types of the same names in pkg/orogen.d.ts.

use crate::error::{Value, Values, string_union};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

string_union! {
    /// How the characters of a file are encoded.
    Encoding {
        Utf8 = "utf-8",
        Utf16Le = "utf-16le",
        Utf16Be = "utf-16be",
        Gb18030 = "gb18030",
        Windows1252 = "windows-1252",
        ShiftJis = "shift_jis",
    }
}
string_union! {
    /// What stands between the cells of a row.
    Delimiter { Comma = ",", Semicolon = ";", Tab = "\t", Pipe = "|" }
}
string_union! {
    /// What a column of an earthquake catalogue can be taken for.
    Field {
        Time = "time",
        Date = "date",
        Clock = "clock",
        Latitude = "latitude",
        Longitude = "longitude",
        Depth = "depth",
        Magnitude = "magnitude",
        MagnitudeType = "magnitudeType",
        EventType = "eventType",
        Id = "id",
        Place = "place",
    }
}
string_union! {
    /// Which layout a catalogue came in.
    CatalogueFormat {
        UsgsCsv = "usgs-csv",
        UsgsGeojson = "usgs-geojson",
        Quakeml = "quakeml",
        FdsnText = "fdsn-text",
        FdsnCsv = "fdsn-csv",
        Emsc = "emsc",
        IscCatcsv = "isc-catcsv",
        IscGem = "isc-gem",
        Geonet = "geonet",
        NcedcCsv = "ncedc-csv",
        NcedcReadable = "ncedc-readable",
        Scedc = "scedc",
        Jma = "jma",
        JmaCsepCsv = "jma-csep-csv",
        CsepCsv = "csep-csv",
        Zmap = "zmap",
        Horus = "horus",
        Cenc = "cenc",
        NeicKaggle = "neic-kaggle",
        Seismostats = "seismostats",
        Table = "table",
        Merged = "merged",
    }
}
string_union! {
    /// Why a row was dropped or set aside.
    Reason {
        Missing = "missing",
        NotANumber = "not-a-number",
        NotFinite = "not-finite",
        OutOfRange = "out-of-range",
        NotATime = "not-a-time",
        NotAnEarthquake = "not-an-earthquake",
        Duplicate = "duplicate",
        NearDuplicate = "near-duplicate",
        Ragged = "ragged",
        RepeatedHeader = "repeated-header",
        NotAFeature = "not-a-feature",
        Unreadable = "unreadable",
        Flagged = "flagged",
    }
}
string_union! {
    /// What was put right in a row that was kept.
    Repair {
        TimeCarried = "time-carried",
        LongitudeWrapped = "longitude-wrapped",
        DepthMetres = "depth-metres",
    }
}
string_union! {
    /// What was guessed, changed or found missing while reading.
    NoteCode {
        EncodingGuessed = "encoding-guessed",
        DelimiterGuessed = "delimiter-guessed",
        ColumnsGuessed = "columns-guessed",
        DecimalComma = "decimal-comma",
        TimeZoneAssumed = "time-zone-assumed",
        DayMonthOrder = "day-month-order",
        EpochMilliseconds = "epoch-milliseconds",
        LongitudeWrapped = "longitude-wrapped",
        DepthMetres = "depth-metres",
        DepthMissingColumn = "depth-missing-column",
        TimeMissingColumn = "time-missing-column",
        SecondOverflow = "second-overflow",
        SortedByTime = "sorted-by-time",
        HeaderCountDiffers = "header-count-differs",
        RowLimitReached = "row-limit-reached",
        SeveralMagnitudes = "several-magnitudes",
        FooterMissing = "footer-missing",
        NearDuplicatesKept = "near-duplicates-kept",
        EventGiven = "event-given",
        DistanceUnsaid = "distance-unsaid",
        DistanceFromEpicentre = "distance-from-epicentre",
        DistanceFromRupture = "distance-from-rupture",
        DistanceFromPlaces = "distance-from-places",
        IntensityModelled = "intensity-modelled",
        IntensityConverted = "intensity-converted",
        Synthetic = "synthetic",
        SyntheticPlanted = "synthetic-planted",
        SyntheticTriggering = "synthetic-triggering",
        AbstractsMissing = "abstracts-missing",
        YearsMissing = "years-missing",
        LabelsMissing = "labels-missing",
        OneALine = "one-a-line",
        SyntheticCorpus = "synthetic-corpus",
    }
}

impl Delimiter {
    /// The delimiter as the one byte it is in UTF-8.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// The file it is of, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// 1 is the first line of the file, the header included; for GeoJSON and QuakeML, the event's
    /// number from 1.
    pub row: usize,
    /// The column at fault, as the file names it; empty where the row as a whole is at fault.
    pub column: String,
    /// What stood there.
    pub value: String,
    /// Why the row was dropped.
    pub reason: Reason,
}

/// A row that was kept after its value was put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repaired {
    /// The file it is of, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// As [`Dropped::row`].
    pub row: usize,
    /// The column, as the file names it.
    pub column: String,
    /// What stood there.
    pub value: String,
    /// What was taken instead.
    pub became: String,
    /// What was wrong.
    pub reason: Repair,
}

/// A row that could be used and is left out all the same: another kind of event, or one that another
/// row has already. Options bring it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The file it is of, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// As [`Dropped::row`].
    pub row: usize,
    /// The column, as the file names it; empty for duplicates.
    pub column: String,
    /// What stood there; for duplicates the event's id.
    pub value: String,
    /// Why it was set aside.
    pub reason: Reason,
    /// The row that a duplicate repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<RowPlace>,
}

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowPlace {
    /// The file, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// As [`Dropped::row`].
    pub row: usize,
}

/// Something the reader should know about how the file was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// What happened.
    pub code: NoteCode,
    /// What its sentence speaks of.
    pub values: Values,
}

impl Note {
    /// A note without values.
    #[must_use]
    pub const fn new(code: NoteCode) -> Self {
        Self { code, values: Values::new() }
    }
    /// Adds a value for the sentence.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }
}

/// What a file turned out to be, as one of the `Format`s with columns taken for `Column`s: those of
/// catalogues unless a room has its own. `kept + dropped.len() + set_aside.len() == rows`, always.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport<Format = CatalogueFormat, Column: Ord = Field> {
    /// The layout that was recognised.
    pub format: Format,
    /// The encoding the bytes were read in; of several files, the first one's.
    pub encoding: Encoding,
    /// `None` where the format has none (GeoJSON, fixed width), and of several files.
    pub delimiter: Option<Delimiter>,
    /// Rows under the header.
    pub rows: usize,
    /// Rows that became events.
    pub kept: usize,
    /// Rows that cannot be used, in the order of the file.
    pub dropped: Vec<Dropped>,
    /// Rows that were put right, in the order of the file.
    #[serde(default)]
    pub repaired: Vec<Repaired>,
    /// Rows left out though they could be used, in the order of the file.
    #[serde(default)]
    pub set_aside: Vec<SetAside>,
    /// The file's own columns, in order.
    pub columns: Vec<String>,
    /// Which of them was taken for what.
    pub fields: BTreeMap<Column, String>,
    /// The first rows as the file has them, at most [`PREVIEW_ROWS`].
    pub preview: Vec<Vec<String>>,
    /// What was guessed, changed or found missing.
    pub notes: Vec<Note>,
    /// One a file, where several were merged.
    #[serde(default = "Vec::new")]
    pub files: Vec<FileReport<Format, Column>>,
    /// Numeric columns kept beside the fields.
    #[serde(default)]
    pub extras: Vec<ExtraColumn>,
}

/// A numeric column that no field is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtraColumn {
    /// The header's text.
    pub column: String,
    /// Whether it is known only once an event has been located and measured.
    pub hindsight: bool,
}

/// How one of several files was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as in ImportReport")]
pub struct FileReport<Format = CatalogueFormat, Column: Ord = Field> {
    pub name: String,
    pub format: Format,
    pub encoding: Encoding,
    pub delimiter: Option<Delimiter>,
    pub rows: usize,
    /// Rows that became events, duplicates of other files not counted.
    pub kept: usize,
    pub columns: Vec<String>,
    pub fields: BTreeMap<Column, String>,
    pub preview: Vec<Vec<String>>,
    pub notes: Vec<Note>,
}

/// How many rows [`ImportReport::preview`] shows.
pub const PREVIEW_ROWS: usize = 5;

impl<Format, Column: Ord> ImportReport<Format, Column> {
    /// The first note of a kind, if there is one.
    #[must_use]
    pub fn note(&self, code: NoteCode) -> Option<&Note> {
        self.notes.iter().find(|note| note.code == code)
    }
}

/// How many cells of a longer report value are quoted before it is cut.
const LONGEST_VALUE: usize = 120;

/// A cell for a report: cut to a length that fits a line of a table.
#[must_use]
pub fn quoted(cell: &str) -> String {
    match cell.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => cell.get(..end).map_or_else(String::new, |start| format!("{start}…")),
        None => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unions_are_spelt_as_in_the_contract() -> Result<(), serde_json::Error> {
        assert_eq!(serde_json::to_string(&Encoding::ShiftJis)?, "\"shift_jis\"");
        assert_eq!(serde_json::to_string(&Delimiter::Tab)?, "\"\\t\"");
        assert_eq!(serde_json::to_string(&Field::MagnitudeType)?, "\"magnitudeType\"");
        assert_eq!(serde_json::from_str::<Reason>("\"not-a-feature\"")?, Reason::NotAFeature);
        assert_eq!(NoteCode::RowLimitReached.as_str(), "row-limit-reached");
        Ok(())
    }

    #[test]
    fn a_long_cell_is_cut_between_characters() {
        let cut = quoted(&"震".repeat(500));
        assert_eq!(cut.chars().count(), LONGEST_VALUE + 1);
        assert_eq!(quoted("x"), "x");
    }
}
