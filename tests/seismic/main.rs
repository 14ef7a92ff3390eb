//! Earthquake catalogues: every agency's layout, every bad input, the real files, statistics
//! against reference numbers, and the synthetic truth.

use orogen::error::{Error, Value};
use orogen::seismic::{Catalogue, CatalogueOptions, read};
use orogen::tabular::{Encoding, ImportReport, LegacyDecoder, NoteCode, Reason};
use std::path::{Path, PathBuf};

mod agencies;
mod agency_files;
mod bad_inputs;
mod declustering;
mod extras;
mod fitness;
mod intensities;
mod layouts;
mod maker;
mod merging;
mod rates;
mod real_files;
mod round_trip;
mod slices;
mod statistics;
mod synthetic_truth;
mod windows;

/// What the browser's `TextDecoder` does in the page.
struct Legacy;

impl LegacyDecoder for Legacy {
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(encoding.as_str().as_bytes())?;
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        (!broken).then(|| text.into_owned())
    }
}

type Read = (Catalogue, ImportReport);

fn read_as(bytes: &[u8], options: &CatalogueOptions) -> Result<Read, Error> {
    let result = read("test.csv", bytes, options, &Legacy);
    if let Ok((catalogue, report)) = &result {
        let out = report.dropped.len() + report.set_aside.len();
        assert_eq!(report.kept + out, report.rows, "kept + dropped + set aside = rows");
        assert_eq!(catalogue.len(), report.kept);
    }
    result
}

fn good(text: &str) -> Read {
    read_as(text.as_bytes(), &CatalogueOptions::default()).unwrap()
}

fn bad(bytes: &[u8]) -> Error {
    read_as(bytes, &CatalogueOptions::default()).unwrap_err()
}

fn fixture(name: &str) -> Read {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogues").join(name);
    read_as(&std::fs::read(path).unwrap(), &CatalogueOptions::default()).unwrap()
}

/// Why rows were dropped or set aside, in the order of the file.
fn reasons(report: &ImportReport) -> Vec<(usize, &str, Reason)> {
    let dropped = report.dropped.iter().map(|row| (row.row, row.column.as_str(), row.reason));
    let aside = report.set_aside.iter().map(|row| (row.row, row.column.as_str(), row.reason));
    let mut all: Vec<_> = dropped.chain(aside).collect();
    all.sort_unstable();
    all
}

fn codes(report: &ImportReport) -> Vec<NoteCode> {
    report.notes.iter().map(|note| note.code).collect()
}

fn text(error: &Error, name: &str) -> String {
    match error.values.get(name) {
        Some(Value::Text(text)) => text.clone(),
        other => panic!("{name}: {other:?} in {error}"),
    }
}

/// Seconds since 1970 of a UTC time, by jiff's own parser.
fn utc(time: &str) -> f64 {
    let time: jiff::Timestamp = time.parse().unwrap();
    time.as_microsecond() as f64 / 1e6
}

/// A file of ../shared/data/seismo, or a line that says it was skipped.
fn real(name: &str) -> Option<Vec<u8>> {
    let shared: PathBuf = std::env::var_os("OROGEN_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let bytes = std::fs::read(shared.join("data/seismo").join(name)).ok();
    if bytes.is_none() {
        println!("skipped: {name} is not in {}", shared.display());
    }
    bytes
}
