//! Requests that train several networks: they go slice by slice like a run, and can be given up.

use super::protocol::Answer;
use super::workbench::{Inner, Outcome, plain};

impl Inner {
    pub(super) async fn splits(&self, id: u32) -> Outcome {
        let runner = self.runner(id)?;
        let asked = runner.studies_given_up();
        let data = self.dataset(runner.dataset)?;
        let mut study = runner.run.lock().await.splits(&data.data)?;
        runner.study(&mut study, asked, |notice, arrays| self.say(notice, arrays)).await?;
        plain(Answer::Splits { comparisons: study.comparisons() })
    }

    pub(super) async fn shuffled(&self, id: u32, permutations: usize) -> Outcome {
        let runner = self.runner(id)?;
        let asked = runner.studies_given_up();
        let mut study = runner.run.lock().await.shuffled(permutations).await?;
        runner.study(&mut study, asked, |notice, arrays| self.say(notice, arrays)).await?;
        plain(Answer::Shuffled { control: study.control() })
    }
}
