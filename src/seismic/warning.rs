//! What a site has to expect of a source: intensity with its spread, and the seconds between an alert
//! and the S wave. A thought experiment about waves and stations, not a warning system.

use serde::{Deserialize, Serialize};

use super::intensity::{Equation, FARTHEST, MAGNITUDES};
use super::travel_time::{IASP91, Layer, Wave, first_arrival};
use crate::error::{Code, Error, Result};

/// A source, a site and a network: `ScenarioOptions` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ScenarioOptions {
    pub magnitude: f64,
    pub depth: f64,
    pub distance: f64,
    #[serde(default = "twenty")]
    pub station_distance: f64,
    #[serde(default = "four")]
    pub delay: f64,
    #[serde(default)]
    pub velocity: Option<Velocity>,
}

/// One layer of uniform speeds, in place of iasp91.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Velocity {
    pub p: f64,
    pub s: f64,
}

const fn twenty() -> f64 {
    20.0
}

const fn four() -> f64 {
    4.0
}

/// What an equation expects.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Expected {
    pub equation: Equation,
    pub intensity: f64,
    pub sigma: f64,
    pub outside: bool,
}

/// `Scenario` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Scenario {
    pub hypocentral_distance: f64,
    pub expected: Vec<Expected>,
    pub detection: f64,
    pub alert: f64,
    pub p_arrival: f64,
    pub s_arrival: f64,
    pub warning: f64,
    pub blind_radius: f64,
    pub layers: Vec<Layer>,
}

/// Works the scenario out.
///
/// # Errors
/// `bad-option` with the option, the value and the limits.
pub fn scenario(options: &ScenarioOptions) -> Result<Scenario> {
    check(options)?;
    let layers =
        options.velocity.map_or_else(|| IASP91.to_vec(), |Velocity { p, s }| vec![Layer { top: 0.0, p, s }]);
    let arrival = |wave, distance| first_arrival(&layers, wave, options.depth, distance);
    let detection = arrival(Wave::P, options.station_distance);
    let alert = detection + options.delay;
    let s_arrival = arrival(Wave::S, options.distance);
    let hypocentral_distance = libm::hypot(options.distance, options.depth);
    let outside =
        !(MAGNITUDES[0]..=MAGNITUDES[1]).contains(&options.magnitude) || hypocentral_distance > FARTHEST;
    let expected = Equation::ALL.iter().map(|&equation| Expected {
        equation,
        intensity: equation.published().intensity(options.magnitude, hypocentral_distance),
        sigma: equation.sigma(hypocentral_distance),
        outside: outside && equation == Equation::AllenWaldWorden,
    });
    Ok(Scenario {
        hypocentral_distance,
        expected: expected.collect(),
        detection,
        alert,
        p_arrival: arrival(Wave::P, options.distance),
        s_arrival,
        warning: s_arrival - alert,
        blind_radius: blind_radius(|distance| arrival(Wave::S, distance), alert),
        layers,
    })
}

/// How far along the surface the S wave is when the alert is out, km.
fn blind_radius(s_arrival: impl Fn(f64) -> f64, alert: f64) -> f64 {
    let (mut within, mut beyond) = (0.0, 20_000.0);
    if s_arrival(within) >= alert {
        return 0.0;
    }
    for _ in 0..60 {
        let middle = (within + beyond) / 2.0;
        if s_arrival(middle) < alert { within = middle } else { beyond = middle }
    }
    within
}

fn check(options: &ScenarioOptions) -> Result<()> {
    let numbers = [
        ("magnitude", options.magnitude, 0.0, 10.0),
        ("depth", options.depth, 0.0, 100.0),
        ("distance", options.distance, 0.0, 500.0),
        ("stationDistance", options.station_distance, 0.0, 500.0),
        ("delay", options.delay, 0.0, 120.0),
    ];
    let speeds =
        options.velocity.map(|Velocity { p, s }| [("velocity", p, 1.0, 10.0), ("velocity", s, 0.5, p)]);
    for (option, value, low, high) in numbers.into_iter().chain(speeds.into_iter().flatten()) {
        if !(low..=high).contains(&value) {
            let error = Error::new(Code::BadOption).option(option).value("value", value);
            return Err(error.value("allowed", format!("{low}–{high}")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(distance: f64, station_distance: f64, delay: f64) -> ScenarioOptions {
        ScenarioOptions { magnitude: 6.0, depth: 10.0, distance, station_distance, delay, velocity: None }
    }

    /// "Earthquake early warning: what does “seconds before a strong hit” mean?", Prog. Earth Planet. Sci.
    /// 2018, doi:10.1186/s40645-018-0221-6, figure 1: a source 10 km deep, 5.8 and 3.4 km/s,
    /// 2 s after the P wave at the third station: the gray zone, in which the S wave is first, reaches to
    /// about 11, 17, 23 and 29 km for stations 10, 20, 30 and 40 km apart.
    #[test]
    fn the_blind_zone_is_the_published_one() {
        for (apart, radius) in [(10.0, 11.0), (20.0, 17.0), (30.0, 23.0), (40.0, 29.0)] {
            let given =
                ScenarioOptions { velocity: Some(Velocity { p: 5.8, s: 3.4 }), ..options(50.0, apart, 2.0) };
            let found = scenario(&given).unwrap().blind_radius;
            assert!((found - radius).abs() < 0.5, "{found} {radius}");
        }
    }

    #[test]
    fn inside_the_blind_zone_the_warning_comes_too_late() {
        let found = scenario(&options(10.0, 20.0, 4.0)).unwrap();
        assert!(found.warning < 0.0 && found.blind_radius > 10.0);
        let far = scenario(&options(100.0, 20.0, 4.0)).unwrap();
        // ObsPy 1.5.1's TauP in iasp91: P at 20 km 3.855 s, S at 100 km 29.887 s.
        assert!((far.warning - (29.887 - 3.855 - 4.0)).abs() < 0.1, "{}", far.warning);
        let at_edge = scenario(&options(far.blind_radius, 20.0, 4.0)).unwrap();
        assert!(at_edge.warning.abs() < 1e-6);
    }

    #[test]
    fn absurd_scenarios_are_refused() {
        let error = scenario(&options(-1.0, 20.0, 4.0)).unwrap_err();
        assert_eq!(error.place.unwrap().option.as_deref(), Some("distance"));
        let slow = ScenarioOptions { velocity: Some(Velocity { p: 3.0, s: 4.0 }), ..options(1.0, 1.0, 1.0) };
        assert_eq!(scenario(&slow).unwrap_err().code, Code::BadOption);
    }
}
