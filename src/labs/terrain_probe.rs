//! What a discriminator knows of landforms without ever having been told of them: a linear probe (Alain and Bengio 2016,
//! arXiv 1610.01644). A logistic regression is to tell the geomorphon of a cell from what the layers make of its place
//! (Hariharan et al. 2015, hypercolumns), learnt in training patches, judged in patches that no network saw.
//!
//! Cell by cell, for the commonest landform of a patch is nearly always the same. Geomorphons see five cells, and only
//! cells are asked whose five lie in the patch: so whoever tells has seen all that the answer hangs on. The first two
//! layers are taken: they look about as far, and the third has one value for eight cells.
//!
//! Beside it, taught and judged alike: the same network before its first step, for random convolutions tell a lot
//! already; relief attributes in metres and degrees; and the commonest landform.

use std::collections::BTreeMap;

use serde::Serialize;

use super::report::Interval;
use super::studies::{Study, StudyName};
use super::terrain::TerrainRun;
use super::terrain_clusters::TrainingAndUnseen;
use super::terrain_report::FEWEST_UNSEEN;
use crate::classes::SparseRow;
use crate::classes::agreement::commonest;
use crate::classes::logistic::Logistic;
use crate::classes::scores::{LabelReport, likeliest};
use crate::error::{Code, Error, Result, string_union};
use crate::grid::attributes::Attributes;
use crate::grid::landforms::{
    GEOMORPHONS, LandformClass, LandformMethod, LandformOptions, NO_LANDFORM, landforms,
};
use crate::grid::{Grid, Patches};
use crate::learn::bootstrap::{RESAMPLES, Verdict, quantile, resample_groups};
use crate::learn::features::{Activations, Observer};
use crate::learn::random::{Purpose, Random};
use crate::learn::scale::Scaler;
use crate::learn::training::Pace;

string_union! {
    /// What a landform is told from.
    ProbeName {
        Discriminator = "discriminator",
        Untrained = "untrained",
        Attributes = "attributes",
        Commonest = "commonest",
    }
}

/// How far geomorphons look, cells.
const RADIUS: usize = 5;
/// Layers whose features are taken.
const LAYERS: usize = 2;
/// Patches of each area, at most.
const PATCHES: usize = 128;
/// Cells of each training patch, drawn by lot.
const TAUGHT: usize = 24;
/// Cells of each unseen patch.
const ASKED: usize = 64;
/// How strongly cells count against the penalty on squared weights; features are in standard units.
const C: f64 = 0.1;

/// `ProbeScores` of the contract, which describes each field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ProbeScores {
    pub features: usize,
    pub accuracy: f64,
    pub interval: Interval,
    pub macro_f1: f64,
    pub f1: Vec<f64>,
}

/// The trained discriminator's accuracy less the untrained one's, on the same cells.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct AccuracyDifference {
    pub accuracy: f64,
    pub interval: Interval,
    pub groups: usize,
    pub resamples: usize,
}

/// `DiscriminatorProbe` of the contract, which describes each field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct DiscriminatorProbe {
    pub step: u64,
    pub radius: usize,
    pub patches: TrainingAndUnseen,
    pub cells: TrainingAndUnseen,
    pub landforms: Vec<LandformClass>,
    pub scores: BTreeMap<ProbeName, ProbeScores>,
    pub difference: AccuracyDifference,
    pub verdict: Verdict,
}

/// Cells of patches that are asked for their landform.
#[derive(Debug)]
struct Cells {
    size: usize,
    patches: usize,
    /// From -1 to 1, one patch after another.
    maps: Vec<f32>,
    /// Patch and cell of it.
    at: Vec<[usize; 2]>,
    /// Of each, its geomorphon.
    truth: Vec<u32>,
    attributes: Vec<Vec<f64>>,
}

impl Cells {
    fn of(patches: &Patches, cell_m: [f64; 2], each: usize, seed: u64, index: u64) -> Result<Self> {
        let size = patches.size;
        let options = LandformOptions {
            method: Some(LandformMethod::Geomorphons),
            radius: Some(RADIUS),
            ..LandformOptions::default()
        };
        let mut random = Random::stream(seed, Purpose::Cells, index);
        let (mut at, mut truth, mut attributes) = (Vec::new(), Vec::new(), Vec::new());
        for (patch, values) in patches.iter().enumerate() {
            let [cell_x_m, cell_y_m] = cell_m;
            let grid = Grid { cell_y_m, ..Grid::invented("", size, values.to_vec(), cell_x_m) };
            let (found, of_relief) = (landforms(&grid, &options)?, Attributes::of(&grid, RADIUS));
            let known = |(cell, &form): (usize, &u8)| {
                let row = of_relief.row(cell).filter(|_| form != NO_LANDFORM)?;
                Some((cell, u32::from(form), row.to_vec()))
            };
            let mut all: Vec<_> = found.form.iter().enumerate().filter_map(known).map(Some).collect();
            for place in random.permutation(all.len()).into_iter().take(each) {
                let Some((cell, form, row)) = all.get_mut(place).and_then(Option::take) else { continue };
                at.push([patch, cell]);
                truth.push(form);
                attributes.push(row);
            }
        }
        Ok(Self { size, patches: patches.len(), maps: patches.min_max(), at, truth, attributes })
    }

    /// What layers make of the places of the cells: between the middles of a picture's cells, in proportion.
    fn features(&self, layers: &[Activations]) -> Vec<Vec<f64>> {
        let of_cell = |&[patch, cell]: &[usize; 2]| {
            let (x, y) = (cell % self.size, cell / self.size);
            layers.iter().flat_map(|layer| self.interpolated(layer, patch, x, y)).collect()
        };
        self.at.iter().map(of_cell).collect()
    }

    fn interpolated<'a>(
        &self,
        layer: &'a Activations,
        patch: usize,
        x: usize,
        y: usize,
    ) -> impl Iterator<Item = f64> + 'a {
        let cells = layer.cells;
        let across = self.size as f64 / cells.max(1) as f64;
        let between = |at: usize| {
            let place = ((at as f64 + 0.5) / across - 0.5).clamp(0.0, cells.saturating_sub(1) as f64);
            let first = place as usize;
            (first, (first + 1).min(cells.saturating_sub(1)), place.fract())
        };
        let ((left, right, east), (top, bottom, south)) = (between(x), between(y));
        (0..layer.channels).map(move |channel| {
            let start = (patch * layer.channels + channel) * cells * cells;
            let value = |row: usize, column: usize| {
                layer.values.get(start + row * cells + column).map_or(0.0, |&value| f64::from(value))
            };
            let line = |row: usize| value(row, left) * (1.0 - east) + value(row, right) * east;
            line(top) * (1.0 - south) + line(bottom) * south
        })
    }
}

/// What was said of the unseen cells.
#[derive(Debug)]
struct Told {
    name: ProbeName,
    features: usize,
    said: Vec<u32>,
}

/// Teaches and judges one after the other.
#[derive(Debug)]
pub struct ProbeStudy {
    step: u64,
    seed: u64,
    landforms: Vec<LandformClass>,
    taught: Cells,
    asked: Cells,
    trained: Observer,
    untrained: Observer,
    told: Vec<Told>,
}

impl TerrainRun {
    /// What the discriminator as it is now knows of landforms; the run may go on meanwhile.
    ///
    /// # Errors
    /// `not-trained` before the first step.
    pub fn probe(&self) -> Result<ProbeStudy> {
        let step = self.training.vitals().counters.steps;
        if step == 0 {
            return Err(Error::new(Code::NotTrained));
        }
        let seed = self.spec.seed;
        let taught = Cells::of(&self.learnt.sample(PATCHES), self.cell_m, TAUGHT, seed, 1)?;
        let asked = Cells::of(&self.unseen.sample(PATCHES), self.cell_m, ASKED, seed, 2)?;
        let none = |name| LandformClass { name, cells: 0, share: 0.0 };
        let mut counts = GEOMORPHONS.map(none).to_vec();
        for &form in &asked.truth {
            counts.get_mut(form as usize).into_iter().for_each(|class| class.cells += 1);
        }
        for class in &mut counts {
            class.share = class.cells as f64 / asked.truth.len().max(1) as f64;
        }
        let (trained, untrained) = (self.training.observer(), self.training.untrained_observer());
        Ok(ProbeStudy { step, seed, landforms: counts, taught, asked, trained, untrained, told: Vec::new() })
    }
}

impl ProbeStudy {
    async fn tell(&self, name: ProbeName) -> Result<Told> {
        let rows = match name {
            ProbeName::Discriminator => Some(self.observed(&self.trained).await?),
            ProbeName::Untrained => Some(self.observed(&self.untrained).await?),
            ProbeName::Attributes => Some([self.taught.attributes.clone(), self.asked.attributes.clone()]),
            ProbeName::Commonest => None,
        };
        let Some([taught, asked]) = rows else {
            let all = commonest(1, &vec![0; self.taught.truth.len()], &self.taught.truth);
            let said = vec![all.first().copied().unwrap_or(0); self.asked.truth.len()];
            return Ok(Told { name, features: 0, said });
        };
        let features = taught.first().map_or(0, Vec::len);
        let scaler = Scaler::fit(taught.iter().map(Vec::as_slice), features);
        let scaled = |row: &Vec<f64>| -> SparseRow { (0_u32..).zip(scaler.forward(row)).collect() };
        let rows: Vec<SparseRow> = taught.iter().map(scaled).collect();
        let fitted = Logistic::fit(&rows, &self.taught.truth, self.landforms.len(), features, C);
        let said = asked.iter().map(|row| likeliest(&fitted.probabilities(&scaled(row)))).collect();
        Ok(Told { name, features, said })
    }

    async fn observed(&self, observer: &Observer) -> Result<[Vec<Vec<f64>>; 2]> {
        let taught = observer.activations(&self.taught.maps, LAYERS).await?;
        let asked = observer.activations(&self.asked.maps, LAYERS).await?;
        Ok([self.taught.features(&taught), self.asked.features(&asked)])
    }

    /// Of each unseen patch how many cells were told right.
    fn right(&self, said: &[u32]) -> Vec<f64> {
        let mut right = vec![0.0; self.asked.patches];
        for ((&[patch, _], truth), said) in self.asked.at.iter().zip(&self.asked.truth).zip(said) {
            if truth == said {
                right.get_mut(patch).into_iter().for_each(|right| *right += 1.0);
            }
        }
        right
    }

    /// The middle 95 % of what a count of each patch comes to, over the cells, when patches are drawn again.
    fn interval(&self, counts: &[f64]) -> Interval {
        let mut cells = vec![0.0; self.asked.patches];
        for &[patch, _] in &self.asked.at {
            cells.get_mut(patch).into_iter().for_each(|cells| *cells += 1.0);
        }
        let mut drawn = Vec::with_capacity(RESAMPLES);
        resample_groups(self.asked.patches, self.seed, |times| {
            let sum = |of: &[f64]| times.iter().zip(of).map(|(times, count)| times * count).sum::<f64>();
            drawn.push(sum(counts) / sum(&cells));
        });
        drawn.sort_by(f64::total_cmp);
        [quantile(&drawn, 0.025), quantile(&drawn, 0.975)]
    }

    /// What was found.
    #[must_use]
    pub fn found(self) -> DiscriminatorProbe {
        let mut scores = BTreeMap::new();
        for told in &self.told {
            let report = LabelReport::of(&self.asked.truth, &told.said, self.landforms.len());
            let interval = self.interval(&self.right(&told.said));
            let scored = ProbeScores {
                features: told.features,
                accuracy: report.accuracy,
                interval,
                macro_f1: report.macro_average.f1,
                f1: report.labels.iter().map(|label| label.f1).collect(),
            };
            scores.insert(told.name, scored);
        }
        let right = |name: ProbeName| {
            let told = self.told.iter().find(|told| told.name == name);
            told.map_or_else(Vec::new, |told| self.right(&told.said))
        };
        let (trained, untrained) = (right(ProbeName::Discriminator), right(ProbeName::Untrained));
        let apart: Vec<f64> = trained.iter().zip(&untrained).map(|(ours, theirs)| ours - theirs).collect();
        let difference = AccuracyDifference {
            accuracy: apart.iter().sum::<f64>() / self.asked.at.len().max(1) as f64,
            interval: self.interval(&apart),
            groups: self.asked.patches,
            resamples: RESAMPLES,
        };
        let [low, high] = difference.interval;
        let verdict = match () {
            () if self.asked.patches < FEWEST_UNSEEN || !low.is_finite() || !high.is_finite() => {
                Verdict::None
            }
            () if low > 0.0 => Verdict::Better,
            () if high < 0.0 => Verdict::Worse,
            () => Verdict::Indistinguishable,
        };
        DiscriminatorProbe {
            step: self.step,
            radius: RADIUS,
            patches: TrainingAndUnseen { training: self.taught.patches, unseen: self.asked.patches },
            cells: TrainingAndUnseen { training: self.taught.at.len(), unseen: self.asked.at.len() },
            landforms: self.landforms,
            scores,
            difference,
            verdict,
        }
    }
}

impl Study for ProbeStudy {
    fn name(&self) -> StudyName {
        StudyName::Probe
    }

    async fn advance(&mut self, _pace: &mut Pace, _clock: &dyn Fn() -> f64) -> Result<f64> {
        let all = ProbeName::ALL;
        if let Some(&next) = all.get(self.told.len()) {
            let told = self.tell(next).await?;
            self.told.push(told);
        }
        Ok(self.told.len() as f64 / all.len() as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slope_stays_one_between_the_cells_of_a_layer() {
        // Patch 1 of two, channel 1 of two: eastwards 10 a cell of the picture, southwards 1.
        let mut values = vec![0.0; 2 * 2 * 16];
        for at in 0..16 {
            values[3 * 16 + at] = (10 * (at % 4) + at / 4) as f32;
        }
        let layer = Activations { channels: 2, cells: 4, values };
        let at = vec![[1, 8 * 8 - 1], [1, 8 * 3 + 4], [0, 8 * 3 + 4], [1, 0]];
        let cells = Cells { size: 8, patches: 2, maps: vec![], at, truth: vec![], attributes: vec![] };
        // The middle of a cell of 8 lies a quarter of a picture's cell beside that of a cell of 4.
        assert_eq!(
            cells.features(&[layer]),
            [[0.0, 33.0], [0.0, 17.5 + 1.25], [0.0, 0.0], [0.0, 0.0]].map(Vec::from)
        );
    }
}
