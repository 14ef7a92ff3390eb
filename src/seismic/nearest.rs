//! The nearest neighbour of each earthquake in time, space and magnitude, and the two kinds of such
//! neighbours: those of independent events are far, those of aftershocks near.
//!
//! Zaliapin et al. 2008 (PRL 101:018501); Zaliapin & Ben-Zion 2013 (JGR 118:2847). The distance from
//! an event to an earlier one of magnitude m is η = t r^d 10^(-b m), with t in years, r in kilometres,
//! d = 1.6 for epicentres, b = 1; r is at least 0.1 km, because places are no better known.

use super::space_time::{Shock, SpaceTime, YEAR};
use super::sphere::{EARTH_RADIUS, kilometres_of_squared_chord, squared_chord};
use serde::Serialize;

/// The fractal dimension of epicentres.
pub const DIMENSION: f64 = 1.6;
/// The b-value in η.
pub const B: f64 = 1.0;
/// Kilometres: nearer than this is this.
const LEAST_KILOMETRES: f64 = 0.1;

/// The nearest earlier event of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Its index.
    pub parent: usize,
    /// log10 of the rescaled time t 10^(-b m / 2).
    pub log_time: f64,
    /// log10 of the rescaled distance r^d 10^(-b m / 2).
    pub log_distance: f64,
}

impl Neighbour {
    /// To an event of `magnitude`, `years` before and `kilometres` away.
    #[must_use]
    pub fn new(parent: usize, years: f64, kilometres: f64, magnitude: f64) -> Self {
        let half = B * magnitude / 2.0;
        Self {
            parent,
            log_time: libm::log10(years) - half,
            log_distance: DIMENSION * libm::log10(kilometres.max(LEAST_KILOMETRES)) - half,
        }
    }

    /// log10 η.
    #[must_use]
    pub fn log_eta(&self) -> f64 {
        self.log_time + self.log_distance
    }
}

/// The nearest neighbour of each event; `None` for those that have none before them. Shocks are in
/// time order.
#[must_use]
pub fn nearest(shocks: &[Shock]) -> Vec<Option<Neighbour>> {
    let tree = SpaceTime::new(shocks);
    let positions = tree.positions();
    let mut past = Past {
        shocks,
        weights: shocks.iter().map(|shock| weight(shock.magnitude)).collect(),
        boxes: vec![(f64::NEG_INFINITY, f64::INFINITY); tree.len()],
        tree: &tree,
    };
    let mut known = 0;
    let search = |shock: &Shock| {
        while let (Some(before), Some(&position)) = (shocks.get(known), positions.get(known)) {
            if before.time >= shock.time {
                break;
            }
            past.learn(known, position);
            known += 1;
        }
        let mut best = Best { key: f64::INFINITY, parent: usize::MAX };
        past.descend(shock, 0, &mut best);
        let parent = shocks.get(best.parent)?;
        let kilometres = kilometres_of_squared_chord(squared_chord(shock.place, parent.place));
        let years = (shock.time - parent.time) / YEAR;
        Some(Neighbour::new(best.parent, years, kilometres, parent.magnitude))
    };
    shocks.iter().map(search).collect()
}

/// η^(2/d) = t^(2/d) r² 10^(-2 b m / d): in the order of η, and without a logarithm to compute, since
/// 2/d is 5/4.
fn key(years: f64, squared_kilometres: f64, weight: f64) -> f64 {
    years * years.sqrt().sqrt() * squared_kilometres.max(LEAST_KILOMETRES * LEAST_KILOMETRES) * weight
}

fn weight(magnitude: f64) -> f64 {
    libm::exp10(-2.0 / DIMENSION * B * magnitude)
}

struct Best {
    key: f64,
    parent: usize,
}

/// What had happened before an event. Branch and bound: a box is looked into only if the best key
/// possible in it is below the best one found.
struct Past<'a> {
    shocks: &'a [Shock],
    /// Of the shocks.
    weights: Vec<f64>,
    tree: &'a SpaceTime<'a>,
    /// Of each box: the last time in it so far, and the least weight.
    boxes: Vec<(f64, f64)>,
}

impl Past<'_> {
    fn learn(&mut self, index: usize, position: usize) {
        let (Some(shock), Some(&weight)) = (self.shocks.get(index), self.weights.get(index)) else { return };
        for number in self.tree.holding(position) {
            if let Some((latest, least)) = self.boxes.get_mut(number) {
                (*latest, *least) = (shock.time, least.min(weight));
            }
        }
    }

    /// No key of an event in the box is less than this.
    fn least(&self, shock: &Shock, number: usize) -> f64 {
        let (Some(node), Some(&(latest, weight))) = (self.tree.node(number), self.boxes.get(number)) else {
            return f64::INFINITY;
        };
        if weight == f64::INFINITY {
            return f64::INFINITY;
        }
        // A chord is shorter than the way along the surface; and a little less, for rounding.
        let squared = node.squared_chord_to(shock.place) * EARTH_RADIUS * EARTH_RADIUS;
        key((shock.time - latest) / YEAR, squared, weight) * (1.0 - 1e-9)
    }

    fn descend(&self, shock: &Shock, number: usize, best: &mut Best) {
        let Some(node) = self.tree.node(number) else { return };
        if let Some([one, other]) = node.halves {
            let mut halves = [(self.least(shock, one), one), (self.least(shock, other), other)];
            halves.sort_by(|a, b| a.0.total_cmp(&b.0));
            for (least, half) in halves {
                if least <= best.key && least < f64::INFINITY {
                    self.descend(shock, half, best);
                }
            }
            return;
        }
        for (index, parent) in self.tree.events(node).filter(|(_, parent)| parent.time < shock.time) {
            let weight = self.weights.get(index).copied().unwrap_or(f64::INFINITY);
            let years = (shock.time - parent.time) / YEAR;
            let chord = squared_chord(shock.place, parent.place);
            if key(years, chord * EARTH_RADIUS * EARTH_RADIUS, weight) * (1.0 - 1e-9) > best.key {
                continue;
            }
            let kilometres = kilometres_of_squared_chord(chord);
            let key = key(years, kilometres * kilometres, weight);
            // Of equals the first, whatever the order of the boxes.
            if key < best.key || key == best.key && index < best.parent {
                *best = Best { key, parent: index };
            }
        }
    }
}

/// Two normal distributions of log10 η: of aftershocks first, of independent events second.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Split {
    /// Means of log10 η.
    pub means: [f64; 2],
    /// Standard deviations.
    pub sigmas: [f64; 2],
    /// Shares; their sum is 1.
    pub weights: [f64; 2],
    /// log10 η where an event is as likely of one kind as of the other: below it is an aftershock.
    pub threshold: f64,
}

/// Splits log10 η into two normal distributions by expectation and maximisation (Dempster et al.
/// 1977, JRSS B 39:1). `None` of fewer than 20 finite values, or where the two do not come apart.
#[must_use]
pub fn split(etas: &[f64]) -> Option<Split> {
    const LEAST_VALUES: usize = 20;
    const STEPS: usize = 2000;
    const NARROWEST: f64 = 1e-3;
    let mut sorted: Vec<f64> = etas.iter().copied().filter(|eta| eta.is_finite()).collect();
    if sorted.len() < LEAST_VALUES {
        return None;
    }
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let at = |share: f64| sorted.get((share * (n - 1.0)) as usize).copied();
    let spread = ((at(0.9)? - at(0.1)?) / 3.0).max(NARROWEST);
    let mut found =
        Split { means: [at(0.1)?, at(0.75)?], sigmas: [spread; 2], weights: [0.5; 2], threshold: f64::NAN };
    let mut before = f64::NEG_INFINITY;
    for _ in 0..STEPS {
        let [mut first, mut second] = [Moments::default(); 2];
        let mut likelihood = 0.0;
        for &eta in &sorted {
            let [a, b] = found.log_densities(eta);
            let high = a.max(b);
            let all = high + libm::log(libm::exp(a - high) + libm::exp(b - high));
            likelihood += all;
            first.add(eta, libm::exp(a - all));
            second.add(eta, libm::exp(b - all));
        }
        found.means = [first.mean(), second.mean()];
        found.sigmas = [first.sigma().max(NARROWEST), second.sigma().max(NARROWEST)];
        found.weights = [first.weight / n, second.weight / n];
        if !likelihood.is_finite() || (likelihood - before).abs() < 1e-9 * n {
            break;
        }
        before = likelihood;
    }
    if found.means[0] > found.means[1] {
        found.means.reverse();
        found.sigmas.reverse();
        found.weights.reverse();
    }
    found.threshold = found.crossing()?;
    Some(found)
}

impl Split {
    /// Logarithms of weight times density of each kind.
    fn log_densities(&self, eta: f64) -> [f64; 2] {
        let of = |mean: f64, sigma: f64, weight: f64| {
            let z = (eta - mean) / sigma;
            libm::log(weight) - libm::log(sigma) - z * z / 2.0
        };
        let ([a, b], [c, d], [e, f]) = (self.means, self.sigmas, self.weights);
        [of(a, c, e), of(b, d, f)]
    }

    /// Between the means, by bisection; `None` where one kind is the likelier at both.
    fn crossing(&self) -> Option<f64> {
        let lead = |eta: f64| {
            let [first, second] = self.log_densities(eta);
            first - second
        };
        let [mut low, mut high] = self.means;
        if !(lead(low) > 0.0 && lead(high) < 0.0) {
            return None;
        }
        for _ in 0..80 {
            let middle = f64::midpoint(low, high);
            if lead(middle) > 0.0 { low = middle } else { high = middle }
        }
        Some(f64::midpoint(low, high))
    }
}

/// Sums of weighted values, about a mean that follows them (West 1979, CACM 22:532).
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    weight: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    fn add(&mut self, value: f64, weight: f64) {
        self.weight += weight;
        if self.weight > 0.0 {
            let before = value - self.mean;
            self.mean += before * weight / self.weight;
            self.squares += weight * before * (value - self.mean);
        }
    }
    const fn mean(&self) -> f64 {
        self.mean
    }
    fn sigma(&self) -> f64 {
        (self.squares / self.weight).sqrt()
    }
}
