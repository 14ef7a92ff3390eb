//! The Earthquakes lab, second question: how probable is an event of M ≥ m within the next T days in
//! a cell?
//!
//! What a network can find here is that earthquakes cluster and that some places have more of them;
//! the second is what the cell's climatology knows already, and is the rule to beat.

use std::ops::Range;

use serde::Serialize;

use super::earthquakes::Scalers;
use super::ground::{Ground, INPUTS, Table};
use super::spec::{RunSpec, SplitKind};
use super::splits::enough_groups;
use crate::error::{Code, Error, Result, Value};
use crate::learn::engine::Engine;
use crate::learn::loss::sigmoid;
use crate::learn::probability::log_score;
use crate::learn::repeats::Repeats;
use crate::learn::scale::Scaler;
use crate::learn::split::{Deal, Parts, split};
use crate::learn::training::{Halt, Pace, Rows, Saved, Training};
use crate::seismic::Catalogue;
use crate::seismic::windows::{CellEvents, DAY, Windows, counts, in_cells, issue_times, warm_up_days};

/// Fewer training windows with such an event, or without one, than this, and there is nothing to learn.
pub const FEWEST_OF_EACH: usize = 5;
/// More windows than this do not fit into a page's memory.
pub const MOST_WINDOWS: usize = 1_000_000;
/// Windows between two parts: what was still open when one ended is over when the next begins.
const GAP: usize = 1;

/// Which of the issue times go to which part.
#[derive(Debug, Clone, PartialEq)]
struct Issues {
    training: Range<usize>,
    validation: Range<usize>,
    test: Range<usize>,
}

impl Issues {
    /// In time order, with [`GAP`] between the parts; `None` where one would be empty.
    fn deal(count: usize, spec: &RunSpec) -> Option<Self> {
        let share = |part: f64| ((count as f64 * part) as usize).max(1);
        let test = count.checked_sub(share(spec.test_share))?;
        let end = test.checked_sub(GAP)?;
        let validation = end.checked_sub(share(spec.validation_share))?;
        let training = validation.checked_sub(GAP)?;
        (training > 0).then_some(Self {
            training: 0..training,
            validation: validation..end,
            test: test..count,
        })
    }
}

/// A probability for one cell: a member of `ProbabilityMap.cells` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct CellProbability {
    pub south: f64,
    pub north: f64,
    pub west: f64,
    pub east: f64,
    pub probability: f64,
    pub base: f64,
}

/// `ProbabilityMap` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ProbabilityMap {
    pub time: f64,
    pub target_magnitude: f64,
    pub window_days: f64,
    pub cells: Vec<CellProbability>,
}

/// A probability network and everything it was made from.
#[derive(Debug)]
pub struct ProbabilityRun {
    /// What was asked for, complete.
    pub spec: RunSpec,
    /// Learnt from the training part.
    pub ground: Ground,
    /// The windows.
    pub table: Table,
    /// Which of them train, choose and judge.
    pub parts: Parts,
    /// Of the inputs; the target needs none.
    pub scalers: Scalers,
    /// The network being trained.
    pub training: Training,
    /// The same under other seeds, trained when the run is judged.
    pub repeats: Repeats,
    /// Events of M ≥ mc in each cell.
    events: Vec<CellEvents>,
    /// First and last time of the catalogue.
    span: [f64; 2],
}

impl ProbabilityRun {
    /// Makes a run, at its beginning or from where it was saved.
    ///
    /// # Errors
    /// `bad-option`; `needs-times`; `too-few-rows` for an empty catalogue; `too-few-windows` with fewer
    /// than [`FEWEST_OF_EACH`] training windows of each kind; `too-many-windows`.
    pub fn new(spec: RunSpec, catalogue: &Catalogue, engine: Engine, saved: Option<Saved>) -> Result<Self> {
        let spec = spec.complete();
        spec.check()?;
        let span = span(catalogue)?;
        let issues = issues(span, &spec);
        let dealt = Issues::deal(issues.len(), &spec);
        let asked = || spec.target_magnitude.map_or_else(|| Value::from("m"), Value::from);
        let dealt = dealt.ok_or_else(|| too_few(issues.len(), 0, asked(), FEWEST_OF_EACH))?;
        // What is dealt out by lot has no past: it learns from the whole catalogue.
        let end = match spec.split {
            SplitKind::Chronological => {
                let last = issues.get(dealt.training.end.saturating_sub(1)).copied();
                last.map_or(span[1], |issue| issue + spec.window_days * DAY)
            }
            _ => span[1],
        };
        let mut ground = Ground::of(catalogue, &spec, end)?;
        let rows = ground.cells.len() * issues.len();
        if rows > MOST_WINDOWS {
            return Err(Error::new(Code::TooManyWindows).value("windows", rows).value("limit", MOST_WINDOWS));
        }
        let events = in_cells(catalogue, &ground.grid, &ground.cells, ground.mc);
        let windows = Windows::of(&events, &issues, &ground.question(span[0], spec.window_days));
        let parts = deal_rows(&dealt, ground.cells.len(), issues.len(), &spec)?;
        let table = Table { windows, places: (0..ground.cells.len()).collect() };
        let happened = table.happened(&parts.training).into_iter().filter(|&happened| happened).count();
        if happened < FEWEST_OF_EACH || parts.training.len() - happened < FEWEST_OF_EACH {
            return Err(too_few(parts.training.len(), happened, ground.target.into(), FEWEST_OF_EACH));
        }
        ground.learn_climatology(&table, &parts.training);
        let inputs = ground.inputs(&table, &parts.training);
        let scalers = Scalers {
            features: Scaler::fit(inputs.chunks(INPUTS), INPUTS),
            target: Scaler { mean: vec![0.0], deviation: vec![1.0] },
        };
        let rows = |part: &[usize]| rows_of(&ground, &table, &scalers, part);
        let (training, validation) = (rows(&parts.training), rows(&parts.validation));
        let training = Training::new(spec.training(INPUTS), engine, training, validation, saved);
        Ok(Self { spec, ground, table, parts, scalers, training, repeats: Repeats::default(), events, span })
    }

    /// Works for a slice: see [`Training::advance`].
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn advance(
        &mut self,
        until: u64,
        pace: &mut Pace,
        clock: &dyn Fn() -> f64,
    ) -> Result<Option<Halt>> {
        self.training.advance(until, pace, clock).await
    }

    /// What a network is taught, or judged by, in some windows of the run.
    pub fn rows(&self, part: &[usize]) -> Rows {
        rows_of(&self.ground, &self.table, &self.scalers, part)
    }

    /// First and last time of the catalogue, seconds since 1970.
    pub fn span(&self) -> [f64; 2] {
        self.span
    }

    /// What the climatology scores on the validation part: the mean of -ln p of what happened, nats.
    pub fn validation_of_climatology(&self) -> f64 {
        let happened = self.table.happened(&self.parts.validation);
        let climatology = self.ground.climatology_of(&self.table, &self.parts.validation);
        let sum: f64 = happened.iter().zip(&climatology).map(|(&y, &p)| log_score(y, p)).sum();
        -sum / happened.len() as f64
    }

    /// Windows of another catalogue on those cells of the run that it has events in.
    ///
    /// # Errors
    /// `needs-times`; `too-few-rows`; `too-few-windows` where it has none; `too-many-windows`.
    pub fn table_of(&self, catalogue: &Catalogue) -> Result<Table> {
        let span = span(catalogue)?;
        let issues = issues(span, &self.spec);
        let found = counts(catalogue, &self.ground.grid, self.ground.mc, f64::INFINITY);
        let cells = self.ground.cells.iter().enumerate().filter(|(_, cell)| found.contains_key(cell));
        let (places, cells): (Vec<usize>, Vec<u32>) = cells.map(|(place, &cell)| (place, cell)).unzip();
        let rows = cells.len() * issues.len();
        match rows {
            0 => Err(too_few(0, 0, self.ground.target.into(), 1)),
            _ if rows > MOST_WINDOWS => {
                Err(Error::new(Code::TooManyWindows).value("windows", rows).value("limit", MOST_WINDOWS))
            }
            _ => {
                let events = in_cells(catalogue, &self.ground.grid, &cells, self.ground.mc);
                let question = self.ground.question(span[0], self.spec.window_days);
                Ok(Table { windows: Windows::of(&events, &issues, &question), places })
            }
        }
    }

    /// Probabilities the network says for rows of a table.
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
        let logits = training.predict(&scaled(&self.scalers, &self.ground.inputs(table, rows))).await?;
        Ok(logits.into_iter().map(|z| sigmoid(f64::from(z))).collect())
    }

    /// The probability in each cell for the days after `time`, seconds since 1970; after the
    /// catalogue's last event if `None`.
    ///
    /// # Errors
    /// `bad-option` for a time outside the catalogue; `device-lost`.
    pub async fn map(&self, time: Option<f64>) -> Result<ProbabilityMap> {
        let [first, last] = self.span;
        let time = time.unwrap_or(last);
        if !(first..=last).contains(&time) {
            return Err(Error::new(Code::BadOption)
                .option("time")
                .value("value", time)
                .value("allowed", format!("{first}–{last}")));
        }
        let question = self.ground.question(first, self.spec.window_days);
        let windows = Windows::of(&self.events, &[time], &question);
        let table = Table { windows, places: (0..self.ground.cells.len()).collect() };
        let rows: Vec<usize> = (0..self.ground.cells.len()).collect();
        let probabilities = self.predict_rows(&table, &rows).await?;
        let cells = self.ground.cells.iter().zip(&self.ground.climatology).zip(probabilities);
        let cells = cells.map(|((&cell, &base), probability)| {
            let bounds = self.ground.grid.bounds(cell);
            CellProbability {
                south: bounds.south,
                north: bounds.north,
                west: bounds.west,
                east: bounds.east,
                probability,
                base,
            }
        });
        Ok(ProbabilityMap {
            time,
            target_magnitude: self.ground.target,
            window_days: self.spec.window_days,
            cells: cells.collect(),
        })
    }
}

fn rows_of(ground: &Ground, table: &Table, scalers: &Scalers, part: &[usize]) -> Rows {
    Rows {
        inputs: scaled(scalers, &ground.inputs(table, part)),
        targets: table.happened(part).into_iter().map(f32::from).collect(),
    }
}

fn scaled(scalers: &Scalers, inputs: &[f64]) -> Vec<f32> {
    inputs.chunks(INPUTS).flat_map(|row| scalers.features.forward(row)).map(|z| z as f32).collect()
}

fn span(catalogue: &Catalogue) -> Result<[f64; 2]> {
    let times = catalogue.time();
    match (times.first(), times.last()) {
        (Some(&first), Some(&last)) if catalogue.has_times() => Ok([first, last]),
        (Some(_), Some(_)) => Err(Error::new(Code::NeedsTimes)),
        _ => Err(Error::new(Code::TooFewRows).value("rows", 0).value("needed", 1)),
    }
}

fn too_few(windows: usize, events: usize, target: Value, needed: usize) -> Error {
    Error::new(Code::TooFewWindows)
        .value("windows", windows)
        .value("positives", events)
        .value("magnitude", target)
        .value("needed", needed)
}

fn issues([first, last]: [f64; 2], spec: &RunSpec) -> Vec<f64> {
    issue_times(first, last, spec.window_days, warm_up_days(first, last))
}

fn deal_rows(issues: &Issues, cells: usize, count: usize, spec: &RunSpec) -> Result<Parts> {
    let by_lot = |deal| split(cells * count, deal, spec.validation_share, spec.test_share, spec.seed);
    let rows = |part: &Range<usize>| (part.start * cells..part.end * cells).collect();
    Ok(match spec.split {
        SplitKind::Random => by_lot(Deal::Random),
        SplitKind::SpatialBlock => {
            enough_groups(spec.split, cells)?;
            // Windows stand issue by issue.
            let groups: Vec<usize> = (0..cells * count).map(|row| row % cells).collect();
            by_lot(Deal::Groups(&groups))
        }
        SplitKind::Chronological | SplitKind::SequenceGrouped => Parts {
            training: rows(&issues.training),
            validation: rows(&issues.validation),
            test: rows(&issues.test),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_leave_a_window_between_them() {
        let spec = RunSpec::default();
        let dealt = Issues::deal(100, &spec).unwrap();
        assert_eq!(dealt, Issues { training: 0..58, validation: 59..79, test: 80..100 });
        assert_eq!(Issues::deal(5, &spec).unwrap().training, 0..1);
        for few in 0..5 {
            assert_eq!(Issues::deal(few, &spec), None, "{few}");
        }
    }
}
