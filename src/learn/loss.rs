//! What training makes small.

use burn::tensor::Tensor;

/// Of a number, or of a yes-or-no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// The mean squared error, in squared standard units of the target.
    SquaredError,
    /// The mean of -ln p of what happened, in nats; the network's output is the logit z of
    /// p = 1 / (1 + exp(-z)).
    CrossEntropy,
}

impl Loss {
    /// Over a batch: `outputs` and `targets` are `[rows, 1]`, the mean is `[1]`.
    pub fn mean(self, outputs: Tensor<2>, targets: Tensor<2>) -> Tensor<1> {
        match self {
            Self::SquaredError => {
                let error = outputs - targets;
                (error.clone() * error).mean()
            }
            Self::CrossEntropy => {
                // max(z, 0) - z y + ln(1 + exp(-|z|)): no exponential of a large number.
                let tail = outputs.clone().abs().neg().exp().log1p();
                (burn::tensor::activation::relu(outputs.clone()) - outputs * targets + tail).mean()
            }
        }
    }

    /// The same, and how steep it is at each output, `[rows, 1]`.
    pub fn with_slope(self, outputs: Tensor<2>, targets: Tensor<2>) -> (Tensor<1>, Tensor<2>) {
        let rows = outputs.dims().into_iter().product::<usize>().max(1) as f64;
        match self {
            Self::SquaredError => {
                let error = outputs - targets;
                ((error.clone() * error.clone()).mean(), error.mul_scalar(2.0 / rows))
            }
            Self::CrossEntropy => {
                let slope = burn::tensor::activation::sigmoid(outputs.clone()) - targets.clone();
                (self.mean(outputs, targets), slope.div_scalar(rows))
            }
        }
    }

    /// The same over rows that were read back.
    pub fn mean_of_rows(self, outputs: &[f32], targets: &[f32]) -> f64 {
        let one = |(&z, &y): (&f32, &f32)| match self {
            Self::SquaredError => f64::from(z - y) * f64::from(z - y),
            Self::CrossEntropy => {
                let (z, y) = (f64::from(z), f64::from(y));
                z.max(0.0) - z * y + libm::log1p(libm::exp(-z.abs()))
            }
        };
        outputs.iter().zip(targets).map(one).sum::<f64>() / targets.len() as f64
    }
}

/// The probability of a logit: 1 / (1 + exp(-z)).
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-z))
}

/// The logit of a probability: ln(p / (1 - p)).
pub fn logit(p: f64) -> f64 {
    libm::log(p) - libm::log1p(-p)
}
