//! A network that says which word comes next: words become vectors, a long short-term memory goes over them, and a layer
//! gives each word of the vocabulary its probability (Sundermeyer, Schlüter and Ney 2012, "LSTM neural networks for
//! language modeling").
//!
//! It is for engines that compute where they are called.

use burn::module::{Module, Param};
use burn::nn::Linear;
use burn::tensor::module::embedding;
use burn::tensor::{Device, Int, Tensor, TensorData, activation};

use super::lstm::{Masks, dense, first_memory, glorot, slope_of_words, zeros};
use super::memory::{Lstm, Memory, Passage, exp, numbers};

/// The index that is read before the first word of a sentence, follows on its last one, and fills up in front.
pub const BOUNDARY: u32 = 0;

/// Widths of a network that says which word comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageConfig {
    /// Indices of words, [`BOUNDARY`] included.
    pub vocabulary: usize,
    /// Of the memory, and numbers of a word's vector.
    pub units: usize,
}

impl LanguageConfig {
    /// First weights as Keras draws them, as a flat row in the module's order; `uniform` draws from [0, 1).
    pub fn first_weights(&self, mut uniform: impl FnMut() -> f64) -> Vec<f32> {
        let Self { vocabulary, units } = *self;
        let mut row: Vec<f32> = (0..vocabulary * units).map(|_| ((uniform() - 0.5) * 0.1) as f32).collect();
        row.extend(first_memory(units, units, &mut uniform));
        row.extend(glorot(units, vocabulary, &mut uniform));
        row.extend(std::iter::repeat_n(0.0, vocabulary));
        row
    }

    /// A network with all weights 0; they are put in as a flat row.
    pub fn init(&self, device: &Device) -> LanguageNetwork {
        LanguageNetwork {
            words: zeros([self.vocabulary, self.units], device),
            memory: Lstm::new(self.units, self.units, device),
            last: dense(self.units, self.vocabulary, device),
        }
    }
}

/// Sentences side by side, time first, filled up in front so that all end together.
#[derive(Debug, Clone)]
pub struct Lines {
    time: usize,
    texts: usize,
    /// `[time × texts]`: the word before each.
    read: Vec<u32>,
    /// `[time × texts]`: whether there is one.
    present: Vec<bool>,
    /// Of those places alone, in their order: the word that follows.
    next: Vec<u32>,
    /// Which places those are.
    places: Vec<i32>,
}

impl Lines {
    /// Of sentences, each the indices of its words.
    pub fn of(sentences: &[&[u32]]) -> Self {
        let longest = sentences.iter().map(|words| words.len()).max().unwrap_or(0);
        let (time, texts) = (longest + 1, sentences.len());
        let (read, present) = (Vec::with_capacity(time * texts), Vec::with_capacity(time * texts));
        let mut lines = Self { time, texts, read, present, next: Vec::new(), places: Vec::new() };
        for at in 0..time {
            for words in sentences {
                let place = at.checked_sub(longest - words.len());
                let before = place.and_then(|place| words.get(place.checked_sub(1)?).copied());
                if let Some(place) = place {
                    lines.places.push(i32::try_from(lines.read.len()).unwrap_or_default());
                    lines.next.push(words.get(place).copied().unwrap_or(BOUNDARY));
                }
                lines.read.push(before.unwrap_or(BOUNDARY));
                lines.present.push(place.is_some());
            }
        }
        lines
    }

    /// How many words follow on another, ends of sentences included.
    pub fn count(&self) -> usize {
        self.next.len()
    }

    /// Sentences.
    pub fn sentences(&self) -> usize {
        self.texts
    }

    fn present(&self, device: &Device) -> Tensor<3> {
        let there: Vec<f32> = self.present.iter().map(|&there| if there { 1.0 } else { 0.0 }).collect();
        Tensor::from_data(TensorData::new(there, [self.time, self.texts, 1]), device)
    }

    /// Of `[time, texts, units]` the places with a word, `[places, units]`.
    fn chosen(&self, states: Tensor<3>) -> Tensor<2> {
        let [time, texts, units] = states.dims();
        let places = TensorData::new(self.places.clone(), [self.places.len()]);
        let places = Tensor::<1, Int>::from_data(places, &states.device());
        states.reshape([time * texts, units]).select(0, places)
    }

    /// The way back: 0 where there is no word.
    fn spread(&self, slopes: Tensor<2>) -> Tensor<3> {
        let ([_, units], device) = (slopes.dims(), slopes.device());
        let mut all = vec![0.0; self.time * self.texts * units];
        let slopes = numbers(slopes);
        for (slope, &place) in slopes.chunks_exact(units).zip(&self.places) {
            let from = usize::try_from(place).unwrap_or_default() * units;
            all.get_mut(from..from + units).unwrap_or_default().copy_from_slice(slope);
        }
        Tensor::from_data(TensorData::new(all, [self.time, self.texts, units]), &device)
    }
}

/// A network that says which word comes next, on a device.
#[derive(Module, Debug)]
pub struct LanguageNetwork {
    words: Param<Tensor<2>>,
    memory: Lstm,
    last: Linear,
}

impl LanguageNetwork {
    fn vectors(&self, lines: &Lines, device: &Device) -> Tensor<3> {
        let read = lines.read.iter().map(|&word| i32::try_from(word).unwrap_or_default()).collect();
        let read = TensorData::new::<i32, _>(read, [lines.time, lines.texts]);
        embedding(self.words.val(), Tensor::<2, Int>::from_data(read, device))
    }

    /// ln p of each word that follows, `[places]`. Of `masks` the second is `[places, units]`.
    pub fn log_likelihoods(&self, lines: &Lines, masks: &Masks) -> Tensor<1> {
        let device = self.words.val().device();
        let mut vectors = self.vectors(lines, &device);
        if let Some(mask) = &masks.words {
            vectors = vectors * mask.clone();
        }
        let states = if vectors.is_autodiff() {
            self.memory.forward(vectors, Some(&lines.present(&device)), false)
        } else {
            Passage::read(&self.memory, vectors, Some(&lines.present), false).states()
        };
        let mut states = lines.chosen(states);
        if let Some(mask) = &masks.pooled {
            states = states * mask.clone();
        }
        let next = lines.next.iter().map(|&word| i32::try_from(word).unwrap_or_default()).collect();
        let next = TensorData::new::<i32, _>(next, [lines.count(), 1]);
        let next = Tensor::<2, Int>::from_data(next, &device);
        activation::log_softmax(self.last.forward(states), 1).gather(1, next).flatten(0, 1)
    }

    /// The mean loss of a word in nats, `[1]`, and the gradient of all weights as a flat row, written out.
    pub fn study(&self, lines: &Lines, masks: &Masks) -> (Tensor<1>, Tensor<1>) {
        let plain = self.valid();
        let device = plain.words.val().device();
        let [vocabulary, units] = plain.words.val().dims();
        let of_words = masks.words.clone().map(Tensor::inner);
        let of_states = masks.pooled.clone().map(Tensor::inner);
        let mut vectors = plain.vectors(lines, &device);
        if let Some(mask) = &of_words {
            vectors = vectors * mask.clone();
        }
        let passage = Passage::read(&plain.memory, vectors, Some(&lines.present), false);
        let mut states = lines.chosen(passage.states());
        if let Some(mask) = &of_states {
            states = states * mask.clone();
        }
        let (loss, slope) = surprise(numbers(plain.last.forward(states.clone())), &lines.next, vocabulary);
        let slope = Tensor::<2>::from_data(TensorData::new(slope, [lines.count(), vocabulary]), &device);
        let last = [
            states.transpose().matmul(slope.clone()).flatten(0, 1),
            slope.clone().sum_dim(0).reshape([vocabulary]),
        ];
        let mut back = slope.matmul(plain.last.weight.val().transpose());
        if let Some(mask) = of_states {
            back = back * mask;
        }
        let slopes = passage.slopes(lines.spread(back));
        let mut read = slopes.words;
        if let Some(mask) = of_words {
            read = read * mask;
        }
        let words = slope_of_words(vocabulary, units, &numbers(read), &lines.read);
        let mut rows = vec![Tensor::from_data(TensorData::new(words, [vocabulary * units]), &device)];
        rows.extend([slopes.kernel, slopes.recurrent].map(|slope| slope.flatten(0, 1)));
        rows.push(slopes.bias);
        rows.extend(last);
        (Tensor::from_data(TensorData::new(vec![loss as f32], [1]), &device), Tensor::cat(rows, 0))
    }

    /// What may follow on one more word of each text: logits, `[texts × vocabulary]`, and what is then remembered.
    /// Without gradients.
    pub fn next(&self, words: &[u32], before: Option<Memory>) -> (Vec<f32>, Memory) {
        let device = self.words.val().device();
        let words: Vec<i32> = words.iter().map(|&word| i32::try_from(word).unwrap_or_default()).collect();
        let count = words.len();
        let words = Tensor::<1, Int>::from_data(TensorData::new(words, [count]), &device);
        let memory = self.memory.step(self.words.val().select(0, words), before);
        (numbers(self.last.forward(memory.0.clone())), memory)
    }
}

/// The mean of -ln p of the words that follow, from logits `[places × vocabulary]`, and how steep it is at each logit.
fn surprise(mut logits: Vec<f32>, next: &[u32], vocabulary: usize) -> (f64, Vec<f32>) {
    let share = 1.0 / next.len().max(1) as f32;
    let mut loss = 0.0;
    for (row, &word) in logits.chunks_exact_mut(vocabulary).zip(next) {
        let largest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        row.iter_mut().for_each(|logit| *logit = exp(*logit - largest));
        let sum: f32 = row.iter().sum();
        row.iter_mut().for_each(|weight| *weight *= share / sum);
        if let Some(own) = row.get_mut(word as usize) {
            loss -= libm::log(f64::from(*own / share));
            *own -= share;
        }
    }
    (loss * f64::from(share), logits)
}
