//! Confirmed relations as a small knowledge graph that other programs read: JSON-LD 1.1 and Turtle (W3C). Terms are
//! concepts of SKOS; each sentence that states a relation is an `rdf:Statement` with its document as source.

use super::corpus::{Corpus, Document};
use super::relations::{Relation, RelationKind};
use crate::error::{Code, Error, Result, string_union};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

string_union! {
    /// What confirmed relations can be taken home as.
    RelationExportFormat { Jsonld = "jsonld", Turtle = "turtle" }
}

const PREFIXES: [(&str, &str); 4] = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("orogen", "urn:orogen:relation:"),
];

/// Writes relations and what documents state them.
///
/// # Errors
/// `bad-option`: a document that there is not.
pub fn write(corpus: &Corpus, relations: &[Relation], format: RelationExportFormat) -> Result<String> {
    let count = corpus.documents.len();
    let places = relations.iter().flat_map(|relation| &relation.evidence).map(|evidence| evidence.document);
    if let Some(place) = places.into_iter().find(|place| *place >= count) {
        return Err(Error::new(Code::BadOption)
            .option("relations")
            .value("value", place)
            .value("allowed", format!("0–{}", count.saturating_sub(1))));
    }
    Ok(match format {
        RelationExportFormat::Jsonld => jsonld(corpus, relations),
        RelationExportFormat::Turtle => turtle(corpus, relations),
    })
}

/// Words of others where there are any that mean the same.
const fn predicate(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Causes => "orogen:causes",
        RelationKind::LeadsTo => "orogen:leadsTo",
        RelationKind::Affects => "orogen:affects",
        RelationKind::PartOf => "dcterms:isPartOf",
        RelationKind::IsA => "skos:broader",
    }
}

/// `urn:orogen:term:` and the term, of which all that is no letter or digit of ASCII is percent-encoded (RFC 3986).
fn iri(term: &str) -> String {
    let mut out = String::from("urn:orogen:term:");
    for byte in term.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn terms(relations: &[Relation]) -> BTreeSet<&str> {
    relations.iter().flat_map(|one| [one.subject.as_str(), one.object.as_str()]).collect()
}

/// What a document is cited by.
fn source(document: &Document) -> &str {
    document.identifier.as_deref().unwrap_or(&document.title)
}

fn jsonld(corpus: &Corpus, relations: &[Relation]) -> String {
    let mut concepts: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for term in terms(relations) {
        let mut concept = Map::new();
        concept.insert("@id".to_owned(), iri(term).into());
        concept.insert("@type".to_owned(), "skos:Concept".into());
        concept.insert("skos:prefLabel".to_owned(), term.into());
        concepts.insert(term, concept);
    }
    let id = |term: &str| json!({ "@id": iri(term) });
    let mut statements = Vec::new();
    for Relation { subject, kind, object, evidence, .. } in relations {
        let said = predicate(*kind);
        if let Some(concept) = concepts.get_mut(subject.as_str()) {
            let objects = concept.entry(said).or_insert_with(|| Value::Array(Vec::new()));
            objects.as_array_mut().into_iter().for_each(|objects| objects.push(id(object)));
        }
        for one in evidence {
            let document = corpus.documents.get(one.document);
            statements.push(json!({
                "@type": "rdf:Statement",
                "rdf:subject": id(subject),
                "rdf:predicate": { "@id": said },
                "rdf:object": id(object),
                "dcterms:description": one.sentence,
                "dcterms:source": document.map(source),
            }));
        }
    }
    let context: Map<String, Value> =
        PREFIXES.iter().map(|(name, iri)| ((*name).to_owned(), (*iri).into())).collect();
    let graph: Vec<Value> = concepts.into_values().map(Value::Object).chain(statements).collect();
    // A value made of maps, lists and texts can always be written.
    serde_json::to_string_pretty(&json!({ "@context": context, "@graph": graph })).unwrap_or_default()
}

fn turtle(corpus: &Corpus, relations: &[Relation]) -> String {
    let mut out = String::new();
    // Writing into a string cannot fail, here and below.
    for (name, iri) in PREFIXES {
        let _ = writeln!(out, "@prefix {name}: <{iri}> .");
    }
    out.push('\n');
    for term in terms(relations) {
        let _ = writeln!(out, "<{}> a skos:Concept ; skos:prefLabel {} .", iri(term), literal(term));
    }
    for Relation { subject, kind, object, evidence, .. } in relations {
        let (subject, object, said) = (iri(subject), iri(object), predicate(*kind));
        let _ = writeln!(out, "\n<{subject}> {said} <{object}> .");
        for one in evidence {
            let cited = corpus.documents.get(one.document).map_or("", source);
            let _ = writeln!(
                out,
                "[] a rdf:Statement ; rdf:subject <{subject}> ; rdf:predicate {said} ; rdf:object <{object}> ;\n  dcterms:description {} ;\n  dcterms:source {} .",
                literal(&one.sentence),
                literal(cited),
            );
        }
    }
    out
}

/// A text between quotes, with what Turtle would take for its own escaped.
fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other if other.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(other));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
