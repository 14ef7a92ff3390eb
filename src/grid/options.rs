//! What a reader may overrule when an elevation model is read, and the report of how it was read:
//! the types of the same names in pkg/orogen.d.ts.

use crate::error::{Value, Values, string_union};
use serde::{Deserialize, Serialize};

string_union! {
    /// What elevations are given in.
    ElevationUnit { Metres = "m", Feet = "ft" }
}
string_union! {
    /// How a picture holds elevations.
    PictureEncoding { Grey = "grey", Terrarium = "terrarium", TerrainRgb = "terrain-rgb" }
}
string_union! {
    /// What a file turned out to be.
    GridFormat {
        EsriAscii = "esri-ascii",
        GeoTiff = "geotiff",
        Srtm = "srtm-hgt",
        UsgsDem = "usgs-dem",
        Envi = "envi",
        EsriBil = "esri-bil",
        GreyPng = "grey-png",
        Terrarium = "terrarium",
        TerrainRgb = "terrain-rgb",
        Numpy = "numpy",
        Xyz = "xyz",
    }
}
string_union! {
    /// What was guessed or changed while reading; each can be overruled.
    GridNoteCode {
        CellAssumed = "cell-assumed",
        DegreesGuessed = "degrees-guessed",
        DegreesScaled = "degrees-scaled",
        NarrowCells = "narrow-cells",
        VoidsDeclared = "voids-declared",
        VoidsGuessed = "voids-guessed",
        ManyZeros = "many-zeros",
        FeetConverted = "feet-converted",
        EncodingGuessed = "encoding-guessed",
        GreyAsMetres = "grey-as-metres",
        ArrayChosen = "array-chosen",
        Unpacked = "unpacked",
        Reduced = "reduced",
        Flat = "flat",
    }
}

/// How to read an elevation model; what is left out is recognised, and the report says what was
/// guessed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GridOptions {
    /// Metres from cell to cell, both ways.
    pub cell_m: Option<f64>,
    /// The number that stands for a void, beside those that always do.
    pub nodata: Option<f64>,
    /// Whether 0 stands for a void.
    pub zero_is_void: bool,
    /// What elevations are given in.
    pub unit: Option<ElevationUnit>,
    /// Of a grey picture: the elevations of black and of white, metres.
    pub range_m: Option<[f64; 2]>,
    /// How a picture holds elevations.
    pub encoding: Option<PictureEncoding>,
    /// Which array of a .npz, or which file of a .zip.
    pub entry: Option<String>,
    /// Take the mean of so many by so many cells for one.
    pub reduce: Option<usize>,
    /// Accept elevations that no place on Earth has.
    pub any_elevation: bool,
}

/// Something the reader should know about how the file was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GridNote {
    /// What happened.
    pub code: GridNoteCode,
    /// What its sentence speaks of.
    pub values: Values,
}

impl GridNote {
    /// A note without values.
    #[must_use]
    pub const fn new(code: GridNoteCode) -> Self {
        Self { code, values: Values::new() }
    }
    /// Adds a value for the sentence.
    #[must_use]
    pub fn value(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GridReport {
    /// The layout that was recognised.
    pub format: GridFormat,
    /// Cells from west to east.
    pub width: usize,
    /// Cells from north to south.
    pub height: usize,
    /// Metres from a cell to its eastern neighbour.
    pub cell_x_m: f64,
    /// Metres from a cell to its southern neighbour.
    pub cell_y_m: f64,
    /// Whether the file gives places in degrees.
    pub degrees: bool,
    /// How many cells are void.
    pub voids: usize,
    /// The lowest and the highest elevation, metres.
    pub range_m: [f32; 2],
    /// What was guessed or changed.
    pub notes: Vec<GridNote>,
}

impl GridReport {
    /// The first note of a kind, if there is one.
    #[must_use]
    pub fn note(&self, code: GridNoteCode) -> Option<&GridNote> {
        self.notes.iter().find(|note| note.code == code)
    }
}
