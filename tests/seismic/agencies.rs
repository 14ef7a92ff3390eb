//! Formats that are no delimited table, in their published layouts, with invented events.

use super::*;
use orogen::tabular::{CatalogueFormat, Repair};

/// 2030-06-15T00:30:12Z, in seconds since 1970.
const MORNING: f64 = 1_907_713_812.0;

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

/// One event in the 96 columns of the Japan Meteorological Agency.
fn jma(depth: &str, magnitude: &str) -> String {
    let line = format!("J2030061509301234 026 353000 056 1401500 087{depth:>5}295{magnitude}W");
    format!("{line:<68}{:<24}{:>3}K\n", "OFF NOWHERE", 39)
}

#[test]
fn japans_hypocentre_file() {
    let (catalogue, report) = good(&(jma("1234", "45") + &jma("50   ", "A0") + &jma("1000", "-3")));
    assert_eq!((report.format, report.kept), (CatalogueFormat::Jma, 3));
    // Japan's time is nine hours ahead of UTC.
    near(catalogue.time()[0], MORNING + 0.34);
    near(catalogue.latitude()[0], 35.5);
    near(catalogue.longitude()[0], 140.25);
    assert_eq!(catalogue.depth(), [12.34, 50.0, 10.0]);
    assert_eq!(catalogue.magnitude(), [4.5, -1.0, -0.3]);
}

#[test]
fn southern_californias_catalogue() {
    let text = "#YYY/MM/DD HH:mm:SS.ss ET GT MAG  M    LAT       LON      DEPTH Q  EVID      NPH NGRM\n\
        2030/06/15 00:29:60.00 eq  l 4.10 w     35.500 -117.250   8.0 A 30000001  106 1234\n\
        2030/06/15 04:00:12.00 qb  l 1.20 l     34.500 -117.000  -1.1 C 30000002   10   12\n";
    let (catalogue, report) = good(text);
    assert_eq!((report.format, report.kept, report.set_aside.len()), (CatalogueFormat::Scedc, 1, 1));
    assert_eq!(report.set_aside[0].reason, Reason::NotAnEarthquake);
    assert_eq!(report.repaired[0].reason, Repair::TimeCarried);
    near(catalogue.time()[0], MORNING - 12.0);
    assert_eq!((catalogue.latitude()[0], catalogue.longitude()[0]), (35.5, -117.25));
    let all = CatalogueOptions { keep_other_events: true, ..CatalogueOptions::default() };
    assert_eq!(read_as(text.as_bytes(), &all).unwrap().1.kept, 2);
    let strict = CatalogueOptions { repair: Some(false), ..CatalogueOptions::default() };
    assert_eq!(read_as(text.as_bytes(), &strict).unwrap_err().code, orogen::error::Code::NoValidRows);
}

#[test]
fn northern_californias_readable_listing() {
    let text = "\
Date       Time             Lat       Lon  Depth   Mag Magt  Nst Gap  Clo  RMS  SRC   Event ID
----------------------------------------------------------------------------------------------
2030/06/15 00:30:12.00  36.5000 -121.2500   6.75  3.10   ML   63  34    6 0.10 NCSN   30000001
2030/06/16 00:30:12.00  38.2500 -117.7500   0.50  2.70   Md   11 202   4611.48 NCSN   -3000002
";
    let (catalogue, report) = good(text);
    assert_eq!((report.format, report.kept), (CatalogueFormat::NcedcReadable, 2));
    near(catalogue.time()[0], MORNING);
    assert_eq!(catalogue.longitude(), [-121.25, -117.75]);
    assert_eq!(catalogue.magnitude(), [3.1, 2.7]);
    assert_eq!(catalogue.magnitude_type(1), "Md");
}

#[test]
fn zmap_has_no_header() {
    let text = "140.25\t35.5\t2030.452\t6\t15\t4.5\t12.5\t0\t30\t12\n\
        140.5\t35.25\t2030.455\t6\t16\t3.5\tNaN\t0\t30\t12\n";
    let (catalogue, report) = good(text);
    assert_eq!((report.format, report.kept), (CatalogueFormat::Zmap, 2));
    near(catalogue.time()[0], MORNING);
    assert_eq!((catalogue.longitude()[0], catalogue.latitude()[0]), (140.25, 35.5));
    assert_eq!((catalogue.magnitude()[0], catalogue.depth()[0]), (4.5, 12.5));
    assert!(catalogue.depth()[1].is_nan());
}

#[test]
fn horus_minutes_of_sixty_are_carried() {
    let text = "Year\tMo\tDa\tHo\tMi\tSe\tLat\tLon\tDepth\tMw\tsigMw\tGeo-Ita\tGeo-CPTI15\n\
        2030\t6\t14\t23\t60\t64.25\t42.5\t13.25\t10\t3.5\t0.1\t*\t*\n\
        2030\t6\t15\t0\t30\t12\t42.25\t13.5\t8\t2.5\t0.1\t*\t*\n";
    let (catalogue, report) = good(text);
    assert_eq!((report.format, report.kept), (CatalogueFormat::Horus, 2));
    // 23:60:64.25 is 00:01:04.25 of the next day.
    near(catalogue.time()[0], MORNING - 1812.0 + 64.25);
    near(catalogue.time()[1], MORNING);
    assert_eq!(report.repaired.len(), 1);
}

const QUAKEML: &str = r#"<?xml version="1.0"?>
<q:quakeml xmlns="http://quakeml.org/xmlns/bed/1.2" xmlns:q="http://quakeml.org/xmlns/quakeml/1.2">
  <eventParameters publicID="quakeml:example.org/1">
    <event publicID="quakeml:example.org/event/1">
      <preferredOriginID>quakeml:example.org/origin/2</preferredOriginID>
      <preferredMagnitudeID>quakeml:example.org/magnitude/2</preferredMagnitudeID>
      <type>earthquake</type>
      <origin publicID="quakeml:example.org/origin/1">
        <time><value>2030-06-15T00:30:00Z</value></time>
        <latitude><value>1</value></latitude><longitude><value>2</value></longitude><depth><value>1000</value></depth>
      </origin>
      <origin publicID="quakeml:example.org/origin/2">
        <time><value>2030-06-15T00:30:12</value></time>
        <latitude><value>35.5</value><uncertainty>0.1</uncertainty></latitude>
        <longitude><value>140.25</value></longitude>
        <depth><value>31500</value><uncertainty>31610</uncertainty></depth>
      </origin>
      <magnitude publicID="quakeml:example.org/magnitude/1"><mag><value>4.0</value></mag><type>ML</type></magnitude>
      <magnitude publicID="quakeml:example.org/magnitude/2"><mag><value>4.5</value></mag><type>Mw</type></magnitude>
    </event>
  </eventParameters>
</q:quakeml>
"#;

#[test]
fn quakeml_prefers_what_its_agency_prefers() {
    let (catalogue, report) = good(QUAKEML);
    assert_eq!((report.format, report.kept), (CatalogueFormat::Quakeml, 1));
    let event = catalogue.event(0).unwrap();
    near(event.time.unwrap(), MORNING);
    assert_eq!((event.latitude, event.longitude, event.depth), (35.5, 140.25, Some(31.5)));
    assert_eq!((event.magnitude, event.magnitude_type.as_str()), (4.5, "Mw"));
}

#[test]
fn quakeml_that_stops_early_says_where() {
    let half = &QUAKEML[..QUAKEML.find("<magnitude").unwrap()];
    let error = bad(half.as_bytes());
    assert_eq!(error.code, orogen::error::Code::BadXml);
    assert!(error.place.unwrap().row.unwrap() > 10);
}

mod mangled {
    use super::*;
    use proptest::prelude::*;

    fn whole() -> Vec<String> {
        let scedc = "2030/06/15 00:29:60.00 eq  l 4.10 w     35.500 -117.250   8.0 A 30000001  106 1234\n";
        vec![QUAKEML.to_owned(), jma("1234", "45").repeat(3), scedc.repeat(2)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn files_are_read_or_refused(which in 0..3_usize, at in 0..3000_usize, byte in any::<u8>(), keep in 0..3000_usize) {
            let mut bytes = whole()[which].clone().into_bytes();
            let length = bytes.len();
            bytes[at % length] = byte;
            bytes.truncate(keep % length + 1);
            // Whatever comes of it is an answer: `read_as` checks that every row is accounted for.
            let _ = read_as(&bytes, &CatalogueOptions::default());
        }
    }
}
