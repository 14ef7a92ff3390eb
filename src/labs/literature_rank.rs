//! What a trained network says of texts: labels of any, and all documents by how probable one label is.

use serde::Serialize;

use super::literature::{LiteratureRun, Words, words_of};
use crate::error::{Result, string_union};
use crate::tabular::pulse::Pulse;
use crate::text::scores::likeliest;
use crate::text::vocabulary::UNKNOWN;
use crate::text::{Corpus, tokens};

string_union! {
    /// Which documents are ranked.
    Ranked { Unlabelled = "unlabelled", All = "all" }
}

/// Documents that are judged between two pulses: some tens of milliseconds of work.
const SLICE: usize = 64;

/// `Classified` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Classified {
    pub label: String,
    pub probabilities: Vec<f64>,
    pub unknown_share: f64,
}

/// `Ranking` of the contract.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Ranking {
    pub label: String,
    pub document: Vec<usize>,
    pub probability: Vec<f64>,
}

impl LiteratureRun {
    /// Labels of texts.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn classify(&self, texts: &[String]) -> Result<Vec<Classified>> {
        let words: Vec<Words> = texts.iter().map(|text| self.see(&tokens(text))).collect();
        let said = self.predict_with(&self.training, &words).await?;
        let one = |(probabilities, words): (Vec<f64>, &Words)| {
            let unknown = words.indices.iter().filter(|&&index| index == UNKNOWN).count();
            let label = self.labelling.labels.get(likeliest(&probabilities) as usize);
            Classified {
                label: label.cloned().unwrap_or_default(),
                probabilities,
                unknown_share: unknown as f64 / words.indices.len().max(1) as f64,
            }
        };
        Ok(said.into_iter().zip(&words).map(one).collect())
    }

    /// Documents by how probable a label is, the last one if left out; of equally probable ones the first.
    ///
    /// # Errors
    /// `bad-option` for a label that is not there; `device-lost`; those of `pulse`.
    pub async fn rank(
        &self,
        corpus: &Corpus,
        label: Option<&str>,
        which: Ranked,
        pulse: &dyn Pulse,
    ) -> Result<Ranking> {
        let labels = &self.labelling.labels;
        let label = match label {
            Some(wanted) => self.label_named(wanted)? as usize,
            None => labels.len().saturating_sub(1),
        };
        let chosen = |document: &usize| which == Ranked::All || !self.labelling.knows(*document);
        let documents: Vec<usize> = (0..corpus.documents.len()).filter(chosen).collect();
        let mut found: Vec<(usize, f64)> = Vec::with_capacity(documents.len());
        for some in documents.chunks(SLICE) {
            pulse.beat(found.len() as f64 / documents.len() as f64).await?;
            let words: Vec<Words> =
                some.iter().map(|&document| self.see(&words_of(corpus, document))).collect();
            let said = self.predict_with(&self.training, &words).await?;
            let probability = |p: &Vec<f64>| p.get(label).copied().unwrap_or(0.0);
            found.extend(some.iter().copied().zip(said.iter().map(probability)));
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        let (document, probability) = found.into_iter().unzip();
        Ok(Ranking { label: labels.get(label).cloned().unwrap_or_default(), document, probability })
    }
}
