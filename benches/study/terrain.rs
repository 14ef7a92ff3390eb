//! Can a generator learn the landforms of the San Gabriel Mountains? Both presets, three seeds each, beside the
//! surfaces that need no network; and do the alarms ring where they should, and nowhere else?

#![allow(clippy::disallowed_methods, reason = "a study tells how long it took, and never runs in a page")]

use std::time::Instant;

use orogen::error::Error;
use orogen::grid::{Grid, GridOptions, read};
use orogen::labs::terrain::{GanAlarm, TerrainRun};
use orogen::labs::terrain_jury::RealismScores;
use orogen::labs::terrain_report::{TerrainReport, report};
use orogen::labs::terrain_spec::TerrainSpec;
use orogen::learn::engine::{Engine, EngineName};
use orogen::learn::training::Pace;
use orogen::nets::gan::GanPreset;
use pollster::block_on;
use serde_json::{Value, json};

use super::{Outcome, median};

/// SRTM of 30 m around Big Tujunga Canyon, UTM zone 11: as pysheds and landlab hand it round.
const MODEL: &str = "bigtujunga_srtm30m_utm11.tif";
const SEEDS: [u64; 3] = [1, 2, 3];
const STEPS: [(GanPreset, usize); 2] = [(GanPreset::OrogenSmall, 800), (GanPreset::CourseText, 300)];

/// What became of one seed.
struct Trained {
    report: TerrainReport,
    /// Frames with each alarm, and all.
    collapsed: usize,
    won: usize,
    frames: usize,
    seconds: f64,
}

/// `part` is the name of the one preset that is wanted; both if left out.
pub(super) fn study(folder: &str, part: Option<&str>) -> Outcome<Value> {
    let path = std::path::Path::new(folder).join(MODEL);
    let bytes = std::fs::read(&path).map_err(|why| format!("{}: {why}", path.display()))?;
    let (grid, _) = read(MODEL, &bytes, &GridOptions::default())?;
    let mut told = serde_json::Map::new();
    for (preset, steps) in STEPS {
        if part.is_some_and(|part| part != preset.as_str()) {
            continue;
        }
        let mut seeds = Vec::new();
        for seed in SEEDS {
            let spec = TerrainSpec { seed, steps, ..serde_json::from_value(json!({ "preset": preset }))? };
            seeds.push(block_on(trained(spec, &grid))?);
        }
        told.insert(preset.as_str().to_owned(), together(&seeds));
    }
    told.insert("study".into(), "terrain".into());
    told.insert("model".into(), MODEL.into());
    Ok(Value::Object(told))
}

async fn trained(spec: TerrainSpec, grid: &Grid) -> Result<Trained, Error> {
    let started = Instant::now();
    let mut run = TerrainRun::new(spec, grid, Engine::open(EngineName::Flex).await?, None)?;
    let mut pace = Pace::of(&run.training.engine);
    let (mut collapsed, mut won, mut frames) = (0, 0, 0);
    loop {
        let halt = run.advance(u64::MAX, &mut pace, &|| 0.0).await?;
        for frame in run.take_frames() {
            frames += 1;
            collapsed += usize::from(frame.alarms.contains(&GanAlarm::ModeCollapse));
            won += usize::from(frame.alarms.contains(&GanAlarm::DiscriminatorWon));
            eprintln!("{} seed {}, step {}: {:?}", run.spec.preset, run.spec.seed, frame.step, frame.scores);
        }
        if halt.is_some() {
            break;
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    while run.make_rival() < 1.0 {}
    Ok(Trained { report: report(&run).await?, collapsed, won, frames, seconds })
}

/// All seeds in one table: each one's scores, the median of each score.
fn together(seeds: &[Trained]) -> Value {
    let of = |pick: fn(&RealismScores) -> f64| {
        let each: Vec<f64> = seeds.iter().map(|one| pick(&one.report.scores)).collect();
        json!({ "each": each, "median": median(each.clone()) })
    };
    let each = |pick: fn(&Trained) -> Value| seeds.iter().map(pick).collect::<Vec<Value>>();
    json!({
        "seeds": SEEDS,
        "slope": of(|scores| scores.slope),
        "curvature": of(|scores| scores.curvature),
        "hypsometry": of(|scores| scores.hypsometry),
        "roughness": of(|scores| scores.roughness),
        "spectrum": of(|scores| scores.spectrum),
        "position": of(|scores| scores.position),
        "exponent": of(|scores| scores.exponent),
        "diversity": of(|scores| scores.diversity),
        "nearest": of(|scores| scores.nearest),
        "total": of(|scores| scores.total),
        "steps": each(|one| one.report.steps.into()),
        "stepJudged": each(|one| one.report.step_judged.into()),
        "seconds": each(|one| one.seconds.round().into()),
        "framesWithCollapse": each(|one| json!([one.collapsed, one.frames])),
        "framesWithDiscriminatorWon": each(|one| json!([one.won, one.frames])),
        "verdict": each(|one| json!(one.report.verdict)),
        "against": each(|one| json!(one.report.against)),
        "difference": each(|one| json!(one.report.difference)),
        "patches": seeds.first().map(|one| one.report.patches),
        "surfacesOfFirstSeed": seeds.first().map(|one| &one.report.surfaces),
        "hurst": seeds.first().map(|one| one.report.exponent),
        "unseen": seeds.first().map(|one| one.report.unseen),
    })
}
