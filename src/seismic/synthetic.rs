//! An invented catalogue whose truth is known, to learn what a network can find and what it cannot.
//!
//! A year of earthquakes along an arc like those of the western Pacific, a slab dipping under it at
//! 45°. Magnitudes follow Gutenberg–Richter with b = 1 in bins of 0.1 above a floor, and the floor is
//! the planted dependence: two seismic networks see small events near them and shallow ones best, so
//! what is learnt is where small earthquakes are missed, not where large ones will be. See [`floor`].

use super::catalogue::{Catalogue, Event};
use super::dice::Dice;
use super::frequency_magnitude::{bin, centre, draw, variance};
use std::f64::consts::TAU;

/// How many events.
pub const EVENTS: usize = 2000;
/// Slope of the law above the floor.
pub const B_VALUE: f64 = 1.0;
/// Width of the magnitude bins.
pub const BIN_WIDTH: f64 = 0.1;

/// 2024-01-01T00:00:00Z, in seconds since 1970.
const START: f64 = 1_704_067_200.0;
/// The mean time between events: so many a year of 365.25 days.
const MEAN_GAP: f64 = 365.25 * 86_400.0 / EVENTS as f64;
/// The arc: a circle of so many degrees around a point, from -60° to 60° of bearing off east.
const ARC_LATITUDE: f64 = 10.0;
const ARC_LONGITUDE: f64 = 140.0;
const ARC_RADIUS: f64 = 14.0;
/// Kilometres in a degree of latitude.
const KILOMETRES: f64 = 111.2;
/// The networks: latitude, longitude.
const NETWORKS: [(f64, f64); 2] = [(3.5, 151.5), (18.5, 150.5)];
/// How far they see, degrees.
const REACH: f64 = 4.5;

/// The smallest magnitude catalogued at a place, before binning:
///
/// floor = 4.2 - 1.5 (exp(-r₁²) + exp(-r₂²)) + 0.6 (1 - exp(-(z / 150 km)²))
///
/// where r is the distance from each network in units of 4.5 degrees (latitude and longitude taken
/// as plain numbers) and z the depth. The expected magnitude there is this plus 0.386; the variance
/// that remains, and the least mean squared error there is, is [`noise_floor`].
#[must_use]
pub fn floor(latitude: f64, longitude: f64, depth: f64) -> f64 {
    let seen: f64 = NETWORKS
        .iter()
        .map(|&(north, east)| {
            let (y, x) = ((latitude - north) / REACH, (longitude - east) / REACH);
            libm::exp(-(x * x + y * y))
        })
        .sum();
    let relative = depth / 150.0;
    4.2 - 1.5 * seen + 0.6 * (1.0 - libm::exp(-relative * relative))
}

/// The mean squared error of someone who knows [`floor`]: 0.1886 (magnitude²). It is the variance of
/// the law in its bins, 0.1878, and that of rounding the floor to a bin, 0.0008.
#[must_use]
pub fn noise_floor() -> f64 {
    variance(B_VALUE, BIN_WIDTH) + BIN_WIDTH * BIN_WIDTH / 12.0
}

/// The catalogue of a seed, as CSV text in USGS's style, so that it enters by the same reader as
/// everyone's. The same seed gives the same text everywhere.
#[must_use]
pub fn csv(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut time = START;
    let events: Vec<Event> = (1..=EVENTS)
        .map(|number| {
            time += dice.exponential(MEAN_GAP);
            event(&mut dice, time, number)
        })
        .collect();
    Catalogue::from_events("synthetic", &events).to_csv()
}

fn event(dice: &mut Dice, time: f64, number: usize) -> Event {
    let bearing = (dice.uniform() - 0.5) * TAU / 3.0;
    // Fewer and fewer with depth; past 600 km there are none.
    let depth = 8.0 + dice.exponential(90.0) % 590.0;
    // At 45° the slab lies as far behind the trench as it is deep.
    let radius = ARC_RADIUS - (depth + 20.0 * dice.normal()) / KILOMETRES;
    let latitude = rounded(ARC_LATITUDE + radius * libm::sin(bearing), 1e4);
    let longitude = rounded(ARC_LONGITUDE + radius * libm::cos(bearing), 1e4);
    let depth = rounded(depth, 1e1);
    let least = centre(bin(floor(latitude, longitude, depth), BIN_WIDTH), BIN_WIDTH);
    Event {
        time: Some(rounded(time, 1e3)),
        latitude,
        longitude,
        depth: Some(depth),
        magnitude: draw(B_VALUE, least, BIN_WIDTH, dice.uniform()),
        magnitude_type: "mw".to_owned(),
        id: format!("syn{number:04}"),
        place: "Invented arc (synthetic)".to_owned(),
    }
}

/// To so many parts of one, as agencies print their numbers.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}
