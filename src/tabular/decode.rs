//! Bytes to text. A byte-order mark decides; then valid UTF-8; then the NUL pattern of UTF-16; then
//! the likelier of GB18030 and windows-1252, which the report calls a guess. What is no text at all
//! (an archive, a spreadsheet, a picture) is refused here.
//!
//! Encodings of several bytes a character need tables of a hundred kilobytes that every browser
//! has: they come in through [`LegacyDecoder`].

use super::report::{Encoding, Note, NoteCode};
use crate::error::{Code, Error, Result};
use std::borrow::Cow;

/// Who can decode GB18030 and Shift_JIS: the browser's `TextDecoder` in the page, `encoding_rs` in
/// tests.
pub trait LegacyDecoder {
    /// The text, or `None` if this decoder does not know the encoding or the bytes are not in it.
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String>;
}

/// Knows no legacy encoding; for sources that are known to be UTF-8.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoLegacy;

impl LegacyDecoder for NoLegacy {
    fn decode(&self, _: &[u8], _: Encoding) -> Option<String> {
        None
    }
}

/// Text and how it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded<'a> {
    /// The text without a byte-order mark; borrowed where the bytes were UTF-8.
    pub text: Cow<'a, str>,
    /// What the bytes were read as.
    pub encoding: Encoding,
    /// Set where the encoding was a guess.
    pub note: Option<Note>,
}

/// Decodes a file.
///
/// # Errors
/// `empty-source` for no characters but white space, `binary-source` (value `kind`) for what is no
/// text, `bad-option` if the wished encoding cannot be decoded here.
pub fn decode<'a>(
    bytes: &'a [u8],
    wished: Option<Encoding>,
    legacy: &dyn LegacyDecoder,
) -> Result<Decoded<'a>> {
    if bytes.is_empty() {
        return Err(Error::new(Code::EmptySource));
    }
    if let Some(kind) = magic(bytes) {
        return Err(Error::new(Code::BinarySource).value("kind", kind));
    }
    let decoded = match wished {
        Some(encoding) => {
            let text = decode_as(bytes, encoding, legacy).ok_or_else(|| {
                Error::new(Code::BadOption)
                    .option("encoding")
                    .value("value", encoding.as_str())
                    .value("allowed", "utf-8")
            })?;
            Decoded { text, encoding, note: None }
        }
        None => recognise(bytes, legacy)?,
    };
    if decoded.text.trim().is_empty() {
        return Err(Error::new(Code::EmptySource));
    }
    if looks_binary(&decoded.text) {
        return Err(Error::new(Code::BinarySource).value("kind", "unknown"));
    }
    Ok(decoded)
}

fn recognise<'a>(bytes: &'a [u8], legacy: &dyn LegacyDecoder) -> Result<Decoded<'a>> {
    let sure = |text, encoding| Ok(Decoded { text, encoding, note: None });
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return sure(utf16(bytes, u16::from_le_bytes), Encoding::Utf16Le);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return sure(utf16(bytes, u16::from_be_bytes), Encoding::Utf16Be);
    }
    if let Some(encoding) = utf16_by_zeros(bytes) {
        let text = match encoding {
            Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
            _ => utf16(bytes, u16::from_le_bytes),
        };
        let note = Note::new(NoteCode::EncodingGuessed).value("encoding", encoding.as_str());
        return Ok(Decoded { text, encoding, note: Some(note) });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return sure(Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text)), Encoding::Utf8);
    }
    // A NUL is in no text of a one- or two-byte encoding.
    if bytes.contains(&0) {
        return Err(Error::new(Code::BinarySource).value("kind", "unknown"));
    }
    let multi_byte = plausible_gb18030(bytes)
        .then(|| legacy.decode(bytes, Encoding::Gb18030))
        .flatten()
        .filter(|text| !text.contains('\u{FFFD}'));
    let (text, encoding) = multi_byte
        .map_or_else(|| (windows_1252(bytes), Encoding::Windows1252), |text| (text, Encoding::Gb18030));
    let note = Note::new(NoteCode::EncodingGuessed).value("encoding", encoding.as_str());
    Ok(Decoded { text: Cow::Owned(text), encoding, note: Some(note) })
}

fn decode_as<'a>(bytes: &'a [u8], encoding: Encoding, legacy: &dyn LegacyDecoder) -> Option<Cow<'a, str>> {
    Some(match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1252 => Cow::Owned(windows_1252(bytes)),
        Encoding::Gb18030 | Encoding::ShiftJis => Cow::Owned(legacy.decode(bytes, encoding)?),
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let mut units = pairs.iter().map(|&pair| unit(pair)).peekable();
    units.next_if_eq(&0xFEFF);
    let text = char::decode_utf16(units).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER));
    Cow::Owned(text.collect())
}

/// UTF-16 without a mark: in tables most characters are ASCII, so every other byte is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let seen = pairs.len().min(2048);
    let zeros = |which: fn(&[u8; 2]) -> u8| pairs.iter().take(seen).filter(|&pair| which(pair) == 0).count();
    let (high_first, high_second) = (zeros(|&[first, _]| first), zeros(|&[_, second]| second));
    let (most, few) = (seen * 6 / 10, seen / 50);
    if seen < 4 {
        None
    } else if high_second > most && high_first <= few {
        Some(Encoding::Utf16Le)
    } else if high_first > most && high_second <= few {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Chinese text in GB18030 is runs of an even number of bytes above 0xA0, mostly beside delimiters;
/// an accented letter of windows-1252 stands alone among ASCII letters.
fn plausible_gb18030(bytes: &[u8]) -> bool {
    let (mut pairs, mut alone, mut run) = (0_usize, 0_usize, 0_usize);
    let mut letter_before = false;
    let mut before = 0_u8;
    for &byte in bytes.iter().chain(std::iter::once(&b'\n')) {
        if byte >= 0xA1 && byte != 0xFF {
            if run == 0 {
                letter_before = before.is_ascii_lowercase();
            }
            run += 1;
        } else {
            let inside_a_word = run <= 2 && letter_before && byte.is_ascii_lowercase();
            if run > 0 && (run % 2 == 1 || inside_a_word) {
                alone += 1;
            } else {
                pairs += run / 2;
            }
            run = 0;
        }
        before = byte;
    }
    pairs > 0 && pairs > 2 * alone
}

/// 0x80 to 0x9F of windows-1252 (the five unassigned bytes as the WHATWG standard has them).
const WINDOWS_1252_MIDDLE: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|&byte| {
            let middle = byte.checked_sub(0x80).map(usize::from);
            middle.and_then(|index| WINDOWS_1252_MIDDLE.get(index).copied()).unwrap_or(char::from(byte))
        })
        .collect()
}

/// First bytes of files that people drop by mistake.
const MAGIC: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "zip"), // spreadsheets (.xlsx, .ods) too
    (b"\x89PNG", "png"),
    (b"\x1F\x8B", "gzip"),
    (b"%PDF", "pdf"),
    (b"\xFF\xD8\xFF", "jpeg"),
    (b"GIF8", "gif"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ", "xz"),
    (b"7z\xBC\xAF", "7z"),
    (b"\x28\xB5\x2F\xFD", "zstd"),
    (b"\xD0\xCF\x11\xE0", "office"), // .xls
    (b"\x89HDF", "hdf5"),
    (b"CDF\x01", "netcdf"),
    (b"CDF\x02", "netcdf"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\x93NUMPY", "numpy"),
    (b"SQLite format 3", "sqlite"),
    (b"PAR1", "parquet"),
    (b"\x7FELF", "program"),
    (b"\0asm", "wasm"),
];

fn magic(bytes: &[u8]) -> Option<&'static str> {
    MAGIC.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// More than one in fifty control characters among the first few thousand is no text; nor is a NUL.
fn looks_binary(text: &str) -> bool {
    let (mut controls, mut seen) = (0_usize, 0_usize);
    for character in text.chars().take(8192) {
        seen += 1;
        if character == '\0' {
            return true;
        }
        // Control-Z ended files once.
        let ordinary = matches!(character, '\t' | '\n' | '\r' | '\x0C' | '\x1A');
        if character.is_control() && !ordinary {
            controls += 1;
        }
    }
    controls * 50 > seen
}
