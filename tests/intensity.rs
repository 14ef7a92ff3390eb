//! The intensity question from a table to a report: what is planted is found, and nothing leaks.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeSet;

use orogen::error::Code;
use orogen::labs::dataset::{AnyImport, Dataset};
use orogen::labs::intensity::{IntensityInput, IntensityQuery, IntensityRun, refit, rows_of};
use orogen::labs::intensity_report::{IntensityRule, judge, report};
use orogen::labs::lab_file::{self, DataNote};
use orogen::labs::report::DoubtCode;
use orogen::labs::run::Run;
use orogen::labs::spec::{AnySpec, RunSpec, RunState, SplitKind, Task};
use orogen::learn::bootstrap::Verdict;
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::training::Pace;
use orogen::seismic::IntensityTable;
use orogen::seismic::intensity::{Equation, PracticeOptions, practice_csv};
use orogen::seismic::intensity_table::{IntensityImport, IntensityOptions, read_all};
use orogen::tabular::decode::NoLegacy;
use pollster::block_on;

fn open(csv: &str) -> (IntensityTable, IntensityImport) {
    read_all("a.csv", &[("a.csv", csv.as_bytes())], &IntensityOptions::default(), &NoLegacy).unwrap()
}

fn practice(events: usize, sites: usize) -> IntensityTable {
    open(&practice_csv(&PracticeOptions { events, sites, ..PracticeOptions::default() }).unwrap()).0
}

/// The same rows, as if people had felt them: without the column that says what they were made from.
fn felt(table: &IntensityTable) -> IntensityTable {
    IntensityTable::of("felt", table.rows().to_vec(), None)
}

fn spec() -> RunSpec {
    RunSpec { task: Task::Intensity, ..RunSpec::default() }
}

fn engine() -> Engine {
    block_on(Engine::open(EngineName::Flex)).unwrap()
}

fn make(spec: RunSpec, table: &IntensityTable) -> IntensityRun {
    IntensityRun::new(spec, table, engine(), None).unwrap()
}

fn train(run: &mut IntensityRun, steps: u64) {
    let mut pace = Pace::of(&run.training.engine);
    while block_on(run.training.advance(steps, &mut pace, &|| 0.0)).unwrap().is_none() {}
}

#[test]
fn no_earthquake_is_in_two_parts() {
    let table = practice(30, 12);
    for split in [SplitKind::Chronological, SplitKind::Random] {
        let run = make(RunSpec { split, ..spec() }, &table);
        let of = |part: &[usize]| -> BTreeSet<String> {
            rows_of(&run.observations, part).into_iter().map(|row| row.event.clone()).collect()
        };
        let parts = [of(&run.parts.training), of(&run.parts.validation), of(&run.parts.test)];
        assert!(run.apart && parts.iter().all(|part| !part.is_empty()), "{split}");
        assert_eq!(parts.iter().map(BTreeSet::len).sum::<usize>(), 30, "{split}");
    }
}

#[test]
fn refitting_finds_what_was_planted() {
    // Without scatter the coefficients come back; from coefficients that are not the published ones.
    let table = practice(60, 30);
    for &equation in Equation::ALL {
        let mut planted = equation.published();
        planted.coefficients[0] += 0.7;
        planted.coefficients[1] *= 0.8;
        if let Some(near) = planted.shape.get_mut(1) {
            *near *= 1.4;
        }
        let mut rows = table.rows().to_vec();
        rows.iter_mut().for_each(|row| row.intensity = planted.intensity(row.magnitude, row.distance));
        let table = IntensityTable::of("planted", rows, None);
        let all: Vec<usize> = (0..table.rows().len()).collect();
        let found = refit(equation, &rows_of(&table, &all));
        for row in table.rows() {
            let says = found.intensity(row.magnitude, row.distance);
            assert!((says - row.intensity).abs() < 0.005, "{equation}: {says} {}", row.intensity);
        }
    }
}

#[test]
fn on_a_practice_table_only_recovery_is_judged() {
    let table = practice(40, 25);
    let mut run = make(spec(), &table);
    assert_eq!(run.inputs, [IntensityInput::Magnitude, IntensityInput::Distance, IntensityInput::Depth]);
    let before = block_on(report(&run)).unwrap().report;
    assert_eq!(before.recovery.as_ref().unwrap().recovered, Some(false), "an untrained network");
    train(&mut run, 300);
    let judged = block_on(report(&run)).unwrap();
    let after = &judged.report;
    assert_eq!((before.verdict, after.verdict), (Verdict::None, Verdict::None));
    let [before, now] = [&before, after].map(|report| report.recovery.as_ref().unwrap().deviation);
    assert!(now < before / 3.0, "{before} {now}");
    assert!(after.doubts.iter().any(|doubt| doubt.code == DoubtCode::PracticeTable));
    assert_eq!(judged.observed.len(), after.rows.test);
    assert_eq!(after.events.training + after.events.validation + after.events.test, 40);
    // The same rows without that column are judged against the rules.
    let run = make(spec(), &felt(&table));
    let plain = block_on(report(&run)).unwrap().report;
    assert!(plain.recovery.is_none());
    assert_eq!(plain.verdict, Verdict::Worse, "an untrained network against equations");
    let mean = plain.baselines[&IntensityRule::ConstantMean].scores.rmse;
    assert!(
        plain.best_baseline != IntensityRule::ConstantMean && mean > 1.3,
        "{} {mean}",
        plain.best_baseline
    );
    let scatter = plain.baselines[&IntensityRule::AllenWaldWorden].scores.rmse;
    assert!((0.8..1.15).contains(&scatter), "{scatter}");
}

#[test]
fn one_earthquake_is_doubted() {
    let table = felt(&practice(1, 60));
    let run = make(spec(), &table);
    let codes: Vec<DoubtCode> =
        block_on(report(&run)).unwrap().report.doubts.iter().map(|doubt| doubt.code).collect();
    assert!(codes.contains(&DoubtCode::OneEvent), "{codes:?}");
    let few = make(spec(), &felt(&practice(8, 20)));
    let judged = block_on(report(&few)).unwrap().report;
    assert!(judged.doubts.iter().any(|doubt| doubt.code == DoubtCode::FewEvents));
    let own = block_on(judge(&few, &few.observations, true)).unwrap().report;
    assert!(own.doubts.iter().any(|doubt| doubt.code == DoubtCode::JudgedOnOwnData));
}

#[test]
fn sites_are_estimated_and_missing_inputs_named() {
    let run = make(spec(), &practice(20, 20));
    let query = |depth| IntensityQuery { magnitude: 9.5, distance: 100.0, depth, vs30: None };
    let estimate = block_on(run.estimate(&[query(Some(10.0))])).unwrap().remove(0);
    assert_eq!(estimate.outside, [IntensityInput::Magnitude]);
    assert!(estimate.interval[0] < estimate.intensity && estimate.intensity < estimate.interval[1]);
    let published = Equation::AllenWaldWorden.published().intensity(9.5, 100.0);
    assert!((estimate.equations[0].published - published).abs() < 1e-12);
    let error = block_on(run.estimate(&[query(None)])).unwrap_err();
    assert_eq!((error.code, error.place.unwrap().option.as_deref()), (Code::BadOption, Some("depth")));
}

#[test]
fn a_lab_file_goes_on_to_the_bit() {
    let csv = practice_csv(&PracticeOptions { events: 10, sites: 10, ..PracticeOptions::default() }).unwrap();
    let (table, import) = open(&csv);
    let data = Dataset::Intensities(table);
    let asked = AnySpec::Earthquakes(spec());
    let mut run = Run::new(asked.clone(), &data, engine(), None).unwrap();
    let mut pace = Pace::of(run.vitals().engine);
    while block_on(run.advance(7, &mut pace, &|| 0.0)).unwrap().is_none() {}
    let note = DataNote {
        name: "a.csv".to_string(),
        sha256: lab_file::sha256(&data.to_bytes()),
        events: data.count(),
        report: AnyImport::Intensities(import),
    };
    let bytes = data.to_bytes();
    let entries = block_on(lab_file::write(&run, RunState::Paused, note, Some(bytes))).unwrap();
    let manifest = lab_file::manifest(&entries).unwrap();
    assert!(matches!(manifest.data.report, AnyImport::Intensities(_)));
    let read = Dataset::from_bytes(
        &manifest.spec,
        "a.csv",
        lab_file::data(&entries).unwrap(),
        &manifest.data.report,
        &NoLegacy,
    )
    .unwrap();
    assert_eq!(read.intensities().unwrap().practice(), Some(Equation::AllenWaldWorden));
    assert_eq!(read.catalogue().unwrap_err().code, Code::BadOption);
    let hash = lab_file::sha256(&read.to_bytes());
    let mut again = lab_file::read(&entries, &manifest, &read, &hash, engine()).unwrap();
    for run in [&mut run, &mut again] {
        while block_on(run.advance(19, &mut pace, &|| 0.0)).unwrap().is_none() {}
    }
    let weights = |run: &Run| block_on(run.save()).unwrap().weights;
    assert_eq!(weights(&run), weights(&again));
}
