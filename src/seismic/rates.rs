//! How many earthquakes to expect, and what the chance of one is.

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
