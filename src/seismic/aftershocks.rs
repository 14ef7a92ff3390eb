//! How many aftershocks to expect: Reasenberg & Jones 1989 (Science 243:1173), with their generic
//! parameters of California.
//!
//! rate(t) = 10^(a + b (M_main - M)) (t + c)^-p a day, for aftershocks of M and above, t days after.

const A: f64 = -1.67;
const B: f64 = 0.91;
const C: f64 = 0.05;
const P: f64 = 1.08;

/// How much more an earthquake of magnitude `main` brings than one of `target`: 10^(a + b (main - target)).
#[must_use]
pub fn productivity(main: f64, target: f64) -> f64 {
    libm::exp(std::f64::consts::LN_10 * (A + B * (main - target)))
}

/// ∫ (t + c)^-p from `from` to `to` days after.
#[must_use]
pub fn decay(from: f64, to: f64) -> f64 {
    let power = |t: f64| libm::pow(t + C, 1.0 - P);
    (power(from) - power(to)) / (P - 1.0)
}

/// The expected number of aftershocks of magnitude `target` and above from `from` to `to` days after
/// an earthquake of magnitude `main`.
#[must_use]
pub fn expected(main: f64, target: f64, from: f64, to: f64) -> f64 {
    productivity(main, target) * decay(from, to)
}
