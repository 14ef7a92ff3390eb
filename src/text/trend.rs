//! How often a term is written about, by year: shares with Wilson's interval (1927), the trend test of
//! Cochran (1954) and Armitage (1955), and change points by the likelihood of two shares against one,
//! with a permutation test.

use super::tokens::tokens;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Serialize;

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;
/// Permutations of a change point's test; the least p-value is one in a thousand.
const PERMUTATIONS: usize = 999;
/// Above this a change point is not told.
const LEVEL: f64 = 0.05;

/// A year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct YearShare {
    /// The year.
    pub year: i32,
    /// Texts of the year.
    pub texts: usize,
    /// Texts with the term.
    pub with: usize,
    /// Their share.
    pub share: f64,
    /// The lower end of the share's 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A year from which on the share is another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangePoint {
    /// The first year of the new share.
    pub year: i32,
    /// The share before, back to the change point before.
    pub before: f64,
    /// The share from then on.
    pub after: f64,
    /// How often a change as clear comes up where years are shuffled.
    pub p_value: f64,
}

/// A term over the years.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trend {
    /// Years with texts, in order.
    pub years: Vec<YearShare>,
    /// Positive where the share rises; `None` where nothing varies.
    pub z: Option<f64>,
    /// Two-sided, of `z`.
    pub p_value: Option<f64>,
    /// In order.
    pub changes: Vec<ChangePoint>,
}

/// Whether each text has a term, word by word.
#[must_use]
pub fn texts_with(texts: &[Vec<String>], term: &str) -> Vec<bool> {
    let term = tokens(term);
    let has = |text: &Vec<String>| !term.is_empty() && text.windows(term.len()).any(|words| words == term);
    texts.iter().map(has).collect()
}

/// Counts by year; texts without a year are left out.
#[must_use]
pub fn trend(years: &[Option<i32>], with: &[bool], seed: u64) -> Trend {
    let mut pairs: Vec<(i32, bool)> =
        years.iter().zip(with).filter_map(|(year, &with)| Some(((*year)?, with))).collect();
    pairs.sort_unstable_by_key(|(year, _)| *year);
    let count = |same: &[(i32, bool)]| {
        let (texts, with) = (same.len(), same.iter().filter(|(_, with)| *with).count());
        let (low, high) = wilson(with, texts);
        let share = with as f64 / texts.max(1) as f64;
        YearShare { year: same.first().map_or(0, |(year, _)| *year), texts, with, share, low, high }
    };
    let years: Vec<YearShare> = pairs.chunk_by(|a, b| a.0 == b.0).map(count).collect();
    let z = cochran_armitage(&years.iter().map(|y| (f64::from(y.year), y.texts, y.with)).collect::<Vec<_>>());
    let p_value = z.map(|z| libm::erfc(z.abs() / std::f64::consts::SQRT_2));
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut changes = Vec::new();
    find_changes(&years, &mut random, &mut changes);
    changes.sort_by_key(|change| change.year);
    Trend { years, z, p_value, changes }
}

/// Wilson's 95 % interval of a share.
#[must_use]
pub fn wilson(with: usize, texts: usize) -> (f64, f64) {
    if texts == 0 {
        return (0.0, 1.0);
    }
    let n = texts as f64;
    let share = with as f64 / n;
    let middle = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    (((middle - half) / whole).max(0.0), ((middle + half) / whole).min(1.0))
}

/// The statistic of a linear trend in shares; groups are a score, how many, and how many with.
#[must_use]
pub fn cochran_armitage(groups: &[(f64, usize, usize)]) -> Option<f64> {
    let n: f64 = groups.iter().map(|(_, all, _)| *all as f64).sum();
    let share = groups.iter().map(|(.., with)| *with as f64).sum::<f64>() / n;
    let mean = groups.iter().map(|(x, all, _)| x * *all as f64).sum::<f64>() / n;
    let slope: f64 =
        groups.iter().map(|(x, all, with)| (x - mean) * (*with as f64 - share * *all as f64)).sum();
    let spread: f64 = groups.iter().map(|(x, all, _)| (x - mean) * (x - mean) * *all as f64).sum();
    let variance = share * (1.0 - share) * spread;
    (variance > 0.0).then(|| slope / variance.sqrt())
}

/// Splits at the likeliest year while a permutation test agrees, then looks into both parts.
fn find_changes(years: &[YearShare], random: &mut ChaCha8Rng, changes: &mut Vec<ChangePoint>) {
    let texts: Vec<usize> = years.iter().map(|year| year.texts).collect();
    let with: Vec<usize> = years.iter().map(|year| year.with).collect();
    let Some((at, gain)) = best_split(&texts, &with) else { return };
    let mut flags: Vec<bool> = years.iter().flat_map(|year| (0..year.texts).map(|i| i < year.with)).collect();
    let as_clear = (0..PERMUTATIONS).filter(|_| {
        shuffle(&mut flags, random);
        let mut rest = flags.iter();
        let shuffled: Vec<usize> =
            texts.iter().map(|&n| rest.by_ref().take(n).filter(|&&with| with).count()).collect();
        best_split(&texts, &shuffled).is_some_and(|(_, other)| other >= gain - 1e-9)
    });
    let p_value = (1 + as_clear.count()) as f64 / (1 + PERMUTATIONS) as f64;
    let Some((before, after)) = years.split_at_checked(at).filter(|_| p_value <= LEVEL) else { return };
    let share = |part: &[YearShare]| {
        let (with, texts) = part.iter().fold((0, 0), |(with, texts), y| (with + y.with, texts + y.texts));
        with as f64 / texts.max(1) as f64
    };
    let year = after.first().map_or(0, |first| first.year);
    changes.push(ChangePoint { year, before: share(before), after: share(after), p_value });
    find_changes(before, random, changes);
    find_changes(after, random, changes);
}

fn shuffle(flags: &mut [bool], random: &mut ChaCha8Rng) {
    for last in (1..flags.len()).rev() {
        // 64 bits over so few places: the bias is below 10^-14.
        let other = usize::try_from(random.next_u64() % (last as u64 + 1)).unwrap_or_default();
        flags.swap(last, other);
    }
}

/// Where two shares fit best, and by how much their log-likelihood is above that of one; `None` where
/// there are fewer than two years.
fn best_split(texts: &[usize], with: &[usize]) -> Option<(usize, f64)> {
    let (all, all_with) = (texts.iter().sum::<usize>(), with.iter().sum::<usize>());
    let one = likelihood(all_with, all);
    let (mut seen, mut seen_with) = (0, 0);
    let mut best: Option<(usize, f64)> = None;
    for (index, (n, k)) in texts.iter().zip(with).enumerate().take(texts.len().saturating_sub(1)) {
        seen += n;
        seen_with += k;
        let gain = likelihood(seen_with, seen) + likelihood(all_with - seen_with, all - seen) - one;
        if best.is_none_or(|(_, most)| gain > most) {
            best = Some((index + 1, gain));
        }
    }
    best
}

/// The log-likelihood of k of n at their own share.
fn likelihood(k: usize, n: usize) -> f64 {
    let term = |k: f64, n: f64| if k > 0.0 { k * libm::log(k / n) } else { 0.0 };
    term(k as f64, n as f64) + term((n - k) as f64, n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_as_newcombe_has_them() {
        // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
        for (with, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)]
        {
            let found = wilson(with, of);
            assert!((found.0 - low).abs() < 5e-5 && (found.1 - high).abs() < 5e-5, "{found:?}");
        }
    }

    #[test]
    fn a_trend_as_agresti_has_it() {
        // Agresti 2002, Categorical Data Analysis, section 5.3.5: alcohol and malformations, z² = 6.57.
        let groups = [(0.0, 17_114, 48), (0.5, 14_502, 38), (1.5, 793, 5), (4.0, 127, 1), (7.0, 38, 1)];
        let z = cochran_armitage(&groups).unwrap_or_default();
        assert!((z * z - 6.57).abs() < 0.01, "{}", z * z);
        assert_eq!(cochran_armitage(&[(1.0, 5, 0), (2.0, 5, 0)]), None);
    }

    #[test]
    fn a_step_is_found_and_chance_is_not() {
        let years: Vec<Option<i32>> = (0..400).map(|i| Some(2000 + i / 20)).collect();
        let step: Vec<bool> = (0..400).map(|i| i % 10 < if i < 240 { 1 } else { 4 }).collect();
        let found = trend(&years, &step, 1);
        assert_eq!(found.changes.len(), 1);
        let change = found.changes[0];
        assert_eq!((change.year, change.p_value), (2012, 0.001));
        assert!((change.before - 0.1).abs() < 1e-12 && (change.after - 0.4).abs() < 1e-12);
        assert!(found.p_value.is_some_and(|p| p < 1e-6) && found.z.is_some_and(|z| z > 0.0));
        let level: Vec<bool> = (0..400).map(|i| i % 7 == 0).collect();
        assert!(trend(&years, &level, 1).changes.is_empty());
        assert_eq!(trend(&[None], &[true], 1), Trend::default());
    }

    #[test]
    fn terms_word_by_word() {
        let texts = ["Deep learning of ice", "deep water, learning"].map(tokens);
        assert_eq!(texts_with(&texts, "Deep Learning"), [true, false]);
        assert_eq!(texts_with(&texts, ""), [false, false]);
    }
}
