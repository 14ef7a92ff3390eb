//! What is asked of a collection, with the limits of each question.

use super::corpus::{Corpus, Document};
use super::graph::{self, Graph, GraphOptions};
use super::key_terms::{self, KeyTerm};
use super::summary::{SummaryMethod, summarise};
use super::tokens::tokens;
use super::trend::{Trend, texts_with, trend};
use super::yake::yake;
use crate::error::{Code, Error, Result, string_union};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

string_union! {
    /// How key terms are found.
    KeyTermMethod { Rake = "rake", Yake = "yake", TfIdf = "tfidf", Distinctive = "distinctive" }
}

/// Beyond, a list is no summary.
const MOST_SENTENCES: usize = 100;
const MOST_TERMS: usize = 1000;
/// A drawing of more has no room for their names.
const MOST_NODES: usize = 500;
/// Of the permutation test: the same question has the same answer.
const TREND_SEED: u64 = 1;

/// Which key terms, of which documents.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct KeyTermOptions {
    pub method: KeyTermMethod,
    #[serde(default)]
    pub documents: Option<Vec<usize>>,
    #[serde(default)]
    pub most: Option<usize>,
}

/// Which sentences, of which documents.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct SummaryOptions {
    pub method: SummaryMethod,
    #[serde(default)]
    pub documents: Option<Vec<usize>>,
    #[serde(default)]
    pub sentences: Option<usize>,
}

/// Which graph, of which documents.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct GraphQuestion {
    pub terms: Option<usize>,
    pub least: Option<usize>,
    pub npmi: Option<f64>,
    pub documents: Option<Vec<usize>>,
}

/// What is followed over the years: a term or a label.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TrendQuestion {
    pub term: Option<String>,
    pub label: Option<String>,
}

/// A sentence that was chosen, and where it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SummarySentence {
    /// Its document's place in the collection.
    pub document: usize,
    /// Which of the sentences there.
    pub index: usize,
    /// As it stands there.
    pub sentence: String,
    /// The larger, the more central.
    pub score: f64,
}

/// How many documents have a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LabelCount {
    /// Which.
    pub label: String,
    /// How many.
    pub documents: usize,
}

/// How many documents a year has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearCount {
    /// Which.
    pub year: i32,
    /// All of them.
    pub documents: usize,
    /// Of each label, and last those without one.
    pub labels: Vec<usize>,
}

/// What a collection holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// In alphabetical order.
    pub labels: Vec<LabelCount>,
    /// Documents without one.
    pub without_label: usize,
    /// Years with documents, in order.
    pub years: Vec<YearCount>,
    /// Documents without a year.
    pub without_year: usize,
    /// Documents that are a title alone.
    pub without_abstract: usize,
    /// Words of each document.
    #[serde(skip)]
    pub words: Vec<usize>,
}

/// Counts what a collection holds.
#[must_use]
pub fn overview(corpus: &Corpus) -> Overview {
    let documents = &corpus.documents;
    let without = |missing: fn(&Document) -> bool| documents.iter().filter(|d| missing(d)).count();
    let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for document in documents {
        let Some(year) = document.year else { continue };
        let counts = years.entry(year).or_insert_with(|| vec![0; corpus.labels.len() + 1]);
        let place = document.label.map_or(corpus.labels.len(), |label| label as usize);
        counts.get_mut(place).into_iter().for_each(|count| *count += 1);
    }
    let labels = corpus.labels.iter().zip(corpus.label_counts());
    Overview {
        labels: labels.map(|(label, documents)| LabelCount { label: label.clone(), documents }).collect(),
        without_label: without(|document| document.label.is_none()),
        years: years
            .into_iter()
            .map(|(year, labels)| YearCount { year, documents: labels.iter().sum(), labels })
            .collect(),
        without_year: without(|document| document.year.is_none()),
        without_abstract: without(|document| document.body.is_empty()),
        words: documents.iter().map(|document| tokens(&document.text()).len()).collect(),
    }
}

/// Key terms, the best first.
///
/// # Errors
/// `bad-option`: a document that there is not, a number outside its limits; words that tell documents
/// apart need some documents to be chosen.
pub fn key_terms(corpus: &Corpus, options: &KeyTermOptions) -> Result<Vec<KeyTerm>> {
    let most = within("most", options.most.unwrap_or(50), MOST_TERMS)?;
    let chosen = places(corpus, options.documents.as_deref())?;
    let mut terms = match options.method {
        KeyTermMethod::Rake => key_terms::rake(&joined(corpus, &chosen)),
        KeyTermMethod::Yake => yake(&joined(corpus, &chosen)),
        KeyTermMethod::TfIdf | KeyTermMethod::Distinctive => {
            let texts: Vec<Vec<String>> = corpus.documents.iter().map(|d| tokens(&d.text())).collect();
            let mut inside = vec![false; texts.len()];
            for &place in &chosen {
                inside.get_mut(place).into_iter().for_each(|inside| *inside = true);
            }
            if options.method == KeyTermMethod::TfIdf {
                key_terms::by_tfidf(&texts, &inside)
            } else if options.documents.is_some() {
                key_terms::distinctive(&texts, &inside, most)
            } else {
                return Err(Error::new(Code::BadOption)
                    .option("documents")
                    .value("value", "-")
                    .value("allowed", format!("0–{}", corpus.documents.len().saturating_sub(1))));
            }
        }
    };
    terms.truncate(most);
    Ok(terms)
}

/// Sentences that stand for documents, in the order they stand in.
///
/// # Errors
/// `bad-option`: a document that there is not, a number outside its limits.
pub fn summary(corpus: &Corpus, options: &SummaryOptions) -> Result<Vec<SummarySentence>> {
    let most = within("sentences", options.sentences.unwrap_or(3), MOST_SENTENCES)?;
    let chosen = places(corpus, options.documents.as_deref())?;
    let documents = chosen.iter().filter_map(|&place| corpus.documents.get(place));
    let text = |document: &'_ Document| {
        if document.body.is_empty() { document.title.clone() } else { document.body.clone() }
    };
    let texts: Vec<String> = documents.map(text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let picked = summarise(&texts, options.method, most).into_iter();
    Ok(picked
        .filter_map(|picked| {
            let document = *chosen.get(picked.text)?;
            let (index, score) = (picked.index, picked.score);
            Some(SummarySentence { document, index, sentence: picked.sentence, score })
        })
        .collect())
}

/// Which terms stand together.
///
/// # Errors
/// `bad-option`: a document that there is not, a number outside its limits.
pub fn graph(corpus: &Corpus, question: &GraphQuestion) -> Result<Graph> {
    let usual = GraphOptions::default();
    let npmi = question.npmi.unwrap_or(usual.npmi);
    if !(-1.0..=1.0).contains(&npmi) {
        return Err(outside("npmi", npmi, "-1–1"));
    }
    let options = GraphOptions {
        terms: within("terms", question.terms.unwrap_or(usual.terms), MOST_NODES)?,
        least: within("least", question.least.unwrap_or(usual.least), usize::MAX >> 1)?,
        npmi,
    };
    let chosen = places(corpus, question.documents.as_deref())?;
    let documents = chosen.iter().filter_map(|&place| corpus.documents.get(place));
    Ok(graph::of_texts(documents.flat_map(|d| [d.title.as_str(), d.body.as_str()]), &options))
}

/// How a term or a label moved over the years.
///
/// # Errors
/// `bad-option` for neither, for both, and for a label that there is not.
pub fn trend_of(corpus: &Corpus, question: &TrendQuestion) -> Result<Trend> {
    let with = match (&question.term, &question.label) {
        (Some(term), None) if !tokens(term).is_empty() => {
            let texts: Vec<Vec<String>> = corpus.documents.iter().map(|d| tokens(&d.text())).collect();
            texts_with(&texts, term)
        }
        (None, Some(label)) => {
            let place = corpus.labels.iter().position(|known| known == label);
            let place = place.and_then(|place| u32::try_from(place).ok()).ok_or_else(|| {
                outside(
                    "label",
                    label.as_str(),
                    &corpus.labels.iter().take(20).cloned().collect::<Vec<_>>().join(", "),
                )
            })?;
            corpus.documents.iter().map(|document| document.label == Some(place)).collect()
        }
        (term, _) => {
            return Err(outside("term", term.clone().unwrap_or_else(|| "-".to_owned()), "term, label"));
        }
    };
    let years: Vec<Option<i32>> = corpus.documents.iter().map(|document| document.year).collect();
    Ok(trend(&years, &with, TREND_SEED))
}

/// The documents that are asked about, by their places.
///
/// # Errors
/// `bad-option` for a place that there is not.
pub fn places(corpus: &Corpus, wished: Option<&[usize]>) -> Result<Vec<usize>> {
    let count = corpus.documents.len();
    let Some(wished) = wished else { return Ok((0..count).collect()) };
    match wished.iter().find(|place| **place >= count) {
        Some(place) => Err(outside("documents", *place, &format!("0–{}", count.saturating_sub(1)))),
        None => Ok(wished.to_vec()),
    }
}

/// Titles and abstracts as one text; no phrase crosses from one to the next.
fn joined(corpus: &Corpus, chosen: &[usize]) -> String {
    let mut text = String::new();
    for document in chosen.iter().filter_map(|&place| corpus.documents.get(place)) {
        for part in [&document.title, &document.body].into_iter().filter(|part| !part.is_empty()) {
            text.push_str(part);
            text.push_str(if part.ends_with(['.', '。', '?', '!']) { "\n" } else { ".\n" });
        }
    }
    text
}

pub(super) fn within(option: &str, value: usize, most: usize) -> Result<usize> {
    if (1..=most).contains(&value) {
        return Ok(value);
    }
    Err(outside(option, value, &format!("1–{most}")))
}

pub(super) fn outside(option: &str, value: impl Into<crate::error::Value>, allowed: &str) -> Error {
    Error::new(Code::BadOption).option(option).value("value", value).value("allowed", allowed)
}
