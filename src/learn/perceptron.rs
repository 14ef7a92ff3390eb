//! Perceptrons as the training loop sees them: rows of numbers, one target each.

use std::ops::Range;

use burn::tensor::{Device, Tensor, TensorData};

use super::engine::Engine;
use super::learner::{Learner, Step};
use super::loss::Loss;
use super::training::Training;
use crate::error::Result;
use crate::nets::mlp::{Mlp, MlpConfig};

/// Rows in standard units, row by row.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// `[rows × width]`.
    pub inputs: Vec<f32>,
    /// `[rows]`; for cross-entropy 0 or 1.
    pub targets: Vec<f32>,
}

impl Rows {
    fn gather(&self, rows: &[usize]) -> (Vec<f32>, Vec<f32>) {
        let width = self.inputs.len() / self.targets.len().max(1);
        let mut inputs = Vec::with_capacity(rows.len() * width);
        let mut targets = Vec::with_capacity(rows.len());
        for &row in rows {
            inputs.extend_from_slice(self.inputs.get(row * width..(row + 1) * width).unwrap_or_default());
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
        let (inputs, targets) = rows.gather(chosen);
        let inputs = matrix(inputs, batch, step.device);
        let targets = matrix(targets, batch, step.device);
        let loss = step.loss;
        loss.mean(network.forward(inputs, &masks(self, batch, step)), targets)
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
fn masks(config: &MlpConfig, batch: usize, mut step: Step<'_>) -> Vec<Tensor<2>> {
    if step.dropout <= 0.0 {
        return Vec::new();
    }
    let keep = (1.0 / (1.0 - step.dropout)) as f32;
    let hidden = config.widths.iter().take(config.widths.len() - 1).skip(1);
    hidden
        .map(|width| {
            let mut one = || if step.random.uniform() < step.dropout { 0.0 } else { keep };
            let mask = (0..batch * width).map(|_| one()).collect();
            matrix(mask, batch, step.device)
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
