//! Intensity tables in the layouts that agencies hand out; the rows are invented.

use orogen::error::Code;
use orogen::seismic::IntensityTable;
use orogen::seismic::intensity::{Equation, PracticeOptions, practice_csv};
use orogen::seismic::intensity_table::{
    IntensityEvent, IntensityFormat, IntensityImport, IntensityOptions, read_all,
};
use orogen::tabular::decode::NoLegacy;
use orogen::tabular::{NoteCode, Reason};
use proptest::prelude::*;

fn read(text: &str, options: &IntensityOptions) -> (IntensityTable, IntensityImport) {
    read_all("felt.csv", &[("felt.csv", text.as_bytes())], options, &NoLegacy).unwrap()
}

fn event() -> IntensityEvent {
    IntensityEvent { magnitude: Some(6.1), depth: Some(8.0), ..IntensityEvent::default() }
}

const DID_YOU_FEEL_IT: &str = "\
# USGS DYFI output, invented rows
# Columns: Geocoded box,CDI,No. of responses,Hypocentral distance,Latitude,Longitude,Suspect?,City,State
\"UTM:(10S 0540 4180 1000)\",4.6,7,31,37.77,-122.54,0,\"A\",\"CA\"
\"UTM:(10S 0541 4180 1000)\",3.1,2,64,37.77,-122.53,0,\"B\",\"CA\"
\"UTM:(10S 0542 4180 1000)\",x,2,64,37.77,-122.53,0,\"C\",\"CA\"
\"UTM:(10S 0543 4180 1000)\",14,2,64,37.77,-122.53,0,\"D\",\"CA\"
\"UTM:(10S 0544 4180 1000)\",2.0,2,,37.77,-122.53,0,\"E\",\"CA\"
";

#[test]
fn did_you_feel_it_with_the_event_given() {
    let options = IntensityOptions { events: vec![event()], ..IntensityOptions::default() };
    let (table, report) = read(DID_YOU_FEEL_IT, &options);
    assert_eq!(report.format, IntensityFormat::DidYouFeelIt);
    assert_eq!((report.rows, report.kept, report.events), (5, 2, 1));
    let row = &table.rows()[0];
    assert_eq!((row.magnitude, row.depth, row.distance, row.intensity), (6.1, Some(8.0), 31.0, 4.6));
    let dropped: Vec<_> = report
        .dropped
        .iter()
        .map(|row| (row.row, row.column.as_str(), row.value.as_str(), row.reason))
        .collect();
    assert_eq!(
        dropped,
        [
            (5, "CDI", "x", Reason::NotANumber),
            (6, "CDI", "14", Reason::OutOfRange),
            (7, "Hypocentral distance", "", Reason::Missing),
        ]
    );
    assert!(report.notes.iter().any(|note| note.code == NoteCode::EventGiven));
}

#[test]
fn without_a_magnitude_the_missing_column_is_named() {
    let files: [(&str, &[u8]); 1] = [("felt.csv", DID_YOU_FEEL_IT.as_bytes())];
    let error = read_all("felt.csv", &files, &IntensityOptions::default(), &NoLegacy).unwrap_err();
    assert_eq!(error.code, Code::MissingColumn);
    assert_eq!(error.place.unwrap().column.as_deref(), Some("magnitude"));
}

#[test]
fn epicentral_distances_become_hypocentral() {
    let text = "event_id;Mw;depth_km;repi;MMI\nb;5,0;30;40;4,1\na;6,0;12;16;5,5\n";
    let (table, report) = read(text, &IntensityOptions::default());
    let distances: Vec<f64> = table.rows().iter().map(|row| row.distance).collect();
    assert_eq!(distances, [50.0, 20.0]);
    assert_eq!(table.rows()[0].intensity, 4.1);
    for code in [NoteCode::DistanceFromEpicentre, NoteCode::DecimalComma] {
        assert!(report.notes.iter().any(|note| note.code == code), "{code}");
    }
}

#[test]
fn distances_are_told_from_places() {
    // A degree of latitude of a sphere of 6371 km is 111.195 km.
    let text = "LON,LAT,MMI,PGA,SVEL\n10.0,46.0,5.2,1.1,400\n10.0,47.0,4.0,1.0,760\n";
    let options = IntensityOptions {
        events: vec![IntensityEvent {
            latitude: Some(45.0),
            longitude: Some(10.0),
            depth: Some(0.0),
            ..event()
        }],
        ..IntensityOptions::default()
    };
    let (table, report) = read(text, &options);
    assert_eq!(report.format, IntensityFormat::Shakemap);
    assert!((table.rows()[0].distance - 111.195).abs() < 1e-3);
    assert!((table.rows()[1].distance - 222.390).abs() < 1e-3);
    assert_eq!(table.rows()[1].vs30, Some(760.0));
}

#[test]
fn events_come_in_time_order_and_stay_together() {
    let text =
        "event,time,mag,dist,intensity\nb,2020-02-01,5,10,4\na,2020-01-01,6,10,5\nb,2020-02-01,5,20,3\n";
    let (table, _) = read(text, &IntensityOptions::default());
    let order: Vec<&str> = table.rows().iter().map(|row| row.event.as_str()).collect();
    assert_eq!(order, ["a", "b", "b"]);
    assert_eq!(table.events(), [0..1, 1..3]);
}

#[test]
fn what_is_written_is_read_back() {
    let practice = practice_csv(&PracticeOptions { events: 5, ..PracticeOptions::default() }).unwrap();
    let (table, report) = read(&practice, &IntensityOptions::default());
    assert_eq!((report.format, report.kept, report.events), (IntensityFormat::Practice, 200, 5));
    assert_eq!(table.practice(), Some(Equation::AllenWaldWorden));
    let (again, second) = read(&table.to_csv(), &IntensityOptions::default());
    assert_eq!(again, table);
    assert_eq!(second.dropped, []);
    // One row that was not made from the equation, and the table is no practice table any more.
    let mixed = practice.replacen("allen-wald-worden-2012", "", 1);
    assert_eq!(read(&mixed, &IntensityOptions::default()).0.practice(), None);
}

#[test]
fn several_files_are_several_events() {
    let files: [(&str, &[u8]); 2] =
        [("one.csv", DID_YOU_FEEL_IT.as_bytes()), ("two.csv", DID_YOU_FEEL_IT.as_bytes())];
    let options = IntensityOptions {
        events: vec![event(), IntensityEvent { magnitude: Some(5.0), ..event() }],
        ..IntensityOptions::default()
    };
    let (table, report) = read_all("both", &files, &options, &NoLegacy).unwrap();
    assert_eq!((report.rows, report.kept, report.events), (10, 4, 2));
    assert_eq!(report.dropped[3].file.as_deref(), Some("two.csv"));
    assert_eq!(table.rows()[2].magnitude, 5.0);
}

#[test]
fn bad_inputs_are_answered() {
    let code = |text: &str| {
        let files: [(&str, &[u8]); 1] = [("x", text.as_bytes())];
        read_all("x", &files, &IntensityOptions::default(), &NoLegacy).unwrap_err().code
    };
    assert_eq!(code(""), Code::EmptySource);
    assert_eq!(code("intensity\n3\n"), Code::OneColumn);
    assert_eq!(code("mag,dist,intensity\n"), Code::NoRows);
    assert_eq!(code("mag,dist,intensity\n5,10,99\n"), Code::NoValidRows);
    assert_eq!(code("time,latitude,longitude,mag\n2020-01-01,1,2,3\n"), Code::MissingColumn);
    assert_eq!(code(r#"{"type":"FeatureCollection","features":["#), Code::BadJson);
    assert_eq!(code(r#"{"type":"FeatureCollection"}"#), Code::BadJson);
    assert_eq!(code(r#"{"type":"FeatureCollection","features":[]}"#), Code::NoRows);
    assert_eq!(code(r#"{"features":[1,{"properties":null}]}"#), Code::MissingColumn);
}

/// The layout of ShakeMap's grid.xml; the values are invented.
const GRID: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<shakemap_grid xmlns="http://earthquake.usgs.gov/eqcenter/shakemap" event_id="zz1" shakemap_version="2" shakemap_event_type="ACTUAL">
<event event_id="zz1" magnitude="6.2" depth="9.0" lat="45.0" lon="10.0" event_timestamp="2021-02-03T04:05:06UTC" event_description="Nowhere"/>
<grid_specification lon_min="10.0" lat_min="45.0" lon_max="11.0" lat_max="46.0" nlon="2" nlat="2"/>
<event_specific_uncertainty name="pga" value="0.1" numsta="3"/>
<grid_field index="2" name="LAT" units="dd"/>
<grid_field index="1" name="LON" units="dd"/>
<grid_field index="3" name="MMI" units="intensity"/>
<grid_field index="4" name="PGA" units="%g"/>
<grid_field index="5" name="SVEL" units="ms"/>
<grid_data>
10.0 46.0 5.6 4.1 400
11.0 46.0 5.1 3.2 760
10.0 45.0 nan 20 300
11.0 45.0 6.0
</grid_data>
</shakemap_grid>
"#;

#[test]
fn the_grid_of_a_shakemap() {
    let (table, report) = read(GRID, &IntensityOptions::default());
    assert_eq!(
        (report.format, report.rows, report.kept, report.events),
        (IntensityFormat::Shakemap, 4, 3, 1)
    );
    let row = &table.rows()[0];
    assert_eq!(
        (row.event.as_str(), row.magnitude, row.depth, row.vs30),
        ("zz1", 6.2, Some(9.0), Some(400.0))
    );
    assert_eq!(row.time, Some(1_612_325_106.0));
    assert_eq!(row.intensity, 5.6);
    // A degree of latitude of a sphere of 6371 km is 111.195 km; 9 km below.
    assert!((row.distance - 111.195_f64.hypot(9.0)).abs() < 1e-3, "{}", row.distance);
    // The row stands where it stands in the file; the one cut short has all that is needed.
    let dropped: Vec<_> =
        report.dropped.iter().map(|row| (row.row, row.column.as_str(), row.reason)).collect();
    assert_eq!(dropped, [(14, "MMI", Reason::NotFinite)]);
    assert_eq!(table.rows()[2].vs30, None);
    for code in [NoteCode::IntensityModelled, NoteCode::DistanceFromPlaces] {
        assert!(report.notes.iter().any(|note| note.code == code), "{code}");
    }
    // All on one line, as some write it.
    let (start, rest) = GRID.split_once("<grid_data>\n").unwrap();
    let (cells, end) = rest.split_once("</grid_data>").unwrap();
    let cells = cells.replace("6.0\n", "6.0 1 300\n").replace('\n', " ");
    let one_line = format!("{start}<grid_data>{cells}</grid_data>{end}");
    assert_eq!(read(&one_line, &IntensityOptions::default()).1.kept, 3);
}

#[test]
fn a_grid_that_stops_early_says_where() {
    for cut in [GRID.find("11.0 46.0").unwrap(), GRID.len() - 30] {
        let files: [(&str, &[u8]); 1] = [("grid.xml", &GRID.as_bytes()[..cut])];
        let error = read_all("grid.xml", &files, &IntensityOptions::default(), &NoLegacy).unwrap_err();
        let line = GRID[..cut].lines().count();
        assert_eq!(error.code, Code::BadXml);
        assert!(error.place.unwrap().row.unwrap().abs_diff(line) <= 2);
    }
    let (start, _) = GRID.split_once("<grid_data>").unwrap();
    let empty = format!("{start}<grid_data></grid_data></shakemap_grid>");
    let files: [(&str, &[u8]); 1] = [("grid.xml", empty.as_bytes())];
    let error = read_all("grid.xml", &files, &IntensityOptions::default(), &NoLegacy).unwrap_err();
    assert_eq!(error.code, Code::NoRows);
}

/// The layout of ShakeMap's stationlist.json; the values are invented.
const STATIONS: &str = r#"{"type": "FeatureCollection", "features": [
 {"type": "Feature", "id": "ZZ.A", "geometry": {"type": "Point", "coordinates": [10.2, 45.3]}, "properties": {
  "network": "ZZ", "code": "ZZ.A", "intensity": 5.4, "intensity_flag": "", "station_type": "seismic", "distance": 40.0,
  "vs30": 520, "mmi_from_pgm": [{"name": "pgv", "value": 5.4}], "pga": "null",
  "distances": {"rrup": 40.0, "rjb": 39.0, "rhypo": 42.5}}},
 {"type": "Feature", "id": "DYFI.1", "geometry": {"type": "Point", "coordinates": [10.4, 45.1]}, "properties": {
  "network": "DYFI", "code": "1", "intensity": 3.8, "intensity_flag": "0", "station_type": "macroseismic", "distance": 60.1,
  "distances": {"rrup": 60.1, "rhypo": 61.0}}},
 {"type": "Feature", "id": "ZZ.B", "geometry": {"type": "Point", "coordinates": [10.5, 45.1]}, "properties": {
  "code": "ZZ.B", "intensity": 9.9, "intensity_flag": "Outlier", "station_type": "seismic", "distances": {"rhypo": 61.0}}},
 {"type": "Feature", "id": "ZZ.C", "geometry": {"type": "Point", "coordinates": [10.5, 45.1]}, "properties": {
  "code": "ZZ.C", "intensity": "null", "intensity_flag": "", "station_type": "seismic", "distances": {"rhypo": 61.0}}},
 17
]}"#;

#[test]
fn the_station_list_of_a_shakemap() {
    let options = IntensityOptions { events: vec![event()], ..IntensityOptions::default() };
    let (table, report) = read(STATIONS, &options);
    assert_eq!((report.format, report.rows, report.kept), (IntensityFormat::Shakemap, 5, 2));
    let rows: Vec<_> = table.rows().iter().map(|row| (row.intensity, row.distance, row.vs30)).collect();
    assert_eq!(rows, [(5.4, 42.5, Some(520.0)), (3.8, 61.0, None)]);
    let dropped: Vec<_> =
        report.dropped.iter().map(|row| (row.row, row.value.as_str(), row.reason)).collect();
    assert_eq!(
        dropped,
        [(3, "9.9", Reason::Flagged), (4, "null", Reason::Missing), (5, "", Reason::Missing)]
    );
    let note = report.notes.iter().find(|note| note.code == NoteCode::IntensityConverted).unwrap();
    assert_eq!((note.values["rows"].clone(), note.values["all"].clone()), (3.into(), 5.into()));
    // Older lists know the distance to the rupture alone, and call it just that.
    let old = STATIONS.replace(r#""rhypo""#, r#""rx""#);
    let (table, report) = read(&old, &options);
    assert_eq!(table.rows()[0].distance, 40.0);
    assert!(report.notes.iter().any(|note| note.code == NoteCode::DistanceFromRupture));
}

#[test]
fn a_map_of_what_was_felt() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2],[1,3],[2,3],[1,2]]]},
         "properties":{"name":"UTM:(1)","nresp":3,"cdi":4.2,"dist":31}}]}"#;
    let options = IntensityOptions { events: vec![event()], ..IntensityOptions::default() };
    let (table, report) = read(text, &options);
    assert_eq!(report.format, IntensityFormat::DidYouFeelIt);
    assert_eq!((table.rows()[0].intensity, table.rows()[0].distance), (4.2, 31.0));
}

fn read_any(bytes: &[u8]) {
    let files = [("felt.csv", bytes)];
    for options in [
        IntensityOptions::default(),
        IntensityOptions { events: vec![event()], ..IntensityOptions::default() },
    ] {
        if let Ok((table, report)) = read_all("felt.csv", &files, &options, &NoLegacy) {
            assert_eq!(report.kept + report.dropped.len(), report.rows);
            assert_eq!(table.rows().len(), report.kept);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_any(&bytes);
    }

    #[test]
    fn no_table_makes_it_panic_or_lose_rows(
        rows in proptest::collection::vec("[-0-9a,;|\"'.:/TZNe \t\r#é]{0,40}", 0..12),
    ) {
        let header = "event_id,time,magnitude,depth_km,hypocentral_distance_km,vs30,intensity";
        read_any(format!("{header}\nq,2020-01-01,5,10,20,300,4\n{}", rows.join("\n")).as_bytes());
    }

    #[test]
    fn no_mangled_file_makes_it_panic_or_lose_rows(
        which in 0..4_usize,
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0..4_u8), 1..12),
    ) {
        let practice = practice_csv(&PracticeOptions { events: 2, sites: 3, ..PracticeOptions::default() }).unwrap();
        let mut bytes = [practice.as_str(), DID_YOU_FEEL_IT, GRID, STATIONS][which].as_bytes().to_vec();
        for (at, byte, how) in damage {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => bytes.truncate(at.max(1)),
                // Separators and digits do more harm than other bytes.
                _ => bytes[at] = b",;|\t\n\"<>-.0912 {"[usize::from(byte) % 16],
            }
        }
        read_any(&bytes);
    }
}
