//! A collection of documents, of which each has a title, an abstract, or both.

use super::write::{CorpusExportFormat, ExportOptions, write};
use serde::{Deserialize, Serialize};

/// One document: a paper's title and abstract, or any text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Without markup; empty where the file has none.
    pub title: String,
    /// The abstract, without markup; empty where the file has none.
    pub body: String,
    /// When it was published.
    pub year: Option<i32>,
    /// Index into [`Corpus::labels`].
    pub label: Option<u32>,
    /// A DOI, an arXiv number, whatever the file calls the document by.
    pub identifier: Option<String>,
    /// As the file spells them, `Family, Given` where it tells them apart.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Where it was published.
    #[serde(default)]
    pub journal: Option<String>,
}

impl Document {
    /// Title and abstract in one, as classifiers read them.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{} {}", self.title, self.body).trim().to_owned()
    }
}

/// A collection of documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// The file's name, or what the collection was called.
    pub name: String,
    /// In the order of the file.
    pub documents: Vec<Document>,
    /// The labels there are, in alphabetical order, so that their order does not hang on that of rows.
    pub labels: Vec<String>,
}

impl Corpus {
    /// Puts documents and the label of each together.
    #[must_use]
    pub fn new(name: &str, labelled: Vec<(Document, Option<String>)>) -> Self {
        let mut labels: Vec<String> = labelled.iter().filter_map(|(_, label)| label.clone()).collect();
        labels.sort_unstable();
        labels.dedup();
        let index = |label: &String| labels.binary_search(label).ok().and_then(|at| u32::try_from(at).ok());
        let documents = labelled
            .into_iter()
            .map(|(document, label)| Document { label: label.as_ref().and_then(index), ..document })
            .collect();
        Self { name: name.to_owned(), documents, labels }
    }

    /// The label of a document, as the file spells it.
    #[must_use]
    pub fn label_of(&self, document: &Document) -> Option<&str> {
        self.labels.get(usize::try_from(document.label?).ok()?).map(String::as_str)
    }

    /// How many documents have each label.
    #[must_use]
    pub fn label_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.labels.len()];
        for label in self.documents.iter().filter_map(|document| document.label) {
            if let Some(count) = usize::try_from(label).ok().and_then(|label| counts.get_mut(label)) {
                *count += 1;
            }
        }
        counts
    }

    /// A table with the columns title, abstract, year, label and identifier, and authors and journal
    /// where any document has them, which [`super::read()`] reads back as the same collection.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let options = ExportOptions { format: CorpusExportFormat::Csv, documents: None, probabilities: None };
        // All documents, and no probabilities: nothing can be refused.
        write(self, &options).unwrap_or_default()
    }
}
