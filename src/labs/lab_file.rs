//! The lab file: everything a run needs to go on, as named entries. The boundary puts them into one
//! zip, `*.orogen`.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::dataset::{AnyImport, Dataset};
use super::run::Run;
use super::spec::{AnySpec, RunState};
use crate::error::{Code, Error, Result};
use crate::learn::checkpoint;
use crate::learn::engine::{Engine, EngineName};
use crate::learn::training::{Counters, History, Saved};

/// The format this version writes, and the newest it reads.
pub const FORMAT: u64 = 1;

/// Names of the entries.
pub const MANIFEST: &str = "orogen.json";
/// The weights, for every reader of safetensors.
pub const WEIGHTS: &str = "weights.safetensors";
/// Best weights and optimiser.
pub const STATE: &str = "state.safetensors";
/// The data, as [`Dataset::to_bytes`] writes it; [`AnySpec::data_ending`] follows.
pub const DATA: &str = "data.";
/// The last report, if there was one.
pub const REPORT: &str = "report.json";

/// One file of the zip.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Which data a run was trained on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataNote {
    /// The file's name.
    pub name: String,
    /// Of the data, in hexadecimal.
    pub sha256: String,
    /// How many events, or cells.
    pub events: usize,
    /// How the file was read.
    pub report: AnyImport,
}

/// Everything but the numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u64,
    /// The version that wrote it.
    pub orogen: String,
    /// What was asked for.
    pub spec: AnySpec,
    /// Where the run was in its life.
    pub state: RunState,
    /// What it was computed on last.
    pub engine: EngineName,
    /// What it was trained on.
    pub data: DataNote,
    /// Where it is: with the seed, the state of all its randomness.
    pub counters: Counters,
    /// Losses of each epoch, in squared standard units of the target, or in nats.
    pub history: History,
    /// Learnt on the training part, beside the weights.
    pub scalers: Json,
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The entries of a run; with its data if they are given.
///
/// # Errors
/// `device-lost`.
pub async fn write(run: &Run, state: RunState, data: DataNote, bytes: Option<Vec<u8>>) -> Result<Vec<Entry>> {
    let saved = run.save().await?;
    let manifest = Manifest {
        format: FORMAT,
        orogen: crate::VERSION.to_string(),
        spec: run.spec(),
        state,
        engine: run.vitals().engine.name,
        data,
        counters: saved.counters,
        history: saved.history.clone(),
        scalers: run.learnt(),
    };
    let entry = |name: &str, bytes| Entry { name: name.to_string(), bytes };
    let mut entries = vec![
        entry(MANIFEST, serde_json::to_vec_pretty(&manifest).map_err(internal)?),
        entry(WEIGHTS, weights(run, &saved.weights)?),
        entry(STATE, checkpoint::state(&saved)?),
    ];
    entries.extend(bytes.map(|bytes| entry(&format!("{DATA}{}", run.spec().data_ending()), bytes)));
    Ok(entries)
}

/// The weights alone, with a note that says how to use them: standardise the features, multiply
/// through, and bring the output back to magnitudes or probabilities.
///
/// # Errors
/// `crashed` if the row and the layout do not belong together.
pub fn weights(run: &Run, row: &[f32]) -> Result<Vec<u8>> {
    checkpoint::weights(run.vitals().layout, row, &run.note().to_string())
}

/// Reads the manifest of a lab file.
///
/// # Errors
/// `lab-file-wrong` for a zip without one, `lab-file-newer`, `lab-file-damaged`.
pub fn manifest(entries: &[Entry]) -> Result<Manifest> {
    let bytes = find(entries, MANIFEST).ok_or_else(|| Error::new(Code::LabFileWrong))?;
    let json: Json = serde_json::from_slice(bytes).map_err(damaged)?;
    let format = json.get("format").and_then(Json::as_u64).ok_or_else(|| Error::new(Code::LabFileWrong))?;
    if format > FORMAT {
        let writer = json.get("orogen").and_then(Json::as_str).unwrap_or("?");
        return Err(Error::new(Code::LabFileNewer)
            .value("format", format as f64)
            .value("supported", FORMAT as f64)
            .value("version", writer));
    }
    serde_json::from_value(json).map_err(damaged)
}

/// The data, if the file has them.
pub fn data(entries: &[Entry]) -> Option<&[u8]> {
    entries.iter().find(|entry| entry.name.starts_with(DATA)).map(|entry| entry.bytes.as_slice())
}

/// The run itself, on `dataset`, which must be the manifest's.
///
/// # Errors
/// `data-differs` for other data, `lab-file-damaged`, and those of [`Run::new`].
pub fn read(
    entries: &[Entry],
    manifest: &Manifest,
    dataset: &Dataset,
    hash: &str,
    engine: Engine,
) -> Result<Run> {
    if hash != manifest.data.sha256 {
        return Err(Error::new(Code::DataDiffers)
            .value("name", manifest.data.name.as_str())
            .value("events", manifest.data.events)
            .value("found", dataset.count()));
    }
    let need = |name| find(entries, name).ok_or_else(|| damaged(format!("{name} is missing")));
    let (weights, state) = (need(WEIGHTS)?, need(STATE)?);
    let fresh = Run::new(manifest.spec.clone(), dataset, engine.clone(), None)?;
    let saved = Saved {
        counters: manifest.counters,
        history: manifest.history.clone(),
        ..checkpoint::read(fresh.vitals().layout, weights, state)?
    };
    Run::new(manifest.spec.clone(), dataset, engine, Some(saved))
}

fn find<'a>(entries: &'a [Entry], name: &str) -> Option<&'a [u8]> {
    entries.iter().find(|entry| entry.name == name).map(|entry| entry.bytes.as_slice())
}

fn damaged(why: impl ToString) -> Error {
    Error::new(Code::LabFileDamaged).value("why", why.to_string())
}

fn internal(why: impl ToString) -> Error {
    Error::new(Code::Crashed).value("why", why.to_string())
}
