//! The same Rust as in the page, native, on one thread: how long reading a catalogue and its statistics take.
//! Prints one line of JSON with milliseconds.
//!
//!     cargo bench --bench seismology -- read FILE
//!     cargo bench --bench seismology -- statistics BACKGROUND-EVENTS DAYS

#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock, and never runs in a page")]

use std::time::Instant;

use orogen::error::Result;
use orogen::seismic::completeness::CompletenessMethod;
use orogen::seismic::etas::Triggering;
use orogen::seismic::statistics::{CompletenessOptions, DeclusterOptions, completeness, decluster};
use orogen::seismic::{CatalogueOptions, SyntheticOptions, read};
use orogen::tabular::decode::NoLegacy;
use serde_json::{Value, from_value, json};

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let told = match words.as_slice() {
        ["read", file] => reading(&std::fs::read(file)?),
        ["statistics", events, days] => statistics(events.parse()?, days.parse()?),
        _ => return Err("needs read FILE, or statistics BACKGROUND-EVENTS DAYS".into()),
    };
    println!("{}", told.map_err(|error| format!("{error:?}"))?);
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, f64)> {
    let from = Instant::now();
    let done = work()?;
    Ok((done, from.elapsed().as_secs_f64() * 1000.0))
}

fn reading(bytes: &[u8]) -> Result<Value> {
    let ((catalogue, _), ms) = timed(|| read("catalogue", bytes, &CatalogueOptions::default(), &NoLegacy))?;
    Ok(json!({ "rows": catalogue.len(), "ms": ms }))
}

fn statistics(events: f64, days: f64) -> Result<Value> {
    let options = SyntheticOptions {
        events: Some(events),
        days,
        triggering: Some(Triggering::default()),
        ..SyntheticOptions::default()
    };
    let csv = options.make()?.csv;
    let (catalogue, _) = read("synthetic", csv.as_bytes(), &CatalogueOptions::default(), &NoLegacy)?;
    let by = |method: &str| -> Result<f64> {
        let options: DeclusterOptions = from_value(json!({ "method": method })).map_err(unreadable)?;
        Ok(timed(|| decluster(&catalogue, &options))?.1)
    };
    let all_methods = || {
        CompletenessMethod::ALL.iter().try_for_each(|&method| {
            let options = CompletenessOptions { method, bin_width: None, selection: None };
            completeness(&catalogue, &options).map(drop)
        })
    };
    Ok(json!({
        "events": catalogue.len(),
        "gardner-knopoff": by("gardner-knopoff")?,
        "zaliapin": by("zaliapin")?,
        "completeness": timed(all_methods)?.1,
    }))
}

fn unreadable(why: serde_json::Error) -> orogen::error::Error {
    orogen::error::Error::new(orogen::error::Code::BadOption).value("why", why.to_string())
}
