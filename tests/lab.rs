//! The Earthquakes lab as a whole: from a file to a report, and through a lab file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use orogen::error::{Code, Error};
use orogen::labs::dataset::{AnyImport, Dataset};
use orogen::labs::earthquakes::MagnitudeRun;
use orogen::labs::lab_file::{self, DataNote, Entry};
use orogen::labs::report::{BaselineName, DoubtCode, judge, report};
use orogen::labs::run::Run;
use orogen::labs::spec::{Feature, NamedFeature, RunSpec, RunState, SplitKind};
use orogen::learn::bootstrap::Verdict;
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::training::Pace;
use orogen::seismic::{Catalogue, CatalogueOptions, read, synthetic};
use orogen::tabular::ImportReport;
use orogen::tabular::decode::NoLegacy;
use pollster::block_on;
use std::collections::BTreeMap;

fn open(csv: &str) -> (Catalogue, ImportReport) {
    read("a.csv", csv.as_bytes(), &CatalogueOptions::default(), &NoLegacy).unwrap()
}

fn make(spec: RunSpec, catalogue: &Catalogue) -> Result<MagnitudeRun, Error> {
    let engine = block_on(Engine::open(EngineName::Flex)).unwrap();
    MagnitudeRun::new(spec, catalogue, engine, None)
}

fn train(run: &mut MagnitudeRun, steps: u64) {
    let mut pace = Pace::of(&run.training.engine);
    while block_on(run.advance(steps, &mut pace, &|| 0.0)).unwrap().is_none() {}
}

fn lines(n: usize, magnitude: impl Fn(usize) -> f64) -> String {
    let mut csv = String::from("time,latitude,longitude,depth,mag\n");
    for i in 0..n {
        csv.push_str(&format!(
            "2020-01-{:02}T00:00:00Z,{},{},{},{}\n",
            i % 28 + 1,
            i % 60,
            i % 90,
            i % 30,
            magnitude(i)
        ));
    }
    csv
}

#[test]
fn few_rows_and_constant_magnitudes_are_refused_in_words() {
    for (rows, code) in [(1, Code::TooFewRows), (3, Code::TooFewRows), (9, Code::TooFewRows)] {
        let error = make(RunSpec::default(), &open(&lines(rows, |i| 3.0 + i as f64 / 10.0)).0).unwrap_err();
        assert_eq!(error.code, code, "{rows} rows");
    }
    let error = make(RunSpec::default(), &open(&lines(40, |_| 5.0)).0).unwrap_err();
    assert_eq!(error.code, Code::ConstantTarget);
}

#[test]
fn scalers_see_the_training_part_alone() {
    let (catalogue, _) = open(&lines(100, |i| if i < 60 { (i % 10) as f64 / 10.0 } else { 9.0 }));
    let run = make(RunSpec::default(), &catalogue).unwrap();
    // Sorting by time deals the rows out by day; the training part is the first 60 of them.
    let expected = run.table.targets[..60].iter().sum::<f64>() / 60.0;
    assert!((run.scalers.target.mean[0] - expected).abs() < 1e-12);
}

#[test]
fn a_report_stands_beside_its_baselines() {
    let (catalogue, _) = open(&synthetic::csv(1));
    let mut run = make(RunSpec { epochs: 3, ..RunSpec::default() }, &catalogue).unwrap();
    train(&mut run, u64::MAX);
    let judged = block_on(report(&run, &catalogue)).unwrap();
    let report = &judged.report;
    // No depth of the arc was fixed by convention.
    assert_eq!(report.baselines.len(), BaselineName::ALL.len() - 1);
    assert!(!report.baselines.contains_key(&BaselineName::FixedDepth) && report.fixed_depths.is_none());
    assert!(report.spans.as_ref().unwrap().training[1] <= report.spans.as_ref().unwrap().test[0]);
    // Boosted trees stand apart: the verdict is against simple rules.
    let simple = report.baselines.iter().filter(|(name, _)| **name != BaselineName::BoostedTrees);
    let best = simple.map(|(_, b)| b.validation_mse).fold(f64::INFINITY, f64::min);
    assert_eq!(report.baselines[&report.best_baseline].validation_mse, best);
    let [low, high] = report.difference.interval;
    assert!(low <= report.difference.mse && report.difference.mse <= high);
    let difference = report.scores.mse - report.baselines[&report.best_baseline].scores.mse;
    assert!((report.difference.mse - difference).abs() < 1e-9);
    // A draw from the law has about twice the error of the mean.
    let draw = report.baselines[&BaselineName::GutenbergRichter].scores.mse;
    assert!(draw > 1.3 * report.baselines[&BaselineName::ConstantMean].scores.mse, "{draw}");
}

#[test]
fn a_verdict_is_pooled_over_the_seeds() {
    let (catalogue, _) = open(&synthetic::csv(1));
    let of = |seed| RunSpec { epochs: 2, seed, ..RunSpec::default() };
    let trained = |seed| {
        let mut run = make(of(seed), &catalogue).unwrap();
        train(&mut run, u64::MAX);
        run
    };
    let alone = block_on(report(&trained(5), &catalogue)).unwrap().report;
    assert!(alone.doubts.iter().any(|doubt| doubt.code == DoubtCode::OneSeed));

    let mut run = Run::Magnitude(trained(5));
    let mut pace = Pace::of(run.vitals().engine);
    let mut shares = vec![0.0];
    while shares.last() < Some(&1.0) {
        shares.push(block_on(run.repeat(&mut pace, &|| 0.0)).unwrap());
    }
    let Run::Magnitude(run) = run else { panic!("another task") };
    let pooled = block_on(report(&run, &catalogue)).unwrap().report;
    assert_eq!(pooled.seeds, [5, 6, 7]);
    assert!(!pooled.doubts.iter().any(|doubt| doubt.code == DoubtCode::OneSeed));
    // Each is what a run under that seed alone comes to, and the difference is their mean.
    let baseline = pooled.baselines[&pooled.best_baseline].scores.mse;
    let mut mean = 0.0;
    for (seed, one) in pooled.seeds.iter().zip(&pooled.per_seed) {
        let own = block_on(report(&trained(*seed), &catalogue)).unwrap().report;
        assert_eq!((one.seed, one.epochs_trained), (*seed, 2));
        assert_eq!(one.scores, own.scores);
        mean += (one.scores.mse - baseline) / 3.0;
    }
    assert!((pooled.difference.mse - mean).abs() < 1e-9);
    assert_eq!(pooled.scores, alone.scores);
}

#[test]
fn a_random_split_is_called_one_and_judging_ones_own_data_too() {
    let (catalogue, _) = open(&synthetic::csv(1));
    let mut run = make(RunSpec { split: SplitKind::Random, ..RunSpec::default() }, &catalogue).unwrap();
    train(&mut run, 5);
    let has = |doubts: &[orogen::labs::report::Doubt], code| doubts.iter().any(|doubt| doubt.code == code);
    let own = block_on(report(&run, &catalogue)).unwrap();
    assert!(
        has(&own.report.doubts, DoubtCode::RandomSplit) && has(&own.report.doubts, DoubtCode::StoppedEarly)
    );
    let again = block_on(judge(&run, &catalogue, true)).unwrap();
    assert!(has(&again.report.doubts, DoubtCode::JudgedOnOwnData));
    assert_eq!(again.observed.len(), catalogue.len());
    let (few, _) = open(&lines(12, |i| i as f64 / 10.0));
    assert_eq!(block_on(judge(&run, &few, false)).unwrap().report.verdict, Verdict::None);
}

#[test]
fn estimates_warn_outside_what_was_seen() {
    let (catalogue, _) = open(&synthetic::csv(1));
    let mut run = make(RunSpec::default(), &catalogue).unwrap();
    train(&mut run, 30);
    let names = [NamedFeature::Latitude, NamedFeature::Longitude, NamedFeature::Depth];
    let place = |values: &[f64]| -> BTreeMap<Feature, f64> {
        names.map(Feature::from).into_iter().zip(values.iter().copied()).collect()
    };
    let inside = place(run.table.row(run.parts.training[0]));
    let outside = place(&[-80.0, 170.0, 700.0]);
    let estimates = block_on(run.estimate(&[inside, outside])).unwrap();
    assert!(estimates[0].outside.is_empty());
    assert_eq!(estimates[1].outside.len(), 3);
    assert!(estimates[0].interval[0] < estimates[0].interval[1]);
    assert!(estimates[0].base_interval[0] < estimates[0].base);
    assert_eq!(block_on(run.estimate(&[BTreeMap::new()])).unwrap_err().code, Code::BadOption);
}

fn saved(run: MagnitudeRun, catalogue: &Catalogue, import: ImportReport) -> Vec<Entry> {
    let csv = catalogue.to_csv();
    let note = DataNote {
        name: catalogue.name().to_string(),
        sha256: lab_file::sha256(csv.as_bytes()),
        events: catalogue.len(),
        report: AnyImport::Catalogue(import),
    };
    block_on(lab_file::write(&Run::Magnitude(run), RunState::Paused, note, Some(csv.into_bytes()))).unwrap()
}

#[test]
fn a_lab_file_goes_on_to_the_bit() {
    let (catalogue, import) = open(&synthetic::csv(1));
    let mut whole = make(RunSpec::default(), &catalogue).unwrap();
    train(&mut whole, 80);
    let mut first = make(RunSpec::default(), &catalogue).unwrap();
    train(&mut first, 40);
    let entries = saved(first, &catalogue, import);
    let manifest = lab_file::manifest(&entries).unwrap();
    // The data is read again from the file itself.
    let csv = lab_file::data(&entries).unwrap();
    let again = Dataset::from_bytes(&manifest.spec, "a.csv", csv, &manifest.data.report, &NoLegacy).unwrap();
    let hash = lab_file::sha256(&again.to_bytes());
    let engine = block_on(Engine::open(EngineName::Flex)).unwrap();
    let read = lab_file::read(&entries, &manifest, &again, &hash, engine).unwrap();
    let Run::Magnitude(mut second) = read else { panic!("another task") };
    train(&mut second, 80);
    assert_eq!(block_on(second.training.save()).unwrap(), block_on(whole.training.save()).unwrap());
}

#[test]
fn lab_files_that_cannot_be_read_say_why() {
    let (catalogue, import) = open(&synthetic::csv(1));
    let mut run = make(RunSpec::default(), &catalogue).unwrap();
    train(&mut run, 2);
    let good = saved(run, &catalogue, import);
    let change = |name: &str, with: &dyn Fn(&[u8]) -> Vec<u8>| -> Vec<Entry> {
        let changed =
            |e: &Entry| if e.name == name { Entry { bytes: with(&e.bytes), ..e.clone() } } else { e.clone() };
        good.iter().map(changed).collect()
    };
    let text = |from: &'static str, to: &'static str| {
        move |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace(from, to).into_bytes()
    };
    let newer = change(lab_file::MANIFEST, &text("\"format\": 1", "\"format\": 2"));
    assert_eq!(lab_file::manifest(&newer).unwrap_err().code, Code::LabFileNewer);
    let broken = change(lab_file::MANIFEST, &|bytes| bytes[..bytes.len() / 2].to_vec());
    assert_eq!(lab_file::manifest(&broken).unwrap_err().code, Code::LabFileDamaged);
    assert_eq!(lab_file::manifest(&[]).unwrap_err().code, Code::LabFileWrong);

    let manifest = lab_file::manifest(&good).unwrap();
    let engine = || block_on(Engine::open(EngineName::Flex)).unwrap();
    let half = change(lab_file::WEIGHTS, &|bytes| bytes[..bytes.len() / 2].to_vec());
    let hash = manifest.data.sha256.clone();
    let catalogue = Dataset::Catalogue(catalogue);
    let error = lab_file::read(&half, &manifest, &catalogue, &hash, engine()).unwrap_err();
    assert_eq!(error.code, Code::LabFileDamaged);
    let error = lab_file::read(&good, &manifest, &catalogue, "another", engine()).unwrap_err();
    assert_eq!(error.code, Code::DataDiffers);
}
