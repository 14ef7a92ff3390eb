//! What relief is like, cell by cell, from the 3 × 3 cells around each. Each measure is defined as in
//! `gdaldem` and equal to it; the rim and cells that touch a void have none, which is NaN (in the
//! hillshade 0).

use super::elevation::{Grid, range};
use crate::error::string_union;
use serde::{Deserialize, Serialize};

string_union! {
    /// A measure of one cell's surroundings.
    Measure {
        Slope = "slope",
        Aspect = "aspect",
        Curvature = "curvature",
        RuggednessRiley = "tri-riley",
        RuggednessWilson = "tri-wilson",
        Position = "tpi",
        Roughness = "roughness",
    }
}

/// A cell and its eight neighbours, row by row from the north-west.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window(pub [f64; 9]);

impl Window {
    /// The eight around the centre.
    fn neighbours(&self) -> [f64; 8] {
        let [a, b, c, d, _, f, g, h, i] = self.0;
        [a, b, c, d, f, g, h, i]
    }

    const fn centre(&self) -> f64 {
        let [_, _, _, _, e, ..] = self.0;
        e
    }

    /// Rise eastwards and southwards, in metres a metre (Horn 1981, Proc. IEEE 69:14).
    #[must_use]
    pub fn gradient(&self, cell_x: f64, cell_y: f64) -> (f64, f64) {
        let [a, b, c, d, _, f, g, h, i] = self.0;
        let east = ((c + 2.0 * f + i) - (a + 2.0 * d + g)) / (8.0 * cell_x);
        let south = ((g + 2.0 * h + i) - (a + 2.0 * b + c)) / (8.0 * cell_y);
        (east, south)
    }

    /// Degrees from the horizontal.
    #[must_use]
    pub fn slope(&self, cell_x: f64, cell_y: f64) -> f64 {
        let (east, south) = self.gradient(cell_x, cell_y);
        libm::atan(libm::sqrt(east * east + south * south)).to_degrees()
    }

    /// The direction in which it descends, degrees clockwise from north; NaN where it is flat.
    #[must_use]
    pub fn aspect(&self, cell_x: f64, cell_y: f64) -> f64 {
        let (east, south) = self.gradient(cell_x, cell_y);
        if east == 0.0 && south == 0.0 {
            return f64::NAN;
        }
        (90.0 - libm::atan2(south, -east).to_degrees()).rem_euclid(360.0)
    }

    /// The Laplacian, 1/m: above 0 in hollows.
    #[must_use]
    pub fn curvature(&self, cell_x: f64, cell_y: f64) -> f64 {
        let [_, b, _, d, e, f, _, h, _] = self.0;
        (d + f - 2.0 * e) / (cell_x * cell_x) + (b + h - 2.0 * e) / (cell_y * cell_y)
    }

    /// Terrain ruggedness index: the root of the sum of squared differences to the neighbours, metres
    /// (Riley et al. 1999, Intermt. J. Sci. 5:23).
    #[must_use]
    pub fn ruggedness_riley(&self) -> f64 {
        self.neighbours().iter().map(|z| (z - self.centre()) * (z - self.centre())).sum::<f64>().sqrt()
    }

    /// The mean absolute difference to the neighbours, metres (Wilson et al. 2007, Mar. Geod. 30:3).
    #[must_use]
    pub fn ruggedness_wilson(&self) -> f64 {
        self.neighbours().iter().map(|z| (z - self.centre()).abs()).sum::<f64>() / 8.0
    }

    /// Topographic position index: height above the mean of the neighbours, metres (Wilson et al. 2007).
    #[must_use]
    pub fn position(&self) -> f64 {
        self.centre() - self.neighbours().iter().sum::<f64>() / 8.0
    }

    /// The highest less the lowest of the nine, metres (Wilson et al. 2007).
    #[must_use]
    pub fn roughness(&self) -> f64 {
        let (low, high) =
            self.0.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), &z| (a.min(z), b.max(z)));
        high - low
    }

    /// Whether all neighbours are higher.
    #[must_use]
    pub fn is_pit(&self) -> bool {
        self.neighbours().iter().all(|&z| z > self.centre())
    }

    fn measure(&self, measure: Measure, cell_x: f64, cell_y: f64) -> f64 {
        match measure {
            Measure::Slope => self.slope(cell_x, cell_y),
            Measure::Aspect => self.aspect(cell_x, cell_y),
            Measure::Curvature => self.curvature(cell_x, cell_y),
            Measure::RuggednessRiley => self.ruggedness_riley(),
            Measure::RuggednessWilson => self.ruggedness_wilson(),
            Measure::Position => self.position(),
            Measure::Roughness => self.roughness(),
        }
    }
}

/// Visits the window of every inner cell that touches no void: its column, its row, the window.
pub(super) fn windows(values: &[f32], width: usize, mut visit: impl FnMut(usize, usize, Window)) {
    let rows: Vec<&[f32]> = values.chunks_exact(width.max(1)).collect();
    for (y, three) in rows.windows(3).enumerate() {
        let [top, middle, bottom] = three else { continue };
        let triples = top.windows(3).zip(middle.windows(3)).zip(bottom.windows(3));
        for (x, ((north, level), south)) in triples.enumerate() {
            if let (&[a, b, c], &[d, e, f], &[g, h, i]) = (north, level, south) {
                let cells = [a, b, c, d, e, f, g, h, i].map(f64::from);
                if !cells.iter().sum::<f64>().is_nan() {
                    visit(x + 1, y + 1, Window(cells));
                }
            }
        }
    }
}

/// A measure of every cell, as large as the grid.
#[must_use]
pub fn surface(grid: &Grid, measure: Measure) -> Vec<f32> {
    let mut found = vec![f32::NAN; grid.values.len()];
    windows(&grid.values, grid.width, |x, y, window| {
        if let Some(cell) = found.get_mut(y * grid.width + x) {
            *cell = window.measure(measure, grid.cell_x_m, grid.cell_y_m) as f32;
        }
    });
    found
}

/// Where the light comes from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Light {
    /// Degrees clockwise from north.
    pub azimuth: f64,
    /// Degrees above the horizon.
    pub altitude: f64,
    /// By how much heights are multiplied.
    pub exaggeration: f64,
}

impl Default for Light {
    /// As maps have it: from the north-west, halfway up.
    fn default() -> Self {
        Self { azimuth: 315.0, altitude: 45.0, exaggeration: 1.0 }
    }
}

/// How a grid looks under a light: 1 is shadow, 255 faces the light, 0 has no value (as `gdaldem
/// hillshade` writes it, to the byte). Level ground at 45° is 181.
#[must_use]
pub fn hillshade(grid: &Grid, light: &Light) -> Vec<u8> {
    let mut found = vec![0; grid.values.len()];
    shades(grid, light, |at, shade| {
        if let Some(cell) = found.get_mut(at) {
            *cell = shade.round() as u8;
        }
    });
    found
}

/// Lambert's cosine of the light: sin(altitude) cos(s) + cos(altitude) sin(s) cos(azimuth - aspect),
/// written with the gradient instead of its angles.
fn shades(grid: &Grid, light: &Light, mut visit: impl FnMut(usize, f64)) {
    let (up, level) = (libm::sin(light.altitude.to_radians()), libm::cos(light.altitude.to_radians()));
    let azimuth = light.azimuth.to_radians();
    let (towards_east, towards_south) = (libm::sin(azimuth), -libm::cos(azimuth));
    windows(&grid.values, grid.width, |x, y, window| {
        let (east, south) = window.gradient(grid.cell_x_m, grid.cell_y_m);
        let (east, south) = (east * light.exaggeration, south * light.exaggeration);
        let facing = up - level * (east * towards_east + south * towards_south);
        let cosine = facing / libm::sqrt(1.0 + east * east + south * south);
        visit(y * grid.width + x, if cosine > 0.0 { 1.0 + 254.0 * cosine } else { 1.0 });
    });
}

/// The share of the relief that lies below the mean height: (mean - least) / (most - least) (Pike &
/// Wilson 1971, GSA Bull. 82:1079). `None` of level ground and of voids alone.
#[must_use]
pub fn hypsometric_integral(values: &[f32]) -> Option<f64> {
    let (low, high) = range(values).filter(|(low, high)| high > low)?;
    let (sum, count) = values
        .iter()
        .filter(|value| !value.is_nan())
        .fold((0.0, 0_usize), |(sum, count), &value| (sum + f64::from(value), count + 1));
    Some((sum / count as f64 - f64::from(low)) / (f64::from(high) - f64::from(low)))
}

/// Inner cells below all their neighbours, and inner cells that touch no void.
#[must_use]
pub fn pits(values: &[f32], width: usize) -> (usize, usize) {
    let (mut pits, mut cells) = (0, 0);
    windows(values, width, |_, _, window| {
        pits += usize::from(window.is_pit());
        cells += 1;
    });
    (pits, cells)
}

/// What a set of numbers is like.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spread {
    /// How many.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation, that of the population.
    pub deviation: f64,
    /// Quantiles at 5, 25, 50, 75, 95 and 99 per cent, interpolated.
    pub quantiles: [f64; 6],
}

/// Per cent of [`Spread::quantiles`].
pub const QUANTILES: [f64; 6] = [5.0, 25.0, 50.0, 75.0, 95.0, 99.0];

impl Spread {
    /// Of what is not NaN; `None` of nothing.
    #[must_use]
    pub fn of(values: &[f32]) -> Option<Self> {
        let mut sorted: Vec<f32> = values.iter().copied().filter(|value| !value.is_nan()).collect();
        sorted.sort_unstable_by(f32::total_cmp);
        let count = sorted.len();
        if count == 0 {
            return None;
        }
        let mean = sorted.iter().copied().map(f64::from).sum::<f64>() / count as f64;
        let squares: f64 = sorted.iter().map(|&value| (f64::from(value) - mean).powi(2)).sum();
        let quantiles = QUANTILES.map(|percent| quantile(&sorted, percent / 100.0));
        Some(Self { count, mean, deviation: (squares / count as f64).sqrt(), quantiles })
    }
}

/// A quantile of sorted values, interpolated between them (type 7 of Hyndman & Fan 1996); NaN of none.
#[must_use]
pub fn quantile(sorted: &[f32], share: f64) -> f64 {
    let place = share.clamp(0.0, 1.0) * sorted.len().saturating_sub(1) as f64;
    let at = |index: usize| sorted.get(index).or(sorted.last()).map_or(f64::NAN, |&value| f64::from(value));
    let below = at(place as usize);
    below + (at(place as usize + 1) - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_before_rounding_are_those_of_the_definition() {
        // A plane that falls to the east by 1 in 2, and level ground.
        let plane = Grid::invented("p", 3, vec![2.0, 1.0, 0.0, 2.0, 1.0, 0.0, 2.0, 1.0, 0.0], 2.0);
        let mut seen = Vec::new();
        shades(&plane, &Light::default(), |at, shade| seen.push((at, shade)));
        let (slope, aspect) = (libm::atan(0.5), std::f64::consts::FRAC_PI_2);
        let zenith = std::f64::consts::FRAC_PI_4;
        let azimuth = 315_f64.to_radians();
        let cosine = zenith.cos() * slope.cos() + zenith.sin() * slope.sin() * (azimuth - aspect).cos();
        assert!((seen[0].1 - (1.0 + 254.0 * cosine)).abs() < 1e-9 && seen[0].0 == 4, "{seen:?}");
        let level = Grid::invented("l", 3, vec![5.0; 9], 2.0);
        assert_eq!(hillshade(&level, &Light::default()), [0, 0, 0, 0, 181, 0, 0, 0, 0]);
        assert_eq!(surface(&plane, Measure::Aspect)[4], 90.0);
        assert!(surface(&level, Measure::Aspect)[4].is_nan());
    }

    #[test]
    fn a_void_takes_its_neighbours_with_it() {
        let mut values = vec![1.0; 25];
        values[0] = f32::NAN;
        let slope = surface(&Grid::invented("v", 5, values, 1.0), Measure::Slope);
        assert!(slope[6].is_nan() && slope[7] == 0.0 && slope[4].is_nan());
        assert_eq!(pits(&[f32::NAN; 25], 5), (0, 0));
        assert_eq!(hypsometric_integral(&[f32::NAN, 1.0, 1.0]), None);
        assert_eq!(Spread::of(&[f32::NAN]), None);
    }
}
