//! What is asked of an elevation model, and answered.

use serde::{Deserialize, Serialize};

use crate::grid::relief::Light;
use crate::grid::{PatchCount, PatchOptions, Summary};

/// What a page asks of an elevation model.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum TerrainAsk {
    /// Elevations, beside the answer.
    Grid,
    /// GDAL's hillshade, beside the answer.
    Hillshade {
        /// Where the light comes from.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Terrain['hillshade']>[0]"))]
        options: Light,
    },
    /// Its shape in numbers.
    Relief,
    /// How many patches a choice leaves.
    Patches {
        /// The choice.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').PatchOptions"))]
        options: PatchOptions,
    },
}

/// What was asked of an elevation model.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum TerrainAnswer {
    /// Elevations are beside it.
    Grid {
        /// Cells from west to east.
        width: usize,
        /// Cells from north to south.
        height: usize,
        /// Metres.
        cell_x_metres: f64,
        /// Metres.
        cell_y_metres: f64,
    },
    /// Shades are beside it.
    Hillshade {
        /// Cells from west to east.
        width: usize,
        /// Cells from north to south.
        height: usize,
    },
    /// Its shape in numbers.
    Relief {
        /// Them.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Relief"))]
        relief: Summary,
    },
    /// Patches.
    Patches {
        /// How many.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').PatchCount"))]
        count: PatchCount,
    },
}
