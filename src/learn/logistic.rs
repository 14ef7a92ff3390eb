//! Logistic regression: one neuron, but fitted to the end by Newton's method on the host
//! (iteratively reweighted least squares; Hastie, Tibshirani and Friedman 2009, section 4.4.1).

use super::baselines::solve;
use super::loss::{logit, sigmoid};
use super::scale::Scaler;

/// Newton steps at most; it takes under ten unless the classes can be told apart without error.
const MOST_STEPS: usize = 30;
/// A penalty of half this, times the squared slopes, keeps them finite where they would not be.
const RIDGE: f64 = 1e-3;

/// A fitted neuron.
#[derive(Debug, Clone)]
pub struct Logistic {
    scaler: Scaler,
    /// The intercept, then one slope a feature.
    coefficients: Vec<f64>,
}

impl Logistic {
    /// Fits rows of `width` features to whether it happened.
    pub fn fit<'a>(rows: impl Iterator<Item = (&'a [f64], bool)> + Clone, width: usize) -> Self {
        let scaler = Scaler::fit(rows.clone().map(|(row, _)| row), width);
        let (n, k) = rows.clone().fold((0.0, 0.0), |(n, k), (_, y)| (n + 1.0, k + f64::from(u8::from(y))));
        let size = width + 1;
        let mut coefficients = vec![0.0; size];
        if let Some(intercept) = coefficients.first_mut() {
            *intercept = logit(((k + 0.5) / (n + 1.0)).clamp(1e-6, 1.0 - 1e-6));
        }
        let mut fitted = Self { scaler, coefficients };
        let mut terms = vec![1.0; size];
        for _ in 0..MOST_STEPS {
            // Newton's system: Σ w x xᵀ · step = Σ (y - p) x, the right side as the last column.
            let mut system = vec![vec![0.0; size + 1]; size];
            for (row, happened) in rows.clone() {
                fitted.scaler.forward(row).zip(terms.iter_mut().skip(1)).for_each(|(z, term)| *term = z);
                let p = fitted.of_terms(&terms);
                let (weight, error) = (p * (1.0 - p), f64::from(u8::from(happened)) - p);
                for (line, a) in system.iter_mut().zip(&terms) {
                    for (cell, b) in line.iter_mut().zip(&terms) {
                        *cell += weight * a * b;
                    }
                    if let Some(right) = line.last_mut() {
                        *right += error * a;
                    }
                }
            }
            for (index, (line, slope)) in system.iter_mut().zip(&fitted.coefficients).enumerate().skip(1) {
                if let Some(diagonal) = line.get_mut(index) {
                    *diagonal += RIDGE;
                }
                if let Some(right) = line.last_mut() {
                    *right -= RIDGE * slope;
                }
            }
            let steps = solve(system);
            let largest = steps.iter().fold(0.0, |most: f64, step| most.max(step.abs()));
            // Where the start is far from the end a full step can overshoot.
            let share = if largest > 4.0 { 4.0 / largest } else { 1.0 };
            fitted.coefficients.iter_mut().zip(&steps).for_each(|(c, step)| *c += share * step);
            if largest < 1e-8 {
                break;
            }
        }
        fitted
    }

    fn of_terms(&self, terms: &[f64]) -> f64 {
        sigmoid(terms.iter().zip(&self.coefficients).map(|(x, c)| x * c).sum())
    }

    /// The probability at a row of features.
    pub fn predict(&self, row: &[f64]) -> f64 {
        let slopes = self.coefficients.iter().skip(1);
        let sum: f64 = self.scaler.forward(row).zip(slopes).map(|(x, c)| x * c).sum();
        sigmoid(self.coefficients.first().copied().unwrap_or(0.0) + sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_two_by_two_table_has_its_odds() {
        // 3 of 10 at x = 0, 8 of 10 at x = 1: a saturated model says just that.
        let x = [[0.0], [1.0]];
        let rows = (0..20).map(|i| (&x[i % 2][..], if i % 2 == 0 { i < 6 } else { i < 16 }));
        let fitted = Logistic::fit(rows, 1);
        assert!((fitted.predict(&[0.0]) - 0.3).abs() < 1e-3);
        assert!((fitted.predict(&[1.0]) - 0.8).abs() < 1e-3);
    }

    #[test]
    fn classes_that_never_meet_and_constant_features_do_no_harm() {
        let x: Vec<[f64; 2]> = (0..20).map(|i| [f64::from(i), 7.0]).collect();
        let fitted = Logistic::fit(x.iter().map(|row| (&row[..], row[0] > 9.0)), 2);
        assert!(fitted.predict(&[0.0, 7.0]) < 0.01 && fitted.predict(&[19.0, 7.0]) > 0.99);
    }
}
