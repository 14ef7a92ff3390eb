//! Earthquake catalogues: reading them from what agencies publish, checking every value, and the
//! statistics that say what they are fit for. Plain Rust that knows no network and no browser.
//!
//! [`read()`] is the door: bytes in, a [`Catalogue`] and an import report out; [`read_all()`] merges
//! several files.

pub mod aftershock_sequence;
pub mod b_value;
pub mod catalogue;
pub mod cells;
pub mod completeness;
pub mod declustering;
pub mod depths;
mod dice;
mod duplicates;
pub mod etas;
mod extras;
pub mod fitness;
mod formats;
pub mod frequency_magnitude;
mod gate;
mod geojson;
pub mod hindsight;
pub mod intensity;
pub mod intensity_columns;
pub mod intensity_table;
pub mod maker;
pub mod merge;
pub mod nearest;
pub mod omori;
pub mod options;
pub mod rates;
pub mod read;
pub mod samples;
pub mod selection;
mod settle;
mod shakemap;
pub mod space_time;
pub mod sphere;
pub mod statistics;
pub mod synthetic;
mod table;
pub mod through_time;
pub mod travel_time;
pub mod warning;
pub mod windows;

pub use catalogue::{Catalogue, CatalogueColumns, Event, Extra};
pub use cells::{Grid, Region};
pub use intensity_table::IntensityTable;
pub use maker::{SyntheticOptions, SyntheticPlan};
pub use merge::{SourceFile, read_all, read_all_in_slices};
pub use options::{CatalogueOptions, DepthUnit};
pub use read::read;
pub use samples::Sample;
pub use selection::Selection;
