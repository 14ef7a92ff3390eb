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
use crate::error::{Code, Error, Result};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Directions among which the main ones are found.
const DIRECTIONS: usize = 60;
/// The commonest words, at most so many.
const MOST_WORDS: usize = 8000;
/// Beginnings, of which the best end is kept.
const STARTS: usize = 8;
const MOST_ROUNDS: usize = 100;
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

/// Where each point belongs, and the middles.
#[derive(Debug, Clone, PartialEq)]
pub struct Means {
    /// Of each point the place of its middle.
    pub of: Vec<usize>,
    /// The middles.
    pub centres: Vec<Vec<f64>>,
    /// The sum of squared distances from points to their middles.
    pub inertia: f64,
}

fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

fn nearest(point: &[f64], centres: &[Vec<f64>]) -> (usize, f64) {
    let distances = centres.iter().map(|centre| squared(point, centre)).enumerate();
    distances.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, f64::INFINITY))
}

fn mean<'a>(points: impl Iterator<Item = &'a Vec<f64>>, width: usize) -> Vec<f64> {
    let (mut sum, mut n) = (vec![0.0; width], 0.0);
    for point in points {
        sum.iter_mut().zip(point).for_each(|(sum, x)| *sum += x);
        n += 1.0;
    }
    sum.iter_mut().for_each(|sum| *sum /= f64::max(n, 1.0));
    sum
}

/// Groups points around `clusters` middles: of several beginnings the end whose points lie nearest to their middles.
#[must_use]
pub fn k_means(points: &[Vec<f64>], clusters: usize, seed: u64) -> Means {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut uniform = || (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
    let ends = (0..STARTS).map(|_| settled(points, start(points, clusters, &mut uniform)));
    let best = ends.min_by(|a, b| a.inertia.total_cmp(&b.inertia));
    best.unwrap_or(Means { of: Vec::new(), centres: Vec::new(), inertia: 0.0 })
}

/// Points far from the middles so far are likelier to become the next.
fn start(points: &[Vec<f64>], clusters: usize, uniform: &mut impl FnMut() -> f64) -> Vec<Vec<f64>> {
    let any = (uniform() * points.len() as f64) as usize;
    let mut centres: Vec<Vec<f64>> = points.get(any).cloned().into_iter().collect();
    while !centres.is_empty() && centres.len() < clusters {
        let far: Vec<f64> = points.iter().map(|point| nearest(point, &centres).1).collect();
        let mut left = uniform() * far.iter().sum::<f64>();
        let drawn = far.iter().position(|distance| {
            left -= distance;
            left < 0.0
        });
        // Where all points lie on middles, any will do.
        let next = drawn.unwrap_or((uniform() * points.len() as f64) as usize);
        centres.extend(points.get(next).cloned());
    }
    centres
}

fn settled(points: &[Vec<f64>], mut centres: Vec<Vec<f64>>) -> Means {
    let width = points.first().map_or(0, Vec::len);
    let mut of: Vec<usize> = Vec::new();
    let mut inertia = 0.0;
    for _ in 0..MOST_ROUNDS {
        let found: Vec<(usize, f64)> = points.iter().map(|point| nearest(point, &centres)).collect();
        inertia = found.iter().map(|(_, distance)| distance).sum();
        let next: Vec<usize> = found.iter().map(|(place, _)| *place).collect();
        if next == of {
            break;
        }
        of = next;
        for (place, centre) in centres.iter_mut().enumerate() {
            let mut own =
                points.iter().zip(&of).filter(|(_, at)| **at == place).map(|(point, _)| point).peekable();
            // A middle that lost all its points stays where it is.
            if own.peek().is_some() {
                *centre = mean(own, width);
            }
        }
    }
    Means { of, centres, inertia }
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

/// How well two groupings of the same things agree: 1 wholly, 0 as by chance. None where every grouping of these sizes
/// agrees as well, as with one group alone.
#[must_use]
pub fn adjusted_rand(a: &[usize], b: &[usize]) -> Option<f64> {
    let mut cells: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let (mut rows, mut columns): (BTreeMap<usize, f64>, BTreeMap<usize, f64>) = Default::default();
    for (&a, &b) in a.iter().zip(b) {
        *cells.entry((a, b)).or_default() += 1.0;
        *rows.entry(a).or_default() += 1.0;
        *columns.entry(b).or_default() += 1.0;
    }
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let together: f64 = cells.values().map(|n| pairs(*n)).sum();
    let (of_rows, of_columns): (f64, f64) =
        (rows.values().map(|n| pairs(*n)).sum(), columns.values().map(|n| pairs(*n)).sum());
    let expected = of_rows * of_columns / pairs(a.len().min(b.len()) as f64);
    let most = f64::midpoint(of_rows, of_columns);
    let index = (together - expected) / (most - expected);
    index.is_finite().then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_as_published() {
        // Yeung and Ruzzo 2001 ("Details of the adjusted Rand index"), table 2: 0.313.
        let truth = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
        let told = [0, 1, 0, 1, 1, 2, 2, 2, 2, 2];
        assert!((adjusted_rand(&truth, &told).unwrap_or_default() - 0.3126).abs() < 1e-4);
        // The documentation of scikit-learn: 0.57…, 1 whatever the names, 0 where all are apart.
        assert!((adjusted_rand(&[0, 0, 1, 2], &[0, 0, 1, 1]).unwrap_or_default() - 4.0 / 7.0).abs() < 1e-12);
        assert_eq!(adjusted_rand(&[0, 0, 1, 1], &[1, 1, 0, 0]), Some(1.0));
        assert_eq!(adjusted_rand(&[0, 0, 0, 0], &[0, 1, 2, 3]), Some(0.0));
        assert_eq!(adjusted_rand(&[0, 0], &[1, 1]), None);
        assert_eq!(adjusted_rand(&[], &[]), None);
    }

    #[test]
    fn three_heaps_are_found_whatever_the_seed() {
        let points: Vec<Vec<f64>> = (0..30)
            .map(|at| {
                let heap = f64::from(at % 3);
                vec![10.0 * heap + 0.1 * f64::from(at % 5), 5.0 * heap * heap - 0.1 * f64::from(at % 7)]
            })
            .collect();
        let truth: Vec<usize> = (0..30).map(|at| at % 3).collect();
        for seed in 0..20 {
            let found = k_means(&points, 3, seed);
            assert_eq!(adjusted_rand(&truth, &found.of), Some(1.0), "{seed}");
            assert_eq!(found, k_means(&points, 3, seed));
        }
        // More middles than different points.
        assert_eq!(k_means(&[vec![1.0], vec![1.0]], 2, 1).inertia, 0.0);
        assert!(k_means(&[], 2, 1).of.is_empty());
    }
}
