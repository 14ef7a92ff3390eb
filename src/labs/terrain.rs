//! The Terrain lab: can a generator learn the landforms of a piece of ground?
//!
//! Patches are scaled to -1 … 1, so a generator learns shapes; their relief in metres is drawn with them from
//! the training patches, so that slopes in degrees mean something. What is made is measured against ground
//! that no network saw.

use super::terrain_jury::{Jury, RealismScores};
use super::terrain_nearest::Nearest;
use super::terrain_report::Rival;
use super::terrain_spec::TerrainSpec;
use crate::error::{Code, Error, Result, string_union};
use crate::grid::elevation::range;
use crate::grid::patches::{Area, cut};
use crate::grid::procedural::Procedure;
use crate::grid::realism::COLLAPSE;
use crate::grid::{Grid, PatchCount, Patches, split_by_area};
use crate::learn::adversarial::{Adversarial, Outcome};
use crate::learn::engine::Engine;
use crate::learn::random::{Purpose, Random};
use crate::learn::training::{Halt, Pace, Saved};

string_union! {
    /// What goes wrong with such networks again and again: maps less than half as different from each other as
    /// real ones; a discriminator whose loss stays below 0.1; numbers that are none.
    GanAlarm {
        ModeCollapse = "mode-collapse",
        DiscriminatorWon = "discriminator-won",
        NotFinite = "not-finite",
    }
}

/// Maps of a frame of the film.
pub const FILMED: usize = 16;
/// Maps that are measured at each frame, those of the film first: as many as cost less than a tenth of the
/// steps between two frames.
const MEASURED: usize = 64;
/// Of them, those whose nearest training patch is looked for.
const SOUGHT: usize = 16;
/// Training patches that are looked through for it.
const LOOKED_THROUGH: usize = 256;

/// One frame of the film.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// After so many steps.
    pub step: u64,
    /// Cells a side.
    pub size: usize,
    /// [`FILMED`] maps, metres.
    pub elevation: Vec<f32>,
    /// Of the averaged generator.
    pub scores: RealismScores,
    /// What is wrong.
    pub alarms: Vec<GanAlarm>,
}

/// Maps in metres.
#[derive(Debug, Clone, PartialEq)]
pub struct Maps {
    /// Cells a side.
    pub size: usize,
    /// Metres from cell to cell, eastwards and southwards.
    pub cell_m: [f64; 2],
    /// `[count × size × size]`.
    pub elevation: Vec<f32>,
}

/// A pair of networks and everything it was made from.
#[derive(Debug)]
pub struct TerrainRun {
    /// What was asked for, complete.
    pub spec: TerrainSpec,
    /// The networks being trained.
    pub training: Adversarial,
    /// How many patches there are.
    pub count: PatchCount,
    /// Metres from cell to cell, eastwards and southwards.
    pub cell_m: [f64; 2],
    /// Patches to learn from.
    pub(super) learnt: Patches,
    /// Patches of ground that no network sees.
    pub(super) unseen: Patches,
    pub(super) jury: Jury,
    nearest: Nearest,
    /// Surfaces to compare with, as far as they are made.
    pub(super) rivals: Vec<Rival>,
    frames: Vec<Frame>,
}

impl TerrainRun {
    /// Makes a run, at its beginning or from where it was saved.
    ///
    /// # Errors
    /// `bad-option`; `too-few-patches`.
    pub fn new(spec: TerrainSpec, grid: &Grid, engine: Engine, saved: Option<Saved>) -> Result<Self> {
        spec.check()?;
        let (learnt, unseen, count) = split_by_area(grid, &spec.patches())?;
        let jury = Jury::new(&unseen, spec.seed);
        let nearest = Nearest::new(&learnt, &unseen, LOOKED_THROUGH);
        let training = Adversarial::new(spec.training(), engine, learnt.min_max(), saved);
        let cell_m = [grid.cell_x_m, grid.cell_y_m];
        Ok(Self {
            spec,
            training,
            count,
            cell_m,
            learnt,
            unseen,
            jury,
            nearest,
            rivals: Vec::new(),
            frames: Vec::new(),
        })
    }

    /// Works for a slice: see [`Adversarial::advance`]. At the end of an epoch it is judged, and a frame is added.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn advance(
        &mut self,
        until: u64,
        pace: &mut Pace,
        clock: &dyn Fn() -> f64,
    ) -> Result<Option<Halt>> {
        Ok(match self.training.advance(until, pace, clock).await? {
            Outcome::More => None,
            Outcome::Asked => Some(Halt::Asked),
            Outcome::Finished => Some(Halt::Finished),
            Outcome::Judge => {
                let frame = self.shoot().await?;
                self.training.judged(frame.scores.total);
                self.frames.push(frame);
                None
            }
            Outcome::NotFinite => {
                let mut frame = self.shoot().await?;
                frame.alarms.push(GanAlarm::NotFinite);
                self.frames.push(frame);
                Some(Halt::Diverged { epoch: self.training.vitals().epoch() + 1 })
            }
        })
    }

    async fn shoot(&self) -> Result<Frame> {
        let seed = self.spec.seed;
        let made = self.training.averaged().maps(MEASURED, seed).await?;
        let maps = self.in_metres(&made, seed);
        let filmed = FILMED * self.spec.size * self.spec.size;
        let elevation = maps.get(..filmed).unwrap_or_default().to_vec();
        let made = self.patches(made);
        let scores = self.jury.scores(&made, self.nearest.of(&made.sample(SOUGHT)));
        let mut alarms = Vec::new();
        if scores.diversity < COLLAPSE {
            alarms.push(GanAlarm::ModeCollapse);
        }
        if self.training.discriminator_won() {
            alarms.push(GanAlarm::DiscriminatorWon);
        }
        let step = self.training.vitals().counters.steps;
        Ok(Frame { step, size: self.spec.size, elevation, scores, alarms })
    }

    /// How far patches of a grid, cut side by side, are from ground that no network saw.
    ///
    /// # Errors
    /// `too-few-patches` (values `training`, `validation`, `size`) where fewer than two have relief and no void.
    pub fn distance(&self, grid: &Grid) -> Result<RealismScores> {
        let size = self.spec.size;
        let patches = cut(grid, Area::whole(grid), size, size, &mut PatchCount::default());
        if patches.len() < 2 {
            let error =
                Error::new(Code::TooFewPatches).value("training", 0).value("validation", patches.len());
            return Err(error.value("size", size));
        }
        Ok(self.jury.scores(&patches, self.nearest.of(&patches.sample(SOUGHT))))
    }

    /// Goes back to a frame of the film, or to the last one before it that is still kept: both networks learn on
    /// from there, and the frame's generator is the one that is kept. Returns the frame's step.
    ///
    /// # Errors
    /// `bad-option` where no frame is kept at or before that step.
    pub fn go_back(&mut self, step: u64) -> Result<u64> {
        self.training.go_back(step).ok_or_else(|| {
            let error = Error::new(Code::BadOption).option("step").value("option", "step");
            error.value("value", step as f64).value("allowed", "a step of the film")
        })
    }

    pub(super) fn patches(&self, values: Vec<f32>) -> Patches {
        Patches { size: self.spec.size, values, at: Vec::new() }
    }

    /// Makes the next surface to compare with; returns the share that is made.
    pub fn make_rival(&mut self) -> f64 {
        let all = Procedure::ALL;
        if let Some(procedure) = all.get(self.rivals.len()) {
            self.rivals.push(Rival::new(*procedure, &self.learnt, self.spec.seed));
        }
        self.rivals.len() as f64 / all.len() as f64
    }

    /// Asks for so many epochs in all.
    pub const fn lengthen(&mut self, epochs: usize) {
        self.spec.steps = epochs * self.spec.judge_every;
        self.training.config.epochs = epochs;
    }

    /// What is needed beside the weights: the relief of training patches, metres.
    pub fn learnt(&self) -> serde_json::Value {
        let ranges = self.learnt.ranges();
        let relief = ranges.iter().map(|(low, high)| f64::from(libm::logf(high - low)));
        let n = ranges.len().max(1) as f64;
        let mean = relief.clone().sum::<f64>() / n;
        let variance = relief.map(|z| (z - mean) * (z - mean)).sum::<f64>() / n;
        serde_json::json!({ "lnReliefMean": mean, "lnReliefDeviation": variance.sqrt() })
    }

    /// What those need who use the weights elsewhere.
    pub fn note(&self) -> serde_json::Value {
        serde_json::json!({
            "orogen": crate::VERSION,
            "family": "gan",
            "preset": self.spec.preset,
            "size": self.spec.size,
            "latent": self.spec.network().latent(),
            "cellMetres": self.cell_m,
            "relief": self.learnt(),
            "seed": self.spec.seed,
            "input": "standard normal noise",
            "output": "maps from -1 to 1; normalised layers use the mean and variance of a large batch of noise",
        })
    }

    /// Frames since they were last taken.
    pub fn take_frames(&mut self) -> Vec<Frame> {
        std::mem::take(&mut self.frames)
    }

    /// The lowest and the highest elevation of so many training patches, drawn under `seed`.
    pub(super) fn drawn_ranges(&self, count: usize, seed: u64) -> Vec<(f32, f32)> {
        let mut random = Random::stream(seed, Purpose::Relief, 0);
        let ranges = self.learnt.ranges();
        let mut draw = || ranges.get(random.below(ranges.len() as u64) as usize).copied().unwrap_or_default();
        (0..count).map(|_| draw()).collect()
    }

    /// Gives each map from -1 to 1 the relief and the lowest elevation of a training patch, drawn under `seed`.
    fn in_metres(&self, maps: &[f32], seed: u64) -> Vec<f32> {
        let count = maps.len() / (self.spec.size * self.spec.size).max(1);
        self.stretched(maps, &self.drawn_ranges(count, seed))
    }

    /// Gives each map a lowest and a highest elevation, metres.
    pub(super) fn stretched(&self, maps: &[f32], ranges: &[(f32, f32)]) -> Vec<f32> {
        let cells = self.spec.size * self.spec.size;
        let pairs = maps.chunks_exact(cells.max(1)).zip(ranges);
        let stretch = |(map, &(base, top)): (&[f32], &(f32, f32))| {
            let (low, high) = range(map).unwrap_or((0.0, 0.0));
            let metres = if high > low { (top - base) / (high - low) } else { 0.0 };
            map.iter().map(|value| base + (value - low) * metres).collect::<Vec<_>>()
        };
        pairs.flat_map(stretch).collect()
    }

    /// So many maps of the kept generator, in metres.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn generate(&self, count: usize, seed: u64) -> Result<Maps> {
        let made = self.training.kept().maps(count, seed).await?;
        Ok(Maps { size: self.spec.size, cell_m: self.cell_m, elevation: self.in_metres(&made, seed) })
    }

    /// The kept generator as an ONNX file, its note inside.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn onnx(&self) -> Result<Vec<u8>> {
        self.training.kept().onnx(&self.note().to_string()).await
    }

    /// What the discriminator thinks of maps `[n × size × size]` in any unit: logits, above zero is real.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn opinion(&self, maps: Vec<f32>) -> Result<Vec<f32>> {
        let cells = self.spec.size * self.spec.size;
        if maps.is_empty() || !maps.len().is_multiple_of(cells) || maps.iter().any(|value| !value.is_finite())
        {
            return Err(Error::new(Code::BadOption)
                .option("maps")
                .value("value", maps.len())
                .value("allowed", format!("n × {cells}")));
        }
        self.training.opinion(&self.patches(maps).min_max()).await
    }
}
