//! The report of a literature run: scores on documents the network never saw, every rule beside it, the verdict by
//! fixed rules, and the reasons to doubt it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::doubts::{Doubt, DoubtCode, doubt};
use super::literature::{LiteratureRun, Words, of, words_of};
use super::literature_labels::Labelled;
use super::literature_rules::LabelRule;
use super::literature_scores::{F1Difference, Said, TextIntervals, TextScores, compare};
use super::report::{Counts, Interval, SeedScores, Spans};
use super::spec::{Lab, Preset, SplitKind};
use crate::error::{Code, Error, Result};
use crate::learn::bootstrap::Verdict;
use crate::learn::calibration::{ReliabilityBin, precision_recall, reliability};
use crate::learn::engine::EngineName;
use crate::learn::reading::TextLearner;
use crate::learn::training::Training;
use crate::text::Corpus;
use crate::text::scores;
use crate::text::vocabulary::UNKNOWN;

/// A rule's scores.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleScores {
    /// On the documents judged.
    pub scores: TextScores,
    /// 95 %, drawing documents.
    pub intervals: TextIntervals,
    /// On the validation part: which rule the verdict is against.
    pub validation_macro_f1: f64,
}

/// `McNemar` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct McNemar {
    pub only_network: usize,
    pub only_baseline: usize,
    pub p_value: f64,
}

/// `LabelCurve` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LabelCurve {
    pub threshold: Vec<f64>,
    pub precision: Vec<f64>,
    pub recall: Vec<f64>,
    pub average_precision: f64,
}

/// `LiteratureReport` of the contract, which describes each field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LiteratureReport {
    pub lab: Lab,
    pub preset: Preset,
    pub split: SplitKind,
    pub engine: EngineName,
    pub seeds: Vec<u64>,
    pub epochs_trained: usize,
    pub epoch_judged: usize,
    pub weights: usize,
    pub labels: Vec<String>,
    pub documents: Counts,
    pub years: Option<Spans>,
    pub vocabulary: usize,
    pub tokens: usize,
    pub unknown_share: f64,
    pub cut_share: f64,
    pub scores: TextScores,
    pub per_seed: Vec<SeedScores<TextScores>>,
    pub intervals: TextIntervals,
    pub baselines: BTreeMap<LabelRule, RuleScores>,
    pub best_baseline: LabelRule,
    pub difference: F1Difference,
    pub mc_nemar: McNemar,
    pub verdict: Verdict,
    pub doubts: Vec<Doubt>,
    pub precision_recall: Vec<LabelCurve>,
    pub reliability: Vec<ReliabilityBin>,
}

/// The documents a report was made from; they travel as arrays.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The report.
    pub report: LiteratureReport,
    /// Places in the corpus.
    pub document: Vec<usize>,
    /// Places of the true labels.
    pub observed: Vec<u32>,
    /// What the first network said.
    pub said: Said,
}

/// Judges a run on its test part.
///
/// # Errors
/// `device-lost`; `not-trained` before the rung between is trained.
pub async fn report(run: &LiteratureRun) -> Result<Judged> {
    let test = &run.parts.test;
    let words: Vec<Words> = test.iter().filter_map(|&row| run.words.get(row).cloned()).collect();
    let labelled = &run.labelled;
    let judged = Labelled {
        documents: of(&labelled.documents, test),
        labels: of(&labelled.labels, test),
        years: of(&labelled.years, test),
        dated: labelled.dated,
    };
    judge_documents(run, judged, &words).await
}

/// Judges a run on documents of a corpus that it never saw; `own` says that it is the one it was trained on.
///
/// # Errors
/// `device-lost`; `not-trained`; `bad-option` for a run on a reader's marks; `too-few-rows` where no document has one
/// of the run's labels.
pub async fn judge(run: &LiteratureRun, corpus: &Corpus, own: bool) -> Result<Judged> {
    if !run.spec.marks.is_empty() {
        return Err(Error::new(Code::BadOption)
            .option("marks")
            .value("value", "judge")
            .value("allowed", "-"));
    }
    let labelled = run.labelling.elsewhere(&run.spec, corpus).documents(corpus);
    if labelled.documents.is_empty() {
        return Err(Error::new(Code::TooFewRows).value("rows", 0).value("needed", 1));
    }
    let words: Vec<Words> =
        labelled.documents.iter().map(|&document| run.see(&words_of(corpus, document))).collect();
    let mut judged = judge_documents(run, labelled, &words).await?;
    if own {
        judged.report.doubts.push(doubt(DoubtCode::JudgedOnOwnData, []));
    }
    Ok(judged)
}

/// Bins of the reliability table, and points of each precision–recall curve.
const BINS: usize = 10;
const POINTS: usize = 100;

async fn judge_documents(run: &LiteratureRun, judged: Labelled, words: &[Words]) -> Result<Judged> {
    let (seed, labels) = (run.spec.seed, run.labelling.labels.len());
    let truth = judged.labels.as_slice();
    let mut networks = vec![Said::from(run.predict_with(&run.training, words).await?)];
    for training in run.repeats.trained(&run.training) {
        networks.push(Said::from(run.predict_with(training, words).await?));
    }
    let said = networks.first().cloned().unwrap_or_default();
    let rules = by_rules(run, truth, words).await?;
    let best_baseline = best(&rules);
    let against = rules.get(&best_baseline).map(|(_, said)| said.clone()).unwrap_or_default();
    let baselines: BTreeMap<_, _> = rules.into_iter().map(|(rule, (scores, _))| (rule, scores)).collect();
    let (difference, verdict) = compare(truth, &networks, &against, labels, seed);
    let per_seed =
        SeedScores::of(&run.training, &run.repeats, networks.iter().map(|said| said.scores(truth, labels)));
    let scores = said.scores(truth, labels);
    let scores::McNemar { only_first, only_second, p_value } =
        scores::McNemar::of(truth, &said.labels, &against.labels);
    let epochs_trained = run.training.epoch();
    let best_epoch = run.training.counters().best_epoch;
    let (unknown_share, cut_share) = unread(run, words);
    let right: Vec<bool> = truth.iter().zip(&said.labels).map(|(truth, told)| truth == told).collect();
    let surest: Vec<f64> = said.probabilities.iter().map(|p| p.iter().copied().fold(0.0, f64::max)).collect();
    // Where one label is looked for, the curve of the others is the same seen from the other side.
    let first_curve = if labels == 2 { 1 } else { 0 };
    let mut report = LiteratureReport {
        lab: Lab::Literature,
        preset: run.spec.preset,
        split: run.split,
        engine: run.training.engine.name,
        seeds: per_seed.iter().map(|one| one.seed).collect(),
        epochs_trained,
        epoch_judged: if run.training.keeps_best() { best_epoch } else { epochs_trained },
        weights: run.training.layout().len(),
        labels: run.labelling.labels.clone(),
        documents: Counts {
            training: run.parts.training.len(),
            validation: run.parts.validation.len(),
            test: truth.len(),
        },
        years: years(run, &judged),
        vocabulary: run.vocabulary.len(),
        tokens: run.spec.tokens,
        unknown_share,
        cut_share,
        intervals: said.intervals(truth, labels, seed),
        scores,
        per_seed,
        baselines,
        best_baseline,
        difference,
        mc_nemar: McNemar { only_network: only_first, only_baseline: only_second, p_value },
        verdict,
        doubts: Vec::new(),
        precision_recall: (first_curve..labels).map(|label| curve(truth, &said, label)).collect(),
        reliability: reliability(&right, &surest, BINS),
    };
    report.doubts = doubts_of(run, &report);
    Ok(Judged { report, document: judged.documents, observed: judged.labels, said })
}

/// Each rule's scores, and what it said.
pub(super) async fn by_rules(
    run: &LiteratureRun,
    truth: &[u32],
    words: &[Words],
) -> Result<BTreeMap<LabelRule, (RuleScores, Said)>> {
    let (seed, labels) = (run.spec.seed, run.labelling.labels.len());
    let rung = run.rung.as_ref().ok_or_else(|| Error::new(Code::NotTrained))?;
    let validation: Vec<Words> =
        run.parts.validation.iter().filter_map(|&row| run.words.get(row).cloned()).collect();
    let validated = of(&run.labelled.labels, &run.parts.validation);
    let mut found = BTreeMap::new();
    for &rule in LabelRule::ALL {
        let said = said_by(run, rung, rule, words).await?;
        let on_validation = said_by(run, rung, rule, &validation).await?;
        let scores = RuleScores {
            scores: said.scores(truth, labels),
            intervals: said.intervals(truth, labels, seed),
            validation_macro_f1: on_validation.scores(&validated, labels).labels.macro_average.f1,
        };
        found.insert(rule, (scores, said));
    }
    Ok(found)
}

async fn said_by(
    run: &LiteratureRun,
    rung: &Training<TextLearner>,
    rule: LabelRule,
    words: &[Words],
) -> Result<Said> {
    let by_rule = words.iter().map(|words| run.rules().probabilities(rule, &words.counts));
    match by_rule.collect::<Option<Vec<_>>>() {
        Some(probabilities) => Ok(probabilities.into()),
        None => Ok(run.predict_with(rung, words).await?.into()),
    }
}

/// The one that was best on the validation part; of equal ones the simpler.
pub(super) fn best(rules: &BTreeMap<LabelRule, (RuleScores, Said)>) -> LabelRule {
    let f1 = |rule: &LabelRule| rules.get(rule).map_or(0.0, |(scores, _)| scores.validation_macro_f1);
    let first = LabelRule::Majority;
    LabelRule::ALL.iter().fold(first, |best, rule| if f1(rule) > f1(&best) { *rule } else { best })
}

fn curve(truth: &[u32], said: &Said, label: usize) -> LabelCurve {
    let label = u32::try_from(label).unwrap_or_default();
    let relevant: Vec<bool> = truth.iter().map(|&truth| truth == label).collect();
    let p = said.of_label(label);
    let few = precision_recall(&relevant, &p, POINTS);
    let average_precision = scores::PrecisionRecall::of(&relevant, &p).average_precision;
    LabelCurve { threshold: few.threshold, precision: few.precision, recall: few.recall, average_precision }
}

/// Of the words judged the share that is not known, and of the documents that which is longer than what is read.
fn unread(run: &LiteratureRun, words: &[Words]) -> (f64, f64) {
    let all: usize = words.iter().map(|words| words.indices.len()).sum();
    let unknown = words.iter().flat_map(|words| &words.indices).filter(|&&index| index == UNKNOWN).count();
    let cut = words.iter().filter(|words| words.indices.len() > run.spec.tokens).count();
    (unknown as f64 / all.max(1) as f64, cut as f64 / words.len().max(1) as f64)
}

fn years(run: &LiteratureRun, judged: &Labelled) -> Option<Spans> {
    let span = |years: &[i32]| -> Interval {
        let (first, last) = (years.iter().min(), years.iter().max());
        [first, last].map(|year| year.map_or(f64::NAN, |&year| f64::from(year)))
    };
    let part = |rows: &[usize]| span(&of(&run.labelled.years, rows));
    (run.split == SplitKind::Chronological && judged.dated).then(|| Spans {
        training: part(&run.parts.training),
        validation: part(&run.parts.validation),
        test: span(&judged.years),
    })
}

/// Fewer documents than this say little, and of one label.
const FEW_DOCUMENTS: usize = 100;
const FEW_OF_LABEL: usize = 10;
/// More texts than this share cut, or words unknown, and the network misses something.
const MANY_CUT: f64 = 0.25;
const MANY_UNKNOWN: f64 = 0.1;

fn doubts_of(run: &LiteratureRun, report: &LiteratureReport) -> Vec<Doubt> {
    let f1 =
        |rule| report.baselines.get(&rule).map_or(f64::NAN, |scores| scores.scores.labels.macro_average.f1);
    let own = report.scores.labels.macro_average.f1;
    let rarest = report.labels.iter().zip(&report.scores.labels.labels);
    let rarest = rarest.min_by_key(|(_, scores)| scores.support);
    let (n, percent) = (report.documents.test, |share: f64| (100.0 * share).into());
    let stopped = report.epochs_trained < run.spec.epochs && run.spec.early_stopping == 0;
    let found = [
        (report.seeds.len() < 2)
            .then(|| doubt(DoubtCode::OneSeed, [("seed", (run.spec.seed as f64).into())])),
        (n < FEW_DOCUMENTS).then(|| doubt(DoubtCode::FewTestRows, [("n", n.into())])),
        (run.split != run.spec.split).then(|| doubt(DoubtCode::NoYears, [])),
        (run.spec.split == SplitKind::Random).then(|| doubt(DoubtCode::RandomSplit, [])),
        rarest.filter(|(_, scores)| scores.support < FEW_OF_LABEL).map(|(label, scores)| {
            doubt(DoubtCode::RareLabel, [("label", label.as_str().into()), ("n", scores.support.into())])
        }),
        (report.cut_share > MANY_CUT).then(|| {
            let values = [("percent", percent(report.cut_share)), ("tokens", report.tokens.into())];
            doubt(DoubtCode::TextsCut, values)
        }),
        (report.unknown_share > MANY_UNKNOWN)
            .then(|| doubt(DoubtCode::WordsUnknown, [("percent", percent(report.unknown_share))])),
        (own <= f1(LabelRule::Majority)).then(|| doubt(DoubtCode::NoSkillOverMajority, [])),
        (own <= f1(LabelRule::MeanEmbedding)).then(|| doubt(DoubtCode::NoSkillOverWords, [])),
        stopped.then(|| {
            let values = [("epoch", report.epochs_trained.into()), ("epochs", run.spec.epochs.into())];
            doubt(DoubtCode::StoppedEarly, values)
        }),
    ];
    found.into_iter().flatten().collect()
}

/// The documents judged as CSV: what is true, what the network says, and how sure it is.
pub fn csv(judged: &Judged, corpus: &Corpus) -> String {
    let name = |label: u32| judged.report.labels.get(label as usize).map_or("", String::as_str);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> =
        ["identifier", "title", "year", "label", "told"].map(str::to_string).to_vec();
    header.extend(judged.report.labels.iter().map(|label| format!("probability {label}")));
    // Writing into memory cannot fail.
    let _ = writer.write_record(&header);
    let rows = judged.document.iter().zip(&judged.observed);
    let said = judged.said.labels.iter().zip(&judged.said.probabilities);
    for ((&place, &truth), (&told, probabilities)) in rows.zip(said) {
        let Some(document) = corpus.documents.get(place) else { continue };
        let mut row = vec![
            document.identifier.clone().unwrap_or_default(),
            document.title.clone(),
            document.year.map(|year| year.to_string()).unwrap_or_default(),
            name(truth).to_string(),
            name(told).to_string(),
        ];
        row.extend(probabilities.iter().map(|p| format!("{p:.6}")));
        let _ = writer.write_record(&row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
