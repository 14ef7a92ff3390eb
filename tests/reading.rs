//! Networks that read: their numbers against plain loops, their gradients against finite differences, and how
//! what moved a result is told.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::learner::{Learner, Step};
use orogen::learn::loss::Loss;
use orogen::learn::optimiser::{BETAS, OptimiserConfig, OptimiserName};
use orogen::learn::parameters;
use orogen::learn::random::{Purpose, Random};
use orogen::learn::reading::{LabelledTexts, TextLearner};
use orogen::learn::training::{Halt, Pace, Saved, Training, TrainingConfig};
use orogen::nets::lstm::{Pooling, ReaderConfig};
use pollster::block_on;

fn engine(name: EngineName) -> Engine {
    block_on(Engine::open(name)).unwrap()
}

const COURSE_TEXT: ReaderConfig = ReaderConfig {
    vocabulary: 9,
    embedding: 3,
    units: 4,
    bidirectional: false,
    pooling: Pooling::Last,
    masked: false,
    shortcut: false,
    outputs: 1,
};

fn variants() -> Vec<ReaderConfig> {
    let ours = ReaderConfig {
        bidirectional: true,
        pooling: Pooling::Attention,
        masked: true,
        shortcut: true,
        outputs: 3,
        ..COURSE_TEXT
    };
    vec![
        COURSE_TEXT,
        ours,
        ReaderConfig { pooling: Pooling::Mean, ..ours },
        ReaderConfig { pooling: Pooling::Last, ..ours },
        ReaderConfig { masked: false, shortcut: false, ..ours },
        ReaderConfig::mean_embedding(9, 3, 2),
    ]
}

fn learner(network: ReaderConfig) -> TextLearner {
    TextLearner {
        network,
        label_weights: vec![0.5, 1.5, 1.0],
        longest_gradient: 0.0,
        vectors: Arc::default(),
    }
}

/// Three texts, two of them filled up.
fn texts() -> LabelledTexts {
    LabelledTexts {
        words: vec![0, 0, 3, 1, 4, 5, 2, 8, 6, 7, 0, 2, 2, 3, 5],
        tokens: 5,
        labels: vec![1, 0, 1],
    }
}

/// Weights in no special place, larger than first ones, so that no gate is linear.
fn weights(learner: &TextLearner) -> Vec<f32> {
    let mut random = Random::stream(4, Purpose::Weights, 0);
    let count = learner.first_weights(|| 0.5).len();
    (0..count).map(|_| (1.6 * random.uniform() - 0.8) as f32).collect()
}

/// The loss, its gradient as the engine finds it, and as it is written out.
fn loss(learner: &TextLearner, row: &[f32], engine: &Engine) -> (f64, [Vec<f32>; 2]) {
    let device = engine.training_device();
    let network = learner.init(&device);
    let weights = parameters::row_from(row, &engine.device);
    let network = parameters::with_row(network, &weights);
    let step = || {
        let random = Random::stream(1, Purpose::Dropout, 0);
        Step { loss: Loss::CrossEntropy, dropout: 0.0, random, engine, device: &device, weights: &weights }
    };
    let loss = learner.loss(&network, &texts(), &[0, 1, 2], step());
    let mut gradients = loss.backward();
    let (same, written_out) = learner.gradient(&network, &texts(), &[0, 1, 2], step());
    let rows = vec![loss.inner(), same, parameters::gradients(&network, &mut gradients), written_out];
    let read = block_on(parameters::read(rows)).unwrap();
    let [loss, same, by_engine, written_out] = <[Vec<f32>; 4]>::try_from(read).unwrap();
    assert!((loss[0] - same[0]).abs() < 1e-5, "{loss:?} {same:?}");
    (f64::from(loss[0]), [by_engine, written_out])
}

#[test]
fn gradients_are_those_of_finite_differences() {
    const STEP: f32 = 1e-2;
    let engine = engine(EngineName::Flex);
    for network in variants() {
        let learner = learner(network);
        let row = weights(&learner);
        let (_, gradients) = loss(&learner, &row, &engine);
        let largest = gradients[0].iter().fold(0f32, |most, g| most.max(g.abs()));
        assert!(largest > 1e-3, "{network:?}");
        for place in 0..row.len() {
            let moved = |by: f32| {
                let mut row = row.clone();
                row[place] += by;
                loss(&learner, &row, &engine).0
            };
            let measured = (moved(STEP) - moved(-STEP)) / f64::from(2.0 * STEP);
            for gradient in &gradients {
                let found = f64::from(gradient[place]);
                let apart = (measured - found).abs();
                assert!(apart < 2e-3 * f64::from(largest) + 2e-5, "{network:?} {place}: {measured} {found}");
            }
        }
    }
}

/// The course-text network by plain loops over one text: what Keras computes.
fn by_hand(config: &ReaderConfig, row: &[f32], text: &[u32]) -> f64 {
    let (e, u) = (config.embedding, config.units);
    let at = |place: usize| f64::from(row[place]);
    let kernel = config.vocabulary * e;
    let recurrent = kernel + e * 4 * u;
    let bias = recurrent + u * 4 * u;
    let dense = bias + 4 * u;
    let sigmoid = |x: f64| 1.0 / (1.0 + libm::exp(-x));
    let (mut hidden, mut cell) = (vec![0.0; u], vec![0.0; u]);
    for &word in text {
        let gate = |gate: usize, unit: usize| {
            let column = gate * u + unit;
            let input: f64 =
                (0..e).map(|i| at(word as usize * e + i) * at(kernel + i * 4 * u + column)).sum();
            let memory: f64 = (0..u).map(|i| hidden[i] * at(recurrent + i * 4 * u + column)).sum();
            input + memory + at(bias + column)
        };
        let new: Vec<(f64, f64)> = (0..u)
            .map(|unit| {
                let cell =
                    sigmoid(gate(1, unit)) * cell[unit] + sigmoid(gate(0, unit)) * gate(2, unit).tanh();
                (sigmoid(gate(3, unit)) * cell.tanh(), cell)
            })
            .collect();
        (hidden, cell) = new.into_iter().unzip();
    }
    (0..u).map(|i| hidden[i] * at(dense + i)).sum::<f64>() + at(dense + u)
}

fn config(network: TextLearner) -> TrainingConfig<TextLearner> {
    TrainingConfig {
        network,
        loss: Loss::CrossEntropy,
        optimiser: OptimiserConfig {
            optimiser: OptimiserName::Adam,
            learning_rate: 0.01,
            momentum: 0.0,
            l2: 0.0,
            betas: BETAS,
        },
        dropout: 0.3,
        batch_size: 8,
        epochs: 6,
        early_stopping: 0,
        seed: 3,
    }
}

/// Texts whose label is whether word 5 comes before word 6: order alone tells.
fn ordered(count: usize, seed: u64) -> LabelledTexts {
    let mut random = Random::stream(seed, Purpose::Baseline, 0);
    let mut all = LabelledTexts { tokens: 6, ..LabelledTexts::default() };
    for _ in 0..count {
        let mut text: Vec<u32> = (0..6).map(|_| 2 + random.below(3) as u32).collect();
        text[0] = if random.below(2) == 0 { 0 } else { text[0] };
        let first = random.below(2) == 0;
        text[1 + random.below(2) as usize] = if first { 5 } else { 6 };
        text[4 + random.below(2) as usize] = if first { 6 } else { 5 };
        all.words.extend(text);
        all.labels.push(u32::from(first));
    }
    all
}

fn training(network: ReaderConfig, name: EngineName, saved: Option<Saved>) -> Training<TextLearner> {
    let learner =
        TextLearner { longest_gradient: 0.5, label_weights: Vec::new(), vectors: Arc::default(), network };
    Training::new(config(learner), engine(name), ordered(64, 1), ordered(32, 2), saved)
}

fn advance(run: &mut Training<TextLearner>, until: u64) -> Halt {
    let mut pace = Pace::of(&run.engine);
    block_on(async {
        loop {
            if let Some(halt) = run.advance(until, &mut pace, &|| 0.0).await.unwrap() {
                return halt;
            }
        }
    })
}

#[test]
fn the_course_text_network_is_what_loops_compute() {
    let text = [0u32, 0, 3, 1, 4];
    let learner = learner(COURSE_TEXT);
    let row = weights(&learner);
    let saved = Saved { weights: row.clone(), best: row.clone(), ..Saved::default() };
    let run = Training::new(config(learner), engine(EngineName::Flex), texts(), texts(), Some(saved));
    let rows = LabelledTexts { words: text.to_vec(), tokens: 5, labels: vec![0] };
    let said = block_on(run.outputs(&rows)).unwrap();
    let expected = by_hand(&COURSE_TEXT, &row, &text);
    assert!((f64::from(said[0]) - expected).abs() < 1e-5, "{said:?} {expected}");
}

#[test]
fn what_fills_a_text_up_counts_for_nothing_where_it_is_masked() {
    let engine = engine(EngineName::Flex);
    for network in variants().into_iter().filter(|network| network.masked) {
        let learner = learner(network);
        let row = weights(&learner);
        let saved = Saved { weights: row.clone(), best: row, ..Saved::default() };
        let run = Training::new(config(learner), engine.clone(), texts(), texts(), Some(saved));
        let say = |words: Vec<u32>| {
            let rows = LabelledTexts { tokens: words.len(), words, labels: vec![0] };
            block_on(run.outputs(&rows)).unwrap()
        };
        for (short, long) in say(vec![3, 1, 4]).iter().zip(say(vec![0, 0, 0, 3, 1, 4])) {
            assert!((short - long).abs() < 1e-5, "{network:?}: {short} {long}");
        }
    }
}

#[test]
fn order_is_learnt_and_a_resumed_run_is_the_same_to_the_bit() {
    let network = ReaderConfig { vocabulary: 7, embedding: 6, units: 8, ..variants()[1] };
    let network = ReaderConfig { outputs: 1, ..network };
    let mut whole = training(network, EngineName::Flex, None);
    assert_eq!(advance(&mut whole, u64::MAX), Halt::Finished);
    let history = whole.history().clone();
    assert!(history.validation.last() < history.validation.first(), "{history:?}");
    let mut half = training(network, EngineName::Flex, None);
    assert_eq!(advance(&mut half, 20), Halt::Asked);
    let mut resumed = training(network, EngineName::Flex, Some(block_on(half.save()).unwrap()));
    advance(&mut resumed, u64::MAX);
    assert_eq!(block_on(resumed.save()).unwrap(), block_on(whole.save()).unwrap());
}

#[cfg(feature = "ndarray")]
#[test]
fn the_cpu_engines_agree() {
    for network in variants() {
        let learner = learner(network);
        let row = weights(&learner);
        let [(a, one), (b, other)] =
            [EngineName::Flex, EngineName::Ndarray].map(|name| loss(&learner, &row, &engine(name)));
        let (one, other) = (one.concat(), other.concat());
        let largest = one.iter().fold(0f32, |most, g| most.max(g.abs()));
        let apart = one.iter().zip(&other).fold(0f32, |most, (a, b)| most.max((a - b).abs()));
        assert!((a - b).abs() < 1e-5 && apart < 1e-4 * largest, "{network:?}: {a} {b}, {apart} of {largest}");
    }
}

#[test]
fn integrated_gradients_add_up() {
    for network in variants() {
        let learner = learner(network);
        let row = weights(&learner);
        let saved = Saved { weights: row.clone(), best: row, ..Saved::default() };
        let run = Training::new(config(learner), engine(EngineName::Flex), texts(), texts(), Some(saved));
        let labels = network.outputs.max(2);
        for label in 0..labels {
            let text = [0, 3, 5, 7, 8];
            let found = block_on(run.integrated_gradients(&text, label)).unwrap();
            assert!(found.gap() < 0.01, "{network:?} {label}: {found:?}");
            // What fills up is the same in both texts.
            assert!(found.words[0].abs() < 1e-6 && found.words.len() == 5, "{found:?}");
            let odds = block_on(run.log_odds(text.to_vec(), 5, label)).unwrap();
            assert!((odds[0] - found.whole).abs() < 1e-4, "{odds:?} {found:?}");
        }
    }
}

#[test]
fn attention_is_shared_out_among_the_words() {
    let learner = learner(variants()[1]);
    let row = weights(&learner);
    let saved = Saved { weights: row.clone(), best: row, ..Saved::default() };
    let run = Training::new(config(learner), engine(EngineName::Flex), texts(), texts(), Some(saved));
    let shares = block_on(run.attention(&[0, 0, 3, 5, 7])).unwrap().unwrap();
    assert!(
        (shares.iter().sum::<f64>() - 1.0).abs() < 1e-5 && shares[0] < 1e-12 && shares[1] < 1e-12,
        "{shares:?}"
    );
    let run = training(COURSE_TEXT, EngineName::Flex, None);
    assert_eq!(block_on(run.attention(&[0, 0, 3, 5, 7])).unwrap(), None);
}
