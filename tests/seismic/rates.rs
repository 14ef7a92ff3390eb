//! Rates and chances against reference numbers; the fit of Omori and Utsu against scipy's.

use super::statistics::{near, reference};
use super::*;
use orogen::error::Code;
use orogen::seismic::Event;
use orogen::seismic::aftershock_sequence::{AftershockOptions, aftershocks};
use orogen::seismic::omori::{OmoriUtsu, fit};
use orogen::seismic::rates::{at_least_one, reasenberg_jones};
use orogen::seismic::samples;

/// Times at equal shares of the expected number.
fn equal_shares(law: OmoriUtsu, end: f64, n: usize) -> Vec<f64> {
    let power = |t: f64| libm::pow(t, 1.0 - law.p);
    let all = power(law.c) - power(end + law.c);
    let at = |i: usize| {
        let left = power(law.c) - (i as f64 + 0.5) / n as f64 * all;
        libm::pow(left, 1.0 / (1.0 - law.p)) - law.c
    };
    (0..n).map(at).collect()
}

#[test]
fn numbers_of_aftershocks() {
    let expected = &reference()["omori_utsu"];
    let law = OmoriUtsu { k: 100.0, c: 0.05, p: 1.1 };
    near(law.rate(1.0), &expected["rate(1d)"], 1e-9);
    near(law.number(0.0, 1.0), &expected["N(0,1)"], 1e-9);
    near(law.number(0.0, 30.0), &expected["N(0,30)"], 1e-9);
    near(law.number(0.0, 365.0), &expected["N(0,365)"], 1e-9);
    let one = OmoriUtsu { p: 1.0, ..law };
    near(one.number(0.0, 30.0), &expected["p=1 N(0,30)"], 1e-9);
    let beside = OmoriUtsu { p: 1.0 + 1e-10, ..law };
    assert!((beside.number(0.0, 30.0) - one.number(0.0, 30.0)).abs() < 1e-6);
}

#[test]
fn forecasts() {
    let expected = &reference()["reasenberg_jones_1989_generic_CA"];
    let five = reasenberg_jones(6.5, 5.0).number(0.0, 7.0);
    near(five, &expected["N(M>=5,0-7d)"], 1e-9);
    near(at_least_one(five), &expected["P(M>=5,0-7d)"], 1e-9);
    let same = reasenberg_jones(6.5, 6.5);
    near(at_least_one(same.number(0.0, 7.0)), &expected["P(M>=6.5,0-7d)"], 1e-9);
    near(at_least_one(same.number(0.0, 1.0)), &expected["P(M>=6.5,0-1d)"], 1e-9);
    let poisson = &reference()["poisson"];
    near(at_least_one(0.7), &poisson["P7"], 1e-12);
    near(at_least_one(3.0), &poisson["P30"], 1e-12);
}

#[test]
fn the_fit_is_scipys() {
    let days = equal_shares(OmoriUtsu { k: 100.0, c: 0.05, p: 1.1 }, 30.0, 637);
    let found = fit(&days, 30.0).unwrap();
    println!("{found:?}");
    // scipy 1.x, minimize(method="Nelder-Mead", xatol=1e-10) of the same likelihood over all three.
    let close = |value: f64, expected: f64, part: f64| {
        assert!((value - expected).abs() < part * expected, "{value} is not {expected}");
    };
    close(found.law.k, 99.888_119_9, 1e-5);
    close(found.law.c, 0.050_001_12, 1e-5);
    close(found.law.p, 1.100_002_9, 1e-6);
    close(found.log_likelihood, 2_390.591_419_8, 1e-9);
    let sigmas = found.sigmas.unwrap();
    close(sigmas.k, 6.208_683, 1e-3);
    close(sigmas.c, 0.012_278_8, 1e-3);
    close(sigmas.p, 0.037_323_3, 1e-3);
    assert_eq!(fit(&days[..19], 30.0), None);
    // Evenly spread in time: no decay to fit c to, and nothing breaks.
    let even: Vec<f64> = (1..100).map(|i| f64::from(i) / 10.0).collect();
    assert!(fit(&even, 10.0).unwrap().law.p < 0.3);
    assert!(fit(&[1e-9; 50], 10.0).is_some());
}

#[test]
fn a_sequence_of_a_catalogue() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples/csep-comcat.csv");
    let (catalogue, _) = read_as(&std::fs::read(path).unwrap(), &CatalogueOptions::default()).unwrap();
    assert_eq!(samples::find("csep-comcat").unwrap().rows, catalogue.len());
    let found =
        aftershocks(&catalogue, &AftershockOptions { days: Some(20.0), ..Default::default() }).unwrap();
    println!("{found:?}");
    // The sample begins after the mainshock of M 7.1; the largest in it is one of its aftershocks.
    assert_eq!(found.mainshock.magnitude, 5.5);
    assert_eq!(found.counts.iter().sum::<usize>(), found.events);
    assert!(found.largest.unwrap().magnitude <= 5.5 && (found.bath - 4.3).abs() < 1e-9);
    let omori = found.omori.unwrap();
    assert!((found.curve.iter().sum::<f64>() - found.events as f64).abs() < 1e-6 * found.events as f64);
    assert!((0.3..2.0).contains(&omori.law.p), "{omori:?}");
    let lowest = found.expected[0];
    assert!(lowest.observed <= found.events && lowest.probability <= 1.0);

    let at = |day: f64, magnitude: f64, latitude: f64| Event {
        time: Some(day * 86_400.0),
        latitude,
        magnitude,
        ..Event::default()
    };
    let events =
        [at(0.0, 6.0, 0.0), at(1.5, 4.0, 0.1), at(1.6, 4.9, 60.0), at(1.7, 2.0, 0.1), at(2.5, 3.0, 0.1)];
    let small = Catalogue::from_events("", &events);
    let ask = |json: &str| aftershocks(&small, &serde_json::from_str(json).unwrap());
    let found = ask(r#"{"minimumMagnitude":3}"#).unwrap();
    assert_eq!((found.row, found.days, found.events, found.counts), (0, 2.5, 2, vec![0, 1, 1]));
    assert_eq!((found.omori, found.curve.len()), (None, 0));
    let observed: Vec<usize> = found.expected.iter().map(|expected| expected.observed).collect();
    assert_eq!(observed, [2, 1, 1, 0, 0, 0, 0]);
    assert_eq!((found.times, found.before.events, found.before.days), (vec![1.5, 2.5], 0, 0.0));
    assert_eq!((found.expected[0].background, found.expected[0].background_probability), (None, None));
    // The first event is 11 km away and 1.5 days before; the catalogue ends a day after.
    let later = ask(r#"{"mainshock":1,"days":2,"minimumMagnitude":2}"#).unwrap();
    assert_eq!((later.events, later.days, later.before.events, later.before.days), (2, 1.0, 1, 1.5));
    let [two, three] = [later.expected[0], later.expected[2]];
    assert!((two.background.unwrap() - 2.0 / 3.0).abs() < 1e-12 && three.magnitude == 3.0);
    assert!((two.background_probability.unwrap() - at_least_one(2.0 / 3.0)).abs() < 1e-12);
    assert_eq!((two.observed, three.observed), (2, 1));
    let none = ask(r#"{"mainshock":4,"days":1}"#).unwrap();
    assert_eq!((none.events, none.days, none.counts.len(), none.expected.len()), (0, 0.0, 0, 0));
    for wrong in [r#"{"mainshock":5}"#, r#"{"mainshock":0.5}"#, r#"{"days":0}"#, r#"{"kilometres":-1}"#] {
        assert_eq!(ask(wrong).unwrap_err().code, Code::BadOption, "{wrong}");
    }
    assert_eq!(aftershocks(&Catalogue::default(), &Default::default()).unwrap_err().code, Code::TooFewRows);
    let (timeless, _) = good("lat,lon,mag\n1,2,3\n4,5,6\n");
    assert_eq!(aftershocks(&timeless, &Default::default()).unwrap_err().code, Code::MissingColumn);
}
