//! Triage: a reader marks documents as relevant or not, and is told which to read next, how many relevant ones are
//! probably found, and what stopping now would miss.
//!
//! It learns anew with each mark, so what learns is logistic regression on TF-IDF, which takes milliseconds. Documents
//! that were chosen because they look relevant say nothing of the rest; so some are proposed by lot, and estimates
//! rest on those.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::literature::words_of;
use super::report::Interval;
use crate::error::{Code, Error, Result};
use crate::learn::bootstrap::{RESAMPLES, quantile};
use crate::learn::random::{Purpose, Random};
use crate::text::logistic::{C, Logistic};
use crate::text::tfidf::{SparseRow, TfIdf};
use crate::text::{Corpus, Vocabulary};

/// A document that was read: `TriageMark` of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TriageMark {
    pub document: usize,
    pub relevant: bool,
    #[serde(default)]
    pub by_lot: bool,
}

/// `TriageOptions` of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct TriageOptions {
    pub marks: Vec<TriageMark>,
    pub propose: usize,
    pub seed: u64,
}

impl Default for TriageOptions {
    fn default() -> Self {
        Self { marks: Vec::new(), propose: 10, seed: 1 }
    }
}

/// A document to read.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Proposal {
    pub document: usize,
    pub probability: f64,
    pub by_lot: bool,
}

/// A number told from those read by lot.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct LotEstimate {
    pub estimate: f64,
    pub interval: Interval,
    pub by_lot: usize,
}

/// `Triage` of the contract; the ranking travels as arrays.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Triage {
    pub next: Vec<Proposal>,
    pub read: usize,
    pub relevant: usize,
    pub missed: Option<LotEstimate>,
    pub recall: Option<LotEstimate>,
    /// Unread documents, the likeliest first.
    #[serde(skip)]
    pub ranking: Vec<(usize, f64)>,
}

/// Most documents that are proposed at once.
const MOST_PROPOSED: usize = 1000;
/// Fewer documents read by lot than this tell nothing.
const FEWEST_BY_LOT: usize = 10;

/// A collection ready to be read: its words are counted once.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    rows: Vec<SparseRow>,
    features: usize,
}

impl Desk {
    /// Counts the words of all documents: nothing is judged here by what it was taught with.
    pub fn of(corpus: &Corpus) -> Self {
        let texts: Vec<Vec<String>> =
            (0..corpus.documents.len()).map(|document| words_of(corpus, document)).collect();
        let vocabulary = Vocabulary::learn(texts.iter().map(Vec::as_slice), 2, usize::MAX);
        let counts: Vec<SparseRow> = texts.iter().map(|text| vocabulary.counts(text)).collect();
        let tfidf = TfIdf::fit(counts.iter(), vocabulary.len());
        Self { rows: counts.iter().map(|row| tfidf.transform(row)).collect(), features: vocabulary.len() }
    }

    /// What to read next, and how much is probably found.
    ///
    /// # Errors
    /// `bad-option` for a document that is not there, or too many to propose.
    pub fn advise(&self, options: &TriageOptions) -> Result<Triage> {
        let (documents, propose) = (self.rows.len(), options.propose);
        let out_of_range = |option: &str, value: usize, most: usize| {
            Error::new(Code::BadOption)
                .option(option)
                .value("value", value)
                .value("allowed", format!("0–{most}"))
        };
        if propose > MOST_PROPOSED {
            return Err(out_of_range("propose", propose, MOST_PROPOSED));
        }
        if let Some(mark) = options.marks.iter().find(|mark| mark.document >= documents) {
            return Err(out_of_range("marks", mark.document, documents.saturating_sub(1)));
        }
        // The last mark of a document counts.
        let marks: BTreeMap<usize, TriageMark> =
            options.marks.iter().map(|mark| (mark.document, *mark)).collect();
        let unread: Vec<usize> = (0..documents).filter(|document| !marks.contains_key(document)).collect();
        let relevant = marks.values().filter(|mark| mark.relevant).count();
        let mut triage = Triage { read: marks.len(), relevant, ..Triage::default() };
        let learner = self.learn(marks.values());
        if let Some(learner) = &learner {
            triage.ranking = unread.iter().map(|&place| (place, self.probability(learner, place))).collect();
            triage.ranking.sort_by(|a, b| b.1.total_cmp(&a.1));
        }
        triage.next = proposals(&triage.ranking, &unread, options, marks.len());
        triage.missed = self.missed(&marks, &unread, options.seed);
        triage.recall = triage.missed.map(|missed| {
            let share = |missed: f64| {
                let all = relevant as f64 + missed;
                if all > 0.0 { relevant as f64 / all } else { 1.0 }
            };
            let [low, high] = missed.interval;
            LotEstimate { estimate: share(missed.estimate), interval: [share(high), share(low)], ..missed }
        });
        Ok(triage)
    }

    /// `None` unless there are marks of both kinds.
    fn learn<'a>(&self, marks: impl Iterator<Item = &'a TriageMark>) -> Option<Logistic> {
        let known = marks.filter_map(|mark| Some((self.rows.get(mark.document)?.clone(), mark.relevant)));
        let (rows, labels): (Vec<SparseRow>, Vec<u32>) =
            known.map(|(row, relevant)| (row, u32::from(relevant))).unzip();
        let both = labels.contains(&0) && labels.contains(&1);
        both.then(|| Logistic::fit(&rows, &labels, 2, self.features, C))
    }

    fn probability(&self, learner: &Logistic, document: usize) -> f64 {
        let said = self.rows.get(document).map(|row| learner.probabilities(row));
        said.and_then(|said| said.get(1).copied()).unwrap_or(0.5)
    }

    /// Relevant documents among the unread: the sum of what a learner that never saw those read by lot says of the
    /// unread, put right by its mean error on those read by lot (the difference estimator of survey sampling, Särndal,
    /// Swensson and Wretman 1992, section 6.3), with a bootstrap of these errors.
    fn missed(
        &self,
        marks: &BTreeMap<usize, TriageMark>,
        unread: &[usize],
        seed: u64,
    ) -> Option<LotEstimate> {
        let lots: Vec<&TriageMark> = marks.values().filter(|mark| mark.by_lot).collect();
        if lots.len() < FEWEST_BY_LOT {
            return None;
        }
        let learner = self.learn(marks.values().filter(|mark| !mark.by_lot));
        let say = |document: usize| learner.as_ref().map_or(0.0, |it| self.probability(it, document));
        let told: f64 = unread.iter().map(|&document| say(document)).sum();
        let truth = |mark: &TriageMark| f64::from(u8::from(mark.relevant));
        let errors: Vec<f64> = lots.iter().map(|mark| truth(mark) - say(mark.document)).collect();
        let all = unread.len() as f64;
        let total = |mean: f64| (told + all * mean).clamp(0.0, all);
        let mut random = Random::stream(seed, Purpose::Bootstrap, 1);
        let mut drawn: Vec<f64> = (0..RESAMPLES)
            .map(|_| {
                let draw = |_| errors.get(random.below(errors.len() as u64) as usize).copied().unwrap_or(0.0);
                total((0..errors.len()).map(draw).sum::<f64>() / errors.len() as f64)
            })
            .collect();
        drawn.sort_by(f64::total_cmp);
        Some(LotEstimate {
            estimate: total(errors.iter().sum::<f64>() / errors.len() as f64),
            interval: [quantile(&drawn, 0.025), quantile(&drawn, 0.975)],
            by_lot: lots.len(),
        })
    }
}

/// Of ten in turn seven likeliest, two most uncertain, one by lot; all by lot while nothing is learnt.
fn proposals(
    ranking: &[(usize, f64)],
    unread: &[usize],
    options: &TriageOptions,
    read: usize,
) -> Vec<Proposal> {
    let order = Random::stream(options.seed, Purpose::Proposals, read as u64).permutation(unread.len());
    let known: BTreeMap<usize, f64> = ranking.iter().copied().collect();
    let mut by_lot = order.iter().filter_map(|&at| unread.get(at).copied());
    let mut likeliest = ranking.iter().map(|(document, _)| *document);
    let mut unsure: Vec<(usize, f64)> = ranking.to_vec();
    unsure.sort_by(|a, b| (a.1 - 0.5).abs().total_cmp(&(b.1 - 0.5).abs()));
    let mut unsure = unsure.into_iter().map(|(document, _)| document);
    let mut next: Vec<Proposal> = Vec::new();
    while next.len() < options.propose.min(unread.len()) {
        let turn = (read + next.len()) % 10;
        let lot = ranking.is_empty() || turn == 9;
        let new = |document: &usize| next.iter().all(|one| one.document != *document);
        let found = match turn {
            _ if lot => by_lot.find(new),
            2 | 7 => unsure.find(new),
            _ => likeliest.find(new),
        };
        let Some(document) = found else { break };
        let probability = known.get(&document).copied().unwrap_or(0.5);
        next.push(Proposal { document, probability, by_lot: lot });
    }
    next
}
