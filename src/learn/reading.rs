//! Networks that read, as the training loop sees them: texts as rows of word indices, a label each.

use std::ops::Range;
use std::sync::Arc;

use burn::tensor::{Device, Int, Tensor, TensorData, activation};

use super::engine::Engine;
use super::learner::{Learner, Step, by_engine};
use super::loss::{Loss, sigmoid};
use super::parameters;
use super::random::Random;
use crate::nets::lstm::{Masks, PADDING, Reader, ReaderConfig, Texts, UNKNOWN};

/// Texts of one length, one after another, each with its label.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LabelledTexts {
    /// `[texts × tokens]`; [`PADDING`] fills up at the front, so that the last word stands last.
    pub words: Vec<u32>,
    /// Words of a text.
    pub tokens: usize,
    /// `[texts]`, from 0 up.
    pub labels: Vec<u32>,
}

impl LabelledTexts {
    /// The words of one text.
    pub fn text(&self, row: usize) -> &[u32] {
        self.words.get(row * self.tokens..(row + 1) * self.tokens).unwrap_or_default()
    }
}

/// A network that reads, and how it is trained.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLearner {
    /// Its widths.
    pub network: ReaderConfig,
    /// How much a text of each label counts; all alike if empty.
    pub label_weights: Vec<f32>,
    /// Longer gradients are shortened to this length; 0: none are.
    pub longest_gradient: f64,
    /// Vectors of words to start from, `[vocabulary × embedding]`; drawn if empty.
    pub vectors: Arc<Vec<f32>>,
}

impl TextLearner {
    /// What must be read of texts of so many tokens: where it is masked, not what fills all of them up.
    fn needed(&self, words: Vec<u32>, tokens: usize) -> (Vec<u32>, usize) {
        if self.network.masked { trimmed(&words, tokens) } else { (words, tokens) }
    }

    /// The mean loss `[1]` of the logits of some rows, `[chosen, outputs]`.
    fn mean(&self, logits: Tensor<2>, rows: &LabelledTexts, chosen: &[usize], device: &Device) -> Tensor<1> {
        let labels: Vec<u32> = chosen.iter().filter_map(|&row| rows.labels.get(row).copied()).collect();
        // Of each text what its label weighs, where its label is.
        let outputs = self.network.outputs;
        let mut targets = vec![0.0f32; labels.len() * outputs];
        let weights: Vec<f32> = labels.iter().map(|&label| self.weight(label)).collect();
        let rows_of_targets = targets.chunks_mut(outputs.max(1)).zip(&labels).zip(&weights);
        for ((row, &label), &weight) in rows_of_targets {
            let place = if outputs == 1 { (label == 1).then_some(0) } else { Some(label as usize) };
            place.and_then(|place| row.get_mut(place)).into_iter().for_each(|target| *target = weight);
        }
        let tensor = |values: Vec<f32>, width: usize| {
            Tensor::<2>::from_data(TensorData::new(values, [labels.len(), width]), device)
        };
        let sum = if outputs == 1 {
            let (weights, targets) = (tensor(weights, 1), tensor(targets, 1));
            // As in `Loss::mean`: no exponential of a large number.
            let tail = logits.clone().abs().neg().exp().log1p();
            (weights * (activation::relu(logits.clone()) + tail) - logits * targets).sum()
        } else {
            (activation::log_softmax(logits, 1) * tensor(targets, outputs)).sum().neg()
        };
        sum.div_scalar(labels.len().max(1) as f64)
    }

    fn weight(&self, label: u32) -> f32 {
        self.label_weights.get(label as usize).copied().unwrap_or(1.0)
    }
}

/// A batch on a device of an engine: indices of words, `texts × tokens` one text after another, become time first.
pub fn batch(words: &[u32], tokens: usize, engine: &Engine, device: &Device) -> Texts {
    let texts = words.len() / tokens.max(1);
    let turned = (0..tokens).flat_map(|at| words.iter().skip(at).step_by(tokens.max(1)).copied());
    let turned: Vec<u32> = turned.collect();
    let present: Vec<f32> = turned.iter().map(|&word| if word == PADDING { 0.0 } else { 1.0 }).collect();
    let indices: Vec<i32> = turned.iter().map(|&word| i32::try_from(word).unwrap_or_default()).collect();
    Texts {
        words: Tensor::<2, Int>::from_data(TensorData::new(indices, [tokens, texts]), device),
        present: Tensor::from_data(TensorData::new(present, [tokens, texts, 1]), device),
        at_hand: if engine.name.is_cpu() { turned } else { Vec::new() },
    }
}

/// Where the words of a text that is filled up at the front begin.
fn start(text: &[u32]) -> usize {
    text.iter().position(|&word| word != PADDING).unwrap_or(text.len())
}

/// Texts of so many tokens without what fills all of them up, and how many tokens are left; at least one.
fn trimmed(words: &[u32], tokens: usize) -> (Vec<u32>, usize) {
    let texts = || words.chunks_exact(tokens.max(1));
    let from = texts().map(start).min().unwrap_or(0).min(tokens.saturating_sub(1));
    (texts().flat_map(|text| text.get(from..).unwrap_or_default()).copied().collect(), tokens - from)
}

/// Of so many texts 0 for what is switched off, 1 / (1 - dropout) for the rest; a fifth of the share of words becomes
/// unknown, so that no text hangs on one word.
fn switch_off(config: &ReaderConfig, texts: usize, words: &mut [u32], step: &mut Step<'_>) -> Masks {
    let share = step.dropout;
    if share <= 0.0 {
        return Masks::default();
    }
    for word in words.iter_mut().filter(|word| **word != PADDING) {
        if step.random.uniform() < share / 5.0 {
            *word = UNKNOWN;
        }
    }
    let keep = (1.0 / (1.0 - share)) as f32;
    let mask = |random: &mut Random, count: usize| -> Vec<f32> {
        (0..count).map(|_| if random.uniform() < share { 0.0 } else { keep }).collect()
    };
    let (vectors, pooled) = (config.embedding, config.pooled());
    let of_words = TensorData::new(mask(&mut step.random, texts * vectors), [1, texts, vectors]);
    let of_pooled = TensorData::new(mask(&mut step.random, texts * pooled), [texts, pooled]);
    Masks {
        words: Some(Tensor::from_data(of_words, step.device)),
        pooled: Some(Tensor::from_data(of_pooled, step.device)),
    }
}

impl Learner for TextLearner {
    type Network = Reader;
    type Rows = LabelledTexts;

    const CHUNK: usize = 64;

    fn init(&self, device: &Device) -> Reader {
        self.network.init(device)
    }

    fn first_weights(&self, uniform: impl FnMut() -> f64) -> Vec<f32> {
        let mut row = self.network.first_weights(uniform);
        row.iter_mut().zip(self.vectors.iter()).for_each(|(weight, known)| *weight = *known);
        row
    }

    fn count(rows: &LabelledTexts) -> usize {
        rows.labels.len()
    }

    fn loss(
        &self,
        network: &Reader,
        rows: &LabelledTexts,
        chosen: &[usize],
        mut step: Step<'_>,
    ) -> Tensor<1> {
        let mut words: Vec<u32> = chosen.iter().flat_map(|&row| rows.text(row)).copied().collect();
        let masks = switch_off(&self.network, chosen.len(), &mut words, &mut step);
        let logits = network.forward(batch(&words, rows.tokens, step.engine, step.device), &masks);
        self.mean(logits, rows, chosen, step.device)
    }

    fn gradient(
        &self,
        network: &Reader,
        rows: &LabelledTexts,
        chosen: &[usize],
        mut step: Step<'_>,
    ) -> (Tensor<1>, Tensor<1>) {
        let network = &parameters::with_row(network.clone(), step.weights);
        if !step.engine.name.is_cpu() {
            return by_engine(network, self.loss(network, rows, chosen, step));
        }
        let mut chosen = chosen.to_vec();
        if self.network.masked {
            // Step by step, the memory stops behind the last text that has a word.
            chosen.sort_by_key(|&row| start(rows.text(row)));
        }
        let words: Vec<u32> = chosen.iter().flat_map(|&row| rows.text(row)).copied().collect();
        let (mut words, tokens) = self.needed(words, rows.tokens);
        let masks = switch_off(&self.network, chosen.len(), &mut words, &mut step);
        let studied = network.study(batch(&words, tokens, step.engine, step.device), &masks);
        let loss = self.mean(studied.logits.clone(), rows, &chosen, step.device);
        let gradients = loss.backward();
        (loss.inner(), studied.slope(network, gradients))
    }

    fn outputs(
        &self,
        network: &Reader,
        rows: &LabelledTexts,
        chosen: Range<usize>,
        engine: &Engine,
    ) -> Tensor<1> {
        let texts = chosen.len();
        let from = chosen.start * rows.tokens;
        let mut words = rows.words.get(from..chosen.end * rows.tokens).unwrap_or_default().to_vec();
        let mut tokens = rows.tokens;
        if engine.name.is_cpu() {
            (words, tokens) = self.needed(words, tokens);
        } else {
            // One shape for all: a graphics card has to get ready for each.
            words.resize(Self::CHUNK * tokens, PADDING);
        }
        let logits = network.forward(batch(&words, tokens, engine, &engine.device), &Masks::default());
        logits.narrow(0, 0, texts).flatten::<1>(0, 1)
    }

    fn mean_loss(&self, _loss: Loss, outputs: &[f32], rows: &LabelledTexts) -> f64 {
        let said = outputs.chunks(self.network.outputs.max(1)).zip(&rows.labels);
        let one = |(logits, &label): (&[f32], &u32)| {
            let right = probabilities(logits).get(label as usize).copied().unwrap_or(0.0);
            -f64::from(self.weight(label)) * libm::log(right.max(f64::MIN_POSITIVE))
        };
        said.map(one).sum::<f64>() / rows.labels.len().max(1) as f64
    }

    fn longest_gradient(&self) -> Option<f64> {
        (self.longest_gradient > 0.0).then_some(self.longest_gradient)
    }
}

/// The probability of each label from a text's logits: of no and yes where there is one.
pub fn probabilities(logits: &[f32]) -> Vec<f64> {
    if let [logit] = logits {
        let z = f64::from(*logit);
        return vec![sigmoid(-z), sigmoid(z)];
    }
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let raised: Vec<f64> = logits.iter().map(|&z| libm::exp(f64::from(z - largest))).collect();
    let sum: f64 = raised.iter().sum();
    raised.into_iter().map(|p| p / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logits_become_probabilities() {
        assert_eq!(probabilities(&[0.0]), [0.5, 0.5]);
        let said = probabilities(&[1000.0, 0.0, 1000.0]);
        assert!((said[0] - 0.5).abs() < 1e-12 && said[1] == 0.0);
        assert!((probabilities(&[2.0])[1] - probabilities(&[0.0, 2.0])[1]).abs() < 1e-12);
    }
}
