//! Cells in groups that nobody named: k-means on relief attributes of the training area, and how well its groups, and
//! the classes of Weiss, agree with geomorphons on the unseen area. No window of a cell that is scored, or learnt from,
//! reaches out of its own area.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::spec::bad;
use crate::classes::agreement::{adjusted_rand, commonest};
use crate::classes::k_means::{k_means, nearest};
use crate::classes::scores::LabelReport;
use crate::error::{Code, Error, Result, string_union};
use crate::grid::attributes::{ATTRIBUTES, Attributes, ReliefAttributes};
use crate::grid::landforms::{
    LandformMethod, LandformName, LandformOptions, Landforms, NO_LANDFORM, landforms,
};
use crate::grid::patches::{Area, areas};
use crate::grid::{Grid, PatchOptions, Side};
use crate::learn::random::{Purpose, Random};
use crate::learn::scale::Scaler;

string_union! {
    /// Who tells landforms: groups and classes are matched with geomorphons by what is commonest in each on the
    /// training area; the commonest of all is what one would say without looking.
    LandformTeller { KMeans = "k-means", Weiss = "weiss", Commonest = "commonest" }
}

const FEWEST_CLUSTERS: usize = 2;
const MOST_CLUSTERS: usize = 9;
/// As many as Weiss has classes.
const USUAL_CLUSTERS: usize = 6;
/// Training cells that groups are made of, drawn by lot.
const GROUPED: usize = 6000;
/// Cells of an area that there must be.
const FEWEST_CELLS: usize = 100;

/// How cells are grouped; what is left out is as usual.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ReliefClusterOptions {
    pub clusters: Option<usize>,
    pub seed: Option<u32>,
    pub validation_share: Option<f64>,
    pub side: Option<Side>,
}

/// `ReliefCluster` of the contract, which describes each field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ReliefCluster {
    pub landform: LandformName,
    pub cells: usize,
    pub share: f64,
    pub mean: ReliefAttributes,
}

/// `LandformAgreement` of the contract, which describes each field.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LandformAgreement {
    pub adjusted_rand: Option<f64>,
    pub accuracy: f64,
    pub macro_f1: f64,
}

/// So many to learn from and to judge by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct TrainingAndUnseen {
    pub training: usize,
    pub unseen: usize,
}

/// `ReliefClusters` of the contract, which describes each field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ReliefClusters {
    pub radius: usize,
    pub width: usize,
    pub height: usize,
    pub clusters: Vec<ReliefCluster>,
    pub none: usize,
    pub cells: TrainingAndUnseen,
    pub agreement: BTreeMap<LandformTeller, LandformAgreement>,
    #[serde(skip)]
    pub form: Vec<u8>,
}

/// Cells of an area that have a landform by every method.
struct Known {
    at: Vec<usize>,
    /// The place of each one's geomorphon.
    truth: Vec<u32>,
}

impl Known {
    fn told(&self, form: &[u8]) -> Vec<usize> {
        self.at.iter().map(|&at| form.get(at).copied().map_or(usize::MAX, usize::from)).collect()
    }
}

/// Groups the cells of a grid.
///
/// # Errors
/// - `bad-option`: groups outside 2 to 9, an unseen share outside 0.05 to 0.5
/// - `grid-too-small`: fewer than 100 cells of an area are far enough from its edges and from voids
pub fn clusters(grid: &Grid, options: &ReliefClusterOptions) -> Result<ReliefClusters> {
    let usual = PatchOptions::default();
    let count = options.clusters.unwrap_or(USUAL_CLUSTERS);
    if !(FEWEST_CLUSTERS..=MOST_CLUSTERS).contains(&count) {
        return Err(bad("clusters", count as f64, FEWEST_CLUSTERS as f64, MOST_CLUSTERS as f64));
    }
    let share = options.validation_share.unwrap_or(usual.validation_share);
    if !(0.05..=0.5).contains(&share) {
        return Err(bad("validationShare", share, 0.05, 0.5));
    }
    let seed = u64::from(options.seed.unwrap_or(1));
    let by = |method| landforms(grid, &LandformOptions { method: Some(method), ..Default::default() });
    let (truth, weiss) = (by(LandformMethod::Geomorphons)?, by(LandformMethod::Weiss)?);
    let radius = truth.radius;
    let attributes = Attributes::of(grid, radius);
    let (training, unseen) = areas(grid, share, options.side.unwrap_or(usual.side));
    let known = |area: Area| {
        let has_all = |&at: &usize| {
            let told =
                |landforms: &Landforms| landforms.form.get(at).is_some_and(|form| *form != NO_LANDFORM);
            told(&truth) && told(&weiss) && attributes.row(at).is_some()
        };
        let at: Vec<usize> = area.inner(radius, grid.width).filter(has_all).collect();
        let form = |&at: &usize| truth.form.get(at).copied().map_or(0, u32::from);
        Known { truth: at.iter().map(form).collect(), at }
    };
    let (training, unseen) = (known(training), known(unseen));
    let fewest = training.at.len().min(unseen.at.len());
    if fewest < FEWEST_CELLS {
        let error = Error::new(Code::GridTooSmall).value("width", grid.width).value("height", grid.height);
        // A square that leaves ten cells between the margins of its unseen part.
        return Err(error.value("least", ((2 * radius + 10) as f64 / share).ceil()));
    }
    let form = grouped(grid, &attributes, &training.at, count, seed);
    let tellers =
        [(LandformTeller::KMeans, &form, count), (LandformTeller::Weiss, &weiss.form, weiss.classes.len())];
    let classes = truth.classes.len();
    let mut agreement = BTreeMap::new();
    let mut landform = Vec::new();
    for (teller, form, groups) in tellers {
        let matched = commonest(groups, &training.told(form), &training.truth);
        agreement.insert(teller, agreed(&unseen, &unseen.told(form), &matched, classes));
        if teller == LandformTeller::KMeans {
            landform = matched;
        }
    }
    let all_alike = commonest(1, &vec![0; training.at.len()], &training.truth);
    agreement
        .insert(LandformTeller::Commonest, agreed(&unseen, &vec![0; unseen.at.len()], &all_alike, classes));
    let name = |class: u32| truth.classes.get(class as usize).map_or(LandformName::Flat, |class| class.name);
    let landform: Vec<LandformName> = landform.into_iter().map(name).collect();
    Ok(ReliefClusters {
        radius,
        width: grid.width,
        height: grid.height,
        clusters: described(&form, &attributes, &landform),
        none: form.iter().filter(|form| **form == NO_LANDFORM).count(),
        cells: TrainingAndUnseen { training: training.at.len(), unseen: unseen.at.len() },
        agreement,
        form,
    })
}

/// Of each cell the place of its group, from the one that stands highest above its surroundings to the lowest.
fn grouped(grid: &Grid, attributes: &Attributes, training: &[usize], count: usize, seed: u64) -> Vec<u8> {
    let order = Random::stream(seed, Purpose::Cells, 0).permutation(training.len());
    let drawn = order.into_iter().take(GROUPED).filter_map(|place| attributes.row(*training.get(place)?));
    let rows: Vec<[f64; ATTRIBUTES]> = drawn.collect();
    let scaler = Scaler::fit(rows.iter().map(<[f64; ATTRIBUTES]>::as_slice), ATTRIBUTES);
    let points: Vec<Vec<f64>> = rows.iter().map(|row| scaler.forward(row).collect()).collect();
    let mut centres = k_means(&points, count, seed).centres;
    let far = |centre: &Vec<f64>| centre.last().copied().unwrap_or(0.0);
    centres.sort_by(|a, b| far(b).total_cmp(&far(a)));
    let mut point = Vec::with_capacity(ATTRIBUTES);
    let mut group = |at: usize| {
        let Some(row) = attributes.row(at) else { return NO_LANDFORM };
        point.clear();
        point.extend(scaler.forward(&row));
        nearest(&point, &centres).0 as u8
    };
    (0..grid.values.len()).map(&mut group).collect()
}

fn agreed(unseen: &Known, told: &[usize], matched: &[u32], classes: usize) -> LandformAgreement {
    let truth: Vec<usize> = unseen.truth.iter().map(|&class| class as usize).collect();
    let said: Vec<u32> = told.iter().map(|&group| matched.get(group).copied().unwrap_or(u32::MAX)).collect();
    let scores = LabelReport::of(&unseen.truth, &said, classes);
    LandformAgreement {
        adjusted_rand: adjusted_rand(&truth, told),
        accuracy: scores.accuracy,
        macro_f1: scores.macro_average.f1,
    }
}

fn described(form: &[u8], attributes: &Attributes, landform: &[LandformName]) -> Vec<ReliefCluster> {
    let mut sums = vec![(0_usize, [0.0; ATTRIBUTES]); landform.len()];
    for (at, &group) in form.iter().enumerate() {
        if let (Some((cells, sum)), Some(row)) = (sums.get_mut(usize::from(group)), attributes.row(at)) {
            *cells += 1;
            sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    }
    let all = sums.iter().map(|(cells, _)| cells).sum::<usize>().max(1);
    let described = |(&landform, (cells, sum)): (&LandformName, (usize, [f64; ATTRIBUTES]))| ReliefCluster {
        landform,
        cells,
        share: cells as f64 / all as f64,
        mean: ReliefAttributes::of(sum.map(|sum| sum / cells.max(1) as f64)),
    };
    landform.iter().zip(sums).map(described).collect()
}
