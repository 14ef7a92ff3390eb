//! What was planted in the synthetic collection is found in it.

use super::*;
use orogen::text::bayes::{Kind, NaiveBayes};
use orogen::text::scores::likeliest;
use orogen::text::synthetic::{self, SyntheticOptions, TERM_BEFORE, TERM_SINCE, make};
use orogen::text::trend::{texts_with, trend};
use orogen::text::{Vocabulary, graph, key_terms, tokens};

#[test]
fn a_seed_makes_the_same_collection_and_another_another() {
    let options = SyntheticOptions { documents: 50, ..SyntheticOptions::default() };
    assert_eq!(make(&options), make(&options));
    assert_ne!(make(&options).0, make(&SyntheticOptions { seed: 1, ..options }).0);
    assert_eq!(make(&SyntheticOptions { documents: 3, topics: 0, seed: 1 }).0.labels.len(), 1);
    let (corpus, _) = make(&options);
    let (again, _) = read_as("synthetic", corpus.to_csv().as_bytes(), &CorpusOptions::default()).unwrap();
    assert_eq!(again, corpus);
}

#[test]
fn planted_topics_are_told_apart_and_named() {
    let (corpus, truth) = make(&SyntheticOptions::default());
    let texts: Vec<Vec<String>> = corpus.documents.iter().map(|document| tokens(&document.text())).collect();
    let labels: Vec<u32> = corpus.documents.iter().map(|document| document.label.unwrap()).collect();
    let vocabulary = Vocabulary::learn(texts[..1500].iter().map(Vec::as_slice), 2, usize::MAX);
    let rows: Vec<_> = texts.iter().map(|text| vocabulary.counts(text)).collect();
    let words = 2..u32::try_from(vocabulary.len()).unwrap();
    let bayes = NaiveBayes::fit(Kind::Complement, &rows[..1500], &labels[..1500], 5, words);
    let told = rows[1500..].iter().map(|row| likeliest(&bayes.probabilities(row)));
    let right = told.zip(&labels[1500..]).filter(|(told, label)| told == *label).count();
    // Words of another topic lead astray by design.
    assert!((325..490).contains(&right), "{right} of 500");
    for topic in &truth.topics {
        let label = corpus.labels.iter().position(|label| *label == topic[0]).unwrap();
        let in_group: Vec<bool> = labels.iter().map(|&other| other as usize == label).collect();
        let terms = key_terms::distinctive(&texts, &in_group, 10);
        assert!(terms.iter().all(|term| topic.contains(&term.term)), "{terms:?}");
    }
}

#[test]
fn planted_trends_are_found_and_others_are_not() {
    let (corpus, truth) = make(&SyntheticOptions::default());
    let texts: Vec<Vec<String>> = corpus.documents.iter().map(|document| tokens(&document.text())).collect();
    let years: Vec<Option<i32>> = corpus.documents.iter().map(|document| document.year).collect();
    let found = trend(&years, &texts_with(&texts, &truth.term), 1);
    assert_eq!(found.changes.len(), 1, "{:?}", found.changes);
    let change = found.changes[0];
    assert!((change.year - truth.term_since).abs() <= 1, "{change:?} {}", truth.term_since);
    assert!((change.before - TERM_BEFORE).abs() < 0.03 && (change.after - TERM_SINCE).abs() < 0.05);
    // The rising topic: within the interval of most years.
    let first = corpus.labels.iter().position(|label| *label == truth.topics[0][0]).unwrap();
    let of_topic: Vec<bool> = corpus.documents.iter().map(|d| d.label == u32::try_from(first).ok()).collect();
    let found = trend(&years, &of_topic, 1);
    let inside = found
        .years
        .iter()
        .filter(|year| (year.low..=year.high).contains(&synthetic::rising_share(year.year, 5)));
    assert!(inside.count() >= 17 && found.z.unwrap() > 5.0);
    // A shared word does not move.
    let shared = texts
        .iter()
        .flatten()
        .find(|word| !truth.topics.iter().flatten().any(|other| other == *word))
        .unwrap();
    assert!(trend(&years, &texts_with(&texts, shared), 1).p_value.unwrap() > 0.01);
}

#[test]
fn the_planted_term_is_the_strongest_edge() {
    let (corpus, truth) = make(&SyntheticOptions::default());
    let options = graph::GraphOptions { terms: 800, ..graph::GraphOptions::default() };
    let found = graph::of_texts(corpus.documents.iter().map(|document| document.body.as_str()), &options);
    let edge = found.edges[0];
    let pair = [found.nodes[edge.from].term.as_str(), found.nodes[edge.to].term.as_str()];
    assert!(truth.term.split(' ').all(|word| pair.contains(&word)), "{pair:?} {}", truth.term);
    assert!((edge.npmi - 1.0).abs() < 1e-9);
}

#[test]
fn the_sample_shows_a_trend_and_key_terms() {
    let corpus = sample();
    let texts: Vec<Vec<String>> = corpus.documents.iter().map(|document| tokens(&document.text())).collect();
    let years: Vec<Option<i32>> = corpus.documents.iter().map(|document| document.year).collect();
    let network = trend(&years, &texts_with(&texts, "deep learning"), 1);
    assert!(network.z.unwrap() > 2.0, "{:?}", network.z);
    let glaciers = corpus.labels.iter().position(|label| label == "glaciers").unwrap();
    let group: Vec<bool> = corpus.documents.iter().map(|d| d.label == u32::try_from(glaciers).ok()).collect();
    let terms = key_terms::distinctive(&texts, &group, 10);
    assert!(terms.iter().any(|term| term.term == "ice"), "{terms:?}");
}

#[test]
#[ignore = "a measurement: cargo test --release --test text -- --ignored --nocapture"]
fn five_thousand_abstracts_are_read_and_tokenised() {
    let (corpus, _) = make(&SyntheticOptions { documents: 5000, ..SyntheticOptions::default() });
    let csv = corpus.to_csv();
    #[allow(clippy::disallowed_methods, reason = "a measurement, native only")]
    let start = std::time::Instant::now();
    let (corpus, _) = read_as("x", csv.as_bytes(), &CorpusOptions::default()).unwrap();
    let read = start.elapsed();
    let texts: Vec<Vec<String>> = corpus.documents.iter().map(|document| tokens(&document.text())).collect();
    let vocabulary = Vocabulary::learn(texts.iter().map(Vec::as_slice), 2, 20_000);
    println!(
        "read {read:?}, with words {:?}, {} MB, {} words",
        start.elapsed(),
        csv.len() / 1_000_000,
        vocabulary.len()
    );
}
