//! How the roughness of patches is shared out among wavelengths: the mean power of rings of equal wave
//! number, and the exponent with which it falls. A self-affine surface of Hurst exponent H has
//! β = 2H + 2 (Voss 1985; Turcotte 1997, Fractals and Chaos in Geology and Geophysics, ch. 7).

use super::fourier::{Complex, Fourier, wave_number};
use super::patches::Patches;
use std::f64::consts::TAU;

/// The mean power of rings 1 to `size / 2` over patches: entry `k - 1` is of `k` waves a side.
///
/// The mean and the least-squares plane are taken out of each patch, which is then multiplied by a
/// periodic Hann window in both directions; the power is |F|² over the sum of squared weights.
#[must_use]
pub fn rings(patches: &Patches) -> Vec<f64> {
    rings_of(&patches.values, patches.size)
}

/// As [`rings`], of patches in any unit.
pub(super) fn rings_of(values: &[f32], size: usize) -> Vec<f64> {
    let mut sums = vec![0.0; size / 2];
    let mut patches = 0_usize;
    let fourier = Fourier::new(size);
    let window = Hann::new(size);
    let ring = ring_numbers(size);
    let mut counts = vec![0.0; size / 2];
    for &k in &ring {
        if let Some(count) = k.checked_sub(1).and_then(|place| counts.get_mut(place)) {
            *count += 1.0;
        }
    }
    for patch in values.chunks_exact((size * size).max(1)) {
        let waves = fourier.transform(&window.apply(patch));
        for (wave, &k) in waves.iter().zip(&ring) {
            if let Some(sum) = k.checked_sub(1).and_then(|place| sums.get_mut(place)) {
                *sum += wave.power() / window.squares;
            }
        }
        patches += 1;
    }
    sums.iter().zip(counts).map(|(sum, count)| sum / (count * patches.max(1) as f64)).collect()
}

/// The ring of every place of a transform.
fn ring_numbers(size: usize) -> Vec<usize> {
    let ring = |place: usize| {
        let (x, y) = (wave_number(place % size, size), wave_number(place / size, size));
        // Halves to even, as numpy.rint.
        (x * x + y * y).sqrt().round_ties_even() as usize
    };
    (0..size * size).map(ring).collect()
}

struct Hann {
    size: usize,
    weights: Vec<f64>,
    /// The sum of squared weights over the square.
    squares: f64,
}

impl Hann {
    fn new(size: usize) -> Self {
        let weight = |x: usize| 0.5 - 0.5 * libm::cos(TAU * x as f64 / size as f64);
        let weights: Vec<f64> = (0..size).map(weight).collect();
        let line: f64 = weights.iter().map(|weight| weight * weight).sum();
        Self { size, weights, squares: line * line }
    }

    /// The patch without its plane, weighted.
    fn apply(&self, patch: &[f32]) -> Vec<Complex> {
        let middle = (self.size as f64 - 1.0) / 2.0;
        let places =
            |place: usize| ((place % self.size) as f64 - middle, (place / self.size) as f64 - middle);
        let [mut sum, mut east, mut south, mut square] = [0.0; 4];
        for (place, &value) in patch.iter().enumerate() {
            let ((x, y), value) = (places(place), f64::from(value));
            sum += value;
            east += x * value;
            south += y * value;
            square += x * x;
        }
        // On a centred square, level and tilts are independent of each other.
        let (mean, east, south) = (sum / patch.len() as f64, east / square, south / square);
        let weight = |x: usize| self.weights.get(x).copied().unwrap_or(0.0);
        let cell = |(place, &value): (usize, &f32)| {
            let (x, y) = places(place);
            let rest = f64::from(value) - mean - east * x - south * y;
            Complex { re: rest * weight(place % self.size) * weight(place / self.size), im: 0.0 }
        };
        patch.iter().enumerate().map(cell).collect()
    }
}

/// The exponent β with which ring means fall: minus the slope of their logarithm over that of the wave
/// number, from 3 waves to three quarters of the finest ring. NaN where there is no power.
#[must_use]
pub fn exponent(rings: &[f64]) -> f64 {
    let last = rings.len() * 3 / 4;
    let points: Vec<(f64, f64)> = rings
        .iter()
        .enumerate()
        .map(|(place, power)| (place + 1, power))
        .filter(|(k, _)| (3..=last).contains(k))
        .map(|(k, power)| (libm::log(k as f64), libm::log(*power)))
        .collect();
    let n = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / n, y + point.1 / n));
    let (cross, square) = points.iter().fold((0.0, 0.0), |(cross, square), point| {
        (cross + (point.0 - x) * (point.1 - y), square + (point.0 - x) * (point.0 - x))
    });
    -cross / square
}

/// The root mean square of the difference of the logarithms of two sets of rings.
#[must_use]
pub fn log_error(a: &[f64], b: &[f64]) -> f64 {
    let squares = a.iter().zip(b).map(|(a, b)| (libm::log(*a) - libm::log(*b)).powi(2));
    (squares.sum::<f64>() / a.len().min(b.len()).max(1) as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plane_has_no_power_and_a_wave_is_in_its_ring() {
        let size = 32;
        let of = |value: &dyn Fn(f64, f64) -> f64| {
            let values =
                (0..size * size).map(|p| value((p % size) as f64, (p / size) as f64) as f32).collect();
            rings(&Patches { size, values, at: Vec::new() })
        };
        assert!(of(&|x, y| 3.0 * x - 2.0 * y + 100.0).iter().all(|power| *power < 1e-6));
        let wave = of(&|x, _| libm::cos(TAU * 6.0 * x / size as f64));
        // A Hann window spreads a line over its two neighbours, a quarter of the power each.
        assert!(wave[5] > wave[4] && wave[5] > wave[6] && wave[4] > 100.0 * wave[2], "{wave:?}");
        let law: Vec<f64> = (1..=16).map(|k| libm::pow(f64::from(k), -4.5)).collect();
        assert!((exponent(&law) - 4.5).abs() < 1e-9);
        let tenfold: Vec<f64> = law.iter().map(|power| power * 10.0).collect();
        assert!((log_error(&law, &tenfold) - std::f64::consts::LN_10).abs() < 1e-9);
        assert!(exponent(&[]).is_nan());
    }
}
