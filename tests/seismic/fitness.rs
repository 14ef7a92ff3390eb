//! Parts of a catalogue, depths nobody measured, and what a catalogue is fit for.

use super::statistics::real_catalogues;
use super::*;
use orogen::error::Code;
use orogen::seismic::Region;
use orogen::seismic::depths::depths;
use orogen::seismic::fitness::{Fitness, FitnessCode};
use orogen::seismic::selection::Selection;
use orogen::seismic::statistics::{BValueOptions, FitnessOptions, b_value, fitness};
use orogen::seismic::through_time::change;
use orogen::seismic::{Event, samples, synthetic};

fn warned(fitness: &Fitness) -> Vec<FitnessCode> {
    fitness.warnings.iter().map(|warning| warning.code).collect()
}

fn number(fitness: &Fitness, code: FitnessCode, name: &str) -> f64 {
    let warning = fitness.warnings.iter().find(|warning| warning.code == code).unwrap();
    match &warning.values[name] {
        Value::Number(number) => *number,
        Value::Text(text) => panic!("{text}"),
    }
}

#[test]
fn parts_are_what_they_say() {
    let csv = "time,latitude,longitude,depth,mag\n\
        2020-01-01T00:00:00Z,10,179,5,4\n\
        2020-01-02T00:00:00Z,10,-179,,5\n\
        2020-01-03T00:00:00Z,10,0,50,6\n";
    let (catalogue, _) = good(csv);
    let rows = |json: &str| {
        let selection: Selection = serde_json::from_str(json).unwrap();
        selection.rows(&catalogue)
    };
    assert_eq!(rows("{}").unwrap(), [0, 1, 2]);
    let across = r#"{"region":{"south":0,"north":20,"west":170,"east":-170}}"#;
    assert_eq!(rows(across).unwrap(), [0, 1]);
    let around = r#"{"region":{"south":0,"north":20,"west":-170,"east":170}}"#;
    assert_eq!(rows(around).unwrap(), [2]);
    assert_eq!(rows(r#"{"minimumMagnitude":5}"#).unwrap(), [1, 2]);
    assert_eq!(rows(r#"{"maximumDepth":50}"#).unwrap(), [0, 2]);
    assert_eq!(rows(r#"{"minimumDepth":5.1,"maximumDepth":60}"#).unwrap(), [2]);
    let (from, to) = (utc("2020-01-02T00:00:00Z"), utc("2020-01-02T12:00:00Z"));
    assert_eq!(rows(&format!(r#"{{"from":{from},"to":{to}}}"#)).unwrap(), [1]);
    for (wrong, option) in [
        (r#"{"region":{"south":20,"north":0,"west":0,"east":1}}"#, "selection.region.south"),
        (r#"{"region":{"south":0,"north":91,"west":0,"east":1}}"#, "selection.region.north"),
        (r#"{"from":2,"to":1}"#, "selection.from"),
        (r#"{"minimumDepth":2,"maximumDepth":1}"#, "selection.minimumDepth"),
    ] {
        let error = rows(wrong).unwrap_err();
        assert_eq!((error.code, error.place.unwrap().option.unwrap().as_str()), (Code::BadOption, option));
    }
    let region = Region { south: f64::NAN, north: 0.0, west: 0.0, east: 0.0 };
    let error = Selection { region: Some(region), ..Selection::default() }.rows(&catalogue).unwrap_err();
    assert_eq!(error.code, Code::BadOption);
    assert!(serde_json::from_str::<Selection>(r#"{"depth":1}"#).is_err());
}

#[test]
fn spikes_are_not_whole_kilometres() {
    // Whole kilometres alone make no spike; a tenth of them at 10 km does, even on a slope.
    let slope: Vec<f64> =
        (0..40).flat_map(|depth| vec![f64::from(depth); 200 - 4 * depth as usize]).collect();
    assert_eq!(depths(&slope).spikes, []);
    assert_eq!(depths(&slope).count.iter().sum::<usize>(), slope.len());
    let with: Vec<f64> = slope.iter().copied().chain(std::iter::repeat_n(10.0, 500)).collect();
    let found = depths(&with).spikes;
    assert_eq!((found.len(), found[0].depth, found[0].count), (1, 10.0, 660));
    assert_eq!(depths(&[f64::NAN]).count.len(), 0);
    let above_sea = depths(&[-3.2, 0.4, 650.0]);
    assert_eq!((above_sea.from, above_sea.width, above_sea.count.len()), (-20.0, 20.0, 34));
}

#[test]
fn real_catalogues_are_doubted_where_they_should_be() {
    for (name, catalogue, expected) in real_catalogues() {
        let found = fitness(&catalogue, &FitnessOptions::default()).unwrap();
        println!("{name}: {:?}\n  spikes {:?}", found.warnings, found.depths.spikes);
        println!("  {:?}", found.through_time.iter().map(|w| (w.mc, w.b)).collect::<Vec<_>>());
        let doubts = warned(&found);
        assert_eq!((found.events, found.bin_width), (catalogue.len(), 0.1));
        assert_eq!(found.mc, expected["maxc"].as_f64());
        assert_eq!(found.b_values.len(), 3);
        assert_eq!(found.bins.count.iter().sum::<usize>(), found.events);
        assert_eq!(found.through_time.iter().map(|window| window.events).sum::<usize>(), found.events);
        let typed: usize = found.magnitude_types.iter().flat_map(|year| year.counts.values()).sum();
        assert_eq!(typed, found.events);
        let has = |code| doubts.contains(&code);
        assert_eq!(has(FitnessCode::MethodsDisagree), name == "usgs_month", "{name}");
        assert_eq!(has(FitnessCode::BValueAbsurd), name == "usgs_month", "{name}");
        assert_eq!(has(FitnessCode::LowestBinIsMode), !name.starts_with("usgs_month"), "{name}");
        assert!(!has(FitnessCode::FewEvents) && !has(FitnessCode::NoTimes), "{name}");
        if name == "neic" {
            let spikes: Vec<f64> = found.depths.spikes.iter().map(|spike| spike.depth).collect();
            assert_eq!(spikes, [10.0, 33.0, 35.0]);
            assert!((found.depths.spikes[0].share - 0.1683).abs() < 1e-4);
            assert!((found.depths.spikes[1].share - 0.159).abs() < 1e-4);
            assert!((number(&found, FitnessCode::FixedDepths, "percent") - 35.3).abs() < 0.1);
            assert!(has(FitnessCode::MixedMagnitudeTypes));
            assert_eq!((found.magnitude_types[0].year, found.magnitude_types.len()), (1965, 52));
        }
    }
}

#[test]
fn little_or_nothing_is_said_honestly() {
    let nothing = Catalogue::from_events("", &[]);
    let empty = fitness(&nothing, &FitnessOptions::default()).unwrap();
    assert_eq!((empty.events, empty.mc, warned(&empty)), (0, None, vec![FitnessCode::FewEvents]));
    let one = Event { magnitude: 4.0, ..Event::default() };
    let few = fitness(&Catalogue::from_events("", &vec![one; 60]), &FitnessOptions::default()).unwrap();
    // All of one magnitude: nothing above it, so that completeness + 0.2 has no events.
    assert_eq!(warned(&few), [FitnessCode::LowestBinIsMode, FitnessCode::FewEvents, FitnessCode::NoTimes]);
    assert_eq!((few.b_values.len(), few.through_time.len()), (0, 0));

    let (catalogue, _) = good(&synthetic::csv(samples::SYNTHETIC_SEED));
    let whole = fitness(&catalogue, &FitnessOptions::default()).unwrap();
    assert_eq!(whole.depths.spikes, []);
    // Its commonest magnitude wanders from 3.2 to 4.5 between windows, but so it does in any order.
    assert!(!warned(&whole).contains(&FitnessCode::CompletenessChanges));
    let magnitudes = catalogue.magnitude();
    assert_eq!(change(magnitudes, 0.1, 0.3), None);
    let later: Vec<f64> = magnitudes.iter().map(|m| m + 1.0).collect();
    assert!(change(&[magnitudes, &later].concat(), 0.1, 0.3).is_some());
    let given = FitnessOptions { mc: Some(4.8), bin_width: Some(0.2), ..FitnessOptions::default() };
    let given = fitness(&catalogue, &given).unwrap();
    assert_eq!((given.mc, given.bin_width), (Some(4.8), 0.2));
    assert!(given.b_values.iter().all(|law| law.mc == 4.8));
    for wrong in [
        FitnessOptions { bin_width: Some(1e-9), ..FitnessOptions::default() },
        FitnessOptions { mc: Some(f64::NAN), ..FitnessOptions::default() },
    ] {
        assert_eq!(fitness(&catalogue, &wrong).unwrap_err().code, Code::BadOption);
    }
    let ask = |json: &str| b_value(&catalogue, &serde_json::from_str::<BValueOptions>(json).unwrap());
    assert_eq!(ask(r#"{"mc":9,"method":"aki-utsu"}"#).unwrap_err().code, Code::TooFewRows);
    assert!(ask(r#"{"mc":4.8,"method":"b-positive"}"#).is_ok());
    let (timeless, _) = good("lat,lon,mag\n1,2,3\n4,5,6\n");
    let options = serde_json::from_str(r#"{"mc":3,"method":"b-positive"}"#).unwrap();
    assert_eq!(b_value(&timeless, &options).unwrap_err().code, Code::BadOption);
}
