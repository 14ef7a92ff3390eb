//! The door of the room: a file's bytes to a grid and its import report. The format is known by the
//! bytes; a name helps only where a format has no mark of its own.

use super::archive::{Entry, gunzip, is_gzip, is_zip, unzip};
use super::elevation::Grid;
use super::formats::{ascii, header_file, hgt, numpy, picture, tiff, usgs, xyz};
use super::options::{GridNote, GridNoteCode, GridOptions, GridReport};
use super::png;
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

/// Reads one elevation model out of one file or several: numbers and the header that is about them, or whichever
/// of them is the largest. `name` is the model's.
///
/// # Errors
/// As [`read()`].
pub fn read_all(name: &str, files: &[(&str, &[u8])], options: &GridOptions) -> Result<(Grid, GridReport)> {
    if let [(file, bytes)] = files {
        return read(file, bytes, options);
    }
    let entry = |(name, bytes): &(&str, &[u8])| Entry { name: (*name).to_owned(), bytes: bytes.to_vec() };
    let entries: Vec<Entry> = files.iter().map(entry).collect();
    let (sheet, mut notes) = open_zip(&entries, options, DEEPEST).map_err(|error| error.file(name))?;
    notes.retain(|note| note.code != GridNoteCode::Unpacked);
    let (grid, mut report) = sheet.finish(name).map_err(|error| error.file(name))?;
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
    plain(name, bytes, options).map(|sheet| (sheet, Vec::new()))
}

/// The largest file of an archive that is a grid; .npz are such archives.
fn open_zip<'a>(entries: &[Entry], options: &'a GridOptions, depth: usize) -> Result<Opened<'a>> {
    if !entries.is_empty() && entries.iter().all(|entry| entry.name.ends_with(".npy")) {
        return Ok((numpy::read_archive(entries, options)?, Vec::new()));
    }
    if let Some((header, numbers)) = pair(entries) {
        return Ok((header_file::read(header, &numbers.bytes, options)?, vec![unpacked(numbers)]));
    }
    let wished = |entry: &&Entry| options.entry.as_ref().is_none_or(|name| *name == entry.name);
    let mut order: Vec<&Entry> = entries.iter().filter(wished).collect();
    order.sort_by_key(|entry| std::cmp::Reverse(entry.bytes.len()));
    let mut first = None;
    for entry in order {
        match open(&entry.name, &entry.bytes, options, depth - 1) {
            Ok((sheet, mut notes)) => {
                notes.push(unpacked(entry));
                return Ok((sheet, notes));
            }
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or_else(|| not_a_grid("archive")))
}

fn unpacked(entry: &Entry) -> GridNote {
    GridNote::new(GridNoteCode::Unpacked).value("entry", entry.name.as_str())
}

fn plain<'a>(name: &str, bytes: &[u8], options: &'a GridOptions) -> Result<Sheet<'a>> {
    if numpy::is(bytes) {
        return numpy::read(bytes, options);
    }
    if tiff::is(bytes) {
        return tiff::read(bytes, options);
    }
    if png::is(bytes) {
        return picture::read(bytes, options);
    }
    let Some(text) = text(bytes) else {
        return if hgt::is(bytes) { hgt::read(name, bytes, options) } else { Err(not_a_grid(kind(bytes))) };
    };
    match text {
        text if ascii::is(text) => ascii::read(text, options),
        _ if usgs::is(bytes) => usgs::read(bytes, options),
        text if xyz::is(text) => xyz::read(text, options),
        // Half of a pair.
        text if header_file::is(text) => Err(not_a_grid("a header without its numbers")),
        _ => Err(not_a_grid(kind(bytes))),
    }
}

/// A header and the numbers that it is about, which has the same name up to its ending.
fn pair(entries: &[Entry]) -> Option<(&str, &Entry)> {
    fn stem(name: &str) -> &str {
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
    entries.iter().find_map(|entry| {
        let header = text(&entry.bytes).filter(|text| header_file::is(text))?;
        // `dem.hdr` is about `dem.bil`; `dem.bil.hdr` as well, and about `dem` ENVI's own way.
        let name = stem(&entry.name);
        let about =
            |other: &&Entry| other.name != entry.name && (other.name == name || stem(&other.name) == name);
        let largest = entries.iter().filter(about).max_by_key(|other| other.bytes.len())?;
        Some((header, largest))
    })
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
