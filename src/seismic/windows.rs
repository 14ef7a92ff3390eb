//! "An event of M ≥ m within the next T days in this cell": windows, what was known at the issue of
//! each, and what came.
//!
//! A window is issued at a time t and covers (t, t + T]. What is known at t uses events up to and
//! including t alone; the one look into the future there is, the label, is kept apart.

use super::Catalogue;
use super::cells::Grid;
use super::rates::reasenberg_jones;
use std::collections::{BTreeMap, VecDeque};

/// Seconds in a day.
pub const DAY: f64 = 86_400.0;
/// Days that events are counted back over.
pub const COUNTED_DAYS: [f64; 4] = [1.0, 7.0, 30.0, 365.0];
/// What is known of a cell at a time, in this order: ln(1 + events) of the last 1, 7, 30 and 365 days,
/// ln(1 + days since the last event), the largest magnitude of the last 30 days above completeness.
pub const KNOWN: usize = 6;

/// Days in which the largest magnitude is looked for.
const LARGEST_DAYS: f64 = 30.0;
/// Days in which an earthquake counts as the cause of aftershocks.
const AFTERSHOCK_DAYS: f64 = 365.0;
/// Magnitudes are decimal fractions: this far below is still at.
const TOLERANCE: f64 = 1e-9;

/// Whether a magnitude is at or above another, both decimal fractions.
#[must_use]
pub fn at_least(magnitude: f64, least: f64) -> bool {
    magnitude >= least - TOLERANCE
}

/// The events of one cell at and above completeness, in time order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CellEvents {
    /// Seconds since 1970.
    pub times: Vec<f64>,
    /// Magnitudes.
    pub magnitudes: Vec<f64>,
}

/// Events of M ≥ `mc` in each of `cells` (numbers of `grid`), in the order of `cells`.
#[must_use]
pub fn in_cells(catalogue: &Catalogue, grid: &Grid, cells: &[u32], mc: f64) -> Vec<CellEvents> {
    let place: BTreeMap<u32, usize> = cells.iter().enumerate().map(|(index, &cell)| (cell, index)).collect();
    let mut events = vec![CellEvents::default(); cells.len()];
    for (cell, time, magnitude) in located(catalogue, grid, mc) {
        if let Some(list) = place.get(&cell).and_then(|&index| events.get_mut(index)) {
            list.times.push(time);
            list.magnitudes.push(magnitude);
        }
    }
    events
}

/// How many events of M ≥ `mc` before `until` each cell has; cells without any are not there.
#[must_use]
pub fn counts(catalogue: &Catalogue, grid: &Grid, mc: f64, until: f64) -> BTreeMap<u32, usize> {
    let mut counts = BTreeMap::new();
    for (cell, time, _) in located(catalogue, grid, mc) {
        if time <= until {
            *counts.entry(cell).or_insert(0) += 1;
        }
    }
    counts
}

fn located(catalogue: &Catalogue, grid: &Grid, mc: f64) -> impl Iterator<Item = (u32, f64, f64)> {
    let places = catalogue.latitude().iter().zip(catalogue.longitude());
    let events = places.zip(catalogue.time().iter().zip(catalogue.magnitude()));
    events
        .filter(move |(_, (_, magnitude))| at_least(**magnitude, mc))
        .filter_map(move |((&y, &x), (&time, &magnitude))| Some((grid.cell(y, x)?, time, magnitude)))
}

/// Issue times from `beginning + warm_up_days`, every `days` days, as long as the whole window lies
/// before `end`; all in seconds since 1970.
#[must_use]
pub fn issue_times(beginning: f64, end: f64, days: f64, warm_up_days: f64) -> Vec<f64> {
    let first = beginning + warm_up_days * DAY;
    let count = ((end - first) / (days * DAY)).floor();
    (0..count.max(0.0) as usize).map(|number| first + number as f64 * days * DAY).collect()
}

/// Days at a catalogue's beginning that only inform: the longest count, but no more than a fifth of
/// a short catalogue.
#[must_use]
pub fn warm_up_days(beginning: f64, end: f64) -> f64 {
    ((end - beginning) / DAY / 5.0).clamp(0.0, COUNTED_DAYS.iter().copied().fold(0.0, f64::max))
}

/// What a window is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// m: the magnitude that is asked for.
    pub target: f64,
    /// T: days.
    pub days: f64,
    /// Magnitude of completeness.
    pub mc: f64,
    /// When the catalogue begins, seconds since 1970.
    pub beginning: f64,
}

/// One row for each issue time and cell, issue by issue: row = issue · cells + cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Windows {
    /// How many cells.
    pub cells: usize,
    /// Seconds since 1970.
    pub issues: Vec<f64>,
    /// `[rows × KNOWN]`: see [`KNOWN`].
    pub known: Vec<f64>,
    /// `[rows]`: whether the T days before the issue had such an event.
    pub previous: Vec<bool>,
    /// `[rows]`: the number of such events in the window that the strongest sequence of the last year
    /// lets expect: [`super::aftershocks`], as if its largest shock were alone.
    pub aftershocks: Vec<f64>,
    /// `[rows]`: whether the window had such an event.
    pub happened: Vec<bool>,
}

impl Windows {
    /// Windows of `events`, one list a cell, at `issues`, which ascend.
    #[must_use]
    pub fn of(events: &[CellEvents], issues: &[f64], question: &Question) -> Self {
        let rows = events.len() * issues.len();
        let mut windows = Self {
            cells: events.len(),
            issues: issues.to_vec(),
            known: vec![0.0; rows * KNOWN],
            previous: vec![false; rows],
            aftershocks: vec![0.0; rows],
            happened: vec![false; rows],
        };
        for (cell, list) in events.iter().enumerate() {
            let mut state = Cell::new(list, question);
            for (number, &issue) in issues.iter().enumerate() {
                let row = number * events.len() + cell;
                state.advance(issue);
                if let Some(known) = windows.known.get_mut(row * KNOWN..(row + 1) * KNOWN) {
                    known.copy_from_slice(&state.known(issue));
                }
                let span = question.days * DAY;
                set(&mut windows.previous, row, state.had(issue - span, issue));
                set(&mut windows.happened, row, state.had(issue, issue + span));
                set(&mut windows.aftershocks, row, state.aftershocks(issue));
            }
        }
        windows
    }

    /// How many rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.happened.len()
    }

    /// The issue time of a row.
    #[must_use]
    pub fn issue(&self, row: usize) -> f64 {
        self.issues.get(row / self.cells.max(1)).copied().unwrap_or(f64::NAN)
    }

    /// What is known of a row.
    #[must_use]
    pub fn known(&self, row: usize) -> &[f64] {
        self.known.get(row * KNOWN..(row + 1) * KNOWN).unwrap_or_default()
    }
}

fn set<T>(values: &mut [T], at: usize, value: T) {
    if let Some(slot) = values.get_mut(at) {
        *slot = value;
    }
}

/// One cell on its way through time.
struct Cell<'a> {
    events: &'a CellEvents,
    question: &'a Question,
    /// Times of events of the target magnitude.
    targets: Vec<f64>,
    /// Events up to now.
    seen: usize,
    /// For each of [`COUNTED_DAYS`], the first event that is still counted.
    starts: [usize; COUNTED_DAYS.len()],
    /// Largest magnitudes of the last days: each is larger than all that came after it.
    largest: VecDeque<usize>,
    /// The same over [`AFTERSHOCK_DAYS`]: of two events the older and smaller never expects more.
    mains: VecDeque<usize>,
}

impl<'a> Cell<'a> {
    fn new(events: &'a CellEvents, question: &'a Question) -> Self {
        let pairs = events.times.iter().zip(&events.magnitudes);
        let targets = pairs.filter(|(_, magnitude)| at_least(**magnitude, question.target));
        Self {
            events,
            question,
            targets: targets.map(|(&time, _)| time).collect(),
            seen: 0,
            starts: [0; COUNTED_DAYS.len()],
            largest: VecDeque::new(),
            mains: VecDeque::new(),
        }
    }

    fn time(&self, event: usize) -> f64 {
        self.events.times.get(event).copied().unwrap_or(f64::INFINITY)
    }

    fn magnitude(&self, event: usize) -> f64 {
        self.events.magnitudes.get(event).copied().unwrap_or(f64::NEG_INFINITY)
    }

    fn advance(&mut self, issue: f64) {
        while self.time(self.seen) <= issue {
            let event = self.seen;
            let magnitude = self.magnitude(event);
            while self.largest.back().is_some_and(|&last| self.magnitude(last) <= magnitude) {
                self.largest.pop_back();
            }
            while self.mains.back().is_some_and(|&last| self.magnitude(last) <= magnitude) {
                self.mains.pop_back();
            }
            self.largest.push_back(event);
            self.mains.push_back(event);
            self.seen += 1;
        }
        let old = |event: usize, days: f64| self.time(event) <= issue - days * DAY;
        let mut starts = self.starts;
        for (start, days) in starts.iter_mut().zip(COUNTED_DAYS) {
            while *start < self.seen && old(*start, days) {
                *start += 1;
            }
        }
        let gone = |list: &VecDeque<usize>, days| list.iter().take_while(|&&event| old(event, days)).count();
        let (small, large) = (gone(&self.largest, LARGEST_DAYS), gone(&self.mains, AFTERSHOCK_DAYS));
        self.starts = starts;
        self.largest.drain(..small);
        self.mains.drain(..large);
    }

    fn known(&self, issue: f64) -> [f64; KNOWN] {
        let counted = self.starts.map(|start| libm::log1p((self.seen - start) as f64));
        // Before the first event of a cell one knows only that there was none since the beginning.
        let last = self.seen.checked_sub(1).map_or(self.question.beginning, |event| self.time(event));
        let since = libm::log1p(((issue - last) / DAY).max(0.0));
        let largest = self.largest.front().map_or(0.0, |&event| self.magnitude(event) - self.question.mc);
        let [day, week, month, year] = counted;
        [day, week, month, year, since, largest]
    }

    /// Whether there is a target event in (from, to].
    fn had(&self, from: f64, to: f64) -> bool {
        let next = self.targets.partition_point(|&time| time <= from);
        self.targets.get(next).is_some_and(|&time| time <= to)
    }

    fn aftershocks(&self, issue: f64) -> f64 {
        let Question { target, days, .. } = *self.question;
        let expected = self.mains.iter().map(|&event| {
            let after = (issue - self.time(event)) / DAY;
            reasenberg_jones(self.magnitude(event), target).number(after, after + days)
        });
        expected.fold(0.0, f64::max)
    }
}
