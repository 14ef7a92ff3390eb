//! Bytes to tables: which encoding, which delimiter, which column is what, how numbers and times are
//! written, and an import report that says all of it. Plain Rust that knows no network and no browser.
//!
//! The order of reading: [`decode`] (bytes to text), [`delimited`] (text to cells), [`columns`]
//! (headers to fields), then [`number`] and [`time`] for single cells; [`report`] says what happened.
//! Large files are read in slices, see [`pulse`].

pub mod columns;
pub mod decode;
pub mod delimited;
pub mod number;
pub mod pulse;
pub mod report;
pub mod time;

pub use decode::LegacyDecoder;
pub use report::{
    CatalogueFormat, Delimiter, Dropped, Encoding, ExtraColumn, Field, FileReport, ImportReport, Note,
    NoteCode, Reason, Repair, Repaired, RowPlace, SetAside,
};
