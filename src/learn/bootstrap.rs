//! Intervals by the block bootstrap (Künsch 1989, Annals of Statistics 17:1217), and the verdict.
//!
//! Earthquakes come in sequences, so neighbouring rows are not independent draws: rows are resampled
//! in blocks of neighbours, which those who know what the rows are cut, or the intervals would be too narrow.

use std::ops::Range;

use serde::Serialize;

use super::metrics::Scores;
use super::random::{Purpose, Random};
use crate::error::string_union;

/// Resamples taken for every interval.
pub const RESAMPLES: usize = 1000;
/// Fewer rows than this to judge on, and no verdict is given.
pub const FEWEST_ROWS: usize = 30;

string_union! {
    /// What the numbers allow one to say of the network against the best baseline: the whole interval
    /// of the difference favours the one or the other, or it holds zero, or there are too few rows.
    Verdict {
        Better = "better",
        Indistinguishable = "indistinguishable",
        Worse = "worse",
        None = "none",
    }
}

/// A mean difference in squared error, and whether zero is among the likely values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// Network minus baseline: below zero the network is better.
    pub mse: f64,
    /// 95 % of the resampled differences.
    pub interval: [f64; 2],
    /// Blocks that were resampled.
    pub blocks: usize,
    /// How often.
    pub resamples: usize,
}

/// Blocks of `rows` rows in order, where nothing says which belong together: as many as their length, at most
/// 50 (about √n rows each).
pub fn blocks(rows: usize) -> Vec<Range<usize>> {
    let count = ((rows as f64).sqrt() as usize).clamp(1, 50);
    (0..count).map(|block| block * rows / count..(block + 1) * rows / count).collect()
}

/// Calls `visit` with the row numbers of each resample.
fn resample(blocks: &[Range<usize>], seed: u64, mut visit: impl FnMut(&[usize])) {
    let rows: usize = blocks.iter().map(ExactSizeIterator::len).sum();
    let mut random = Random::stream(seed, Purpose::Bootstrap, 0);
    let mut chosen = Vec::with_capacity(rows + rows / 4);
    for _ in 0..RESAMPLES {
        chosen.clear();
        for _ in 0..blocks.len() {
            if let Some(block) = blocks.get(random.below(blocks.len() as u64) as usize) {
                chosen.extend(block.clone());
            }
        }
        visit(&chosen);
    }
}

/// Calls `visit` with how often each of `groups` groups of rows was drawn in each resample: for rows
/// that belong together (all cells of one month), which one draws together or not at all.
pub fn resample_groups(groups: usize, seed: u64, mut visit: impl FnMut(&[f64])) {
    let mut random = Random::stream(seed, Purpose::Bootstrap, 0);
    let mut drawn = vec![0.0; groups];
    for _ in 0..RESAMPLES {
        drawn.fill(0.0);
        for _ in 0..groups {
            if let Some(times) = drawn.get_mut(random.below(groups as u64) as usize) {
                *times += 1.0;
            }
        }
        visit(&drawn);
    }
}

/// The middle 95 % of the numbers; those that are no numbers do not count.
pub(super) fn middle(mut values: Vec<f64>) -> [f64; 2] {
    values.retain(|v| v.is_finite());
    values.sort_by(f64::total_cmp);
    [quantile(&values, 0.025), quantile(&values, 0.975)]
}

/// Linear between the two nearest of the sorted values (Hyndman and Fan 1996, type 7); NaN for none.
pub fn quantile(sorted: &[f64], q: f64) -> f64 {
    let place = q * (sorted.len().saturating_sub(1)) as f64;
    let (below, part) = (place as usize, place.fract());
    match (sorted.get(below), sorted.get(below + 1)) {
        (Some(low), Some(high)) => low + part * (high - low),
        (Some(low), None) => *low,
        _ => f64::NAN,
    }
}

/// 95 % intervals of each score, in the order of [`Scores::values`], drawing blocks of rows that belong
/// together.
pub fn intervals(blocks: &[Range<usize>], observed: &[f64], predicted: &[f64], seed: u64) -> [[f64; 2]; 4] {
    let mut drawn: [Vec<f64>; 4] = Default::default();
    resample(blocks, seed, |rows| {
        let scores = Scores::of(pairs(observed, predicted, rows));
        for (list, value) in drawn.iter_mut().zip(scores.values()) {
            list.push(value);
        }
    });
    drawn.map(middle)
}

/// 95 % of the skill 1 − MSE / MSE of a baseline, drawn on the same rows.
pub fn skill_interval(
    blocks: &[Range<usize>],
    observed: &[f64],
    predicted: &[f64],
    baseline: &[f64],
    seed: u64,
) -> [f64; 2] {
    let mut drawn = Vec::with_capacity(RESAMPLES);
    let squared = |said: &[f64], rows: &[usize]| -> f64 {
        pairs(observed, said, rows).map(|(observed, said)| (said - observed) * (said - observed)).sum()
    };
    resample(blocks, seed, |rows| {
        drawn.push(1.0 - squared(predicted, rows) / squared(baseline, rows));
    });
    middle(drawn)
}

fn pairs<'a>(a: &'a [f64], b: &'a [f64], rows: &'a [usize]) -> impl Iterator<Item = (f64, f64)> + 'a {
    rows.iter().filter_map(|&row| Some((*a.get(row)?, *b.get(row)?)))
}

/// The paired difference in squared error between networks that differ in their seed alone, pooled, and
/// a baseline, on the same rows, drawing blocks of rows that belong together; and the verdict.
pub fn compare(
    blocks: &[Range<usize>],
    observed: &[f64],
    networks: &[Vec<f64>],
    baseline: &[f64],
    seed: u64,
) -> (Difference, Verdict) {
    let pooled = |row: usize, y: f64| {
        let errors = networks.iter().filter_map(|network| network.get(row)).map(|p| (p - y) * (p - y));
        errors.sum::<f64>() / networks.len() as f64
    };
    let rows = observed.iter().zip(baseline).enumerate();
    let differences: Vec<f64> = rows.map(|(row, (y, b))| pooled(row, *y) - (b - y) * (b - y)).collect();
    let mean = |values: &mut dyn Iterator<Item = f64>| {
        let (sum, n) = values.fold((0.0, 0.0), |(sum, n), v| (sum + v, n + 1.0));
        sum / n
    };
    let mut drawn = Vec::with_capacity(RESAMPLES);
    resample(blocks, seed, |rows| {
        drawn.push(mean(&mut rows.iter().filter_map(|&row| differences.get(row).copied())));
    });
    let difference = Difference {
        mse: mean(&mut differences.iter().copied()),
        interval: middle(drawn),
        blocks: blocks.len(),
        resamples: RESAMPLES,
    };
    let [low, high] = difference.interval;
    let verdict = match () {
        () if differences.len() < FEWEST_ROWS || !low.is_finite() || !high.is_finite() => Verdict::None,
        () if high < 0.0 => Verdict::Better,
        () if low > 0.0 => Verdict::Worse,
        () => Verdict::Indistinguishable,
    };
    (difference, verdict)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(n: usize, seed: u64) -> Vec<f64> {
        let mut random = Random::stream(seed, Purpose::Baseline, 0);
        (0..n).map(|_| random.uniform() - 0.5).collect()
    }

    #[test]
    fn blocks_cover_all_rows_once() {
        for rows in [1, 2, 30, 341, 10_000] {
            let covered: Vec<usize> = blocks(rows).into_iter().flatten().collect();
            assert_eq!(covered, (0..rows).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_interval_of_independent_errors_is_that_of_theory() {
        // Squared errors of a uniform error on [-0.5, 0.5]: mean 1/12, deviation sqrt(1/80 - 1/144).
        let observed = vec![0.0; 2500];
        let [[low, high], ..] = intervals(&blocks(2500), &observed, &noise(2500, 3), 1);
        let theory = 1.96 * (1.0f64 / 80.0 - 1.0 / 144.0).sqrt() / 50.0;
        let half = (high - low) / 2.0;
        assert!((half / theory - 1.0).abs() < 0.25, "{half} against {theory}");
    }

    #[test]
    fn verdicts_follow_the_interval() {
        let observed = noise(400, 1);
        let near: Vec<f64> = observed.iter().map(|y| y * 0.5).collect();
        let far = vec![0.0; 400];
        let verdict = |networks: &[&Vec<f64>], baseline: &[f64], rows: usize| {
            let networks: Vec<Vec<f64>> = networks.iter().map(|network| network[..rows].to_vec()).collect();
            compare(&blocks(rows), &observed[..rows], &networks, &baseline[..rows], 0).1
        };
        assert_eq!(verdict(&[&near], &far, 400), Verdict::Better);
        assert_eq!(verdict(&[&far], &near, 400), Verdict::Worse);
        assert_eq!(verdict(&[&noise(400, 2)], &noise(400, 5), 400), Verdict::Indistinguishable);
        assert_eq!(verdict(&[&near], &far, 20), Verdict::None);
        // One good seed does not carry two bad ones.
        let bad: Vec<f64> = observed.iter().map(|y| y * -0.5).collect();
        assert_eq!(verdict(&[&near, &bad, &bad], &far, 400), Verdict::Worse);
    }

    #[test]
    fn quantiles_are_numpys() {
        // numpy.quantile([1, 2, 4, 8], [0.1, 0.5, 0.975]) = [1.3, 3.0, 7.7]
        let values = [1.0, 2.0, 4.0, 8.0];
        for (q, expected) in [(0.1, 1.3), (0.5, 3.0), (0.975, 7.7)] {
            assert!((quantile(&values, q) - expected).abs() < 1e-12);
        }
    }
}
