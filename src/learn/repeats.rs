//! The same run under other seeds, so that a verdict does not hang on one draw of first weights and
//! shuffles.

use super::learner::Learner;
use super::training::{Pace, Training};
use crate::error::Result;
use crate::nets::mlp::MlpConfig;

/// The networks of the seeds that follow the first one's, in their order.
#[derive(Debug)]
pub struct Repeats<L: Learner = MlpConfig>(Vec<Training<L>>);

impl<L: Learner> Default for Repeats<L> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<L: Learner> Repeats<L> {
    /// Works for a slice until there are `seeds` networks in all, each trained as far as `first`: to the
    /// same step, or, where that one has come to its end, to its own. Returns the share that is done; 1
    /// is all.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn advance(
        &mut self,
        first: &Training<L>,
        seeds: usize,
        pace: &mut Pace,
        clock: &dyn Fn() -> f64,
    ) -> Result<f64> {
        let (until, others) = (first.goal(), seeds.saturating_sub(1));
        self.0.truncate(others);
        for index in 0..others {
            if self.0.len() == index {
                self.0.push(first.sibling(first.config.seed.wrapping_add(index as u64 + 1)));
            }
            let Some(training) = self.0.get_mut(index) else { break };
            training.config.epochs = first.config.epochs;
            if !reached(training, until) && training.advance(until, pace, clock).await?.is_none() {
                let part = training.counters().steps as f64 / until.max(1) as f64;
                return Ok((index as f64 + part.min(0.999)) / others as f64);
            }
        }
        Ok(1.0)
    }

    /// Those that are trained as far as `first`.
    pub fn trained(&self, first: &Training<L>) -> impl Iterator<Item = &Training<L>> {
        let until = first.goal();
        self.0.iter().filter(move |training| reached(training, until))
    }
}

fn reached<L: Learner>(training: &Training<L>, until: u64) -> bool {
    training.keeps_best() || training.counters().steps >= until
}
