//! What a reader may overrule when a collection is read, and what a file can turn out to be.

use crate::error::string_union;
use crate::tabular::{Delimiter, Encoding, ImportReport};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

string_union! {
    /// What a column of a collection can be taken for.
    CorpusField {
        Title = "title",
        Abstract = "abstract",
        Year = "year",
        Label = "label",
        Identifier = "identifier",
        Authors = "authors",
        Journal = "journal",
    }
}
string_union! {
    /// Which layout a collection came in.
    CorpusFormat {
        Table = "table",
        Bibtex = "bibtex",
        Ris = "ris",
        Pubmed = "pubmed",
        Endnote = "endnote",
        WebOfScience = "web-of-science",
        Crossref = "crossref",
        Openalex = "openalex",
        ArxivJson = "arxiv-json",
        ArxivAtom = "arxiv-atom",
        ArxivListing = "arxiv-listing",
        Json = "json",
        Lines = "lines",
        Whole = "whole",
        Merged = "merged",
    }
}

/// What a file turned out to be, and what became of each of its records.
pub type CorpusReport = ImportReport<CorpusFormat, CorpusField>;

/// How to read a collection; what is left out is recognised, and the report says what was guessed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CorpusOptions {
    /// How characters are encoded.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// Column of the file (its header's text) for each field.
    pub columns: BTreeMap<CorpusField, String>,
    /// Keep documents that another one repeats; across a split they would leak.
    pub keep_duplicates: bool,
}
