//! GeoTIFF (OGC 19-008r4): the elevations by the `tiff` crate, the place by the tags that say it.

use super::tiff_zstd::Blocks;
use crate::error::{Code, Error, Result};
use crate::grid::archive::damaged;
use crate::grid::options::{ElevationUnit, GridFormat, GridOptions};
use crate::grid::sheet::{Header, Sheet, Spacing};
use std::io::Cursor;
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;

const MODEL_TYPE: u16 = 1024;
const RASTER_TYPE: u16 = 1025;
const LINEAR_UNIT: u16 = 3076;
const VERTICAL_UNIT: u16 = 4099;
const GEOGRAPHIC: u16 = 2;
const POINT: u16 = 2;
const FOOT: u16 = 9002;
const SURVEY_FOOT: u16 = 9003;

/// Whether bytes begin as such a file does.
pub(in crate::grid) fn is(bytes: &[u8]) -> bool {
    [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|mark| bytes.starts_with(*mark))
}

/// Reads the first image, block by block.
///
/// # Errors
/// `grid-damaged`, `grid-unsupported`, `grid-picture`, and as [`Sheet::new`]
pub(in crate::grid) fn read<'a>(bytes: &[u8], options: &'a GridOptions) -> Result<Sheet<'a>> {
    let mut file = Decoder::new(Cursor::new(bytes)).map_err(wrong)?;
    match file.colortype().map_err(wrong)? {
        ColorType::Gray(_) => {}
        ColorType::Multiband { num_samples: 1, .. } => {}
        _ => return Err(Error::new(Code::GridPicture)),
    }
    let (width, height) = file.dimensions().map_err(wrong)?;
    let mut header = Header::new(GridFormat::GeoTiff, width as usize, height as usize);
    place(&mut file, &mut header);
    let mut sheet = Sheet::new(header, options)?;
    let (across, down) = file.chunk_dimensions();
    let (across, down) = (across.max(1) as usize, down.max(1) as usize);
    let columns = (width as usize).div_ceil(across);
    let blocks = columns * (height as usize).div_ceil(down);
    let zstd = Blocks::of(&mut file)?;
    for block in 0..blocks {
        let number = u32::try_from(block).map_err(damaged)?;
        let (cells, values) = match &zstd {
            Some(zstd) => (zstd.across(), zstd.read(bytes, block)?),
            None => {
                let (cells, _) = file.chunk_data_dimensions(number);
                (cells as usize, numbers(file.read_chunk(number).map_err(wrong)?))
            }
        };
        let (x, y) = (block % columns * across, block / columns * down);
        for (at, value) in values.into_iter().enumerate() {
            let (cell, row) = (at % cells.max(1), at / cells.max(1));
            // A block that reaches beyond the edge does not reach into the next one.
            if row < down {
                sheet.put(x + cell, y + row, value);
            }
        }
    }
    Ok(sheet)
}

fn numbers(values: DecodingResult) -> Vec<f32> {
    match values {
        DecodingResult::U8(row) => row.into_iter().map(f32::from).collect(),
        DecodingResult::U16(row) => row.into_iter().map(f32::from).collect(),
        DecodingResult::U32(row) => row.into_iter().map(|value| value as f32).collect(),
        DecodingResult::U64(row) => row.into_iter().map(|value| value as f32).collect(),
        DecodingResult::I8(row) => row.into_iter().map(f32::from).collect(),
        DecodingResult::I16(row) => row.into_iter().map(f32::from).collect(),
        DecodingResult::I32(row) => row.into_iter().map(|value| value as f32).collect(),
        DecodingResult::I64(row) => row.into_iter().map(|value| value as f32).collect(),
        DecodingResult::F16(row) => row.into_iter().map(f32::from).collect(),
        DecodingResult::F32(row) => row,
        DecodingResult::F64(row) => row.into_iter().map(|value| value as f32).collect(),
    }
}

/// Where the grid lies and what its numbers mean; a file without these tags is read all the same.
fn place(file: &mut Decoder<Cursor<&[u8]>>, header: &mut Header) {
    if let Ok(text) = file.get_tag_ascii_string(Tag::GdalNodata) {
        header.nodata.extend(text.trim_matches(['\0', ' ']).parse::<f64>().ok());
    }
    let directory = file.get_tag_u16_vec(Tag::GeoKeyDirectoryTag).unwrap_or_default();
    let key = |wanted: u16| {
        let entry = directory.chunks_exact(4).skip(1).find(|entry| entry.first() == Some(&wanted))?;
        entry.last().copied()
    };
    if matches!(key(VERTICAL_UNIT), Some(FOOT | SURVEY_FOOT)) {
        header.unit = Some(ElevationUnit::Feet);
    }
    let degrees = key(MODEL_TYPE) == Some(GEOGRAPHIC);
    let metres = if matches!(key(LINEAR_UNIT), Some(FOOT | SURVEY_FOOT)) { 0.3048 } else { 1.0 };
    let scale = file.get_tag_f64_vec(Tag::ModelPixelScaleTag).unwrap_or_default();
    let tie = file.get_tag_f64_vec(Tag::ModelTiepointTag).unwrap_or_default();
    let (mut x, mut y, mut corner) = match (scale.as_slice(), tie.as_slice()) {
        (&[x, y, ..], &[i, j, _, west, north, ..]) => (x, y, Some([west - i * x, north + j * y])),
        (&[x, y, ..], _) => (x, y, None),
        _ => match file.get_tag_f64_vec(Tag::ModelTransformationTag).unwrap_or_default().as_slice() {
            &[x, 0.0, _, west, 0.0, y, _, north, ..] if y < 0.0 => (x, -y, Some([west, north])),
            _ => return,
        },
    };
    if key(RASTER_TYPE) == Some(POINT) {
        corner = corner.map(|[west, north]| [west - x / 2.0, north + y / 2.0]);
    }
    if !degrees {
        (x, y) = (x * metres, y * metres);
        corner = corner.map(|[west, north]| [west * metres, north * metres]);
    }
    header.spacing = Some(Spacing { x, y, degrees });
    header.corner = corner;
}

fn wrong(error: tiff::TiffError) -> Error {
    match error {
        tiff::TiffError::UnsupportedError(detail) => Error::new(Code::GridUnsupported)
            .value("format", GridFormat::GeoTiff.as_str())
            .value("detail", detail.to_string()),
        error => damaged(error),
    }
}
