//! What a source became, in whichever lab, for those who keep it and hand it on and need not know which.

use serde::{Deserialize, Serialize};

use super::spec::{AnySpec, Task};
use crate::error::{Code, Error, Result};
use crate::grid::write::npy;
use crate::grid::{self, Grid, GridOptions, GridReport};
use crate::seismic::intensity_table::{IntensityImport, IntensityOptions, read_all as read_intensities};
use crate::seismic::{self, Catalogue, CatalogueOptions, IntensityTable};
use crate::tabular::ImportReport;
use crate::tabular::decode::LegacyDecoder;
use crate::text::{self, Corpus, CorpusOptions, CorpusReport};

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
