//! What two networks that learn against each other make small.

use burn::tensor::{Tensor, activation};

use crate::error::string_union;
use crate::nets::gan::Discriminator;
use crate::nets::spectral;

string_union! {
    /// `cross-entropy`: the discriminator's of real and made, and for the generator that of being taken for
    /// real (Goodfellow et al. 2014, "non-saturating"). `softplus-r1`: the same, and the discriminator pays for
    /// being steep at real maps (Mescheder et al. 2018, arXiv 1801.04406). `least-squares`: the distance of
    /// logits from 1 (real) and -1 (made), and for the generator from 0 (Mao et al. 2017, arXiv 1611.04076).
    /// `hinge`: logits beyond ±1 cost nothing, and the discriminator's weights are divided by their largest
    /// singular value, so that it cannot be steep anywhere (Miyato et al. 2018, arXiv 1802.05957).
    GanLoss {
        CrossEntropy = "cross-entropy",
        SoftplusR1 = "softplus-r1",
        LeastSquares = "least-squares",
        Hinge = "hinge",
    }
}

/// Weight of the penalty.
const STEEPNESS_WEIGHT: f64 = 0.1;
/// Standard deviation of the noise that it is measured with, in units of maps from -1 to 1.
pub const STEEPNESS_NOISE: f64 = 0.05;

/// ln(1 + exp(x)), without an exponential of a large number.
pub fn softplus<const D: usize>(x: Tensor<D>) -> Tensor<D> {
    activation::relu(x.clone()) + x.abs().neg().exp().log1p()
}

/// An estimate of the mean squared gradient of the logit at real maps, by the difference over a small random
/// step: it needs no derivative of a derivative, and its mean over standard normal `noise` is |∇D|² to first
/// order in the step. `at_real` are the logits of `real`, `[n, 1]`.
pub fn steepness(
    network: &Discriminator,
    real: Tensor<4>,
    at_real: Tensor<2>,
    noise: Tensor<4>,
) -> Tensor<1> {
    let beside = network.forward(real + noise.mul_scalar(STEEPNESS_NOISE));
    let slope = (beside - at_real).div_scalar(STEEPNESS_NOISE);
    (slope.clone() * slope).mean()
}

fn squared(x: Tensor<2>) -> Tensor<1> {
    (x.clone() * x).mean().div_scalar(2.0)
}

impl GanLoss {
    /// The generator's, of made maps' logits `[n, 1]`.
    pub fn of_generator(self, fake: Tensor<2>) -> Tensor<1> {
        match self {
            Self::CrossEntropy | Self::SoftplusR1 => softplus(fake.neg()).mean(),
            Self::LeastSquares => squared(fake),
            Self::Hinge => fake.neg().mean(),
        }
    }

    /// The discriminator's, of real and of made maps' logits, `[n, 1]` each.
    pub fn of_discriminator(self, real: Tensor<2>, fake: Tensor<2>) -> Tensor<1> {
        match self {
            Self::CrossEntropy | Self::SoftplusR1 => softplus(real.neg()).mean() + softplus(fake).mean(),
            Self::LeastSquares => squared(real.sub_scalar(1.0)) + squared(fake.add_scalar(1.0)),
            Self::Hinge => {
                let short = |logit: Tensor<2>| activation::relu(logit.neg().add_scalar(1.0)).mean();
                short(real) + short(fake.neg())
            }
        }
    }

    /// The discriminator that logits are taken from: with spectral normalisation where the loss has it.
    pub fn judge(self, network: &Discriminator) -> Discriminator {
        if self == Self::Hinge { spectral::normalised(network.clone()) } else { network.clone() }
    }

    /// Whether steepness costs, and so needs noise.
    pub fn is_penalised(self) -> bool {
        self == Self::SoftplusR1
    }

    /// The price of a steepness.
    pub fn penalty(steepness: Tensor<1>) -> Tensor<1> {
        steepness.mul_scalar(STEEPNESS_WEIGHT)
    }
}
