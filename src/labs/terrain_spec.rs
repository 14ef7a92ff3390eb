//! What a run of the Terrain lab is asked to be: `TerrainSpec` of the contract, with each preset's values for
//! what is left out.

use serde::{Deserialize, Serialize};

use super::spec::{EngineChoice, bad};
use crate::error::{Code, Error, Result};
use crate::grid::{PatchOptions, Side};
use crate::learn::adversarial::AdversarialConfig;
use crate::learn::duel_loss::GanLoss;
use crate::learn::optimiser::{OptimiserConfig, OptimiserName};
use crate::nets::gan::{GanConfig, GanPreset};

/// `TerrainSpec` of the contract, without its lab and dataset. Units and meanings are described there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "Asked")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TerrainSpec {
    pub preset: GanPreset,
    pub size: usize,
    pub stride: usize,
    pub validation_share: f64,
    pub side: Side,
    pub loss: GanLoss,
    pub augment: bool,
    pub learning_rate_generator: f64,
    pub learning_rate_discriminator: f64,
    pub batch_size: usize,
    pub steps: usize,
    pub judge_every: usize,
    pub seed: u64,
    pub engine: EngineChoice,
}

/// The same as it comes: what is left out depends on the preset.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Asked {
    preset: Option<GanPreset>,
    size: Option<usize>,
    stride: Option<usize>,
    validation_share: Option<f64>,
    side: Option<Side>,
    loss: Option<GanLoss>,
    augment: Option<bool>,
    learning_rate_generator: Option<f64>,
    learning_rate_discriminator: Option<f64>,
    batch_size: Option<usize>,
    steps: Option<usize>,
    judge_every: Option<usize>,
    seed: Option<u64>,
    engine: Option<EngineChoice>,
}

impl From<Asked> for TerrainSpec {
    fn from(asked: Asked) -> Self {
        let preset = asked.preset.unwrap_or(GanPreset::OrogenSmall);
        let (loss, augment, rates, batch_size) = match preset {
            GanPreset::CourseText => (GanLoss::CrossEntropy, false, [2e-4, 2e-4], 64),
            GanPreset::OrogenSmall => (GanLoss::SoftplusR1, true, [1e-3, 4e-4], 32),
        };
        let patches = PatchOptions::default();
        let size = asked.size.unwrap_or(GanConfig::usual(preset).size);
        let [generator, discriminator] = rates;
        Self {
            preset,
            size,
            stride: asked.stride.unwrap_or(size / 2),
            validation_share: asked.validation_share.unwrap_or(patches.validation_share),
            side: asked.side.unwrap_or(patches.side),
            loss: asked.loss.unwrap_or(loss),
            augment: asked.augment.unwrap_or(augment),
            learning_rate_generator: asked.learning_rate_generator.unwrap_or(generator),
            learning_rate_discriminator: asked.learning_rate_discriminator.unwrap_or(discriminator),
            batch_size: asked.batch_size.unwrap_or(batch_size),
            steps: asked.steps.unwrap_or(1000),
            judge_every: asked.judge_every.unwrap_or(25),
            seed: asked.seed.unwrap_or(1),
            engine: asked.engine.unwrap_or(EngineChoice::Auto),
        }
    }
}

impl Default for TerrainSpec {
    fn default() -> Self {
        Asked::default().into()
    }
}

impl TerrainSpec {
    /// Checks every number against its limits.
    ///
    /// # Errors
    /// `bad-option` with the option, the value and the limits.
    pub fn check(&self) -> Result<()> {
        let sizes = GanConfig::sizes(self.preset);
        if !sizes.contains(&self.size) {
            let allowed = sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
            let error = Error::new(Code::BadOption).option("size").value("option", "size");
            return Err(error.value("value", self.size).value("allowed", allowed));
        }
        let numbers = [
            ("stride", self.stride as f64, 1.0, 512.0),
            ("validationShare", self.validation_share, 0.05, 0.5),
            ("learningRateGenerator", self.learning_rate_generator, 1e-9, 1.0),
            ("learningRateDiscriminator", self.learning_rate_discriminator, 1e-9, 1.0),
            ("batchSize", self.batch_size as f64, 2.0, 1024.0),
            ("steps", self.steps as f64, 1.0, 1e6),
            ("judgeEvery", self.judge_every as f64, 1.0, 10_000.0),
        ];
        match numbers.into_iter().find(|(_, value, low, high)| !(low..=high).contains(&value)) {
            Some((option, value, low, high)) => Err(bad(option, value, low, high)),
            None => Ok(()),
        }
    }

    /// The pair of networks.
    pub const fn network(&self) -> GanConfig {
        GanConfig { preset: self.preset, size: self.size }
    }

    /// How the ground is cut.
    pub const fn patches(&self) -> PatchOptions {
        let Self { size, stride, validation_share, side, .. } = *self;
        PatchOptions { size, stride, validation_share, side }
    }

    /// Epochs in all: steps are rounded up to whole ones.
    pub const fn epochs(&self) -> usize {
        self.steps.div_ceil(self.judge_every)
    }

    /// What `learn` needs of it. Adam with β₁ 0.5, as is usual for adversarial networks (Radford et al. 2016,
    /// arXiv 1511.06434); ours with β₂ 0.99 as well.
    pub fn training(&self) -> AdversarialConfig {
        let second = match self.preset {
            GanPreset::CourseText => 0.999,
            GanPreset::OrogenSmall => 0.99,
        };
        let adam = |learning_rate| OptimiserConfig {
            optimiser: OptimiserName::Adam,
            learning_rate,
            momentum: 0.0,
            l2: 0.0,
            betas: [0.5, second],
        };
        AdversarialConfig {
            network: self.network(),
            loss: self.loss,
            augment: self.augment,
            generator: adam(self.learning_rate_generator),
            discriminator: adam(self.learning_rate_discriminator),
            batch_size: self.batch_size,
            judge_every: self.judge_every,
            epochs: self.epochs(),
            seed: self.seed,
        }
    }
}
