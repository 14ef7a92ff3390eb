//! Documents that are in a collection twice: the same DOI or arXiv number, a near-identical title, or
//! the same abstract. Across a split they would leak. Only documents that share a rare word of their
//! titles are compared, so that ten thousand are no burden.

use super::corpus::Document;
use super::tokens::tokens;
use crate::tabular::Reason;
use std::collections::{BTreeMap, BTreeSet};

/// Titles with fewer words ("Introduction", "Reply") say nothing.
const SHORTEST_TITLE: usize = 4;
/// Shared three-letter groups, as a share of all those of two titles, from which on one is a
/// misspelling of the other.
const ALIKE: f64 = 0.85;
/// By how many of its rarest words a title is found.
const RARE_WORDS: usize = 3;
/// A word that more titles share finds nothing.
const MOST_SHARING: usize = 200;
/// Abstracts with fewer words may well be the same twice.
const SHORTEST_BODY: usize = 20;

/// A duplicate: its index, and that of the document it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Twin {
    pub(crate) index: usize,
    pub(crate) of: usize,
    pub(crate) reason: Reason,
}

/// Finds the duplicates. The first of two stays, unless only the other has an abstract.
pub(crate) fn find(documents: &[&Document]) -> Vec<Twin> {
    let titles: Vec<Vec<String>> = documents.iter().map(|document| tokens(&document.title)).collect();
    let rare = rarest_words(&titles);
    let mut seen = Seen::default();
    let mut twins: Vec<Twin> = Vec::new();
    // Documents that gave way to a later one with an abstract.
    let mut replaced: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, (document, title)) in documents.iter().zip(&titles).enumerate() {
        let number = document.identifier.as_deref().and_then(registered);
        let body = body_key(document);
        let words = rare.get(index).map_or(&[][..], Vec::as_slice);
        let near = |other: &usize| titles.get(*other).is_some_and(|other| alike(title, other));
        let exact = number.as_ref().and_then(|number| seen.numbers.get(number)).copied();
        let same_body = || body.as_ref().and_then(|body| seen.bodies.get(body)).copied();
        let same_title = || {
            let candidates = words.iter().filter_map(|word| seen.titles.get(word)).flatten();
            candidates.copied().find(|other| near(other))
        };
        let twin = match exact {
            Some(of) => Some((of, Reason::Duplicate)),
            None => same_title().or_else(same_body).map(|of| (of, Reason::NearDuplicate)),
        };
        if let Some((of, reason)) = twin {
            let of = replaced.get(&of).copied().unwrap_or(of);
            let poorer =
                documents.get(of).is_some_and(|first| first.body.is_empty()) && !document.body.is_empty();
            if !poorer {
                twins.push(Twin { index, of, reason });
                continue;
            }
            replaced.insert(of, index);
            twins.push(Twin { index: of, of: index, reason });
            twins.iter_mut().filter(|twin| twin.of == of).for_each(|twin| twin.of = index);
        }
        seen.add(index, number, body, words);
    }
    twins.sort_unstable_by_key(|twin| twin.index);
    twins
}

/// Where what tells documents apart was seen last.
#[derive(Default)]
struct Seen {
    numbers: BTreeMap<String, usize>,
    bodies: BTreeMap<String, usize>,
    titles: BTreeMap<String, Vec<usize>>,
}

impl Seen {
    fn add(&mut self, index: usize, number: Option<String>, body: Option<String>, words: &[String]) {
        self.numbers.extend(number.map(|number| (number, index)));
        self.bodies.extend(body.map(|body| (body, index)));
        for word in words {
            self.titles.entry(word.clone()).or_default().push(index);
        }
    }
}

/// A number that a registry gave, in one spelling: a DOI without its address, an arXiv number without
/// its version. A file's own row numbers tell nothing apart.
fn registered(identifier: &str) -> Option<String> {
    let lower = identifier.trim().to_lowercase();
    if let Some(doi) = lower.find("10.").and_then(|at| lower.get(at..)).filter(|doi| doi.contains('/')) {
        return Some(doi.trim_end_matches('/').to_owned());
    }
    let bare = lower.rsplit_once("abs/").map_or(lower.as_str(), |(_, bare)| bare);
    let bare = bare.trim_start_matches("arxiv:");
    let digits = |text: &str, range: std::ops::RangeInclusive<usize>| {
        range.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let unversioned = match bare.rsplit_once('v') {
        Some((number, version))
            if digits(version, 1..=2) && number.ends_with(|c: char| c.is_ascii_digit()) =>
        {
            number
        }
        _ => bare,
    };
    let modern =
        unversioned.split_once('.').is_some_and(|(month, n)| digits(month, 4..=4) && digits(n, 3..=5));
    let early = unversioned.split_once('/').is_some_and(|(_, n)| digits(n, 7..=7));
    (modern || early).then(|| unversioned.to_owned())
}

fn body_key(document: &Document) -> Option<String> {
    let long = document.body.split_whitespace().count() >= SHORTEST_BODY;
    long.then(|| document.body.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect())
}

/// Of each title the words by which its twins will be found; none where it is too short or too common.
fn rarest_words(titles: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for title in titles {
        for word in title.iter().collect::<BTreeSet<_>>() {
            *counts.entry(word).or_default() += 1;
        }
    }
    let of = |title: &Vec<String>| {
        let count = |word: &&String| counts.get(word.as_str()).copied().unwrap_or_default();
        let mut words: Vec<&String> = title.iter().collect::<BTreeSet<_>>().into_iter().collect();
        if words.len() < SHORTEST_TITLE {
            return Vec::new();
        }
        // A word of one title only finds no twin, but where it is misspelt the others do.
        words.sort_by_key(|word| if count(word) > 1 { count(word) } else { usize::MAX });
        words.into_iter().filter(|word| count(word) <= MOST_SHARING).take(RARE_WORDS).cloned().collect()
    };
    titles.iter().map(of).collect()
}

/// Nearly the same words in the same order, and the same numbers: part 1 is not part 2.
fn alike(a: &[String], b: &[String]) -> bool {
    let is_number = |word: &&String| {
        word.chars().any(|c| c.is_ascii_digit())
            || matches!(word.as_str(), "i" | "ii" | "iii" | "iv" | "v" | "vi")
    };
    if a.iter().filter(is_number).ne(b.iter().filter(is_number)) {
        return false;
    }
    if a == b {
        return true;
    }
    let (a, b) = (groups(a), groups(b));
    let both = a.intersection(&b).count() as f64;
    both >= ALIKE * (a.len() + b.len()) as f64 - ALIKE * both
}

/// The groups of three letters of a title.
fn groups(words: &[String]) -> BTreeSet<[char; 3]> {
    let letters: Vec<char> =
        words.iter().flat_map(|word| word.chars().filter(|c| c.is_alphanumeric())).collect();
    letters.windows(3).filter_map(|three| three.try_into().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(title: &str, identifier: &str, body: &str) -> Document {
        Document {
            title: title.to_owned(),
            body: body.to_owned(),
            identifier: Some(identifier.to_owned()),
            ..Document::default()
        }
    }

    fn found(documents: &[Document]) -> Vec<(usize, usize, Reason)> {
        let documents: Vec<&Document> = documents.iter().collect();
        find(&documents).into_iter().map(|twin| (twin.index, twin.of, twin.reason)).collect()
    }

    #[test]
    fn numbers_in_every_spelling() {
        for same in
            ["10.1029/2019JB018000", "https://doi.org/10.1029/2019jb018000", "doi:10.1029/2019JB018000/"]
        {
            assert_eq!(registered(same).as_deref(), Some("10.1029/2019jb018000"));
        }
        for same in ["1708.00601", "arXiv:1708.00601v2", "http://arxiv.org/abs/1708.00601v1"] {
            assert_eq!(registered(same).as_deref(), Some("1708.00601"));
        }
        assert_eq!(registered("physics/0301045").as_deref(), Some("physics/0301045"));
        assert_eq!((registered("17"), registered("W2741809807"), registered("")), (None, None, None));
    }

    #[test]
    fn twins_and_what_only_looks_like_them() {
        let documents = [
            document("Slow slip beneath the Hikurangi margin, New Zealand", "1", ""),
            document("Slow slip beneath the Hikurangi margin, New Zealand.", "2", "An abstract."),
            document("Slow slip beneath the Hikurangi margin New Zeland", "3", ""),
            document("Slow slip beneath the Nankai margin, Japan", "4", ""),
            document("Thermal history of the lower crust: Part 1", "5", ""),
            document("Thermal history of the lower crust: Part 2", "6", ""),
            document("Editorial", "7", ""),
            document("Editorial", "8", ""),
            document("A title of its own", "10.1/a", ""),
            document("Another title than that", "doi:10.1/A", ""),
        ];
        assert_eq!(
            found(&documents),
            [(0, 1, Reason::NearDuplicate), (2, 1, Reason::NearDuplicate), (9, 8, Reason::Duplicate)]
        );
    }

    #[test]
    fn the_same_abstract_under_two_titles() {
        let body = "word ".repeat(SHORTEST_BODY);
        let documents =
            [document("One", "", &body), document("Two", "", &body), document("Three", "", "short")];
        assert_eq!(found(&documents), [(1, 0, Reason::NearDuplicate)]);
    }
}
