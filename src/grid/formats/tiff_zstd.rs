//! Blocks of a TIFF that are packed by Zstandard (GDAL's compression 50000), which the `tiff` crate unpacks by a
//! library in C alone: here by a decoder in Rust, and then the predictor is undone (TIFF 6.0, section 14; Adobe
//! Photoshop TIFF Technical Note 3).

use super::bytes::{Kind, Layout};
use crate::error::{Code, Error, Result};
use crate::grid::archive::damaged;
use crate::grid::options::GridFormat;
use ruzstd::decoding::StreamingDecoder;
use std::io::{Cursor, Read};
use tiff::decoder::Decoder;
use tiff::tags::{ByteOrder, Tag};

/// As GDAL and libtiff number it.
const ZSTD: u16 = 50_000;
const UNSIGNED: u16 = 1;
const SIGNED: u16 = 2;
const FLOAT: u16 = 3;

type File<'a> = Decoder<Cursor<&'a [u8]>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Predictor {
    None,
    Horizontal,
    Floating,
}

/// What is needed to unpack blocks.
pub(super) struct Blocks {
    layout: Layout,
    predictor: Predictor,
    /// Cells of a whole block's row.
    across: usize,
    /// Where each begins, and how long it is.
    places: Vec<(u64, u64)>,
    /// Cells of a whole block.
    cells: usize,
}

impl Blocks {
    /// Where a file has such blocks.
    ///
    /// # Errors
    /// `grid-damaged`, `grid-unsupported`
    pub(super) fn of(file: &mut File<'_>) -> Result<Option<Self>> {
        if file.get_tag_unsigned::<u16>(Tag::Compression).ok() != Some(ZSTD) {
            return Ok(None);
        }
        let (across, down) = file.chunk_dimensions();
        let mut one =
            |tag, usual| file.find_tag_unsigned::<u16>(tag).map_err(damaged).map(|tag| tag.unwrap_or(usual));
        let bits = one(Tag::BitsPerSample, 1)?;
        let kind = match (one(Tag::SampleFormat, UNSIGNED)?, bits) {
            (UNSIGNED, 8) => Kind::U8,
            (UNSIGNED, 16) => Kind::U16,
            (UNSIGNED, 32) => Kind::U32,
            (SIGNED, 8) => Kind::I8,
            (SIGNED, 16) => Kind::I16,
            (SIGNED, 32) => Kind::I32,
            (FLOAT, 32) => Kind::F32,
            (FLOAT, 64) => Kind::F64,
            (format, bits) => return Err(unsupported(format!("sample format {format} of {bits} bits"))),
        };
        let predictor = match (one(Tag::Predictor, 1)?, kind) {
            (1, _) => Predictor::None,
            (2, _) => Predictor::Horizontal,
            (3, Kind::F32 | Kind::F64) => Predictor::Floating,
            (other, _) => return Err(unsupported(format!("predictor {other}"))),
        };
        let tiled = file.find_tag(Tag::TileOffsets).map_err(damaged)?.is_some();
        let (starts, lengths) = match tiled {
            true => (Tag::TileOffsets, Tag::TileByteCounts),
            false => (Tag::StripOffsets, Tag::StripByteCounts),
        };
        let mut row = |tag| file.get_tag_u64_vec(tag).map_err(damaged);
        let places = row(starts)?.into_iter().zip(row(lengths)?).collect();
        let big_endian = file.byte_order() == ByteOrder::BigEndian;
        let (across, down) = (across as usize, down as usize);
        let cells = across.checked_mul(down).ok_or_else(|| damaged("its blocks"))?;
        Ok(Some(Self { layout: Layout { kind, big_endian }, predictor, across, places, cells }))
    }

    /// The cells of a block, row by row of [`Blocks::across`].
    ///
    /// # Errors
    /// `grid-damaged`
    pub(super) fn read(&self, bytes: &[u8], block: usize) -> Result<Vec<f32>> {
        let place = |&(start, length): &(u64, u64)| {
            let (start, length) = (usize::try_from(start).ok()?, usize::try_from(length).ok()?);
            bytes.get(start..start.checked_add(length)?)
        };
        let packed =
            self.places.get(block).and_then(place).ok_or_else(|| damaged("a block beyond its end"))?;
        let mut unpacked = Vec::new();
        let most = (self.cells * self.layout.size()) as u64;
        let decoder = StreamingDecoder::new(packed).map_err(damaged)?;
        decoder.take(most).read_to_end(&mut unpacked).map_err(damaged)?;
        let row = self.across * self.layout.size();
        let mut layout = self.layout;
        for row in unpacked.chunks_mut(row.max(1)) {
            match self.predictor {
                Predictor::None => {}
                Predictor::Horizontal => add_up(row, self.layout),
                Predictor::Floating => {
                    join_planes(row, self.layout.size());
                    layout.big_endian = true;
                }
            }
        }
        Ok(layout.numbers(&unpacked).map(|value| value as f32).collect())
    }

    /// Cells of a whole block's row.
    pub(super) const fn across(&self) -> usize {
        self.across
    }
}

/// Each number is the difference from the one before, whatever kind it is.
fn add_up(row: &mut [u8], layout: Layout) {
    let mut sum = 0_u64;
    for cell in row.chunks_exact_mut(layout.size()) {
        let mut bits = [0; 8];
        let order = |at: usize| if layout.big_endian { layout.size() - 1 - at } else { at };
        for (at, byte) in cell.iter().enumerate() {
            if let Some(place) = bits.get_mut(order(at)) {
                *place = *byte;
            }
        }
        sum = sum.wrapping_add(u64::from_le_bytes(bits));
        let bits = sum.to_le_bytes();
        for (at, byte) in cell.iter_mut().enumerate() {
            *byte = bits.get(order(at)).copied().unwrap_or_default();
        }
    }
}

/// Each byte is the difference from the one before, and the row has all first bytes of its numbers before all
/// second ones, the highest first.
fn join_planes(row: &mut [u8], size: usize) {
    let mut sum = 0_u8;
    for byte in row.iter_mut() {
        sum = sum.wrapping_add(*byte);
        *byte = sum;
    }
    let cells = row.len() / size;
    let planes = row.to_vec();
    for (at, byte) in row.iter_mut().take(cells * size).enumerate() {
        *byte = planes.get(at % size * cells + at / size).copied().unwrap_or_default();
    }
}

fn unsupported(detail: String) -> Error {
    Error::new(Code::GridUnsupported).value("format", GridFormat::GeoTiff.as_str()).value("detail", detail)
}
