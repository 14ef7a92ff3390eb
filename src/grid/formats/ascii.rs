//! ESRI ASCII grids: `ncols`, `nrows`, a corner, a cell size, perhaps a void, then rows from the north.
//! The keys come in any order and case; rows need not end where lines do, `ncols` decides. GDAL's
//! variant has `dx` and `dy` in place of `cellsize`.

use super::bytes::size;
use crate::error::{Code, Error, Result};
use crate::grid::archive::damaged;
use crate::grid::options::{GridFormat, GridNote, GridNoteCode, GridOptions};
use crate::grid::sheet::{Header, Sheet, Spacing, looks_like_degrees};
use std::collections::BTreeMap;

const KEYS: [&str; 10] = [
    "ncols",
    "nrows",
    "xllcorner",
    "yllcorner",
    "xllcenter",
    "yllcenter",
    "cellsize",
    "dx",
    "dy",
    "nodata_value",
];

/// Whether text begins as such a file does.
pub(in crate::grid) fn is(text: &str) -> bool {
    text.split_ascii_whitespace()
        .next()
        .is_some_and(|word| KEYS.contains(&word.to_ascii_lowercase().as_str()))
}

/// Reads the file.
///
/// # Errors
/// - `grid-damaged` (row where there is one; value `detail`): a key is missing, a word is no number, or
///   there are fewer numbers than cells
/// - as [`Sheet::new`]
pub(in crate::grid) fn read<'a>(text: &str, options: &'a GridOptions) -> Result<Sheet<'a>> {
    let mut keys = BTreeMap::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((number, line)) = lines.peek() {
        let mut words = line.split_ascii_whitespace();
        let Some(word) = words.next() else {
            lines.next();
            continue;
        };
        let key = word.to_ascii_lowercase();
        if !KEYS.contains(&key.as_str()) {
            break;
        }
        let value = words.next().unwrap_or_default();
        let number_read = parse(value).ok_or_else(|| no_number(*number, value))?;
        keys.insert(key, number_read);
        lines.next();
    }
    let mut sheet = Sheet::new(header(&keys)?, options)?;
    let (width, height) = (sheet.header().width, sheet.header().height);
    let cells = width.saturating_mul(height);
    let mut at = 0;
    for (number, line) in lines {
        for word in line.split_ascii_whitespace() {
            let value = parse(word).ok_or_else(|| no_number(number, word))?;
            sheet.put(at % width, at / width, value as f32);
            at += 1;
        }
    }
    if at != cells {
        return Err(damaged(format!("{at} of {cells} cells")));
    }
    Ok(sheet)
}

fn header(keys: &BTreeMap<String, f64>) -> Result<Header> {
    let need = |key: &str| keys.get(key).copied().ok_or_else(|| damaged(format!("no {key}")));
    let side =
        |key: &str| need(key).and_then(|value| size(value).ok_or_else(|| damaged(format!("{key} {value}"))));
    let (width, height) = (side("ncols")?, side("nrows")?);
    let mut header = Header::new(GridFormat::EsriAscii, width, height);
    let x = keys.get("dx").copied().map_or_else(|| need("cellsize"), Ok)?;
    let y = keys.get("dy").copied().unwrap_or(x);
    if !(x > 0.0 && y > 0.0 && x.is_finite() && y.is_finite()) {
        return Err(damaged(format!("cellsize {x}")));
    }
    let edge = |corner: &str, centre: &str, cell: f64| {
        keys.get(corner).copied().or_else(|| keys.get(centre).map(|value| value - cell / 2.0))
    };
    let west = edge("xllcorner", "xllcenter", x);
    let south = edge("yllcorner", "yllcenter", y);
    header.corner = west.zip(south).map(|(west, south)| [west, south + height as f64 * y]);
    let degrees = looks_like_degrees(x.max(y), header.corner);
    if degrees {
        header.note(GridNote::new(GridNoteCode::DegreesGuessed).value("cell", x));
    }
    header.spacing = Some(Spacing { x, y, degrees });
    // The format's own default.
    header.nodata = vec![keys.get("nodata_value").copied().unwrap_or(-9999.0)];
    Ok(header)
}

/// A number with a point or a comma; `nan` is a void.
fn parse(word: &str) -> Option<f64> {
    word.parse().ok().or_else(|| word.replacen(',', ".", 1).parse().ok())
}

fn no_number(line: usize, word: &str) -> Error {
    let word: String = word.chars().take(40).collect();
    Error::new(Code::GridDamaged).row(line + 1).value("detail", format!("“{word}”"))
}
