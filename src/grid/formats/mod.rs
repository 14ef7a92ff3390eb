//! The readers, one a format: each tells its header to a [`Sheet`] and puts the cells there.
//!
//! [`Sheet`]: super::sheet::Sheet

pub(super) mod ascii;
pub(super) mod bytes;
pub(super) mod header_file;
pub(super) mod hgt;
pub(super) mod numpy;
pub(super) mod picture;
pub(super) mod tiff;
mod tiff_zstd;
pub(super) mod usgs;
pub(super) mod xyz;
