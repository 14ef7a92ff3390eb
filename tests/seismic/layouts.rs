//! Every agency's layout, one fixture each.

use super::*;
use orogen::error::Code;
use orogen::seismic::{DepthUnit, Event};
use orogen::tabular::{CatalogueFormat, Delimiter, Field};

#[test]
fn usgs_in_22_columns_newest_first() {
    for name in ["usgs_22col.csv", "usgs_22col_bom.csv"] {
        let (catalogue, report) = fixture(name);
        assert_eq!(report.format, CatalogueFormat::UsgsCsv, "{name}");
        assert_eq!(report.encoding, Encoding::Utf8);
        assert_eq!(report.columns.len(), 22);
        assert!(codes(&report).contains(&NoteCode::SortedByTime));
        assert!(catalogue.time().is_sorted());
    }
    let (catalogue, report) = fixture("usgs_22col.csv");
    assert_eq!(reasons(&report), [(3, "type", Reason::NotAnEarthquake)]);
    assert_eq!(report.set_aside[0].value, "mining explosion");
    let last = catalogue.event(catalogue.len() - 1).unwrap();
    assert_eq!(
        last,
        Event {
            time: Some(utc("2013-12-31T19:25:31.990Z")),
            latitude: 36.57,
            longitude: -97.842,
            depth: Some(4.4),
            magnitude: 2.6,
            magnitude_type: "ml".to_owned(),
            id: "usc000luva".to_owned(),
            place: "2 km NNW of Kremlin, Oklahoma".to_owned(),
        }
    );
}

#[test]
fn usgs_feed_in_15_columns() {
    let (catalogue, report) = fixture("usgs_15col.csv");
    assert_eq!((report.format, report.columns.len()), (CatalogueFormat::UsgsCsv, 15));
    assert_eq!(catalogue.len(), report.rows);
    assert_eq!(report.notes, []);
}

#[test]
fn notebooks_database_csv() {
    let (catalogue, report) = fixture("kaggle_neic.csv");
    assert_eq!(report.fields[&Field::Date], "Date");
    assert_eq!(report.fields[&Field::Clock], "Time");
    assert_eq!(reasons(&report), [(3, "Type", Reason::NotAnEarthquake)]);
    let expected = ["1965-01-02T13:44:18Z", "1975-02-23T02:58:41Z", "2016-12-31T20:11:59Z"].map(utc);
    assert_eq!(catalogue.time(), expected);
    assert!(expected[0] < 0.0, "before 1970");
    let order = report.note(NoteCode::DayMonthOrder).unwrap();
    assert_eq!(order.values["order"], Value::from("month-first"));
    assert_eq!(order.values["certain"], Value::from("yes"));
}

#[test]
fn geonet_longitude_before_latitude_and_across_180() {
    let (catalogue, report) = fixture("geonet.csv");
    assert_eq!(catalogue.longitude(), [-179.5, 175.1]);
    assert_eq!(catalogue.latitude(), [-37.7, -40.2]);
    assert_eq!(catalogue.magnitude(), [3.417742011, 1.79397448]);
    assert_eq!(report.fields[&Field::Depth], "depth");
    assert_eq!(reasons(&report), [(4, "eventtype", Reason::NotAnEarthquake)]);
}

#[test]
fn ncedc_slashes_year_first() {
    let (catalogue, report) = fixture("ncedc.csv");
    assert_eq!(catalogue.time(), [utc("1963-05-23T10:15:08.900Z"), utc("1967-08-01T10:33:50.470Z")]);
    assert!(report.note(NoteCode::DayMonthOrder).is_none());
    assert_eq!(report.note(NoteCode::TimeZoneAssumed).unwrap().values["minutes"], Value::from(0.0));
}

#[test]
fn emsc_semicolons_with_a_trailing_one() {
    let (catalogue, report) = fixture("emsc.csv");
    assert_eq!(report.delimiter, Some(Delimiter::Semicolon));
    assert_eq!(report.columns.len(), 11);
    assert_eq!((catalogue.len(), catalogue.magnitude_type(0)), (2, "ML"));
    assert_eq!(catalogue.place(0), "INVENTED, REGION");
    assert_eq!(catalogue.time()[0], utc("2031-03-11T05:21:13Z"));
    assert!(report.note(NoteCode::TimeZoneAssumed).is_none(), "the header says UTC");
}

#[test]
fn fdsn_text_with_pipes() {
    let (catalogue, report) = fixture("fdsn.txt");
    assert_eq!(report.delimiter, Some(Delimiter::Pipe));
    assert_eq!(report.columns[0], "EventID");
    assert_eq!(
        reasons(&report),
        [(3, "Magnitude", Reason::Missing), (4, "EventType", Reason::NotAnEarthquake)]
    );
    assert_eq!((catalogue.id(0), catalogue.magnitude()[0]), ("inv1", 4.48));
    let (catalogue, report) = fixture("fdsn_ragged.txt");
    assert_eq!(catalogue.len(), 3);
    let note = report.note(NoteCode::HeaderCountDiffers).unwrap();
    assert_eq!((&note.values["rows"], &note.values["row"]), (&Value::from(1), &Value::from(4)));
}

#[test]
fn japanese_offsets_without_colon() {
    let (catalogue, report) = fixture("jma_csep.csv");
    assert_eq!(catalogue.time()[0], utc("1919-11-10T13:31:03.590Z"));
    assert!(report.note(NoteCode::TimeZoneAssumed).is_none());
}

#[test]
fn chinese_lists_in_gb18030_and_utf_8() {
    for (name, encoding) in [("cenc_gb18030.csv", Encoding::Gb18030), ("cenc_bom.csv", Encoding::Utf8)] {
        let (catalogue, report) = fixture(name);
        assert_eq!(report.encoding, encoding);
        assert_eq!(codes(&report).contains(&NoteCode::EncodingGuessed), encoding != Encoding::Utf8);
        assert_eq!(report.fields[&Field::Magnitude], "震级(M)");
        assert_eq!(catalogue.time()[0], utc("2035-04-02T00:19:19Z"), "UTC+8, as the header says");
        assert_eq!(report.note(NoteCode::TimeZoneAssumed).unwrap().values["minutes"], Value::from(480.0));
        assert_eq!(catalogue.place(0), "虚构地点");
        assert_eq!(catalogue.magnitude(), [3.7, -0.2]);
        assert!(report.note(NoteCode::DepthMetres).is_none(), "千米 is kilometres");
    }
}

#[test]
fn european_spreadsheet_in_windows_1252() {
    let (catalogue, report) = fixture("european_windows1252.csv");
    assert_eq!(report.encoding, Encoding::Windows1252);
    assert_eq!(report.fields[&Field::Longitude], "Länge");
    assert!(codes(&report).contains(&NoteCode::DecimalComma));
    assert_eq!(report.note(NoteCode::SecondOverflow).unwrap().values["rows"], Value::from(1));
    assert_eq!(catalogue.time()[0], utc("2034-02-02T00:00:00Z"), "23:59:60 is carried over");
    assert_eq!(catalogue.time()[1], utc("2035-06-27T04:53:20.500Z"));
    assert_eq!(catalogue.latitude(), [46.10, 47.8123]);
    assert!(catalogue.depth()[0].is_nan(), "an empty depth is missing, not zero");
    assert_eq!(catalogue.place(1), "Zürich");
}

#[test]
fn utf_16_with_tabs_and_crlf() {
    let (catalogue, report) = fixture("utf16le_tab.csv");
    assert_eq!((report.encoding, report.delimiter), (Encoding::Utf16Le, Some(Delimiter::Tab)));
    assert_eq!((catalogue.len(), catalogue.place(0)), (2, "Село"));
}

#[test]
fn isc_bulletin_under_its_banner() {
    let (catalogue, report) = fixture("isc_catcsv.txt");
    assert_eq!((catalogue.len(), catalogue.magnitude()[0]), (1, 4.1));
    assert_eq!(report.format, CatalogueFormat::IscCatcsv);
    assert_eq!(reasons(&report), [(6, "TYPE", Reason::NotAnEarthquake)]);
    assert_eq!(report.note(NoteCode::SeveralMagnitudes).unwrap().values["rows"], Value::from(1));
    assert!(report.note(NoteCode::FooterMissing).is_none(), "STOP is there");
}

#[test]
fn depths_in_metres() {
    let (catalogue, report) = fixture("depth_metres.csv");
    assert!(codes(&report).contains(&NoteCode::DepthMetres));
    assert_eq!(catalogue.depth(), [3.3027, -0.85, 12.0]);
    assert_eq!(report.fields[&Field::Magnitude], "magnitude");
    let csv = "lat,lon,mag,depth_m\n1,2,3,500\n1,2.5,3,700\n";
    assert_eq!(good(csv).0.depth(), [0.5, 0.7]);
    let wished = CatalogueOptions { depth_unit: Some(DepthUnit::Kilometres), ..CatalogueOptions::default() };
    assert_eq!(read_as(csv.as_bytes(), &wished).unwrap().0.depth(), [500.0, 700.0]);
}

#[test]
fn csep_csv() {
    let (catalogue, report) = fixture("csep.csv");
    assert_eq!(report.format, CatalogueFormat::CsepCsv);
    assert_eq!(catalogue.magnitude(), [4.73, 4.64]);
    assert!(!codes(&report).contains(&NoteCode::ColumnsGuessed));
}

#[test]
fn geojson_is_lenient_by_feature() {
    let features = r#"{"type":"FeatureCollection","metadata":{"count":9},"features":[
        {"properties":{"mag":2.5,"time":1517966773840,"type":"earthquake","magType":"ml","place":"A \u00e9 \"B\""},
         "geometry":{"coordinates":[-118.5,34.5,26.5]},"id":"a"},
        {"properties":{"mag":null,"time":1517966773840,"type":"earthquake"},"geometry":{"coordinates":[1,2,3]},"id":"b"},
        {"properties":{"mag":1,"time":1517966773840,"type":"quarry blast"},"geometry":{"coordinates":[1,2,3]},"id":"c"},
        {"properties":{"mag":1,"time":1517966773840,"type":"earthquake"},"geometry":null,"id":"d"},
        17, null, {"geometry":{"coordinates":[1,2,3]}},
        {"properties":{"mag":"1.5","time":"2018-02-01T00:00:00Z","type":"earthquake"},"geometry":{"coordinates":[190,2]},"id":8},
        {"properties":{"mag":[1],"time":0,"type":"earthquake"},"geometry":{"coordinates":[1,2,3]},"id":"e"},
        {"properties":{"mag":1,"time":0,"type":"earthquake"},"geometry":{"coordinates":[1,95,3]},"id":"f"}
    ]}"#;
    let (catalogue, report) = good(features);
    assert_eq!(report.format, CatalogueFormat::UsgsGeojson);
    assert_eq!(report.delimiter, None);
    assert_eq!(
        reasons(&report),
        [
            (2, "mag", Reason::Missing),
            (3, "type", Reason::NotAnEarthquake),
            (4, "latitude", Reason::Missing),
            (5, "", Reason::NotAFeature),
            (6, "", Reason::NotAFeature),
            (7, "", Reason::NotAFeature),
            (9, "mag", Reason::NotANumber),
            (10, "latitude", Reason::OutOfRange),
        ]
    );
    assert_eq!(catalogue.len(), 2);
    assert_eq!(catalogue.longitude(), [-170.0, -118.5]);
    assert_eq!((catalogue.place(1), catalogue.depth()[1]), ("A é \"B\"", 26.5));
    assert_eq!(catalogue.time()[1], 1_517_966_773.84);
    assert!(codes(&report).contains(&NoteCode::LongitudeWrapped));
    let differs = report.note(NoteCode::HeaderCountDiffers).unwrap();
    assert_eq!((&differs.values["announced"], &differs.values["rows"]), (&Value::from(9), &Value::from(10)));
}

#[test]
fn broken_json_says_where() {
    let error = bad(b"{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"properties\":}]}");
    assert_eq!((error.code, error.place.unwrap().row), (Code::BadJson, Some(3)));
    assert_eq!(bad(b"{\"a\":1}").code, Code::BadJson);
    assert_eq!(bad(b"[1,2").code, Code::BadJson);
    assert_eq!(bad(br#"{"type":"FeatureCollection","features":[]}"#).code, Code::NoRows);
}

#[test]
fn a_list_of_the_chinese_web_service_is_read_as_json() {
    let events = r#"[{"CATA_ID":"CC20250402081919.000","EPI_DEPTH":10,"EPI_LAT":"28.28","EPI_LON":"87.32","EPI_TYPE":"M",
        "LOCATION_C":"西藏日喀则市定日县","M":"3.7","O_TIME":"2025-04-02 08:19:19","id":"1"},
        {"CATA_ID":"CC2","EPI_DEPTH":null,"EPI_LAT":"x","EPI_LON":"87.32","LOCATION_C":"","M":"3.0","O_TIME":"2025-04-03 00:00:00"}]"#;
    for text in [events.to_owned(), format!(r#"{{"num":2,"shuju":{events},"jieguo":"1"}}"#)] {
        let (catalogue, report) = good(&text);
        assert_eq!((report.format, report.rows, report.kept), (CatalogueFormat::Cenc, 2, 1));
        let event = catalogue.event(0).unwrap();
        // China's time is eight hours ahead.
        assert_eq!(event.time, Some(utc("2025-04-02T00:19:19Z")));
        assert_eq!((event.latitude, event.longitude, event.depth), (28.28, 87.32, Some(10.0)));
        assert_eq!((event.magnitude, event.place.as_str()), (3.7, "西藏日喀则市定日县"));
        assert_eq!(reasons(&report), [(2, "EPI_LAT", Reason::NotANumber)]);
    }
    // Any other list of records, and what is none.
    let (catalogue, report) = good(r#"[{"lat":1,"lon":2,"mag":3},{"lat":4,"lon":5,"mag":6.5}]"#);
    assert_eq!((catalogue.len(), report.format), (2, CatalogueFormat::Table));
    for (text, code) in [
        ("[]", Code::BadJson),
        ("[1,2]", Code::BadJson),
        (r#"{"a":[]}"#, Code::BadJson),
        (r#"[{"lat":{"deg":1}}]"#, Code::BadJson),
        (r#"[{"lat":1}"#, Code::BadJson),
        (r#"[{"lat":1,"lon":2}]"#, Code::MissingColumn),
    ] {
        assert_eq!(bad(text.as_bytes()).code, code, "{text}");
    }
}
