//! Naive Bayes on word counts: multinomial (McCallum and Nigam 1998) and complement (Rennie et al.
//! 2003, without their weight normalisation), each with a count of one added to every word.

use super::tfidf::SparseRow;
use crate::classes::logistic::{over_mean, softmax};
use serde::{Deserialize, Serialize};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// How likely a class makes a text's words.
    Multinomial,
    /// How unlikely all other classes make them; steadier where classes differ in size.
    Complement,
}

/// A fitted classifier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NaiveBayes {
    kind: Kind,
    /// Of each class, the logarithm of its share; zero in the complement kind.
    priors: Vec<f64>,
    /// Of each class, what an occurrence of each feature adds.
    weights: Vec<Vec<f64>>,
}

impl NaiveBayes {
    /// Fits rows of counts. `words` are the indices that are words: `2..vocabulary.len()`.
    #[must_use]
    pub fn fit(
        kind: Kind,
        rows: &[SparseRow],
        labels: &[u32],
        classes: usize,
        words: std::ops::Range<u32>,
    ) -> Self {
        let features = words.end as usize;
        let mut counts = vec![vec![0.0_f64; features]; classes];
        let mut documents = vec![0.0_f64; classes];
        for (row, &label) in rows.iter().zip(labels) {
            let Some(counts) = counts.get_mut(label as usize) else { continue };
            documents.get_mut(label as usize).into_iter().for_each(|n| *n += 1.0);
            for &(feature, n) in row {
                counts.get_mut(feature as usize).into_iter().for_each(|count| *count += n);
            }
        }
        let all: Vec<f64> =
            (0..features).map(|feature| counts.iter().filter_map(|class| class.get(feature)).sum()).collect();
        let first = words.start as usize;
        let logs = |counts: Vec<f64>, sign: f64| -> Vec<f64> {
            let total: f64 = counts.iter().skip(first).map(|n| n + 1.0).sum();
            let log = |(feature, n): (usize, &f64)| {
                if feature < first { 0.0 } else { sign * libm::log((n + 1.0) / total) }
            };
            counts.iter().enumerate().map(log).collect()
        };
        let weights = counts.into_iter().map(|class| match kind {
            Kind::Multinomial => logs(class, 1.0),
            Kind::Complement => logs(all.iter().zip(&class).map(|(all, own)| all - own).collect(), -1.0),
        });
        let weights = weights.collect();
        let total: f64 = documents.iter().sum();
        let prior = |n: &f64| match kind {
            Kind::Multinomial => libm::log(n / total.max(1.0)),
            Kind::Complement => 0.0,
        };
        Self { kind, priors: documents.iter().map(prior).collect(), weights }
    }

    /// The probability of each class, as the method has it: far too sure, since words are not
    /// independent. The order of texts by it is of use, its size is not.
    #[must_use]
    pub fn probabilities(&self, row: &SparseRow) -> Vec<f64> {
        let score = |(prior, weights): (&f64, &Vec<f64>)| {
            let of =
                |&(feature, n): &(u32, f64)| weights.get(feature as usize).map_or(0.0, |weight| n * weight);
            prior + row.iter().map(of).sum::<f64>()
        };
        softmax(self.priors.iter().zip(&self.weights).map(score).collect())
    }

    /// What an occurrence of each feature adds for a class over the mean of all classes, the most first.
    #[must_use]
    pub fn weighs(&self, class: u32) -> Vec<(u32, f64)> {
        over_mean(&self.weights, class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Manning, Raghavan and Schütze 2008, Introduction to Information Retrieval, table 13.1:
    /// Chinese 0, Beijing 1, Shanghai 2, Macao 3, Tokyo 4, Japan 5.
    fn table() -> (Vec<SparseRow>, Vec<u32>, SparseRow) {
        let rows = vec![
            vec![(0, 2.0), (1, 1.0)],
            vec![(0, 2.0), (2, 1.0)],
            vec![(0, 1.0), (3, 1.0)],
            vec![(0, 1.0), (4, 1.0), (5, 1.0)],
        ];
        (rows, vec![0, 0, 0, 1], vec![(0, 3.0), (4, 1.0), (5, 1.0)])
    }

    #[test]
    fn the_example_of_a_textbook() {
        let (rows, labels, text) = table();
        let fitted = NaiveBayes::fit(Kind::Multinomial, &rows, &labels, 2, 0..6);
        // P(c|d) ∝ 3/4 (3/7)^3 (1/14)^2 = 0.000_301; P(not c|d) ∝ 1/4 (2/9)^3 (2/9)^2 = 0.000_135.
        let p = fitted.probabilities(&text)[0];
        assert!((p - 0.689_76).abs() < 1e-4, "{p}");
        assert_eq!(fitted.weighs(1)[0].0, 4);
    }

    #[test]
    fn the_complement_counts_the_others() {
        let (rows, labels, text) = table();
        let fitted = NaiveBayes::fit(Kind::Complement, &rows, &labels, 2, 0..6);
        // Class 0 by the words of class 1, and the other way round: (2/9)^-5 against (3/7)^-3 (1/14)^-2.
        let [for_c, against] = [(9.0_f64 / 2.0).powi(5), (7.0_f64 / 3.0).powi(3) * 14.0_f64.powi(2)];
        let p = fitted.probabilities(&text)[0];
        assert!((p - for_c / (for_c + against)).abs() < 1e-9, "{p}");
    }

    #[test]
    fn no_rows_and_unknown_features_do_no_harm() {
        let fitted = NaiveBayes::fit(Kind::Multinomial, &[], &[], 2, 2..5);
        assert_eq!(fitted.probabilities(&vec![(99, 1.0)]), [0.5, 0.5]);
        assert!(fitted.weighs(7).is_empty());
    }
}
