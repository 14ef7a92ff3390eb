//! What is written is read again: by the readers here, and by programs from outside.

use super::*;
use orogen::grid::elevation::Corner;
use orogen::grid::write::{ShapeOptions, TerrainExportFormat};
use orogen::grid::{GridFormat, GridNoteCode};
use std::process::Command;

/// Cells that are not square, with a hole and an edge without elevation.
fn ground() -> Grid {
    let mut grid = jacksboro().crop(40, 60, 37, 23);
    (grid.cell_x_m, grid.cell_y_m, grid.corner) = (30.0, 25.0, None);
    for hole in [0, 1, 37, 5 * 37 + 9, 22 * 37 + 36] {
        grid.values[hole] = f32::NAN;
    }
    grid
}

fn written(grid: &Grid, format: TerrainExportFormat) -> Vec<u8> {
    let shape = ShapeOptions { exaggeration: 2.0, side_mm: 80.0, base_mm: 2.0 };
    format.write(grid, &shape).unwrap_or_else(|error| panic!("{format}: {error}"))
}

#[test]
fn what_is_written_reads_back() {
    let grid = ground();
    let range = grid.range().unwrap();
    for (format, as_format, tolerance) in [
        (TerrainExportFormat::Ascii, GridFormat::EsriAscii, 0.0),
        (TerrainExportFormat::Numpy, GridFormat::Numpy, 0.0),
        (TerrainExportFormat::GeoTiff, GridFormat::GeoTiff, 0.0),
        (TerrainExportFormat::Png, GridFormat::GreyPng, (range.1 - range.0) / 65_534.0),
    ] {
        let (found, report) = read_as("a", &written(&grid, format), &GridOptions::default());
        assert_eq!((report.format, found.width, found.height), (as_format, 37, 23));
        for (ours, theirs) in found.values.iter().zip(&grid.values) {
            assert!(
                ours.is_nan() && theirs.is_nan() || (ours - theirs).abs() <= tolerance,
                "{format} {ours} {theirs}"
            );
        }
        if format != TerrainExportFormat::Numpy {
            assert_eq!((found.cell_x_m, found.cell_y_m), (30.0, 25.0), "{format}");
        }
        assert!(report.note(GridNoteCode::GreyAsMetres).is_none());
    }
}

#[test]
fn a_place_in_metres_is_kept_and_one_in_degrees_is_not() {
    let mut grid = ground();
    for (degrees, kept) in [(false, true), (true, false)] {
        grid.corner = Some(Corner { west: 12.0, north: 47.0, degrees });
        let bytes = written(&grid, TerrainExportFormat::GeoTiff);
        let (found, _) = read_as("a.tif", &bytes, &GridOptions::default());
        assert_eq!(found.corner.is_some_and(|corner| corner.west == 12.0 && corner.north == 47.0), kept);
    }
}

#[test]
fn level_ground_and_no_ground() {
    let level = Grid::invented("level", 4, vec![7.5; 16], 10.0);
    for format in TerrainExportFormat::ALL.iter().copied() {
        assert!(!written(&level, format).is_empty());
    }
    let (found, _) = read_as("a.png", &written(&level, TerrainExportFormat::Png), &GridOptions::default());
    assert_eq!(found.values, level.values);
    let none = Grid::invented("none", 4, vec![f32::NAN; 16], 10.0);
    for format in TerrainExportFormat::ALL.iter().copied() {
        assert_eq!(format.write(&none, &ShapeOptions::default()).unwrap_err().code, Code::GridVoid);
        let wrong = ShapeOptions { exaggeration: f64::NAN, ..ShapeOptions::default() };
        assert_eq!(format.write(&level, &wrong).unwrap_err().code, Code::BadOption);
    }
}

/// Each edge of a closed surface belongs to two triangles, which run along it in opposite directions.
#[test]
fn a_print_is_closed() {
    let bytes = written(&ground(), TerrainExportFormat::Stl);
    let count = u32::from_le_bytes(bytes[80..84].try_into().unwrap()) as usize;
    assert_eq!(bytes.len(), 84 + 50 * count);
    let mut edges = std::collections::BTreeMap::new();
    for triangle in bytes[84..].chunks_exact(50) {
        let corners: Vec<&[u8]> = triangle[12..48].chunks_exact(12).collect();
        for (from, to) in [(0, 1), (1, 2), (2, 0)] {
            assert_ne!(corners[from], corners[to]);
            *edges.entry((corners[from], corners[to])).or_insert(0) += 1;
        }
    }
    for ((from, to), count) in &edges {
        assert_eq!((*count, edges.get(&(*to, *from))), (1, Some(&1)));
    }
}

#[test]
fn large_ground_is_thinned() {
    let grid = Grid::invented("large", 1500, (0..1500 * 900).map(|at| (at % 71) as f32).collect(), 10.0);
    let obj = String::from_utf8(written(&grid, TerrainExportFormat::Obj)).unwrap();
    let vertices = obj.lines().filter(|line| line.starts_with("v ")).count();
    assert_eq!(vertices, 750 * 450);
    assert!(obj.contains("\nv -7490 ") && obj.contains("\nv 7490 "), "the same size");
}

/// Runs a program; false, said aloud, where it or what it needs is not there (exit status 3).
fn outside(program: &str, arguments: &[&std::ffi::OsStr]) -> bool {
    let found = match Command::new(program).args(arguments).current_dir(repository()).output() {
        Ok(output) if output.status.code() != Some(3) => output,
        Ok(output) => {
            println!("SKIPPED: {program} lacks {}", String::from_utf8_lossy(&output.stdout));
            return false;
        }
        Err(error) => {
            println!("SKIPPED: {program}: {error}");
            return false;
        }
    };
    let said = [found.stdout, found.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    assert!(found.status.success(), "{program}: {said}");
    println!("{said}");
    true
}

#[test]
fn other_programs_read_what_is_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("written");
    std::fs::create_dir_all(&folder).unwrap();
    let grid = ground();
    for (name, format) in [
        ("ground.asc", TerrainExportFormat::Ascii),
        ("ground.npy", TerrainExportFormat::Numpy),
        ("ground.tif", TerrainExportFormat::GeoTiff),
        ("ground.png", TerrainExportFormat::Png),
        ("ground.json", TerrainExportFormat::PngScale),
        ("ground.obj", TerrainExportFormat::Obj),
        ("ground.glb", TerrainExportFormat::Glb),
        ("ground.stl", TerrainExportFormat::Stl),
    ] {
        std::fs::write(folder.join(name), written(&grid, format)).unwrap();
    }
    let corner = Some(Corner { west: 500_000.0, north: 4_000_000.0, degrees: false });
    let placed = written(&Grid { corner, ..grid }, TerrainExportFormat::GeoTiff);
    std::fs::write(folder.join("placed.tif"), placed).unwrap();
    outside("python3", &["tests/outside/terrain.py".as_ref(), folder.as_os_str()]);
    outside("node", &["tests/outside/gltf.mjs".as_ref(), folder.join("ground.glb").as_os_str()]);
}
