//! Scenarios. A lab ties a data room to `learn`: it makes rows of numbers out of events, trains, and
//! writes the report.

pub mod earthquakes;
pub mod lab_file;
pub mod report;
pub mod spec;
