//! How real a set of patches is: the distance of what its relief is like from that of real patches of
//! ground nobody learnt from, in units of the distance of real patches from each other. 1 is as good
//! as real.
//!
//! All is measured on patches scaled to -1 … 1, cells 1 apart: the shape, not the height.

use super::patches::Patches;
use super::relief::{hypsometric_integral, pits, quantile, windows};
use super::spectrum::{exponent, log_error, rings_of};
use crate::error::string_union;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Serialize;

string_union! {
    /// What is compared.
    RealismMeasure {
        Slope = "slope",
        Curvature = "curvature",
        Hypsometry = "hypsometry",
        Ruggedness = "ruggedness",
        Position = "position",
        Elevation = "elevation",
        Aspect = "aspect",
    }
}

/// Quantiles at which two distributions are compared.
const QUANTILES: usize = 2001;
/// Random halvings of the real patches whose mean is the noise floor.
const HALVINGS: usize = 10;
/// The most patches whose pairs are compared for diversity.
const MOST_PAIRED: usize = 300;
/// Diversity below this share of the real one is a collapse.
pub const COLLAPSE: f64 = 0.5;

/// One measure of all patches: values in order, each with its patch.
type Ordered = Vec<(f32, u32)>;

/// What the relief of a set of patches is like.
struct Profile {
    patches: usize,
    measures: Vec<Ordered>,
    rings: Vec<f64>,
    pits: f64,
    diversity: f64,
}

impl Profile {
    fn of(patches: &Patches) -> Self {
        let (scaled, size) = (patches.min_max(), patches.size);
        let mut measures = vec![Ordered::new(); RealismMeasure::ALL.len()];
        let mut add = |measure: RealismMeasure, value: f64, patch: usize| {
            if let Some(values) = measures.get_mut(measure as usize) {
                values.push((value as f32, patch as u32));
            }
        };
        let (mut hollow, mut cells) = (0, 0);
        for (number, patch) in scaled.chunks_exact((size * size).max(1)).enumerate() {
            windows(patch, size, |_, _, window| {
                let (east, south) = window.gradient(1.0, 1.0);
                add(RealismMeasure::Slope, libm::hypot(east, south), number);
                add(RealismMeasure::Curvature, window.curvature(1.0, 1.0), number);
                add(RealismMeasure::Ruggedness, window.ruggedness_riley(), number);
                add(RealismMeasure::Position, window.position(), number);
                let aspect = window.aspect(1.0, 1.0);
                if !aspect.is_nan() {
                    add(RealismMeasure::Aspect, aspect, number);
                }
            });
            add(RealismMeasure::Hypsometry, hypsometric_integral(patch).unwrap_or(0.5), number);
            patch.iter().for_each(|&value| add(RealismMeasure::Elevation, f64::from(value), number));
            let (found, of) = pits(patch, size);
            (hollow, cells) = (hollow + found, cells + of);
        }
        for values in &mut measures {
            values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        }
        Self {
            patches: patches.len(),
            measures,
            rings: rings_of(&scaled, size),
            pits: hollow as f64 / f64::from(cells.max(1) as u32),
            diversity: diversity(patches),
        }
    }

    fn measure(&self, measure: RealismMeasure) -> &[(f32, u32)] {
        self.measures.get(measure as usize).map_or(&[], Vec::as_slice)
    }
}

/// The distance that earth must be moved, by a unit, to make one distribution the other (Wasserstein-1):
/// the mean difference of 2001 quantiles. Both are sorted.
#[must_use]
pub fn wasserstein(a: &[f32], b: &[f32]) -> f64 {
    let difference = |place: usize| {
        let share = (place as f64 + 0.5) / QUANTILES as f64;
        (quantile(a, share) - quantile(b, share)).abs()
    };
    (0..QUANTILES).map(difference).sum::<f64>() / QUANTILES as f64
}

/// The same for directions, degrees, where 359° is beside 0°: on a circle earth goes the shorter way (Rabin et al.
/// 2011, J. Math. Imaging Vis. 41:147). Of shares of whole degrees.
#[must_use]
pub fn circular_wasserstein(a: &[f32], b: &[f32]) -> f64 {
    let mut ahead = [0.0; 360];
    for (directions, sign) in [(a, 1.0), (b, -1.0)] {
        for direction in directions {
            if let Some(share) = ahead.get_mut(*direction as usize % 360) {
                *share += sign / directions.len().max(1) as f64;
            }
        }
    }
    let mut sum = 0.0;
    for share in &mut ahead {
        sum += *share;
        *share = sum;
    }
    let mut ordered = ahead;
    ordered.sort_by(f64::total_cmp);
    let [middle, ..] = ordered.split_at(180).1 else { return 0.0 };
    ahead.iter().map(|share| (share - middle).abs()).sum()
}

fn distance(measure: RealismMeasure, a: &[(f32, u32)], b: &[(f32, u32)]) -> f64 {
    let between = if measure == RealismMeasure::Aspect { circular_wasserstein } else { wasserstein };
    between(&values(a), &values(b))
}

fn values(ordered: &[(f32, u32)]) -> Vec<f32> {
    ordered.iter().map(|(value, _)| *value).collect()
}

/// The mean root-mean-square difference of pairs of at most 300 scaled patches; 0 of fewer than two.
#[must_use]
pub fn diversity(patches: &Patches) -> f64 {
    let chosen = patches.sample(MOST_PAIRED);
    let scaled = chosen.min_max();
    let patches: Vec<&[f32]> = scaled.chunks_exact((chosen.size * chosen.size).max(1)).collect();
    let (mut sum, mut pairs) = (0.0, 0_usize);
    for (number, one) in patches.iter().enumerate() {
        for other in patches.iter().skip(number + 1) {
            let squares: f32 = one.iter().zip(*other).map(|(a, b)| (a - b) * (a - b)).sum();
            sum += (f64::from(squares) / one.len() as f64).sqrt();
            pairs += 1;
        }
    }
    sum / pairs.max(1) as f64
}

/// How far a set is from the real one in one measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeasureScore {
    /// Which.
    pub measure: RealismMeasure,
    /// Wasserstein-1 distance to the real patches, in the measure's unit for scaled patches.
    pub distance: f64,
    /// The mean distance of random halves of the real patches.
    pub noise_floor: f64,
    /// The one over the other.
    pub score: f64,
}

/// How real a set of patches is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Realism {
    /// One a measure.
    pub measures: Vec<MeasureScore>,
    /// The spectral exponent, and that of the real patches.
    pub exponent: f64,
    /// As said.
    pub real_exponent: f64,
    /// Root mean square difference of the logarithms of both spectra.
    pub log_spectrum_error: f64,
    /// The share of inner cells that are pits, and that of the real patches.
    pub pits: f64,
    /// As said.
    pub real_pits: f64,
    /// Diversity over that of the real patches; below [`COLLAPSE`] a generator has collapsed.
    pub diversity: f64,
}

impl Realism {
    /// The score of a measure.
    #[must_use]
    pub fn score(&self, measure: RealismMeasure) -> f64 {
        self.measures.iter().find(|score| score.measure == measure).map_or(f64::NAN, |score| score.score)
    }

    /// One number to choose by: the geometric mean of the scores.
    #[must_use]
    pub fn overall(&self) -> f64 {
        let logs: f64 = self.measures.iter().map(|score| libm::log(score.score.max(1e-6))).sum();
        libm::exp(logs / self.measures.len().max(1) as f64)
    }
}

/// Real patches to compare with; what can be computed once is.
pub struct Judge {
    real: Profile,
    floors: Vec<f64>,
}

impl Judge {
    /// From real patches nobody learns from, at least two. The seed draws the halvings.
    #[must_use]
    pub fn new(real: &Patches, seed: u64) -> Self {
        let real = Profile::of(real);
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut floors = vec![0.0; RealismMeasure::ALL.len()];
        for _ in 0..HALVINGS {
            let first = half(real.patches, &mut random);
            let measures = RealismMeasure::ALL.iter().zip(&real.measures);
            for (floor, (measure, ordered)) in floors.iter_mut().zip(measures) {
                let in_first = |value: &&(f32, u32)| first.get(value.1 as usize).copied().unwrap_or(false);
                // In order before, in order after: no sorting for a halving.
                let (one, other): (Vec<_>, Vec<_>) = ordered.iter().partition(in_first);
                *floor += distance(*measure, &one, &other) / HALVINGS as f64;
            }
        }
        Self { real, floors }
    }

    /// The spectral exponent of the real patches, and the share of their inner cells that are pits.
    #[must_use]
    pub fn real(&self) -> (f64, f64) {
        (exponent(&self.real.rings), self.real.pits)
    }

    /// How real `patches` are, of the size of the real ones.
    #[must_use]
    pub fn score(&self, patches: &Patches) -> Realism {
        let ours = Profile::of(patches);
        let measure = |(&measure, &noise_floor): (&RealismMeasure, &f64)| {
            let distance = distance(measure, ours.measure(measure), self.real.measure(measure));
            MeasureScore { measure, distance, noise_floor, score: distance / noise_floor }
        };
        Realism {
            measures: RealismMeasure::ALL.iter().zip(&self.floors).map(measure).collect(),
            exponent: exponent(&ours.rings),
            real_exponent: exponent(&self.real.rings),
            log_spectrum_error: log_error(&ours.rings, &self.real.rings),
            pits: ours.pits,
            real_pits: self.real.pits,
            diversity: ours.diversity / self.real.diversity,
        }
    }
}

/// Which of `n` are in the first of two random halves.
fn half(n: usize, random: &mut ChaCha8Rng) -> Vec<bool> {
    let mut order: Vec<(u64, usize)> = (0..n).map(|patch| (random.next_u64(), patch)).collect();
    order.sort_unstable();
    let mut first = vec![false; n];
    for (_, patch) in order.into_iter().take(n / 2) {
        if let Some(first) = first.get_mut(patch) {
            *first = true;
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_beside_north() {
        let at = |direction: f32| vec![direction; 7];
        assert!((circular_wasserstein(&at(359.5), &at(0.5)) - 1.0).abs() < 1e-9);
        assert!((circular_wasserstein(&at(10.0), &at(190.0)) - 180.0).abs() < 1e-9);
        assert!((circular_wasserstein(&at(10.0), &at(300.0)) - 70.0).abs() < 1e-9);
        assert_eq!(circular_wasserstein(&at(45.0), &at(45.0)), 0.0);
    }
}
