//! The same Rust as in the page, native, on one thread: steps a second of the course-text network on the
//! catalogue given as a file, loop, shuffling and validation included. Prints one line of JSON.
//!
//!     cargo bench --bench native -- FILE BATCH

#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock, and never runs in a page")]

use std::time::{Duration, Instant};

use orogen::error::Result;
use orogen::labs::earthquakes::MagnitudeRun;
use orogen::labs::spec::RunSpec;
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::training::Pace;
use orogen::seismic::{CatalogueOptions, read};
use orogen::tabular::decode::NoLegacy;
use pollster::block_on;

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [file, batch] = arguments.as_slice() else { return Err("needs a catalogue and a batch size".into()) };
    let (bytes, batch_size) = (std::fs::read(file)?, batch.parse()?);
    let rate = measure(&bytes, batch_size).map_err(|error| format!("{error:?}"))?;
    println!("{{\"stepsPerSecond\": {rate}}}");
    Ok(())
}

fn measure(bytes: &[u8], batch_size: usize) -> Result<f64> {
    let (catalogue, _) = read("catalogue", bytes, &CatalogueOptions::default(), &NoLegacy)?;
    let spec = RunSpec { batch_size, epochs: 100_000, ..RunSpec::default() };
    let mut run = MagnitudeRun::new(spec, &catalogue, block_on(Engine::open(EngineName::Flex))?, None)?;
    let mut pace = Pace::of(&run.training.engine);
    let started = Instant::now();
    let clock = || started.elapsed().as_secs_f64() * 1000.0;
    let mut slices = |span: Duration| -> Result<f64> {
        let (from, steps) = (Instant::now(), run.training.counters().steps);
        while from.elapsed() < span {
            block_on(run.advance(u64::MAX, &mut pace, &clock))?;
        }
        Ok((run.training.counters().steps - steps) as f64 / from.elapsed().as_secs_f64())
    };
    slices(Duration::from_millis(500))?;
    slices(Duration::from_millis(900))
}
