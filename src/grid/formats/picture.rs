//! Pictures that hold elevations: greys of 8 or 16 bits, and the colours of Terrarium and Terrain-RGB tiles. Read
//! here and never by a browser, which would manage their colours and cut 16 bits to 8.

use crate::error::{Code, Error, Result};
use crate::grid::options::{GridFormat, GridNote, GridNoteCode, GridOptions, PictureEncoding};
use crate::grid::png;
use crate::grid::sheet::{EARTH_M, Header, Sheet, Spacing};
use crate::grid::write::SCALE_KEY;
use serde::Deserialize;

/// Metres: elevations that differ more from cell to cell than this, in the mean, are those of a photograph.
const WILD_M: f64 = 250.0;

/// The scale that a picture of ours has in it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scale {
    black_metres: f64,
    metres_a_grey: f64,
    void_grey: Option<u16>,
    cell_x_metres: f64,
    cell_y_metres: f64,
}

/// Reads the picture.
///
/// # Errors
/// `grid-damaged`, `grid-picture`, `grid-unsupported`, and as [`Sheet::new`]
pub(in crate::grid) fn read<'a>(bytes: &[u8], options: &'a GridOptions) -> Result<Sheet<'a>> {
    let picture = png::header(bytes)?;
    let mut header = Header::new(GridFormat::GreyPng, picture.width, picture.height);
    // Too large is said before anything is unpacked.
    Sheet::new(header.clone(), options)?;
    let pixels = png::pixels(bytes, picture)?;
    let own = png::text(bytes, SCALE_KEY).and_then(|text| serde_json::from_str::<Scale>(&text).ok());
    let values = match (picture.samples, picture.depth) {
        (1 | 2, _) => greys(&pixels, picture, own, options, &mut header),
        (_, 1) => colours(&pixels, picture, options, &mut header)?,
        _ => return Err(Error::new(Code::GridPicture)),
    };
    let width = picture.width;
    let mut sheet = Sheet::new(header, options)?;
    for (at, value) in values.into_iter().enumerate() {
        sheet.put(at % width, at / width, value);
    }
    Ok(sheet)
}

/// Greys by the scale that the reader says, or that is in the picture, or as metres.
fn greys(
    pixels: &[u8],
    picture: png::Header,
    own: Option<Scale>,
    options: &GridOptions,
    header: &mut Header,
) -> Vec<f32> {
    let bytes = picture.depth;
    let white = if bytes == 2 { f64::from(u16::MAX) } else { f64::from(u8::MAX) };
    let (black, step) = match (options.range_m, own) {
        (Some([black, white_m]), _) => (black, (white_m - black) / white),
        (None, Some(own)) => (own.black_metres, own.metres_a_grey),
        (None, None) => {
            header.note(GridNote::new(GridNoteCode::GreyAsMetres));
            (0.0, 1.0)
        }
    };
    if let Some(own) = own {
        header.spacing = Some(Spacing { x: own.cell_x_metres, y: own.cell_y_metres, degrees: false });
    }
    let void = own.and_then(|own| own.void_grey).map(f64::from);
    let pixels = pixels.chunks_exact(bytes * picture.samples);
    let value = |pixel: &[u8]| {
        let grey = match *pixel {
            [high, low, ..] if bytes == 2 => f64::from(u16::from_be_bytes([high, low])),
            [grey, ..] => f64::from(grey),
            [] => f64::NAN,
        };
        let clear = picture.samples == 2 && pixel.iter().skip(bytes).all(|&byte| byte == 0);
        if clear || void == Some(grey) { f32::NAN } else { (black + grey * step) as f32 }
    };
    pixels.map(value).collect()
}

/// Colours as the reader says, or as what gives elevations of this Earth that do not jump about.
fn colours(
    pixels: &[u8],
    picture: png::Header,
    options: &GridOptions,
    header: &mut Header,
) -> Result<Vec<f32>> {
    let decoded = |encoding: PictureEncoding| {
        let value = |pixel: &[u8]| match *pixel {
            [_, _, _, 0] => f32::NAN,
            [red, green, blue, ..] => metres(encoding, [red, green, blue].map(f64::from)),
            _ => f32::NAN,
        };
        pixels.chunks_exact(picture.samples).map(value).collect::<Vec<f32>>()
    };
    let encoding = match options.encoding {
        Some(PictureEncoding::Grey) => return Err(Error::new(Code::GridPicture)),
        Some(encoding) => encoding,
        None => {
            let mut candidates = [PictureEncoding::Terrarium, PictureEncoding::TerrainRgb].into_iter();
            let found = candidates.find(|&encoding| is_ground(&decoded(encoding), picture.width));
            let found = found.ok_or_else(|| Error::new(Code::GridPicture))?;
            header.note(GridNote::new(GridNoteCode::EncodingGuessed).value("encoding", found.as_str()));
            found
        }
    };
    header.format = match encoding {
        PictureEncoding::TerrainRgb => GridFormat::TerrainRgb,
        _ => GridFormat::Terrarium,
    };
    Ok(decoded(encoding))
}

/// Metres of a colour, by the definitions of Tilezen's and of Mapbox's tiles.
fn metres(encoding: PictureEncoding, [red, green, blue]: [f64; 3]) -> f32 {
    let metres = match encoding {
        PictureEncoding::TerrainRgb => (red * 65_536.0 + green * 256.0 + blue) / 10.0 - 10_000.0,
        _ => red * 256.0 + green + blue / 256.0 - 32_768.0,
    };
    metres as f32
}

fn is_ground(values: &[f32], width: usize) -> bool {
    let on_earth = |value: &f32| value.is_nan() || (EARTH_M[0]..=EARTH_M[1]).contains(value);
    let steps = values.chunks(width.max(1)).flat_map(|row| row.windows(2));
    let steps = steps.filter_map(|pair| match pair {
        [a, b] => Some(f64::from((a - b).abs())).filter(|step| !step.is_nan()),
        _ => None,
    });
    let (sum, count) = steps.fold((0.0, 0_usize), |(sum, count), step| (sum + step, count + 1));
    values.iter().all(on_earth) && sum / count.max(1) as f64 <= WILD_M
}
