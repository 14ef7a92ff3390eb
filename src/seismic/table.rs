//! Catalogues that are tables: each row is measured and passes the gate. What one row cannot tell is
//! settled before, see [`super::settle`].

use super::catalogue::Row;
use super::extras;
use super::formats::Sheet;
use super::gate::{Fault, Gate, ReadFile, USGS_ROW_LIMIT, is_earthquake, wrap};
use super::options::{CatalogueOptions, DepthUnit};
use super::settle::{Layout, NEEDED};
use crate::error::Result;
use crate::tabular::number::number;
use crate::tabular::pulse::{Pulse, ROWS, Stretch};
use crate::tabular::report::PREVIEW_ROWS;
use crate::tabular::time;
use crate::tabular::{
    CatalogueFormat, Delimiter, Encoding, Field, ImportReport, Note, NoteCode, Reason, Repair,
};

/// In a column of kilometres, a depth beyond this is one in metres.
const METRES_FROM: f64 = 1000.0;
/// What share of the work it is until the cells are known, and until the rows are measured.
pub(crate) const CELLS: f64 = 0.4;
const MEASURED: f64 = 0.75;

/// What the rows add to the report.
#[derive(Default)]
struct Counts {
    unzoned: usize,
    odd_width: usize,
    first_odd: usize,
}

/// An event, and what was put right in it.
struct Measured<'a> {
    event: Row<'a>,
    time_carried: bool,
    depth_in_metres: bool,
}

pub(crate) async fn read(
    name: &str,
    (encoding, guessed): (Encoding, Option<Note>),
    sheet: Sheet,
    options: &CatalogueOptions,
    pulse: &dyn Pulse,
) -> Result<ReadFile> {
    let Sheet { format, table, facts, notes: own_notes } = sheet;
    let mut notes: Vec<Note> = guessed.into_iter().chain(own_notes).collect();
    let layout = Layout::settle(&table, format, facts, options, &mut notes)?;

    let mut gate = Gate::new(options);
    gate.make_room(table.len());
    let mut counts = Counts::default();
    let measuring = Stretch::of(pulse, CELLS, MEASURED);
    for row in 0..table.len() {
        if row % ROWS == 0 {
            measuring.beat(row as f64 / table.len() as f64).await?;
        }
        if let Err(fault) = layout.take(row, options.keep_other_events, &mut gate, &mut counts) {
            let (column, value) = layout.blame(row, fault);
            gate.turn_away(table.line(row), column, &value, fault.1);
        }
    }
    notes.extend(layout.zone_note(counts.unzoned, options));
    if counts.odd_width > 0 {
        notes.push(
            Note::new(NoteCode::HeaderCountDiffers)
                .value("of", "columns")
                .value("announced", table.columns().len())
                .value("rows", counts.odd_width)
                .value("row", counts.first_odd),
        );
    }
    if format == CatalogueFormat::UsgsCsv && table.len() == USGS_ROW_LIMIT {
        notes.push(Note::new(NoteCode::RowLimitReached).value("limit", USGS_ROW_LIMIT));
    }
    let named = layout.fields.iter().map(|(&field, &index)| (field, layout.header(index).to_owned()));
    let report = ImportReport {
        format,
        encoding,
        delimiter: table.delimiter(),
        rows: table.len(),
        kept: 0,
        dropped: Vec::new(),
        repaired: Vec::new(),
        set_aside: Vec::new(),
        columns: table.columns().to_vec(),
        fields: named.collect(),
        preview: (0..table.len().min(PREVIEW_ROWS)).map(|row| table.texts(row)).collect(),
        notes,
        files: Vec::new(),
        extras: Vec::new(),
    };
    let mut file = gate.finish(name, report)?;
    let extras = extras::read(&layout, &file.rows, &Stretch::of(pulse, MEASURED, 1.0)).await?;
    file.report.extras = extras::named(&extras);
    file.catalogue = file.catalogue.with_extras(extras);
    Ok(file)
}

impl<'a> Layout<'a> {
    /// Measures a row and passes it through the gate, with a word about what was put right.
    fn take(
        &self,
        row: usize,
        keep_other_events: bool,
        gate: &mut Gate<'a>,
        counts: &mut Counts,
    ) -> Result<(), Fault> {
        let Measured { event, time_carried, depth_in_metres } =
            self.measure(row, keep_other_events, counts).map_err(|fault| self.header_again(row, fault))?;
        if time_carried && !gate.may_repair() {
            return Err((Some(Field::Time), Reason::NotATime));
        }
        if depth_in_metres && !gate.may_repair() {
            return Err((Some(Field::Depth), Reason::OutOfRange));
        }
        let wrapped = gate.pass(self.table.line(row), event)?;
        let mut tell = |field: Field, became: String, reason: Repair| {
            let (column, value) = self.blame(row, (Some(field), Reason::OutOfRange));
            gate.repaired(self.table.line(row), column, &value, became, reason);
        };
        if time_carried {
            tell(Field::Time, time::iso(event.time), Repair::TimeCarried);
        }
        if depth_in_metres {
            tell(Field::Depth, event.depth.to_string(), Repair::DepthMetres);
        }
        if wrapped {
            tell(Field::Longitude, wrap(event.longitude).to_string(), Repair::LongitudeWrapped);
        }
        Ok(())
    }

    /// A file made of several repeats its header.
    fn header_again(&self, row: usize, fault: Fault) -> Fault {
        let columns = self.table.columns().iter().map(|column| column.trim_start_matches('#').trim());
        let same = self.table.texts(row).iter().map(|cell| cell.trim_start_matches('#').trim()).eq(columns);
        if same { (None, Reason::RepeatedHeader) } else { fault }
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

    fn measure(&self, row: usize, keep_other: bool, counts: &mut Counts) -> Result<Measured<'a>, Fault> {
        self.check_width(row, counts)?;
        let kind = self.cell(row, Field::EventType)?.unwrap_or_default();
        if !keep_other && !is_earthquake(kind) {
            return Err((Some(Field::EventType), Reason::NotAnEarthquake));
        }
        let measure = |field: Field| {
            let cell = self.cell(row, field)?.unwrap_or_default();
            number(cell, self.comma).map_err(|reason| (Some(field), reason))
        };
        // To the millimetre, so that 3302.7 m is 3.3027 km.
        let from_metres = |depth: f64| (depth * 1e3).round() / 1e6;
        let mut depth_in_metres = false;
        let depth = match self.depth_unit {
            None => f64::NAN,
            Some(unit) => match measure(Field::Depth) {
                Ok(depth) if unit == DepthUnit::Metres => from_metres(depth),
                Ok(depth) if self.depth_unit_is_a_guess && depth >= METRES_FROM && !is_filler(depth) => {
                    depth_in_metres = true;
                    from_metres(depth)
                }
                Ok(depth) => depth,
                Err((_, Reason::Missing)) => f64::NAN,
                Err(fault) => return Err(fault),
            },
        };
        let text = |field: Field| self.cell(row, field).ok().flatten().unwrap_or_default();
        let latitude = measure(Field::Latitude)?;
        let longitude = measure(Field::Longitude)?;
        let magnitude = measure(Field::Magnitude)?;
        let (time, time_carried) = self.time(row, counts)?;
        let magnitude_type = match self.magnitude_type {
            "" => text(Field::MagnitudeType),
            all => all,
        };
        let (id, place) = (text(Field::Id), text(Field::Place));
        let event = Row { time, latitude, longitude, depth, magnitude, magnitude_type, id, place };
        Ok(Measured { event, time_carried, depth_in_metres })
    }

    /// More cells than columns, separated by commas, is a number with a decimal comma or a place
    /// without its quotes: which cell is which is anyone's guess. Other delimiters stand in no
    /// number, and agencies do write rows longer than their headers.
    fn check_width(&self, row: usize, counts: &mut Counts) -> Result<(), Fault> {
        let columns = self.table.columns().len();
        let cut_short = self.table.cell(row, columns.saturating_sub(1)).is_none();
        let too_long = self.table.cell(row, columns).is_some() && self.table.width(row) > columns;
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

    /// Seconds since 1970, and whether an overflow was carried; NaN where the file has no times.
    fn time(&self, row: usize, counts: &mut Counts) -> Result<(f64, bool), Fault> {
        let Some(style) = self.times else {
            return Ok((f64::NAN, false));
        };
        let field = if self.fields.contains_key(&Field::Date) { Field::Date } else { Field::Time };
        let cell = self.cell(row, field)?.unwrap_or_default();
        let clock = self.cell(row, Field::Clock)?;
        let stamp = time::read(cell, clock, style, self.zone).map_err(|reason| (Some(field), reason))?;
        counts.unzoned += usize::from(!stamp.zoned);
        Ok((stamp.seconds, stamp.overflow))
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

/// `9999` and its like stand for "not known".
fn is_filler(value: f64) -> bool {
    value.trunc().to_string().bytes().all(|digit| digit == b'9')
}
