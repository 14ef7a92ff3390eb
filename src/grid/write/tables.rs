//! Numbers, row by row.

use crate::grid::elevation::Grid;

/// NumPy's .npy, version 1.0 (NEP 1): a header padded to 64 bytes, then little-endian floats, rows from the north.
#[must_use]
pub fn npy(grid: &Grid) -> Vec<u8> {
    let (height, width) = (grid.height, grid.width);
    let mut header = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({height}, {width}), }}");
    while (10 + header.len() + 1) % 64 != 0 {
        header.push(' ');
    }
    header.push('\n');
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((header.len() as u16).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(grid.values.iter().flat_map(|value| value.to_le_bytes()));
    bytes
}

/// ESRI ASCII, rows from the north. Cells that are not square have `dx` and `dy`, as GDAL writes them; ground
/// that is placed by degrees starts at 0, because its cells are in metres here.
pub(super) fn ascii(grid: &Grid) -> String {
    const VOID: f32 = -9999.0;
    let corner = grid.corner.filter(|corner| !corner.degrees);
    let south = corner.map_or(0.0, |corner| corner.north - grid.height as f64 * grid.cell_y_m);
    let west = corner.map_or(0.0, |corner| corner.west);
    let cell = if grid.cell_x_m == grid.cell_y_m {
        format!("cellsize {}", grid.cell_x_m)
    } else {
        format!("dx {}\ndy {}", grid.cell_x_m, grid.cell_y_m)
    };
    let (width, height) = (grid.width, grid.height);
    let mut text = format!(
        "ncols {width}\nnrows {height}\nxllcorner {west}\nyllcorner {south}\n{cell}\nNODATA_value {VOID}\n"
    );
    for row in grid.values.chunks(width.max(1)) {
        let cells = row.iter().map(|value| if value.is_nan() { VOID } else { *value }.to_string());
        text.push_str(&cells.collect::<Vec<_>>().join(" "));
        text.push('\n');
    }
    text
}
