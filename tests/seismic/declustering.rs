//! Declustering against reference counts, against the same done without a tree, and its time.

use super::statistics::{near, real_catalogues, reference};
use super::*;
use orogen::error::Code;
use orogen::seismic::completeness::{CompletenessMethod, completeness};
use orogen::seismic::declustering::{DeclusterWindows, by_neighbours, by_windows, window};
use orogen::seismic::frequency_magnitude::{FrequencyMagnitude, bin, centre};
use orogen::seismic::nearest::{Neighbour, nearest, split};
use orogen::seismic::space_time::{Shock, YEAR};
use orogen::seismic::sphere::distance;
use orogen::seismic::statistics::decluster;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value as Json;

/// The events at and above the completeness of the reference, with magnitudes as the file has them
/// or as their bins.
fn shocks(catalogue: &Catalogue, mc: f64, binned: bool) -> Vec<Shock> {
    let events = catalogue.events(0, usize::MAX).into_iter();
    let above = events.filter(|event| bin(event.magnitude, 0.1) >= bin(mc, 0.1));
    above
        .map(|event| {
            let bin = centre(bin(event.magnitude, 0.1), 0.1);
            let magnitude = if binned { bin } else { event.magnitude };
            Shock::new(event.time.unwrap(), event.latitude, event.longitude, magnitude)
        })
        .collect()
}

/// Clusters in a year: mainshocks anywhere, aftershocks around them.
fn invented(events: usize, years: f64, seed: u64) -> (Vec<Shock>, Vec<(f64, f64)>) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut uniform = move || (random.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0;
    let mut all: Vec<(f64, f64, f64, f64)> = Vec::new();
    while all.len() < events {
        let (time, north) = (uniform() * years * YEAR, uniform() * 160.0 - 80.0);
        let (east, magnitude) = (uniform() * 360.0 - 180.0, 3.0 - libm::log10(1.0 - uniform()));
        all.push((time, north, east, magnitude));
        for _ in 0..(libm::exp10(magnitude - 4.0) as usize).min(events / 10) {
            let later = time + 86_400.0 * libm::exp(8.0 * uniform() - 3.0);
            let north = north + 0.3 * (uniform() - 0.5);
            let smaller = 3.0 - libm::log10(1.0 - uniform() * 0.9);
            all.push((later, north, east + 0.3 * (uniform() - 0.5), smaller));
        }
    }
    all.truncate(events);
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let shocks = all.iter().map(|(time, north, east, m)| Shock::new(*time, *north, *east, *m)).collect();
    (shocks, all.iter().map(|(_, north, east, _)| (*north, *east)).collect())
}

#[test]
fn windows_and_distances_of_the_reference() {
    for (name, windows) in [
        ("gardner_knopoff", DeclusterWindows::GardnerKnopoff),
        ("gruenthal", DeclusterWindows::Gruenthal),
        ("uhrhammer", DeclusterWindows::Uhrhammer),
    ] {
        for (magnitude, expected) in reference()[name].as_object().unwrap() {
            let (kilometres, days) = window(windows, magnitude.parse().unwrap());
            near(kilometres, &expected[0], 6e-5);
            near(days, &expected[1], 6e-5);
        }
        let (kilometres, days) = window(windows, -2.0);
        assert!(kilometres > 0.0 && days > 0.0, "{name}");
    }
    let haversine = &reference()["haversine_R6371"];
    near(distance((0.0, 179.5), (0.0, -179.5)), &haversine["(0,179.5)-(0,-179.5)"], 1e-6);
    near(distance((35.0, 139.0), (36.0, 140.0)), &haversine["(35,139)-(36,140)"], 1e-6);
    near(distance((90.0, 0.0), (0.0, 0.0)), &haversine["(90,0)-(0,0)"], 1e-6);
    let vector = &reference()["zaliapin"];
    let neighbour = Neighbour::new(0, 0.1, 10.0, 5.0);
    near(neighbour.log_eta(), &vector["dt=0.1yr,r=10km,m=5,b=1,df=1.6 log10eta"], 1e-9);
    near(neighbour.log_time, &vector["logT(q=.5)"], 1e-9);
    near(neighbour.log_distance, &vector["logR"], 1e-9);
}

#[test]
fn mainshocks_of_real_catalogues() {
    for (name, catalogue, expected) in real_catalogues() {
        let expected = &expected["decluster"];
        let shocks = shocks(&catalogue, expected["mc"].as_f64().unwrap(), false);
        assert_eq!(shocks.len() as u64, expected["n"].as_u64().unwrap());
        for (key, windows, foreshocks) in [
            ("gk_fs1", DeclusterWindows::GardnerKnopoff, 1.0),
            ("gk_fs0", DeclusterWindows::GardnerKnopoff, 0.0),
            ("gruenthal", DeclusterWindows::Gruenthal, 1.0),
            ("uhrhammer", DeclusterWindows::Uhrhammer, 1.0),
        ] {
            let found = by_windows(&shocks, windows, foreshocks).mainshocks() as f64;
            println!("{name} {key}: {found}, reference {}", expected[key]);
            near(found, &expected[key], 0.01 * expected[key].as_f64().unwrap());
        }
    }
}

#[test]
fn neighbours_of_real_catalogues() {
    for (name, catalogue, expected) in real_catalogues() {
        let shocks = shocks(&catalogue, expected["decluster"]["mc"].as_f64().unwrap(), true);
        let expected: &Json = &expected["zaliapin"];
        let found = by_neighbours(&shocks);
        let split = found.split.unwrap();
        println!("{name}: {split:?}, {} background, reference {expected}", found.mainshocks());
        let mut etas: Vec<f64> = found.neighbours.iter().flatten().map(Neighbour::log_eta).collect();
        etas.sort_by(f64::total_cmp);
        near(etas[(etas.len() - 1) / 2], &expected["median"], 2e-3);
        // The reference stops its iteration early (scikit-learn, tolerance 0.001).
        for kind in 0..2 {
            near(split.means[kind], &expected["means"][kind], 0.05);
            near(split.weights[kind], &expected["weights"][kind], 0.02);
        }
        near(split.threshold, &expected["threshold"], 0.05);
        let background = expected["background"].as_f64().unwrap();
        near(found.mainshocks() as f64, &expected["background"], 0.01 * background);
    }
}

#[test]
fn the_tree_finds_what_every_pair_finds() {
    let (shocks, places) = invented(1500, 3.0, 7);
    let found = nearest(&shocks);
    for (i, shock) in shocks.iter().enumerate() {
        let to = |j: usize| {
            let years = (shock.time - shocks[j].time) / YEAR;
            Neighbour::new(j, years, distance(places[i], places[j]), shocks[j].magnitude)
        };
        let best = (0..i)
            .filter(|&j| shocks[j].time < shock.time)
            .map(to)
            .min_by(|a, b| a.log_eta().total_cmp(&b.log_eta()));
        assert_eq!(best.map(|best| best.parent), found[i].map(|found| found.parent), "{i}");
    }
    for foreshocks in [0.0, 0.5] {
        let found = by_windows(&shocks, DeclusterWindows::GardnerKnopoff, foreshocks);
        let mut order: Vec<usize> = (0..shocks.len()).collect();
        order.sort_by(|&a, &b| shocks[b].magnitude.total_cmp(&shocks[a].magnitude));
        let mut main = vec![None; shocks.len()];
        for i in order {
            if main[i].is_some() {
                continue;
            }
            let (kilometres, days) = window(DeclusterWindows::GardnerKnopoff, shocks[i].magnitude);
            for j in 0..shocks.len() {
                let dt = (shocks[j].time - shocks[i].time) / 86_400.0;
                let in_time = -foreshocks * days <= dt && dt <= days;
                if main[j].is_none() && in_time && distance(places[i], places[j]) <= kilometres {
                    main[j] = Some(i);
                }
            }
        }
        assert_eq!(main, found.mainshock.iter().copied().map(Some).collect::<Vec<_>>());
    }
}

#[test]
fn clusters_have_their_largest_as_mainshock_and_odd_input_is_borne() {
    let (shocks, _) = invented(3000, 1.0, 3);
    for clusters in [by_neighbours(&shocks), by_windows(&shocks, DeclusterWindows::Gruenthal, 1.0)] {
        assert!(clusters.mainshocks() < shocks.len());
        for (index, &main) in clusters.mainshock.iter().enumerate() {
            assert_eq!(clusters.mainshock[main], main);
            assert!(shocks[main].magnitude >= shocks[index].magnitude);
        }
    }
    assert_eq!(by_neighbours(&[]).mainshocks(), 0);
    assert_eq!(by_windows(&[], DeclusterWindows::Uhrhammer, 1.0).mainshocks(), 0);
    // All at one moment and place: nobody is earlier; windows take all.
    let same = [Shock::new(0.0, 1.0, 2.0, 3.0); 40];
    assert_eq!((by_neighbours(&same).mainshocks(), by_neighbours(&same).split), (40, None));
    assert_eq!(by_windows(&same, DeclusterWindows::GardnerKnopoff, 0.0).mainshocks(), 1);
    assert_eq!(split(&[1.0; 100]), None);
    assert_eq!(split(&[f64::NAN; 100]), None);
}

#[test]
fn asked_of_a_catalogue_rows_are_the_catalogues() {
    let csv = "time,latitude,longitude,depth,mag\n\
        2020-01-01T00:00:00Z,10,20,5,2\n\
        2020-01-02T00:00:00Z,10,20,5,5\n\
        2020-01-03T00:00:00Z,10,20,5,4\n\
        2020-01-03T00:00:00Z,-10,20,5,4\n";
    let (catalogue, _) = good(csv);
    let ask = |json: &str| decluster(&catalogue, &serde_json::from_str(json).unwrap());
    let found = ask(r#"{"method":"gardner-knopoff","foreshocks":0}"#).unwrap();
    assert_eq!((found.mainshock, found.cluster), (vec![1, 1, 0, 1], vec![0, 1, 1, 3]));
    assert_eq!((found.events, found.mainshocks, found.log_time.len()), (4, 3, 0));
    let found = ask(r#"{"method":"gardner-knopoff","minimumMagnitude":4,"windows":"uhrhammer"}"#).unwrap();
    assert_eq!((found.mainshock, found.cluster), (vec![0, 1, 0, 1], vec![-1, 1, 1, 3]));
    let found = ask(r#"{"method":"zaliapin","minimumMagnitude":4}"#).unwrap();
    // Too few to split: nothing is an aftershock.
    assert_eq!((found.mainshock, found.split), (vec![0, 1, 1, 1], None));
    assert!(found.log_time[0].is_nan() && found.log_time[1].is_nan() && found.log_time[2].is_finite());
    assert_eq!(ask(r#"{"method":"zaliapin","foreshocks":2}"#).unwrap_err().code, Code::BadOption);
    assert_eq!(ask(r#"{"method":"zaliapin","minimumMagnitude":99}"#).unwrap_err().code, Code::BadOption);
    let (timeless, _) = good("lat,lon,mag\n1,2,3\n4,5,6\n");
    let options = serde_json::from_str(r#"{"method":"zaliapin"}"#).unwrap();
    assert_eq!(decluster(&timeless, &options).unwrap_err().code, Code::MissingColumn);
}

#[test]
#[ignore = "a measurement: cargo test --test seismic -- --ignored --nocapture hundred_thousand"]
fn statistics_of_a_hundred_thousand() {
    for years in [0.1, 50.0] {
        let (shocks, _) = invented(100_000, years, 1);
        #[allow(clippy::disallowed_methods, reason = "a measurement, native only")]
        let start = std::time::Instant::now();
        let windows = by_windows(&shocks, DeclusterWindows::GardnerKnopoff, 1.0).mainshocks();
        let middle = start.elapsed();
        let neighbours = by_neighbours(&shocks).mainshocks();
        let (first, second) = (middle, start.elapsed() - middle);
        println!("{years} years: windows {windows} in {first:?}, neighbours {neighbours} in {second:?}");
        let magnitudes: Vec<f64> = shocks.iter().map(|shock| shock.magnitude).collect();
        let distribution = FrequencyMagnitude::of(&magnitudes, 0.1);
        for &method in CompletenessMethod::ALL {
            #[allow(clippy::disallowed_methods, reason = "a measurement, native only")]
            let start = std::time::Instant::now();
            let mc = completeness(&distribution, method).mc;
            println!("  {method}: {mc:?} in {:?}", start.elapsed());
        }
    }
}
