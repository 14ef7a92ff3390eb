//! Which terms stand in the same sentences: co-occurrence, not knowledge. An edge is as strong as its
//! normalised pointwise mutual information (Bouma 2009), and as sure as its log-likelihood (Dunning
//! 1993); raw counts would only say which terms are common.

use super::sentences::sentences;
use super::stop_words::is_content;
use super::tokens::tokens;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// What goes into a graph.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GraphOptions {
    /// Terms: the commonest ones, at most so many.
    pub terms: usize,
    /// Sentences two terms must share at least.
    pub least: usize,
    /// The least normalised mutual information, from -1 to 1.
    pub npmi: f64,
}

impl Default for GraphOptions {
    fn default() -> Self {
        Self { terms: 80, least: 3, npmi: 0.1 }
    }
}

/// A term.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Node {
    /// In lower case.
    pub term: String,
    /// Sentences it is in.
    pub count: usize,
}

/// Two terms, by their places among the nodes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Edge {
    /// The first, the commoner of both.
    pub from: usize,
    /// The second.
    pub to: usize,
    /// Sentences they share.
    pub count: usize,
    /// 1: never one without the other; 0: as chance has it.
    pub npmi: f64,
    /// G²: 10.83 is one chance in a thousand for a pair chosen beforehand.
    pub log_likelihood: f64,
}

/// Terms and which of them stand together.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Graph {
    /// The commonest first.
    pub nodes: Vec<Node>,
    /// The strongest first.
    pub edges: Vec<Edge>,
    /// Sentences counted.
    pub sentences: usize,
}

/// Counts the terms of texts by their sentences.
pub fn of_texts<'a>(texts: impl Iterator<Item = &'a str>, options: &GraphOptions) -> Graph {
    let windows: Vec<Vec<String>> = texts.flat_map(|text| sentences(text).into_iter().map(tokens)).collect();
    co_occurrence(&windows, options)
}

/// Counts the terms of windows, which are sentences or whole texts.
#[must_use]
pub fn co_occurrence(windows: &[Vec<String>], options: &GraphOptions) -> Graph {
    let distinct: Vec<BTreeSet<&str>> =
        windows.iter().map(|window| window.iter().map(String::as_str).collect()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    distinct.iter().flatten().for_each(|term| *counts.entry(term).or_default() += 1);
    let mut common: Vec<(&str, usize)> =
        counts.into_iter().filter(|(term, count)| *count >= options.least && is_content(term)).collect();
    common.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    common.truncate(options.terms);
    let place: BTreeMap<&str, usize> = common.iter().enumerate().map(|(at, (term, _))| (*term, at)).collect();
    let mut together: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for window in &distinct {
        let mut places: Vec<usize> = window.iter().filter_map(|term| place.get(term)).copied().collect();
        places.sort_unstable();
        for (index, &from) in places.iter().enumerate() {
            for &to in places.iter().skip(index + 1) {
                *together.entry((from, to)).or_default() += 1;
            }
        }
    }
    let count_of = |at: usize| common.get(at).map_or(0, |(_, count)| *count);
    let n = windows.len();
    let edge = |((from, to), count)| {
        let (a, b) = (count_of(from), count_of(to));
        Edge { from, to, count, npmi: npmi(count, a, b, n), log_likelihood: log_likelihood(count, a, b, n) }
    };
    let mut edges: Vec<Edge> = together.into_iter().map(edge).collect();
    edges.retain(|edge| edge.count >= options.least && edge.npmi >= options.npmi);
    edges.sort_by(|a, b| b.npmi.total_cmp(&a.npmi).then((a.from, a.to).cmp(&(b.from, b.to))));
    let nodes = common.into_iter().map(|(term, count)| Node { term: term.to_owned(), count });
    Graph { nodes: nodes.collect(), edges, sentences: n }
}

/// ln(p(xy) / p(x) p(y)) / -ln p(xy); 1 where both are everywhere, -1 where they never meet.
#[must_use]
pub fn npmi(both: usize, a: usize, b: usize, all: usize) -> f64 {
    if both == 0 {
        return -1.0;
    }
    let (both, a, b, all) = (both as f64, a as f64, b as f64, all as f64);
    let information = libm::log(both * all / (a * b));
    let most = libm::log(all / both);
    if most > 0.0 { information / most } else { 1.0 }
}

/// G² of two kinds that are `a` and `b` of `all` and meet in `both`: 2 Σ O ln(O / E) over the four cells.
#[must_use]
pub fn log_likelihood(both: usize, a: usize, b: usize, all: usize) -> f64 {
    let (both, a, b, all) = (both as f64, a as f64, b as f64, all as f64);
    let cells = [
        (both, a * b),
        (a - both, a * (all - b)),
        (b - both, (all - a) * b),
        (all - a - b + both, (all - a) * (all - b)),
    ];
    let term = |(observed, product): (f64, f64)| {
        if observed > 0.0 && product > 0.0 { observed * libm::log(observed * all / product) } else { 0.0 }
    };
    2.0 * cells.into_iter().map(term).sum::<f64>()
}

impl Graph {
    fn term(&self, at: usize) -> &str {
        self.nodes.get(at).map_or("", |node| node.term.as_str())
    }

    /// Edges as a table: from, to, count, npmi, log_likelihood.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = String::from("from,to,count,npmi,log_likelihood\n");
        for edge in &self.edges {
            // A token holds neither a comma nor a quote; writing into a string cannot fail.
            let (from, to) = (self.term(edge.from), self.term(edge.to));
            let _ = writeln!(out, "{from},{to},{},{:.4},{:.3}", edge.count, edge.npmi, edge.log_likelihood);
        }
        out
    }

    /// GraphML (<http://graphml.graphdrawing.org>), which Gephi, Cytoscape and yEd read.
    #[must_use]
    pub fn to_graphml(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
        );
        let keys = [
            ("label", "node", "string"),
            ("count", "node", "int"),
            ("shared", "edge", "int"),
            ("weight", "edge", "double"),
            ("log_likelihood", "edge", "double"),
        ];
        for (id, of, kind) in keys {
            let _ = writeln!(out, "<key id=\"{id}\" for=\"{of}\" attr.name=\"{id}\" attr.type=\"{kind}\"/>");
        }
        out.push_str("<graph id=\"co-occurrence\" edgedefault=\"undirected\">\n");
        for (index, node) in self.nodes.iter().enumerate() {
            let label = node.term.replace('&', "&amp;").replace('<', "&lt;");
            let _ = writeln!(
                out,
                "<node id=\"n{index}\"><data key=\"label\">{label}</data><data key=\"count\">{}</data></node>",
                node.count
            );
        }
        for edge in &self.edges {
            let _ = writeln!(
                out,
                "<edge source=\"n{}\" target=\"n{}\"><data key=\"shared\">{}</data><data key=\"weight\">{:.4}</data><data key=\"log_likelihood\">{:.3}</data></edge>",
                edge.from, edge.to, edge.count, edge.npmi, edge.log_likelihood
            );
        }
        out.push_str("</graph>\n</graphml>\n");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_by_hand() {
        // Of ten sentences 4 have x, 5 have y, 4 have both: ln 2 / -ln 0.4.
        assert!((npmi(4, 4, 5, 10) - 0.756_47).abs() < 1e-5);
        assert!(npmi(2, 4, 5, 10).abs() < 1e-12);
        assert_eq!((npmi(0, 4, 5, 10), npmi(3, 3, 3, 3)), (-1.0, 1.0));
        // 2 [4 ln 2 + 0 + 1 ln (1/3) + 5 ln (5/3)].
        let expected = 2.0 * (4.0 * libm::log(2.0) - libm::log(3.0) + 5.0 * libm::log(5.0 / 3.0));
        assert!((log_likelihood(4, 4, 5, 10) - expected).abs() < 1e-12);
        assert!(log_likelihood(2, 4, 5, 10).abs() < 1e-12);
    }

    #[test]
    fn terms_that_stand_together() {
        let text = "Magma feeds lava. Magma and lava flow. Lava needs magma. Ice is cold. Ice melts. Ice flows. Rain falls.";
        let graph = of_texts([text].into_iter(), &GraphOptions::default());
        assert_eq!(
            graph.nodes.iter().map(|node| node.term.as_str()).collect::<Vec<_>>(),
            ["ice", "lava", "magma"]
        );
        assert_eq!((graph.edges.len(), graph.sentences), (1, 7));
        let edge = graph.edges[0];
        assert_eq!((edge.from, edge.to, edge.count), (1, 2, 3));
        assert!((edge.npmi - 1.0).abs() < 1e-12);
        assert!(graph.to_csv().contains("\nlava,magma,3,1.0000,"));
        let graphml = graph.to_graphml();
        assert_eq!((graphml.matches("<node ").count(), graphml.matches("<edge ").count()), (3, 1));
        assert_eq!(of_texts(std::iter::empty(), &GraphOptions::default()), Graph::default());
    }
}
