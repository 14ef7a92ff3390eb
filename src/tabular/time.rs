//! Times as agencies and spreadsheets write them, to seconds since 1970-01-01T00:00:00Z, to the
//! microsecond. What one cell cannot tell (day or month first, seconds or milliseconds) is decided
//! over the whole column by [`recognise`]; what no cell tells (the zone) is the caller's to say.
//!
//! Understood: ISO 8601 with or without zone, `T` or space; `2024/05/16`, `2024.05.16`, `16.05.2024`,
//! `05/16/2024`, `20240516`; clocks to the minute or with fractions, AM and PM; numbers since 1970.

use super::number::{is_blank, number};
use super::report::Reason;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// What numbers in a time column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// Digits without separators: `20240516`, `20240516063136`.
    Digits,
    /// No times at all: years, most likely.
    Unknown,
}

/// How a column writes its times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// What its numbers are.
    pub numbers: Numbers,
    /// `03/04/2020` is the third of April.
    pub day_first: bool,
    /// Set where the column has such dates; `true` if one of them settles which comes first.
    pub order_is_certain: Option<bool>,
}

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stamp {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: f64,
    /// The cell said which zone; otherwise the caller's was taken.
    pub zoned: bool,
    /// A second or minute of 60 or more was carried over.
    pub overflow: bool,
}

/// Ten digits of milliseconds are April 1970; ten digits of seconds are the year 2286.
const MOST_SECONDS: f64 = 1e10;

/// Decides how a column writes its times. `day_first` is the reader's wish.
pub fn recognise<'a>(cells: impl Iterator<Item = &'a str>, day_first: Option<bool>) -> Style {
    let mut sizes: Vec<f64> = Vec::new();
    let (mut digits, mut years, mut dates) = (0_usize, 0_usize, 0_usize);
    let (mut first_is_day, mut second_is_day) = (0_usize, 0_usize);
    let (mut slashes, mut others) = (0_usize, 0_usize);
    for cell in cells {
        if let Some((first, second, separator)) = two_small_numbers(cell) {
            dates += 1;
            first_is_day += usize::from(first > 12);
            second_is_day += usize::from(second > 12);
            *(if separator == b'/' { &mut slashes } else { &mut others }) += 1;
        } else if let Ok(value) = number(cell, false) {
            sizes.push(value.abs());
            digits += usize::from(date_in_digits(cell).is_some());
            years += usize::from((1500.0..=2200.0).contains(&value));
        }
    }
    let numbers = if !sizes.is_empty() && digits == sizes.len() {
        Numbers::Digits
    } else if !sizes.is_empty() && years == sizes.len() {
        Numbers::Unknown
    } else if median(&mut sizes).is_some_and(|middle| middle > MOST_SECONDS) {
        Numbers::Milliseconds
    } else {
        Numbers::Seconds
    };
    // Nothing settles it: slashes are American first, dots and hyphens are not.
    let likely = if first_is_day == second_is_day { others >= slashes } else { first_is_day > second_is_day };
    Style {
        numbers,
        day_first: day_first.unwrap_or(likely),
        order_is_certain: (dates > 0).then_some(day_first.is_some() || first_is_day != second_is_day),
    }
}

/// The middle value; `None` of nothing. Reorders its argument.
pub fn median(values: &mut [f64]) -> Option<f64> {
    let middle = values.len() / 2;
    if values.is_empty() {
        return None;
    }
    Some(*values.select_nth_unstable_by(middle, f64::total_cmp).1)
}

/// Reads a time from one cell, or from a date cell and a clock cell. A cell that holds both is
/// believed over the other cell. `zone` is in minutes east of Greenwich, for cells that say none.
///
/// # Errors
/// `missing` where the date is blank, `not-a-time` for everything that is no time.
pub fn read(cell: &str, clock: Option<&str>, style: Style, zone: f64) -> Result<Stamp, Reason> {
    let clock = clock.filter(|clock| !is_blank(clock));
    // A clock cell that holds a date too; a bare number in it is no time of its own.
    let whole = |clock| read(clock, None, Style { numbers: Numbers::Unknown, ..style }, zone);
    if is_blank(cell) {
        return clock.map_or(Err(Reason::Missing), whole);
    }
    if clock.is_none()
        && style.numbers != Numbers::Digits
        && let Ok(value) = number(cell, false)
    {
        let seconds = match style.numbers {
            Numbers::Milliseconds => value / 1e3,
            Numbers::Seconds => value,
            Numbers::Digits | Numbers::Unknown => return Err(Reason::NotATime),
        };
        return Ok(Stamp { seconds: to_microsecond(seconds), zoned: true, overflow: false });
    }
    let mut cursor = Cursor(cell.trim().as_bytes());
    let date = cursor.date(style.day_first).ok_or(Reason::NotATime)?;
    let own = cursor.separated_clock().ok_or(Reason::NotATime)?;
    let read_clock = match (own, clock) {
        (Some(own), _) => own,
        (None, None) => Clock::default(),
        (None, Some(clock)) => {
            let bytes = clock.trim().as_bytes();
            match Cursor(bytes).clock(false).or_else(|| Cursor(bytes).clock(true)) {
                Some(clock) => clock,
                None => return whole(clock),
            }
        }
    };
    stamp(date, read_clock, zone).ok_or(Reason::NotATime)
}

/// Whether a cell can only be data: it starts as a date or a clock does.
#[must_use]
pub fn starts_like_a_time(cell: &str) -> bool {
    let mut cursor = Cursor(cell.trim().as_bytes());
    cursor.date(false).is_some()
        || Cursor(cell.trim().as_bytes()).date(true).is_some()
        || Cursor(cell.trim().as_bytes()).clock(false).is_some()
}

/// `2024-05-16T06:31:36.891Z`: milliseconds, or microseconds where there are any.
#[must_use]
pub fn iso(seconds: f64) -> String {
    // Past the year 2103 and before 1837 a double has no microseconds left to print.
    let milliseconds = (seconds * 1e3).round() as i64;
    let microseconds = if seconds.abs() > 4.2e9 {
        milliseconds.saturating_mul(1000)
    } else {
        (seconds * 1e6).round() as i64
    };
    match jiff::Timestamp::from_microsecond(microseconds) {
        Ok(time) if microseconds % 1000 == 0 => format!("{time:.3}"),
        Ok(time) => format!("{time:.6}"),
        Err(_) => seconds.to_string(),
    }
}

/// The zone a header names, in minutes east of Greenwich: `发震时刻(UTC+8)`, `Time UTC`, `北京时间`.
#[must_use]
pub fn zone_in_header(header: &str) -> Option<f64> {
    let header = header.to_lowercase();
    if header.contains("北京时间") {
        return Some(480.0);
    }
    if header.contains("jst") {
        return Some(540.0);
    }
    let after = ["utc", "gmt"].iter().find_map(|name| header.split_once(name))?.1;
    let after = after.trim_start().replace('\u{2212}', "-");
    if !after.starts_with(['+', '-']) {
        return Some(0.0);
    }
    Cursor(after.as_bytes()).offset()
}

fn to_microsecond(seconds: f64) -> f64 {
    (seconds * 1e6).round() / 1e6
}

fn stamp(date: Date, clock: Clock, zone: f64) -> Option<Stamp> {
    let midnight = Offset::UTC.to_timestamp(date.to_datetime(Time::midnight())).ok()?.as_second();
    let east = clock.offset.unwrap_or(zone);
    let seconds = midnight + clock.hour * 3600 + clock.minute * 60 + clock.second;
    let microseconds = seconds * 1_000_000 + clock.microseconds - (east * 60e6).round() as i64;
    Some(Stamp {
        seconds: microseconds as f64 / 1e6,
        zoned: clock.offset.is_some(),
        overflow: clock.second >= 60 || clock.minute >= 60 || clock.hour >= 24,
    })
}

/// `20240516` or `20240516063136`.
fn date_in_digits(cell: &str) -> Option<Date> {
    let cell = cell.trim();
    (matches!(cell.len(), 8 | 14) && cell.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| Cursor(cell.as_bytes()).date(false))
        .flatten()
        .filter(|date| (1000..=2200).contains(&date.year()))
}

/// The first two numbers of `16.05.2024` and what separates them.
fn two_small_numbers(cell: &str) -> Option<(i64, i64, u8)> {
    let mut cursor = Cursor(cell.trim().as_bytes());
    let first = cursor.digits(1, 2)?;
    let separator = cursor.any(b"/.-")?;
    let second = cursor.digits(1, 2)?;
    cursor.take(separator)?;
    cursor.digits(4, 4)?;
    Some((first, second, separator))
}

/// A clock reading; the offset is in minutes east of Greenwich.
#[derive(Debug, Clone, Copy, Default)]
struct Clock {
    hour: i64,
    minute: i64,
    second: i64,
    microseconds: i64,
    offset: Option<f64>,
}

/// The bytes not yet read.
#[derive(Debug, Clone, Copy)]
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn take(&mut self, byte: u8) -> Option<()> {
        self.0 = self.0.strip_prefix(&[byte])?;
        Some(())
    }
    fn any(&mut self, bytes: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        bytes.contains(&first).then(|| {
            self.0 = rest;
            first
        })
    }
    /// A word in capitals or not.
    fn word(&mut self, word: &str) -> Option<()> {
        let (start, rest) = self.0.split_at_checked(word.len())?;
        start.eq_ignore_ascii_case(word.as_bytes()).then(|| self.0 = rest)
    }
    fn digits_ahead(&self) -> usize {
        self.0.iter().take_while(|byte| byte.is_ascii_digit()).count()
    }
    /// A number of at least and at most so many digits; more digits than that are no such number.
    fn digits(&mut self, least: usize, most: usize) -> Option<i64> {
        let count = self.digits_ahead();
        (least..=most).contains(&count).then(|| self.some_digits(count))
    }
    /// The next `count` bytes, which are digits.
    fn some_digits(&mut self, count: usize) -> i64 {
        let (digits, rest) = self.0.split_at_checked(count).unwrap_or((self.0, &[]));
        self.0 = rest;
        digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit.wrapping_sub(b'0')))
    }

    fn date(&mut self, day_first: bool) -> Option<Date> {
        let (year, month, day) = match self.digits_ahead() {
            8 | 14 => (self.some_digits(4), self.some_digits(2), self.some_digits(2)),
            4 => {
                let year = self.digits(4, 4)?;
                let separator = self.any(b"-/.")?;
                let month = self.digits(1, 2)?;
                self.take(separator)?;
                (year, month, self.digits(1, 2)?)
            }
            _ => {
                let first = self.digits(1, 2)?;
                let separator = self.any(b"-/.")?;
                let second = self.digits(1, 2)?;
                self.take(separator)?;
                let year = self.digits(4, 4)?;
                if day_first { (year, second, first) } else { (year, first, second) }
            }
        };
        Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
    }

    /// What may follow a date: nothing, or a separator and a clock to the end.
    /// `None` for anything else.
    fn separated_clock(&mut self) -> Option<Option<Clock>> {
        if self.0.is_empty() {
            return Some(None);
        }
        if self.word("Z").is_some() {
            return self.0.is_empty().then_some(Some(Clock { offset: Some(0.0), ..Clock::default() }));
        }
        let compact = self.0.first().is_some_and(u8::is_ascii_digit)
            || self.0.get(1..7).is_some_and(|next| next.iter().all(u8::is_ascii_digit));
        if !self.0.first().is_some_and(u8::is_ascii_digit) {
            self.any(b"Tt _")?;
        }
        self.spaces();
        self.clock(compact).map(Some)
    }

    fn spaces(&mut self) {
        while self.take(b' ').is_some() {}
    }

    /// A clock to the end of the bytes.
    fn clock(&mut self, compact: bool) -> Option<Clock> {
        let mut clock = Clock::default();
        if compact {
            (self.digits_ahead() == 6).then_some(())?;
            (clock.hour, clock.minute) = (self.some_digits(2), self.some_digits(2));
            clock.second = self.some_digits(2);
        } else {
            clock.hour = self.digits(1, 2)?;
            self.take(b':')?;
            clock.minute = self.digits(1, 2)?;
            if self.take(b':').is_some() {
                clock.second = self.digits(1, 2)?;
            }
        }
        if self.any(b".,").is_some() {
            clock.microseconds = self.fraction();
        }
        self.spaces();
        if self.word("PM").is_some() {
            clock.hour = if clock.hour < 12 { clock.hour + 12 } else { clock.hour };
        } else if self.word("AM").is_some() && clock.hour == 12 {
            clock.hour = 0;
        }
        self.spaces();
        clock.offset = self.zone()?;
        // 60 is a leap second or an agency's rounding (HORUS, SCEDC); 24:00 is midnight's other name.
        let sound = clock.hour <= 24 && clock.minute <= 60 && clock.second < 100;
        (sound && self.0.is_empty()).then_some(clock)
    }

    /// Digits of a fraction of a second, to microseconds.
    fn fraction(&mut self) -> i64 {
        let count = self.digits_ahead();
        let kept = count.min(6);
        let value = self.some_digits(kept);
        let scaled = (kept..6).fold(value, |value, _| value * 10);
        let up = i64::from(count > 6 && self.0.first().is_some_and(|&digit| digit >= b'5'));
        self.0 = self.0.get(count - kept..).unwrap_or_default();
        scaled + up
    }

    /// A zone to the end, if there is one; `None` for anything else.
    fn zone(&mut self) -> Option<Option<f64>> {
        if self.0.is_empty() {
            return Some(None);
        }
        let greenwich = ["Z", "UTC", "GMT"].iter().any(|name| self.word(name).is_some());
        if greenwich && self.0.is_empty() {
            return Some(Some(0.0));
        }
        self.offset().map(Some)
    }

    /// `+08:00`, `+0800`, `+8`, in minutes.
    fn offset(&mut self) -> Option<f64> {
        let sign = if self.any(b"+-")? == b'-' { -1.0 } else { 1.0 };
        let (hours, minutes) = if self.digits_ahead() == 4 {
            (self.some_digits(2), self.some_digits(2))
        } else {
            let hours = self.digits(1, 2)?;
            (hours, if self.take(b':').is_some() { self.digits(2, 2)? } else { 0 })
        };
        (hours <= 18 && minutes < 60).then_some(sign * (hours * 60 + minutes) as f64)
    }
}
