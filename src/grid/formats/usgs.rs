//! USGS DEM (Standards for Digital Elevation Models, 1998): text in records of 1024 bytes, numbers at fixed
//! places, some of them in Fortran's way. A header (record A), then profiles (records B) from west to east,
//! each from the south northwards and with its own beginning.

use super::bytes::size;
use crate::error::Result;
use crate::grid::archive::damaged;
use crate::grid::options::{ElevationUnit, GridFormat, GridOptions};
use crate::grid::sheet::{Header, MOST_CELLS, Sheet, Spacing};

const RECORD: usize = 1024;
/// Where a profile's elevations begin in its first record, and how many bytes of a record are used for them.
const FIRST: usize = 144;
const USED: usize = 1020;
const WIDTH: usize = 6;
const VOID: f64 = -32_767.0;
const GEOGRAPHIC: f64 = 0.0;
const FOOT_M: f64 = 0.3048;
const SECONDS_A_DEGREE: f64 = 3600.0;
const GROUND_FEET: f64 = 1.0;
const GROUND_SECONDS: f64 = 3.0;
const ELEVATION_FEET: f64 = 1.0;

/// A number at a fixed place of some text; `None` where there is none.
fn number(text: &[u8], at: usize, width: usize) -> Option<f64> {
    let text = std::str::from_utf8(text.get(at..at + width)?).ok()?;
    text.trim().replace(['D', 'd'], "E").parse().ok().filter(|value: &f64| value.is_finite())
}

/// Whether bytes begin with a header: a level, the regular pattern, one row of profiles.
pub(in crate::grid) fn is(bytes: &[u8]) -> bool {
    let header = bytes.get(..RECORD).unwrap_or_default();
    let level = number(header, 144, WIDTH).is_some_and(|level| (1.0..=4.0).contains(&level));
    let regular = number(header, 150, WIDTH) == Some(1.0);
    level && regular && number(header, 852, WIDTH) == Some(1.0) && number(header, 858, WIDTH).is_some()
}

struct Profile<'a> {
    /// The place of its first, southernmost elevation.
    x: f64,
    y: f64,
    rows: usize,
    datum: f64,
    records: &'a [u8],
}

impl<'a> Profile<'a> {
    fn parse(records: &'a [u8]) -> Option<Self> {
        let at = |place, width| number(records, place, width);
        let (rows, columns) = (size(at(12, 6)?)?, at(18, 6)?);
        let datum = at(72, 24)?;
        (columns == 1.0 && rows <= MOST_CELLS).then_some(Self {
            x: at(24, 24)?,
            y: at(48, 24)?,
            rows,
            datum,
            records,
        })
    }

    /// Records that it takes.
    fn length(&self) -> usize {
        let (in_first, in_others) = ((USED - FIRST) / WIDTH, USED / WIDTH);
        1 + self.rows.saturating_sub(in_first).div_ceil(in_others)
    }

    /// Elevations from the south, in units of the header.
    fn values(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        let (in_first, in_others) = ((USED - FIRST) / WIDTH, USED / WIDTH);
        (0..self.rows).map(move |row| {
            let at = match row.checked_sub(in_first) {
                None => FIRST + row * WIDTH,
                Some(row) => (1 + row / in_others) * RECORD + row % in_others * WIDTH,
            };
            number(self.records, at, WIDTH)
        })
    }
}

/// Reads the file.
///
/// # Errors
/// `grid-damaged` (value `detail`), and as [`Sheet::new`]
pub(in crate::grid) fn read<'a>(bytes: &[u8], options: &'a GridOptions) -> Result<Sheet<'a>> {
    // Some files have a line end after each record.
    let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| !matches!(byte, b'\n' | b'\r')).collect();
    let field =
        |at, width, what: &str| number(&bytes, at, width).ok_or_else(|| damaged(format!("no {what}")));
    let (x, y) = (field(816, 12, "cell size")?, field(828, 12, "cell size")?);
    if !(x > 0.0 && y > 0.0) {
        return Err(damaged(format!("cell size {x} × {y}")));
    }
    let count = field(858, 6, "number of profiles")?;
    let count = size(count).filter(|count| *count <= MOST_CELLS);
    let count = count.ok_or_else(|| damaged("no number of profiles"))?;
    let mut rest = bytes.get(RECORD..).unwrap_or_default();
    let mut profiles = Vec::new();
    while profiles.len() < count {
        let profile =
            Profile::parse(rest).ok_or_else(|| damaged(format!("{} of {count} profiles", profiles.len())))?;
        rest = rest.get(profile.length() * RECORD..).unwrap_or_default();
        profiles.push(profile);
    }
    let least = |of: fn(&Profile<'_>) -> f64| profiles.iter().map(of).fold(f64::INFINITY, f64::min);
    let (west, south) = (least(|profile| profile.x), least(|profile| profile.y));
    let row = |profile: &Profile<'_>| size(((profile.y - south) / y).round());
    let column = |profile: &Profile<'_>| size(((profile.x - west) / x).round());
    let far = || damaged("a profile far from the others");
    let (mut width, mut height) = (0, 0);
    for profile in &profiles {
        width = width.max(column(profile).ok_or_else(far)? + 1);
        height = height.max(row(profile).ok_or_else(far)? + profile.rows);
    }
    let mut header = Header::new(GridFormat::UsgsDem, width, height);
    header.nodata.push(VOID);
    let unit = match (number(&bytes, 156, 6), number(&bytes, 528, 6)) {
        (Some(GEOGRAPHIC), _) | (_, Some(GROUND_SECONDS)) => 1.0 / SECONDS_A_DEGREE,
        (_, Some(GROUND_FEET)) => FOOT_M,
        _ => 1.0,
    };
    let degrees = unit == 1.0 / SECONDS_A_DEGREE;
    header.spacing = Some(Spacing { x: x * unit, y: y * unit, degrees });
    let north = south + (height as f64 - 0.5) * y;
    header.corner = Some([(west - x / 2.0) * unit, north * unit]);
    if number(&bytes, 534, 6) == Some(ELEVATION_FEET) {
        header.unit = Some(ElevationUnit::Feet);
    }
    let step = number(&bytes, 840, 12).filter(|step| *step > 0.0).unwrap_or(1.0);
    let mut sheet = Sheet::new(header, options)?;
    for profile in &profiles {
        let (Some(first), Some(column)) = (row(profile), column(profile)) else { continue };
        for (at, value) in profile.values().enumerate() {
            // Voids are whole numbers before they are scaled.
            let metres = |value| if value == VOID { value } else { profile.datum + value * step };
            let row = height - 1 - (first + at).min(height - 1);
            sheet.put(column, row, value.map_or(f32::NAN, |value| metres(value) as f32));
        }
    }
    Ok(sheet)
}
