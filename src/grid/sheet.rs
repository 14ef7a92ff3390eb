//! Where every reader puts its cells: voids, units and the scale of cells are settled here, once for
//! all formats.

use super::elevation::{Corner, Grid, METRES_A_DEGREE_NORTH, metres_a_degree_east};
use super::options::{ElevationUnit, GridFormat, GridNote, GridNoteCode, GridOptions, GridReport};
use crate::error::{Code, Error, Result};

/// The most cells a grid may have: 256 MB of elevations.
pub(super) const MOST_CELLS: usize = 64 << 20;
/// The fewest cells a way that have a slope.
const LEAST_SIDE: usize = 3;
/// Metres from cell to cell where a file does not say: that of the usual free elevation models.
const ASSUMED_CELL_M: f64 = 30.0;
/// Metres: no elevation on Earth is outside (Challenger Deep, Mount Everest).
pub(super) const EARTH_M: [f32; 2] = [-11_000.0, 9000.0];
/// Numbers that are voids wherever they stand: SRTM's, the usual ones of GIS, and what is left of the
/// lowest float after rounding.
const SENTINELS: [f32; 6] = [-32_768.0, -32_767.0, 32_767.0, -9999.0, -99_999.0, 99_999.0];
const ABSURD: f32 = 1e6;
const FOOT_M: f64 = 0.3048;
/// Cells in degrees that are so many times as long as wide lie near a pole.
const NARROW: f64 = 2.0;
/// The share of zeros at which one should ask what they are.
const MANY_ZEROS: f64 = 0.02;

/// From cell to cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spacing {
    pub(super) x: f64,
    pub(super) y: f64,
    /// Degrees; otherwise metres.
    pub(super) degrees: bool,
}

/// What a file says before its cells.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub(super) format: GridFormat,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) spacing: Option<Spacing>,
    /// West and north edge, in the unit of the spacing.
    pub(super) corner: Option<[f64; 2]>,
    pub(super) nodata: Vec<f64>,
    /// What the file says of its elevations.
    pub(super) unit: Option<ElevationUnit>,
    pub(super) notes: Vec<GridNote>,
}

impl Header {
    pub(super) const fn new(format: GridFormat, width: usize, height: usize) -> Self {
        Self {
            format,
            width,
            height,
            spacing: None,
            corner: None,
            nodata: Vec::new(),
            unit: None,
            notes: Vec::new(),
        }
    }

    pub(super) fn note(&mut self, note: GridNote) {
        self.notes.push(note);
    }
}

/// The cells of a file, as they come.
pub(super) struct Sheet<'a> {
    header: Header,
    options: &'a GridOptions,
    nodata: Vec<f32>,
    step: usize,
    columns: usize,
    values: Vec<f32>,
    /// Cells that each value is the sum of; empty without reduction.
    counts: Vec<u32>,
    declared: usize,
    guessed: usize,
    zeros: usize,
}

impl<'a> Sheet<'a> {
    /// Room for what the header announces.
    ///
    /// # Errors
    /// - `grid-too-small`, `grid-too-large` (values `width`, `height`, `limit`, `reduce`)
    /// - `bad-option`: a cell size that is none
    pub(super) fn new(header: Header, options: &'a GridOptions) -> Result<Self> {
        if let Some(cell) = options.cell_m.filter(|cell| !(*cell > 0.0 && cell.is_finite())) {
            let error = Error::new(Code::BadOption).option("cellM").value("option", "cellM");
            return Err(error.value("value", cell).value("allowed", "> 0"));
        }
        let (width, height) = (header.width, header.height);
        let step = options.reduce.unwrap_or(1).max(1);
        let (columns, rows) = (width.div_ceil(step), height.div_ceil(step));
        let sized = |code| Error::new(code).value("width", width).value("height", height);
        if columns < LEAST_SIDE || rows < LEAST_SIDE {
            return Err(sized(Code::GridTooSmall).value("least", LEAST_SIDE));
        }
        let Some(cells) = columns.checked_mul(rows).filter(|cells| *cells <= MOST_CELLS) else {
            let reduce = (width as f64 * height as f64 / MOST_CELLS as f64).sqrt().ceil();
            return Err(sized(Code::GridTooLarge).value("limit", MOST_CELLS).value("reduce", reduce));
        };
        let nodata = header.nodata.iter().chain(&options.nodata).map(|&value| value as f32).collect();
        let counts = if step > 1 { vec![0; cells] } else { Vec::new() };
        let values = vec![f32::NAN; cells];
        Ok(Self { header, options, nodata, step, columns, values, counts, declared: 0, guessed: 0, zeros: 0 })
    }

    pub(super) const fn header(&self) -> &Header {
        &self.header
    }

    /// One cell, in the file's own unit; outside the grid it is nothing.
    pub(super) fn put(&mut self, x: usize, y: usize, value: f32) {
        if x >= self.header.width || y >= self.header.height || self.is_void(value) {
            return;
        }
        let at = y / self.step * self.columns + x / self.step;
        let Some(cell) = self.values.get_mut(at) else { return };
        match self.counts.get_mut(at) {
            Some(count) => {
                *cell = if *count == 0 { value } else { *cell + value };
                *count += 1;
            }
            None => *cell = value,
        }
    }

    fn is_void(&mut self, value: f32) -> bool {
        if value.is_nan() {
            return true;
        }
        if self.nodata.contains(&value) || value == 0.0 && self.options.zero_is_void {
            self.declared += 1;
            return true;
        }
        if value.abs() >= ABSURD || SENTINELS.contains(&value) {
            self.guessed += 1;
            return true;
        }
        self.zeros += usize::from(value == 0.0);
        false
    }

    /// The grid, in metres.
    ///
    /// # Errors
    /// - `grid-void`: not one cell has an elevation
    /// - `grid-absurd` (values `least`, `most`, `low`, `high`): elevations that are not of this Earth
    pub(super) fn finish(mut self, name: &str) -> Result<(Grid, GridReport)> {
        for (value, &count) in self.values.iter_mut().zip(&self.counts) {
            *value /= count.max(1) as f32;
        }
        self.convert_to_metres();
        let range = super::elevation::range(&self.values)
            .ok_or_else(|| Error::new(Code::GridVoid).value("cells", self.values.len()))?;
        if !self.options.any_elevation && (range.0 < EARTH_M[0] || range.1 > EARTH_M[1]) {
            let error = Error::new(Code::GridAbsurd).value("least", f64::from(range.0));
            let error = error.value("most", f64::from(range.1));
            return Err(error.value("low", f64::from(EARTH_M[0])).value("high", f64::from(EARTH_M[1])));
        }
        self.say_voids();
        let (cell_x_m, cell_y_m, corner) = self.scale();
        if range.0 == range.1 {
            self.header.note(GridNote::new(GridNoteCode::Flat).value("value", f64::from(range.0)));
        }
        let height = self.values.len() / self.columns;
        let (name, width, values) = (name.to_owned(), self.columns, self.values);
        let grid = Grid { name, width, height, values, cell_x_m, cell_y_m, corner };
        let report = GridReport {
            format: self.header.format,
            width: grid.width,
            height: grid.height,
            cell_x_m,
            cell_y_m,
            degrees: corner.is_some_and(|corner| corner.degrees),
            voids: grid.voids(),
            range_m: [range.0, range.1],
            notes: self.header.notes,
        };
        Ok((grid, report))
    }

    fn convert_to_metres(&mut self) {
        if self.options.unit.or(self.header.unit) == Some(ElevationUnit::Feet) {
            self.values.iter_mut().for_each(|value| *value = (f64::from(*value) * FOOT_M) as f32);
            self.header.note(GridNote::new(GridNoteCode::FeetConverted));
        }
    }

    fn say_voids(&mut self) {
        let of = |code, count: usize| GridNote::new(code).value("cells", count);
        if self.declared > 0 {
            self.header.note(of(GridNoteCode::VoidsDeclared, self.declared));
        }
        if self.guessed > 0 {
            self.header.note(of(GridNoteCode::VoidsGuessed, self.guessed));
        }
        let zeros = self.zeros as f64 / (self.header.width * self.header.height) as f64;
        if zeros > MANY_ZEROS {
            self.header.note(GridNote::new(GridNoteCode::ManyZeros).value("percent", 100.0 * zeros));
        }
        if self.step > 1 {
            let note = GridNote::new(GridNoteCode::Reduced).value("by", self.step);
            let note = note.value("width", self.header.width).value("height", self.header.height);
            self.header.note(note);
        }
    }

    /// Metres from cell to cell and the place.
    fn scale(&mut self) -> (f64, f64, Option<Corner>) {
        let step = self.step as f64;
        let spacing = self.header.spacing.filter(|spacing| spacing.x > 0.0 && spacing.y > 0.0);
        let corner = self.header.corner.filter(|corner| corner.iter().all(|edge| edge.is_finite()));
        let degrees = spacing.is_some_and(|spacing| spacing.degrees);
        let place = corner.map(|[west, north]| Corner { west, north, degrees });
        let (x, y) = match (self.options.cell_m, spacing) {
            (Some(cell), _) => (cell, cell),
            (None, Some(Spacing { x, y, degrees: false })) => (x, y),
            (None, Some(Spacing { x, y, degrees: true })) => {
                let latitude = corner.map_or(0.0, |[_, north]| north - self.header.height as f64 * y / 2.0);
                let note = GridNote::new(GridNoteCode::DegreesScaled).value("latitude", latitude);
                self.header.note(note);
                let ratio = y * METRES_A_DEGREE_NORTH / (x * metres_a_degree_east(latitude));
                if ratio > NARROW {
                    self.header.note(GridNote::new(GridNoteCode::NarrowCells).value("ratio", ratio));
                }
                (x * metres_a_degree_east(latitude), y * METRES_A_DEGREE_NORTH)
            }
            (None, None) => {
                self.header.note(GridNote::new(GridNoteCode::CellAssumed).value("cell", ASSUMED_CELL_M));
                (ASSUMED_CELL_M, ASSUMED_CELL_M)
            }
        };
        (x * step, y * step, place)
    }
}

/// Whether a spacing without a unit can only be degrees: a cell of less than a tenth, in a place that
/// degrees can name.
pub(super) fn looks_like_degrees(cell: f64, corner: Option<[f64; 2]>) -> bool {
    cell < 0.1 && corner.is_none_or(|[west, north]| west.abs() <= 360.0 && north.abs() <= 90.5)
}
