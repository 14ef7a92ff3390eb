//! Maps turned and moved at random before a discriminator sees them.

use burn::tensor::Tensor;

use super::random::{Purpose, Random};
use crate::nets::fixed::Line;

/// Cells that a map is moved by, at most.
const FARTHEST_MOVE: u64 = 4;

/// How the maps of a step are turned and moved: one of the eight symmetries of a square, then up to
/// [`FARTHEST_MOVE`] cells each way; real and made ones alike (Zhao et al. 2020, arXiv 2006.10738).
#[derive(Debug, Clone)]
pub struct Change {
    transposed: bool,
    turned: [bool; 2],
    moved: [isize; 2],
}

impl Change {
    /// That of a step.
    pub fn draw(seed: u64, step: u64) -> Self {
        let mut random = Random::stream(seed, Purpose::Augmentation, step);
        let mut coin = || random.below(2) == 1;
        let (transposed, turned) = (coin(), [coin(), coin()]);
        let mut far = || random.below(2 * FARTHEST_MOVE + 1) as isize - FARTHEST_MOVE as isize;
        Self { transposed, turned, moved: [far(), far()] }
    }

    /// Maps `[n, 1, size, size]`, changed; gradients pass through.
    pub fn of(&self, maps: Tensor<4>) -> Tensor<4> {
        let (device, [_, _, cells, _]) = (maps.device(), maps.dims());
        let maps = if self.transposed { maps.swap_dims(2, 3) } else { maps };
        let [across, down] = [0, 1].map(|way| {
            let turned = self.turned.get(way).copied().unwrap_or(false);
            Line::moved(cells, self.moved.get(way).copied().unwrap_or(0), turned, &device)
        });
        down.down(across.across(maps))
    }
}
