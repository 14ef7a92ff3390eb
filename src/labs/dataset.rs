//! What a source became, in whichever lab, for those who keep it and hand it on and need not know which.

use serde::{Deserialize, Serialize};

use super::spec::{AnySpec, Task};
use crate::error::{Code, Error, Result};
use crate::seismic::intensity_table::{IntensityImport, IntensityOptions, read_all as read_intensities};
use crate::seismic::{self, Catalogue, CatalogueOptions, IntensityTable};
use crate::tabular::ImportReport;
use crate::tabular::decode::LegacyDecoder;

/// Data that was read.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "a page has a handful of them")]
pub enum Dataset {
    /// Events.
    Catalogue(Catalogue),
    /// How strong the shaking was, where.
    Intensities(IntensityTable),
}

/// How it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnyImport {
    /// Events.
    Catalogue(ImportReport),
    /// Intensities.
    Intensities(IntensityImport),
}

impl Dataset {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Catalogue(catalogue) => catalogue.name(),
            Self::Intensities(table) => table.name(),
        }
    }

    /// How much it holds: events, observations.
    pub fn count(&self) -> usize {
        match self {
            Self::Catalogue(catalogue) => catalogue.len(),
            Self::Intensities(table) => table.rows().len(),
        }
    }

    /// As a lab file keeps it.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Catalogue(catalogue) => catalogue.to_csv().into_bytes(),
            Self::Intensities(table) => table.to_csv().into_bytes(),
        }
    }

    /// Reads what [`Dataset::to_bytes`] wrote, for the lab of a spec.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn from_bytes(spec: &AnySpec, name: &str, bytes: &[u8], decoder: &dyn LegacyDecoder) -> Result<Self> {
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
        }
    }

    /// The events.
    ///
    /// # Errors
    /// `bad-option` for data of another kind.
    pub fn catalogue(&self) -> Result<&Catalogue> {
        match self {
            Self::Catalogue(catalogue) => Ok(catalogue),
            Self::Intensities(_) => Err(of_another_kind("catalogue")),
        }
    }

    /// The observations of shaking.
    ///
    /// # Errors
    /// `bad-option` for data of another kind.
    pub fn intensities(&self) -> Result<&IntensityTable> {
        match self {
            Self::Intensities(table) => Ok(table),
            Self::Catalogue(_) => Err(of_another_kind("intensities")),
        }
    }
}

fn of_another_kind(needed: &str) -> Error {
    Error::new(Code::BadOption).option("dataset").value("value", "?").value("allowed", needed)
}
