//! Catalogues made to order, so that a class sees what a verdict says where there is something to find
//! and where there is nothing. Epicentres lie anywhere in a region, magnitudes follow Gutenberg–Richter;
//! on request magnitudes depend on place, and events trigger others ([`super::etas`]).

use super::catalogue::{Catalogue, Event};
use super::cells::Region;
use super::dice::Dice;
use super::etas::{Triggering, moved, wrapped};
use super::frequency_magnitude::{bin, centre};
use super::selection::wrong;
use super::sphere::distance;
use crate::error::Result;
use crate::tabular::{Note, NoteCode};
use serde::{Deserialize, Serialize};
use std::f64::consts::LN_10;

/// 2020-01-01T00:00:00Z, in seconds since 1970: where every catalogue ends.
const END: f64 = 1_577_836_800.0;
const DAY: f64 = 86_400.0;
/// Where events are unless told otherwise: an empty piece of the Pacific.
const PACIFIC: Region = Region { south: -6.0, north: 6.0, west: -146.0, east: -134.0 };
/// Background events, unless told otherwise.
const BACKGROUND: f64 = 2000.0;
/// What one may ask for, and what a lucky seed may come to.
const MOST_EXPECTED: f64 = 200_000.0;
const MOST: usize = 400_000;
/// Kilometres: the mean of depths, and how far off its parent's an aftershock is.
const MEAN_DEPTH: f64 = 12.0;
const DEPTH_SCATTER: f64 = 2.0;

/// What a catalogue is to be made of: `SyntheticOptions` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct SyntheticOptions {
    pub seed: f64,
    pub events: Option<f64>,
    pub rate: Option<f64>,
    pub days: f64,
    pub b: f64,
    pub mc: f64,
    pub bin_width: f64,
    pub largest_magnitude: f64,
    pub region: Region,
    pub planted: f64,
    pub triggering: Option<Triggering>,
}

impl Default for SyntheticOptions {
    fn default() -> Self {
        Self {
            seed: 1.0,
            events: None,
            rate: None,
            days: 3650.0,
            b: 1.0,
            mc: 3.0,
            bin_width: 0.1,
            largest_magnitude: 9.0,
            region: PACIFIC,
            planted: 0.0,
            triggering: None,
        }
    }
}

/// What such a catalogue would be like: `SyntheticPlan` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct SyntheticPlan {
    pub background: f64,
    pub branching_ratio: f64,
    pub events: f64,
}

/// One event as it was drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// Days after the beginning.
    pub day: f64,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// Kilometres.
    pub depth: f64,
    /// The centre of its bin.
    pub magnitude: f64,
    /// How far its magnitude, before it was binned, is above the lower edge of the smallest bin there is
    /// at its place: what its productivity grows with.
    pub excess: f64,
    /// The index of the event that triggered it; `None` of the background.
    pub parent: Option<usize>,
}

/// A catalogue as a file, and what is known of it beforehand.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// CSV text in USGS's style, so that it enters by the same reader as everyone's.
    pub csv: String,
    /// Every option, for the import report.
    pub notes: Vec<Note>,
}

impl SyntheticOptions {
    /// The smallest magnitude catalogued at a place, before binning: Mc in the middle of the region,
    /// where an invented seismic network stands, and up to `planted` more far from it,
    ///
    /// Mc + planted (1 - exp(-(r / R)²))
    ///
    /// where R is a third of the region's shorter side. The law above it is the same everywhere.
    #[must_use]
    pub fn floor(&self, latitude: f64, longitude: f64) -> f64 {
        let far = distance(self.middle(), (latitude, longitude)) / self.sight();
        self.mc + self.planted * (1.0 - libm::exp(-far * far))
    }

    /// Latitude and longitude of the middle of the region.
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        let Region { south, north, west, .. } = self.region;
        (f64::midpoint(south, north), wrapped(west + self.width() / 2.0))
    }

    /// Kilometres: how far the invented network sees.
    #[must_use]
    pub fn sight(&self) -> f64 {
        let (north, east) = self.middle();
        let Region { south, north: top, west, .. } = self.region;
        let height = 2.0 * distance((south, east), (f64::midpoint(south, top), east));
        height.min(2.0 * distance((north, west), (north, east))) / 3.0
    }

    /// Degrees of longitude.
    fn width(&self) -> f64 {
        let Region { west, east, .. } = self.region;
        if east > west { east - west } else { east + 360.0 - west }
    }

    /// Background events a day: μ.
    fn background_rate(&self) -> f64 {
        self.rate.unwrap_or_else(|| self.events.unwrap_or(BACKGROUND) / self.days)
    }

    /// What such a catalogue would be like.
    ///
    /// # Errors
    /// `bad-option`, naming the first that is out of its range; `triggering.branchingRatio` where events
    /// would trigger one or more of their kind each; `events` where there would be too many.
    pub fn plan(&self) -> Result<SyntheticPlan> {
        self.check()?;
        let background = self.background_rate() * self.days;
        let branching_ratio = self.triggering.map_or(0.0, |triggering| triggering.branching_ratio(self.b));
        if branching_ratio >= 1.0 {
            return Err(wrong("triggering.branchingRatio", branching_ratio, "< 1"));
        }
        let events = background / (1.0 - branching_ratio);
        if events > MOST_EXPECTED {
            return Err(wrong("events", events.round(), &format!("≤ {MOST_EXPECTED}")));
        }
        Ok(SyntheticPlan { background, branching_ratio, events })
    }

    fn check(&self) -> Result<()> {
        let Region { south, north, west, east } = self.region;
        let mut ranges = vec![
            ("seed", self.seed, 0.0, f64::from(u32::MAX)),
            ("days", self.days, 1.0, 36_525.0),
            ("b", self.b, 0.3, 3.0),
            ("mc", self.mc, -2.0, 7.0),
            ("binWidth", self.bin_width, 0.01, 0.5),
            ("planted", self.planted, 0.0, 3.0),
            ("largestMagnitude", self.largest_magnitude, self.mc + self.planted + 1.0, 10.0),
            ("region.south", south, -89.0, 89.0),
            ("region.north", north, south + 0.01, 89.0),
            ("region.west", west, -180.0, 180.0),
            ("region.east", east, -180.0, 180.0),
        ];
        ranges.extend(self.events.map(|events| ("events", events, 10.0, MOST_EXPECTED)));
        ranges.extend(self.rate.map(|rate| ("rate", rate, 1e-4, 1e5)));
        if let Some(of) = self.triggering {
            ranges.extend([
                ("triggering.k0", of.k0, 0.0, 10.0),
                ("triggering.alpha", of.alpha, 0.0, 5.0),
                ("triggering.c", of.c, 1e-5, 10.0),
                ("triggering.p", of.p, 1.01, 3.0),
                ("triggering.d", of.d, 0.01, 100.0),
                ("triggering.q", of.q, 1.1, 5.0),
                ("triggering.gamma", of.gamma, 0.0, 3.0),
            ]);
        }
        for (option, value, low, high) in ranges {
            // NaN is in no range.
            if !(low..=high).contains(&value) {
                return Err(wrong(option, value, &format!("{low}–{high}")));
            }
        }
        for (option, value) in [("seed", self.seed), ("events", self.events.unwrap_or(0.0))] {
            if value.fract() != 0.0 {
                return Err(wrong(option, value, "1, 2, 3, …"));
            }
        }
        if self.events.is_some() && self.rate.is_some() {
            return Err(wrong("rate", self.background_rate(), "events ∨ rate"));
        }
        if west.total_cmp(&east).is_eq() {
            return Err(wrong("region.east", east, &format!("≠ {west}")));
        }
        Ok(())
    }

    /// The events, the background in time order first, then those triggered. What a large event before
    /// the first day would still trigger is missing.
    ///
    /// # Errors
    /// Those of [`Self::plan`]; `bad-option` for `events` where a seed comes to more than memory is for.
    pub fn draw(&self) -> Result<Vec<Drawn>> {
        self.plan()?;
        let mut dice = Dice::new(self.seed as u64);
        let count = match self.rate {
            Some(rate) => dice.poisson(rate * self.days),
            None => self.events.unwrap_or(BACKGROUND) as usize,
        };
        let mut days: Vec<f64> = (0..count).map(|_| dice.uniform() * self.days).collect();
        days.sort_by(f64::total_cmp);
        let mut drawn: Vec<Drawn> = days.into_iter().map(|day| self.background(day, &mut dice)).collect();
        let Some(triggering) = self.triggering else { return Ok(drawn) };
        let mut next = 0;
        while let Some(&parent) = drawn.get(next) {
            for _ in 0..dice.poisson(triggering.offspring(parent.excess)) {
                let day = parent.day + triggering.delay(&mut dice);
                let kilometres = triggering.reach(parent.excess, &mut dice);
                let place = moved(parent.latitude, parent.longitude, kilometres, &mut dice);
                let depth = (parent.depth + DEPTH_SCATTER * dice.normal()).abs();
                if day < self.days {
                    drawn.push(self.event(day, place, depth, Some(next), &mut dice));
                }
            }
            if drawn.len() > MOST {
                return Err(wrong("events", drawn.len() as f64, &format!("≤ {MOST}")));
            }
            next += 1;
        }
        Ok(drawn)
    }

    fn background(&self, day: f64, dice: &mut Dice) -> Drawn {
        let Region { south, north, west, .. } = self.region;
        // Evenly over the area: the sine of the latitude, not the latitude.
        let (low, high) = (libm::sin(south.to_radians()), libm::sin(north.to_radians()));
        let latitude = libm::asin(low + (high - low) * dice.uniform()).to_degrees();
        let longitude = wrapped(west + self.width() * dice.uniform());
        let depth = dice.exponential(MEAN_DEPTH) % 100.0;
        self.event(day, (latitude, longitude), depth, None, dice)
    }

    fn event(
        &self,
        day: f64,
        (latitude, longitude): (f64, f64),
        depth: f64,
        parent: Option<usize>,
        dice: &mut Dice,
    ) -> Drawn {
        let (latitude, longitude) = (rounded(latitude, 1e4), rounded(longitude, 1e4));
        let least = centre(bin(self.floor(latitude, longitude), self.bin_width), self.bin_width);
        let beta = self.b * LN_10;
        // Nothing above the largest: the law is cut there, and the rest shared out below.
        let below = -libm::expm1(-beta * (self.largest_magnitude - least));
        let excess = -libm::log1p(-dice.uniform() * below) / beta;
        let bins = (excess / self.bin_width).floor();
        let magnitude = centre(bin(least + bins * self.bin_width, self.bin_width), self.bin_width);
        Drawn { day, latitude, longitude, depth: rounded(depth, 1e1), magnitude, excess, parent }
    }

    /// The catalogue as a file, with every option noted. The same options give the same text everywhere.
    ///
    /// # Errors
    /// Those of [`Self::draw`].
    pub fn make(&self) -> Result<Made> {
        let plan = self.plan()?;
        let mut drawn = self.draw()?;
        let triggered = drawn.iter().filter(|event| event.parent.is_some()).count();
        let notes = self.notes(&plan, drawn.len() - triggered, triggered);
        drawn.sort_by(|a, b| a.day.total_cmp(&b.day));
        let begin = END - self.days * DAY;
        let event = |(number, event): (usize, &Drawn)| Event {
            time: Some(rounded(begin + event.day * DAY, 1e3)),
            latitude: event.latitude,
            longitude: event.longitude,
            depth: Some(event.depth),
            magnitude: event.magnitude,
            magnitude_type: "mw".to_owned(),
            id: format!("syn{:06}", number + 1),
            place: "Invented (synthetic)".to_owned(),
        };
        let events: Vec<Event> = drawn.iter().enumerate().map(event).collect();
        Ok(Made { csv: Catalogue::from_events("synthetic", &events).to_csv(), notes })
    }

    fn notes(&self, plan: &SyntheticPlan, background: usize, triggered: usize) -> Vec<Note> {
        let Region { south, north, west, east } = self.region;
        let mut notes = vec![
            Note::new(NoteCode::Synthetic)
                .value("seed", self.seed)
                .value("background", background)
                .value("rate", self.background_rate())
                .value("days", self.days)
                .value("b", self.b)
                .value("mc", self.mc)
                .value("binWidth", self.bin_width)
                .value("largest", self.largest_magnitude)
                .value("south", south)
                .value("north", north)
                .value("west", west)
                .value("east", east),
        ];
        if self.planted > 0.0 {
            let (latitude, longitude) = self.middle();
            notes.push(
                Note::new(NoteCode::SyntheticPlanted)
                    .value("strength", self.planted)
                    .value("latitude", latitude)
                    .value("longitude", longitude)
                    .value("kilometres", self.sight()),
            );
        }
        if let Some(of) = self.triggering {
            notes.push(
                Note::new(NoteCode::SyntheticTriggering)
                    .value("triggered", triggered)
                    .value("n", plan.branching_ratio)
                    .value("k0", of.k0)
                    .value("alpha", of.alpha)
                    .value("c", of.c)
                    .value("p", of.p)
                    .value("d", of.d)
                    .value("q", of.q)
                    .value("gamma", of.gamma),
            );
        }
        notes
    }
}

/// To so many parts of one, as agencies print their numbers.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}
