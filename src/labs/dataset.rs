//! What a source became, in whichever lab, for those who keep it and hand it on and need not know which.

use serde::{Deserialize, Serialize};

use super::spec::AnySpec;
use crate::error::Result;
use crate::seismic::{self, Catalogue, CatalogueOptions};
use crate::tabular::ImportReport;
use crate::tabular::decode::LegacyDecoder;

/// Data that was read.
#[derive(Debug)]
pub enum Dataset {
    /// Events.
    Catalogue(Catalogue),
}

/// How it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnyImport {
    /// Events.
    Catalogue(ImportReport),
}

impl Dataset {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Catalogue(catalogue) => catalogue.name(),
        }
    }

    /// How much it holds: events.
    pub fn count(&self) -> usize {
        match self {
            Self::Catalogue(catalogue) => catalogue.len(),
        }
    }

    /// As a lab file keeps it.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Catalogue(catalogue) => catalogue.to_csv().into_bytes(),
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
    #[allow(clippy::unnecessary_wraps, reason = "true while there is one lab")]
    pub const fn catalogue(&self) -> Result<&Catalogue> {
        match self {
            Self::Catalogue(catalogue) => Ok(catalogue),
        }
    }
}
