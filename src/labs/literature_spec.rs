//! What a run of the Literature lab is asked to be: `LiteratureSpec` of the contract, with each preset's values for
//! what is left out.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::spec::{EngineChoice, Preset, SplitKind, bad};
use crate::error::{Code, Error, Result};
use crate::learn::loss::Loss;
use crate::learn::optimiser::{BETAS, OptimiserConfig, OptimiserName};
use crate::learn::reading::TextLearner;
use crate::learn::training::TrainingConfig;
use crate::nets::lstm::{Pooling, ReaderConfig};

/// A document that the reader has judged: `Mark` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Mark {
    pub document: usize,
    pub relevant: bool,
}

/// `LiteratureSpec` of the contract, without its lab and dataset. Units and meanings are described there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "Asked")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LiteratureSpec {
    pub preset: Preset,
    pub relevant: Option<String>,
    pub marks: Vec<Mark>,
    pub embedding: usize,
    pub units: usize,
    pub bidirectional: bool,
    pub pooling: Pooling,
    pub tokens: usize,
    pub vocabulary: usize,
    pub dropout: f64,
    pub clip: f64,
    pub class_weights: bool,
    pub pretrained: bool,
    pub optimiser: OptimiserName,
    pub learning_rate: f64,
    pub momentum: f64,
    pub l2: f64,
    pub batch_size: usize,
    pub epochs: usize,
    pub early_stopping: usize,
    pub seed: u64,
    pub seeds: usize,
    pub split: SplitKind,
    pub validation_share: f64,
    pub test_share: f64,
    pub engine: EngineChoice,
}

/// The same as it comes: what is left out depends on the preset.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Asked {
    preset: Option<Preset>,
    relevant: Option<String>,
    marks: Vec<Mark>,
    embedding: Option<usize>,
    units: Option<usize>,
    bidirectional: Option<bool>,
    pooling: Option<Pooling>,
    tokens: Option<usize>,
    vocabulary: Option<usize>,
    dropout: Option<f64>,
    clip: Option<f64>,
    class_weights: Option<bool>,
    pretrained: Option<bool>,
    optimiser: Option<OptimiserName>,
    learning_rate: Option<f64>,
    momentum: Option<f64>,
    l2: Option<f64>,
    batch_size: Option<usize>,
    epochs: Option<usize>,
    early_stopping: Option<usize>,
    seed: Option<u64>,
    seeds: Option<usize>,
    split: Option<SplitKind>,
    validation_share: Option<f64>,
    test_share: Option<f64>,
    engine: Option<EngineChoice>,
}

impl From<Asked> for LiteratureSpec {
    fn from(asked: Asked) -> Self {
        let preset = asked.preset.unwrap_or(Preset::Orogen);
        let ours = preset == Preset::Orogen;
        let number = |own: f64, course_text: f64| if ours { own } else { course_text };
        let count = |own: usize, course_text: usize| if ours { own } else { course_text };
        Self {
            preset,
            relevant: asked.relevant,
            marks: asked.marks,
            embedding: asked.embedding.unwrap_or(64),
            units: asked.units.unwrap_or(64),
            bidirectional: asked.bidirectional.unwrap_or(ours),
            pooling: asked.pooling.unwrap_or(if ours { Pooling::Attention } else { Pooling::Last }),
            tokens: asked.tokens.unwrap_or(160),
            vocabulary: asked.vocabulary.unwrap_or(10_000),
            dropout: asked.dropout.unwrap_or(number(0.5, 0.0)),
            clip: asked.clip.unwrap_or(number(1.0, 0.0)),
            class_weights: asked.class_weights.unwrap_or(ours),
            pretrained: asked.pretrained.unwrap_or(ours),
            optimiser: asked.optimiser.unwrap_or(OptimiserName::Adam),
            learning_rate: asked.learning_rate.unwrap_or(number(0.002, 0.001)),
            momentum: asked.momentum.unwrap_or(0.0),
            l2: asked.l2.unwrap_or(0.0),
            batch_size: asked.batch_size.unwrap_or(32),
            epochs: asked.epochs.unwrap_or(count(20, 10)),
            early_stopping: asked.early_stopping.unwrap_or(count(4, 0)),
            seed: asked.seed.unwrap_or(1),
            seeds: asked.seeds.unwrap_or(3),
            split: asked.split.unwrap_or(SplitKind::Chronological),
            validation_share: asked.validation_share.unwrap_or(0.1),
            test_share: asked.test_share.unwrap_or(0.2),
            engine: asked.engine.unwrap_or(EngineChoice::Auto),
        }
    }
}

impl Default for LiteratureSpec {
    fn default() -> Self {
        Asked::default().into()
    }
}

/// Most marks: beyond, one reads a file with labels.
const MOST_MARKS: usize = 100_000;

impl LiteratureSpec {
    /// A preset with its own values.
    pub fn of(preset: Preset) -> Self {
        Asked { preset: Some(preset), ..Asked::default() }.into()
    }

    /// Checks every number against its limits.
    ///
    /// # Errors
    /// `bad-option` with the option, the value and the limits.
    pub fn check(&self) -> Result<()> {
        let numbers = [
            ("marks", self.marks.len() as f64, 0.0, MOST_MARKS as f64),
            ("embedding", self.embedding as f64, 1.0, 512.0),
            ("units", self.units as f64, 0.0, 512.0),
            ("tokens", self.tokens as f64, 8.0, 1000.0),
            ("vocabulary", self.vocabulary as f64, 10.0, 100_000.0),
            ("dropout", self.dropout, 0.0, 0.9),
            ("clip", self.clip, 0.0, 1e6),
            ("learningRate", self.learning_rate, 1e-9, 100.0),
            ("momentum", self.momentum, 0.0, 0.999),
            ("l2", self.l2, 0.0, 10.0),
            ("batchSize", self.batch_size as f64, 1.0, 1024.0),
            ("epochs", self.epochs as f64, 1.0, 10_000.0),
            ("earlyStopping", self.early_stopping as f64, 0.0, 10_000.0),
            ("seeds", self.seeds as f64, 1.0, 20.0),
            ("validationShare", self.validation_share, 0.01, 0.5),
            ("testShare", self.test_share, 0.01, (0.8 - self.validation_share).min(0.5)),
        ];
        let outside = numbers.into_iter().find(|(_, value, low, high)| !(low..=high).contains(&value));
        if let Some((option, value, low, high)) = outside {
            return Err(bad(option, value, low, high));
        }
        if matches!(self.split, SplitKind::Chronological | SplitKind::Random) {
            return Ok(());
        }
        let allowed = format!("{}, {}", SplitKind::Chronological, SplitKind::Random);
        let error = Error::new(Code::BadOption).option("split").value("value", self.split.as_str());
        Err(error.value("allowed", allowed))
    }

    /// Whether the network is ours, in what no option says: what fills up is masked, the words' own vectors are
    /// pooled, unknown words are read and long texts cut at their end.
    pub const fn is_ours(&self) -> bool {
        matches!(self.preset, Preset::Orogen)
    }

    /// The fewest training texts that a known word is in.
    pub const fn fewest_texts(&self) -> usize {
        if self.is_ours() { 2 } else { 1 }
    }

    fn optimiser(&self) -> OptimiserConfig {
        OptimiserConfig {
            optimiser: self.optimiser,
            learning_rate: self.learning_rate,
            momentum: self.momentum,
            l2: self.l2,
            betas: BETAS,
        }
    }

    /// What `learn` needs of it, for so many known indices and labels; `label_weights` is what a text of each counts,
    /// `vectors` what words start from.
    pub fn training(
        &self,
        vocabulary: usize,
        labels: usize,
        label_weights: Vec<f32>,
        vectors: Arc<Vec<f32>>,
    ) -> TrainingConfig<TextLearner> {
        let network = ReaderConfig {
            vocabulary,
            embedding: self.embedding,
            units: self.units,
            bidirectional: self.bidirectional,
            pooling: self.pooling,
            masked: self.is_ours(),
            shortcut: self.is_ours(),
            outputs: outputs(labels),
        };
        TrainingConfig {
            network: TextLearner { network, label_weights, longest_gradient: self.clip, vectors },
            loss: Loss::CrossEntropy,
            optimiser: self.optimiser(),
            dropout: self.dropout,
            batch_size: self.batch_size,
            epochs: self.epochs,
            early_stopping: self.early_stopping,
            seed: self.seed,
        }
    }

    /// The rung between: a layer over the mean of the words' vectors, with values of its own.
    pub fn rung(
        &self,
        vocabulary: usize,
        labels: usize,
        vectors: Arc<Vec<f32>>,
    ) -> TrainingConfig<TextLearner> {
        let network = ReaderConfig::mean_embedding(vocabulary, self.embedding, outputs(labels));
        TrainingConfig {
            network: TextLearner { network, label_weights: Vec::new(), longest_gradient: 0.0, vectors },
            loss: Loss::CrossEntropy,
            optimiser: OptimiserConfig {
                optimiser: OptimiserName::Adam,
                learning_rate: 0.005,
                momentum: 0.0,
                l2: 0.0,
                betas: BETAS,
            },
            dropout: 0.5,
            batch_size: 32,
            epochs: 40,
            early_stopping: 5,
            seed: self.seed,
        }
    }
}

/// One logit for a yes or no, or one a label.
const fn outputs(labels: usize) -> usize {
    if labels == 2 { 1 } else { labels }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preset_is_the_course_texts_network() {
        let spec = LiteratureSpec::of(Preset::CourseText);
        spec.check().unwrap();
        let training = spec.training(5000, 2, Vec::new(), Arc::default());
        assert_eq!(training.network.network, ReaderConfig::course_text(5000, 1));
        assert_eq!((training.batch_size, training.dropout), (32, 0.0));
        assert_eq!(spec.training(5000, 3, Vec::new(), Arc::default()).network.network.outputs, 3);
    }

    type Change = fn(&mut LiteratureSpec);

    #[test]
    fn what_is_out_of_range_is_named() {
        let cases: [(&str, Change); 6] = [
            ("tokens", |s| s.tokens = 4),
            ("units", |s| s.units = 4096),
            ("dropout", |s| s.dropout = f64::NAN),
            ("clip", |s| s.clip = -1.0),
            ("testShare", |s| (s.validation_share, s.test_share) = (0.5, 0.4)),
            ("split", |s| s.split = SplitKind::SpatialBlock),
        ];
        for (option, change) in cases {
            let mut spec = LiteratureSpec::default();
            spec.check().unwrap();
            change(&mut spec);
            let error = spec.check().unwrap_err();
            assert_eq!((error.code, error.place.unwrap().option.as_deref()), (Code::BadOption, Some(option)));
        }
    }
}
