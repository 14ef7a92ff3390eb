//! The multilayer perceptron: dense layers with one activation between them and a linear end.

use burn::module::{Module, Param};
use burn::nn::Linear;
use burn::tensor::{Device, Tensor, TensorData, activation};
use serde::{Deserialize, Serialize};

use crate::error::string_union;

string_union! {
    /// What stands between the layers: max(0, x); the same with 0.2 x below zero; hyperbolic tangent;
    /// 1 / (1 + exp(-x)); x Φ(x) (Hendrycks and Gimpel 2016, arXiv 1606.08415).
    Activation {
        Relu = "relu",
        LeakyRelu = "leaky-relu",
        Tanh = "tanh",
        Sigmoid = "sigmoid",
        Gelu = "gelu",
    }
}

impl Activation {
    fn forward<const D: usize>(self, x: Tensor<D>) -> Tensor<D> {
        match self {
            Self::Relu => activation::relu(x),
            Self::LeakyRelu => activation::leaky_relu(x, 0.2),
            Self::Tanh => activation::tanh(x),
            Self::Sigmoid => activation::sigmoid(x),
            Self::Gelu => activation::gelu(x),
        }
    }
}

/// Widths and activation of a perceptron.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MlpConfig {
    /// Input width, hidden widths, output width: `[3, 64, 32, 1]`.
    pub widths: Vec<usize>,
    /// Between the layers.
    pub activation: Activation,
}

impl MlpConfig {
    /// The magnitude network of the course texts: Dense 64 relu, 32 relu, 1 linear.
    pub fn course_text(features: usize) -> Self {
        Self { widths: vec![features, 64, 32, 1], activation: Activation::Relu }
    }

    /// How many numbers are learnt.
    pub fn weights(&self) -> usize {
        self.widths.windows(2).map(|pair| pair.first().zip(pair.last()).map_or(0, |(a, b)| (a + 1) * b)).sum()
    }

    /// First weights by Glorot and Bengio (2010), uniform in ±√(6 / (in + out)), biases 0: the flat
    /// row in the module's order. `uniform` draws from [0, 1).
    pub fn first_weights(&self, mut uniform: impl FnMut() -> f64) -> Vec<f32> {
        let mut row = Vec::with_capacity(self.weights());
        for pair in self.widths.windows(2) {
            if let [input, output] = *pair {
                let limit = (6.0 / (input + output) as f64).sqrt();
                row.extend((0..input * output).map(|_| ((2.0 * uniform() - 1.0) * limit) as f32));
                row.extend(std::iter::repeat_n(0.0, output));
            }
        }
        row
    }

    /// A network with all weights 0; they are put in as a flat row.
    pub fn init(&self, device: &Device) -> Mlp {
        let layers = self.widths.windows(2).filter_map(|pair| match *pair {
            [input, output] => Some(Linear {
                weight: Param::from_data(TensorData::zeros::<f32, _>([input, output]), device),
                bias: Some(Param::from_data(TensorData::zeros::<f32, _>([output]), device)),
            }),
            _ => None,
        });
        Mlp { layers: layers.collect(), activation: self.activation }
    }
}

/// A perceptron on a device.
#[derive(Module, Debug)]
pub struct Mlp {
    layers: Vec<Linear>,
    #[module(skip)]
    activation: Activation,
}

impl Mlp {
    /// `[rows, features]` to `[rows, outputs]`. `masks` holds one dropout mask `[rows, width]` for each
    /// hidden layer, already scaled; empty for none.
    pub fn forward(&self, mut x: Tensor<2>, masks: &[Tensor<2>]) -> Tensor<2> {
        let last = self.layers.len().saturating_sub(1);
        for (index, layer) in self.layers.iter().enumerate() {
            x = layer.forward(x);
            if index < last {
                x = self.activation.forward(x);
                if let Some(mask) = masks.get(index) {
                    x = x * mask.clone();
                }
            }
        }
        x
    }
}
