//! PNG (W3C Recommendation, third edition), as little of it as elevations need: pictures that are not interlaced,
//! with 8 or 16 bits a sample, unpacked without a thought for colour.
//!
//! By hand on top of flate2: the usual crate would switch on features of the decompressor that every burn crate
//! stands on, for the sake of five filters.

use super::archive::damaged;
use crate::error::{Code, Error, Result};
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::{Read, Write};

const MARK: &[u8; 8] = b"\x89PNG\r\n\x1a\n";
const GREY: u8 = 0;
const PALETTE: u8 = 3;

/// Whether bytes begin as a PNG does.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// What a picture says before its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Bytes of a sample: 1 or 2.
    pub(super) depth: usize,
    /// Samples of a pixel: 1 grey, 2 grey and opacity, 3 colour, 4 colour and opacity.
    pub(super) samples: usize,
}

impl Header {
    /// Bytes of a row of pixels.
    const fn row(self) -> usize {
        self.width.saturating_mul(self.depth * self.samples)
    }
}

/// A chunk of a file: its name and its bytes. Ends where the file does.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes.get(MARK.len()..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(*rest.first_chunk::<4>()?) as usize;
        let (name, data) = (rest.get(4..8)?, rest.get(8..length.checked_add(8)?)?);
        rest = rest.get(length + 12..).unwrap_or_default();
        Some((name, data))
    })
}

/// Reads the header.
///
/// # Errors
/// `grid-damaged`; `grid-picture` for a palette; `grid-unsupported` for interlaced ones and for less than 8 bits
pub(super) fn header(bytes: &[u8]) -> Result<Header> {
    let no_header = || damaged("no header");
    let (_, data) = chunks(bytes).next().filter(|(name, _)| *name == b"IHDR").ok_or_else(no_header)?;
    let &[a, b, c, d, e, f, g, h, bits, colour, 0, 0, interlaced] = data else { return Err(no_header()) };
    let (width, height) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]));
    let samples = match colour {
        GREY => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        PALETTE => return Err(Error::new(Code::GridPicture)),
        _ => return Err(no_header()),
    };
    let unsupported = |detail: String| {
        Err(Error::new(Code::GridUnsupported).value("format", "png").value("detail", detail))
    };
    match (bits, interlaced) {
        (8 | 16, 0) => {
            let (width, height, depth) = (width as usize, height as usize, usize::from(bits / 8));
            Ok(Header { width, height, depth, samples })
        }
        (8 | 16, _) => unsupported("interlaced".to_owned()),
        _ => unsupported(format!("{bits} bits")),
    }
}

/// The pixels, row by row, samples of 16 bits with the high byte first.
///
/// # Errors
/// `grid-damaged`
pub(super) fn pixels(bytes: &[u8], header: Header) -> Result<Vec<u8>> {
    let packed: Vec<u8> =
        chunks(bytes).filter(|(name, _)| *name == b"IDAT").flat_map(|(_, data)| data).copied().collect();
    let (row, before) = (header.row(), header.depth * header.samples);
    let needed = (row + 1).checked_mul(header.height).ok_or_else(|| damaged("its size"))?;
    let mut filtered = Vec::new();
    ZlibDecoder::new(packed.as_slice()).take(needed as u64).read_to_end(&mut filtered).map_err(damaged)?;
    if filtered.len() < needed {
        return Err(damaged(format!("{} of {needed} bytes", filtered.len())));
    }
    let mut pixels: Vec<u8> = Vec::with_capacity(row * header.height);
    let mut above = vec![0; row];
    for line in filtered.chunks_exact(row + 1) {
        let Some((&filter, line)) = line.split_first() else { continue };
        let mut current = vec![0; row];
        for (at, &byte) in line.iter().enumerate() {
            let left = |row: &[u8]| at.checked_sub(before).and_then(|at| row.get(at)).copied().unwrap_or(0);
            let (a, b, c) = (left(&current), above.get(at).copied().unwrap_or(0), left(&above));
            let guess = match filter {
                0 => 0,
                1 => a,
                2 => b,
                3 => u8::midpoint(a, b),
                4 => paeth(a, b, c),
                _ => return Err(damaged(format!("filter {filter}"))),
            };
            if let Some(place) = current.get_mut(at) {
                *place = byte.wrapping_add(guess);
            }
        }
        pixels.extend_from_slice(&current);
        above = current;
    }
    Ok(pixels)
}

/// Whichever of left, above and above left is nearest to left + above - above left.
fn paeth(a: u8, b: u8, c: u8) -> u8 {
    let [x, y, z] = [a, b, c].map(i16::from);
    let (to_a, to_b, to_c) = ((y - z).abs(), (x - z).abs(), (x + y - 2 * z).abs());
    match () {
        () if to_a <= to_b && to_a <= to_c => a,
        () if to_b <= to_c => b,
        () => c,
    }
}

/// The text of a plain `tEXt` chunk with a key.
pub(super) fn text(bytes: &[u8], key: &str) -> Option<String> {
    chunks(bytes).filter(|(name, _)| *name == b"tEXt").find_map(|(_, data)| {
        let text = data.strip_prefix(key.as_bytes())?.strip_prefix(b"\0")?;
        String::from_utf8(text.to_vec()).ok()
    })
}

/// A grey picture of 16 bits, with ASCII text under a key.
///
/// # Errors
/// What the writer of the packed bytes says; in memory there is nothing that can go wrong.
pub(super) fn grey16(
    width: u32,
    height: u32,
    greys: &[u16],
    (key, text): (&str, &str),
) -> std::io::Result<Vec<u8>> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    for row in greys.chunks(width.max(1) as usize) {
        // The difference from the pixel before packs ground well.
        let mut line = vec![1];
        let mut before = [0; 2];
        for grey in row {
            let now = grey.to_be_bytes();
            line.extend(now.iter().zip(before).map(|(now, before)| now.wrapping_sub(before)));
            before = now;
        }
        packed.write_all(&line)?;
    }
    let mut file = MARK.to_vec();
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        let mut crc = Crc::new();
        crc.update(name);
        crc.update(data);
        file.extend((data.len() as u32).to_be_bytes());
        file.extend(name);
        file.extend(data);
        file.extend(crc.sum().to_be_bytes());
    };
    let [width, height] = [width, height].map(u32::to_be_bytes);
    chunk(b"IHDR", &[width.as_slice(), &height, &[16, GREY, 0, 0, 0]].concat());
    chunk(b"tEXt", &[key.as_bytes(), b"\0", text.as_bytes()].concat());
    chunk(b"IDAT", &packed.finish()?);
    chunk(b"IEND", &[]);
    Ok(file)
}
