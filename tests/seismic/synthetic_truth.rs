//! The synthetic catalogue: its truth beats what must be beaten.

use super::*;
use orogen::seismic::b_value::{BValueMethod, b_value};
use orogen::seismic::frequency_magnitude::{bin, bin_width, centre};
use orogen::seismic::{samples, synthetic};
use orogen::tabular::CatalogueFormat;

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn mse(observed: &[f64], estimate: impl Fn(usize) -> f64) -> f64 {
    let squares: Vec<f64> =
        observed.iter().enumerate().map(|(i, value)| (value - estimate(i)) * (value - estimate(i))).collect();
    mean(&squares)
}

/// Least squares on latitude, longitude and depth, by Gauss elimination of the normal equations.
#[expect(clippy::needless_range_loop, reason = "matrices read best by index")]
fn linear_mse(catalogue: &Catalogue) -> f64 {
    let row = |i: usize| {
        [1.0, catalogue.latitude()[i], catalogue.longitude()[i] - 150.0, catalogue.depth()[i] / 100.0]
    };
    let mut system = [[0.0; 5]; 4];
    for i in 0..catalogue.len() {
        for a in 0..4 {
            for b in 0..4 {
                system[a][b] += row(i)[a] * row(i)[b];
            }
            system[a][4] += row(i)[a] * catalogue.magnitude()[i];
        }
    }
    for pivot in 0..4 {
        for other in (0..4).filter(|&other| other != pivot) {
            let factor = system[other][pivot] / system[pivot][pivot];
            for k in 0..5 {
                system[other][k] -= factor * system[pivot][k];
            }
        }
    }
    let weights: Vec<f64> = (0..4).map(|k| system[k][4] / system[k][k]).collect();
    mse(catalogue.magnitude(), |i| row(i).iter().zip(&weights).map(|(x, w)| x * w).sum())
}

#[test]
fn the_synthetic_truth_beats_the_mean_and_the_line() {
    let text = synthetic::csv(samples::SYNTHETIC_SEED);
    assert_eq!(text, synthetic::csv(samples::SYNTHETIC_SEED));
    assert_ne!(text, synthetic::csv(1));
    let (catalogue, report) = good(&text);
    assert_eq!((report.kept, report.format), (synthetic::EVENTS, CatalogueFormat::UsgsCsv));
    assert_eq!(report.notes, []);
    let years = (catalogue.time()[1999] - catalogue.time()[0]) / (365.25 * 86_400.0);
    assert!((0.9..1.1).contains(&years), "{years}");
    assert_eq!(bin_width(catalogue.magnitude()), Some(0.1));

    let least =
        |i: usize| synthetic::floor(catalogue.latitude()[i], catalogue.longitude()[i], catalogue.depth()[i]);
    let magnitudes = catalogue.magnitude();
    let average = mean(magnitudes);
    let constant = mse(magnitudes, |_| average);
    let linear = linear_mse(&catalogue);
    let truth = mse(magnitudes, |i| least(i) + 0.386);
    println!(
        "constant {constant:.4}, linear {linear:.4}, truth {truth:.4}, floor {:.4}",
        synthetic::noise_floor()
    );
    assert!((truth - synthetic::noise_floor()).abs() < 0.03, "{truth}");
    assert!(constant > 1.8 * truth && linear > 1.5 * truth, "{constant} {linear} {truth}");

    // Above its floor the law is Gutenberg–Richter with b = 1.
    let above: Vec<f64> =
        (0..catalogue.len()).map(|i| magnitudes[i] - centre(bin(least(i), 0.1), 0.1)).collect();
    let fit = b_value(&above, 0.0, 0.1, BValueMethod::TintiMulargia).unwrap();
    assert!((fit.b - 1.0).abs() < 3.0 * fit.sigma, "{fit:?}");
}
