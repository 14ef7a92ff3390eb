//! The one kind of grid that everything here works on.

use serde::{Deserialize, Serialize};

/// Metres in a degree of longitude at the equator, and in one of latitude at the middle latitudes:
/// the scale of cells that are given in degrees.
pub const METRES_A_DEGREE_EAST: f64 = 111_320.0;
/// As [`METRES_A_DEGREE_EAST`], northwards.
pub const METRES_A_DEGREE_NORTH: f64 = 110_574.0;

/// The north-west corner of the north-western cell.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Corner {
    /// Easting in metres, or longitude in degrees.
    pub west: f64,
    /// Northing in metres, or latitude in degrees.
    pub north: f64,
    /// Whether both are degrees.
    pub degrees: bool,
}

/// Elevation on a regular grid: row 0 is the north edge, rows after one another; NaN is a void.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The file's name, or what made it.
    pub name: String,
    /// Cells from west to east.
    pub width: usize,
    /// Cells from north to south.
    pub height: usize,
    /// Metres, `height × width`.
    pub values: Vec<f32>,
    /// Metres from a cell to its eastern neighbour.
    pub cell_x_m: f64,
    /// Metres from a cell to its southern neighbour.
    pub cell_y_m: f64,
    /// Where on Earth; invented ground has no place.
    pub corner: Option<Corner>,
}

impl Grid {
    /// Invented ground: square cells, no place. Values that are missing are voids.
    #[must_use]
    pub fn invented(name: &str, width: usize, mut values: Vec<f32>, cell_m: f64) -> Self {
        let height = values.len().div_ceil(width.max(1));
        values.resize(height * width, f32::NAN);
        Self {
            name: name.to_owned(),
            width,
            height,
            values,
            cell_x_m: cell_m,
            cell_y_m: cell_m,
            corner: None,
        }
    }

    /// Metres; NaN for a void and beyond the edges.
    #[must_use]
    pub fn get(&self, x: usize, y: usize) -> f32 {
        if x >= self.width {
            return f32::NAN;
        }
        self.values.get(y * self.width + x).copied().unwrap_or(f32::NAN)
    }

    /// How many cells are void.
    #[must_use]
    pub fn voids(&self) -> usize {
        self.values.iter().filter(|value| value.is_nan()).count()
    }

    /// The share of void cells, 0 to 1.
    #[must_use]
    pub fn void_share(&self) -> f64 {
        self.voids() as f64 / self.values.len().max(1) as f64
    }

    /// The lowest and the highest elevation, metres; `None` where all is void.
    #[must_use]
    pub fn range(&self) -> Option<(f32, f32)> {
        range(&self.values)
    }

    /// The part from (`x`, `y`), as much of it as there is.
    #[must_use]
    pub fn crop(&self, x: usize, y: usize, width: usize, height: usize) -> Self {
        let (x, y) = (x.min(self.width), y.min(self.height));
        let (width, height) = (width.min(self.width - x), height.min(self.height - y));
        let rows = self.values.chunks(self.width.max(1)).skip(y).take(height);
        let values = rows.flat_map(|row| row.iter().skip(x).take(width).copied()).collect();
        let corner = self.corner.map(|corner| {
            let (east, north) = match corner.degrees {
                // The scale of the whole grid, which is that of its middle latitude.
                true => (self.degrees_east(&corner), METRES_A_DEGREE_NORTH),
                false => (1.0, 1.0),
            };
            let west = corner.west + x as f64 * self.cell_x_m / east;
            Corner { west, north: corner.north - y as f64 * self.cell_y_m / north, ..corner }
        });
        Self { name: self.name.clone(), width, height, values, corner, ..*self }
    }

    fn degrees_east(&self, corner: &Corner) -> f64 {
        metres_a_degree_east(corner.north - self.height as f64 * self.cell_y_m / METRES_A_DEGREE_NORTH / 2.0)
    }
}

/// Metres in a degree of longitude at a latitude in degrees. At a pole it is that of 89.9°: a cell
/// has some width.
#[must_use]
pub fn metres_a_degree_east(latitude: f64) -> f64 {
    METRES_A_DEGREE_EAST * libm::cos(latitude.abs().min(89.9).to_radians())
}

/// The least and the greatest of what is not NaN.
#[must_use]
pub fn range(values: &[f32]) -> Option<(f32, f32)> {
    values.iter().filter(|value| !value.is_nan()).fold(None, |range, &value| {
        let (low, high) = range.unwrap_or((value, value));
        Some((value.min(low), value.max(high)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_keeps_its_place() {
        let mut grid = Grid::invented("g", 4, (0..12).map(|i| i as f32).collect(), 10.0);
        grid.corner = Some(Corner { west: 100.0, north: 500.0, degrees: false });
        let part = grid.crop(1, 1, 2, 9);
        assert_eq!((part.width, part.height, part.values.as_slice()), (2, 2, &[5.0, 6.0, 9.0, 10.0][..]));
        assert_eq!(part.corner, Some(Corner { west: 110.0, north: 490.0, degrees: false }));
        assert_eq!(part.range(), Some((5.0, 10.0)));
        assert!(grid.get(4, 0).is_nan() && grid.get(0, 3).is_nan());
        assert_eq!(grid.crop(9, 9, 5, 5).values.len(), 0);
    }

    #[test]
    fn a_degree_shrinks_towards_the_pole() {
        assert!((metres_a_degree_east(60.0) - METRES_A_DEGREE_EAST / 2.0).abs() < 1e-6);
        assert!(metres_a_degree_east(90.0) > 100.0);
    }
}
