//! Several files as one catalogue, and events that are in one twice.

use super::*;
use orogen::seismic::{SourceFile, read_all};
use orogen::tabular::{CatalogueFormat, RowPlace};

fn source<'a>(name: &'a str, text: &'a str) -> SourceFile<'a> {
    SourceFile {
        name,
        bytes: text.as_bytes().into(),
        options: CatalogueOptions::default(),
        notes: Vec::new(),
    }
}

const USGS: &str = "time,latitude,longitude,depth,mag,magType,id\n\
    2031-03-11T05:21:20.000Z,38.60,20.40,10,3.3,ml,us1\n\
    2031-03-11T07:00:00.000Z,38.60,20.40,10,4.3,ml,us2\n\
    2031-03-11T06:00:00.000Z,38.60,20.40,10,12,ml,us3\n";

fn emsc() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogues/emsc.csv");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn files_of_two_agencies_are_merged_in_time_order() {
    let emsc = emsc();
    let sources = vec![source("usgs.csv", USGS), source("emsc.csv", &emsc)];
    let (catalogue, report) = read_all("both", sources.clone(), None, &Legacy).unwrap();
    assert_eq!((report.format, report.rows, report.kept), (CatalogueFormat::Merged, 5, 3));
    assert_eq!(report.kept + report.dropped.len() + report.set_aside.len(), report.rows);
    assert!(catalogue.time().is_sorted());
    assert_eq!((catalogue.name(), catalogue.id(0), catalogue.id(2)), ("both", "us1", "us2"));
    let dropped = &report.dropped[0];
    assert_eq!((dropped.file.as_deref(), dropped.row), (Some("usgs.csv"), 4));
    // 7 s, 16 km and 0.2 apart; the first file's solution stays though it is the later one.
    let aside = &report.set_aside[0];
    assert_eq!(
        (aside.file.as_deref(), aside.row, aside.reason),
        (Some("emsc.csv"), 2, Reason::NearDuplicate)
    );
    assert_eq!(aside.of, Some(RowPlace { file: Some("usgs.csv".to_owned()), row: 2 }));
    let files: Vec<_> =
        report.files.iter().map(|file| (file.name.as_str(), file.format, file.kept)).collect();
    assert_eq!(files, [("usgs.csv", CatalogueFormat::UsgsCsv, 2), ("emsc.csv", CatalogueFormat::Emsc, 2)]);
    assert_eq!(read_all("both", sources, Some(true), &Legacy).unwrap().1.kept, 4);
}

#[test]
fn one_file_is_no_merger_and_a_bad_one_is_named() {
    let (catalogue, report) = read_all("a", vec![source("usgs.csv", USGS)], None, &Legacy).unwrap();
    assert_eq!((report.format, catalogue.name()), (CatalogueFormat::UsgsCsv, "usgs.csv"));
    assert!(report.files.is_empty() && report.dropped[0].file.is_none());
    let error =
        read_all("a", vec![source("usgs.csv", USGS), source("x.csv", "")], None, &Legacy).unwrap_err();
    assert_eq!(error.place.unwrap().file.as_deref(), Some("x.csv"));
    assert!(read_all("a", Vec::new(), None, &Legacy).is_err());
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let sources = vec![source("a.csv", USGS), source("b.csv", USGS)];
    let (_, report) = read_all("twice", sources.clone(), None, &Legacy).unwrap();
    assert_eq!(report.kept, 2);
    assert!(
        report
            .set_aside
            .iter()
            .all(|row| row.reason == Reason::Duplicate && row.file.as_deref() == Some("b.csv"))
    );
    // Without times, an id is what makes two rows one event.
    let untimed = "lat,lon,mag,id\n1,2,3,a\n4,5,6,\n";
    let (catalogue, report) =
        read_all("x", vec![source("a", untimed), source("b", untimed), source("c", USGS)], None, &Legacy)
            .unwrap();
    assert!(!catalogue.has_times());
    assert_eq!((report.kept, report.set_aside.len()), (5, 1));
}

#[test]
fn near_duplicates_of_one_file_stay_unless_asked() {
    let csv = "time,lat,lon,mag,id\n2031-01-01T00:00:00Z,10,20,3.0,a\n2031-01-01T00:00:15Z,10.5,20.5,3.4,b\n\
        2031-01-01T00:00:20Z,11.3,20,3.0,c\n2031-01-01T00:00:21Z,10,20,3.6,d\n";
    let (_, report) = good(csv);
    assert_eq!(report.kept, 4);
    // b is near a, d is near b.
    assert_eq!(report.note(NoteCode::NearDuplicatesKept).unwrap().values["rows"], Value::from(2));
    let strict = CatalogueOptions { keep_duplicates: Some(false), ..CatalogueOptions::default() };
    // b repeats a; without b, c is 20 s from a and d 21 s; d is 145 km from c.
    assert_eq!(reasons(&read_as(csv.as_bytes(), &strict).unwrap().1), [(3, "", Reason::NearDuplicate)]);
    let all = CatalogueOptions { keep_duplicates: Some(true), ..CatalogueOptions::default() };
    let twice = format!("{csv}2031-01-01T00:00:21Z,10,20,3.6,d\n");
    assert_eq!(read_as(twice.as_bytes(), &all).unwrap().1.kept, 5);
    assert_eq!(reasons(&good(&twice).1), [(6, "", Reason::Duplicate)]);
}

#[test]
fn many_events_at_one_time_are_no_trouble() {
    let mut csv = String::from("time,lat,lon,mag,id\n");
    for i in 0..20_000 {
        csv.push_str(&format!("2031-01-01,{},{},3,e{i}\n", i % 180 - 90, i / 180));
    }
    let strict = CatalogueOptions { keep_duplicates: Some(false), ..CatalogueOptions::default() };
    let (_, report) = read_as(csv.as_bytes(), &strict).unwrap();
    assert!(report.kept > 10_000);
}
