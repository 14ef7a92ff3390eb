//! The training texts most like a text, by the cosine between their TF-IDF rows.

use super::tfidf::{SparseRow, dot};

/// Rows to search.
#[derive(Debug, Clone, Default)]
pub struct Nearest {
    rows: Vec<SparseRow>,
}

impl Nearest {
    /// Takes rows of length one, see [`super::tfidf::TfIdf::transform`].
    #[must_use]
    pub const fn new(rows: Vec<SparseRow>) -> Self {
        Self { rows }
    }

    /// Index and cosine of the `most` nearest, the nearest first; those without a shared word left out.
    #[must_use]
    pub fn find(&self, row: &SparseRow, most: usize) -> Vec<(usize, f64)> {
        let cosines = self.rows.iter().map(|other| dot(row, other)).enumerate();
        let mut near: Vec<(usize, f64)> = cosines.filter(|(_, cosine)| *cosine > 0.0).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(most);
        near
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_first() {
        let rows = vec![vec![(0, 0.6), (1, 0.8)], vec![(2, 1.0)], vec![(0, 1.0)]];
        assert_eq!(Nearest::new(rows).find(&vec![(0, 1.0)], 5), [(2, 1.0), (0, 0.6)]);
    }
}
