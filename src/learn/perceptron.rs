//! Perceptrons as the training loop sees them: rows of numbers, one target each.

use std::ops::Range;

use burn::tensor::{Device, Tensor, TensorData};

use super::engine::Engine;
use super::learner::{Learner, Step, by_engine};
use super::loss::Loss;
use super::parameters;
use super::training::Training;
use crate::error::Result;
use crate::nets::mlp::{Activation, Mlp, MlpConfig};

/// Rows in standard units, row by row.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// `[rows × width]`.
    pub inputs: Vec<f32>,
    /// `[rows]`; for cross-entropy 0 or 1.
    pub targets: Vec<f32>,
}

impl Rows {
    /// The inputs of some rows, each with `more` behind it, and their targets.
    fn gather(&self, rows: &[usize], more: &[f32]) -> (Vec<f32>, Vec<f32>) {
        let width = self.inputs.len() / self.targets.len().max(1);
        let mut inputs = Vec::with_capacity(rows.len() * (width + more.len()));
        let mut targets = Vec::with_capacity(rows.len());
        for &row in rows {
            inputs.extend_from_slice(self.inputs.get(row * width..(row + 1) * width).unwrap_or_default());
            inputs.extend_from_slice(more);
            targets.extend(self.targets.get(row));
        }
        (inputs, targets)
    }
}

impl Learner for MlpConfig {
    type Network = Mlp;
    type Rows = Rows;

    const CHUNK: usize = 4096;

    fn init(&self, device: &Device) -> Mlp {
        Self::init(self, device)
    }

    fn first_weights(&self, uniform: impl FnMut() -> f64) -> Vec<f32> {
        Self::first_weights(self, uniform)
    }

    fn count(rows: &Rows) -> usize {
        rows.targets.len()
    }

    fn loss(&self, network: &Mlp, rows: &Rows, chosen: &[usize], step: Step<'_>) -> Tensor<1> {
        let batch = chosen.len();
        let (inputs, targets) = rows.gather(chosen, &[]);
        let (device, loss) = (step.device, step.loss);
        let (inputs, targets) = (matrix(inputs, batch, device), matrix(targets, batch, device));
        loss.mean(network.forward(inputs, &masks(self, batch, step, device)), targets)
    }

    fn gradient(
        &self,
        network: &Mlp,
        rows: &Rows,
        chosen: &[usize],
        step: Step<'_>,
    ) -> (Tensor<1>, Tensor<1>) {
        if self.activation != Activation::Relu {
            let network = parameters::with_row(network.clone(), step.weights);
            return by_engine(&network, self.loss(&network, rows, chosen, step));
        }
        let (batch, device, loss, weights) = (chosen.len(), &step.engine.device, step.loss, step.weights);
        let (inputs, targets) = rows.gather(chosen, &[1.0]);
        let (inputs, targets) = (matrix(inputs, batch, device), matrix(targets, batch, device));
        let masks = masks(self, batch, step, device);
        let slope = |outputs| loss.with_slope(outputs, targets);
        MlpConfig::gradient(self, weights, inputs, &masks, Box::new(slope))
    }

    fn outputs(&self, network: &Mlp, rows: &Rows, chosen: Range<usize>, engine: &Engine) -> Tensor<1> {
        outputs(self, network, &rows.inputs, chosen, &engine.device)
    }

    fn mean_loss(&self, loss: Loss, outputs: &[f32], rows: &Rows) -> f64 {
        loss.mean_of_rows(outputs, &rows.targets)
    }
}

fn outputs(
    config: &MlpConfig,
    network: &Mlp,
    inputs: &[f32],
    chosen: Range<usize>,
    device: &Device,
) -> Tensor<1> {
    let width = config.widths.first().copied().unwrap_or(1).max(1);
    let rows = chosen.len();
    let inputs = inputs.get(chosen.start * width..chosen.end * width).unwrap_or_default();
    network.forward(matrix(inputs.to_vec(), rows, device), &[]).flatten::<1>(0, 1)
}

/// One scaled mask a hidden layer: 0 for what is switched off, 1 / (1 - dropout) for the rest.
fn masks(config: &MlpConfig, batch: usize, mut step: Step<'_>, device: &Device) -> Vec<Tensor<2>> {
    if step.dropout <= 0.0 {
        return Vec::new();
    }
    let keep = (1.0 / (1.0 - step.dropout)) as f32;
    let hidden = config.widths.iter().take(config.widths.len() - 1).skip(1);
    hidden
        .map(|width| {
            let mut one = || if step.random.uniform() < step.dropout { 0.0 } else { keep };
            let mask = (0..batch * width).map(|_| one()).collect();
            matrix(mask, batch, device)
        })
        .collect()
}

/// `values` as a matrix of `rows` rows.
fn matrix(values: Vec<f32>, rows: usize, device: &Device) -> Tensor<2> {
    let width = values.len() / rows.max(1);
    Tensor::from_data(TensorData::new(values, [rows, width]), device)
}

impl Training {
    /// The same run at its beginning, with other labels on the same inputs; `relabel` is given the
    /// training labels, then those of validation.
    pub fn relabelled(&self, mut relabel: impl FnMut(&[f32]) -> Vec<f32>) -> Self {
        let mut other = |rows: &Rows| Rows { inputs: rows.inputs.clone(), targets: relabel(&rows.targets) };
        let (training, validation) = (other(self.training_rows()), other(self.validation_rows()));
        Self::new(self.config.clone(), self.engine.clone(), training, validation, None)
    }

    /// The network's outputs, in standard units or as logits, for rows of standardised inputs `[rows × width]`.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn predict(&self, inputs: &[f32]) -> Result<Vec<f32>> {
        let width = self.config.network.widths.first().copied().unwrap_or(1).max(1);
        self.in_chunks(inputs.len() / width, |network, chosen| {
            outputs(&self.config.network, network, inputs, chosen, &self.engine.device)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use pollster::block_on;

    use super::super::engine::EngineName;
    use super::super::random::{Purpose, Random};
    use super::*;

    #[test]
    fn the_written_gradient_is_that_of_automatic_differentiation() {
        let engine = block_on(Engine::open(EngineName::Flex)).unwrap();
        let device = engine.training_device();
        let config = MlpConfig::course_text(3);
        let mut random = Random::stream(3, Purpose::Weights, 0);
        // Biases too, which start at 0.
        let weights = parameters::row_from(&random.normals(config.weights()), &engine.device);
        let rows = Rows { inputs: random.normals(15), targets: vec![0.0, 1.0, 1.0, 0.0, 1.0] };
        for (loss, dropout) in
            [(Loss::SquaredError, 0.0), (Loss::CrossEntropy, 0.0), (Loss::SquaredError, 0.4)]
        {
            let step = || Step {
                loss,
                dropout,
                random: Random::stream(3, Purpose::Dropout, 1),
                engine: &engine,
                device: &device,
                weights: &weights,
            };
            let chosen = [4, 0, 2, 1];
            let network = parameters::with_row(Learner::init(&config, &device), &weights);
            let found = by_engine(&network, config.loss(&network, &rows, &chosen, step()));
            let written =
                Learner::gradient(&config, &Learner::init(&config, &device), &rows, &chosen, step());
            let [found, written] = [found, written]
                .map(|(loss, row)| block_on(parameters::read(vec![loss, row])).unwrap().concat());
            let largest = found.iter().fold(0f32, |most, slope| most.max(slope.abs()));
            assert!(found.len() == config.weights() + 1 && largest > 0.1);
            for (place, (a, b)) in found.iter().zip(&written).enumerate() {
                assert!((a - b).abs() <= 1e-5 * largest, "{loss:?} {place}: {a} {b}");
            }
        }
    }
}
