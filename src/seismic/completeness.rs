//! The magnitude of completeness Mc, above which a catalogue misses no earthquakes. There is no one
//! way to see it, so there are five here; where they disagree, the catalogue is not of one piece.

use super::b_value::slope_of_mean;
use super::frequency_magnitude::FrequencyMagnitude;
use crate::error::string_union;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Serialize;
use std::f64::consts::LN_10;

string_union! {
    /// How to find the magnitude of completeness: `CompletenessMethod` of the contract.
    ///
    /// - `maxc`: the commonest magnitude (Wiemer & Wyss 2000, BSSA 90:859) plus 0.2 (Woessner & Wiemer
    ///   2005, BSSA 95:684).
    /// - `ks`: the first from which the distance of Kolmogorov and Smirnov to the law is no larger than
    ///   chance makes it (Clauset et al. 2009, SIAM Review 51:661; Mizrahi et al. 2021, SRL 92:2333).
    /// - `gft90`, `gft95`: the first from which the law explains 90 or 95 % of the cumulative numbers
    ///   (Wiemer & Wyss 2000).
    /// - `b-stability`: the first from which b stays the same over half a magnitude (Cao & Gao 2002,
    ///   GRL 29(9):1334).
    CompletenessMethod { Maxc = "maxc", Ks = "ks", Gft90 = "gft90", Gft95 = "gft95", BStability = "b-stability" }
}

/// What is added to the maximum-curvature estimate, which is known to be low (Woessner & Wiemer).
pub const MAXIMUM_CURVATURE_CORRECTION: f64 = 0.2;
/// With fewer events at and above a magnitude nothing can be fitted there.
pub const LEAST_EVENTS: usize = 50;
/// `ks`: a distance that so large a share of drawn catalogues exceeds is chance.
const CHANCE: f64 = 0.1;
/// `ks`: catalogues to draw.
const DRAWS: usize = 1000;
/// `ks`: the same catalogue has the same completeness every time.
const SEED: u64 = 2009;
/// `b-stability`: over so many magnitudes.
const STABLE_OVER: f64 = 0.5;

/// A magnitude of completeness: `Completeness` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Completeness {
    /// By which method.
    pub method: CompletenessMethod,
    /// `None` where the method finds none.
    pub mc: Option<f64>,
    /// Magnitudes were counted in bins so wide.
    pub bin_width: f64,
    /// Events at and above `mc`.
    pub events: usize,
}

/// The magnitude of completeness of a distribution. All methods but `maxc` look from the lowest
/// magnitude up, as long as there are [`LEAST_EVENTS`] at and above it.
#[must_use]
pub fn completeness(distribution: &FrequencyMagnitude, method: CompletenessMethod) -> Completeness {
    let candidates = || (0..distribution.count.len()).map_while(|first| Tail::of(distribution, first));
    let first = |found: Option<Tail<'_>>| found.map(|tail| tail.magnitude);
    let mc = match method {
        CompletenessMethod::Maxc => maximum_curvature(distribution).map(|found| found.corrected),
        CompletenessMethod::Gft90 => first(candidates().find(|tail| tail.goodness_of_fit() >= 90.0)),
        CompletenessMethod::Gft95 => first(candidates().find(|tail| tail.goodness_of_fit() >= 95.0)),
        CompletenessMethod::Ks => first(candidates().find(Tail::is_within_chance)),
        CompletenessMethod::BStability => {
            let tails: Vec<Tail<'_>> = candidates().collect();
            let bins = (STABLE_OVER / distribution.width).round().max(1.0) as usize;
            let stable = |tails: &&[Tail<'_>]| {
                let mean = tails.iter().map(|tail| tail.b).sum::<f64>() / bins as f64;
                tails.first().is_some_and(|tail| (mean - tail.b).abs() <= tail.sigma())
            };
            tails.windows(bins).find(stable).and_then(<[_]>::first).map(|tail| tail.magnitude)
        }
    };
    let events = mc.map_or(0, |mc| distribution.at_and_above(mc));
    Completeness { method, mc, bin_width: distribution.width, events }
}

/// The magnitude of completeness by maximum curvature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MaximumCurvature {
    /// The commonest magnitude: the lowest of them on a tie.
    pub mode: f64,
    /// The same plus [`MAXIMUM_CURVATURE_CORRECTION`]; the one to use.
    pub corrected: f64,
    /// The commonest magnitude is the smallest there is: a cut of the file, not its completeness.
    pub at_cutoff: bool,
}

/// The commonest magnitude (Wiemer & Wyss 2000); `None` of no events.
#[must_use]
pub fn maximum_curvature(distribution: &FrequencyMagnitude) -> Option<MaximumCurvature> {
    // `rev`, because `max_by_key` keeps the last of equals and the lowest is wanted.
    let (index, _) = distribution.count.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    let mode = *distribution.magnitude.get(index)?;
    let corrected = ((mode + MAXIMUM_CURVATURE_CORRECTION) * 1e6).round() / 1e6;
    Some(MaximumCurvature { mode, corrected, at_cutoff: index == 0 })
}

/// The distribution from one bin up, with the law fitted to it.
struct Tail<'a> {
    magnitude: f64,
    width: f64,
    events: usize,
    b: f64,
    /// Which of all candidates: its own random numbers.
    first: usize,
    count: &'a [usize],
    cumulative: &'a [usize],
}

impl<'a> Tail<'a> {
    /// `None` where there are too few events, or no slope can be fitted.
    fn of(distribution: &'a FrequencyMagnitude, first: usize) -> Option<Self> {
        let count = distribution.count.get(first..)?;
        let cumulative = distribution.cumulative.get(first..)?;
        let events = *cumulative.first()?;
        if events < LEAST_EVENTS {
            return None;
        }
        let excess = mean_bin(count, events) * distribution.width;
        let b = slope_of_mean(excess, distribution.width, true)?;
        let magnitude = *distribution.magnitude.get(first)?;
        Some(Self { magnitude, width: distribution.width, events, b, first, count, cumulative })
    }

    /// The chance to exceed each bin, if it is reached: 10^(-b ΔM).
    fn ratio(&self) -> f64 {
        libm::exp(-LN_10 * self.b * self.width)
    }

    /// R of Wiemer & Wyss 2000, percent: how much of the cumulative numbers the law explains.
    fn goodness_of_fit(&self) -> f64 {
        let (ratio, events) = (self.ratio(), self.events as f64);
        let mut expected = events;
        let (mut apart, mut all) = (0.0, 0.0);
        for &observed in self.cumulative {
            apart += (observed as f64 - expected).abs();
            all += observed as f64;
            expected *= ratio;
        }
        100.0 - 100.0 * apart / all
    }

    /// Standard deviation of b (Shi & Bolt 1982, BSSA 72:1677).
    fn sigma(&self) -> f64 {
        let events = self.events as f64;
        let mean = mean_bin(self.count, self.events);
        let squares: f64 = self
            .count
            .iter()
            .enumerate()
            .map(|(bin, &count)| count as f64 * (bin as f64 - mean) * (bin as f64 - mean))
            .sum();
        LN_10 * self.b * self.b * self.width * (squares / (events * (events - 1.0))).sqrt()
    }

    /// Whether at least a tenth of catalogues drawn from the law are as far from it as this one.
    fn is_within_chance(&self) -> bool {
        let ratio = self.ratio();
        let distance = distance(self.count, self.events, ratio);
        let events = self.events as f64;
        // Massart 1990: more than this share never exceeds the distance, so nothing need be drawn.
        if 2.0 * libm::exp(-2.0 * events * distance * distance) < CHANCE {
            return false;
        }
        let mut random = ChaCha8Rng::seed_from_u64(SEED);
        random.set_stream(self.first as u64);
        let needed = (CHANCE * DRAWS as f64) as usize;
        let mut as_far = 0;
        let mut drawn = Vec::new();
        for left in (0..DRAWS).rev() {
            draw_counts(&mut drawn, self.events, ratio, &mut random);
            if self::distance(&drawn, self.events, ratio) >= distance {
                as_far += 1;
            }
            if as_far >= needed || as_far + left < needed {
                break;
            }
        }
        as_far >= needed
    }
}

/// The mean of the bins' numbers, the first being 0.
fn mean_bin(count: &[usize], events: usize) -> f64 {
    count.iter().enumerate().map(|(bin, &count)| bin as f64 * count as f64).sum::<f64>() / events as f64
}

/// The largest distance between the share of events up to a bin and what the law says of it.
fn distance(count: &[usize], events: usize, ratio: f64) -> f64 {
    let (mut below, mut beyond, mut largest) = (0, 1.0, 0.0_f64);
    for &count in count {
        below += count;
        beyond *= ratio;
        largest = largest.max((below as f64 / events as f64 - (1.0 - beyond)).abs());
    }
    largest
}

/// Counts of as many events of the law, in place.
fn draw_counts(count: &mut Vec<usize>, events: usize, ratio: f64, random: &mut ChaCha8Rng) {
    count.clear();
    let per_bin = 1.0 / libm::log(ratio);
    for _ in 0..events {
        // In (0, 1], with all 53 bits a double has.
        let uniform = ((random.next_u64() >> 11) + 1) as f64 / 9_007_199_254_740_992.0;
        let bin = (libm::log(uniform) * per_bin) as usize;
        if bin >= count.len() {
            count.resize(bin + 1, 0);
        }
        if let Some(count) = count.get_mut(bin) {
            *count += 1;
        }
    }
}
