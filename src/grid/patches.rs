//! Square pieces of a grid to learn from, and others, from ground that none of them touches, to judge
//! by. Split by area: patches overlap, and neighbours are alike, so a random split would leak.

use super::elevation::{Grid, range};
use crate::error::{Code, Error, Result, string_union};
use serde::{Deserialize, Serialize};

string_union! {
    /// Where in a grid the validation area lies.
    Side { East = "east", West = "west", North = "north", South = "south" }
}

/// How a grid is cut.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PatchOptions {
    /// Cells a side.
    pub size: usize,
    /// Cells from a training patch to the next.
    pub stride: usize,
    /// The share of the grid that is kept for validation.
    pub validation_share: f64,
    /// Where that share lies.
    pub side: Side,
}

impl Default for PatchOptions {
    fn default() -> Self {
        Self { size: 32, stride: 16, validation_share: 0.25, side: Side::East }
    }
}

/// Patches of one size, metres.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Patches {
    /// Cells a side.
    pub size: usize,
    /// `n × size × size` elevations, metres.
    pub values: Vec<f32>,
    /// Column and row of the north-western cell of each in its grid; empty for invented ones.
    pub at: Vec<(u32, u32)>,
}

/// How many patches there are, and why not more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PatchCount {
    /// To learn from; they overlap where the stride is below the size.
    pub training: usize,
    /// As many of these would lie side by side without overlap: what the training patches are worth.
    pub training_side_by_side: usize,
    /// To judge by; they do not overlap.
    pub validation: usize,
    /// Places left out because a void is in them.
    pub with_voids: usize,
    /// Places left out because they are level, like a lake.
    pub level: usize,
}

impl Patches {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() / (self.size * self.size).max(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each patch, `size × size`.
    pub fn iter(&self) -> std::slice::ChunksExact<'_, f32> {
        self.values.chunks_exact((self.size * self.size).max(1))
    }

    /// At most so many, evenly out of all of them.
    #[must_use]
    pub fn sample(&self, most: usize) -> Self {
        let n = self.len();
        if n <= most {
            return self.clone();
        }
        let chosen = |k: usize| k * n / most.max(1);
        let cells = self.size * self.size;
        let patch = |k| self.values.get(chosen(k) * cells..(chosen(k) + 1) * cells).unwrap_or_default();
        Self {
            size: self.size,
            values: (0..most).flat_map(patch).copied().collect(),
            at: (0..most).filter_map(|k| self.at.get(chosen(k)).copied()).collect(),
        }
    }

    /// The lowest and the highest elevation of each, metres.
    #[must_use]
    pub fn ranges(&self) -> Vec<(f32, f32)> {
        self.iter().map(|patch| range(patch).unwrap_or((f32::NAN, f32::NAN))).collect()
    }

    /// The highest less the lowest of each, metres.
    #[must_use]
    pub fn relief(&self) -> Vec<f32> {
        self.ranges().into_iter().map(|(low, high)| high - low).collect()
    }

    /// Each patch scaled to -1 (its lowest) … 1 (its highest), in their order; level ones are 0.
    #[must_use]
    pub fn min_max(&self) -> Vec<f32> {
        let scaled = |patch: &[f32]| {
            let (low, high) = range(patch).unwrap_or((0.0, 0.0));
            let middle = f32::midpoint(low, high);
            let half = (high - low) / 2.0;
            let scale = if half > 0.0 { half.recip() } else { 0.0 };
            patch.iter().map(|value| (value - middle) * scale).collect::<Vec<_>>()
        };
        self.iter().flat_map(scaled).collect()
    }
}

/// Where patches may lie: from the first column and row to before the last ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub west: usize,
    /// The first row.
    pub north: usize,
    /// The column after the last.
    pub east: usize,
    /// The row after the last.
    pub south: usize,
}

impl Area {
    /// All of a grid.
    #[must_use]
    pub const fn whole(grid: &Grid) -> Self {
        Self { west: 0, north: 0, east: grid.width, south: grid.height }
    }

    /// The cells from which nothing outside can be seen within `radius` cells, by their places in a grid of `width`.
    pub fn inner(self, radius: usize, width: usize) -> impl Iterator<Item = usize> {
        let (columns, rows) = (
            self.west + radius..self.east.saturating_sub(radius),
            self.north + radius..self.south.saturating_sub(radius),
        );
        rows.flat_map(move |y| columns.clone().map(move |x| y * width + x))
    }
}

/// All patches of an area that have relief and no void, `stride` cells apart; what was left out is
/// added to `count`.
#[must_use]
pub fn cut(grid: &Grid, area: Area, size: usize, stride: usize, count: &mut PatchCount) -> Patches {
    let mut patches = Patches { size, ..Patches::default() };
    let last = |end: usize| (end + 1).saturating_sub(size);
    for y in (area.north..last(area.south)).step_by(stride.max(1)) {
        for x in (area.west..last(area.east)).step_by(stride.max(1)) {
            let row = |y: usize| grid.values.get(y * grid.width + x..y * grid.width + x + size);
            let patch: Vec<f32> = (y..y + size).filter_map(row).flatten().copied().collect();
            if patch.len() < size * size || patch.iter().any(|value| value.is_nan()) {
                count.with_voids += 1;
            } else if range(&patch).is_none_or(|(low, high)| low == high) {
                count.level += 1;
            } else {
                patches.values.extend(patch);
                patches.at.push((x as u32, y as u32));
            }
        }
    }
    patches
}

/// The training and the validation area.
#[must_use]
pub fn areas(grid: &Grid, share: f64, side: Side) -> (Area, Area) {
    let whole = Area::whole(grid);
    let part = |length: usize| (share.clamp(0.0, 1.0) * length as f64).round() as usize;
    let (across, down) = (part(grid.width), part(grid.height));
    match side {
        Side::East => {
            let edge = grid.width - across;
            (Area { east: edge, ..whole }, Area { west: edge, ..whole })
        }
        Side::West => (Area { west: across, ..whole }, Area { east: across, ..whole }),
        Side::North => (Area { north: down, ..whole }, Area { south: down, ..whole }),
        Side::South => {
            let edge = grid.height - down;
            (Area { south: edge, ..whole }, Area { north: edge, ..whole })
        }
    }
}

/// Cuts training patches from one part of the grid and validation patches, side by side, from the
/// rest; no training patch reaches into the validation area.
///
/// # Errors
/// - `bad-option`: a size below 8 or above 512, a stride of 0, a share that is not between 0 and 1
/// - `too-few-patches` (values `training`, `validation`, `size`): one of the parts has fewer than two
pub fn split_by_area(grid: &Grid, options: &PatchOptions) -> Result<(Patches, Patches, PatchCount)> {
    check(options)?;
    let (training, validation) = areas(grid, options.validation_share, options.side);
    let mut count = PatchCount::default();
    let learn = cut(grid, training, options.size, options.stride, &mut count);
    let judge = cut(grid, validation, options.size, options.size, &mut count);
    count.training = learn.len();
    count.validation = judge.len();
    count.training_side_by_side =
        cut(grid, training, options.size, options.size, &mut PatchCount::default()).len();
    if count.training < 2 || count.validation < 2 {
        let error = Error::new(Code::TooFewPatches).value("training", count.training);
        return Err(error.value("validation", count.validation).value("size", options.size));
    }
    Ok((learn, judge, count))
}

fn check(options: &PatchOptions) -> Result<()> {
    let wrong = |option: &str, value: f64, allowed: &str| {
        let error = Error::new(Code::BadOption).option(option).value("option", option);
        Err(error.value("value", value).value("allowed", allowed))
    };
    if !(8..=512).contains(&options.size) {
        return wrong("size", options.size as f64, "8–512");
    }
    if options.stride == 0 {
        return wrong("stride", 0.0, "≥ 1");
    }
    if !(options.validation_share > 0.0 && options.validation_share < 1.0) {
        return wrong("validationShare", options.validation_share, "0–1");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp(width: usize, height: usize) -> Grid {
        Grid::invented("ramp", width, (0..width * height).map(|i| (i % 97) as f32).collect(), 1.0)
    }

    #[test]
    fn no_training_patch_reaches_into_the_validation_area() {
        let grid = ramp(101, 83);
        for side in Side::ALL.iter().copied() {
            let options = PatchOptions { size: 16, stride: 5, validation_share: 0.3, side };
            let (learn, judge, count) = split_by_area(&grid, &options).unwrap();
            assert_eq!((learn.len(), judge.len()), (count.training, count.validation));
            for &(x, y) in &learn.at {
                for &(vx, vy) in &judge.at {
                    assert!(x.abs_diff(vx) >= 16 || y.abs_diff(vy) >= 16, "{side} {x} {y} {vx} {vy}");
                }
            }
            for (n, &(x, y)) in judge.at.iter().enumerate() {
                assert!(judge.at.iter().skip(n + 1).all(|b| x.abs_diff(b.0) >= 16 || y.abs_diff(b.1) >= 16));
            }
        }
    }

    #[test]
    fn voids_and_lakes_are_counted_out() {
        let mut grid = ramp(64, 32);
        grid.values[5 * 64 + 5] = f32::NAN;
        for y in 0..32 {
            for x in 32..48 {
                grid.values[y * 64 + x] = 7.0;
            }
        }
        let options = PatchOptions { size: 16, stride: 16, validation_share: 0.25, side: Side::East };
        let (learn, judge, count) = split_by_area(&grid, &options).unwrap();
        assert_eq!((learn.len(), judge.len(), count.with_voids, count.level), (3, 2, 1, 2));
        assert!(learn.min_max().iter().all(|value| value.abs() <= 1.0));
        let error = split_by_area(&grid, &PatchOptions { size: 32, ..options }).unwrap_err();
        assert_eq!(error.code, Code::TooFewPatches);
    }
}
