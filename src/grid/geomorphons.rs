//! Geomorphons (Jasiewicz and Stepinski 2013, Geomorphology 182:147): along each of eight directions a cell
//! sees ground above it, below it, or level; how many of each makes one of ten landforms, by the table of
//! GRASS r.geomorphon.

use super::elevation::Grid;
use super::landforms::{LandformName, NO_LANDFORM};

/// In the order of GRASS r.geomorphon.
pub const CLASSES: [LandformName; 10] = [
    LandformName::Flat,
    LandformName::Peak,
    LandformName::Ridge,
    LandformName::Shoulder,
    LandformName::Spur,
    LandformName::Slope,
    LandformName::Hollow,
    LandformName::Footslope,
    LandformName::Valley,
    LandformName::Pit,
];

const FL: u8 = 0;
const PK: u8 = 1;
const RI: u8 = 2;
const SH: u8 = 3;
const SP: u8 = 4;
const SL: u8 = 5;
const HL: u8 = 6;
const FS: u8 = 7;
const VL: u8 = 8;
const PT: u8 = 9;
/// More than eight directions: impossible.
const NO: u8 = NO_LANDFORM;

/// By how many directions look down (rows) and up (columns).
const FORMS: [[u8; 9]; 9] = [
    [FL, FL, FL, FS, FS, VL, VL, VL, PT],
    [FL, FL, FS, FS, FS, VL, VL, VL, NO],
    [FL, SH, SL, SL, HL, HL, VL, NO, NO],
    [SH, SH, SL, SL, SL, HL, NO, NO, NO],
    [SH, SH, SP, SL, SL, NO, NO, NO, NO],
    [RI, RI, SP, SP, NO, NO, NO, NO, NO],
    [RI, RI, RI, NO, NO, NO, NO, NO, NO],
    [RI, RI, NO, NO, NO, NO, NO, NO, NO],
    [PK, NO, NO, NO, NO, NO, NO, NO, NO],
];
const DIRECTIONS: [[isize; 2]; 8] = [[0, -1], [1, -1], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1]];

/// One direction: which cells there are, and what is level in it.
struct Sight {
    step: isize,
    steps: usize,
    /// Metres of rise a step that are no steeper than level ground.
    flat: f64,
}

/// The place in [`CLASSES`] of each cell. `radius` is the length of a line of sight in cells of the grid, so
/// there are fewer steps in a diagonal; all of them must lie in the grid and on no void.
pub(super) fn forms(grid: &Grid, radius: usize, flat_degrees: f64) -> Vec<u8> {
    let (width, height) = (grid.width, grid.height);
    let mut found = vec![NO_LANDFORM; grid.values.len()];
    let sights = DIRECTIONS.map(|[east, south]| {
        let cells = libm::hypot(east as f64, south as f64);
        let metres = libm::hypot(east as f64 * grid.cell_x_m, south as f64 * grid.cell_y_m);
        Sight {
            step: south * width as isize + east,
            steps: (radius as f64 / cells) as usize,
            flat: libm::tan(flat_degrees.to_radians()) * metres,
        }
    });
    for y in radius..height.saturating_sub(radius) {
        for x in radius..width.saturating_sub(radius) {
            let at = y * width + x;
            if let (Some(form), Some(cell)) = (form(&grid.values, at, &sights), found.get_mut(at)) {
                *cell = form;
            }
        }
    }
    found
}

fn form(values: &[f32], at: usize, sights: &[Sight]) -> Option<u8> {
    let here = f64::from(*values.get(at)?);
    let (mut down, mut up) = (0_usize, 0_usize);
    for sight in sights {
        let (mut highest, mut lowest) = (f64::NEG_INFINITY, f64::INFINITY);
        let mut place = at;
        for steps in 1..=sight.steps {
            place = place.checked_add_signed(sight.step)?;
            // A step, not a metre: as high above as below is then the same number where elevations are whole.
            let rise = (f64::from(*values.get(place)?) - here) / steps as f64;
            if rise.is_nan() {
                return None;
            }
            highest = highest.max(rise);
            lowest = lowest.min(rise);
        }
        up += usize::from(highest > sight.flat && highest > -lowest);
        down += usize::from(-lowest > sight.flat && -lowest > highest);
    }
    FORMS.get(down)?.get(up).copied().filter(|form| *form != NO)
}
