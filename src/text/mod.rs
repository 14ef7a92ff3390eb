//! Collections of abstracts: reading them from what search portals export, words, the classifiers
//! that need no network, and what a collection says about itself. Plain Rust that knows no network
//! and no browser.
//!
//! [`read()`] is the door: bytes in, a [`Corpus`] and an import report out; [`read_all()`] merges
//! several files.

pub mod authors;
pub mod bayes;
pub mod clusters;
mod columns;
pub mod corpus;
pub(crate) mod duplicates;
mod formats;
pub mod graph;
pub mod inquiry;
pub mod key_terms;
pub mod knowledge;
pub mod language;
pub mod markup;
pub mod nearest;
pub mod options;
pub mod originality;
pub mod principal;
pub mod read;
mod relation_patterns;
pub mod relations;
pub mod sentences;
mod settle;
pub mod skip_gram;
pub mod stop_words;
pub mod summary;
pub mod synthetic;
pub mod tfidf;
pub mod tokens;
pub mod trend;
pub mod vocabulary;
pub mod word_vectors;
pub mod write;
pub mod yake;

// What this room tells labels with, and is judged by.
pub use crate::classes::{logistic, scores};
pub use corpus::{Corpus, Document};
pub use options::{CorpusField, CorpusFormat, CorpusOptions, CorpusReport};
pub use read::{SourceFile, read, read_all};
pub use tokens::tokens;
pub use vocabulary::Vocabulary;
