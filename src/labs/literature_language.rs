//! A network that learns from a collection which word comes next, beside counts of words and of pairs, and the sentences
//! that it writes, with what in them is copied and what stands nowhere.

use serde::{Deserialize, Serialize};

use super::report::Counts;
use super::spec::bad;
use crate::error::{Code, Error, Result};
use crate::learn::engine::Engine;
use crate::learn::language::{Drawing, LanguageLearner, Sentences, write};
use crate::learn::learner::Learner;
use crate::learn::loss::Loss;
use crate::learn::optimiser::{BETAS, OptimiserConfig, OptimiserName};
use crate::learn::parameters;
use crate::learn::random::{Purpose, Random};
use crate::learn::training::{Halt, Pace, Training, TrainingConfig};
use crate::nets::language::{LanguageConfig, LanguageNetwork};
use crate::tabular::pulse::{Pulse, Stretch};
use crate::text::Corpus;
use crate::text::language::{Counts as WordCounts, lines};
use crate::text::originality::Shelf;
use crate::text::vocabulary::{UNKNOWN, Vocabulary};

/// Fewer documents with words leave no part to judge by.
pub const FEWEST_DOCUMENTS: usize = 20;
/// Fewer words say nothing of one another.
const FEWEST_WORDS: usize = 5;
/// A word needs to be in so many sentences of the training part.
const FEWEST_SENTENCES: usize = 2;
/// Longer sentences are lists and damage, and are left out.
const LONGEST: usize = 100;
/// Words that are gone through unless epochs are said.
const READ: usize = 400_000;
/// Sentences that choose the epoch: judging them is the longest work between two pulses.
const CHOOSING: usize = 200;
const BATCH: usize = 16;
const LEARNING_RATE: f64 = 0.003;
const DROPOUT: f64 = 0.2;
/// What training is of the whole work; the rest is judging.
const TRAINING_SHARE: f64 = 0.95;

/// How a network that writes is trained.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LanguageModelOptions {
    pub vocabulary: Option<usize>,
    pub units: Option<usize>,
    pub epochs: Option<usize>,
    pub seed: Option<u64>,
}

/// How sentences are written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct WritingOptions {
    pub sentences: Option<usize>,
    pub temperature: Option<f64>,
    pub seed: Option<u64>,
}

/// Mean losses of a word, nats.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LanguageLosses {
    pub training: Vec<f64>,
    pub validation: Vec<f64>,
}

/// Perplexities of the test part.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Perplexity {
    pub network: f64,
    pub bigram: f64,
    pub unigram: f64,
}

/// `LanguageModel` of the contract.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LanguageReport {
    pub vocabulary: usize,
    pub documents: Counts,
    pub words: usize,
    pub test_words: usize,
    pub unknown: f64,
    pub losses: LanguageLosses,
    pub best_epoch: usize,
    pub perplexity: Perplexity,
}

/// A run of words that stands in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Copied {
    pub from: usize,
    pub words: usize,
    pub document: usize,
}

/// `WrittenSentence` of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct WrittenSentence {
    pub words: Vec<String>,
    pub copied: Copied,
    pub unseen: Vec<usize>,
}

/// A network that writes, and what it takes to say where its words come from.
#[derive(Debug)]
pub struct LanguageModel {
    /// How well it guesses.
    pub report: LanguageReport,
    network: LanguageNetwork,
    words: Vocabulary,
    shelf: Shelf,
}

fn within<T: PartialOrd + Copy + Into<f64>>(
    option: &str,
    value: Option<T>,
    [usual, least, most]: [T; 3],
) -> Result<T> {
    let value = value.unwrap_or(usual);
    if value >= least && value <= most {
        return Ok(value);
    }
    Err(bad(option, value.into(), least.into(), most.into()))
}

fn whole(option: &str, value: Option<usize>, limits: [u32; 3]) -> Result<usize> {
    let value = value.map(|value| u32::try_from(value).unwrap_or(u32::MAX));
    Ok(within(option, value, limits)? as usize)
}

/// Words that come next, ends of sentences included.
fn count(sentences: &[Vec<u32>]) -> usize {
    sentences.iter().map(|words| words.len() + 1).sum()
}

/// Trains a network on the sentences of a collection and judges it.
///
/// # Errors
/// `bad-option` outside the limits; `too-few-rows` with fewer than [`FEWEST_DOCUMENTS`] documents, or where no five words
/// occur twice; `diverged`; `cancelled`.
pub async fn train(
    corpus: &Corpus,
    options: &LanguageModelOptions,
    engine: Engine,
    pulse: &dyn Pulse,
) -> Result<LanguageModel> {
    let most_words = whole("vocabulary", options.vocabulary, [2000, 50, 10_000])?;
    let units = whole("units", options.units, [64, 4, 256])?;
    let seed = options.seed.unwrap_or(2012);
    let documents: Vec<Vec<Vec<String>>> = corpus.documents.iter().map(lines).collect();
    pulse.beat(0.0).await?;
    let shelf = Shelf::of(&documents);
    let short = |lines: Vec<Vec<String>>| -> Vec<Vec<String>> {
        lines.into_iter().filter(|words| words.len() <= LONGEST).collect()
    };
    let told: Vec<Vec<Vec<String>>> =
        documents.into_iter().map(short).filter(|lines| !lines.is_empty()).collect();
    if told.len() < FEWEST_DOCUMENTS {
        return Err(Error::new(Code::TooFewRows).value("rows", told.len()).value("needed", FEWEST_DOCUMENTS));
    }
    let mut random = Random::stream(seed, Purpose::Split, 0);
    let order = random.permutation(told.len());
    let tenth = told.len() / 10;
    let of = |places: &[usize]| -> Vec<Vec<String>> {
        places.iter().filter_map(|&place| told.get(place)).flatten().cloned().collect()
    };
    let (others, training) = order.split_at(2 * tenth);
    let (validation, test) = others.split_at(tenth);
    let counts = Counts { training: training.len(), validation: tenth, test: tenth };
    let [training, validation, test] = [training, validation, test].map(of);
    let words = Vocabulary::learn(training.iter().map(Vec::as_slice), FEWEST_SENTENCES, most_words);
    let known = words.len().saturating_sub(UNKNOWN as usize + 1);
    if known < FEWEST_WORDS {
        return Err(Error::new(Code::TooFewRows).value("rows", known).value("needed", FEWEST_WORDS));
    }
    let encode =
        |lines: Vec<Vec<String>>| -> Sentences { lines.iter().map(|line| words.encode(line)).collect() };
    let [training, mut validation, test] = [training, validation, test].map(encode);
    validation.truncate(CHOOSING);
    let usual = u32::try_from((READ / count(&training).max(1)).clamp(2, 40)).unwrap_or(2);
    let epochs = whole("epochs", options.epochs, [usual, 1, 1000])?;
    let rules = WordCounts::of(&training, words.len());
    let [unigram, bigram] = rules.perplexities(&test);
    let learner =
        LanguageLearner { network: LanguageConfig { vocabulary: words.len(), units }, longest_gradient: 1.0 };
    let (device, read) = (engine.device.clone(), count(&training));
    let mut run = Training::new(config(learner, epochs, seed), engine, training, validation, None);
    advance(&mut run, &Stretch::of(pulse, 0.0, TRAINING_SHARE)).await?;
    let saved = run.save().await?;
    let best = parameters::row_from(&saved.best, &device);
    let network = parameters::with_row(learner.init(&device), &best);
    let judged = Stretch::of(pulse, TRAINING_SHARE, 1.0);
    let surprise = judge(&learner, &network, &test, &run.engine, &judged).await?;
    let unknown = test.iter().flatten().filter(|word| **word == UNKNOWN).count();
    let report = LanguageReport {
        vocabulary: known,
        documents: counts,
        words: read,
        test_words: count(&test),
        unknown: unknown as f64 / count(&test).max(1) as f64,
        losses: LanguageLosses { training: saved.history.training, validation: saved.history.validation },
        best_epoch: saved.counters.best_epoch,
        perplexity: Perplexity { network: libm::exp(surprise), bigram, unigram },
    };
    Ok(LanguageModel { report, network, words, shelf })
}

fn config(network: LanguageLearner, epochs: usize, seed: u64) -> TrainingConfig<LanguageLearner> {
    TrainingConfig {
        network,
        loss: Loss::CrossEntropy,
        optimiser: OptimiserConfig {
            optimiser: OptimiserName::Adam,
            learning_rate: LEARNING_RATE,
            momentum: 0.0,
            l2: 0.0,
            betas: BETAS,
        },
        dropout: DROPOUT,
        batch_size: BATCH,
        epochs,
        early_stopping: 3,
        seed,
    }
}

/// To the end, step by step.
async fn advance(run: &mut Training<LanguageLearner>, pulse: &dyn Pulse) -> Result<()> {
    let mut pace = Pace::of(&run.engine);
    loop {
        let steps = run.counters().steps;
        pulse.beat(steps as f64 / run.total_steps() as f64).await?;
        match run.advance(steps + 1, &mut pace, &|| 0.0).await? {
            Some(Halt::Diverged { .. }) => return Err(Error::new(Code::Diverged)),
            Some(Halt::Finished | Halt::EarlyStopping { .. }) => return Ok(()),
            Some(Halt::Asked) | None => {}
        }
    }
}

/// Mean of -ln p of the words of sentences, ends included.
async fn judge(
    learner: &LanguageLearner,
    network: &LanguageNetwork,
    sentences: &Sentences,
    engine: &Engine,
    pulse: &dyn Pulse,
) -> Result<f64> {
    let mut said = Vec::new();
    for from in (0..sentences.len()).step_by(LanguageLearner::CHUNK) {
        pulse.beat(from as f64 / sentences.len() as f64).await?;
        let chosen = from..(from + LanguageLearner::CHUNK).min(sentences.len());
        said.push(learner.outputs(network, sentences, chosen, engine));
    }
    let said = parameters::read(said).await?.concat();
    Ok(learner.mean_loss(Loss::CrossEntropy, &said, sentences))
}

impl LanguageModel {
    /// Writes sentences: the same ones under the same seed.
    ///
    /// # Errors
    /// `bad-option` outside the limits.
    pub fn write(&self, options: &WritingOptions) -> Result<Vec<WrittenSentence>> {
        let drawing = Drawing {
            sentences: whole("sentences", options.sentences, [3, 1, 10])?,
            temperature: within("temperature", options.temperature, [0.8, 0.1, 2.0])?,
            longest: LONGEST,
            seed: options.seed.unwrap_or(1),
        };
        let spelt = |written: Vec<u32>| {
            let words: Vec<String> = written.iter().map(|&word| self.words.word(word).to_owned()).collect();
            let origin = self.shelf.origin(&words);
            let copied = Copied { from: origin.from, words: origin.words, document: origin.document };
            WrittenSentence { words, copied, unseen: origin.unseen }
        };
        Ok(write(&self.network, &drawing).into_iter().map(spelt).collect())
    }
}
