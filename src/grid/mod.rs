//! Elevation models: reading every usual file of them, what relief is like in numbers, patches to
//! learn from, surfaces that need no network, how real a set of maps is, and writing them again.
//! Plain Rust that knows no network and no browser.
//!
//! [`read()`] is the door: bytes in, a [`Grid`] and a [`GridReport`] out.

mod archive;
pub mod attributes;
pub mod elevation;
mod formats;
mod fourier;
mod geomorphons;
pub mod landforms;
pub mod options;
pub mod patches;
mod png;
pub mod procedural;
pub mod read;
pub mod realism;
pub mod relief;
pub mod samples;
mod sheet;
pub mod spectrum;
mod weiss;
pub mod write;

pub use elevation::{Corner, Grid};
pub use options::{ElevationUnit, GridFormat, GridNote, GridNoteCode, GridOptions, GridReport};
pub use patches::{PatchCount, PatchOptions, Patches, Side, split_by_area};
pub use read::{read, read_all};
