//! The readers, one a format: each tells its header to a [`Sheet`] and puts the cells there.
//!
//! [`Sheet`]: super::sheet::Sheet

pub(super) mod ascii;
pub(super) mod bytes;
pub(super) mod numpy;
pub(super) mod tiff;
