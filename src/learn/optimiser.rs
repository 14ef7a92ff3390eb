//! SGD with momentum, RMSProp, Adam and AdamW over a network's flat row of weights.
//!
//! Ours and not burn's, because a run must be saved from a page: burn's records read synchronously,
//! which a browser's WebGPU cannot do. Constants are Keras 3's defaults, which the course texts use.

use burn::tensor::{Device, Tensor};

use super::parameters::{Layout, row_from};
use crate::error::string_union;

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
        device: &Device,
        steps: u64,
        slots: &[Vec<f32>],
    ) -> Self {
        let rest = || Tensor::zeros([layout.len()], device);
        let slots = (0..config.optimiser.slots())
            .map(|slot| slots.get(slot).map_or_else(rest, |row| row_from(row, device)))
            .collect();
        let decay = (config.l2 > 0.0).then(|| row_from(&layout.weights_mask(), device));
        Self { config, steps, slots, decay }
    }

    /// The state, `[weights]` each: velocity; or mean square; or first and second moment.
    pub fn slots(&self) -> &[Tensor<1>] {
        &self.slots
    }

    /// Weights after one step along `gradient`, both `[weights]`.
    pub fn step(&mut self, mut weights: Tensor<1>, mut gradient: Tensor<1>) -> Tensor<1> {
        self.steps += 1;
        let OptimiserConfig { optimiser, learning_rate, momentum, l2, betas: [beta_1, beta_2] } = self.config;
        if let Some(mask) = &self.decay {
            let pull = weights.clone() * mask.clone();
            if optimiser == OptimiserName::Adamw {
                weights = weights - pull.mul_scalar(learning_rate * l2);
            } else {
                gradient = gradient + pull.mul_scalar(2.0 * l2);
            }
        }
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
                let t = self.steps as f64;
                let rate = learning_rate * (1.0 - libm::pow(beta_2, t)).sqrt() / (1.0 - libm::pow(beta_1, t));
                weights - first.clone().mul_scalar(rate) / second.clone().sqrt().add_scalar(EPSILON)
            }
            _ => weights - gradient.mul_scalar(learning_rate),
        }
    }
}
