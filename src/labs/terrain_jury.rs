//! How far maps are from real ground, in a handful of numbers and in one.
//!
//! The one number has the spectrum in it, for the four distributions alone are fooled: maps of a generator that
//! never learnt, smooth because it upsamples, can match them where real patches are few and so differ much
//! from each other; its spectrum gives it away.

use serde::Serialize;

use crate::grid::Patches;
use crate::grid::realism::{Judge, Realism, RealismMeasure};
use crate::grid::spectrum::{log_error, rings};
use crate::learn::random::{Purpose, Random};

/// Random halvings of the real patches that the noise floor of the spectrum is the mean of.
const HALVINGS: usize = 10;

/// How far maps are from real ground: `RealismScores` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct RealismScores {
    pub slope: f64,
    pub curvature: f64,
    pub hypsometry: f64,
    pub roughness: f64,
    pub spectrum: f64,
    pub position: f64,
    pub aspect: f64,
    pub exponent: f64,
    pub pits: f64,
    pub diversity: f64,
    pub nearest: f64,
    pub total: f64,
}

/// What the unseen ground is like where maps are not told a distance but a number: `UnseenGround` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct UnseenGround {
    pub exponent: f64,
    pub pits: f64,
}

/// Real patches that maps are measured against.
pub struct Jury {
    real: Judge,
    spectrum_floor: f64,
}

impl std::fmt::Debug for Jury {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Jury")
    }
}

impl Jury {
    /// From real patches, at least two.
    pub fn new(real: &Patches, seed: u64) -> Self {
        let halving = |index: usize| {
            let order = Random::stream(seed, Purpose::Halving, index as u64).permutation(real.len());
            let (one, other) = order.split_at(real.len() / 2);
            log_error(&rings(&chosen(real, one)), &rings(&chosen(real, other)))
        };
        let spectrum_floor = (0..HALVINGS).map(halving).sum::<f64>() / HALVINGS as f64;
        Self { real: Judge::new(real, seed), spectrum_floor }
    }

    /// Measures maps in any unit; `nearest` is told by [`super::terrain_nearest`].
    pub fn scores(&self, maps: &Patches, nearest: f64) -> RealismScores {
        let found: Realism = self.real.score(maps);
        let of = |measure| found.score(measure);
        let (slope, curvature) = (of(RealismMeasure::Slope), of(RealismMeasure::Curvature));
        let (hypsometry, roughness) = (of(RealismMeasure::Hypsometry), of(RealismMeasure::Ruggedness));
        let spectrum = found.log_spectrum_error / self.spectrum_floor;
        let distances = [slope, curvature, hypsometry, roughness, spectrum];
        let total = distances.iter().sum::<f64>() / distances.len() as f64;
        RealismScores {
            slope,
            curvature,
            hypsometry,
            roughness,
            spectrum,
            position: of(RealismMeasure::Position),
            aspect: of(RealismMeasure::Aspect),
            exponent: found.exponent,
            pits: found.pits,
            diversity: found.diversity,
            nearest,
            total,
        }
    }

    /// What there is no distance for, of the real patches.
    pub fn unseen(&self) -> UnseenGround {
        let (exponent, pits) = self.real.real();
        UnseenGround { exponent, pits }
    }
}

fn chosen(patches: &Patches, numbers: &[usize]) -> Patches {
    let cells = patches.size * patches.size;
    let one = |&number: &usize| patches.values.get(number * cells..(number + 1) * cells).unwrap_or_default();
    let values = numbers.iter().flat_map(one).copied().collect();
    Patches { size: patches.size, values, at: Vec::new() }
}
