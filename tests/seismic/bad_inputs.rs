//! What is no catalogue, what is a bad one, and what the reader overrules.

use super::*;
use orogen::error::Code;
use orogen::tabular::Field;
use std::collections::BTreeMap;

#[test]
fn nothing_and_no_text() {
    assert_eq!(bad(b"").code, Code::EmptySource);
    assert_eq!(bad(b" \r\n\t\n").code, Code::EmptySource);
    assert_eq!(bad(b"\xEF\xBB\xBF").code, Code::EmptySource);
    let zip = bad(b"PK\x03\x04\x14\0\x06\0anything");
    assert_eq!((zip.code, text(&zip, "kind")), (Code::BinarySource, "zip".to_owned()));
    assert_eq!(bad(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR").code, Code::BinarySource);
    assert_eq!(bad(b"\x1F\x8B\x08\0\0").code, Code::BinarySource);
    assert_eq!(bad(&[0; 500]).code, Code::BinarySource);
    let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(bad(&noise).code, Code::BinarySource);
}

#[test]
fn no_table_or_no_header_or_no_rows() {
    assert_eq!(bad(b"magnitude\n4.5\n4.6\n").code, Code::OneColumn);
    assert_eq!(bad(b"Once upon a time there was a quake.\nIt was large.\n").code, Code::OneColumn);
    assert_eq!(bad(b"<html><p>a,b,c</p>\n<p>1,2,3</p></html>").code, Code::OneColumn);
    let error = bad(b"2014-01-11T05:21:13Z,38.36,20.47,2,3.1\n2014-01-11T05:22:13Z,38.36,20.47,2,3.1\n");
    assert_eq!((error.code, error.place.unwrap().row), (Code::NoHeader, Some(1)));
    assert_eq!(
        bad(b"79.689\t41.818\t2012.2\t4\t4\t4.4\n79.6\t41.8\t2012.2\t4\t4\t5.1\n").code,
        Code::NoHeader
    );
    assert_eq!(bad(b"time,latitude,longitude,depth,mag\n").code, Code::NoRows);
    assert_eq!(bad(b"time,latitude,longitude,depth,mag\n,,,,\n\n").code, Code::NoRows);
}

#[test]
fn a_missing_column_lists_those_there_are() {
    let error = bad(b"time,latitude,longitude,depth\n2020-01-01,1,2,3\n");
    assert_eq!(error.code, Code::MissingColumn);
    assert_eq!(text(&error, "columns"), "time, latitude, longitude, depth");
    let place = error.place.unwrap();
    assert_eq!((place.column.as_deref(), place.file.as_deref()), (Some("magnitude"), Some("test.csv")));
    assert_eq!(
        bad(b"time,lat,depth,mag\n2020-01-01,1,2,3\n").place.unwrap().column.as_deref(),
        Some("longitude")
    );
}

#[test]
fn all_rows_invalid_names_the_commonest_reason() {
    let error = bad(b"latitude,longitude,mag\n99,1,4\n1,2,x\n98,2,5\n");
    assert_eq!(error.code, Code::NoValidRows);
    assert_eq!(text(&error, "reason"), "out-of-range");
    assert_eq!(error.values["count"], Value::from(2));
    assert_eq!(error.values["rows"], Value::from(3));
    let place = error.place.unwrap();
    assert_eq!((place.row, place.column.as_deref()), (Some(2), Some("latitude")));
}

#[test]
fn one_row_and_three_rows_are_catalogues() {
    assert_eq!(good("time,latitude,longitude,depth,mag\n2020-01-01T00:00:00Z,1,2,3,4\n").0.len(), 1);
    assert_eq!(good("lat,lon,mag\n1,2,3\n1,2,4\n1,2,5").0.len(), 3);
}

#[test]
fn every_gate_drops_with_its_reason() {
    let csv = "time,latitude,longitude,depth,mag,type\n\
        2020-01-01T00:00:00Z,1,2,3,4,earthquake\n\
        2020-01-02T00:00:00Z,NaN,2,3,4,\n\
        2020-01-03T00:00:00Z,1,inf,3,4,\n\
        2020-01-04T00:00:00Z,1,2,-Infinity,4,\n\
        2020-01-05T00:00:00Z,1,2,3,nan,\n\
        2020-01-06T00:00:00Z,90.1,2,3,4,\n\
        2020-01-07T00:00:00Z,1,361,3,4,\n\
        2020-01-08T00:00:00Z,1,2,-10.1,4,\n\
        2020-01-09T00:00:00Z,1,2,801,4,\n\
        2020-01-10T00:00:00Z,1,2,3,-3.1,\n\
        2020-01-11T00:00:00Z,1,2,3,10.1,\n\
        2020-01-12T00:00:00Z,1,2,3,,\n\
        2020-01-13T00:00:00Z,,2,3,4,\n\
        2020-13-01T00:00:00Z,1,2,3,4,\n\
        ,1,2,3,4,\n\
        2020-01-16T00:00:00Z,1,2,abc,4,\n\
        2020-01-17T00:00:00Z,1,2,3,4,ice quake\n\
        0020-01-18T00:00:00Z,1,2,3,4,\n\
        2020-01-19T00:00:00Z,1\n\
        2020-01-20T00:00:00Z,1,2,3,4,,,extra\n\
        2020-01-01T00:00:00Z,1,2,3,4,earthquake\n\
        2020-01-22T00:00:00Z,1,200,,4,\n";
    let (catalogue, report) = good(csv);
    assert_eq!(
        reasons(&report),
        [
            (3, "latitude", Reason::NotFinite),
            (4, "longitude", Reason::NotFinite),
            (5, "depth", Reason::NotFinite),
            (6, "mag", Reason::NotFinite),
            (7, "latitude", Reason::OutOfRange),
            (8, "longitude", Reason::OutOfRange),
            (9, "depth", Reason::OutOfRange),
            (10, "depth", Reason::OutOfRange),
            (11, "mag", Reason::OutOfRange),
            (12, "mag", Reason::OutOfRange),
            (13, "mag", Reason::Missing),
            (14, "latitude", Reason::Missing),
            (15, "time", Reason::NotATime),
            (16, "time", Reason::Missing),
            (17, "depth", Reason::NotANumber),
            (18, "type", Reason::NotAnEarthquake),
            (19, "time", Reason::OutOfRange),
            (20, "", Reason::Ragged),
            (21, "", Reason::Ragged),
            (22, "", Reason::Duplicate),
        ]
    );
    assert_eq!(report.dropped[5 - 1].value, "90.1");
    assert_eq!(catalogue.longitude(), [2.0, -160.0]);
    assert_eq!(report.note(NoteCode::LongitudeWrapped).unwrap().values["rows"], Value::from(1));
    let all = CatalogueOptions { keep_other_events: true, ..CatalogueOptions::default() };
    assert_eq!(read_as(csv.as_bytes(), &all).unwrap().1.kept, 3);
}

#[test]
fn duplicates_are_equal_in_everything() {
    let (_, report) =
        good("time,lat,lon,mag,id\n2020-01-01,1,2,3,a\n2020-01-01,1,2,3,b\n2020-01-01,1,2,3,a\n");
    assert_eq!(reasons(&report), [(4, "", Reason::Duplicate)]);
    let (_, report) = good("lat,lon,mag\n1,2,3\n1,2,3\n");
    assert_eq!(report.kept, 2);
    let (_, report) = good("lat,lon,mag,id\n1,2,3,a\n1,2,3,b\n1,2,3,a\n");
    assert_eq!(reasons(&report), [(4, "", Reason::Duplicate)]);
}

#[test]
fn missing_depth_and_time_columns_are_noted() {
    let (catalogue, report) = good("lat,lon,mag\n1,2,3\n4,5,6\n");
    for code in [NoteCode::DepthMissingColumn, NoteCode::TimeMissingColumn, NoteCode::ColumnsGuessed] {
        assert!(codes(&report).contains(&code), "{code}");
    }
    assert!(!catalogue.has_times());
    assert_eq!(catalogue.event(0).unwrap().time, None);
    assert_eq!(catalogue.event(0).unwrap().depth, None);
    assert!(catalogue.columns().time[0].is_nan());
}

#[test]
fn a_column_called_type_may_hold_magnitude_types() {
    let (catalogue, report) = good("lat,lon,mag,type\n1,2,3,ML\n4,5,6,Mw\n");
    assert_eq!(report.fields.get(&Field::EventType), None);
    assert_eq!((catalogue.len(), catalogue.magnitude_type(1)), (2, "Mw"));
}

#[test]
fn the_reader_overrules() {
    let csv = "when,a,b,size,mag\n03/04/2020,1,2,3.5,9\n05/06/2020,1,2,4.5,9\n";
    let mut options = CatalogueOptions {
        columns: [
            ("when", Field::Time),
            ("a", Field::Latitude),
            ("b", Field::Longitude),
            ("size", Field::Magnitude),
        ]
        .map(|(column, field)| (field, column.to_owned()))
        .into(),
        ..CatalogueOptions::default()
    };
    let (catalogue, report) = read_as(csv.as_bytes(), &options).unwrap();
    assert_eq!(catalogue.magnitude(), [3.5, 4.5]);
    assert_eq!(catalogue.time()[0], utc("2020-03-04T00:00:00Z"));
    assert_eq!(report.note(NoteCode::DayMonthOrder).unwrap().values["certain"], Value::from("no"));
    options.day_first = Some(true);
    options.time_zone_minutes = Some(480.0);
    let (catalogue, report) = read_as(csv.as_bytes(), &options).unwrap();
    assert_eq!(catalogue.time()[0], utc("2020-04-02T16:00:00Z"));
    assert!(
        report.note(NoteCode::DayMonthOrder).is_none() && report.note(NoteCode::TimeZoneAssumed).is_none()
    );
    options.columns.insert(Field::Depth, "nowhere".to_owned());
    let error = read_as(csv.as_bytes(), &options).unwrap_err();
    assert_eq!((error.code, error.place.unwrap().column.as_deref()), (Code::UnknownColumn, Some("nowhere")));
    let json = r#"{"columns":{"magnitudeType":"t"},"depthUnit":"m","delimiter":"\t","keepOtherEvents":true}"#;
    let parsed: CatalogueOptions = serde_json::from_str(json).unwrap();
    assert_eq!(parsed.columns, BTreeMap::from([(Field::MagnitudeType, "t".to_owned())]));
    assert!(serde_json::from_str::<CatalogueOptions>(r#"{"colums":{}}"#).is_err());
}

#[test]
fn truncated_quakeml_says_where() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogues/quakeml.xml");
    let whole = std::fs::read_to_string(path).unwrap();
    for cut in [400, 900, 1500, whole.len() - 30] {
        let error = bad(&whole.as_bytes()[..cut]);
        let line = whole[..cut].lines().count();
        let row = error.place.clone().unwrap().row.unwrap();
        assert_eq!(error.code, Code::BadXml, "{cut}: {error}");
        assert!(row <= line && row + 2 >= line, "{cut}: line {row} of {line}");
        assert!(!text(&error, "detail").is_empty());
    }
    let crossed = whole.replacen("</time>", "</depth>", 1);
    assert_eq!(bad(crossed.as_bytes()).code, Code::BadXml);
    let empty = "<q:quakeml xmlns:q='x'><eventParameters></eventParameters></q:quakeml>";
    assert_eq!(bad(empty.as_bytes()).code, Code::NoRows);
    assert_eq!(bad(b"<?xml version='1.0'?><kml><Placemark>1,2</Placemark></kml>").code, Code::OneColumn);
}

#[test]
fn ten_megabytes_of_noise_are_refused_at_once() {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let noise: Vec<u8> = (0..10_000_000).map(|_| next()).collect();
    assert_eq!(bad(&noise).code, Code::BinarySource);
    // Printable noise has lines and commas by chance; no row of it is an event.
    let printable: Vec<u8> =
        noise.iter().map(|byte| if byte % 97 == 0 { b'\n' } else { 32 + byte % 95 }).collect();
    let error = bad(&printable);
    let clear = [Code::OneColumn, Code::NoHeader, Code::MissingColumn, Code::NoValidRows];
    assert!(clear.contains(&error.code), "{error}");
}

#[test]
fn a_second_header_line_is_said_and_costs_nothing() {
    let csv = "time,latitude,longitude,depth,mag\n2020-01-01,1,2,3,4\ntime,latitude,longitude,depth,mag\n2020-01-02,1,2,3,4\n";
    let (catalogue, report) = good(csv);
    assert_eq!((catalogue.len(), reasons(&report)), (2, vec![(3, "", Reason::RepeatedHeader)]));
    let (catalogue, report) = good(&csv.replacen("2020-01-01,1,2,3,4\n", "", 1));
    assert_eq!((catalogue.len(), reasons(&report)), (1, vec![(2, "", Reason::RepeatedHeader)]));
}

#[test]
fn two_encodings_in_one_file_are_read_as_one_and_noted() {
    let mut bytes = "time,lat,lon,mag,place\n2020-01-01,1,2,3,Zürich\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"2020-01-02,1,2,3,Z\xFCrich\n");
    let (catalogue, report) = read_as(&bytes, &CatalogueOptions::default()).unwrap();
    assert_eq!((report.encoding, catalogue.len()), (Encoding::Windows1252, 2));
    assert!(codes(&report).contains(&NoteCode::EncodingGuessed));
    assert_eq!(catalogue.place(1), "Zürich");
}

#[test]
fn absurd_values_in_every_column() {
    for absurd in ["-1e308", "1e308", "-0", "99999999999999999999", "0x7f", "+-1", "1.2.3", "\u{221E}", "💥"]
    {
        let csv = format!(
            "time,lat,lon,depth,mag\n2020-01-01,1,2,3,4\n{}",
            [
                format!("{absurd},1,2,3,4\n"),
                format!("2020-01-02,{absurd},2,3,4\n"),
                format!("2020-01-03,1,{absurd},3,4\n"),
                format!("2020-01-04,1,2,{absurd},4\n"),
                format!("2020-01-05,1,2,3,{absurd}\n"),
            ]
            .concat()
        );
        let (catalogue, report) = good(&csv);
        assert_eq!(report.rows, 6, "{absurd}");
        assert!(catalogue.latitude().iter().all(|value| value.abs() <= 90.0), "{absurd}");
        assert!(catalogue.magnitude().iter().all(|value| (-3.0..=10.0).contains(value)), "{absurd}");
    }
}

#[test]
fn special_formats_with_nothing_in_them() {
    assert_eq!(bad(b"#EventID|Time|Latitude|Longitude|Depth/km|Author\n").code, Code::NoRows);
    assert_eq!(
        bad(b"  EVENTID,TYPE,AUTHOR,DATE,TIME,LAT,LON,DEPTH,DEPFIX,AUTHOR,TYPE,MAG\nSTOP\n").code,
        Code::NoRows
    );
    let error = bad(b"#EventID|Time|Latitude|Longitude\n1|2020-01-01|1|2\n");
    assert_eq!(
        (error.code, error.place.unwrap().column.as_deref()),
        (Code::MissingColumn, Some("magnitude"))
    );
}
