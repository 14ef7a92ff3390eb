//! The magnitude law against reference numbers.

use super::*;
use orogen::seismic::magnitude_law::{Method, b_value, bin, bin_width, centre, completeness, draw, variance};

fn reference() -> serde_json::Value {
    serde_json::from_str(include_str!("../fixtures/reference_earth.json")).unwrap()
}

fn near(value: f64, expected: &serde_json::Value, tolerance: f64) {
    let expected = expected.as_f64().unwrap();
    assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
}

#[test]
fn b_of_36_magnitudes_as_the_reference_has_it() {
    let toy = &reference()["b_toy"];
    let magnitudes: Vec<f64> = toy["mags"].as_array().unwrap().iter().map(|m| m.as_f64().unwrap()).collect();
    let exact = b_value(&magnitudes, 1.1, 0.1, Method::TintiMulargia).unwrap();
    near(exact.b, &toy["tinti_mulargia(classic)"], 1e-9);
    near(exact.sigma, &toy["shi_bolt_sigma(classic b)"], 1e-9);
    near(exact.mean, &toy["mean"], 1e-12);
    assert_eq!(exact.n, 35);
    let classic = b_value(&magnitudes, 1.1, 0.1, Method::AkiUtsu).unwrap();
    near(classic.b, &toy["aki_utsu(dM/2)"], 1e-9);
    near(b_value(&magnitudes, 1.1, 0.0, Method::AkiUtsu).unwrap().b, &toy["aki_no_bin_correction"], 1e-9);
    let complete = completeness(&magnitudes, 0.1).unwrap();
    near(complete.corrected, &toy["maxc_fmd0.1_+0.2"], 1e-12);
    assert!(!complete.at_cutoff);
    assert_eq!(bin_width(&magnitudes), Some(0.1));
}

#[test]
fn completeness_and_b_of_real_catalogues() {
    for (name, expected) in reference()["catalogues"].as_object().unwrap() {
        let Some(bytes) = real(name) else { continue };
        let (catalogue, _) = read_as(&bytes, &CatalogueOptions::default()).unwrap();
        assert_eq!(catalogue.len(), expected["n"].as_u64().unwrap() as usize, "{name}");
        let complete = completeness(catalogue.magnitude(), 0.1).unwrap();
        near(complete.maximum_curvature, &expected["mc_maxc_no_correction"], 1e-9);
        near(complete.corrected, &expected["mc_maxc_plus0.2"], 1e-9);
        let law = &expected["b_at_maxc+0.2"];
        let fit = b_value(catalogue.magnitude(), complete.corrected, 0.1, Method::TintiMulargia).unwrap();
        assert_eq!(fit.n, law["n"].as_u64().unwrap() as usize, "{name}");
        near(fit.b, &law["b_tinti_mulargia"], 1e-6);
        near(fit.sigma, &law["sigma_shi_bolt(tinti b)"], 1e-6);
        near(fit.a, &law["a_total(log10N at M=0)"], 1e-5);
        let classic = b_value(catalogue.magnitude(), complete.corrected, 0.1, Method::AkiUtsu).unwrap();
        near(classic.b, &law["b_aki_utsu_dM/2"], 1e-6);
        // Both the M 5 query and NEIC's file (5.5) are cut, not complete; the feed has all there is.
        assert_eq!(complete.at_cutoff, !name.starts_with("usgs_all_month"), "{name}");
    }
}

#[test]
fn draws_follow_the_law() {
    let n = 200_000;
    let magnitudes: Vec<f64> =
        (0..n).map(|i| draw(1.0, 2.0, 0.1, (f64::from(i) + 0.5) / f64::from(n))).collect();
    let identity = &reference()["b_exact_identity"];
    let fit = b_value(&magnitudes, 2.0, 0.1, Method::TintiMulargia).unwrap();
    near(fit.mean - 2.0, &identity["mean_minus_mc"], 1e-4);
    near(fit.b, &identity["TM"], 5e-4);
    let classic = b_value(&magnitudes, 2.0, 0.1, Method::AkiUtsu).unwrap();
    near(classic.b, &identity["Utsu_dM/2"], 5e-4);
    let spread = magnitudes.iter().map(|m| (m - fit.mean) * (m - fit.mean)).sum::<f64>() / f64::from(n);
    assert!((spread - variance(1.0, 0.1)).abs() < 1e-3, "{spread}");
    assert_eq!((draw(1.0, 2.0, 0.1, 0.0), draw(1.0, 2.0, 0.0, 0.0)), (2.0, 2.0));
    assert!((draw(1.0, 2.0, 0.0, 0.9) - 3.0).abs() < 1e-12);
    assert_eq!(centre(bin(1.7, 0.1), 0.1), 1.7);
}

#[test]
fn bin_widths_and_degenerate_fits() {
    assert_eq!(bin_width(&[5.0, 5.5, 6.0]), Some(0.5));
    assert_eq!(bin_width(&[4.73, 4.64, 4.84]), Some(0.01));
    assert_eq!(bin_width(&[3.417742011, 1.79397448]), None);
    assert_eq!(bin_width(&[]), None);
    assert_eq!(completeness(&[], 0.1), None);
    assert_eq!(completeness(&[1.0], 0.0), None);
    assert_eq!(completeness(&[2.0, 1.0, 1.0, 2.0, 3.0], 0.1).unwrap().maximum_curvature, 1.0);
    assert_eq!(b_value(&[5.0], 5.0, 0.1, Method::TintiMulargia), None);
    assert_eq!(b_value(&[5.0, 5.0], 5.0, 0.1, Method::TintiMulargia), None);
    assert_eq!(b_value(&[5.0, 5.0], 5.0, 0.0, Method::AkiUtsu), None);
}
