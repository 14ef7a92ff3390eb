//! Spectral normalisation (Miyato et al. 2018, arXiv 1802.05957): every matrix of weights divided by its largest
//! singular value.
//!
//! The singular value is found anew each time, by power iteration from a fixed start: nothing is carried beside
//! the weights, so a saved run is its weights. Its vectors are constants to the gradient, as in the paper; the
//! value itself is not.

use burn::module::{Module, ModuleMapper, Param};
use burn::tensor::{Int, Tensor};

/// Turns of the power iteration. The paper takes one a step and carries the vector on.
const TURNS: usize = 8;

/// The module with normalised weights; biases stay. Gradients of a loss flow to the module's own weights.
pub fn normalised<M: Module>(module: M) -> M {
    struct Normalise;
    impl ModuleMapper for Normalise {
        fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
            if D < 2 { param } else { param.map(|weights| weights.clone() / largest(weights).unsqueeze()) }
        }
    }
    module.map(&mut Normalise)
}

/// The largest singular value of weights, read as a matrix of the first dimension by all others; `[1]`.
pub fn largest<const D: usize>(weights: Tensor<D>) -> Tensor<1> {
    let rows = weights.dims().first().copied().unwrap_or(1);
    let columns = weights.shape().num_elements() / rows.max(1);
    let matrix = weights.reshape([rows, columns]);
    let fixed = matrix.clone().detach();
    let unit = |x: Tensor<2>| {
        let length = (x.clone() * x.clone()).sum().sqrt().add_scalar(1e-12);
        x / length.unsqueeze()
    };
    // No singular vector is likely to be perpendicular to this.
    let start = Tensor::<1, Int>::arange(0..columns as i64, &fixed.device()).float().cos();
    let mut right = unit(start.reshape([columns, 1]));
    let mut left = unit(fixed.clone().matmul(right.clone()));
    for _ in 0..TURNS {
        right = unit(fixed.clone().transpose().matmul(left));
        left = unit(fixed.clone().matmul(right.clone()));
    }
    (left.transpose().matmul(matrix.matmul(right))).reshape([1])
}
