//! Shaking intensity (Modified Mercalli) as a function of magnitude and distance: published equations,
//! each written as known terms times coefficients, so that the coefficients can be found anew for other
//! data; and a table made from such an equation with its scatter, for practice.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::error::{Code, Error, Result, string_union};

string_union! {
    /// A published equation for active crust.
    Equation {
        AllenWaldWorden = "allen-wald-worden-2012",
        AtkinsonWald = "atkinson-wald-2007",
    }
}

/// The effective depth of Atkinson and Wald (2007) for California, kilometres.
const EFFECTIVE_DEPTH: f64 = 14.0;
/// Where their attenuation changes in California, kilometres.
const BEND: f64 = 30.0;
/// Where that of Allen, Wald and Worden (2012) changes, kilometres.
const FAR: f64 = 50.0;

/// An equation with coefficients: intensity is the sum of [`terms`](Self::terms) times `coefficients`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IntensityEquation {
    /// Which.
    pub equation: Equation,
    /// Of each term.
    pub coefficients: Vec<f64>,
    /// Coefficients inside of terms: m1 and m2 of Allen, Wald and Worden's R_M; none of Atkinson and Wald's.
    pub shape: Vec<f64>,
}

impl Equation {
    /// The equation as it was published.
    ///
    /// - Allen, Wald and Worden 2012, J. Seismol. 16:409–433, hypocentral distance R in km:
    ///   I = 2.085 + 1.428 M - 1.402 ln √(R² + R_M²), beyond 50 km + 0.078 ln(R / 50), with
    ///   R_M = -0.209 + 2.042 exp(M - 5); of M 5.0 to 7.9 within 300 km.
    /// - Atkinson and Wald 2007, Seismol. Res. Lett. 78:362–368, California:
    ///   I = 12.27 + 2.270 (M - 6) + 0.1304 (M - 6)² - 1.30 log₁₀ R - 0.000707 R + 1.95 B
    ///   - 0.577 M log₁₀ R, with R = √(D² + 14²), B = 0 up to R = 30 km and log₁₀(R / 30) beyond.
    pub fn published(self) -> IntensityEquation {
        let (coefficients, shape) = match self {
            Self::AllenWaldWorden => (vec![2.085, 1.428, -1.402, 0.078], vec![-0.209, 2.042]),
            Self::AtkinsonWald => (vec![12.27, 2.270, 0.1304, -1.30, -0.000_707, 1.95, -0.577], Vec::new()),
        };
        IntensityEquation { equation: self, coefficients, shape }
    }

    /// One standard deviation of intensities about the published equation at `distance` km:
    /// 0.82 + 0.37 / (1 + (R / 22.9)²) of Allen, Wald and Worden, 0.4 of Atkinson and Wald.
    pub fn sigma(self, distance: f64) -> f64 {
        match self {
            Self::AllenWaldWorden => 0.82 + 0.37 / (1.0 + (distance / 22.9) * (distance / 22.9)),
            Self::AtkinsonWald => 0.4,
        }
    }
}

impl IntensityEquation {
    /// What the coefficients are multiplied with, at a magnitude and a distance in km. The first is 1.
    pub fn terms(&self, magnitude: f64, distance: f64) -> Vec<f64> {
        match self.equation {
            Equation::AllenWaldWorden => {
                let near = self.near(magnitude);
                let far = if distance > FAR { libm::log(distance / FAR) } else { 0.0 };
                vec![1.0, magnitude, 0.5 * libm::log(distance * distance + near * near), far]
            }
            Equation::AtkinsonWald => {
                let r = (distance * distance + EFFECTIVE_DEPTH * EFFECTIVE_DEPTH).sqrt();
                let (log, above) = (libm::log10(r), magnitude - 6.0);
                let bend = if r > BEND { libm::log10(r / BEND) } else { 0.0 };
                vec![1.0, above, above * above, log, r, bend, magnitude * log]
            }
        }
    }

    /// Modified Mercalli intensity at a distance in km.
    pub fn intensity(&self, magnitude: f64, distance: f64) -> f64 {
        self.terms(magnitude, distance).iter().zip(&self.coefficients).map(|(term, c)| term * c).sum()
    }

    /// How intensity changes with each of `shape`.
    pub fn slopes(&self, magnitude: f64, distance: f64) -> Vec<f64> {
        match self.equation {
            Equation::AllenWaldWorden => {
                let near = self.near(magnitude);
                let attenuation = self.coefficients.get(2).copied().unwrap_or_default();
                let slope = attenuation * near / (distance * distance + near * near).max(1e-12);
                vec![slope, slope * libm::exp(magnitude - 5.0)]
            }
            Equation::AtkinsonWald => Vec::new(),
        }
    }

    /// R_M of Allen, Wald and Worden, km: within it distance hardly matters.
    fn near(&self, magnitude: f64) -> f64 {
        let at = |index: usize| self.shape.get(index).copied().unwrap_or_default();
        at(0) + at(1) * libm::exp(magnitude - 5.0)
    }
}

/// What a practice table is made of: `PracticeOptions` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct PracticeOptions {
    pub equation: Equation,
    pub events: usize,
    pub sites: usize,
    pub seed: u64,
}

impl Default for PracticeOptions {
    fn default() -> Self {
        Self { equation: Equation::AllenWaldWorden, events: 100, sites: 40, seed: 1 }
    }
}

/// The header of a practice table; reading knows it by its last column.
pub const PRACTICE_HEADER: &str =
    "event_id,time,magnitude,depth_km,hypocentral_distance_km,intensity,equation";
/// Magnitudes and hypocentral distances in km for which Allen, Wald and Worden made their equation.
pub const MAGNITUDES: [f64; 2] = [5.0, 7.9];
/// See [`MAGNITUDES`].
pub const FARTHEST: f64 = 300.0;
/// No table is made beyond what the equation calls felt: there nobody reports.
const FELT: f64 = 3.0;
const DEPTHS: [f64; 2] = [5.0, 20.0];
/// 2020-01-01T00:00:00Z; an event follows every ten days.
const START: f64 = 1_577_836_800.0;
const GAP: f64 = 864_000.0;

/// A table of invented events and sites as CSV text: magnitudes even from 5.0 to 7.9, depths from 5 to
/// 20 km, distances even in their logarithm as far as the equation says intensity 3, within 300 km;
/// intensity is the equation's, with a normal error of its sigma, to 0.1, no less than 1 and no more
/// than 12. The same options give the same text everywhere.
///
/// # Errors
/// `bad-option`.
pub fn practice_csv(options: &PracticeOptions) -> Result<String> {
    for (option, value, most) in [("events", options.events, 2000), ("sites", options.sites, 2000)] {
        if !(1..=most).contains(&value) {
            let error = Error::new(Code::BadOption).option(option).value("value", value);
            return Err(error.value("allowed", format!("1–{most}")));
        }
    }
    let mut dice = ChaCha8Rng::seed_from_u64(options.seed);
    // In [0, 1), with all 53 bits a double has.
    let mut uniform = || (dice.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0;
    let equation = options.equation.published();
    let mut text = format!("{PRACTICE_HEADER}\n");
    for event in 0..options.events {
        let between = |[low, high]: [f64; 2], share: f64| low + (high - low) * share;
        let magnitude = rounded(between(MAGNITUDES, uniform()));
        let depth = rounded(between(DEPTHS, uniform()));
        let time = crate::tabular::time::iso(START + GAP * event as f64);
        let far = felt_to(&equation, magnitude).max(depth * 1.5);
        for _ in 0..options.sites {
            let distance = rounded(depth * libm::exp(uniform() * libm::log(far / depth)));
            // Box and Muller 1958, one of the two.
            let radius = (-2.0 * libm::log1p(-uniform())).sqrt();
            let normal = radius * libm::cos(std::f64::consts::TAU * uniform());
            let expected = equation.intensity(magnitude, distance);
            let intensity = rounded(expected + normal * options.equation.sigma(distance)).clamp(1.0, 12.0);
            // Writing to a String cannot fail.
            let _ = std::fmt::Write::write_fmt(
                &mut text,
                format_args!(
                    "practice{:04},{time},{magnitude},{depth},{distance},{intensity},{}\n",
                    event + 1,
                    options.equation
                ),
            );
        }
    }
    Ok(text)
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// How far the equation says [`FELT`], km; both fall with distance.
fn felt_to(equation: &IntensityEquation, magnitude: f64) -> f64 {
    let (mut near, mut far) = (1.0, FARTHEST);
    if equation.intensity(magnitude, far) >= FELT {
        return far;
    }
    for _ in 0..40 {
        let middle = (near + far) / 2.0;
        if equation.intensity(magnitude, middle) >= FELT { near = middle } else { far = middle }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Magnitude, distance, mean, sigma: from the tables of an independent Matlab implementation that
    /// OpenQuake's engine tests itself against (`a12ipe/AWW_IPE_RHYPO_MEAN.csv`, `…_SIGMA.csv`).
    const ALLEN: [[f64; 4]; 10] = [
        [5.0, 1.0, 8.192_814_9, 1.189_295_8],
        [5.0, 50.0, 3.739_402_3, 0.884_155_2],
        [5.0, 100.0, 2.822_381_4, 0.838_436_3],
        [5.0, 300.0, 1.368_028_0, 0.822_143_4],
        [6.0, 10.0, 7.248_807_9, 1.130_744_1],
        [6.0, 20.0, 6.404_680_4, 1.029_897_9],
        [6.0, 100.0, 4.248_619_5, 0.838_436_3],
        [7.0, 5.0, 8.220_629_1, 1.173_163_8],
        [7.0, 50.0, 6.536_860_4, 0.884_155_2],
        [7.0, 300.0, 4.222_331_9, 0.822_143_4],
    ];

    #[test]
    fn allen_wald_worden_as_published() {
        let equation = Equation::AllenWaldWorden.published();
        for [m, r, mean, sigma] in ALLEN {
            assert!((equation.intensity(m, r) - mean).abs() < 1e-6, "M {m}, {r} km");
            assert!((Equation::AllenWaldWorden.sigma(r) - sigma).abs() < 1e-6, "{r} km");
        }
    }

    #[test]
    fn atkinson_wald_as_published() {
        // By hand from the printed equation: M 6 at D = 0: R = 14, log10 R = 1.146128:
        // 12.27 - 1.48997 - 0.00990 - 0.577 * 6 * 1.146128 = 6.80224.
        // M 7 at D = 48: R = 50, log10 R = 1.69897, B = 0.221849: 12.27 + 2.27 + 0.1304 - 2.208661
        // - 0.03535 + 0.432605 - 6.862140 = 5.996854.
        let equation = Equation::AtkinsonWald.published();
        assert!((equation.intensity(6.0, 0.0) - 6.802_240).abs() < 1e-4, "{}", equation.intensity(6.0, 0.0));
        assert!((equation.intensity(7.0, 48.0) - 5.996_854).abs() < 1e-5);
    }

    #[test]
    fn slopes_are_the_derivatives() {
        let equation = Equation::AllenWaldWorden.published();
        for (index, slope) in equation.slopes(6.3, 12.0).into_iter().enumerate() {
            let mut moved = equation.clone();
            moved.shape[index] += 1e-6;
            let measured = (moved.intensity(6.3, 12.0) - equation.intensity(6.3, 12.0)) / 1e-6;
            assert!((slope - measured).abs() < 1e-5, "{slope} {measured}");
        }
    }

    #[test]
    fn a_practice_table_is_its_equation_with_its_scatter() {
        let options = PracticeOptions::default();
        let text = practice_csv(&options).unwrap();
        assert_eq!(text, practice_csv(&options).unwrap());
        assert_ne!(text, practice_csv(&PracticeOptions { seed: 2, ..options.clone() }).unwrap());
        let equation = options.equation.published();
        let scaled: Vec<f64> = text
            .lines()
            .skip(1)
            .map(|line| {
                let cells: Vec<&str> = line.split(',').collect();
                let number = |index: usize| cells[index].parse::<f64>().unwrap();
                let expected = equation.intensity(number(2), number(4));
                assert!(number(4) >= number(3) - 0.05 && number(4) <= FARTHEST);
                (number(5) - expected) / options.equation.sigma(number(4))
            })
            .collect();
        let n = scaled.len() as f64;
        let mean = scaled.iter().sum::<f64>() / n;
        let deviation = (scaled.iter().map(|z| (z - mean) * (z - mean)).sum::<f64>() / n).sqrt();
        assert_eq!(scaled.len(), 4000);
        // Four standard errors; what is cut at 1 moves neither by more.
        assert!(mean.abs() < 0.065 && (deviation - 1.0).abs() < 0.05, "{mean} {deviation}");
    }
}
