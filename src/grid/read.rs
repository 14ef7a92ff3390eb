//! The door of the room: a file's bytes to a grid and its import report. The format is known by the
//! bytes; a name helps only where a format has no mark of its own.

use super::archive::{Entry, gunzip, is_gzip, is_zip, unzip};
use super::elevation::Grid;
use super::formats::{ascii, numpy, tiff};
use super::options::{GridNote, GridNoteCode, GridOptions, GridReport};
use super::sheet::Sheet;
use crate::error::{Code, Error, Result};

/// How deep archives may lie in one another: a .gz in a .zip.
const DEEPEST: usize = 2;

/// Reads an elevation model. `name` is the file's, for errors and as the grid's own.
///
/// # Errors
/// - `empty-source`: nothing to read
/// - `not-a-grid` (value `kind`): none of the formats
/// - `grid-picture`: a picture of something, not of elevations
/// - `grid-damaged` (value `detail`, row in text formats): the file contradicts itself or stops early
/// - `grid-unsupported` (values `format`, `detail`): a variant that is not read
/// - `grid-too-small`, `grid-too-large` (values `width`, `height`, `limit`, `reduce`), `too-large`
/// - `grid-void`: not one cell has an elevation
/// - `grid-absurd` (values `least`, `most`, `low`, `high`): no place on Earth is so low or so high;
///   [`GridOptions::any_elevation`] accepts it
/// - `bad-option`: an option that cannot be
pub fn read(name: &str, bytes: &[u8], options: &GridOptions) -> Result<(Grid, GridReport)> {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let in_file = |error: Error| if name.is_empty() { error } else { error.file(name) };
    let (sheet, notes) = open(stem, bytes, options, DEEPEST).map_err(in_file)?;
    let (grid, mut report) = sheet.finish(name).map_err(in_file)?;
    report.notes.splice(0..0, notes);
    Ok((grid, report))
}

type Opened<'a> = (Sheet<'a>, Vec<GridNote>);

fn open<'a>(name: &str, bytes: &[u8], options: &'a GridOptions, depth: usize) -> Result<Opened<'a>> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::new(Code::EmptySource));
    }
    if depth == 0 && (is_gzip(bytes) || is_zip(bytes)) {
        return Err(not_a_grid("archive"));
    }
    if is_gzip(bytes) {
        let inside = name.strip_suffix(".gz").unwrap_or(name);
        return open(inside, &gunzip(bytes)?, options, depth - 1);
    }
    if is_zip(bytes) {
        return open_zip(&unzip(bytes)?, options, depth);
    }
    plain(bytes, options).map(|sheet| (sheet, Vec::new()))
}

/// The largest file of an archive that is a grid; .npz are such archives.
fn open_zip<'a>(entries: &[Entry], options: &'a GridOptions, depth: usize) -> Result<Opened<'a>> {
    if !entries.is_empty() && entries.iter().all(|entry| entry.name.ends_with(".npy")) {
        return Ok((numpy::read_archive(entries, options)?, Vec::new()));
    }
    let wished = |entry: &&Entry| options.entry.as_ref().is_none_or(|name| *name == entry.name);
    let mut order: Vec<&Entry> = entries.iter().filter(wished).collect();
    order.sort_by_key(|entry| std::cmp::Reverse(entry.bytes.len()));
    let mut first = None;
    for entry in order {
        match open(&entry.name, &entry.bytes, options, depth - 1) {
            Ok((sheet, mut notes)) => {
                notes.push(GridNote::new(GridNoteCode::Unpacked).value("name", entry.name.as_str()));
                return Ok((sheet, notes));
            }
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or_else(|| not_a_grid("archive")))
}

fn plain<'a>(bytes: &[u8], options: &'a GridOptions) -> Result<Sheet<'a>> {
    if numpy::is(bytes) {
        return numpy::read(bytes, options);
    }
    if tiff::is(bytes) {
        return tiff::read(bytes, options);
    }
    let text = text(bytes);
    if let Some(text) = text.filter(|text| ascii::is(text)) {
        return ascii::read(text, options);
    }
    Err(not_a_grid(kind(bytes)))
}

/// The text that bytes are, if they are one; these formats are all ASCII.
fn text(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

fn not_a_grid(kind: &str) -> Error {
    Error::new(Code::NotAGrid).value("kind", kind)
}

/// What a file that is no grid seems to be.
fn kind(bytes: &[u8]) -> &'static str {
    const MARKS: [(&[u8], &str); 7] = [
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"%PDF", "PDF"),
        (b"RIFF", "RIFF"),
        (b"\x89HDF", "HDF5"),
        (b"CDF", "netCDF"),
        (b"\xD0\xCF\x11\xE0", "Office"),
    ];
    let marked = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| *kind);
    marked.unwrap_or_else(|| if text(bytes).is_some() { "text" } else { "binary" })
}
