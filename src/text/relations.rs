//! Relations between terms, found by the words that state them: "X causes Y", "X such as Y" (Hearst 1992, "Automatic
//! acquisition of hyponyms from large text corpora"). What is found are candidates, each with its sentence: a pattern
//! knows no grammar, and whether a sentence says so, and whether it is so, a reader decides.

use super::corpus::Corpus;
use super::inquiry::{places, within};
use super::relation_patterns::{Found, in_sentence};
use super::sentences::sentences;
use crate::error::{Result, string_union};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

string_union! {
    /// What is said of two terms.
    RelationKind {
        Causes = "causes",
        LeadsTo = "leads-to",
        Affects = "affects",
        PartOf = "part-of",
        IsA = "is-a",
    }
}

/// Sentences that are kept of one relation.
const MOST_EVIDENCE: usize = 5;
/// Nobody reads more.
const MOST_RELATIONS: usize = 2000;

/// Which relations, of which documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct RelationOptions {
    pub documents: Option<Vec<usize>>,
    pub most: Option<usize>,
}

/// A sentence that states a relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Its document's place in the collection.
    pub document: usize,
    /// As it stands there.
    pub sentence: String,
}

/// Two terms and what is said of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Relation {
    pub subject: String,
    pub kind: RelationKind,
    pub object: String,
    /// Sentences that state it.
    pub count: usize,
    /// The first of them.
    pub evidence: Vec<Evidence>,
}

/// What the sentences of documents state, most often stated first.
///
/// # Errors
/// `bad-option`: a document that there is not, a number outside its limits.
pub fn relations(corpus: &Corpus, options: &RelationOptions) -> Result<Vec<Relation>> {
    let most = within("most", options.most.unwrap_or(200), MOST_RELATIONS)?;
    let chosen = places(corpus, options.documents.as_deref())?;
    let mut place: BTreeMap<Found, usize> = BTreeMap::new();
    let mut all: Vec<Relation> = Vec::new();
    for document in chosen {
        let Some(one) = corpus.documents.get(document) else { continue };
        for sentence in [&one.title, &one.body].into_iter().flat_map(|text| sentences(text)) {
            for found in in_sentence(sentence) {
                let evidence = Evidence { document, sentence: sentence.to_owned() };
                let at = *place.entry(found).or_insert_with_key(|found| {
                    let Found { subject, kind, object } = found.clone();
                    all.push(Relation { subject, kind, object, count: 0, evidence: Vec::new() });
                    all.len() - 1
                });
                let Some(relation) = all.get_mut(at) else { continue };
                relation.count += 1;
                if relation.evidence.len() < MOST_EVIDENCE {
                    relation.evidence.push(evidence);
                }
            }
        }
    }
    // The sort is stable: of those stated as often, the one that is read first comes first.
    all.sort_by_key(|relation| std::cmp::Reverse(relation.count));
    all.truncate(most);
    Ok(all)
}
