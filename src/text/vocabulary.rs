//! The words a model knows. Learnt from the training part alone: a word that only the test part has
//! is unknown to the model, as a new paper's words will be.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Fills short texts up.
pub const PADDING: u32 = 0;
/// Stands for every word that is not in the vocabulary.
pub const UNKNOWN: u32 = 1;
/// How many indices are no words.
const RESERVED: usize = 2;

/// Words by index: 0 is padding, 1 the unknown word, 2 the commonest word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Vocabulary {
    /// Words from index 2 on.
    words: Vec<String>,
    /// Where each word is in `words`, in alphabetical order.
    index: BTreeMap<String, u32>,
}

impl Vocabulary {
    /// Takes the words that are in at least `least` texts, the commonest first (of equally common ones
    /// in alphabetical order), `most` of them at most.
    pub fn learn<'a>(texts: impl Iterator<Item = &'a [String]>, least: usize, most: usize) -> Self {
        // Occurrences, and texts they are in.
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for text in texts {
            let distinct: BTreeSet<&str> = text
                .iter()
                .map(|token| {
                    counts.entry(token).or_default().0 += 1;
                    token.as_str()
                })
                .collect();
            for token in distinct {
                counts.entry(token).or_default().1 += 1;
            }
        }
        let mut words: Vec<(&str, usize)> = counts
            .iter()
            .filter(|(_, (_, texts))| *texts >= least)
            .map(|(&word, &(n, _))| (word, n))
            .collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        words.truncate(most);
        Self::from(words.into_iter().map(|(word, _)| word.to_owned()).collect::<Vec<_>>())
    }

    /// The index of each word.
    #[must_use]
    pub fn encode(&self, tokens: &[String]) -> Vec<u32> {
        tokens.iter().map(|token| self.index.get(token).copied().unwrap_or(UNKNOWN)).collect()
    }

    /// How often each known word is in a text, in the order of their indices.
    #[must_use]
    pub fn counts(&self, tokens: &[String]) -> Vec<(u32, f64)> {
        let mut indices: Vec<u32> =
            self.encode(tokens).into_iter().filter(|&index| index > UNKNOWN).collect();
        indices.sort_unstable();
        let runs = indices.chunk_by(|a, b| a == b);
        runs.filter_map(|run| Some((*run.first()?, run.len() as f64))).collect()
    }

    /// How many indices there are, padding and the unknown word included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len() + RESERVED
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word of an index; empty for padding and for what is out of range, `?` for the unknown word.
    #[must_use]
    pub fn word(&self, index: u32) -> &str {
        if index == UNKNOWN {
            return "?";
        }
        let at = usize::try_from(index).ok().and_then(|index| index.checked_sub(RESERVED));
        at.and_then(|at| self.words.get(at)).map_or("", String::as_str)
    }

    /// The index of a word that is known.
    #[must_use]
    pub fn index(&self, word: &str) -> Option<u32> {
        self.index.get(word).copied()
    }
}

impl From<Vec<String>> for Vocabulary {
    fn from(words: Vec<String>) -> Self {
        let numbered = (UNKNOWN + 1..).zip(&words);
        let index = numbered.map(|(number, word)| (word.clone(), number)).collect();
        Self { words, index }
    }
}

impl From<Vocabulary> for Vec<String> {
    fn from(vocabulary: Vocabulary) -> Self {
        vocabulary.words
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::*;

    #[test]
    fn the_commonest_come_first_and_rare_ones_are_unknown() {
        let texts = ["the crust the mantle", "the crust bends", "a mantle a a"].map(tokens);
        let vocabulary = Vocabulary::learn(texts.iter().map(Vec::as_slice), 2, 10);
        assert_eq!(vocabulary.len(), 5);
        assert_eq!([2, 3, 4].map(|index| vocabulary.word(index)), ["the", "crust", "mantle"]);
        assert_eq!(vocabulary.encode(&tokens("the mantle bends")), [2, 4, UNKNOWN]);
        assert_eq!(vocabulary.counts(&tokens("mantle the mantle bends")), [(2, 1.0), (4, 2.0)]);
        assert_eq!((vocabulary.word(PADDING), vocabulary.word(UNKNOWN), vocabulary.word(99)), ("", "?", ""));
        assert_eq!(Vocabulary::learn(texts.iter().map(Vec::as_slice), 1, 1).len(), 3);
    }

    #[test]
    fn it_travels_as_a_list() -> Result<(), serde_json::Error> {
        let vocabulary = Vocabulary::from(vec!["rock".to_owned(), "water".to_owned()]);
        let json = serde_json::to_string(&vocabulary)?;
        assert_eq!(json, r#"["rock","water"]"#);
        assert_eq!(serde_json::from_str::<Vocabulary>(&json)?, vocabulary);
        Ok(())
    }
}
