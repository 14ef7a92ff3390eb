//! Networks that say which word comes next, as the training loop sees them: sentences as rows of word indices. And what
//! such a network writes.

use std::ops::Range;

use burn::module::Module;
use burn::tensor::{Device, Tensor, TensorData};

use super::engine::Engine;
use super::learner::{Learner, Step};
use super::loss::Loss;
use super::parameters;
use super::random::{Purpose, Random};
use crate::nets::language::{BOUNDARY, LanguageConfig, LanguageNetwork, Lines};
use crate::nets::lstm::{Masks, UNKNOWN};

/// Sentences, each the indices of its words without its end.
pub type Sentences = Vec<Vec<u32>>;

/// A network that says which word comes next, and how it is trained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LanguageLearner {
    /// Its widths.
    pub network: LanguageConfig,
    /// Longer gradients are shortened to this length; 0: none are.
    pub longest_gradient: f64,
}

impl LanguageLearner {
    /// Sentences of a step and what is switched off in it, already scaled: numbers of the words' vectors, the same for
    /// all words of a sentence (Gal and Ghahramani 2016), and of the states (Zaremba, Sutskever and Vinyals 2014).
    fn batch(&self, rows: &Sentences, chosen: &[usize], step: &mut Step<'_>) -> (Lines, Masks) {
        let mut sentences: Vec<&[u32]> =
            chosen.iter().filter_map(|&row| Some(rows.get(row)?.as_slice())).collect();
        // Step by step, the memory stops behind the last sentence that has begun.
        sentences.sort_by_key(|words| std::cmp::Reverse(words.len()));
        let lines = Lines::of(&sentences);
        let (share, units) = (step.dropout, self.network.units);
        if share <= 0.0 {
            return (lines, Masks::default());
        }
        let keep = (1.0 / (1.0 - share)) as f32;
        let (texts, places) = (lines.sentences(), lines.count());
        let mut mask = |count: usize| -> Vec<f32> {
            (0..count).map(|_| if step.random.uniform() < share { 0.0 } else { keep }).collect()
        };
        let of_words = TensorData::new(mask(texts * units), [1, texts, units]);
        let of_states = TensorData::new(mask(places * units), [places, units]);
        let masks = Masks {
            words: Some(Tensor::from_data(of_words, step.device)),
            pooled: Some(Tensor::from_data(of_states, step.device)),
        };
        (lines, masks)
    }
}

impl Learner for LanguageLearner {
    type Network = LanguageNetwork;
    type Rows = Sentences;

    const CHUNK: usize = 16;

    fn init(&self, device: &Device) -> LanguageNetwork {
        self.network.init(device)
    }

    fn first_weights(&self, uniform: impl FnMut() -> f64) -> Vec<f32> {
        self.network.first_weights(uniform)
    }

    fn count(rows: &Sentences) -> usize {
        rows.len()
    }

    fn loss(
        &self,
        network: &LanguageNetwork,
        rows: &Sentences,
        chosen: &[usize],
        mut step: Step<'_>,
    ) -> Tensor<1> {
        let (lines, masks) = self.batch(rows, chosen, &mut step);
        network.log_likelihoods(&lines, &masks).mean().neg()
    }

    fn gradient(
        &self,
        network: &LanguageNetwork,
        rows: &Sentences,
        chosen: &[usize],
        mut step: Step<'_>,
    ) -> (Tensor<1>, Tensor<1>) {
        // Without gradients: no backward pass would end what is noted down for one.
        let network = parameters::with_row(network.valid(), step.weights);
        let (lines, masks) = self.batch(rows, chosen, &mut step);
        network.study(&lines, &masks)
    }

    fn outputs(
        &self,
        network: &LanguageNetwork,
        rows: &Sentences,
        chosen: Range<usize>,
        _: &Engine,
    ) -> Tensor<1> {
        let sentences: Vec<&[u32]> = rows.get(chosen).unwrap_or_default().iter().map(Vec::as_slice).collect();
        network.log_likelihoods(&Lines::of(&sentences), &Masks::default())
    }

    /// Of a word, ends of sentences included.
    fn mean_loss(&self, _: Loss, outputs: &[f32], _: &Sentences) -> f64 {
        -outputs.iter().map(|&said| f64::from(said)).sum::<f64>() / outputs.len().max(1) as f64
    }

    fn longest_gradient(&self) -> Option<f64> {
        (self.longest_gradient > 0.0).then_some(self.longest_gradient)
    }
}

/// How words are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawing {
    /// How many sentences.
    pub sentences: usize,
    /// Words of one at most.
    pub longest: usize,
    /// Logits are divided by it: below 1 what is likely becomes likelier.
    pub temperature: f64,
    /// Each sentence has a stream of its own under it.
    pub seed: u64,
}

/// Sentences drawn word by word from what the network says comes next. Unknown words are never drawn, and none is empty.
pub fn write(network: &LanguageNetwork, drawing: &Drawing) -> Sentences {
    let stream = |sentence: usize| Random::stream(drawing.seed, Purpose::Sentences, sentence as u64);
    let mut streams: Vec<Random> = (0..drawing.sentences).map(stream).collect();
    let mut written = vec![Vec::new(); drawing.sentences];
    let mut last = vec![BOUNDARY; drawing.sentences];
    let mut memory = None;
    for at in 0..drawing.longest {
        let (logits, after) = network.next(&last, memory);
        memory = Some(after);
        let vocabulary = logits.len() / drawing.sentences.max(1);
        let rows = logits.chunks_exact(vocabulary.max(1)).zip(&mut streams);
        for ((logits, random), (written, last)) in rows.zip(written.iter_mut().zip(&mut last)) {
            if at > 0 && *last == BOUNDARY {
                continue;
            }
            *last = draw(logits, drawing.temperature, at == 0, random);
            written.extend((*last != BOUNDARY).then_some(*last));
        }
        if last.iter().all(|&word| word == BOUNDARY) {
            break;
        }
    }
    written
}

fn draw(logits: &[f32], temperature: f64, first: bool, random: &mut Random) -> u32 {
    let largest = f64::from(logits.iter().copied().fold(f32::NEG_INFINITY, f32::max));
    let mut sum = 0.0;
    let reached: Vec<f64> = (0_u32..)
        .zip(logits)
        .map(|(word, &logit)| {
            let barred = word == UNKNOWN || first && word == BOUNDARY;
            sum += if barred { 0.0 } else { libm::exp((f64::from(logit) - largest) / temperature) };
            sum
        })
        .collect();
    let at = random.uniform() * sum;
    let word = reached.partition_point(|reached| *reached <= at).min(logits.len().saturating_sub(1));
    u32::try_from(word).unwrap_or(BOUNDARY)
}
