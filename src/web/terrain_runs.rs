//! Answers what is asked of a terrain run.

use super::arrays::Arrays;
use super::protocol::{Answer, Notice, TerrainRunAnswer, TerrainRunAsk};
use super::workbench::{Inner, Outcome};
use crate::error::{Code, Error, Result};
use crate::labs::spec::RunState;
use crate::labs::terrain::Maps;

/// Maps that are made at a wish.
const MOST_MAPS: u32 = 1024;

impl Inner {
    /// `bytes` are maps that are asked about, little-endian floats.
    pub(super) async fn of_terrain_run(&self, id: u32, ask: TerrainRunAsk, bytes: &[u8]) -> Outcome {
        let runner = self.runner(id)?;
        let say = |notice: &Notice, arrays: Arrays| self.say(notice, arrays);
        let asked = runner.studies_given_up();
        if matches!(ask, TerrainRunAsk::GoBack { .. }) {
            runner.halt(false, say).await;
        }
        let mut run = runner.run.lock().await;
        let (answer, arrays) = match ask {
            TerrainRunAsk::Generate { count, seed } => {
                let maps = run.terrain()?.generate(wished(count)?, u64::from(seed)).await?;
                (answered(&maps), Arrays::default().f32("elevation", &maps.elevation))
            }
            TerrainRunAsk::Walk { from, to, count } => {
                let maps = run.terrain()?.walk(from, to, wished(count)?).await?;
                (answered(&maps), Arrays::default().f32("elevation", &maps.elevation))
            }
            TerrainRunAsk::Area { width, height, seed } => {
                let area = run.terrain()?.area(width as usize, height as usize, u64::from(seed)).await?;
                let (width, height) = (area.width, area.height);
                let (cell_x_metres, cell_y_metres) = (area.cell_x_m, area.cell_y_m);
                let answer = TerrainRunAnswer::Area { width, height, cell_x_metres, cell_y_metres };
                (answer, Arrays::default().f32("elevation", &area.values))
            }
            TerrainRunAsk::Export { map, format, shape } => {
                let bytes = format.write(&run.terrain()?.map(map).await?, &shape)?;
                (TerrainRunAnswer::Exported, Arrays::default().bytes("bytes", &bytes))
            }
            TerrainRunAsk::Opinion => {
                let (numbers, _) = bytes.as_chunks::<4>();
                let maps = numbers.iter().map(|four| f32::from_le_bytes(*four)).collect();
                let logits = run.terrain()?.opinion(maps).await?;
                (TerrainRunAnswer::Opinion, Arrays::default().f32("logits", &logits))
            }
            TerrainRunAsk::Distance { dataset } => {
                let ground = self.dataset(dataset)?;
                let scores = run.terrain()?.distance(ground.data.terrain()?)?;
                (TerrainRunAnswer::Distance { scores }, Arrays::default())
            }
            TerrainRunAsk::Probe => {
                let mut study = run.terrain()?.probe()?;
                // The run may go on meanwhile.
                drop(run);
                runner.study(&mut study, asked, say).await?;
                (TerrainRunAnswer::Probe { probe: study.found() }, Arrays::default())
            }
            TerrainRunAsk::GoBack { step } => {
                let step = run.terrain_mut()?.go_back(step.into())?;
                say(&Notice::Progress { run: id, progress: runner.progress(&run) }, Arrays::default());
                runner.enter(RunState::Paused, None, &say);
                (TerrainRunAnswer::WentBack { step }, Arrays::default())
            }
        };
        Ok((Answer::OfTerrainRun { answer }, arrays))
    }
}

const fn answered(maps: &Maps) -> TerrainRunAnswer {
    let [cell_x_metres, cell_y_metres] = maps.cell_m;
    TerrainRunAnswer::Maps { size: maps.size, cell_x_metres, cell_y_metres }
}

/// How many maps are wished for.
fn wished(count: u32) -> Result<usize> {
    if (1..=MOST_MAPS).contains(&count) {
        return Ok(count as usize);
    }
    Err(Error::new(Code::BadOption)
        .option("count")
        .value("value", count)
        .value("allowed", format!("1–{MOST_MAPS}")))
}
