//! Binary STL to print: the ground, four walls and a floor, closed, in millimetres; x east, y north, z up.
//! A void is filled to the level of the lowest cell, because what is printed can have no hole.

use super::ShapeOptions;
use super::mesh::{MOST_VERTICES, step, thinned};
use crate::grid::elevation::Grid;

type Point = [f32; 3];

pub(super) fn stl(grid: &Grid, shape: &ShapeOptions) -> Vec<u8> {
    let step = step(grid, MOST_VERTICES);
    let (width, height, values) = thinned(grid, step);
    let (cell_x, cell_y) = (grid.cell_x_m * step as f64, grid.cell_y_m * step as f64);
    let longest = (cell_x * (width as f64 - 1.0)).max(cell_y * (height as f64 - 1.0));
    let millimetres = shape.side_mm / longest;
    let low = f64::from(grid.range().map_or(0.0, |(low, _)| low));
    let top = |x: usize, y: usize| {
        let value = values.get(y * width + x).copied().filter(|value| !value.is_nan());
        let up = value.map_or(0.0, |value| f64::from(value) - low) * shape.exaggeration;
        let up = shape.base_mm + up * millimetres;
        [x as f64 * cell_x * millimetres, (height - 1 - y) as f64 * cell_y * millimetres, up]
            .map(|side| side as f32)
    };
    let floor = |x: usize, y: usize| {
        let [east, north, _] = top(x, y);
        [east, north, 0.0]
    };
    let mut triangles: Vec<[Point; 3]> = Vec::new();
    // Corners counter-clockwise from outside.
    let mut face = |[a, b, c, d]: [Point; 4]| triangles.extend([[a, b, c], [a, c, d]]);
    let (right, bottom) = (width - 1, height - 1);
    for y in 0..bottom {
        for x in 0..right {
            face([top(x, y), top(x, y + 1), top(x + 1, y + 1), top(x + 1, y)]);
            // The floor has the same vertices as the walls, or edges would have other edges' ends on them.
            face([floor(x, y), floor(x + 1, y), floor(x + 1, y + 1), floor(x, y + 1)]);
        }
    }
    for x in 0..right {
        face([floor(x, bottom), floor(x + 1, bottom), top(x + 1, bottom), top(x, bottom)]);
        face([floor(x + 1, 0), floor(x, 0), top(x, 0), top(x + 1, 0)]);
    }
    for y in 0..bottom {
        face([floor(0, y), floor(0, y + 1), top(0, y + 1), top(0, y)]);
        face([floor(right, y + 1), floor(right, y), top(right, y), top(right, y + 1)]);
    }
    let mut file = format!("Orogen {}, millimetres", env!("CARGO_PKG_VERSION")).into_bytes();
    file.resize(80, b' ');
    file.extend((triangles.len() as u32).to_le_bytes());
    for triangle in triangles {
        file.extend(normal(&triangle).iter().chain(triangle.iter().flatten()).flat_map(|n| n.to_le_bytes()));
        file.extend([0, 0]);
    }
    file
}

/// Perpendicular to a triangle, of length 1.
fn normal([a, b, c]: &[Point; 3]) -> Point {
    let less = |[x, y, z]: Point, [u, v, w]: Point| [x - u, y - v, z - w].map(f64::from);
    let ([a1, a2, a3], [b1, b2, b3]) = (less(*b, *a), less(*c, *a));
    let cross = [a2 * b3 - a3 * b2, a3 * b1 - a1 * b3, a1 * b2 - a2 * b1];
    let length = cross.iter().map(|side| side * side).sum::<f64>().sqrt();
    cross.map(|side| if length > 0.0 { (side / length) as f32 } else { 0.0 })
}
