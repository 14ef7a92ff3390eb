//! ShakeMap's own files as tables: the grid of a map (`grid.xml`) and the list of what was observed
//! (`stationlist.json`), and the GeoJSON of "Did You Feel It?". What is told of the earthquake becomes
//! columns beside each row's own.
//! <https://ghsc.code-pages.usgs.gov/esi/shakemap/manual4_0/ug_products.html>

use std::collections::BTreeSet;

use quick_xml::events::{BytesStart, Event as Xml};
use quick_xml::{Reader, XmlVersion};
use serde_json::{Map, Value};

use super::formats::bad_xml;
use crate::error::{Code, Error, Result};
use crate::tabular::delimited::Table;
use crate::tabular::{Note, NoteCode};

/// Attributes of a grid's earthquake, and the columns they become.
const EVENT: [(&str, &str); 6] = [
    ("event_id", "event_id"),
    ("event_timestamp", "event_time"),
    ("magnitude", "event_magnitude"),
    ("depth", "event_depth"),
    ("lat", "event_latitude"),
    ("lon", "event_longitude"),
];
/// In a station list, who observed: instruments are `seismic`.
pub(super) const STATION_TYPE: &str = "station_type";
/// Set where an intensity is not to be used.
pub(super) const FLAG: &str = "intensity_flag";

/// The table of a file of ShakeMap's own, with a note of what its intensities are; `None` of other files.
///
/// # Errors
/// Those of [`grid`] and [`features`].
pub(super) fn table(text: &str, notes: &mut Vec<Note>) -> Result<Option<Table>> {
    let text = text.trim_start();
    let start: String = text.chars().take(4096).collect();
    if start.starts_with('<') && start.contains("<shakemap_grid") {
        notes.push(Note::new(NoteCode::IntensityModelled));
        return grid(text).map(Some);
    }
    if !start.starts_with('{') {
        return Ok(None);
    }
    let table = features(text)?;
    if let Some(kind) = table.columns().iter().position(|name| name == STATION_TYPE) {
        let converted = (0..table.len()).filter(|&row| table.cell(row, kind) == Some("seismic")).count();
        if converted > 0 {
            let note = Note::new(NoteCode::IntensityConverted).value("rows", converted);
            notes.push(note.value("all", table.len()));
        }
    }
    Ok(Some(table))
}

/// # Errors
/// `bad-xml` (row: the line; value `detail`) where the file stops early or is not well-formed,
/// `no-rows` where its grid is empty.
fn grid(text: &str) -> Result<Table> {
    let mut reader = Reader::from_str(text);
    let mut found = Found::default();
    let mut path: Vec<String> = Vec::new();
    loop {
        let from = reader.buffer_position();
        match reader.read_event().map_err(|why| bad_xml(text, reader.error_position(), why.to_string()))? {
            Xml::Start(element) => {
                found.read(&element);
                path.push(element.local_name().into_inner().to_owned());
            }
            Xml::Empty(element) => found.read(&element),
            Xml::Text(cells) if path.last().is_some_and(|name| name == "grid_data") => {
                let before = usize::try_from(from).ok().and_then(|from| text.get(..from)).unwrap_or_default();
                let line = 1 + before.bytes().filter(|&byte| byte == b'\n').count();
                found.take(&cells.xml10_content(), line);
            }
            Xml::End(_) => {
                path.pop();
            }
            Xml::Eof => break,
            _ => {}
        }
    }
    if let Some(open) = path.last() {
        return Err(bad_xml(text, u64::MAX, format!("<{open}> …")));
    }
    found.table.unwrap_or_default().not_empty()
}

/// What was found of a grid so far.
#[derive(Default)]
struct Found {
    event: Vec<(&'static str, String)>,
    /// Index and name of each field.
    fields: Vec<(usize, String)>,
    table: Option<Table>,
}

impl Found {
    fn read(&mut self, element: &BytesStart<'_>) {
        let attribute = |name: &str| {
            let mut all = element.attributes().flatten();
            let value = all.find(|one| one.key.local_name().into_inner() == name)?;
            value.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.trim().to_owned())
        };
        match element.local_name().into_inner() {
            "event" => {
                let told = |&(name, column)| Some((column, attribute(name).filter(|text| !text.is_empty())?));
                self.event = EVENT.iter().filter_map(told).collect();
            }
            "grid_field" => {
                let index = attribute("index").and_then(|index| index.parse().ok());
                self.fields.push((index.unwrap_or(usize::MAX), attribute("name").unwrap_or_default()));
            }
            _ => {}
        }
    }

    /// The rows of the grid, which begin on `first`; some writers put all of them on one line.
    fn take(&mut self, rows: &str, first: usize) {
        self.fields.sort_by_key(|(index, _)| *index);
        let names = self.event.iter().map(|(column, _)| *column);
        let columns: Vec<&str> = names.chain(self.fields.iter().map(|(_, name)| name.as_str())).collect();
        let mut table = Table::with_columns(&columns);
        for (number, line) in rows.split('\n').enumerate() {
            let cells: Vec<&str> = line.split_ascii_whitespace().collect();
            for row in cells.chunks(self.fields.len().max(1)) {
                let event = self.event.iter().map(|(_, value)| value.as_str());
                table.push_row(event.chain(row.iter().copied()), first + number);
            }
        }
        self.table = Some(table);
    }
}

/// The features of a station list, or of another map of intensities, as rows: their plain properties, the
/// distances of a station, and where a point lies. A row's line is the feature's number from 1.
///
/// # Errors
/// `bad-json` (row) for no JSON or no feature collection, `no-rows` for one without features.
fn features(text: &str) -> Result<Table> {
    let bad = |row: usize, detail: String| Error::new(Code::BadJson).row(row).value("detail", detail);
    let value: Value = serde_json::from_str(text.trim_end())
        .map_err(|why| bad(why.line(), why.to_string()).value("character", why.column()))?;
    let Some(features) = value.get("features").and_then(Value::as_array) else {
        return Err(bad(1, "features".to_owned()).value("character", 1));
    };
    let rows: Vec<Vec<(String, String)>> = features.iter().map(cells).collect();
    let names: BTreeSet<&str> = rows.iter().flatten().map(|(name, _)| name.as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let mut table = Table::with_columns(&names);
    for (index, row) in rows.iter().enumerate() {
        let cell =
            |name: &&str| row.iter().find(|(own, _)| own == name).map_or("", |(_, cell)| cell.as_str());
        table.push_row(names.iter().map(cell), index + 1);
    }
    table.not_empty()
}

/// Names and values of a feature; none of what is no feature.
fn cells(feature: &Value) -> Vec<(String, String)> {
    let of = |name: &str| feature.get(name).and_then(Value::as_object);
    let Some(properties) = of("properties") else { return Vec::new() };
    // A station's plain distance is the one to the rupture.
    let is_station = properties.contains_key(STATION_TYPE);
    let mut cells = plain(properties, |name| if is_station && name == "distance" { "rrup" } else { name });
    if let Some(distances) = properties.get("distances").and_then(Value::as_object) {
        let named: Vec<(String, String)> = plain(distances, |name| name);
        cells.retain(|(name, _)| named.iter().all(|(other, _)| other != name));
        cells.extend(named);
    }
    let point = of("geometry").and_then(|geometry| geometry.get("coordinates")).and_then(Value::as_array);
    if let Some([longitude, latitude, ..]) = point.map(Vec::as_slice)
        && longitude.is_number()
        && latitude.is_number()
    {
        cells.extend(
            [("longitude", longitude), ("latitude", latitude)]
                .map(|(name, value)| (name.to_owned(), value.to_string())),
        );
    }
    cells
}

/// Members that are texts or numbers; what is not known is the text `null`.
fn plain<'a>(members: &'a Map<String, Value>, rename: impl Fn(&'a str) -> &'a str) -> Vec<(String, String)> {
    let cell = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null => Some(String::new()),
        Value::Array(_) | Value::Object(_) => None,
    };
    members.iter().filter_map(|(name, value)| Some((rename(name).to_owned(), cell(value)?))).collect()
}
