//! The simplest things that could have told a magnitude.

use std::cell::OnceCell;

use super::earthquakes::{MagnitudeRun, Table};
use super::spec::Feature;
use crate::error::string_union;
use crate::learn::baselines::{Linear, constant_mean, constant_median};
use crate::learn::boosting::Boosted;
use crate::learn::loss::Loss;
use crate::learn::random::{Purpose, Random};
use crate::seismic::b_value::{BValueMethod, b_value};
use crate::seismic::completeness::maximum_curvature;
use crate::seismic::depths::{fixed_depths, is_fixed};
use crate::seismic::frequency_magnitude::{FrequencyMagnitude, bin_width, draw};

string_union! {
    /// The simplest things that could have worked. Persistence says the magnitude of the event before, in
    /// time order, of the whole catalogue; without times there is none. Fixed-depth says one of two
    /// means, by whether the depth is one that nobody measured. Boosted trees are no simple rule, and the
    /// verdict is not against them: a report compares with them apart.
    BaselineName {
        ConstantMean = "constant-mean",
        ConstantMedian = "constant-median",
        GutenbergRichter = "gutenberg-richter",
        Linear = "linear",
        Persistence = "persistence",
        FixedDepth = "fixed-depth",
        BoostedTrees = "boosted-trees",
    }
}

/// Fewer training events of a kind than this, and their mean says nothing.
const FEWEST_OF_EACH: usize = 10;

/// The means of events whose depth was fixed by convention and of the others, learnt on the training part.
#[derive(Debug, Clone, PartialEq)]
pub struct FlagMeans {
    /// Kilometres: see [`fixed_depths`].
    pub depths: Vec<f64>,
    fixed: f64,
    free: f64,
}

impl FlagMeans {
    /// `None` unless depth is among the features and both kinds of events are in the training part.
    fn fit(run: &MagnitudeRun) -> Option<Self> {
        if !run.spec.features.iter().any(Feature::is_depth) {
            return None;
        }
        let training = &run.parts.training;
        let depths: Vec<f64> =
            training.iter().filter_map(|&row| run.table.depths.get(row).copied()).collect();
        let depths = fixed_depths(&depths);
        let (fixed, free) = kinds(&run.table, training, &depths);
        let enough = fixed.len() >= FEWEST_OF_EACH && free.len() >= FEWEST_OF_EACH;
        let mean = |rows: &[usize]| constant_mean(&run.table.targets_of(rows));
        enough.then(|| Self { fixed: mean(&fixed), free: mean(&free), depths })
    }

    fn predict(&self, depth: f64) -> f64 {
        if is_fixed(depth, &self.depths) { self.fixed } else { self.free }
    }

    /// Rows whose depth is one of the fixed ones, and the others.
    pub fn kinds(&self, table: &Table, rows: &[usize]) -> (Vec<usize>, Vec<usize>) {
        kinds(table, rows, &self.depths)
    }
}

fn kinds(table: &Table, rows: &[usize], fixed: &[f64]) -> (Vec<usize>, Vec<usize>) {
    rows.iter().partition(|&&row| table.depths.get(row).is_some_and(|&depth| is_fixed(depth, fixed)))
}

/// What each baseline learnt from the training part.
#[derive(Debug)]
pub struct Baselines<'a> {
    run: &'a MagnitudeRun,
    /// The training mean.
    pub mean: f64,
    median: f64,
    line: Linear,
    /// b, magnitude of completeness, bin width.
    law: Option<(f64, f64, f64)>,
    /// Where fixed depths can be told from others.
    pub flag: Option<FlagMeans>,
    /// Fitted when they are first asked: they take longer than all the rest.
    trees: OnceCell<Boosted>,
}

impl<'a> Baselines<'a> {
    /// Learns from the training part of a run.
    pub fn fit(run: &'a MagnitudeRun) -> Self {
        let targets = run.table.targets_of(&run.parts.training);
        let rows: Vec<&[f64]> = run.parts.training.iter().map(|&row| run.table.row(row)).collect();
        let width = bin_width(&targets).unwrap_or(0.1);
        let law = maximum_curvature(&FrequencyMagnitude::of(&targets, width)).and_then(|found| {
            // Few events may all lie below the corrected value; the mode itself always has some.
            [found.corrected, found.mode].into_iter().find_map(|mc| {
                let fit = b_value(&targets, mc, width, BValueMethod::TintiMulargia)?;
                Some((fit.b, mc, width))
            })
        });
        Self {
            run,
            mean: constant_mean(&targets),
            median: constant_median(&targets),
            line: Linear::fit(&rows, &targets, run.table.width),
            law,
            flag: FlagMeans::fit(run),
            trees: OnceCell::new(),
        }
    }

    fn trees(&self) -> &Boosted {
        self.trees.get_or_init(|| {
            let (table, training) = (&self.run.table, &self.run.parts.training);
            let features: Vec<f64> = training.iter().flat_map(|&row| table.row(row)).copied().collect();
            let targets = table.targets_of(training);
            Boosted::fit(Loss::SquaredError, &features, table.width, &targets, self.run.spec.seed)
        })
    }

    /// What one says of rows of a table; `None` where it can say nothing there.
    pub fn predict(&self, name: BaselineName, table: &Table, rows: &[usize]) -> Option<Vec<f64>> {
        let constant = |value: f64| Some(vec![value; rows.len()]);
        match name {
            BaselineName::ConstantMean => constant(self.mean),
            BaselineName::ConstantMedian => constant(self.median),
            BaselineName::Linear => Some(rows.iter().map(|&row| self.line.predict(table.row(row))).collect()),
            BaselineName::GutenbergRichter => {
                let mut random = Random::stream(self.run.spec.seed, Purpose::Baseline, 0);
                let drawn =
                    |(b, mc, width)| rows.iter().map(|_| draw(b, mc, width, random.uniform())).collect();
                self.law.map(drawn).or_else(|| constant(self.median))
            }
            BaselineName::Persistence => {
                let before = |row: usize| row.checked_sub(1).and_then(|row| table.targets.get(row));
                let said = |&row: &usize| before(row).copied().unwrap_or(self.mean);
                table.has_times().then(|| rows.iter().map(said).collect())
            }
            BaselineName::FixedDepth => {
                let flag = self.flag.as_ref()?;
                let depth = |&row: &usize| table.depths.get(row).copied().unwrap_or(f64::NAN);
                Some(rows.iter().map(|row| flag.predict(depth(row))).collect())
            }
            BaselineName::BoostedTrees => {
                Some(rows.iter().map(|&row| self.trees().predict(table.row(row))).collect())
            }
        }
    }
}
