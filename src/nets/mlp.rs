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

/// What a loss makes of outputs `[rows, outputs]`: itself `[1]`, and how steep it is at each of them.
pub type Slope<'a> = dyn FnOnce(Tensor<2>) -> (Tensor<1>, Tensor<2>) + 'a;

impl MlpConfig {
    /// The loss and its gradient, a flat row like `row`, of a perceptron of rectifiers, written out (Rumelhart, Hinton
    /// and Williams 1986): a graphics card is launched a quarter less often than by automatic differentiation. A layer's
    /// weights and biases lie one after another in the row, which makes them one matrix `[inputs + 1, outputs]`:
    /// `inputs` `[rows, features + 1]` end in 1. `masks` as for [`Mlp::forward`].
    pub fn gradient(
        &self,
        row: &Tensor<1>,
        inputs: Tensor<2>,
        masks: &[Tensor<2>],
        slope: Box<Slope<'_>>,
    ) -> (Tensor<1>, Tensor<1>) {
        let last = self.widths.len().saturating_sub(2);
        let ones = inputs.clone().narrow(1, inputs.dims()[1] - 1, 1);
        let matrix = |place: usize, shape: [usize; 2]| {
            row.clone().slice(place..place + shape.iter().product::<usize>()).reshape(shape)
        };
        let (mut place, mut ending_in_one, mut layers) = (0, inputs, Vec::new());
        for (index, pair) in self.widths.windows(2).enumerate() {
            let &[width, outputs] = pair else { continue };
            let mut said = ending_in_one.clone().matmul(matrix(place, [width + 1, outputs]));
            let before = ending_in_one;
            if index < last {
                said = activation::relu(said);
                if let Some(mask) = masks.get(index) {
                    said = said * mask.clone();
                }
                ending_in_one = Tensor::cat(vec![said.clone(), ones.clone()], 1);
            } else {
                ending_in_one = said.clone();
            }
            layers.push((before, matrix(place, [width, outputs]), said));
            place += (width + 1) * outputs;
        }
        let (loss, mut slope) = slope(ending_in_one);
        let mut pieces = Vec::with_capacity(layers.len());
        for (index, (before, weights, said)) in layers.into_iter().enumerate().rev() {
            if index < last {
                if let Some(mask) = masks.get(index) {
                    slope = slope * mask.clone();
                }
                slope = slope.mask_fill(said.lower_equal_elem(0.0), 0.0);
            }
            pieces.push(before.transpose().matmul(slope.clone()).flatten::<1>(0, 1));
            if index > 0 {
                slope = slope.matmul(weights.transpose());
            }
        }
        pieces.reverse();
        (loss, Tensor::cat(pieces, 0))
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
