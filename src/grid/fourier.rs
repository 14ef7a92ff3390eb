//! The discrete Fourier transform of square grids. By its definition, not fast: patches have at most a
//! few dozen cells a side, of any length (28 is no power of two), and a library is larger than the time.

use std::f64::consts::TAU;

/// A complex number.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Complex {
    pub(super) re: f64,
    pub(super) im: f64,
}

impl Complex {
    pub(super) const fn power(self) -> f64 {
        self.re * self.re + self.im * self.im
    }
}

/// The transform of `n × n` cells.
pub(super) struct Fourier {
    n: usize,
    /// exp(-2πi kj / n), row k, column j.
    roots: Vec<Complex>,
}

impl Fourier {
    pub(super) fn new(n: usize) -> Self {
        let circle: Vec<Complex> = (0..n)
            .map(|step| {
                let angle = -TAU * step as f64 / n as f64;
                Complex { re: libm::cos(angle), im: libm::sin(angle) }
            })
            .collect();
        let root = |place: usize| circle.get(place % n).copied().unwrap_or_default();
        let roots = (0..n * n).map(|place| root((place / n) * (place % n))).collect();
        Self { n, roots }
    }

    /// Both ways; `cells` are `n × n` in rows, wave numbers likewise.
    pub(super) fn transform(&self, cells: &[Complex]) -> Vec<Complex> {
        // Along the rows and turned, twice: the second turn puts all back into place.
        self.rows(&self.rows(cells))
    }

    /// The transform of each row, turned: the result's rows are wave numbers.
    fn rows(&self, cells: &[Complex]) -> Vec<Complex> {
        let mut turned = Vec::with_capacity(cells.len());
        for roots in self.roots.chunks_exact(self.n.max(1)) {
            for row in cells.chunks_exact(self.n.max(1)) {
                let mut sum = Complex::default();
                for (cell, root) in row.iter().zip(roots) {
                    sum.re += cell.re * root.re - cell.im * root.im;
                    sum.im += cell.re * root.im + cell.im * root.re;
                }
                turned.push(sum);
            }
        }
        turned
    }
}

/// The wave number at place `k` of `n`: those of the upper half are negative.
pub(super) fn wave_number(k: usize, n: usize) -> f64 {
    if k <= n / 2 { k as f64 } else { k as f64 - n as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_has_one_wave_number() {
        for n in [28, 32] {
            let wave = |place: usize| {
                let (x, y) = ((place % n) as f64, (place / n) as f64);
                Complex { re: libm::cos(TAU * (3.0 * x + 5.0 * y) / n as f64), im: 0.0 }
            };
            let cells: Vec<Complex> = (0..n * n).map(wave).collect();
            let waves = Fourier::new(n).transform(&cells);
            let loud: Vec<usize> = (0..n * n).filter(|&place| waves[place].power() > 1e-12).collect();
            assert_eq!(loud, [5 * n + 3, (n - 5) * n + n - 3]);
            let sum: f64 = waves.iter().map(|wave| wave.power()).sum();
            let cells: f64 = cells.iter().map(|cell| cell.power()).sum();
            assert!((sum / (n * n) as f64 - cells).abs() < 1e-8, "Parseval");
        }
    }
}
