//! What a page asks of the inside of a magnitude network, and what it is told.

use serde::{Deserialize, Serialize};

use crate::labs::inside::{LossSurface, SurfaceOptions};
use crate::learn::inside::LayerState;

/// A question about a run.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct InsideAsk {
    /// Which run.
    pub run: u32,
    /// The loss over weight and bias; the layers if left out.
    #[cfg_attr(test, ts(type = "{ reach: number; size: number } | null"))]
    pub surface: Option<SurfaceOptions>,
}

/// What was found; losses of a surface are beside it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InsideAnswer {
    /// The layers, where they were asked for.
    #[cfg_attr(test, ts(type = "import('../pkg/orogen').LayerState[]"))]
    pub layers: Vec<LayerState>,
    /// The surface, where it was asked for.
    #[cfg_attr(test, ts(type = "Omit<import('../pkg/orogen').LossSurface, 'loss'> | null"))]
    pub surface: Option<LossSurface>,
}
