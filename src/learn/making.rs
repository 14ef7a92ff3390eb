//! What a pair of networks is for once it has learnt, or while it learns: maps, and opinions of maps.

use burn::module::Module;
use burn::tensor::{Device, Tensor, TensorData};

use super::adversarial::Adversarial;
use super::parameters::{self, Layout};
use super::random::{Purpose, Random};
use crate::error::Result;
use crate::nets::gan::{GanConfig, Generator, Statistics};

/// Maps of the batch whose statistics the normalised layers use when maps are asked for.
const REFERENCE: usize = 256;
/// Maps that are made or judged in one go.
pub(super) const CHUNK: usize = 64;

impl Adversarial {
    /// The generator that the average of the weights is, in use while it learns.
    pub fn averaged(&self) -> Maker<'_> {
        self.maker(&self.average)
    }

    /// The generator of the best score; of the average where there is no score yet.
    pub fn kept(&self) -> Maker<'_> {
        if self.counters.best_epoch == 0 { self.averaged() } else { self.maker(&self.best) }
    }

    fn maker(&self, row: &Tensor<1>) -> Maker<'_> {
        let at = self.average.dims()[0];
        let network = parameters::with_row(self.networks.generator.valid(), &row.clone().slice(0..at));
        let latent = self.config.network.latent();
        let noise = Random::stream(self.config.seed, Purpose::Latent, u64::MAX).normals(REFERENCE * latent);
        let statistics = network.statistics(matrix(noise, [REFERENCE, latent], &self.engine.device));
        Maker { network, row: row.clone().slice(0..at), statistics, run: self }
    }

    /// The discriminator's logits for maps from -1 to 1, one after another: above zero is real. Each is judged
    /// as if it stood among real ones.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn opinion(&self, values: &[f32]) -> Result<Vec<f32>> {
        let (cells, size) = (self.cells(), self.config.network.size);
        let network = self.config.loss.judge(&self.networks.discriminator.valid());
        let some = self.patches.get(..CHUNK.min(self.patches()) * cells).unwrap_or_default();
        let spread = network.spread(maps(some.to_vec(), size, &self.engine.device));
        let logits = values.chunks(CHUNK * cells).map(|chunk| {
            let chunk = maps(chunk.to_vec(), size, &self.engine.device);
            network.forward_with(chunk, spread.clone()).flatten::<1>(0, 1)
        });
        Ok(parameters::read(logits.collect()).await?.concat())
    }
}

/// A generator at rest.
#[derive(Debug)]
pub struct Maker<'a> {
    network: Generator,
    row: Tensor<1>,
    statistics: Statistics,
    run: &'a Adversarial,
}

impl Maker<'_> {
    pub(super) fn weights(&self) -> (Layout, Tensor<1>) {
        (Layout::of(&self.network), self.row.clone())
    }

    /// Mean and variance of each normalised layer, by turns.
    pub(super) fn flat_statistics(&self) -> impl Iterator<Item = Tensor<1>> + '_ {
        self.statistics.iter().flatten().map(|values| values.clone().flatten::<1>(0, 3))
    }

    pub(super) const fn network(&self) -> GanConfig {
        self.run.config.network
    }

    pub(super) const fn device(&self) -> &Device {
        &self.run.engine.device
    }

    /// Noise of so many maps, `[count × latent]`, that of `seed`; the first of it is the same however much it is.
    pub fn noise(&self, count: usize, seed: u64) -> Vec<f32> {
        Random::stream(seed, Purpose::Latent, 0).normals(count * self.run.config.network.latent())
    }

    /// So many maps from -1 to 1, one after another; the noise is that of `seed`, and the first maps are the
    /// same however many there are.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn maps(&self, count: usize, seed: u64) -> Result<Vec<f32>> {
        self.maps_of(&self.noise(count, seed)).await
    }

    /// Maps from -1 to 1 of noise `[count × latent]`.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn maps_of(&self, noise: &[f32]) -> Result<Vec<f32>> {
        let latent = self.run.config.network.latent();
        let made = noise.chunks(CHUNK * latent).map(|chunk| {
            let noise = matrix(chunk.to_vec(), [chunk.len() / latent, latent], &self.run.engine.device);
            self.network.forward_with(noise, &self.statistics).flatten::<1>(0, 3)
        });
        Ok(parameters::read(made.collect()).await?.concat())
    }

    /// A picture of so many cells, about -1 to 1; nothing where the generator is not made of convolutions.
    ///
    /// # Errors
    /// `device-lost`.
    pub async fn area(&self, width: usize, height: usize, seed: u64) -> Result<Vec<f32>> {
        let Generator::OrogenSmall(network) = &self.network else { return Ok(Vec::new()) };
        let tiles = [height, width].map(|cells| network.tiles(cells));
        let [down, across] = tiles;
        let latent = self.run.config.network.latent();
        let noise = Random::stream(seed, Purpose::Latent, 1).normals(down * across * latent);
        let noise = matrix(noise, [down * across, latent], &self.run.engine.device);
        let made = network.area(noise, tiles, &self.statistics);
        let [_, _, rows, columns] = made.dims();
        let made = made.slice([0..1, 0..1, 0..height.min(rows), 0..width.min(columns)]);
        Ok(parameters::read(vec![made.flatten::<1>(0, 3)]).await?.concat())
    }
}

pub(super) fn matrix(values: Vec<f32>, shape: [usize; 2], device: &Device) -> Tensor<2> {
    Tensor::from_data(TensorData::new(values, shape), device)
}

/// Maps one after another as `[n, 1, size, size]`.
pub(super) fn maps(values: Vec<f32>, size: usize, device: &Device) -> Tensor<4> {
    let count = values.len() / (size * size).max(1);
    Tensor::from_data(TensorData::new(values, [count, 1, size, size]), device)
}
