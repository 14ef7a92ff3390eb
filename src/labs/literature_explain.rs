//! Why a text got its label: where the network looked, and two ways to ask what moved its result, which differ; the
//! most alike training documents, and the words that weigh in the rules.

use serde::{Deserialize, Serialize};

use super::literature::{LiteratureRun, filled_up, of, read_places, words_of};
use super::literature_labels::unknown_label;
use super::literature_rules::LabelRule;
use crate::error::{Code, Error, Result};
use crate::learn::reading::{LabelledTexts, probabilities};
use crate::text::scores::likeliest;
use crate::text::tfidf::SparseRow;
use crate::text::vocabulary::UNKNOWN;
use crate::text::{Corpus, tokens};

/// What is to be explained: a document of the corpus or a text, and for which label; the likeliest if left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ExplainOptions {
    pub document: Option<usize>,
    pub text: Option<String>,
    pub label: Option<String>,
}

/// A training document with alike words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct NearText {
    pub document: usize,
    pub cosine: f64,
    pub label: String,
}

/// A word and what it adds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct WeighedWord {
    pub word: String,
    pub weight: f64,
}

/// What a rule says of the text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct RuleOpinion {
    pub rule: LabelRule,
    pub probability: f64,
    pub words: Vec<WeighedWord>,
}

/// `TextExplanation` of the contract, which describes each field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TextExplanation {
    pub label: String,
    pub probability: f64,
    pub log_odds: f64,
    pub labels: Vec<String>,
    pub probabilities: Vec<f64>,
    pub tokens: Vec<String>,
    pub known: Vec<bool>,
    pub attention: Option<Vec<f64>>,
    pub occlusion: Vec<f64>,
    pub integrated_gradients: Vec<f64>,
    pub empty_log_odds: f64,
    pub gap: f64,
    pub nearest: Vec<NearText>,
    pub rules: Vec<RuleOpinion>,
}

/// Documents that are shown as the nearest, and words of each rule.
const NEAREST: usize = 5;
const WORDS: usize = 12;

impl LiteratureRun {
    /// Why a text has a label, or has not.
    ///
    /// # Errors
    /// `bad-option` for a document or a label that is not there, or where neither document nor text is given;
    /// `empty-source` for a text without words; `device-lost`.
    pub async fn explain(&self, corpus: &Corpus, options: &ExplainOptions) -> Result<TextExplanation> {
        let words = self.asked_words(corpus, options)?;
        let seen = self.see(&words);
        let places = read_places(&self.spec, &seen.indices);
        if places.is_empty() {
            return Err(Error::new(Code::EmptySource));
        }
        let indices = of(&seen.indices, &places);
        let length = self.spec.tokens;
        let text = filled_up(&indices, length);
        let logits = self.training.outputs(&one(&text)).await?;
        let probabilities = probabilities(&logits);
        let label = self.asked_label(options, &probabilities)?;
        let at = label as usize;
        let attribution = self.training.integrated_gradients(&text, at).await?;
        let attention = self.training.attention(&text).await?;
        let without: Vec<u32> = (0..indices.len())
            .flat_map(|left_out| {
                let rest = indices.iter().enumerate().filter(|(place, _)| *place != left_out);
                filled_up(&rest.map(|(_, &index)| index).collect::<Vec<_>>(), length)
            })
            .collect();
        let without = self.training.log_odds(without, length, at).await?;
        // What fills the text up stands in front of it.
        let own = |all: &[f64]| all.get(length - indices.len()..).unwrap_or_default().to_vec();
        let name = |label: u32| self.labelling.labels.get(label as usize).cloned().unwrap_or_default();
        Ok(TextExplanation {
            label: name(label),
            probability: probabilities.get(at).copied().unwrap_or(f64::NAN),
            log_odds: attribution.whole,
            labels: self.labelling.labels.clone(),
            probabilities,
            tokens: places.iter().filter_map(|&place| words.get(place).cloned()).collect(),
            known: indices.iter().map(|&index| index != UNKNOWN).collect(),
            attention: attention.map(|attention| own(&attention)),
            occlusion: without.iter().map(|odds| attribution.whole - odds).collect(),
            integrated_gradients: own(&attribution.words),
            empty_log_odds: attribution.empty,
            gap: attribution.gap(),
            nearest: self.nearest(options.document, &seen.counts),
            rules: self.opinions(label, &seen.counts),
        })
    }

    fn asked_words(&self, corpus: &Corpus, options: &ExplainOptions) -> Result<Vec<String>> {
        let documents = corpus.documents.len();
        match (options.document, &options.text) {
            (Some(document), None) if document < documents => Ok(words_of(corpus, document)),
            (None, Some(text)) => Ok(tokens(text)),
            (document, _) => Err(Error::new(Code::BadOption)
                .option("document")
                .value("value", document.map_or("?".to_string(), |document| document.to_string()))
                .value("allowed", format!("0–{}", documents.saturating_sub(1)))),
        }
    }

    fn asked_label(&self, options: &ExplainOptions, probabilities: &[f64]) -> Result<u32> {
        let Some(wanted) = &options.label else { return Ok(likeliest(probabilities)) };
        self.label_named(wanted)
    }

    /// The place of a label of the run.
    ///
    /// # Errors
    /// `bad-option`.
    pub(super) fn label_named(&self, wanted: &str) -> Result<u32> {
        let labels = &self.labelling.labels;
        let place = labels.iter().position(|label| label == wanted);
        place
            .and_then(|place| u32::try_from(place).ok())
            .ok_or_else(|| unknown_label("label", wanted, labels))
    }

    fn nearest(&self, own: Option<usize>, counts: &SparseRow) -> Vec<NearText> {
        // One more, because a training document is its own nearest.
        let found = self.rules().nearest(counts, NEAREST + 1).into_iter();
        let near = found.filter_map(|(at, cosine)| {
            let row = *self.parts.training.get(at)?;
            let document = *self.labelled.documents.get(row)?;
            let label = *self.labelled.labels.get(row)?;
            let label = self.labelling.labels.get(label as usize)?.clone();
            (Some(document) != own).then_some(NearText { document, cosine, label })
        });
        near.take(NEAREST).collect()
    }

    fn opinions(&self, label: u32, counts: &SparseRow) -> Vec<RuleOpinion> {
        let opinion = |&rule: &LabelRule| {
            let words = self.rules().weigh(rule, label, counts)?;
            let said = self.rules().probabilities(rule, counts)?;
            let most = words.iter().take(WORDS).map(|&(word, weight)| WeighedWord {
                word: self.rules_vocabulary.word(word).to_string(),
                weight,
            });
            let probability = said.get(label as usize).copied().unwrap_or(f64::NAN);
            Some(RuleOpinion { rule, probability, words: most.collect() })
        };
        LabelRule::ALL.iter().filter_map(opinion).collect()
    }
}

fn one(text: &[u32]) -> LabelledTexts {
    LabelledTexts { words: text.to_vec(), tokens: text.len(), labels: vec![0] }
}
