//! pkg/orogen.d.ts is the contract: every string union there is a Rust enum here, with the same members in
//! the same order, and reports have the fields it says.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use orogen::error::Code;
use orogen::labs::report::{BaselineName, DoubtCode};
use orogen::labs::spec::{EngineChoice, ExportFormat, Feature, Lab, Preset, RunSpec, RunState, Task};
use orogen::learn::bootstrap::Verdict;
use orogen::learn::engine::EngineName;
use orogen::learn::optimiser::OptimiserName;
use orogen::learn::split::SplitKind;
use orogen::nets::mlp::Activation;
use orogen::tabular::{CatalogueFormat, Delimiter, Encoding, Field, NoteCode, Reason, Repair};

fn contract() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg/orogen.d.ts");
    std::fs::read_to_string(path).unwrap()
}

fn union(name: &str) -> Vec<String> {
    let text = contract();
    let start = text.find(&format!("export type {name} =")).unwrap_or_else(|| panic!("no type {name}"));
    let body = text.get(start..).unwrap().split_once('=').unwrap().1;
    // A `;` may be a member.
    let end = body.find(";\n").unwrap();
    let members = body.get(..end).unwrap().split('"').skip(1).step_by(2);
    members.map(|member| member.replace("\\t", "\t")).collect()
}

#[test]
fn unions_have_the_same_members() {
    macro_rules! same {
        ($($name:literal $rust:ty),+ $(,)?) => {
            $(assert_eq!(
                union($name),
                <$rust>::ALL.iter().map(|member| member.as_str().to_string()).collect::<Vec<_>>(),
                $name
            );)+
        };
    }
    same!(
        "Lab" Lab, "Task" Task, "Preset" Preset, "Split" SplitKind, "Feature" Feature, "Activation" Activation,
        "OptimiserName" OptimiserName, "EngineName" EngineName, "RunState" RunState, "Verdict" Verdict,
        "BaselineName" BaselineName, "ExportFormat" ExportFormat, "CatalogueFormat" CatalogueFormat,
        "Encoding" Encoding, "Delimiter" Delimiter, "Field" Field, "Reason" Reason, "Repair" Repair, "NoteCode" NoteCode,
        "DoubtCode" DoubtCode, "ErrorCode" Code,
    );
    let choices: Vec<_> = EngineChoice::ALL.iter().map(|choice| choice.as_str().to_string()).collect();
    assert_eq!([union("Engine"), union("EngineName")].concat(), choices);
}

/// The names of an interface's fields, or of those of them that are nested objects.
fn fields(interface: &str) -> Vec<String> {
    let text = contract();
    let start = text.find(&format!("export interface {interface} {{")).unwrap();
    let body = text.get(start..).unwrap();
    let body = body.get(..body.find("\n}").unwrap()).unwrap();
    let lines = body.lines().skip(1).filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names =
        lines.filter_map(|line| line.trim().split_once(':').map(|(name, _)| name.trim_end_matches('?')));
    let plain = |name: &&str| name.chars().all(char::is_alphanumeric) && !name.is_empty();
    names.filter(plain).map(str::to_string).collect()
}

#[test]
fn a_spec_has_the_contracts_fields() {
    let json = serde_json::to_value(RunSpec::default()).unwrap();
    let mut ours: Vec<String> = json.as_object().unwrap().keys().cloned().collect();
    let mut theirs: Vec<String> = fields("RunSpec").into_iter().filter(|name| name != "dataset").collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    assert_eq!(ours, theirs);
}

#[test]
fn reports_have_the_contracts_fields() {
    use orogen::labs::earthquakes::MagnitudeRun;
    use orogen::learn::engine::Engine;
    use orogen::learn::training::Pace;
    let csv = orogen::seismic::synthetic::csv(1);
    let options = orogen::seismic::CatalogueOptions::default();
    let (catalogue, import) =
        orogen::seismic::read("a.csv", csv.as_bytes(), &options, &orogen::tabular::decode::NoLegacy).unwrap();
    let judged = pollster::block_on(async {
        let engine = Engine::open(EngineName::Flex).await.unwrap();
        let mut run = MagnitudeRun::new(RunSpec::default(), &catalogue, engine, None).unwrap();
        let mut pace = Pace::of(&run.training.engine);
        run.advance(20, &mut pace, &|| 0.0).await.unwrap();
        orogen::labs::report::report(&run, &catalogue).await.unwrap()
    });
    let keys = |json: serde_json::Value| {
        let mut keys: Vec<String> = json.as_object().unwrap().keys().cloned().collect();
        keys.sort_unstable();
        keys
    };
    let expected = |interface: &str, beside: &[&str]| {
        let mut names = fields(interface);
        names.retain(|name| !beside.contains(&name.as_str()));
        names.sort_unstable();
        names
    };
    let beside = ["observed", "predicted", "time", "sentence"];
    assert_eq!(keys(serde_json::to_value(&judged.report).unwrap()), expected("Report", &beside));
    assert_eq!(keys(serde_json::to_value(judged.report.scores).unwrap()), expected("Scores", &[]));
    assert_eq!(keys(serde_json::to_value(import).unwrap()), expected("ImportReport", &[]));
    rows_of_a_merger_have_the_contracts_fields(&keys, &expected);
    assert_eq!(keys(serde_json::to_value(catalogue.event(0)).unwrap()), expected("Event", &[]));
    assert_eq!(judged.observed.len(), judged.report.rows.test);
    assert!(judged.observed.len() == judged.predicted.len() && judged.time.len() == judged.observed.len());
}

/// A merger has all there is in a report: files, duplicates, repairs.
fn rows_of_a_merger_have_the_contracts_fields(
    keys: &dyn Fn(serde_json::Value) -> Vec<String>,
    expected: &dyn Fn(&str, &[&str]) -> Vec<String>,
) {
    use orogen::seismic::{CatalogueOptions, SourceFile, read_all};
    let csv = "time,lat,lon,mag,id\n2031-01-01T00:00:60Z,1,190,3,a\n2031-01-01T00:00:00Z,1,1,x,b\n";
    let file = |name| SourceFile { name, bytes: csv.as_bytes(), options: CatalogueOptions::default() };
    let legacy = orogen::tabular::decode::NoLegacy;
    let (_, report) = read_all("both", &[file("a"), file("b")], None, &legacy).unwrap();
    assert_eq!(keys(serde_json::to_value(&report.files[0]).unwrap()), expected("FileReport", &[]));
    assert_eq!(keys(serde_json::to_value(&report.dropped[0]).unwrap()), expected("Dropped", &[]));
    assert_eq!(keys(serde_json::to_value(&report.repaired[0]).unwrap()), expected("Repaired", &[]));
    assert_eq!(keys(serde_json::to_value(&report.set_aside[0]).unwrap()), expected("SetAside", &[]));
    let of = report.set_aside[0].of.as_ref().unwrap();
    assert_eq!(keys(serde_json::to_value(of).unwrap()), expected("RowPlace", &[]));
}
