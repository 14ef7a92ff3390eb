//! What a source became, in whichever lab, for those who keep it and hand it on and need not know which.

use serde::{Deserialize, Serialize};

use super::spec::AnySpec;
use crate::error::{Code, Error, Result};
use crate::grid::{Grid, GridReport};
use crate::seismic::{self, Catalogue, CatalogueOptions};
use crate::tabular::ImportReport;
use crate::tabular::decode::LegacyDecoder;

/// Data that was read.
#[derive(Debug)]
pub enum Dataset {
    /// Events.
    Catalogue(Catalogue),
    /// An elevation model.
    Terrain(Grid),
}

/// How it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnyImport {
    /// Events.
    Catalogue(ImportReport),
    /// An elevation model.
    Terrain(GridReport),
}

impl Dataset {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Catalogue(catalogue) => catalogue.name(),
            Self::Terrain(grid) => &grid.name,
        }
    }

    /// How much it holds: events, or cells.
    pub fn count(&self) -> usize {
        match self {
            Self::Catalogue(catalogue) => catalogue.len(),
            Self::Terrain(grid) => grid.values.len(),
        }
    }

    /// As a lab file keeps it. An elevation model: cells across, cell width and height in metres, as 64-bit
    /// numbers, and elevations in metres as 32-bit floats, all little-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Catalogue(catalogue) => catalogue.to_csv().into_bytes(),
            Self::Terrain(grid) => {
                let head = [
                    (grid.width as u64).to_le_bytes(),
                    grid.cell_x_m.to_le_bytes(),
                    grid.cell_y_m.to_le_bytes(),
                ];
                let cells = grid.values.iter().flat_map(|value| value.to_le_bytes());
                head.into_iter().flatten().chain(cells).collect()
            }
        }
    }

    /// Reads what [`Dataset::to_bytes`] wrote, for the lab of a spec.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn from_bytes(spec: &AnySpec, name: &str, bytes: &[u8], decoder: &dyn LegacyDecoder) -> Result<Self> {
        match spec {
            AnySpec::Earthquakes(_) => {
                let (catalogue, _) = seismic::read(name, bytes, &CatalogueOptions::default(), decoder)?;
                Ok(Self::Catalogue(catalogue))
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
            Self::Terrain(_) => Err(of_another_kind("catalogue")),
        }
    }

    /// The elevation model.
    ///
    /// # Errors
    /// `bad-option` for data of another kind.
    pub fn terrain(&self) -> Result<&Grid> {
        match self {
            Self::Terrain(grid) => Ok(grid),
            Self::Catalogue(_) => Err(of_another_kind("terrain")),
        }
    }
}

fn of_another_kind(wanted: &str) -> Error {
    Error::new(Code::BadOption).option("dataset").value("value", "dataset").value("allowed", wanted)
}
