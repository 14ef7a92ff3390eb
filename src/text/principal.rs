//! Principal components (Pearson 1901): the plane in which points differ most, and how much of their variance it shows.

/// Points on a plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    /// Along the first direction, of each point.
    pub x: Vec<f64>,
    /// Along the second.
    pub y: Vec<f64>,
    /// The share of all variance that lies along each.
    pub variance: [f64; 2],
}

/// Far more than two directions that differ at all need.
const MOST_ROUNDS: usize = 2000;
const STILL: f64 = 1e-13;

/// Points along the directions in which they differ most.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Components {
    /// Of each direction, of each point how far it lies along it.
    pub(super) along: Vec<Vec<f64>>,
    /// The share of all variance that lies along each.
    pub(super) variance: Vec<f64>,
}

/// The plane of points with as many numbers each.
#[must_use]
pub fn plane(points: &[Vec<f64>]) -> Plane {
    let Components { along, variance } = components(points, 2);
    let variance = [0, 1].map(|at| variance.get(at).copied().unwrap_or(0.0));
    let mut along = along.into_iter();
    Plane { x: along.next().unwrap_or_default(), y: along.next().unwrap_or_default(), variance }
}

/// The first `count` principal components.
pub(super) fn components(points: &[Vec<f64>], count: usize) -> Components {
    let width = points.first().map_or(0, Vec::len);
    let all = points.len().max(1) as f64;
    let mut mean = vec![0.0; width];
    points.iter().for_each(|point| mean.iter_mut().zip(point).for_each(|(sum, x)| *sum += x / all));
    let centred: Vec<Vec<f64>> =
        points.iter().map(|point| point.iter().zip(&mean).map(|(x, mean)| x - mean).collect()).collect();
    let mut covariance = vec![vec![0.0; width]; width];
    for point in &centred {
        for (row, a) in covariance.iter_mut().zip(point) {
            row.iter_mut().zip(point).for_each(|(sum, b)| *sum += a * b / all);
        }
    }
    let total: f64 = covariance.iter().enumerate().filter_map(|(at, row)| row.get(at)).sum();
    let mut directions: Vec<Vec<f64>> = Vec::with_capacity(count);
    for _ in 0..count {
        let next = direction(&covariance, &directions);
        directions.push(next);
    }
    let project = |direction: &Vec<f64>| -> Vec<f64> {
        centred.iter().map(|point| product(point, direction)).collect()
    };
    let along: Vec<Vec<f64>> = directions.iter().map(project).collect();
    let share = |values: &Vec<f64>| if total > 0.0 { product(values, values) / all / total } else { 0.0 };
    Components { variance: along.iter().map(share).collect(), along }
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The direction that a symmetric matrix stretches most, among those at right angles to others.
fn direction(matrix: &[Vec<f64>], others: &[Vec<f64>]) -> Vec<f64> {
    // No direction of the axes and none of their diagonals.
    let mut vector: Vec<f64> = (0..matrix.len()).map(|at| 1.0 / (1.0 + at as f64) + 0.1).collect();
    settle(&mut vector, others);
    for _ in 0..MOST_ROUNDS {
        let mut next: Vec<f64> = matrix.iter().map(|row| product(row, &vector)).collect();
        settle(&mut next, others);
        let still = 1.0 - product(&next, &vector).abs() < STILL;
        vector = next;
        if still {
            break;
        }
    }
    // Either sign is right; the same data shall have the same picture.
    let largest =
        vector.iter().copied().fold(0.0, |most: f64, x| if x.abs() > most.abs() { x } else { most });
    if largest < 0.0 {
        vector.iter_mut().for_each(|x| *x = -*x);
    }
    vector
}

/// Of length one, at right angles to others.
fn settle(vector: &mut [f64], others: &[Vec<f64>]) {
    for other in others {
        let share = product(vector, other);
        vector.iter_mut().zip(other).for_each(|(a, b)| *a -= share * b);
    }
    let length = product(vector, vector).sqrt();
    let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
    vector.iter_mut().for_each(|x| *x *= scale);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flat_cloud_worked_by_hand() {
        // Variances 8, 2 and 0 along (1, 1, 0), (1, -1, 0) and (0, 0, 1), each over √2.
        let points = [[2.0, 2.0, 5.0], [-2.0, -2.0, 5.0], [1.0, -1.0, 5.0], [-1.0, 1.0, 5.0]].map(Vec::from);
        let found = plane(&points);
        assert!(
            (found.variance[0] - 0.8).abs() < 1e-9 && (found.variance[1] - 0.2).abs() < 1e-9,
            "{found:?}"
        );
        assert!((found.x[0].abs() - 8.0_f64.sqrt()).abs() < 1e-6 && found.x[2].abs() < 1e-6);
        assert!((found.y[2].abs() - 2.0_f64.sqrt()).abs() < 1e-6 && found.y[0].abs() < 1e-6);
        assert_eq!(plane(&[]).variance, [0.0; 2]);
        assert_eq!(plane(&[vec![1.0, 2.0]]).variance, [0.0; 2]);
    }
}
