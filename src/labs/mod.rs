//! Scenarios. A lab ties a data room to `learn`: it makes rows of numbers out of events, trains, and
//! writes the report.

pub mod dataset;
pub mod doubts;
pub mod earthquakes;
pub mod features;
pub mod ground;
pub mod inside;
pub mod intensity;
pub mod intensity_report;
pub mod lab_file;
pub mod literature;
pub mod literature_explain;
pub mod literature_rank;
pub mod literature_report;
pub mod literature_rules;
pub mod literature_scores;
pub mod literature_spec;
pub mod literature_splits;
pub mod magnitude_baselines;
pub mod probability;
pub mod probability_report;
pub mod report;
pub mod run;
pub mod samples;
pub mod spec;
pub mod splits;
pub mod studies;
pub mod terrain;
pub mod terrain_area;
pub mod terrain_jury;
pub mod terrain_nearest;
pub mod terrain_relief;
pub mod terrain_report;
pub mod terrain_spec;
pub mod triage;
