//! Documents in groups that nobody named: k-means (Lloyd 1982), started as k-means++ is (Arthur and Vassilvitskii 2007),
//! on TF-IDF brought down to its main directions, one fewer than groups: they span what k-means looks for (Ding and He
//! 2004, "K-means clustering via principal component analysis"). Beside the labels, where there are any,
//! stands the adjusted Rand index (Hubert and Arabie 1985).

use super::corpus::Corpus;
use super::inquiry::within;
use super::key_terms::distinctive;
use super::principal::components;
use super::stop_words::is_content;
use super::tfidf::{SparseRow, TfIdf};
use super::tokens::tokens;
use super::vocabulary::Vocabulary;
use super::word_vectors::word_vectors;
use crate::classes::agreement::adjusted_rand;
use crate::classes::k_means::{Means, k_means, mean, squared};
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};

/// Directions among which the main ones are found.
const DIRECTIONS: usize = 60;
/// The commonest words, at most so many.
const MOST_WORDS: usize = 8000;
const MOST_CLUSTERS: usize = 50;
/// So many where labels do not say how many.
const USUAL: usize = 8;
/// Terms that name a cluster, and titles that stand for it.
const TERMS: usize = 5;
const TITLES: usize = 3;

/// How documents are grouped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct ClusterOptions {
    pub clusters: Option<usize>,
    pub seed: Option<u64>,
}

/// A group of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cluster {
    /// Words that its documents have oftener than the others, the most telling first.
    pub terms: Vec<String>,
    /// How many.
    pub documents: usize,
    /// Those nearest to its middle, the nearest first.
    pub titles: Vec<usize>,
    /// Of each label, and last those without one.
    pub labels: Vec<usize>,
}

/// All groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Clustering {
    /// The largest first.
    pub clusters: Vec<Cluster>,
    /// In alphabetical order.
    pub labels: Vec<String>,
    /// How well groups and labels agree: 1 wholly, 0 as by chance; none where nothing can be compared.
    pub adjusted_rand: Option<f64>,
    /// The share of the variance that lies between groups.
    pub between: f64,
    /// Of each document its place among the groups.
    #[serde(skip)]
    pub of: Vec<usize>,
}

/// Groups the documents of a collection.
///
/// # Errors
/// `bad-option` outside the limits; `too-few-rows` with fewer documents than groups.
pub fn clusters(corpus: &Corpus, options: &ClusterOptions) -> Result<Clustering> {
    let count = corpus.documents.len();
    let usual = if (2..=20).contains(&corpus.labels.len()) { corpus.labels.len() } else { USUAL };
    let wished =
        within("clusters", options.clusters.unwrap_or_else(|| usual.min(count.max(2))), MOST_CLUSTERS)?;
    if count < wished {
        return Err(Error::new(Code::TooFewRows).value("rows", count).value("needed", wished));
    }
    let texts: Vec<Vec<String>> = corpus.documents.iter().map(|document| tokens(&document.text())).collect();
    let points = points(&texts, wished.saturating_sub(1).max(1));
    let found = k_means(&points, wished, options.seed.unwrap_or(2007));
    Ok(described(corpus, &texts, &points, found))
}

/// Of each text its place along the main directions of all, at length one, so that what counts is what it is about, not
/// how much.
fn points(texts: &[Vec<String>], directions: usize) -> Vec<Vec<f64>> {
    let least = if texts.len() < 20 { 1 } else { 2 };
    let all = Vocabulary::learn(texts.iter().map(Vec::as_slice), least, usize::MAX);
    let named: Vec<String> =
        Vec::from(all).into_iter().filter(|word| is_content(word)).take(MOST_WORDS).collect();
    let words = Vocabulary::from(named);
    let counts: Vec<SparseRow> = texts.iter().map(|text| words.counts(text)).collect();
    let tfidf = TfIdf::fit(counts.iter(), words.len());
    let rows: Vec<SparseRow> = counts.iter().map(|row| tfidf.transform(row)).collect();
    let vectors = word_vectors(&rows, words.len(), DIRECTIONS);
    let point = |row: &SparseRow| {
        let mut point = vec![0.0; DIRECTIONS];
        for &(word, weight) in row {
            let vector = vectors.iter().skip(word as usize * DIRECTIONS);
            point.iter_mut().zip(vector).for_each(|(sum, x)| *sum += weight * x);
        }
        point
    };
    let found = components(&rows.iter().map(point).collect::<Vec<_>>(), directions);
    let unit = |text: usize| {
        let place: Vec<f64> =
            found.along.iter().map(|values| values.get(text).copied().unwrap_or(0.0)).collect();
        let length = place.iter().map(|x| x * x).sum::<f64>().sqrt();
        if length > 1e-12 { place.iter().map(|x| x / length).collect() } else { place }
    };
    (0..texts.len()).map(unit).collect()
}

/// Groups that have documents, the largest first, with what they are about.
fn described(corpus: &Corpus, texts: &[Vec<String>], points: &[Vec<f64>], found: Means) -> Clustering {
    let Means { of, centres, inertia } = found;
    let members =
        |place: usize| -> Vec<usize> { (0..of.len()).filter(|at| of.get(*at) == Some(&place)).collect() };
    let mut groups: Vec<(Vec<usize>, &Vec<f64>)> =
        centres.iter().enumerate().map(|(place, centre)| (members(place), centre)).collect();
    groups.retain(|(members, _)| !members.is_empty());
    groups.sort_by_key(|(members, _)| std::cmp::Reverse(members.len()));
    let mut place_of = vec![0; of.len()];
    let mut clusters = Vec::with_capacity(groups.len());
    for (place, (members, centre)) in groups.iter().enumerate() {
        let mut inside = vec![false; texts.len()];
        let mut labels = vec![0; corpus.labels.len() + 1];
        for &member in members {
            inside.get_mut(member).into_iter().for_each(|inside| *inside = true);
            place_of.get_mut(member).into_iter().for_each(|own| *own = place);
            let label = corpus.documents.get(member).and_then(|document| document.label);
            let label = label.map_or(corpus.labels.len(), |label| label as usize);
            labels.get_mut(label).into_iter().for_each(|count| *count += 1);
        }
        let distance =
            |member: usize| points.get(member).map_or(f64::INFINITY, |point| squared(point, centre));
        let mut titles = members.clone();
        titles.sort_by(|&a, &b| distance(a).total_cmp(&distance(b)));
        titles.truncate(TITLES);
        let terms = distinctive(texts, &inside, TERMS).into_iter().map(|term| term.term).collect();
        clusters.push(Cluster { terms, documents: members.len(), titles, labels });
    }
    let labelled =
        corpus.documents.iter().zip(&place_of).filter_map(|(one, place)| Some((one.label? as usize, *place)));
    let (truth, told): (Vec<usize>, Vec<usize>) = labelled.unzip();
    let middle = mean(points.iter(), points.first().map_or(0, Vec::len));
    let all: f64 = points.iter().map(|point| squared(point, &middle)).sum();
    Clustering {
        clusters,
        labels: corpus.labels.clone(),
        adjusted_rand: adjusted_rand(&truth, &told),
        between: if all > 0.0 { 1.0 - inertia / all } else { 0.0 },
        of: place_of,
    }
}
