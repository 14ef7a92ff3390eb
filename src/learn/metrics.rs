//! Scores of a regression.

use serde::Serialize;

/// How far predictions are from what was observed. Units are those of the target, squared for `mse`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Scores {
    /// Mean squared error.
    pub mse: f64,
    /// Its root.
    pub rmse: f64,
    /// Mean absolute error.
    pub mae: f64,
    /// Coefficient of determination, 1 - SSE / SST, against the mean of the rows judged; NaN where
    /// these do not vary.
    pub r2: f64,
}

impl Scores {
    /// Over pairs of (observed, predicted); NaN for none.
    pub fn of(pairs: impl Iterator<Item = (f64, f64)>) -> Self {
        let (mut n, mut squared, mut absolute, mut sum, mut sum_squared) = (0.0, 0.0, 0.0, 0.0, 0.0);
        // Magnitudes are small numbers of like size: one pass in f64 loses nothing that is shown.
        for (observed, predicted) in pairs {
            let error = predicted - observed;
            n += 1.0;
            squared += error * error;
            absolute += error.abs();
            sum += observed;
            sum_squared += observed * observed;
        }
        let mse = squared / n;
        let total = sum_squared - sum * sum / n;
        Self {
            mse,
            rmse: mse.sqrt(),
            mae: absolute / n,
            r2: if total > 1e-12 { 1.0 - squared / total } else { f64::NAN },
        }
    }

    /// The four numbers, in the order of the fields.
    pub fn values(&self) -> [f64; 4] {
        [self.mse, self.rmse, self.mae, self.r2]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_of_a_known_table() {
        // scikit-learn's documentation of r2_score and its neighbours uses this table:
        // y_true = [3, -0.5, 2, 7], y_pred = [2.5, 0.0, 2, 8] -> MSE 0.375, MAE 0.5, R2 0.948...
        let pairs = [(3.0, 2.5), (-0.5, 0.0), (2.0, 2.0), (7.0, 8.0)];
        let scores = Scores::of(pairs.into_iter());
        assert!((scores.mse - 0.375).abs() < 1e-12);
        assert!((scores.mae - 0.5).abs() < 1e-12);
        assert!((scores.r2 - 0.948_608_137_044_967_9).abs() < 1e-12);
    }
}
