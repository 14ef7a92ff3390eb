//! What the training part teaches before any network: how small events are seen, which magnitude is
//! asked for, which cells have enough events, and how often it happens in each.

use std::collections::BTreeMap;

use super::spec::RunSpec;
use crate::error::{Code, Error, Result};
use crate::learn::loss::logit;
use crate::learn::probability::CLIP;
use crate::seismic::cells::WORLD;
use crate::seismic::completeness::maximum_curvature;
use crate::seismic::frequency_magnitude::{FrequencyMagnitude, bin_width, centre};
use crate::seismic::windows::{KNOWN, Question, Windows, at_least, counts};
use crate::seismic::{Catalogue, Grid};

/// What the network is told: what is known of the cell, and its climatology as log odds.
pub const INPUTS: usize = KNOWN + 1;
/// The names of the inputs, in their order.
pub const INPUT_NAMES: [&str; INPUTS] = [
    "ln(1 + events in 1 day)",
    "ln(1 + events in 7 days)",
    "ln(1 + events in 30 days)",
    "ln(1 + events in 365 days)",
    "ln(1 + days since the last event)",
    "largest magnitude in 30 days - mc",
    "ln(p / (1 - p)), p: climatology of the cell",
];
/// Shares are drawn towards the base rate as if so many windows more had been seen.
const SHRINK: f64 = 20.0;

/// What is learnt from the training part before any network.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// Where cells lie.
    pub grid: Grid,
    /// Numbers of the cells with enough training events, ascending.
    pub cells: Vec<u32>,
    /// Their training events of M ≥ mc.
    pub events: Vec<usize>,
    /// Magnitude of completeness: maximum curvature + 0.2, or where the file is cut.
    pub mc: f64,
    /// Whether the smallest magnitude is the commonest: the file is cut, mc is the cut.
    pub cutoff: bool,
    /// Width of the magnitude bins.
    pub bin_width: f64,
    /// m: the magnitude that is asked for.
    pub target: f64,
    /// The share of training windows with such an event.
    pub base: f64,
    /// The same for each cell, drawn towards `base`: (k + 20 base) / (n + 20).
    pub climatology: Vec<f64>,
}

/// Windows of a catalogue on cells of a run.
#[derive(Debug, Clone)]
pub struct Table {
    /// The windows.
    pub windows: Windows,
    /// For each cell of the windows, its place among the run's.
    pub places: Vec<usize>,
}

impl Table {
    /// The place of a row's cell among the run's.
    pub fn place(&self, row: usize) -> usize {
        self.places.get(row % self.places.len().max(1)).copied().unwrap_or_default()
    }

    /// Whether it happened in each of some rows.
    pub fn happened(&self, rows: &[usize]) -> Vec<bool> {
        rows.iter().filter_map(|&row| self.windows.happened.get(row).copied()).collect()
    }
}

impl Ground {
    /// Completeness, target and cells, from events up to `end`.
    pub(super) fn of(catalogue: &Catalogue, spec: &RunSpec, end: f64) -> Result<Self> {
        let grid = Grid { region: spec.region.unwrap_or(WORLD), degrees: spec.cell_degrees };
        let places = catalogue.latitude().iter().zip(catalogue.longitude());
        let events = places.zip(catalogue.time().iter().zip(catalogue.magnitude()));
        let magnitudes: Vec<f64> = events
            .filter(|((y, x), (time, _))| **time <= end && grid.region.contains(**y, **x))
            .map(|(_, (_, &magnitude))| magnitude)
            .collect();
        let bin_width = bin_width(&magnitudes).unwrap_or(0.1);
        let found = maximum_curvature(&FrequencyMagnitude::of(&magnitudes, bin_width))
            .ok_or_else(|| Error::new(Code::TooFewRows).value("rows", 0).value("needed", spec.cell_events))?;
        // The correction is for catalogues that thin out below completeness; a file that was cut does not.
        let mc = if found.at_cutoff { found.mode } else { found.corrected };
        let usual = centre(((mc + 1.0) / bin_width - 1e-6).ceil() as i64, bin_width);
        let target = spec.target_magnitude.unwrap_or(usual);
        if !at_least(target, mc) {
            return Err(Error::new(Code::BadOption)
                .option("targetMagnitude")
                .value("value", target)
                .value("allowed", format!("≥ {mc}")));
        }
        let counts = counts(catalogue, &grid, mc, end);
        let enough: BTreeMap<u32, usize> =
            counts.into_iter().filter(|(_, events)| *events >= spec.cell_events).collect();
        Ok(Self {
            grid,
            cells: enough.keys().copied().collect(),
            events: enough.values().copied().collect(),
            mc,
            cutoff: found.at_cutoff,
            bin_width,
            target,
            base: 0.0,
            climatology: Vec::new(),
        })
    }

    pub(super) fn question(&self, beginning: f64, days: f64) -> Question {
        Question { target: self.target, days, mc: self.mc, beginning }
    }

    /// A share of `n` windows, drawn towards the base rate.
    pub fn shrunk(&self, happened: f64, n: f64) -> f64 {
        (happened + SHRINK * self.base) / (n + SHRINK)
    }

    pub(super) fn learn_climatology(&mut self, table: &Table, training: &[usize]) {
        let mut tallies = vec![(0.0, 0.0); self.cells.len()];
        for (&row, happened) in training.iter().zip(table.happened(training)) {
            if let Some((k, n)) = tallies.get_mut(table.place(row)) {
                *k += f64::from(u8::from(happened));
                *n += 1.0;
            }
        }
        let (k, n) = tallies.iter().fold((0.0, 0.0), |(a, b), (k, n)| (a + k, b + n));
        self.base = k / n;
        self.climatology = tallies.into_iter().map(|(k, n)| self.shrunk(k, n)).collect();
    }

    /// The climatology of the cells of some rows.
    pub fn climatology_of(&self, table: &Table, rows: &[usize]) -> Vec<f64> {
        rows.iter().map(|&row| self.climatology.get(table.place(row)).copied().unwrap_or(self.base)).collect()
    }

    /// `[rows × INPUTS]`, in the units of [`INPUT_NAMES`].
    pub fn inputs(&self, table: &Table, rows: &[usize]) -> Vec<f64> {
        let mut inputs = Vec::with_capacity(rows.len() * INPUTS);
        for (&row, p) in rows.iter().zip(self.climatology_of(table, rows)) {
            inputs.extend_from_slice(table.windows.known(row));
            inputs.push(logit(p.clamp(CLIP, 1.0 - CLIP)));
        }
        inputs
    }
}
