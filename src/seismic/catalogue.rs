//! An earthquake catalogue in memory: one column a quantity, in time order where there are times.
//! Texts of all events lie in one string a column, so that 100,000 events are a handful of
//! allocations. [`Catalogue::to_csv`] writes what [`crate::seismic::read()`] reads back unchanged.

use crate::tabular::time::iso;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// One earthquake: `Event` of the contract.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Seconds since 1970-01-01T00:00:00Z; `None` where the file has no times.
    pub time: Option<f64>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// Kilometres, positive downwards.
    pub depth: Option<f64>,
    /// Of the type in `magnitude_type`.
    pub magnitude: f64,
    /// As the file writes it (`ml`, `Mw`, `mb_lg`); empty if unknown.
    pub magnitude_type: String,
    /// The agency's name for the event; empty if unknown.
    pub id: String,
    /// Where it was, in words; empty if unknown.
    pub place: String,
}

/// The numbers of a whole catalogue, for maps and plots: `CatalogueColumns` of the contract.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CatalogueColumns {
    /// Seconds since 1970-01-01T00:00:00Z; NaN where the file has no times. Shape `[events]`, as all.
    pub time: Vec<f64>,
    /// Degrees north.
    pub latitude: Vec<f32>,
    /// Degrees east, -180 to 180.
    pub longitude: Vec<f32>,
    /// Kilometres, positive downwards; NaN where missing.
    pub depth: Vec<f32>,
    /// Magnitude.
    pub magnitude: Vec<f32>,
}

/// One event on its way into a catalogue; borrowed, so that reading a file copies each text once.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Row<'a> {
    /// NaN where missing, as `depth`.
    pub time: f64,
    pub latitude: f64,
    pub longitude: f64,
    pub depth: f64,
    pub magnitude: f64,
    pub magnitude_type: &'a str,
    pub id: &'a str,
    pub place: &'a str,
}

/// Texts of a column, one after the other in one string.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    fn with_room(bytes: usize, texts: usize) -> Self {
        Self { all: String::with_capacity(bytes), ends: Vec::with_capacity(texts) }
    }
    fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
    }
    fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(index).copied().unwrap_or_default();
        self.all.get(start.unwrap_or_default()..end).unwrap_or_default()
    }
}

/// An earthquake catalogue. All columns have [`Catalogue::len`] entries.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    name: String,
    time: Vec<f64>,
    latitude: Vec<f64>,
    longitude: Vec<f64>,
    depth: Vec<f64>,
    magnitude: Vec<f64>,
    magnitude_type: Texts,
    id: Texts,
    place: Texts,
    extras: Vec<Extra>,
}

/// A numeric column of the file that no field is: what a reader may pick as a feature.
#[derive(Debug, Clone, PartialEq)]
pub struct Extra {
    /// The header's text.
    pub name: String,
    /// In the file's own unit, NaN where missing; `f32`, because there may be many. Shape `[events]`.
    pub values: Vec<f32>,
}

/// The header of [`Catalogue::to_csv`], before the columns of its own: USGS names, in USGS's order.
pub const CSV_HEADER: &str = "time,latitude,longitude,depth,mag,magType,id,place";

impl Catalogue {
    /// A catalogue of events in any order; they are put in time order if every one has a time.
    #[must_use]
    pub fn from_events(name: &str, events: &[Event]) -> Self {
        let mut rows: Vec<Row<'_>> = events
            .iter()
            .map(|event| Row {
                time: event.time.unwrap_or(f64::NAN),
                latitude: event.latitude,
                longitude: event.longitude,
                depth: event.depth.unwrap_or(f64::NAN),
                magnitude: event.magnitude,
                magnitude_type: &event.magnitude_type,
                id: &event.id,
                place: &event.place,
            })
            .collect();
        if rows.iter().all(|row| row.time.is_finite()) {
            rows.sort_by(|a, b| a.time.total_cmp(&b.time));
        }
        Self::from_rows(name, rows.iter())
    }

    /// A catalogue of rows that are in time order already.
    pub(crate) fn from_rows<'a>(name: &str, rows: impl Iterator<Item = &'a Row<'a>> + Clone) -> Self {
        let count = rows.clone().count();
        let texts = |length: fn(&Row<'a>) -> usize| Texts::with_room(rows.clone().map(length).sum(), count);
        let numbers = || Vec::with_capacity(count);
        let mut catalogue = Self {
            name: name.to_owned(),
            time: numbers(),
            latitude: numbers(),
            longitude: numbers(),
            depth: numbers(),
            magnitude: numbers(),
            magnitude_type: texts(|row| row.magnitude_type.len()),
            id: texts(|row| row.id.len()),
            place: texts(|row| row.place.len()),
            extras: Vec::new(),
        };
        for row in rows {
            catalogue.time.push(row.time);
            catalogue.latitude.push(row.latitude);
            catalogue.longitude.push(row.longitude);
            catalogue.depth.push(row.depth);
            catalogue.magnitude.push(row.magnitude);
            catalogue.magnitude_type.push(row.magnitude_type);
            catalogue.id.push(row.id);
            catalogue.place.push(row.place);
        }
        catalogue
    }

    /// The same with numeric columns beside the fields; each has one value an event.
    #[must_use]
    pub(crate) fn with_extras(mut self, extras: Vec<Extra>) -> Self {
        self.extras = extras;
        self
    }

    /// The file's name, or what the caller called it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
    /// How many events.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.magnitude.len()
    }
    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.magnitude.is_empty()
    }
    /// Whether the events have times, and so stand in time order.
    #[must_use]
    pub fn has_times(&self) -> bool {
        !self.is_empty() && self.time.iter().all(|time| time.is_finite())
    }
    /// Seconds since 1970-01-01T00:00:00Z; all NaN where the file has no times.
    #[must_use]
    pub fn time(&self) -> &[f64] {
        &self.time
    }
    /// Degrees north.
    #[must_use]
    pub fn latitude(&self) -> &[f64] {
        &self.latitude
    }
    /// Degrees east, -180 to 180.
    #[must_use]
    pub fn longitude(&self) -> &[f64] {
        &self.longitude
    }
    /// Kilometres, positive downwards; NaN where missing.
    #[must_use]
    pub fn depth(&self) -> &[f64] {
        &self.depth
    }
    /// Magnitude, of the type in [`Catalogue::magnitude_type`].
    #[must_use]
    pub fn magnitude(&self) -> &[f64] {
        &self.magnitude
    }
    /// The magnitude's type as the file writes it; empty if unknown, or if there is no such event.
    #[must_use]
    pub fn magnitude_type(&self, index: usize) -> &str {
        self.magnitude_type.get(index)
    }
    /// The agency's name for an event; empty if unknown, or if there is no such event.
    #[must_use]
    pub fn id(&self, index: usize) -> &str {
        self.id.get(index)
    }
    /// Where an event was, in words; empty if unknown, or if there is no such event.
    #[must_use]
    pub fn place(&self, index: usize) -> &str {
        self.place.get(index)
    }

    /// Numeric columns of the file that no field is.
    #[must_use]
    pub fn extras(&self) -> &[Extra] {
        &self.extras
    }

    /// One event, borrowed; of nothing but zeros past the end.
    pub(crate) fn row(&self, index: usize) -> Row<'_> {
        let at = |values: &[f64]| values.get(index).copied().unwrap_or_default();
        Row {
            time: at(&self.time),
            latitude: at(&self.latitude),
            longitude: at(&self.longitude),
            depth: at(&self.depth),
            magnitude: at(&self.magnitude),
            magnitude_type: self.magnitude_type.get(index),
            id: self.id.get(index),
            place: self.place.get(index),
        }
    }

    /// One event; `None` past the end.
    #[must_use]
    pub fn event(&self, index: usize) -> Option<Event> {
        let finite = |value: f64| value.is_finite().then_some(value);
        Some(Event {
            time: finite(*self.time.get(index)?),
            latitude: *self.latitude.get(index)?,
            longitude: *self.longitude.get(index)?,
            depth: finite(*self.depth.get(index)?),
            magnitude: *self.magnitude.get(index)?,
            magnitude_type: self.magnitude_type.get(index).to_owned(),
            id: self.id.get(index).to_owned(),
            place: self.place.get(index).to_owned(),
        })
    }

    /// Events `from..to`, as many of them as there are.
    #[must_use]
    pub fn events(&self, from: usize, to: usize) -> Vec<Event> {
        (from..to.min(self.len())).map_while(|index| self.event(index)).collect()
    }

    /// The numbers, for maps and plots; `f32` is good to 10 m in longitude.
    #[must_use]
    pub fn columns(&self) -> CatalogueColumns {
        let narrow = |wide: &[f64]| wide.iter().map(|&value| value as f32).collect();
        CatalogueColumns {
            time: self.time.clone(),
            latitude: narrow(&self.latitude),
            longitude: narrow(&self.longitude),
            depth: narrow(&self.depth),
            magnitude: narrow(&self.magnitude),
        }
    }

    /// The catalogue as CSV text in USGS's style ([`CSV_HEADER`], UTC, kilometres, `\n`). Reading it
    /// gives the same events: numbers are written with all the digits they need.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = String::with_capacity(64 + 96 * self.len());
        out.push_str(CSV_HEADER);
        for extra in &self.extras {
            out.push(',');
            push_cell(&mut out, &extra.name);
        }
        out.push('\n');
        let numbers = self.time.iter().zip(&self.latitude).zip(&self.longitude).zip(&self.depth);
        for (index, ((((time, latitude), longitude), depth), magnitude)) in
            numbers.zip(&self.magnitude).enumerate()
        {
            if time.is_finite() {
                out.push_str(&iso(*time));
            }
            // Writing to a String cannot fail.
            let _ = write!(out, ",{latitude},{longitude},");
            if depth.is_finite() {
                let _ = write!(out, "{depth}");
            }
            let _ = write!(out, ",{magnitude},");
            push_cell(&mut out, self.magnitude_type.get(index));
            out.push(',');
            push_cell(&mut out, self.id.get(index));
            out.push(',');
            push_cell(&mut out, self.place.get(index));
            for extra in &self.extras {
                out.push(',');
                if let Some(value) = extra.values.get(index).filter(|value| value.is_finite()) {
                    let _ = write!(out, "{value}");
                }
            }
            out.push('\n');
        }
        out
    }
}

/// A cell in quotes where it needs them.
fn push_cell(out: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n', '\r', ';', '\t', '|']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}
