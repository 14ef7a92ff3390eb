//! What is asked of an elevation model, and answered.

use serde::{Deserialize, Serialize};

use crate::grid::landforms::{LandformOptions, Landforms};
use crate::grid::relief::{Light, Measure};
use crate::grid::write::{ShapeOptions, TerrainExportFormat};
use crate::grid::{PatchCount, PatchOptions};
use crate::labs::terrain_area::MapChoice;
use crate::labs::terrain_clusters::{ReliefClusterOptions, ReliefClusters};
use crate::labs::terrain_jury::RealismScores;
use crate::labs::terrain_probe::DiscriminatorProbe;
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
    /// A measure of every cell, beside the answer.
    Surface {
        /// Which.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ReliefMeasure"))]
        measure: Measure,
    },
    /// The landform of every cell, beside the answer.
    Landforms {
        /// How they are told.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').LandformOptions"))]
        options: LandformOptions,
    },
    /// The cells in groups, beside the answer.
    Clusters {
        /// How they are made.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ReliefClusterOptions"))]
        options: ReliefClusterOptions,
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
        /// Of shapes: how high and how large.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ShapeOptions"))]
        shape: ShapeOptions,
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
    /// Measures are beside it.
    Surface {
        /// Cells from west to east.
        width: usize,
        /// Cells from north to south.
        height: usize,
    },
    /// What each cell belongs to is beside it.
    Landforms {
        /// The classes, and how much there is of each.
        #[cfg_attr(test, ts(type = "Omit<import('../pkg/orogen').Landforms, 'form'>"))]
        landforms: Landforms,
    },
    /// Of each cell its group is beside it.
    Clusters {
        /// The groups, and how they agree with geomorphons.
        #[cfg_attr(test, ts(type = "Omit<import('../pkg/orogen').ReliefClusters, 'form'>"))]
        clusters: ReliefClusters,
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

/// What a page asks of a terrain run.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum TerrainRunAsk {
    /// Maps of the kept generator, beside the answer.
    Generate {
        /// How many.
        count: u32,
        /// Of the noise they are made of.
        seed: u32,
    },
    /// Maps on the way from one of them to another, beside the answer.
    Walk {
        /// The first.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').MapChoice"))]
        from: MapChoice,
        /// The last.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').MapChoice"))]
        to: MapChoice,
        /// How many, both ends among them.
        count: u32,
    },
    /// Ground that is larger than a map, beside the answer.
    Area {
        /// Cells from west to east.
        width: u32,
        /// Cells from north to south.
        height: u32,
        /// Of the noise it is made of.
        seed: u32,
    },
    /// One of the maps as a file, beside the answer.
    Export {
        /// Which.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').MapChoice"))]
        map: MapChoice,
        /// As what.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').TerrainExportFormat"))]
        format: TerrainExportFormat,
        /// Of shapes: how high and how large.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ShapeOptions"))]
        shape: ShapeOptions,
    },
    /// What the discriminator thinks of maps that come beside the message.
    Opinion,
    /// How far an elevation model is from ground the run never saw.
    Distance {
        /// Which model.
        dataset: u32,
    },
    /// What the discriminator knows of landforms.
    Probe,
    /// Takes the run back to a frame of its film.
    GoBack {
        /// Of which step.
        step: u32,
    },
}

/// What a module answers. Arrays travel beside it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum TerrainRunAnswer {
    /// Square maps; elevations are beside it, metres.
    Maps {
        /// Cells a side.
        size: usize,
        /// Metres from a cell to its eastern neighbour.
        cell_x_metres: f64,
        /// Metres from a cell to its southern neighbour.
        cell_y_metres: f64,
    },
    /// Ground; elevations are beside it, metres.
    Area {
        /// Cells from west to east.
        width: usize,
        /// Cells from north to south.
        height: usize,
        /// Metres from a cell to its eastern neighbour.
        cell_x_metres: f64,
        /// Metres from a cell to its southern neighbour.
        cell_y_metres: f64,
    },
    /// A file is beside it.
    Exported,
    /// Logits are beside it.
    Opinion,
    /// How far an elevation model is from unseen ground.
    Distance {
        /// In noise floors.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').RealismScores"))]
        scores: RealismScores,
    },
    /// What the discriminator knows of landforms.
    Probe {
        /// Beside what others know.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').DiscriminatorProbe"))]
        probe: DiscriminatorProbe,
    },
    /// The run went back.
    WentBack {
        /// To the frame of this step.
        #[cfg_attr(test, ts(type = "number"))]
        step: u64,
    },
}
