//! The training loop: resuming is exact, optimisers step as burn's own do, gradients are those of
//! finite differences, divergence and early stopping keep the good weights.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use burn::module::Module;
use burn::optim::{AdamConfig, AdamWConfig, ModuleOptimizer, RmsPropConfig, SgdConfig};
use burn::tensor::{Tensor, TensorData};
use orogen::learn::boosting::Boosted;
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::loss::Loss;
use orogen::learn::optimiser::{BETAS, Optimiser, OptimiserConfig, OptimiserName};
use orogen::learn::parameters::{self, Layout};
use orogen::learn::random::{Purpose, Random};
use orogen::learn::training::{Halt, Pace, Rows, Saved, Training, TrainingConfig};
use orogen::nets::mlp::{Activation, MlpConfig};
use pollster::block_on;

const CPU: [EngineName; 2] = [EngineName::Ndarray, EngineName::Flex];

fn engine(name: EngineName) -> Engine {
    block_on(Engine::open(name)).unwrap()
}

fn rows(n: usize, seed: u64) -> Rows {
    let mut random = Random::stream(seed, Purpose::Baseline, 0);
    let inputs: Vec<f32> = (0..n * 3).map(|_| (random.uniform() * 2.0 - 1.0) as f32).collect();
    let targets = inputs.chunks(3).map(|x| x[0] * x[1] - 0.5 * x[2]).collect();
    Rows { inputs, targets }
}

fn config() -> TrainingConfig {
    TrainingConfig {
        network: MlpConfig::course_text(3),
        loss: Loss::SquaredError,
        optimiser: adam(0.001),
        dropout: 0.0,
        batch_size: 8,
        epochs: 4,
        early_stopping: 0,
        seed: 3,
    }
}

fn adam(learning_rate: f64) -> OptimiserConfig {
    OptimiserConfig { optimiser: OptimiserName::Adam, learning_rate, momentum: 0.0, l2: 0.0, betas: BETAS }
}

fn training(config: TrainingConfig, name: EngineName, saved: Option<Saved>) -> Training {
    Training::new(config, engine(name), rows(50, 1), rows(20, 2), saved)
}

/// Drives with a clock that jumps, so that slices end in odd places.
fn drive(training: &mut Training, until: u64, jump: f64) -> Halt {
    let time = std::cell::Cell::new(0.0);
    let clock = || {
        time.set(time.get() + jump);
        time.get()
    };
    let mut pace = Pace::of(&training.engine);
    loop {
        if let Some(halt) = block_on(training.advance(until, &mut pace, &clock)).unwrap() {
            return halt;
        }
    }
}

#[test]
fn a_resumed_run_is_the_same_to_the_bit() {
    for name in CPU {
        for optimiser in OptimiserName::ALL {
            let config = TrainingConfig {
                optimiser: OptimiserConfig {
                    optimiser: *optimiser,
                    learning_rate: 0.01,
                    momentum: 0.9,
                    l2: 0.001,
                    betas: BETAS,
                },
                dropout: 0.2,
                ..config()
            };
            let mut whole = training(config.clone(), name, None);
            drive(&mut whole, 22, 1.0);

            let mut first = training(config.clone(), name, None);
            assert_eq!(drive(&mut first, 11, 30.0), Halt::Asked);
            let saved = block_on(first.save()).unwrap();
            // Through the file format, as a lab file takes it.
            let layout = first.layout().clone();
            let weights = orogen::learn::checkpoint::weights(&layout, &saved.weights, "{}").unwrap();
            let state = orogen::learn::checkpoint::state(&saved).unwrap();
            let read = orogen::learn::checkpoint::read(&layout, &weights, &state).unwrap();
            let saved = Saved { counters: saved.counters, history: saved.history, ..read };
            let mut second = training(config, name, Some(saved));
            drive(&mut second, 22, 7.0);

            assert_eq!(
                block_on(second.save()).unwrap(),
                block_on(whole.save()).unwrap(),
                "{name} {optimiser}"
            );
        }
    }
}

#[test]
fn engines_start_from_the_same_numbers_and_stay_together() {
    let losses = CPU.map(|name| {
        let mut run = training(config(), name, None);
        drive(&mut run, u64::MAX, 1.0);
        run.history().clone()
    });
    for (a, b) in losses[0].validation.iter().zip(&losses[1].validation) {
        assert!((a / b - 1.0).abs() < 1e-4, "{losses:?}");
    }
    assert_eq!(losses[0].training.len(), 4);
}

/// burn's own optimisers are the outside reference: same gradients in, same weights out.
#[test]
fn optimisers_step_as_burns_do() {
    let engine = engine(EngineName::Flex);
    let (plain, device) = (engine.device.clone(), engine.training_device());
    let shape = MlpConfig { widths: vec![3, 5, 1], activation: Activation::Tanh };
    let data = rows(16, 4);
    let inputs: Tensor<2> = Tensor::from_data(TensorData::new(data.inputs, [16, 3]), &device);
    let targets: Tensor<2> = Tensor::from_data(TensorData::new(data.targets, [16, 1]), &device);
    let mut random = Random::stream(9, Purpose::Weights, 0);
    let first = shape.first_weights(|| random.uniform());
    let loss = |net: &orogen::nets::mlp::Mlp| {
        let error = net.forward(inputs.clone(), &[]) - targets.clone();
        (error.clone() * error).mean()
    };
    let cases: [(OptimiserConfig, ModuleOptimizer); 5] = [
        (with(OptimiserName::Sgd, 0.0, 0.0), SgdConfig::new().init()),
        (with(OptimiserName::Adam, 0.0, 0.0), AdamConfig::new().with_epsilon(1e-7).init()),
        (
            with(OptimiserName::Adamw, 0.0, 0.0),
            AdamWConfig::new().with_epsilon(1e-7).with_weight_decay(0.0).init(),
        ),
        (
            with(OptimiserName::Rmsprop, 0.0, 0.0),
            RmsPropConfig::new()
                .with_alpha(0.9)
                .with_epsilon(1e-7)
                .with_centered(false)
                .with_momentum(0.0)
                .init(),
        ),
        (with(OptimiserName::Sgd, 0.9, 0.0), SgdConfig::new().with_momentum(Some(momentum())).init()),
    ];
    for (config, mut reference) in cases {
        let blank = shape.init(&device);
        let layout = Layout::of(&blank);
        let mut ours = parameters::with_row(blank.clone(), &parameters::row_from(&first, &plain));
        let mut theirs = parameters::with_row(blank, &parameters::row_from(&first, &plain));
        let mut weights = parameters::row_from(&first, &plain);
        let mut optimiser = Optimiser::new(config, &layout, &engine, 0, &[]);
        for _ in 0..10 {
            let mut gradients = loss(&ours).backward();
            weights = optimiser.step(weights, parameters::gradients(&ours, &mut gradients));
            ours = parameters::with_row(ours, &weights);
            let gradients = burn::optim::GradientsParams::from_grads(loss(&theirs).backward(), &theirs);
            theirs = reference.step(config.learning_rate, theirs, gradients);
        }
        let (a, b) = (loss(&ours), loss(&theirs));
        let both = block_on(parameters::read(vec![a.inner(), b.inner()])).unwrap();
        let (a, b) = (both[0][0], both[1][0]);
        // burn adds epsilon after the root in RMSProp and after bias correction in Adam.
        assert!((a / b - 1.0).abs() < 2e-3, "{:?}: {a} {b}", config.optimiser);
    }
}

fn momentum() -> burn::optim::momentum::MomentumConfig {
    burn::optim::momentum::MomentumConfig::new().with_momentum(0.9).with_dampening(0.0)
}

fn with(optimiser: OptimiserName, momentum: f64, l2: f64) -> OptimiserConfig {
    OptimiserConfig { optimiser, learning_rate: 0.01, momentum, l2, betas: BETAS }
}

#[test]
fn gradients_are_those_of_finite_differences() {
    let engine = engine(EngineName::Flex);
    let device = engine.training_device();
    for activation in Activation::ALL {
        let shape = MlpConfig { widths: vec![3, 4, 1], activation: *activation };
        let data = rows(16, 5);
        let mut random = Random::stream(2, Purpose::Weights, 0);
        let row = shape.first_weights(|| random.uniform());
        let loss = |row: &[f32]| {
            let net = parameters::with_row(shape.init(&device), &parameters::row_from(row, &engine.device));
            let x: Tensor<2> = Tensor::from_data(TensorData::new(data.inputs.clone(), [16, 3]), &device);
            let y: Tensor<2> = Tensor::from_data(TensorData::new(data.targets.clone(), [16, 1]), &device);
            let error = net.forward(x, &[]) - y;
            (net, (error.clone() * error).mean())
        };
        let (net, at) = loss(&row);
        let gradient = parameters::gradients(&net, &mut at.backward());
        let gradient = block_on(parameters::read(vec![gradient])).unwrap().remove(0);
        let value =
            |row: &[f32]| f64::from(block_on(parameters::read(vec![loss(row).1.inner()])).unwrap()[0][0]);
        for (index, expected) in gradient.iter().enumerate() {
            let step = 1e-2;
            let (mut up, mut down) = (row.clone(), row.clone());
            up[index] += step;
            down[index] -= step;
            let slope = (value(&up) - value(&down)) / f64::from(2.0 * step);
            assert!((slope - f64::from(*expected)).abs() < 5e-3, "{activation} {index}: {slope} {expected}");
        }
    }
}

#[test]
fn a_learning_rate_that_diverges_stops_and_keeps_the_good_weights() {
    let mut config = config();
    config.optimiser = OptimiserConfig {
        optimiser: OptimiserName::Sgd,
        learning_rate: 50.0,
        momentum: 0.0,
        l2: 0.0,
        betas: BETAS,
    };
    let mut run = training(config.clone(), EngineName::Flex, None);
    let untrained = block_on(run.save()).unwrap().weights;
    assert!(matches!(drive(&mut run, u64::MAX, 1.0), Halt::Diverged { epoch: 1 }));
    assert_eq!(block_on(run.save()).unwrap().weights, untrained);
    assert!(block_on(run.predict(&[0.1, 0.2, 0.3])).unwrap()[0].is_finite());
}

#[test]
fn early_stopping_keeps_the_best_epoch() {
    let config = TrainingConfig { optimiser: adam(0.2), early_stopping: 3, epochs: 200, ..config() };
    let mut run = training(config, EngineName::Flex, None);
    let halt = drive(&mut run, u64::MAX, 1.0);
    let Halt::EarlyStopping { best_epoch } = halt else { panic!("{halt:?}") };
    let validation = &run.history().validation;
    let best = validation.iter().copied().fold(f64::INFINITY, f64::min);
    assert_eq!(validation[best_epoch - 1], best);
    assert_eq!(validation.len(), best_epoch + 3);
    let saved = block_on(run.save()).unwrap();
    assert_eq!(saved.weights, saved.best);
}

#[test]
fn fewer_rows_than_a_batch_are_one_batch() {
    let config = TrainingConfig { batch_size: 4096, epochs: 2, ..config() };
    let mut run = training(config, EngineName::Flex, None);
    assert_eq!(run.steps_per_epoch(), 1);
    assert_eq!(drive(&mut run, u64::MAX, 1.0), Halt::Finished);
    assert_eq!(run.counters().steps, 2);
}

#[test]
fn a_layout_names_every_weight() {
    let shape = MlpConfig::course_text(3);
    let layout = Layout::of(&shape.init(&engine(EngineName::Flex).device));
    let names: Vec<_> = layout.entries().map(|(name, shape, _)| (name.to_string(), shape.to_vec())).collect();
    assert_eq!(names[0], ("layers.0.weight".to_string(), vec![3, 64]));
    assert_eq!(names[5], ("layers.2.bias".to_string(), vec![1]));
    assert_eq!(layout.len(), 2369);
    assert_eq!(shape.init(&engine(EngineName::Flex).device).num_params(), 2369);
}

#[test]
fn cross_entropy_is_stable_and_pulls_by_p_minus_y() {
    let engine = engine(EngineName::Flex);
    let device = engine.training_device();
    let (z, y) = (vec![-200.0_f32, -1.0, 0.5, 300.0], vec![1.0_f32, 0.0, 1.0, 1.0]);
    let outputs: Tensor<2> = Tensor::from_data(TensorData::new(z.clone(), [4, 1]), &device).require_grad();
    let targets: Tensor<2> = Tensor::from_data(TensorData::new(y.clone(), [4, 1]), &device);
    let loss = Loss::CrossEntropy.mean(outputs.clone(), targets);
    let gradient = outputs.grad(&loss.backward()).unwrap().flatten::<1>(0, 1);
    let read = block_on(parameters::read(vec![loss.inner(), gradient])).unwrap();
    let host = Loss::CrossEntropy.mean_of_rows(&z, &y);
    assert!((f64::from(read[0][0]) / host - 1.0).abs() < 1e-6, "{} {host}", read[0][0]);
    for (index, pull) in read[1].iter().enumerate() {
        let expected = (1.0 / (1.0 + libm::exp(-f64::from(z[index]))) - f64::from(y[index])) / 4.0;
        assert!((f64::from(*pull) - expected).abs() < 1e-6, "{index}: {pull} {expected}");
    }
}

#[test]
fn a_network_learns_a_yes_or_no_and_resumes_to_the_bit() {
    let yes_or_no = |n, seed| {
        let mut rows = rows(n, seed);
        rows.targets.iter_mut().for_each(|y| *y = f32::from(*y > 0.0));
        rows
    };
    let config = TrainingConfig { loss: Loss::CrossEntropy, epochs: 6, optimiser: adam(0.01), ..config() };
    let make = |saved| {
        Training::new(config.clone(), engine(EngineName::Flex), yes_or_no(200, 1), yes_or_no(100, 2), saved)
    };
    let mut whole = make(None);
    drive(&mut whole, u64::MAX, 1.0);
    // Not knowing is ln 2 = 0.69 nats.
    let validation = &whole.history().validation;
    assert!(validation[5] < 0.2, "{validation:?}");
    let mut first = make(None);
    drive(&mut first, 77, 3.0);
    let mut second = make(Some(block_on(first.save()).unwrap()));
    drive(&mut second, u64::MAX, 5.0);
    assert_eq!(block_on(second.save()).unwrap(), block_on(whole.save()).unwrap());
}

#[test]
fn boosted_trees_say_what_scikit_learns_do() {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Reference {
        rows: Vec<Vec<f64>>,
        numbers: Vec<f64>,
        happened: Vec<f64>,
        queries: Vec<Vec<f64>>,
        numbers_predicted: Vec<f64>,
        probabilities: Vec<f64>,
        training_mse: f64,
    }
    let told: Reference = serde_json::from_str(include_str!("fixtures/reference_trees.json")).unwrap();
    let features = told.rows.concat();
    let numbers = Boosted::fit(Loss::SquaredError, &features, 3, &told.numbers, 1);
    let odds = Boosted::fit(Loss::CrossEntropy, &features, 3, &told.happened, 1);
    let expected = told.numbers_predicted.iter().zip(&told.probabilities);
    for (query, (number, probability)) in told.queries.iter().zip(expected) {
        assert!((numbers.predict(query) - number).abs() < 1e-9, "{query:?}: {number}");
        assert!((odds.predict(query) - probability).abs() < 1e-9, "{query:?}: {probability}");
    }
    let squares = told.rows.iter().zip(&told.numbers).map(|(row, y)| (numbers.predict(row) - y).powi(2));
    assert!((squares.sum::<f64>() / told.numbers.len() as f64 - told.training_mse).abs() < 1e-9);
}
