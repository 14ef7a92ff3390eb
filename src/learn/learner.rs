//! What the training loop asks of a kind of network and of the rows it learns from.

use std::fmt::Debug;
use std::ops::Range;

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::engine::Engine;
use super::loss::Loss;
use super::parameters;
use super::random::Random;

/// How a step is to be computed.
#[derive(Debug)]
pub struct Step<'a> {
    /// What is made small.
    pub loss: Loss,
    /// Share of what a layer says that is switched off, in [0, 1).
    pub dropout: f64,
    /// The step's own stream, for what is switched off.
    pub random: Random,
    /// What computes it.
    pub engine: &'a Engine,
    /// Where it is computed, with gradients.
    pub device: &'a Device,
    /// The weights, a flat row.
    pub weights: &'a Tensor<1>,
}

/// A network's configuration that the loop can train.
pub trait Learner: Clone + Debug {
    /// The network.
    type Network: Module;
    /// What it learns from, and is judged on.
    type Rows: Debug;

    /// Rows that are judged in one go: bounds the memory of a forward pass.
    const CHUNK: usize;

    /// A network with all weights 0; they are put in as a flat row.
    fn init(&self, device: &Device) -> Self::Network;

    /// First weights, in the module's order; `uniform` draws from [0, 1).
    fn first_weights(&self, uniform: impl FnMut() -> f64) -> Vec<f32>;

    /// How many rows there are.
    fn count(rows: &Self::Rows) -> usize;

    /// The mean loss `[1]` of the rows numbered in `chosen`; `network` has the weights of the step.
    fn loss(&self, network: &Self::Network, rows: &Self::Rows, chosen: &[usize], step: Step<'_>)
    -> Tensor<1>;

    /// The same, and its gradient as a flat row in the module's order, both without gradients. `network` is any of its
    /// kind: its weights are put in from the row where they are needed tensor by tensor.
    fn gradient(
        &self,
        network: &Self::Network,
        rows: &Self::Rows,
        chosen: &[usize],
        step: Step<'_>,
    ) -> (Tensor<1>, Tensor<1>) {
        let network = parameters::with_row(network.clone(), step.weights);
        by_engine(&network, self.loss(&network, rows, chosen, step))
    }

    /// The outputs of some rows, one after another, `[rows × outputs]`.
    fn outputs(
        &self,
        network: &Self::Network,
        rows: &Self::Rows,
        chosen: Range<usize>,
        engine: &Engine,
    ) -> Tensor<1>;

    /// The mean loss of outputs that were read back.
    fn mean_loss(&self, loss: Loss, outputs: &[f32], rows: &Self::Rows) -> f64;

    /// Longer gradients are shortened to this length.
    fn longest_gradient(&self) -> Option<f64> {
        None
    }
}

/// A loss and its gradient as the engine finds it.
pub(super) fn by_engine<M: Module>(network: &M, loss: Tensor<1>) -> (Tensor<1>, Tensor<1>) {
    let mut gradients = loss.backward();
    (loss.inner(), parameters::gradients(network, &mut gradients))
}
