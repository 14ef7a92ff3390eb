//! Vectors of words from the words around them: skip-gram with negative sampling (Mikolov, Sutskever, Chen, Corrado and
//! Dean 2013, "Distributed representations of words and phrases and their compositionality"). Words that name nothing
//! are left out beforehand: on a few hundred abstracts they would fill every window.

use super::principal::{Plane, plane};
use super::stop_words::is_content;
use super::tokens::tokens;
use super::vocabulary::{UNKNOWN, Vocabulary};
use crate::error::{Code, Error, Result};
use crate::tabular::pulse::Pulse;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

/// A word needs to be in so many documents; rarer ones stand where chance put them.
const FEWEST_TEXTS: usize = 3;
/// The commonest, at most so many.
const MOST_WORDS: usize = 20_000;
/// Fewer have no neighbours worth the name.
pub const FEWEST_WORDS: usize = 20;
/// Words drawn as no neighbours, for each that is one.
const NEGATIVES: usize = 5;
/// A word that is a larger share of all words is passed over now and then.
const COMMON: f64 = 1e-3;
const FIRST_RATE: f64 = 0.05;
/// Words that are gone through unless epochs are said, so that small collections are read often enough.
const READ: usize = 800_000;
/// Texts between two pulses.
const SLICE: usize = 16;

/// How vectors are trained.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct WordVectorOptions {
    pub dimensions: Option<usize>,
    pub window: Option<usize>,
    pub epochs: Option<usize>,
    pub seed: Option<u64>,
}

/// A word near another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Neighbour {
    /// In lower case.
    pub word: String,
    /// Of the angle between both vectors.
    pub cosine: f64,
    /// How often it occurs.
    pub count: usize,
}

/// Words with their vectors.
#[derive(Debug, Clone)]
pub struct SkipGram {
    words: Vocabulary,
    /// How often each occurs.
    pub counts: Vec<usize>,
    /// Numbers of a vector.
    pub dimensions: usize,
    /// One after the other.
    vectors: Vec<f32>,
    /// Mean loss of a pair in each epoch, nats.
    pub losses: Vec<f64>,
}

fn row(matrix: &[f32], at: usize, width: usize) -> &[f32] {
    matrix.get(at * width..(at + 1) * width).unwrap_or_default()
}

fn row_mut(matrix: &mut [f32], at: usize, width: usize) -> &mut [f32] {
    matrix.get_mut(at * width..(at + 1) * width).unwrap_or_default()
}

fn product(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

struct Draw(ChaCha8Rng);

impl Draw {
    fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.uniform() * bound as f64) as usize
    }
}

/// What is learnt: a vector of each word as itself, and one as another's neighbour.
struct Trainer {
    own: Vec<f32>,
    beside: Vec<f32>,
    width: usize,
    /// Up to and with each word, the sum of counts^0.75.
    noise: Vec<f64>,
    draw: Draw,
    slope: Vec<f32>,
}

impl Trainer {
    fn new(counts: &[usize], width: usize, seed: u64) -> Self {
        let mut draw = Draw(ChaCha8Rng::seed_from_u64(seed));
        let own = (0..counts.len() * width).map(|_| ((draw.uniform() - 0.5) / width as f64) as f32).collect();
        let weights = counts.iter().scan(0.0, |sum, &n| {
            *sum += libm::pow(n as f64, 0.75);
            Some(*sum)
        });
        let (noise, beside) = (weights.collect(), vec![0.0; counts.len() * width]);
        Self { own, beside, width, noise, draw, slope: vec![0.0; width] }
    }

    /// One step for a word, its neighbour, and words that are none. Returns the loss before it.
    fn pair(&mut self, word: usize, neighbour: usize, rate: f32) -> f64 {
        let mut loss = 0.0;
        self.slope.fill(0.0);
        for index in 0..=NEGATIVES {
            let (other, truth) = if index == 0 {
                (neighbour, 1.0)
            } else {
                let at = self.draw.uniform() * self.noise.last().copied().unwrap_or_default();
                (self.noise.partition_point(|sum| *sum <= at), 0.0)
            };
            if index > 0 && other == neighbour {
                continue;
            }
            let (own, beside) =
                (row(&self.own, word, self.width), row_mut(&mut self.beside, other, self.width));
            let score = product(own, beside);
            let said = 1.0 / (1.0 + libm::expf(-score));
            let right = if truth > 0.5 { said } else { 1.0 - said };
            loss -= libm::log(f64::from(right).max(1e-12));
            let step = (truth - said) * rate;
            for ((slope, beside), own) in self.slope.iter_mut().zip(beside).zip(own) {
                *slope += step * *beside;
                *beside += step * own;
            }
        }
        let own = row_mut(&mut self.own, word, self.width);
        own.iter_mut().zip(&self.slope).for_each(|(own, slope)| *own += slope);
        loss
    }
}

/// Trains vectors on the words of texts.
///
/// # Errors
/// `bad-option` outside the limits; `too-few-rows` with fewer than [`FEWEST_WORDS`] words; `cancelled`.
pub async fn train(
    texts: &[Vec<String>],
    options: &WordVectorOptions,
    pulse: &dyn Pulse,
) -> Result<SkipGram> {
    let limits = |option: &str, value: Option<usize>, usual: usize, least: usize, most: usize| {
        let value = value.unwrap_or(usual);
        if (least..=most).contains(&value) {
            return Ok(value);
        }
        let allowed = format!("{least}–{most}");
        Err(Error::new(Code::BadOption).option(option).value("value", value).value("allowed", allowed))
    };
    let width = limits("dimensions", options.dimensions, 50, 2, 300)?;
    let window = limits("window", options.window, 5, 1, 20)?;
    let all = Vocabulary::learn(texts.iter().map(Vec::as_slice), FEWEST_TEXTS, usize::MAX);
    let named: Vec<String> =
        Vec::from(all).into_iter().filter(|word| is_content(word)).take(MOST_WORDS).collect();
    let words = Vocabulary::from(named);
    let first = UNKNOWN + 1;
    let known = words.len().saturating_sub(first as usize);
    if known < FEWEST_WORDS {
        return Err(Error::new(Code::TooFewRows).value("rows", known).value("needed", FEWEST_WORDS));
    }
    let places = |text: &Vec<String>| -> Vec<usize> {
        let indices = words.encode(text).into_iter().filter(|index| *index >= first);
        indices.map(|index| (index - first) as usize).collect()
    };
    let texts: Vec<Vec<usize>> = texts.iter().map(places).collect();
    let mut counts = vec![0; known];
    texts.iter().flatten().for_each(|&word| counts.get_mut(word).into_iter().for_each(|n| *n += 1));
    let total: usize = counts.iter().sum();
    let epochs = limits("epochs", options.epochs, (READ / total.max(1)).clamp(3, 40), 1, 1000)?;
    let kept: Vec<f64> = counts
        .iter()
        .map(|&n| {
            let share = n as f64 / total as f64;
            ((COMMON / share).sqrt() + COMMON / share).min(1.0)
        })
        .collect();
    let mut trainer = Trainer::new(&counts, width, options.seed.unwrap_or(2013));
    let mut losses = Vec::with_capacity(epochs);
    let mut read = 0;
    for _ in 0..epochs {
        let (mut loss, mut pairs) = (0.0, 0_usize);
        for (index, text) in texts.iter().enumerate() {
            let done = read as f64 / (epochs * total) as f64;
            if index % SLICE == 0 {
                pulse.beat(done).await?;
            }
            read += text.len();
            let rate = (FIRST_RATE * (1.0 - done).max(1e-4)) as f32;
            let keeps = |word: &&usize| trainer.draw.uniform() < kept.get(**word).copied().unwrap_or(1.0);
            let text: Vec<usize> = text.iter().filter(keeps).copied().collect();
            for (at, &word) in text.iter().enumerate() {
                let reach = 1 + trainer.draw.below(window);
                let around = text.iter().enumerate().take(at + reach + 1).skip(at.saturating_sub(reach));
                for (_, &neighbour) in around.filter(|(other, neighbour)| *other != at && **neighbour != word)
                {
                    loss += trainer.pair(word, neighbour, rate);
                    pairs += 1;
                }
            }
        }
        losses.push(loss / pairs.max(1) as f64);
    }
    Ok(SkipGram { words, counts, dimensions: width, vectors: trainer.own, losses })
}

impl SkipGram {
    /// The words, the commonest first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (UNKNOWN + 1..).take(self.counts.len()).map(|index| self.words.word(index))
    }

    /// A word's vector, of length one.
    fn unit(&self, at: usize) -> Vec<f32> {
        let vector = row(&self.vectors, at, self.dimensions);
        let length = product(vector, vector).sqrt().max(f32::MIN_POSITIVE);
        vector.iter().map(|x| x / length).collect()
    }

    /// The nearest words to a word, or to the mean of several, the nearest first.
    ///
    /// # Errors
    /// `bad-option` (word) where none of them is known; `allowed` are some that are.
    pub fn neighbours(&self, text: &str, most: usize) -> Result<Vec<Neighbour>> {
        let first = (UNKNOWN + 1) as usize;
        let asked = tokens(text);
        let own: Vec<usize> =
            asked.iter().filter_map(|word| (self.words.index(word)? as usize).checked_sub(first)).collect();
        if own.is_empty() {
            let known: Vec<&str> = self.words().take(12).collect();
            return Err(Error::new(Code::BadOption)
                .option("word")
                .value("value", text.trim())
                .value("allowed", format!("{}, …", known.join(", "))));
        }
        let mut centre = vec![0.0; self.dimensions];
        for &word in &own {
            centre.iter_mut().zip(self.unit(word)).for_each(|(sum, x)| *sum += x);
        }
        let length = product(&centre, &centre).sqrt().max(f32::MIN_POSITIVE);
        let cosine = |at: usize| f64::from(product(&centre, &self.unit(at)) / length);
        let mut found: Vec<Neighbour> = self
            .words()
            .zip(&self.counts)
            .enumerate()
            .filter(|(at, _)| !own.contains(at))
            .map(|(at, (word, &count))| Neighbour { word: word.to_owned(), cosine: cosine(at), count })
            .collect();
        found.sort_by(|a, b| b.cosine.total_cmp(&a.cosine).then_with(|| a.word.cmp(&b.word)));
        found.truncate(most);
        Ok(found)
    }

    /// All words on a plane: [`plane`] of the vectors at length one, whose distances are those of their angles.
    #[must_use]
    pub fn map(&self) -> Plane {
        let units: Vec<Vec<f64>> =
            (0..self.counts.len()).map(|at| self.unit(at).into_iter().map(f64::from).collect()).collect();
        plane(&units)
    }

    /// The text format of word2vec: a line with how many words and numbers, then a line a word.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = format!("{} {}\n", self.counts.len(), self.dimensions);
        for (at, word) in self.words().enumerate() {
            out.push_str(word);
            for x in row(&self.vectors, at, self.dimensions) {
                out.push_str(&format!(" {x:.5}"));
            }
            out.push('\n');
        }
        out
    }
}
