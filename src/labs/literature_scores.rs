//! Scores of labels told with probabilities, their intervals, and the comparison that the verdict follows from.

use serde::Serialize;

use super::report::Interval;
use crate::learn::bootstrap::{FEWEST_ROWS, RESAMPLES, Verdict, quantile, resample_groups};
use crate::learn::probability::CLIP;
use crate::text::scores::{LabelReport, likeliest};

/// `TextScores` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TextScores {
    #[serde(flatten)]
    pub labels: LabelReport,
    pub log_score: f64,
    pub brier: f64,
}

/// `TextIntervals` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TextIntervals {
    pub accuracy: Interval,
    pub macro_f1: Interval,
}

/// What one classifier said of the documents judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// Of each document the probability of each label.
    pub probabilities: Vec<Vec<f64>>,
    /// The likeliest label of each.
    pub labels: Vec<u32>,
}

impl From<Vec<Vec<f64>>> for Said {
    fn from(probabilities: Vec<Vec<f64>>) -> Self {
        Self { labels: probabilities.iter().map(|p| likeliest(p)).collect(), probabilities }
    }
}

impl Said {
    /// The probability that was given to a label of each document.
    pub fn of_label(&self, label: u32) -> Vec<f64> {
        let one = |p: &Vec<f64>| p.get(label as usize).copied().unwrap_or(0.0);
        self.probabilities.iter().map(one).collect()
    }

    /// Scores against what is true.
    pub fn scores(&self, truth: &[u32], labels: usize) -> TextScores {
        let n = truth.len().max(1) as f64;
        let (mut log_score, mut brier) = (0.0, 0.0);
        for (&truth, said) in truth.iter().zip(&self.probabilities) {
            let right = said.get(truth as usize).copied().unwrap_or(0.0);
            log_score += libm::log(right.clamp(CLIP, 1.0)) / n;
            let square = |(label, p): (usize, &f64)| {
                let error = p - f64::from(u8::from(label == truth as usize));
                error * error
            };
            brier += said.iter().enumerate().map(square).sum::<f64>() / n;
        }
        TextScores { labels: LabelReport::of(truth, &self.labels, labels), log_score, brier }
    }

    /// Macro F1 of each resample of the documents.
    pub fn resampled_f1(&self, truth: &[u32], labels: usize, seed: u64) -> Vec<f64> {
        let mut drawn = Vec::with_capacity(RESAMPLES);
        resample_groups(truth.len(), seed, |times| {
            drawn.push(Drawn::of(truth, &self.labels, times, labels).macro_f1());
        });
        drawn
    }

    /// 95 %, drawing documents.
    pub fn intervals(&self, truth: &[u32], labels: usize, seed: u64) -> TextIntervals {
        let (mut accuracy, mut macro_f1) = (Vec::with_capacity(RESAMPLES), Vec::with_capacity(RESAMPLES));
        resample_groups(truth.len(), seed, |times| {
            let drawn = Drawn::of(truth, &self.labels, times, labels);
            accuracy.push(drawn.accuracy());
            macro_f1.push(drawn.macro_f1());
        });
        TextIntervals { accuracy: middle(accuracy), macro_f1: middle(macro_f1) }
    }
}

/// A difference in macro F1, and whether zero is among the likely values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct F1Difference {
    /// Networks minus baseline: above zero the networks are better.
    pub macro_f1: f64,
    /// 95 % of the resampled differences.
    pub interval: Interval,
    /// How often.
    pub resamples: usize,
}

/// The paired difference in macro F1 between networks that differ in their seed alone, pooled, and a baseline, on the
/// same documents; and the verdict.
pub fn compare(
    truth: &[u32],
    networks: &[Said],
    baseline: &Said,
    labels: usize,
    seed: u64,
) -> (F1Difference, Verdict) {
    let difference = |times: &[f64]| {
        let f1 = |said: &Said| Drawn::of(truth, &said.labels, times, labels).macro_f1();
        networks.iter().map(f1).sum::<f64>() / networks.len().max(1) as f64 - f1(baseline)
    };
    let mut drawn = Vec::with_capacity(RESAMPLES);
    resample_groups(truth.len(), seed, |times| drawn.push(difference(times)));
    let interval = middle(drawn);
    let [low, high] = interval;
    let verdict = match () {
        () if truth.len() < FEWEST_ROWS || !low.is_finite() || !high.is_finite() => Verdict::None,
        () if low > 0.0 => Verdict::Better,
        () if high < 0.0 => Verdict::Worse,
        () => Verdict::Indistinguishable,
    };
    let once = vec![1.0; truth.len()];
    (F1Difference { macro_f1: difference(&once), interval, resamples: RESAMPLES }, verdict)
}

pub(super) fn middle(mut values: Vec<f64>) -> Interval {
    values.retain(|value| value.is_finite());
    values.sort_by(f64::total_cmp);
    [quantile(&values, 0.025), quantile(&values, 0.975)]
}

/// What is needed of a resample: of each label how many have it, were given it, and rightly so.
struct Drawn {
    labels: Vec<[f64; 3]>,
}

impl Drawn {
    fn of(truth: &[u32], told: &[u32], times: &[f64], labels: usize) -> Self {
        let mut sums = vec![[0.0; 3]; labels];
        for ((&truth, &told), &times) in truth.iter().zip(told).zip(times) {
            if let Some([has, _, right]) = sums.get_mut(truth as usize) {
                *has += times;
                *right += if truth == told { times } else { 0.0 };
            }
            if let Some([_, given, _]) = sums.get_mut(told as usize) {
                *given += times;
            }
        }
        Self { labels: sums }
    }

    fn accuracy(&self) -> f64 {
        let sum = |of: fn(&[f64; 3]) -> f64| self.labels.iter().map(of).sum::<f64>();
        sum(|[_, _, right]| *right) / sum(|[has, ..]| *has)
    }

    /// The mean over the labels that occur.
    fn macro_f1(&self) -> f64 {
        let there = self.labels.iter().filter(|[has, ..]| *has > 0.0);
        let (sum, n) = there
            .fold((0.0, 0.0), |(sum, n), [has, given, right]| (sum + 2.0 * right / (has + given), n + 1.0));
        sum / n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(labels: &[u32]) -> Said {
        let sure = |&label: &u32| (0..3).map(|other| if other == label { 0.8 } else { 0.1 }).collect();
        Said::from(labels.iter().map(sure).collect::<Vec<Vec<f64>>>())
    }

    #[test]
    fn resamples_score_as_the_whole_does() {
        let truth = [0, 0, 0, 1, 1, 2, 2, 2, 2, 2];
        let told = said(&[0, 0, 1, 1, 0, 2, 2, 2, 2, 1]);
        let scores = told.scores(&truth, 3);
        let drawn = Drawn::of(&truth, &told.labels, &[1.0; 10], 3);
        assert!((drawn.macro_f1() - scores.labels.macro_average.f1).abs() < 1e-12);
        assert!((drawn.accuracy() - scores.labels.accuracy).abs() < 1e-12);
        // 7 right at 0.8, 3 wrong at 0.1; squares 0.04 + 2 · 0.01 and 0.81 + 0.64 + 0.01.
        assert!((scores.log_score - (0.7 * libm::log(0.8) + 0.3 * libm::log(0.1))).abs() < 1e-12);
        assert!((scores.brier - (0.7 * 0.06 + 0.3 * 1.46)).abs() < 1e-12);
        let intervals = told.intervals(&truth, 3, 1);
        assert!(intervals.accuracy[0] < 0.7 && intervals.accuracy[1] > 0.7);
    }

    #[test]
    fn verdicts_follow_the_interval() {
        let truth: Vec<u32> = (0..120).map(|row| row % 3).collect();
        let wrong = |share: u32| -> Said {
            let told: Vec<u32> =
                (0..120).map(|row| if row % 10 < share { (row + 1) % 3 } else { row % 3 }).collect();
            said(&told)
        };
        let verdict = |networks: &[Said], baseline: &Said| compare(&truth, networks, baseline, 3, 1).1;
        assert_eq!(verdict(&[wrong(1)], &wrong(5)), Verdict::Better);
        assert_eq!(verdict(&[wrong(5)], &wrong(1)), Verdict::Worse);
        assert_eq!(verdict(&[wrong(2)], &wrong(2)), Verdict::Indistinguishable);
        // One good seed does not carry two bad ones.
        assert_eq!(verdict(&[wrong(1), wrong(6), wrong(6)], &wrong(2)), Verdict::Worse);
        assert_eq!(compare(&truth[..20], &[wrong(1)], &wrong(5), 3, 1).1, Verdict::None);
    }
}
