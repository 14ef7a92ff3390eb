//! Is there any signal? The same network, trained as long on the same inputs with its labels dealt out
//! anew: if what it then scores on the test part is often as good, the inputs say nothing.
//!
//! A permutation test (Ojala and Garriga 2010, JMLR 11:1833, their test 1): labels are permuted within
//! the training part and within the validation part, so that both keep their distributions and a drift
//! between the parts is no signal; p = (1 + shuffled as good or better) / (permutations + 1). First
//! weights and shuffles of rows are the same in all, so that only the labels differ.

use super::random::{Purpose, Random};
use super::training::{Pace, Rows, Training};
use crate::error::Result;

/// Networks on shuffled labels, one after the other.
#[derive(Debug)]
pub struct Shuffled {
    /// At its beginning.
    template: Training,
    test: Rows,
    until: u64,
    permutations: usize,
    /// Test loss on the labels as they are.
    actual: f64,
    losses: Vec<f64>,
    current: Option<Training>,
}

impl Shuffled {
    /// For a network that is trained as far as it shall be; `test` are the rows judged.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn of(first: &Training, test: Rows, permutations: usize) -> Result<Self> {
        Ok(Self {
            actual: first.loss_on(&test).await?,
            template: first.sibling(first.config.seed),
            until: first.goal(),
            test,
            permutations,
            losses: Vec::with_capacity(permutations),
            current: None,
        })
    }

    /// Works for a slice. Returns the share that is done; 1 is all.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn advance(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        if self.losses.len() >= self.permutations {
            return Ok(1.0);
        }
        let mut training = self.current.take().unwrap_or_else(|| self.next());
        let halt = training.advance(self.until, pace, clock).await?;
        let mut part = 0.0;
        if halt.is_some() {
            self.losses.push(training.loss_on(&self.test).await?);
        } else {
            part = training.counters().steps as f64 / self.until.max(1) as f64;
            self.current = Some(training);
        }
        Ok((self.losses.len() as f64 + part.min(0.999)) / self.permutations as f64)
    }

    fn next(&self) -> Training {
        let mut random = Random::stream(self.template.config.seed, Purpose::Labels, self.losses.len() as u64);
        self.template.relabelled(|labels| {
            let order = random.permutation(labels.len());
            order.into_iter().filter_map(|row| labels.get(row).copied()).collect()
        })
    }

    /// Test loss of the network on the labels as they are, in the unit of [`super::loss::Loss`].
    pub fn actual(&self) -> f64 {
        self.actual
    }

    /// Test losses of those on shuffled labels.
    pub fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// How probable a score like the network's is where there is nothing to learn: [`p_value`].
    pub fn p_value(&self) -> f64 {
        p_value(self.actual, &self.losses)
    }
}

/// (1 + shuffled as good or better) / (n + 1); where one is no number, nothing speaks for a signal.
pub fn p_value(actual: f64, shuffled: &[f64]) -> f64 {
    let worse = |loss: &&f64| loss.partial_cmp(&&actual) == Some(std::cmp::Ordering::Greater);
    let as_good = shuffled.len() - shuffled.iter().filter(worse).count();
    (1 + as_good) as f64 / (1 + shuffled.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_counts_what_is_as_good() {
        assert_eq!(p_value(1.0, &[2.0; 19]), 0.05);
        assert_eq!(p_value(1.0, &[1.0, 0.5, 2.0]), 0.75);
        assert_eq!(p_value(f64::NAN, &[1.0]), 1.0);
        assert_eq!(p_value(1.0, &[]), 1.0);
    }
}
