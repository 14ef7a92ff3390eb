//! What is told of the inside of a network is what finite differences and the optimiser find.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use orogen::error::Code;
use orogen::labs::earthquakes::MagnitudeRun;
use orogen::labs::inside::SurfaceOptions;
use orogen::labs::spec::{NamedFeature, RunSpec};
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::inside::{Bowl, layers};
use orogen::learn::loss::Loss;
use orogen::learn::optimiser::{BETAS, OptimiserConfig, OptimiserName};
use orogen::learn::random::{Purpose, Random};
use orogen::learn::training::{Halt, Pace, Rows, TrainingConfig};
use orogen::nets::mlp::{Activation, MlpConfig};
use orogen::seismic::{Catalogue, CatalogueOptions, read, synthetic};
use orogen::tabular::decode::NoLegacy;
use pollster::block_on;

fn engine() -> Engine {
    block_on(Engine::open(EngineName::Flex)).unwrap()
}

fn config(widths: Vec<usize>, activation: Activation) -> TrainingConfig {
    TrainingConfig {
        network: MlpConfig { widths, activation },
        loss: Loss::SquaredError,
        optimiser: OptimiserConfig {
            optimiser: OptimiserName::Sgd,
            learning_rate: 0.1,
            momentum: 0.0,
            l2: 0.0,
            betas: BETAS,
        },
        dropout: 0.0,
        batch_size: 8,
        epochs: 4,
        early_stopping: 0,
        seed: 3,
    }
}

fn rows(n: usize) -> Rows {
    let mut random = Random::stream(1, Purpose::Baseline, 0);
    let inputs: Vec<f32> = (0..n * 3).map(|_| (random.uniform() * 2.0 - 1.0) as f32).collect();
    let targets = inputs.chunks(3).map(|x| x[0] * x[1] - 0.5 * x[2]).collect();
    Rows { inputs, targets }
}

fn first_weights(config: &TrainingConfig) -> Vec<f32> {
    let mut random = Random::stream(config.seed, Purpose::Weights, 0);
    config.network.first_weights(|| random.uniform())
}

/// The loss by hand, in double precision.
fn loss(network: &MlpConfig, weights: &[f64], rows: &Rows) -> f64 {
    let inputs = network.widths[0];
    let one = |(x, y): (&[f32], &f32)| {
        let (mut state, mut from): (Vec<f64>, usize) = (x.iter().map(|&x| f64::from(x)).collect(), 0);
        for (at, pair) in network.widths.windows(2).enumerate() {
            let (matrix, bias) = (&weights[from..from + pair[0] * pair[1]], from + pair[0] * pair[1]);
            let out = (0..pair[1]).map(|o| {
                let sum: f64 = (0..pair[0]).map(|i| state[i] * matrix[i * pair[1] + o]).sum();
                let sum = sum + weights[bias + o];
                if at + 2 < network.widths.len() { sum.tanh() } else { sum }
            });
            state = out.collect();
            from = bias + pair[1];
        }
        (state[0] - f64::from(*y)).powi(2)
    };
    rows.inputs.chunks(inputs).zip(&rows.targets).map(one).sum::<f64>() / rows.targets.len() as f64
}

#[test]
fn steepness_of_each_layer_is_that_of_finite_differences() {
    let (config, rows) = (config(vec![3, 5, 4, 1], Activation::Tanh), rows(30));
    let weights = first_weights(&config);
    let found = block_on(layers(&config, &engine(), &weights, &rows)).unwrap();
    let wide: Vec<f64> = weights.iter().map(|&w| f64::from(w)).collect();
    let mut from = 0;
    for (layer, pair) in found.iter().zip(config.network.widths.windows(2)) {
        let place = from..from + pair[0] * pair[1];
        let squares = place.clone().map(|at| {
            let moved = |by: f64| {
                let mut moved = wide.clone();
                moved[at] += by;
                loss(&config.network, &moved, &rows)
            };
            ((moved(1e-4) - moved(-1e-4)) / 2e-4).powi(2)
        });
        let expected = (squares.sum::<f64>() / place.len() as f64).sqrt();
        assert_eq!([layer.inputs, layer.outputs], [pair[0], pair[1]]);
        assert!((layer.gradient_rms - expected).abs() < 1e-4 * expected, "{layer:?} {expected}");
        let weight = (wide[place].iter().map(|w| w * w).sum::<f64>() / (pair[0] * pair[1]) as f64).sqrt();
        assert!((layer.weight_rms - weight).abs() < 1e-6);
        from += (pair[0] + 1) * pair[1];
    }
    assert_eq!(found.len(), 3);
}

#[test]
fn gradients_vanish_through_sigmoids_and_not_through_relus() {
    let ratio = |activation| {
        let config = config(vec![3, 16, 16, 16, 16, 16, 16, 1], activation);
        let found = block_on(layers(&config, &engine(), &first_weights(&config), &rows(64))).unwrap();
        found[0].gradient_rms / found[6].gradient_rms
    };
    let (sigmoid, relu) = (ratio(Activation::Sigmoid), ratio(Activation::Relu));
    assert!(sigmoid < 1e-3 && relu > 1e-2, "{sigmoid} {relu}");
}

#[test]
fn the_bowl_is_the_loss_and_its_bottom_is_the_least_of_it() {
    let rows = Rows { inputs: vec![-1.5, 0.25, 2.0, 3.0], targets: vec![0.5, -1.0, 2.0, 0.75] };
    let bowl = Bowl::of(&rows);
    let by_hand = |weight: f64, bias: f64| {
        let pairs = rows.inputs.iter().zip(&rows.targets);
        pairs.map(|(&x, &y)| (weight * f64::from(x) + bias - f64::from(y)).powi(2)).sum::<f64>() / 4.0
    };
    for (weight, bias) in [(0.0, 0.0), (1.0, -2.0), (-0.3, 0.7)] {
        assert!((bowl.at(weight, bias).loss - by_hand(weight, bias)).abs() < 1e-12);
        let d = 1e-6;
        let [by_weight, by_bias] = bowl.slope(weight, bias);
        assert!(
            (by_weight - (by_hand(weight + d, bias) - by_hand(weight - d, bias)) / (2.0 * d)).abs() < 1e-6
        );
        assert!((by_bias - (by_hand(weight, bias + d) - by_hand(weight, bias - d)) / (2.0 * d)).abs() < 1e-6);
    }
    let least = bowl.least();
    assert!(bowl.slope(least.weight, least.bias).iter().all(|slope| slope.abs() < 1e-12));
    let grid = bowl.grid(2.0, 5);
    assert_eq!(grid.len(), 25);
    // Row by row, the smallest bias first: weight 1, bias -2.
    assert!((f64::from(grid[3]) - by_hand(1.0, -2.0)).abs() < 1e-6);
    assert!(grid.iter().all(|&loss| f64::from(loss) >= least.loss));
}

fn catalogue() -> Catalogue {
    let csv = synthetic::csv(5);
    read("a.csv", csv.as_bytes(), &CatalogueOptions::default(), &NoLegacy).unwrap().0
}

fn neuron(learning_rate: f64) -> MagnitudeRun {
    let spec = RunSpec {
        features: vec![NamedFeature::Depth.into()],
        layers: Vec::new(),
        optimiser: OptimiserName::Sgd,
        learning_rate,
        batch_size: 65_536,
        epochs: 60,
        ..RunSpec::default()
    };
    MagnitudeRun::new(spec, &catalogue(), engine(), None).unwrap()
}

const OPTIONS: SurfaceOptions = SurfaceOptions { reach: 2.0, size: 8 };

fn step(run: &mut MagnitudeRun, until: u64) -> Halt {
    let mut pace = Pace::of(&run.training.engine);
    loop {
        if let Some(halt) = block_on(run.advance(until, &mut pace, &|| 0.0)).unwrap() {
            return halt;
        }
    }
}

#[test]
fn one_step_of_one_neuron_is_rate_times_slope() {
    let mut run = neuron(0.1);
    let (before, _) = block_on(run.surface(OPTIONS)).unwrap();
    step(&mut run, 1);
    let (after, loss) = block_on(run.surface(OPTIONS)).unwrap();
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-5, "{found} {expected}");
    near(after.at.weight, before.at.weight - 0.1 * before.slope[0]);
    near(after.at.bias, before.at.bias - 0.1 * before.slope[1]);
    assert!(after.at.loss < before.at.loss);
    assert_eq!(loss.len(), 64);
    // Inputs are standardised, so the bowl is round and a rate of a half leads to its bottom at once.
    let mut run = neuron(0.5);
    step(&mut run, 1);
    let (after, _) = block_on(run.surface(OPTIONS)).unwrap();
    near(after.at.weight, after.least.weight);
    near(after.at.bias, after.least.bias);
}

#[test]
fn above_a_rate_of_one_each_step_climbs() {
    assert_eq!(step(&mut neuron(0.9), u64::MAX), Halt::Finished);
    assert!(matches!(step(&mut neuron(1.3), u64::MAX), Halt::Diverged { .. }));
}

#[test]
fn only_one_neuron_has_a_surface() {
    let run = MagnitudeRun::new(RunSpec::default(), &catalogue(), engine(), None).unwrap();
    let refused = |options| block_on(run.surface(options)).unwrap_err();
    assert_eq!(refused(OPTIONS).place.unwrap().option.as_deref(), Some("layers"));
    for (reach, size) in [(f64::NAN, 8), (0.0, 8), (2.0, 1), (2.0, 1_000_000)] {
        assert_eq!(refused(SurfaceOptions { reach, size }).code, Code::BadOption);
    }
}
