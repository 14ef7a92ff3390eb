//! SRTM's .hgt tiles: big-endian whole metres and nothing else, rows from the north. The size of the file tells
//! the number of cells, its name the south-western corner. Tiles share their edges with their neighbours: cells
//! are points, the first on the northern edge.

use super::bytes::{Kind, Layout};
use crate::error::Result;
use crate::grid::options::{GridFormat, GridOptions};
use crate::grid::sheet::{Header, Sheet, Spacing};

/// Cells a side of tiles of 3″ and of 1″.
const SIDES: [usize; 2] = [1201, 3601];
const CELLS: Layout = Layout { kind: Kind::I16, big_endian: true };
const VOID: f64 = -32_768.0;

fn side(bytes: &[u8]) -> Option<usize> {
    SIDES.into_iter().find(|side| bytes.len() == side * side * CELLS.size())
}

/// Whether bytes have the size of such a file, which is all that tells one; text has not.
pub(in crate::grid) fn is(bytes: &[u8]) -> bool {
    side(bytes).is_some()
}

/// Reads the tile.
///
/// # Errors
/// As [`Sheet::new`]
pub(in crate::grid) fn read<'a>(name: &str, bytes: &[u8], options: &'a GridOptions) -> Result<Sheet<'a>> {
    let side = side(bytes).unwrap_or_default();
    let mut header = Header::new(GridFormat::Srtm, side, side);
    header.nodata.push(VOID);
    let cell = 1.0 / (side.max(2) - 1) as f64;
    if let Some([west, south]) = corner(name) {
        header.corner = Some([west - cell / 2.0, south + 1.0 + cell / 2.0]);
        header.spacing = Some(Spacing { x: cell, y: cell, degrees: true });
    }
    let mut sheet = Sheet::new(header, options)?;
    for (at, value) in CELLS.numbers(bytes).enumerate() {
        sheet.put(at % side, at / side, value as f32);
    }
    Ok(sheet)
}

/// West and south of a name like `N34W119.hgt`, degrees.
fn corner(name: &str) -> Option<[f64; 2]> {
    let name = name.to_ascii_uppercase();
    let north = name.chars().next().filter(|letter| matches!(letter, 'N' | 'S'))?;
    let latitude: f64 = name.get(1..3)?.parse().ok()?;
    let east = name.get(3..4).filter(|letter| matches!(*letter, "E" | "W"))?;
    let longitude: f64 = name.get(4..7)?.parse().ok()?;
    let signed = |value: f64, negative: bool| if negative { -value } else { value };
    Some([signed(longitude, east == "W"), signed(latitude, north == 'S')])
        .filter(|[west, south]| west.abs() <= 180.0 && south.abs() <= 90.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_corner() {
        assert_eq!(corner("N34W119.hgt"), Some([-119.0, 34.0]));
        assert_eq!(corner("s05e009_v3.HGT"), Some([9.0, -5.0]));
        for name in ["", "N", "N34", "Nixyz123", "N34X119", "W34N119", "N99W119", "Nä4W119"] {
            assert_eq!(corner(name), None, "{name}");
        }
    }
}
