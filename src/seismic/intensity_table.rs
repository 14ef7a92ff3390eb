//! A table of shaking intensities: who felt how much, how far from which earthquake. Read from exports of
//! "Did You Feel It?" and ShakeMap, ShakeMap's own files ([`super::shakemap`]) and people's own tables, by
//! column name; distances become hypocentral. [`IntensityTable::to_csv`] writes what [`read_all`] reads back unchanged.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::gate::no_valid_rows;
use super::intensity::Equation;
use super::intensity_columns::{IntensityField, IntensityFields, is_header, recognise};
use super::{shakemap, sphere};
use crate::error::{Code, Error, Result, string_union};
use crate::tabular::columns::joined;
use crate::tabular::decode::{LegacyDecoder, decode};
use crate::tabular::delimited::Table;
use crate::tabular::number::{decimal_comma, number};
use crate::tabular::report::{PREVIEW_ROWS, quoted};
use crate::tabular::time::{self, Style, zone_in_header};
use crate::tabular::{Delimiter, Dropped, Encoding, Note, NoteCode, Reason};

string_union! {
    /// What an intensity table was recognised as.
    IntensityFormat {
        DidYouFeelIt = "did-you-feel-it",
        Shakemap = "shakemap",
        Practice = "practice",
        Table = "table",
    }
}

/// Accepted values: Modified Mercalli 0 (not felt) to 12; kilometres; metres a second.
const INTENSITIES: [f64; 2] = [0.0, 12.0];
const MAGNITUDES: [f64; 2] = [-3.0, 10.0];
const DISTANCES: [f64; 2] = [0.0, 20_100.0];
const DEPTHS: [f64; 2] = [-10.0, 800.0];
const VS30: [f64; 2] = [50.0, 5000.0];

/// The earthquake of a file that does not say which it is about: `IntensityEvent` of the contract.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct IntensityEvent {
    pub id: Option<String>,
    pub magnitude: Option<f64>,
    pub depth: Option<f64>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub time: Option<f64>,
}

/// How to read an intensity table: `IntensityOptions` of the contract.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct IntensityOptions {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
    pub decimal_comma: Option<bool>,
    pub columns: BTreeMap<IntensityField, String>,
    pub events: Vec<IntensityEvent>,
}

/// How the file was read. `kept + dropped.len() == rows`, always.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct IntensityImport {
    pub format: IntensityFormat,
    pub encoding: Encoding,
    pub delimiter: Option<Delimiter>,
    pub rows: usize,
    pub kept: usize,
    pub dropped: Vec<Dropped>,
    pub columns: Vec<String>,
    pub fields: BTreeMap<IntensityField, String>,
    pub preview: Vec<Vec<String>>,
    pub notes: Vec<Note>,
    pub events: usize,
}

/// One observation: `IntensityRow` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct IntensityRow {
    pub event: String,
    pub time: Option<f64>,
    pub magnitude: f64,
    pub distance: f64,
    pub depth: Option<f64>,
    pub vs30: Option<f64>,
    pub intensity: f64,
}

/// Observations, those of an event together, events in time order where each has a time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IntensityTable {
    name: String,
    rows: Vec<IntensityRow>,
    /// First row of each event, then the number of rows.
    starts: Vec<usize>,
    practice: Option<Equation>,
}

impl IntensityTable {
    /// Puts observations in order.
    pub fn of(name: &str, rows: Vec<IntensityRow>, practice: Option<Equation>) -> Self {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut events: Vec<Vec<IntensityRow>> = Vec::new();
        for row in rows {
            let place = *places.entry(row.event.clone()).or_insert(events.len());
            match events.get_mut(place) {
                Some(event) => event.push(row),
                None => events.push(vec![row]),
            }
        }
        let begin = |event: &Vec<IntensityRow>| event.first().and_then(|row| row.time);
        if events.iter().all(|event| begin(event).is_some()) {
            events.sort_by(|a, b| begin(a).partial_cmp(&begin(b)).unwrap_or(std::cmp::Ordering::Equal));
        }
        let mut starts = vec![0];
        starts.extend(events.iter().scan(0, |sum, event| {
            *sum += event.len();
            Some(*sum)
        }));
        Self { name: name.to_owned(), rows: events.into_iter().flatten().collect(), starts, practice }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The observations.
    pub fn rows(&self) -> &[IntensityRow] {
        &self.rows
    }

    /// Rows of each event.
    pub fn events(&self) -> Vec<std::ops::Range<usize>> {
        self.starts.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.get(1)?)).collect()
    }

    /// The equation that it was made from, if it was.
    pub const fn practice(&self) -> Option<Equation> {
        self.practice
    }

    /// Whether each event has a time.
    pub fn has_times(&self) -> bool {
        self.rows.iter().all(|row| row.time.is_some())
    }

    /// The observations as CSV text.
    pub fn to_csv(&self) -> String {
        let mut text =
            String::from("event_id,time,magnitude,depth_km,hypocentral_distance_km,vs30,intensity");
        let made = self.practice.map(|equation| format!(",{equation}")).unwrap_or_default();
        text.push_str(if made.is_empty() { "\n" } else { ",equation\n" });
        let cell = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        for row in &self.rows {
            let event = row.event.replace('"', "\"\"");
            let time = row.time.map(time::iso).unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "\"{event}\",{time},{},{},{},{},{}{made}",
                row.magnitude,
                cell(row.depth),
                row.distance,
                cell(row.vs30),
                row.intensity
            );
        }
        text
    }
}

/// Reads intensity tables; several files become one.
///
/// # Errors
/// As [`crate::seismic::read()`], with `missing-column` (value `missing`) where there is no intensity, no
/// magnitude (nor one given with the options), or nothing that tells a distance.
pub fn read_all(
    name: &str,
    files: &[(&str, &[u8])],
    options: &IntensityOptions,
    legacy: &dyn LegacyDecoder,
) -> Result<(IntensityTable, IntensityImport)> {
    let mut rows = Vec::new();
    let mut practice = Vec::new();
    let mut merged: Option<IntensityImport> = None;
    for (index, (file, bytes)) in files.iter().enumerate() {
        let given = options.events.get(index).cloned().unwrap_or_default();
        let in_file = |error: Error| if file.is_empty() { error } else { error.file(*file) };
        let (found, made, mut report) = read_one(file, bytes, options, &given, legacy).map_err(in_file)?;
        rows.extend(found);
        practice.push(made);
        if files.len() > 1 {
            report.dropped.iter_mut().for_each(|row| row.file = Some((*file).to_owned()));
        }
        match &mut merged {
            None => merged = Some(report),
            Some(all) => {
                all.rows += report.rows;
                all.kept += report.kept;
                all.dropped.extend(report.dropped);
                let fresh: Vec<Note> =
                    report.notes.into_iter().filter(|note| !all.notes.contains(note)).collect();
                all.notes.extend(fresh);
            }
        }
    }
    let mut report = merged.ok_or_else(|| Error::new(Code::EmptySource))?;
    let first = practice.first().copied().flatten();
    let table = IntensityTable::of(name, rows, first.filter(|_| practice.iter().all(|made| *made == first)));
    report.events = table.events().len();
    Ok((table, report))
}

type Found = (Vec<IntensityRow>, Option<Equation>, IntensityImport);

fn read_one(
    name: &str,
    bytes: &[u8],
    options: &IntensityOptions,
    given: &IntensityEvent,
    legacy: &dyn LegacyDecoder,
) -> Result<Found> {
    let decoded = decode(bytes, options.encoding, legacy)?;
    let mut notes: Vec<Note> = decoded.note.iter().cloned().collect();
    let table = match shakemap::table(&decoded.text, &mut notes)? {
        Some(table) => table,
        None => Table::parse(&decoded.text, options.delimiter, &|cells| is_header(cells, &options.columns))?,
    };
    let fields = recognise(table.columns(), &options.columns)?;
    let sheet = Sheet::settle(&table, fields, given, options, name, &mut notes)?;
    let mut dropped = Vec::new();
    let mut rows = Vec::new();
    for row in 0..table.len() {
        match sheet.row(row) {
            Ok(found) => rows.push(found),
            Err((field, reason)) => dropped.push(sheet.blame(row, field, reason)),
        }
    }
    if rows.is_empty() {
        return Err(no_valid_rows(&dropped, &[], table.len()));
    }
    let practice = sheet.practice();
    let header = |index: usize| table.columns().get(index).cloned().unwrap_or_default();
    let report = IntensityImport {
        format: sheet.format(practice),
        encoding: decoded.encoding,
        delimiter: table.delimiter(),
        rows: table.len(),
        kept: rows.len(),
        dropped,
        columns: table.columns().to_vec(),
        fields: sheet.fields.iter().map(|(&field, &index)| (field, header(index))).collect(),
        preview: (0..table.len().min(PREVIEW_ROWS)).map(|row| table.texts(row)).collect(),
        notes,
        events: 0,
    };
    Ok((rows, practice, report))
}

/// Why a row is not kept, and the field at fault (`None` is the row as a whole).
type Fault = (Option<IntensityField>, Reason);

/// How distances are told.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ruler {
    Hypocentre(IntensityField),
    Epicentre,
    Places,
}

/// A table with everything settled that one row cannot settle.
struct Sheet<'a> {
    table: &'a Table,
    fields: IntensityFields,
    comma: bool,
    times: Option<(Style, f64)>,
    ruler: Ruler,
    given: &'a IntensityEvent,
    file: &'a str,
    /// Where a station list flags intensities.
    flag: Option<usize>,
}

impl<'a> Sheet<'a> {
    fn settle(
        table: &'a Table,
        fields: IntensityFields,
        given: &'a IntensityEvent,
        options: &IntensityOptions,
        file: &'a str,
        notes: &mut Vec<Note>,
    ) -> Result<Self> {
        let ruler = ruler(&fields, given);
        let mut missing = Vec::new();
        if !fields.contains_key(&IntensityField::Intensity) {
            missing.push("intensity");
        }
        if !fields.contains_key(&IntensityField::Magnitude) && given.magnitude.is_none() {
            missing.push("magnitude");
        }
        if ruler.is_none() {
            missing.push("distance");
        }
        let (Some(ruler), None) = (ruler, missing.first()) else {
            return Err(Error::new(Code::MissingColumn)
                .column(*missing.first().unwrap_or(&"distance"))
                .value("columns", joined(table.columns()))
                .value("missing", missing.join(", ")));
        };
        let flag = table.columns().iter().position(|name| name == shakemap::FLAG);
        let mut sheet = Self { table, fields, comma: false, times: None, ruler, given, file, flag };
        let cells = sheet.fields.values().flat_map(|&column| sheet.cells(column));
        let possible = table.delimiter() != Some(Delimiter::Comma);
        sheet.comma = options.decimal_comma.unwrap_or_else(|| possible && decimal_comma(cells));
        if sheet.comma && options.decimal_comma.is_none() {
            notes.push(Note::new(NoteCode::DecimalComma));
        }
        sheet.settle_times();
        notes.extend(sheet.note_of_ruler());
        if *given != IntensityEvent::default() {
            notes.push(Note::new(NoteCode::EventGiven));
        }
        Ok(sheet)
    }

    fn settle_times(&mut self) {
        let Some(&column) = self.fields.get(&IntensityField::Time) else { return };
        if self.cells(column).all(crate::tabular::number::is_blank) {
            return;
        }
        let header = self.table.columns().get(column).map_or("", String::as_str);
        let zone = zone_in_header(header).unwrap_or(0.0);
        self.times = Some((time::recognise(self.cells(column), None), zone));
    }

    fn note_of_ruler(&self) -> Option<Note> {
        let column = |field| self.fields.get(&field).and_then(|&index| self.table.columns().get(index));
        let note = |code, field| {
            let name = column(field).map_or("", String::as_str);
            Some(Note::new(code).value("column", name))
        };
        match self.ruler {
            Ruler::Hypocentre(IntensityField::RuptureDistance) => {
                note(NoteCode::DistanceFromRupture, IntensityField::RuptureDistance)
            }
            Ruler::Hypocentre(field) => {
                let name = column(field).map_or_else(String::new, |name| name.to_lowercase());
                let said = name.contains("hypo") || name.contains("震源");
                if said { None } else { note(NoteCode::DistanceUnsaid, field) }
            }
            Ruler::Epicentre => note(NoteCode::DistanceFromEpicentre, IntensityField::EpicentralDistance),
            Ruler::Places => Some(Note::new(NoteCode::DistanceFromPlaces)),
        }
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        let table = self.table;
        (0..table.len()).filter_map(move |row| table.cell(row, column))
    }

    fn text(&self, row: usize, field: IntensityField) -> Option<&'a str> {
        self.fields.get(&field).map(|&column| self.table.cell(row, column).unwrap_or_default())
    }

    /// A number within limits; `None` where the file has no such column, or nothing in the cell.
    fn measure(&self, row: usize, field: IntensityField, limits: [f64; 2]) -> Result<Option<f64>, Fault> {
        let Some(cell) = self.text(row, field) else { return Ok(None) };
        match number(cell, self.comma) {
            Ok(value) if (limits[0]..=limits[1]).contains(&value) => Ok(Some(value)),
            Ok(_) => Err((Some(field), Reason::OutOfRange)),
            Err(Reason::Missing) => Ok(None),
            Err(reason) => Err((Some(field), reason)),
        }
    }

    fn row(&self, row: usize) -> Result<IntensityRow, Fault> {
        if self.table.texts(row) == self.table.columns() {
            return Err((None, Reason::RepeatedHeader));
        }
        let flag = self.flag.and_then(|column| self.table.cell(row, column)).unwrap_or_default();
        if !matches!(flag, "" | "0" | "null") {
            return Err((Some(IntensityField::Intensity), Reason::Flagged));
        }
        let need = |field, value: Option<f64>| value.ok_or((Some(field), Reason::Missing));
        let measure = |field, limits| self.measure(row, field, limits);
        let intensity = need(IntensityField::Intensity, measure(IntensityField::Intensity, INTENSITIES)?)?;
        let magnitude = measure(IntensityField::Magnitude, MAGNITUDES)?.or(self.given.magnitude);
        let magnitude = need(IntensityField::Magnitude, magnitude)?;
        let depth = measure(IntensityField::Depth, DEPTHS)?.or(self.given.depth);
        let distance = self.distance(row, depth)?;
        let vs30 = measure(IntensityField::Vs30, VS30)?;
        let time = self.time(row)?;
        let event = self.text(row, IntensityField::Event).filter(|id| !id.is_empty()).map(str::to_owned);
        let event = event.or_else(|| self.given.id.clone()).unwrap_or_else(|| {
            // Nobody named it: rows that agree in these are of one event.
            let at = time.map(time::iso).unwrap_or_default();
            format!("{} M {magnitude} {} km {at}", self.file, depth.unwrap_or(f64::NAN)).trim().to_owned()
        });
        Ok(IntensityRow { event, time, magnitude, distance, depth, vs30, intensity })
    }

    /// Hypocentral kilometres.
    fn distance(&self, row: usize, depth: Option<f64>) -> Result<f64, Fault> {
        let along = match self.ruler {
            Ruler::Hypocentre(field) => {
                return self.measure(row, field, DISTANCES)?.ok_or((Some(field), Reason::Missing));
            }
            Ruler::Epicentre => {
                let field = IntensityField::EpicentralDistance;
                self.measure(row, field, DISTANCES)?.ok_or((Some(field), Reason::Missing))?
            }
            Ruler::Places => {
                let degrees = |field, limit: f64, given: Option<f64>| {
                    let found = self.measure(row, field, [-limit, limit])?.or(given);
                    found.ok_or((Some(field), Reason::Missing))
                };
                let site = (
                    degrees(IntensityField::Latitude, 90.0, None)?,
                    degrees(IntensityField::Longitude, 360.0, None)?,
                );
                let source = (
                    degrees(IntensityField::EventLatitude, 90.0, self.given.latitude)?,
                    degrees(IntensityField::EventLongitude, 360.0, self.given.longitude)?,
                );
                sphere::distance(site, source)
            }
        };
        Ok(libm::hypot(along, depth.unwrap_or(0.0)))
    }

    fn time(&self, row: usize) -> Result<Option<f64>, Fault> {
        let Some((style, zone)) = self.times else { return Ok(self.given.time) };
        let cell = self.text(row, IntensityField::Time).unwrap_or_default();
        match time::read(cell, None, style, zone) {
            Ok(stamp) => Ok(Some(stamp.seconds)),
            Err(Reason::Missing) => Ok(self.given.time),
            Err(reason) => Err((Some(IntensityField::Time), reason)),
        }
    }

    fn blame(&self, row: usize, field: Option<IntensityField>, reason: Reason) -> Dropped {
        let column = field.and_then(|field| self.fields.get(&field)).copied();
        let value = match column {
            Some(column) => quoted(self.table.cell(row, column).unwrap_or_default()),
            None => String::new(),
        };
        let column = column.and_then(|index| self.table.columns().get(index)).cloned();
        let column = column.or_else(|| field.map(|field| field.as_str().to_owned())).unwrap_or_default();
        Dropped { file: None, row: self.table.line(row), column, value, reason }
    }

    /// The equation that all rows say they were made from.
    fn practice(&self) -> Option<Equation> {
        let named = |name: &str| Equation::ALL.iter().copied().find(|equation| equation.as_str() == name);
        let column = *self.fields.get(&IntensityField::Equation)?;
        let first = self.cells(column).next().and_then(named)?;
        self.cells(column).all(|cell| named(cell) == Some(first)).then_some(first)
    }

    fn format(&self, practice: Option<Equation>) -> IntensityFormat {
        let names: Vec<String> = self.table.columns().iter().map(|name| name.trim().to_lowercase()).collect();
        let has = |name: &str| names.iter().any(|own| own == name);
        match () {
            () if practice.is_some() => IntensityFormat::Practice,
            () if has("cdi") => IntensityFormat::DidYouFeelIt,
            () if has(shakemap::STATION_TYPE) || has("svel") || has("mmi") && (has("pga") || has("pgv")) => {
                IntensityFormat::Shakemap
            }
            () => IntensityFormat::Table,
        }
    }
}

fn ruler(fields: &IntensityFields, given: &IntensityEvent) -> Option<Ruler> {
    let has = |field: IntensityField| fields.contains_key(&field);
    let source = has(IntensityField::EventLatitude) && has(IntensityField::EventLongitude)
        || given.latitude.is_some() && given.longitude.is_some();
    match () {
        () if has(IntensityField::Distance) => Some(Ruler::Hypocentre(IntensityField::Distance)),
        () if has(IntensityField::EpicentralDistance) => Some(Ruler::Epicentre),
        () if has(IntensityField::RuptureDistance) => {
            Some(Ruler::Hypocentre(IntensityField::RuptureDistance))
        }
        () if source && has(IntensityField::Latitude) && has(IntensityField::Longitude) => {
            Some(Ruler::Places)
        }
        () => None,
    }
}
