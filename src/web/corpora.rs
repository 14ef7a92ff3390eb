//! Reads collections of documents, and answers what is asked of one.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::arrays::Arrays;
use super::host::HostDecoder;
use super::protocol::{Answer, CorpusAnswer, CorpusAsk, CorpusDocument, CorpusFile};
use super::reading::Watch;
use super::workbench::{Inner, Kept, Outcome};
use crate::error::{Code, Error, Result};
use crate::labs::literature_language::{self as language, LanguageModel};
use crate::labs::triage::Desk;
use crate::learn::engine::CPU_ENGINE_FOR_LSTM;
use crate::text::skip_gram::{self, SkipGram};
use crate::text::write::{GraphExportFormat, write};
use crate::text::{Corpus, CorpusOptions, CorpusReport, SourceFile, clusters, inquiry, knowledge, read_all};
use crate::text::{relations, synthetic, tokens};

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

/// What is kept of a collection once it is asked for.
#[derive(Default)]
pub(super) struct Desks {
    triage: OnceCell<Desk>,
    vectors: RefCell<Option<Rc<SkipGram>>>,
    language: RefCell<Option<Rc<LanguageModel>>>,
}

impl Inner {
    pub(super) async fn of_corpus(&self, dataset: u32, ask: CorpusAsk) -> Outcome {
        let kept = self.dataset(dataset)?;
        let (answer, arrays) = answer(self, &kept, &ask).await?;
        Ok((Answer::OfCorpus { answer }, arrays))
    }
}

/// Vectors as a map of their words.
fn vectors(trained: &SkipGram) -> (CorpusAnswer, Arrays) {
    let map = trained.map();
    let words = trained.words().map(str::to_owned).collect();
    let arrays = Arrays::default().indices("counts", &trained.counts).narrow("x", &map.x).narrow("y", &map.y);
    (CorpusAnswer::WordVectors { words, losses: trained.losses.clone(), variance: map.variance }, arrays)
}

async fn answer(inner: &Inner, kept: &Kept, ask: &CorpusAsk) -> Result<(CorpusAnswer, Arrays)> {
    let (corpus, desks) = (kept.data.corpus()?, &kept.desks);
    let trained = || desks.vectors.borrow().clone().ok_or_else(|| Error::new(Code::NotTrained));
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
        CorpusAsk::Relations { options } => {
            CorpusAnswer::Relations { relations: relations::relations(corpus, options)? }
        }
        CorpusAsk::ExportRelations { relations, format } => {
            CorpusAnswer::Text { text: knowledge::write(corpus, relations, *format)? }
        }
        CorpusAsk::Clusters { options } => {
            let clustering = clusters::clusters(corpus, options)?;
            let of = Arrays::default().indices("of", &clustering.of);
            return Ok((CorpusAnswer::Clusters { clustering }, of));
        }
        CorpusAsk::Neighbours { word, most } => {
            let words = trained()?.neighbours(word, most.unwrap_or(10))?;
            CorpusAnswer::Neighbours { words }
        }
        CorpusAsk::ExportVectors => CorpusAnswer::Text { text: trained()?.to_text() },
        CorpusAsk::WordVectors { reading, options } => {
            let texts: Vec<Vec<String>> = corpus.documents.iter().map(|one| tokens(&one.text())).collect();
            let watch = Watch::of(inner, *reading);
            let trained = Rc::new(skip_gram::train(&texts, options, &watch).await?);
            desks.vectors.replace(Some(trained.clone()));
            return Ok(vectors(&trained));
        }
        CorpusAsk::LanguageModel { reading, options } => {
            // Words are drawn where the network is computed: not on a graphics card.
            let engine = inner.cpu(CPU_ENGINE_FOR_LSTM).await?;
            let watch = Watch::of(inner, *reading);
            let trained = Rc::new(language::train(corpus, options, engine, &watch).await?);
            desks.language.replace(Some(trained.clone()));
            CorpusAnswer::LanguageModel { model: trained.report.clone() }
        }
        CorpusAsk::WriteSentences { options } => {
            let trained = desks.language.borrow().clone().ok_or_else(|| Error::new(Code::NotTrained))?;
            CorpusAnswer::Written { sentences: trained.write(options)? }
        }
        CorpusAsk::Trend { options } => CorpusAnswer::Trend { trend: inquiry::trend_of(corpus, options)? },
        CorpusAsk::Triage { options } => {
            let triage = desks.triage.get_or_init(|| Desk::of(corpus)).advise(options)?;
            let (document, probability): (Vec<usize>, Vec<f64>) = triage.ranking.iter().copied().unzip();
            let arrays = Arrays::default().indices("document", &document).narrow("probability", &probability);
            return Ok((CorpusAnswer::Triage { triage }, arrays));
        }
        CorpusAsk::Export { options } => CorpusAnswer::Text { text: write(corpus, options)? },
    };
    Ok((answer, Arrays::default()))
}
