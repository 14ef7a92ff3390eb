//! Sentences that stand for a text or for many: TextRank (Mihalcea and Tarau 2004), LexRank (Erkan and
//! Radev 2004), and the lead sentences, which are hard to beat. All of them choose sentences; none writes
//! one.

use super::sentences::sentences;
use super::tfidf::{SparseRow, TfIdf, dot};
use super::tokens::tokens;
use super::vocabulary::Vocabulary;
use crate::error::string_union;
use serde::Serialize;
use std::collections::BTreeSet;

string_union! {
    /// How sentences are chosen.
    SummaryMethod { TextRank = "textrank", LexRank = "lexrank", Lead = "lead" }
}

/// Both authors' damping.
const DAMPING: f64 = 0.85;
/// LexRank links sentences whose cosine is above this.
const LINKED: f64 = 0.1;
/// The work grows with the square of sentences; of more, the first of each text are taken.
const MOST_SENTENCES: usize = 2000;

/// A sentence that was chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picked {
    /// Of several texts, which.
    pub text: usize,
    /// Which of its sentences.
    pub index: usize,
    /// The sentence as it stands there.
    pub sentence: String,
    /// The larger, the more central; of the lead sentences, falling with their place.
    pub score: f64,
}

/// The `most` best sentences of texts, in the order they stand in.
#[must_use]
pub fn summarise(texts: &[&str], method: SummaryMethod, most: usize) -> Vec<Picked> {
    let each = (MOST_SENTENCES / texts.len().max(1)).max(1);
    let mut all: Vec<Picked> = Vec::new();
    for (text, content) in texts.iter().enumerate().take(MOST_SENTENCES) {
        let own = sentences(content).into_iter().enumerate().take(each);
        all.extend(own.map(|(index, sentence)| Picked {
            text,
            index,
            sentence: sentence.to_owned(),
            score: 0.0,
        }));
    }
    let words: Vec<Vec<String>> = all.iter().map(|picked| tokens(&picked.sentence)).collect();
    let scores = match method {
        SummaryMethod::TextRank => rank(&overlaps(&words)),
        SummaryMethod::LexRank => rank(&links(&words)),
        SummaryMethod::Lead => all.iter().map(|picked| 1.0 / (1.0 + picked.index as f64)).collect(),
    };
    all.iter_mut().zip(scores).for_each(|(picked, score)| picked.score = score);
    all.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.index, a.text).cmp(&(b.index, b.text))));
    // The same sentence twice would say nothing more.
    let mut said = BTreeSet::new();
    all.retain(|picked| said.insert(picked.sentence.clone()));
    all.truncate(most);
    all.sort_by_key(|picked| (picked.text, picked.index));
    all
}

/// TextRank: shared words over the logarithms of both lengths; a sentence is not linked to itself.
fn overlaps(words: &[Vec<String>]) -> Vec<Vec<f64>> {
    let sets: Vec<BTreeSet<&String>> = words.iter().map(|sentence| sentence.iter().collect()).collect();
    let length = |sentence: &Vec<String>| libm::log(sentence.len().max(1) as f64);
    let weight = |a: usize, b: usize| {
        let (Some(first), Some(second)) = (words.get(a), words.get(b)) else { return 0.0 };
        let lengths = length(first) + length(second);
        let shared = sets.get(a).zip(sets.get(b)).map_or(0, |(a, b)| a.intersection(b).count());
        if a == b || lengths <= 0.0 { 0.0 } else { shared as f64 / lengths }
    };
    symmetric(words.len(), weight)
}

/// LexRank: an edge where the TF-IDF cosine is above a threshold. Its authors link a sentence to itself,
/// too, by which one that is like no other keeps a whole score; here it is not.
fn links(words: &[Vec<String>]) -> Vec<Vec<f64>> {
    let vocabulary = Vocabulary::learn(words.iter().map(Vec::as_slice), 1, usize::MAX);
    let counts: Vec<SparseRow> = words.iter().map(|sentence| vocabulary.counts(sentence)).collect();
    let tfidf = TfIdf::fit(counts.iter(), vocabulary.len());
    let rows: Vec<SparseRow> = counts.iter().map(|row| tfidf.transform(row)).collect();
    let weight = |a: usize, b: usize| {
        let cosine = rows.get(a).zip(rows.get(b)).map_or(0.0, |(a, b)| dot(a, b));
        f64::from(u8::from(a != b && cosine > LINKED))
    };
    symmetric(words.len(), weight)
}

fn symmetric(n: usize, weight: impl Fn(usize, usize) -> f64) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> = (0..n).map(|a| (0..=a).map(|b| weight(a, b)).collect()).collect();
    for a in 0..n {
        let above: Vec<f64> =
            (a + 1..n).map(|b| rows.get(b).and_then(|row| row.get(a)).copied().unwrap_or(0.0)).collect();
        rows.get_mut(a).into_iter().for_each(|row| row.extend_from_slice(&above));
    }
    rows
}

/// PageRank on weighted edges (Brin and Page 1998): s = (1 - d) + d Σ w / Σ w · s, until it stays.
#[must_use]
pub fn rank(weights: &[Vec<f64>]) -> Vec<f64> {
    let sums: Vec<f64> = weights.iter().map(|row| row.iter().sum()).collect();
    let mut scores = vec![1.0; weights.len()];
    for _ in 0..200 {
        let shares: Vec<f64> =
            scores.iter().zip(&sums).map(|(score, sum)| if *sum > 0.0 { score / sum } else { 0.0 }).collect();
        // Weights are symmetric: a row is also a column.
        let next = |row: &Vec<f64>| {
            1.0 - DAMPING
                + DAMPING * row.iter().zip(&shares).map(|(weight, share)| weight * share).sum::<f64>()
        };
        let new: Vec<f64> = weights.iter().map(next).collect();
        let moved = new.iter().zip(&scores).fold(0.0_f64, |most, (new, old)| most.max((new - old).abs()));
        scores = new;
        if moved < 1e-9 {
            break;
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_not_said_twice() {
        let text = "Ice flows over its bed. Ice flows slowly. ";
        let twice = [text, text];
        for method in SummaryMethod::ALL {
            let found = summarise(&twice, *method, 4);
            assert_eq!(found.len(), 2, "{method}: {found:?}");
        }
    }

    #[test]
    fn a_chain_of_three_worked_by_hand() {
        // m = 0.15 + 0.85 · 2 e, e = 0.15 + 0.85 m / 2: e = 0.213_75 / 0.277_5.
        let chain = [vec![0.0, 1.0, 0.0], vec![1.0, 0.0, 1.0], vec![0.0, 1.0, 0.0]];
        let scores = rank(&chain);
        assert!((scores[0] - 0.770_270).abs() < 1e-6 && (scores[1] - 1.459_459).abs() < 1e-6, "{scores:?}");
        assert_eq!(scores[0], scores[2]);
        assert!(rank(&[]).is_empty());
    }

    #[test]
    fn overlap_is_shared_words_over_logarithms() {
        let words = [tokens("ice melts in spring"), tokens("ice in the sea"), tokens("rock")];
        let weights = overlaps(&words);
        assert!((weights[0][1] - 2.0 / (2.0 * libm::log(4.0))).abs() < 1e-12);
        assert_eq!((weights[0][0], weights[0][2], weights[1][0]), (0.0, 0.0, weights[0][1]));
    }

    #[test]
    fn the_central_sentence_and_the_first() {
        let text = "Something else was tried. Faults slip slowly under high pressure. Pressure makes faults slip. \
            High pressure of water lets faults slip slowly. Birds sing.";
        for method in [SummaryMethod::TextRank, SummaryMethod::LexRank] {
            let picked = summarise(&[text], method, 1);
            assert!((1..=3).contains(&picked[0].index), "{method}: {picked:?}");
        }
        let lead = summarise(&[text, "Another text. With more."], SummaryMethod::Lead, 2);
        assert_eq!(
            lead.iter().map(|picked| (picked.text, picked.index)).collect::<Vec<_>>(),
            [(0, 0), (1, 0)]
        );
        assert!(summarise(&[""], SummaryMethod::LexRank, 3).is_empty());
    }
}
