//! Standardising, learnt on the training part alone and carried with the model.

use serde::{Deserialize, Serialize};

/// Mean and standard deviation of each column: `z = (x - mean) / deviation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scaler {
    /// One a column, in the column's unit.
    pub mean: Vec<f64>,
    /// One a column, in the column's unit; 1 where a column is constant.
    pub deviation: Vec<f64>,
}

impl Scaler {
    /// From rows of equal width; population deviation.
    pub fn fit<'a>(rows: impl Iterator<Item = &'a [f64]> + Clone, width: usize) -> Self {
        let mut count = 0.0;
        let mut mean = vec![0.0; width];
        for row in rows.clone() {
            count += 1.0;
            for (m, x) in mean.iter_mut().zip(row) {
                *m += x;
            }
        }
        mean.iter_mut().for_each(|m| *m /= f64::max(count, 1.0));
        let mut deviation = vec![0.0; width];
        for row in rows {
            for ((d, x), m) in deviation.iter_mut().zip(row).zip(&mean) {
                *d += (x - m) * (x - m);
            }
        }
        for d in &mut deviation {
            *d = (*d / f64::max(count, 1.0)).sqrt();
            // A constant column says nothing; dividing by its rounding noise would make it shout.
            if *d < 1e-12 {
                *d = 1.0;
            }
        }
        Self { mean, deviation }
    }

    /// A row in standard units.
    pub fn forward<'a>(&'a self, row: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        row.iter().zip(&self.mean).zip(&self.deviation).map(|((x, m), d)| (x - m) / d)
    }

    /// The first column's value from its standard units.
    pub fn backward(&self, z: f64) -> f64 {
        z * self.unit() + self.mean.first().copied().unwrap_or(0.0)
    }

    /// The first column's deviation: what one standard unit is worth.
    pub fn unit(&self) -> f64 {
        self.deviation.first().copied().unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_and_back_is_the_same_number() {
        let rows = [[1.0, 5.0], [2.0, 5.0], [6.0, 5.0]];
        let scaler = Scaler::fit(rows.iter().map(|r| r.as_slice()), 2);
        assert_eq!(scaler.mean, [3.0, 5.0]);
        assert_eq!(scaler.deviation[1], 1.0, "a constant column is left alone");
        let z: Vec<f64> = scaler.forward(&rows[2]).collect();
        assert!((scaler.backward(z[0]) - 6.0).abs() < 1e-12);
    }
}
