//! Logistic regression of several classes on sparse rows, with a penalty on the squared weights:
//! least C · Σ loss + |W|² / 2, intercepts free, by L-BFGS (Nocedal and Wright 2006, algorithm 7.5).

use super::SparseRow;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// How strongly data count against the penalty, as in the reference numbers.
pub const C: f64 = 10.0;
/// Steps remembered.
const MEMORY: usize = 10;
const MOST_STEPS: usize = 200;
/// The largest slope at which the least is reached, as a share of C times the number of rows.
const FLAT: f64 = 1e-6;

/// A fitted classifier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Logistic {
    classes: usize,
    /// Of each class the weights of all features, then its intercept.
    weights: Vec<f64>,
}

impl Logistic {
    /// Fits rows of `features` indices.
    #[must_use]
    pub fn fit(rows: &[SparseRow], labels: &[u32], classes: usize, features: usize, c: f64) -> Self {
        let mut fitted = Self { classes, weights: vec![0.0; classes * (features + 1)] };
        let problem = Problem { rows, labels, classes, width: features + 1, c };
        let mut steps = Steps::default();
        let (mut loss, mut slope) = problem.loss(&fitted.weights);
        for _ in 0..MOST_STEPS {
            let steepest = slope.iter().fold(0.0_f64, |most, s| most.max(s.abs()));
            if steepest <= FLAT * c * rows.len().max(1) as f64 {
                break;
            }
            let mut direction = steps.direction(&slope);
            let mut fall = product(&direction, &slope);
            if fall >= 0.0 {
                direction = slope.iter().map(|s| -s).collect();
                fall = -product(&slope, &slope);
            }
            let first = if steps.pairs.is_empty() { 1.0 / steepest.max(1.0) } else { 1.0 };
            let Some((length, next)) = problem.search(&fitted.weights, loss, &direction, fall, first) else {
                break;
            };
            let moved: Vec<f64> = direction.iter().map(|d| length * d).collect();
            let turned = next.slope.iter().zip(&slope).map(|(new, old)| new - old).collect();
            steps.remember(moved, turned);
            (fitted.weights, loss, slope) = (next.weights, next.loss, next.slope);
        }
        fitted
    }

    /// The probability of each class.
    #[must_use]
    pub fn probabilities(&self, row: &SparseRow) -> Vec<f64> {
        let width = self.weights.len().checked_div(self.classes).unwrap_or_default();
        probabilities(&self.weights, width, row)
    }

    /// What each feature adds for a class over the mean of all classes, the most first.
    #[must_use]
    pub fn weighs(&self, class: u32) -> Vec<(u32, f64)> {
        let width = self.weights.len().checked_div(self.classes).unwrap_or_default().max(1);
        let without_intercept = |class: &[f64]| class.split_last().map_or(Vec::new(), |(_, w)| w.to_vec());
        let classes: Vec<Vec<f64>> = self.weights.chunks(width).map(without_intercept).collect();
        over_mean(&classes, class)
    }
}

fn probabilities(weights: &[f64], width: usize, row: &SparseRow) -> Vec<f64> {
    let score = |class: &[f64]| {
        let (intercept, class) = class.split_last().unwrap_or((&0.0, &[]));
        let of = |&(feature, x): &(u32, f64)| class.get(feature as usize).map_or(0.0, |w| w * x);
        intercept + row.iter().map(of).sum::<f64>()
    };
    softmax(weights.chunks(width.max(1)).map(score).collect())
}

/// Scores to probabilities.
#[must_use]
pub fn softmax(mut scores: Vec<f64>) -> Vec<f64> {
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest.is_finite() {
        scores.iter_mut().for_each(|score| *score = libm::exp(*score - largest));
    }
    let sum: f64 = scores.iter().sum();
    let even = 1.0 / scores.len().max(1) as f64;
    scores
        .iter_mut()
        .for_each(|score| *score = if sum.is_finite() && sum > 0.0 { *score / sum } else { even });
    scores
}

/// A class's weights less the mean of all classes', the largest first; features without any left out.
#[must_use]
pub fn over_mean(weights: &[Vec<f64>], class: u32) -> Vec<(u32, f64)> {
    let Some(own) = weights.get(class as usize) else { return Vec::new() };
    let classes = weights.len() as f64;
    let mean = |feature: usize| weights.iter().filter_map(|class| class.get(feature)).sum::<f64>() / classes;
    let less =
        |(feature, weight): (usize, &f64)| Some((u32::try_from(feature).ok()?, weight - mean(feature)));
    let mut all: Vec<(u32, f64)> =
        own.iter().enumerate().filter_map(less).filter(|(_, w)| *w != 0.0).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    all
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

struct Problem<'a> {
    rows: &'a [SparseRow],
    labels: &'a [u32],
    classes: usize,
    /// Features and the intercept.
    width: usize,
    c: f64,
}

/// Weights with their loss and its slope.
struct Point {
    weights: Vec<f64>,
    loss: f64,
    slope: Vec<f64>,
}

impl Problem<'_> {
    fn loss(&self, weights: &[f64]) -> (f64, Vec<f64>) {
        let mut slope = weights.to_vec();
        // The intercepts are not penalised.
        slope.iter_mut().skip(self.width - 1).step_by(self.width).for_each(|s| *s = 0.0);
        let mut loss = 0.5 * product(&slope, &slope);
        for (row, &label) in self.rows.iter().zip(self.labels) {
            let p = probabilities(weights, self.width, row);
            let own = p.get(label as usize).copied().unwrap_or(1.0);
            loss -= self.c * libm::log(own.max(f64::MIN_POSITIVE));
            for (class, (p, slope)) in p.iter().zip(slope.chunks_mut(self.width)).enumerate() {
                let error = self.c * (p - f64::from(u8::from(class == label as usize)));
                let Some((intercept, slope)) = slope.split_last_mut() else { continue };
                *intercept += error;
                for &(feature, x) in row {
                    slope.get_mut(feature as usize).into_iter().for_each(|s| *s += error * x);
                }
            }
        }
        debug_assert_eq!(slope.len(), self.classes * self.width);
        (loss, slope)
    }

    /// Halves a step until it falls far enough (Armijo); `None` where rounding leaves no such step.
    fn search(
        &self,
        from: &[f64],
        loss: f64,
        direction: &[f64],
        fall: f64,
        first: f64,
    ) -> Option<(f64, Point)> {
        let mut length = first;
        for _ in 0..40 {
            let weights: Vec<f64> = from.iter().zip(direction).map(|(w, d)| w + length * d).collect();
            let (new, slope) = self.loss(&weights);
            if new <= loss + 1e-4 * length * fall {
                return Some((length, Point { weights, loss: new, slope }));
            }
            length *= 0.5;
        }
        None
    }
}

/// The last steps and how the slope turned along each.
#[derive(Default)]
struct Steps {
    pairs: VecDeque<(Vec<f64>, Vec<f64>, f64)>,
}

impl Steps {
    fn remember(&mut self, moved: Vec<f64>, turned: Vec<f64>) {
        let curvature = product(&moved, &turned);
        if curvature > 1e-12 {
            self.pairs.push_back((moved, turned, curvature));
        }
        if self.pairs.len() > MEMORY {
            self.pairs.pop_front();
        }
    }

    /// Downhill, by the two loops.
    fn direction(&self, slope: &[f64]) -> Vec<f64> {
        let mut q: Vec<f64> = slope.to_vec();
        let mut shares = Vec::with_capacity(self.pairs.len());
        for (moved, turned, curvature) in self.pairs.iter().rev() {
            let share = product(moved, &q) / curvature;
            q.iter_mut().zip(turned).for_each(|(q, t)| *q -= share * t);
            shares.push(share);
        }
        if let Some((_, turned, curvature)) = self.pairs.back() {
            let scale = curvature / product(turned, turned);
            q.iter_mut().for_each(|q| *q *= scale);
        }
        for ((moved, turned, curvature), share) in self.pairs.iter().zip(shares.into_iter().rev()) {
            let back = product(turned, &q) / curvature;
            q.iter_mut().zip(moved).for_each(|(q, m)| *q += (share - back) * m);
        }
        q.iter_mut().for_each(|q| *q = -*q);
        q
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_two_by_two_table_has_its_odds() {
        // 3 of 10 at x = 0, 8 of 10 at x = 1; without a penalty worth the name a model says just that.
        let rows: Vec<SparseRow> =
            (0..20).map(|i| if i % 2 == 0 { vec![] } else { vec![(0, 1.0)] }).collect();
        let labels: Vec<u32> = (0..20).map(|i| u32::from(if i % 2 == 0 { i < 6 } else { i < 16 })).collect();
        let fitted = Logistic::fit(&rows, &labels, 2, 1, 1e5);
        assert!((fitted.probabilities(&vec![])[1] - 0.3).abs() < 1e-4);
        assert!((fitted.probabilities(&vec![(0, 1.0)])[1] - 0.8).abs() < 1e-4);
        assert!(fitted.weighs(1)[0].1 > 0.0 && fitted.weighs(0)[0].1 < 0.0);
    }

    #[test]
    fn the_slope_is_that_of_the_loss() {
        let rows = vec![vec![(0, 1.0), (2, -0.5)], vec![(1, 2.0)], vec![(0, 0.3), (1, 0.7)]];
        let problem = Problem { rows: &rows, labels: &[0, 2, 1], classes: 3, width: 4, c: 2.0 };
        let at: Vec<f64> = (0..12).map(|i| f64::from(i % 5) * 0.3 - 0.5).collect();
        let (_, slope) = problem.loss(&at);
        for (index, slope) in slope.iter().enumerate() {
            let shifted = |by: f64| {
                let mut moved = at.clone();
                moved[index] += by;
                problem.loss(&moved).0
            };
            let measured = (shifted(1e-5) - shifted(-1e-5)) / 2e-5;
            assert!((measured - slope).abs() < 1e-6, "{index}: {measured} {slope}");
        }
    }

    #[test]
    fn nothing_to_learn_does_no_harm() {
        assert_eq!(Logistic::fit(&[], &[], 2, 3, C).probabilities(&vec![(1, 1.0)]), [0.5, 0.5]);
        assert!(Logistic::fit(&[], &[], 0, 3, C).probabilities(&vec![]).is_empty());
    }
}
