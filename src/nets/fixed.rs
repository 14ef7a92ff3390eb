//! What nobody learns: fixed linear maps of pictures, one matrix along the rows and one down the columns.
//!
//! Matrices and not convolutions, because a product with a matrix has a gradient on every engine (the
//! gradient of bilinear interpolation panics on some), and edges are a matter of the matrix. An edge
//! continues with its last cell, except where it is said.

use burn::tensor::{Device, Tensor, TensorData};

/// A linear map of a line of cells: `[from, to]`, so that rows of cells are multiplied from the left.
#[derive(Debug, Clone)]
pub struct Line(Tensor<2>);

/// Cell `at + by` of a line of `n`, or the last one before the edge.
fn beside(at: usize, by: isize, n: usize) -> usize {
    at.saturating_add_signed(by).min(n.saturating_sub(1))
}

impl Line {
    /// The map that makes each of `to` cells out of the `(cell, weight)`s that `terms` names.
    fn new<const N: usize>(
        from: usize,
        to: usize,
        device: &Device,
        terms: impl Fn(usize) -> [(usize, f32); N],
    ) -> Self {
        let mut matrix = vec![0.0; from * to];
        for made in 0..to {
            for (cell, weight) in terms(made) {
                if let Some(entry) = matrix.get_mut(cell * to + made) {
                    *entry += weight;
                }
            }
        }
        Self(Tensor::from_data(TensorData::new(matrix, [from, to]), device))
    }

    /// Every cell twice, then the mean of each and its neighbours with weights 1, 2, 1: the same as bilinear
    /// interpolation to twice the cells.
    pub fn doubled(n: usize, device: &Device) -> Self {
        Self::new(n, 2 * n, device, |made| {
            let side = if made % 2 == 0 { -1 } else { 1 };
            [(made / 2, 0.75), (beside(made / 2, side, n), 0.25)]
        })
    }

    /// The mean of each cell and its neighbours with weights 1, 6, 1: of the finest waves it leaves a half, where
    /// the usual 1, 2, 1 leaves nothing that could be learnt.
    pub fn blurred(n: usize, device: &Device) -> Self {
        Self::new(n, n, device, |at| [(beside(at, -1, n), 0.125), (at, 0.75), (beside(at, 1, n), 0.125)])
    }

    /// The next cell less the one before.
    pub fn difference(n: usize, device: &Device) -> Self {
        Self::new(n, n, device, |at| [(beside(at, 1, n), 1.0), (beside(at, -1, n), -1.0)])
    }

    /// Both neighbours less the cell twice.
    pub fn curvature(n: usize, device: &Device) -> Self {
        Self::new(n, n, device, |at| [(beside(at, 1, n), 1.0), (at, -2.0), (beside(at, -1, n), 1.0)])
    }

    /// Moved on by so many cells, after it was turned round if `turned`.
    pub fn moved(n: usize, by: isize, turned: bool, device: &Device) -> Self {
        Self::new(n, n, device, |at| {
            let from = beside(at, -by, n);
            [(if turned { n - 1 - from } else { from }, 1.0)]
        })
    }

    /// The matrix itself and its sides, `[from, to]`.
    pub fn matrix(self) -> (Tensor<2>, [usize; 2]) {
        let sides = self.0.dims();
        (self.0, sides)
    }

    /// Along the rows of pictures `[n, channels, height, from]`: `[n, channels, height, to]`.
    pub fn across(&self, x: Tensor<4>) -> Tensor<4> {
        let [n, channels, height, width] = x.dims();
        let [_, to] = self.0.dims();
        x.reshape([n * channels * height, width]).matmul(self.0.clone()).reshape([n, channels, height, to])
    }

    /// Down the columns of pictures `[n, channels, from, width]`: `[n, channels, to, width]`.
    pub fn down(&self, x: Tensor<4>) -> Tensor<4> {
        self.across(x.swap_dims(2, 3)).swap_dims(2, 3)
    }

    /// Both ways.
    pub fn both(&self, x: Tensor<4>) -> Tensor<4> {
        self.down(self.across(x))
    }
}
