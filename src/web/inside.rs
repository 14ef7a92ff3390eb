//! Looks inside a network.

use super::arrays::Arrays;
use super::protocol::{Answer, InsideAnswer, InsideAsk};
use super::workbench::{Inner, Outcome, plain};

impl Inner {
    pub(super) async fn inside(&self, ask: InsideAsk) -> Outcome {
        let runner = self.runner(ask.run)?;
        let run = runner.run.lock().await;
        let run = run.magnitude()?;
        let Some(options) = ask.surface else {
            return plain(Answer::Inside(InsideAnswer { layers: run.layers().await?, surface: None }));
        };
        let (surface, loss) = run.surface(options).await?;
        let answer = Answer::Inside(InsideAnswer { layers: Vec::new(), surface: Some(surface) });
        Ok((answer, Arrays::default().f32("loss", &loss)))
    }
}
