//! Orogen: networks trained on Earth data, in a web page. The rooms, and who may know whom
//! (`tests/layers.rs` holds them to it):

#![warn(missing_docs, unreachable_pub)]
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)
)]

/// Rows in classes: k-means, agreement, logistic regression, scores. Plain arithmetic.
pub mod classes;
/// What can go wrong, as stable codes with a place and values; the words belong to the page.
pub mod error;
/// Elevation models: reading, relief, patches, realism, surfaces without a network. No browser.
pub mod grid;
/// Scenarios: each ties a data room to `learn` and writes the report.
pub mod labs;
/// Split, scale, engines, optimisers, the training loop, scores, baselines, checkpoints. No geophysics.
pub mod learn;
/// The networks, as burn modules.
pub mod nets;
/// Earthquake catalogues: reading, magnitude laws, samples. No network, no browser.
pub mod seismic;
/// Bytes to tables: encodings, delimiters, numbers, dates, the import report.
pub mod tabular;
/// Collections of abstracts: reading, words, classifiers without a network. No network, no browser.
pub mod text;
/// The wasm boundary: messages in, messages out. The only room that knows a browser.
pub mod web;

/// The version of the page, the package and the lab files' writer.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
