//! Reports, and a report as an answer: the rows it judged go beside it.

use super::arrays::Arrays;
use super::protocol::Answer;
use super::workbench::Inner;
use crate::error::Result;
use crate::labs::run::Judged;

impl Inner {
    pub(super) async fn report(&self, id: u32) -> Result<Judged> {
        let runner = self.runner(id)?;
        let data = self.dataset(runner.dataset)?;
        runner.repeat(|notice, arrays| self.say(notice, arrays)).await?;
        let run = runner.run.lock().await;
        run.report(&data.data).await
    }
}

fn places(labels: &[u32]) -> Vec<usize> {
    labels.iter().map(|&label| label as usize).collect()
}

pub(super) fn reported(judged: Judged) -> (Answer, Arrays) {
    let arrays = match &judged {
        Judged::Magnitude(judged) => Arrays::default()
            .narrow("observed", &judged.observed)
            .narrow("predicted", &judged.predicted)
            .f64("time", &judged.time),
        Judged::Probability(judged) => Arrays::default()
            .bytes("observed", &judged.observed.iter().map(|&y| u8::from(y)).collect::<Vec<_>>())
            .narrow("predicted", &judged.predicted)
            .f64("time", &judged.time)
            .indices("cell", &judged.cell),
        Judged::Intensity(judged) => Arrays::default()
            .narrow("observed", &judged.observed)
            .narrow("predicted", &judged.predicted)
            .narrow("magnitude", &judged.magnitude)
            .narrow("distance", &judged.distance)
            .f64("time", &judged.time),
        Judged::Terrain(_) => Arrays::default(),
        Judged::Literature(judged) => Arrays::default()
            .indices("document", &judged.document)
            .indices("observed", &places(&judged.observed))
            .indices("predicted", &places(&judged.said.labels))
            .narrow("probability", &judged.said.probabilities.concat()),
    };
    (Answer::Report { report: Box::new(judged.report()) }, arrays)
}
