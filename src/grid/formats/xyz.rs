//! Three numbers a line: east, north, elevation, in any order of lines and with any delimiter. The grid is
//! rebuilt from the places; cells without a line are void.

use super::bytes::size;
use crate::error::{Code, Error, Result};
use crate::grid::archive::damaged;
use crate::grid::options::{GridFormat, GridNote, GridNoteCode, GridOptions};
use crate::grid::sheet::{Header, Sheet, Spacing, looks_like_degrees};

/// Lines that must be such ones before the rest is read.
const LOOK: usize = 8;
/// How far from its cell's middle a point may be, in cells.
const OFF: f64 = 0.1;
/// The share of cells that must have a point: scattered points are no grid.
const LEAST_FILLED: f64 = 0.02;

/// Whether text is of such lines, perhaps under one of names.
pub(in crate::grid) fn is(text: &str) -> bool {
    let mut lines = lines(text).take(LOOK + 1);
    let first = lines.next().is_some_and(|(_, line)| point(line).is_some() || is_title(line));
    let mut rest = lines.peekable();
    first && rest.peek().is_some() && rest.all(|(_, line)| point(line).is_some())
}

/// Lines with something on them, with their number.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim()));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#') && !line.starts_with("//"))
}

fn is_title(line: &str) -> bool {
    let words = line.split([',', ';', ' ', '\t']).filter(|word| !word.is_empty());
    words.clone().count() >= 3 && words.clone().all(|word| word.parse::<f64>().is_err())
}

/// East, north, elevation. A comma parts numbers, or, where something else does, their decimals.
fn point(line: &str) -> Option<[f64; 3]> {
    let apart = line.contains([';', '\t', ' ']);
    let decimals = apart && line.contains(',') && !line.contains(", ");
    let line = if decimals { line.replace(',', ".") } else { line.to_owned() };
    let words = line.split([',', ';', '\t', ' ']).filter(|word| !word.is_empty());
    let found = words.map(|word| word.parse::<f64>().ok()).collect::<Option<Vec<f64>>>();
    match found?.as_slice() {
        &[x, y, z, ..] if x.is_finite() && y.is_finite() => Some([x, y, z]),
        _ => None,
    }
}

/// Reads the lines.
///
/// # Errors
/// `grid-damaged` (row, value `detail`): a line that is none, points that lie on no grid; and as [`Sheet::new`]
pub(in crate::grid) fn read<'a>(text: &str, options: &'a GridOptions) -> Result<Sheet<'a>> {
    let mut points = Vec::new();
    for (place, (number, line)) in lines(text).enumerate() {
        match point(line) {
            Some(found) => points.push(found),
            None if place == 0 => {}
            None => {
                let line: String = line.chars().take(40).collect();
                return Err(Error::new(Code::GridDamaged).row(number).value("detail", format!("“{line}”")));
            }
        }
    }
    let (east, north) =
        (Axis::of(points.iter().map(|[x, ..]| *x))?, Axis::of(points.iter().map(|[_, y, _]| *y))?);
    let filled = points.len() as f64 / (east.count as f64 * north.count as f64);
    if filled < LEAST_FILLED {
        return Err(damaged("the points lie on no grid"));
    }
    let mut header = Header::new(GridFormat::Xyz, east.count, north.count);
    header.corner = Some([east.first - east.step / 2.0, north.last() + north.step / 2.0]);
    let degrees = looks_like_degrees(east.step.max(north.step), header.corner);
    if degrees {
        header.note(GridNote::new(GridNoteCode::DegreesGuessed).value("cell", east.step));
    }
    header.spacing = Some(Spacing { x: east.step, y: north.step, degrees });
    let mut sheet = Sheet::new(header, options)?;
    for [x, y, z] in points {
        let on_grid = east.cell(x).zip(north.cell(y));
        let (column, row) = on_grid.ok_or_else(|| damaged("the points lie on no grid"))?;
        sheet.put(column, north.count - 1 - row.min(north.count - 1), z as f32);
    }
    Ok(sheet)
}

/// Evenly spaced places along one direction.
struct Axis {
    first: f64,
    step: f64,
    count: usize,
}

impl Axis {
    fn of(places: impl Iterator<Item = f64>) -> Result<Self> {
        let mut places: Vec<f64> = places.collect();
        places.sort_by(f64::total_cmp);
        places.dedup();
        let (first, last) = match (places.first(), places.last()) {
            (Some(&first), Some(&last)) if last > first => (first, last),
            _ => return Err(damaged("the points lie on one line")),
        };
        let gaps = places.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?));
        let mut gaps: Vec<f64> = gaps.collect();
        gaps.sort_by(f64::total_cmp);
        // The usual gap; rounding of the text makes many that are nearly alike, missing lines a few that are
        // larger.
        let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(last - first);
        let even = gaps.iter().all(|gap| (gap / usual - 1.0).abs() < 0.5);
        let steps = if even { gaps.len() as f64 } else { ((last - first) / usual).round() };
        let count = size(steps).ok_or_else(|| damaged("the points lie on no grid"))? + 1;
        Ok(Self { first, step: (last - first) / steps, count })
    }

    fn last(&self) -> f64 {
        self.first + self.step * (self.count - 1) as f64
    }

    fn cell(&self, place: f64) -> Option<usize> {
        let cells = (place - self.first) / self.step;
        size(cells.round()).filter(|_| (cells - cells.round()).abs() <= OFF)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_and_decimals() {
        for line in ["1.5 2 3", "1.5,2,3", "1,5;2;3", "1.5;2;3", "1.5\t2\t3", "1.5, 2, 3, 4", "1,5  2  3"] {
            assert_eq!(point(line), Some([1.5, 2.0, 3.0]), "{line}");
        }
        for line in ["", "a b c", "1 2", "nan 1 2", "1,2"] {
            assert_eq!(point(line), None, "{line}");
        }
    }
}
