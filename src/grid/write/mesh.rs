//! Ground as triangles: two for every four neighbouring cells that have elevations. Shapes are in metres, east
//! is x, up is y, south is z, as glTF and most programs that read OBJ have it; the origin is in the middle, at
//! the height of the lowest cell.

use crate::grid::elevation::Grid;
use std::fmt::Write;

/// The most vertices of a shape; of larger grids every other row and column is taken, or fewer still.
pub(super) const MOST_VERTICES: usize = 1 << 20;

/// A shape.
pub(super) struct Mesh {
    /// x, y, z of each vertex, metres.
    pub(super) positions: Vec<[f32; 3]>,
    /// Perpendicular to the ground, of length 1.
    pub(super) normals: Vec<[f32; 3]>,
    /// Vertices of each triangle, counter-clockwise from above.
    pub(super) triangles: Vec<[u32; 3]>,
}

/// Cells from one that is taken to the next, so that at most so many are.
pub(super) fn step(grid: &Grid, most: usize) -> usize {
    let taken = |step: usize| grid.width.div_ceil(step) * grid.height.div_ceil(step);
    (1..).find(|&step| taken(step) <= most).unwrap_or(1)
}

/// Every so many cells of a grid: columns, rows, elevations.
pub(super) fn thinned(grid: &Grid, step: usize) -> (usize, usize, Vec<f32>) {
    let rows = grid.values.chunks(grid.width.max(1)).step_by(step);
    let values = rows.flat_map(|row| row.iter().step_by(step).copied()).collect();
    (grid.width.div_ceil(step), grid.height.div_ceil(step), values)
}

impl Mesh {
    pub(super) fn of(grid: &Grid, exaggeration: f64) -> Self {
        let step = step(grid, MOST_VERTICES);
        let (width, height, values) = thinned(grid, step);
        let (cell_x, cell_z) = (grid.cell_x_m * step as f64, grid.cell_y_m * step as f64);
        let low = f64::from(grid.range().map_or(0.0, |(low, _)| low));
        let at = |x: usize, y: usize| {
            let value = values.get(y * width + x).copied().filter(|value| !value.is_nan());
            value.filter(|_| x < width).map(|value| (f64::from(value) - low) * exaggeration)
        };
        let mut mesh = Self { positions: Vec::new(), normals: Vec::new(), triangles: Vec::new() };
        let mut numbers = vec![None; values.len()];
        let (middle_x, middle_z) = ((width as f64 - 1.0) / 2.0, (height as f64 - 1.0) / 2.0);
        for (place, number) in numbers.iter_mut().enumerate() {
            let (x, y) = (place % width, place / width);
            let Some(up) = at(x, y) else { continue };
            *number = Some(mesh.positions.len() as u32);
            let (east, south) = ((x as f64 - middle_x) * cell_x, (y as f64 - middle_z) * cell_z);
            mesh.positions.push([east as f32, up as f32, south as f32]);
            // At edges the slope is that to the one neighbour there is.
            let slope = |before: Option<f64>, after: Option<f64>, cell: f64| match (before, after) {
                (Some(before), Some(after)) => (after - before) / (2.0 * cell),
                (Some(before), None) => (up - before) / cell,
                (None, Some(after)) => (after - up) / cell,
                (None, None) => 0.0,
            };
            let east = slope(x.checked_sub(1).and_then(|x| at(x, y)), at(x + 1, y), cell_x);
            let south = slope(y.checked_sub(1).and_then(|y| at(x, y)), at(x, y + 1), cell_z);
            let length = libm::sqrt(east * east + 1.0 + south * south);
            mesh.normals.push([-east / length, 1.0 / length, -south / length].map(|side| side as f32));
        }
        let rows: Vec<&[Option<u32>]> = numbers.chunks(width.max(1)).collect();
        for pair in rows.windows(2) {
            let [north, south] = pair else { continue };
            for (above, below) in north.windows(2).zip(south.windows(2)) {
                let (&[nw, ne], &[sw, se]) = (above, below) else { continue };
                let corners = [[nw, sw, ne], [ne, sw, se]];
                mesh.triangles.extend(corners.into_iter().filter_map(|[a, b, c]| Some([a?, b?, c?])));
            }
        }
        mesh
    }
}

/// Wavefront OBJ.
pub(super) fn obj(grid: &Grid, exaggeration: f64) -> Vec<u8> {
    let mesh = Mesh::of(grid, exaggeration);
    let mut text = String::from("# metres; x east, y up, z south\no ground\n");
    // Writing to a string cannot fail.
    for [x, y, z] in &mesh.positions {
        let _ = writeln!(text, "v {x} {y} {z}");
    }
    for [x, y, z] in &mesh.normals {
        let _ = writeln!(text, "vn {x} {y} {z}");
    }
    for [a, b, c] in &mesh.triangles {
        let [a, b, c] = [a + 1, b + 1, c + 1];
        let _ = writeln!(text, "f {a}//{a} {b}//{b} {c}//{c}");
    }
    text.into_bytes()
}
