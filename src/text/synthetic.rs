//! An invented collection of any size whose truth is known: which words belong to which topic, how the
//! topics' shares move over the years, and since when a term is written about. Its words are made of
//! syllables and mean nothing. The recipe is that of topic models (Blei, Ng and Jordan 2003): each word
//! of a text is drawn from its own topic, from another one, or from what all share.

use super::corpus::{Corpus, Document};
use crate::error::{Code, Error, Result};
use crate::tabular::{Note, NoteCode};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

/// What `{ sample: id }` names.
pub const NAME: &str = "synthetic-abstracts";
/// The first of the years.
pub const FIRST_YEAR: i32 = 2000;
/// How many there are.
pub const YEARS: usize = 20;
/// Words that only one topic has, mostly.
pub const TOPIC_WORDS: usize = 60;
/// Words that all topics share.
pub const SHARED_WORDS: usize = 400;
/// Of the words of a text, the share from its own topic; another tenth is from one other topic.
pub const OWN_SHARE: f64 = 0.12;
const OTHER_SHARE: f64 = 0.1;
/// The first topic's share of a year's texts rises linearly from its even share to this multiple.
pub const RISE: f64 = 3.0;
/// Shares of texts with the planted term before and since [`Truth::term_since`].
pub const TERM_BEFORE: f64 = 0.05;
/// See [`TERM_BEFORE`].
pub const TERM_SINCE: f64 = 0.25;
/// Sentences of a text, and words of a sentence.
const SENTENCES: usize = 6;
const SENTENCE_WORDS: usize = 14;

/// What to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SyntheticOptions {
    /// How many documents.
    pub documents: usize,
    /// How many topics.
    pub topics: usize,
    /// Another seed, another collection.
    pub seed: u64,
}

impl Default for SyntheticOptions {
    fn default() -> Self {
        Self { documents: 2000, topics: 5, seed: 2024 }
    }
}

impl SyntheticOptions {
    /// Checks every number against its limits.
    ///
    /// # Errors
    /// `bad-option` with the option, the value and the limits.
    pub fn check(&self) -> Result<()> {
        for (option, value, most) in [("documents", self.documents, 20_000), ("topics", self.topics, 20)] {
            if !(1..=most).contains(&value) {
                return Err(Error::new(Code::BadOption)
                    .option(option)
                    .value("value", value)
                    .value("allowed", format!("1–{most}")));
            }
        }
        Ok(())
    }
}

/// What is true of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Truth {
    /// Of each topic its words, the commonest first. The label of a document is its topic's first word;
    /// the first topic is the one that rises.
    pub topics: Vec<Vec<String>>,
    /// A term of two words that any document may have.
    pub term: String,
    /// The first year in which it is common.
    pub term_since: i32,
}

impl Truth {
    /// The same for the import report.
    #[must_use]
    pub fn note(&self, options: &SyntheticOptions) -> Note {
        let rising = self.topics.first().and_then(|words| words.first());
        Note::new(NoteCode::SyntheticCorpus)
            .value("topics", options.topics)
            .value("seed", options.seed.to_string())
            .value("rising", rising.map_or("", String::as_str))
            .value("term", self.term.as_str())
            .value("since", self.term_since.to_string())
            .value("before", 100.0 * TERM_BEFORE)
            .value("after", 100.0 * TERM_SINCE)
    }
}

/// Makes the collection and says what is true of it.
#[must_use]
pub fn make(options: &SyntheticOptions) -> (Corpus, Truth) {
    let topics = options.topics.max(1);
    let mut draw = Draw(ChaCha8Rng::seed_from_u64(options.seed));
    let mut words = draw.words(topics * TOPIC_WORDS + SHARED_WORDS + 2).into_iter();
    let term = format!("{} {}", words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let of_topics: Vec<Vec<String>> =
        (0..topics).map(|_| words.by_ref().take(TOPIC_WORDS).collect()).collect();
    let shared: Vec<String> = words.collect();
    let term_since = FIRST_YEAR + i32::try_from(YEARS / 2 + draw.below(4)).unwrap_or_default();
    let truth = Truth { topics: of_topics, term, term_since };
    let labelled = (0..options.documents).map(|_| draw.document(&truth, &shared)).collect();
    (Corpus::new("synthetic", labelled), truth)
}

/// The first topic's share of a year's texts among `topics`.
#[must_use]
pub fn rising_share(year: i32, topics: usize) -> f64 {
    let even = 1.0 / topics.max(1) as f64;
    let progress = f64::from(year - FIRST_YEAR) / (YEARS as f64 - 1.0);
    (even * (1.0 + (RISE - 1.0) * progress)).min(1.0)
}

struct Draw(ChaCha8Rng);

impl Draw {
    fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.uniform() * bound as f64) as usize
    }

    /// One of a list by Zipf's law: the n-th is drawn 1/n times as often as the first.
    fn word<'w>(&mut self, words: &'w [String]) -> &'w str {
        let all: f64 = (1..=words.len()).map(|n| 1.0 / n as f64).sum();
        let mut left = self.uniform() * all;
        let found = words.iter().enumerate().find(|(index, _)| {
            left -= 1.0 / (*index as f64 + 1.0);
            left < 0.0
        });
        found.map_or("", |(_, word)| word.as_str())
    }

    /// Different words of two to four syllables.
    fn words(&mut self, count: usize) -> Vec<String> {
        const SYLLABLES: [&str; 24] = [
            "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "lu", "ran",
            "mel", "sin", "tor", "gul", "kar", "pen", "dil", "mo",
        ];
        let mut words = std::collections::BTreeSet::new();
        let mut in_order = Vec::with_capacity(count);
        while in_order.len() < count {
            let length = 2 + self.below(3);
            let syllable = |_| SYLLABLES.get(self.below(SYLLABLES.len())).copied().unwrap_or_default();
            let word: String = (0..length).map(syllable).collect();
            if words.insert(word.clone()) {
                in_order.push(word);
            }
        }
        in_order
    }

    fn document(&mut self, truth: &Truth, shared: &[String]) -> (Document, Option<String>) {
        let topics = &truth.topics;
        let year = FIRST_YEAR + i32::try_from(self.below(YEARS)).unwrap_or_default();
        let rises = topics.len() < 2 || self.uniform() < rising_share(year, topics.len());
        let own = if rises { 0 } else { 1 + self.below(topics.len() - 1) };
        let other = self.below(topics.len());
        let mut sentence = |words: usize| {
            let mut out: Vec<&str> = Vec::with_capacity(words);
            for _ in 0..words {
                let at = self.uniform();
                let from = if at < OWN_SHARE {
                    topics.get(own)
                } else if at < OWN_SHARE + OTHER_SHARE {
                    topics.get(other)
                } else {
                    None
                };
                out.push(self.word(from.map_or(shared, Vec::as_slice)));
            }
            out.join(" ")
        };
        let title = sentence(SENTENCE_WORDS / 2);
        let mut sentences: Vec<String> = (0..SENTENCES).map(|_| sentence(SENTENCE_WORDS)).collect();
        let common = if year >= truth.term_since { TERM_SINCE } else { TERM_BEFORE };
        if self.uniform() < common
            && let Some(last) = sentences.last_mut()
        {
            last.push(' ');
            last.push_str(&truth.term);
        }
        let body = format!("{}.", sentences.join(". "));
        let label = topics.get(own).and_then(|words| words.first()).cloned();
        (Document { title, body, year: Some(year), ..Document::default() }, label)
    }
}
