//! Hypocentre records of the Japan Meteorological Agency: 96 columns, no header, times of Japan
//! (<https://www.data.jma.go.jp/eqev/data/bulletin/data/format/hypfmt_e.html>).

use super::{lines, top};
use crate::tabular::Note;
use crate::tabular::delimited::Table;

const COLUMNS: [&str; 8] =
    ["time (JST)", "latitude", "longitude", "depth (km)", "magnitude", "magType", "eventType", "place"];

/// Record types: J of JMA, U of USGS, I of others. Trailing blanks may have been cut.
fn is_row(line: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        line.get(range).is_some_and(|cell| cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '))
    };
    line.starts_with(['J', 'U', 'I'])
        && (60..=120).contains(&line.len())
        && line.get(1..7).is_some_and(|date| date.bytes().all(|byte| byte.is_ascii_digit()))
        && digits(7..21)
}

pub(super) fn is(text: &str) -> bool {
    top(text).next().is_some_and(is_row)
}

pub(super) fn table(text: &str, _: &mut Vec<Note>) -> Table {
    let mut table = Table::with_columns(&COLUMNS);
    for (number, line) in lines(text).filter(|(_, line)| !line.trim().is_empty()) {
        if !is_row(line) {
            table.push_row([line], number);
            continue;
        }
        let at = |from: usize, to: usize| line.get(from..to.min(line.len())).unwrap_or_default();
        let cells = [
            time(line),
            angle(at(21, 24), at(24, 28)),
            angle(at(32, 36), at(36, 40)),
            decimal(at(44, 49), 3),
            magnitude(at(52, 54)),
            at(54, 55).trim().to_owned(),
            kind(at(60, 61)).to_owned(),
            at(68, 92).trim().to_owned(),
        ];
        table.push_row(cells.iter().map(String::as_str), number);
    }
    table
}

/// `2011-03-11 14:46:18.12`; the clock as far as it is filled.
fn time(line: &str) -> String {
    let at = |from: usize, to: usize| line.get(from..to).unwrap_or_default().replace(' ', "0");
    let blank = |from: usize, to: usize| line.get(from..to).is_none_or(|cell| cell.trim().is_empty());
    let date = format!("{}-{}-{}", at(1, 5), at(5, 7), at(7, 9));
    if blank(9, 11) {
        return date;
    }
    let minute = if blank(11, 13) { "00".to_owned() } else { at(11, 13) };
    let second = if blank(13, 17) { "00.00".to_owned() } else { format!("{}.{}", at(13, 15), at(15, 17)) };
    format!("{date} {}:{minute}:{second}", at(9, 11))
}

/// Fortran's decimals without a point: the last two digits are hundredths, unless they are blank.
fn decimal(cell: &str, whole: usize) -> String {
    let (units, hundredths) = cell.split_at_checked(whole).unwrap_or((cell, ""));
    match (units.trim(), hundredths.trim()) {
        (units, "") => units.to_owned(),
        ("", hundredths) => format!("0.{hundredths:0>2}"),
        ("-", hundredths) => format!("-0.{hundredths:0>2}"),
        (units, hundredths) => format!("{units}.{hundredths:0>2}"),
    }
}

/// Degrees and minutes, the sign before the degrees; blank where there are no degrees.
fn angle(degrees: &str, minutes: &str) -> String {
    let degrees = degrees.trim();
    let minutes = decimal(minutes, 2);
    let parsed = (degrees.parse::<f64>(), if minutes.is_empty() { Ok(0.0) } else { minutes.parse::<f64>() });
    match parsed {
        (Ok(whole), Ok(minutes)) => {
            let size = whole.abs() + minutes / 60.0;
            let signed = if degrees.starts_with('-') { -size } else { size };
            // Hundredths of a minute are 20 m: six decimals keep them.
            ((signed * 1e6).round() / 1e6).to_string()
        }
        _ if degrees.is_empty() => String::new(),
        _ => format!("{degrees} {minutes}"),
    }
}

/// Tenths; `-1` is -0.1, `A0` is -1.0, `B5` is -2.5.
fn magnitude(cell: &str) -> String {
    let cell = cell.trim();
    let tenths = match cell.split_at_checked(1) {
        Some((letter @ ("A" | "B" | "C"), tenth)) => {
            let whole = match letter {
                "A" => 10,
                "B" => 20,
                _ => 30,
            };
            tenth.parse::<i32>().ok().map(|tenth| -whole - tenth)
        }
        _ => cell.parse::<i32>().ok(),
    };
    tenths.map_or_else(|| cell.to_owned(), |tenths| (f64::from(tenths) / 10.0).to_string())
}

/// Column 61: natural earthquakes are 1, 2 with few stations, 5 of low frequency.
fn kind(cell: &str) -> &str {
    match cell {
        "3" => "artificial",
        "4" => "noise",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_negative_magnitudes() {
        for (cell, value) in
            [("90", "9"), ("-1", "-0.1"), ("A0", "-1"), ("B5", "-2.5"), (" 3", "0.3"), ("  ", "")]
        {
            assert_eq!(magnitude(cell), value, "{cell}");
        }
    }

    #[test]
    fn blank_hundredths_and_signs() {
        assert_eq!((decimal(" 2374", 3), decimal(" 50  ", 3)), ("23.74".to_owned(), "50".to_owned()));
        assert_eq!((angle(" 38", "0621"), angle(" -7", "3000")), ("38.1035".to_owned(), "-7.5".to_owned()));
        assert_eq!((angle(" -0", "30  "), angle("   ", "    ")), ("-0.5".to_owned(), String::new()));
    }
}
