//! What the layers of a discriminator make of maps, and what those of the same network made before its first step.

use burn::module::Module;
use burn::tensor::{Device, Tensor};

use super::adversarial::Adversarial;
use super::making::{CHUNK, maps};
use super::parameters::{self, Layout};
use super::random::{Purpose, Random};
use crate::error::Result;
use crate::nets::gan::Discriminator;

/// What one layer made of maps.
#[derive(Debug, Clone, PartialEq)]
pub struct Activations {
    /// Pictures of a map.
    pub channels: usize,
    /// Cells a side of a picture.
    pub cells: usize,
    /// `[maps × channels × cells × cells]`.
    pub values: Vec<f32>,
}

/// A discriminator at rest, which training leaves alone.
#[derive(Debug)]
pub struct Observer {
    network: Discriminator,
    size: usize,
    device: Device,
}

impl Adversarial {
    /// The discriminator as it is now.
    pub fn observer(&self) -> Observer {
        self.observing(self.networks.discriminator.valid())
    }

    /// The discriminator as it was before the first step.
    pub fn untrained_observer(&self) -> Observer {
        let (config, device) = (self.config.network, &self.engine.device);
        let networks = config.init(device);
        let mut random = Random::stream(self.config.seed, Purpose::Weights, 0);
        let weights = config.first_weights(&networks, || random.uniform());
        let at = Layout::of(&networks.generator).len();
        let row = parameters::row_from(weights.get(at..).unwrap_or_default(), device);
        self.observing(parameters::with_row(networks.discriminator, &row))
    }

    fn observing(&self, network: Discriminator) -> Observer {
        Observer {
            network: self.config.loss.judge(&network),
            size: self.config.network.size,
            device: self.engine.device.clone(),
        }
    }
}

impl Observer {
    /// What the first `layers` convolutions make of maps from -1 to 1, one after another.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn activations(&self, values: &[f32], layers: usize) -> Result<Vec<Activations>> {
        let cells = (self.size * self.size).max(1);
        let mut shapes: Vec<[usize; 2]> = Vec::new();
        let mut rows: Vec<Tensor<1>> = Vec::new();
        for chunk in values.chunks(CHUNK * cells) {
            let mut made = self.network.activations(maps(chunk.to_vec(), self.size, &self.device));
            made.truncate(layers);
            shapes = made.iter().map(|layer| [layer.dims()[1], layer.dims()[2]]).collect();
            rows.extend(made.into_iter().map(|layer| layer.flatten::<1>(0, 3)));
        }
        let read = parameters::read(rows).await?;
        // Chunk by chunk, and in each layer by layer.
        let layer = |(at, &[channels, cells]): (usize, &[usize; 2])| Activations {
            channels,
            cells,
            values: read.iter().skip(at).step_by(shapes.len()).flatten().copied().collect(),
        };
        Ok(shapes.iter().enumerate().map(layer).collect())
    }
}
