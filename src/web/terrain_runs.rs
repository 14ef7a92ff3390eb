//! What is asked of a terrain run that concerns more than its networks: its place in the film, other ground.

use super::arrays::Arrays;
use super::protocol::{Answer, Notice};
use super::workbench::{Inner, Outcome, plain};
use crate::labs::spec::RunState;

impl Inner {
    /// Back to a frame of the film; the run stands still there, whatever it did before.
    pub(super) async fn go_back(&self, id: u32, step: u32) -> Outcome {
        let runner = self.runner(id)?;
        let say = |notice: &Notice, arrays: Arrays| self.say(notice, arrays);
        runner.halt(false, say).await;
        let mut run = runner.run.lock().await;
        let step = run.terrain_mut()?.go_back(step.into())?;
        self.say(&Notice::Progress { run: id, progress: runner.progress(&run) }, Arrays::default());
        runner.enter(RunState::Paused, None, &say);
        plain(Answer::WentBack { step })
    }

    /// How far patches of an elevation model are from ground the run never saw.
    pub(super) async fn distance(&self, id: u32, dataset: u32) -> Outcome {
        let (runner, other) = (self.runner(id)?, self.dataset(dataset)?);
        let run = runner.run.lock().await;
        plain(Answer::Distance { scores: run.terrain()?.distance(other.data.terrain()?)? })
    }
}
