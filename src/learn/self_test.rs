//! Does an engine compute what the others compute? One training step each of four small networks,
//! which between them use the operations of all labs; loss and gradients are compared with those of
//! a CPU engine. Drivers do get it wrong, and a wrong number looks like any other.

use burn::module::Module;
use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::interpolate::{Interpolate2d, Interpolate2dConfig, InterpolateMode};
use burn::nn::{Linear, LinearConfig, Lstm, LstmConfig, PaddingConfig2d};
use burn::tensor::{Device, Tensor, TensorData, activation};
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::parameters::{self, Layout};
use super::random::{Purpose, Random};
use crate::error::Result;
use crate::nets::mlp::{Activation, Mlp, MlpConfig};

/// Largest difference that rounding explains, as a share of the largest number compared: f32 sums
/// taken in another order differ by 1e-6 to 1e-5.
pub const TOLERANCE: f64 = 1e-3;

/// What one network came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Probe {
    /// Which network.
    pub name: String,
    /// The loss, then every gradient.
    pub numbers: Vec<f32>,
}

/// How far two engines are apart on one network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Which network.
    pub name: String,
    /// Largest difference, as a share of the largest number; infinite where something is no number.
    pub error: f64,
    /// Whether that is within [`TOLERANCE`].
    pub agrees: bool,
}

/// Runs every network once on an engine.
///
/// # Errors
/// `device-lost`.
pub async fn run(engine: &Engine) -> Result<Vec<Probe>> {
    let device = engine.training_device();
    let mut dice = Dice(Random::stream(0, Purpose::SelfTest, 0));
    let perceptron = MlpConfig { widths: vec![5, 16, 8, 1], activation: Activation::Relu }.init(&device);
    let mut probes = Vec::new();

    let input = dice.tensor([8, 5], &device);
    probes.push(probe("mlp", perceptron, &mut dice, &device, |net: &Mlp| net.forward(input, &[])).await?);

    let input = dice.tensor([4, 1, 12, 12], &device);
    let judge = Judge::new(&device);
    probes.push(probe("conv", judge, &mut dice, &device, |net: &Judge| net.forward(input)).await?);

    let input = dice.tensor([4, 6], &device);
    let maker = Maker::new(&device);
    probes.push(probe("upsampling", maker, &mut dice, &device, |net: &Maker| net.forward(input)).await?);

    let input = dice.tensor([4, 6, 5], &device);
    let reader = Reader::new(&device);
    probes.push(probe("lstm", reader, &mut dice, &device, |net: &Reader| net.forward(input)).await?);
    Ok(probes)
}

/// Compares what two engines came to.
pub fn compare(reference: &[Probe], candidate: &[Probe]) -> Vec<Agreement> {
    reference
        .iter()
        .map(|expected| {
            let found = candidate.iter().find(|probe| probe.name == expected.name);
            let error = found.map_or(f64::INFINITY, |found| distance(&expected.numbers, &found.numbers));
            Agreement { name: expected.name.clone(), error, agrees: error <= TOLERANCE }
        })
        .collect()
}

fn distance(expected: &[f32], found: &[f32]) -> f64 {
    if expected.len() != found.len() || found.iter().any(|x| !x.is_finite()) {
        return f64::INFINITY;
    }
    let largest = expected.iter().fold(f32::MIN_POSITIVE, |m, x| m.max(x.abs()));
    let apart = expected.iter().zip(found).fold(0f32, |m, (a, b)| m.max((a - b).abs()));
    f64::from(apart / largest)
}

struct Dice(Random);

impl Dice {
    fn row(&mut self, len: usize) -> Vec<f32> {
        (0..len).map(|_| (self.0.uniform() - 0.5) as f32).collect()
    }
    fn tensor<const D: usize>(&mut self, shape: [usize; D], device: &Device) -> Tensor<D> {
        Tensor::from_data(TensorData::new(self.row(shape.iter().product()), shape), device)
    }
}

async fn probe<M: Module, const D: usize>(
    name: &str,
    network: M,
    dice: &mut Dice,
    device: &Device,
    forward: impl FnOnce(&M) -> Tensor<D>,
) -> Result<Probe> {
    let row = dice.row(Layout::of(&network).len());
    let network = parameters::with_row(network, &parameters::row_from(&row, &device.clone().inner()));
    let output = forward(&network);
    let target = dice.tensor(output.dims(), device);
    let error = output - target;
    let loss = (error.clone() * error).mean();
    let mut gradients = loss.backward();
    let rows = vec![loss.inner(), parameters::gradients(&network, &mut gradients)];
    Ok(Probe { name: name.to_string(), numbers: parameters::read(rows).await?.concat() })
}

/// Strided convolutions, as a discriminator has them.
#[derive(Module, Debug)]
struct Judge {
    first: Conv2d,
    second: Conv2d,
    last: Linear,
}

impl Judge {
    fn new(device: &Device) -> Self {
        let strided = |from, to| Conv2dConfig::new([from, to], [3, 3]).with_stride([2, 2]);
        Self {
            first: strided(1, 4).with_padding(PaddingConfig2d::Explicit(1, 1, 1, 1)).init(device),
            second: strided(4, 4).with_padding(PaddingConfig2d::Explicit(1, 1, 1, 1)).init(device),
            last: LinearConfig::new(36, 1).init(device),
        }
    }
    fn forward(&self, x: Tensor<4>) -> Tensor<2> {
        let x = activation::leaky_relu(self.first.forward(x), 0.2);
        let x = activation::leaky_relu(self.second.forward(x), 0.2);
        activation::sigmoid(self.last.forward(x.flatten(1, 3)))
    }
}

/// Dense, nearest upsampling, convolution, as a generator has them.
#[derive(Module, Debug)]
struct Maker {
    first: Linear,
    larger: Interpolate2d,
    last: Conv2d,
}

impl Maker {
    fn new(device: &Device) -> Self {
        Self {
            first: LinearConfig::new(6, 32).init(device),
            larger: Interpolate2dConfig::new()
                .with_output_size(Some([8, 8]))
                .with_mode(InterpolateMode::Nearest)
                .init(),
            last: Conv2dConfig::new([2, 1], [3, 3])
                .with_padding(PaddingConfig2d::Explicit(1, 1, 1, 1))
                .init(device),
        }
    }
    fn forward(&self, x: Tensor<2>) -> Tensor<4> {
        let rows = x.dims()[0];
        let x = activation::relu(self.first.forward(x)).reshape([rows, 2, 4, 4]);
        activation::tanh(self.last.forward(self.larger.forward(x)))
    }
}

/// A long short-term memory whose last output is judged.
#[derive(Module, Debug)]
struct Reader {
    memory: Lstm,
    last: Linear,
}

impl Reader {
    fn new(device: &Device) -> Self {
        Self { memory: LstmConfig::new(5, 8, true).init(device), last: LinearConfig::new(8, 1).init(device) }
    }
    fn forward(&self, x: Tensor<3>) -> Tensor<2> {
        let (outputs, _) = self.memory.forward(x, None);
        let [rows, steps, width] = outputs.dims();
        self.last.forward(outputs.narrow(1, steps - 1, 1).reshape([rows, width]))
    }
}

#[cfg(all(test, feature = "flex", feature = "ndarray"))]
mod tests {
    use super::*;
    use crate::learn::engine::EngineName;

    fn probes(name: EngineName) -> Vec<Probe> {
        pollster::block_on(async { run(&Engine::open(name).await.unwrap()).await.unwrap() })
    }

    #[test]
    fn the_cpu_engines_agree_on_every_network() {
        let agreements = compare(&probes(EngineName::Flex), &probes(EngineName::Ndarray));
        assert_eq!(agreements.len(), 4);
        assert!(agreements.iter().all(|a| a.agrees && a.error < 1e-4), "{agreements:?}");
    }

    #[test]
    fn one_wrong_number_is_found() {
        let good = probes(EngineName::Flex);
        for broken in 0..good.len() {
            let mut bad = good.clone();
            let largest = bad[broken].numbers.iter().fold(0f32, |m, x| m.max(x.abs()));
            *bad[broken].numbers.last_mut().unwrap() += largest * 0.01;
            assert!(!compare(&good, &bad)[broken].agrees);
            *bad[broken].numbers.last_mut().unwrap() = f32::NAN;
            assert!(!compare(&good, &bad)[broken].agrees);
        }
    }
}
