//! Scores of probabilities: Brier 1950 (Monthly Weather Review 78:1), the log score (Good 1952), the
//! information gain per event (Rhoades et al. 2011), the area under the ROC curve; their intervals by
//! groups of rows, and the verdict.

use serde::Serialize;

use super::bootstrap::{RESAMPLES, Verdict, middle, resample_groups};

/// Probabilities nearer than this to 0 or 1 count as this near: one sure mistake is not the end.
pub const CLIP: f64 = 1e-6;
/// Fewer rows judged in which it happened than this, and no verdict is given.
pub const FEWEST_POSITIVES: usize = 100;

/// How good probabilities are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProbabilityScores {
    /// Mean of (p - y)²; smaller is better.
    pub brier: f64,
    /// Mean of ln p of what happened, nats; nearer to 0 is better.
    pub log_score: f64,
    /// 1 - Brier / Brier of the reference; 0 is no better.
    pub skill: f64,
    /// Log score above the reference's, in all, for each row in which it happened; nats.
    pub information_gain: f64,
    /// The share of pairs of a row in which it happened and one in which not that p ranks rightly; NaN
    /// where there are not both.
    pub auc: f64,
}

/// Intervals of each of [`ProbabilityScores`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "ProbabilityScores describes each")]
pub struct ProbabilityIntervals {
    pub brier: [f64; 2],
    pub log_score: [f64; 2],
    pub skill: [f64; 2],
    pub information_gain: [f64; 2],
    pub auc: [f64; 2],
}

/// A mean difference in log score a row, and whether zero is among the likely values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogScoreDifference {
    /// Network minus baseline, nats a row: above zero the network is better.
    pub log_score: f64,
    /// 95 % of the resampled differences.
    pub interval: [f64; 2],
    /// Groups that were resampled.
    pub blocks: usize,
    /// How often.
    pub resamples: usize,
}

/// ln p of what happened, with p clipped by [`CLIP`].
pub fn log_score(happened: bool, p: f64) -> f64 {
    let p = p.clamp(CLIP, 1.0 - CLIP);
    if happened { libm::log(p) } else { libm::log1p(-p) }
}

/// (p - y)².
pub fn brier(happened: bool, p: f64) -> f64 {
    let error = p - f64::from(u8::from(happened));
    error * error
}

/// The rows judged: what happened, what the reference said, and which group each row is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// Whether it happened.
    pub happened: &'a [bool],
    /// Probabilities that the skill and the gain are measured against.
    pub reference: &'a [f64],
    /// Numbers from 0 up; rows of one number are drawn together.
    pub groups: &'a [usize],
}

/// Sums over the rows of one group.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    rows: f64,
    positives: f64,
    brier: f64,
    log: f64,
    reference_brier: f64,
    reference_log: f64,
}

impl Sums {
    fn add(&mut self, other: &Self, times: f64) {
        self.rows += times * other.rows;
        self.positives += times * other.positives;
        self.brier += times * other.brier;
        self.log += times * other.log;
        self.reference_brier += times * other.reference_brier;
        self.reference_log += times * other.reference_log;
    }

    fn scores(&self, auc: f64) -> ProbabilityScores {
        ProbabilityScores {
            brier: self.brier / self.rows,
            log_score: self.log / self.rows,
            skill: 1.0 - self.brier / self.reference_brier,
            information_gain: (self.log - self.reference_log) / self.positives,
            auc,
        }
    }
}

impl Judged<'_> {
    fn group_count(&self) -> usize {
        self.groups.iter().max().map_or(0, |last| last + 1)
    }

    fn sums(&self, p: &[f64]) -> Vec<Sums> {
        let mut sums = vec![Sums::default(); self.group_count()];
        let rows = self.happened.iter().zip(p).zip(self.reference.iter().zip(self.groups));
        for ((&happened, &p), (&reference, &group)) in rows {
            let row = Sums {
                rows: 1.0,
                positives: f64::from(u8::from(happened)),
                brier: brier(happened, p),
                log: log_score(happened, p),
                reference_brier: brier(happened, reference),
                reference_log: log_score(happened, reference),
            };
            if let Some(sum) = sums.get_mut(group) {
                sum.add(&row, 1.0);
            }
        }
        sums
    }

    /// Scores of the probabilities `p`.
    pub fn totals(&self, p: &[f64]) -> ProbabilityScores {
        let sums = self.sums(p);
        let once = vec![1.0; sums.len()];
        let mut total = Sums::default();
        sums.iter().for_each(|sum| total.add(sum, 1.0));
        total.scores(Ranked::of(self.happened, p, self.groups).auc(&once))
    }

    /// Scores of the probabilities `p`, and the intervals that come of drawing groups.
    pub fn scores(&self, p: &[f64], seed: u64) -> (ProbabilityScores, ProbabilityIntervals) {
        let sums = self.sums(p);
        let ranked = Ranked::of(self.happened, p, self.groups);
        let total = |times: &[f64]| {
            let mut total = Sums::default();
            sums.iter().zip(times).for_each(|(sum, &times)| total.add(sum, times));
            total.scores(ranked.auc(times))
        };
        let scores = total(&vec![1.0; sums.len()]);
        let mut drawn: [Vec<f64>; 5] = Default::default();
        resample_groups(sums.len(), seed, |times| {
            let s = total(times);
            let values = [s.brier, s.log_score, s.skill, s.information_gain, s.auc];
            drawn.iter_mut().zip(values).for_each(|(list, value)| list.push(value));
        });
        let [brier, log_score, skill, information_gain, auc] = drawn.map(middle);
        (scores, ProbabilityIntervals { brier, log_score, skill, information_gain, auc })
    }

    /// The paired difference in log score between the probabilities of networks that differ in their
    /// seed alone, pooled, and the reference; and the verdict: none with fewer than [`FEWEST_POSITIVES`].
    pub fn compare(&self, networks: &[Vec<f64>], seed: u64) -> (LogScoreDifference, Verdict) {
        let mut sums = vec![Sums::default(); self.group_count()];
        for network in networks {
            let share = 1.0 / networks.len() as f64;
            sums.iter_mut().zip(self.sums(network)).for_each(|(sum, one)| sum.add(&one, share));
        }
        let mean = |times: &mut dyn Iterator<Item = f64>| {
            let mut total = Sums::default();
            sums.iter().zip(times).for_each(|(sum, times)| total.add(sum, times));
            (total.log - total.reference_log) / total.rows
        };
        let mut drawn = Vec::with_capacity(RESAMPLES);
        resample_groups(sums.len(), seed, |times| drawn.push(mean(&mut times.iter().copied())));
        let [low, high] = middle(drawn);
        let positives = self.happened.iter().filter(|&&happened| happened).count();
        let verdict = match () {
            () if positives < FEWEST_POSITIVES || !low.is_finite() || !high.is_finite() => Verdict::None,
            () if low > 0.0 => Verdict::Better,
            () if high < 0.0 => Verdict::Worse,
            () => Verdict::Indistinguishable,
        };
        let difference = LogScoreDifference {
            log_score: mean(&mut std::iter::repeat(1.0)),
            interval: [low, high],
            blocks: sums.len(),
            resamples: RESAMPLES,
        };
        (difference, verdict)
    }
}

/// Rows in the order of their probability.
struct Ranked {
    /// Whether it happened, the group, and whether the row's probability is that of the row before.
    rows: Vec<(bool, usize, bool)>,
}

impl Ranked {
    fn of(happened: &[bool], p: &[f64], groups: &[usize]) -> Self {
        let mut rows: Vec<(f64, bool, usize)> =
            p.iter().zip(happened.iter().zip(groups)).map(|(&p, (&y, &group))| (p, y, group)).collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut before = f64::NAN;
        let rows = rows.into_iter().map(|(p, y, group)| {
            let tied = p == before;
            before = p;
            (y, group, tied)
        });
        Self { rows: rows.collect() }
    }

    /// Mann and Whitney's statistic; `times` says how often each group counts.
    fn auc(&self, times: &[f64]) -> f64 {
        let (mut below, mut positives, mut area) = (0.0, 0.0, 0.0);
        let (mut tied_positives, mut tied_negatives) = (0.0, 0.0);
        for &(happened, group, tied) in &self.rows {
            if !tied {
                area += tied_positives * (below + tied_negatives / 2.0);
                positives += tied_positives;
                below += tied_negatives;
                (tied_positives, tied_negatives) = (0.0, 0.0);
            }
            let times = times.get(group).copied().unwrap_or(0.0);
            if happened {
                tied_positives += times;
            } else {
                tied_negatives += times;
            }
        }
        area += tied_positives * (below + tied_negatives / 2.0);
        positives += tied_positives;
        below += tied_negatives;
        area / (positives * below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const P: [f64; 10] = [0.1, 0.2, 0.7, 0.3, 0.6, 0.9, 0.05, 0.4, 0.1, 0.35];
    const Y: [bool; 10] = [false, false, true, false, true, true, false, false, false, true];

    #[test]
    fn the_ten_cases_of_the_reference() {
        // reference_earth.json, test_vectors.scores: numpy and scikit-learn.
        let judged = Judged { happened: &Y, reference: &[0.4; 10], groups: &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9] };
        let (scores, intervals) = judged.scores(&P, 1);
        assert!((scores.brier - 0.0995).abs() < 1e-12);
        assert!((scores.skill - 0.585_416_666_666_666_7).abs() < 1e-12);
        assert!((scores.log_score + 0.337_534_165_258_336_35).abs() < 1e-12);
        assert!((scores.information_gain - 0.335_477_501_750_920_06 * 10.0 / 4.0).abs() < 1e-12);
        // 23 of 24 pairs: only 0.35 stands below a 0.4 in which nothing happened.
        assert!((scores.auc - 23.0 / 24.0).abs() < 1e-12);
        assert!(intervals.brier[0] < scores.brier && scores.brier < intervals.brier[1]);
        let (difference, verdict) = judged.compare(&[P.to_vec()], 1);
        assert!((difference.log_score - 0.335_477_501_750_920_06).abs() < 1e-12);
        assert_eq!(verdict, Verdict::None, "four positives are too few");
    }

    #[test]
    fn ties_rank_half() {
        let judged = Judged { happened: &Y, reference: &[0.4; 10], groups: &[0; 10] };
        assert!((judged.scores(&[0.3; 10], 1).0.auc - 0.5).abs() < 1e-12);
    }

    #[test]
    fn sure_mistakes_are_clipped() {
        assert!((log_score(true, 0.0) - libm::log(CLIP)).abs() < 1e-9);
        assert!((log_score(false, 1.0) - libm::log(CLIP)).abs() < 1e-9);
    }

    #[test]
    fn verdicts_follow_the_interval() {
        let n = 2000;
        let happened: Vec<bool> = (0..n).map(|i| i % 10 == 0).collect();
        let groups: Vec<usize> = (0..n).map(|i| i / 40).collect();
        let good: Vec<f64> = (0..n).map(|i| if i % 5 == 0 { 0.5 } else { 0.01 }).collect();
        let base = vec![0.1; n];
        let against = |reference: &[f64], p: &[f64]| {
            Judged { happened: &happened, reference, groups: &groups }.compare(&[p.to_vec()], 1).1
        };
        assert_eq!(against(&base, &good), Verdict::Better);
        assert_eq!(against(&good, &base), Verdict::Worse);
        assert_eq!(against(&base, &base), Verdict::Indistinguishable);
    }
}
