//! What tells a label without a network: the commonest label, TF-IDF with logistic regression, both naive Bayes.

use crate::error::string_union;
use crate::text::bayes::{Kind, NaiveBayes};
use crate::text::logistic::{C, Logistic};
use crate::text::nearest::Nearest;
use crate::text::tfidf::{SparseRow, TfIdf};
use crate::text::vocabulary::UNKNOWN;

string_union! {
    /// What tells a label beside the network. The last one is a network, too, but knows no order of words.
    LabelRule {
        Majority = "majority",
        Logistic = "tfidf-logistic",
        Multinomial = "multinomial-bayes",
        Complement = "complement-bayes",
        MeanEmbedding = "mean-embedding",
    }
}

/// All of them but the network, fitted to the training part.
#[derive(Debug)]
pub struct Rules {
    /// Share of each label.
    shares: Vec<f64>,
    tfidf: TfIdf,
    logistic: Logistic,
    multinomial: NaiveBayes,
    complement: NaiveBayes,
    nearest: Nearest,
}

impl Rules {
    /// Fits rows of counts with `features` indices.
    pub fn fit(counts: &[SparseRow], labels: &[u32], classes: usize, features: usize) -> Self {
        let tfidf = TfIdf::fit(counts.iter(), features);
        let rows: Vec<SparseRow> = counts.iter().map(|row| tfidf.transform(row)).collect();
        let words = UNKNOWN + 1..u32::try_from(features).unwrap_or(u32::MAX);
        let bayes = |kind| NaiveBayes::fit(kind, counts, labels, classes, words.clone());
        let mut shares = vec![0.0; classes];
        for &label in labels {
            shares.get_mut(label as usize).into_iter().for_each(|share| *share += 1.0 / labels.len() as f64);
        }
        Self {
            shares,
            logistic: Logistic::fit(&rows, labels, classes, features, C),
            multinomial: bayes(Kind::Multinomial),
            complement: bayes(Kind::Complement),
            nearest: Nearest::new(rows),
            tfidf,
        }
    }

    /// What a rule says of a text's counts: the probability of each label; none for the one that is a network.
    pub fn probabilities(&self, rule: LabelRule, counts: &SparseRow) -> Option<Vec<f64>> {
        match rule {
            LabelRule::Majority => Some(self.shares.clone()),
            LabelRule::Logistic => Some(self.logistic.probabilities(&self.tfidf.transform(counts))),
            LabelRule::Multinomial => Some(self.multinomial.probabilities(counts)),
            LabelRule::Complement => Some(self.complement.probabilities(counts)),
            LabelRule::MeanEmbedding => None,
        }
    }

    /// What each word of a text adds for a label over the mean of all labels, the most first; none for rules that
    /// weigh no words.
    pub fn weigh(&self, rule: LabelRule, label: u32, counts: &SparseRow) -> Option<Vec<(u32, f64)>> {
        let (weights, row) = match rule {
            LabelRule::Logistic => (self.logistic.weighs(label), self.tfidf.transform(counts)),
            LabelRule::Multinomial => (self.multinomial.weighs(label), counts.clone()),
            LabelRule::Complement => (self.complement.weighs(label), counts.clone()),
            LabelRule::Majority | LabelRule::MeanEmbedding => return None,
        };
        let of_text = |&(word, weight): &(u32, f64)| {
            let at = row.binary_search_by_key(&word, |(word, _)| *word).ok()?;
            Some((word, weight * row.get(at)?.1))
        };
        let mut found: Vec<(u32, f64)> = weights.iter().filter_map(of_text).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Some(found)
    }

    /// Numbers and cosines of the training rows with the most alike words.
    pub fn nearest(&self, counts: &SparseRow, most: usize) -> Vec<(usize, f64)> {
        self.nearest.find(&self.tfidf.transform(counts), most)
    }
}
