//! NumPy's .npy (NEP 1, versions 1 to 3) and the .npz archive of several. Read by hand: the crate that
//! does it carries a parser of Python literals and a big-integer library for one line of header.

use super::bytes::{Kind, Layout};
use crate::error::{Code, Error, Result};
use crate::grid::archive::{Entry, damaged};
use crate::grid::options::{GridFormat, GridNote, GridNoteCode, GridOptions};
use crate::grid::sheet::{Header, MOST_CELLS, Sheet, Spacing, looks_like_degrees};

const MAGIC: &[u8] = b"\x93NUMPY";

/// Whether bytes begin as such a file does.
pub(in crate::grid) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads one array of two dimensions, rows from the north.
///
/// # Errors
/// `grid-damaged`, `grid-unsupported`, and as [`Sheet::new`]
pub(in crate::grid) fn read<'a>(bytes: &[u8], options: &'a GridOptions) -> Result<Sheet<'a>> {
    let array = Array::parse(bytes)?;
    let (height, width) = array.sides()?;
    fill(&array, Header::new(GridFormat::Numpy, width, height), options)
}

/// Reads the largest array of two dimensions of an archive, or the one that is asked for. Scalars
/// beside it that are named `dx`, `dy`, `xmin`, `xmax`, `ymin`, `ymax` say where it is.
///
/// # Errors
/// As [`read`]; `grid-unsupported` where there is no such array
pub(in crate::grid) fn read_archive<'a>(entries: &[Entry], options: &'a GridOptions) -> Result<Sheet<'a>> {
    let stem = |entry: &Entry| entry.name.trim_end_matches(".npy").to_owned();
    let wished =
        |name: &str| options.entry.as_deref().is_none_or(|entry| entry.trim_end_matches(".npy") == name);
    let mut scalars = Vec::new();
    let mut best: Option<(String, Array)> = None;
    for entry in entries.iter().filter(|entry| is(&entry.bytes)) {
        let Ok(array) = Array::parse(&entry.bytes) else { continue };
        match array.shape.as_slice() {
            [] | [1] => scalars.extend(array.values().next().map(|value| (stem(entry), value))),
            [_, _]
                if wished(&stem(entry))
                    && best.as_ref().is_none_or(|(_, best)| best.cells() < array.cells()) =>
            {
                best = Some((stem(entry), array));
            }
            _ => {}
        }
    }
    let (name, array) = best.ok_or_else(|| unsupported("no array of two dimensions"))?;
    let (height, width) = array.sides()?;
    let mut header = Header::new(GridFormat::Numpy, width, height);
    header.note(GridNote::new(GridNoteCode::ArrayChosen).value("entry", name));
    let scalar = |name: &str| scalars.iter().find(|(found, _)| found == name).map(|(_, value)| *value);
    if let (Some(x), Some(y)) = (scalar("dx"), scalar("dy")) {
        // Some files have south and north the wrong way round.
        let north = scalar("ymax").zip(scalar("ymin")).map(|(a, b)| a.max(b));
        header.corner = scalar("xmin").zip(north).map(|(west, north)| [west, north]);
        let (x, y) = (x.abs(), y.abs());
        let degrees = looks_like_degrees(x.max(y), header.corner);
        if degrees {
            header.note(GridNote::new(GridNoteCode::DegreesGuessed).value("cell", x));
        }
        header.spacing = Some(Spacing { x, y, degrees });
    }
    fill(&array, header, options)
}

fn fill<'a>(array: &Array, header: Header, options: &'a GridOptions) -> Result<Sheet<'a>> {
    let (width, height) = (header.width, header.height);
    let mut sheet = Sheet::new(header, options)?;
    for (at, value) in array.values().enumerate() {
        let (x, y) = if array.columns_first { (at / height, at % height) } else { (at % width, at / width) };
        sheet.put(x, y, value as f32);
    }
    Ok(sheet)
}

struct Array<'a> {
    layout: Layout,
    /// Fortran's order.
    columns_first: bool,
    shape: Vec<usize>,
    data: &'a [u8],
}

impl<'a> Array<'a> {
    fn parse(bytes: &'a [u8]) -> Result<Self> {
        let short = || damaged("the file stops in its header");
        let version = bytes.get(MAGIC.len()).copied().ok_or_else(short)?;
        let (length, start) = match (version, bytes.get(8..12)) {
            (1, Some(&[a, b, ..])) => (usize::from(u16::from_le_bytes([a, b])), 10),
            (2 | 3, Some(&[a, b, c, d])) => (u32::from_le_bytes([a, b, c, d]) as usize, 12),
            _ => return Err(short()),
        };
        let end = length.checked_add(start).ok_or_else(short)?;
        let header = String::from_utf8_lossy(bytes.get(start..end).ok_or_else(short)?);
        let type_name = after(&header, "'descr'").and_then(|rest| rest.split('\'').nth(1)).unwrap_or("?");
        let layout = layout(type_name).ok_or_else(|| unsupported(type_name))?;
        let columns_first =
            after(&header, "'fortran_order'").is_some_and(|rest| rest.trim().starts_with("True"));
        let shape = after(&header, "'shape'")
            .and_then(|rest| rest.trim().strip_prefix('(')?.split_once(')'))
            .ok_or_else(|| damaged("no shape"))?;
        let sides = shape.0.split(',').map(str::trim).filter(|side| !side.is_empty());
        let shape: Vec<usize> =
            sides.map(str::parse).collect::<Result<_, _>>().map_err(|_| damaged(shape.0))?;
        let cells = shape.iter().try_fold(1usize, |product, &side| product.checked_mul(side));
        let data = bytes.get(end..).unwrap_or_default();
        match cells.and_then(|cells| cells.checked_mul(layout.size())) {
            Some(length) if length <= data.len() => {
                Ok(Self { layout, columns_first, shape, data: data.get(..length).unwrap_or_default() })
            }
            _ => Err(damaged(format!("{} bytes for {shape:?} of {type_name}", data.len()))),
        }
    }

    fn cells(&self) -> usize {
        self.shape.iter().product()
    }

    fn sides(&self) -> Result<(usize, usize)> {
        match *self.shape.as_slice() {
            [height, width] | [1, height, width] | [height, width, 1] if height.max(width) <= MOST_CELLS => {
                Ok((height, width))
            }
            _ => Err(unsupported(&format!("{:?}", self.shape))),
        }
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.layout.numbers(self.data)
    }
}

fn after<'a>(header: &'a str, key: &str) -> Option<&'a str> {
    Some(header.split_once(key)?.1.trim_start().strip_prefix(':')?.trim_start())
}

fn layout(name: &str) -> Option<Layout> {
    let (order, kind) = name.split_at_checked(1)?;
    let kind = match kind {
        "u1" => Kind::U8,
        "i1" => Kind::I8,
        "u2" => Kind::U16,
        "i2" => Kind::I16,
        "u4" => Kind::U32,
        "i4" => Kind::I32,
        "u8" => Kind::U64,
        "i8" => Kind::I64,
        "f4" => Kind::F32,
        "f8" => Kind::F64,
        _ => return None,
    };
    matches!(order, "<" | ">" | "|" | "=").then_some(Layout { kind, big_endian: order == ">" })
}

fn unsupported(detail: &str) -> Error {
    Error::new(Code::GridUnsupported).value("format", GridFormat::Numpy.as_str()).value("detail", detail)
}
