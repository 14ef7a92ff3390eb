//! All randomness of a run: ChaCha8 (Bernstein 2008) on the host, so that every engine starts from
//! the same numbers and every number can be found again. There is no generator that is carried
//! along: each purpose and each index (an epoch, a step) has a stream of its own under the seed, so a
//! resumed run needs to know where it is, not what was drawn before.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a stream is drawn for. The numbers are part of the lab file's meaning: never reuse one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Which rows go to which part of a random split.
    Split = 1,
    /// The network's first weights.
    Weights = 2,
    /// The order of the training rows in an epoch.
    Shuffle = 3,
    /// The dropout masks of a step.
    Dropout = 4,
    /// Resamples of a bootstrap.
    Bootstrap = 5,
    /// Draws of a baseline that draws.
    Baseline = 6,
    /// The inputs of the self-test of an engine.
    SelfTest = 7,
    /// The noise that a step's maps are made of.
    Noise = 20,
    /// The noise on real maps that steepness is measured with.
    Penalty = 21,
    /// How the maps of a step are turned and moved.
    Augmentation = 22,
    /// The noise of maps that are asked for.
    Latent = 23,
    /// The relief of maps that are asked for.
    Relief = 24,
    /// Surfaces that need no network.
    Surface = 25,
    /// Random halves of what is real.
    Halving = 26,
    /// Which cells are asked for their landform.
    Cells = 27,
    /// Which label a row has, where labels are shuffled.
    Labels = 8,
    /// Documents that are proposed by lot.
    Proposals = 30,
    /// The words of a sentence that a network writes.
    Sentences = 31,
}

/// One stream of random numbers.
#[derive(Debug, Clone)]
pub struct Random(ChaCha8Rng);

impl Random {
    /// The stream of `purpose` number `index` under `seed`.
    pub fn stream(seed: u64, purpose: Purpose, index: u64) -> Self {
        let mut key = [0u8; 32];
        for (slot, byte) in key.iter_mut().zip(seed.to_le_bytes().into_iter().chain(index.to_le_bytes())) {
            *slot = byte;
        }
        let mut generator = ChaCha8Rng::from_seed(key);
        generator.set_stream(purpose as u64);
        Self(generator)
    }

    /// Uniform in [0, 1), 53 bits.
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// So many draws of the standard normal distribution (Box and Muller 1958).
    pub fn normals(&mut self, count: usize) -> Vec<f32> {
        let mut drawn = Vec::with_capacity(count + 1);
        while drawn.len() < count {
            // 1 - u, because ln 0 is no number.
            let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
            let (sine, cosine) = libm::sincos(std::f64::consts::TAU * self.uniform());
            drawn.extend([(radius * cosine) as f32, (radius * sine) as f32]);
        }
        drawn.truncate(count);
        drawn
    }

    /// Uniform whole number in `0..bound`, without bias (Lemire 2019 would save a division nobody
    /// waits for); 0 for an empty range.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound < 2 {
            return 0;
        }
        let limit = u64::MAX - u64::MAX % bound;
        loop {
            let draw = self.0.next_u64();
            if draw < limit {
                return draw % bound;
            }
        }
    }

    /// The numbers `0..n` in random order (Fisher and Yates 1938, in Durstenfeld's form).
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for last in (1..n).rev() {
            let other = self.below(last as u64 + 1) as usize;
            order.swap(last, other);
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_reproducible_and_apart() {
        let draw = |purpose, index| Random::stream(7, purpose, index).uniform();
        assert_eq!(draw(Purpose::Shuffle, 3), draw(Purpose::Shuffle, 3));
        assert_ne!(draw(Purpose::Shuffle, 3), draw(Purpose::Shuffle, 4));
        assert_ne!(draw(Purpose::Shuffle, 3), draw(Purpose::Dropout, 3));
    }

    #[test]
    fn a_permutation_holds_each_number_once() {
        let mut order = Random::stream(1, Purpose::Shuffle, 0).permutation(1000);
        assert_ne!(order, (0..1000).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..1000).collect::<Vec<_>>());
    }

    #[test]
    fn normals_have_the_moments_of_theory() {
        let drawn = Random::stream(1, Purpose::Noise, 0).normals(200_001);
        let moment = |power: i32| drawn.iter().map(|&z| f64::from(z).powi(power)).sum::<f64>() / 200_001.0;
        // Standard errors: 0.002, 0.003, 0.009, 0.022.
        for (power, expected, tolerance) in [(1, 0.0, 0.01), (2, 1.0, 0.015), (3, 0.0, 0.04), (4, 3.0, 0.1)] {
            assert!((moment(power) - expected).abs() < tolerance, "{power}: {}", moment(power));
        }
    }

    #[test]
    fn below_is_flat() {
        let mut random = Random::stream(1, Purpose::Bootstrap, 0);
        let mut counts = [0u32; 7];
        for _ in 0..70_000 {
            counts[random.below(7) as usize] += 1;
        }
        assert!(counts.iter().all(|&n| (9_600..10_400).contains(&n)), "{counts:?}");
    }
}
