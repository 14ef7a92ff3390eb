//! What goes on inside a perceptron at one moment: how steep the loss is in each layer, and, of one
//! neuron with one input, the loss over weight and bias.
//!
//! All in standard units: a loss of 1 is that of always saying the mean of the training targets.

use burn::tensor::{Tensor, TensorData};
use serde::Serialize;

use super::engine::Engine;
use super::parameters::{self, Layout};
use super::training::{Rows, TrainingConfig};
use crate::error::Result;

/// Rows that gradients are taken over: more would make one look as dear as an epoch.
const MOST_ROWS: usize = 4096;

/// A dense layer: `LayerState` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LayerState {
    pub inputs: usize,
    pub outputs: usize,
    pub gradient_rms: f64,
    pub weight_rms: f64,
}

/// The layers of a network with `weights`, from the input to the output; gradients over the first rows,
/// without dropout.
///
/// # Errors
/// `device-lost`.
pub async fn layers(
    config: &TrainingConfig,
    engine: &Engine,
    weights: &[f32],
    rows: &Rows,
) -> Result<Vec<LayerState>> {
    let device = engine.training_device();
    let network =
        parameters::with_row(config.network.init(&device), &parameters::row_from(weights, &engine.device));
    let layout = Layout::of(&network);
    let count = rows.targets.len().min(MOST_ROWS);
    let width = config.network.widths.first().copied().unwrap_or(1);
    let matrix = |values: &[f32], width: usize| {
        let values = values.get(..count * width).unwrap_or_default().to_vec();
        Tensor::<2>::from_data(TensorData::new(values, [count, width]), &device)
    };
    let outputs = network.forward(matrix(&rows.inputs, width), &[]);
    let mut gradients = config.loss.mean(outputs, matrix(&rows.targets, 1)).backward();
    let row = parameters::gradients(&network, &mut gradients);
    let gradient = parameters::read(vec![row]).await?.pop().unwrap_or_default();
    let layers = layout.entries().filter_map(|(_, shape, place)| match *shape {
        [inputs, outputs] => Some(LayerState {
            inputs,
            outputs,
            gradient_rms: rms(gradient.get(place.clone()).unwrap_or_default()),
            weight_rms: rms(weights.get(place).unwrap_or_default()),
        }),
        _ => None,
    });
    Ok(layers.collect())
}

fn rms(values: &[f32]) -> f64 {
    let squares: f64 = values.iter().map(|&value| f64::from(value) * f64::from(value)).sum();
    (squares / values.len().max(1) as f64).sqrt()
}

/// A weight and a bias, and the loss there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Place {
    pub weight: f64,
    pub bias: f64,
    pub loss: f64,
}

/// The mean squared error of `weight * x + bias` over rows with one input: a bowl, which its moments tell
/// exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bowl {
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
    yy: f64,
}

impl Bowl {
    /// Over all rows.
    pub fn of(rows: &Rows) -> Self {
        let mean = |of: fn(f64, f64) -> f64| {
            let pairs = rows.inputs.iter().zip(&rows.targets);
            let sum: f64 = pairs.map(|(&x, &y)| of(f64::from(x), f64::from(y))).sum();
            sum / rows.targets.len().max(1) as f64
        };
        Self {
            x: mean(|x, _| x),
            y: mean(|_, y| y),
            xx: mean(|x, _| x * x),
            xy: mean(|x, y| x * y),
            yy: mean(|_, y| y * y),
        }
    }

    /// Mean of (weight x + bias - y)².
    pub fn at(&self, weight: f64, bias: f64) -> Place {
        let Self { x, y, xx, xy, yy } = *self;
        let loss =
            weight * weight * xx + 2.0 * weight * bias * x + bias * bias - 2.0 * weight * xy - 2.0 * bias * y
                + yy;
        // Rounding may leave less than nothing where every row is met.
        Place { weight, bias, loss: loss.max(0.0) }
    }

    /// How fast the loss grows with the weight, and with the bias.
    pub fn slope(&self, weight: f64, bias: f64) -> [f64; 2] {
        let Self { x, y, xx, xy, .. } = *self;
        [2.0 * (weight * xx + bias * x - xy), 2.0 * (weight * x + bias - y)]
    }

    /// Its bottom. Where all inputs are alike it is a valley, and the place in it is that without a weight.
    pub fn least(&self) -> Place {
        let Self { x, y, xx, xy, .. } = *self;
        let spread = xx - x * x;
        let weight = if spread > 0.0 { (xy - x * y) / spread } else { 0.0 };
        self.at(weight, y - weight * x)
    }

    /// Losses over weights and biases from `-reach` to `reach`, `size` of each; row by row, the smallest bias
    /// first.
    pub fn grid(&self, reach: f64, size: usize) -> Vec<f32> {
        let step = 2.0 * reach / size.saturating_sub(1).max(1) as f64;
        let along = |index: usize| -reach + step * index as f64;
        let places = (0..size).flat_map(|row| (0..size).map(move |column| (column, row)));
        places.map(|(column, row)| self.at(along(column), along(row)).loss as f32).collect()
    }
}
