//! Earthquake catalogues: reading them from what agencies publish, checking every value, and the
//! law magnitudes follow. Plain Rust that knows no network and no browser.
//!
//! [`read()`] is the door: bytes in, a [`Catalogue`] and an import report out; [`read_all()`] merges
//! several files.

pub mod catalogue;
mod duplicates;
mod formats;
mod gate;
mod geojson;
pub mod magnitude_law;
pub mod merge;
pub mod options;
pub mod read;
pub mod samples;
mod settle;
pub mod synthetic;
mod table;

pub use catalogue::{Catalogue, CatalogueColumns, Event};
pub use merge::{SourceFile, read_all};
pub use options::{CatalogueOptions, DepthUnit};
pub use read::read;
pub use samples::Sample;
