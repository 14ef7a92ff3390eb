//! Networks that read: words become vectors, a long short-term memory (Hochreiter and Schmidhuber 1997; with a
//! forget gate, Gers et al. 2000) goes over them, what it found is pooled and judged. Without the memory it is a
//! layer over the mean of the words' vectors, which knows no order.
//!
//! Tensors of words have time first: a step is then one piece of memory.

use burn::module::{Module, Param};
use burn::nn::Linear;
use burn::tensor::module::embedding;
use burn::tensor::{Device, Int, Tensor, TensorData, activation};
use serde::{Deserialize, Serialize};

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
            row.extend(glorot(self.embedding, 4 * self.units, &mut uniform));
            row.extend(orthogonal(self.units, 4 * self.units, &mut uniform));
            let forget = self.units..2 * self.units;
            row.extend((0..4 * self.units).map(|unit| if forget.contains(&unit) { 1.0 } else { 0.0 }));
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

fn zeros<const D: usize>(shape: [usize; D], device: &Device) -> Param<Tensor<D>> {
    Param::from_data(TensorData::zeros::<f32, _>(shape), device)
}

fn dense(inputs: usize, outputs: usize, device: &Device) -> Linear {
    Linear { weight: zeros([inputs, outputs], device), bias: Some(zeros([outputs], device)) }
}

fn glorot(inputs: usize, outputs: usize, uniform: &mut impl FnMut() -> f64) -> Vec<f32> {
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

/// One long short-term memory. The gates stand side by side: in, forget, candidate, out.
#[derive(Module, Debug)]
pub struct Lstm {
    kernel: Param<Tensor<2>>,
    recurrent: Param<Tensor<2>>,
    bias: Param<Tensor<1>>,
}

impl Lstm {
    fn new(inputs: usize, units: usize, device: &Device) -> Self {
        Self {
            kernel: zeros([inputs, 4 * units], device),
            recurrent: zeros([units, 4 * units], device),
            bias: zeros([4 * units], device),
        }
    }

    /// The states after each word, each `[texts, units]`, in the order of words. `words` is
    /// `[time, texts, embedding]`; where `present` `[time, texts, 1]` is 0, the memory stays as it is.
    fn forward(&self, words: Tensor<3>, present: Option<&Tensor<3>>, backwards: bool) -> Vec<Tensor<2>> {
        let [time, texts, width] = words.dims();
        let [units, gates] = self.recurrent.val().dims();
        let told = words.reshape([time * texts, width]).matmul(self.kernel.val());
        let told = (told + self.bias.val().unsqueeze::<2>()).reshape([time, texts, gates]);
        let mut told = steps(told);
        let mut present = present.map(|present| steps(present.clone()));
        if backwards {
            told.reverse();
            present.iter_mut().for_each(|present| present.reverse());
        }
        let recurrent = self.recurrent.val();
        let mut state: Option<(Tensor<2>, Tensor<2>)> = None;
        let mut states = Vec::with_capacity(time);
        for (at, told) in told.into_iter().enumerate() {
            let gates = match &state {
                Some((hidden, _)) => told + hidden.clone().matmul(recurrent.clone()),
                None => told,
            };
            let gate = |number: usize| gates.clone().narrow(1, number * units, units);
            let taken = activation::sigmoid(gate(0)) * activation::tanh(gate(2));
            let mut cell = match &state {
                Some((_, cell)) => activation::sigmoid(gate(1)) * cell.clone() + taken,
                None => taken,
            };
            let mut hidden = activation::sigmoid(gate(3)) * activation::tanh(cell.clone());
            if let Some(present) = present.as_ref().and_then(|present| present.get(at)) {
                let keep = |new: Tensor<2>, old: Option<&Tensor<2>>| match old {
                    Some(old) => old.clone() + (new - old.clone()) * present.clone(),
                    None => new * present.clone(),
                };
                cell = keep(cell, state.as_ref().map(|(_, cell)| cell));
                hidden = keep(hidden, state.as_ref().map(|(hidden, _)| hidden));
            }
            states.push(hidden.clone());
            state = Some((hidden, cell));
        }
        if backwards {
            states.reverse();
        }
        states
    }
}

/// `[time, texts, width]` as a list over time.
fn steps(all: Tensor<3>) -> Vec<Tensor<2>> {
    // By halves: the gradient of a slice is as large as what it is a slice of, so that slices of the whole would
    // cost the square of the time.
    let [time, texts, width] = all.dims();
    if time < 2 {
        return vec![all.reshape([texts, width])];
    }
    let (before, after) = (all.clone().narrow(0, 0, time / 2), all.narrow(0, time / 2, time - time / 2));
    let mut found = steps(before);
    found.extend(steps(after));
    found
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
            // Beyond reach of any score: e to this power is 0.
            weights = weights + present.clone().sub_scalar(1.0).mul_scalar(1e4);
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
        self.read(self.vectors(texts.words), texts.present, masks).0
    }

    /// Logits `[texts, outputs]` of words' vectors `[time, texts, embedding]`, and the attention paid to each word
    /// `[time, texts, 1]` where there is any.
    pub fn read(
        &self,
        mut vectors: Tensor<3>,
        present: Tensor<3>,
        masks: &Masks,
    ) -> (Tensor<2>, Option<Tensor<3>>) {
        let present = self.config.masked.then_some(present);
        if let Some(mask) = &masks.words {
            vectors = vectors * mask.clone();
        }
        let mut directions = Vec::with_capacity(2);
        if let Some(forwards) = &self.forwards {
            directions.push(forwards.forward(vectors.clone(), present.as_ref(), false));
        }
        if let Some(backwards) = &self.backwards {
            directions.push(backwards.forward(vectors.clone(), present.as_ref(), true));
        }
        let (mut pooled, attention) = if self.config.pooling == Pooling::Last && !directions.is_empty() {
            (last(&directions), None)
        } else {
            self.pool(directions, self.config.pools_words().then_some(vectors), present)
        };
        if let Some(mask) = &masks.pooled {
            pooled = pooled * mask.clone();
        }
        (self.last.forward(pooled), attention)
    }

    fn pool(
        &self,
        directions: Vec<Vec<Tensor<2>>>,
        words: Option<Tensor<3>>,
        present: Option<Tensor<3>>,
    ) -> (Tensor<2>, Option<Tensor<3>>) {
        let mut found: Vec<Tensor<3>> =
            directions.into_iter().map(|states| Tensor::stack::<3>(states, 0)).collect();
        found.extend(words);
        let found = Tensor::cat(found, 2);
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
}

/// The state of each direction after the last word that it read, `[texts, directions × units]`.
fn last(directions: &[Vec<Tensor<2>>]) -> Tensor<2> {
    let ends = directions.iter().enumerate().filter_map(|(direction, states)| {
        // A memory that reads from the end has read all at the beginning.
        if direction == 0 { states.last().cloned() } else { states.first().cloned() }
    });
    Tensor::cat(ends.collect(), 1)
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
