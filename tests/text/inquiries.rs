//! What is asked of a collection, and what is taken home of it.

use super::*;
use orogen::labs::samples;
use orogen::text::inquiry::{
    GraphQuestion, KeyTermMethod, KeyTermOptions, SummaryOptions, TrendQuestion, graph, key_terms, overview,
    summary, trend_of,
};
use orogen::text::summary::SummaryMethod;
use orogen::text::write::{CorpusExportFormat, ExportOptions, write};

/// Text that TeX, RIS and tables would each take for something of their own.
const AWKWARD: &str = "A 5% rise & a fall: {x} ~ y_1, $3 #4 a\\b, \"quoted\", x^2 < 3";

fn as_file(corpus: &Corpus, format: CorpusExportFormat) -> Corpus {
    let text = write(corpus, &ExportOptions { format, documents: None, probabilities: None }).unwrap();
    let options = CorpusOptions { keep_duplicates: true, ..CorpusOptions::default() };
    read_as("again", text.as_bytes(), &options).unwrap().0
}

#[test]
fn documents_come_back_from_every_format() {
    let sample = sample();
    for &format in CorpusExportFormat::ALL {
        let again = as_file(&sample, format);
        for (document, first) in again.documents.iter().zip(&sample.documents) {
            assert_eq!(
                (&document.title, &document.body, document.year, &document.identifier),
                (&first.title, &first.body, first.year, &first.identifier),
                "{format}"
            );
        }
        assert_eq!(again.documents.len(), sample.documents.len(), "{format}");
    }
}

#[test]
fn awkward_characters_come_back_or_are_left_out_alike() {
    let csv = format!("title,abstract,doi\n\"{}\",,10.1/x_y%z\n", AWKWARD.replace('"', "\"\""));
    let (corpus, _) = good(&csv);
    for format in [CorpusExportFormat::Csv, CorpusExportFormat::Ris, CorpusExportFormat::Bibtex] {
        let again = as_file(&corpus, format);
        assert_eq!(again.documents[0].title, corpus.documents[0].title, "{format}");
        assert_eq!(again.documents[0].identifier, corpus.documents[0].identifier, "{format}");
    }
}

#[test]
fn a_ranking_keeps_its_order_and_says_how_probable() {
    let sample = sample();
    let options = ExportOptions {
        format: CorpusExportFormat::Ris,
        documents: Some(vec![2, 0]),
        probabilities: Some(vec![0.75, 0.5]),
    };
    let text = write(&sample, &options).unwrap();
    let places = [2, 0].map(|place| text.find(&sample.documents[place].title).unwrap());
    assert!(places[0] < places[1] && text.contains("N1  - probability 0.7500\r\n"));
    let wrong = ExportOptions { probabilities: Some(vec![0.5]), ..options.clone() };
    assert_eq!(write(&sample, &wrong).unwrap_err().code, Code::BadOption);
    let wrong = ExportOptions { documents: Some(vec![300, 0]), ..options };
    assert_eq!(write(&sample, &wrong).unwrap_err().place.unwrap().option.as_deref(), Some("documents"));
}

#[test]
fn samples_hold_as_many_documents_as_they_say() {
    let listed = samples::all();
    let rows = |id: &str| listed.iter().find(|sample| sample.id == id).unwrap().rows;
    assert_eq!(rows("geoscience-abstracts"), sample().documents.len());
    let (made, _) = orogen::text::synthetic::make(&Default::default());
    assert_eq!(rows("synthetic-abstracts"), made.documents.len());
}

#[test]
fn an_overview_counts_every_document_once() {
    let (corpus, _) = good(
        "title,abstract,year,label\nFirst of them,has words,2001,a\nSecond of them,,2001,\nThird of them,text,,b\n",
    );
    let found = overview(&corpus);
    assert_eq!((found.without_label, found.without_year, found.without_abstract), (1, 1, 1));
    assert_eq!(found.words, [5, 3, 4]);
    assert_eq!((found.years.len(), found.years[0].documents), (1, 2));
    assert_eq!(found.years[0].labels, [1, 0, 1]);
}

#[test]
fn words_that_tell_documents_apart() {
    let rows =
        "title,abstract\nIce,ice flows over the bed\nIce again,ice melts\nLava,lava flows over the bed\n";
    let (corpus, _) = good(rows);
    let asked = |method| KeyTermOptions { method, documents: Some(vec![0, 1]), most: Some(1) };
    for method in [KeyTermMethod::TfIdf, KeyTermMethod::Distinctive] {
        let terms = key_terms(&corpus, &asked(method)).unwrap();
        assert_eq!((terms[0].term.as_str(), terms[0].count), ("ice", 2), "{method}");
    }
    // No phrase reaches from one text into the next.
    let phrases = key_terms(&corpus, &KeyTermOptions { most: None, ..asked(KeyTermMethod::Rake) }).unwrap();
    assert!(phrases.iter().any(|term| term.term == "ice flows"), "{phrases:?}");
    assert!(phrases.iter().all(|term| !term.term.contains("bed ice")), "{phrases:?}");
    let wrong = KeyTermOptions { documents: None, ..asked(KeyTermMethod::Distinctive) };
    assert_eq!(key_terms(&corpus, &wrong).unwrap_err().code, Code::BadOption);
    let wrong = KeyTermOptions { most: Some(0), ..asked(KeyTermMethod::Yake) };
    assert_eq!(key_terms(&corpus, &wrong).unwrap_err().code, Code::BadOption);
}

#[test]
fn sentences_say_which_document_they_are_of() {
    let sample = sample();
    let options =
        SummaryOptions { method: SummaryMethod::Lead, documents: Some(vec![40, 7]), sentences: Some(2) };
    let found = summary(&sample, &options).unwrap();
    assert_eq!(found.iter().map(|one| (one.document, one.index)).collect::<Vec<_>>(), [(40, 0), (7, 0)]);
    assert!(found.iter().all(|one| sample.documents[one.document].body.starts_with(&one.sentence)));
}

#[test]
fn questions_beyond_the_limits_are_refused() {
    let sample = sample();
    let refused = |question: GraphQuestion| graph(&sample, &question).unwrap_err().place.unwrap().option;
    let question = GraphQuestion::default();
    assert_eq!(refused(GraphQuestion { npmi: Some(2.0), ..question.clone() }).as_deref(), Some("npmi"));
    assert_eq!(refused(GraphQuestion { npmi: Some(f64::NAN), ..question.clone() }).as_deref(), Some("npmi"));
    assert_eq!(refused(GraphQuestion { least: Some(0), ..question.clone() }).as_deref(), Some("least"));
    assert_eq!(refused(GraphQuestion { terms: Some(501), ..question }).as_deref(), Some("terms"));
    let both = TrendQuestion { term: Some("ice".to_owned()), label: Some("ice".to_owned()) };
    assert_eq!(trend_of(&sample, &both).unwrap_err().code, Code::BadOption);
}
