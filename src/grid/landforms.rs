//! Which landform each cell belongs to, by two methods that everybody can look up: topographic position
//! and slope ([`super::weiss`]), and lines of sight ([`super::geomorphons`]).

use super::elevation::Grid;
use super::{geomorphons, weiss};
use crate::error::{Code, Error, Result, string_union};
use serde::{Deserialize, Serialize};

string_union! {
    /// How landforms are told.
    LandformMethod { Weiss = "weiss", Geomorphons = "geomorphons" }
}
string_union! {
    /// Ten of geomorphons; six of Weiss, of which it has ridge, flat and valley in common with them.
    LandformName {
        Flat = "flat",
        Peak = "peak",
        Ridge = "ridge",
        Shoulder = "shoulder",
        Spur = "spur",
        Slope = "slope",
        Hollow = "hollow",
        Footslope = "footslope",
        Valley = "valley",
        Pit = "pit",
        UpperSlope = "upper-slope",
        MiddleSlope = "middle-slope",
        LowerSlope = "lower-slope",
    }
}

/// The classes of geomorphons, in their order.
pub use super::geomorphons::CLASSES as GEOMORPHONS;

/// Of a cell that has none: it is too near to the edge, or a void is too near to it.
pub const NO_LANDFORM: u8 = 255;
/// The farthest that is looked, cells.
const FARTHEST: usize = 100;

/// How landforms are told; what is left out is the method's usual.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct LandformOptions {
    /// Weiss if left out.
    pub method: Option<LandformMethod>,
    /// How far around a cell is looked, cells: 5 (Weiss), 10 (geomorphons).
    pub radius: Option<usize>,
    /// What is no steeper than this is level, degrees: 5 (Weiss), 1 (geomorphons).
    pub flat_degrees: Option<f64>,
}

/// One class and how much of it there is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LandformClass {
    /// Its name.
    pub name: LandformName,
    /// How many cells.
    pub cells: usize,
    /// Of all cells that have a class.
    pub share: f64,
}

/// The landforms of a grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Landforms {
    /// How they were told.
    pub method: LandformMethod,
    /// How far was looked, cells.
    pub radius: usize,
    /// What is no steeper than this is level, degrees.
    pub flat_degrees: f64,
    /// Cells from west to east.
    pub width: usize,
    /// Cells from north to south.
    pub height: usize,
    /// The method's classes, in its order; some may have no cell.
    pub classes: Vec<LandformClass>,
    /// Cells without a class.
    pub none: usize,
    /// Of Weiss: the standard deviation of topographic position, metres.
    pub position_deviation: Option<f64>,
    /// Of each cell the place of its class in `classes`, or [`NO_LANDFORM`].
    #[serde(skip)]
    pub form: Vec<u8>,
}

/// Tells the landform of every cell.
///
/// # Errors
/// `bad-option`: a radius that is not 1 to 100 cells, an angle that is not 0° to 45°
pub fn landforms(grid: &Grid, options: &LandformOptions) -> Result<Landforms> {
    let method = options.method.unwrap_or(LandformMethod::Weiss);
    let (usual_radius, usual_flat) = match method {
        LandformMethod::Weiss => (5, 5.0),
        LandformMethod::Geomorphons => (10, 1.0),
    };
    let radius = options.radius.unwrap_or(usual_radius);
    let flat_degrees = options.flat_degrees.unwrap_or(usual_flat);
    if !(1..=FARTHEST).contains(&radius) {
        return Err(wrong("radius", radius as f64, format!("1–{FARTHEST}")));
    }
    if !(0.0..=45.0).contains(&flat_degrees) {
        return Err(wrong("flatDegrees", flat_degrees, "0–45".to_owned()));
    }
    let (names, (form, position_deviation)) = match method {
        LandformMethod::Weiss => (weiss::CLASSES.as_slice(), weiss::forms(grid, radius, flat_degrees)),
        LandformMethod::Geomorphons => {
            (geomorphons::CLASSES.as_slice(), (geomorphons::forms(grid, radius, flat_degrees), None))
        }
    };
    let mut counts = vec![0; names.len()];
    for class in &form {
        if let Some(count) = counts.get_mut(usize::from(*class)) {
            *count += 1;
        }
    }
    let classed: usize = counts.iter().sum();
    let class = |(&name, &cells): (&LandformName, &usize)| LandformClass {
        name,
        cells,
        share: cells as f64 / classed.max(1) as f64,
    };
    Ok(Landforms {
        method,
        radius,
        flat_degrees,
        width: grid.width,
        height: grid.height,
        classes: names.iter().zip(&counts).map(class).collect(),
        none: form.len() - classed,
        position_deviation,
        form,
    })
}

fn wrong(option: &str, value: f64, allowed: String) -> Error {
    let error = Error::new(Code::BadOption).option(option).value("option", option);
    error.value("value", value).value("allowed", allowed)
}
