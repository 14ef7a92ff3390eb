//! The training loop: mini-batches, epochs, pauses, early stopping, divergence.
//!
//! [`Training::advance`] does a slice of work and returns, so that whoever drives it can listen in
//! between; time enters as an argument, so the same loop runs in a page, in Node and in a test.
//! What is computed does not depend on where the slices end.

use std::ops::Range;
use std::sync::Arc;

use burn::module::Module;
use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::learner::{Learner, Step};
use super::loss::Loss;
use super::optimiser::{Optimiser, OptimiserConfig};
use super::parameters::{self, Layout};
pub use super::perceptron::Rows;
use super::random::{Purpose, Random};
use crate::error::Result;
use crate::nets::mlp::MlpConfig;

/// A loss beyond this, in squared standard units (where always saying the mean scores 1) or in nats,
/// will not come back.
const DIVERGED: f64 = 1e6;

/// Everything that decides what is computed.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingConfig<L = MlpConfig> {
    /// The network.
    pub network: L,
    /// What is made small.
    pub loss: Loss,
    /// The optimiser.
    pub optimiser: OptimiserConfig,
    /// Share of each hidden layer's outputs switched off in training, in [0, 1).
    pub dropout: f64,
    /// Rows a step; fewer where there are fewer. An incomplete last batch is left out of its epoch.
    pub batch_size: usize,
    /// Epochs in all.
    pub epochs: usize,
    /// Epochs without a better validation loss before stopping; 0 is never.
    pub early_stopping: usize,
    /// Seed of all randomness.
    pub seed: u64,
}

/// Where a run is. With the seed this is the state of its randomness, too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counters {
    /// Steps in all.
    pub steps: u64,
    /// Sum of the losses of the current epoch's steps.
    pub epoch_loss: f64,
    /// The epoch of the best validation loss so far, from 1; 0 is before training.
    pub best_epoch: usize,
    /// Of two networks that learn against each other; nothing for one.
    #[serde(default, skip_serializing_if = "Duel::is_none")]
    pub duel: Duel,
}

/// Where a generator and a discriminator are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Duel {
    /// Steps of each, the generator's first.
    pub steps: [u64; 2],
    /// Of them, in the current epoch.
    pub epoch_steps: [u64; 2],
    /// Sum of the discriminator's losses in the current epoch.
    pub epoch_loss: f64,
    /// Steps that the discriminator has been winning without a break.
    pub winning: u64,
}

impl Duel {
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// Mean loss of each finished epoch, in the unit of [`Loss`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    /// Of the epoch's steps.
    pub training: Vec<f64>,
    /// On the validation part, after the epoch.
    pub validation: Vec<f64>,
    /// Of the epoch's steps of a discriminator; empty for one network.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub discriminator: Vec<f64>,
}

/// Why the loop returned for good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Halt {
    /// The steps that were asked for are done.
    Asked,
    /// All epochs are done.
    Finished,
    /// No better validation loss for so many epochs.
    EarlyStopping {
        /// The epoch whose weights are kept.
        best_epoch: usize,
    },
    /// The loss ran away; the last good weights are kept.
    Diverged {
        /// The epoch in which it did, from 1.
        epoch: usize,
    },
}

/// Everything a run needs to go on, on any engine.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Saved {
    /// Flat row of weights.
    pub weights: Vec<f32>,
    /// Weights of the best epoch.
    pub best: Vec<f32>,
    /// The optimiser's rows.
    pub slots: Vec<Vec<f32>>,
    /// Where the run is.
    pub counters: Counters,
    /// What it went through.
    pub history: History,
}

/// How much work a slice holds.
#[derive(Debug, Clone)]
pub struct Pace {
    /// Steps before the losses are read. A reading is free on a CPU; on a graphics card it waits for the
    /// queue, which nothing else bounds.
    pub(super) steps: u64,
    pub(super) budget_ms: f64,
    most: u64,
}

impl Pace {
    /// For an engine: on a CPU slices of 40 ms; on WebGPU about five readings a second, at most 64 steps each.
    pub fn of(engine: &Engine) -> Self {
        if engine.name.is_cpu() {
            Self { steps: u64::MAX, budget_ms: 40.0, most: u64::MAX }
        } else {
            Self { steps: 1, budget_ms: 200.0, most: 64 }
        }
    }

    pub(super) fn adapt(&mut self, done: u64, took_ms: f64) {
        if self.most < u64::MAX {
            let fitting = done as f64 * self.budget_ms / took_ms.max(0.1);
            self.steps = (fitting as u64).clamp(1, self.most.min(self.steps.saturating_mul(2)));
        }
    }
}

/// A network being trained.
#[derive(Debug)]
pub struct Training<L: Learner = MlpConfig> {
    /// What is computed.
    pub config: TrainingConfig<L>,
    /// Where it is computed.
    pub engine: Engine,
    layout: Layout,
    /// Of its kind; the weights are in the row.
    network: L::Network,
    weights: Tensor<1>,
    best: Tensor<1>,
    optimiser: Optimiser,
    training: Arc<L::Rows>,
    validation: Arc<L::Rows>,
    order: Vec<usize>,
    pending: Vec<Tensor<1>>,
    counters: Counters,
    history: History,
    recent: Option<f64>,
    kept_best: bool,
}

impl<L: Learner> Training<L> {
    /// A run at its beginning, or where it was saved.
    pub fn new(
        config: TrainingConfig<L>,
        engine: Engine,
        training: impl Into<Arc<L::Rows>>,
        validation: impl Into<Arc<L::Rows>>,
        saved: Option<Saved>,
    ) -> Self {
        let device = engine.training_device();
        let network = config.network.init(&device);
        let layout = Layout::of(&network);
        let saved = saved.unwrap_or_else(|| {
            let mut random = Random::stream(config.seed, Purpose::Weights, 0);
            let weights = config.network.first_weights(|| random.uniform());
            Saved { best: weights.clone(), weights, ..Saved::default() }
        });
        let weights = parameters::row_from(&saved.weights, &engine.device);
        let best = parameters::row_from(&saved.best, &engine.device);
        let optimiser =
            Optimiser::new(config.optimiser, &layout, &engine, saved.counters.steps, &saved.slots);
        let mut run = Self {
            network,
            counters: saved.counters,
            history: saved.history.clone(),
            order: Vec::new(),
            pending: Vec::new(),
            recent: None,
            kept_best: saved.weights == saved.best && saved.counters.steps > 0,
            config,
            engine,
            layout,
            weights,
            best,
            optimiser,
            training: training.into(),
            validation: validation.into(),
        };
        run.shuffle();
        run
    }

    /// The same run at its beginning, on the same rows, under another seed.
    pub fn sibling(&self, seed: u64) -> Self {
        let config = TrainingConfig { seed, ..self.config.clone() };
        Self::new(config, self.engine.clone(), self.training.clone(), self.validation.clone(), None)
    }

    /// What it learns from.
    pub fn training_rows(&self) -> &L::Rows {
        &self.training
    }

    /// What chooses.
    pub fn validation_rows(&self) -> &L::Rows {
        &self.validation
    }

    /// The network as it is, without gradients: what is noted down for a backward pass that never comes stays for good.
    pub fn network(&self) -> L::Network {
        parameters::with_row(self.network.valid(), &self.weights)
    }

    /// The same, with gradients.
    pub(super) fn network_with_gradients(&self) -> L::Network {
        parameters::with_row(self.network.clone(), &self.weights)
    }

    /// How far another network must be trained to be compared with this one: to the same step, or, where
    /// this one has come to its end, to its own.
    pub fn goal(&self) -> u64 {
        if self.keeps_best() { self.total_steps() } else { self.counters.steps }
    }

    /// Names and shapes of the weights.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Where the run is.
    pub fn counters(&self) -> Counters {
        self.counters
    }

    /// Losses of the finished epochs.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether the weights in use are those of the best epoch, not of the last.
    pub fn keeps_best(&self) -> bool {
        self.kept_best
    }

    /// Whether the run has come to its end.
    pub fn is_over(&self) -> bool {
        self.kept_best || self.counters.steps >= self.total_steps()
    }

    /// Mean loss of the steps of the last reading, in the unit of [`Loss`].
    pub fn recent_loss(&self) -> Option<f64> {
        self.recent
    }

    /// Steps of one epoch.
    pub fn steps_per_epoch(&self) -> u64 {
        (L::count(&self.training) / self.batch()).max(1) as u64
    }

    /// Epochs that are finished.
    pub fn epoch(&self) -> usize {
        self.history.training.len()
    }

    /// Steps of all epochs.
    pub fn total_steps(&self) -> u64 {
        self.config.epochs as u64 * self.steps_per_epoch()
    }

    fn batch(&self) -> usize {
        self.config.batch_size.min(L::count(&self.training)).max(1)
    }

    /// Works for a slice, at most to `until` steps in all; `clock` tells milliseconds. `None`: there
    /// is more to do.
    ///
    /// # Errors
    /// `device-lost` where the engine no longer answers; the run must go on from its last [`Saved`].
    pub async fn advance(
        &mut self,
        until: u64,
        pace: &mut Pace,
        clock: &dyn Fn() -> f64,
    ) -> Result<Option<Halt>> {
        let (started, mut done) = (clock(), 0);
        let halt = loop {
            if self.counters.steps >= self.total_steps() {
                break Some(Halt::Finished);
            }
            if self.counters.steps >= until {
                break Some(Halt::Asked);
            }
            self.queue_step();
            done += 1;
            if self.counters.steps.is_multiple_of(self.steps_per_epoch()) {
                if let Some(halt) = self.end_epoch().await? {
                    return Ok(Some(halt));
                }
                self.shuffle();
            }
            if done >= pace.steps || self.engine.name.is_cpu() && clock() - started >= pace.budget_ms {
                break None;
            }
        };
        let diverged = self.read_losses().await?;
        pace.adapt(done, clock() - started);
        Ok(diverged.or(halt))
    }

    /// Order of the rows in the epoch that comes.
    fn shuffle(&mut self) {
        let mut random = Random::stream(self.config.seed, Purpose::Shuffle, self.epoch() as u64);
        self.order = random.permutation(L::count(&self.training));
    }

    fn queue_step(&mut self) {
        let batch = self.batch();
        let device = self.engine.training_device();
        let first = (self.counters.steps % self.steps_per_epoch()) as usize * batch;
        let rows = self.order.get(first..first + batch).unwrap_or_default();
        let step = Step {
            loss: self.config.loss,
            dropout: self.config.dropout,
            random: Random::stream(self.config.seed, Purpose::Dropout, self.counters.steps),
            engine: &self.engine,
            device: &device,
            weights: &self.weights,
        };
        let (loss, mut gradient) = self.config.network.gradient(&self.network, &self.training, rows, step);
        self.pending.push(loss);
        if let Some(longest) = self.config.network.longest_gradient() {
            let length = (gradient.clone() * gradient.clone()).sum().sqrt();
            gradient = gradient * length.clamp_min(longest).recip().mul_scalar(longest);
        }
        self.weights = self.optimiser.step(self.weights.clone(), gradient);
        self.counters.steps += 1;
        self.kept_best = false;
    }

    async fn read_losses(&mut self) -> Result<Option<Halt>> {
        if self.pending.is_empty() {
            return Ok(None);
        }
        let losses = Tensor::cat(std::mem::take(&mut self.pending), 0);
        let losses = parameters::read(vec![losses]).await?.pop().unwrap_or_default();
        let mut sum = 0.0;
        for &loss in &losses {
            self.counters.epoch_loss += f64::from(loss);
            sum += f64::from(loss);
        }
        let mean = sum / losses.len() as f64;
        if !mean.is_finite() || mean > DIVERGED {
            return Ok(Some(self.diverged()));
        }
        self.recent = Some(mean);
        Ok(None)
    }

    fn diverged(&mut self) -> Halt {
        self.keep_best();
        Halt::Diverged { epoch: self.epoch() + 1 }
    }

    fn keep_best(&mut self) {
        self.weights = self.best.clone();
        self.kept_best = true;
    }

    async fn end_epoch(&mut self) -> Result<Option<Halt>> {
        if let Some(halt) = self.read_losses().await? {
            return Ok(Some(halt));
        }
        let validation = self.validation_loss().await?;
        if !validation.is_finite() || validation > DIVERGED {
            return Ok(Some(self.diverged()));
        }
        self.history.training.push(self.counters.epoch_loss / self.steps_per_epoch() as f64);
        self.counters.epoch_loss = 0.0;
        let best = self.history.validation.iter().copied().fold(f64::INFINITY, f64::min);
        self.history.validation.push(validation);
        if validation < best {
            self.counters.best_epoch = self.epoch();
            self.best = self.weights.clone();
        }
        let patience = self.config.early_stopping;
        if patience > 0 && self.epoch() - self.counters.best_epoch >= patience {
            self.keep_best();
            return Ok(Some(Halt::EarlyStopping { best_epoch: self.counters.best_epoch }));
        }
        Ok(None)
    }

    async fn validation_loss(&self) -> Result<f64> {
        self.loss_on(&self.validation).await
    }

    /// Mean loss on some rows, in the unit of [`Loss`].
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn loss_on(&self, rows: &L::Rows) -> Result<f64> {
        let outputs = self.outputs(rows).await?;
        Ok(self.config.network.mean_loss(self.config.loss, &outputs, rows))
    }

    /// The network's outputs for some rows, `[rows × outputs]`.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn outputs(&self, rows: &L::Rows) -> Result<Vec<f32>> {
        self.in_chunks(L::count(rows), |network, chosen| {
            self.config.network.outputs(network, rows, chosen, &self.engine)
        })
        .await
    }

    /// Calls `of` with the network, without gradients, and the numbers of some rows after another.
    pub(super) async fn in_chunks(
        &self,
        rows: usize,
        of: impl Fn(&L::Network, Range<usize>) -> Tensor<1>,
    ) -> Result<Vec<f32>> {
        let network = self.network();
        let starts = (0..rows).step_by(L::CHUNK);
        let outputs = starts.map(|from| of(&network, from..(from + L::CHUNK).min(rows)));
        Ok(parameters::read(outputs.collect()).await?.concat())
    }

    /// Reads back everything the run needs to go on.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn save(&self) -> Result<Saved> {
        let mut rows = vec![self.weights.clone(), self.best.clone()];
        rows.extend(self.optimiser.slots().iter().cloned());
        let mut rows = parameters::read(rows).await?.into_iter();
        Ok(Saved {
            weights: rows.next().unwrap_or_default(),
            best: rows.next().unwrap_or_default(),
            slots: rows.collect(),
            counters: self.counters,
            history: self.history.clone(),
        })
    }
}
