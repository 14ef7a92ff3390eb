//! The Earthquakes lab: how large was the event, told from where it was?
//!
//! The expected honest answer on most catalogues is "place and depth say nothing": magnitudes follow
//! the Gutenberg–Richter law nearly independently of place, and what a network finds is mostly which
//! agency measured. That is what the lab is there to show.

use super::splits::deal;
use crate::error::{Code, Error, Result};
use crate::labs::spec::{Feature, NamedFeature, RunSpec};
use crate::learn::baselines::constant_mean;
use crate::learn::bootstrap::quantile;
use crate::learn::engine::Engine;
use crate::learn::metrics::Scores;
use crate::learn::repeats::Repeats;
use crate::learn::scale::Scaler;
use crate::learn::split::Parts;
use crate::learn::training::{Halt, Rows, Saved, Training};
use crate::seismic::Catalogue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Kilometres; NaN where missing. Not only where it is a feature.
    pub depths: Vec<f64>,
    /// The rows of the catalogue these are.
    pub rows: Vec<usize>,
}

impl Table {
    /// Events with all of `features`; the rest (a missing depth) is left out.
    ///
    /// # Errors
    /// `unknown-column` for a feature that is no numeric column of the catalogue.
    pub fn of(catalogue: &Catalogue, features: &[Feature]) -> Result<Self> {
        let mut columns = BTreeMap::new();
        for input in features.iter().flat_map(Feature::inputs) {
            columns.insert(input.clone(), column(catalogue, &input)?);
        }
        let mut table = Self { width: features.len(), ..Self::default() };
        for (row, (&magnitude, &time)) in catalogue.magnitude().iter().zip(catalogue.time()).enumerate() {
            let input = |input: &Feature| columns.get(input).map_or(f64::NAN, |column| column.at(row));
            let start = table.features.len();
            table.features.extend(features.iter().map(|feature| feature.value(&input)));
            if table.features.iter().skip(start).all(|value| value.is_finite()) {
                table.targets.push(magnitude);
                table.times.push(time);
                table.depths.push(catalogue.depth().get(row).copied().unwrap_or(f64::NAN));
                table.rows.push(row);
            } else {
                table.features.truncate(start);
            }
        }
        Ok(table)
    }

    /// Whether the events have times, and so stand in time order.
    pub fn has_times(&self) -> bool {
        self.times.iter().all(|time| time.is_finite())
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

/// Numbers of a catalogue, whichever width they have.
enum Column<'a> {
    Wide(&'a [f64]),
    Narrow(&'a [f32]),
}

impl Column<'_> {
    fn at(&self, row: usize) -> f64 {
        let value = match self {
            Self::Wide(values) => values.get(row).copied(),
            Self::Narrow(values) => values.get(row).map(|&value| f64::from(value)),
        };
        value.unwrap_or(f64::NAN)
    }
}

fn column<'a>(catalogue: &'a Catalogue, input: &Feature) -> Result<Column<'a>> {
    let name = match input {
        Feature::Named(NamedFeature::Latitude) => return Ok(Column::Wide(catalogue.latitude())),
        Feature::Named(NamedFeature::Longitude) => return Ok(Column::Wide(catalogue.longitude())),
        Feature::Named(NamedFeature::Depth) => return Ok(Column::Wide(catalogue.depth())),
        Feature::Named(NamedFeature::Time) => return Ok(Column::Wide(catalogue.time())),
        Feature::Named(name) => name.as_str(),
        Feature::Column(name) => name,
    };
    let found = catalogue.extras().iter().find(|extra| extra.name == name);
    found.map(|extra| Column::Narrow(&extra.values)).ok_or_else(|| {
        let extras = catalogue.extras().iter().map(|extra| extra.name.as_str());
        let own = ["time", "latitude", "longitude", "depth"].into_iter().chain(extras);
        Error::new(Code::UnknownColumn)
            .column(name)
            .option("features")
            .value("field", "feature")
            .value("columns", own.collect::<Vec<_>>().join(", "))
    })
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
    /// `bad-option`; `hindsight-column`; `unknown-column`; `too-few-rows` with fewer than
    /// [`FEWEST_EVENTS`] usable events; those of [`deal`]; `constant-target` where all training
    /// magnitudes are equal.
    pub fn new(spec: RunSpec, catalogue: &Catalogue, engine: Engine, saved: Option<Saved>) -> Result<Self> {
        let spec = spec.complete();
        spec.check()?;
        let table = Table::of(catalogue, &spec.features)?;
        let usable = table.targets.len();
        if usable < FEWEST_EVENTS {
            return Err(Error::new(Code::TooFewRows).value("rows", usable).value("needed", FEWEST_EVENTS));
        }
        let parts = deal(&spec, catalogue, &table)?;
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
        let training = Training::new(spec.training(), engine, training, validation, saved);
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

    /// Estimates for places, told by the inputs of the features ([`Feature::inputs`]), with the middle
    /// 90 % of validation errors around them, and the training magnitudes' own middle 90 % beside them.
    ///
    /// # Errors
    /// `bad-option` for a place without one of the inputs; `device-lost`.
    pub async fn estimate(&self, places: &[BTreeMap<Feature, f64>]) -> Result<Vec<Estimate>> {
        let mut table = Table { width: self.table.width, ..Table::default() };
        for place in places {
            let known = |input: &Feature| place.get(input).copied().filter(|value| value.is_finite());
            for feature in &self.spec.features {
                if let Some(missing) = feature.inputs().iter().find(|input| known(input).is_none()) {
                    return Err(Error::new(Code::BadOption)
                        .option(missing.to_string())
                        .value("value", "?")
                        .value("allowed", "1, 2, 3.5 …"));
                }
                table.features.push(feature.value(&|input| known(input).unwrap_or(f64::NAN)));
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
            .map(|(_, (feature, _))| feature.clone())
            .collect()
    }
}

/// The middle 90 % of some numbers.
fn middle(mut values: Vec<f64>) -> [f64; 2] {
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
