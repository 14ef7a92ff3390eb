//! What is found in a collection beyond its words one by one: relations, vectors, groups.

use super::*;
use orogen::tabular::pulse::{Unwatched, at_once};
use orogen::text::clusters::{ClusterOptions, clusters};
use orogen::text::knowledge::{RelationExportFormat, write};
use orogen::text::relations::{Evidence, Relation, RelationKind, RelationOptions, relations};
use orogen::text::skip_gram::{SkipGram, WordVectorOptions, train};
use orogen::text::synthetic::{SyntheticOptions, make};
use orogen::text::tokens;
use rio_api::parser::TriplesParser;
use std::collections::BTreeSet;

#[test]
fn relations_are_counted_and_say_where_they_stand() {
    let (corpus, _) = good(
        "title,abstract\nOn slopes,\"Heavy rainfall triggers landslides. Granite is hard.\"\n\
         Rain,\"We find that heavy rainfall often causes landslides, and it rains.\"\n\
         滑坡研究,强降雨导致山体滑坡。\n",
    );
    let found = relations(&corpus, &RelationOptions::default()).unwrap();
    assert_eq!(found.len(), 2);
    let first = &found[0];
    assert_eq!(
        (first.subject.as_str(), first.kind, first.object.as_str(), first.count),
        ("heavy rainfall", RelationKind::Causes, "landslides", 2)
    );
    let places: Vec<usize> = first.evidence.iter().map(|one| one.document).collect();
    assert_eq!(places, [0, 1]);
    assert_eq!(first.evidence[0].sentence, "Heavy rainfall triggers landslides.");
    let asked = RelationOptions { documents: Some(vec![2]), most: Some(1) };
    assert_eq!(relations(&corpus, &asked).unwrap()[0].object, "山体滑坡");
    for wrong in [
        RelationOptions { documents: Some(vec![3]), most: None },
        RelationOptions { documents: None, most: Some(0) },
    ] {
        assert_eq!(relations(&corpus, &wrong).unwrap_err().code, Code::BadOption);
    }
}

#[test]
fn real_abstracts_state_relations() {
    let Some(bytes) = real("arxiv_geoscience_bundle_600.csv") else { return };
    let (corpus, _) = read_as("bundle", &bytes, &CorpusOptions::default()).unwrap();
    let found = relations(&corpus, &RelationOptions { documents: None, most: Some(2000) }).unwrap();
    assert!(found.len() > 300, "{}", found.len());
    for relation in found.iter().step_by(found.len() / 25) {
        println!(
            "{} | {} | {}: {}",
            relation.subject, relation.kind, relation.object, relation.evidence[0].sentence
        );
    }
    println!("{} relations in {} abstracts", found.len(), corpus.documents.len());
}

/// Text that Turtle, JSON and IRIs would each take for something of their own.
const AWKWARD: &str = "\"Ice\" \\ rock\tcauses <x> & #y% {z}\u{7}\n冰";

fn confirmed() -> (Corpus, Vec<Relation>) {
    let (corpus, _) = good("title,abstract,doi\nFirst,text,10.1/a\nSecond,text,\n");
    let relation = |subject: &str, kind, object: &str, document| Relation {
        subject: subject.to_owned(),
        kind,
        object: object.to_owned(),
        count: 1,
        evidence: vec![Evidence { document, sentence: AWKWARD.to_owned() }],
    };
    let relations = vec![
        relation("ice sheet", RelationKind::Causes, "sea-level rise", 0),
        relation("ice sheet", RelationKind::PartOf, "冰冻圈", 1),
        relation("a\"b\\c>d", RelationKind::IsA, "ice sheet", 1),
    ];
    (corpus, relations)
}

#[test]
fn turtle_is_read_by_another_reader() {
    let (corpus, relations) = confirmed();
    let turtle = write(&corpus, &relations, RelationExportFormat::Turtle).unwrap();
    let mut triples = Vec::new();
    rio_turtle::TurtleParser::new(turtle.as_bytes(), None)
        .parse_all(&mut |triple| -> Result<(), rio_turtle::TurtleError> {
            let object = match triple.object {
                rio_api::model::Term::Literal(rio_api::model::Literal::Simple { value }) => value.to_owned(),
                other => other.to_string(),
            };
            triples.push((triple.subject.to_string(), triple.predicate.iri.to_owned(), object));
            Ok(())
        })
        .unwrap();
    let of = |predicate: &str| -> BTreeSet<&str> {
        triples.iter().filter(|one| one.1.ends_with(predicate)).map(|one| one.2.as_str()).collect()
    };
    assert_eq!(of("prefLabel"), ["ice sheet", "sea-level rise", "冰冻圈", "a\"b\\c>d"].into());
    assert_eq!(of("description"), [AWKWARD].into());
    assert_eq!(of("source"), ["10.1/a", "Second"].into());
    let ice = "<urn:orogen:term:ice%20sheet>";
    let said = |predicate: &str| {
        triples.iter().find(|one| one.1 == predicate).map(|one| (one.0.as_str(), one.2.as_str()))
    };
    assert_eq!(said("urn:orogen:relation:causes"), Some((ice, "<urn:orogen:term:sea-level%20rise>")));
    assert_eq!(said("http://www.w3.org/2004/02/skos/core#broader").unwrap().1, ice);
    assert_eq!(said("http://purl.org/dc/terms/isPartOf").unwrap().0, ice);
    // 4 concepts with type and label, 3 relations, 3 statements of 6.
    assert_eq!(triples.len(), 8 + 3 + 18);
}

#[test]
fn json_ld_holds_the_same() {
    let (corpus, mut relations) = confirmed();
    let text = write(&corpus, &relations, RelationExportFormat::Jsonld).unwrap();
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    let graph = read["@graph"].as_array().unwrap();
    let ice = graph.iter().find(|one| one["skos:prefLabel"] == "ice sheet").unwrap();
    assert_eq!(ice["orogen:causes"][0]["@id"], "urn:orogen:term:sea-level%20rise");
    assert_eq!(ice["dcterms:isPartOf"].as_array().unwrap().len(), 1);
    let statements: Vec<_> = graph.iter().filter(|one| one["@type"] == "rdf:Statement").collect();
    assert_eq!(statements.len(), 3);
    assert!(
        statements
            .iter()
            .all(|one| one["dcterms:description"] == AWKWARD && one["rdf:subject"]["@id"].is_string())
    );
    // Each prefix that is used is told.
    let context = read["@context"].as_object().unwrap();
    for key in graph.iter().flat_map(|one| one.as_object().unwrap().keys()) {
        assert!(key.starts_with('@') || context.contains_key(key.split(':').next().unwrap()), "{key}");
    }
    relations[0].evidence[0].document = 2;
    assert_eq!(write(&corpus, &relations, RelationExportFormat::Jsonld).unwrap_err().code, Code::BadOption);
}

fn invented() -> (Corpus, Vec<Vec<String>>) {
    let (corpus, truth) = make(&SyntheticOptions { documents: 300, topics: 4, seed: 3 });
    (corpus, truth.topics)
}

fn vectors(corpus: &Corpus, options: &WordVectorOptions) -> SkipGram {
    let texts: Vec<Vec<String>> = corpus.documents.iter().map(|document| tokens(&document.text())).collect();
    at_once(train(&texts, options, &Unwatched)).unwrap()
}

#[test]
fn words_of_a_planted_topic_are_neighbours() {
    let (corpus, topics) = invented();
    let options = WordVectorOptions { dimensions: Some(20), epochs: Some(8), ..Default::default() };
    let trained = vectors(&corpus, &options);
    assert!(trained.losses.last() < trained.losses.first(), "{:?}", trained.losses);
    for topic in &topics {
        let near = trained.neighbours(&topic[0], 5).unwrap();
        let own = near.iter().filter(|neighbour| topic.contains(&neighbour.word)).count();
        assert!(own >= 4, "{}: {near:?}", topic[0]);
        assert!(near.windows(2).all(|pair| pair[0].cosine >= pair[1].cosine));
    }
    let again = vectors(&corpus, &options);
    assert_eq!(again.to_text(), trained.to_text());
    assert_ne!(
        vectors(&corpus, &WordVectorOptions { seed: Some(5), ..options.clone() }).to_text(),
        trained.to_text()
    );
    let map = trained.map();
    assert_eq!(map.x.len(), trained.words().count());
    assert!(
        map.variance[0] >= map.variance[1] && map.variance.iter().sum::<f64>() < 1.0,
        "{:?}",
        map.variance
    );
    let text = trained.to_text();
    assert_eq!(text.lines().next().unwrap(), format!("{} 20", map.x.len()));
    assert!(text.lines().skip(1).all(|line| line.split(' ').count() == 21));
    let error = trained.neighbours("nosuchword", 5).unwrap_err();
    assert_eq!((error.code, error.place.unwrap().option.as_deref()), (Code::BadOption, Some("word")));
    let wrong = WordVectorOptions { dimensions: Some(1), ..options };
    assert_eq!(at_once(train(&[], &wrong, &Unwatched)).unwrap_err().code, Code::BadOption);
    assert_eq!(at_once(train(&[], &Default::default(), &Unwatched)).unwrap_err().code, Code::TooFewRows);
}

/// Texts on four subjects, each with words of its own and words that all have; the label is the subject's first word.
fn subjects() -> (Corpus, Vec<Vec<String>>) {
    let (_, topics) = invented();
    let mut csv = String::from("title,abstract,label\n");
    for text in 0..80_usize {
        let (topic, shared) = (&topics[text % 4], ["crust", "mantle", "survey", "region", "model", "field"]);
        let own: Vec<&str> = (0..8).map(|at| topic[(text / 4 + at) % 12].as_str()).collect();
        let common: Vec<&str> = (0..4).map(|at| shared[(text / 2 + at) % 6]).collect();
        csv.push_str(&format!("Text {text},{} {},{}\n", own.join(" "), common.join(" "), topic[0]));
    }
    let options = CorpusOptions { keep_duplicates: true, ..CorpusOptions::default() };
    (read_as("subjects", csv.as_bytes(), &options).unwrap().0, topics)
}

#[test]
fn subjects_are_found_as_clusters_and_named() {
    let (corpus, topics) = subjects();
    let found = clusters(&corpus, &ClusterOptions::default()).unwrap();
    assert_eq!(found.clusters.len(), 4);
    assert_eq!(found.adjusted_rand, Some(1.0));
    let sizes: Vec<usize> = found.clusters.iter().map(|cluster| cluster.documents).collect();
    assert_eq!(sizes, [20; 4]);
    for (place, cluster) in found.clusters.iter().enumerate() {
        assert_eq!(cluster.labels.iter().sum::<usize>(), cluster.documents);
        assert!(cluster.titles.iter().all(|&title| found.of[title] == place));
        let topic = topics.iter().find(|topic| topic.contains(&cluster.terms[0])).unwrap();
        assert!(cluster.terms.iter().all(|term| topic.contains(term)), "{:?}", cluster.terms);
    }
    assert!(found.between > 0.5 && found.between <= 1.0, "{}", found.between);
    assert_eq!(clusters(&corpus, &ClusterOptions::default()).unwrap(), found);
    // Fewer groups than subjects agree less, and sizes go down.
    let two = clusters(&corpus, &ClusterOptions { clusters: Some(3), seed: Some(1) }).unwrap();
    assert!(two.adjusted_rand.unwrap() < 1.0);
    assert!(two.clusters.is_sorted_by(|a, b| a.documents >= b.documents));
    let wrong = ClusterOptions { clusters: Some(51), seed: None };
    assert_eq!(clusters(&corpus, &wrong).unwrap_err().code, Code::BadOption);
    if let Some(bytes) = real("arxiv_geoscience_bundle_600.csv") {
        let (bundle, _) = read_as("bundle", &bytes, &CorpusOptions::default()).unwrap();
        let found = clusters(&bundle, &ClusterOptions::default()).unwrap();
        println!("bundle: {:?}", found.adjusted_rand);
        assert!(found.adjusted_rand.unwrap() > 0.2, "{:?}", found.adjusted_rand);
    }
    let (two, _) = good("title,abstract\nIce flows,a\nLava flows,b\n");
    let few = clusters(&two, &ClusterOptions { clusters: Some(3), seed: None }).unwrap_err();
    assert_eq!(few.code, Code::TooFewRows);
    assert_eq!(clusters(&two, &ClusterOptions::default()).unwrap().adjusted_rand, None);
}
