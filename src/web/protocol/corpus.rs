//! What is asked of a collection of documents, and answered.

use serde::{Deserialize, Serialize};

use crate::labs::literature_language::{
    LanguageModelOptions, LanguageReport, WritingOptions, WrittenSentence,
};
use crate::labs::triage::{Triage, TriageOptions};
use crate::text::Document;
use crate::text::clusters::{ClusterOptions, Clustering};
use crate::text::graph::Graph;
use crate::text::inquiry::{
    GraphQuestion, KeyTermOptions, Overview, SummaryOptions, SummarySentence, TrendQuestion,
};
use crate::text::key_terms::KeyTerm;
use crate::text::knowledge::RelationExportFormat;
use crate::text::relations::{Relation, RelationOptions};
use crate::text::skip_gram::{Neighbour, WordVectorOptions};
use crate::text::synthetic::SyntheticOptions;
use crate::text::trend::Trend;
use crate::text::write::{ExportOptions, GraphExportFormat};

/// A file of a collection.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CorpusFile {
    /// Its name.
    pub name: String,
    /// Where it is to be made: of what. No bytes come with it.
    #[cfg_attr(test, ts(type = "import('../pkg/orogen').SyntheticCorpusOptions | null"))]
    pub made: Option<SyntheticOptions>,
}

/// What a page asks of a collection.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum CorpusAsk {
    /// Documents `from..to`.
    Documents {
        /// From this one.
        from: u32,
        /// To before this one.
        to: u32,
    },
    /// What it holds; words of each document are beside the answer.
    Overview,
    /// Key terms.
    KeyTerms {
        /// Which, of which documents.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Corpus['keyTerms']>[0]"))]
        options: KeyTermOptions,
    },
    /// Sentences that stand for documents.
    Summary {
        /// Which, of which documents.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Corpus['summary']>[0]"))]
        options: SummaryOptions,
    },
    /// Which terms stand together.
    Graph {
        /// Which terms, of which documents.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').GraphOptions"))]
        options: GraphQuestion,
    },
    /// The same as a file.
    ExportGraph {
        /// Which terms, of which documents.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').GraphOptions"))]
        options: GraphQuestion,
        /// As what.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').GraphExportFormat"))]
        format: GraphExportFormat,
    },
    /// What sentences state of two terms.
    Relations {
        /// How many, of which documents.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').RelationOptions"))]
        options: RelationOptions,
    },
    /// Confirmed relations as a file.
    ExportRelations {
        /// Which.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Relation[]"))]
        relations: Vec<Relation>,
        /// As what.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').RelationExportFormat"))]
        format: RelationExportFormat,
    },
    /// Trains vectors of words, which are kept until others are trained.
    WordVectors {
        /// The asker's number, by which it hears how far the training is and calls it off.
        reading: u32,
        /// How.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').WordVectorOptions"))]
        options: WordVectorOptions,
    },
    /// The nearest words by the vectors that were trained last.
    Neighbours {
        /// To what.
        word: String,
        /// At most so many; 10 if left out.
        most: Option<usize>,
    },
    /// The vectors that were trained last as a file.
    ExportVectors,
    /// Trains a network that writes, which is kept until another is trained.
    LanguageModel {
        /// The asker's number, as of [`CorpusAsk::WordVectors`].
        reading: u32,
        /// How.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').LanguageModelOptions"))]
        options: LanguageModelOptions,
    },
    /// Sentences by the network that was trained last.
    WriteSentences {
        /// How many, how.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').WritingOptions"))]
        options: WritingOptions,
    },
    /// Groups of documents.
    Clusters {
        /// How many.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').ClusterOptions"))]
        options: ClusterOptions,
    },
    /// A term or a label over the years.
    Trend {
        /// Which.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Corpus['trend']>[0]"))]
        options: TrendQuestion,
    },
    /// What to read next.
    Triage {
        /// What was read.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').TriageOptions"))]
        options: TriageOptions,
    },
    /// Documents as a file.
    Export {
        /// Which, as what.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Corpus['export']>[0]"))]
        options: ExportOptions,
    },
}

/// A document with its label's name.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct CorpusDocument {
    pub title: String,
    #[serde(rename = "abstract")]
    pub body: String,
    pub year: Option<i32>,
    pub label: Option<String>,
    pub identifier: Option<String>,
    pub authors: Vec<String>,
    pub journal: Option<String>,
}

impl CorpusDocument {
    /// With the label that it has.
    #[must_use]
    pub fn new(document: &Document, label: Option<&str>) -> Self {
        let Document { title, body, year, identifier, authors, journal, .. } = document.clone();
        Self { title, body, year, label: label.map(str::to_owned), identifier, authors, journal }
    }
}

/// What is answered.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum CorpusAnswer {
    /// Documents.
    Documents {
        /// In the order of the file.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').CorpusDocument[]"))]
        documents: Vec<CorpusDocument>,
    },
    /// What it holds.
    Overview {
        /// All but the words.
        #[cfg_attr(test, ts(type = "Omit<import('../pkg/orogen').CorpusOverview, 'words'>"))]
        overview: Overview,
    },
    /// Key terms.
    KeyTerms {
        /// The best first.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').KeyTerm[]"))]
        terms: Vec<KeyTerm>,
    },
    /// Sentences.
    Summary {
        /// In the order they stand in.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').SummarySentence[]"))]
        sentences: Vec<SummarySentence>,
    },
    /// Which terms stand together.
    Graph {
        /// All of it.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').TermGraph"))]
        graph: Graph,
    },
    /// What sentences state.
    Relations {
        /// Most often stated first.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Relation[]"))]
        relations: Vec<Relation>,
    },
    /// Words on a map; counts, x and y of each are beside it.
    WordVectors {
        /// The commonest first.
        words: Vec<String>,
        /// Mean loss of a pair in each epoch, nats.
        losses: Vec<f64>,
        /// The share of all variance along x and along y.
        variance: [f64; 2],
    },
    /// Words near another.
    Neighbours {
        /// The nearest first.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Neighbour[]"))]
        words: Vec<Neighbour>,
    },
    /// A network that writes, and how well it guesses.
    LanguageModel {
        /// All of it.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').LanguageModel"))]
        model: LanguageReport,
    },
    /// What it wrote.
    Written {
        /// In the order they were drawn.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').WrittenSentence[]"))]
        sentences: Vec<WrittenSentence>,
    },
    /// Groups; of each document its group's place is beside it.
    Clusters {
        /// All but that.
        #[cfg_attr(test, ts(type = "Omit<import('../pkg/orogen').Clustering, 'of'>"))]
        clustering: Clustering,
    },
    /// What to read next; the ranking is beside it.
    Triage {
        /// All but the ranking.
        #[cfg_attr(test, ts(type = "Omit<import('../pkg/orogen').Triage, 'document' | 'probability'>"))]
        triage: Triage,
    },
    /// A term or a label over the years.
    Trend {
        /// All of it.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Trend"))]
        trend: Trend,
    },
    /// A file.
    Text {
        /// All of it.
        text: String,
    },
}
