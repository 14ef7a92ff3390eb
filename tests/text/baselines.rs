//! Classifiers against the numbers of scikit-learn 1.9.1 on real abstracts, where those are, and on the
//! bundled sample.

use super::*;
use orogen::text::bayes::{Kind, NaiveBayes};
use orogen::text::logistic::{self, Logistic};
use orogen::text::scores::{LabelReport, likeliest};
use orogen::text::tfidf::{SparseRow, TfIdf};
use orogen::text::{Document, Vocabulary, tokens};

/// What a text is to a classifier.
type Words = fn(&str) -> Vec<String>;

/// scikit-learn's token pattern `\b\w\w+\b`, in lower case.
fn reference_words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(|word| word.chars().count() > 1).map(str::to_owned).collect()
}

struct Set {
    texts: Vec<Vec<String>>,
    labels: Vec<u32>,
}

fn set<'d>(documents: impl Iterator<Item = &'d Document>, words: Words) -> Set {
    let (texts, labels) =
        documents.map(|document| (words(&document.text()), document.label.unwrap())).unzip();
    Set { texts, labels }
}

/// Accuracy and macro F1 of TF-IDF with logistic regression, multinomial and complement naive Bayes.
fn scores(training: &Set, test: &Set, classes: usize) -> ([(f64, f64); 3], usize) {
    let vocabulary = Vocabulary::learn(training.texts.iter().map(Vec::as_slice), 2, usize::MAX);
    let counts =
        |set: &Set| -> Vec<SparseRow> { set.texts.iter().map(|text| vocabulary.counts(text)).collect() };
    let (training_counts, test_counts) = (counts(training), counts(test));
    let tfidf = TfIdf::fit(training_counts.iter(), vocabulary.len());
    let rows: Vec<SparseRow> = training_counts.iter().map(|row| tfidf.transform(row)).collect();
    let logistic = Logistic::fit(&rows, &training.labels, classes, vocabulary.len(), logistic::C);
    let words = 2..u32::try_from(vocabulary.len()).unwrap();
    let bayes = |kind| NaiveBayes::fit(kind, &training_counts, &training.labels, classes, words.clone());
    let judge = |tell: &dyn Fn(&SparseRow) -> Vec<f64>| {
        let told: Vec<u32> = test_counts.iter().map(|row| likeliest(&tell(row))).collect();
        let report = LabelReport::of(&test.labels, &told, classes);
        (report.accuracy, report.macro_average.f1)
    };
    let [multinomial, complement] = [Kind::Multinomial, Kind::Complement].map(bayes);
    let judged = [
        judge(&|row| logistic.probabilities(&tfidf.transform(row))),
        judge(&|row| multinomial.probabilities(row)),
        judge(&|row| complement.probabilities(row)),
    ];
    (judged, vocabulary.len() - 2)
}

fn whole(name: &str) -> Option<Corpus> {
    let options = CorpusOptions { keep_duplicates: true, ..CorpusOptions::default() };
    Some(read_as(name, &real(name)?, &options).unwrap().0)
}

const DEV: &str = "arxiv_geoscience_dev_pre2019.csv";
const BUNDLE: &str = "arxiv_geoscience_bundle_600.csv";
const LABELS: [&str; 3] = ["physics.geo-ph", "physics.ao-ph", "physics.space-ph"];

/// Documents of the three labels, with their places in [`LABELS`] for labels.
fn of_three(corpus: &Corpus) -> Vec<Document> {
    let place =
        |document: &Document| LABELS.iter().position(|label| corpus.label_of(document) == Some(*label));
    let mut documents = corpus.documents.clone();
    documents.retain_mut(|document| {
        document.label = place(document).and_then(|place| u32::try_from(place).ok());
        document.label.is_some()
    });
    documents
}

/// The days that a file's `created` column has, which a document keeps only the year of.
fn days(name: &str) -> std::collections::BTreeMap<String, String> {
    let bytes = real(name).unwrap();
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    reader.records().map(|row| row.unwrap()).map(|row| (row[0].to_owned(), row[1].to_owned())).collect()
}

fn compare(name: &str, found: ([(f64, f64); 3], usize), reference: [(f64, f64); 3], tolerance: f64) {
    println!("{name}: {found:?}");
    for (found, reference) in found.0.iter().zip(&reference) {
        assert!(
            (found.0 - reference.0).abs() <= tolerance,
            "{name}: accuracy {} not {}",
            found.0,
            reference.0
        );
        assert!((found.1 - reference.1).abs() <= tolerance, "{name}: F1 {} not {}", found.1, reference.1);
    }
}

/// `reference_text.json`, "time split": sorted by day and number, the last fifth is the test.
#[test]
fn time_split_of_the_reference() {
    let Some(corpus) = whole(DEV) else { return };
    let days = days(DEV);
    let mut documents = of_three(&corpus);
    let key = |document: &Document| {
        let id = document.identifier.clone().unwrap();
        (days[&id].clone(), id)
    };
    documents.sort_by_cached_key(key);
    let (training, test) = documents.split_at(3825);
    assert_eq!((test.len(), test[0].identifier.as_deref()), (956, Some("1705.08487")));
    let reference = [(0.9236, 0.9241), (0.9289, 0.9291), (0.9278, 0.928)];
    for (name, words, tolerance) in
        [("reference words", reference_words as Words, 0.01), ("our words", tokens, 0.01)]
    {
        let found = scores(&set(training.iter(), words), &set(test.iter(), words), 3);
        compare(name, found, reference, tolerance);
    }
}

/// `reference_text.json`, "small": 600 documents to learn from, 4,181 others to judge.
#[test]
fn small_split_of_the_reference() {
    let (Some(bundle), Some(dev)) = (whole(BUNDLE), whole(DEV)) else { return };
    let training = of_three(&bundle);
    let ids: std::collections::BTreeSet<_> =
        training.iter().filter_map(|document| document.identifier.clone()).collect();
    let mut test = of_three(&dev);
    test.retain(|document| document.identifier.as_ref().is_none_or(|id| !ids.contains(id)));
    assert_eq!((training.len(), test.len()), (600, 4181));
    let reference = [(0.8601, 0.8623), (0.8567, 0.8558), (0.8579, 0.8569)];
    for (name, words, tolerance) in
        [("reference words", reference_words as Words, 0.01), ("our words", tokens, 0.01)]
    {
        let found = scores(&set(training.iter(), words), &set(test.iter(), words), 3);
        compare(name, found, reference, tolerance);
    }
}

#[test]
fn the_bundled_sample_is_neither_trivial_nor_hopeless() {
    let corpus = sample();
    assert_eq!(corpus.labels.len(), 8);
    assert!(corpus.label_counts().iter().all(|&count| (37..=38).contains(&count)));
    assert!(corpus.documents.iter().all(|document| matches!(document.year, Some(2000..=2024))));
    // By time, as the file is sorted, and every fourth.
    let of = |test: &dyn Fn(usize) -> bool| {
        let part = |wanted: bool| {
            let rows = corpus.documents.iter().enumerate().filter(move |(row, _)| test(*row) == wanted);
            set(rows.map(|(_, document)| document), tokens)
        };
        scores(&part(false), &part(true), 8).0
    };
    for found in [of(&|row| row >= 225), of(&|row| row % 4 == 1)] {
        println!("sample: {found:?}");
        let complement = found[2].0;
        assert!((0.6..0.9).contains(&complement), "{complement}");
    }
}
