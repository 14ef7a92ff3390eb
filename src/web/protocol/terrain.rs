//! What is asked of an elevation model, and answered.

use serde::{Deserialize, Serialize};

use crate::grid::relief::Light;
use crate::grid::{PatchCount, PatchOptions};
use crate::labs::dataset::TerrainExportFormat;
use crate::labs::terrain_relief::Relief;

/// What a page asks of an elevation model.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum TerrainAsk {
    /// Elevations, beside the answer.
    Grid,
    /// How it looks under a light, beside the answer.
    Hillshade {
        /// Which light.
        #[cfg_attr(
            test,
            ts(type = "NonNullable<Parameters<import('../pkg/orogen').Terrain['hillshade']>[0]>")
        )]
        options: Light,
    },
    /// What the ground is like in numbers.
    Relief,
    /// How many patches a choice leaves.
    Patches {
        /// The choice.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Terrain['patches']>[0]"))]
        options: PatchOptions,
    },
    /// A file, beside the answer.
    Export {
        /// As what.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').TerrainExportFormat"))]
        format: TerrainExportFormat,
    },
}

/// What a module answers. Arrays travel beside it.
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
        /// Metres from a cell to its eastern neighbour.
        cell_x_metres: f64,
        /// Metres from a cell to its southern neighbour.
        cell_y_metres: f64,
    },
    /// Shades are beside it.
    Hillshade {
        /// Cells from west to east.
        width: usize,
        /// Cells from north to south.
        height: usize,
    },
    /// What the ground is like.
    Relief {
        /// In numbers.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Relief"))]
        relief: Relief,
    },
    /// How many patches.
    Patches {
        /// To learn from and to judge by.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').PatchCount"))]
        count: PatchCount,
    },
    /// A file is beside it.
    Exported,
}
