//! Surfaces that need no network, to hold every generator against: fractional Brownian surfaces,
//! diamond–square, and random phases under the training patches' own spectrum. Each has the relief of a
//! training patch, drawn at random; the exponent of the first two is the one that scores best.

use super::fourier::{Complex, Fourier, wave_number};
use super::patches::Patches;
use super::realism::{Judge, Realism};
use super::spectrum::{exponent, rings};
use crate::error::string_union;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::f64::consts::TAU;

string_union! {
    /// A way to make a surface without a network.
    Procedure { Brownian = "brownian", DiamondSquare = "diamond-square", AverageSpectrum = "average-spectrum" }
}

/// Hurst exponents that are tried.
const EXPONENTS: [f64; 8] = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];
/// Patches made to judge one exponent.
const TRIAL: usize = 64;
/// The most training patches an exponent is judged by.
const MOST_JUDGED: usize = 256;

/// A procedure with what it took from the training patches.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// How surfaces are made.
    pub procedure: Procedure,
    /// The Hurst exponent; `None` where the spectrum is the patches' own.
    pub exponent: Option<f64>,
    size: usize,
    /// Mean ring powers, for the average spectrum.
    rings: Vec<f64>,
    /// Lowest and highest elevation of training patches, to draw from, metres.
    ranges: Vec<(f32, f32)>,
}

/// Fits a procedure to training patches, of which there must be two or more.
#[must_use]
pub fn fit(procedure: Procedure, training: &Patches, seed: u64) -> Fitted {
    let mut fitted = Fitted {
        procedure,
        exponent: None,
        size: training.size,
        rings: Vec::new(),
        ranges: training.ranges(),
    };
    if procedure == Procedure::AverageSpectrum {
        fitted.rings = rings(training);
        return fitted;
    }
    let judge = Judge::new(&training.sample(MOST_JUDGED), seed);
    let mut best = f64::INFINITY;
    for hurst in EXPONENTS {
        let tried = Fitted { exponent: Some(hurst), ..fitted.clone() };
        let overall = Realism::overall(&judge.score(&tried.patches(TRIAL, seed)));
        if overall < best {
            best = overall;
            fitted.exponent = Some(hurst);
        }
    }
    fitted
}

/// A procedure with a given Hurst exponent and no training patches: relief from 0 to 1 m.
#[must_use]
pub fn with_exponent(procedure: Procedure, size: usize, hurst: f64) -> Fitted {
    Fitted { procedure, exponent: Some(hurst), size, rings: Vec::new(), ranges: vec![(0.0, 1.0)] }
}

impl Fitted {
    /// So many patches, metres. The same seed gives the same patches everywhere.
    #[must_use]
    pub fn patches(&self, count: usize, seed: u64) -> Patches {
        let mut dice = Dice(ChaCha8Rng::seed_from_u64(seed));
        let maker = Maker::new(self);
        let mut values = Vec::with_capacity(count * self.size * self.size);
        for _ in 0..count {
            let surface = match self.procedure {
                Procedure::DiamondSquare => {
                    diamond_square(self.size, self.exponent.unwrap_or(0.5), &mut dice)
                }
                Procedure::Brownian | Procedure::AverageSpectrum => maker.surface(self.size, &mut dice),
            };
            values.extend(scaled(&surface, dice.one_of(&self.ranges)));
        }
        Patches { size: self.size, values, at: Vec::new() }
    }
}

fn scaled(surface: &[f64], (low, high): (f32, f32)) -> Vec<f32> {
    let least = surface.iter().copied().fold(f64::INFINITY, f64::min);
    let most = surface.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let scale = if most > least { f64::from(high - low) / (most - least) } else { 0.0 };
    surface.iter().map(|value| (f64::from(low) + (value - least) * scale) as f32).collect()
}

/// Waves of random phase under a given power (Saupe 1988, in The Science of Fractal Images, ch. 2), on
/// twice the side, of which a quarter is kept: a whole period would close on itself.
struct Maker {
    n: usize,
    amplitudes: Vec<f64>,
    fourier: Fourier,
}

impl Maker {
    fn new(fitted: &Fitted) -> Self {
        let n = match fitted.procedure {
            Procedure::DiamondSquare => 0,
            Procedure::Brownian | Procedure::AverageSpectrum => 2 * fitted.size,
        };
        let beta = exponent(&fitted.rings);
        let power = |waves: f64| match fitted.exponent {
            Some(hurst) => libm::pow(waves, -2.0 * hurst - 2.0),
            None => between(&fitted.rings, waves, beta),
        };
        let amplitude = |place: usize| {
            let (x, y) = (wave_number(place % n, n), wave_number(place / n, n));
            // Waves along one patch, which is half the side.
            let waves = libm::hypot(x, y) / 2.0;
            if waves > 0.0 { power(waves).sqrt() } else { 0.0 }
        };
        Self { n, amplitudes: (0..n * n).map(amplitude).collect(), fourier: Fourier::new(n) }
    }

    fn surface(&self, size: usize, dice: &mut Dice) -> Vec<f64> {
        let wave = |amplitude: &f64| {
            // A circular complex normal: the power of single waves scatters as in nature.
            let (re, im) = dice.normals();
            Complex { re: amplitude * re, im: amplitude * im }
        };
        let waves: Vec<Complex> = self.amplitudes.iter().map(wave).collect();
        let cells = self.fourier.transform(&waves);
        let rows = cells.chunks_exact(self.n.max(1)).take(size);
        rows.flat_map(|row| row.iter().take(size).map(|cell| cell.re)).collect()
    }
}

/// The power of a ring between rings, straight in logarithms; past either end it goes on with `beta`.
fn between(rings: &[f64], waves: f64, beta: f64) -> f64 {
    let ring = |k: usize| k.checked_sub(1).and_then(|place| rings.get(place)).copied();
    let (below, share) = (waves as usize, waves.fract());
    match (ring(below), ring(below + 1)) {
        (Some(a), Some(b)) => {
            let (x, y) = (below as f64, below as f64 + 1.0);
            let way = (libm::log(x + share) - libm::log(x)) / (libm::log(y) - libm::log(x));
            libm::exp(libm::log(a) + (libm::log(b) - libm::log(a)) * way)
        }
        (None, Some(first)) => first * libm::pow(waves, -beta),
        _ => {
            let last = rings.len() as f64;
            rings.last().map_or(0.0, |power| power * libm::pow(waves / last, -beta))
        }
    }
}

/// Midpoints of squares and of their sides, displaced by less and less (Fournier, Fussell & Carpenter
/// 1982, CACM 25:371): a halving of the step divides the displacement by 2 to the Hurst exponent.
fn diamond_square(size: usize, hurst: f64, dice: &mut Dice) -> Vec<f64> {
    let side = size.max(2).next_power_of_two();
    let width = side + 1;
    let mut cells = vec![0.0; width * width];
    let mut scale = 1.0;
    for place in [0, side, side * width, side * width + side] {
        set(&mut cells, place, dice.normals().0);
    }
    let mut step = side;
    while step > 1 {
        let half = step / 2;
        scale *= libm::exp2(-hurst);
        for y in (half..width).step_by(step) {
            for x in (half..width).step_by(step) {
                let diagonal = [(-1, -1), (1, -1), (-1, 1), (1, 1)];
                let value = mean(&cells, width, (x, y), half, &diagonal) + scale * dice.normals().0;
                set(&mut cells, y * width + x, value);
            }
        }
        for y in (0..width).step_by(half) {
            for x in ((y + half) % step..width).step_by(step) {
                let straight = [(-1, 0), (1, 0), (0, -1), (0, 1)];
                let value = mean(&cells, width, (x, y), half, &straight) + scale * dice.normals().0;
                set(&mut cells, y * width + x, value);
            }
        }
        step = half;
    }
    cells.chunks_exact(width).take(size).flat_map(|row| row.iter().take(size).copied()).collect()
}

fn set(cells: &mut [f64], place: usize, value: f64) {
    if let Some(cell) = cells.get_mut(place) {
        *cell = value;
    }
}

/// The mean of those of four neighbours that exist.
fn mean(
    cells: &[f64],
    width: usize,
    (x, y): (usize, usize),
    half: usize,
    around: &[(isize, isize); 4],
) -> f64 {
    let near = |(dx, dy): &(isize, isize)| {
        let x = x.checked_add_signed(dx * half as isize).filter(|x| *x < width)?;
        let y = y.checked_add_signed(dy * half as isize)?;
        cells.get(y * width + x)
    };
    let (sum, count) =
        around.iter().filter_map(near).fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    sum / count
}

struct Dice(ChaCha8Rng);

impl Dice {
    /// In [0, 1), with all 53 bits a double has.
    fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Two independent normal numbers (Box & Muller 1958).
    fn normals(&mut self) -> (f64, f64) {
        let radius = (-2.0 * libm::log1p(-self.uniform())).sqrt();
        let angle = TAU * self.uniform();
        (radius * libm::cos(angle), radius * libm::sin(angle))
    }

    fn one_of(&mut self, ranges: &[(f32, f32)]) -> (f32, f32) {
        let place = (self.uniform() * ranges.len() as f64) as usize;
        ranges.get(place).copied().unwrap_or((0.0, 1.0))
    }
}
