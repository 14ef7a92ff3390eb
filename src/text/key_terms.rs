//! Key terms: RAKE of one text (Rose, Engel, Cramer and Cowley 2010, "Automatic keyword extraction from
//! individual documents"), the words of a group of texts by TF-IDF, and the words by which a group of texts differs from the rest, by Dunning's
//! log-likelihood (1993), which also names a cluster.

use super::graph::log_likelihood;
use super::markup::plain;
use super::stop_words::{is_content, is_stop_word};
use super::tfidf::{SparseRow, TfIdf};
use super::tokens::is_han;
use super::vocabulary::Vocabulary;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// Longer phrases are sentences without stop words.
const LONGEST_PHRASE: usize = 5;

/// A term of one or several words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyTerm {
    /// In lower case.
    pub term: String,
    /// The larger, the better.
    pub score: f64,
    /// How often it occurs; for a group, in how many of its texts.
    pub count: usize,
}

/// Phrases between stop words and punctuation, scored by the sum of their words' degree (the words they
/// stand in phrases with, themselves included) over frequency; the best first.
#[must_use]
pub fn rake(text: &str) -> Vec<KeyTerm> {
    let phrases = phrases(&plain(text));
    // Of each word, how often it occurs and the lengths of its phrases.
    let mut words: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for phrase in &phrases {
        for word in phrase {
            let (frequency, degree) = words.entry(word).or_default();
            *frequency += 1.0;
            *degree += phrase.len() as f64;
        }
    }
    let mut terms: BTreeMap<String, KeyTerm> = BTreeMap::new();
    for phrase in &phrases {
        let score =
            phrase.iter().filter_map(|word| words.get(word.as_str())).map(|(n, degree)| degree / n).sum();
        let term = joined(phrase);
        terms.entry(term.clone()).or_insert(KeyTerm { term, score, count: 0 }).count += 1;
    }
    best_first(terms.into_values())
}

fn joined(phrase: &[String]) -> String {
    let chinese = phrase.iter().all(|word| word.chars().all(is_han));
    phrase.join(if chinese { "" } else { " " })
}

fn best_first(terms: impl Iterator<Item = KeyTerm>) -> Vec<KeyTerm> {
    let mut terms: Vec<KeyTerm> = terms.collect();
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.term.cmp(&b.term)));
    terms
}

fn phrases(text: &str) -> Vec<Vec<String>> {
    let mut phrases: Vec<Vec<String>> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut end = 0;
    for (start, word) in text.unicode_word_indices() {
        let gap = text.get(end..start).unwrap_or_default();
        end = start + word.len();
        let word = word.to_lowercase();
        let hyphen = gap == "-";
        if !hyphen && !gap.chars().all(char::is_whitespace) {
            phrases.push(std::mem::take(&mut open));
        }
        match open.last_mut().filter(|_| hyphen) {
            Some(last) => {
                last.push('-');
                last.push_str(&word);
            }
            None if is_stop_word(&word) || !word.contains(char::is_alphabetic) => {
                phrases.push(std::mem::take(&mut open));
            }
            None => open.push(word),
        }
    }
    phrases.push(open);
    phrases.retain(|phrase| (1..=LONGEST_PHRASE).contains(&phrase.len()));
    phrases
}

/// The words of a group of texts by their mean TF-IDF, whose rarity is that of all texts; the best first.
#[must_use]
pub fn by_tfidf(texts: &[Vec<String>], in_group: &[bool]) -> Vec<KeyTerm> {
    let vocabulary = Vocabulary::learn(texts.iter().map(Vec::as_slice), 1, usize::MAX);
    let counts: Vec<SparseRow> = texts.iter().map(|text| vocabulary.counts(text)).collect();
    let tfidf = TfIdf::fit(counts.iter(), vocabulary.len());
    let group = in_group.iter().filter(|&&inside| inside).count().max(1) as f64;
    let mut sums = vec![(0.0, 0); vocabulary.len()];
    for (row, _) in counts.iter().zip(in_group).filter(|(_, inside)| **inside) {
        for (word, weight) in tfidf.transform(row) {
            sums.get_mut(word as usize).into_iter().for_each(|(sum, texts)| {
                *sum += weight;
                *texts += 1;
            });
        }
    }
    let words = (0_u32..).map(|index| vocabulary.word(index)).zip(sums);
    let named = words.filter(|(word, (_, count))| *count > 0 && is_content(word));
    best_first(named.map(|(word, (sum, count))| KeyTerm { term: word.to_owned(), score: sum / group, count }))
}

/// The words that are in more texts of a group than the rest would have it, the most telling first. The
/// score is G², of which 10.83 is one chance in a thousand for a word chosen beforehand.
#[must_use]
pub fn distinctive(texts: &[Vec<String>], in_group: &[bool], most: usize) -> Vec<KeyTerm> {
    let group = in_group.iter().filter(|&&inside| inside).count();
    let all = texts.len().min(in_group.len());
    // Of each word, how many texts of the group and how many at all have it.
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (text, &inside) in texts.iter().zip(in_group) {
        for word in text.iter().map(String::as_str).collect::<BTreeSet<_>>() {
            let (inside_count, count) = counts.entry(word).or_default();
            *inside_count += usize::from(inside);
            *count += 1;
        }
    }
    let over = |inside: usize, count: usize| inside as f64 * all as f64 > group as f64 * count as f64;
    let telling = counts.iter().filter(|(word, (inside, count))| over(*inside, *count) && is_content(word));
    let terms = telling.map(|(word, &(inside, count))| KeyTerm {
        term: (*word).to_owned(),
        score: log_likelihood(inside, group, count, all),
        count: inside,
    });
    let mut terms = best_first(terms);
    terms.truncate(most);
    terms
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::*;

    /// The abstract that Rose et al. work through in section 1.3, and the scores of its figure 1.4.
    const ROSE: &str = "Compatibility of systems of linear constraints over the set of natural numbers. \
        Criteria of compatibility of a system of linear Diophantine equations, strict inequations, and \
        nonstrict inequations are considered. Upper bounds for components of a minimal set of solutions \
        and algorithms of construction of minimal generating sets of solutions for all types of systems \
        are given. These criteria and the corresponding algorithms for constructing a minimal supporting \
        set of solutions can be used in solving all the considered types of systems and systems of mixed \
        types.";

    #[test]
    fn the_example_of_its_authors() {
        let terms = rake(ROSE);
        let score =
            |name: &str| terms.iter().find(|term| term.term == name).map_or(f64::NAN, |term| term.score);
        let published = [
            ("minimal generating sets", 8.7),
            ("linear diophantine equations", 8.5),
            ("minimal supporting set", 7.7),
            ("minimal set", 4.7),
            ("linear constraints", 4.5),
            ("natural numbers", 4.0),
            ("strict inequations", 4.0),
            ("nonstrict inequations", 4.0),
            ("upper bounds", 4.0),
            ("corresponding algorithms", 3.5),
            ("set", 2.0),
            ("algorithms", 1.5),
            ("compatibility", 1.0),
        ];
        for (name, expected) in published {
            assert!((score(name) - expected).abs() < 0.05, "{name}: {}", score(name));
        }
        assert_eq!(terms[0].term, "minimal generating sets");
        assert!(rake("the of and").is_empty());
    }

    #[test]
    fn what_a_group_has_that_others_lack() {
        let texts: Vec<Vec<String>> =
            ["ice melts the", "ice flows the", "rock flows the", "rock breaks the"].map(tokens).to_vec();
        let terms = distinctive(&texts, &[true, true, false, false], 2);
        assert_eq!((terms[0].term.as_str(), terms[0].count), ("ice", 2));
        // 2 Σ O ln(O/E) = 2 · 4 · ln 2.
        assert!((terms[0].score - 8.0 * std::f64::consts::LN_2).abs() < 1e-12);
        assert!(terms.iter().all(|term| term.term != "the" && term.term != "rock"));
    }
}
