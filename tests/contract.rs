//! pkg/orogen.d.ts is the contract: every string union there is a Rust enum here, with the same members in
//! the same order, and reports have the fields it says.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use orogen::error::Code;
use orogen::grid::landforms::{LandformMethod, LandformName, LandformOptions, landforms};
use orogen::grid::options::PictureEncoding;
use orogen::grid::relief::Measure;
use orogen::grid::write::{ShapeOptions, TerrainExportFormat};
use orogen::grid::{ElevationUnit, GridFormat, GridNoteCode, Side};
use orogen::labs::intensity::IntensityInput;
use orogen::labs::intensity_report::IntensityRule;
use orogen::labs::literature_rules::LabelRule;
use orogen::labs::literature_spec::LiteratureSpec;
use orogen::labs::probability_report::ForecasterName;
use orogen::labs::report::{BaselineName, DoubtCode};
use orogen::labs::spec::{
    AnySpec, EngineChoice, ExportFormat, Lab, NamedFeature, Preset, RunSpec, RunState, SplitKind, Task,
};
use orogen::labs::studies::{Study, StudyName};
use orogen::labs::terrain::GanAlarm;
use orogen::labs::terrain_area::MapChoice;
use orogen::labs::terrain_clusters::{LandformTeller, ReliefClusterOptions, clusters};
use orogen::labs::terrain_probe::ProbeName;
use orogen::labs::terrain_report::{Memorised, SurfaceName};
use orogen::labs::terrain_spec::TerrainSpec;
use orogen::learn::adversarial::Part;
use orogen::learn::bootstrap::Verdict;
use orogen::learn::duel_loss::GanLoss;
use orogen::learn::engine::EngineName;
use orogen::learn::optimiser::OptimiserName;
use orogen::nets::gan::GanPreset;
use orogen::nets::lstm::Pooling;
use orogen::nets::mlp::Activation;
use orogen::seismic::b_value::BValueMethod;
use orogen::seismic::completeness::CompletenessMethod;
use orogen::seismic::declustering::{DeclusterMethod, DeclusterWindows};
use orogen::seismic::fitness::FitnessCode;
use orogen::seismic::intensity::{Equation, PracticeOptions, practice_csv};
use orogen::seismic::intensity_columns::IntensityField;
use orogen::seismic::intensity_table::{self, IntensityFormat};
use orogen::seismic::travel_time::Wave;
use orogen::tabular::{CatalogueFormat, Delimiter, Encoding, Field, NoteCode, Reason, Repair};
use orogen::text::inquiry::KeyTermMethod;
use orogen::text::knowledge::RelationExportFormat;
use orogen::text::relations::RelationKind;
use orogen::text::summary::SummaryMethod;
use orogen::text::write::{CorpusExportFormat, GraphExportFormat};
use orogen::text::{CorpusField, CorpusFormat};
use orogen::web::protocol::CorpusDocument;

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
        "Lab" Lab, "Task" Task, "Preset" Preset, "Split" SplitKind, "NamedFeature" NamedFeature, "StudyName" StudyName, "Activation" Activation,
        "OptimiserName" OptimiserName, "EngineName" EngineName, "RunState" RunState, "Verdict" Verdict,
        "BaselineName" BaselineName, "ForecasterName" ForecasterName, "ExportFormat" ExportFormat, "CatalogueFormat" CatalogueFormat,
        "Encoding" Encoding, "Delimiter" Delimiter, "Field" Field, "Reason" Reason, "Repair" Repair, "NoteCode" NoteCode,
        "DoubtCode" DoubtCode, "ErrorCode" Code, "CompletenessMethod" CompletenessMethod,
        "BValueMethod" BValueMethod, "DeclusterMethod" DeclusterMethod, "DeclusterWindows" DeclusterWindows,
        "FitnessCode" FitnessCode, "IntensityEquationName" Equation, "IntensityInput" IntensityInput,
        "IntensityRule" IntensityRule, "IntensityFormat" IntensityFormat, "IntensityField" IntensityField, "WaveName" Wave,
        "GanPreset" GanPreset, "GanLoss" GanLoss, "GanPart" Part,
        "GanAlarm" GanAlarm, "SurfaceName" SurfaceName, "Memorised" Memorised, "GridFormat" GridFormat,
        "GridUnit" ElevationUnit, "GridEncoding" PictureEncoding, "GridNoteCode" GridNoteCode, "GridSide" Side,
        "TerrainExportFormat" TerrainExportFormat, "ReliefMeasure" Measure,
        "LandformMethod" LandformMethod, "LandformName" LandformName, "LandformTeller" LandformTeller, "ProbeName" ProbeName,
        "Pooling" Pooling, "LabelRule" LabelRule,
        "CorpusFormat" CorpusFormat, "CorpusField" CorpusField,
        "KeyTermMethod" KeyTermMethod, "SummaryMethod" SummaryMethod,
        "CorpusExportFormat" CorpusExportFormat, "GraphExportFormat" GraphExportFormat,
        "RelationKind" RelationKind, "RelationExportFormat" RelationExportFormat,
    );
    let choices: Vec<_> = EngineChoice::ALL.iter().map(|choice| choice.as_str().to_string()).collect();
    assert_eq!([union("Engine"), union("EngineName")].concat(), choices);
}

/// The names of an interface's fields, or of those of them that are nested objects.
fn fields(interface: &str) -> Vec<String> {
    let text = contract();
    let start = text.find(&format!("export interface {interface} ")).unwrap();
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
    let ours = |spec| keys(serde_json::to_value::<AnySpec>(spec).unwrap());
    assert_eq!(ours(AnySpec::Earthquakes(RunSpec::default())), expected("EarthquakesSpec", &["dataset"]));
    assert_eq!(ours(AnySpec::Terrain(TerrainSpec::default())), expected("TerrainSpec", &["dataset"]));
    let literature = AnySpec::Literature(LiteratureSpec::default());
    assert_eq!(ours(literature), expected("LiteratureSpec", &["dataset"]));
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names
}

fn keys(json: serde_json::Value) -> Vec<String> {
    let mut keys: Vec<String> = json.as_object().unwrap().keys().cloned().collect();
    keys.sort_unstable();
    keys
}

fn expected(interface: &str, beside: &[&str]) -> Vec<String> {
    let mut names = fields(interface);
    names.retain(|name| !beside.contains(&name.as_str()));
    names.sort_unstable();
    names
}

#[test]
fn probability_reports_have_the_contracts_fields() {
    use orogen::labs::probability::ProbabilityRun;
    use orogen::learn::engine::Engine;
    let csv = orogen::seismic::synthetic::csv(1);
    let options = orogen::seismic::CatalogueOptions::default();
    let (catalogue, _) =
        orogen::seismic::read("a.csv", csv.as_bytes(), &options, &orogen::tabular::decode::NoLegacy).unwrap();
    let spec = RunSpec { task: Task::Probability, ..RunSpec::default() };
    let (judged, map) = pollster::block_on(async {
        let engine = Engine::open(EngineName::Flex).await.unwrap();
        let run = ProbabilityRun::new(spec, &catalogue, engine, None).unwrap();
        let judged = orogen::labs::probability_report::report(&run, &catalogue).await.unwrap();
        (judged, run.map(None).await.unwrap())
    });
    let report = serde_json::to_value(&judged.report).unwrap();
    let beside = ["observed", "predicted", "time", "cell", "sentence"];
    assert_eq!(keys(report.clone()), expected("ProbabilityReport", &beside));
    let at = |pointer: &str| report.pointer(pointer).unwrap().clone();
    assert_eq!(keys(at("/scores")), expected("ProbabilityScores", &[]));
    assert_eq!(keys(at("/intervals")), expected("ProbabilityScores", &[]));
    assert_eq!(keys(at("/baselines")), {
        let mut names = union("ForecasterName");
        names.sort_unstable();
        names
    });
    assert_eq!(keys(at("/baselines/climatology")), ["intervals", "scores", "validationLogScore"]);
    assert_eq!(keys(at("/windows/test")), expected("WindowCount", &[]));
    assert_eq!(keys(at("/reliability/0")), expected("ReliabilityBin", &[]));
    assert_eq!(keys(at("/precisionRecall")), ["precision", "recall", "threshold"]);
    assert_eq!(keys(at("/atThreshold")), expected("AtThreshold", &[]));
    assert_eq!(keys(at("/nTest")), expected("NTest", &[]));
    assert_eq!(keys(at("/difference")), ["blocks", "interval", "logScore", "resamples"]);
    assert_eq!(keys(at("/againstTrees")), ["difference", "verdict"]);
    let with_bounds = |interface: &str| {
        let mut names = [fields("Region"), fields(interface)].concat();
        names.sort_unstable();
        names
    };
    assert_eq!(keys(at("/cells/0")), with_bounds("ReportedCell"));
    let map = serde_json::to_value(&map).unwrap();
    assert_eq!(keys(map.clone()), expected("ProbabilityMap", &[]));
    assert_eq!(keys(map.pointer("/cells/0").unwrap().clone()), with_bounds("CellProbability"));
}

#[test]
fn intensity_reports_have_the_contracts_fields() {
    use orogen::labs::intensity::{IntensityQuery, IntensityRun};
    use orogen::learn::engine::Engine;
    let csv = practice_csv(&PracticeOptions { events: 20, sites: 10, ..PracticeOptions::default() }).unwrap();
    let files = [("a.csv", csv.as_bytes())];
    let (table, import) = intensity_table::read_all(
        "a.csv",
        &files,
        &intensity_table::IntensityOptions::default(),
        &orogen::tabular::decode::NoLegacy,
    )
    .unwrap();
    let spec = RunSpec { task: Task::Intensity, ..RunSpec::default() };
    let query = IntensityQuery { magnitude: 6.0, distance: 30.0, depth: Some(10.0), vs30: None };
    let (judged, estimates) = pollster::block_on(async {
        let engine = Engine::open(EngineName::Flex).await.unwrap();
        let run = IntensityRun::new(spec, &table, engine, None).unwrap();
        let judged = orogen::labs::intensity_report::report(&run).await.unwrap();
        (judged, run.estimate(&[query]).await.unwrap())
    });
    let report = serde_json::to_value(&judged.report).unwrap();
    let beside = ["observed", "predicted", "magnitude", "distance", "time", "sentence"];
    assert_eq!(keys(report.clone()), expected("IntensityReport", &beside));
    let at = |pointer: &str| report.pointer(pointer).unwrap().clone();
    assert_eq!(keys(at("/recovery")), expected("Recovery", &[]));
    assert_eq!(keys(at("/refitted/0")), expected("IntensityEquation", &[]));
    assert_eq!(keys(at("/baselines")), {
        let mut names = union("IntensityRule");
        names.sort_unstable();
        names
    });
    assert_eq!(keys(serde_json::to_value(&estimates[0]).unwrap()), expected("IntensityEstimate", &[]));
    assert_eq!(keys(serde_json::to_value(import).unwrap()), expected("IntensityImport", &[]));
    assert_eq!(keys(serde_json::to_value(&table.rows()[0]).unwrap()), expected("IntensityRow", &[]));
    let options = serde_json::from_str(r#"{"magnitude":6,"depth":10,"distance":50}"#).unwrap();
    let scenario = orogen::seismic::warning::scenario(&options).unwrap();
    assert_eq!(keys(serde_json::to_value(scenario).unwrap()), expected("Scenario", &[]));
}

#[test]
fn terrain_reports_have_the_contracts_fields() {
    use orogen::labs::terrain::TerrainRun;
    use orogen::learn::engine::Engine;
    use orogen::learn::training::Pace;
    let bytes = include_bytes!("../www/samples/jacksboro-srtm3.npz");
    let (grid, import) = orogen::grid::read("a.npz", bytes, &Default::default()).unwrap();
    let spec = TerrainSpec { batch_size: 4, judge_every: 1, ..TerrainSpec::default() };
    let report = pollster::block_on(async {
        let engine = Engine::open(EngineName::Flex).await.unwrap();
        let mut run = TerrainRun::new(spec, &grid, engine, None).unwrap();
        let mut pace = Pace::of(&run.training.engine);
        while run.advance(1, &mut pace, &|| 0.0).await.unwrap().is_none() {}
        let frame = run.take_frames().pop().unwrap();
        assert_eq!(frame.elevation.len(), 16 * 32 * 32);
        assert_eq!(keys(serde_json::to_value(frame.scores).unwrap()), expected("RealismScores", &[]));
        while run.make_rival() < 1.0 {}
        let mut study = run.probe().unwrap();
        while study.advance(&mut pace, &|| 0.0).await.unwrap() < 1.0 {}
        let probe = serde_json::to_value(study.found()).unwrap();
        let scores = probe.pointer("/scores").unwrap();
        assert_eq!(keys(scores.pointer("/untrained").unwrap().clone()), expected("ProbeScores", &[]));
        assert_eq!(keys(scores.clone()), sorted(union("ProbeName")));
        assert_eq!(keys(probe), expected("DiscriminatorProbe", &[]));
        orogen::labs::terrain_report::report(&run).await.unwrap()
    });
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(keys(json.clone()), expected("TerrainReport", &["sentence"]));
    assert_eq!(keys(json.pointer("/patches").unwrap().clone()), expected("PatchCount", &[]));
    assert_eq!(keys(json.pointer("/unseen").unwrap().clone()), expected("UnseenGround", &[]));
    assert_eq!(keys(serde_json::to_value(import).unwrap()), expected("GridReport", &[]));
    let relief = orogen::labs::terrain_relief::Relief::of(&grid);
    assert_eq!(keys(serde_json::to_value(relief).unwrap()), expected("Relief", &[]));
    let found = serde_json::to_value(landforms(&grid, &LandformOptions::default()).unwrap()).unwrap();
    assert_eq!(keys(found.pointer("/classes/0").unwrap().clone()), expected("LandformClass", &[]));
    assert_eq!(keys(found), expected("Landforms", &["form"]));
    assert_eq!(
        keys(serde_json::to_value(LandformOptions::default()).unwrap()),
        expected("LandformOptions", &[])
    );
    let options = ReliefClusterOptions::default();
    let found = serde_json::to_value(clusters(&grid, &options).unwrap()).unwrap();
    assert_eq!(keys(found.pointer("/clusters/0").unwrap().clone()), expected("ReliefCluster", &[]));
    assert_eq!(keys(found.pointer("/clusters/0/mean").unwrap().clone()), expected("ReliefAttributes", &[]));
    assert_eq!(keys(found.pointer("/agreement/weiss").unwrap().clone()), expected("LandformAgreement", &[]));
    assert_eq!(keys(found.pointer("/agreement").unwrap().clone()), sorted(union("LandformTeller")));
    assert_eq!(keys(found), expected("ReliefClusters", &["form"]));
    assert_eq!(keys(serde_json::to_value(options).unwrap()), expected("ReliefClusterOptions", &[]));
    assert_eq!(keys(serde_json::to_value(ShapeOptions::default()).unwrap()), expected("ShapeOptions", &[]));
    assert_eq!(keys(serde_json::to_value(MapChoice::default()).unwrap()), expected("MapChoice", &[]));
    let mut names: Vec<String> = report.surfaces.keys().map(|name| name.as_str().to_string()).collect();
    let mut all = union("SurfaceName");
    names.sort_unstable();
    all.sort_unstable();
    assert_eq!(names, all);
    // One step is no training: its smooth maps match single distributions by chance, never the spectrum.
    assert!(report.surfaces.values().all(|one| report.scores.spectrum > one.spectrum), "{report:?}");
    assert_ne!(report.verdict, Verdict::Better, "{report:?}");
}

#[test]
fn literature_reports_have_the_contracts_fields() {
    use orogen::labs::literature::LiteratureRun;
    use orogen::labs::literature_explain::ExplainOptions;
    use orogen::labs::triage::{Desk, TriageMark, TriageOptions};
    use orogen::learn::engine::Engine;
    use orogen::learn::training::Pace;
    let options = orogen::text::synthetic::SyntheticOptions { documents: 60, topics: 3, seed: 1 };
    let (corpus, _) = orogen::text::synthetic::make(&options);
    let spec = LiteratureSpec { embedding: 4, units: 4, tokens: 12, seeds: 1, ..LiteratureSpec::default() };
    let (judged, why, said) = pollster::block_on(async {
        let engine = Engine::open(EngineName::Flex).await.unwrap();
        let mut run = LiteratureRun::new(spec, &corpus, engine, None).unwrap();
        let mut pace = Pace::of(&run.training.engine);
        run.advance(2, &mut pace, &|| 0.0).await.unwrap();
        while run.repeat(&mut pace, &|| 0.0).await.unwrap() < 1.0 {}
        let judged = orogen::labs::literature_report::report(&run).await.unwrap();
        let options = ExplainOptions { document: Some(0), ..ExplainOptions::default() };
        let why = run.explain(&corpus, &options).await.unwrap();
        (judged, why, run.classify(&["the crust".to_string()]).await.unwrap())
    });
    let report = serde_json::to_value(&judged.report).unwrap();
    let beside = ["document", "observed", "predicted", "probability", "sentence"];
    assert_eq!(keys(report.clone()), expected("LiteratureReport", &beside));
    let at = |pointer: &str| report.pointer(pointer).unwrap().clone();
    assert_eq!(keys(at("/scores")), expected("TextScores", &[]));
    assert_eq!(keys(at("/scores/labels/0")), expected("LabelScores", &[]));
    assert_eq!(keys(at("/intervals")), expected("TextIntervals", &[]));
    assert_eq!(keys(at("/mcNemar")), expected("McNemar", &[]));
    assert_eq!(keys(at("/precisionRecall/0")), expected("LabelCurve", &[]));
    assert_eq!(keys(at("/reliability/0")), expected("ReliabilityBin", &[]));
    assert_eq!(keys(at("/difference")), ["interval", "macroF1", "resamples"]);
    assert_eq!(keys(at("/baselines")), {
        let mut names = union("LabelRule");
        names.sort_unstable();
        names
    });
    assert_eq!(keys(at("/baselines/majority")), ["intervals", "scores", "validationMacroF1"]);
    assert_eq!(keys(serde_json::to_value(&why).unwrap()), expected("TextExplanation", &[]));
    assert_eq!(keys(serde_json::to_value(&said[0]).unwrap()), expected("Classified", &[]));
    let mark = |document| TriageMark { document, relevant: document % 3 == 0, by_lot: true };
    let options = TriageOptions { marks: (0..20).map(mark).collect(), ..TriageOptions::default() };
    let triage = serde_json::to_value(Desk::of(&corpus).advise(&options).unwrap()).unwrap();
    assert_eq!(keys(triage.clone()), expected("Triage", &["document", "probability"]));
    assert_eq!(keys(triage.pointer("/missed").unwrap().clone()), ["byLot", "estimate", "interval"]);
}

#[test]
fn catalogues_made_to_order_have_the_contracts_fields() {
    use orogen::seismic::SyntheticOptions;
    use orogen::seismic::etas::Triggering;
    let options = SyntheticOptions::default();
    assert_eq!(keys(serde_json::to_value(options).unwrap()), expected("SyntheticOptions", &[]));
    assert_eq!(keys(serde_json::to_value(Triggering::default()).unwrap()), expected("Triggering", &[]));
    assert_eq!(keys(serde_json::to_value(options.plan().unwrap()).unwrap()), expected("SyntheticPlan", &[]));
}

#[test]
fn answers_about_documents_have_the_contracts_fields() {
    use orogen::labs::literature_language::{self as language, LanguageModelOptions};
    use orogen::text::{inquiry, read_all, synthetic};
    let made = synthetic::SyntheticOptions { documents: 200, ..synthetic::SyntheticOptions::default() };
    assert_eq!(keys(serde_json::to_value(made).unwrap()), expected("SyntheticCorpusOptions", &[]));
    let (corpus, _) = synthetic::make(&made);
    let csv = corpus.to_csv();
    let source = |name| orogen::text::SourceFile { name, bytes: csv.as_bytes(), options: Default::default() };
    let nothing = &orogen::tabular::decode::NoLegacy;
    let (_, import) = read_all("a", &[source("a.csv"), source("b.csv")], true, nothing).unwrap();
    let import = serde_json::to_value(import).unwrap();
    assert_eq!(keys(import.clone()), expected("CorpusImport", &[]));
    assert_eq!(keys(import.pointer("/files/0").unwrap().clone()), expected("CorpusFileReport", &[]));
    let options = serde_json::to_value(orogen::text::CorpusOptions::default()).unwrap();
    assert_eq!(keys(options), expected("CorpusOptions", &[]));
    let first = CorpusDocument::new(&corpus.documents[0], None);
    assert_eq!(keys(serde_json::to_value(first).unwrap()), expected("CorpusDocument", &[]));
    let overview = inquiry::overview(&corpus);
    assert_eq!(overview.words.len(), 200);
    assert_eq!(keys(serde_json::to_value(overview).unwrap()), expected("CorpusOverview", &["words"]));
    let terms = inquiry::key_terms(&corpus, &serde_json::from_str(r#"{"method":"tfidf"}"#).unwrap()).unwrap();
    assert_eq!(keys(serde_json::to_value(&terms[0]).unwrap()), expected("KeyTerm", &[]));
    let options = serde_json::from_str(r#"{"method":"lead","documents":[3]}"#).unwrap();
    let sentences = inquiry::summary(&corpus, &options).unwrap();
    assert_eq!(keys(serde_json::to_value(&sentences[0]).unwrap()), expected("SummarySentence", &[]));
    let graph = inquiry::graph(&corpus, &Default::default()).unwrap();
    assert_eq!(keys(serde_json::to_value(graph).unwrap()), expected("TermGraph", &[]));
    let (rain, _) =
        orogen::text::read("a", b"title,abstract\nRain,Rain causes floods.\n", &Default::default(), nothing)
            .unwrap();
    let relation = orogen::text::relations::relations(&rain, &Default::default()).unwrap().remove(0);
    assert_eq!(keys(serde_json::to_value(relation).unwrap()), expected("Relation", &[]));
    let clustering = orogen::text::clusters::clusters(&corpus, &Default::default()).unwrap();
    assert_eq!(keys(serde_json::to_value(clustering).unwrap()), expected("Clustering", &["of"]));
    let neighbour = orogen::text::skip_gram::Neighbour { word: String::new(), cosine: 0.0, count: 0 };
    assert_eq!(keys(serde_json::to_value(neighbour).unwrap()), expected("Neighbour", &[]));
    let engine = pollster::block_on(orogen::learn::engine::Engine::open(EngineName::Flex)).unwrap();
    let options = LanguageModelOptions { units: Some(4), epochs: Some(1), ..Default::default() };
    let nobody = orogen::tabular::pulse::Unwatched;
    let model = pollster::block_on(language::train(&corpus, &options, engine, &nobody)).unwrap();
    let written = model.write(&language::WritingOptions::default()).unwrap();
    let report = serde_json::to_value(&model.report).unwrap();
    assert_eq!(keys(report.clone()), expected("LanguageModel", &[]));
    assert_eq!(keys(report.pointer("/perplexity").unwrap().clone()), ["bigram", "network", "unigram"]);
    let written = serde_json::to_value(&written[0]).unwrap();
    assert_eq!(keys(written.clone()), expected("WrittenSentence", &[]));
    assert_eq!(keys(written.pointer("/copied").unwrap().clone()), ["document", "from", "words"]);
    let question = inquiry::TrendQuestion { term: Some("a".to_owned()), label: None };
    let trend = inquiry::trend_of(&corpus, &question).unwrap();
    assert_eq!(keys(serde_json::to_value(trend).unwrap()), expected("Trend", &[]));
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
    let beside = ["observed", "predicted", "time", "sentence"];
    assert_eq!(keys(serde_json::to_value(&judged.report).unwrap()), expected("MagnitudeReport", &beside));
    assert_eq!(keys(serde_json::to_value(judged.report.scores).unwrap()), expected("Scores", &[]));
    assert_eq!(
        keys(serde_json::to_value(&judged.report.baselines[&BaselineName::Linear]).unwrap()),
        expected("BaselineScores", &[])
    );
    assert_eq!(keys(serde_json::to_value(import).unwrap()), expected("ImportReport", &[]));
    assert_eq!(keys(serde_json::to_value(catalogue.event(0)).unwrap()), expected("Event", &[]));
    let options =
        serde_json::from_str(r#"{"selection":{"region":{"south":-90,"north":90,"west":170,"east":-170}}}"#);
    let none = orogen::seismic::statistics::fitness(&catalogue, &options.unwrap()).unwrap();
    assert_eq!((none.events, none.mc, none.bins.magnitude.len()), (0, None, 0));
    let fitness = orogen::seismic::statistics::fitness(&catalogue, &Default::default()).unwrap();
    assert_eq!(keys(serde_json::to_value(&fitness).unwrap()), expected("Fitness", &[]));
    assert_eq!(keys(serde_json::to_value(fitness.completeness[0]).unwrap()), expected("Completeness", &[]));
    assert_eq!(keys(serde_json::to_value(fitness.b_values[0]).unwrap()), expected("BValue", &[]));
    let options = serde_json::from_str(r#"{"method":"zaliapin"}"#).unwrap();
    let clusters = orogen::seismic::statistics::decluster(&catalogue, &options).unwrap();
    let beside = ["mainshock", "cluster", "logTime", "logDistance"];
    assert_eq!(keys(serde_json::to_value(&clusters).unwrap()), expected("Declustering", &beside));
    let sequence =
        orogen::seismic::aftershock_sequence::aftershocks(&catalogue, &Default::default()).unwrap();
    assert_eq!(keys(serde_json::to_value(&sequence).unwrap()), expected("Aftershocks", &[]));
    assert_eq!(judged.observed.len(), judged.report.rows.test);
    assert!(judged.observed.len() == judged.predicted.len() && judged.time.len() == judged.observed.len());
}

/// A probability network under every split.
fn window_splits() -> Vec<orogen::labs::probability_studies::WindowSplit> {
    use orogen::labs::probability::ProbabilityRun;
    use orogen::labs::probability_studies::WindowSplitStudy;
    use orogen::labs::studies::Study;
    use orogen::learn::engine::Engine;
    use orogen::learn::training::Pace;
    let csv = orogen::seismic::synthetic::csv(2024);
    let options = orogen::seismic::CatalogueOptions::default();
    let (catalogue, _) =
        orogen::seismic::read("a.csv", csv.as_bytes(), &options, &orogen::tabular::decode::NoLegacy).unwrap();
    pollster::block_on(async {
        let engine = Engine::open(EngineName::Flex).await.unwrap();
        let mut pace = Pace::of(&engine);
        let spec = RunSpec {
            task: Task::Probability,
            epochs: 1,
            batch_size: 4096,
            window_days: 30.0,
            layers: Vec::new(),
            ..RunSpec::default()
        };
        let mut run = ProbabilityRun::new(spec, &catalogue, engine, None).unwrap();
        while run.advance(u64::MAX, &mut pace, &|| 0.0).await.unwrap().is_none() {}
        let mut splits = WindowSplitStudy::new(&run, &catalogue).unwrap();
        while splits.advance(&mut pace, &|| 0.0).await.unwrap() < 1.0 {}
        splits.comparisons()
    })
}

#[test]
fn studies_have_the_contracts_fields() {
    use orogen::labs::earthquakes::MagnitudeRun;
    use orogen::labs::studies::{ShuffledStudy, SplitStudy, Study};
    use orogen::learn::engine::Engine;
    use orogen::learn::training::Pace;
    // Every other depth is one that nobody measured.
    let mut csv = String::from("time,latitude,longitude,depth,mag\n");
    for day in 1..=60 {
        let depth = if day % 2 == 0 { 33.0 } else { f64::from(day) + 0.5 };
        csv.push_str(&format!(
            "{:04}-01-01T00:00:00Z,{day},{},{depth},{}\n",
            1950 + day,
            2 * day,
            4.0 + f64::from(day % 7) / 10.0
        ));
    }
    let options = orogen::seismic::CatalogueOptions::default();
    let (catalogue, _) =
        orogen::seismic::read("a.csv", csv.as_bytes(), &options, &orogen::tabular::decode::NoLegacy).unwrap();
    let (judged, table, control) = pollster::block_on(async {
        let engine = Engine::open(EngineName::Flex).await.unwrap();
        let mut pace = Pace::of(&engine);
        let spec = RunSpec { epochs: 1, ..RunSpec::default() };
        let mut run = MagnitudeRun::new(spec, &catalogue, engine, None).unwrap();
        while run.advance(u64::MAX, &mut pace, &|| 0.0).await.unwrap().is_none() {}
        let mut splits = SplitStudy::new(&run, &catalogue).unwrap();
        while splits.advance(&mut pace, &|| 0.0).await.unwrap() < 1.0 {}
        let mut shuffled = ShuffledStudy::new(&run, 1).await.unwrap();
        while shuffled.advance(&mut pace, &|| 0.0).await.unwrap() < 1.0 {}
        let judged = orogen::labs::report::report(&run, &catalogue).await.unwrap();
        (judged, splits.comparisons(), shuffled.control())
    });
    let windows = serde_json::to_value(window_splits()).unwrap();
    let of = |pointer: &str| windows.pointer(pointer).unwrap().clone();
    assert_eq!(keys(of("/0")), expected("WindowSplit", &[]));
    assert_eq!(keys(of("/0/result")), expected("WindowSplitResult", &[]));
    assert_eq!(keys(of("/0/result/scores")), expected("ProbabilityScores", &[]));
    let found = serde_json::to_value(judged.report.fixed_depths.unwrap()).unwrap();
    assert_eq!(keys(found), expected("FixedDepths", &[]));
    let table = serde_json::to_value(&table).unwrap();
    let at = |pointer: &str| table.pointer(pointer).unwrap().clone();
    assert_eq!(keys(at("/0")), expected("SplitComparison", &[]));
    assert_eq!(keys(at("/0/result")), expected("SplitResult", &[]));
    assert_eq!(keys(at("/0/result/linear")), expected("SkillScores", &[]));
    assert_eq!(keys(serde_json::to_value(&control).unwrap()), expected("ShuffledControl", &[]));
}

#[test]
fn the_inside_of_a_network_has_the_fields_of_the_contract() {
    use orogen::learn::inside::{Bowl, LayerState};
    use orogen::learn::training::Rows;
    let layer = LayerState { inputs: 1, outputs: 1, gradient_rms: 0.0, weight_rms: 0.0 };
    assert_eq!(keys(serde_json::to_value(&layer).unwrap()), expected("LayerState", &[]));
    let bowl = Bowl::of(&Rows { inputs: vec![1.0, 2.0], targets: vec![0.0, 1.0] });
    let (at, slope, least) = (bowl.at(1.0, 0.0), bowl.slope(1.0, 0.0), bowl.least());
    let surface = orogen::labs::inside::LossSurface { reach: 2.0, size: 2, at, slope, least };
    let found = serde_json::to_value(&surface).unwrap();
    assert_eq!(keys(found["at"].clone()), expected("LossPlace", &[]));
    assert_eq!(keys(found), expected("LossSurface", &["loss"]));
}
