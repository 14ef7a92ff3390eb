//! Elevation models: relief against outside numbers, every format, every bad input, patches, realism,
//! surfaces and what is written.

use orogen::error::{Code, Error};
use orogen::grid::{Grid, GridOptions, GridReport, read};
use serde_json::Value;
use std::path::{Path, PathBuf};

mod bad_inputs;
mod formats;
mod landforms;
mod patches;
mod relief;
mod writing;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read_as(name: &str, bytes: &[u8], options: &GridOptions) -> (Grid, GridReport) {
    read(name, bytes, options).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The bundled sample.
fn jacksboro() -> Grid {
    let bytes = std::fs::read(repository().join("www/samples/jacksboro-srtm3.npz")).unwrap();
    read_as("jacksboro-srtm3.npz", &bytes, &GridOptions::default()).0
}

/// A file that may not be part of the repository, where it is there.
fn real(name: &str) -> Option<Vec<u8>> {
    let shared =
        std::env::var_os("OROGEN_SHARED").map_or_else(|| repository().join("../shared"), PathBuf::from);
    let path = shared.join("data/terrain").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        println!("SKIPPED: {} is not here", path.display());
    }
    bytes
}

/// Numbers of gdaldem 3.6.2 and of an independent numpy program, with their definitions.
fn reference() -> Value {
    let path = repository().join("tests/fixtures/reference_terrain.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn close(ours: f64, theirs: &Value, tolerance: f64, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("{what}: no reference"));
    assert!((ours - theirs).abs() <= tolerance, "{what}: {ours}, reference {theirs}");
}
