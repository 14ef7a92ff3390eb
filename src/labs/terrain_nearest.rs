//! Did a generator learn its patches by heart? How far its maps are from the nearest training patch, turned
//! and mirrored, beside how far unseen real patches are.

use crate::grid::Patches;
use crate::learn::bootstrap::quantile;

/// Unseen patches that say what is usual.
const UNSEEN: usize = 64;

/// Training patches to look through, and what is usual.
#[derive(Debug, Clone)]
pub struct Nearest {
    learnt: Vec<f32>,
    cells: usize,
    size: usize,
    /// Of unseen real patches: the median and the lowest twentieth, RMSE of maps from -1 to 1.
    usual: f64,
    lowest: f64,
}

impl Nearest {
    /// From patches that are learnt from, at most so many, evenly out of all, and patches that are not.
    pub fn new(learnt: &Patches, unseen: &Patches, most: usize) -> Self {
        let size = learnt.size;
        let learnt = learnt.sample(most).min_max();
        let mut nearest = Self { learnt, cells: size * size, size, usual: 1.0, lowest: 1.0 };
        let real = nearest.distances(&unseen.sample(UNSEEN));
        (nearest.usual, nearest.lowest) = (quantile(&real, 0.5), quantile(&real, 0.05));
        nearest
    }

    /// The median distance of maps to the nearest training patch over that of unseen real ones.
    pub fn of(&self, maps: &Patches) -> f64 {
        quantile(&self.distances(maps), 0.5) / self.usual
    }

    /// A share of the usual distance that only one in twenty unseen real patches is below.
    pub fn threshold(&self) -> f64 {
        self.lowest / self.usual
    }

    /// Root mean square differences to the nearest of all, over the eight symmetries of a square; sorted.
    fn distances(&self, maps: &Patches) -> Vec<f64> {
        let scaled = maps.min_max();
        let mut found: Vec<f64> =
            scaled.chunks_exact(self.cells.max(1)).map(|map| self.distance(map)).collect();
        found.sort_by(f64::total_cmp);
        found
    }

    fn distance(&self, map: &[f32]) -> f64 {
        let mut least = f32::INFINITY;
        for turned in symmetries(map, self.size) {
            for patch in self.learnt.chunks_exact(self.cells.max(1)) {
                let mut sum = 0.0;
                for (a, b) in turned.chunks(self.size).zip(patch.chunks(self.size)) {
                    sum += a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
                    // Most are given up after a few rows.
                    if sum >= least {
                        break;
                    }
                }
                least = least.min(sum);
            }
        }
        (f64::from(least) / self.cells as f64).sqrt()
    }
}

/// A map turned and mirrored.
fn symmetries(map: &[f32], size: usize) -> Vec<Vec<f32>> {
    let at = |x: usize, y: usize| map.get(y * size + x).copied().unwrap_or(f32::NAN);
    let last = size.saturating_sub(1);
    let each = |symmetry: usize| {
        let cell = move |place: usize| {
            let (x, y) = (place % size, place / size);
            let (x, y) = if symmetry & 1 == 0 { (x, y) } else { (y, x) };
            let x = if symmetry & 2 == 0 { x } else { last - x };
            at(x, if symmetry & 4 == 0 { y } else { last - y })
        };
        (0..size * size).map(cell).collect()
    };
    (0..8).map(each).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patches(values: Vec<f32>) -> Patches {
        Patches { size: 4, values, at: Vec::new() }
    }

    #[test]
    fn a_turned_copy_is_found_and_a_stranger_is_not() {
        let one: Vec<f32> = (0..16).map(|place| (place * place % 11) as f32).collect();
        let ramp: Vec<f32> = (0..16).map(|place| (place % 4) as f32).collect();
        let nearest = Nearest::new(&patches(one.clone()), &patches(ramp.clone()), 9);
        let turned = symmetries(&one, 4);
        assert_eq!(
            turned.iter().map(|t| format!("{t:?}")).collect::<std::collections::BTreeSet<_>>().len(),
            8
        );
        for copy in turned {
            assert_eq!(nearest.of(&patches(copy)), 0.0);
        }
        assert_eq!(nearest.of(&patches(ramp)), 1.0);
    }
}
