//! GeoTIFF: floats, deflated, with the size of a cell and, where the ground is placed in metres, its corner.

use super::too_large;
use crate::error::Result;
use crate::grid::elevation::Grid;
use std::io::Cursor;
use tiff::TiffError;
use tiff::encoder::colortype::Gray32Float;
use tiff::encoder::compression::DeflateLevel;
use tiff::encoder::{Compression, TiffEncoder};
use tiff::tags::Tag;

pub(super) fn write(grid: &Grid) -> Result<Vec<u8>> {
    encode(grid).map_err(|_| too_large(grid))
}

fn encode(grid: &Grid) -> Result<Vec<u8>, TiffError> {
    let mut file = Cursor::new(Vec::new());
    let deflate = Compression::Deflate(DeflateLevel::Balanced);
    let mut encoder = TiffEncoder::new(&mut file)?.with_compression(deflate);
    let (width, height) = (u32::try_from(grid.width)?, u32::try_from(grid.height)?);
    let mut image = encoder.new_image::<Gray32Float>(width, height)?;
    let tags = image.encoder();
    let cell: &[f64] = &[grid.cell_x_m, grid.cell_y_m, 0.0];
    tags.write_tag(Tag::ModelPixelScaleTag, cell)?;
    if let Some(corner) = grid.corner.filter(|corner| !corner.degrees) {
        let tie: &[f64] = &[0.0, 0.0, 0.0, corner.west, corner.north, 0.0];
        tags.write_tag(Tag::ModelTiepointTag, tie)?;
    }
    tags.write_tag(Tag::GdalNodata, "nan")?;
    image.write_data(&grid.values)?;
    Ok(file.into_inner())
}
