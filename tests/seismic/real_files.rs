//! Real files, where they are; the bundled samples; the time a large file takes.

use super::*;
use orogen::error::Code;
use orogen::seismic::{samples, synthetic};
use orogen::tabular::CatalogueFormat;

#[test]
fn real_catalogues_keep_the_rows_they_should() {
    // Counted by an independent Python script with the gates of src/seismic/gate.rs.
    let expected = [
        ("usgs_all_month_2015-08.csv", 8826, 8675, CatalogueFormat::UsgsCsv),
        ("usgs_global_m5_2022-2024.csv", 4118, 4117, CatalogueFormat::UsgsCsv),
        ("usgs_us_central_2013_query.csv", 1981, 1896, CatalogueFormat::UsgsCsv),
        ("neic_significant_1965_2016_database.csv", 23412, 23232, CatalogueFormat::NeicKaggle),
        ("geonet_kaikoura_2016-11.csv", 761, 758, CatalogueFormat::Geonet),
        ("pycsep_comcat_test_catalog.csv", 337, 337, CatalogueFormat::CsepCsv),
    ];
    for (name, rows, kept, format) in expected {
        let Some(bytes) = real(name) else { continue };
        let (catalogue, report) = read_as(&bytes, &CatalogueOptions::default()).unwrap();
        assert_eq!((report.rows, report.kept, report.format), (rows, kept, format), "{name}");
        assert!(catalogue.has_times() && catalogue.time().is_sorted(), "{name}");
        assert!(report.set_aside.iter().all(|row| row.reason == Reason::NotAnEarthquake), "{name}");
        assert!(report.dropped.is_empty(), "{name}");
    }
    if let Some(bytes) = real("neic_significant_1965_2016_database.csv") {
        let (catalogue, _) = read_as(&bytes, &CatalogueOptions::default()).unwrap();
        assert_eq!(catalogue.time()[0], utc("1965-01-02T13:44:18Z"));
        let mean = catalogue.magnitude().iter().sum::<f64>() / catalogue.len() as f64;
        assert!((mean - 5.882_762_568_870_524).abs() < 1e-9, "{mean}");
        let (events, report) =
            read_as(&bytes, &CatalogueOptions { keep_other_events: true, ..CatalogueOptions::default() })
                .unwrap();
        assert_eq!(report.kept, 23_412);
        assert_eq!(events.time().iter().filter(|&&time| time < 0.0).count(), 1456);
    }
}

#[test]
fn bundled_samples_are_what_their_list_says() {
    for sample in samples::SAMPLES {
        let bytes = if sample.file.is_empty() {
            synthetic::csv(samples::SYNTHETIC_SEED).into_bytes()
        } else {
            std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("www").join(sample.file)).unwrap()
        };
        let (_, report) = read_as(&bytes, &CatalogueOptions::default()).unwrap();
        assert_eq!(report.rows, sample.rows, "{}", sample.id);
        let kept = match sample.id {
            "usgs-week" => 1679,
            "csep-comcat" => 829,
            _ => 2000,
        };
        assert_eq!(report.kept, kept, "{}", sample.id);
        assert_eq!(samples::find(sample.id).unwrap().title, sample.title);
    }
    assert_eq!(samples::find("nothing").unwrap_err().code, Code::UnknownSample);
}

#[test]
#[ignore = "a measurement: cargo test --release --test seismic -- --ignored --nocapture"]
fn a_hundred_thousand_rows_and_a_million() {
    // 1 s and 10 s: reading is linear.
    for rows in [100_000, 1_000_000] {
        read_in_time(rows, f64::from(rows) / 1e5);
    }
}

fn read_in_time(rows: u32, seconds: f64) {
    let mut csv = String::from(
        "time,latitude,longitude,depth,mag,magType,nst,gap,dmin,rms,net,id,updated,place,type,horizontalError,depthError,magError,magNst,status,locationSource,magSource\n",
    );
    for i in 0..rows {
        let (day, second) = (1 + i / 3600 % 28, i % 60);
        csv.push_str(&format!(
            "2015-{:02}-{day:02}T{:02}:{:02}:{second:02}.000Z,{}.673,-{}.5796,105.2,1.7,ml,,161,0.241,0.51,ak,ak{i},2015-08-07T10:41:44.126Z,\"22km NNE of Redoubt Volcano, Alaska\",earthquake,1,2,0.1,5,reviewed,ak,ak\n",
            1 + i % 12, i / 60 % 24, i % 59, i % 80, i % 170
        ));
    }
    #[allow(clippy::disallowed_methods, reason = "a measurement, native only")]
    let start = std::time::Instant::now();
    let (catalogue, report) = read_as(csv.as_bytes(), &CatalogueOptions::default()).unwrap();
    println!(
        "{} of {} rows, {} MB, in {:?}",
        catalogue.len(),
        report.rows,
        csv.len() / 1_000_000,
        start.elapsed()
    );
    assert!(start.elapsed().as_secs_f64() < seconds);
}
