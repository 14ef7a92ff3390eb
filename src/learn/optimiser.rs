//! SGD with momentum, RMSProp, Adam and AdamW over a network's flat row of weights.
//!
//! Ours and not burn's, because a run must be saved from a page: burn's records read synchronously,
//! which a browser's WebGPU cannot do. Constants are Keras 3's defaults, which the course texts use.

use burn::tensor::{Tensor, TensorData};

use super::engine::Engine;
use super::parameters::{Layout, row_from};
use crate::error::string_union;
use crate::nets::memory::numbers;

string_union! {
    /// Which rule: stochastic gradient descent, with classical momentum (Polyak 1964) where it is not 0;
    /// RMSProp (Tieleman and Hinton 2012, lecture 6.5); Adam (Kingma and Ba 2015, arXiv 1412.6980); AdamW
    /// (Loshchilov and Hutter 2019, arXiv 1711.05101), with decoupled decay.
    OptimiserName {
        Sgd = "sgd",
        Rmsprop = "rmsprop",
        Adam = "adam",
        Adamw = "adamw",
    }
}

impl OptimiserName {
    /// How many rows of state the rule carries.
    fn slots(self) -> usize {
        match self {
            Self::Sgd | Self::Rmsprop => 1,
            Self::Adam | Self::Adamw => 2,
        }
    }
}

/// The rule and its numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OptimiserConfig {
    /// Which rule.
    pub optimiser: OptimiserName,
    /// Step size.
    pub learning_rate: f64,
    /// SGD only.
    pub momentum: f64,
    /// λ of the penalty λ Σ w² over weights, not biases; for AdamW the decoupled decay.
    pub l2: f64,
    /// What Adam and AdamW keep of the first and of the second moment a step.
    pub betas: [f64; 2],
}

const EPSILON: f64 = 1e-7;
/// Keras's, and those of the paper.
pub const BETAS: [f64; 2] = [0.9, 0.999];
const RHO: f64 = 0.9;

/// A rule with its state.
#[derive(Debug, Clone)]
pub struct Optimiser {
    config: OptimiserConfig,
    /// Whether the engine computes where it is called: then one pass over the rows costs less than an operation each.
    at_hand: bool,
    steps: u64,
    slots: Vec<Tensor<1>>,
    /// 1 on weights, 0 on biases; only where there is a penalty.
    decay: Option<Tensor<1>>,
}

impl Optimiser {
    /// At rest, or as it was saved: `slots` are the rows of [`Optimiser::slots`].
    pub fn new(
        config: OptimiserConfig,
        layout: &Layout,
        engine: &Engine,
        steps: u64,
        slots: &[Vec<f32>],
    ) -> Self {
        let device = &engine.device;
        let rest = || Tensor::zeros([layout.len()], device);
        let slots = (0..config.optimiser.slots())
            .map(|slot| slots.get(slot).map_or_else(rest, |row| row_from(row, device)))
            .collect();
        let decay = (config.l2 > 0.0).then(|| row_from(&layout.weights_mask(), device));
        Self { config, at_hand: engine.name.is_cpu(), steps, slots, decay }
    }

    /// The state, `[weights]` each: velocity; or mean square; or first and second moment.
    pub fn slots(&self) -> &[Tensor<1>] {
        &self.slots
    }

    /// Weights after one step along `gradient`, both `[weights]`.
    pub fn step(&mut self, weights: Tensor<1>, gradient: Tensor<1>) -> Tensor<1> {
        self.steps += 1;
        if self.at_hand { self.pass(weights, gradient) } else { self.operations(weights, gradient) }
    }

    /// Adam's step size after the correction for its start.
    fn rate(&self) -> f64 {
        let ([beta_1, beta_2], t) = (self.config.betas, self.steps as f64);
        self.config.learning_rate * (1.0 - libm::pow(beta_2, t)).sqrt() / (1.0 - libm::pow(beta_1, t))
    }

    /// A step as operations of the engine.
    fn operations(&mut self, mut weights: Tensor<1>, mut gradient: Tensor<1>) -> Tensor<1> {
        let OptimiserConfig { optimiser, learning_rate, momentum, l2, betas: [beta_1, beta_2] } = self.config;
        if let Some(mask) = &self.decay {
            let pull = weights.clone() * mask.clone();
            if optimiser == OptimiserName::Adamw {
                weights = weights - pull.mul_scalar(learning_rate * l2);
            } else {
                gradient = gradient + pull.mul_scalar(2.0 * l2);
            }
        }
        let corrected = self.rate();
        let blend = |old: &Tensor<1>, new: Tensor<1>, keep: f64| {
            old.clone().mul_scalar(keep) + new.mul_scalar(1.0 - keep)
        };
        match (optimiser, self.slots.as_mut_slice()) {
            (OptimiserName::Sgd, [velocity]) if momentum > 0.0 => {
                *velocity = velocity.clone().mul_scalar(momentum) - gradient.mul_scalar(learning_rate);
                weights + velocity.clone()
            }
            (OptimiserName::Rmsprop, [square]) => {
                *square = blend(square, gradient.clone() * gradient.clone(), RHO);
                weights - gradient.mul_scalar(learning_rate) / (square.clone().add_scalar(EPSILON)).sqrt()
            }
            (OptimiserName::Adam | OptimiserName::Adamw, [first, second]) => {
                *first = blend(first, gradient.clone(), beta_1);
                *second = blend(second, gradient.clone() * gradient, beta_2);
                weights - first.clone().mul_scalar(corrected) / second.clone().sqrt().add_scalar(EPSILON)
            }
            _ => weights - gradient.mul_scalar(learning_rate),
        }
    }

    /// The same numbers, computed here in one pass.
    fn pass(&mut self, weights: Tensor<1>, gradient: Tensor<1>) -> Tensor<1> {
        let OptimiserConfig { optimiser, learning_rate, momentum, l2, betas } = self.config;
        let (device, epsilon, rate) = (weights.device(), EPSILON as f32, learning_rate as f32);
        let corrected = self.rate() as f32;
        let (mut weights, mut gradient) = (numbers(weights), numbers(gradient));
        if let Some(mask) = &self.decay {
            let mask = numbers(mask.clone());
            let pull = if optimiser == OptimiserName::Adamw { learning_rate * l2 } else { 2.0 * l2 };
            let pull = pull as f32;
            for ((weight, slope), mask) in weights.iter_mut().zip(&mut gradient).zip(mask) {
                match optimiser {
                    OptimiserName::Adamw => *weight -= *weight * mask * pull,
                    _ => *slope += *weight * mask * pull,
                }
            }
        }
        let [keep, keep_2] = betas.map(|beta| beta as f32);
        let [take, take_2] = betas.map(|beta| (1.0 - beta) as f32);
        let mut slots: Vec<Vec<f32>> = self.slots.drain(..).map(numbers).collect();
        let moved = weights.iter_mut().zip(gradient);
        match (optimiser, slots.as_mut_slice()) {
            (OptimiserName::Sgd, [velocity]) if momentum > 0.0 => {
                let momentum = momentum as f32;
                for ((weight, slope), velocity) in moved.zip(velocity) {
                    *velocity = *velocity * momentum - slope * rate;
                    *weight += *velocity;
                }
            }
            (OptimiserName::Rmsprop, [square]) => {
                let [keep, take] = [RHO as f32, (1.0 - RHO) as f32];
                for ((weight, slope), square) in moved.zip(square) {
                    *square = *square * keep + slope * slope * take;
                    *weight -= slope * rate / (*square + epsilon).sqrt();
                }
            }
            (OptimiserName::Adam | OptimiserName::Adamw, [first, second]) => {
                for ((weight, slope), (first, second)) in moved.zip(first.iter_mut().zip(second)) {
                    *first = *first * keep + slope * take;
                    *second = *second * keep_2 + slope * slope * take_2;
                    *weight -= *first * corrected / (second.sqrt() + epsilon);
                }
            }
            _ => moved.for_each(|(weight, slope)| *weight -= slope * rate),
        }
        let row = |values: Vec<f32>| {
            let count = values.len();
            Tensor::from_data(TensorData::new(values, [count]), &device)
        };
        self.slots = slots.into_iter().map(row).collect();
        row(weights)
    }
}

#[cfg(test)]
mod tests {
    use super::super::engine::EngineName;
    use super::super::random::{Purpose, Random};
    use super::*;
    use pollster::block_on;

    #[test]
    fn one_pass_is_what_the_operations_are() {
        let engine = block_on(Engine::open(EngineName::Flex)).unwrap();
        let layout = Layout::of(&crate::nets::mlp::MlpConfig::course_text(2).init(&engine.device));
        let mut random = Random::stream(5, Purpose::Weights, 0);
        let mut row = || row_from(&random.normals(layout.len()), &engine.device);
        for &optimiser in OptimiserName::ALL {
            for (l2, momentum) in [(0.0, 0.0), (0.01, 0.9)] {
                let config = OptimiserConfig { optimiser, learning_rate: 0.01, momentum, l2, betas: BETAS };
                let mut pass = Optimiser::new(config, &layout, &engine, 0, &[]);
                let mut operations = Optimiser { at_hand: false, ..pass.clone() };
                let mut weights = [row(), row()];
                weights[1] = weights[0].clone();
                for _ in 0..3 {
                    let gradient = row();
                    let [one, other] = weights;
                    weights = [pass.step(one, gradient.clone()), operations.step(other, gradient)];
                }
                let [one, other] = weights.map(numbers);
                let apart = one.iter().zip(&other).fold(0f32, |most, (a, b)| most.max((a - b).abs()));
                assert!(apart < 1e-6 && one != vec![0.0; layout.len()], "{config:?}: {apart}");
            }
        }
    }
}
