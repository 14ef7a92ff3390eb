//! Earthquake catalogues: reading them from what agencies publish, checking every value, and the
//! law magnitudes follow. Plain Rust that knows no network and no browser.
//!
//! [`read()`] is the door: bytes in, a [`Catalogue`] and an import report out.

pub mod aftershocks;
pub mod catalogue;
pub mod cells;
mod gate;
mod geojson;
pub mod magnitude_law;
pub mod options;
pub mod read;
pub mod samples;
pub mod synthetic;
mod table;
pub mod windows;

pub use catalogue::{Catalogue, CatalogueColumns, Event};
pub use cells::{Grid, Region};
pub use options::{CatalogueOptions, DepthUnit};
pub use read::read;
pub use samples::Sample;
