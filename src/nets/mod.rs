//! The networks, as burn modules with their configuration.

pub mod fixed;
pub mod gan;
pub mod language;
pub mod lstm;
pub mod memory;
pub mod mlp;
pub mod spectral;
