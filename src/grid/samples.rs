//! The elevation model that comes with the page; its origin is in www/samples/SOURCES.md.

use serde::Serialize;

/// An elevation model that comes with the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GridSample {
    /// What `{ sample: id }` names.
    pub id: &'static str,
    /// The lab it is for.
    pub lab: &'static str,
    /// English; the page has its own words.
    pub title: &'static str,
    /// Who published it.
    pub source: &'static str,
    /// On what terms.
    pub licence: &'static str,
    /// Where it lies, from the page's root.
    pub file: &'static str,
    /// Cells.
    pub cells: usize,
}

/// All samples, in the order in which the page offers them.
pub const SAMPLES: &[GridSample] = &[GridSample {
    id: "jacksboro-srtm3",
    lab: "terrain",
    title: "The Jacksboro fault in the Appalachians, Tennessee, cells of 3″",
    source: "NASA and USGS, Shuttle Radar Topography Mission, by way of matplotlib (jacksboro_fault_dem.npz)",
    licence: "public domain",
    file: "samples/jacksboro-srtm3.npz",
    cells: 344 * 403,
}];
