//! Random numbers of a seed, the same everywhere.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::f64::consts::TAU;

pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }
    /// In [0, 1), with all 53 bits a double has.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0
    }
    pub(crate) fn exponential(&mut self, mean: f64) -> f64 {
        -mean * libm::log1p(-self.uniform())
    }
    /// Box & Muller 1958, one of the two.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (2.0 * self.exponential(1.0)).sqrt();
        radius * libm::cos(TAU * self.uniform())
    }
    /// How many arrivals of a Poisson process of rate one there are within `mean`.
    pub(crate) fn poisson(&mut self, mean: f64) -> usize {
        let mut count = 0;
        let mut at = self.exponential(1.0);
        while at < mean {
            count += 1;
            at += self.exponential(1.0);
        }
        count
    }
}
