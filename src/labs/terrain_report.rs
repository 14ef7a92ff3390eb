//! The report of landforms: how far fresh maps of the kept generator are from ground that no network saw,
//! beside surfaces that need no network; the verdict by fixed rules, and the reasons to doubt it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::doubts::{Doubt, DoubtCode, doubt};
use super::spec::Lab;
use super::terrain::TerrainRun;
use super::terrain_jury::{Jury, RealismScores, UnseenGround};
use super::terrain_nearest::Nearest;
use crate::error::{Code, Error, Result, string_union};
use crate::grid::procedural::{Procedure, fit};
use crate::grid::realism::COLLAPSE;
use crate::grid::{PatchCount, Patches};
use crate::learn::bootstrap::{RESAMPLES, Verdict, quantile, resample_groups};
use crate::learn::engine::EngineName;
use crate::nets::gan::GanPreset;

string_union! {
    /// Who made the ground that a generator is held against: three procedures without a network, and nature, in
    /// the training patches.
    SurfaceName {
        Brownian = "brownian",
        DiamondSquare = "diamond-square",
        AverageSpectrum = "average-spectrum",
        Real = "real",
    }
}
string_union! {
    /// Whether maps are nearly copies of training patches.
    Memorised { No = "no", Warning = "warning", Yes = "yes" }
}

/// Maps that are judged, of each maker.
const JUDGED: usize = 128;
/// Groups that they are resampled in: a distribution needs more than one map.
const GROUPS: usize = 8;
/// Training patches that are looked through for the nearest.
const LOOKED_THROUGH: usize = 4096;
/// Training patches that choose the rival.
const CHOOSE_BY: usize = 256;
/// Fewer unseen patches than this, and no verdict is given.
pub(super) const FEWEST_UNSEEN: usize = 10;
/// Fewer than this, and distances are uncertain.
const FEW_UNSEEN: usize = 30;
/// Fewer training patches side by side than this are few.
const FEW_PATCHES: usize = 100;
/// Below this share of the usual distance to the nearest training patch one should look.
const NEAR: f64 = 0.8;

/// A surface that needs no network, fitted to the training patches.
#[derive(Debug, Clone)]
pub struct Rival {
    procedure: Procedure,
    exponent: Option<f64>,
    patches: Patches,
    /// Its distance from the training patches: which rival the verdict is against.
    from_training: f64,
}

impl Rival {
    /// Fits a procedure and makes its maps.
    pub fn new(procedure: Procedure, learnt: &Patches, seed: u64) -> Self {
        let fitted = fit(procedure, learnt, seed);
        // Not the maps that chose the exponent.
        let patches = fitted.patches(JUDGED, seed.wrapping_add(1));
        let from_training = Jury::new(&learnt.sample(CHOOSE_BY), seed).scores(&patches, f64::NAN).total;
        Self { procedure, exponent: fitted.exponent, patches, from_training }
    }
}

/// Hurst exponents of the surfaces that have one.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Exponents {
    pub brownian: f64,
    pub diamond_square: f64,
}

/// The generator's distance less the rival's: below zero the generator is nearer to real ground.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TotalDifference {
    /// Of the mean distance of groups of maps, noise floors.
    pub total: f64,
    /// 95 % of the resampled differences.
    pub interval: [f64; 2],
    /// Groups of each that were resampled.
    pub groups: usize,
    /// How often.
    pub resamples: usize,
}

/// `TerrainReport` of the contract, which describes each field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TerrainReport {
    pub lab: Lab,
    pub preset: GanPreset,
    pub engine: EngineName,
    pub seed: u64,
    pub steps: u64,
    pub step_judged: u64,
    pub weights: usize,
    pub patches: PatchCount,
    pub cell_metres: [f64; 2],
    pub scores: RealismScores,
    pub surfaces: BTreeMap<SurfaceName, RealismScores>,
    pub unseen: UnseenGround,
    pub exponent: Exponents,
    pub memorised: Memorised,
    pub against: Procedure,
    pub difference: TotalDifference,
    pub verdict: Verdict,
    pub doubts: Vec<Doubt>,
}

/// Judges a run on fresh maps.
///
/// # Errors
/// `device-lost`; `not-trained` where the surfaces to compare with are not made yet.
pub async fn report(run: &TerrainRun) -> Result<TerrainReport> {
    let rival = run.rivals.iter().min_by(|a, b| a.from_training.total_cmp(&b.from_training));
    let rival = rival.ok_or_else(|| Error::new(Code::NotTrained))?;
    // Not the maps that chose the weights.
    let made = run.training.kept().maps(JUDGED, run.spec.seed.wrapping_add(1)).await?;
    let made = run.patches(made);
    let nearest = Nearest::new(&run.learnt, &run.unseen, LOOKED_THROUGH);
    let judged = |patches: &Patches| run.jury.scores(patches, nearest.of(patches));
    let scores = judged(&made);
    let mut surfaces: BTreeMap<SurfaceName, RealismScores> =
        run.rivals.iter().map(|rival| (name(rival.procedure), judged(&rival.patches))).collect();
    // Training patches have themselves for nearest.
    surfaces.insert(SurfaceName::Real, run.jury.scores(&run.learnt.sample(JUDGED), f64::NAN));
    let memorised = match scores.nearest {
        near if near < nearest.threshold() => Memorised::Yes,
        near if near < NEAR => Memorised::Warning,
        _ => Memorised::No,
    };
    let difference = compare(&totals(run, &made), &totals(run, &rival.patches), run.spec.seed);
    let exponent = |procedure| {
        let rival = run.rivals.iter().find(|rival| rival.procedure == procedure);
        rival.and_then(|rival| rival.exponent).unwrap_or(f64::NAN)
    };
    let spectrum = |name| surfaces.get(&name).map_or(f64::NAN, |other: &RealismScores| other.spectrum);
    let spectra = [scores.spectrum, spectrum(name(rival.procedure))];
    let vitals = run.training.vitals();
    let (steps, every) = (vitals.counters.steps, vitals.steps_per_epoch);
    let best = vitals.counters.best_epoch as u64;
    Ok(TerrainReport {
        lab: Lab::Terrain,
        preset: run.spec.preset,
        engine: vitals.engine.name,
        seed: run.spec.seed,
        steps,
        step_judged: if best > 0 { best * every } else { steps },
        weights: vitals.layout.len(),
        patches: run.count,
        cell_metres: run.cell_m,
        scores,
        surfaces,
        unseen: run.jury.unseen(),
        exponent: Exponents {
            brownian: exponent(Procedure::Brownian),
            diamond_square: exponent(Procedure::DiamondSquare),
        },
        memorised,
        against: rival.procedure,
        difference,
        verdict: verdict(&difference, run.unseen.len(), spectra),
        doubts: doubts(run, &scores, memorised),
    })
}

const fn name(procedure: Procedure) -> SurfaceName {
    match procedure {
        Procedure::Brownian => SurfaceName::Brownian,
        Procedure::DiamondSquare => SurfaceName::DiamondSquare,
        Procedure::AverageSpectrum => SurfaceName::AverageSpectrum,
    }
}

/// The mean distance of each of [`GROUPS`] groups of maps.
fn totals(run: &TerrainRun, patches: &Patches) -> Vec<f64> {
    let cells = patches.values.len() / GROUPS;
    let groups = patches.values.chunks_exact(cells.max(1));
    groups.map(|values| run.jury.scores(&run.patches(values.to_vec()), f64::NAN).total).collect()
}

/// Both sets of groups are resampled, each for itself: they have nothing in common.
fn compare(ours: &[f64], theirs: &[f64], seed: u64) -> TotalDifference {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let mut drawn = Vec::with_capacity(RESAMPLES);
    resample_groups(ours.len() + theirs.len(), seed, |times| {
        let (one, other) = times.split_at_checked(ours.len()).unwrap_or_default();
        let weighted = |values: &[f64], times: &[f64]| {
            let sum: f64 = values.iter().zip(times).map(|(value, times)| value * times).sum();
            sum / times.iter().sum::<f64>()
        };
        let difference = weighted(ours, one) - weighted(theirs, other);
        if difference.is_finite() {
            drawn.push(difference);
        }
    });
    drawn.sort_by(f64::total_cmp);
    TotalDifference {
        total: mean(ours) - mean(theirs),
        interval: [quantile(&drawn, 0.025), quantile(&drawn, 0.975)],
        groups: ours.len(),
        resamples: RESAMPLES,
    }
}

/// Better needs a spectrum that is no further off than the rival's, too: a smooth blur with the right relief has
/// plausible slopes before it has learnt any landform.
fn verdict(difference: &TotalDifference, unseen: usize, [ours, theirs]: [f64; 2]) -> Verdict {
    let [low, high] = difference.interval;
    match () {
        () if unseen < FEWEST_UNSEEN || !low.is_finite() || !high.is_finite() => Verdict::None,
        () if high < 0.0 && ours <= theirs => Verdict::Better,
        () if low > 0.0 => Verdict::Worse,
        () => Verdict::Indistinguishable,
    }
}

fn doubts(run: &TerrainRun, scores: &RealismScores, memorised: Memorised) -> Vec<Doubt> {
    let vitals = run.training.vitals();
    let (done, asked) = (vitals.epoch(), vitals.epochs);
    let (patches, unseen) = (run.count.training_side_by_side, run.count.validation);
    let found = [
        (patches < FEW_PATCHES).then(|| doubt(DoubtCode::FewPatches, [("n", patches.into())])),
        (unseen < FEW_UNSEEN).then(|| doubt(DoubtCode::FewUnseenPatches, [("n", unseen.into())])),
        (done < asked)
            .then(|| doubt(DoubtCode::StoppedEarly, [("epoch", done.into()), ("epochs", asked.into())])),
        (scores.diversity < COLLAPSE)
            .then(|| doubt(DoubtCode::Collapsed, [("diversity", scores.diversity.into())])),
        run.training.discriminator_won().then(|| doubt(DoubtCode::DiscriminatorWon, [])),
        (memorised != Memorised::No)
            .then(|| doubt(DoubtCode::LearntByHeart, [("nearest", scores.nearest.into())])),
        run.spec.augment.then(|| doubt(DoubtCode::AspectLost, [])),
        Some(doubt(DoubtCode::ReliefDrawn, [])),
        Some(doubt(DoubtCode::OneSeed, [("seed", (run.spec.seed as f64).into())])),
    ];
    found.into_iter().flatten().collect()
}

/// The scores as CSV, one maker a row.
pub fn csv(report: &TerrainReport) -> String {
    let mut text = String::from(
        "made_by,slope,curvature,hypsometry,roughness,spectrum,position,aspect,exponent,pits,diversity,nearest,total\n",
    );
    let surfaces = report.surfaces.iter().map(|(name, scores)| (name.as_str(), scores));
    for (name, s) in std::iter::once(("generator", &report.scores)).chain(surfaces) {
        let distances = [s.slope, s.curvature, s.hypsometry, s.roughness, s.spectrum, s.position, s.aspect];
        let others = [s.exponent, s.pits, s.diversity, s.nearest, s.total];
        text.push_str(name);
        for number in distances.into_iter().chain(others) {
            text.push(',');
            if number.is_finite() {
                text.push_str(&number.to_string());
            }
        }
        text.push('\n');
    }
    text
}
