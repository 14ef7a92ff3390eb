//! Which labels there are to tell apart, and which document has which: the corpus's own, one of them against all others,
//! or the reader's marks.

use super::literature_spec::LiteratureSpec;
use crate::error::{Code, Error, Result};
use crate::text::{Corpus, Document};

/// What all other labels are called where one is looked for.
pub const OTHER: &str = "other";
/// What is looked for where the reader has marked it.
pub const RELEVANT: &str = "relevant";

/// The documents that have a label: in the order of years where all have one, or else of the corpus.
#[derive(Debug, Clone, Default)]
pub struct Labelled {
    /// Places in the corpus.
    pub documents: Vec<usize>,
    /// Places in the run's labels.
    pub labels: Vec<u32>,
    /// Years; 0 where one is missing.
    pub years: Vec<i32>,
    /// Whether every document has a year.
    pub dated: bool,
}

/// What a run's labels are, and which each document has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelling {
    /// Their names; where one is looked for, [`OTHER`] and it.
    pub labels: Vec<String>,
    /// Of each document of the corpus, the place of its label in [`Self::labels`].
    of: Vec<Option<u32>>,
}

impl Labelling {
    /// The labels that a spec asks for.
    ///
    /// # Errors
    /// `bad-option` for a label or a document that the corpus does not have.
    pub(super) fn of(spec: &LiteratureSpec, corpus: &Corpus) -> Result<Self> {
        let two = |name: &str| vec![OTHER.to_string(), name.to_string()];
        if !spec.marks.is_empty() {
            let mut of = vec![None; corpus.documents.len()];
            for mark in &spec.marks {
                let Some(label) = of.get_mut(mark.document) else {
                    return Err(Error::new(Code::BadOption)
                        .option("marks")
                        .value("value", mark.document)
                        .value("allowed", format!("0–{}", corpus.documents.len().saturating_sub(1))));
                };
                *label = Some(u32::from(mark.relevant));
            }
            return Ok(Self { labels: two(RELEVANT), of });
        }
        let given = || corpus.documents.iter().map(|document| document.label);
        match &spec.relevant {
            None => Ok(Self { labels: corpus.labels.clone(), of: given().collect() }),
            Some(wanted) => {
                let place = corpus.labels.iter().position(|label| label == wanted);
                let place = place.and_then(|place| u32::try_from(place).ok());
                let place = place.ok_or_else(|| unknown_label("relevant", wanted, &corpus.labels))?;
                let of = given().map(|label| label.map(|label| u32::from(label == place)));
                Ok(Self { labels: two(wanted), of: of.collect() })
            }
        }
    }

    /// The same labels on another corpus, by their names.
    pub(super) fn elsewhere(&self, spec: &LiteratureSpec, corpus: &Corpus) -> Self {
        let place = |document: &Document| {
            let name = corpus.label_of(document)?;
            if spec.relevant.is_some() {
                return Some(u32::from(self.labels.last().is_some_and(|wanted| wanted == name)));
            }
            let place = self.labels.iter().position(|label| label == name)?;
            u32::try_from(place).ok()
        };
        Self { labels: self.labels.clone(), of: corpus.documents.iter().map(place).collect() }
    }

    /// Which documents have a label, in time order where all have years.
    pub(super) fn documents(&self, corpus: &Corpus) -> Labelled {
        let with_labels = self.of.iter().enumerate().filter_map(|(place, label)| Some((place, (*label)?)));
        let mut rows: Vec<(Option<i32>, usize, u32)> = with_labels
            .map(|(place, label)| {
                (corpus.documents.get(place).and_then(|document| document.year), place, label)
            })
            .collect();
        let dated = !rows.is_empty() && rows.iter().all(|(year, ..)| year.is_some());
        if dated {
            rows.sort_unstable();
        }
        Labelled {
            documents: rows.iter().map(|row| row.1).collect(),
            labels: rows.iter().map(|row| row.2).collect(),
            years: rows.iter().map(|row| row.0.unwrap_or_default()).collect(),
            dated,
        }
    }

    /// Whether a document has a label.
    pub(super) fn knows(&self, document: usize) -> bool {
        self.of.get(document).is_some_and(Option::is_some)
    }
}

/// `bad-option`, with the labels there are.
pub(super) fn unknown_label(option: &str, wanted: &str, labels: &[String]) -> Error {
    let mut allowed: Vec<&str> = labels.iter().take(20).map(String::as_str).collect();
    if labels.len() > allowed.len() {
        allowed.push("…");
    }
    Error::new(Code::BadOption).option(option).value("value", wanted).value("allowed", allowed.join(", "))
}
