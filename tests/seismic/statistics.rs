//! The frequency–magnitude distribution, completeness and b against reference numbers.

use super::*;
use orogen::seismic::b_value::{BValueMethod, b_value, increases};
use orogen::seismic::completeness::{CompletenessMethod, completeness, maximum_curvature};
use orogen::seismic::frequency_magnitude::{
    FrequencyMagnitude, bin, bin_width, centre, counting_width, draw, variance,
};
use serde_json::Value as Json;

pub(crate) fn reference() -> Json {
    serde_json::from_str(include_str!("../fixtures/reference_earth.json")).unwrap()
}

pub(crate) fn near(value: f64, expected: &Json, tolerance: f64) {
    let expected = expected.as_f64().unwrap_or_else(|| panic!("{expected}"));
    assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
}

/// The real catalogues of the reference that are here, with what it says of them.
pub(crate) fn real_catalogues() -> Vec<(String, Catalogue, Json)> {
    let reference = reference();
    let all = reference["statistics"].as_object().unwrap();
    all.iter()
        .filter_map(|(name, expected)| {
            let bytes = real(expected["file"].as_str().unwrap())?;
            let (catalogue, _) = read_as(&bytes, &CatalogueOptions::default()).unwrap();
            // `net` is no column of ours, but USGS ids begin with it.
            let net = expected["net"].as_str().unwrap_or_default();
            let events: Vec<_> = catalogue
                .events(0, usize::MAX)
                .into_iter()
                .filter(|event| net.is_empty() || event.id.starts_with(net))
                .collect();
            let catalogue = Catalogue::from_events(name, &events);
            assert_eq!(catalogue.len(), expected["n"].as_u64().unwrap() as usize, "{name}");
            Some((name.clone(), catalogue, expected.clone()))
        })
        .collect()
}

#[test]
fn b_of_36_magnitudes_as_the_reference_has_it() {
    let toy = &reference()["b_toy"];
    let magnitudes: Vec<f64> = toy["mags"].as_array().unwrap().iter().map(|m| m.as_f64().unwrap()).collect();
    let exact = b_value(&magnitudes, 1.1, 0.1, BValueMethod::TintiMulargia).unwrap();
    near(exact.b, &toy["tinti_mulargia(classic)"], 1e-9);
    near(exact.sigma, &toy["shi_bolt_sigma(classic b)"], 1e-9);
    assert_eq!((exact.n, exact.mc, exact.bin_width), (35, 1.1, 0.1));
    let classic = b_value(&magnitudes, 1.1, 0.1, BValueMethod::AkiUtsu).unwrap();
    near(classic.b, &toy["aki_utsu(dM/2)"], 1e-9);
    assert!((classic.sigma - classic.b / 35.0_f64.sqrt()).abs() < 1e-12);
    near(
        b_value(&magnitudes, 1.1, 0.0, BValueMethod::AkiUtsu).unwrap().b,
        &toy["aki_no_bin_correction"],
        1e-9,
    );
    let positive = b_value(&magnitudes, 1.0, 0.1, BValueMethod::BPositive).unwrap();
    near(positive.b, &toy["b_positive_dmc0.2"], 1e-9);
    assert_eq!(positive.n as u64, toy["b_pos_n"].as_u64().unwrap());
    let distribution = FrequencyMagnitude::of(&magnitudes, 0.1);
    let found = maximum_curvature(&distribution).unwrap();
    near(found.corrected, &toy["maxc_fmd0.1_+0.2"], 1e-12);
    assert!(!found.at_cutoff);
    assert_eq!((bin_width(&magnitudes), distribution.events()), (Some(0.1), 36));
    assert_eq!(distribution.at_and_above(1.1), 35);
    assert_eq!((distribution.magnitude[0], distribution.cumulative[0]), (1.0, 36));
    // Of 36 events nothing else can be said.
    assert_eq!(completeness(&distribution, CompletenessMethod::Gft90).mc, None);
}

#[test]
fn completeness_of_real_catalogues_by_every_method() {
    for (name, catalogue, expected) in real_catalogues() {
        let distribution =
            FrequencyMagnitude::of(catalogue.magnitude(), counting_width(catalogue.magnitude()));
        assert_eq!(distribution.width, 0.1, "{name}");
        for &method in CompletenessMethod::ALL {
            let found = completeness(&distribution, method);
            println!("{name} {method}: {:?}, reference {}", found.mc, expected[method.as_str()]);
            // The Monte Carlo of the reference is another's.
            let tolerance = if method == CompletenessMethod::Ks { 0.1 + 1e-9 } else { 1e-9 };
            near(found.mc.unwrap(), &expected[method.as_str()], tolerance);
            assert_eq!(found, completeness(&distribution, method), "the same every time");
        }
        let cut = maximum_curvature(&distribution).unwrap().at_cutoff;
        // Both the M 5 query and NEIC's file (5.5) are cut, not complete; the feed has all there is.
        assert_eq!(cut, !name.starts_with("usgs_month"), "{name}");
    }
}

#[test]
fn b_of_real_catalogues_by_every_method() {
    for (name, catalogue, expected) in real_catalogues() {
        let magnitudes = catalogue.magnitude();
        for (mc, law) in expected["b"].as_object().unwrap() {
            let mc = mc.parse().unwrap();
            let exact = b_value(magnitudes, mc, 0.1, BValueMethod::TintiMulargia).unwrap();
            assert_eq!(exact.n as u64, law["n"].as_u64().unwrap(), "{name}");
            near(exact.b, &law["b_tinti_mulargia"], 1e-6);
            near(exact.sigma, &law["sigma_shi_bolt(tinti b)"], 1e-6);
            near(exact.a, &law["a_total(log10N at M=0)"], 1e-5);
            let classic = b_value(magnitudes, mc, 0.1, BValueMethod::AkiUtsu).unwrap();
            near(classic.b, &law["b_aki_utsu_dM/2"], 1e-6);
            near(classic.b / classic.sigma * classic.sigma, &law["b_aki_utsu_dM/2"], 1e-6);
        }
        for law in expected["b_positive"].as_array().unwrap() {
            let mc = if law["cut"].as_bool().unwrap() { expected["maxc"].as_f64().unwrap() } else { -9.0 };
            let positive = b_value(magnitudes, mc, 0.1, BValueMethod::BPositive).unwrap();
            near(positive.b, &law["b"], 1e-6);
            near(positive.sigma, &law["sigma"], 1e-6);
            assert_eq!(positive.n as u64, law["n"].as_u64().unwrap(), "{name}");
        }
    }
}

#[test]
fn b_positive_needs_time_order() {
    assert_eq!(increases(&[1.0, 1.3, 1.2, 2.0], 0.2).len(), 2);
    for (name, catalogue, _) in real_catalogues() {
        if name == "usgs_month_ci" {
            let newest_first: Vec<f64> = catalogue.magnitude().iter().rev().copied().collect();
            let wrong = b_value(&newest_first, -9.0, 0.1, BValueMethod::BPositive).unwrap();
            assert_eq!(wrong.n, 523, "507 in time order");
            assert!((wrong.b - 0.856_175_736).abs() < 1e-6, "{}", wrong.b);
        }
    }
}

#[test]
fn draws_follow_the_law() {
    let n = 200_000;
    let magnitudes: Vec<f64> =
        (0..n).map(|i| draw(1.0, 2.0, 0.1, (f64::from(i) + 0.5) / f64::from(n))).collect();
    let mean = magnitudes.iter().sum::<f64>() / f64::from(n);
    let identity = &reference()["b_exact_identity"];
    near(mean - 2.0, &identity["mean_minus_mc"], 1e-4);
    near(b_value(&magnitudes, 2.0, 0.1, BValueMethod::TintiMulargia).unwrap().b, &identity["TM"], 5e-4);
    near(b_value(&magnitudes, 2.0, 0.1, BValueMethod::AkiUtsu).unwrap().b, &identity["Utsu_dM/2"], 5e-4);
    let spread = magnitudes.iter().map(|m| (m - mean) * (m - mean)).sum::<f64>() / f64::from(n);
    assert!((spread - variance(1.0, 0.1)).abs() < 1e-3, "{spread}");
    assert_eq!((draw(1.0, 2.0, 0.1, 0.0), draw(1.0, 2.0, 0.0, 0.0)), (2.0, 2.0));
    assert!((draw(1.0, 2.0, 0.0, 0.9) - 3.0).abs() < 1e-12);
    assert_eq!(centre(bin(1.7, 0.1), 0.1), 1.7);
    // What follows the law from its first bin on is complete from there, and every method says so.
    let distribution = FrequencyMagnitude::of(&magnitudes, 0.1);
    for &method in CompletenessMethod::ALL {
        let expected = if method == CompletenessMethod::Maxc { 2.2 } else { 2.0 };
        assert_eq!(completeness(&distribution, method).mc, Some(expected), "{method}");
    }
}

#[test]
fn bin_widths_and_degenerate_fits() {
    assert_eq!(bin_width(&[5.0, 5.5, 6.0]), Some(0.5));
    assert_eq!(bin_width(&[4.73, 4.64, 4.84]), Some(0.01));
    assert_eq!(bin_width(&[3.417742011, 1.79397448]), None);
    assert_eq!(bin_width(&[]), None);
    assert_eq!(counting_width(&[4.73, 4.64, 4.84]), 0.1);
    let of = |magnitudes: &[f64], width: f64| FrequencyMagnitude::of(magnitudes, width);
    assert_eq!((of(&[], 0.1).events(), of(&[1.0], 0.0).events(), of(&[f64::NAN], 0.1).events()), (0, 0, 0));
    assert_eq!(maximum_curvature(&of(&[], 0.1)), None);
    assert_eq!(maximum_curvature(&of(&[2.0, 1.0, 1.0, 2.0, 3.0], 0.1)).unwrap().mode, 1.0);
    for &method in CompletenessMethod::ALL {
        assert_eq!(completeness(&of(&[], 0.1), method).mc, None);
        assert_eq!(completeness(&of(&[4.0; 80], 0.1), method).bin_width, 0.1);
    }
    assert_eq!(b_value(&[5.0], 5.0, 0.1, BValueMethod::TintiMulargia), None);
    assert_eq!(b_value(&[5.0, 5.0], 5.0, 0.1, BValueMethod::TintiMulargia), None);
    assert_eq!(b_value(&[5.0, 5.0], 5.0, 0.0, BValueMethod::AkiUtsu), None);
    assert_eq!(b_value(&[5.0, 5.0, 5.0], 5.0, 0.1, BValueMethod::BPositive), None);
}
