//! Relief against gdaldem's numbers.

use super::*;
use orogen::grid::relief::{
    Light, Measure, QUANTILES, Spread, hillshade, hypsometric_integral, pits, surface,
};

/// A real model with the square cell that the reference was computed with.
fn model(name: &str, file: &str) -> Option<Grid> {
    let mut grid = match file {
        "" => jacksboro(),
        file => read_as(file, &real(file)?, &GridOptions::default()).0,
    };
    let cell = reference()["dems"][name]["cell_used_m"].as_f64().unwrap();
    let ours = (grid.cell_x_m * grid.cell_y_m).sqrt();
    // In degrees its metres are those of another Earth, by a quarter of a per cent.
    assert!((ours - cell).abs() < 0.003 * cell, "{name}: cell {ours}, reference {cell}");
    (grid.cell_x_m, grid.cell_y_m) = (cell, cell);
    Some(grid)
}

fn spread(values: &[f32], theirs: &Value, tolerance: f64, what: &str) {
    let ours = Spread::of(values).unwrap();
    close(ours.mean, &theirs["mean"], tolerance, what);
    close(ours.deviation, &theirs["sd"], tolerance, what);
    for (percent, quantile) in QUANTILES.iter().zip(ours.quantiles) {
        close(quantile, &theirs["q"][percent.to_string()], 2.0 * tolerance, what);
    }
}

fn check(name: &str, file: &str) {
    let Some(grid) = model(name, file) else { return };
    let theirs = &reference()["dems"][name];
    assert_eq!([grid.height, grid.width], [0, 1].map(|i| theirs["shape"][i].as_u64().unwrap() as usize));
    close(grid.void_share(), &theirs["void_fraction"], 1e-6, "voids");
    let (low, high) = grid.range().unwrap();
    assert_eq!(
        [f64::from(low), f64::from(high)].map(Some),
        ["min", "max"].map(|key| theirs["elev"][key].as_f64())
    );
    close(Spread::of(&grid.values).unwrap().mean, &theirs["elev"]["mean"], 1e-4, "elevation");
    close(
        hypsometric_integral(&grid.values).unwrap(),
        &theirs["hypsometric_integral_whole"],
        1e-6,
        "integral",
    );
    let measures = [
        (Measure::Slope, "slope_deg", 5e-6),
        (Measure::RuggednessRiley, "tri_riley_m", 5e-6),
        (Measure::RuggednessWilson, "tri_wilson_m", 1e-6),
        (Measure::Position, "tpi3_m", 1e-6),
        (Measure::Roughness, "roughness_m", 1e-6),
        (Measure::Curvature, "laplacian_1/m", 5e-6),
    ];
    for (measure, key, tolerance) in measures {
        spread(&surface(&grid, measure), &theirs[key], tolerance, key);
    }
    let (pits, cells) = pits(&grid.values, grid.width);
    assert_eq!(theirs["strict_pits"], pits);
    close(pits as f64 / cells as f64, &theirs["strict_pit_fraction"], 1e-6, "pits");
    octants(&grid, theirs);
    spots(&grid, theirs);
}

fn octants(grid: &Grid, theirs: &Value) {
    let mut counts = [0_u64; 8];
    for aspect in surface(grid, Measure::Aspect).into_iter().filter(|aspect| !aspect.is_nan()) {
        counts[((f64::from(aspect) + 22.5) / 45.0) as usize % 8] += 1;
    }
    let theirs: Vec<u64> = theirs["aspect_octants_from_N_clockwise"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap())
        .collect();
    assert_eq!(counts.as_slice(), theirs);
}

fn spots(grid: &Grid, theirs: &Value) {
    let shades = hillshade(grid, &Light::default());
    let maps = [
        (Measure::Slope, "slope", 1e-5),
        (Measure::Aspect, "aspect", 1e-4),
        (Measure::RuggednessRiley, "tri_riley", 1e-5),
        (Measure::Position, "tpi", 1e-5),
    ]
    .map(|(measure, key, tolerance)| (surface(grid, measure), key, tolerance));
    let spots = theirs["spot"].as_array().unwrap();
    for spot in spots {
        let at = spot["row"].as_u64().unwrap() as usize * grid.width + spot["col"].as_u64().unwrap() as usize;
        close(f64::from(grid.values[at]), &spot["z"], 1e-6, "elevation");
        for (map, key, tolerance) in &maps {
            close(f64::from(map[at]), &spot[key], *tolerance, key);
        }
        assert_eq!(f64::from(shades[at]), spot["hillshade"].as_f64().unwrap().round());
    }
    // Shades are bytes here and were not rounded there.
    let lit: Vec<f32> = shades.iter().filter(|&&shade| shade > 0).map(|&shade| f32::from(shade)).collect();
    let ours = Spread::of(&lit).unwrap();
    let theirs = &theirs["hillshade_315_45"];
    close(ours.mean, &theirs["mean"], 0.02, "hillshade");
    for (percent, quantile) in QUANTILES.iter().zip(ours.quantiles) {
        close(quantile, &theirs["q"][percent.to_string()], 0.5001, "hillshade");
    }
}

#[test]
fn jacksboro_is_as_gdaldem_has_it() {
    check("jacksboro_fault_srtm3", "");
}

#[test]
fn real_models_are_as_gdaldem_has_them() {
    check("bigtujunga_srtm30m_utm11", "bigtujunga_srtm30m_utm11.tif");
    check("swellendam_srtm3_voids", "swellendam_srtm3_voids.tif");
}
