//! Vectors of words from the texts they stand in together, without any label: latent semantic analysis (Deerwester et
//! al. 1990), by subspace iteration on random vectors (Halko, Martinsson and Tropp 2011, algorithm 4.4).

use super::tfidf::SparseRow;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Rounds of the iteration: the spectrum of texts falls slowly, and a basis that is nearly right is enough.
const ROUNDS: usize = 4;
/// Of the random vectors that it starts from.
const SEED: u64 = 1990;

/// One column after another.
type Columns = Vec<Vec<f64>>;

/// An orthonormal basis of the directions in which rows of `features` numbers differ most, `dimensions` of them at most
/// as there are rows: of each feature its numbers in it, `[features × dimensions]`, those that are missing 0.
#[must_use]
pub fn word_vectors(rows: &[SparseRow], features: usize, dimensions: usize) -> Vec<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    // Uniform numbers do as well as normal ones: what matters is that they point everywhere.
    let mut uniform = || (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64 - 0.5;
    let found = dimensions.min(rows.len());
    let mut basis: Columns = (0..found).map(|_| (0..features).map(|_| uniform()).collect()).collect();
    for _ in 0..ROUNDS {
        let mut seen: Columns =
            basis.iter().map(|column| rows.iter().map(|row| along(row, column)).collect()).collect();
        orthonormalise(&mut seen);
        basis = seen.iter().map(|weights| back(rows, weights, features)).collect();
        orthonormalise(&mut basis);
    }
    let mut vectors = vec![0.0; features * dimensions];
    for (dimension, column) in basis.iter().enumerate() {
        let places = vectors.iter_mut().skip(dimension).step_by(dimensions.max(1));
        places.zip(column).for_each(|(place, value)| *place = *value);
    }
    vectors
}

fn along(row: &SparseRow, column: &[f64]) -> f64 {
    row.iter().filter_map(|&(feature, value)| Some(value * column.get(feature as usize)?)).sum()
}

fn back(rows: &[SparseRow], weights: &[f64], features: usize) -> Vec<f64> {
    let mut column = vec![0.0; features];
    for (row, weight) in rows.iter().zip(weights) {
        for &(feature, value) in row {
            column.get_mut(feature as usize).into_iter().for_each(|sum| *sum += weight * value);
        }
    }
    column
}

/// By Gram and Schmidt, each step from what is left; a column that is nothing but others' becomes 0.
fn orthonormalise(columns: &mut Columns) {
    for index in 0..columns.len() {
        let (before, rest) = columns.split_at_mut(index);
        let Some(column) = rest.first_mut() else { break };
        let length = |column: &[f64]| column.iter().map(|x| x * x).sum::<f64>().sqrt();
        let whole = length(column);
        for other in before.iter() {
            let share: f64 = column.iter().zip(other).map(|(a, b)| a * b).sum();
            column.iter_mut().zip(other).for_each(|(a, b)| *a -= share * b);
        }
        let left = length(column);
        let scale = if left > 1e-9 * whole { 1.0 / left } else { 0.0 };
        column.iter_mut().for_each(|a| *a *= scale);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_same_texts_point_the_same_way() {
        // Two themes, features 0..4 and 4..8, and a word (8) that both have.
        let rows: Vec<SparseRow> = (0..40_u32)
            .map(|text| {
                let theme = 4 * (text % 2);
                let mut row: SparseRow = (0..4)
                    .filter(|word| (text / 2 + word) % 4 != 0)
                    .map(|word| (theme + word, 1.0))
                    .collect();
                row.push((8, 0.5));
                row
            })
            .collect();
        let vectors = word_vectors(&rows, 9, 2);
        let vector = |word: usize| [vectors[word * 2], vectors[word * 2 + 1]];
        let cosine = |a: usize, b: usize| {
            let (a, b) = (vector(a), vector(b));
            let product = |a: [f64; 2], b: [f64; 2]| a[0] * b[0] + a[1] * b[1];
            product(a, b) / (product(a, a) * product(b, b)).sqrt()
        };
        assert!(cosine(0, 3) > 0.99 && cosine(4, 7) > 0.99, "{vectors:?}");
        assert!(cosine(0, 4).abs() < 0.3, "{vectors:?}");
        // Each direction is of length one.
        for dimension in 0..2 {
            let length: f64 = vectors.iter().skip(dimension).step_by(2).map(|x| x * x).sum();
            assert!((length - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn little_to_learn_from_does_no_harm() {
        assert_eq!(word_vectors(&[], 3, 2), [0.0; 6]);
        let found = word_vectors(&[vec![(1, 1.0)]], 3, 2);
        assert!((found[2].abs() - 1.0).abs() < 1e-9 && found[0].abs() < 1e-9 && found[3] == 0.0, "{found:?}");
    }
}
