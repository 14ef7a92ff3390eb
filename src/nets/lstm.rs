//! Networks that read: words become vectors, a long short-term memory goes over them, what it found is pooled and
//! judged. Without the memory it is a layer over the mean of the words' vectors, which knows no order.
//!
//! Tensors of words have time first: a step is then one piece of memory.

use burn::module::{Module, Param};
use burn::nn::Linear;
use burn::tensor::module::embedding;
use burn::tensor::{Device, Gradients, Int, Tensor, TensorData, activation};
use serde::{Deserialize, Serialize};

use super::memory::{Lstm, Passage, absent, numbers};
use crate::error::string_union;

string_union! {
    /// What is judged: the state after the last word; the mean over the words; a mean weighted by additive attention
    /// (Bahdanau, Cho and Bengio 2015, arXiv 1409.0473).
    Pooling { Last = "last", Mean = "mean", Attention = "attention" }
}

/// The index that fills texts up.
pub const PADDING: u32 = 0;
/// The index of a word that is not known.
pub const UNKNOWN: u32 = 1;

/// Widths of a network that reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReaderConfig {
    /// Indices of words, what fills up and what is unknown included.
    pub vocabulary: usize,
    /// Numbers of a word's vector.
    pub embedding: usize,
    /// Of the memory, in each direction; 0 is none.
    pub units: usize,
    /// Whether a second memory reads from the end.
    pub bidirectional: bool,
    /// What is judged.
    pub pooling: Pooling,
    /// Whether what fills texts up counts for nothing. Keras reads it like a word unless it is told not to.
    pub masked: bool,
    /// Whether the words' own vectors are pooled beside the states; not beside the last one.
    pub shortcut: bool,
    /// 1 for a yes or no, or the number of labels.
    pub outputs: usize,
}

impl ReaderConfig {
    /// The text classifier of the course texts: Embedding 64, LSTM 64, Dense.
    pub const fn course_text(vocabulary: usize, outputs: usize) -> Self {
        Self {
            vocabulary,
            embedding: 64,
            units: 64,
            bidirectional: false,
            pooling: Pooling::Last,
            masked: false,
            shortcut: false,
            outputs,
        }
    }

    /// A layer over the mean of the words' vectors (Joulin et al. 2017, arXiv 1607.01759).
    pub const fn mean_embedding(vocabulary: usize, embedding: usize, outputs: usize) -> Self {
        Self {
            vocabulary,
            embedding,
            units: 0,
            bidirectional: false,
            pooling: Pooling::Mean,
            masked: true,
            shortcut: true,
            outputs,
        }
    }

    const fn pools_words(&self) -> bool {
        self.units == 0 || self.shortcut && !matches!(self.pooling, Pooling::Last)
    }

    const fn directions(&self) -> usize {
        if self.units == 0 {
            0
        } else if self.bidirectional {
            2
        } else {
            1
        }
    }

    /// Numbers that are pooled of a word.
    pub const fn pooled(&self) -> usize {
        let words = if self.pools_words() { self.embedding } else { 0 };
        self.directions() * self.units + words
    }

    /// First weights as Keras draws them, as a flat row in the module's order: vectors of words uniform within 0.05;
    /// dense and input kernels by Glorot and Bengio (2010), uniform; recurrent kernels orthogonal (Saxe et al. 2014);
    /// biases 0, of forget gates 1 (Jozefowicz et al. 2015). `uniform` draws from [0, 1).
    pub fn first_weights(&self, mut uniform: impl FnMut() -> f64) -> Vec<f32> {
        let mut row = Vec::new();
        row.extend((0..self.vocabulary * self.embedding).map(|_| ((uniform() - 0.5) * 0.1) as f32));
        for _ in 0..self.directions() {
            row.extend(first_memory(self.embedding, self.units, &mut uniform));
        }
        if self.pooling == Pooling::Attention {
            let width = self.attention();
            row.extend(glorot(self.pooled(), width, &mut uniform));
            row.extend(std::iter::repeat_n(0.0, width));
            row.extend(glorot(width, 1, &mut uniform));
        }
        row.extend(glorot(self.pooled(), self.outputs, &mut uniform));
        row.extend(std::iter::repeat_n(0.0, self.outputs));
        row
    }

    /// Numbers that attention is told by.
    const fn attention(&self) -> usize {
        if self.units == 0 { self.embedding } else { self.units }
    }

    /// A network with all weights 0; they are put in as a flat row.
    pub fn init(&self, device: &Device) -> Reader {
        let memory = || Lstm::new(self.embedding, self.units, device);
        let attends = self.pooling == Pooling::Attention;
        Reader {
            words: zeros([self.vocabulary, self.embedding], device),
            forwards: (self.directions() > 0).then(memory),
            backwards: (self.directions() > 1).then(memory),
            attention: attends.then(|| Attention::new(self.pooled(), self.attention(), device)),
            last: dense(self.pooled(), self.outputs, device),
            config: *self,
        }
    }
}

pub(super) fn zeros<const D: usize>(shape: [usize; D], device: &Device) -> Param<Tensor<D>> {
    Param::from_data(TensorData::zeros::<f32, _>(shape), device)
}

pub(super) fn dense(inputs: usize, outputs: usize, device: &Device) -> Linear {
    Linear { weight: zeros([inputs, outputs], device), bias: Some(zeros([outputs], device)) }
}

/// First weights of a memory.
pub(super) fn first_memory(inputs: usize, units: usize, uniform: &mut impl FnMut() -> f64) -> Vec<f32> {
    let mut row = glorot(inputs, 4 * units, uniform);
    row.extend(orthogonal(units, 4 * units, uniform));
    let forget = units..2 * units;
    row.extend((0..4 * units).map(|unit| if forget.contains(&unit) { 1.0 } else { 0.0 }));
    row
}

pub(super) fn glorot(inputs: usize, outputs: usize, uniform: &mut impl FnMut() -> f64) -> Vec<f32> {
    let limit = (6.0 / (inputs + outputs) as f64).sqrt();
    (0..inputs * outputs).map(|_| ((2.0 * uniform() - 1.0) * limit) as f32).collect()
}

/// `[rows, columns]` whose rows are of length one and at right angles, by Gram and Schmidt; needs rows ≤ columns.
fn orthogonal(rows: usize, columns: usize, uniform: &mut impl FnMut() -> f64) -> Vec<f32> {
    let mut found: Vec<Vec<f64>> = Vec::with_capacity(rows);
    for _ in 0..rows {
        let mut row: Vec<f64> = (0..columns)
            .map(|_| {
                // Box and Muller (1958); 1 - u, because ln 0 is no number.
                let radius = libm::sqrt(-2.0 * libm::log(1.0 - uniform()));
                radius * libm::cos(std::f64::consts::TAU * uniform())
            })
            .collect();
        for other in &found {
            let share: f64 = row.iter().zip(other).map(|(a, b)| a * b).sum();
            row.iter_mut().zip(other).for_each(|(a, b)| *a -= share * b);
        }
        let length = row.iter().map(|a| a * a).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        row.iter_mut().for_each(|a| *a /= length);
        found.push(row);
    }
    found.into_iter().flatten().map(|a| a as f32).collect()
}

/// Additive attention: softmax over time of v · tanh(W x + b).
#[derive(Module, Debug)]
pub struct Attention {
    look: Linear,
    weigh: Param<Tensor<2>>,
}

impl Attention {
    fn new(inputs: usize, width: usize, device: &Device) -> Self {
        Self { look: dense(inputs, width, device), weigh: zeros([width, 1], device) }
    }

    /// Of `[time, texts, width]` each word's share of its text, `[time, texts, 1]`.
    fn forward(&self, found: Tensor<3>, present: Option<&Tensor<3>>) -> Tensor<3> {
        let [time, texts, width] = found.dims();
        let seen = activation::tanh(self.look.forward(found.reshape([time * texts, width])));
        let mut weights = seen.matmul(self.weigh.val()).reshape([time, texts, 1]);
        if let Some(present) = present {
            weights = weights + absent(present);
        }
        activation::softmax(weights, 0)
    }
}

/// A batch of texts: `[time, texts]`, and which places hold words, `[time, texts, 1]`.
#[derive(Debug, Clone)]
pub struct Texts {
    /// Indices of words.
    pub words: Tensor<2, Int>,
    /// 1 where there is a word, 0 where a text is filled up.
    pub present: Tensor<3>,
    /// The indices where the engine computes where it is called, so that numbers can be read at once; empty elsewhere.
    pub at_hand: Vec<u32>,
}

/// What is switched off in training, already scaled; nothing where `None`.
#[derive(Debug, Clone, Default)]
pub struct Masks {
    /// Of the words' vectors, the same for all words of a text, `[1, texts, embedding]`.
    pub words: Option<Tensor<3>>,
    /// Of what was pooled, `[texts, pooled]`.
    pub pooled: Option<Tensor<2>>,
}

/// A network that reads, on a device.
#[derive(Module, Debug)]
pub struct Reader {
    words: Param<Tensor<2>>,
    forwards: Option<Lstm>,
    backwards: Option<Lstm>,
    attention: Option<Attention>,
    last: Linear,
    #[module(skip)]
    config: ReaderConfig,
}

impl Reader {
    /// The vectors of words: `[time, texts]` to `[time, texts, embedding]`.
    pub fn vectors(&self, words: Tensor<2, Int>) -> Tensor<3> {
        embedding(self.words.val(), words)
    }

    /// Logits `[texts, outputs]`.
    pub fn forward(&self, texts: Texts, masks: &Masks) -> Tensor<2> {
        let vectors = self.vectors(texts.words);
        if texts.at_hand.is_empty() || vectors.is_autodiff() {
            return self.read(vectors, texts.present, masks).0;
        }
        let states = self.passages(&vectors, &texts.at_hand).iter().map(Passage::states).collect();
        self.judge(states, vectors, texts.present, masks).0
    }

    /// Logits `[texts, outputs]` of words' vectors `[time, texts, embedding]`, and the attention paid to each word
    /// `[time, texts, 1]` where there is any.
    pub fn read(
        &self,
        mut vectors: Tensor<3>,
        present: Tensor<3>,
        masks: &Masks,
    ) -> (Tensor<2>, Option<Tensor<3>>) {
        if let Some(mask) = &masks.words {
            vectors = vectors * mask.clone();
        }
        let there = self.config.masked.then_some(&present);
        let directions = self.directions();
        let states = directions.map(|(lstm, backwards)| lstm.forward(vectors.clone(), there, backwards));
        let states = states.collect();
        self.judge(states, vectors, present, masks)
    }

    /// The memories, and whether each reads from the end.
    fn directions(&self) -> impl Iterator<Item = (&Lstm, bool)> {
        self.forwards.iter().map(|lstm| (lstm, false)).chain(self.backwards.iter().map(|lstm| (lstm, true)))
    }

    /// The memories' ways over words' vectors, all without gradients.
    fn passages(&self, vectors: &Tensor<3>, words: &[u32]) -> Vec<Passage> {
        let present: Option<Vec<bool>> =
            self.config.masked.then(|| words.iter().map(|&word| word != PADDING).collect());
        self.directions()
            .map(|(lstm, backwards)| Passage::read(lstm, vectors.clone(), present.as_deref(), backwards))
            .collect()
    }

    /// What is made of the states of each direction, `[time, texts, units]`, and of the words' vectors.
    fn judge(
        &self,
        states: Vec<Tensor<3>>,
        vectors: Tensor<3>,
        present: Tensor<3>,
        masks: &Masks,
    ) -> (Tensor<2>, Option<Tensor<3>>) {
        let present = self.config.masked.then_some(present);
        let (mut pooled, attention) = if self.config.pooling == Pooling::Last && !states.is_empty() {
            (last(states, present), None)
        } else {
            let mut found = states;
            found.extend(self.config.pools_words().then_some(vectors));
            self.pool(Tensor::cat(found, 2), present)
        };
        if let Some(mask) = &masks.pooled {
            pooled = pooled * mask.clone();
        }
        (self.last.forward(pooled), attention)
    }

    fn pool(&self, found: Tensor<3>, present: Option<Tensor<3>>) -> (Tensor<2>, Option<Tensor<3>>) {
        let [_, texts, width] = found.dims();
        let sum = |x: Tensor<3>| x.sum_dim(0).reshape([texts, width]);
        if let Some(attention) = &self.attention {
            let weights = attention.forward(found.clone(), present.as_ref());
            return (sum(found * weights.clone()), Some(weights));
        }
        match present {
            None => (found.mean_dim(0).reshape([texts, width]), None),
            Some(present) => {
                let count = present.clone().sum_dim(0).clamp_min(1.0).reshape([texts, 1]);
                (sum(found * present) / count, None)
            }
        }
    }

    /// Logits with the memories' gradients written out, for engines that compute where they are called.
    pub fn study(&self, texts: Texts, masks: &Masks) -> Studied {
        let plain = self.valid();
        let mut vectors = plain.vectors(texts.words.inner());
        let mask = masks.words.clone().map(Tensor::inner);
        if let Some(mask) = &mask {
            vectors = vectors * mask.clone();
        }
        let passages = plain.passages(&vectors, &texts.at_hand);
        let leaf = |numbers: Tensor<3>| Tensor::from_inner(numbers).require_grad();
        let states: Vec<Tensor<3>> = passages.iter().map(|passage| leaf(passage.states())).collect();
        let vectors = leaf(vectors);
        let (logits, _) = self.judge(states.clone(), vectors.clone(), texts.present, masks);
        Studied { logits, words: texts.at_hand, mask, vectors, passages, states }
    }
}

/// A batch that was read so that gradients can be had: [`Reader::study`].
#[derive(Debug)]
pub struct Studied {
    /// `[texts, outputs]`, with gradients up to the states and the vectors.
    pub logits: Tensor<2>,
    words: Vec<u32>,
    mask: Option<Tensor<3>>,
    vectors: Tensor<3>,
    passages: Vec<Passage>,
    states: Vec<Tensor<3>>,
}

impl Studied {
    /// The gradient of all weights of `network` as a flat row, from those of what follows on the states.
    pub fn slope(self, network: &Reader, mut gradients: Gradients) -> Tensor<1> {
        let mut vectors = self.vectors.grad_remove(&mut gradients);
        let mut rows = Vec::with_capacity(12);
        for (passage, states) in self.passages.into_iter().zip(self.states) {
            let slope = states.grad_remove(&mut gradients);
            let slopes = passage.slopes(slope.unwrap_or_else(|| states.inner().zeros_like()));
            rows.extend([slopes.kernel, slopes.recurrent].map(|slope| slope.flatten(0, 1)));
            rows.push(slopes.bias);
            vectors = Some(match vectors {
                Some(sum) => sum + slopes.words,
                None => slopes.words,
            });
        }
        if let Some(attention) = &network.attention {
            rows.extend(slopes_of(&attention.look, &mut gradients));
            rows.push(slope_of(&attention.weigh, &mut gradients));
        }
        rows.extend(slopes_of(&network.last, &mut gradients));
        if let (Some(slope), Some(mask)) = (&mut vectors, self.mask) {
            *slope = slope.clone() * mask;
        }
        let ReaderConfig { vocabulary, embedding, .. } = network.config;
        let slopes = vectors.map(numbers).unwrap_or_default();
        let words = slope_of_words(vocabulary, embedding, &slopes, &self.words);
        let device = self.logits.device().inner();
        rows.insert(0, Tensor::from_data(TensorData::new(words, [vocabulary * embedding]), &device));
        Tensor::cat(rows, 0)
    }
}

/// The gradient of all words' vectors, one after another, from those of the words that were read: only they have one.
pub(super) fn slope_of_words(vocabulary: usize, embedding: usize, slopes: &[f32], read: &[u32]) -> Vec<f32> {
    let mut words = vec![0.0; vocabulary * embedding];
    for (slope, &word) in slopes.chunks_exact(embedding).zip(read) {
        let from = word as usize * embedding;
        let row = words.get_mut(from..from + embedding).unwrap_or_default();
        row.iter_mut().zip(slope).for_each(|(sum, slope)| *sum += slope);
    }
    words
}

fn slope_of<const D: usize>(weights: &Param<Tensor<D>>, gradients: &mut Gradients) -> Tensor<1> {
    let weights = weights.val();
    let slope = weights.grad_remove(gradients);
    slope.unwrap_or_else(|| weights.inner().zeros_like()).flatten(0, D - 1)
}

fn slopes_of(layer: &Linear, gradients: &mut Gradients) -> Vec<Tensor<1>> {
    let bias = layer.bias.as_ref().map(|bias| slope_of(bias, gradients));
    std::iter::once(slope_of(&layer.weight, gradients)).chain(bias).collect()
}

/// The state of each direction after the last word that it read, `[texts, directions × units]`; texts are filled up
/// at the front.
fn last(states: Vec<Tensor<3>>, present: Option<Tensor<3>>) -> Tensor<2> {
    let mut states = states.into_iter();
    let end = |states: Tensor<3>, at: usize| {
        let [_, texts, units] = states.dims();
        states.narrow(0, at, 1).reshape([texts, units])
    };
    let forwards = states.next().map(|states| {
        let time = states.dims()[0];
        end(states, time - 1)
    });
    let backwards = states.next().map(|states| match present {
        None => end(states, 0),
        Some(present) => first_word(states, present),
    });
    Tensor::cat(forwards.into_iter().chain(backwards).collect(), 1)
}

/// The state where the first word of each text stands.
fn first_word(states: Tensor<3>, present: Tensor<3>) -> Tensor<2> {
    let [time, texts, units] = states.dims();
    // 1 where a word follows on what fills up.
    let before =
        Tensor::cat(vec![present.zeros_like().narrow(0, 0, 1), present.clone().narrow(0, 0, time - 1)], 0);
    (states * (present - before)).sum_dim(0).reshape([texts, units])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orthogonal_rows_are_orthonormal() {
        let mut at = 0.0;
        let rows = orthogonal(4, 16, &mut || {
            at = (at * 7.3 + 0.37) % 1.0;
            at
        });
        for a in 0..4 {
            for b in 0..4 {
                let product: f32 = (0..16).map(|i| rows[a * 16 + i] * rows[b * 16 + i]).sum();
                assert!((product - if a == b { 1.0 } else { 0.0 }).abs() < 1e-5, "{a} {b}: {product}");
            }
        }
    }

    #[test]
    fn the_preset_has_the_course_texts_weights() {
        let config = ReaderConfig::course_text(1000, 1);
        assert_eq!(config.first_weights(|| 0.3).len(), 1000 * 64 + 4 * 64 * (64 + 64 + 1) + 65);
    }
}
