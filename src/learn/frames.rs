//! Earlier states of two networks, to go back to: what made each frame of the film.

use burn::tensor::Tensor;

use super::adversarial::Adversarial;
use super::training::Counters;

/// Bytes that are kept for it. Where they are spent, every second state goes.
const MOST_BYTES: usize = 64 << 20;

/// One of them. The moments of the optimisers are not kept: they are averages of what is steep here, and much
/// the same a few steps on.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Both networks, with the average of the generator's weights for the generator.
    weights: Tensor<1>,
    counters: Counters,
    epochs: usize,
}

impl Adversarial {
    /// Keeps the state at the end of an epoch.
    pub(super) fn remember(&mut self) {
        let weights = Tensor::cat(vec![self.average.clone(), self.discriminator.weights.clone()], 0);
        let most = (MOST_BYTES / (4 * self.layout.len()).max(1)).max(2);
        if self.states.len() >= most {
            let mut at = 0;
            self.states.retain(|_| {
                at += 1;
                at % 2 == 1
            });
        }
        let epochs = self.history.training.len();
        self.states.push(State { weights, counters: self.counters, epochs });
    }

    /// Goes back to the last state that is kept at or before a step: its weights are both the ones that learn on
    /// and the ones that are kept. Returns its step; `None` where there is no such state, and nothing changes.
    pub fn go_back(&mut self, step: u64) -> Option<u64> {
        let at = self.states.iter().rposition(|state| state.counters.steps <= step)?;
        self.states.truncate(at + 1);
        let State { weights, counters, epochs } = self.states.last()?.clone();
        self.counters = Counters { best_epoch: epochs, ..counters };
        for losses in
            [&mut self.history.training, &mut self.history.validation, &mut self.history.discriminator]
        {
            losses.truncate(epochs);
        }
        self.best = weights;
        self.keep_best();
        Some(counters.steps)
    }
}
