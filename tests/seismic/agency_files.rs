//! Every agency's file, recognised without being told: the fixtures, and the quoted rows where they are at hand.

use super::*;
use orogen::tabular::{CatalogueFormat, Delimiter, Field, Repair};

/// Every fixture is recognised without being told, as what it is.
#[test]
fn every_fixture_is_recognised() {
    let expected = [
        ("cenc_bom.csv", CatalogueFormat::Cenc),
        ("cenc_gb18030.csv", CatalogueFormat::Cenc),
        ("csep.csv", CatalogueFormat::CsepCsv),
        ("date_parts.csv", CatalogueFormat::Table),
        ("depth_metres.csv", CatalogueFormat::Seismostats),
        ("emsc.csv", CatalogueFormat::Emsc),
        ("european_windows1252.csv", CatalogueFormat::Table),
        ("fdsn.txt", CatalogueFormat::FdsnText),
        ("fdsn_bars.txt", CatalogueFormat::FdsnText),
        ("fdsn_ragged.txt", CatalogueFormat::FdsnText),
        ("geonet.csv", CatalogueFormat::Geonet),
        ("horus.txt", CatalogueFormat::Horus),
        ("ingv.csv", CatalogueFormat::FdsnCsv),
        ("isc_catcsv.txt", CatalogueFormat::IscCatcsv),
        ("isc_gem.csv", CatalogueFormat::IscGem),
        ("jma.txt", CatalogueFormat::Jma),
        ("jma_csep.csv", CatalogueFormat::JmaCsepCsv),
        ("kaggle_neic.csv", CatalogueFormat::NeicKaggle),
        ("ncedc.csv", CatalogueFormat::NcedcCsv),
        ("ncedc_readable.txt", CatalogueFormat::NcedcReadable),
        ("quakeml.xml", CatalogueFormat::Quakeml),
        ("scedc.txt", CatalogueFormat::Scedc),
        ("usgs_15col.csv", CatalogueFormat::UsgsCsv),
        ("usgs_22col.csv", CatalogueFormat::UsgsCsv),
        ("usgs_22col_bom.csv", CatalogueFormat::UsgsCsv),
        ("utf16le_tab.csv", CatalogueFormat::Table),
        ("zmap.txt", CatalogueFormat::Zmap),
        ("zmap_13.txt", CatalogueFormat::Zmap),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogues");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(files.filter(|name| name != "SOURCES.md").count(), expected.len());
    for (name, format) in expected {
        assert_eq!(fixture(name).1.format, format, "{name}");
    }
}

#[test]
fn quakeml_prefers_what_the_agency_prefers() {
    let (catalogue, report) = fixture("quakeml.xml");
    assert_eq!(report.rows, 5 - 1, "an empty element is no event");
    let first = catalogue.event(0).unwrap();
    assert_eq!(first.time, Some(utc("2031-03-11T05:46:20.500Z")));
    assert_eq!((first.latitude, first.longitude, first.depth), (38.1, -142.86, Some(31.61)));
    assert_eq!((first.magnitude, first.magnitude_type.as_str()), (8.9, "Mww"));
    assert_eq!((first.id.as_str(), first.place.as_str()), ("smi:invented/event/1", "Nowhere & <Elsewhere>"));
    let last = catalogue.event(1).unwrap();
    assert_eq!((last.depth, last.magnitude, last.place.as_str()), (Some(-0.5), 1.25, ""));
    assert_eq!(
        reasons(&report),
        [(2, "eventType", Reason::NotAnEarthquake), (4, "latitude", Reason::Missing)]
    );
    assert_eq!(report.note(NoteCode::DepthMetres).unwrap().values["from"], Value::from("format"));
    assert_eq!((report.delimiter, report.fields[&Field::Depth].as_str()), (None, "depth"));
}

#[test]
fn bars_in_place_names_and_a_header_in_the_middle() {
    let (catalogue, report) = fixture("fdsn_bars.txt");
    assert_eq!((catalogue.place(1), catalogue.place(0)), ("Here | or \"there\"", "Invented"));
    assert_eq!((catalogue.id(2), catalogue.magnitude_type(2)), ("smi:inv/Event/3", "MLhc"));
    assert_eq!(reasons(&report), [(4, "", Reason::RepeatedHeader)]);
    assert_eq!(report.delimiter, Some(Delimiter::Pipe));
    let (catalogue, report) = fixture("ingv.csv");
    assert_eq!((report.columns[0].as_str(), catalogue.place(1)), ("EventID", "Invented, Place"));
}

#[test]
fn isc_gem_under_many_comments() {
    let (catalogue, report) = fixture("isc_gem.csv");
    assert_eq!((catalogue.len(), report.columns[0].as_str()), (2, "date"));
    assert_eq!(catalogue.time()[0], utc("1905-04-04T00:49:59.230Z"));
    assert_eq!(
        (catalogue.magnitude()[1], catalogue.magnitude_type(1), catalogue.id(1)),
        (6.52, "mw", "900002")
    );
    assert_eq!(catalogue.depth(), [20.0, 35.0]);
}

#[test]
fn ncedc_readable_where_columns_touch() {
    let (catalogue, report) = fixture("ncedc_readable.txt");
    assert_eq!((catalogue.len(), report.dropped.len()), (3, 0));
    assert_eq!((catalogue.id(1), catalogue.magnitude()[1]), ("-9000002", 2.79));
    assert_eq!((catalogue.id(0), catalogue.magnitude_type(0)), ("9000000003", "Unk"));
    assert_eq!(report.preview[1][9..11], ["46".to_owned(), "11.48".to_owned()]);
    assert_eq!(catalogue.time()[2], utc("2032-02-10T01:51:05.960Z"));
}

#[test]
fn scedc_second_60_and_no_magnitude() {
    let (catalogue, report) = fixture("scedc.txt");
    assert_eq!(catalogue.time(), ["2032-07-06T03:19:53.040Z", "2032-07-06T04:00:00Z"].map(utc));
    assert_eq!(
        reasons(&report),
        [(6, "ET", Reason::NotAnEarthquake), (7, "MAG", Reason::Missing), (8, "", Reason::Ragged)]
    );
    let repaired = &report.repaired[0];
    assert_eq!((repaired.row, repaired.column.as_str(), repaired.reason), (5, "Date", Repair::TimeCarried));
    assert_eq!(
        (repaired.value.as_str(), repaired.became.as_str()),
        ("2032/07/06 03:59:60.00", "2032-07-06T04:00:00.000Z")
    );
    let strict = CatalogueOptions { repair: Some(false), ..CatalogueOptions::default() };
    let bytes =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogues/scedc.txt"));
    let (_, report) = read_as(&bytes.unwrap(), &strict).unwrap();
    assert!(reasons(&report).contains(&(5, "Date", Reason::NotATime)) && report.repaired.is_empty());
}

#[test]
fn jma_columns_signs_and_japanese_time() {
    let (catalogue, report) = fixture("jma.txt");
    assert_eq!(catalogue.time()[0], utc("2031-03-11T05:46:18.120Z"));
    assert!(
        (catalogue.latitude()[0] - 38.1035).abs() < 1e-9 && (catalogue.longitude()[0] - 142.861).abs() < 1e-9
    );
    assert_eq!(catalogue.depth(), [23.74, 50.0, 0.0, 1.23, 50.0]);
    assert_eq!(catalogue.magnitude(), [9.0, 0.3, -0.1, -1.0, -2.5]);
    assert_eq!((catalogue.latitude()[3], catalogue.longitude()[3]), (-7.5, -140.5));
    assert_eq!((catalogue.magnitude_type(0), catalogue.place(0)), ("W", "INVENTED, FAR E OFF"));
    assert_eq!(
        reasons(&report),
        [(6, "magnitude", Reason::Missing), (7, "eventType", Reason::NotAnEarthquake)]
    );
    assert_eq!(report.note(NoteCode::TimeZoneAssumed).unwrap().values["minutes"], Value::from(540.0));
}

#[test]
fn zmap_numbers_without_names() {
    let (catalogue, report) = fixture("zmap.txt");
    assert_eq!(catalogue.time(), ["2032-04-04T14:21:42Z", "2032-04-04T15:00:42.500Z"].map(utc));
    assert_eq!((catalogue.longitude()[0], catalogue.latitude()[0]), (79.689, 41.818));
    assert_eq!(reasons(&report), [(3, "magnitude", Reason::Missing)]);
    assert!(catalogue.depth()[1].is_nan());
    let (catalogue, report) = fixture("zmap_13.txt");
    assert_eq!((catalogue.len(), report.columns.len()), (2, 14));
    assert_eq!(catalogue.time()[0], utc("2032-07-02T06:07:08.250Z"));
}

#[test]
fn horus_minute_60_and_second_64_are_carried() {
    let (catalogue, report) = fixture("horus.txt");
    let expected = ["1960-01-03T20:19:34.300Z", "1985-01-02T04:01:04.290Z", "1985-01-03T00:00:00Z"];
    assert_eq!(catalogue.time(), expected.map(utc));
    assert_eq!((catalogue.magnitude()[0], catalogue.magnitude_type(0)), (6.37, "Mw"));
    assert_eq!(report.repaired.len(), 2);
    assert_eq!(report.repaired[0].value, "1985-01-02 03:60:64.29");
    assert_eq!(report.note(NoteCode::SecondOverflow).unwrap().values["rows"], Value::from(2));
}

#[test]
fn dates_in_columns_of_their_own() {
    let (catalogue, report) = fixture("date_parts.csv");
    assert_eq!(catalogue.time(), ["2031-03-04T00:00:00Z", "2031-03-04T05:06:07.500Z"].map(utc));
    assert_eq!(catalogue.magnitude_type(0), "ML");
    assert_eq!(reasons(&report), [(4, "datetime", Reason::NotATime)]);
}

#[test]
fn single_depths_in_metres_and_longitudes_are_put_right() {
    let csv = "lat,lon,mag,depth\n1,2,3,5\n1,3,3,12000\n1,181,3,9999\n1,-181,3,7\n1,4,3,900\n";
    let (catalogue, report) = good(csv);
    assert_eq!(
        (catalogue.depth(), catalogue.longitude()),
        ([5.0, 12.0, 7.0].as_slice(), [2.0, 3.0, 179.0].as_slice())
    );
    assert_eq!(reasons(&report), [(4, "depth", Reason::OutOfRange), (6, "depth", Reason::OutOfRange)]);
    let repaired: Vec<_> =
        report.repaired.iter().map(|r| (r.row, r.value.as_str(), r.became.as_str(), r.reason)).collect();
    assert_eq!(
        repaired,
        [(3, "12000", "12", Repair::DepthMetres), (5, "-181", "179", Repair::LongitudeWrapped)]
    );
    let strict = CatalogueOptions { repair: Some(false), ..CatalogueOptions::default() };
    assert_eq!(read_as(csv.as_bytes(), &strict).unwrap().1.kept, 1);
}

#[test]
fn real_rows_of_every_agency() {
    // Rows, kept, format; the first event's time, latitude, longitude, depth, magnitude.
    type First = (&'static str, f64, f64, f64, f64);
    let expected: [(&str, usize, usize, CatalogueFormat, First); 21] = [
        ("cenc_gb18030.csv", 1, 1, CatalogueFormat::Cenc, ("2025-04-02T00:19:19Z", 28.28, 87.32, 10.0, 3.7)),
        ("cenc_utf8bom.csv", 1, 1, CatalogueFormat::Cenc, ("2025-04-02T00:19:19Z", 28.28, 87.32, 10.0, 3.7)),
        (
            "constructed_decimal_comma_semicolon.csv",
            2,
            2,
            CatalogueFormat::Table,
            ("2024-02-02T00:00:00Z", 46.1, 7.2, f64::NAN, 1.1),
        ),
        (
            "constructed_isc_catcsv.txt",
            2,
            1,
            CatalogueFormat::IscCatcsv,
            ("2011-03-11T05:46:23Z", 38.2963, 142.498, 19.7, 8.6),
        ),
        (
            "constructed_scedc.txt",
            2,
            1,
            CatalogueFormat::Scedc,
            ("2019-07-06T03:19:53.040Z", 35.77, -117.599, 8.0, 7.1),
        ),
        ("emsc_semicolon.csv", 1, 1, CatalogueFormat::Emsc, ("2014-01-11T05:21:13Z", 38.36, 20.47, 2.0, 3.1)),
        (
            "fdsn_geofon.txt",
            1,
            1,
            CatalogueFormat::FdsnText,
            ("2026-08-01T20:27:43.070Z", 35.406, 44.659, 55.0, 4.48),
        ),
        (
            "fdsn_ingv.txt",
            2,
            2,
            CatalogueFormat::FdsnText,
            ("2014-12-20T22:35:09.980Z", 43.5848, 11.2553, 10.2, 2.0),
        ),
        (
            "fdsn_isc_ragged.txt",
            2,
            2,
            CatalogueFormat::FdsnText,
            ("1960-05-22T19:11:14Z", -38.17, -72.57, 0.0, 8.5),
        ),
        (
            "fdsn_sed.txt",
            2,
            2,
            CatalogueFormat::FdsnText,
            (
                "2026-03-07T22:02:10.034717Z",
                46.68463720900495,
                7.224922836397186,
                6.901269531250003,
                0.8258324451839436,
            ),
        ),
        (
            "geonet_quakesearch.csv",
            5,
            5,
            CatalogueFormat::Geonet,
            ("2016-11-14T07:20:25.238Z", -41.81435444, 174.2623631, 14.84375, 5.909755218),
        ),
        (
            "jma_csep_semicolon.csv",
            3,
            3,
            CatalogueFormat::JmaCsepCsv,
            ("1919-11-10T13:31:03.590Z", 28.5437, 125.8605, 32.07, 6.374),
        ),
        (
            "jma_hypocentre_96col.txt",
            2,
            2,
            CatalogueFormat::Jma,
            ("2011-03-11T05:46:18.120Z", 38.1035, 142.861, 23.74, 9.0),
        ),
        (
            "kaggle_neic_database.csv",
            5,
            5,
            CatalogueFormat::NeicKaggle,
            ("1965-01-02T13:44:18Z", 19.246, 145.616, 131.6, 6.0),
        ),
        ("ncedc.csv", 3, 3, CatalogueFormat::NcedcCsv, ("1963-05-23T10:15:08.900Z", 36.6, 30.0, 226.0, 5.6)),
        (
            "ncedc_readable.txt",
            3,
            3,
            CatalogueFormat::NcedcReadable,
            ("1980-01-01T04:28:41.400Z", 32.9, -115.5, 5.0, 3.0),
        ),
        ("quakeml_usgs_event.xml", 2, 0, CatalogueFormat::Quakeml, ("", 0.0, 0.0, 0.0, 0.0)),
        (
            "usgs_comcat_22col.csv",
            5,
            4,
            CatalogueFormat::UsgsCsv,
            ("2013-12-31T09:21:08.640Z", 33.5015, -116.4773333, 7.984, 3.08),
        ),
        (
            "usgs_comcat_22col_bom.csv",
            5,
            5,
            CatalogueFormat::UsgsCsv,
            ("2024-05-15T20:38:37.780Z", -36.7957, 78.5274, 10.0, 5.3),
        ),
        (
            "usgs_feed_15col_2015.csv",
            5,
            5,
            CatalogueFormat::UsgsCsv,
            ("2015-08-01T00:07:41Z", 60.673, -152.5796, 105.2, 1.7),
        ),
        ("zmap_10col.txt", 2, 2, CatalogueFormat::Zmap, ("2012-04-04T14:21:42Z", 41.818, 79.689, 1.0, 4.4)),
    ];
    for (name, rows, kept, format, (time, latitude, longitude, depth, magnitude)) in expected {
        let Some(bytes) = real(&format!("formats/{name}")) else { continue };
        let keep = CatalogueOptions { keep_other_events: kept == 0, ..CatalogueOptions::default() };
        let (catalogue, report) = read_as(&bytes, &keep).unwrap();
        assert_eq!((report.format, report.rows), (format, rows), "{name}");
        if kept == 0 {
            // Quarry blasts, all of them.
            assert_eq!(catalogue.len(), rows, "{name}");
            continue;
        }
        assert_eq!(report.kept, kept, "{name}");
        let first = catalogue.event(0).unwrap();
        assert_eq!(first.time, Some(utc(time)), "{name}");
        let near = |a: f64, b: f64| (a - b).abs() < 1e-6 || a.is_nan() && b.is_nan();
        let depths = near(first.depth.unwrap_or(f64::NAN), depth);
        let places = near(first.latitude, latitude) && near(first.longitude, longitude);
        assert!(depths && places && near(first.magnitude, magnitude), "{name}: {first:?}");
    }
}
