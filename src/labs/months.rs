//! Rows of one month belong together: a sequence of earthquakes is drawn as a whole, or not at all.

use std::ops::Range;

use crate::learn::bootstrap::blocks;
use crate::seismic::windows::DAY;

/// With fewer months than this to draw from, intervals would hang on one or two of them.
const FEWEST_MONTHS: usize = 12;

/// The number of the month of each row, counted from the first one with a row: twelfths of a year from the
/// first time, seconds since 1970; months without rows are not counted.
pub fn months(time: &[f64]) -> Vec<usize> {
    let first = time.iter().copied().fold(f64::INFINITY, f64::min);
    let number = |t: &f64| ((t - first) / (DAY * 365.25 / 12.0)) as u64;
    let mut known: Vec<u64> = time.iter().map(number).collect();
    known.sort_unstable();
    known.dedup();
    time.iter().map(|t| known.binary_search(&number(t)).unwrap_or_else(|place| place)).collect()
}

/// Rows in time order in blocks that are drawn together: whole months where there are twelve of them, else
/// neighbours, as [`blocks`] has them.
pub fn month_blocks(time: &[f64]) -> Vec<Range<usize>> {
    let months = months(time);
    let mut ends: Vec<usize> = Vec::new();
    for run in months.chunk_by(|a, b| a == b) {
        ends.push(ends.last().copied().unwrap_or_default() + run.len());
    }
    if ends.len() < FEWEST_MONTHS || !months.is_sorted() {
        return blocks(time.len());
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends.iter().copied()).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTH: f64 = DAY * 365.25 / 12.0;

    #[test]
    fn a_month_is_one_block() {
        // A quiet month, a swarm, nothing for a year; then a row a month.
        let mut time = vec![0.0, MONTH * 1.1, MONTH * 1.2, MONTH * 1.9];
        time.extend((0..12).map(|month| MONTH * (14.5 + f64::from(month))));
        let found = month_blocks(&time);
        assert_eq!((found.len(), found[0].clone(), found[1].clone()), (14, 0..1, 1..4));
        assert_eq!(found.into_iter().flatten().collect::<Vec<_>>(), (0..16).collect::<Vec<_>>());
    }

    #[test]
    fn few_months_or_no_times_are_blocks_of_neighbours() {
        let week: Vec<f64> = (0..100).map(|row| DAY * 0.07 * f64::from(row)).collect();
        assert_eq!(month_blocks(&week), blocks(100));
        assert_eq!(month_blocks(&[f64::NAN; 40]), blocks(40));
        assert_eq!(month_blocks(&[]), blocks(0));
    }
}
