//! What in a text moved a network's result: the attention it paid, what changes when a word is left out, and
//! integrated gradients (Sundararajan, Taly and Yan 2017, arXiv 1703.01365).

use burn::module::Module;
use burn::tensor::{Tensor, activation};

use super::parameters::{self, row_from};
use super::reading::{LabelledTexts, TextLearner, batch};
use super::training::Training;
use crate::error::Result;
use crate::nets::lstm::{Masks, PADDING};

/// Points of the path in one go.
const POINTS: usize = 32;
/// Rounds of so many points, each with twice as many as the one before, until the gap is small enough.
const ROUNDS: u32 = 5;
/// A gap of this share of the difference is small enough.
const GAP: f64 = 0.005;

/// Integrated gradients of one text.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// What each word adds to the log odds; they sum to the difference, but for a gap.
    pub words: Vec<f64>,
    /// The log odds of a text of nothing but [`PADDING`] in the same places.
    pub empty: f64,
    /// Of the text.
    pub whole: f64,
}

impl Attribution {
    /// How much the sum is beside the difference, as a share of it.
    pub fn gap(&self) -> f64 {
        let difference = self.whole - self.empty;
        (self.words.iter().sum::<f64>() - difference).abs() / difference.abs().max(f64::MIN_POSITIVE)
    }
}

/// ln p / (1 - p) of a label, from a text's logits; of no and yes where there is one logit.
pub fn log_odds(logits: &[f32], label: usize) -> f64 {
    if let [logit] = logits {
        return if label == 1 { f64::from(*logit) } else { -f64::from(*logit) };
    }
    let own = logits.get(label).map_or(f64::NAN, |&z| f64::from(z));
    let others = || logits.iter().enumerate().filter(|(at, _)| *at != label).map(|(_, &z)| f64::from(z));
    let largest = others().fold(f64::NEG_INFINITY, f64::max);
    own - largest - libm::log(others().map(|z| libm::exp(z - largest)).sum::<f64>())
}

/// The same on a device: of logits `[texts, outputs]` the sum over texts, `[1]`.
fn sum_of_log_odds(logits: Tensor<2>, label: usize) -> Tensor<1> {
    let outputs = logits.dims()[1];
    if outputs == 1 {
        return if label == 1 { logits.sum() } else { logits.sum().neg() };
    }
    let own = logits.clone().narrow(1, label, 1);
    let before = (label > 0).then(|| logits.clone().narrow(1, 0, label));
    let after = (label + 1 < outputs).then(|| logits.narrow(1, label + 1, outputs - label - 1));
    let others = Tensor::cat(before.into_iter().chain(after).collect(), 1);
    // Any one of them less the logarithm of its share is the logarithm of the sum.
    let first = others.clone().narrow(1, 0, 1);
    let sum = first - activation::log_softmax(others, 1).narrow(1, 0, 1);
    (own - sum).sum()
}

impl Training<TextLearner> {
    /// The share of attention that each place of a text got; `None` for networks without.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn attention(&self, text: &[u32]) -> Result<Option<Vec<f64>>> {
        let texts = batch(text, text.len(), &self.engine, &self.engine.device);
        let network = self.network();
        let (_, attention) = network.read(network.vectors(texts.words), texts.present, &Masks::default());
        let Some(attention) = attention else { return Ok(None) };
        let read = parameters::read(vec![attention.flatten::<1>(0, 2)]).await?.concat();
        Ok(Some(read.into_iter().map(f64::from).collect()))
    }

    /// The log odds of a label for texts of one length, one after another.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn log_odds(&self, texts: Vec<u32>, tokens: usize, label: usize) -> Result<Vec<f64>> {
        let labels = vec![0; texts.len() / tokens.max(1)];
        let logits = self.outputs(&LabelledTexts { words: texts, tokens, labels }).await?;
        let outputs = self.config.network.network.outputs.max(1);
        Ok(logits.chunks(outputs).map(|logits| log_odds(logits, label)).collect())
    }

    /// Integrated gradients of a label's log odds along the straight line from a text of nothing but [`PADDING`], whose
    /// places count as read where the text's do, by the midpoint rule.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn integrated_gradients(&self, text: &[u32], label: usize) -> Result<Attribution> {
        let (device, tokens) = (self.engine.training_device(), text.len());
        let network = self.network_with_gradients().no_grad();
        let copies = |text: &[u32]| {
            let all: Vec<u32> = std::iter::repeat_n(text, POINTS).flatten().copied().collect();
            batch(&all, tokens, &self.engine, &device)
        };
        let (whole, empty) = (copies(text), copies(&vec![PADDING; tokens]));
        let (whole_vectors, empty_vectors) = (network.vectors(whole.words), network.vectors(empty.words));
        let way = whole_vectors - empty_vectors.clone();
        let along = |shares: Vec<f32>| -> Tensor<3> {
            let shares = row_from(&shares, &device).reshape([1, POINTS, 1]);
            (empty_vectors.clone() + way.clone() * shares).detach()
        };
        let mut ends = vec![0.0; POINTS];
        ends.iter_mut().take(1).for_each(|share| *share = 1.0);
        let (logits, _) = network.read(along(ends), whole.present.clone(), &Masks::default());
        let outputs = logits.dims()[1];
        let logits = parameters::read(vec![logits.inner().flatten::<1>(0, 1)]).await?.concat();
        let end =
            |at: usize| log_odds(logits.get(at * outputs..(at + 1) * outputs).unwrap_or_default(), label);
        let mut found = Attribution { words: Vec::new(), empty: end(1), whole: end(0) };
        for round in 0..ROUNDS {
            let batches = 1usize << round;
            let all = batches * POINTS;
            let mut slopes: Option<Tensor<3>> = None;
            for batch in 0..batches {
                let share = |point: usize| ((batch * POINTS + point) as f32 + 0.5) / all as f32;
                let vectors = along((0..POINTS).map(share).collect()).require_grad();
                let (logits, _) = network.read(vectors.clone(), whole.present.clone(), &Masks::default());
                let mut gradients = sum_of_log_odds(logits, label).backward();
                if let Some(slope) = vectors.grad_remove(&mut gradients) {
                    slopes = Some(match slopes {
                        Some(sum) => sum + slope,
                        None => slope,
                    });
                }
            }
            let Some(slopes) = slopes else { break };
            let [_, _, width] = slopes.dims();
            // Over the points, then over a word's numbers: the way is the same for all points.
            let mean = slopes.sum_dim(1).div_scalar(all as f64);
            let one = way.clone().inner().narrow(1, 0, 1);
            let words = (mean * one).reshape([tokens, width]).sum_dim(1).flatten::<1>(0, 1);
            found.words = parameters::read(vec![words]).await?.concat().into_iter().map(f64::from).collect();
            if found.gap() <= GAP {
                break;
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_odds_are_those_of_the_probability() {
        let logits = [0.3f32, -1.2, 2.0];
        for label in 0..3 {
            let p = super::super::reading::probabilities(&logits)[label];
            assert!((log_odds(&logits, label) - libm::log(p / (1.0 - p))).abs() < 1e-6);
        }
        assert_eq!((log_odds(&[0.7], 1), log_odds(&[0.5], 0)), (f64::from(0.7f32), -0.5));
    }
}
