//! Collections of abstracts: every format, every bad input, classifiers against reference numbers, the
//! bundled sample, what a collection says about itself.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use orogen::error::{Code, Error};
use orogen::tabular::{Encoding, LegacyDecoder, NoteCode, Reason};
use orogen::text::{Corpus, CorpusField, CorpusFormat, CorpusOptions, CorpusReport, read};
use std::path::{Path, PathBuf};

mod bad_inputs;
mod baselines;
mod formats;
mod inquiries;
mod names;
mod synthetic_truth;
mod understanding;

/// What the browser's `TextDecoder` does in the page.
struct Legacy;

impl LegacyDecoder for Legacy {
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(encoding.as_str().as_bytes())?;
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        (!broken).then(|| text.into_owned())
    }
}

fn read_as(name: &str, bytes: &[u8], options: &CorpusOptions) -> Result<(Corpus, CorpusReport), Error> {
    let result = read(name, bytes, options, &Legacy);
    if let Ok((corpus, report)) = &result {
        let out = report.dropped.len() + report.set_aside.len();
        assert_eq!(report.kept + out, report.rows, "kept + dropped + set aside = rows");
        assert_eq!(corpus.documents.len(), report.kept);
    }
    result
}

fn good(text: &str) -> (Corpus, CorpusReport) {
    read_as("test", text.as_bytes(), &CorpusOptions::default()).unwrap()
}

fn bad(bytes: &[u8]) -> Error {
    read_as("test.csv", bytes, &CorpusOptions::default()).unwrap_err()
}

/// The bundled sample.
fn sample() -> Corpus {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples/geoscience-abstracts.csv");
    let (corpus, report) =
        read_as("sample", &std::fs::read(path).unwrap(), &CorpusOptions::default()).unwrap();
    assert_eq!((report.rows, report.kept, report.format), (300, 300, CorpusFormat::Table));
    corpus
}

/// A file of ../shared/data/text, or a line that says it was skipped.
fn real(name: &str) -> Option<Vec<u8>> {
    let shared: PathBuf = std::env::var_os("OROGEN_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let bytes = std::fs::read(shared.join("data/text").join(name)).ok();
    if bytes.is_none() {
        println!("skipped: {name} is not in {}", shared.display());
    }
    bytes
}
