//! Which earthquakes are aftershocks of which: declustering. Implementations of the same method
//! differ by 10 to 40 %, so this is what these do.
//!
//! *Gardner & Knopoff 1974* (BSSA 64:1363), as van Stiphout et al. 2012 (CORSSA) write it: from the
//! largest event to the smallest, the earlier first of equals, each event that belongs to nothing yet
//! takes all events that belong to nothing yet, are within L kilometres of it, and come at most T days
//! after it (or a share of T before it), L and T growing with its magnitude.
//!
//! *Zaliapin et al. 2008* (PRL 101:018501): see [`super::nearest`].

use super::nearest::{Neighbour, Split, nearest, split};
use super::space_time::{Shock, SpaceTime};
use super::sphere::squared_chord_of_kilometres;
use crate::error::string_union;

string_union! {
    /// How to find clusters: `DeclusterMethod` of the contract.
    DeclusterMethod { GardnerKnopoff = "gardner-knopoff", Zaliapin = "zaliapin" }
}
string_union! {
    /// How far windows reach: `DeclusterWindows` of the contract. Gardner & Knopoff 1974; Grünthal
    /// (in van Stiphout et al. 2012); Uhrhammer 1986 (Earthquake Notes 57:21).
    DeclusterWindows { GardnerKnopoff = "gardner-knopoff", Gruenthal = "gruenthal", Uhrhammer = "uhrhammer" }
}

/// How far around an event of a magnitude aftershocks are looked for: kilometres and days. The first
/// two sets jump at M 6.5, where one fit ends and the next begins.
#[must_use]
pub fn window(windows: DeclusterWindows, magnitude: f64) -> (f64, f64) {
    let large = magnitude >= 6.5;
    match windows {
        DeclusterWindows::GardnerKnopoff => {
            let days = if large { 0.032 * magnitude + 2.7389 } else { 0.5409 * magnitude - 0.547 };
            (libm::exp10(0.1238 * magnitude + 0.983), libm::exp10(days))
        }
        DeclusterWindows::Gruenthal => {
            // Below M -0.03 there is no root.
            let kilometres = libm::exp(1.77 + (0.037 + 1.02 * magnitude).max(0.0).sqrt());
            let days = if large {
                libm::exp10(2.8 + 0.024 * magnitude)
            } else {
                libm::exp(-3.95 + (0.62 + 17.32 * magnitude).max(0.0).sqrt())
            };
            (kilometres, days)
        }
        DeclusterWindows::Uhrhammer => {
            (libm::exp(-1.024 + 0.804 * magnitude), libm::exp(-2.87 + 1.235 * magnitude))
        }
    }
}

/// Who belongs to whom. Shapes `[shocks]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Clusters {
    /// The index of each event's mainshock: of itself, if it is one or alone.
    pub mainshock: Vec<usize>,
    /// Each event's nearest neighbour; empty with windows.
    pub neighbours: Vec<Option<Neighbour>>,
    /// Where the neighbours were split; `None` with windows, or where there are no two kinds of them.
    pub split: Option<Split>,
}

impl Clusters {
    /// How many mainshocks, those alone among them.
    #[must_use]
    pub fn mainshocks(&self) -> usize {
        self.mainshock.iter().enumerate().filter(|(index, main)| index == *main).count()
    }
}

/// By windows. `foreshocks` is the share of the time window that also reaches back, 0 to 1. Shocks
/// are in time order.
#[must_use]
pub fn by_windows(shocks: &[Shock], windows: DeclusterWindows, foreshocks: f64) -> Clusters {
    const DAY: f64 = 86_400.0;
    let tree = SpaceTime::new(shocks);
    let mut order: Vec<(usize, &Shock)> = shocks.iter().enumerate().collect();
    // Stable: equals stay in time order.
    order.sort_by(|a, b| b.1.magnitude.total_cmp(&a.1.magnitude));
    let mut mainshock: Vec<Option<usize>> = vec![None; shocks.len()];
    for (main, shock) in order {
        if mainshock.get(main).is_some_and(Option::is_some) {
            continue;
        }
        let (kilometres, days) = window(windows, shock.magnitude);
        let reach = squared_chord_of_kilometres(kilometres);
        let span = [shock.time - foreshocks * days * DAY, shock.time + days * DAY];
        tree.near(shock.place, reach, span, &mut |index| {
            if let Some(free @ None) = mainshock.get_mut(index) {
                *free = Some(main);
            }
        });
    }
    let mainshock = mainshock.into_iter().enumerate().map(|(index, main)| main.unwrap_or(index)).collect();
    Clusters { mainshock, ..Clusters::default() }
}

/// By nearest neighbours. Shocks are in time order.
#[must_use]
pub fn by_neighbours(shocks: &[Shock]) -> Clusters {
    let neighbours = nearest(shocks);
    let etas: Vec<f64> = neighbours.iter().flatten().map(|neighbour| neighbour.log_eta()).collect();
    let split = split(&etas);
    let threshold = split.map_or(f64::NEG_INFINITY, |split| split.threshold);
    // Parents are earlier, so that their own first event is known when it is asked for.
    let mut first: Vec<usize> = Vec::with_capacity(shocks.len());
    for (index, neighbour) in neighbours.iter().enumerate() {
        let parent = neighbour.filter(|neighbour| neighbour.log_eta() < threshold);
        first.push(parent.and_then(|neighbour| first.get(neighbour.parent).copied()).unwrap_or(index));
    }
    let mut largest: Vec<usize> = (0..shocks.len()).collect();
    let magnitude = |index: usize| shocks.get(index).map_or(f64::NEG_INFINITY, |shock| shock.magnitude);
    for (index, &first) in first.iter().enumerate() {
        if let Some(largest) = largest.get_mut(first)
            && magnitude(index) > magnitude(*largest)
        {
            *largest = index;
        }
    }
    let mainshock = first.iter().map(|&first| largest.get(first).copied().unwrap_or(first)).collect();
    Clusters { mainshock, neighbours, split }
}
