//! The networks, as burn modules with their configuration.

pub mod mlp;
