//! Key terms by YAKE (Campos, Mangaravite, Pasquali, Jorge, Nunes and Jatowt 2020, Information Sciences
//! 509:257), from one text alone: a word counts for its capitals, for standing early, for occurring often
//! and in many sentences, and against keeping any company. Phrases with a stop word inside, which the
//! authors weigh by their pairs, are left out here.

use super::key_terms::KeyTerm;
use super::markup::plain;
use super::sentences::sentences;
use super::stop_words::is_stop_word;
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// Words of a phrase at most.
const LONGEST: usize = 3;

/// What is counted of a word.
#[derive(Default)]
struct Word<'t> {
    count: f64,
    acronyms: f64,
    /// Capitalised, but not at the start of a sentence.
    capitals: f64,
    /// Its sentences, one an occurrence, in order.
    sentences: Vec<usize>,
    left: (BTreeSet<&'t str>, f64),
    right: (BTreeSet<&'t str>, f64),
}

/// Phrases of up to three words; the SMALLER the score, the better, and the best come first.
#[must_use]
pub fn yake(text: &str) -> Vec<KeyTerm> {
    let text = plain(text);
    let sentences = sentences(&text);
    // Runs of words that no punctuation parts, with their sentence, as written and in lower case.
    let mut runs: Vec<(usize, Vec<(&str, String)>)> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let mut end = 0;
        for (start, word) in sentence.unicode_word_indices() {
            let gap = sentence.get(end..start).unwrap_or_default();
            end = start + word.len();
            if start == 0 || !gap.chars().all(|c| c.is_whitespace() || c == '-') || runs.is_empty() {
                runs.push((index, Vec::new()));
            }
            runs.last_mut().into_iter().for_each(|(_, run)| run.push((word, word.to_lowercase())));
        }
    }
    let words = count(&runs);
    let scores = scores(&words, sentences.len());
    let mut terms: BTreeMap<String, (usize, f64, f64)> = BTreeMap::new();
    for (_, run) in &runs {
        for phrase in (1..=LONGEST).flat_map(|length| run.windows(length)) {
            let of: Option<Vec<f64>> =
                phrase.iter().map(|(_, word)| scores.get(word.as_str()).copied()).collect();
            let Some(of) = of else { continue };
            let term = phrase.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ");
            terms.entry(term).or_insert((0, of.iter().product(), of.iter().sum())).0 += 1;
        }
    }
    let score = |(term, (count, product, sum)): (String, (usize, f64, f64))| KeyTerm {
        term,
        score: product / (count as f64 * (1.0 + sum)),
        count,
    };
    let mut terms: Vec<KeyTerm> = terms.into_iter().map(score).collect();
    terms.sort_by(|a, b| a.score.total_cmp(&b.score).then_with(|| a.term.cmp(&b.term)));
    terms
}

fn count<'t>(runs: &'t [(usize, Vec<(&'t str, String)>)]) -> BTreeMap<&'t str, Word<'t>> {
    let mut words: BTreeMap<&str, Word<'_>> = BTreeMap::new();
    let mut sentence_before = None;
    for (sentence, run) in runs {
        let mut before: Option<&str> = None;
        for (written, lower) in run {
            let starts = sentence_before.replace(*sentence) != Some(*sentence);
            let word = words.entry(lower).or_default();
            let upper = written.chars().filter(|c| c.is_uppercase()).count();
            let acronym = upper > 1 && upper == written.chars().count();
            word.count += 1.0;
            word.acronyms += f64::from(u8::from(acronym));
            word.capitals += f64::from(u8::from(
                upper > 0 && !starts && !acronym && written.starts_with(char::is_uppercase),
            ));
            word.sentences.push(*sentence);
            if let Some(neighbour) = before {
                word.left.0.insert(neighbour);
                word.left.1 += 1.0;
                let neighbour = words.entry(neighbour).or_default();
                neighbour.right.0.insert(lower);
                neighbour.right.1 += 1.0;
            }
            before = Some(lower);
        }
    }
    words
}

/// The score of each word that can be part of a term.
fn scores<'t>(words: &BTreeMap<&'t str, Word<'_>>, sentences: usize) -> BTreeMap<&'t str, f64> {
    let terms = || words.iter().filter(|(word, _)| word.contains(char::is_alphabetic) && !is_stop_word(word));
    let n = terms().count().max(1) as f64;
    let mean = terms().map(|(_, word)| word.count).sum::<f64>() / n;
    let variance = terms().map(|(_, word)| (word.count - mean) * (word.count - mean)).sum::<f64>() / n;
    let most = terms().fold(0.0_f64, |most, (_, word)| most.max(word.count));
    let share =
        |(distinct, all): &(BTreeSet<&str>, f64)| if *all > 0.0 { distinct.len() as f64 / all } else { 0.0 };
    let score = |word: &Word<'_>| {
        let case = word.acronyms.max(word.capitals) / (1.0 + libm::log(word.count));
        let position = libm::log(libm::log(3.0 + median(&word.sentences)));
        let frequency = word.count / (mean + variance.sqrt());
        let relatedness = 1.0 + (share(&word.left) + share(&word.right)) * word.count / most;
        let spread = word.sentences.iter().collect::<BTreeSet<_>>().len() as f64 / sentences.max(1) as f64;
        relatedness * position / (case + frequency / relatedness + spread / relatedness)
    };
    terms().map(|(word, counted)| (*word, score(counted))).collect()
}

fn median(sorted: &[usize]) -> f64 {
    let at = |index: usize| sorted.get(index).map_or(0.0, |value| *value as f64);
    f64::midpoint(at(sorted.len().saturating_sub(1) / 2), at(sorted.len() / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sentences_worked_by_hand() {
        // ice: TPos ln ln 3.5, TNorm 2 / (4/3 + √(2/9)), TRel 2, TSent 1, no capitals inside a sentence.
        let terms = yake("Ice flows. Ice melts.");
        let score =
            |name: &str| terms.iter().find(|term| term.term == name).map_or(f64::NAN, |term| term.score);
        for (name, expected) in [("ice", 0.149_75), ("flows", 0.167_19), ("ice flows", 0.052_71)] {
            assert!((score(name) - expected).abs() < 2e-5, "{name}: {}", score(name));
        }
        assert_eq!(terms[0].term, "ice flows");
    }

    #[test]
    fn no_stop_words_and_nothing_across_a_comma() {
        let terms = yake("The age of U-Pb, zircon and NASA data.");
        assert!(terms.iter().all(|term| !term.term.contains("the")
            && !term.term.contains(" of")
            && term.term != "pb zircon"));
        assert!(terms.iter().any(|term| term.term == "nasa data"));
        assert!(yake("").is_empty());
    }
}
