//! The Terrain lab's networks: their gradients, their loop, what is saved.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use burn::module::Module;
use burn::tensor::{Tensor, TensorData};
use orogen::learn::adversarial::{Adversarial, AdversarialConfig, Outcome, Part, WON_STEPS};
use orogen::learn::augmentation::Change;
use orogen::learn::duel_loss::{self, GanLoss};
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::optimiser::{OptimiserConfig, OptimiserName};
use orogen::learn::parameters;
use orogen::learn::random::{Purpose, Random};
use orogen::learn::training::{Pace, Saved};
use orogen::nets::fixed::Line;
use orogen::nets::gan::{GanConfig, GanPreset};
use orogen::nets::spectral;
use pollster::block_on;

const PRESETS: [GanPreset; 2] = [GanPreset::CourseText, GanPreset::OrogenSmall];

fn engine(name: EngineName) -> Engine {
    block_on(Engine::open(name)).unwrap()
}

fn adam(learning_rate: f64) -> OptimiserConfig {
    OptimiserConfig {
        optimiser: OptimiserName::Adam,
        learning_rate,
        momentum: 0.0,
        l2: 0.0,
        betas: [0.5, 0.99],
    }
}

fn config(preset: GanPreset) -> AdversarialConfig {
    AdversarialConfig {
        network: GanConfig::usual(preset),
        loss: GanLoss::SoftplusR1,
        augment: true,
        generator: adam(1e-3),
        discriminator: adam(4e-4),
        batch_size: 4,
        judge_every: 3,
        epochs: 4,
        seed: 5,
    }
}

/// Waves of random direction and length, from -1 to 1.
fn waves(size: usize, count: usize) -> Vec<f32> {
    let mut random = Random::stream(9, Purpose::Surface, 0);
    let mut all = Vec::new();
    for _ in 0..count {
        let [east, south, phase] = [0, 1, 2].map(|_| random.uniform());
        let cell = |place: usize| {
            let (x, y) = ((place % size) as f64, (place / size) as f64);
            (0.6 * east * x + 0.6 * south * y + 6.0 * phase).sin() as f32
        };
        all.extend((0..size * size).map(cell));
    }
    all
}

fn run(config: AdversarialConfig, saved: Option<Saved>) -> Adversarial {
    let patches = waves(config.network.size, 10);
    Adversarial::new(config, engine(EngineName::Flex), patches, saved)
}

/// Drives to a step with slices of one step; each score is what the kept maps sum to.
fn drive(run: &mut Adversarial, until: u64) -> Outcome {
    let mut pace = Pace::of(&run.engine);
    loop {
        match block_on(run.advance(until, &mut pace, &|| 1e9)).unwrap() {
            Outcome::More => {}
            Outcome::Judge => {
                let maps = block_on(run.averaged().maps(3, 1)).unwrap();
                run.judged(maps.iter().map(|z| f64::from(z.abs())).sum());
            }
            outcome => return outcome,
        }
    }
}

fn probe(shape: [usize; 4]) -> Tensor<4> {
    let device = engine(EngineName::Flex).training_device();
    let values = Random::stream(3, Purpose::Noise, 7).normals(shape.iter().product());
    Tensor::from_data(TensorData::new(values, shape), &device)
}

fn numbers<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    let tensor = if tensor.is_autodiff() { tensor.inner() } else { tensor };
    block_on(tensor.into_data_async()).unwrap().try_into_vec().unwrap()
}

#[test]
fn the_networks_have_the_sizes_that_are_told() {
    let device = engine(EngineName::Flex).training_device();
    for (preset, generator, discriminator) in
        [(GanPreset::CourseText, 1_506_448, 640 + 73_856 + 6_273), (GanPreset::OrogenSmall, 113_201, 168_177)]
    {
        let config = GanConfig::usual(preset);
        let gan = config.init(&device);
        assert_eq!((gan.generator.num_params(), gan.discriminator.num_params()), (generator, discriminator));
        let noise = Tensor::zeros([3, config.latent()], &device);
        let maps = gan.generator.forward(noise);
        assert_eq!(maps.dims(), [3, 1, config.size, config.size]);
        assert_eq!(gan.discriminator.forward(maps).dims(), [3, 1]);
    }
}

#[test]
fn doubling_is_bilinear_interpolation() {
    let device = engine(EngineName::Flex).device;
    let line = Tensor::from_data(TensorData::new(vec![0.0_f32, 4.0, 8.0], [1, 1, 1, 3]), &device);
    // torch.nn.functional.interpolate([0, 4, 8], scale_factor=2, mode="linear", align_corners=False)
    assert_eq!(numbers(Line::doubled(3, &device).across(line.clone())), [0.0, 1.0, 3.0, 5.0, 7.0, 8.0]);
    assert_eq!(numbers(Line::blurred(3, &device).across(line.clone())), [0.5, 4.0, 7.5]);
    assert_eq!(numbers(Line::difference(3, &device).across(line.clone())), [4.0, 8.0, 4.0]);
    assert_eq!(numbers(Line::curvature(3, &device).across(line.clone())), [4.0, 0.0, -4.0]);
    assert_eq!(numbers(Line::moved(3, 1, false, &device).across(line.clone())), [0.0, 0.0, 4.0]);
    assert_eq!(numbers(Line::moved(3, -2, true, &device).across(line)), [0.0, 0.0, 0.0]);
    let column = Tensor::from_data(TensorData::new(vec![0.0_f32, 4.0, 8.0], [1, 1, 3, 1]), &device);
    assert_eq!(numbers(Line::doubled(3, &device).down(column)), [0.0, 1.0, 3.0, 5.0, 7.0, 8.0]);
}

#[test]
fn augmentation_has_all_eight_symmetries_and_moves_both_ways() {
    let map = probe([1, 1, 12, 12]);
    let all: std::collections::BTreeSet<String> =
        (0..400).map(|step| format!("{:?}", numbers(Change::draw(1, step).of(map.clone())))).collect();
    // 8 symmetries × 9 × 9 moves = 648 equally likely: of 400 draws about 298 differ.
    assert!((260..340).contains(&all.len()), "{}", all.len());
}

/// Both losses along a random direction, by their gradient and by a central difference.
#[test]
fn gradients_are_those_of_finite_differences() {
    let engine = engine(EngineName::Flex);
    let device = engine.training_device();
    let small = GanConfig::usual(GanPreset::OrogenSmall);
    let others = GanLoss::ALL.iter().map(|loss| (small, *loss));
    let both = PRESETS.map(|preset| (GanConfig::usual(preset), GanLoss::SoftplusR1));
    let larger = (GanConfig { size: 64, ..small }, GanLoss::CrossEntropy);
    for (config, kind) in both.into_iter().chain(others).chain([larger]) {
        let gan = config.init(&device);
        let mut random = Random::stream(2, Purpose::Weights, 0);
        let weights = config.first_weights(&gan, || random.uniform());
        let split = gan.generator.num_params();
        let size = config.size;
        let real = Tensor::from_data(TensorData::new(waves(size, 3), [3, 1, size, size]), &device);
        let noise = probe([3, 1, size, size]);
        let latent = Random::stream(4, Purpose::Noise, 0).normals(3 * config.latent());
        let latent = Tensor::<2>::from_data(TensorData::new(latent, [3, config.latent()]), &device);
        let with =
            |row: &[f32]| parameters::with_row(gan.clone(), &parameters::row_from(row, &engine.device));
        let of_discriminator = |row: &[f32]| {
            let gan = with(row);
            let judge = kind.judge(&gan.discriminator);
            let fake = gan.generator.forward(latent.clone()).detach();
            let (at_real, at_fake) = (judge.forward(real.clone()), judge.forward(fake));
            let mut loss = kind.of_discriminator(at_real.clone(), at_fake);
            if kind.is_penalised() {
                let steep = duel_loss::steepness(&judge, real.clone(), at_real, noise.clone());
                loss = loss + GanLoss::penalty(steep);
            }
            (loss, gan)
        };
        let of_generator = |row: &[f32]| {
            let gan = with(row);
            let fake = Change::draw(1, 3).of(gan.generator.forward(latent.clone()));
            (kind.of_generator(kind.judge(&gan.discriminator).forward(fake)), gan)
        };
        for player in [0, 1] {
            let (loss, gan) = if player == 0 { of_generator(&weights) } else { of_discriminator(&weights) };
            let mut found = loss.backward();
            let gradient = numbers(parameters::gradients(&gan, &mut found));
            let range = if player == 0 { 0..split } else { split..weights.len() };
            // The gradient itself is the direction in which rounding weighs least.
            let length = gradient[range.clone()].iter().map(|g| f64::from(g * g)).sum::<f64>().sqrt();
            let step = 5e-4;
            let moved = |by: f64| {
                let mut row = weights.clone();
                for place in range.clone() {
                    row[place] += (by * f64::from(gradient[place]) / length) as f32;
                }
                let (loss, _) = if player == 0 { of_generator(&row) } else { of_discriminator(&row) };
                f64::from(numbers(loss)[0])
            };
            let slope = (moved(step) - moved(-step)) / (2.0 * step);
            assert!(
                (slope / length - 1.0).abs() < 0.02,
                "{config:?} {kind} {player}: {slope} against {length}"
            );
        }
    }
}

/// By the power iteration, and by the determinant of a matrix of two by two.
#[test]
fn a_normalised_matrix_stretches_nothing() {
    let device = engine(EngineName::Flex).device;
    let of = |values: [f32; 4]| Tensor::<2>::from_data(TensorData::new(values.to_vec(), [2, 2]), &device);
    // σ² are the roots of x² - (a² + b² + c² + d²) x + det².
    for [a, b, c, d] in
        [[3.0, 1.0, 1.0, 2.0], [0.0, 1.0, -5.0, 0.0], [1.0, 1.0, 1.0, 1.0], [-2.0, 0.5, 3.0, 0.1]]
    {
        let (squares, determinant) = (a * a + b * b + c * c + d * d, a * d - b * c);
        let root: f32 = squares * squares - 4.0 * determinant * determinant;
        let expected = ((squares + root.sqrt()) / 2.0).sqrt();
        let found = numbers(spectral::largest(of([a, b, c, d])))[0];
        assert!((found / expected - 1.0).abs() < 1e-3, "{found} {expected}");
    }
    let config = GanConfig::usual(GanPreset::OrogenSmall);
    let gan = config.init(&device);
    let mut random = Random::stream(2, Purpose::Weights, 0);
    let weights = config.first_weights(&gan, || random.uniform());
    let gan = parameters::with_row(gan, &parameters::row_from(&weights, &device));
    // Maps may change by so much, logits by no more: each layer stretches by 4 at most where its filters overlap.
    let judge = GanLoss::Hinge.judge(&gan.discriminator);
    let real = Tensor::from_data(TensorData::new(waves(32, 2), [2, 1, 32, 32]), &device);
    assert_ne!(numbers(judge.forward(real.clone())), numbers(gan.discriminator.forward(real.clone())));
    let twice = spectral::normalised(judge.clone());
    for (once, again) in numbers(judge.forward(real.clone())).iter().zip(numbers(twice.forward(real))) {
        assert!((once - again).abs() < 0.05 * once.abs().max(0.02), "{once} {again}");
    }
}

#[test]
fn every_loss_trains_and_tells_its_gradients() {
    for loss in GanLoss::ALL.iter().copied() {
        let mut run = run(AdversarialConfig { loss, ..config(GanPreset::OrogenSmall) }, None);
        let before = block_on(run.save()).unwrap().weights;
        assert!(run.vitals().gradients.is_empty());
        drive(&mut run, 2);
        assert_ne!(before, block_on(run.save()).unwrap().weights);
        let vitals = run.vitals();
        let opponent = vitals.opponent.unwrap();
        assert!(vitals.recent_loss.unwrap().is_finite() && opponent.loss.is_finite(), "{loss}");
        let of = |part| vitals.gradients.iter().filter(move |one| one.part == part);
        assert_eq!((of(Part::Generator).count(), of(Part::Discriminator).count()), (5, 4), "{loss}");
        assert!(vitals.gradients.iter().all(|one| one.norm.is_finite() && one.norm > 0.0), "{loss}");
    }
}

#[test]
fn an_area_has_no_seams_and_a_map_of_the_middle_of_noise() {
    let config = AdversarialConfig { batch_size: 8, ..config(GanPreset::OrogenSmall) };
    let mut run = run(config, None);
    drive(&mut run, 1);
    let maker = run.averaged();
    let area = |width, height, seed| block_on(maker.area(width, height, seed)).unwrap();
    let (width, height) = (100, 60);
    let one = area(width, height, 3);
    assert_eq!(one.len(), width * height);
    assert_eq!(one, area(width, height, 3));
    assert_ne!(one, area(width, height, 4));
    // Steps across the edges of tiles, every 16 cells, are no larger than elsewhere.
    let step = |x: usize| {
        (0..height).map(|y| (one[y * width + x + 1] - one[y * width + x]).abs()).sum::<f32>() / height as f32
    };
    let (mut at_edges, mut elsewhere) = (Vec::new(), Vec::new());
    for x in 0..width - 1 {
        if (x + 1) % 16 == 0 { at_edges.push(step(x)) } else { elsewhere.push(step(x)) }
    }
    let mean = |steps: &[f32]| steps.iter().sum::<f32>() / steps.len() as f32;
    assert!(mean(&at_edges) < 1.5 * mean(&elsewhere), "{at_edges:?} {elsewhere:?}");
    let deviation = |values: &[f32]| {
        let mean = values.iter().sum::<f32>() / values.len() as f32;
        (values.iter().map(|z| (z - mean) * (z - mean)).sum::<f32>() / values.len() as f32).sqrt()
    };
    // Where tiles meet it varies as much as a map does.
    let maps = block_on(maker.maps(40, 3)).unwrap();
    let ratio = deviation(&one) / deviation(&maps);
    assert!((0.6..1.6).contains(&ratio), "{ratio}");
    let noise = maker.noise(2, 7);
    assert_eq!(block_on(maker.maps_of(&noise)).unwrap(), block_on(maker.maps(2, 7)).unwrap());
}

#[test]
fn steepness_is_the_mean_squared_gradient() {
    // The course text's discriminator near its beginning: many draws against the gradient that autodiff finds.
    let device = engine(EngineName::Flex).training_device();
    let config = GanConfig::usual(GanPreset::CourseText);
    let gan = config.init(&device);
    let mut random = Random::stream(2, Purpose::Weights, 0);
    let weights = config.first_weights(&gan, || random.uniform());
    let gan = parameters::with_row(gan, &parameters::row_from(&weights, &engine(EngineName::Flex).device));
    let map = probe([1, 1, 28, 28]).tanh().require_grad();
    let found = gan.discriminator.forward(map.clone()).sum().backward();
    let squared: f32 = numbers(map.grad(&found).unwrap()).iter().map(|g| g * g).sum();
    let many = map.inner().autodiff().repeat_dim(0, 600);
    let at_real = gan.discriminator.forward(many.clone());
    let noise = probe([600, 1, 28, 28]);
    let estimate = numbers(duel_loss::steepness(&gan.discriminator, many, at_real, noise))[0];
    // Chi-squared of one degree over 600 draws: a standard error of 6 %.
    assert!((estimate / squared - 1.0).abs() < 0.25, "{estimate} against {squared}");
}

#[test]
fn two_halves_and_a_whole_are_the_same_to_the_bit() {
    for preset in PRESETS {
        let mut whole = run(config(preset), None);
        assert_eq!(drive(&mut whole, 8), Outcome::Asked);
        let mut half = run(config(preset), None);
        drive(&mut half, 4);
        let saved = block_on(half.save()).unwrap();
        let json = serde_json::to_string(&(saved.counters, &saved.history)).unwrap();
        let (counters, history) = serde_json::from_str(&json).unwrap();
        let mut half = run(config(preset), Some(Saved { counters, history, ..saved }));
        drive(&mut half, 8);
        assert_eq!(block_on(whole.save()).unwrap(), block_on(half.save()).unwrap());
        let maps = |run: &Adversarial| block_on(run.kept().maps(2, 1)).unwrap();
        assert_eq!(maps(&whole), maps(&half));
        assert_eq!(drive(&mut half, u64::MAX), Outcome::Finished);
        assert_eq!(half.vitals().counters.steps, 12);
    }
}

#[test]
fn a_map_depends_on_its_seed_and_not_on_its_neighbours() {
    for preset in PRESETS {
        let mut run = run(config(preset), None);
        drive(&mut run, 1);
        let maps = |count, seed| block_on(run.averaged().maps(count, seed)).unwrap();
        let cells = run.config.network.size.pow(2);
        let (one, many) = (maps(1, 7), maps(70, 7));
        assert_eq!(many.len(), 70 * cells);
        assert!(one.iter().zip(&many).all(|(a, b)| (a - b).abs() < 1e-5));
        assert!(one.iter().all(|z| z.abs() <= 1.0));
        assert_ne!(maps(1, 8), one);
        let opinion = |maps: &[f32]| block_on(run.opinion(maps)).unwrap();
        let (alone, among) = (opinion(&one), opinion(&many));
        assert!((alone[0] - among[0]).abs() < 1e-4 && among.len() == 70);
    }
}

#[test]
fn a_part_that_rests_keeps_its_weights() {
    let mut run = run(config(GanPreset::OrogenSmall), None);
    let split = 113_201;
    let before = block_on(run.save()).unwrap().weights;
    run.only = Some(Part::Discriminator);
    drive(&mut run, 1);
    let after = block_on(run.save()).unwrap().weights;
    assert_eq!(before[..split], after[..split]);
    assert_ne!(before[split..], after[split..]);
    assert_eq!(run.vitals().recent_loss, None);
    run.only = Some(Part::Generator);
    drive(&mut run, 2);
    let last = block_on(run.save()).unwrap().weights;
    assert_ne!(last[..split], after[..split]);
    assert_eq!(last[split..], after[split..]);
    let counters = run.vitals().counters;
    assert_eq!((counters.steps, counters.duel.steps), (2, [1, 1]));
    assert!(run.vitals().recent_loss.is_some() && run.vitals().opponent.is_some());
}

#[test]
fn a_run_goes_back_to_a_frame_and_learns_on_from_there() {
    let mut run = run(config(GanPreset::OrogenSmall), None);
    drive(&mut run, 4);
    let then = block_on(run.averaged().maps(2, 1)).unwrap();
    drive(&mut run, 10);
    assert_eq!(run.go_back(2), None);
    assert_eq!(run.vitals().counters.steps, 10);
    // The frame of step 3 is the last one at or before 5.
    assert_eq!(run.go_back(5), Some(3));
    let vitals = run.vitals();
    assert_eq!((vitals.counters.steps, vitals.counters.best_epoch, vitals.epoch()), (3, 1, 1));
    assert_eq!((vitals.history.validation.len(), vitals.history.discriminator.len()), (1, 1));
    let again = block_on(run.kept().maps(2, 1)).unwrap();
    assert_eq!(block_on(run.averaged().maps(2, 1)).unwrap(), again);
    assert_ne!(then, again);
    assert_eq!(drive(&mut run, u64::MAX), Outcome::Finished);
    let saved = block_on(run.save()).unwrap();
    assert_eq!((saved.counters.steps, saved.history.training.len()), (12, 4));
}

#[test]
fn a_discriminator_that_wins_and_numbers_that_are_none_are_noticed() {
    // A generator that never moves against a discriminator that learns fast.
    let fast = AdversarialConfig {
        generator: adam(0.0),
        discriminator: adam(3e-3),
        loss: GanLoss::CrossEntropy,
        augment: false,
        judge_every: 1000,
        batch_size: 2,
        ..config(GanPreset::OrogenSmall)
    };
    let mut won = run(fast, None);
    let mut step = 0;
    while !won.discriminator_won() && step < 150 {
        step += 10;
        drive(&mut won, step);
    }
    assert!(won.discriminator_won() && step >= WON_STEPS, "not after {step} steps");

    let broken = AdversarialConfig { discriminator: adam(1e30), ..config(GanPreset::OrogenSmall) };
    let mut run = run(broken, None);
    let first = block_on(run.save()).unwrap().weights;
    assert_eq!(drive(&mut run, 12), Outcome::NotFinite);
    assert_eq!(block_on(run.save()).unwrap().weights, first);
}

#[test]
fn a_generator_runs_elsewhere() {
    for config in [
        config(GanPreset::CourseText),
        config(GanPreset::OrogenSmall),
        AdversarialConfig {
            network: GanConfig { size: 64, ..GanConfig::usual(GanPreset::OrogenSmall) },
            ..config(GanPreset::OrogenSmall)
        },
    ] {
        let network = config.network;
        let mut run = run(config, None);
        drive(&mut run, 2);
        let maker = run.kept();
        let note = format!(r#"{{"latent":{},"size":{}}}"#, network.latent(), network.size);
        let file = block_on(maker.onnx(&note)).unwrap();
        let noise = maker.noise(5, 3);
        let maps = block_on(maker.maps_of(&noise)).unwrap();
        let name = format!("{}-{}", network.preset, network.size);
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let floats =
            |values: &[f32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
        std::fs::write(folder.join("generator.onnx"), file).unwrap();
        std::fs::write(folder.join("noise.f32"), floats(&noise)).unwrap();
        std::fs::write(folder.join("maps.f32"), floats(&maps)).unwrap();
        let outside = std::process::Command::new("python3")
            .args([std::path::Path::new("tests/outside/generator.py"), &folder])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output();
        match outside {
            Ok(found) if found.status.code() == Some(3) => {
                println!("SKIPPED: {}", String::from_utf8_lossy(&found.stdout));
            }
            Ok(found) => {
                let said = String::from_utf8_lossy(&found.stdout) + String::from_utf8_lossy(&found.stderr);
                assert!(found.status.success(), "{said}");
                println!("{said}");
            }
            Err(error) => println!("SKIPPED: python3: {error}"),
        }
    }
}
