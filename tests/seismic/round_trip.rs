//! Written and read back; and no input makes the reader panic or lose a row.

use super::*;
use orogen::seismic::Event;
use orogen::seismic::catalogue::CSV_HEADER;
use orogen::tabular::CatalogueFormat;
use proptest::prelude::*;

#[test]
fn csv_out_reads_back_the_same() {
    for name in ["usgs_22col.csv", "cenc_bom.csv", "european_windows1252.csv", "fdsn_ragged.txt", "emsc.csv"]
    {
        let (catalogue, _) = fixture(name);
        let (again, report) = good(&catalogue.to_csv());
        assert_eq!(report.format, CatalogueFormat::UsgsCsv);
        assert_eq!(again.events(0, 99), catalogue.events(0, 99), "{name}");
        assert_eq!(again.to_csv(), catalogue.to_csv());
    }
    let odd = Event { place: "a \"b\", c\nd".to_owned(), ..Event::default() };
    let csv = Catalogue::from_events("x", std::slice::from_ref(&odd)).to_csv();
    assert!(csv.starts_with(CSV_HEADER));
    assert_eq!(good(&csv).0.event(0), Some(odd));
}

fn every_fixture() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogues");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files = paths.iter().map(|path| std::fs::read(path).unwrap());
    files.chain([GEOJSON, LIST].map(|text| text.as_bytes().to_vec())).collect()
}

const GEOJSON: &str = r#"{"type":"FeatureCollection","metadata":{"count":2},"features":[
    {"properties":{"mag":2.5,"time":1517966773840,"type":"earthquake","magType":"ml","place":"A \u00e9"},
     "geometry":{"coordinates":[-118.5,34.5,26.5]},"id":"a"},
    {"properties":{"mag":"1.5","time":"2018-02-01T00:00:00Z","depth":7},"geometry":{"coordinates":[190,2]},"id":8}]}"#;
const LIST: &str = r#"[{"EPI_DEPTH":10,"EPI_LAT":"28.28","EPI_LON":"87.32","LOCATION_C":"西藏","M":"3.7",
    "O_TIME":"2025-04-02 08:19:19"},{"EPI_DEPTH":null,"EPI_LAT":"1","EPI_LON":"2","M":4,"O_TIME":"2025-04-03 00:00:00"}]"#;

fn any_event() -> impl Strategy<Value = Event> {
    let numbers = (-2e9..4e9_f64, -90.0..=90.0_f64, -180.0..=180.0_f64, -10.0..800.0_f64, -3.0..10.0_f64);
    (numbers, "[ -~éß震级]{0,12}", "[a-z0-9]{0,8}").prop_map(
        |((time, latitude, longitude, depth, magnitude), place, id)| Event {
            time: Some((time * 1e6).round() / 1e6),
            latitude,
            longitude,
            depth: Some(depth),
            magnitude,
            magnitude_type: "mw".to_owned(),
            id,
            place: place.trim().to_owned(),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_as(&bytes, &CatalogueOptions::default());
    }

    #[test]
    fn no_table_makes_it_panic_or_lose_rows(
        rows in proptest::collection::vec("[-0-9a,;|\"'.:/TZNe \t\r#é]{0,40}", 0..12),
    ) {
        let text = format!("time,latitude,longitude,depth,mag,place\n2020-01-01,1,2,3,4,x\n{}", rows.join("\n"));
        let _ = read_as(text.as_bytes(), &CatalogueOptions::default());
    }

    #[test]
    fn no_feature_makes_it_panic(text in "[\\[\\]{}\":,a0-9.\\-\\\\ nul]{0,60}") {
        let json = format!("{{\"features\":[{text}]}}");
        let _ = read_as(json.as_bytes(), &CatalogueOptions::default());
        let _ = read_as(format!("{{{text}").as_bytes(), &CatalogueOptions::default());
    }

    #[test]
    fn no_mangled_file_makes_it_panic_or_lose_rows(
        which in any::<proptest::sample::Index>(),
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0..4_u8), 1..12),
        cut in any::<proptest::sample::Index>(),
        cutting in any::<bool>(),
    ) {
        let files = every_fixture();
        let mut bytes = which.get(&files).clone();
        for (at, byte, how) in damage {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                // Separators and digits do more harm than other bytes.
                _ => bytes[at] = b",;|\t\n\"<>-.0912 #"[usize::from(byte) % 16],
            }
            if bytes.is_empty() {
                bytes.push(byte);
            }
        }
        if cutting {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read_as(&bytes, &CatalogueOptions::default());
        let strict = CatalogueOptions {
            repair: Some(false),
            keep_duplicates: Some(false),
            keep_other_events: true,
            ..CatalogueOptions::default()
        };
        let _ = read_as(&bytes, &strict);
    }

    #[test]
    fn what_is_written_is_read(events in proptest::collection::vec(any_event(), 1..20)) {
        let catalogue = Catalogue::from_events("x", &events);
        let (again, report) = read_as(catalogue.to_csv().as_bytes(), &CatalogueOptions::default()).unwrap();
        prop_assert_eq!(report.kept, events.len());
        prop_assert_eq!(again.events(0, 99), catalogue.events(0, 99));
    }
}
