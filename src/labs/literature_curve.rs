//! A learning curve: what TF-IDF with logistic regression scores on the test part when fewer documents of the training
//! part may teach it, and, where asked for, what the network does. It answers whether more labels would help.

use serde::Serialize;

use super::literature::{LiteratureRun, Words, of};
use super::literature_scores::{Said, middle};
use super::literature_spec::LiteratureSpec;
use super::report::Interval;
use super::studies::{Study, StudyName};
use crate::error::{Code, Error, Result};
use crate::learn::random::{Purpose, Random};
use crate::learn::training::Pace;
use crate::text::Corpus;
use crate::text::logistic::{C, Logistic};
use crate::text::tfidf::{SparseRow, TfIdf};

/// Numbers of documents that may teach, those that the training part has, and last all of it.
const SIZES: [usize; 10] = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const MOST_SIZES: usize = 5;
/// Draws by lot of the documents that teach.
const DRAWS: usize = 10;
/// A word needs to be in so many of them.
const FEWEST_TEXTS: usize = 2;

/// What one of the two scored: the mean over draws, and the middle 95 % over draws and resampled test documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct CurveScore {
    pub macro_f1: f64,
    pub interval: Interval,
    pub draws: usize,
}

/// What so many documents teach.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct CurvePoint {
    pub documents: usize,
    pub baseline: CurveScore,
    pub network: Option<CurveScore>,
}

/// `LearningCurve` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LearningCurve {
    pub points: Vec<CurvePoint>,
    pub test: usize,
}

/// Scores that are being gathered.
#[derive(Debug, Default)]
struct Gathered {
    scores: Vec<f64>,
    resampled: Vec<f64>,
}

impl Gathered {
    fn take(&mut self, said: &Said, truth: &[u32], labels: usize, seed: u64) {
        self.scores.push(said.scores(truth, labels).labels.macro_average.f1);
        self.resampled.extend(said.resampled_f1(truth, labels, seed.wrapping_add(self.scores.len() as u64)));
    }

    fn score(self) -> Option<CurveScore> {
        let draws = self.scores.len();
        let macro_f1 = self.scores.iter().sum::<f64>() / draws as f64;
        (draws > 0).then(|| CurveScore { macro_f1, interval: middle(self.resampled), draws })
    }
}

/// Trains on ever more documents.
#[derive(Debug)]
pub struct CurveStudy {
    sizes: Vec<usize>,
    /// Which draw of which size comes next.
    size: usize,
    draw: usize,
    /// Of each draw the training part in its order.
    orders: Vec<Vec<usize>>,
    counts: Vec<SparseRow>,
    labels: Vec<u32>,
    test: Vec<Words>,
    truth: Vec<u32>,
    classes: usize,
    features: usize,
    seed: u64,
    /// Of each size the network taught by the first draw, where asked for and where it has two labels.
    networks: Vec<Option<LiteratureRun>>,
    points: Vec<CurvePoint>,
    gathered: Gathered,
}

impl CurveStudy {
    /// On the parts of a run; with the `network` as long as the run has been trained.
    ///
    /// # Errors
    /// `not-trained` for a network before its first epoch ends.
    pub fn new(run: &LiteratureRun, corpus: &Corpus, network: bool) -> Result<Self> {
        let training = &run.parts.training;
        let (whole, seed) = (training.len(), run.spec.seed);
        let mut sizes: Vec<usize> = SIZES.into_iter().filter(|size| size * 5 < whole * 4).collect();
        sizes.drain(..sizes.len().saturating_sub(MOST_SIZES));
        sizes.push(whole);
        let order = |draw: usize| Random::stream(seed, Purpose::Baseline, draw as u64).permutation(whole);
        let orders: Vec<Vec<usize>> = (0..DRAWS).map(order).collect();
        let keeps_best = run.training.keeps_best();
        let epochs = if keeps_best { run.spec.epochs } else { run.training.epoch() };
        if network && epochs == 0 {
            return Err(Error::new(Code::NotTrained));
        }
        let first = orders.first().map(Vec::as_slice).unwrap_or_default();
        let taught = |&size: &usize| {
            let mut rows = of(training, first.get(..size).unwrap_or(first));
            rows.sort_unstable();
            let spec = LiteratureSpec { epochs, seeds: 1, ..run.spec.clone() };
            run.taught_by(rows, corpus, spec).ok()
        };
        let networks = sizes.iter().map(|size| if network { taught(size) } else { None }).collect();
        let words = |part: &[usize]| -> Vec<Words> {
            part.iter().filter_map(|&row| run.words.get(row).cloned()).collect()
        };
        Ok(Self {
            sizes,
            size: 0,
            draw: 0,
            orders,
            counts: words(training).into_iter().map(|words| words.counts).collect(),
            labels: of(&run.labelled.labels, training),
            test: words(&run.parts.test),
            truth: of(&run.labelled.labels, &run.parts.test),
            classes: run.labelling.labels.len(),
            features: run.rules_vocabulary.len(),
            seed,
            networks,
            points: Vec::new(),
            gathered: Gathered::default(),
        })
    }

    /// What was found.
    #[must_use]
    pub fn curve(self) -> LearningCurve {
        LearningCurve { points: self.points, test: self.truth.len() }
    }

    /// What the baseline says of the test part, taught by the first documents of a draw.
    fn told(&self, documents: usize) -> Said {
        let order = self.orders.get(self.draw).map(Vec::as_slice).unwrap_or_default();
        let mut rows: Vec<usize> = order.get(..documents).unwrap_or(order).to_vec();
        rows.sort_unstable();
        let taught: Vec<&SparseRow> = rows.iter().filter_map(|&row| self.counts.get(row)).collect();
        let mut texts = vec![0; self.features];
        for (word, _) in taught.iter().copied().flatten() {
            texts.get_mut(*word as usize).into_iter().for_each(|n| *n += 1);
        }
        let known = |row: &SparseRow| -> SparseRow {
            let common = |word: u32| texts.get(word as usize).is_some_and(|&n| n >= FEWEST_TEXTS);
            row.iter().filter(|(word, _)| common(*word)).copied().collect()
        };
        let counts: Vec<SparseRow> = taught.into_iter().map(known).collect();
        let tfidf = TfIdf::fit(counts.iter(), self.features);
        let weighed: Vec<SparseRow> = counts.iter().map(|row| tfidf.transform(row)).collect();
        let fitted = Logistic::fit(&weighed, &of(&self.labels, &rows), self.classes, self.features, C);
        let said = |words: &Words| fitted.probabilities(&tfidf.transform(&known(&words.counts)));
        Said::from(self.test.iter().map(said).collect::<Vec<Vec<f64>>>())
    }

    /// Draws of a size: of the whole there is only one.
    fn draws(&self) -> usize {
        if self.size + 1 < self.sizes.len() { DRAWS } else { 1 }
    }

    fn share(&self, part: f64) -> f64 {
        let one = self.draw as f64 / self.draws() as f64;
        let own = if self.networks.iter().any(Option::is_some) { 0.1 * one + 0.9 * part } else { one };
        (self.size as f64 + own.min(0.999)) / self.sizes.len().max(1) as f64
    }
}

impl Study for CurveStudy {
    fn name(&self) -> StudyName {
        StudyName::LearningCurve
    }

    async fn advance(&mut self, pace: &mut Pace, clock: &dyn Fn() -> f64) -> Result<f64> {
        let Some(&documents) = self.sizes.get(self.size) else { return Ok(1.0) };
        if self.draw < self.draws() {
            let said = self.told(documents);
            self.gathered.take(&said, &self.truth, self.classes, self.seed);
            self.draw += 1;
            return Ok(self.share(0.0));
        }
        if let Some(Some(run)) = self.networks.get_mut(self.size)
            && !run.training.is_over()
            && run.advance(u64::MAX, pace, clock).await?.is_none()
        {
            let training = &run.training;
            let part = training.counters().steps as f64 / training.total_steps().max(1) as f64;
            return Ok(self.share(part));
        }
        let mut network = None;
        if let Some(run) = self.networks.get_mut(self.size).and_then(Option::take) {
            let texts: Vec<Words> =
                run.parts.test.iter().filter_map(|&row| run.words.get(row).cloned()).collect();
            let mut gathered = Gathered::default();
            let said = Said::from(run.predict_with(&run.training, &texts).await?);
            gathered.take(&said, &self.truth, self.classes, self.seed);
            network = gathered.score();
        }
        if let Some(baseline) = std::mem::take(&mut self.gathered).score() {
            self.points.push(CurvePoint { documents, baseline, network });
        }
        (self.size, self.draw) = (self.size + 1, 0);
        Ok(if self.size < self.sizes.len() { self.share(0.0) } else { 1.0 })
    }
}
