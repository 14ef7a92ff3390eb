//! Where a run is, whatever it trains: what those need who drive, show and keep it.

use serde::Serialize;

use super::adversarial::Part;
use super::engine::Engine;
use super::learner::Learner;
use super::parameters::Layout;
use super::training::{Counters, History, Training};

/// A discriminator, over the steps of the last reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opponent {
    /// Its mean loss, nats; with the penalty where there is one.
    pub loss: f64,
    /// Share of real maps that it takes for real.
    pub accuracy_real: f64,
    /// Share of made ones that it takes for made.
    pub accuracy_fake: f64,
}

/// How long the gradient of a layer's weights was at a step: 0 learns nothing, much more than its neighbours'
/// learns by leaps.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GradientNorm {
    /// Whose layer.
    pub part: Part,
    /// Its name.
    pub layer: String,
    /// The root of the sum of squares.
    pub norm: f64,
}

/// The state of a run, read only.
#[derive(Debug, Clone, Copy)]
pub struct Vitals<'a> {
    /// Where it is computed.
    pub engine: &'a Engine,
    /// Names and shapes of the weights.
    pub layout: &'a Layout,
    /// How far it is.
    pub counters: Counters,
    /// Losses of the finished epochs.
    pub history: &'a History,
    /// Epochs in all.
    pub epochs: usize,
    /// Steps of one epoch.
    pub steps_per_epoch: u64,
    /// Mean loss of the steps of the last reading; of a generator, where there are two networks.
    pub recent_loss: Option<f64>,
    /// What a discriminator did meanwhile.
    pub opponent: Option<Opponent>,
    /// Of two networks: of each layer, at a step of the last reading.
    pub gradients: &'a [GradientNorm],
}

impl Vitals<'_> {
    /// Epochs that are finished.
    pub fn epoch(&self) -> usize {
        self.history.training.len()
    }

    /// Steps of all epochs.
    pub const fn total_steps(&self) -> u64 {
        self.epochs as u64 * self.steps_per_epoch
    }
}

impl<L: Learner> Training<L> {
    /// Where the run is.
    pub fn vitals(&self) -> Vitals<'_> {
        Vitals {
            engine: &self.engine,
            layout: self.layout(),
            counters: self.counters(),
            history: self.history(),
            epochs: self.config.epochs,
            steps_per_epoch: self.steps_per_epoch(),
            recent_loss: self.recent_loss(),
            opponent: None,
            gradients: &[],
        }
    }
}
