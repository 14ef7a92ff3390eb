//! What lies in a .gz or a .zip.

use super::sheet::MOST_CELLS;
use crate::error::{Code, Error, Result};
use flate2::read::{DeflateDecoder, MultiGzDecoder};
use rawzip::{CompressionMethod, ZipArchive};
use std::io::Read;

/// The most bytes that are unpacked: eight for each cell that a grid may have.
const MOST_BYTES: u64 = 8 * MOST_CELLS as u64;

/// One file of an archive.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Whether bytes are a zip archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether bytes are gzip.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B\x08")
}

/// The bytes of a gzip file.
///
/// # Errors
/// `grid-damaged`, `too-large`
pub(super) fn gunzip(bytes: &[u8]) -> Result<Vec<u8>> {
    unpack(MultiGzDecoder::new(bytes))
}

/// The files of a zip archive, those it can unpack and without what systems add to archives.
///
/// # Errors
/// `grid-damaged`, `too-large`
pub(super) fn unzip(bytes: &[u8]) -> Result<Vec<Entry>> {
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    let mut found = Vec::new();
    let mut room = MOST_BYTES;
    let mut entries = archive.entries();
    while let Some(record) = entries.next_entry().map_err(damaged)? {
        let name = String::from_utf8_lossy(record.file_path().as_ref()).into_owned();
        if record.is_dir() || name.starts_with("__MACOSX") || name.ends_with(".DS_Store") {
            continue;
        }
        let entry = archive.get_entry(record.wayfinder()).map_err(damaged)?;
        let bytes = match record.compression_method() {
            CompressionMethod::STORE => unpack(entry.data())?,
            CompressionMethod::DEFLATE => unpack(DeflateDecoder::new(entry.data()))?,
            _ => continue,
        };
        room = room.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        found.push(Entry { name, bytes });
    }
    Ok(found)
}

fn unpack(reader: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(damaged)?;
    if bytes.len() as u64 > MOST_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> Error {
    let megabytes = |bytes: u64| (bytes >> 20) as f64;
    Error::new(Code::TooLarge).value("size", megabytes(MOST_BYTES)).value("limit", megabytes(MOST_BYTES))
}

/// A file that contradicts itself or stops early.
pub(super) fn damaged(detail: impl std::fmt::Display) -> Error {
    Error::new(Code::GridDamaged).value("detail", detail.to_string())
}
