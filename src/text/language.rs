//! Documents as sentences of words, and what simple counts say comes next: the rules that a network which writes has to
//! beat.

use super::corpus::Document;
use super::sentences::sentences;
use super::tokens::{is_han, tokens};
use std::collections::BTreeMap;

/// The sentences of a title and an abstract, each as its words; Chinese by single characters, which stand one after
/// another, as pairs do not.
#[must_use]
pub fn lines(document: &Document) -> Vec<Vec<String>> {
    let parts = [&document.title, &document.body].into_iter();
    let lines = parts.flat_map(|part| sentences(part)).map(|sentence| {
        let mut words = tokens(sentence);
        words.retain(|word| !(word.chars().all(is_han) && word.chars().count() > 1));
        words
    });
    lines.filter(|words| !words.is_empty()).collect()
}

/// Counts of words and of pairs of them in sentences of word indices; 0 begins and ends each.
#[derive(Debug, Clone)]
pub struct Counts {
    /// Of each word, how often it comes next.
    words: Vec<f64>,
    all: f64,
    /// By the word before: how often it has a next one, and how often each.
    after: BTreeMap<u32, (f64, BTreeMap<u32, f64>)>,
    /// Of each word, how many words it follows on.
    kinds: Vec<f64>,
    all_kinds: f64,
    /// How many words follow on any.
    following: f64,
    /// What is taken off each count of a pair.
    discount: f64,
}

/// Each word with the one before it, the end of the sentence included.
fn pairs(sentence: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    let before = std::iter::once(0).chain(sentence.iter().copied());
    before.zip(sentence.iter().copied().chain(std::iter::once(0)))
}

impl Counts {
    /// Of sentences whose words have indices below `vocabulary`.
    #[must_use]
    pub fn of(sentences: &[Vec<u32>], vocabulary: usize) -> Self {
        let mut words = vec![0.0; vocabulary];
        let mut kinds = words.clone();
        let mut after: BTreeMap<u32, (f64, BTreeMap<u32, f64>)> = BTreeMap::new();
        for (before, word) in sentences.iter().flat_map(|sentence| pairs(sentence)) {
            words.get_mut(word as usize).into_iter().for_each(|count| *count += 1.0);
            let (all, next) = after.entry(before).or_default();
            *all += 1.0;
            *next.entry(word).or_default() += 1.0;
        }
        let mut seen = [0.0; 2];
        for (&word, &count) in after.values().flat_map(|(_, next)| next) {
            kinds.get_mut(word as usize).into_iter().for_each(|kinds| *kinds += 1.0);
            let once_or_twice = seen.iter_mut().zip([1.0, 2.0]).filter(|(_, times)| *times == count);
            once_or_twice.for_each(|(seen, _)| *seen += 1.0);
        }
        let [once, twice] = seen;
        let discount = if once > 0.0 { once / (once + 2.0 * twice) } else { 0.5 };
        let (all, all_kinds) = (words.iter().sum(), kinds.iter().sum::<f64>().max(1.0));
        let following = kinds.iter().filter(|kinds| **kinds > 0.0).count() as f64;
        Self { words, all, after, kinds, all_kinds, following, discount }
    }

    /// How probable a word is whatever comes before it, each counted once more than it is there (Laplace).
    #[must_use]
    pub fn unigram(&self, word: u32) -> f64 {
        let count = self.words.get(word as usize).copied().unwrap_or_default();
        (count + 1.0) / (self.all + self.words.len() as f64)
    }

    /// How probable a word is behind another: interpolated Kneser–Ney (Kneser and Ney 1995; Chen and Goodman 1999) with
    /// the discount of Ney, Essen and Kneser (1994), taken off once more so that no word is impossible.
    #[must_use]
    pub fn bigram(&self, before: u32, word: u32) -> f64 {
        let kinds = self.kinds.get(word as usize).copied().unwrap_or_default();
        let even = 1.0 / self.words.len().max(1) as f64;
        let lower =
            ((kinds - self.discount).max(0.0) + self.discount * self.following * even) / self.all_kinds;
        let Some((all, next)) = self.after.get(&before) else { return lower };
        let count = next.get(&word).copied().unwrap_or_default();
        ((count - self.discount).max(0.0) + self.discount * next.len() as f64 * lower) / all
    }

    /// Perplexities of sentences by single words and by pairs: e to the mean of -ln p, ends of sentences included.
    #[must_use]
    pub fn perplexities(&self, sentences: &[Vec<u32>]) -> [f64; 2] {
        let (mut surprise, mut count) = ([0.0; 2], 0.0);
        for (before, word) in sentences.iter().flat_map(|sentence| pairs(sentence)) {
            let said = [self.unigram(word), self.bigram(before, word)];
            surprise.iter_mut().zip(said).for_each(|(sum, p)| *sum -= libm::log(p));
            count += 1.0;
        }
        surprise.map(|sum| libm::exp(sum / f64::max(count, 1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "2 3", "2 3", "2 4" over the vocabulary 0 to 4: worked by hand.
    fn counts() -> Counts {
        Counts::of(&[vec![2, 3], vec![2, 3], vec![2, 4]], 5)
    }

    #[test]
    fn a_tiny_collection_has_the_perplexities_worked_by_hand() {
        let counts = counts();
        // Next words: 2 three times, 3 twice, 4 once, the end three times; of nine.
        assert!((counts.unigram(2) - 4.0 / 14.0).abs() < 1e-12);
        assert!((counts.unigram(1) - 1.0 / 14.0).abs() < 1e-12);
        // Pairs: 0 2 (3), 2 3 (2), 2 4 (1), 3 0 (2), 4 0 (1): two stand once, two twice, so the discount is 2 / 6.
        // Words follow on: 2 on one, 3 on one, 4 on one, the end on two; of five.
        let d = 1.0 / 3.0;
        let lower = |kinds: f64| ((kinds - d).max(0.0) + d * 4.0 / 5.0) / 5.0;
        assert!((counts.bigram(2, 3) - (2.0 - d + d * 2.0 * lower(1.0)) / 3.0).abs() < 1e-12);
        assert!((counts.bigram(2, 0) - d * 2.0 * lower(2.0) / 3.0).abs() < 1e-12);
        assert!((counts.bigram(1, 0) - lower(2.0)).abs() < 1e-12);
        let [unigram, bigram] = counts.perplexities(&[vec![2, 3]]);
        let of = |product: f64| libm::pow(product, -1.0 / 3.0);
        let expected = of(2.0 / 7.0 * 3.0 / 14.0 * 2.0 / 7.0);
        assert!((unigram - expected).abs() < 1e-9, "{unigram} {expected}");
        let product = counts.bigram(0, 2) * counts.bigram(2, 3) * counts.bigram(3, 0);
        assert!((bigram - of(product)).abs() < 1e-9, "{bigram} {product}");
    }

    #[test]
    fn probabilities_add_up() {
        let counts = counts();
        let unigrams: f64 = (0..5).map(|word| counts.unigram(word)).sum();
        assert!((unigrams - 1.0).abs() < 1e-12, "{unigrams}");
        for before in 0..5 {
            let all: f64 = (0..5).map(|word| counts.bigram(before, word)).sum();
            assert!((all - 1.0).abs() < 1e-12, "{before}: {all}");
        }
    }

    #[test]
    fn chinese_is_written_by_characters() {
        let document = Document {
            title: "地震学 M7 events".to_owned(),
            body: "Rates rose. 滑坡多。".to_owned(),
            ..Document::default()
        };
        let lines: Vec<String> = lines(&document).iter().map(|line| line.join(" ")).collect();
        assert_eq!(lines, ["地 震 学 m7 events", "rates rose", "滑 坡 多"]);
    }
}
