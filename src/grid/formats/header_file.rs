//! Plain numbers with a text file beside them that says how they lie: ENVI's (`.hdr` with the first line
//! `ENVI`) and ESRI's (`.hdr` of .bil, .bip, .bsq).

use super::bytes::{Kind, Layout, size};
use crate::error::{Code, Error, Result};
use crate::grid::archive::damaged;
use crate::grid::options::{GridFormat, GridNote, GridNoteCode, GridOptions};
use crate::grid::sheet::{Header, Sheet, Spacing, looks_like_degrees};
use std::collections::BTreeMap;

/// Whether text is such a header.
pub(in crate::grid) fn is(text: &str) -> bool {
    text.trim_start().starts_with("ENVI") || Keys::esri(text).text("nbits").is_some()
}

/// Reads the numbers of a header's companion.
///
/// # Errors
/// `grid-damaged`, `grid-unsupported`, and as [`Sheet::new`]
pub(in crate::grid) fn read<'a>(text: &str, bytes: &[u8], options: &'a GridOptions) -> Result<Sheet<'a>> {
    let told = if text.trim_start().starts_with("ENVI") { envi(text)? } else { esri(text)? };
    let Told { header, layout, start } = told;
    let width = header.width;
    let cells = width.checked_mul(header.height);
    let needed = cells.and_then(|cells| cells.checked_mul(layout.size()));
    let mut sheet = Sheet::new(header, options)?;
    let bytes = bytes.get(start..).unwrap_or_default();
    let Some(bytes) = needed.and_then(|needed| bytes.get(..needed)) else {
        return Err(damaged(format!("{} bytes of {}", bytes.len(), needed.unwrap_or(usize::MAX))));
    };
    for (at, value) in layout.numbers(bytes).enumerate() {
        sheet.put(at % width, at / width, value as f32);
    }
    Ok(sheet)
}

struct Told {
    header: Header,
    layout: Layout,
    /// Bytes before the numbers.
    start: usize,
}

struct Keys(BTreeMap<String, String>);

impl Keys {
    /// `key = value`, where a value in braces may go over several lines.
    fn envi(text: &str) -> Self {
        let mut keys = BTreeMap::new();
        let mut rest = text;
        while let Some((key, after)) = rest.split_once('=') {
            let key = key.lines().next_back().unwrap_or_default().trim().to_ascii_lowercase();
            let after = after.trim_start_matches([' ', '\t']);
            let (value, left) = match after.strip_prefix('{') {
                Some(braced) => braced.split_once('}').unwrap_or((braced, "")),
                None => after.split_once('\n').unwrap_or((after, "")),
            };
            keys.insert(key, value.trim().to_owned());
            rest = left;
        }
        Self(keys)
    }

    /// `key value`, a line each.
    fn esri(text: &str) -> Self {
        let pair = |line: &str| {
            let (key, value) = line.trim().split_once([' ', '\t'])?;
            Some((key.to_ascii_lowercase(), value.trim().to_owned()))
        };
        Self(text.lines().filter_map(pair).collect())
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    fn number(&self, key: &str) -> Option<f64> {
        self.text(key)?.parse().ok().filter(|value: &f64| value.is_finite())
    }

    fn size(&self, key: &str) -> Result<usize> {
        self.number(key).and_then(size).ok_or_else(|| damaged(format!("no {key}")))
    }
}

fn envi(text: &str) -> Result<Told> {
    let keys = Keys::envi(text);
    one_band(keys.number("bands"))?;
    let mut header = Header::new(GridFormat::Envi, keys.size("samples")?, keys.size("lines")?);
    let kind = match keys.size("data type")? {
        1 => Kind::U8,
        2 => Kind::I16,
        3 => Kind::I32,
        4 => Kind::F32,
        5 => Kind::F64,
        12 => Kind::U16,
        13 => Kind::U32,
        14 => Kind::I64,
        15 => Kind::U64,
        other => return Err(unsupported(GridFormat::Envi, format!("data type = {other}"))),
    };
    header.nodata.extend(keys.number("data ignore value"));
    // Projection, column and row of the tie point from 1, easting, northing, cell, cell, …
    let place: Vec<&str> = keys.text("map info").unwrap_or_default().split(',').map(str::trim).collect();
    let at = |index: usize| place.get(index).and_then(|text| text.parse::<f64>().ok());
    if let (Some(x), Some(y)) = (at(5), at(6)) {
        let degrees = place.first().is_some_and(|name| name.to_ascii_lowercase().starts_with("geographic"));
        let feet = place.iter().any(|word| word.to_ascii_lowercase().replace(' ', "") == "units=feet");
        let metres = if feet && !degrees { 0.3048 } else { 1.0 };
        header.spacing = Some(Spacing { x: x * metres, y: y * metres, degrees });
        if let (Some(column), Some(row), Some(east), Some(north)) = (at(1), at(2), at(3), at(4)) {
            let corner = [east - (column - 1.0) * x, north + (row - 1.0) * y];
            header.corner = Some(corner.map(|side| side * metres));
        }
    }
    let big_endian = keys.number("byte order") == Some(1.0);
    let start = keys.number("header offset").and_then(size).unwrap_or(0);
    Ok(Told { header, layout: Layout { kind, big_endian }, start })
}

fn esri(text: &str) -> Result<Told> {
    let keys = Keys::esri(text);
    one_band(keys.number("nbands"))?;
    let (width, height) = (keys.size("ncols")?, keys.size("nrows")?);
    let mut header = Header::new(GridFormat::EsriBil, width, height);
    let (bits, type_name) = (keys.size("nbits")?, keys.text("pixeltype").unwrap_or("UNSIGNEDINT"));
    let kind = match (bits, type_name.to_ascii_uppercase().as_str()) {
        (8, "SIGNEDINT") => Kind::I8,
        (8, _) => Kind::U8,
        (16, "SIGNEDINT") => Kind::I16,
        // Elevations of 16 bits are signed, whatever a header that does not know the word says.
        (16, _) if keys.text("pixeltype").is_none() => Kind::I16,
        (16, _) => Kind::U16,
        (32, "FLOAT") => Kind::F32,
        (32, "SIGNEDINT") => Kind::I32,
        (32, _) => Kind::U32,
        (64, "FLOAT") => Kind::F64,
        _ => return Err(unsupported(GridFormat::EsriBil, format!("{type_name} {bits}"))),
    };
    header.nodata.extend(keys.number("nodata").or_else(|| keys.number("nodata_value")));
    if let (Some(x), Some(y)) = (keys.number("xdim"), keys.number("ydim")) {
        // Of the middle of the north-western cell.
        let middle = keys.number("ulxmap").zip(keys.number("ulymap"));
        header.corner = middle.map(|(west, north)| [west - x / 2.0, north + y / 2.0]);
        let degrees = looks_like_degrees(x.max(y), header.corner);
        if degrees {
            header.note(GridNote::new(GridNoteCode::DegreesGuessed).value("cell", x));
        }
        header.spacing = Some(Spacing { x, y, degrees });
    }
    let order = keys.text("byteorder").unwrap_or("I").to_ascii_uppercase();
    let start = keys.number("skipbytes").and_then(size).unwrap_or(0);
    Ok(Told { header, layout: Layout { kind, big_endian: order.starts_with('M') }, start })
}

fn one_band(bands: Option<f64>) -> Result<()> {
    match bands {
        None | Some(1.0) => Ok(()),
        Some(_) => Err(Error::new(Code::GridPicture)),
    }
}

fn unsupported(format: GridFormat, detail: String) -> Error {
    Error::new(Code::GridUnsupported).value("format", format.as_str()).value("detail", detail)
}
