//! How well labels were told: accuracy, precision, recall and F1, the confusion matrix, the
//! precision–recall curve, and McNemar's test of two classifiers on the same rows.

use serde::Serialize;

/// Precision, recall and their harmonic mean; zero where there is nothing to divide by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct LabelScores {
    /// Of those given the label, the share that have it.
    pub precision: f64,
    /// Of those that have the label, the share given it.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
    /// How many have the label.
    pub support: usize,
}

/// Scores on a set of texts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LabelReport {
    /// The share of right labels. Where each text has one label, micro-averaged precision, recall and F1
    /// are the same number.
    pub accuracy: f64,
    /// The plain mean over the labels that occur.
    pub macro_average: LabelScores,
    /// In the order of labels.
    pub labels: Vec<LabelScores>,
    /// Rows are what is true, columns what was told.
    pub confusion: Vec<Vec<usize>>,
}

impl LabelReport {
    /// Compares labels told with those that are true.
    #[must_use]
    pub fn of(truth: &[u32], told: &[u32], classes: usize) -> Self {
        let mut confusion = vec![vec![0_usize; classes]; classes];
        for (&truth, &told) in truth.iter().zip(told) {
            let cell = confusion.get_mut(truth as usize).and_then(|row| row.get_mut(told as usize));
            cell.into_iter().for_each(|count| *count += 1);
        }
        let at = |row: usize, column: usize| {
            confusion.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
        };
        let share = |of: usize, all: usize| if all > 0 { of as f64 / all as f64 } else { 0.0 };
        let labels: Vec<LabelScores> = (0..classes)
            .map(|label| {
                let right = at(label, label);
                let support: usize = (0..classes).map(|told| at(label, told)).sum();
                let given: usize = (0..classes).map(|truth| at(truth, label)).sum();
                let (precision, recall) = (share(right, given), share(right, support));
                LabelScores { precision, recall, f1: share(2 * right, support + given), support }
            })
            .collect();
        let right: usize = (0..classes).map(|label| at(label, label)).sum();
        let all: usize = labels.iter().map(|scores| scores.support).sum();
        let macro_average = mean(&labels, all);
        Self { accuracy: share(right, all), macro_average, labels, confusion }
    }
}

fn mean(labels: &[LabelScores], support: usize) -> LabelScores {
    let occur: Vec<&LabelScores> = labels.iter().filter(|scores| scores.support > 0).collect();
    let n = occur.len().max(1) as f64;
    let of = |value: fn(&LabelScores) -> f64| occur.iter().map(|&scores| value(scores)).sum::<f64>() / n;
    LabelScores { precision: of(|s| s.precision), recall: of(|s| s.recall), f1: of(|s| s.f1), support }
}

/// The index of the largest probability, the first of equal ones.
#[must_use]
pub fn likeliest(probabilities: &[f64]) -> u32 {
    let best = (0_u32..).zip(probabilities).fold(None, |best: Option<(u32, f64)>, (index, &p)| match best {
        Some((_, most)) if most >= p => best,
        _ => Some((index, p)),
    });
    best.map_or(0, |(index, _)| index)
}

/// Precision against recall as fewer and fewer texts are taken, and the area under it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PrecisionRecall {
    /// Texts with at least this score are taken; falling.
    pub threshold: Vec<f64>,
    /// Of those taken, the share that are relevant.
    pub precision: Vec<f64>,
    /// Of the relevant, the share taken.
    pub recall: Vec<f64>,
    /// Σ (recallₙ - recallₙ₋₁) precisionₙ, without interpolation.
    pub average_precision: f64,
}

impl PrecisionRecall {
    /// Of texts' scores and whether each is relevant. Empty where none is.
    #[must_use]
    pub fn of(relevant: &[bool], scores: &[f64]) -> Self {
        let all = relevant.iter().filter(|&&relevant| relevant).count();
        let mut order: Vec<(f64, bool)> = scores.iter().copied().zip(relevant.iter().copied()).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut curve = Self::default();
        if all == 0 {
            return curve;
        }
        let (mut taken, mut found, mut before) = (0_usize, 0_usize, 0.0);
        for equal in order.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            taken += equal.len();
            found += equal.iter().filter(|(_, relevant)| *relevant).count();
            let (precision, recall) = (found as f64 / taken as f64, found as f64 / all as f64);
            curve.average_precision += (recall - before) * precision;
            before = recall;
            curve.threshold.extend(equal.first().map(|(score, _)| *score));
            curve.precision.push(precision);
            curve.recall.push(recall);
        }
        curve
    }
}

/// McNemar's exact test (1947): of the texts that only one of two classifiers gets right, are there too
/// many on one side for a coin?
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct McNemar {
    /// Texts that only the first gets right.
    pub only_first: usize,
    /// Texts that only the second gets right.
    pub only_second: usize,
    /// How often a coin is at least as one-sided.
    pub p_value: f64,
}

impl McNemar {
    /// Compares two classifiers on the same texts.
    #[must_use]
    pub fn of(truth: &[u32], first: &[u32], second: &[u32]) -> Self {
        let (mut only_first, mut only_second) = (0, 0);
        for ((truth, first), second) in truth.iter().zip(first).zip(second) {
            only_first += usize::from(first == truth && second != truth);
            only_second += usize::from(second == truth && first != truth);
        }
        Self { only_first, only_second, p_value: two_sided_sign_test(only_first, only_second) }
    }
}

/// Twice the binomial tail of the smaller count at a half, one at most.
fn two_sided_sign_test(a: usize, b: usize) -> f64 {
    let (n, fewer) = ((a + b) as f64, a.min(b));
    let log_choose = |k: f64| libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    let term = |k: usize| libm::exp(log_choose(k as f64) - n * std::f64::consts::LN_2);
    (2.0 * (0..=fewer).map(term).sum::<f64>()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_worked_by_hand() {
        let truth = [0, 0, 0, 1, 1, 2, 2, 2, 2, 2];
        let told = [0, 0, 1, 1, 0, 2, 2, 2, 2, 1];
        let report = LabelReport::of(&truth, &told, 3);
        assert_eq!(report.confusion, [[2, 1, 0], [1, 1, 0], [0, 1, 4]]);
        assert_eq!(report.accuracy, 0.7);
        let [a, b, c] = [report.labels[0], report.labels[1], report.labels[2]];
        assert_eq!((a.precision, a.recall, a.support), (2.0 / 3.0, 2.0 / 3.0, 3));
        assert_eq!((b.precision, b.recall, b.f1), (1.0 / 3.0, 0.5, 0.4));
        assert_eq!((c.precision, c.recall), (1.0, 0.8));
        assert!((report.macro_average.f1 - (2.0 / 3.0 + 0.4 + 8.0 / 9.0) / 3.0).abs() < 1e-12);
        // A label that never occurs counts for nothing.
        assert!((LabelReport::of(&truth, &told, 4).macro_average.f1 - report.macro_average.f1).abs() < 1e-12);
        assert_eq!(LabelReport::of(&[], &[], 2).accuracy, 0.0);
    }

    #[test]
    fn the_curve_of_scikit_learns_example() {
        // sklearn.metrics.average_precision_score's own example: 0.8333.
        let curve = PrecisionRecall::of(&[false, false, true, true], &[0.1, 0.4, 0.35, 0.8]);
        assert!((curve.average_precision - 0.833_33).abs() < 1e-5);
        assert_eq!(curve.recall, [0.5, 0.5, 1.0, 1.0]);
        assert_eq!(curve.precision, [1.0, 0.5, 2.0 / 3.0, 0.5]);
        assert_eq!(PrecisionRecall::of(&[false], &[1.0]), PrecisionRecall::default());
    }

    #[test]
    fn a_coin_that_fell_on_one_side() {
        // Ten discordant texts, one on the other side: 2 (1 + 10) / 1024.
        assert!((two_sided_sign_test(9, 1) - 22.0 / 1024.0).abs() < 1e-12);
        assert!((two_sided_sign_test(5, 5) - 1.0).abs() < 1e-12);
        assert!((two_sided_sign_test(0, 0) - 1.0).abs() < 1e-12);
        let test = McNemar::of(&[1, 1, 1], &[1, 1, 0], &[1, 0, 0]);
        assert_eq!((test.only_first, test.only_second, test.p_value), (1, 0, 1.0));
    }

    #[test]
    fn the_first_of_equal_ones() {
        assert_eq!((likeliest(&[0.2, 0.4, 0.4]), likeliest(&[]), likeliest(&[f64::NAN, 1.0])), (1, 0, 1));
    }
}
