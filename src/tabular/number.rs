//! Numbers as people write them in tables. Strict: a cell is a number as a whole or not at all, so
//! that `5.2?` or `1,234` is reported, not misread. Decimal commas are a property of the file, not
//! of a cell: [`decimal_comma`] decides, from all its cells.

use super::report::Reason;

/// Cells that stand for 'no value' in the exports we know (R, spreadsheets, SQL, fixed-width lists).
const BLANKS: &[&str] = &["", "-", "--", "na", "n/a", "#n/a", "null", "none", "nil", "\\n"];

/// Whether a cell stands for 'no value'. `NaN` does not: someone computed it, so it is reported.
#[must_use]
pub fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    // Of the longer and of what begins with a digit nothing needs to be compared.
    cell.len() <= 4
        && !cell.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && BLANKS.iter().any(|blank| cell.eq_ignore_ascii_case(blank))
}

/// A finite number.
///
/// # Errors
/// The reason for the report: `missing`, `not-finite` (NaN, infinities, what overflows), or
/// `not-a-number`.
pub fn number(cell: &str, comma: bool) -> Result<f64, Reason> {
    let cell = cell.trim();
    if is_blank(cell) {
        return Err(Reason::Missing);
    }
    // A minus sign that a word processor made longer.
    let (sign, digits) = match cell.strip_prefix('\u{2212}') {
        Some(rest) if !rest.starts_with(['+', '-']) => (-1.0, rest),
        _ => (1.0, cell),
    };
    if let Some(value) = decimal(digits) {
        return Ok(sign * value);
    }
    let value = if shaped_like_a_number(digits, b'.') {
        // Also in a file with decimal commas: there is one way to read a plain `47.8`.
        digits.parse::<f64>()
    } else if comma && shaped_like_a_number(digits, b',') {
        digits.replace(',', ".").parse::<f64>()
    } else {
        return Err(if names_no_finite_number(digits) { Reason::NotFinite } else { Reason::NotANumber });
    };
    match value {
        Ok(value) if value.is_finite() => Ok(sign * value),
        Ok(_) => Err(Reason::NotFinite),
        Err(_) => Err(Reason::NotANumber),
    }
}

/// Powers of ten that a double holds exactly, as far as they are needed here.
const TENS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// `-12.5` of at most 15 digits, which most numbers of a catalogue are: the quotient of two whole numbers
/// that a double holds exactly is the nearest double (Clinger 1990, PLDI). `None` for all else.
fn decimal(cell: &str) -> Option<f64> {
    let (sign, digits) = match cell.as_bytes() {
        [b'-', rest @ ..] => (-1.0, rest),
        [b'+', rest @ ..] => (1.0, rest),
        all => (1.0, all),
    };
    let (mut whole, mut count, mut behind) = (0_u64, 0_usize, None);
    for (place, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' if count < 15 => {
                whole = whole * 10 + u64::from(byte - b'0');
                count += 1;
            }
            b'.' if behind.is_none() => behind = Some(place),
            _ => return None,
        }
    }
    let decimals = behind.map_or(0, |point| digits.len() - point - 1);
    (count > 0).then_some(sign * (whole as f64 / TENS.get(decimals)?))
}

/// `-12.5e3` and its parts; at least one digit before the exponent.
fn shaped_like_a_number(cell: &str, point: u8) -> bool {
    let (mut digits, mut exponent_digits) = (0_usize, 0_usize);
    let (mut point_seen, mut exponent_seen) = (false, false);
    let mut before = 0_u8;
    for (place, byte) in cell.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if exponent_seen => exponent_digits += 1,
            b'0'..=b'9' => digits += 1,
            b'+' | b'-' if place == 0 || matches!(before, b'e' | b'E') => {}
            b'e' | b'E' if digits > 0 && !exponent_seen => exponent_seen = true,
            _ if byte == point && !point_seen && !exponent_seen => point_seen = true,
            _ => return false,
        }
        before = byte;
    }
    digits > 0 && (!exponent_seen || exponent_digits > 0)
}

fn names_no_finite_number(cell: &str) -> bool {
    let name = cell.trim_start_matches(['+', '-']);
    let names = ["nan", "inf", "infinity", "∞", "1.#inf", "1.#ind", "1.#qnan", "#num!", "#div/0!"];
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether the numbers of a file have decimal commas: more than nine in ten of the cells that have
/// a decimal sign at all write it as a comma. Whole numbers say nothing either way.
#[must_use]
pub fn decimal_comma<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut commas, mut points) = (0_usize, 0_usize);
    for cell in cells {
        let cell = cell.trim();
        if cell.contains(',') && shaped_like_a_number(cell, b',') {
            commas += 1;
        } else if cell.contains('.') && shaped_like_a_number(cell, b'.') {
            points += 1;
        }
    }
    commas * 10 > (commas + points) * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_whole_or_not_at_all() {
        assert_eq!(number(" -12.5e1 ", false), Ok(-125.0));
        assert_eq!(number(".5", false), Ok(0.5));
        assert_eq!(number("5.", false), Ok(5.0));
        assert_eq!(number("\u{2212}1.5", false), Ok(-1.5));
        assert_eq!(number("47,81", true), Ok(47.81));
        assert_eq!(number("47.81", true), Ok(47.81));
        for cell in
            ["47,81", "5.2?", "1 000", "0x10", "--5", "1e", "e5", ".", "+", "4.7 ML", "\u{2212}\u{2212}x"]
        {
            assert_eq!(number(cell, false), Err(Reason::NotANumber), "{cell}");
        }
        assert_eq!(number("1,2,3", true), Err(Reason::NotANumber));
    }

    #[test]
    fn the_short_way_is_the_long_way() {
        let mut state = 7_u64;
        for _ in 0..200_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (size, decimals) = (10_u64.pow((state % 16) as u32), (state >> 20) as usize % 16);
            let cell = format!(
                "{}{:.decimals$}",
                if state >> 63 == 0 { "-" } else { "" },
                (state >> 32) as f64 / size as f64
            );
            let Some(short) = decimal(&cell) else { continue };
            assert_eq!(Ok(short.to_bits()), cell.parse::<f64>().map(f64::to_bits), "{cell}");
        }
        for cell in ["0", "-0", "1.", ".1", "123456789012345", "0.00000000000001"] {
            assert_eq!(decimal(cell).map(f64::to_bits), cell.parse::<f64>().ok().map(f64::to_bits), "{cell}");
        }
        for cell in ["", "-", ".", "1e3", "1.2.3", "1234567890123456", "--1", "x"] {
            assert_eq!(decimal(cell), None, "{cell}");
        }
    }

    #[test]
    fn what_is_not_finite_is_not_missing() {
        for cell in ["NaN", "nan", "inf", "-Infinity", "+INF", "1e999", "-1.#IND", "∞"] {
            assert_eq!(number(cell, false), Err(Reason::NotFinite), "{cell}");
        }
        for cell in ["", "  ", "NA", "null", "-", "N/A"] {
            assert_eq!(number(cell, false), Err(Reason::Missing), "{cell}");
        }
    }

    #[test]
    fn the_file_decides_about_commas() {
        assert!(decimal_comma(["47,8", "5", "-122,3", "x"].into_iter()));
        assert!(!decimal_comma(["47,8", "47.8"].into_iter()));
        assert!(!decimal_comma(["47", "5"].into_iter()));
    }
}
