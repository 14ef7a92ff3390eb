//! Who tells landforms, scored against geomorphons on ground they were not learnt from: k-means on relief attributes, and
//! a regression on a discriminator's features.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use orogen::error::Code;
use orogen::grid::landforms::{LandformMethod, LandformName, LandformOptions, NO_LANDFORM, landforms};
use orogen::grid::{Grid, Side, read};
use orogen::labs::studies::Study;
use orogen::labs::terrain::TerrainRun;
use orogen::labs::terrain_clusters::{LandformTeller, ReliefClusterOptions, clusters};
use orogen::labs::terrain_probe::{DiscriminatorProbe, ProbeName};
use orogen::labs::terrain_spec::TerrainSpec;
use orogen::learn::bootstrap::Verdict;
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::training::Pace;
use orogen::nets::gan::GanPreset;
use pollster::block_on;

fn jacksboro() -> Grid {
    let bytes = include_bytes!("../www/samples/jacksboro-srtm3.npz");
    read("jacksboro-srtm3.npz", bytes, &Default::default()).unwrap().0
}

#[test]
fn groups_agree_with_geomorphons_more_than_chance_on_unseen_ground() {
    let grid = jacksboro();
    let found = clusters(&grid, &ReliefClusterOptions::default()).unwrap();
    assert_eq!((found.radius, found.clusters.len(), found.form.len()), (10, 6, grid.values.len()));
    let geomorphons = LandformOptions { method: Some(LandformMethod::Geomorphons), ..Default::default() };
    let truth = landforms(&grid, &geomorphons).unwrap();
    // Attributes look exactly as far as geomorphons do.
    let none = |forms: &[u8]| forms.iter().map(|form| *form == NO_LANDFORM).collect::<Vec<_>>();
    assert_eq!(none(&found.form), none(&truth.form));
    assert_eq!(found.none, truth.none);
    // 101 columns are unseen; ten cells are left out on each side of each area.
    assert_eq!(found.cells.unseen, (101 - 20) * (344 - 20));
    assert_eq!(found.cells.training, (302 - 20) * (344 - 20));

    let of = |teller| found.agreement[&teller];
    let (ours, weiss, commonest) =
        (of(LandformTeller::KMeans), of(LandformTeller::Weiss), of(LandformTeller::Commonest));
    assert_eq!(commonest.adjusted_rand, Some(0.0));
    for teller in [ours, weiss] {
        assert!(teller.adjusted_rand.unwrap() > 0.05, "{teller:?}");
        assert!(teller.accuracy > commonest.accuracy && teller.macro_f1 > commonest.macro_f1, "{teller:?}");
    }
    println!("k-means {ours:?}\nWeiss {weiss:?}\ncommonest {commonest:?}");

    let shares: f64 = found.clusters.iter().map(|cluster| cluster.share).sum();
    assert!((shares - 1.0).abs() < 1e-12);
    let far: Vec<f64> = found.clusters.iter().map(|cluster| cluster.mean.position_metres[2]).collect();
    assert!(far.is_sorted_by(|a, b| a > b) && far[0] > 0.0 && far[5] < 0.0, "{far:?}");
    // What stands highest is a ridge or a spur, what lies lowest a valley or a hollow.
    let high = [LandformName::Ridge, LandformName::Spur, LandformName::Peak];
    let low = [LandformName::Valley, LandformName::Hollow, LandformName::Pit];
    assert!(high.contains(&found.clusters[0].landform) && low.contains(&found.clusters[5].landform));
}

#[test]
fn unseen_ground_teaches_the_groups_nothing() {
    let grid = jacksboro();
    let options = ReliefClusterOptions { side: Some(Side::South), ..Default::default() };
    let found = clusters(&grid, &options).unwrap();
    let mut other = grid.clone();
    let edge = grid.height - (0.25 * grid.height as f64).round() as usize;
    for (at, value) in other.values.iter_mut().enumerate().skip(edge * grid.width) {
        *value = (at * 7919 % 1000) as f32;
    }
    let again = clusters(&other, &options).unwrap();
    let seen = (edge - 10) * grid.width;
    assert_eq!(found.form[..seen], again.form[..seen]);
    assert_ne!(found.agreement, again.agreement);
    let names = |found: &orogen::labs::terrain_clusters::ReliefClusters| {
        found.clusters.iter().map(|cluster| cluster.landform).collect::<Vec<_>>()
    };
    assert_eq!(names(&found), names(&again));
    assert_eq!(clusters(&grid, &options).unwrap(), found);
}

#[test]
fn wrong_numbers_and_too_little_ground_are_refused() {
    let grid = jacksboro();
    let refused = |options| clusters(&grid, &options).unwrap_err().code;
    for clusters in [0, 1, 10] {
        let options = ReliefClusterOptions { clusters: Some(clusters), ..Default::default() };
        assert_eq!(refused(options), Code::BadOption);
    }
    let options = ReliefClusterOptions { validation_share: Some(f64::NAN), ..Default::default() };
    assert_eq!(refused(options), Code::BadOption);
    let small = grid.crop(0, 0, 60, 60);
    assert_eq!(clusters(&small, &Default::default()).unwrap_err().code, Code::GridTooSmall);
    let level = Grid::invented("level", 200, vec![1.0; 200 * 200], 10.0);
    let found = clusters(&level, &Default::default()).unwrap();
    assert_eq!(found.agreement[&LandformTeller::KMeans].accuracy, 1.0, "all of it is flat");
}

fn advance(run: &mut TerrainRun, step: u64) {
    let mut pace = Pace::of(&run.training.engine);
    while block_on(run.advance(step, &mut pace, &|| 0.0)).unwrap().is_none() {}
}

fn probed(run: &TerrainRun) -> DiscriminatorProbe {
    let mut study = run.probe().unwrap();
    let mut pace = Pace::of(&run.training.engine);
    while block_on(study.advance(&mut pace, &|| 0.0)).unwrap() < 1.0 {}
    study.found()
}

#[test]
fn a_probe_tells_what_training_added() {
    let grid = jacksboro();
    for preset in [GanPreset::OrogenSmall, GanPreset::CourseText] {
        let spec = serde_json::json!({ "preset": preset, "batchSize": 4, "judgeEvery": 1, "steps": 3 });
        let spec: TerrainSpec = serde_json::from_value(spec).unwrap();
        let engine = block_on(Engine::open(EngineName::Flex)).unwrap();
        let mut run = TerrainRun::new(spec, &grid, engine, None).unwrap();
        assert_eq!(run.probe().err().unwrap().code, Code::NotTrained);
        // Before the first step nothing has been learnt.
        let map = &grid.values[..run.spec.size * run.spec.size];
        let [now, before] = [run.training.observer(), run.training.untrained_observer()];
        let [now, before] = [now, before].map(|one| block_on(one.activations(map, 9)).unwrap());
        assert_eq!(now, before);
        assert_eq!(now.len(), if preset == GanPreset::OrogenSmall { 3 } else { 2 });
        assert!(now[0].values.iter().any(|value| *value > 0.0));

        advance(&mut run, 1);
        if preset == GanPreset::CourseText {
            let [now, before] = [run.training.observer(), run.training.untrained_observer()];
            let [now, before] = [now, before].map(|one| block_on(one.activations(map, 2)).unwrap());
            assert_ne!(now, before);
            continue;
        }
        let first = probed(&run);
        advance(&mut run, 3);
        let last = probed(&run);
        assert_eq!((first.step, last.step, last.radius), (1, 3, 5));
        assert_eq!(first.landforms, last.landforms);
        for name in [ProbeName::Untrained, ProbeName::Attributes, ProbeName::Commonest] {
            assert_eq!(first.scores[&name], last.scores[&name], "{name}");
        }
        let [ours, untrained, attributes, commonest] =
            [ProbeName::Discriminator, ProbeName::Untrained, ProbeName::Attributes, ProbeName::Commonest]
                .map(|name| &last.scores[&name]);
        assert_ne!(ours, untrained);
        assert_eq!((ours.features, attributes.features, commonest.features), (32 + 64, 6, 0));
        for teller in [ours, untrained, attributes] {
            assert!(teller.accuracy > commonest.accuracy + 0.05, "{preset} {teller:?} {commonest:?}");
            assert!(teller.interval[0] < teller.accuracy && teller.accuracy < teller.interval[1]);
            assert_eq!(teller.f1.len(), last.landforms.len());
        }
        assert!(last.landforms.iter().any(|landform| landform.share == commonest.accuracy));
        assert!((last.difference.accuracy - (ours.accuracy - untrained.accuracy)).abs() < 1e-12);
        let [low, high] = last.difference.interval;
        let zero_is_likely = low <= 0.0 && high >= 0.0;
        assert_eq!(last.verdict == Verdict::Indistinguishable, zero_is_likely, "{:?}", last.difference);
        assert_eq!(last.cells.training, 24 * last.patches.training);
        println!("{:?}", last.scores);
    }
}
