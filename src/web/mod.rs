//! The wasm boundary: messages in, messages out. [`protocol`] says which, and is plain data; the rest
//! exists in a browser's worker or in Node alone.

#[cfg(target_family = "wasm")]
mod arrays;
#[cfg(target_family = "wasm")]
mod catalogues;
#[cfg(target_family = "wasm")]
mod corpora;
#[cfg(target_family = "wasm")]
mod host;
#[cfg(target_family = "wasm")]
mod inside;
#[cfg(target_family = "wasm")]
mod intensities;
pub mod protocol;
#[cfg(target_family = "wasm")]
mod reading;
#[cfg(target_family = "wasm")]
mod reports;
#[cfg(target_family = "wasm")]
mod runner;
#[cfg(target_family = "wasm")]
mod studies;
#[cfg(target_family = "wasm")]
mod terrain_runs;
#[cfg(target_family = "wasm")]
mod terrains;
#[cfg(target_family = "wasm")]
mod texts;
#[cfg(target_family = "wasm")]
mod workbench;
