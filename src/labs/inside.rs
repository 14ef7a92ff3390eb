//! Looks inside a magnitude network: its layers, and the bowl that one neuron rolls down.

use serde::{Deserialize, Serialize};

use super::earthquakes::{MagnitudeRun, standardise};
use super::run::Run;
use super::spec::Task;
use crate::error::{Code, Error, Result};
use crate::learn::inside::{self, Bowl, LayerState, Place};
use crate::learn::training::Rows;

/// `LossSurface` of the contract, without the losses.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LossSurface {
    pub reach: f64,
    pub size: usize,
    pub at: Place,
    pub slope: [f64; 2],
    pub least: Place,
}

/// What is asked of [`MagnitudeRun::surface`].
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurfaceOptions {
    /// Weights and biases from minus to plus this, standard units; above 0, at most [`FARTHEST`].
    pub reach: f64,
    /// So many of each, 2 to [`MOST_PLACES`].
    pub size: usize,
}

/// Farther from the middle a run has diverged.
pub const FARTHEST: f64 = 1e6;
/// A picture has not more pixels of use.
pub const MOST_PLACES: usize = 256;

impl MagnitudeRun {
    fn training_rows(&self) -> Rows {
        standardise(&self.table, &self.scalers, &self.parts.training)
    }

    /// The layers as they are now.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn layers(&self) -> Result<Vec<LayerState>> {
        let (training, weights) = (&self.training, self.training.save().await?.weights);
        inside::layers(&training.config, &training.engine, &weights, &self.training_rows()).await
    }

    /// The loss of one neuron with one input on the training part, over its weight and its bias.
    ///
    /// # Errors
    /// `bad-option` for any other network, and for options out of range; `device-lost`.
    pub async fn surface(&self, options: SurfaceOptions) -> Result<(LossSurface, Vec<f32>)> {
        let SurfaceOptions { reach, size } = options;
        let refused = |option: &str, value: f64, allowed: &str| {
            Err(Error::new(Code::BadOption).option(option).value("value", value).value("allowed", allowed))
        };
        if !(reach > 0.0 && reach <= FARTHEST) {
            return refused("reach", reach, "0–1000000");
        }
        if !(2..=MOST_PLACES).contains(&size) {
            return refused("size", size as f64, "2–256");
        }
        let weights = self.training.save().await?.weights;
        let [weight, bias] = *weights.as_slice() else {
            return refused("layers", weights.len() as f64, "one neuron with one input");
        };
        let (weight, bias) = (f64::from(weight), f64::from(bias));
        let bowl = Bowl::of(&self.training_rows());
        let surface = LossSurface {
            reach,
            size,
            at: bowl.at(weight, bias),
            slope: bowl.slope(weight, bias),
            least: bowl.least(),
        };
        Ok((surface, bowl.grid(reach, size)))
    }
}

impl Run {
    /// The magnitude network itself.
    ///
    /// # Errors
    /// `bad-option` for any other run.
    pub fn magnitude(&self) -> Result<&MagnitudeRun> {
        match self {
            Self::Magnitude(run) => Ok(run),
            _ => Err(Error::new(Code::BadOption)
                .option("task")
                .value("value", "?")
                .value("allowed", Task::Magnitude.as_str())),
        }
    }
}
