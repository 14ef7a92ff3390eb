//! Answers what is asked of a network that reads.

use std::cell::Cell;
use std::future::{Future, ready};
use std::pin::Pin;

use super::arrays::Arrays;
use super::host::{breathe, now};
use super::protocol::{Answer, Notice, TextsAnswer, TextsAsk};
use super::reading::SLICE_MS;
use super::runner::Runner;
use super::workbench::{Inner, Outcome};
use crate::error::{Code, Error, Result};
use crate::labs::literature_curve::CurveStudy;
use crate::labs::studies::StudyName;
use crate::tabular::pulse::Pulse;

/// Over a ranking: says how far it is, lets messages in, and stops it where studies are given up.
struct Ranking<'a> {
    inner: &'a Inner,
    runner: &'a Runner,
    /// How often studies were given up before.
    asked: u32,
    breathed: Cell<f64>,
}

impl Pulse for Ranking<'_> {
    fn beat(&self, share: f64) -> Pin<Box<dyn Future<Output = Result<()>> + '_>> {
        if now() - self.breathed.get() < SLICE_MS {
            return Box::pin(ready(Ok(())));
        }
        Box::pin(async move {
            let notice = Notice::Study { run: self.runner.id, study: StudyName::Ranking, share };
            self.inner.say(&notice, Arrays::default());
            breathe().await;
            self.breathed.set(now());
            let given_up = self.runner.studies_given_up() != self.asked;
            if given_up { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
        })
    }
}

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
                let pulse = Ranking { inner: self, runner: &runner, asked, breathed: Cell::new(now()) };
                let ranking = run.rank(corpus, label.as_deref(), documents, &pulse).await?;
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
