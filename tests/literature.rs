//! The Literature lab: how documents are dealt out, what a run says of them, and how it is judged.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::future::{Future, ready};
use std::pin::Pin;

use orogen::error::{Code, Error};
use orogen::labs::dataset::Dataset;
use orogen::labs::lab_file::{self, DataNote};
use orogen::labs::literature::LiteratureRun;
use orogen::labs::literature_curve::CurveStudy;
use orogen::labs::literature_explain::ExplainOptions;
use orogen::labs::literature_rank::Ranked;
use orogen::labs::literature_report;
use orogen::labs::literature_rules::LabelRule;
use orogen::labs::literature_spec::{LiteratureSpec, Mark};
use orogen::labs::run::{Judged, Run};
use orogen::labs::spec::{AnySpec, Preset, RunState, SplitKind};
use orogen::labs::studies::Study;
use orogen::labs::triage::{Desk, Triage, TriageMark, TriageOptions};
use orogen::learn::bootstrap::Verdict;
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::training::Pace;
use orogen::tabular::pulse::{Pulse, Unwatched};
use orogen::text::synthetic::{SyntheticOptions, make};
use orogen::text::{Corpus, Document, tokens};
use pollster::block_on;

/// Small widths: a test counts steps, it does not train for a score.
fn small(preset: Preset) -> LiteratureSpec {
    LiteratureSpec {
        embedding: 8,
        units: 8,
        tokens: 24,
        vocabulary: 400,
        epochs: 3,
        seeds: 2,
        learning_rate: 0.01,
        ..LiteratureSpec::of(preset)
    }
}

fn invented(documents: usize, topics: usize) -> Corpus {
    make(&SyntheticOptions { documents, topics, ..SyntheticOptions::default() }).0
}

fn made(spec: LiteratureSpec, corpus: &Corpus) -> Result<LiteratureRun, Code> {
    let engine = block_on(Engine::open(EngineName::Flex)).unwrap();
    LiteratureRun::new(spec, corpus, engine, None).map_err(|error| error.code)
}

fn trained(spec: LiteratureSpec, corpus: &Corpus) -> LiteratureRun {
    let mut run = made(spec, corpus).unwrap();
    let mut pace = Pace::of(&run.training.engine);
    block_on(async {
        while run.advance(u64::MAX, &mut pace, &|| 0.0).await.unwrap().is_none() {}
        while run.repeat(&mut pace, &|| 0.0).await.unwrap() < 1.0 {}
    });
    run
}

#[test]
fn the_past_teaches_the_future_judges_and_nothing_is_learnt_of_it() {
    let mut corpus = invented(150, 3);
    corpus.documents.iter_mut().filter(|d| d.year > Some(2015)).for_each(|document| {
        document.body.push_str(" onlylateword onlylateword");
    });
    let run = made(small(Preset::Orogen), &corpus).unwrap();
    let years = |part: &[usize]| part.iter().map(|&row| run.labelled.years[row]).collect::<Vec<_>>();
    let (training, validation, test) =
        (years(&run.parts.training), years(&run.parts.validation), years(&run.parts.test));
    assert!(training.iter().max() <= validation.iter().min() && validation.iter().max() <= test.iter().min());
    assert_eq!((test.len(), run.split), (30, SplitKind::Chronological));
    assert!(*training.iter().max().unwrap() <= 2015);
    assert_eq!(run.vocabulary.index("onlylateword"), None);
}

#[test]
fn documents_without_years_are_dealt_out_by_lot() {
    let mut corpus = invented(60, 2);
    corpus.documents[7].year = None;
    let run = made(small(Preset::Orogen), &corpus).unwrap();
    assert_eq!((run.split, run.spec.split), (SplitKind::Random, SplitKind::Chronological));
}

#[test]
fn documents_that_repeat_each_other_stay_together() {
    let mut corpus = invented(90, 3);
    for twin in 0..30 {
        let mut copy = corpus.documents[twin * 3].clone();
        copy.year = Some(2019);
        corpus.documents.push(copy);
    }
    for split in [SplitKind::Chronological, SplitKind::Random] {
        let run = made(LiteratureSpec { split, ..small(Preset::Orogen) }, &corpus).unwrap();
        let titles = |part: &[usize]| -> BTreeSet<String> {
            part.iter().map(|&row| corpus.documents[run.labelled.documents[row]].body.clone()).collect()
        };
        let (training, validation, test) =
            (titles(&run.parts.training), titles(&run.parts.validation), titles(&run.parts.test));
        assert!(
            training.is_disjoint(&test) && training.is_disjoint(&validation) && validation.is_disjoint(&test)
        );
    }
}

#[test]
fn what_cannot_be_learnt_is_refused() {
    let corpus = invented(60, 3);
    let refused = |spec: LiteratureSpec, corpus: &Corpus| made(spec, corpus).unwrap_err();
    let spec = || small(Preset::Orogen);
    let few = Corpus { documents: corpus.documents[..5].to_vec(), ..corpus.clone() };
    assert_eq!(refused(spec(), &few), Code::TooFewRows);
    let unlabelled: Vec<Document> =
        corpus.documents.iter().map(|document| Document { label: None, ..document.clone() }).collect();
    assert_eq!(refused(spec(), &Corpus { documents: unlabelled, ..corpus.clone() }), Code::TooFewRows);
    let same: Vec<Document> =
        corpus.documents.iter().map(|document| Document { label: Some(0), ..document.clone() }).collect();
    assert_eq!(refused(spec(), &Corpus { documents: same, ..corpus.clone() }), Code::OneLabel);
    let names = corpus.documents.iter().enumerate();
    let named = names.map(|(n, document)| (document.clone(), Some(format!("author {n}")))).collect();
    assert_eq!(refused(spec(), &Corpus::new("names", named)), Code::TooManyLabels);
    let wanted = LiteratureSpec { relevant: Some("nowhere".to_string()), ..spec() };
    assert_eq!(refused(wanted, &corpus), Code::BadOption);
    let marks = vec![Mark { document: 1000, relevant: true }];
    assert_eq!(refused(LiteratureSpec { marks, ..spec() }, &corpus), Code::BadOption);
}

#[test]
fn a_run_is_judged_beside_every_rule() {
    let corpus = invented(400, 3);
    let spec =
        LiteratureSpec { preset: Preset::CourseText, split: SplitKind::Random, ..small(Preset::CourseText) };
    let run = trained(spec, &corpus);
    let judged = block_on(literature_report::report(&run)).unwrap();
    let report = &judged.report;
    assert_eq!(
        (report.documents.training, report.documents.validation, report.documents.test),
        (280, 40, 80)
    );
    assert_eq!(report.baselines.len(), LabelRule::ALL.len());
    assert_eq!(report.seeds, [1, 2]);
    assert_eq!(report.scores.labels.confusion.iter().flatten().sum::<usize>(), 80);
    let rows = report.confusion_rows();
    assert_eq!(
        rows,
        judged.observed.iter().fold([0; 3], |mut rows, &label| {
            rows[label as usize] += 1;
            rows
        })
    );
    // Naive Bayes learns planted topics at once; three epochs of a small network do not.
    let bayes = &report.baselines[&LabelRule::Multinomial].scores.labels;
    assert!(bayes.accuracy > report.baselines[&LabelRule::Majority].scores.labels.accuracy);
    assert!(report.difference.macro_f1 < 0.0 && report.verdict != Verdict::Better, "{report:?}");
    assert!(judged.said.probabilities.iter().all(|p| (p.iter().sum::<f64>() - 1.0).abs() < 1e-9));
    let csv = literature_report::csv(&judged, &corpus);
    assert_eq!(csv.lines().count(), 81);
    assert!(csv.starts_with("identifier,title,year,label,told,probability "));
    // The same documents, judged as another corpus.
    let own = block_on(literature_report::judge(&run, &corpus, true)).unwrap();
    assert_eq!(own.observed.len(), 400);
    assert!(own.report.doubts.iter().any(|doubt| doubt.code.as_str() == "judged-on-own-data"));
}

trait Rows {
    fn confusion_rows(&self) -> [usize; 3];
}

impl Rows for orogen::labs::literature_report::LiteratureReport {
    fn confusion_rows(&self) -> [usize; 3] {
        let mut rows = [0; 3];
        for (row, counts) in rows.iter_mut().zip(&self.scores.labels.confusion) {
            *row = counts.iter().sum();
        }
        rows
    }
}

/// Keeps what it is told, and calls the work off after so many times.
struct Told<'a> {
    shares: &'a RefCell<Vec<f64>>,
    most: usize,
}

impl Pulse for Told<'_> {
    fn beat(&self, share: f64) -> Pin<Box<dyn Future<Output = Result<(), Error>> + '_>> {
        self.shares.borrow_mut().push(share);
        let wanted = self.shares.borrow().len() < self.most;
        Box::pin(ready(if wanted { Ok(()) } else { Err(Error::new(Code::Cancelled)) }))
    }
}

#[test]
fn one_label_is_looked_for_and_the_rest_is_ranked() {
    let mut corpus = invented(150, 3);
    let wanted = corpus.labels[1].clone();
    corpus.documents[100..].iter_mut().for_each(|document| document.label = None);
    let spec = LiteratureSpec { relevant: Some(wanted.clone()), ..small(Preset::Orogen) };
    let run = trained(spec, &corpus);
    assert_eq!(run.labelling.labels, ["other".to_string(), wanted.clone()]);
    let ranking = block_on(run.rank(&corpus, None, Ranked::Unlabelled, &Unwatched)).unwrap();
    assert_eq!((ranking.label.as_str(), ranking.document.len()), (wanted.as_str(), 50));
    assert!(ranking.document.iter().all(|&document| document >= 100));
    assert!(ranking.probability.is_sorted_by(|a, b| a >= b));
    let rank = |label: &str, pulse: &dyn Pulse| block_on(run.rank(&corpus, Some(label), Ranked::All, pulse));
    assert_eq!(rank("?", &Unwatched).unwrap_err().code, Code::BadOption);
    let shares = RefCell::new(Vec::new());
    let until = |most: usize| Told { shares: &shares, most };
    assert_eq!(rank(&wanted, &until(9)).unwrap().document.len(), 150);
    assert!(shares.borrow().is_sorted() && shares.borrow().len() == 3, "{shares:?}");
    shares.borrow_mut().clear();
    assert_eq!(rank(&wanted, &until(2)).unwrap_err().code, Code::Cancelled);
    let first = ranking.document[0];
    let text = corpus.documents[first].text();
    let classified = block_on(run.classify(&[text, "🌋".to_string()])).unwrap();
    assert!((classified[0].probabilities[1] - ranking.probability[0]).abs() < 1e-6);
    assert_eq!(classified[1].unknown_share, 0.0);
}

#[test]
fn a_readers_marks_are_the_labels() {
    let corpus = invented(80, 2);
    let marks: Vec<Mark> = (0..30)
        .map(|document| Mark { document, relevant: corpus.documents[document].label == Some(1) })
        .collect();
    let run = trained(LiteratureSpec { marks, ..small(Preset::Orogen) }, &corpus);
    assert_eq!(run.labelling.labels, ["other", "relevant"]);
    assert_eq!(run.labelled.documents.len(), 30);
    assert_eq!(block_on(run.rank(&corpus, None, Ranked::Unlabelled, &Unwatched)).unwrap().document.len(), 50);
    assert_eq!(block_on(literature_report::judge(&run, &corpus, true)).unwrap_err().code, Code::BadOption);
}

#[test]
fn an_explanation_adds_up_and_names_words_of_the_text() {
    let corpus = invented(150, 3);
    for preset in [Preset::CourseText, Preset::Orogen] {
        let run = trained(small(preset), &corpus);
        let document = run.labelled.documents[run.parts.test[0]];
        let options = ExplainOptions { document: Some(document), ..ExplainOptions::default() };
        let why = block_on(run.explain(&corpus, &options)).unwrap();
        assert!(why.gap < 0.01, "{why:?}");
        let sum: f64 = why.integrated_gradients.iter().sum();
        let difference = why.log_odds - why.empty_log_odds;
        assert!((sum - difference).abs() <= 0.01 * difference.abs(), "{sum} {difference}");
        let words = why.tokens.len();
        assert!(words > 0 && words <= 24);
        assert_eq!([why.known.len(), why.occlusion.len(), why.integrated_gradients.len()], [words; 3]);
        assert_eq!(why.attention.is_some(), preset == Preset::Orogen);
        let all = tokens(&corpus.documents[document].text());
        assert!(why.tokens.iter().all(|word| all.contains(word)));
        let training: BTreeSet<usize> =
            run.parts.training.iter().map(|&row| run.labelled.documents[row]).collect();
        assert!(!why.nearest.is_empty() && why.nearest.iter().all(|near| training.contains(&near.document)));
        assert_eq!(why.rules.len(), 3);
        assert!(why.rules.iter().flat_map(|rule| &rule.words).all(|word| all.contains(&word.word)));
        // Leaving a word out is what occlusion says it is.
        let left_out = why.tokens.iter().zip(&why.occlusion).skip(3).step_by(7);
        for (at, (_, fall)) in left_out.enumerate() {
            let rest = why.tokens.iter().enumerate().filter(|(place, _)| *place != 3 + 7 * at);
            let text = rest.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ");
            let options = ExplainOptions {
                text: Some(text),
                label: Some(why.label.clone()),
                ..ExplainOptions::default()
            };
            let other = block_on(run.explain(&corpus, &options)).unwrap();
            assert!((why.log_odds - other.log_odds - fall).abs() < 1e-3, "{} {}", other.log_odds, fall);
        }
    }
    let run = made(small(Preset::Orogen), &corpus).unwrap();
    let refused = |options: ExplainOptions| block_on(run.explain(&corpus, &options)).unwrap_err().code;
    assert_eq!(refused(ExplainOptions::default()), Code::BadOption);
    assert_eq!(refused(ExplainOptions { document: Some(150), ..ExplainOptions::default() }), Code::BadOption);
    let no_words = ExplainOptions { text: Some(" … ".to_string()), ..ExplainOptions::default() };
    assert_eq!(refused(no_words), Code::EmptySource);
}

#[test]
fn both_splits_are_shown() {
    let corpus = invented(90, 2);
    let run = trained(small(Preset::Orogen), &corpus);
    let study = |run: LiteratureRun, corpus: &Corpus| {
        let (run, dataset) = (Run::Literature(run), Dataset::Corpus(corpus.clone()));
        let mut study = run.splits(&dataset).unwrap();
        let mut pace = Pace::of(run.vitals().engine);
        while block_on(orogen::labs::studies::Study::advance(&mut study, &mut pace, &|| 0.0)).unwrap() < 1.0 {
        }
        serde_json::to_value(study.comparisons()).unwrap()
    };
    let found = study(run, &corpus);
    for (at, split) in ["chronological", "random"].into_iter().enumerate() {
        assert_eq!(found[at]["split"], split);
        assert_eq!(found[at]["result"]["documents"]["test"], 18, "{found}");
        assert!(found[at]["result"]["scores"]["accuracy"].as_f64().unwrap() > 0.0);
    }
    let mut undated = corpus.clone();
    undated.documents.iter_mut().for_each(|document| document.year = None);
    let found = study(trained(small(Preset::Orogen), &undated), &undated);
    assert_eq!(found[0]["refused"]["code"], "needs-times");
    assert!(found[1]["result"].is_object());
}

#[test]
fn a_saved_run_goes_on_as_if_it_had_never_stopped() {
    let corpus = invented(90, 3);
    let dataset = Dataset::Corpus(corpus.clone());
    let bytes = dataset.to_bytes();
    let engine = block_on(Engine::open(EngineName::Flex)).unwrap();
    let spec = AnySpec::Literature(small(Preset::Orogen));
    let drive = |run: &mut Run, until: u64| {
        let mut pace = Pace::of(run.vitals().engine);
        while block_on(run.advance(until, &mut pace, &|| 0.0)).unwrap().is_none() {}
    };
    let mut whole = Run::new(spec.clone(), &dataset, engine.clone(), None).unwrap();
    drive(&mut whole, u64::MAX);
    let mut half = Run::new(spec.clone(), &dataset, engine.clone(), None).unwrap();
    drive(&mut half, 3);
    let hash = lab_file::sha256(&bytes);
    let note =
        DataNote { name: "a.csv".to_string(), sha256: hash.clone(), events: 90, report: report_of(&bytes) };
    let entries = block_on(lab_file::write(&half, RunState::Paused, note, Some(bytes))).unwrap();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["orogen.json", "weights.safetensors", "state.safetensors", "data.csv"]);
    let manifest = lab_file::manifest(&entries).unwrap();
    let data = lab_file::data(&entries).unwrap();
    let read = Dataset::from_bytes(&manifest.spec, "a.csv", data, &manifest.data.report, &NO_LEGACY).unwrap();
    assert_eq!(read.to_bytes(), dataset.to_bytes());
    let mut opened = lab_file::read(&entries, &manifest, &read, &hash, engine).unwrap();
    drive(&mut opened, u64::MAX);
    assert_eq!(block_on(opened.save()).unwrap(), block_on(whole.save()).unwrap());
    let mut pace = Pace::of(opened.vitals().engine);
    while block_on(opened.repeat(&mut pace, &|| 0.0)).unwrap() < 1.0 {}
    assert!(matches!(block_on(opened.report(&read)).unwrap(), Judged::Literature(_)));
}

const NO_LEGACY: orogen::tabular::decode::NoLegacy = orogen::tabular::decode::NoLegacy;

fn report_of(bytes: &[u8]) -> orogen::labs::dataset::AnyImport {
    let options = orogen::text::CorpusOptions { keep_duplicates: true, ..Default::default() };
    let (_, report) = orogen::text::read("a.csv", bytes, &options, &NO_LEGACY).unwrap();
    orogen::labs::dataset::AnyImport::Corpus(report)
}

/// Reads as a person would who knows the truth; what the desk proposes, ten at a time.
fn read_on(desk: &Desk, truth: &[bool], rounds: usize) -> Vec<Triage> {
    let mut marks: Vec<TriageMark> = Vec::new();
    let mut found = Vec::new();
    for _ in 0..rounds {
        let options = TriageOptions { marks: marks.clone(), ..TriageOptions::default() };
        let advice = desk.advise(&options).unwrap();
        marks.extend(advice.next.iter().map(|next| TriageMark {
            document: next.document,
            relevant: truth[next.document],
            by_lot: next.by_lot,
        }));
        found.push(advice);
    }
    found
}

#[test]
fn triage_finds_most_of_what_is_relevant_early() {
    let corpus = invented(600, 6);
    let truth: Vec<bool> = corpus.documents.iter().map(|document| document.label == Some(2)).collect();
    let all = truth.iter().filter(|&&relevant| relevant).count() as f64;
    let found = read_on(&Desk::of(&corpus), &truth, 30);
    let last = found.last().unwrap();
    assert_eq!(last.read, 290);
    // By lot, half the reading finds half.
    assert!(last.relevant as f64 > 0.8 * all, "{} of {all}", last.relevant);
    let missed = last.missed.unwrap();
    let really = all - last.relevant as f64;
    assert!(missed.interval[0] <= really && really <= missed.interval[1], "{missed:?} {really}");
    let read: BTreeSet<usize> =
        found.iter().take(29).flat_map(|one| &one.next).map(|next| next.document).collect();
    assert_eq!(read.len(), 290, "no document is proposed twice");
    assert!(last.ranking.iter().all(|(document, _)| !read.contains(document)));
    assert_eq!(last.ranking.len(), 310);
}

#[test]
fn triage_starts_by_lot_and_says_nothing_it_cannot_know() {
    let corpus = invented(60, 2);
    let desk = Desk::of(&corpus);
    let first = desk.advise(&TriageOptions::default()).unwrap();
    assert!(first.next.len() == 10 && first.next.iter().all(|next| next.by_lot));
    assert_eq!((first.missed, first.recall, first.ranking.len()), (None, None, 0));
    let mark = |document| TriageMark { document, relevant: true, by_lot: false };
    let refused = |options: TriageOptions| desk.advise(&options).unwrap_err().code;
    assert_eq!(refused(TriageOptions { marks: vec![mark(60)], ..Default::default() }), Code::BadOption);
    assert_eq!(refused(TriageOptions { propose: 5000, ..Default::default() }), Code::BadOption);
    let everything = TriageOptions { marks: (0..60).map(mark).collect(), ..Default::default() };
    assert!(desk.advise(&everything).unwrap().next.is_empty());
    assert!(Desk::of(&Corpus::default()).advise(&TriageOptions::default()).unwrap().next.is_empty());
}

#[test]
fn a_learning_curve_rises_to_what_the_whole_training_part_teaches() {
    let corpus = invented(200, 3);
    let spec = LiteratureSpec { seeds: 1, epochs: 1, ..small(Preset::Orogen) };
    let run = trained(spec, &corpus);
    let judged = block_on(literature_report::report(&run)).unwrap();
    let whole = judged.report.baselines[&LabelRule::Logistic].scores.labels.macro_average.f1;
    let curve = |network: bool| {
        let mut study = CurveStudy::new(&run, &corpus, network).unwrap();
        let mut pace = Pace::of(&run.training.engine);
        let mut shares = vec![0.0];
        block_on(async {
            while shares.last().is_some_and(|share| *share < 1.0) {
                shares.push(study.advance(&mut pace, &|| 0.0).await.unwrap());
            }
        });
        assert!(shares.is_sorted(), "{shares:?}");
        study.curve()
    };
    let found = curve(false);
    assert_eq!(found.test, run.parts.test.len());
    let documents: Vec<usize> = found.points.iter().map(|point| point.documents).collect();
    assert_eq!(documents, [10, 20, 50, 100, run.parts.training.len()]);
    let last = found.points.last().unwrap();
    assert!((last.baseline.macro_f1 - whole).abs() < 1e-12, "{} {whole}", last.baseline.macro_f1);
    assert_eq!((last.baseline.draws, found.points[0].baseline.draws), (1, 10));
    assert!(found.points[0].baseline.macro_f1 < last.baseline.macro_f1);
    for point in &found.points {
        let [low, high] = point.baseline.interval;
        assert!(low <= point.baseline.macro_f1 && point.baseline.macro_f1 <= high && point.network.is_none());
    }
    let both = curve(true);
    assert!(both.points.iter().all(|point| point.network.as_ref().is_some_and(|score| score.draws == 1)));
    assert_eq!(both.points[2].baseline, found.points[2].baseline);
}
