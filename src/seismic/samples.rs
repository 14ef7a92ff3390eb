//! The catalogues that come with the page: what they are, where they are from, how to name them.
//! Two are files in www/samples (their origins in SOURCES.md there); the third is computed.

use super::synthetic;
use crate::error::{Code, Error, Result};
use serde::Serialize;

/// A catalogue that comes with the page: `Sample` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    /// What `{ sample: id }` names.
    pub id: &'static str,
    /// The lab it is for.
    pub lab: &'static str,
    /// English; the page has its own words.
    pub title: &'static str,
    /// Who published it.
    pub source: &'static str,
    /// On what terms.
    pub licence: &'static str,
    /// Where it lies, from the page's root; empty for what is computed.
    pub file: &'static str,
    /// Rows under the header.
    pub rows: usize,
}

/// The sample that has no file: [`synthetic::csv`] makes it.
pub const SYNTHETIC: &str = "synthetic";
/// The seed of the bundled synthetic catalogue.
pub const SYNTHETIC_SEED: u64 = 2024;

/// All samples, in the order in which the page offers them.
pub const SAMPLES: &[Sample] = &[
    Sample {
        id: "usgs-week",
        lab: "earthquakes",
        title: "A week of the world's earthquakes, February 2018",
        source: "U.S. Geological Survey, all_week.geojson, by way of vega-datasets 3.2.1",
        licence: "public domain",
        file: "samples/usgs-week.geojson",
        rows: 1707,
    },
    Sample {
        id: "csep-comcat",
        lab: "earthquakes",
        title: "The Ridgecrest sequence in California, 2019",
        source: "U.S. Geological Survey (ComCat), by way of pyCSEP 0.8.0",
        licence: "public domain",
        file: "samples/csep-comcat.csv",
        rows: 829,
    },
    Sample {
        id: SYNTHETIC,
        lab: "earthquakes",
        title: "An invented arc whose truth is known",
        source: "computed by Orogen",
        licence: "MIT OR Apache-2.0",
        file: "",
        rows: synthetic::EVENTS,
    },
];

/// The sample of that name.
///
/// # Errors
/// `unknown-sample` (values `sample`, `samples`).
pub fn find(id: &str) -> Result<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.id == id).ok_or_else(|| {
        let known: Vec<&str> = SAMPLES.iter().map(|sample| sample.id).collect();
        Error::new(Code::UnknownSample)
            .option("sample")
            .value("sample", id)
            .value("samples", known.join(", "))
    })
}
