//! Answers what is asked of a network that reads.

use super::arrays::Arrays;
use super::protocol::{Answer, TextsAnswer, TextsAsk};
use super::workbench::{Inner, Outcome};
use crate::labs::literature_curve::CurveStudy;

impl Inner {
    pub(super) async fn of_texts(&self, id: u32, ask: TextsAsk) -> Outcome {
        let runner = self.runner(id)?;
        let data = self.dataset(runner.dataset)?;
        let corpus = data.data.corpus()?;
        let asked = runner.studies_given_up();
        let locked = runner.run.lock().await;
        let run = locked.literature()?;
        let (answer, arrays) = match ask {
            TextsAsk::Classify { texts } => {
                (TextsAnswer::Classified { classified: run.classify(&texts).await? }, Arrays::default())
            }
            TextsAsk::Rank { label, documents } => {
                let ranking = run.rank(corpus, label.as_deref(), documents).await?;
                let arrays = Arrays::default()
                    .indices("document", &ranking.document)
                    .narrow("probability", &ranking.probability);
                (TextsAnswer::Ranked { label: ranking.label }, arrays)
            }
            TextsAsk::LearningCurve { network } => {
                let mut study = CurveStudy::new(run, corpus, network)?;
                // The run may go on meanwhile.
                drop(locked);
                runner.study(&mut study, asked, |notice, arrays| self.say(notice, arrays)).await?;
                (TextsAnswer::LearningCurve { curve: study.curve() }, Arrays::default())
            }
            TextsAsk::Explain { options } => {
                let explanation = Box::new(run.explain(corpus, &options).await?);
                (TextsAnswer::Explained { explanation }, Arrays::default())
            }
        };
        Ok((Answer::OfTexts { answer }, arrays))
    }
}
