//! Reads collections of documents, and answers what is asked of one.

use std::cell::OnceCell;

use super::arrays::Arrays;
use super::host::HostDecoder;
use super::protocol::{CorpusAnswer, CorpusAsk, CorpusDocument, CorpusFile};
use crate::error::Result;
use crate::labs::triage::Desk;
use crate::text::write::{GraphExportFormat, write};
use crate::text::{Corpus, CorpusOptions, CorpusReport, SourceFile, inquiry, read_all, synthetic};

/// Reads files, or makes those that are to be made.
pub(crate) fn read(
    name: &str,
    files: &[CorpusFile],
    bytes: Vec<Vec<u8>>,
    options: &CorpusOptions,
) -> Result<(Corpus, CorpusReport)> {
    let mut given = bytes.into_iter();
    let mut notes = Vec::new();
    let mut contents = Vec::with_capacity(files.len());
    for file in files {
        let Some(made) = &file.made else {
            contents.push(given.next().unwrap_or_default());
            continue;
        };
        made.check()?;
        let (corpus, truth) = synthetic::make(made);
        notes.push(truth.note(made));
        contents.push(corpus.to_csv().into_bytes());
    }
    let named = files.iter().zip(&contents);
    let sources: Vec<SourceFile<'_>> =
        named.map(|(file, bytes)| SourceFile { name: &file.name, bytes, options: options.clone() }).collect();
    let (corpus, mut report) = read_all(name, &sources, options.keep_duplicates, &HostDecoder)?;
    report.notes.extend(notes);
    Ok((corpus, report))
}

/// `desk` keeps the collection ready for triage, once it is asked for.
pub(crate) fn answer(
    corpus: &Corpus,
    desk: &OnceCell<Desk>,
    ask: &CorpusAsk,
) -> Result<(CorpusAnswer, Arrays)> {
    let answer = match ask {
        CorpusAsk::Documents { from, to } => {
            let end = (*to as usize).min(corpus.documents.len());
            let documents = corpus.documents.get(*from as usize..end).unwrap_or_default().iter();
            let documents = documents.map(|one| CorpusDocument::new(one, corpus.label_of(one))).collect();
            CorpusAnswer::Documents { documents }
        }
        CorpusAsk::Overview => {
            let overview = inquiry::overview(corpus);
            let words = Arrays::default().indices("words", &overview.words);
            return Ok((CorpusAnswer::Overview { overview }, words));
        }
        CorpusAsk::KeyTerms { options } => {
            CorpusAnswer::KeyTerms { terms: inquiry::key_terms(corpus, options)? }
        }
        CorpusAsk::Summary { options } => {
            CorpusAnswer::Summary { sentences: inquiry::summary(corpus, options)? }
        }
        CorpusAsk::Graph { options } => CorpusAnswer::Graph { graph: inquiry::graph(corpus, options)? },
        CorpusAsk::ExportGraph { options, format } => {
            let graph = inquiry::graph(corpus, options)?;
            let text = match format {
                GraphExportFormat::Graphml => graph.to_graphml(),
                GraphExportFormat::Csv => graph.to_csv(),
            };
            CorpusAnswer::Text { text }
        }
        CorpusAsk::Trend { options } => CorpusAnswer::Trend { trend: inquiry::trend_of(corpus, options)? },
        CorpusAsk::Triage { options } => {
            let triage = desk.get_or_init(|| Desk::of(corpus)).advise(options)?;
            let (document, probability): (Vec<usize>, Vec<f64>) = triage.ranking.iter().copied().unzip();
            let arrays = Arrays::default().indices("document", &document).narrow("probability", &probability);
            return Ok((CorpusAnswer::Triage { triage }, arrays));
        }
        CorpusAsk::Export { options } => CorpusAnswer::Text { text: write(corpus, options)? },
    };
    Ok((answer, Arrays::default()))
}
