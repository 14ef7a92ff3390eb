//! A region of the Earth, and cells of equal degrees on it.

use serde::{Deserialize, Serialize};

/// Bounds in degrees; `west > east` is a region across 180°. `region` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Region {
    pub south: f64,
    pub north: f64,
    pub west: f64,
    pub east: f64,
}

/// All of it.
pub const WORLD: Region = Region { south: -90.0, north: 90.0, west: -180.0, east: 180.0 };

impl Region {
    /// Whether a point lies in it, its borders included.
    #[must_use]
    pub fn contains(&self, latitude: f64, longitude: f64) -> bool {
        let across = if self.west > self.east {
            longitude >= self.west || longitude <= self.east
        } else {
            (self.west..=self.east).contains(&longitude)
        };
        (self.south..=self.north).contains(&latitude) && across
    }
}

/// Cells of `degrees` by `degrees`, counted from the south pole and 180° west; or, with 0 degrees,
/// the whole region as one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Events outside do not count.
    pub region: Region,
    /// Width and height of a cell, degrees; 0 for one cell.
    pub degrees: f64,
}

impl Grid {
    fn columns(&self) -> u32 {
        (360.0 / self.degrees).ceil() as u32
    }

    /// The number of the cell a point is in; `None` outside the region.
    #[must_use]
    pub fn cell(&self, latitude: f64, longitude: f64) -> Option<u32> {
        if !self.region.contains(latitude, longitude) {
            return None;
        }
        if self.degrees <= 0.0 {
            return Some(0);
        }
        // 180° east is 180° west; the pole belongs to the row below it.
        let east = if longitude >= 180.0 { longitude - 360.0 } else { longitude };
        let row = ((latitude + 90.0) / self.degrees).floor().min((180.0 / self.degrees).ceil() - 1.0);
        let column = ((east + 180.0) / self.degrees).floor();
        Some(row as u32 * self.columns() + column as u32)
    }

    /// The bounds of a cell, not cut at the region's.
    #[must_use]
    pub fn bounds(&self, cell: u32) -> Region {
        if self.degrees <= 0.0 {
            return self.region;
        }
        let (row, column) = (f64::from(cell / self.columns()), f64::from(cell % self.columns()));
        let (south, west) = (row * self.degrees - 90.0, column * self.degrees - 180.0);
        Region {
            south,
            north: (south + self.degrees).min(90.0),
            west,
            east: (west + self.degrees).min(180.0),
        }
    }
}
