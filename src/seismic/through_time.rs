//! Completeness and b in consecutive windows, and whether completeness really changed: the commonest
//! magnitude of a few hundred events wanders by itself.

use super::b_value::{BValueMethod, b_value};
use super::completeness::{LEAST_EVENTS, maximum_curvature};
use super::frequency_magnitude::FrequencyMagnitude;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Serialize;

/// Events in a window, at least, and how many windows at most.
const WINDOW_EVENTS: usize = 200;
const WINDOWS: usize = 10;
/// Orders of the events to try, and what share of them may vary as much by chance.
const SHUFFLES: usize = 199;
const CHANCE: f64 = 0.05;
/// The same catalogue gets the same answer every time.
const SEED: u64 = 2005;

/// A span of time with its own completeness and b.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Window {
    /// Seconds since 1970: the first event's.
    pub from: f64,
    /// The last event's.
    pub to: f64,
    /// How many.
    pub events: usize,
    /// By maximum curvature + 0.2.
    pub mc: Option<f64>,
    /// Tinti and Mulargia's, at that completeness; `None` of fewer than 50 events.
    pub b: Option<f64>,
    /// Its standard deviation.
    pub sigma: Option<f64>,
}

/// Windows of equal numbers of events, of magnitudes in time order and their times.
#[must_use]
pub fn through_time(magnitudes: &[f64], times: &[f64], width: f64) -> Vec<Window> {
    let times = parts(times);
    let windows = parts(magnitudes).zip(times).filter_map(|(magnitudes, times)| {
        let mc = mc(magnitudes, width);
        let law = mc.and_then(|mc| b_value(magnitudes, mc, width, BValueMethod::TintiMulargia));
        let law = law.filter(|law| law.n >= LEAST_EVENTS);
        Some(Window {
            from: *times.first()?,
            to: *times.last()?,
            events: times.len(),
            mc,
            b: law.map(|law| law.b),
            sigma: law.map(|law| law.sigma),
        })
    });
    windows.collect()
}

/// The lowest and highest completeness of the windows, if they are more than `apart` from each other
/// and the windows differ more than in 19 of 20 other orders of the same events.
#[must_use]
pub fn change(magnitudes: &[f64], width: f64, apart: f64) -> Option<(f64, f64)> {
    let windows =
        |magnitudes: &[f64]| -> Vec<f64> { parts(magnitudes).filter_map(|part| mc(part, width)).collect() };
    let found = windows(magnitudes);
    let low = found.iter().copied().fold(f64::INFINITY, f64::min);
    let high = found.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if high - low <= apart {
        return None;
    }
    let spread = variance(&found);
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let mut shuffled = magnitudes.to_vec();
    let mut as_far = 0;
    for _ in 0..SHUFFLES {
        // Fisher & Yates; the bias of a remainder of 2^64 is nothing here.
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, (random.next_u64() % (last as u64 + 1)) as usize);
        }
        if variance(&windows(&shuffled)) >= spread - 1e-9 {
            as_far += 1;
        }
    }
    let chance = f64::from(as_far + 1) / (SHUFFLES + 1) as f64;
    (chance <= CHANCE).then_some((low, high))
}

fn variance(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / values.len() as f64
}

fn mc(magnitudes: &[f64], width: f64) -> Option<f64> {
    maximum_curvature(&FrequencyMagnitude::of(magnitudes, width)).map(|found| found.corrected)
}

fn parts(values: &[f64]) -> impl Iterator<Item = &[f64]> {
    let windows = (values.len() / WINDOW_EVENTS).clamp(1, WINDOWS);
    let part = move |number: usize| number * values.len() / windows..(number + 1) * values.len() / windows;
    (0..windows).filter_map(move |number| values.get(part(number))).filter(|part| !part.is_empty())
}
