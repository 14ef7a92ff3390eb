//! The engines a run can be computed on, behind one value. Always passed, never `Device::default()`.

use burn::tensor::Device;

use crate::error::{Code, Error, Result, string_union};

string_union! {
    /// The three engines: the graphics card through the browser's WebGPU; burn-ndarray on the CPU, ahead
    /// on small batches; burn-flex on the CPU, ahead on large batches, convolutions and LSTMs.
    EngineName {
        Webgpu = "webgpu",
        Ndarray = "ndarray",
        Flex = "flex",
    }
}

impl EngineName {
    /// The engines compiled into this module.
    pub fn built() -> Vec<Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|name| match name {
                Self::Webgpu => cfg!(all(feature = "gpu", target_family = "wasm")),
                Self::Ndarray => cfg!(feature = "ndarray"),
                Self::Flex => cfg!(feature = "flex"),
            })
            .collect()
    }

    /// Whether steps are computed where they are called, so that a reading costs nothing.
    pub fn is_cpu(self) -> bool {
        self != Self::Webgpu
    }
}

/// The one table of which CPU engine starts a run of a perceptron. burn-flex at every batch size: with
/// the weights in one row it is about twice as fast as burn-ndarray (`make bench` measures it).
pub const CPU_ENGINE_FOR_MLP: EngineName = EngineName::Flex;

/// The same for adversarial networks: burn-ndarray is many times slower at convolutions.
pub const CPU_ENGINE_FOR_GAN: EngineName = EngineName::Flex;

/// The same for networks that read: burn-ndarray needs about a third more time a step.
pub const CPU_ENGINE_FOR_LSTM: EngineName = EngineName::Flex;

/// An engine that is ready to compute.
#[derive(Debug, Clone)]
pub struct Engine {
    /// Which one.
    pub name: EngineName,
    /// Where its tensors live, without gradients.
    pub device: Device,
}

impl Engine {
    /// Makes an engine ready.
    ///
    /// # Errors
    /// `engine-unavailable` where this build or this machine does not have it. WebGPU can be opened
    /// once a worker: keep the value.
    pub async fn open(name: EngineName) -> Result<Self> {
        let device = match name {
            EngineName::Webgpu => open_webgpu().await?,
            EngineName::Ndarray => open_ndarray()?,
            EngineName::Flex => open_flex()?,
        };
        Ok(Self { name, device })
    }

    /// Where tensors that need gradients live.
    pub fn training_device(&self) -> Device {
        self.device.clone().autodiff()
    }
}

fn unavailable(name: EngineName, why: impl ToString) -> Error {
    Error::new(Code::EngineUnavailable).value("engine", name.as_str()).value("why", why.to_string())
}

#[cfg(feature = "ndarray")]
#[allow(
    deprecated,
    reason = "burn-ndarray is superseded by burn-flex, and still the faster one on small batches"
)]
fn open_ndarray() -> Result<Device> {
    Ok(Device::new(burn_ndarray::NdArrayDevice::Cpu))
}

#[cfg(feature = "flex")]
fn open_flex() -> Result<Device> {
    Ok(Device::flex())
}

#[cfg(not(feature = "ndarray"))]
fn open_ndarray() -> Result<Device> {
    Err(unavailable(EngineName::Ndarray, "not in this module"))
}

#[cfg(not(feature = "flex"))]
fn open_flex() -> Result<Device> {
    Err(unavailable(EngineName::Flex, "not in this module"))
}

#[cfg(all(feature = "gpu", target_family = "wasm"))]
async fn open_webgpu() -> Result<Device> {
    use burn_wgpu::{RuntimeOptions, WgpuDevice, graphics::AutoGraphicsApi, try_init_setup_async};
    let selector = WgpuDevice::default();
    try_init_setup_async::<AutoGraphicsApi>(&selector, RuntimeOptions::default())
        .await
        .map_err(|error| unavailable(EngineName::Webgpu, error))?;
    Ok(Device::new(selector))
}

#[cfg(not(all(feature = "gpu", target_family = "wasm")))]
async fn open_webgpu() -> Result<Device> {
    Err(unavailable(EngineName::Webgpu, "not in this module"))
}
