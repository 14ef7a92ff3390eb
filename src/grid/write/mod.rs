//! Elevation models as files: for GIS, for programs, for games and for printers.
//!
//! No file says a coordinate reference system: a grid does not know its own, and invented ground has none.

mod glb;
mod mesh;
mod picture;
mod print;
mod tables;
mod tiff;

use super::elevation::Grid;
use crate::error::{Code, Error, Result, string_union};
use serde::{Deserialize, Serialize};

string_union! {
    /// What an elevation model can be taken home as: ESRI ASCII, NumPy, GeoTIFF, a grey picture of 16 bits and
    /// the JSON of its scale, Wavefront OBJ, binary glTF, binary STL to print.
    TerrainExportFormat {
        Ascii = "asc",
        Numpy = "npy",
        GeoTiff = "geotiff",
        Png = "png16",
        PngScale = "png16-scale",
        Obj = "obj",
        Glb = "glb",
        Stl = "stl",
    }
}

/// Of shapes: how high and how large.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ShapeOptions {
    /// By how much heights are multiplied.
    pub exaggeration: f64,
    /// Of a print: the longer side, millimetres.
    pub side_mm: f64,
    /// Of a print: how thick it is under the lowest cell, millimetres.
    pub base_mm: f64,
}

impl Default for ShapeOptions {
    /// As it is; a hand's breadth.
    fn default() -> Self {
        Self { exaggeration: 1.0, side_mm: 100.0, base_mm: 3.0 }
    }
}

impl ShapeOptions {
    fn check(&self) -> Result<()> {
        let wrong = |option: &str, value: f64, allowed: &str| {
            let error = Error::new(Code::BadOption).option(option).value("option", option);
            Err(error.value("value", value).value("allowed", allowed))
        };
        if !(0.01..=100.0).contains(&self.exaggeration) {
            return wrong("exaggeration", self.exaggeration, "0.01–100");
        }
        if !(1.0..=10_000.0).contains(&self.side_mm) {
            return wrong("sideMm", self.side_mm, "1–10000");
        }
        if !(0.1..=1000.0).contains(&self.base_mm) {
            return wrong("baseMm", self.base_mm, "0.1–1000");
        }
        Ok(())
    }
}

impl TerrainExportFormat {
    /// The file.
    ///
    /// # Errors
    /// - `bad-option`: a number of `shape` that cannot be
    /// - `grid-void`: no cell has an elevation
    /// - `grid-too-large`: more than a file of the format can hold
    pub fn write(self, grid: &Grid, shape: &ShapeOptions) -> Result<Vec<u8>> {
        shape.check()?;
        let range = grid.range();
        let (low, high) =
            range.ok_or_else(|| Error::new(Code::GridVoid).value("cells", grid.values.len()))?;
        match self {
            Self::Ascii => Ok(tables::ascii(grid).into_bytes()),
            Self::Numpy => Ok(tables::npy(grid)),
            Self::GeoTiff => tiff::write(grid),
            Self::Png => picture::png(grid, low, high),
            Self::PngScale => Ok(picture::Scale::of(grid, low, high).json().into_bytes()),
            Self::Obj => Ok(mesh::obj(grid, shape.exaggeration)),
            Self::Glb => glb::write(grid, shape.exaggeration),
            Self::Stl => Ok(print::stl(grid, shape)),
        }
    }
}

pub(in crate::grid) use picture::SCALE_KEY;
pub use tables::npy;

/// A file that could not be made; with buffers in memory only its size can be the reason.
fn too_large(grid: &Grid) -> Error {
    Error::new(Code::GridTooLarge)
        .value("width", grid.width)
        .value("height", grid.height)
        .value("limit", super::sheet::MOST_CELLS)
        .value("reduce", 2)
}
