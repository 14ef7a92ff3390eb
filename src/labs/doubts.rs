//! Reasons to doubt a verdict, those that several questions share.

use std::collections::BTreeMap;

use serde::Serialize;

use super::spec::{RunSpec, SplitKind};
use crate::error::{Value, Values, string_union};
use crate::learn::repeats::Repeats;
use crate::learn::training::Training;
use crate::seismic::Catalogue;

string_union! {
    /// Reasons to doubt a verdict.
    DoubtCode {
        FewTestRows = "few-test-rows",
        ShortSpan = "short-span",
        FixedDepths = "fixed-depths",
        MixedMagnitudeTypes = "mixed-magnitude-types",
        RandomSplit = "random-split",
        OneSeed = "one-seed",
        NoSkillOverMean = "no-skill-over-mean",
        FileCutoff = "file-cutoff",
        StoppedEarly = "stopped-early",
        MagnitudeTypeShift = "magnitude-type-shift",
        JudgedOnOwnData = "judged-on-own-data",
        NoTimes = "no-times",
        FewPositives = "few-positives",
        NoSkillOverClimatology = "no-skill-over-climatology",
        RateDiffers = "rate-differs",
        PracticeTable = "practice-table",
        OneEvent = "one-event",
        FewEvents = "few-events",
        GroupedSplit = "grouped-split",
        HindsightColumns = "hindsight-columns",
        SkillFromFixedDepths = "skill-from-fixed-depths",
        FewPatches = "few-patches",
        FewUnseenPatches = "few-unseen-patches",
        AspectLost = "aspect-lost",
        Collapsed = "collapsed",
        DiscriminatorWon = "discriminator-won",
        LearntByHeart = "learnt-by-heart",
        ReliefDrawn = "relief-drawn",
        NoYears = "no-years",
        RareLabel = "rare-label",
        TextsCut = "texts-cut",
        WordsUnknown = "words-unknown",
        NoSkillOverMajority = "no-skill-over-majority",
        NoSkillOverWords = "no-skill-over-words",
    }
}

/// A reason to doubt the verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Doubt {
    /// Which.
    pub code: DoubtCode,
    /// What its sentence speaks of.
    pub values: Values,
}

pub(super) fn doubt<const N: usize>(code: DoubtCode, values: [(&str, Value); N]) -> Doubt {
    Doubt { code, values: values.into_iter().map(|(name, value)| (name.to_string(), value)).collect() }
}

const DAY: f64 = 86_400.0;

pub(super) fn one_seed(spec: &RunSpec, first: &Training, repeats: &Repeats) -> Option<Doubt> {
    let alone = repeats.trained(first).next().is_none();
    alone.then(|| doubt(DoubtCode::OneSeed, [("seed", (spec.seed as f64).into())]))
}

pub(super) fn random_split(spec: &RunSpec) -> Option<Doubt> {
    (spec.split == SplitKind::Random).then(|| doubt(DoubtCode::RandomSplit, []))
}

/// Groups are dealt out by lot, whenever they were.
pub(super) fn grouped_split(spec: &RunSpec) -> Option<Doubt> {
    let grouped = matches!(spec.split, SplitKind::SpatialBlock | SplitKind::SequenceGrouped);
    grouped.then(|| doubt(DoubtCode::GroupedSplit, []))
}

pub(super) fn hindsight(spec: &RunSpec) -> Option<Doubt> {
    let columns = spec.hindsight().join(", ");
    (!columns.is_empty()).then(|| doubt(DoubtCode::HindsightColumns, [("columns", columns.into())]))
}

pub(super) fn stopped_early(spec: &RunSpec, training: &Training) -> Option<Doubt> {
    let (done, asked) = (training.epoch(), spec.epochs);
    let values = [("epoch", done.into()), ("epochs", asked.into())];
    (done < asked && spec.early_stopping == 0).then(|| doubt(DoubtCode::StoppedEarly, values))
}

/// Under a year, in seconds since 1970.
pub(super) fn short_span([first, last]: [f64; 2]) -> Option<Doubt> {
    let days = (last - first) / DAY;
    (days < 365.0).then(|| doubt(DoubtCode::ShortSpan, [("days", days.into())]))
}

pub(super) fn file_cutoff(magnitude: f64) -> Doubt {
    doubt(DoubtCode::FileCutoff, [("magnitude", magnitude.into())])
}

/// Share of each magnitude type, upper and lower case alike, among some rows of a catalogue.
pub(super) fn types(catalogue: &Catalogue, rows: &[usize]) -> BTreeMap<String, f64> {
    let mut shares = BTreeMap::new();
    for &row in rows {
        let name = catalogue.magnitude_type(row).to_lowercase();
        if !name.is_empty() {
            *shares.entry(name).or_insert(0.0) += 1.0 / rows.len() as f64;
        }
    }
    shares
}

/// Whether the commonest of the training part's magnitude types shares it with others, or is another
/// share of the test part.
pub(super) fn of_types(training: &BTreeMap<String, f64>, test: &BTreeMap<String, f64>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if let Some((name, share)) = training.iter().max_by(|a, b| a.1.total_cmp(b.1)) {
        if *share < 0.95 {
            let values = [
                ("types", training.len().into()),
                ("commonest", name.as_str().into()),
                ("percent", (100.0 * share).into()),
            ];
            doubts.push(doubt(DoubtCode::MixedMagnitudeTypes, values));
        }
        let later = test.get(name).copied().unwrap_or(0.0);
        if (share - later).abs() > 0.2 {
            let values = [
                ("type", name.as_str().into()),
                ("before", (100.0 * share).into()),
                ("after", (100.0 * later).into()),
            ];
            doubts.push(doubt(DoubtCode::MagnitudeTypeShift, values));
        }
    }
    doubts
}
