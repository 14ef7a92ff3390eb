//! The Earthquakes lab, third question: how strong is the shaking at a site, told from the magnitude and
//! the distance of the earthquake?
//!
//! Seismologists have answered it with short equations for a century. A network has to beat those, as
//! published and as fitted anew to the same training rows, on earthquakes that it never saw.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::earthquakes::{Scalers, Table, middle, standardise};
use super::spec::{RunSpec, SplitKind};
use crate::error::{Code, Error, Result, string_union};
use crate::learn::baselines::{Linear, constant_mean};
use crate::learn::engine::Engine;
use crate::learn::metrics::Scores;
use crate::learn::repeats::Repeats;
use crate::learn::scale::Scaler;
use crate::learn::split::{Deal, Parts, split};
use crate::learn::training::{Saved, Training};
use crate::seismic::IntensityTable;
use crate::seismic::intensity::{Equation, IntensityEquation};
use crate::seismic::intensity_table::IntensityRow;

/// Fewer observations than this, and there is nothing to train, choose and judge on.
pub const FEWEST_ROWS: usize = 10;
/// Fewer earthquakes cannot each be wholly in one part.
pub const FEWEST_EVENTS: usize = 3;
/// Kilometres: nearer than this, the logarithm of a distance says no more.
const NEAREST: f64 = 1.0;

string_union! {
    /// What the network is told: magnitude, ln of hypocentral kilometres, kilometres of depth, ln of the
    /// shear wave's speed in the uppermost 30 m, m/s. The last two where every training row has them.
    IntensityInput { Magnitude = "magnitude", Distance = "distance", Depth = "depth", Vs30 = "vs30" }
}

impl IntensityInput {
    pub(super) fn of(self, row: &IntensityRow) -> Option<f64> {
        match self {
            Self::Magnitude => Some(row.magnitude),
            Self::Distance => Some(libm::log(row.distance.max(NEAREST))),
            Self::Depth => row.depth,
            Self::Vs30 => row.vs30.map(libm::log),
        }
    }
}

/// A site and a source to tell the intensity of: `IntensityQuery` of the contract.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct IntensityQuery {
    pub magnitude: f64,
    pub distance: f64,
    #[serde(default)]
    pub depth: Option<f64>,
    #[serde(default)]
    pub vs30: Option<f64>,
}

/// What an equation says, as published and refitted: part of `IntensityEstimate` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct EquationEstimate {
    pub equation: Equation,
    pub published: f64,
    pub sigma: f64,
    pub refitted: f64,
}

/// `IntensityEstimate` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct IntensityEstimate {
    pub intensity: f64,
    pub interval: [f64; 2],
    pub equations: Vec<EquationEstimate>,
    pub outside: Vec<IntensityInput>,
}

/// An intensity network and everything it was made from.
#[derive(Debug)]
pub struct IntensityRun {
    /// What was asked for, complete.
    pub spec: RunSpec,
    /// What was felt.
    pub observations: IntensityTable,
    /// What the network is told.
    pub inputs: Vec<IntensityInput>,
    /// The observations as numbers, row for row.
    pub table: Table,
    /// Which of them train, choose and judge.
    pub parts: Parts,
    /// Whether no earthquake is in two parts.
    pub apart: bool,
    /// Both equations with coefficients of the training part.
    pub refitted: Vec<IntensityEquation>,
    /// Learnt on the training part.
    pub scalers: Scalers,
    /// The network being trained.
    pub training: Training,
    /// The same under other seeds, trained when the run is judged.
    pub repeats: Repeats,
}

impl IntensityRun {
    /// Makes a run, at its beginning or from where it was saved.
    ///
    /// # Errors
    /// `bad-option`; `too-few-rows` with fewer than [`FEWEST_ROWS`]; `constant-target` where all training
    /// intensities are equal.
    pub fn new(
        spec: RunSpec,
        observations: &IntensityTable,
        engine: Engine,
        saved: Option<Saved>,
    ) -> Result<Self> {
        spec.check()?;
        let observations = observations.clone();
        let count = observations.rows().len();
        if count < FEWEST_ROWS {
            return Err(Error::new(Code::TooFewRows).value("rows", count).value("needed", FEWEST_ROWS));
        }
        let known = |input: &IntensityInput| observations.rows().iter().all(|row| input.of(row).is_some());
        let inputs: Vec<IntensityInput> = IntensityInput::ALL.iter().copied().filter(known).collect();
        let table = table_of(&observations, &inputs);
        let events = observations.events();
        let apart = events.len() >= FEWEST_EVENTS;
        let (validation, test) = (spec.validation_share, spec.test_share);
        let numbers: Vec<usize> =
            events.iter().enumerate().flat_map(|(number, rows)| rows.clone().map(move |_| number)).collect();
        let deal = match spec.split {
            // One earthquake has no past: its sites are dealt out.
            _ if !apart => Deal::Random,
            SplitKind::Chronological => Deal::GroupsInOrder(&numbers),
            _ => Deal::Groups(&numbers),
        };
        let parts = split(count, deal, validation, test, spec.seed);
        let targets = table.targets_of(&parts.training);
        if targets.iter().all(|target| Some(target) == targets.first()) {
            let value = targets.first().copied().unwrap_or_default();
            return Err(Error::new(Code::ConstantTarget).value("value", value));
        }
        let scalers = Scalers {
            features: Scaler::fit(parts.training.iter().map(|&row| table.row(row)), table.width),
            target: Scaler::fit(targets.chunks(1), 1),
        };
        let felt = rows_of(&observations, &parts.training);
        let refitted = Equation::ALL.iter().map(|&equation| refit(equation, &felt)).collect();
        let rows = |part: &[usize]| standardise(&table, &scalers, part);
        let (training, validation) = (rows(&parts.training), rows(&parts.validation));
        let training = Training::new(spec.training(table.width), engine, training, validation, saved);
        let repeats = Repeats::default();
        Ok(Self { spec, observations, inputs, table, parts, apart, refitted, scalers, training, repeats })
    }

    /// Turns a loss in squared standard units into intensity².
    pub fn loss(&self, standard: f64) -> f64 {
        standard * self.scalers.target.unit() * self.scalers.target.unit()
    }

    /// What always saying the training mean scores on the validation part, intensity².
    pub fn validation_of_mean(&self) -> f64 {
        let mean = constant_mean(&self.table.targets_of(&self.parts.training));
        Scores::of(self.table.targets_of(&self.parts.validation).into_iter().map(|i| (i, mean))).mse
    }

    /// Intensities that the network of one seed says for rows of a table of the same inputs.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn predict_with(&self, training: &Training, table: &Table, rows: &[usize]) -> Result<Vec<f64>> {
        let outputs = training.predict(&standardise(table, &self.scalers, rows).inputs).await?;
        Ok(outputs.into_iter().map(|z| self.scalers.target.backward(f64::from(z))).collect())
    }

    /// Intensities at sites, with the middle 90 % of validation errors around them, beside what the
    /// equations say.
    ///
    /// # Errors
    /// `bad-option` for a site without one of the inputs; `device-lost`.
    pub async fn estimate(&self, queries: &[IntensityQuery]) -> Result<Vec<IntensityEstimate>> {
        let rows: Vec<IntensityRow> = queries.iter().map(as_row).collect();
        for input in &self.inputs {
            if rows.iter().any(|row| !input.of(row).is_some_and(f64::is_finite)) {
                let error = Error::new(Code::BadOption).option(input.as_str());
                return Err(error.value("value", "?").value("allowed", "1, 2, 3.5 …"));
            }
        }
        let asked = table_from(rows.iter(), &self.inputs);
        let all: Vec<usize> = (0..rows.len()).collect();
        let intensities = self.predict_with(&self.training, &asked, &all).await?;
        let validation = self.predict_with(&self.training, &self.table, &self.parts.validation).await?;
        let observed = self.table.targets_of(&self.parts.validation);
        let errors = middle(observed.iter().zip(&validation).map(|(o, p)| o - p).collect());
        let estimates = intensities.into_iter().zip(&rows).enumerate().map(|(at, (intensity, row))| {
            let say = |fitted: &IntensityEquation| EquationEstimate {
                equation: fitted.equation,
                published: fitted.equation.published().intensity(row.magnitude, row.distance),
                sigma: fitted.equation.sigma(row.distance),
                refitted: fitted.intensity(row.magnitude, row.distance),
            };
            IntensityEstimate {
                intensity,
                interval: errors.map(|error| intensity + error),
                equations: self.refitted.iter().map(say).collect(),
                outside: self.outside(asked.row(at)),
            }
        });
        Ok(estimates.collect())
    }

    /// Inputs of a site that no training row came near.
    fn outside(&self, site: &[f64]) -> Vec<IntensityInput> {
        let range = |index: usize| {
            let column =
                self.parts.training.iter().filter_map(|&row| self.table.row(row).get(index).copied());
            column.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], x| [low.min(x), high.max(x)])
        };
        let told = self.inputs.iter().zip(site).enumerate();
        let is_outside = |(index, (_, value)): &(usize, (&IntensityInput, &f64))| {
            let [low, high] = range(*index);
            !(low..=high).contains(*value)
        };
        told.filter(is_outside).map(|(_, (input, _))| *input).collect()
    }
}

fn as_row(query: &IntensityQuery) -> IntensityRow {
    let IntensityQuery { magnitude, distance, depth, vs30 } = *query;
    IntensityRow { event: String::new(), time: None, magnitude, distance, depth, vs30, intensity: f64::NAN }
}

/// Observations as numbers; those without one of the inputs are left out.
pub fn table_of(observations: &IntensityTable, inputs: &[IntensityInput]) -> Table {
    table_from(observations.rows().iter(), inputs)
}

fn table_from<'a>(rows: impl Iterator<Item = &'a IntensityRow>, inputs: &[IntensityInput]) -> Table {
    let mut table = Table { width: inputs.len(), ..Table::default() };
    for (index, row) in rows.enumerate() {
        let values: Option<Vec<f64>> = inputs.iter().map(|input| input.of(row)).collect();
        if let Some(values) = values {
            table.features.extend(values);
            table.targets.push(row.intensity);
            table.times.push(row.time.unwrap_or(f64::NAN));
            table.rows.push(index);
        }
    }
    table
}

/// The observations of some rows.
pub fn rows_of<'a>(observations: &'a IntensityTable, rows: &[usize]) -> Vec<&'a IntensityRow> {
    rows.iter().filter_map(|&row| observations.rows().get(row)).collect()
}

/// Blocks of rows for the bootstrap: rows of one earthquake are drawn together, given where each row is.
pub fn blocks_of(observations: &IntensityTable, rows: &[usize]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (at, row) in rows_of(observations, rows).into_iter().enumerate() {
        match blocks.last_mut().filter(|_| last == Some(&row.event)) {
            Some(block) => block.end = at + 1,
            None => blocks.push(at..at + 1),
        }
        last = Some(&row.event);
    }
    blocks
}

/// An equation with the coefficients of least squares on some observations: at once where they are
/// factors, by Gauss–Newton steps where they are inside of a logarithm.
pub fn refit(equation: Equation, felt: &[&IntensityRow]) -> IntensityEquation {
    const MOST_STEPS: usize = 50;
    let mut best = with_best_coefficients(equation.published(), felt);
    let mut error = squares(&best, felt);
    for _ in 0..MOST_STEPS {
        let steps = gauss_newton(&best, felt);
        // A full step may overshoot; half of one, and half of that, are tried after it.
        let better = (0..8).find_map(|halvings| {
            let part = 0.5f64.powi(halvings);
            let shape = best.shape.iter().zip(&steps).map(|(value, step)| value + part * step).collect();
            let moved = with_best_coefficients(IntensityEquation { shape, ..best.clone() }, felt);
            let squares = squares(&moved, felt);
            (squares < error).then_some((moved, squares))
        });
        let Some((moved, squares)) = better else { break };
        let done = error - squares <= 1e-9 * error;
        (best, error) = (moved, squares);
        if done {
            break;
        }
    }
    best
}

fn squares(equation: &IntensityEquation, felt: &[&IntensityRow]) -> f64 {
    felt.iter().map(|row| residual(equation, row)).map(|error| error * error).sum()
}

fn residual(equation: &IntensityEquation, row: &IntensityRow) -> f64 {
    row.intensity - equation.intensity(row.magnitude, row.distance)
}

fn with_best_coefficients(equation: IntensityEquation, felt: &[&IntensityRow]) -> IntensityEquation {
    let terms = |row: &&IntensityRow| equation.terms(row.magnitude, row.distance).split_off(1);
    let terms: Vec<Vec<f64>> = felt.iter().map(terms).collect();
    let targets: Vec<f64> = felt.iter().map(|row| row.intensity).collect();
    let coefficients = fit(&terms, &targets);
    IntensityEquation { coefficients, ..equation }
}

fn fit(terms: &[Vec<f64>], targets: &[f64]) -> Vec<f64> {
    let views: Vec<&[f64]> = terms.iter().map(Vec::as_slice).collect();
    Linear::fit(&views, targets, terms.first().map_or(0, Vec::len)).plain()
}

/// The step of each of the equation's shape.
fn gauss_newton(equation: &IntensityEquation, felt: &[&IntensityRow]) -> Vec<f64> {
    let slopes = |row: &&IntensityRow| {
        let mut all = equation.terms(row.magnitude, row.distance).split_off(1);
        all.extend(equation.slopes(row.magnitude, row.distance));
        all
    };
    let slopes: Vec<Vec<f64>> = felt.iter().map(slopes).collect();
    let targets: Vec<f64> = felt.iter().map(|row| residual(equation, row)).collect();
    fit(&slopes, &targets).split_off(equation.coefficients.len())
}
