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
    let titles: Vec<Title> = documents.iter().map(|document| Title::new(tokens(&document.title))).collect();
    let rare = rarest_words(&titles);
    let mut seen = Seen::default();
    let mut twins: Vec<Twin> = Vec::new();
    // Documents that gave way to a later one with an abstract.
    let mut replaced: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, (document, title)) in documents.iter().zip(&titles).enumerate() {
        let number = document.identifier.as_deref().and_then(registered);
        let body = body_key(document);
        let words = rare.get(index).map_or(&[][..], Vec::as_slice);
        let near = |other: &usize| titles.get(*other).is_some_and(|other| title.is_like(other));
        let exact = number.as_ref().and_then(|number| seen.numbers.get(number)).copied();
        let same_body = || body.as_ref().and_then(|body| seen.bodies.get(body)).copied();
        let same_title = || {
            let equal = title.key().and_then(|key| seen.equal.get(&key)).copied();
            let mut candidates = words.iter().filter_map(|word| seen.titles.get(word)).flatten();
            equal.or_else(|| candidates.find(|other| near(other)).copied())
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
        seen.equal.extend(title.key().map(|key| (key, index)));
        seen.numbers.extend(number.map(|number| (number, index)));
        seen.bodies.extend(body.map(|body| (body, index)));
        for word in words {
            seen.titles.entry(word).or_default().push(index);
        }
    }
    twins.sort_unstable_by_key(|twin| twin.index);
    twins
}

/// Where what tells documents apart was seen last.
#[derive(Default)]
struct Seen<'t> {
    numbers: BTreeMap<String, usize>,
    bodies: BTreeMap<String, usize>,
    equal: BTreeMap<String, usize>,
    titles: BTreeMap<&'t str, Vec<usize>>,
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
fn rarest_words(titles: &[Title]) -> Vec<Vec<&str>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for title in titles {
        for word in title.words.iter().collect::<BTreeSet<_>>() {
            *counts.entry(word).or_default() += 1;
        }
    }
    titles.iter().map(|title| title.rarest(&counts)).collect()
}

/// A title's words, and its groups of three letters in order.
struct Title {
    words: Vec<String>,
    groups: Vec<[char; 3]>,
}

impl Title {
    fn new(words: Vec<String>) -> Self {
        let letters: Vec<char> =
            words.iter().flat_map(|word| word.chars().filter(|c| c.is_alphanumeric())).collect();
        let mut groups: Vec<[char; 3]> =
            letters.windows(3).filter_map(|three| three.try_into().ok()).collect();
        groups.sort_unstable();
        groups.dedup();
        Self { words, groups }
    }

    /// What equal titles share; none where the title is too short.
    fn key(&self) -> Option<String> {
        (self.words.len() >= SHORTEST_TITLE).then(|| self.words.join(" "))
    }

    fn rarest<'t>(&'t self, counts: &BTreeMap<&str, usize>) -> Vec<&'t str> {
        let count = |word: &str| counts.get(word).copied().unwrap_or_default();
        if self.words.len() < SHORTEST_TITLE {
            return Vec::new();
        }
        let mut words: Vec<&str> =
            self.words.iter().map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect();
        // A word of one title only finds no twin, but where it is misspelt the others do.
        words.retain(|word| (2..=MOST_SHARING).contains(&count(word)));
        words.sort_by_key(|word| count(word));
        words.truncate(RARE_WORDS);
        words
    }

    /// Nearly the same words, and the same numbers: part 1 is not part 2.
    fn is_like(&self, other: &Self) -> bool {
        let (a, b) = (self.groups.len() as f64, other.groups.len() as f64);
        if a.min(b) < ALIKE * a.max(b) {
            return false;
        }
        let mut others = other.groups.iter().peekable();
        let both = self.groups.iter().filter(|group| {
            while others.next_if(|other| other < group).is_some() {}
            others.next_if_eq(group).is_some()
        });
        let both = both.count() as f64;
        both >= ALIKE * (a + b - both) && self.numbers().eq(other.numbers())
    }

    fn numbers(&self) -> impl Iterator<Item = &String> {
        self.words.iter().filter(|word| {
            word.chars().any(|c| c.is_ascii_digit())
                || matches!(word.as_str(), "i" | "ii" | "iii" | "iv" | "v" | "vi")
        })
    }
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
