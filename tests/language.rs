//! Networks that say which word comes next: their gradients against finite differences, their perplexity where it is
//! known, what they write, and what is said of it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::future::{Future, ready};
use std::pin::Pin;

use orogen::error::{Code, Error, Result};
use orogen::labs::literature_language::{LanguageModel, LanguageModelOptions, WritingOptions, train};
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::language::{Drawing, LanguageLearner, Sentences, write};
use orogen::learn::learner::{Learner, Step};
use orogen::learn::loss::Loss;
use orogen::learn::parameters;
use orogen::learn::random::{Purpose, Random};
use orogen::nets::language::LanguageConfig;
use orogen::tabular::pulse::{Pulse, Unwatched};
use orogen::text::language::lines;
use orogen::text::synthetic::{SyntheticOptions, make};
use orogen::text::{Corpus, Document};
use pollster::block_on;

const LEARNER: LanguageLearner =
    LanguageLearner { network: LanguageConfig { vocabulary: 7, units: 4 }, longest_gradient: 0.0 };

fn engine() -> Engine {
    block_on(Engine::open(EngineName::Flex)).unwrap()
}

/// Of three lengths, so that two are filled up.
fn sentences() -> Sentences {
    vec![vec![3], vec![2, 5, 1, 6, 4], vec![4, 4, 2]]
}

/// Larger than first ones, so that no gate is linear.
fn weights() -> Vec<f32> {
    let mut random = Random::stream(4, Purpose::Weights, 0);
    let count = LEARNER.first_weights(|| 0.5).len();
    (0..count).map(|_| (1.6 * random.uniform() - 0.8) as f32).collect()
}

/// The loss by the engine and as it is written out, and their gradients.
fn loss(row: &[f32], dropout: f64, engine: &Engine) -> ([f64; 2], [Vec<f32>; 2]) {
    let device = engine.training_device();
    let weights = parameters::row_from(row, &engine.device);
    let network = parameters::with_row(LEARNER.init(&device), &weights);
    let step = || {
        let random = Random::stream(1, Purpose::Dropout, 0);
        Step { loss: Loss::CrossEntropy, dropout, random, engine, device: &device, weights: &weights }
    };
    let loss = LEARNER.loss(&network, &sentences(), &[0, 1, 2], step());
    let mut gradients = loss.backward();
    let (same, written_out) = LEARNER.gradient(&network, &sentences(), &[0, 1, 2], step());
    let rows = vec![loss.inner(), same, parameters::gradients(&network, &mut gradients), written_out];
    let read = block_on(parameters::read(rows)).unwrap();
    let [loss, same, by_engine, written_out] = <[Vec<f32>; 4]>::try_from(read).unwrap();
    ([f64::from(loss[0]), f64::from(same[0])], [by_engine, written_out])
}

#[test]
fn gradients_are_those_of_finite_differences() {
    const STEP: f32 = 1e-2;
    let (engine, row) = (engine(), weights());
    for dropout in [0.0, 0.4] {
        let ([loss_by_engine, loss_written_out], gradients) = loss(&row, dropout, &engine);
        assert!((loss_by_engine - loss_written_out).abs() < 1e-5, "{loss_by_engine} {loss_written_out}");
        let largest = gradients[0].iter().fold(0f32, |most, g| most.max(g.abs()));
        assert!(largest > 1e-2);
        for place in 0..row.len() {
            let moved = |by: f32| {
                let mut row = row.clone();
                row[place] += by;
                loss(&row, dropout, &engine).0[0]
            };
            let measured = (moved(STEP) - moved(-STEP)) / f64::from(2.0 * STEP);
            for gradient in &gradients {
                let found = f64::from(gradient[place]);
                let apart = (measured - found).abs();
                assert!(apart < 2e-3 * f64::from(largest) + 2e-5, "{dropout} {place}: {measured} {found}");
            }
        }
    }
}

#[test]
fn a_network_that_knows_nothing_guesses_among_all_words() {
    let engine = engine();
    let network = LEARNER.init(&engine.device);
    let said = LEARNER.outputs(&network, &sentences(), 0..3, &engine);
    let said = block_on(parameters::read(vec![said])).unwrap().remove(0);
    assert_eq!(said.len(), 1 + 5 + 3 + 3, "each word, and the end of each sentence");
    let perplexity = libm::exp(LEARNER.mean_loss(Loss::CrossEntropy, &said, &sentences()));
    assert!((perplexity - 7.0).abs() < 1e-4, "{perplexity}");
}

#[test]
fn what_is_written_word_by_word_is_as_probable_as_when_it_is_read() {
    let engine = engine();
    let row = parameters::row_from(&weights(), &engine.device);
    let network = parameters::with_row(LEARNER.init(&engine.device), &row);
    // Cold: the likeliest word each time, whatever is drawn.
    let cold = Drawing { sentences: 2, longest: 6, temperature: 1e-5, seed: 3 };
    let written = write(&network, &cold);
    assert_eq!(written[0], written[1]);
    let sentence = &written[0];
    for place in 0..sentence.len() {
        let likelihood = |word: u32| {
            let mut other = sentence[..place].to_vec();
            other.push(word);
            let said = LEARNER.outputs(&network, &vec![other], 0..1, &engine);
            block_on(parameters::read(vec![said])).unwrap()[0][place]
        };
        // The unknown word is never written, and no sentence is empty.
        let best = (2..7).map(|word| (word, likelihood(word))).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(sentence[place], best.0, "{sentence:?} {place}");
    }
    let warm = Drawing { sentences: 40, temperature: 2.0, ..cold };
    let drawn = write(&network, &warm);
    assert_eq!(drawn, write(&network, &warm));
    assert_ne!(drawn, write(&network, &Drawing { seed: 4, ..warm }));
    assert!(drawn.iter().collect::<BTreeSet<_>>().len() > 20);
    assert!(drawn.iter().all(|words| !words.is_empty() && words.len() <= 6 && !words.contains(&1)));
}

fn trained(corpus: &Corpus, options: &LanguageModelOptions) -> Result<LanguageModel> {
    block_on(train(corpus, options, engine(), &Unwatched))
}

fn document(title: &str, body: String) -> Document {
    Document { title: title.to_owned(), body, ..Document::default() }
}

/// Sentences that go round in a ring of eight words: each word says which comes next.
fn ring() -> Corpus {
    let words = ["ash", "basalt", "crust", "dome", "erosion", "fault", "glacier", "horst"];
    let body = |text: usize| {
        let sentence = |at: usize| {
            let words: Vec<&str> = (0..5).map(|step| words[(text + 3 * at + step) % 8]).collect();
            format!("{}{}.", words[0].to_uppercase(), &words.join(" ")[words[0].len()..])
        };
        (0..6).map(sentence).collect::<Vec<_>>().join(" ")
    };
    let documents = (0..40).map(|text| (document("", body(text)), None)).collect();
    Corpus::new("ring", documents)
}

#[test]
fn order_is_learnt_where_single_words_tell_nothing() {
    let options = LanguageModelOptions { units: Some(16), epochs: Some(12), ..Default::default() };
    let report = trained(&ring(), &options).unwrap().report;
    assert_eq!((report.vocabulary, report.unknown), (8, 0.0));
    assert_eq!([report.documents.training, report.documents.validation, report.documents.test], [32, 4, 4]);
    assert_eq!((report.words, report.test_words), (32 * 6 * 6, 4 * 6 * 6));
    let losses = &report.losses;
    assert_eq!(losses.training.len(), losses.validation.len());
    assert!(losses.validation.last() < losses.validation.first(), "{losses:?}");
    assert!((1..=losses.training.len()).contains(&report.best_epoch));
    let perplexity = report.perplexity;
    assert!(
        perplexity.network < perplexity.unigram / 2.0 && perplexity.bigram < perplexity.unigram / 2.0,
        "{perplexity:?}"
    );
}

/// How far it was each time it said so; ends after so many.
struct Impatient(RefCell<Vec<f64>>, usize);

impl Pulse for Impatient {
    fn beat(&self, share: f64) -> Pin<Box<dyn Future<Output = Result<()>> + '_>> {
        self.0.borrow_mut().push(share);
        let enough = self.0.borrow().len() > self.1;
        Box::pin(ready(if enough { Err(Error::new(Code::Cancelled)) } else { Ok(()) }))
    }
}

#[test]
fn what_is_said_of_a_sentence_is_so() {
    let (corpus, _) = make(&SyntheticOptions { documents: 120, topics: 3, seed: 3 });
    let options = LanguageModelOptions { units: Some(8), epochs: Some(1), ..Default::default() };
    let model = trained(&corpus, &options).unwrap();
    let asked = WritingOptions { sentences: Some(4), temperature: Some(1.2), seed: Some(5) };
    let written = model.write(&asked).unwrap();
    assert_eq!(written, trained(&corpus, &options).unwrap().write(&asked).unwrap());
    assert_ne!(written, model.write(&WritingOptions { seed: Some(6), ..asked.clone() }).unwrap());
    let padded = |words: &[String]| format!(" {} ", words.join(" "));
    let known: Vec<Vec<String>> =
        corpus.documents.iter().map(|one| lines(one).iter().map(|line| padded(line)).collect()).collect();
    let stands = |words: &[String]| {
        known.iter().position(|lines| lines.iter().any(|line| line.contains(&padded(words))))
    };
    assert_eq!(written.len(), 4);
    for sentence in &written {
        let (words, copied) = (&sentence.words, &sentence.copied);
        let run = copied.from..copied.from + copied.words;
        assert_eq!(stands(&words[run]), Some(copied.document), "{sentence:?}");
        assert!(words.windows(copied.words + 1).all(|longer| stands(longer).is_none()), "{sentence:?}");
        let unseen: Vec<usize> =
            (1..words.len()).filter(|&at| stands(&words[at - 1..=at]).is_none()).collect();
        assert_eq!(sentence.unseen, unseen, "{sentence:?}");
    }
    let watch = Impatient(RefCell::default(), usize::MAX);
    block_on(train(&corpus, &options, engine(), &watch)).unwrap();
    let beats = watch.0.into_inner();
    assert!(beats.len() > 10 && beats.is_sorted(), "{beats:?}");
    assert!(beats.iter().all(|share| (0.0..=1.0).contains(share)), "{beats:?}");
    let stopped = block_on(train(&corpus, &options, engine(), &Impatient(RefCell::default(), 3)));
    assert_eq!(stopped.unwrap_err().code, Code::Cancelled);
}

#[test]
fn chinese_is_written_by_characters() {
    let body =
        |text: usize| format!("强降雨导致山体滑坡。地震引发海啸第{}次。", ["一", "二", "三"][text % 3]);
    let documents = (0..30).map(|text| (document("滑坡研究", body(text)), None)).collect();
    let options = LanguageModelOptions { units: Some(8), epochs: Some(2), ..Default::default() };
    let model = trained(&Corpus::new("滑坡", documents), &options).unwrap();
    for sentence in model.write(&WritingOptions::default()).unwrap() {
        assert!(sentence.words.iter().all(|word| word.chars().count() == 1), "{sentence:?}");
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let place = |error: Error| (error.code, error.place.and_then(|place| place.option).unwrap_or_default());
    let ring = ring();
    for (option, options) in [
        ("vocabulary", LanguageModelOptions { vocabulary: Some(49), ..Default::default() }),
        ("units", LanguageModelOptions { units: Some(257), ..Default::default() }),
        ("epochs", LanguageModelOptions { epochs: Some(0), ..Default::default() }),
    ] {
        assert_eq!(place(trained(&ring, &options).unwrap_err()), (Code::BadOption, option.to_owned()));
    }
    let few = Corpus { documents: ring.documents[..19].to_vec(), ..ring.clone() };
    assert_eq!(trained(&few, &Default::default()).unwrap_err().code, Code::TooFewRows);
    let unlike = (0..30).map(|text| (document("", format!("Only{text} once{text}.")), None)).collect();
    let error = trained(&Corpus::new("unlike", unlike), &Default::default()).unwrap_err();
    assert_eq!(error.code, Code::TooFewRows);
    let options = LanguageModelOptions { units: Some(4), epochs: Some(1), ..Default::default() };
    let model = trained(&ring, &options).unwrap();
    for (option, asked) in [
        ("sentences", WritingOptions { sentences: Some(11), ..Default::default() }),
        ("temperature", WritingOptions { temperature: Some(0.0), ..Default::default() }),
        ("temperature", WritingOptions { temperature: Some(f64::NAN), ..Default::default() }),
    ] {
        assert_eq!(place(model.write(&asked).unwrap_err()), (Code::BadOption, option.to_owned()));
    }
}
