//! Whether probabilities mean what they say: reliability, the yes-or-no they become at a threshold,
//! and whether they expect as much as there was.

use serde::Serialize;

/// Rows of like probability.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// How many rows.
    pub n: usize,
    /// In how many of them it happened.
    pub events: usize,
    /// Their mean probability.
    pub forecast: f64,
    /// The share in which it happened.
    pub observed: f64,
    /// 95 % of that share, by Wilson 1927 (J. Am. Stat. Assoc. 22:209).
    pub interval: [f64; 2],
}

/// What probabilities come to as a yes-or-no: yes at the threshold and above.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AtThreshold {
    /// Yes from here up.
    pub threshold: f64,
    /// The share of yeses in which it happened; NaN without a yes.
    pub precision: f64,
    /// The share of what happened that was a yes; NaN where nothing happened.
    pub recall: f64,
    /// Harmonic mean of both; 0 where no yes was right.
    pub f1: f64,
    /// The share of rows that are right.
    pub accuracy: f64,
    /// The accuracy of always saying no.
    pub always_no: f64,
}

/// Precision and recall at falling thresholds.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "AtThreshold describes each")]
pub struct PrecisionRecall {
    pub threshold: Vec<f64>,
    pub precision: Vec<f64>,
    pub recall: Vec<f64>,
}

/// Whether as many happened as were expected (Schorlemmer et al. 2007, Seismol. Res. Lett. 78:17; in
/// two parts after Zechar et al. 2010).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NTest {
    /// The sum of the probabilities.
    pub expected: f64,
    /// In how many rows it happened.
    pub observed: usize,
    /// P(N ≥ observed), Poisson: small where too little was expected.
    pub delta1: f64,
    /// P(N ≤ observed): small where too much was expected.
    pub delta2: f64,
}

/// 95 % of a share: `events` of `n`.
pub fn wilson(events: usize, n: usize) -> [f64; 2] {
    const Z: f64 = 1.959_963_984_540_054;
    let n = n.max(1) as f64;
    let share = events as f64 / n;
    let middle = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    [((middle - half) / whole).max(0.0), ((middle + half) / whole).min(1.0)]
}

/// (probability, happened), from the smallest probability up.
fn sorted(happened: &[bool], p: &[f64]) -> Vec<(f64, bool)> {
    let mut rows: Vec<(f64, bool)> = p.iter().copied().zip(happened.iter().copied()).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows
}

/// At most `bins` bins of as equal numbers of rows as can be without parting rows of one probability.
pub fn reliability(happened: &[bool], p: &[f64], bins: usize) -> Vec<ReliabilityBin> {
    let rows = sorted(happened, p);
    let size = rows.len().div_ceil(bins.max(1)).max(1);
    let mut found = Vec::new();
    let mut bin: Vec<(f64, bool)> = Vec::new();
    let mut close = |bin: &mut Vec<(f64, bool)>| {
        let (n, events) = (bin.len(), bin.iter().filter(|(_, happened)| *happened).count());
        if n > 0 {
            found.push(ReliabilityBin {
                n,
                events,
                forecast: bin.iter().map(|(p, _)| p).sum::<f64>() / n as f64,
                observed: events as f64 / n as f64,
                interval: wilson(events, n),
            });
        }
        bin.clear();
    };
    for row in rows {
        if bin.len() >= size && bin.last().is_some_and(|last| last.0 < row.0) {
            close(&mut bin);
        }
        bin.push(row);
    }
    close(&mut bin);
    found
}

/// Yes at `threshold` and above.
pub fn at_threshold(happened: &[bool], p: &[f64], threshold: f64) -> AtThreshold {
    let (mut hits, mut alarms, mut events, mut right) = (0.0, 0.0, 0.0, 0.0);
    for (&happened, &p) in happened.iter().zip(p) {
        let yes = p >= threshold;
        hits += f64::from(u8::from(yes && happened));
        alarms += f64::from(u8::from(yes));
        events += f64::from(u8::from(happened));
        right += f64::from(u8::from(yes == happened));
    }
    let n = happened.len() as f64;
    AtThreshold {
        threshold,
        precision: hits / alarms,
        recall: hits / events,
        f1: if alarms + events > 0.0 { 2.0 * hits / (alarms + events) } else { 0.0 },
        accuracy: right / n,
        always_no: 1.0 - events / n,
    }
}

/// At `points` thresholds at most, each a probability that was said; empty where nothing happened.
pub fn precision_recall(happened: &[bool], p: &[f64], points: usize) -> PrecisionRecall {
    let rows = sorted(happened, p);
    let events = rows.iter().filter(|(_, happened)| *happened).count();
    let mut curve = PrecisionRecall::default();
    if events == 0 {
        return curve;
    }
    let (mut alarms, mut hits, mut told) = (0, 0, 0);
    for (number, &(p, happened)) in rows.iter().rev().enumerate() {
        alarms += 1;
        hits += usize::from(happened);
        let below = rows.len().checked_sub(number + 2).and_then(|next| rows.get(next));
        // Equal steps of recall: there are few events among many rows.
        let due = hits * points >= (told + 1) * events || below.is_none();
        if due && below.is_none_or(|next| next.0 < p) {
            told = hits * points / events;
            curve.threshold.push(p);
            curve.precision.push(hits as f64 / alarms as f64);
            curve.recall.push(hits as f64 / events as f64);
        }
    }
    curve
}

/// Compares the sum of the probabilities with how often it happened.
pub fn n_test(happened: &[bool], p: &[f64]) -> NTest {
    let observed = happened.iter().filter(|&&happened| happened).count();
    let expected = p.iter().sum();
    let (delta1, delta2) = poisson_tails(expected, observed);
    NTest { expected, observed, delta1, delta2 }
}

/// P(N ≥ n) and P(N ≤ n) of a Poisson number with mean `mean`.
fn poisson_tails(mean: f64, n: usize) -> (f64, f64) {
    if !mean.is_finite() {
        return (f64::NAN, f64::NAN);
    }
    if mean <= 0.0 {
        return (if n == 0 { 1.0 } else { 0.0 }, 1.0);
    }
    let term = |k: usize| libm::exp(k as f64 * libm::log(mean) - mean - libm::lgamma(k as f64 + 1.0));
    let below: f64 = (0..n).map(term).sum();
    let at_most = (below + term(n)).min(1.0);
    if n as f64 <= mean {
        return ((1.0 - below).max(0.0), at_most);
    }
    // The small upper tail by itself: 1 - below would lose its digits.
    let mut above = 0.0;
    let mut next = term(n);
    for k in n + 1.. {
        above += next;
        next *= mean / k as f64;
        if next <= above * 1e-17 {
            break;
        }
    }
    (above.min(1.0), at_most)
}

#[cfg(test)]
mod tests {
    use super::*;

    const P: [f64; 10] = [0.1, 0.2, 0.7, 0.3, 0.6, 0.9, 0.05, 0.4, 0.1, 0.35];
    const Y: [bool; 10] = [false, false, true, false, true, true, false, false, false, true];

    #[test]
    fn n_tests_are_pycseps() {
        // reference_earth.json, test_vectors.ntest_pycsep_0.8.0
        let cases = [
            (10.0, 14, 0.135_535_577_380_689_1, 0.916_541_527_065_337_2),
            (10.0, 3, 0.997_230_604_284_488_4, 0.010_336_050_675_925_726),
            (25.3, 24, 0.628_742_110_238_744_3, 0.449_697_684_024_784_1),
            (0.5, 0, 1.0, 0.606_530_659_712_633_4),
            (100.0, 130, 0.002_282_093_054_316_925, 0.998_293_159_629_498_6),
        ];
        for (mean, n, delta1, delta2) in cases {
            let (a, b) = poisson_tails(mean, n);
            assert!((a - delta1).abs() < 1e-11 && (b - delta2).abs() < 1e-11, "{mean} {n}: {a} {b}");
        }
        assert_eq!(poisson_tails(2000.0, 100).0, 1.0);
        assert_eq!(poisson_tails(1e-9, 2000).0, 0.0);
        assert!(poisson_tails(f64::NAN, 3).0.is_nan());
        let test = n_test(&Y, &P);
        assert!((test.expected - 3.7).abs() < 1e-12 && test.observed == 4);
    }

    #[test]
    fn wilsons_interval() {
        // statsmodels.stats.proportion.proportion_confint(8, 10, method="wilson")
        let [low, high] = wilson(8, 10);
        assert!((low - 0.490_162_4).abs() < 1e-6 && (high - 0.943_317_8).abs() < 1e-6, "{low} {high}");
        assert_eq!(wilson(0, 5)[0], 0.0);
    }

    #[test]
    fn bins_hold_equal_numbers_and_never_part_ties() {
        let bins = reliability(&Y, &P, 5);
        // Sorted: .05 .1 .1 | .2 .3 | .35 .4 | .6 .7 | .9
        assert_eq!(bins.iter().map(|bin| bin.n).collect::<Vec<_>>(), [3, 2, 2, 2, 1]);
        assert_eq!(bins.iter().map(|bin| bin.events).collect::<Vec<_>>(), [0, 0, 1, 2, 1]);
        assert!((bins[1].forecast - 0.25).abs() < 1e-12);
        assert_eq!(reliability(&Y, &[0.4; 10], 5).len(), 1);
    }

    #[test]
    fn thresholds_by_hand() {
        let at = at_threshold(&Y, &P, 0.4);
        assert!((at.precision - 0.75).abs() < 1e-12 && (at.recall - 0.75).abs() < 1e-12);
        assert!((at.f1 - 0.75).abs() < 1e-12 && (at.accuracy - 0.8).abs() < 1e-12);
        assert!((at.always_no - 0.6).abs() < 1e-12);
        assert!(at_threshold(&Y, &P, 0.95).precision.is_nan());
        let curve = precision_recall(&Y, &P, 100);
        assert_eq!(curve.threshold, [0.9, 0.7, 0.6, 0.35, 0.05]);
        assert_eq!(curve.recall, [0.25, 0.5, 0.75, 1.0, 1.0]);
        assert_eq!(curve.precision, [1.0, 1.0, 1.0, 0.8, 0.4]);
        assert!(precision_recall(&[false; 3], &[0.1; 3], 10).recall.is_empty());
    }
}
