//! The simplest things that could have worked. Baselines that know the subject live in its lab.

use super::bootstrap::quantile;
use super::scale::Scaler;

/// The mean of the training targets: the best constant in squared error.
pub fn constant_mean(targets: &[f64]) -> f64 {
    targets.iter().sum::<f64>() / targets.len() as f64
}

/// The median of the training targets: the best constant in absolute error.
pub fn constant_median(targets: &[f64]) -> f64 {
    let mut sorted = targets.to_vec();
    sorted.sort_by(f64::total_cmp);
    quantile(&sorted, 0.5)
}

/// A straight line through standardised features, by least squares.
#[derive(Debug, Clone)]
pub struct Linear {
    scaler: Scaler,
    /// The intercept, then one slope a feature.
    coefficients: Vec<f64>,
}

impl Linear {
    /// Fits rows of `width` features to their targets. A feature that says nothing new (constant, or
    /// a copy of another) gets no slope.
    pub fn fit(rows: &[&[f64]], targets: &[f64], width: usize) -> Self {
        let scaler = Scaler::fit(rows.iter().copied(), width);
        let size = width + 1;
        let mut normal = vec![vec![0.0; size + 1]; size];
        for (row, target) in rows.iter().zip(targets) {
            let terms: Vec<f64> = std::iter::once(1.0).chain(scaler.forward(row)).chain([*target]).collect();
            for (line, a) in normal.iter_mut().zip(&terms) {
                for (cell, b) in line.iter_mut().zip(&terms) {
                    *cell += a * b;
                }
            }
        }
        Self { scaler, coefficients: solve(normal) }
    }

    /// The intercept, then one slope a feature, in the features' own units.
    pub fn plain(&self) -> Vec<f64> {
        let slopes = self.coefficients.iter().skip(1).zip(&self.scaler.deviation).map(|(c, d)| c / d);
        let centre: f64 = slopes.clone().zip(&self.scaler.mean).map(|(slope, mean)| slope * mean).sum();
        let intercept = self.coefficients.first().copied().unwrap_or(0.0) - centre;
        std::iter::once(intercept).chain(slopes).collect()
    }

    /// The line's value at a row of features.
    pub fn predict(&self, row: &[f64]) -> f64 {
        std::iter::once(1.0).chain(self.scaler.forward(row)).zip(&self.coefficients).map(|(x, c)| x * c).sum()
    }
}

/// Gauss–Jordan elimination of an augmented square system with partial pivoting; unknowns without a
/// pivot are 0.
pub(super) fn solve(mut system: Vec<Vec<f64>>) -> Vec<f64> {
    let size = system.len();
    let at = |system: &[Vec<f64>], row: usize, column: usize| {
        system.get(row).and_then(|line| line.get(column)).copied().unwrap_or(0.0)
    };
    let scale = (0..size).map(|i| at(&system, i, i).abs()).fold(0.0, f64::max);
    let mut pivots = vec![None; size];
    let mut next = 0;
    for (column, pivot) in pivots.iter_mut().enumerate() {
        let best = (next..size)
            .max_by(|&a, &b| at(&system, a, column).abs().total_cmp(&at(&system, b, column).abs()));
        let Some(best) = best.filter(|&row| at(&system, row, column).abs() > 1e-10 * scale) else {
            continue;
        };
        system.swap(next, best);
        let lead: Vec<f64> = system.get(next).cloned().unwrap_or_default();
        for (row, line) in system.iter_mut().enumerate() {
            let factor = line.get(column).copied().unwrap_or(0.0) / lead.get(column).copied().unwrap_or(1.0);
            if row != next {
                line.iter_mut().zip(&lead).for_each(|(cell, value)| *cell -= factor * value);
            }
        }
        *pivot = Some(next);
        next += 1;
    }
    pivots
        .iter()
        .enumerate()
        .map(|(column, pivot)| pivot.map_or(0.0, |row| at(&system, row, size) / at(&system, row, column)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_again() {
        let rows: Vec<[f64; 3]> = (0..20).map(|i| [i as f64, (i * i % 7) as f64, 4.0]).collect();
        let targets: Vec<f64> = rows.iter().map(|r| 3.0 - 2.0 * r[0] + 0.5 * r[1]).collect();
        let views: Vec<&[f64]> = rows.iter().map(|r| r.as_slice()).collect();
        let line = Linear::fit(&views, &targets, 3);
        assert!((line.predict(&[100.0, 3.0, 4.0]) - (3.0 - 200.0 + 1.5)).abs() < 1e-8);
        for (found, planted) in line.plain().into_iter().zip([3.0, -2.0, 0.5, 0.0]) {
            assert!((found - planted).abs() < 1e-8, "{found} {planted}");
        }
    }

    #[test]
    fn copied_features_do_no_harm() {
        let rows: Vec<[f64; 2]> = (0..20).map(|i| [i as f64, 2.0 * i as f64]).collect();
        let targets: Vec<f64> = rows.iter().map(|r| r[0] + 1.0).collect();
        let views: Vec<&[f64]> = rows.iter().map(|r| r.as_slice()).collect();
        assert!((Linear::fit(&views, &targets, 2).predict(&[50.0, 100.0]) - 51.0).abs() < 1e-6);
    }

    #[test]
    fn the_median_of_an_even_count_is_between() {
        assert_eq!(constant_median(&[4.0, 1.0, 2.0, 8.0]), 3.0);
        assert_eq!(constant_mean(&[4.0, 1.0, 2.0, 8.0]), 3.75);
    }
}
