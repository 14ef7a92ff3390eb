//! First arrivals of P and S waves in a crust of flat layers: the direct wave and the head waves along
//! each faster layer below the source (for instance Stein and Wysession 2003, An Introduction to
//! Seismology, 3.2). Within 300 km the Earth's curve changes
//! no arrival by more than 0.6 %.

use serde::{Deserialize, Serialize};

use crate::error::string_union;

string_union! {
    /// Which wave.
    Wave { P = "P", S = "S" }
}

/// A layer, down to the top of the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// Kilometres below the surface.
    pub top: f64,
    /// Kilometres a second.
    pub p: f64,
    /// Kilometres a second.
    pub s: f64,
}

/// Crust and uppermost mantle of iasp91 (Kennett and Engdahl 1991, Geophys. J. Int. 105:429–465).
pub const IASP91: [Layer; 3] = [
    Layer { top: 0.0, p: 5.80, s: 3.36 },
    Layer { top: 20.0, p: 6.50, s: 3.75 },
    Layer { top: 35.0, p: 8.04, s: 4.47 },
];

impl Layer {
    const fn speed(&self, wave: Wave) -> f64 {
        match wave {
            Wave::P => self.p,
            Wave::S => self.s,
        }
    }
}

/// Seconds to the first arrival at the surface from a source at `depth`, `distance` km along the surface.
/// The layers are in order from the surface, each faster than the one above.
pub fn first_arrival(layers: &[Layer], wave: Wave, depth: f64, distance: f64) -> f64 {
    let refracted = layers.iter().filter(|layer| layer.top > depth);
    let heads = refracted.filter_map(|layer| head_wave(layers, wave, layer, depth, distance));
    heads.fold(direct(layers, wave, depth, distance), f64::min)
}

/// Thickness and speed of what lies above `depth`.
fn above(layers: &[Layer], wave: Wave, depth: f64) -> impl Iterator<Item = (f64, f64)> + Clone {
    let bottoms = layers.iter().skip(1).map(|layer| layer.top).chain([f64::INFINITY]);
    layers
        .iter()
        .zip(bottoms)
        .map(move |(layer, bottom)| (bottom.min(depth) - layer.top, layer.speed(wave)))
        .filter(|(thickness, _)| *thickness > 0.0)
}

/// Horizontal kilometres that a ray of `slowness` s/km covers.
fn reach(path: impl Iterator<Item = (f64, f64)>, slowness: f64) -> f64 {
    path.map(|(thickness, v)| {
        let sine = slowness * v;
        thickness * sine / (1.0 - sine * sine).max(1e-300).sqrt()
    })
    .sum()
}

/// Seconds of its vertical way.
fn vertical(path: impl Iterator<Item = (f64, f64)>, slowness: f64) -> f64 {
    path.map(|(thickness, v)| thickness * (1.0 / (v * v) - slowness * slowness).max(0.0).sqrt()).sum()
}

fn direct(layers: &[Layer], wave: Wave, depth: f64, distance: f64) -> f64 {
    let path = above(layers, wave, depth);
    let fastest = path.clone().map(|(_, v)| v).fold(0.0, f64::max);
    if fastest == 0.0 {
        let surface = layers.first().map_or(f64::NAN, |layer| layer.speed(wave));
        return distance / surface;
    }
    let (mut flat, mut steep) = (1.0 / fastest, 0.0);
    for _ in 0..100 {
        let middle = (flat + steep) / 2.0;
        if reach(path.clone(), middle) < distance { steep = middle } else { flat = middle }
    }
    steep * distance + vertical(path, steep)
}

fn head_wave(layers: &[Layer], wave: Wave, along: &Layer, depth: f64, distance: f64) -> Option<f64> {
    let slowness = 1.0 / along.speed(wave);
    let up = above(layers, wave, along.top);
    // Down from the source: what lies above the layer, less what lies above the source.
    let twice = |sum: &dyn Fn(f64) -> f64| 2.0 * sum(along.top) - sum(depth);
    let least = twice(&|to| reach(above(layers, wave, to), slowness));
    let faster_than_all = up.clone().all(|(_, v)| v * slowness < 1.0);
    (faster_than_all && distance >= least)
        .then(|| slowness * distance + twice(&|to| vertical(above(layers, wave, to), slowness)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Depth km, distance km, first P and first S in seconds, from ObsPy 1.5.1's TauP in iasp91 on the
    /// sphere (111.195 km a degree).
    const TAUP: [[f64; 4]; 14] = [
        [0.0, 50.0, 8.621, 14.881],
        [0.0, 200.0, 32.258, 56.754],
        [8.0, 0.0, 1.379, 2.381],
        [8.0, 30.0, 5.350, 9.235],
        [8.0, 100.0, 17.285, 29.838],
        [10.0, 10.0, 2.437, 4.207],
        [10.0, 150.0, 24.873, 43.655],
        [10.0, 300.0, 43.425, 77.023],
        [15.0, 100.0, 17.293, 29.905],
        [15.0, 200.0, 30.458, 53.793],
        [25.0, 30.0, 6.569, 11.349],
        [25.0, 150.0, 23.220, 40.955],
        [50.0, 50.0, 10.652, 18.641],
        [50.0, 200.0, 28.561, 50.726],
    ];

    #[test]
    fn flat_layers_agree_with_the_sphere() {
        for [depth, distance, p, s] in TAUP {
            let first = |wave| first_arrival(&IASP91, wave, depth, distance);
            assert!(
                (first(Wave::P) - p).abs() < 0.01 + 0.006 * p,
                "P {depth} {distance}: {} {p}",
                first(Wave::P)
            );
            assert!(
                (first(Wave::S) - s).abs() < 0.01 + 0.006 * s,
                "S {depth} {distance}: {} {s}",
                first(Wave::S)
            );
        }
    }

    #[test]
    fn one_layer_is_a_straight_line() {
        let one = [Layer { top: 0.0, p: 6.0, s: 3.5 }];
        assert!((first_arrival(&one, Wave::S, 12.0, 16.0) - 20.0 / 3.5).abs() < 1e-9);
        assert!((first_arrival(&one, Wave::P, 0.0, 30.0) - 5.0).abs() < 1e-12);
    }
}
