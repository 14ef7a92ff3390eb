//! What a source became, in whichever lab, for those who keep it and hand it on and need not know which.

use serde::{Deserialize, Serialize};

use super::spec::{AnySpec, Task};
use crate::error::{Code, Error, Result, string_union};
use crate::grid::{self, Grid, GridOptions, GridReport};
use crate::seismic::intensity_table::{IntensityImport, IntensityOptions, read_all as read_intensities};
use crate::seismic::{self, Catalogue, CatalogueOptions, IntensityTable};
use crate::tabular::ImportReport;
use crate::tabular::decode::LegacyDecoder;
use crate::text::{self, Corpus, CorpusOptions, CorpusReport};

string_union! {
    /// What an elevation model can be taken home as: ESRI ASCII, NumPy.
    TerrainExportFormat { Ascii = "asc", Numpy = "npy" }
}

impl TerrainExportFormat {
    /// The file.
    ///
    /// # Errors
    /// `bad-option` where the format cannot hold such a grid.
    pub fn write(self, grid: &Grid) -> Result<Vec<u8>> {
        match self {
            Self::Ascii => Ok(ascii(grid).into_bytes()),
            Self::Numpy => Ok(npy(grid)),
        }
    }
}

/// Data that was read.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "a page has a handful of them")]
pub enum Dataset {
    /// Events.
    Catalogue(Catalogue),
    /// How strong the shaking was, where.
    Intensities(IntensityTable),
    /// Elevations.
    Terrain(Grid),
    /// Documents.
    Corpus(Corpus),
}

/// How it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnyImport {
    /// Events.
    Catalogue(ImportReport),
    /// Intensities.
    Intensities(IntensityImport),
    /// Elevations.
    Terrain(GridReport),
    /// Documents.
    Corpus(CorpusReport),
}

impl Dataset {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Catalogue(catalogue) => catalogue.name(),
            Self::Intensities(table) => table.name(),
            Self::Terrain(grid) => &grid.name,
            Self::Corpus(corpus) => &corpus.name,
        }
    }

    /// How much it holds: events; observations; cells; documents.
    pub fn count(&self) -> usize {
        match self {
            Self::Catalogue(catalogue) => catalogue.len(),
            Self::Intensities(table) => table.rows().len(),
            Self::Terrain(grid) => grid.values.len(),
            Self::Corpus(corpus) => corpus.documents.len(),
        }
    }

    /// As a lab file keeps it: a table; a NumPy array.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Catalogue(catalogue) => catalogue.to_csv().into_bytes(),
            Self::Intensities(table) => table.to_csv().into_bytes(),
            Self::Terrain(grid) => npy(grid),
            Self::Corpus(corpus) => corpus.to_csv().into_bytes(),
        }
    }

    /// Reads what [`Dataset::to_bytes`] wrote, for the lab of a spec. `report` is of how the data were read
    /// first: what the bytes do not say is there.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn from_bytes(
        spec: &AnySpec,
        name: &str,
        bytes: &[u8],
        report: &AnyImport,
        decoder: &dyn LegacyDecoder,
    ) -> Result<Self> {
        match spec {
            AnySpec::Earthquakes(spec) if spec.task == Task::Intensity => {
                let files = [(name, bytes)];
                let (table, _) = read_intensities(name, &files, &IntensityOptions::default(), decoder)?;
                Ok(Self::Intensities(table))
            }
            AnySpec::Earthquakes(_) => {
                let (catalogue, _) = seismic::read(name, bytes, &CatalogueOptions::default(), decoder)?;
                Ok(Self::Catalogue(catalogue))
            }
            AnySpec::Terrain(_) => {
                let options = GridOptions { any_elevation: true, ..GridOptions::default() };
                let (mut grid, _) = grid::read(name, bytes, &options)?;
                if let AnyImport::Terrain(report) = report {
                    (grid.cell_x_m, grid.cell_y_m) = (report.cell_x_m, report.cell_y_m);
                }
                Ok(Self::Terrain(grid))
            }
            AnySpec::Literature(_) => {
                // Those that were kept the first time stay.
                let options = CorpusOptions { keep_duplicates: true, ..CorpusOptions::default() };
                let (corpus, _) = text::read(name, bytes, &options, decoder)?;
                Ok(Self::Corpus(corpus))
            }
        }
    }

    /// The events.
    ///
    /// # Errors
    /// `bad-option` for data of another kind.
    pub fn catalogue(&self) -> Result<&Catalogue> {
        match self {
            Self::Catalogue(catalogue) => Ok(catalogue),
            other => Err(other.instead_of("catalogue")),
        }
    }

    /// The observations of shaking.
    ///
    /// # Errors
    /// `bad-option` for data of another kind.
    pub fn intensities(&self) -> Result<&IntensityTable> {
        match self {
            Self::Intensities(table) => Ok(table),
            other => Err(other.instead_of("intensities")),
        }
    }

    /// The elevations.
    ///
    /// # Errors
    /// `bad-option` for data of another kind.
    pub fn terrain(&self) -> Result<&Grid> {
        match self {
            Self::Terrain(grid) => Ok(grid),
            other => Err(other.instead_of("terrain")),
        }
    }

    /// The documents.
    ///
    /// # Errors
    /// `bad-option` for data of another kind.
    pub fn corpus(&self) -> Result<&Corpus> {
        match self {
            Self::Corpus(corpus) => Ok(corpus),
            other => Err(other.instead_of("corpus")),
        }
    }

    fn instead_of(&self, needed: &str) -> Error {
        let kind = match self {
            Self::Catalogue(_) => "catalogue",
            Self::Intensities(_) => "intensities",
            Self::Terrain(_) => "terrain",
            Self::Corpus(_) => "corpus",
        };
        Error::new(Code::BadOption).option("dataset").value("value", kind).value("allowed", needed)
    }
}

/// NumPy's .npy, version 1.0 (NEP 1): a header padded to 64 bytes, then little-endian floats, rows from the north.
fn npy(grid: &Grid) -> Vec<u8> {
    let (height, width) = (grid.height, grid.width);
    let mut header = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({height}, {width}), }}");
    while (10 + header.len() + 1) % 64 != 0 {
        header.push(' ');
    }
    header.push('\n');
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((header.len() as u16).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(grid.values.iter().flat_map(|value| value.to_le_bytes()));
    bytes
}

/// ESRI ASCII, rows from the north. Cells that are not square have `dx` and `dy`, as GDAL writes them; ground
/// that is placed by degrees starts at 0, because its cells are in metres here.
fn ascii(grid: &Grid) -> String {
    const VOID: f32 = -9999.0;
    let corner = grid.corner.filter(|corner| !corner.degrees);
    let south = corner.map_or(0.0, |corner| corner.north - grid.height as f64 * grid.cell_y_m);
    let west = corner.map_or(0.0, |corner| corner.west);
    let cell = if grid.cell_x_m == grid.cell_y_m {
        format!("cellsize {}", grid.cell_x_m)
    } else {
        format!("dx {}\ndy {}", grid.cell_x_m, grid.cell_y_m)
    };
    let (width, height) = (grid.width, grid.height);
    let mut text = format!(
        "ncols {width}\nnrows {height}\nxllcorner {west}\nyllcorner {south}\n{cell}\nNODATA_value {VOID}\n"
    );
    for row in grid.values.chunks(width.max(1)) {
        let cells = row.iter().map(|value| if value.is_nan() { VOID } else { *value }.to_string());
        text.push_str(&cells.collect::<Vec<_>>().join(" "));
        text.push('\n');
    }
    text
}
