//! The Literature lab: which label has a text, told by a network that reads it.
//!
//! On a few hundred abstracts naive Bayes is often as good or better, in a thousandth of the time; that is what the
//! lab is there to show, and each run is judged against it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::literature_labels::{Labelled, Labelling};
use super::literature_rules::Rules;
use super::literature_spec::LiteratureSpec;
use super::spec::SplitKind;
use crate::error::{Code, Error, Result};
use crate::learn::engine::Engine;
use crate::learn::reading::{LabelledTexts, TextLearner, probabilities};
use crate::learn::repeats::Repeats;
use crate::learn::split::{Deal, Parts, split};
use crate::learn::training::{Halt, Pace, Saved, Training};
use crate::nets::lstm;
use crate::text::tfidf::{SparseRow, TfIdf};
use crate::text::vocabulary::{self, UNKNOWN};
use crate::text::word_vectors::word_vectors;
use crate::text::{Corpus, Document, Vocabulary, duplicates, tokens};

// The network's indices are the vocabulary's.
const _: () = assert!(vocabulary::PADDING == lstm::PADDING && vocabulary::UNKNOWN == lstm::UNKNOWN);

/// Fewer labelled documents than this, and there is nothing to train, choose and judge on.
pub const FEWEST_DOCUMENTS: usize = 12;
/// More labels than this are no labels but names.
pub const MOST_LABELS: usize = 50;
/// A word needs to be in so many training texts for the rules that count words, as in the reference numbers.
const FEWEST_TEXTS: usize = 2;

/// A document as a network and as the rules see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// Every word's index in the network's vocabulary.
    pub indices: Vec<u32>,
    /// How often each word of the rules' vocabulary occurs.
    pub counts: SparseRow,
}

/// A network that reads and everything it was made from.
#[derive(Debug)]
pub struct LiteratureRun {
    /// What was asked for, complete.
    pub spec: LiteratureSpec,
    /// The labels.
    pub labelling: Labelling,
    /// The documents that have one.
    pub labelled: Labelled,
    /// How they were dealt out; another way than was asked for where years are missing.
    pub split: SplitKind,
    /// Which of the labelled train, choose and judge.
    pub parts: Parts,
    /// The words that the network knows, learnt on the training part.
    pub vocabulary: Vocabulary,
    /// The words that the rules know, learnt there, too.
    pub(super) rules_vocabulary: Vocabulary,
    /// Of each labelled document.
    pub(super) words: Vec<Words>,
    /// The network being trained.
    pub training: Training<TextLearner>,
    /// The same under other seeds, trained when the run is judged.
    pub repeats: Repeats<TextLearner>,
    /// The rung between, trained when the run is judged.
    pub(super) rung: Option<Training<TextLearner>>,
    rules: OnceCell<Rules>,
}

impl LiteratureRun {
    /// Makes a run, at its beginning or from where it was saved.
    ///
    /// # Errors
    /// `bad-option`; `too-few-rows` with fewer than [`FEWEST_DOCUMENTS`] labelled documents; `one-label` where the
    /// training part has no two labels; `too-many-labels`.
    pub fn new(spec: LiteratureSpec, corpus: &Corpus, engine: Engine, saved: Option<Saved>) -> Result<Self> {
        spec.check()?;
        let labelling = Labelling::of(&spec, corpus)?;
        let labelled = labelling.documents(corpus);
        let (rows, labels) = (labelled.documents.len(), labelling.labels.len());
        if rows < FEWEST_DOCUMENTS {
            return Err(Error::new(Code::TooFewRows).value("rows", rows).value("needed", FEWEST_DOCUMENTS));
        }
        if labels > MOST_LABELS {
            return Err(Error::new(Code::TooManyLabels).value("labels", labels).value("limit", MOST_LABELS));
        }
        let split = if labelled.dated { spec.split } else { SplitKind::Random };
        let parts = deal(&spec, split, corpus, &labelled);
        Self::of_parts(spec, labelling, labelled, (split, parts), corpus, engine, saved)
    }

    /// The same, taught by some of the training part alone, `rows` of the labelled.
    ///
    /// # Errors
    /// `one-label`.
    pub(super) fn taught_by(&self, rows: Vec<usize>, corpus: &Corpus, spec: LiteratureSpec) -> Result<Self> {
        let parts = Parts { training: rows, ..self.parts.clone() };
        let (labelling, labelled) = (self.labelling.clone(), self.labelled.clone());
        let engine = self.training.engine.clone();
        Self::of_parts(spec, labelling, labelled, (self.split, parts), corpus, engine, None)
    }

    fn of_parts(
        spec: LiteratureSpec,
        labelling: Labelling,
        labelled: Labelled,
        (split, parts): (SplitKind, Parts),
        corpus: &Corpus,
        engine: Engine,
        saved: Option<Saved>,
    ) -> Result<Self> {
        let labels = labelling.labels.len();
        let training_labels = of(&labelled.labels, &parts.training);
        let shares = label_counts(&training_labels, labels);
        if shares.iter().filter(|&&count| count > 0).count() < 2 {
            let name = training_labels.first().and_then(|&label| labelling.labels.get(label as usize));
            return Err(Error::new(Code::OneLabel).value("label", name.map_or("?", String::as_str)));
        }
        let texts: Vec<Vec<String>> =
            labelled.documents.iter().map(|&document| words_of(corpus, document)).collect();
        let taught = || parts.training.iter().filter_map(|&row| texts.get(row));
        // Documents without a label judge nothing, so the words of all of them may be known.
        let unlabelled: Vec<Vec<String>> = (0..corpus.documents.len())
            .filter(|&document| !labelling.knows(document))
            .map(|document| words_of(corpus, document))
            .collect();
        let met = || taught().chain(&unlabelled);
        let vocabulary = Vocabulary::learn(met().map(Vec::as_slice), spec.fewest_texts(), spec.vocabulary);
        let rules_vocabulary = Vocabulary::learn(taught().map(Vec::as_slice), FEWEST_TEXTS, usize::MAX);
        let vectors = if spec.pretrained { vectors(met(), &vocabulary, spec.embedding) } else { Vec::new() };
        let words: Vec<Words> = texts
            .iter()
            .map(|text| Words { indices: vocabulary.encode(text), counts: rules_vocabulary.counts(text) })
            .collect();
        let label_weights = if spec.class_weights { balanced(&shares) } else { Vec::new() };
        let config = spec.training(vocabulary.len(), labels, label_weights, Arc::new(vectors));
        let rows = |part: &[usize]| padded(&spec, &words, &labelled.labels, part);
        let (training, validation) = (rows(&parts.training), rows(&parts.validation));
        let training = Training::new(config, engine, training, validation, saved);
        Ok(Self {
            spec,
            labelling,
            labelled,
            split,
            parts,
            vocabulary,
            rules_vocabulary,
            words,
            training,
            repeats: Repeats::default(),
            rung: None,
            rules: OnceCell::new(),
        })
    }

    /// Works for a slice: see [`Training::advance`].
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn advance(
        &mut self,
        until: u64,
        pace: &mut Pace,
        clock: &dyn Fn() -> f64,
    ) -> Result<Option<Halt>> {
        self.training.advance(until, pace, clock).await
    }

    /// Works for a slice on what the run is judged with: the rung between, then the other seeds. Returns the share
    /// that is done.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn repeat(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        let seeds = self.spec.seeds as f64;
        let rung = match &mut self.rung {
            Some(rung) => rung,
            None => {
                let vectors = self.training.config.network.vectors.clone();
                let config = self.spec.rung(self.vocabulary.len(), self.labelling.labels.len(), vectors);
                let (engine, rows) = (self.training.engine.clone(), &self.training);
                let (training, validation) = (rows.training_rows().clone(), rows.validation_rows().clone());
                self.rung.insert(Training::new(config, engine, training, validation, None))
            }
        };
        if !rung.is_over() {
            let share = rung.counters().steps as f64 / rung.total_steps().max(1) as f64;
            rung.advance(u64::MAX, pace, clock).await?;
            return Ok(share.min(0.999) / seeds);
        }
        let share = self.repeats.advance(&self.training, self.spec.seeds, pace, clock).await?;
        Ok(if share < 1.0 { (1.0 + share * (seeds - 1.0)) / seeds } else { 1.0 })
    }

    /// What needs no network, fitted to the training part when it is first asked for.
    pub fn rules(&self) -> &Rules {
        self.rules.get_or_init(|| {
            let counts: Vec<SparseRow> = self
                .parts
                .training
                .iter()
                .filter_map(|&row| self.words.get(row).map(|words| words.counts.clone()))
                .collect();
            let labels = of(&self.labelled.labels, &self.parts.training);
            Rules::fit(&counts, &labels, self.labelling.labels.len(), self.rules_vocabulary.len())
        })
    }

    /// What always saying the shares of the training part's labels scores on the validation part, as the loss
    /// weighs it, nats.
    pub fn validation_of_shares(&self) -> f64 {
        let labels = self.labelling.labels.len();
        let counts = label_counts(&of(&self.labelled.labels, &self.parts.training), labels);
        let weights = &self.training.config.network.label_weights;
        let weight = |label: usize| weights.get(label).map_or(1.0, |&weight| f64::from(weight));
        let weighed: Vec<f64> =
            counts.iter().enumerate().map(|(label, &n)| (n as f64 + 1e-6) * weight(label)).collect();
        let all: f64 = weighed.iter().sum();
        let validation = of(&self.labelled.labels, &self.parts.validation);
        let one = |&label: &u32| {
            let share = weighed.get(label as usize).copied().unwrap_or(0.0) / all;
            -weight(label as usize) * libm::log(share)
        };
        validation.iter().map(one).sum::<f64>() / validation.len().max(1) as f64
    }

    /// A document's words as the network and the rules see them.
    pub(super) fn see(&self, text: &[String]) -> Words {
        Words { indices: self.vocabulary.encode(text), counts: self.rules_vocabulary.counts(text) }
    }

    /// Of each text the probability of each label, by one network.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn predict_with(
        &self,
        training: &Training<TextLearner>,
        words: &[Words],
    ) -> Result<Vec<Vec<f64>>> {
        let labels = vec![0; words.len()];
        let rows: Vec<usize> = (0..words.len()).collect();
        let outputs = training.outputs(&padded(&self.spec, words, &labels, &rows)).await?;
        let width = training.config.network.network.outputs.max(1);
        Ok(outputs.chunks(width).map(probabilities).collect())
    }

    /// What those need who use the weights elsewhere.
    pub fn note(&self) -> serde_json::Value {
        let last = if self.labelling.labels.len() == 2 {
            "one logit: p of the second label = 1 / (1 + exp(-output))"
        } else {
            "logits: softmax gives the probability of each label"
        };
        serde_json::json!({
            "orogen": crate::VERSION,
            "family": "lstm",
            "network": self.training.config.network.network,
            "gates": "in, forget, candidate, out, side by side",
            "tokens": self.spec.tokens,
            "input": "indices of words, filled up with 0 at the front; 1 is a word that is not known, 2 the first of the vocabulary",
            "cut": if self.spec.is_ours() { "at the end" } else { "at the front; words that are not known are left out" },
            "labels": self.labelling.labels,
            "output": last,
            "vocabulary": self.vocabulary,
            "seed": self.spec.seed,
        })
    }
}

/// The words of a document's title and abstract.
pub(super) fn words_of(corpus: &Corpus, document: usize) -> Vec<String> {
    corpus.documents.get(document).map(|document| tokens(&document.text())).unwrap_or_default()
}

/// Root mean square of the numbers of words' vectors to start from. Larger than of those that are drawn, which know
/// nothing: on 600 abstracts the validation loss of a run was 0.37, and 0.39 with 0.05 and all words alike.
const VECTORS_SIZE: f64 = 0.3;

/// Vectors of words, `[vocabulary × dimensions]`, from the texts they stand in together; the rarer a word, the longer,
/// so that their mean over a text is about its place among the texts.
fn vectors<'a>(
    texts: impl Iterator<Item = &'a Vec<String>>,
    vocabulary: &Vocabulary,
    dimensions: usize,
) -> Vec<f32> {
    let counts: Vec<SparseRow> = texts.map(|text| vocabulary.counts(text)).collect();
    let tfidf = TfIdf::fit(counts.iter(), vocabulary.len());
    let rows: Vec<SparseRow> = counts.iter().map(|row| tfidf.transform(row)).collect();
    let mut found = word_vectors(&rows, vocabulary.len(), dimensions);
    for (vector, rarity) in found.chunks_exact_mut(dimensions.max(1)).zip(tfidf.inverse_document_frequency())
    {
        vector.iter_mut().for_each(|x| *x *= rarity);
    }
    let square: f64 = found.iter().map(|x| x * x).sum();
    let size = (square / found.len().max(1) as f64).sqrt().max(f64::MIN_POSITIVE);
    found.into_iter().map(|x| (x / size * VECTORS_SIZE) as f32).collect()
}

/// The numbers at some places.
pub(super) fn of<T: Copy>(all: &[T], places: &[usize]) -> Vec<T> {
    places.iter().filter_map(|&place| all.get(place).copied()).collect()
}

fn label_counts(labels: &[u32], count: usize) -> Vec<usize> {
    let mut counts = vec![0; count];
    for &label in labels {
        counts.get_mut(label as usize).into_iter().for_each(|n| *n += 1);
    }
    counts
}

/// What a text of each label counts, so that all labels count the same in all and the mean is 1.
fn balanced(counts: &[usize]) -> Vec<f32> {
    let all: usize = counts.iter().sum();
    let there = counts.iter().filter(|&&n| n > 0).count().max(1);
    let weight = |&n: &usize| if n > 0 { all as f32 / (there * n) as f32 } else { 1.0 };
    counts.iter().map(weight).collect()
}

/// Documents that repeat each other stay in one part: across the split they would leak.
fn deal(spec: &LiteratureSpec, kind: SplitKind, corpus: &Corpus, labelled: &Labelled) -> Parts {
    let groups = groups(corpus, labelled);
    let deal =
        if kind == SplitKind::Chronological { Deal::GroupsInOrder(&groups) } else { Deal::Groups(&groups) };
    split(groups.len(), deal, spec.validation_share, spec.test_share, spec.seed)
}

/// Of each labelled document the first one that it repeats, or itself.
fn groups(corpus: &Corpus, labelled: &Labelled) -> Vec<usize> {
    let documents: Vec<&Document> =
        labelled.documents.iter().filter_map(|&place| corpus.documents.get(place)).collect();
    let mut kept: Vec<usize> = (0..documents.len()).collect();
    for twin in duplicates::find(&documents) {
        kept.get_mut(twin.index).into_iter().for_each(|of| *of = twin.of);
    }
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (row, of) in kept.iter().enumerate() {
        first.entry(*of).or_insert(row);
    }
    kept.iter().map(|of| first.get(of).copied().unwrap_or(*of)).collect()
}

/// The words of a text that a network reads, as indices: places in `indices`.
pub(super) fn read_places(spec: &LiteratureSpec, indices: &[u32]) -> Vec<usize> {
    let all = indices.iter().enumerate();
    if spec.is_ours() {
        return all.map(|(place, _)| place).take(spec.tokens).collect();
    }
    let known: Vec<usize> = all.filter(|(_, index)| **index != UNKNOWN).map(|(place, _)| place).collect();
    known.get(known.len().saturating_sub(spec.tokens)..).unwrap_or_default().to_vec()
}

/// Indices of one length, filled up at the front.
pub(super) fn filled_up(indices: &[u32], tokens: usize) -> Vec<u32> {
    let mut row = vec![vocabulary::PADDING; tokens.saturating_sub(indices.len())];
    row.extend(indices.iter().take(tokens));
    row
}

fn padded(spec: &LiteratureSpec, words: &[Words], labels: &[u32], part: &[usize]) -> LabelledTexts {
    let row = |&row: &usize| {
        let indices = words.get(row).map(|words| words.indices.as_slice()).unwrap_or_default();
        filled_up(&of(indices, &read_places(spec, indices)), spec.tokens)
    };
    LabelledTexts {
        words: part.iter().flat_map(row).collect(),
        tokens: spec.tokens,
        labels: of(labels, part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labs::spec::Preset;

    #[test]
    fn texts_are_filled_up_and_cut_as_each_preset_does() {
        let indices = [5, 1, 6, 7];
        let read = |preset, tokens| {
            let spec = LiteratureSpec { tokens, ..LiteratureSpec::of(preset) };
            filled_up(&of(&indices, &read_places(&spec, &indices)), tokens)
        };
        assert_eq!(read(Preset::Orogen, 6), [0, 0, 5, 1, 6, 7]);
        assert_eq!(read(Preset::Orogen, 2), [5, 1]);
        assert_eq!(read(Preset::CourseText, 6), [0, 0, 0, 5, 6, 7]);
        assert_eq!(read(Preset::CourseText, 2), [6, 7]);
    }

    #[test]
    fn rare_labels_count_as_much_as_common_ones() {
        assert_eq!(balanced(&[30, 10, 0]), [40.0 / 60.0, 2.0, 1.0]);
    }
}
