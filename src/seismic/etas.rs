//! Earthquakes that trigger earthquakes, which trigger earthquakes: the epidemic-type aftershock
//! sequence. Ogata 1988 (J. Am. Stat. Assoc. 83:9) in time, Ogata 1998 (Ann. Inst. Stat. Math. 50:379)
//! in space. After an event of magnitude m, t days later and r kilometres away,
//!
//! λ(t, r) = K₀ e^(α x) (t + c)^-p · (q - 1) / (π D²) (1 + r² / D²)^-q,  x = m - Mc,  D = d e^(γ x / 2)
//!
//! on top of a background of μ events a day.

use super::dice::Dice;
use super::omori::OmoriUtsu;
use super::sphere::EARTH_RADIUS;
use serde::{Deserialize, Serialize};
use std::f64::consts::{LN_10, PI, TAU};

/// What an event triggers directly: `Triggering` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Triggering {
    /// K₀: events a day, times days^p, of an event at Mc.
    pub k0: f64,
    /// How productivity grows with magnitude, natural (e, not 10).
    pub alpha: f64,
    /// Days.
    pub c: f64,
    /// How fast aftershocks die down; above 1, or one event triggers without end.
    pub p: f64,
    /// Kilometres, of an event at Mc.
    pub d: f64,
    /// How fast aftershocks thin out with distance; above 1.
    pub q: f64,
    /// How the area of aftershocks grows with magnitude, natural.
    pub gamma: f64,
}

impl Default for Triggering {
    /// A branching ratio of 0.72 at b = 1.
    fn default() -> Self {
        Self { k0: 0.02, alpha: 1.5, c: 0.01, p: 1.2, d: 1.0, q: 1.8, gamma: 1.0 }
    }
}

impl Triggering {
    /// How one event's own aftershocks die down; `excess` is its magnitude above Mc.
    #[must_use]
    pub fn decay(&self, excess: f64) -> OmoriUtsu {
        OmoriUtsu { k: self.k0 * libm::exp(self.alpha * excess), c: self.c, p: self.p }
    }

    /// How many events one event triggers directly, in all time.
    #[must_use]
    pub fn offspring(&self, excess: f64) -> f64 {
        self.decay(excess).k * libm::pow(self.c, 1.0 - self.p) / (self.p - 1.0)
    }

    /// The branching ratio: the mean of [`Self::offspring`] where magnitudes follow Gutenberg–Richter
    /// with `b`. At 1 and above sequences need not end. Infinite where α ≥ b ln 10.
    #[must_use]
    pub fn branching_ratio(&self, b: f64) -> f64 {
        let beta = b * LN_10;
        if self.alpha >= beta { f64::INFINITY } else { self.offspring(0.0) * beta / (beta - self.alpha) }
    }

    /// When one of them comes: days after.
    pub(crate) fn delay(&self, dice: &mut Dice) -> f64 {
        self.c * libm::expm1(libm::log1p(-dice.uniform()) / (1.0 - self.p))
    }

    /// How far away it is: kilometres.
    pub(crate) fn reach(&self, excess: f64, dice: &mut Dice) -> f64 {
        let share = libm::expm1(libm::log1p(-dice.uniform()) / (1.0 - self.q));
        self.d * libm::exp(self.gamma * excess / 2.0) * share.sqrt()
    }
}

/// Background and triggering in time alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Temporal {
    /// μ: background events a day.
    pub mu: f64,
    /// What each event triggers.
    pub triggering: Triggering,
    /// Mc.
    pub mc: f64,
}

impl Temporal {
    /// λ: events a day at `time`, after `events` of (day, magnitude), those of that moment not counted.
    #[must_use]
    pub fn rate(&self, events: &[(f64, f64)], time: f64) -> f64 {
        let before = events.iter().filter(|(day, _)| *day < time);
        self.mu + before.map(|(day, m)| self.triggering.decay(m - self.mc).rate(time - day)).sum::<f64>()
    }

    /// How many events are expected from day 0 to `end`, given those that came.
    #[must_use]
    pub fn expected(&self, events: &[(f64, f64)], end: f64) -> f64 {
        let after = |(day, m): &(f64, f64)| self.triggering.decay(m - self.mc).number(0.0, end - day);
        self.mu * end + events.iter().map(after).sum::<f64>()
    }

    /// Σ ln λ - ∫ λ of all events from day 0 to `end` (Ogata 1988). Every pair is looked at.
    #[must_use]
    pub fn log_likelihood(&self, events: &[(f64, f64)], end: f64) -> f64 {
        let logs: f64 = events.iter().map(|(day, _)| libm::log(self.rate(events, *day))).sum();
        logs - self.expected(events, end)
    }
}

/// The place `kilometres` away from (latitude, longitude) in a direction of `dice`'s, on a sphere.
pub(crate) fn moved(latitude: f64, longitude: f64, kilometres: f64, dice: &mut Dice) -> (f64, f64) {
    let bearing = TAU * dice.uniform();
    // Farther than the other side of the Earth is no place.
    let angle = (kilometres / EARTH_RADIUS).min(PI);
    let (north, east) = (latitude.to_radians(), longitude.to_radians());
    let sine = libm::sin(north) * libm::cos(angle) + libm::cos(north) * libm::sin(angle) * libm::cos(bearing);
    let to = libm::asin(sine.clamp(-1.0, 1.0));
    let across = libm::atan2(
        libm::sin(bearing) * libm::sin(angle) * libm::cos(north),
        libm::cos(angle) - libm::sin(north) * libm::sin(to),
    );
    (to.to_degrees(), wrapped((east + across).to_degrees()))
}

/// A longitude between -180° and 180°.
pub(crate) fn wrapped(longitude: f64) -> f64 {
    longitude - 360.0 * ((longitude + 180.0) / 360.0).floor()
}
