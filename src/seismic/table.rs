//! Catalogues that come as tables. Everything a single cell cannot tell (decimal commas, the order
//! of day and month, the unit of depths, the zone of times) is settled over whole columns first,
//! then each row is measured and passes the gate.

use super::catalogue::{Catalogue, Row};
use super::gate::{DEEPEST_MEDIAN, Fault, Gate, USGS_ROW_LIMIT, is_earthquake};
use super::options::{CatalogueOptions, DepthUnit};
use crate::error::{Code, Error, Result};
use crate::tabular::columns::{self, Fields, joined};
use crate::tabular::decode::Decoded;
use crate::tabular::delimited::Table;
use crate::tabular::number::{decimal_comma, is_blank, number};
use crate::tabular::report::PREVIEW_ROWS;
use crate::tabular::time::{self, Numbers, Style, median, zone_in_header};
use crate::tabular::{CatalogueFormat, Delimiter, Field, ImportReport, Note, NoteCode, Reason};

/// Fields without which a row is no event.
const NEEDED: [Field; 3] = [Field::Latitude, Field::Longitude, Field::Magnitude];

/// A table with everything settled that one row cannot settle.
struct Layout<'a> {
    table: &'a Table,
    fields: Fields,
    comma: bool,
    /// `None` where the file has no times.
    times: Option<Style>,
    /// Minutes east of Greenwich of times that say no zone.
    zone: f64,
    /// `None` where the file has no depths.
    depth_unit: Option<DepthUnit>,
    keep_other_events: bool,
}

/// What the rows add to the report.
#[derive(Default)]
struct Counts {
    unzoned: usize,
    overflow: usize,
    odd_width: usize,
    first_odd: usize,
}

pub(crate) fn read(
    name: &str,
    decoded: &Decoded<'_>,
    options: &CatalogueOptions,
) -> Result<(Catalogue, ImportReport)> {
    let is_header = |cells: &[&str]| columns::is_header(cells, &options.columns);
    let table = Table::parse(&decoded.text, options.delimiter, &is_header)?;
    let mut notes: Vec<Note> = decoded.note.iter().cloned().collect();
    if options.delimiter.is_none()
        && let Some(delimiter) = table.delimiter().filter(|&delimiter| delimiter != Delimiter::Comma)
    {
        notes.push(Note::new(NoteCode::DelimiterGuessed).value("delimiter", delimiter.as_str()));
    }
    let layout = Layout::settle(&table, options, &mut notes)?;

    let mut gate = Gate::default();
    let mut counts = Counts::default();
    for row in 0..table.len() {
        let line = table.line(row);
        let measured = layout.measure(row, &mut counts).and_then(|event| gate.pass(line, event));
        if let Err(fault) = measured {
            let (column, value) = layout.blame(row, fault);
            gate.drop(line, column, &value, fault.1);
        }
    }
    layout.add_counts(&counts, options, &mut notes);
    let format = format_of(&table);
    if format == CatalogueFormat::UsgsCsv && table.len() == USGS_ROW_LIMIT {
        notes.push(Note::new(NoteCode::RowLimitReached).value("limit", USGS_ROW_LIMIT));
    }
    let report = ImportReport {
        format,
        encoding: decoded.encoding,
        delimiter: table.delimiter(),
        rows: table.len(),
        kept: 0,
        dropped: Vec::new(),
        columns: table.columns().to_vec(),
        fields: layout
            .fields
            .iter()
            .map(|(&field, &index)| (field, layout.header(index).to_owned()))
            .collect(),
        preview: (0..table.len().min(PREVIEW_ROWS)).map(|row| table.texts(row)).collect(),
        notes,
    };
    gate.finish(name, report)
}

impl<'a> Layout<'a> {
    fn settle(table: &'a Table, options: &CatalogueOptions, notes: &mut Vec<Note>) -> Result<Self> {
        let fields = columns::recognise(table.columns(), &options.columns)?;
        let mut layout = Self {
            table,
            fields,
            comma: false,
            times: None,
            zone: 0.0,
            depth_unit: None,
            keep_other_events: options.keep_other_events,
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
        if format_of(table) == CatalogueFormat::Table {
            let guessed = layout.fields.iter().filter(|(field, _)| !options.columns.contains_key(field));
            let pairs: Vec<String> =
                guessed.map(|(field, &index)| format!("{field}={}", layout.header(index))).collect();
            if !pairs.is_empty() {
                notes.push(Note::new(NoteCode::ColumnsGuessed).value("fields", pairs.join(", ")));
            }
        }
        layout.settle_numbers(options, notes);
        layout.settle_times(options, notes);
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

    fn settle_numbers(&mut self, options: &CatalogueOptions, notes: &mut Vec<Note>) {
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
        let in_metres = match options.depth_unit {
            Some(unit) => unit == DepthUnit::Metres,
            None => columns::in_metres(self.header(column)).unwrap_or_else(|| {
                let mut depths: Vec<f64> =
                    self.cells(Field::Depth).filter_map(|cell| number(cell, self.comma).ok()).collect();
                median(&mut depths).is_some_and(|middle| middle > DEEPEST_MEDIAN)
            }),
        };
        if in_metres && options.depth_unit.is_none() {
            notes.push(Note::new(NoteCode::DepthMetres).value("column", self.header(column)));
        }
        self.depth_unit = Some(if in_metres { DepthUnit::Metres } else { DepthUnit::Kilometres });
    }

    fn settle_times(&mut self, options: &CatalogueOptions, notes: &mut Vec<Note>) {
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
        self.zone = options.time_zone_minutes.or_else(|| self.header_zone()).unwrap_or_default();
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

    fn add_counts(&self, counts: &Counts, options: &CatalogueOptions, notes: &mut Vec<Note>) {
        let said = self.header_zone();
        if counts.unzoned > 0 && options.time_zone_minutes.is_none() && said != Some(0.0) {
            let from = if said.is_some() { "header" } else { "nothing" };
            notes.push(Note::new(NoteCode::TimeZoneAssumed).value("minutes", self.zone).value("from", from));
        }
        if counts.overflow > 0 {
            notes.push(Note::new(NoteCode::SecondOverflow).value("rows", counts.overflow));
        }
        if counts.odd_width > 0 {
            notes.push(
                Note::new(NoteCode::HeaderCountDiffers)
                    .value("of", "columns")
                    .value("announced", self.table.columns().len())
                    .value("rows", counts.odd_width)
                    .value("row", counts.first_odd),
            );
        }
    }

    fn header(&self, column: usize) -> &str {
        self.table.columns().get(column).map_or("", String::as_str)
    }
    /// All cells of a field's column; none where the file has no such column.
    fn cells(&self, field: Field) -> impl Iterator<Item = &'a str> + use<'a> {
        let (table, column) = (self.table, self.fields.get(&field).copied());
        (0..table.len()).filter_map(move |row| table.cell(row, column?))
    }
    /// A cell; `None` where the file has no such column.
    fn cell(&self, row: usize, field: Field) -> Result<Option<&'a str>, Fault> {
        let Some(&column) = self.fields.get(&field) else {
            return Ok(None);
        };
        match self.table.cell(row, column) {
            Some(cell) => Ok(Some(cell)),
            // A row cut short: what it lacks at its end may be left out if it is not needed.
            None if NEEDED.contains(&field) || matches!(field, Field::Time | Field::Date) => {
                Err((None, Reason::Ragged))
            }
            None => Ok(Some("")),
        }
    }

    fn measure(&self, row: usize, counts: &mut Counts) -> Result<Row<'a>, Fault> {
        self.check_width(row, counts)?;
        let kind = self.cell(row, Field::EventType)?.unwrap_or_default();
        if !self.keep_other_events && !is_earthquake(kind) {
            return Err((Some(Field::EventType), Reason::NotAnEarthquake));
        }
        let measure = |field: Field| {
            let cell = self.cell(row, field)?.unwrap_or_default();
            number(cell, self.comma).map_err(|reason| (Some(field), reason))
        };
        let depth = match self.depth_unit {
            None => f64::NAN,
            Some(unit) => match measure(Field::Depth) {
                Ok(depth) if unit == DepthUnit::Kilometres => depth,
                // To the millimetre, so that 3302.7 m is 3.3027 km.
                Ok(depth) => (depth * 1e3).round() / 1e6,
                Err((_, Reason::Missing)) => f64::NAN,
                Err(fault) => return Err(fault),
            },
        };
        let text = |field: Field| self.cell(row, field).ok().flatten().unwrap_or_default();
        Ok(Row {
            latitude: measure(Field::Latitude)?,
            longitude: measure(Field::Longitude)?,
            magnitude: measure(Field::Magnitude)?,
            time: self.time(row, counts)?,
            depth,
            magnitude_type: text(Field::MagnitudeType),
            id: text(Field::Id),
            place: text(Field::Place),
        })
    }

    /// ISC's bulletin repeats its last three columns for each further magnitude of an event.
    fn repeats_magnitudes(&self) -> bool {
        let names = self.table.columns().iter().rev().map(|column| columns::plain(column));
        names.take(3).eq(["mag", "type", "author"])
    }

    /// More cells than columns, separated by commas, is a number with a decimal comma or a place
    /// without its quotes: which cell is which is anyone's guess. Other delimiters stand in no
    /// number, and agencies do write rows longer than their headers.
    fn check_width(&self, row: usize, counts: &mut Counts) -> Result<(), Fault> {
        let columns = self.table.columns().len();
        let cut_short = self.table.cell(row, columns.saturating_sub(1)).is_none();
        let too_long = self.table.cell(row, columns).is_some() && self.table.width(row) > columns;
        if too_long && self.repeats_magnitudes() {
            return Ok(());
        }
        if too_long && self.table.delimiter() == Some(Delimiter::Comma) {
            return Err((None, Reason::Ragged));
        }
        if cut_short || too_long {
            counts.odd_width += 1;
            if counts.odd_width == 1 {
                counts.first_odd = self.table.line(row);
            }
        }
        Ok(())
    }

    fn time(&self, row: usize, counts: &mut Counts) -> Result<f64, Fault> {
        let Some(style) = self.times else {
            return Ok(f64::NAN);
        };
        let field = if self.fields.contains_key(&Field::Date) { Field::Date } else { Field::Time };
        let cell = self.cell(row, field)?.unwrap_or_default();
        let clock = self.cell(row, Field::Clock)?;
        let stamp = time::read(cell, clock, style, self.zone).map_err(|reason| (Some(field), reason))?;
        counts.unzoned += usize::from(!stamp.zoned);
        counts.overflow += usize::from(stamp.overflow);
        Ok(stamp.seconds)
    }

    /// The column and the cell that a fault is about; for a ragged row, how many cells it has.
    fn blame(&self, row: usize, (field, _): Fault) -> (&str, String) {
        let Some(mut field) = field else {
            return ("", self.table.texts(row).len().to_string());
        };
        if field == Field::Time && self.fields.contains_key(&Field::Date) {
            field = Field::Date;
        }
        let column = self.fields.get(&field).copied();
        let cell = column.and_then(|column| self.table.cell(row, column)).unwrap_or_default();
        let clock = self.cell(row, Field::Clock).ok().flatten().filter(|_| field == Field::Date);
        let value = clock.map_or_else(|| cell.to_owned(), |clock| format!("{cell} {clock}"));
        (column.map_or("", |column| self.header(column)), value)
    }
}

/// USGS and CSEP write their own headers; everything else is just a table.
fn format_of(table: &Table) -> CatalogueFormat {
    let names: Vec<String> = table.columns().iter().map(|column| columns::plain(column)).collect();
    let starts =
        |wanted: &[&str]| names.iter().map(String::as_str).take(wanted.len()).eq(wanted.iter().copied());
    let comma = table.delimiter() == Some(Delimiter::Comma);
    let csep = |magnitude| starts(&["lon", "lat", magnitude, "timestring", "depth", "catalogid", "eventid"]);
    if comma && starts(&["time", "latitude", "longitude", "depth", "mag", "magtype"]) {
        CatalogueFormat::UsgsCsv
    } else if comma && (csep("m") || csep("mag")) {
        CatalogueFormat::CsepCsv
    } else {
        CatalogueFormat::Table
    }
}
