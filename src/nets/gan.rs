//! Generative adversarial networks for maps of relief (Goodfellow et al. 2014, arXiv 1406.2661): a
//! generator that makes maps out of noise, a discriminator that tells them from real ones. Maps are
//! scaled to -1 (their lowest cell) to 1 (their highest).

use burn::module::{Module, ModuleVisitor, Param};
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::{Initializer, Linear, LinearConfig, PaddingConfig2d};
use burn::tensor::{Device, Tensor, TensorData, activation};
use serde::{Deserialize, Serialize};

use super::fixed::Line;
use crate::error::string_union;

string_union! {
    /// `course-text`: generator Dense 128, 256, 512, 1024 relu, 784 tanh; discriminator Conv 64 and 128,
    /// 3×3 with stride 2, LeakyReLU 0.2, Dense 1. `orogen-small`: upsampling and convolutions with batch
    /// normalisation; a discriminator that is told slopes and curvature and how alike the maps of a batch are.
    GanPreset { CourseText = "course-text", OrogenSmall = "orogen-small" }
}

/// Cells a side of the smallest picture inside the small generator.
pub const SEED_CELLS: usize = 4;
/// Channels of the small generator, from the smallest picture on: each doubles the cells, to 32 or to 64.
const MAKER_CHANNELS: [&[usize]; 2] = [&[64, 48, 32, 16], &[64, 64, 48, 32, 16]];
/// Channels of the small discriminator: each halves the cells.
const JUDGE_CHANNELS: [&[usize]; 2] = [&[32, 64, 128], &[32, 64, 128, 128]];
/// Channels of the small generator's smallest picture.
pub const SEED_CHANNELS: usize = 64;
/// Added to a variance before its root is divided by.
pub const NORMALISING_EPSILON: f64 = 1e-5;
/// Slope of activations below zero.
const LEAK: f64 = 0.2;

/// Which pair of networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GanConfig {
    /// Their layers.
    pub preset: GanPreset,
    /// Cells a side of a map: one of [`GanConfig::sizes`].
    pub size: usize,
}

impl GanConfig {
    /// Numbers of noise that make a map.
    pub const fn latent(self) -> usize {
        match self.preset {
            GanPreset::CourseText => 100,
            GanPreset::OrogenSmall => 64,
        }
    }

    /// A preset at its usual size.
    pub fn usual(preset: GanPreset) -> Self {
        Self { preset, size: Self::sizes(preset).first().copied().unwrap_or_default() }
    }

    /// Cells a side that a preset can make, its usual first.
    pub const fn sizes(preset: GanPreset) -> &'static [usize] {
        match preset {
            GanPreset::CourseText => &[28],
            GanPreset::OrogenSmall => &[32, 64],
        }
    }

    /// Channels of the small generator and of the small discriminator.
    const fn channels(self) -> (&'static [usize], &'static [usize]) {
        let ([maker, larger_maker], [judge, larger_judge]) = (MAKER_CHANNELS, JUDGE_CHANNELS);
        if self.size == 64 { (larger_maker, larger_judge) } else { (maker, judge) }
    }

    /// Both networks with all weights 0; they are put in as a flat row.
    pub fn init(self, device: &Device) -> Gan {
        let (generator, discriminator) = match self.preset {
            GanPreset::CourseText => (
                Generator::CourseText(DenseGenerator::new(device)),
                Discriminator::CourseText(PlainDiscriminator::new(device)),
            ),
            GanPreset::OrogenSmall => (
                Generator::OrogenSmall(SmallGenerator::new(self.channels().0, device)),
                Discriminator::OrogenSmall(SmallDiscriminator::new(self.channels().1, device)),
            ),
        };
        Gan { generator, discriminator }
    }

    /// First weights as a flat row in the module's order, biases 0; `uniform` draws from [0, 1). The course
    /// text's as Keras draws them (Glorot and Bengio 2010, uniform); the small generator's by He et al. 2015
    /// (arXiv 1502.01852), normal, its last layer at 0.3 of it, so that first maps are gentle; the small
    /// discriminator's uniform in ±1 / √inputs, so that it starts almost flat: at He's scale it learns for
    /// hundreds of steps from nothing but the price of its steepness.
    pub fn first_weights(self, gan: &Gan, uniform: impl FnMut() -> f64) -> Vec<f32> {
        let mut first = First { preset: self.preset, uniform, path: Vec::new(), row: Vec::new() };
        gan.visit(&mut first);
        first.row
    }
}

struct First<F> {
    preset: GanPreset,
    uniform: F,
    path: Vec<String>,
    row: Vec<f32>,
}

impl<F: FnMut() -> f64> First<F> {
    fn normal(&mut self) -> f64 {
        // Box and Muller (1958); 1 - u, because ln 0 is no number.
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - (self.uniform)()));
        radius * libm::cos(std::f64::consts::TAU * (self.uniform)())
    }
}

impl<F: FnMut() -> f64> ModuleVisitor for First<F> {
    fn enter_module(&mut self, name: &str, _container_type: &str) {
        self.path.push(name.to_string());
    }
    fn exit_module(&mut self, _name: &str, _container_type: &str) {
        self.path.pop();
    }
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let shape = param.val().dims();
        let count: usize = shape.iter().product();
        // Dense `[in, out]`; convolution `[out, in, height, width]`.
        let (inputs, outputs) = match *shape.as_slice() {
            [inputs, outputs] => (inputs, outputs),
            [outputs, inputs, height, width] => (inputs * height * width, outputs * height * width),
            _ => {
                let scale = self.path.last().is_some_and(|name| name == "scale");
                self.row.extend(std::iter::repeat_n(if scale { 1.0 } else { 0.0 }, count));
                return;
            }
        };
        for _ in 0..count {
            let weight = match self.preset {
                GanPreset::CourseText => {
                    (2.0 * (self.uniform)() - 1.0) * (6.0 / (inputs + outputs) as f64).sqrt()
                }
                GanPreset::OrogenSmall if self.path.iter().any(|name| name == "discriminator") => {
                    (2.0 * (self.uniform)() - 1.0) / (inputs as f64).sqrt()
                }
                GanPreset::OrogenSmall => {
                    let gentle = if self.path.iter().any(|name| name == "to_map") { 0.3 } else { 1.0 };
                    gentle * self.normal() * (2.0 / ((1.0 + LEAK * LEAK) * inputs as f64)).sqrt()
                }
            };
            self.row.push(weight as f32);
        }
    }
}

/// Both networks.
#[derive(Module, Debug)]
pub struct Gan {
    /// Noise `[n, latent]` to maps `[n, 1, size, size]`.
    pub generator: Generator,
    /// Maps to logits `[n, 1]`: above zero is real.
    pub discriminator: Discriminator,
}

/// Mean and variance of each normalised layer's channels, `[1, channels, 1, 1]`.
pub type Statistics = Vec<[Tensor<4>; 2]>;

/// Noise to maps.
#[derive(Module, Debug)]
#[allow(clippy::large_enum_variant, reason = "a run has one")]
pub enum Generator {
    /// Dense layers.
    CourseText(DenseGenerator),
    /// Upsampling and convolutions.
    OrogenSmall(SmallGenerator),
}

impl Generator {
    /// Maps `[n, 1, size, size]`, normalised by the batch itself, as in training.
    pub fn forward(&self, noise: Tensor<2>) -> Tensor<4> {
        match self {
            Self::CourseText(generator) => generator.forward(noise),
            Self::OrogenSmall(generator) => generator.forward(noise, None).0,
        }
    }

    /// What the normalised layers see of a large batch: with it a map depends on its own noise alone. Empty
    /// where nothing is normalised.
    pub fn statistics(&self, noise: Tensor<2>) -> Statistics {
        match self {
            Self::CourseText(_) => Statistics::new(),
            Self::OrogenSmall(generator) => generator.forward(noise, None).1,
        }
    }

    /// Maps `[n, 1, size, size]`, normalised by given statistics.
    pub fn forward_with(&self, noise: Tensor<2>, statistics: &Statistics) -> Tensor<4> {
        match self {
            Self::CourseText(generator) => generator.forward(noise),
            Self::OrogenSmall(generator) => generator.forward(noise, Some(statistics)).0,
        }
    }
}

fn dense(from: usize, to: usize, device: &Device) -> Linear {
    LinearConfig::new(from, to).with_initializer(Initializer::Zeros).init(device)
}

fn convolution(channels: [usize; 2], kernel: usize, stride: usize, device: &Device) -> Conv2d {
    Conv2dConfig::new(channels, [kernel, kernel])
        .with_stride([stride, stride])
        .with_padding(PaddingConfig2d::Explicit(1, 1, 1, 1))
        .with_initializer(Initializer::Zeros)
        .init(device)
}

/// The course text's generator, with the last layer that course texts forget.
#[derive(Module, Debug)]
pub struct DenseGenerator {
    layers: Vec<Linear>,
}

impl DenseGenerator {
    fn new(device: &Device) -> Self {
        let widths = [100, 128, 256, 512, 1024, 784];
        Self {
            layers: widths.windows(2).filter_map(|w| Some(dense(*w.first()?, *w.last()?, device))).collect(),
        }
    }

    fn forward(&self, mut x: Tensor<2>) -> Tensor<4> {
        let last = self.layers.len().saturating_sub(1);
        for (index, layer) in self.layers.iter().enumerate() {
            x = layer.forward(x);
            x = if index < last { activation::relu(x) } else { activation::tanh(x) };
        }
        let [n, _] = x.dims();
        x.reshape([n, 1, 28, 28])
    }
}

/// Batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167). Ours and not burn's, which carries running
/// statistics beside the weights: here the statistics are of the batch, or of one that is given.
#[derive(Module, Debug)]
struct Normalised {
    scale: Param<Tensor<1>>,
    shift: Param<Tensor<1>>,
}

impl Normalised {
    fn new(channels: usize, device: &Device) -> Self {
        let zeros = || Param::from_data(TensorData::zeros::<f32, _>([channels]), device);
        Self { scale: zeros(), shift: zeros() }
    }

    fn forward(&self, x: Tensor<4>, given: Option<&[Tensor<4>; 2]>) -> (Tensor<4>, [Tensor<4>; 2]) {
        let mean_of = |x: Tensor<4>| x.mean_dim(3).mean_dim(2).mean_dim(0);
        let [mean, variance] = given.cloned().unwrap_or_else(|| {
            let mean = mean_of(x.clone());
            let apart = x.clone() - mean.clone();
            [mean, mean_of(apart.clone() * apart)]
        });
        let [_, channels, _, _] = x.dims();
        let each = |row: &Param<Tensor<1>>| row.val().reshape([1, channels, 1, 1]);
        let scale = each(&self.scale) / variance.clone().add_scalar(NORMALISING_EPSILON).sqrt();
        let shift = each(&self.shift) - mean.clone() * scale.clone();
        (x * scale + shift, [mean, variance])
    }
}

/// One doubling of the small generator.
#[derive(Module, Debug)]
struct Stage {
    convolution: Conv2d,
    normalised: Normalised,
}

/// The small generator of ours, 113 thousand weights for 32 cells.
#[derive(Module, Debug)]
pub struct SmallGenerator {
    first: Linear,
    normalised: Normalised,
    stages: Vec<Stage>,
    to_map: Conv2d,
}

impl SmallGenerator {
    fn new(channels: &[usize], device: &Device) -> Self {
        let last = channels.last().copied().unwrap_or(SEED_CHANNELS);
        let stage = |pair: &[usize]| {
            let (from, to) = (*pair.first()?, *pair.last()?);
            let convolution = convolution([from, to], 3, 1, device);
            Some(Stage { convolution, normalised: Normalised::new(to, device) })
        };
        Self {
            first: dense(64, SEED_CHANNELS * SEED_CELLS * SEED_CELLS, device),
            normalised: Normalised::new(SEED_CHANNELS, device),
            stages: channels.windows(2).filter_map(stage).collect(),
            to_map: convolution([last, 1], 3, 1, device),
        }
    }

    fn forward(&self, noise: Tensor<2>, given: Option<&Statistics>) -> (Tensor<4>, Statistics) {
        let [n, _] = noise.dims();
        self.grow(self.first.forward(noise).reshape([n, SEED_CHANNELS, SEED_CELLS, SEED_CELLS]), given)
    }

    /// From the smallest picture `[n, channels, height, width]` on.
    fn grow(&self, smallest: Tensor<4>, given: Option<&Statistics>) -> (Tensor<4>, Statistics) {
        let device = smallest.device();
        let mut seen = Statistics::new();
        let mut normalise = |layer: &Normalised, x: Tensor<4>| {
            let (x, statistics) = layer.forward(x, given.and_then(|given| given.get(seen.len())));
            seen.push(statistics);
            activation::relu(x)
        };
        let both = |line: fn(usize, &Device) -> Line, x: Tensor<4>| {
            let [_, _, height, width] = x.dims();
            line(height, &device).down(line(width, &device).across(x))
        };
        let mut x = normalise(&self.normalised, smallest);
        for stage in &self.stages {
            x = normalise(&stage.normalised, stage.convolution.forward(both(Line::doubled, x)));
        }
        (activation::tanh(both(Line::blurred, self.to_map.forward(x))), seen)
    }

    /// How many tiles a side an area of so many cells is made of.
    pub fn tiles(&self, cells: usize) -> usize {
        cells.div_ceil((SEED_CELLS / 2) << self.stages.len()) + 1
    }

    /// A picture that is larger than a map, without seams: the smallest pictures of noise
    /// `[down × across, latent]` lie half upon each other, and only their sum is grown. Where two meet, each
    /// counts so much that the sum varies as much as one alone does (Heitz and Neyret 2018, Proc. ACM Comput.
    /// Graph. 1:31).
    pub fn area(&self, noise: Tensor<2>, [down, across]: [usize; 2], statistics: &Statistics) -> Tensor<4> {
        const HALF: usize = SEED_CELLS / 2;
        const CHANNELS: usize = SEED_CHANNELS;
        let device = noise.device();
        let level = self.first.forward(noise.zeros_like().slice([0..1, 0..self.first.weight.dims()[0]]));
        let level = level.reshape([1, 1, CHANNELS, SEED_CELLS, SEED_CELLS]);
        let tiles = self.first.forward(noise).reshape([down, across, CHANNELS, SEED_CELLS, SEED_CELLS]);
        let tiles = tiles - level.clone();
        // Of the squares of weights that meet, half a tile apart, the sum is 1.
        let weight = |cell: usize| libm::sin((2 * cell + 1) as f64 * std::f64::consts::PI / 8.0);
        let weights: Vec<f32> = (0..SEED_CELLS * SEED_CELLS)
            .map(|place| (weight(place / SEED_CELLS) * weight(place % SEED_CELLS)) as f32)
            .collect();
        let weights = Tensor::<1>::from_data(TensorData::new(weights, [SEED_CELLS * SEED_CELLS]), &device)
            .reshape([1, 1, 1, SEED_CELLS, SEED_CELLS]);
        let (tiles, level) = (tiles * weights.clone(), level * weights.clone() * weights);
        // The blocks between the outermost half tiles: each has the quarters of four tiles on it.
        let quarter = |south: usize, east: usize| {
            let (rows, columns) = (1 - south..down - south, 1 - east..across - east);
            let (below, beside) = (south * HALF..(south + 1) * HALF, east * HALF..(east + 1) * HALF);
            let level = level.clone().slice([0..1, 0..1, 0..CHANNELS, below.clone(), beside.clone()]);
            tiles.clone().slice([rows, columns, 0..CHANNELS, below, beside]) + level
        };
        let blocks = quarter(0, 0) + quarter(0, 1) + quarter(1, 0) + quarter(1, 1);
        let (height, width) = (HALF * (down - 1), HALF * (across - 1));
        self.grow(blocks.permute([2, 0, 3, 1, 4]).reshape([1, CHANNELS, height, width]), Some(statistics)).0
    }
}

/// Maps to logits.
#[derive(Module, Debug)]
#[allow(clippy::large_enum_variant, reason = "a run has one")]
pub enum Discriminator {
    /// Two strided convolutions.
    CourseText(PlainDiscriminator),
    /// Three, told of derivatives and of the batch.
    OrogenSmall(SmallDiscriminator),
}

impl Discriminator {
    /// Logits `[n, 1]` of maps `[n, 1, size, size]`: above zero is real. The small one also looks at how
    /// different the maps of the batch are from each other.
    pub fn forward(&self, maps: Tensor<4>) -> Tensor<2> {
        match self {
            Self::CourseText(network) => network.forward(maps),
            Self::OrogenSmall(network) => {
                let features = network.features(maps);
                let spread = SmallDiscriminator::spread(features.clone());
                network.judge(features, spread)
            }
        }
    }

    /// How different the maps of a batch are, `[1, 1, 1, 1]`; `None` where it does not look at that.
    pub fn spread(&self, maps: Tensor<4>) -> Option<Tensor<4>> {
        match self {
            Self::CourseText(_) => None,
            Self::OrogenSmall(network) => Some(SmallDiscriminator::spread(network.features(maps))),
        }
    }

    /// Logits `[n, 1]` of maps that are no batch: each is judged as if it stood in one of a given spread.
    pub fn forward_with(&self, maps: Tensor<4>, spread: Option<Tensor<4>>) -> Tensor<2> {
        match (self, spread) {
            (Self::OrogenSmall(network), Some(spread)) => {
                let features = network.features(maps);
                network.judge(features, spread)
            }
            _ => self.forward(maps),
        }
    }
}

/// The course text's discriminator; its last layer gives the logit, not the probability.
#[derive(Module, Debug)]
pub struct PlainDiscriminator {
    first: Conv2d,
    second: Conv2d,
    last: Linear,
}

impl PlainDiscriminator {
    fn new(device: &Device) -> Self {
        Self {
            first: convolution([1, 64], 3, 2, device),
            second: convolution([64, 128], 3, 2, device),
            last: dense(128 * 7 * 7, 1, device),
        }
    }

    fn forward(&self, maps: Tensor<4>) -> Tensor<2> {
        let x = activation::leaky_relu(self.first.forward(maps), LEAK);
        let x = activation::leaky_relu(self.second.forward(x), LEAK);
        self.last.forward(x.flatten(1, 3))
    }
}

/// The small discriminator of ours.
#[derive(Module, Debug)]
pub struct SmallDiscriminator {
    layers: Vec<Conv2d>,
    last: Linear,
}

impl SmallDiscriminator {
    fn new(channels: &[usize], device: &Device) -> Self {
        let mut from = 4;
        let layer = |&to: &usize| convolution([std::mem::replace(&mut from, to), to], 4, 2, device);
        let layers: Vec<Conv2d> = channels.iter().map(layer).collect();
        Self { layers, last: dense((from + 1) * SEED_CELLS * SEED_CELLS, 1, device) }
    }

    /// Height, slope eastwards and southwards, Laplacian, each at a scale of about 1; then convolved.
    fn features(&self, maps: Tensor<4>) -> Tensor<4> {
        let (device, [_, _, cells, _]) = (maps.device(), maps.dims());
        let (difference, curvature) = (Line::difference(cells, &device), Line::curvature(cells, &device));
        let east = difference.across(maps.clone()).mul_scalar(3.0);
        let south = difference.down(maps.clone()).mul_scalar(3.0);
        let laplacian = (curvature.across(maps.clone()) + curvature.down(maps.clone())).mul_scalar(15.0);
        let told = Tensor::cat(vec![maps, east, south, laplacian], 1);
        self.layers.iter().fold(told, |x, layer| activation::leaky_relu(layer.forward(x), LEAK))
    }

    /// The mean over features of their standard deviation over the batch (Karras et al. 2018, arXiv 1710.10196).
    fn spread(features: Tensor<4>) -> Tensor<4> {
        let apart = features.clone() - features.mean_dim(0);
        let deviation = (apart.clone() * apart).mean_dim(0).add_scalar(1e-8).sqrt();
        deviation.mean_dim(3).mean_dim(2).mean_dim(1)
    }

    fn judge(&self, features: Tensor<4>, spread: Tensor<4>) -> Tensor<2> {
        let [n, _, height, width] = features.dims();
        let x = Tensor::cat(vec![features, spread.expand([n, 1, height, width])], 1);
        self.last.forward(x.flatten(1, 3))
    }
}
