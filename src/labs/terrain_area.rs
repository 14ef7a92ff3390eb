//! More than maps of a seed: one of them, maps on the way from one to another, ground without edges.

use serde::{Deserialize, Serialize};

use super::terrain::{Maps, TerrainRun};
use crate::error::{Code, Error, Result};
use crate::grid::Grid;
use crate::learn::bootstrap::quantile;
use crate::nets::gan::GanPreset;

/// The farthest index of a map of a seed.
const MOST_MAPS: usize = 1024;
/// Cells a side of the largest area.
const MOST_CELLS: usize = 1024;

/// One map of the kept generator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MapChoice {
    /// Of the noise.
    pub seed: u32,
    /// Which of those that the noise makes.
    pub index: usize,
}

impl Default for MapChoice {
    /// The first of seed 1.
    fn default() -> Self {
        Self { seed: 1, index: 0 }
    }
}

impl TerrainRun {
    /// One map as a grid without a place.
    ///
    /// # Errors
    /// `bad-option`: an index beyond 1023; `device-lost`.
    pub async fn map(&self, choice: MapChoice) -> Result<Grid> {
        let maps = self.walk(choice, choice, 1).await?;
        Ok(self.ground(maps.size, maps.elevation))
    }

    /// So many maps on the way from one to another, both ends among them: their noise is turned from the one to
    /// the other (spherical interpolation, Shoemake 1985), for the middle of two points of noise is too near 0 to
    /// be noise; their relief changes evenly.
    ///
    /// # Errors
    /// `bad-option`: an index beyond 1023; `device-lost`.
    pub async fn walk(&self, from: MapChoice, to: MapChoice, count: usize) -> Result<Maps> {
        let latent = self.spec.network().latent();
        let maker = self.training.kept();
        let end = |choice: MapChoice| {
            if choice.index >= MOST_MAPS {
                return Err(wrong("index", choice.index, format!("0–{}", MOST_MAPS - 1)));
            }
            let seed = u64::from(choice.seed);
            let noise = maker.noise(choice.index + 1, seed).split_off(choice.index * latent);
            Ok((noise, self.drawn_ranges(choice.index + 1, seed).pop().unwrap_or_default()))
        };
        let ((one, (low, high)), (other, (last_low, last_high))) = (end(from)?, end(to)?);
        let shares = (0..count).map(|step| step as f64 / count.saturating_sub(1).max(1) as f64);
        let noise: Vec<f32> = shares.clone().flat_map(|share| turned(&one, &other, share)).collect();
        let ranges: Vec<(f32, f32)> = shares
            .map(|share| {
                let between = |a: f32, b: f32| a + (b - a) * share as f32;
                (between(low, last_low), between(high, last_high))
            })
            .collect();
        let made = maker.maps_of(&noise).await?;
        Ok(Maps { size: self.spec.size, cell_m: self.cell_m, elevation: self.stretched(&made, &ranges) })
    }

    /// Ground of so many cells, made in one go and so without seams. A map from -1 to 1 has no height: this one
    /// has the median relief and height of the training patches.
    ///
    /// # Errors
    /// - `bad-option`: more than 1024 cells a side or fewer than a map has; a generator that is not made of
    ///   convolutions alone
    /// - `device-lost`
    pub async fn area(&self, width: usize, height: usize, seed: u64) -> Result<Grid> {
        if self.spec.preset == GanPreset::CourseText {
            let error = Error::new(Code::BadOption).option("preset").value("value", "course-text");
            return Err(error.value("option", "preset").value("allowed", "orogen-small"));
        }
        let allowed = self.spec.size..=MOST_CELLS;
        for (option, cells) in [("width", width), ("height", height)] {
            if !allowed.contains(&cells) {
                return Err(wrong(option, cells, format!("{}–{MOST_CELLS}", self.spec.size)));
            }
        }
        let made = self.training.kept().area(width, height, seed).await?;
        let ranges = self.learnt.ranges();
        let median = |of: fn(&(f32, f32)) -> f32| {
            let mut all: Vec<f64> = ranges.iter().map(|range| f64::from(of(range))).collect();
            all.sort_by(f64::total_cmp);
            quantile(&all, 0.5) as f32
        };
        let (middle, half) =
            (median(|(low, high)| f32::midpoint(*low, *high)), median(|(low, high)| (high - low) / 2.0));
        Ok(self.ground(width, made.into_iter().map(|value| middle + half * value).collect()))
    }

    fn ground(&self, width: usize, values: Vec<f32>) -> Grid {
        let [cell_x_m, cell_y_m] = self.cell_m;
        Grid { cell_y_m, ..Grid::invented("invented", width, values, cell_x_m) }
    }
}

fn wrong(option: &str, value: usize, allowed: String) -> Error {
    let error = Error::new(Code::BadOption).option(option).value("option", option);
    error.value("value", value).value("allowed", allowed)
}

/// Noise that is a share of the way from one to another, along the circle through both.
fn turned(one: &[f32], other: &[f32], share: f64) -> Vec<f32> {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum::<f64>();
    let cosine = dot(one, other) / (dot(one, one) * dot(other, other)).sqrt();
    let angle = libm::acos(cosine.clamp(-1.0, 1.0));
    // The same noise twice, or its opposite: there is no circle, and a straight line will do.
    let (a, b) = if libm::sin(angle) < 1e-6 {
        (1.0 - share, share)
    } else {
        (libm::sin((1.0 - share) * angle) / libm::sin(angle), libm::sin(share * angle) / libm::sin(angle))
    };
    one.iter().zip(other).map(|(&x, &y)| (a * f64::from(x) + b * f64::from(y)) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_noise_is_as_long_as_its_ends() {
        let (one, other) = ([3.0, 0.0, 4.0], [0.0, 5.0, 0.0]);
        let middle = turned(&one, &other, 0.5);
        assert!((middle.iter().map(|z| z * z).sum::<f32>() - 25.0).abs() < 1e-4, "{middle:?}");
        assert_eq!(turned(&one, &other, 0.0), one);
        assert_eq!(turned(&one, &one, 0.3), one);
    }
}
