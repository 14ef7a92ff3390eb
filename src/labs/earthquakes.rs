//! The Earthquakes lab: how large was the event, told from where it was?
//!
//! The expected honest answer on most catalogues is "place and depth say nothing": magnitudes follow
//! the Gutenberg–Richter law nearly independently of place, and what a network finds is mostly which
//! agency measured. That is what the lab is there to show.

use crate::error::{Code, Error, Result};
use crate::labs::spec::{Feature, RunSpec};
use crate::learn::baselines::constant_mean;
use crate::learn::bootstrap::quantile;
use crate::learn::engine::Engine;
use crate::learn::metrics::Scores;
use crate::learn::repeats::Repeats;
use crate::learn::scale::Scaler;
use crate::learn::split::{Parts, split};
use crate::learn::training::{Halt, Rows, Saved, Training};
use crate::seismic::Catalogue;
use serde::{Deserialize, Serialize};

/// Fewer usable events than this, and there is nothing to train, choose and judge on.
pub const FEWEST_EVENTS: usize = 10;

/// The events of a catalogue as numbers: those that have every feature that is asked for, in time
/// order.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// `[events × features]`, in the features' units.
    pub features: Vec<f64>,
    /// How many features.
    pub width: usize,
    /// Magnitudes.
    pub targets: Vec<f64>,
    /// Seconds since 1970; NaN where the file has no times.
    pub times: Vec<f64>,
    /// The rows of the catalogue these are.
    pub rows: Vec<usize>,
}

impl Table {
    /// Events with all of `features`; the rest (a missing depth) is left out.
    pub fn of(catalogue: &Catalogue, features: &[Feature]) -> Self {
        let columns: Vec<&[f64]> = features
            .iter()
            .map(|feature| match feature {
                Feature::Latitude => catalogue.latitude(),
                Feature::Longitude => catalogue.longitude(),
                Feature::Depth => catalogue.depth(),
            })
            .collect();
        let mut table = Self { width: features.len(), ..Self::default() };
        for (row, (&magnitude, &time)) in catalogue.magnitude().iter().zip(catalogue.time()).enumerate() {
            let values = columns.iter().map(|column| column.get(row).copied().unwrap_or(f64::NAN));
            let start = table.features.len();
            table.features.extend(values);
            if table.features.iter().skip(start).all(|value| value.is_finite()) {
                table.targets.push(magnitude);
                table.times.push(time);
                table.rows.push(row);
            } else {
                table.features.truncate(start);
            }
        }
        table
    }

    /// The features of one event.
    pub fn row(&self, row: usize) -> &[f64] {
        self.features.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }

    /// The targets of some events.
    pub fn targets_of(&self, rows: &[usize]) -> Vec<f64> {
        rows.iter().filter_map(|&row| self.targets.get(row).copied()).collect()
    }
}

/// What a network was taught in, learnt on the training part alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scalers {
    /// Of the features, in their order.
    pub features: Scaler,
    /// Of the magnitude.
    pub target: Scaler,
}

/// An estimate for one place: `Estimate` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Estimate {
    pub magnitude: f64,
    pub interval: [f64; 2],
    pub base: f64,
    pub base_interval: [f64; 2],
    pub outside: Vec<Feature>,
}

/// A magnitude network and everything it was made from.
#[derive(Debug)]
pub struct MagnitudeRun {
    /// What was asked for, complete.
    pub spec: RunSpec,
    /// The events.
    pub table: Table,
    /// Which of them train, choose and judge.
    pub parts: Parts,
    /// Learnt on the training part.
    pub scalers: Scalers,
    /// The network being trained.
    pub training: Training,
    /// The same under other seeds, trained when the run is judged.
    pub repeats: Repeats,
}

impl MagnitudeRun {
    /// Makes a run, at its beginning or from where it was saved.
    ///
    /// # Errors
    /// `bad-option`; `too-few-rows` with fewer than [`FEWEST_EVENTS`] usable events; `constant-target`
    /// where all training magnitudes are equal.
    pub fn new(spec: RunSpec, catalogue: &Catalogue, engine: Engine, saved: Option<Saved>) -> Result<Self> {
        spec.check()?;
        let table = Table::of(catalogue, &spec.features);
        let usable = table.targets.len();
        if usable < FEWEST_EVENTS {
            return Err(Error::new(Code::TooFewRows).value("rows", usable).value("needed", FEWEST_EVENTS));
        }
        let parts = split(usable, spec.split, spec.validation_share, spec.test_share, spec.seed);
        let magnitudes = table.targets_of(&parts.training);
        let scalers = Scalers {
            features: Scaler::fit(parts.training.iter().map(|&row| table.row(row)), table.width),
            target: Scaler::fit(magnitudes.chunks(1), 1),
        };
        if magnitudes.iter().all(|m| Some(m) == magnitudes.first()) {
            let value = magnitudes.first().copied().unwrap_or_default();
            return Err(Error::new(Code::ConstantTarget).value("value", value));
        }
        let rows = |part: &[usize]| standardise(&table, &scalers, part);
        let (training, validation) = (rows(&parts.training), rows(&parts.validation));
        let training = Training::new(spec.training(table.width), engine, training, validation, saved);
        Ok(Self { spec, table, parts, scalers, training, repeats: Repeats::default() })
    }

    /// Works for a slice: see [`Training::advance`].
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn advance(
        &mut self,
        until: u64,
        pace: &mut crate::learn::training::Pace,
        clock: &dyn Fn() -> f64,
    ) -> Result<Option<Halt>> {
        self.training.advance(until, pace, clock).await
    }

    /// Turns a loss in squared standard units into magnitude².
    pub fn loss(&self, standard: f64) -> f64 {
        standard * self.scalers.target.unit() * self.scalers.target.unit()
    }

    /// What always saying the training mean scores on the validation part, magnitude².
    pub fn validation_of_mean(&self) -> f64 {
        let mean = constant_mean(&self.table.targets_of(&self.parts.training));
        Scores::of(self.table.targets_of(&self.parts.validation).into_iter().map(|m| (m, mean))).mse
    }

    /// Magnitudes the network says for rows of a table of the same features.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn predict_rows(&self, table: &Table, rows: &[usize]) -> Result<Vec<f64>> {
        self.predict_with(&self.training, table, rows).await
    }

    /// The same by the network of one seed.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn predict_with(&self, training: &Training, table: &Table, rows: &[usize]) -> Result<Vec<f64>> {
        let inputs = standardise(table, &self.scalers, rows).inputs;
        let outputs = training.predict(&inputs).await?;
        Ok(outputs.into_iter().map(|z| self.scalers.target.backward(f64::from(z))).collect())
    }

    /// Estimates for places, `[places × features]`, with the middle 90 % of validation errors around
    /// them, and the training magnitudes' own middle 90 % beside them.
    ///
    /// # Errors
    /// `bad-option` for a place without one of the features; `device-lost`.
    pub async fn estimate(&self, places: &[Vec<Option<f64>>]) -> Result<Vec<Estimate>> {
        let mut table = Table { width: self.table.width, ..Table::default() };
        for place in places {
            for (feature, value) in self.spec.features.iter().zip(place) {
                let value = value.filter(|value| value.is_finite());
                let missing = || {
                    Error::new(Code::BadOption)
                        .option(feature.as_str())
                        .value("value", "?")
                        .value("allowed", "1, 2, 3.5 …")
                };
                table.features.push(value.ok_or_else(missing)?);
            }
            table.targets.push(f64::NAN);
        }
        let rows: Vec<usize> = (0..places.len()).collect();
        let predicted = self.predict_rows(&table, &rows).await?;
        let validation = self.predict_rows(&self.table, &self.parts.validation).await?;
        let observed = self.table.targets_of(&self.parts.validation);
        let errors = middle(observed.iter().zip(&validation).map(|(o, p)| o - p).collect());
        let training = self.table.targets_of(&self.parts.training);
        let (base, base_interval) = (constant_mean(&training), middle(training));
        let estimates = predicted.iter().zip(rows).map(|(&magnitude, row)| Estimate {
            magnitude,
            interval: errors.map(|error| magnitude + error),
            base,
            base_interval,
            outside: self.outside(table.row(row)),
        });
        Ok(estimates.collect())
    }

    /// Features of a place that no training event came near.
    fn outside(&self, place: &[f64]) -> Vec<Feature> {
        let column = |index: usize| {
            let training = self.parts.training.iter();
            training.filter_map(move |&row| self.table.row(row).get(index).copied())
        };
        let features = self.spec.features.iter().zip(place).enumerate();
        features
            .filter(|(index, (_, value))| {
                let low = column(*index).fold(f64::INFINITY, f64::min);
                let high = column(*index).fold(f64::NEG_INFINITY, f64::max);
                !(low..=high).contains(*value)
            })
            .map(|(_, (feature, _))| *feature)
            .collect()
    }
}

/// The middle 90 % of some numbers.
pub(super) fn middle(mut values: Vec<f64>) -> [f64; 2] {
    values.sort_by(f64::total_cmp);
    [quantile(&values, 0.05), quantile(&values, 0.95)]
}

pub(super) fn standardise(table: &Table, scalers: &Scalers, part: &[usize]) -> Rows {
    let inputs = part.iter().flat_map(|&row| scalers.features.forward(table.row(row))).map(|z| z as f32);
    let targets = table.targets_of(part);
    Rows {
        inputs: inputs.collect(),
        targets: targets.chunks(1).flat_map(|m| scalers.target.forward(m)).map(|z| z as f32).collect(),
    }
}
