//! Groups that nobody named: k-means (Lloyd 1982), started as k-means++ is (Arthur and Vassilvitskii 2007), the best of
//! several starts.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Beginnings, of which the best end is kept.
const STARTS: usize = 8;
const MOST_ROUNDS: usize = 100;

/// Where each point belongs, and the middles.
#[derive(Debug, Clone, PartialEq)]
pub struct Means {
    /// Of each point the place of its middle.
    pub of: Vec<usize>,
    /// The middles.
    pub centres: Vec<Vec<f64>>,
    /// The sum of squared distances from points to their middles.
    pub inertia: f64,
}

/// The square of the distance between two points.
#[must_use]
pub fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// The place of the nearest middle, and the square of the distance to it.
#[must_use]
pub fn nearest(point: &[f64], centres: &[Vec<f64>]) -> (usize, f64) {
    let distances = centres.iter().map(|centre| squared(point, centre)).enumerate();
    distances.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, f64::INFINITY))
}

/// The middle of points of `width` numbers; 0 of none.
#[must_use]
pub fn mean<'a>(points: impl Iterator<Item = &'a Vec<f64>>, width: usize) -> Vec<f64> {
    let (mut sum, mut n) = (vec![0.0; width], 0.0);
    for point in points {
        sum.iter_mut().zip(point).for_each(|(sum, x)| *sum += x);
        n += 1.0;
    }
    sum.iter_mut().for_each(|sum| *sum /= f64::max(n, 1.0));
    sum
}

/// Groups points around `clusters` middles: of several beginnings the end whose points lie nearest to their middles.
#[must_use]
pub fn k_means(points: &[Vec<f64>], clusters: usize, seed: u64) -> Means {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut uniform = || (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
    let ends = (0..STARTS).map(|_| settled(points, start(points, clusters, &mut uniform)));
    let best = ends.min_by(|a, b| a.inertia.total_cmp(&b.inertia));
    best.unwrap_or(Means { of: Vec::new(), centres: Vec::new(), inertia: 0.0 })
}

/// Points far from the middles so far are likelier to become the next.
fn start(points: &[Vec<f64>], clusters: usize, uniform: &mut impl FnMut() -> f64) -> Vec<Vec<f64>> {
    let any = (uniform() * points.len() as f64) as usize;
    let mut centres: Vec<Vec<f64>> = points.get(any).cloned().into_iter().collect();
    while !centres.is_empty() && centres.len() < clusters {
        let far: Vec<f64> = points.iter().map(|point| nearest(point, &centres).1).collect();
        let mut left = uniform() * far.iter().sum::<f64>();
        let drawn = far.iter().position(|distance| {
            left -= distance;
            left < 0.0
        });
        // Where all points lie on middles, any will do.
        let next = drawn.unwrap_or((uniform() * points.len() as f64) as usize);
        centres.extend(points.get(next).cloned());
    }
    centres
}

fn settled(points: &[Vec<f64>], mut centres: Vec<Vec<f64>>) -> Means {
    let width = points.first().map_or(0, Vec::len);
    let mut of: Vec<usize> = Vec::new();
    let mut inertia = 0.0;
    for _ in 0..MOST_ROUNDS {
        let found: Vec<(usize, f64)> = points.iter().map(|point| nearest(point, &centres)).collect();
        inertia = found.iter().map(|(_, distance)| distance).sum();
        let next: Vec<usize> = found.iter().map(|(place, _)| *place).collect();
        if next == of {
            break;
        }
        of = next;
        for (place, centre) in centres.iter_mut().enumerate() {
            let mut own =
                points.iter().zip(&of).filter(|(_, at)| **at == place).map(|(point, _)| point).peekable();
            // A middle that lost all its points stays where it is.
            if own.peek().is_some() {
                *centre = mean(own, width);
            }
        }
    }
    Means { of, centres, inertia }
}

#[cfg(test)]
mod tests {
    use super::super::agreement::adjusted_rand;
    use super::*;

    #[test]
    fn three_heaps_are_found_whatever_the_seed() {
        let points: Vec<Vec<f64>> = (0..30)
            .map(|at| {
                let heap = f64::from(at % 3);
                vec![10.0 * heap + 0.1 * f64::from(at % 5), 5.0 * heap * heap - 0.1 * f64::from(at % 7)]
            })
            .collect();
        let truth: Vec<usize> = (0..30).map(|at| at % 3).collect();
        for seed in 0..20 {
            let found = k_means(&points, 3, seed);
            assert_eq!(adjusted_rand(&truth, &found.of), Some(1.0), "{seed}");
            assert_eq!(found, k_means(&points, 3, seed));
        }
        // More middles than different points.
        assert_eq!(k_means(&[vec![1.0], vec![1.0]], 2, 1).inertia, 0.0);
        assert!(k_means(&[], 2, 1).of.is_empty());
    }
}
