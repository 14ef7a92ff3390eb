//! Term frequency by inverse document frequency, as scikit-learn has it: (1 + ln tf) · idf with
//! idf = 1 + ln((1 + n) / (1 + df)), each row scaled to length one (Salton and Buckley 1988).

pub use crate::classes::SparseRow;
use serde::{Deserialize, Serialize};

/// How much each word says about a text, learnt from the training part alone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TfIdf {
    inverse_document_frequency: Vec<f64>,
}

impl TfIdf {
    /// Learns from rows of counts with `features` indices.
    pub fn fit<'a>(rows: impl Iterator<Item = &'a SparseRow>, features: usize) -> Self {
        let mut documents = vec![0.0_f64; features];
        let mut count = 0.0;
        for row in rows {
            count += 1.0;
            for &(feature, _) in row {
                if let Some(n) = documents.get_mut(feature as usize) {
                    *n += 1.0;
                }
            }
        }
        let idf = |n: &f64| 1.0 + libm::log((1.0 + count) / (1.0 + n));
        Self { inverse_document_frequency: documents.iter().map(idf).collect() }
    }

    /// Of each feature, how rare it is.
    #[must_use]
    pub fn inverse_document_frequency(&self) -> &[f64] {
        &self.inverse_document_frequency
    }

    /// The row of a text, from its counts.
    #[must_use]
    pub fn transform(&self, counts: &SparseRow) -> SparseRow {
        let weigh = |&(feature, n): &(u32, f64)| {
            let idf = self.inverse_document_frequency.get(feature as usize)?;
            (n > 0.0).then(|| (feature, (1.0 + libm::log(n)) * idf))
        };
        let mut row: SparseRow = counts.iter().filter_map(weigh).collect();
        let length = dot(&row, &row).sqrt();
        if length > 0.0 {
            row.iter_mut().for_each(|(_, value)| *value /= length);
        }
        row
    }
}

/// The product of two rows; of two of length one, the cosine between them.
#[must_use]
pub fn dot(a: &SparseRow, b: &SparseRow) -> f64 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut sum = 0.0;
    while let (Some(&&(i, x)), Some(&&(j, y))) = (a.peek(), b.peek()) {
        match i.cmp(&j) {
            std::cmp::Ordering::Less => _ = a.next(),
            std::cmp::Ordering::Greater => _ = b.next(),
            std::cmp::Ordering::Equal => {
                sum += x * y;
                a.next();
                b.next();
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worked_example() {
        // Three texts; word 0 is in all, word 1 in one, twice.
        let rows = [vec![(0, 1.0), (1, 2.0)], vec![(0, 1.0)], vec![(0, 3.0)]];
        let fitted = TfIdf::fit(rows.iter(), 2);
        let row = fitted.transform(&rows[0]);
        // idf: 1 and 1 + ln 2; weights 1 and (1 + ln 2)^2 = 2.866_7; length 3.036_1.
        assert!((row[0].1 - 0.329_37).abs() < 1e-5 && (row[1].1 - 0.944_20).abs() < 1e-5, "{row:?}");
        assert!((dot(&row, &row) - 1.0).abs() < 1e-12);
        assert!(fitted.transform(&vec![(9, 1.0)]).is_empty());
    }
}
