//! The data that come with the page, of every lab.

use crate::grid;
use crate::seismic::{Sample, samples};
use crate::text::synthetic::{self, SyntheticOptions};

/// In the order in which the page offers them.
#[must_use]
pub fn all() -> Vec<Sample> {
    let of_terrain = grid::samples::SAMPLES.iter().map(|sample| Sample {
        id: sample.id,
        lab: sample.lab,
        title: sample.title,
        source: sample.source,
        licence: sample.licence,
        file: sample.file,
        rows: sample.cells,
    });
    let of_literature = [
        Sample {
            id: "geoscience-abstracts",
            lab: "literature",
            title: "Abstracts on eight geoscience subjects, written for practice: no real papers",
            source: "written for Orogen",
            licence: "MIT OR Apache-2.0",
            file: "samples/geoscience-abstracts.csv",
            rows: 300,
        },
        Sample {
            id: synthetic::NAME,
            lab: "literature",
            title: "Invented words on invented topics, whose truth is known",
            source: "computed by Orogen",
            licence: "MIT OR Apache-2.0",
            file: "",
            rows: SyntheticOptions::default().documents,
        },
    ];
    samples::SAMPLES.iter().copied().chain(of_terrain).chain(of_literature).collect()
}
