//! How aftershocks die down: n(t) = K (t + c)^-p a day, t days after the mainshock (Omori 1894; Utsu
//! 1961, Geophys. Mag. 30:521), fitted by maximum likelihood (Ogata 1983, J. Phys. Earth 31:115).

use serde::Serialize;

/// The law of Omori and Utsu.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OmoriUtsu {
    /// Events a day, times days^p.
    pub k: f64,
    /// Days.
    pub c: f64,
    /// How fast they die down; about 1.
    pub p: f64,
}

impl OmoriUtsu {
    /// Events a day, `days` after.
    #[must_use]
    pub fn rate(&self, days: f64) -> f64 {
        self.k * libm::pow(days + self.c, -self.p)
    }

    /// Events expected between two times, days after.
    #[must_use]
    pub fn number(&self, from: f64, to: f64) -> f64 {
        self.k * integral(self.c, self.p, from, to)
    }
}

/// ∫ (t + c)^-p dt.
fn integral(c: f64, p: f64, from: f64, to: f64) -> f64 {
    let (low, high) = (libm::log(from + c), libm::log(to + c));
    // (e^(q high) - e^(q low)) / q with q = 1 - p, which is high - low at q = 0; expm1 keeps it near there.
    let power = (1.0 - p) * (high - low);
    let stretched = if power.abs() < 1e-12 { high - low } else { libm::expm1(power) / (1.0 - p) };
    libm::exp((1.0 - p) * low) * stretched
}

/// A fit with the standard deviations of its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OmoriFit {
    /// The likeliest law.
    #[serde(flatten)]
    pub law: OmoriUtsu,
    /// From the curvature of the likelihood; `None` where it has no maximum inside the bounds.
    pub sigmas: Option<OmoriUtsu>,
    /// Natural logarithm.
    pub log_likelihood: f64,
}

/// With fewer aftershocks three parameters are a guess.
pub const LEAST_AFTERSHOCKS: usize = 20;
/// Where c (days) and p are looked for.
const C: std::ops::RangeInclusive<f64> = 1e-5..=100.0;
const P: std::ops::RangeInclusive<f64> = 0.1..=4.0;

/// Fits the law to aftershocks `days` after their mainshock, all there were in 0 to `end` days.
/// `None` of fewer than [`LEAST_AFTERSHOCKS`].
#[must_use]
pub fn fit(days: &[f64], end: f64) -> Option<OmoriFit> {
    let days: Vec<f64> = days.iter().copied().filter(|day| (0.0..=end).contains(day)).collect();
    if days.len() < LEAST_AFTERSHOCKS || !end.is_finite() {
        return None;
    }
    let n = days.len() as f64;
    let log_likelihood = |k: f64, c: f64, p: f64| {
        let logs: f64 = days.iter().map(|day| libm::log(day + c)).sum();
        n * libm::log(k) - p * logs - k * integral(c, p, 0.0, end)
    };
    // At its best K makes the expected number the observed one, so that two parameters are left.
    let likeliest_k = |c: f64, p: f64| n / integral(c, p, 0.0, end);
    let cost = |[log_c, p]: [f64; 2]| {
        let c = libm::exp(log_c);
        if C.contains(&c) && P.contains(&p) {
            -log_likelihood(likeliest_k(c, p), c, p)
        } else {
            f64::INFINITY
        }
    };
    let [log_c, p] = simplex([libm::log(0.05), 1.1], [1.0, 0.2], &cost)?;
    let c = libm::exp(log_c);
    let k = likeliest_k(c, p);
    let of = |[log_k, log_c, p]: [f64; 3]| -log_likelihood(libm::exp(log_k), libm::exp(log_c), p);
    let spread = deviations([libm::log(k), log_c, p], &of);
    let sigmas = spread.map(|[log_k, log_c, p]| OmoriUtsu { k: k * log_k, c: c * log_c, p });
    let law = OmoriUtsu { k, c, p };
    Some(OmoriFit { law, sigmas, log_likelihood: log_likelihood(k, c, p) })
}

/// The least of a function of two variables, by the simplex of Nelder & Mead 1965 (Computer J. 7:308);
/// `None` where the function is infinite at the start.
fn simplex(start: [f64; 2], step: [f64; 2], cost: &impl Fn([f64; 2]) -> f64) -> Option<[f64; 2]> {
    const STEPS: usize = 500;
    let [x, y] = start;
    let [dx, dy] = step;
    let mut corners = [[x, y], [x + dx, y], [x, y + dy]].map(|at| (cost(at), at));
    for _ in 0..STEPS {
        corners.sort_by(|a, b| a.0.total_cmp(&b.0));
        let [best, good, worst] = corners;
        let size = (worst.1[0] - best.1[0]).abs() + (worst.1[1] - best.1[1]).abs();
        if size < 1e-10 {
            break;
        }
        let middle = [f64::midpoint(best.1[0], good.1[0]), f64::midpoint(best.1[1], good.1[1])];
        // 1 mirrors the worst corner at the middle of the others.
        let moved = |share: f64| {
            let at =
                [middle[0] + share * (middle[0] - worst.1[0]), middle[1] + share * (middle[1] - worst.1[1])];
            (cost(at), at)
        };
        let mirrored = moved(1.0);
        let tried = if mirrored.0 < best.0 {
            let further = moved(2.0);
            if further.0 < mirrored.0 { further } else { mirrored }
        } else if mirrored.0 < good.0 {
            mirrored
        } else {
            moved(if mirrored.0 < worst.0 { 0.5 } else { -0.5 })
        };
        corners = if tried.0 < worst.0.min(mirrored.0) || tried.0 < good.0 {
            [best, good, tried]
        } else {
            let nearer = |(_, at): (f64, [f64; 2])| {
                let at = [f64::midpoint(best.1[0], at[0]), f64::midpoint(best.1[1], at[1])];
                (cost(at), at)
            };
            [best, nearer(good), nearer(worst)]
        };
    }
    let [best, ..] = corners;
    best.0.is_finite().then_some(best.1)
}

/// Standard deviations of three parameters at the least of a negative log-likelihood: the roots of the
/// diagonal of the inverse of its second derivatives. `None` unless it curves upwards everywhere.
fn deviations(at: [f64; 3], cost: &impl Fn([f64; 3]) -> f64) -> Option<[f64; 3]> {
    const STEP: f64 = 1e-3;
    let moved = |i: usize, j: usize, first: f64, second: f64| {
        let mut to = at;
        for (axis, value) in to.iter_mut().enumerate() {
            *value += f64::from(u8::from(axis == i)) * first + f64::from(u8::from(axis == j)) * second;
        }
        cost(to)
    };
    let second = |i: usize, j: usize| {
        let corners = moved(i, j, STEP, STEP) - moved(i, j, STEP, -STEP) - moved(i, j, -STEP, STEP)
            + moved(i, j, -STEP, -STEP);
        corners / (4.0 * STEP * STEP)
    };
    let (a, b, c) = (second(0, 0), second(0, 1), second(0, 2));
    let (d, e, f) = (second(1, 1), second(1, 2), second(2, 2));
    let determinant = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
    let curves_up = a > 0.0 && a * d - b * b > 0.0 && determinant > 0.0;
    let variances = [d * f - e * e, a * f - c * c, a * d - b * b].map(|minor| minor / determinant);
    let all = variances.iter().all(|variance| variance.is_finite() && *variance > 0.0);
    (curves_up && all).then(|| variances.map(f64::sqrt))
}
