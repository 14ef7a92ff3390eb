//! How deep a catalogue's earthquakes are, and which of those depths nobody measured: where too few
//! stations are near, agencies write a depth by convention (10 or 33 km), and it stands out as a spike.

use serde::Serialize;
use std::collections::BTreeMap;

/// Depths that agencies write by convention, kilometres.
pub const CONVENTIONS: [f64; 5] = [0.0, 5.0, 10.0, 33.0, 35.0];
/// A spike is so many times as high as its neighbours; less is asked of a conventional depth.
const ABOVE_NEIGHBOURS: f64 = 4.0;
const ABOVE_NEIGHBOURS_IF_CONVENTIONAL: f64 = 2.0;
/// A spike holds at least this share of the depths.
const LEAST_SHARE: f64 = 0.01;
/// A spike holds at least so many.
const LEAST_COUNT: usize = 10;
/// Widths of the histogram's bins, kilometres; the first that needs at most [`MOST_BINS`] is taken.
const WIDTHS: [f64; 6] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0];
const MOST_BINS: f64 = 60.0;

/// A depth that far more events have than its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spike {
    /// Kilometres.
    pub depth: f64,
    /// Events that have exactly it.
    pub count: usize,
    /// Of all events that have a depth.
    pub share: f64,
}

/// `Fitness.depths` of the contract.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Depths {
    /// Kilometres, the lower edge of the first bin.
    pub from: f64,
    /// Kilometres.
    pub width: f64,
    /// Events in each bin. Shape `[bins]`.
    pub count: Vec<usize>,
    /// Depths nobody measured, by depth.
    pub spikes: Vec<Spike>,
}

/// Counts depths in kilometres; what is not finite is missing.
#[must_use]
pub fn depths(depths: &[f64]) -> Depths {
    let known = || depths.iter().copied().filter(|depth| depth.is_finite());
    let (least, most) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), d| (a.min(d), b.max(d)));
    if least > most {
        return Depths { width: 1.0, ..Depths::default() };
    }
    let [.., widest] = WIDTHS;
    let width = WIDTHS.into_iter().find(|width| (most - least) / width < MOST_BINS).unwrap_or(widest);
    let first = (least / width).floor();
    let mut count = vec![0; ((most / width).floor() - first) as usize + 1];
    for depth in known() {
        if let Some(count) = count.get_mut(((depth / width).floor() - first) as usize) {
            *count += 1;
        }
    }
    Depths { from: first * width, width, count, spikes: spikes(known()) }
}

/// The depths that stand out, kilometres; where none does, those that agencies write by convention.
#[must_use]
pub fn fixed_depths(depths: &[f64]) -> Vec<f64> {
    let found = spikes(depths.iter().copied().filter(|depth| depth.is_finite()));
    if found.is_empty() { CONVENTIONS.to_vec() } else { found.iter().map(|spike| spike.depth).collect() }
}

/// Whether a depth is one of those, to the metre.
#[must_use]
pub fn is_fixed(depth: f64, fixed: &[f64]) -> bool {
    fixed.iter().any(|other| (depth - other).abs() < 5e-4)
}

/// A depth stands out if more events have it than a kilometre beside it holds on average, above or
/// below, whichever is more: numbers may rise or fall steeply with depth.
fn spikes(depths: impl Iterator<Item = f64>) -> Vec<Spike> {
    // To the metre: what is nearer was the same number in the file.
    let mut exact: BTreeMap<i64, usize> = BTreeMap::new();
    for depth in depths {
        *exact.entry((depth * 1000.0).round() as i64).or_insert(0) += 1;
    }
    let all: usize = exact.values().sum();
    let conventional = |metres: i64| CONVENTIONS.contains(&(metres as f64 / 1000.0));
    // 33 is no neighbour to judge 35 by.
    let beside = |from: i64, to: i64| {
        let others = exact.range(from..to).filter(|(metres, _)| !conventional(**metres));
        others.map(|(_, count)| count).sum::<usize>() as f64
    };
    let stands_out = |metres: i64, count: usize| {
        let share = count as f64 / all as f64;
        if count < LEAST_COUNT || share < LEAST_SHARE {
            return None;
        }
        let depth = metres as f64 / 1000.0;
        let (above, below) = (beside(metres - 2000, metres), beside(metres + 1, metres + 2001));
        let neighbours = above.max(below) / 2.0;
        let times = if conventional(metres) { ABOVE_NEIGHBOURS_IF_CONVENTIONAL } else { ABOVE_NEIGHBOURS };
        (count as f64 >= times * neighbours).then_some(Spike { depth, count, share })
    };
    exact.iter().filter_map(|(metres, count)| stands_out(*metres, *count)).collect()
}
