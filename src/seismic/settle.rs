//! What a single cell cannot tell is settled over a whole table first: which column is what, decimal
//! commas, the order of day and month, the unit of depths, the zone of times.

use super::formats::Facts;
use super::gate::DEEPEST_MEDIAN;
use super::options::{CatalogueOptions, DepthUnit};
use crate::error::{Code, Error, Result};
use crate::tabular::columns::{self, Fields, joined};
use crate::tabular::delimited::Table;
use crate::tabular::number::{decimal_comma, is_blank, number};
use crate::tabular::time::{self, Numbers, Style, median, zone_in_header};
use crate::tabular::{CatalogueFormat, Delimiter, Field, Note, NoteCode};

/// Fields without which a row is no event.
pub(crate) const NEEDED: [Field; 3] = [Field::Latitude, Field::Longitude, Field::Magnitude];

/// A table with everything settled that one row cannot settle.
#[derive(Debug)]
pub(crate) struct Layout<'a> {
    pub(crate) table: &'a Table,
    pub(crate) fields: Fields,
    pub(crate) comma: bool,
    /// `None` where the file has no times.
    pub(crate) times: Option<Style>,
    /// Minutes east of Greenwich of times that say no zone.
    pub(crate) zone: f64,
    /// Who says so: the column's `header`, the `format`, or `nothing`.
    zone_from: &'static str,
    /// `None` where the file has no depths.
    pub(crate) depth_unit: Option<DepthUnit>,
    /// Whether the unit was neither said in the file nor wished: a single depth may be in another.
    pub(crate) depth_unit_is_a_guess: bool,
    /// For all events, where the magnitude's column is named after one type.
    pub(crate) magnitude_type: &'a str,
}

impl<'a> Layout<'a> {
    pub(crate) fn settle(
        table: &'a Table,
        format: CatalogueFormat,
        facts: Facts,
        options: &CatalogueOptions,
        notes: &mut Vec<Note>,
    ) -> Result<Self> {
        let mut fields = columns::recognise(table.columns(), &options.columns)?;
        if let Some(field) = facts.without.filter(|field| !options.columns.contains_key(field)) {
            fields.remove(&field);
        }
        let mut layout = Self {
            table,
            fields,
            comma: false,
            times: None,
            zone: 0.0,
            zone_from: "nothing",
            depth_unit: None,
            depth_unit_is_a_guess: false,
            magnitude_type: "",
        };
        layout.tell_magnitude_types_from_events(options);
        let missing: Vec<&str> = NEEDED
            .iter()
            .filter(|field| !layout.fields.contains_key(field))
            .map(|field| field.as_str())
            .collect();
        if let Some(first) = missing.first() {
            return Err(Error::new(Code::MissingColumn)
                .column(*first)
                .value("columns", joined(table.columns()))
                .value("missing", missing.join(", ")));
        }
        if format == CatalogueFormat::Table {
            let guessed = layout.fields.iter().filter(|(field, _)| !options.columns.contains_key(field));
            let pairs: Vec<String> =
                guessed.map(|(field, &index)| format!("{field}={}", layout.header(index))).collect();
            if !pairs.is_empty() {
                notes.push(Note::new(NoteCode::ColumnsGuessed).value("fields", pairs.join(", ")));
            }
        }
        layout.settle_magnitude_type();
        layout.settle_numbers(facts.depth_unit, options, notes);
        layout.settle_times(facts.zone, options, notes);
        Ok(layout)
    }

    /// A column called just `type` holds kinds of events at USGS and kinds of magnitudes elsewhere.
    fn tell_magnitude_types_from_events(&mut self, options: &CatalogueOptions) {
        let both = [Field::EventType, Field::MagnitudeType];
        if self.fields.contains_key(&Field::MagnitudeType)
            || both.iter().any(|field| options.columns.contains_key(field))
        {
            return;
        }
        let is_magnitude_type = |cell: &str| cell.len() <= 5 && cell.starts_with(['m', 'M']);
        let mut cells = self.cells(Field::EventType).filter(|cell| !is_blank(cell)).peekable();
        let reassign = cells.peek().is_some() && cells.all(is_magnitude_type);
        if reassign && let Some(index) = self.fields.remove(&Field::EventType) {
            self.fields.insert(Field::MagnitudeType, index);
        }
    }

    /// A column `Mw` beside none of types says what all of its magnitudes are.
    fn settle_magnitude_type(&mut self) {
        let Some(&column) = self.fields.get(&Field::Magnitude) else { return };
        let table = self.table;
        let name = table.columns().get(column).map_or("", String::as_str);
        let types = ["mw", "ml", "mb", "ms", "md"];
        if !self.fields.contains_key(&Field::MagnitudeType) && types.contains(&columns::plain(name).as_str())
        {
            self.magnitude_type = name;
        }
    }

    fn settle_numbers(
        &mut self,
        by_format: Option<DepthUnit>,
        options: &CatalogueOptions,
        notes: &mut Vec<Note>,
    ) {
        let cells = NEEDED.iter().chain(&[Field::Depth]).flat_map(|&field| self.cells(field));
        // In a file with commas between cells, `47,8` was two cells already.
        let possible = self.table.delimiter() != Some(Delimiter::Comma);
        self.comma = options.decimal_comma.unwrap_or_else(|| possible && decimal_comma(cells));
        if self.comma && options.decimal_comma.is_none() {
            notes.push(Note::new(NoteCode::DecimalComma));
        }
        let Some(&column) = self.fields.get(&Field::Depth) else {
            notes.push(Note::new(NoteCode::DepthMissingColumn));
            return;
        };
        let unit = |metres: bool| if metres { DepthUnit::Metres } else { DepthUnit::Kilometres };
        let (found, from) = match (columns::in_metres(self.header(column)), by_format) {
            (Some(metres), _) => (unit(metres), "header"),
            (None, Some(by_format)) => (by_format, "format"),
            (None, None) => {
                let mut depths: Vec<f64> =
                    self.cells(Field::Depth).filter_map(|cell| number(cell, self.comma).ok()).collect();
                (unit(median(&mut depths).is_some_and(|middle| middle > DEEPEST_MEDIAN)), "size")
            }
        };
        if found == DepthUnit::Metres && options.depth_unit.is_none() {
            let note = Note::new(NoteCode::DepthMetres).value("column", self.header(column));
            notes.push(note.value("from", from));
        }
        self.depth_unit = Some(options.depth_unit.unwrap_or(found));
        self.depth_unit_is_a_guess = options.depth_unit.is_none() && from == "size";
    }

    fn settle_times(&mut self, by_format: Option<f64>, options: &CatalogueOptions, notes: &mut Vec<Note>) {
        let first = if self.fields.contains_key(&Field::Date) { Field::Date } else { Field::Time };
        if self.cells(first).chain(self.cells(Field::Clock)).all(is_blank) {
            notes.push(Note::new(NoteCode::TimeMissingColumn));
            return;
        }
        let style = time::recognise(self.cells(first), options.day_first);
        if style.numbers == Numbers::Milliseconds {
            notes.push(Note::new(NoteCode::EpochMilliseconds));
        }
        if let Some(certain) = style.order_is_certain.filter(|_| options.day_first.is_none()) {
            let order = if style.day_first { "day-first" } else { "month-first" };
            let certain = if certain { "yes" } else { "no" };
            notes.push(Note::new(NoteCode::DayMonthOrder).value("order", order).value("certain", certain));
        }
        let (zone, from) = match (self.header_zone(), by_format) {
            (Some(zone), _) => (zone, "header"),
            (None, Some(zone)) => (zone, "format"),
            (None, None) => (0.0, "nothing"),
        };
        self.zone = options.time_zone_minutes.unwrap_or(zone);
        self.zone_from = from;
        self.times = Some(style);
    }

    /// What the headers of the time columns say about the zone.
    fn header_zone(&self) -> Option<f64> {
        let columns = [Field::Clock, Field::Time, Field::Date];
        columns
            .iter()
            .filter_map(|field| self.fields.get(field))
            .find_map(|&index| zone_in_header(self.header(index)))
    }

    /// The note about `unzoned` times, unless the file said UTC or the reader which zone.
    pub(crate) fn zone_note(&self, unzoned: usize, options: &CatalogueOptions) -> Option<Note> {
        let utc_by_header = self.zone_from == "header" && self.zone == 0.0;
        (unzoned > 0 && options.time_zone_minutes.is_none() && !utc_by_header).then(|| {
            Note::new(NoteCode::TimeZoneAssumed).value("minutes", self.zone).value("from", self.zone_from)
        })
    }

    pub(crate) fn header(&self, column: usize) -> &str {
        self.table.columns().get(column).map_or("", String::as_str)
    }
    /// All cells of a field's column; none where the file has no such column.
    fn cells(&self, field: Field) -> impl Iterator<Item = &'a str> + use<'a> {
        let (table, column) = (self.table, self.fields.get(&field).copied());
        (0..table.len()).filter_map(move |row| table.cell(row, column?))
    }
}
