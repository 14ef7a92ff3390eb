//! Landforms against an independent numpy program.

use super::*;
use orogen::grid::landforms::{LandformMethod, LandformName, LandformOptions, NO_LANDFORM, landforms};

fn check(grid: &Grid, name: &str) {
    let theirs = &reference()["dems"][name];
    let of =
        |method| landforms(grid, &LandformOptions { method: Some(method), ..LandformOptions::default() });
    let found = of(LandformMethod::Geomorphons).unwrap();
    let counts = &theirs["geomorphon_L10_flat1"];
    // Ground as far above as below is neither. In two cells of a hundred a direction ties so, and the reference
    // lets rounding decide.
    let ties = 1e-3 * (found.form.len() - found.none) as f64;
    for class in &found.classes {
        close(class.cells as f64, &counts[class.name.as_str()], ties, &format!("{name} {}", class.name));
    }
    let found = of(LandformMethod::Weiss).unwrap();
    let weiss = &theirs["weiss_tpi_r5"];
    close(found.position_deviation.unwrap(), &weiss["tpi_sd_m"], 1e-3, "deviation");
    for class in &found.classes {
        let key = class.name.as_str().replace('-', "_");
        assert_eq!(weiss["counts"][&key], class.cells, "{name} {key}");
    }
    let shares: f64 = found.classes.iter().map(|class| class.share).sum();
    assert!((shares - 1.0).abs() < 1e-12);
    assert_eq!(found.none, found.form.iter().filter(|form| **form == NO_LANDFORM).count());
}

/// With the square cell that the reference was computed with.
fn squared(mut grid: Grid, name: &str) -> Grid {
    let cell = reference()["dems"][name]["cell_used_m"].as_f64().unwrap();
    (grid.cell_x_m, grid.cell_y_m) = (cell, cell);
    grid
}

#[test]
fn landforms_of_jacksboro_are_as_numpy_has_them() {
    check(&squared(jacksboro(), "jacksboro_fault_srtm3"), "jacksboro_fault_srtm3");
}

#[test]
fn landforms_of_real_models_are_as_numpy_has_them() {
    for (name, file) in [
        ("bigtujunga_srtm30m_utm11", "bigtujunga_srtm30m_utm11.tif"),
        ("mount_st_helens_usgs30m", "mount_st_helens_usgs30m.dem"),
        ("swellendam_srtm3_voids", "swellendam_srtm3_voids.tif"),
    ] {
        let Some(bytes) = real(file) else { continue };
        let grid = read_as(file, &bytes, &GridOptions::default()).0;
        check(&squared(grid, name), name);
    }
}

fn made(height: impl Fn(f64, f64) -> f64) -> Grid {
    let cell = |at: usize| height((at % 41) as f64 - 20.0, (at / 41) as f64 - 20.0) as f32;
    Grid::invented("made", 41, (0..41 * 41).map(cell).collect(), 1.0)
}

/// The landform of the middle of a surface.
fn middle(grid: &Grid, method: LandformMethod) -> LandformName {
    let found =
        landforms(grid, &LandformOptions { method: Some(method), ..LandformOptions::default() }).unwrap();
    found.classes[usize::from(found.form[20 * 41 + 20])].name
}

#[test]
fn shapes_are_what_they_are_called() {
    let geomorphon = |height: fn(f64, f64) -> f64| middle(&made(height), LandformMethod::Geomorphons);
    assert_eq!(geomorphon(|_, _| 7.0), LandformName::Flat);
    assert_eq!(geomorphon(|x, y| -x.hypot(y)), LandformName::Peak);
    assert_eq!(geomorphon(|x, y| x.hypot(y)), LandformName::Pit);
    assert_eq!(geomorphon(|x, _| -x.abs()), LandformName::Ridge);
    assert_eq!(geomorphon(|x, _| x.abs()), LandformName::Valley);
    assert_eq!(geomorphon(|x, _| x), LandformName::Slope);
    assert_eq!(geomorphon(|x, _| x.max(0.0)), LandformName::Footslope);
    assert_eq!(geomorphon(|x, _| x.min(0.0)), LandformName::Shoulder);
    assert_eq!(geomorphon(|x, y| -0.5 * x.abs() - y), LandformName::Spur);
    assert_eq!(geomorphon(|x, y| 0.5 * x.abs() - y), LandformName::Hollow);
    let weiss = |height: fn(f64, f64) -> f64| middle(&made(height), LandformMethod::Weiss);
    assert_eq!(weiss(|_, _| 7.0), LandformName::Flat);
    assert_eq!(weiss(|x, _| -x.abs()), LandformName::Ridge);
    assert_eq!(weiss(|x, _| x.abs()), LandformName::Valley);
    assert_eq!(weiss(|x, _| x + (x / 3.0).sin()), LandformName::MiddleSlope);
}

#[test]
fn voids_edges_and_wrong_numbers() {
    let mut grid = made(|x, y| x + y);
    grid.values[20 * 41 + 20] = f32::NAN;
    for method in LandformMethod::ALL.iter().copied() {
        let options =
            |radius| LandformOptions { method: Some(method), radius: Some(radius), flat_degrees: None };
        let found = landforms(&grid, &options(3)).unwrap();
        let at = |x: usize, y: usize| found.form[y * 41 + x];
        assert!(
            at(20, 20) == NO_LANDFORM && at(22, 20) == NO_LANDFORM && at(24, 20) != NO_LANDFORM,
            "{method}"
        );
        assert!(at(2, 9) == NO_LANDFORM && at(3, 9) != NO_LANDFORM && at(37, 37) != NO_LANDFORM, "{method}");
        assert_eq!(landforms(&grid, &options(30)).unwrap().none, 41 * 41);
        for radius in [0, 101] {
            assert_eq!(landforms(&grid, &options(radius)).unwrap_err().code, Code::BadOption);
        }
    }
    let options = LandformOptions { flat_degrees: Some(f64::NAN), ..LandformOptions::default() };
    assert_eq!(landforms(&grid, &options).unwrap_err().code, Code::BadOption);
}
