//! Weights and state as safetensors (Hugging Face's format: a JSON header and raw little-endian
//! numbers), which readers in every language open.

use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use super::parameters::Layout;
use super::training::Saved;
use crate::error::{Code, Error, Result};

/// Key of our note in the file's metadata; one key, because several would be written in any order.
const NOTE: &str = "orogen";
const BEST: &str = "best";
const SLOT: &str = "optimiser.";

/// The weights alone, each under its layer's name, with `note` (JSON: what one needs to use them).
///
/// # Errors
/// `crashed` if the row and the layout do not belong together.
pub fn weights(layout: &Layout, row: &[f32], note: &str) -> Result<Vec<u8>> {
    let tensors = layout
        .entries()
        .map(|(name, shape, range)| {
            let values = row.get(range).ok_or_else(|| internal("weights shorter than their layout"))?;
            Ok((name.to_string(), shape.to_vec(), bytes(values)))
        })
        .collect::<Result<Vec<_>>>()?;
    serialise(&tensors, Some(note))
}

/// The best weights and the optimiser's rows.
///
/// # Errors
/// `crashed` if the format refuses what we have.
pub fn state(saved: &Saved) -> Result<Vec<u8>> {
    let row = |name: String, values: &[f32]| (name, vec![values.len()], bytes(values));
    let mut tensors = vec![row(BEST.to_string(), &saved.best)];
    tensors.extend(saved.slots.iter().enumerate().map(|(slot, values)| row(format!("{SLOT}{slot}"), values)));
    serialise(&tensors, None)
}

/// Reads both back; counters and history come from elsewhere.
///
/// # Errors
/// `lab-file-damaged` for bytes that are no safetensors, or whose tensors are not the layout's.
pub fn read(layout: &Layout, weights: &[u8], state: &[u8]) -> Result<Saved> {
    let (weights, state) = (open(weights)?, open(state)?);
    let mut row = Vec::with_capacity(layout.len());
    for (name, shape, _) in layout.entries() {
        let tensor = weights.tensor(name).map_err(damaged)?;
        if tensor.shape() != shape {
            return Err(damaged(format!("{name} has shape {:?}, expected {shape:?}", tensor.shape())));
        }
        row.extend(floats(&tensor)?);
    }
    let whole = |name: &str| {
        let values = floats(&state.tensor(name).map_err(damaged)?)?;
        if values.len() == layout.len() {
            Ok(values)
        } else {
            Err(damaged(format!("{name} has {} numbers, expected {}", values.len(), layout.len())))
        }
    };
    let slots = (0..).map(|slot| format!("{SLOT}{slot}")).take_while(|name| state.tensor(name).is_ok());
    Ok(Saved {
        weights: row,
        best: whole(BEST)?,
        slots: slots.map(|name| whole(&name)).collect::<Result<_>>()?,
        ..Saved::default()
    })
}

type Named = (String, Vec<usize>, Vec<u8>);

#[allow(clippy::disallowed_types, reason = "safetensors asks for it, and one key has one order")]
fn serialise(tensors: &[Named], note: Option<&str>) -> Result<Vec<u8>> {
    let views = tensors
        .iter()
        .map(|(name, shape, bytes)| {
            Ok((name, TensorView::new(Dtype::F32, shape.clone(), bytes).map_err(internal)?))
        })
        .collect::<Result<Vec<_>>>()?;
    let note = note.map(|note| std::collections::HashMap::from([(NOTE.to_string(), note.to_string())]));
    safetensors::serialize(views, note).map_err(internal)
}

fn bytes(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

fn open(bytes: &[u8]) -> Result<SafeTensors<'_>> {
    SafeTensors::deserialize(bytes).map_err(damaged)
}

fn floats(tensor: &TensorView<'_>) -> Result<Vec<f32>> {
    if tensor.dtype() != Dtype::F32 {
        return Err(damaged(format!("numbers of type {:?}, expected F32", tensor.dtype())));
    }
    let (numbers, _) = tensor.data().as_chunks::<4>();
    Ok(numbers.iter().map(|four| f32::from_le_bytes(*four)).collect())
}

fn internal(why: impl ToString) -> Error {
    Error::new(Code::Crashed).value("why", why.to_string())
}

fn damaged(why: impl ToString) -> Error {
    Error::new(Code::LabFileDamaged).value("why", why.to_string())
}
