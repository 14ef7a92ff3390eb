//! Binary glTF 2.0 (ISO/IEC 12113): a header, a chunk of JSON, a chunk of numbers.

use super::mesh::Mesh;
use super::too_large;
use crate::error::{Code, Error, Result};
use crate::grid::elevation::Grid;
use serde_json::json;

const MAGIC: &[u8; 4] = b"glTF";
const VERSION: u32 = 2;
const JSON: &[u8; 4] = b"JSON";
const BINARY: &[u8; 4] = b"BIN\0";
const FLOAT: u32 = 5126;
const UNSIGNED_INT: u32 = 5125;
const ARRAY_BUFFER: u32 = 34962;
const ELEMENT_ARRAY_BUFFER: u32 = 34963;

pub(super) fn write(grid: &Grid, exaggeration: f64) -> Result<Vec<u8>> {
    let mesh = Mesh::of(grid, exaggeration);
    if mesh.triangles.is_empty() {
        return Err(Error::new(Code::GridVoid).value("cells", grid.values.len()));
    }
    let mut numbers = Vec::new();
    let floats = mesh.positions.iter().chain(&mesh.normals).flatten();
    numbers.extend(floats.flat_map(|value| value.to_le_bytes()));
    numbers.extend(mesh.triangles.iter().flatten().flat_map(|vertex| vertex.to_le_bytes()));
    let (vertices, corners) = (mesh.positions.len(), 3 * mesh.triangles.len());
    let extreme = |pick: fn(f32, f32) -> f32, start: f32| {
        mesh.positions.iter().fold([start; 3], |[a, b, c], &[x, y, z]| [pick(a, x), pick(b, y), pick(c, z)])
    };
    let (row, last) = (12 * vertices, 4 * corners);
    let document = json!({
        "asset": { "version": "2.0", "generator": format!("Orogen {}", env!("CARGO_PKG_VERSION")) },
        "scene": 0,
        "scenes": [{ "nodes": [0] }],
        "nodes": [{ "mesh": 0, "name": "ground" }],
        "meshes": [{
            "primitives": [{ "attributes": { "POSITION": 0, "NORMAL": 1 }, "indices": 2, "material": 0 }],
            "extras": { "lowestMetres": grid.range().map(|(low, _)| low), "exaggeration": exaggeration },
        }],
        "materials": [{
            "doubleSided": true,
            "pbrMetallicRoughness": {
                "baseColorFactor": [0.72, 0.68, 0.6, 1.0], "metallicFactor": 0.0, "roughnessFactor": 1.0,
            },
        }],
        "buffers": [{ "byteLength": numbers.len() }],
        "bufferViews": [
            { "buffer": 0, "byteOffset": 0, "byteLength": row, "target": ARRAY_BUFFER },
            { "buffer": 0, "byteOffset": row, "byteLength": row, "target": ARRAY_BUFFER },
            { "buffer": 0, "byteOffset": 2 * row, "byteLength": last, "target": ELEMENT_ARRAY_BUFFER },
        ],
        "accessors": [
            {
                "bufferView": 0, "componentType": FLOAT, "count": vertices, "type": "VEC3",
                "min": extreme(f32::min, f32::INFINITY), "max": extreme(f32::max, f32::NEG_INFINITY),
            },
            { "bufferView": 1, "componentType": FLOAT, "count": vertices, "type": "VEC3" },
            { "bufferView": 2, "componentType": UNSIGNED_INT, "count": corners, "type": "SCALAR" },
        ],
    });
    let mut text = document.to_string().into_bytes();
    while !text.len().is_multiple_of(4) {
        text.push(b' ');
    }
    let length = 12 + 8 + text.len() + 8 + numbers.len();
    let size = |bytes: usize| u32::try_from(bytes).map_err(|_| too_large(grid));
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(size(length)?.to_le_bytes());
    for (kind, bytes) in [(JSON, text), (BINARY, numbers)] {
        file.extend(size(bytes.len())?.to_le_bytes());
        file.extend(kind);
        file.extend(bytes);
    }
    Ok(file)
}
