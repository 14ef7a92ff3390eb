//! Numeric columns beside the fields: which are kept, and that they survive being written and merged.

use super::*;
use orogen::seismic::{SourceFile, read_all};
use orogen::tabular::Field;
use orogen::tabular::decode::NoLegacy;

fn names(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.extras().iter().map(|extra| extra.name.as_str()).collect()
}

const TABLE: &str = "time,latitude,longitude,depth,mag,magnitude,datetime,heat,\"a, b\",word,mixed,empty\n\
    2020-01-02T00:00:00Z,1,2,3,4.5,9.9,5,0.1,1e3,x,1,\n\
    2020-01-01T00:00:00Z,1,2,3,4.6,9.9,5,,-2.5,y,z,\n\
    2020-01-03T00:00:00Z,1,2,3,4.7,9.9,5,0.3,,z,u,\n";

#[test]
fn numeric_columns_are_kept_in_the_order_of_the_events() {
    let picks = CatalogueOptions {
        columns: [(Field::Magnitude, "mag".to_owned()), (Field::Time, "time".to_owned())].into(),
        ..CatalogueOptions::default()
    };
    let (catalogue, report) = read_as(TABLE.as_bytes(), &picks).unwrap();
    // What would be taken for a field on reading again is left out, as are words and nothing.
    assert_eq!(names(&catalogue), ["heat", "a, b"]);
    assert_eq!(catalogue.extras()[1].values[..2], [-2.5, 1000.0]);
    assert!(catalogue.extras()[0].values[0].is_nan() && catalogue.extras()[1].values[2].is_nan());
    let told: Vec<_> = report.extras.iter().map(|extra| (extra.column.as_str(), extra.hindsight)).collect();
    assert_eq!(told, [("heat", false), ("a, b", false)]);
    let text = catalogue.to_csv();
    assert!(text.starts_with("time,latitude,longitude,depth,mag,magType,id,place,heat,\"a, b\"\n"), "{text}");
    let (again, _) = read_as(text.as_bytes(), &CatalogueOptions::default()).unwrap();
    assert_eq!((names(&again), again.to_csv()), (names(&catalogue), text));
}

#[test]
fn agencies_columns_are_known_for_what_they_are() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogues");
    for (file, some) in [("usgs_22col.csv", "nst"), ("kaggle_neic.csv", "Depth Error"), ("ncedc.csv", "Gap")]
    {
        let bytes = std::fs::read(path.join(file)).unwrap();
        let (catalogue, report) = read_as(&bytes, &CatalogueOptions::default()).unwrap();
        assert!(names(&catalogue).contains(&some), "{file}: {:?}", names(&catalogue));
        assert!(report.extras.iter().all(|extra| extra.hindsight), "{file}: {:?}", report.extras);
        let text = catalogue.to_csv();
        let (again, _) = read_as(text.as_bytes(), &CatalogueOptions::default()).unwrap();
        assert_eq!(again.to_csv(), text, "{file}");
    }
}

#[test]
fn of_several_files_each_event_keeps_its_own() {
    let file = |name, bytes: &'static [u8]| SourceFile {
        name,
        bytes: bytes.into(),
        options: CatalogueOptions::default(),
        notes: Vec::new(),
    };
    let first = b"time,latitude,longitude,depth,mag,heat\n2020-01-02,1,2,3,4,7\n2020-01-04,1,2,3,4,8\n";
    let second = b"time,latitude,longitude,depth,mag,wave\n2020-01-03,1,2,3,4,9\n2020-01-02,1,2,3,4,1\n";
    let files = vec![file("a.csv", first.as_slice()), file("b.csv", second.as_slice())];
    let (catalogue, report) = read_all("both", files, None, &NoLegacy).unwrap();
    assert_eq!((catalogue.len(), names(&catalogue)), (3, vec!["heat", "wave"]));
    let values = |index: usize| {
        let values = catalogue.extras()[index].values.iter();
        values.map(|value| value.is_finite().then_some(*value)).collect::<Vec<_>>()
    };
    assert_eq!(values(0), [Some(7.0), None, Some(8.0)]);
    assert_eq!(values(1), [None, Some(9.0), None]);
    assert_eq!(report.extras.len(), 2);
}
