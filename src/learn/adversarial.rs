//! The loop of two networks that learn against each other: a step of the discriminator, a step of the
//! generator, a moving average of the generator's weights, which is what makes maps.
//!
//! Driven slice by slice as [`super::training`] is. Every `judge_every` steps it stops and asks for a score of
//! what the averaged generator makes, and keeps the weights of the best. One flat row holds both networks, the
//! generator first; where there is only one (the average), the rest of the row is 0.
//!
//! Nothing is carried beside the weights: normalised layers use the statistics of the batch in training, and
//! of one large fixed batch when maps are asked for, so what is saved is all there is.

use std::sync::Arc;

use burn::module::Module;
use burn::tensor::Tensor;

use super::augmentation::Change;
use super::duel_loss::{self, GanLoss};
use super::engine::Engine;
use super::frames::State;
use super::making::{maps, matrix};
use super::optimiser::{Optimiser, OptimiserConfig};
use super::parameters::{self, Layout};
use super::random::{Purpose, Random};
use super::training::{Counters, History, Pace, Saved};
use super::vitals::{GradientNorm, Opponent, Vitals};
use crate::error::{Result, string_union};
use crate::nets::gan::{Gan, GanConfig};

string_union! {
    /// One of the two networks.
    Part { Generator = "generator", Discriminator = "discriminator" }
}

/// A discriminator whose loss is below this for [`WON_STEPS`] steps has won: nothing is left to learn from.
pub const WON_LOSS: f64 = 0.1;
/// See [`WON_LOSS`].
pub const WON_STEPS: u64 = 50;

/// Everything that decides what is computed.
#[derive(Debug, Clone, PartialEq)]
pub struct AdversarialConfig {
    /// Both networks.
    pub network: GanConfig,
    /// What they make small.
    pub loss: GanLoss,
    /// Whether maps are turned and moved before they are judged, real and made ones alike.
    pub augment: bool,
    /// The generator's rule.
    pub generator: OptimiserConfig,
    /// The discriminator's rule.
    pub discriminator: OptimiserConfig,
    /// Maps a step; fewer where there are fewer.
    pub batch_size: usize,
    /// Steps from one score to the next: an epoch.
    pub judge_every: usize,
    /// Epochs in all.
    pub epochs: usize,
    /// Seed of all randomness.
    pub seed: u64,
}

/// Why the loop returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The slice is over.
    More,
    /// An epoch is over: [`Adversarial::judged`] must be told the score.
    Judge,
    /// The steps that were asked for are done.
    Asked,
    /// All epochs are done.
    Finished,
    /// A loss is no finite number; the best weights are back.
    NotFinite,
}

/// Numbers that are read back from a step, in the order of their places.
#[derive(Debug, Clone, Copy)]
enum Told {
    GeneratorLoss,
    DiscriminatorLoss,
    AccuracyReal,
    AccuracyFake,
}

/// One of the two at its place in the row.
#[derive(Debug)]
pub(super) struct Player {
    pub(super) weights: Tensor<1>,
    optimiser: Optimiser,
    layout: Layout,
    /// Lengths of the gradient's parts, where they are to be told at the next reading.
    lengths: Option<Tensor<1>>,
}

impl Player {
    fn step(&mut self, gradient: Tensor<1>) {
        // Of one step a reading: they cost a dozen operations.
        if self.lengths.is_none() {
            self.lengths = Some(parameters::lengths(&self.layout, &gradient));
        }
        self.weights = self.optimiser.step(self.weights.clone(), gradient);
    }
}

/// A generator and a discriminator being trained.
#[derive(Debug)]
pub struct Adversarial {
    /// What is computed.
    pub config: AdversarialConfig,
    /// Where it is computed.
    pub engine: Engine,
    /// Only this one learns; both if none.
    pub only: Option<Part>,
    pub(super) layout: Layout,
    pub(super) networks: Gan,
    generator: Player,
    pub(super) discriminator: Player,
    pub(super) average: Tensor<1>,
    pub(super) best: Tensor<1>,
    pub(super) patches: Arc<Vec<f32>>,
    pass: Option<u64>,
    order: Vec<usize>,
    pending: Vec<(Told, Tensor<1>)>,
    pub(super) counters: Counters,
    pub(super) history: History,
    pub(super) states: Vec<State>,
    recent: [Option<f64>; 4],
    gradients: Vec<GradientNorm>,
}

impl Adversarial {
    /// A run at its beginning, or where it was saved. `patches` are real maps from -1 to 1, one after another.
    pub fn new(
        config: AdversarialConfig,
        engine: Engine,
        patches: impl Into<Arc<Vec<f32>>>,
        saved: Option<Saved>,
    ) -> Self {
        let networks = config.network.init(&engine.training_device());
        let layout = Layout::of(&networks);
        let parts = [Layout::of(&networks.generator), Layout::of(&networks.discriminator)];
        let saved = saved.unwrap_or_else(|| {
            let mut random = Random::stream(config.seed, Purpose::Weights, 0);
            let weights = config.network.first_weights(&networks, || random.uniform());
            let rest = vec![0.0; weights.len()];
            Saved {
                slots: vec![rest.clone(), rest, weights.clone()],
                best: weights.clone(),
                weights,
                ..Saved::default()
            }
        });
        let [generator, discriminator] = parts;
        let at = generator.len();
        let slot = |index: usize| saved.slots.get(index).map(Vec::as_slice).unwrap_or_default();
        let player = |rule, layout: Layout, half: usize| {
            let mine = |row: &[f32]| if half == 0 { head(row, at).to_vec() } else { tail(row, at).to_vec() };
            let [steps, others] = saved.counters.duel.steps;
            let steps = if half == 0 { steps } else { others };
            let moments = [mine(slot(0)), mine(slot(1))];
            Player {
                weights: parameters::row_from(&mine(&saved.weights), &engine.device),
                optimiser: Optimiser::new(rule, &layout, &engine, steps, &moments),
                layout,
                lengths: None,
            }
        };
        let generator = player(config.generator, generator, 0);
        let discriminator = player(config.discriminator, discriminator, 1);
        let average = parameters::row_from(head(slot(2), at), &engine.device);
        let best = parameters::row_from(&saved.best, &engine.device);
        let mut run = Self {
            networks,
            only: None,
            pass: None,
            order: Vec::new(),
            pending: Vec::new(),
            recent: [None; 4],
            gradients: Vec::new(),
            states: Vec::new(),
            patches: patches.into(),
            counters: saved.counters,
            history: saved.history,
            config,
            engine,
            layout,
            generator,
            discriminator,
            average,
            best,
        };
        run.put_weights();
        run
    }

    fn put_weights(&mut self) {
        let Gan { generator, discriminator } = self.networks.clone();
        self.networks = Gan {
            generator: parameters::with_row(generator, &self.generator.weights),
            discriminator: parameters::with_row(discriminator, &self.discriminator.weights),
        };
    }

    /// Where the run is.
    pub fn vitals(&self) -> Vitals<'_> {
        let [generator, loss, accuracy_real, accuracy_fake] = self.recent;
        let opponent = loss.zip(accuracy_real).zip(accuracy_fake);
        Vitals {
            engine: &self.engine,
            layout: &self.layout,
            counters: self.counters,
            history: &self.history,
            epochs: self.config.epochs,
            steps_per_epoch: self.config.judge_every as u64,
            recent_loss: generator,
            opponent: opponent.map(|((loss, accuracy_real), accuracy_fake)| Opponent {
                loss,
                accuracy_real,
                accuracy_fake,
            }),
            gradients: &self.gradients,
        }
    }

    /// Real maps to learn from.
    pub fn patches(&self) -> usize {
        self.patches.len() / self.cells().max(1)
    }

    pub(super) fn cells(&self) -> usize {
        let size = self.config.network.size;
        size * size
    }

    fn batch(&self) -> usize {
        self.config.batch_size.min(self.patches()).max(1)
    }

    /// Whether the discriminator has won: see [`WON_LOSS`].
    pub fn discriminator_won(&self) -> bool {
        self.counters.duel.winning >= WON_STEPS
    }

    /// Works for a slice, at most to `until` steps in all; `clock` tells milliseconds.
    ///
    /// # Errors
    /// `device-lost` where the engine no longer answers; the run must go on from its last [`Saved`].
    pub async fn advance(&mut self, until: u64, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<Outcome> {
        let (started, mut done) = (clock(), 0);
        let every = self.config.judge_every.max(1) as u64;
        let outcome = loop {
            let epochs = self.counters.steps / every;
            if epochs > self.history.training.len() as u64 {
                break Outcome::Judge;
            }
            if epochs >= self.config.epochs as u64 {
                break Outcome::Finished;
            }
            if self.counters.steps >= until {
                break Outcome::Asked;
            }
            if done >= pace.steps
                || done > 0 && self.engine.name.is_cpu() && clock() - started >= pace.budget_ms
            {
                break Outcome::More;
            }
            self.queue_step();
            done += 1;
        };
        if !self.read_told().await? {
            return Ok(Outcome::NotFinite);
        }
        pace.adapt(done, clock() - started);
        Ok(outcome)
    }

    fn queue_step(&mut self) {
        let device = self.engine.training_device();
        let (batch, step) = (self.batch(), self.counters.steps);
        let latent = self.config.network.latent();
        let noise = Random::stream(self.config.seed, Purpose::Noise, step).normals(batch * latent);
        let fake = self.networks.generator.forward(matrix(noise, [batch, latent], &device));
        let change = self.config.augment.then(|| Change::draw(self.config.seed, step));
        let changed = |maps: Tensor<4>| match &change {
            Some(change) => change.of(maps),
            None => maps,
        };
        if self.only != Some(Part::Generator) {
            let real = changed(self.real(batch));
            self.step_discriminator(real, changed(fake.clone().detach()));
        }
        if self.only != Some(Part::Discriminator) {
            self.step_generator(changed(fake));
        }
        self.counters.steps += 1;
    }

    /// The next real maps, `[batch, 1, size, size]`: each once in a random order, then all again.
    fn real(&mut self, batch: usize) -> Tensor<4> {
        let (cells, size) = (self.cells(), self.config.network.size);
        let batches = (self.patches() / batch).max(1) as u64;
        let pass = self.counters.steps / batches;
        if self.pass != Some(pass) {
            self.order = Random::stream(self.config.seed, Purpose::Shuffle, pass).permutation(self.patches());
            self.pass = Some(pass);
        }
        let first = (self.counters.steps % batches) as usize * batch;
        let chosen = self.order.get(first..first + batch).unwrap_or_default();
        let patch = |&patch: &usize| self.patches.get(patch * cells..(patch + 1) * cells).unwrap_or_default();
        let values: Vec<f32> = chosen.iter().flat_map(patch).copied().collect();
        maps(values, size, &self.engine.training_device())
    }

    fn step_discriminator(&mut self, real: Tensor<4>, fake: Tensor<4>) {
        let loss_of = self.config.loss;
        let network = loss_of.judge(&self.networks.discriminator);
        let (at_real, at_fake) = (network.forward(real.clone()), network.forward(fake));
        let mut loss = loss_of.of_discriminator(at_real.clone(), at_fake.clone());
        if loss_of.is_penalised() {
            let noise = Random::stream(self.config.seed, Purpose::Penalty, self.counters.steps)
                .normals(real.shape().num_elements());
            let noise = maps(noise, self.config.network.size, &self.engine.training_device());
            loss = loss + GanLoss::penalty(duel_loss::steepness(&network, real, at_real.clone(), noise));
        }
        let mut gradients = loss.backward();
        self.discriminator.step(parameters::gradients(&self.networks.discriminator, &mut gradients));
        self.networks.discriminator =
            parameters::with_row(self.networks.discriminator.clone(), &self.discriminator.weights);
        let real = at_real.inner().greater_elem(0.0).float().mean();
        let fake = at_fake.inner().lower_elem(0.0).float().mean();
        let loss = (Told::DiscriminatorLoss, loss.inner());
        self.pending.extend([loss, (Told::AccuracyReal, real), (Told::AccuracyFake, fake)]);
        self.count(1);
    }

    fn step_generator(&mut self, fake: Tensor<4>) {
        // What is not the generator's to change needs no gradient.
        let judge = self.config.loss.judge(&self.networks.discriminator.clone().no_grad());
        let loss = self.config.loss.of_generator(judge.forward(fake));
        let mut gradients = loss.backward();
        self.generator.step(parameters::gradients(&self.networks.generator, &mut gradients));
        self.networks.generator =
            parameters::with_row(self.networks.generator.clone(), &self.generator.weights);
        self.pending.push((Told::GeneratorLoss, loss.inner()));
        let t = self.counters.duel.steps[0] as f64;
        let keep = ((1.0 + t) / (10.0 + t)).min(0.995);
        self.average =
            self.average.clone().mul_scalar(keep) + self.generator.weights.clone().mul_scalar(1.0 - keep);
        self.count(0);
    }

    fn count(&mut self, player: usize) {
        let duel = &mut self.counters.duel;
        for steps in [&mut duel.steps, &mut duel.epoch_steps] {
            if let Some(steps) = steps.get_mut(player) {
                *steps += 1;
            }
        }
    }

    /// Reads what the steps told; false where something is no finite number, and the best weights are back.
    async fn read_told(&mut self) -> Result<bool> {
        let (told, rows): (Vec<Told>, Vec<Tensor<1>>) = std::mem::take(&mut self.pending).into_iter().unzip();
        if rows.is_empty() {
            return Ok(true);
        }
        let mut wished = vec![Tensor::cat(rows, 0)];
        let mut layers = Vec::new();
        for (part, player) in
            [(Part::Generator, &mut self.generator), (Part::Discriminator, &mut self.discriminator)]
        {
            let Some(lengths) = player.lengths.take() else { continue };
            let weights = player.layout.entries().filter(|(_, shape, _)| shape.len() > 1);
            layers.extend(weights.map(|(name, ..)| (part, layer(name).to_string())));
            wished.push(lengths);
        }
        let mut read = parameters::read(wished).await?.into_iter();
        let (read, lengths) = (read.next().unwrap_or_default(), read.flatten().map(f64::from));
        self.gradients = layers
            .into_iter()
            .zip(lengths)
            .map(|((part, layer), norm)| GradientNorm { part, layer, norm })
            .collect();
        let mut sums = [(0.0, 0.0); 4];
        for (&told, &value) in told.iter().zip(&read) {
            let value = f64::from(value);
            if let Some((sum, count)) = sums.get_mut(told as usize) {
                *sum += value;
                *count += 1.0;
            }
            let duel = &mut self.counters.duel;
            match told {
                Told::GeneratorLoss => self.counters.epoch_loss += value,
                Told::DiscriminatorLoss => {
                    duel.epoch_loss += value;
                    duel.winning = if value < WON_LOSS { duel.winning + 1 } else { 0 };
                }
                Told::AccuracyReal | Told::AccuracyFake => {}
            }
        }
        if read.iter().any(|value| !value.is_finite()) {
            self.keep_best();
            return Ok(false);
        }
        for (recent, (sum, count)) in self.recent.iter_mut().zip(sums) {
            if count > 0.0 {
                *recent = Some(sum / count);
            }
        }
        Ok(true)
    }

    pub(super) fn keep_best(&mut self) {
        let at = self.average.dims()[0];
        self.average = self.best.clone().slice(0..at);
        self.generator.weights = self.average.clone();
        self.discriminator.weights = self.best.clone().slice(at..self.layout.len());
        self.put_weights();
    }

    /// Ends the epoch with the score of what the average makes: smaller is better. A score that is no finite
    /// number is not the best.
    pub fn judged(&mut self, score: f64) {
        let duel = &mut self.counters.duel;
        let [generator, discriminator] = duel.epoch_steps.map(|steps| steps as f64);
        // Without a step there is no loss, and the last one holds.
        let mean = |sum: f64, steps: f64, before: &[f64]| {
            if steps > 0.0 { sum / steps } else { before.last().copied().unwrap_or(0.0) }
        };
        let loss = mean(self.counters.epoch_loss, generator, &self.history.training);
        self.history.training.push(loss);
        let loss = mean(duel.epoch_loss, discriminator, &self.history.discriminator);
        self.history.discriminator.push(loss);
        self.counters.epoch_loss = 0.0;
        (duel.epoch_loss, duel.epoch_steps) = (0.0, [0; 2]);
        let best = self.history.validation.iter().copied().filter(|score| score.is_finite());
        if score < best.fold(f64::INFINITY, f64::min) {
            self.counters.best_epoch = self.history.training.len();
            self.best = Tensor::cat(vec![self.average.clone(), self.discriminator.weights.clone()], 0);
        }
        self.history.validation.push(score);
        self.remember();
    }

    /// Reads back everything the run needs to go on: moments and average are its slots.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn save(&self) -> Result<Saved> {
        let both = |one: &Tensor<1>, other: &Tensor<1>| Tensor::cat(vec![one.clone(), other.clone()], 0);
        let (generator, discriminator) = (&self.generator, &self.discriminator);
        let mut rows = vec![both(&generator.weights, &discriminator.weights), self.best.clone()];
        let moments = generator.optimiser.slots().iter().zip(discriminator.optimiser.slots());
        rows.extend(moments.map(|(one, other)| both(one, other)));
        rows.push(both(&self.average, &discriminator.weights.zeros_like()));
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

/// A weight's name without the name of its kind of network and of what every layer has.
fn layer(name: &str) -> &str {
    let name = name.strip_suffix(".weight").unwrap_or(name);
    name.split_once('.').map_or(name, |(_, layer)| layer)
}

fn head(row: &[f32], at: usize) -> &[f32] {
    row.get(..at).unwrap_or_default()
}

fn tail(row: &[f32], at: usize) -> &[f32] {
    row.get(at..).unwrap_or_default()
}
