//! Catalogues made to order: what was asked for is found again by the statistics that everyone's
//! catalogues go through.

use super::statistics::{near, reference};
use super::*;
use orogen::error::Code;
use orogen::seismic::b_value::{BValueMethod, b_value};
use orogen::seismic::etas::{Temporal, Triggering};
use orogen::seismic::maker::Drawn;
use orogen::seismic::omori::fit;
use orogen::seismic::sphere::distance;
use orogen::seismic::{SourceFile, SyntheticOptions, read_all};
use std::f64::consts::LN_10;

fn made(options: &SyntheticOptions) -> Read {
    let made = options.make().unwrap();
    let source = SourceFile {
        name: "made.csv",
        bytes: made.csv.into_bytes().into(),
        options: CatalogueOptions::default(),
        notes: made.notes,
    };
    read_all("made", vec![source], None, &Legacy).unwrap()
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    sum / f64::from(count)
}

/// A branching ratio of one half whose sequences are soon over.
fn brief() -> Triggering {
    let unit = Triggering { k0: 1.0, alpha: 0.8, c: 0.01, p: 1.5, ..Triggering::default() };
    Triggering { k0: 0.5 / unit.branching_ratio(1.0), ..unit }
}

#[test]
fn temporal_etas_of_the_reference() {
    let expected = &reference()["etas_temporal_subcritical"];
    let events: Vec<(f64, f64)> = expected["events(t,m)"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| (event[0].as_f64().unwrap(), event[1].as_f64().unwrap()))
        .collect();
    let triggering = Triggering { k0: 0.008, alpha: 1.2, c: 0.01, p: 1.1, ..Triggering::default() };
    let etas = Temporal { mu: 0.2, triggering, mc: 4.0 };
    for ((day, _), rate) in events.iter().zip(expected["lambda_at_events"].as_array().unwrap()) {
        near(etas.rate(&events, *day), rate, 1e-12);
    }
    near(etas.expected(&events, 20.0), &expected["compensator_0_T"], 1e-9);
    near(etas.log_likelihood(&events, 20.0), &expected["logL"], 1e-9);
    let ratio = "branching_ratio n=K0 c^(1-p)/(p-1) * beta/(beta-alpha), beta=ln10*1.0";
    near(triggering.branching_ratio(1.0), &expected[ratio], 1e-9);
    assert!(Triggering { alpha: LN_10, ..triggering }.branching_ratio(1.0).is_infinite());
}

#[test]
fn nothing_to_find_is_a_law_without_place_or_time() {
    for (b, seed) in [(0.8, 1.0), (1.0, 2.0), (1.3, 3.0)] {
        let options = SyntheticOptions { b, seed, events: Some(5000.0), ..SyntheticOptions::default() };
        let (catalogue, report) = made(&options);
        assert_eq!((report.rows, report.kept, codes(&report)), (5000, 5000, vec![NoteCode::Synthetic]));
        assert_eq!(report.notes[0].values["b"], Value::Number(b));
        assert_eq!(report.notes[0].values["seed"], Value::Number(seed));
        let found = b_value(catalogue.magnitude(), 3.0, 0.1, BValueMethod::TintiMulargia).unwrap();
        assert_eq!(found.n, 5000);
        assert!((found.b - b).abs() < 2.5 * found.sigma, "{found:?}");
        let inside =
            |at: &usize| options.region.contains(catalogue.latitude()[*at], catalogue.longitude()[*at]);
        assert_eq!((0..5000).filter(inside).count(), 5000);
        let days = (catalogue.time()[4999] - catalogue.time()[0]) / 86_400.0;
        assert!((3640.0..=3650.0).contains(&days), "{days}");
        // North and south of the middle magnitudes are alike: 0.43 / √2500 = 0.009 / b is one sigma.
        let half = |north: bool| {
            let events = 0..catalogue.len();
            mean(
                events
                    .filter(|&at| (catalogue.latitude()[at] > 0.0) == north)
                    .map(|at| catalogue.magnitude()[at]),
            )
        };
        assert!((half(true) - half(false)).abs() < 3.0 * 0.0123 / b);
        assert_eq!(options.make().unwrap(), options.make().unwrap());
        let other = SyntheticOptions { seed: seed + 10.0, ..options };
        assert_ne!(options.make().unwrap().csv, other.make().unwrap().csv);
    }
}

#[test]
fn a_rate_draws_the_number_too() {
    let options = SyntheticOptions { rate: Some(2.0), days: 1000.0, ..SyntheticOptions::default() };
    let counts: Vec<f64> = (0..40)
        .map(|seed| SyntheticOptions { seed: f64::from(seed), ..options }.draw().unwrap().len() as f64)
        .collect();
    let average = mean(counts.iter().copied());
    let variance = mean(counts.iter().map(|count| (count - average) * (count - average)));
    // Poisson: the mean 2000 ± √(2000 / 40), and a variance as large as the mean.
    assert!((average - 2000.0).abs() < 3.0 * 7.1, "{average}");
    assert!((0.5..1.8).contains(&(variance / 2000.0)), "{variance}");
}

#[test]
fn planted_dependence_shows_in_the_means_of_groups() {
    let options = SyntheticOptions { planted: 1.5, events: Some(4000.0), ..SyntheticOptions::default() };
    let (catalogue, report) = made(&options);
    assert_eq!(codes(&report), [NoteCode::Synthetic, NoteCode::SyntheticPlanted]);
    let far = |at: usize| {
        distance(options.middle(), (catalogue.latitude()[at], catalogue.longitude()[at])) > options.sight()
    };
    let group = |wanted: bool| {
        mean((0..catalogue.len()).filter(|&at| far(at) == wanted).map(|at| catalogue.magnitude()[at]))
    };
    let difference = group(true) - group(false);
    println!("far from the network magnitudes are {difference:.3} larger");
    assert!((0.6..1.2).contains(&difference), "{difference}");
    // Above the floor of its place the law is the same everywhere.
    let above: Vec<f64> = (0..catalogue.len())
        .map(|at| {
            let least = options.floor(catalogue.latitude()[at], catalogue.longitude()[at]);
            catalogue.magnitude()[at] - (least * 10.0 + 0.5 + 1e-8).floor() / 10.0
        })
        .collect();
    let found = b_value(&above, 0.0, 0.1, BValueMethod::TintiMulargia).unwrap();
    assert!((found.b - 1.0).abs() < 3.0 * found.sigma, "{found:?}");
}

#[test]
fn events_have_as_many_offspring_as_the_branching_ratio_says() {
    let options = SyntheticOptions {
        triggering: Some(brief()),
        events: Some(20_000.0),
        days: 20_000.0,
        seed: 5.0,
        ..SyntheticOptions::default()
    };
    assert!((options.plan().unwrap().branching_ratio - 0.5).abs() < 1e-12);
    let drawn = options.draw().unwrap();
    let triggered: Vec<&Drawn> = drawn.iter().filter(|event| event.parent.is_some()).collect();
    let each = triggered.len() as f64 / drawn.len() as f64;
    println!("{} events, {each:.4} offspring each", drawn.len());
    // The sigma of a mean of Poisson counts whose means are spread as e^(0.8 x): 0.006 with 40,000.
    assert!((each - 0.5).abs() < 0.02, "{each}");
    let count = options.plan().unwrap().events;
    assert!((drawn.len() as f64 / count - 1.0).abs() < 0.05, "{} of {count}", drawn.len());
    // Productivity grows with magnitude.
    let of = |low: f64, high: f64| {
        let parents = drawn.iter().filter(|event| (low..high).contains(&event.excess)).count() as f64;
        let children = triggered
            .iter()
            .filter(|event| event.parent.is_some_and(|parent| (low..high).contains(&drawn[parent].excess)));
        children.count() as f64 / parents
    };
    let expected = libm::exp(0.8);
    let found = of(1.0, 1.1) / of(0.0, 0.1);
    assert!((found / expected - 1.0).abs() < 0.25, "{found}, not {expected}");
}

#[test]
fn our_own_fit_recovers_the_decay() {
    let triggering = Some(brief());
    let options = SyntheticOptions {
        triggering,
        events: Some(20_000.0),
        days: 20_000.0,
        ..SyntheticOptions::default()
    };
    let drawn = options.draw().unwrap();
    let child = |event: &Drawn| Some((*event, drawn[event.parent?]));
    // All pairs of parent and child, stacked: every parent is followed for 30 days.
    let pairs = drawn.iter().filter_map(child).filter(|(_, parent)| parent.day < options.days - 30.0);
    let days: Vec<f64> =
        pairs.map(|(child, parent)| child.day - parent.day).filter(|day| *day <= 30.0).collect();
    let found = fit(&days, 30.0).unwrap();
    let sigmas = found.sigmas.unwrap();
    println!("{} pairs: {found:?}", days.len());
    assert!((found.law.p - 1.5).abs() < 3.0 * sigmas.p && sigmas.p < 0.03, "{found:?}");
    assert!((found.law.c - 0.01).abs() < 3.0 * sigmas.c && sigmas.c < 0.001, "{found:?}");
    // Half of them lie within D √(2^(1/(q-1)) - 1), whatever their parent's D.
    let near = drawn.iter().filter_map(child).filter(|(child, parent)| {
        let reach = libm::exp(parent.excess / 2.0) * (libm::exp2(1.0 / 0.8) - 1.0).sqrt();
        distance((child.latitude, child.longitude), (parent.latitude, parent.longitude)) < reach
    });
    let share = near.count() as f64 / drawn.iter().filter(|event| event.parent.is_some()).count() as f64;
    assert!((share - 0.5).abs() < 0.02, "{share}");
}

#[test]
fn what_cannot_be_is_refused() {
    let ask = |json: &str| serde_json::from_str::<SyntheticOptions>(json).unwrap().make();
    let refused = |json: &str, option: &str| {
        let error = ask(json).unwrap_err();
        let named = error.place.unwrap().option;
        assert_eq!((error.code, named.as_deref()), (Code::BadOption, Some(option)), "{json}");
    };
    refused(r#"{"triggering":{"k0":0.03}}"#, "triggering.branchingRatio");
    refused(r#"{"triggering":{"alpha":2.5}}"#, "triggering.branchingRatio");
    refused(r#"{"triggering":{"p":1}}"#, "triggering.p");
    refused(r#"{"triggering":{"q":1}}"#, "triggering.q");
    refused(r#"{"events":150000,"triggering":{}}"#, "events");
    refused(r#"{"events":100,"rate":1}"#, "rate");
    refused(r#"{"events":10.5}"#, "events");
    refused(r#"{"rate":10000}"#, "events");
    refused(r#"{"b":0}"#, "b");
    refused(r#"{"planted":-1}"#, "planted");
    refused(r#"{"mc":6,"planted":3}"#, "largestMagnitude");
    refused(r#"{"seed":0.5}"#, "seed");
    refused(r#"{"region":{"south":10,"north":5,"west":0,"east":5}}"#, "region.north");
    refused(r#"{"region":{"south":0,"north":5,"west":3,"east":3}}"#, "region.east");
    assert!(serde_json::from_str::<SyntheticOptions>(r#"{"magnitude":5}"#).is_err());
    // Across 180°, at the edges of what is possible.
    let region = r#""region":{"south":-60,"north":-40,"west":170,"east":-170}"#;
    for json in [
        format!(r#"{{"events":10,"days":1,"mc":-2,"binWidth":0.5,"largestMagnitude":10,{region}}}"#),
        format!(r#"{{"events":1000,"planted":3,"triggering":{{"d":100,"q":1.1}},{region}}}"#),
    ] {
        let options: SyntheticOptions = serde_json::from_str(&json).unwrap();
        let (catalogue, report) = made(&options);
        assert_eq!(report.kept, report.rows, "{json}");
        assert!(catalogue.len() >= 10);
    }
}
