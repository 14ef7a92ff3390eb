//! Answers what is asked of a network that reads.

use super::arrays::Arrays;
use super::protocol::{Answer, TextsAnswer, TextsAsk};
use super::workbench::{Inner, Outcome};

impl Inner {
    pub(super) async fn of_texts(&self, id: u32, ask: TextsAsk) -> Outcome {
        let runner = self.runner(id)?;
        let data = self.dataset(runner.dataset)?;
        let corpus = data.data.corpus()?;
        let run = runner.run.lock().await;
        let run = run.literature()?;
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
            TextsAsk::Explain { options } => {
                let explanation = Box::new(run.explain(corpus, &options).await?);
                (TextsAnswer::Explained { explanation }, Arrays::default())
            }
        };
        Ok((Answer::OfTexts { answer }, arrays))
    }
}
