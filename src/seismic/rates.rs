//! How many earthquakes to expect, what the chance of one is, and whether as many came.

use super::omori::OmoriUtsu;

/// How much smaller than its mainshock the largest aftershock is, and how much that varies (Båth 1965,
/// Tectonophysics 2:483): M 1.2 ± 0.5.
pub const BATH: (f64, f64) = (1.2, 0.5);

/// Aftershocks of `target` and above after an earthquake of `main`, by Reasenberg & Jones 1989 (Science
/// 243:1173) with their generic parameters of California: 10^(a + b (main - target)) (t + c)^-p a day.
#[must_use]
pub fn reasenberg_jones(main: f64, target: f64) -> OmoriUtsu {
    const A: f64 = -1.67;
    const B: f64 = 0.91;
    OmoriUtsu { k: libm::exp10(A + B * (main - target)), c: 0.05, p: 1.08 }
}

/// The chance of at least one event where `expected` are expected, of a Poisson process: 1 - e^-n.
#[must_use]
pub fn at_least_one(expected: f64) -> f64 {
    -libm::expm1(-expected)
}

/// The N-test (Schorlemmer et al. 2007, SRL 78:17; Zechar et al. 2010, BSSA 100:1184): how likely a
/// Poisson forecast of `expected` makes at least as many events as came, and at most as many. One of
/// them under 0.025 is a forecast that failed.
#[must_use]
pub fn n_test(expected: f64, observed: u64) -> [f64; 2] {
    let n = observed as f64;
    if expected <= 0.0 {
        return [f64::from(u8::from(observed == 0)), 1.0];
    }
    let probability = libm::exp(n * libm::log(expected) - expected - libm::lgamma(n + 1.0));
    // The smaller sum term by term, outwards from what came; the larger is what is left of one.
    let upwards = n >= expected;
    let (mut sum, mut term, mut k) = (probability, probability, n);
    while term > sum * 1e-17 && (upwards || k > 0.0) {
        if upwards {
            k += 1.0;
            term *= expected / k;
        } else {
            term *= k / expected;
            k -= 1.0;
        }
        sum += term;
    }
    let rest = 1.0 - sum + probability;
    if upwards { [sum, rest] } else { [rest, sum] }
}
