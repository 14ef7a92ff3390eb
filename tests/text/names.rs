//! Who wrote a document and where it appeared, read from every format and written again.

use super::*;
use orogen::text::write::{CorpusExportFormat, ExportOptions, write};

const AUTHORS: [&str; 2] = ["Müller, Jane R.", "van der Berg, Bob"];
const JOURNAL: &str = "Journal of Ice & Rock";

/// A record of each format, with the same two authors and journal.
const RECORDS: &[(CorpusFormat, &str)] = &[
    (
        CorpusFormat::Bibtex,
        "@string{jir = {Journal of Ice}}\n@article{a, title = {Ice flows over rock},\n  author = {M{\\\"u}ller, Jane R. and Bob van der Berg},\n  journal = jir # \" \\& Rock\"}\n",
    ),
    (
        CorpusFormat::Ris,
        "TY  - JOUR\nTI  - Ice flows over rock\nAU  - Müller, Jane R.\nA1  - no one\nAU  - van der Berg, Bob\nT2  - Journal of Ice & Rock\nJA  - J. Ice\nER  - \n",
    ),
    (
        CorpusFormat::Pubmed,
        "PMID- 1\nTI  - Ice flows over rock\nFAU - Müller, Jane R.\nAU  - Müller JR\nFAU - van der Berg, Bob\nAU  - van der Berg B\nTA  - J Ice\nJT  - Journal of Ice & Rock\n",
    ),
    (
        CorpusFormat::Endnote,
        "%0 Journal Article\n%T Ice flows over rock\n%A Müller, Jane R.\n%A van der Berg, Bob\n%J Journal of Ice & Rock\n",
    ),
    (
        CorpusFormat::WebOfScience,
        "PT J\nAU Muller, JR\n   van der Berg, B\nAF Müller, Jane R.\n   van der Berg, Bob\nTI Ice flows\n   over rock\nSO Journal of Ice &\n   Rock\nER\nEF\n",
    ),
    (
        CorpusFormat::Crossref,
        r#"{"message":{"items":[{"DOI":"10.1/a","title":["Ice flows over rock"],"container-title":["Journal of Ice &amp; Rock"],"author":[{"given":"Jane R.","family":"Müller","sequence":"first"},{"given":"Bob","family":"van der Berg"}]}]}}"#,
    ),
    (
        CorpusFormat::Table,
        "Title,Year,Author,Publication Title\nIce flows over rock,2020,\"Müller, Jane R.; van der Berg, Bob\",Journal of Ice & Rock\n",
    ),
    (
        CorpusFormat::Json,
        r#"[{"title":"Ice flows over rock","authors":["Müller, Jane R.",{"name":"van der Berg, Bob"}],"journal":{"name":"Journal of Ice & Rock"}}]"#,
    ),
];

#[test]
fn every_format_says_who_and_where() {
    for (format, record) in RECORDS {
        let (corpus, report) = good(record);
        assert_eq!(report.format, *format);
        let document = &corpus.documents[0];
        assert_eq!(document.authors, AUTHORS, "{format}");
        assert_eq!(document.journal.as_deref(), Some(JOURNAL), "{format}");
    }
}

#[test]
fn portals_that_give_names_in_one_piece() {
    let names = ["Jane R. Müller", "Bob van der Berg"];
    let openalex = r#"{"results":[{"title":"Ice flows over rock","publication_year":2020,"authorships":[{"author_position":"first","author":{"id":"x","display_name":"Jane R. Müller"}},{"author":{"display_name":"Bob van der Berg"}}],"primary_location":{"source":{"display_name":"Journal of Ice & Rock"}}}]}"#;
    let arxiv = r#"{"id":"1","title":"Ice flows over rock","categories":"physics.geo-ph","abstract":"x","authors":"Jane R. M\\\"uller and Bob van der Berg","journal-ref":"Journal of Ice & Rock"}"#;
    let feed = "<feed><author><name>none</name></author><entry><id>1</id><title>Ice flows over rock</title><author><name>Jane R. Müller</name><affiliation>x</affiliation></author><author><name>Bob van der Berg</name></author><journal_ref>Journal of Ice &amp; Rock</journal_ref></entry></feed>";
    let listing = "\\\\\narXiv:1905.00001\nTitle: Ice flows\n  over rock\nAuthors: Jane R. M\\\"uller\n  and Bob van der Berg\nJournal-ref: Journal of\n  Ice & Rock\n\\\\\n  An abstract.\n\\\\ (x)\n";
    for text in [openalex, arxiv, feed, listing] {
        let (corpus, report) = good(text);
        let document = &corpus.documents[0];
        assert_eq!(document.title, "Ice flows over rock");
        assert_eq!(document.authors, names, "{}", report.format);
        assert_eq!(document.journal.as_deref(), Some(JOURNAL), "{}", report.format);
    }
}

#[test]
fn who_and_where_come_back_from_every_export() {
    let lone = "TY  - JOUR\nTI  - Snow on rock\nAU  - Committee on Ice and Snow\nT2  - 5% {of} x_y ~ \"Acta\"\nER  - \nTY  - JOUR\nTI  - Nobody wrote this down\nER  - \n";
    let (mut corpus, _) = good(RECORDS[0].1);
    corpus.documents.extend(good(lone).0.documents);
    for &format in CorpusExportFormat::ALL {
        let text = write(&corpus, &ExportOptions { format, documents: None, probabilities: None }).unwrap();
        let (again, _) = good(&text);
        for (document, first) in again.documents.iter().zip(&corpus.documents) {
            assert_eq!((&document.authors, &document.journal), (&first.authors, &first.journal), "{format}");
        }
        assert_eq!(again.documents.len(), 3, "{format}");
    }
    let (plain, _) = good("title,abstract\nSnow on rock,melts\n");
    assert!(plain.to_csv().starts_with("title,abstract,year,label,identifier\n"));
}
