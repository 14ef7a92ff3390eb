//! Every format gives the same three papers.

use super::*;
use orogen::text::{SourceFile, read_all};
use proptest::prelude::*;

/// Title, abstract, year of the papers that each fixture below holds.
const PAPERS: [(&str, &str, i32); 2] = [
    ("Slow slip beneath the Hikurangi margin", "Müller et al. find H2O in 5% of faults, x < 3 km.", 2019),
    ("Ice and rock in Svalbard", "Two lines, \"quoted\", make one abstract.", 2021),
];

fn expect(text: &str, format: CorpusFormat, identifiers: [&str; 2]) -> (Corpus, CorpusReport) {
    let (corpus, report) = good(text);
    assert_eq!(report.format, format);
    let found: Vec<(&str, &str, i32)> = corpus
        .documents
        .iter()
        .map(|document| (document.title.as_str(), document.body.as_str(), document.year.unwrap_or(0)))
        .collect();
    assert_eq!(found, PAPERS, "{format}");
    let ids: Vec<&str> =
        corpus.documents.iter().map(|document| document.identifier.as_deref().unwrap_or("")).collect();
    assert_eq!(ids, identifiers, "{format}");
    (corpus, report)
}

const CSV: &str = "Title,Abstract,Publication Year,Label,DOI\n\
    Slow slip beneath the Hikurangi margin,\"Müller et al. find H<sub>2</sub>O in 5\\% of faults, x < 3 km.\",2019-05-07,yes,10.1/a\n\
    Ice and rock in Svalbard,\"Two lines,\n\"\"quoted\"\", make one abstract.\",2021,no,10.1/b\n";

#[test]
fn tables_in_any_encoding() {
    let (corpus, report) = expect(CSV, CorpusFormat::Table, ["10.1/a", "10.1/b"]);
    assert_eq!(corpus.labels, ["no", "yes"]);
    assert_eq!(corpus.documents.iter().map(|d| d.label).collect::<Vec<_>>(), [Some(1), Some(0)]);
    assert_eq!(report.fields[&CorpusField::Abstract], "Abstract");
    expect(
        &CSV.replace(',', "\t")
            .replace("lines\t", "lines,")
            .replace("\"\t make", "\", make")
            .replace("faults\t", "faults,"),
        CorpusFormat::Table,
        ["10.1/a", "10.1/b"],
    );
    let utf16: Vec<u8> = CSV.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (_, report) = read_as("x", &utf16, &CorpusOptions::default()).unwrap();
    assert_eq!((report.encoding, report.kept), (Encoding::Utf16Le, 2));
    let chinese = "题名,摘要,年份,类别\n汶川地震的同震滑坡,本文研究二〇〇八年汶川地震触发的滑坡分布。,2012,滑坡\n青藏高原冰川变化,利用遥感影像分析冰川面积的变化。,2015,冰川\n";
    let (gbk, ..) = encoding_rs::GB18030.encode(chinese);
    let (corpus, report) = read_as("x.csv", &gbk, &CorpusOptions::default()).unwrap();
    assert_eq!(
        (report.encoding, corpus.documents[1].title.as_str()),
        (Encoding::Gb18030, "青藏高原冰川变化")
    );
    assert_eq!(corpus.labels, ["冰川", "滑坡"]);
}

#[test]
fn an_abstract_may_have_lines_with_as_many_commas_as_a_row() {
    let csv = "id,year,title,abstract\n1,2019,First,\"one, two, three, four, five\nsix, seven, eight, nine\nten\"\n2,2020,Second,\"plain\"\n3,2021,Third,\"never closed, and\n4,2022,Fourth,fine\n";
    let (corpus, _) = good(csv);
    let titles: Vec<&str> = corpus.documents.iter().map(|document| document.title.as_str()).collect();
    assert_eq!(titles, ["First", "Second", "Third", "Fourth"]);
    assert_eq!(corpus.documents[0].body, "one, two, three, four, five six, seven, eight, nine ten");
}

#[test]
fn bibtex_with_a_broken_entry_in_the_middle() {
    let bibtex = r#"% exported
@string{jgr = "Journal of Geophysical Research"}
@article{a, title = {Slow slip beneath the {Hikurangi} margin},
  abstract = {M{\"u}ller et al. find H<sub>2</sub>O in 5\% of faults, x < 3 km.},
  journal = jgr # " Solid Earth", month = may, year = 2019, doi = {10.1/a}}
@article{broken, title = {A brace is missing, year = 2020}
@comment{nothing}
@inproceedings{b, title = "Ice and rock in {S}valbard", date = {2021-03},
  abstract = {Two lines,
    "quoted", make one abstract.}, doi = "10.1/b", }
"#;
    let (_, report) = expect(bibtex, CorpusFormat::Bibtex, ["10.1/a", "10.1/b"]);
    let dropped: Vec<(usize, Reason)> = report.dropped.iter().map(|row| (row.row, row.reason)).collect();
    assert_eq!(report.rows, 3);
    assert!(matches!(dropped[..], [(6..=8, Reason::Unreadable)]), "{dropped:?}");
    assert!(report.dropped[0].value.starts_with("@article{broken"));
}

#[test]
fn ris_pubmed_endnote_and_web_of_science() {
    let ris = "\u{FEFF}TY  - JOUR\r\nTI  - Slow slip beneath the Hikurangi margin\r\nAU  - A, B\r\nPY  - 2019/05/07\r\nAB  - Müller et al. find H2O in 5% of faults,\r\nx < 3 km.\r\nDO  - 10.1/a\r\nKW  - slip\r\nKW  - fault\r\nER  - \r\n\r\nTY  - JOUR\r\nT1  - Ice and rock in Svalbard\r\nN2  - Two lines, \"quoted\", make one abstract.\r\nY1  - 2021\r\nDO  - 10.1/b\r\n";
    let (_, report) = expect(ris, CorpusFormat::Ris, ["10.1/a", "10.1/b"]);
    assert!(report.note(NoteCode::FooterMissing).is_some());
    let options = CorpusOptions {
        columns: [(CorpusField::Label, "keywords".to_owned())].into(),
        ..CorpusOptions::default()
    };
    assert_eq!(read_as("x.ris", ris.as_bytes(), &options).unwrap().0.labels, ["slip; fault"]);
    let medline = "\nPMID- 1\nTI  - Slow slip beneath the\n      Hikurangi margin\nLID - S0012 [pii]\nLID - 10.1/a [doi]\nAB  - Müller et al. find H2O in 5% of faults, x < 3 km.\nDP  - 2019 May\n\nPMID- 2\nTI  - Ice and rock in Svalbard\nAID - 10.1/b [doi]\nAB  - Two lines, \"quoted\", make one abstract.\nDP  - 2021\n";
    expect(medline, CorpusFormat::Pubmed, ["10.1/a", "10.1/b"]);
    let endnote = "%0 Journal Article\n%T Slow slip beneath the Hikurangi margin\n%D 2019\n%X Müller et al. find H2O in 5% of faults, x < 3 km.\n%R 10.1/a\n\n%0 Journal Article\n%T Ice and rock in Svalbard\n%D 2021\n%X Two lines,\n\"quoted\", make one abstract.\n%R 10.1/b\n";
    expect(endnote, CorpusFormat::Endnote, ["10.1/a", "10.1/b"]);
    let wos = "FN Clarivate\nVR 1.0\nPT J\nAU A, B\nTI Slow slip beneath the\n   Hikurangi margin\nAB Müller et al. find H2O in 5% of faults, x < 3 km.\nPY 2019\nDI 10.1/a\nER\n\nPT J\nTI Ice and rock in Svalbard\nAB Two lines, \"quoted\", make one abstract.\nPY 2021\nDI 10.1/b\nER\nEF\n";
    expect(wos, CorpusFormat::WebOfScience, ["10.1/a", "10.1/b"]);
}

const CROSSREF: &str = r#"{"status":"ok","message":{"facets":{},"total-results":2,"items":[
{"DOI":"10.1/a","title":["Slow slip beneath the Hikurangi margin"],"abstract":"<jats:p>Müller et al. find H<jats:sub>2</jats:sub>O in 5% of faults, x &lt; 3 km.</jats:p>","issued":{"date-parts":[[2019,5]]},"author":[{"given":"A"}]},
{"DOI":"10.1/b","title":["Ice and rock in Svalbard"],"abstract":"Two lines, \"quoted\", make one abstract.","issued":{"date-parts":[[2021]]}}
]}}"#;

#[test]
fn crossref_openalex_and_arxiv_json() {
    expect(CROSSREF, CorpusFormat::Crossref, ["10.1/a", "10.1/b"]);
    let openalex = r#"{"meta":{"count":2},"results":[
{"id":"https://openalex.org/W1","doi":"10.1/a","title":"Slow slip beneath the Hikurangi margin","publication_year":2019,"concepts":[{"x":1}],
 "abstract_inverted_index":{"al.":[2],"Müller":[0],"et":[1],"find":[3],"H2O":[4],"in":[5],"5%":[6],"of":[7],"faults,":[8],"x":[9],"<":[10],"3":[11],"km.":[12]}},
{"id":"https://openalex.org/W2","doi":"10.1/b","title":"Ice and rock in Svalbard","publication_year":2021,"abstract_inverted_index":{"Two":[0],"lines,":[1],"\"quoted\",":[2],"make":[3],"one":[4],"abstract.":[5]}}]}"#;
    expect(openalex, CorpusFormat::Openalex, ["10.1/a", "10.1/b"]);
    let lines = r#"{"id":"1905.00001","title":"Slow slip beneath the Hikurangi margin","categories":"physics.geo-ph physics.ao-ph","abstract":"M\\\"uller et al. find H2O in 5% of faults, $x < 3$ km.","update_date":"2019-05-07"}
{"id":"2103.00001","title":"Ice and rock in\n  Svalbard","categories":"physics.ao-ph","abstract":"  Two lines,\n\"quoted\", make one abstract.\n","update_date":"2021-03-01"}
"#;
    let (corpus, _) = expect(lines, CorpusFormat::ArxivJson, ["1905.00001", "2103.00001"]);
    assert_eq!(corpus.labels, ["physics.ao-ph", "physics.geo-ph"]);
}

#[test]
fn arxiv_feeds_and_listings() {
    let feed = "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"a\"><title>query</title>\n<entry><id>http://arxiv.org/abs/1905.00001v1</id><published>2019-05-07T00:00:00Z</published><title>Slow slip beneath\n the Hikurangi margin</title><summary>Müller et al. find H2O in 5% of faults, x &lt; 3 km.</summary><author><name>A</name></author><category term=\"x\"/><arxiv:primary_category term=\"physics.geo-ph\"/></entry>\n<entry><id>http://arxiv.org/abs/2103.00001v1</id><published>2021-03-01</published><title>Ice and rock in Svalbard</title><summary>Two lines,\n&quot;quoted&quot;, make one abstract.</summary></entry>\n</feed>";
    let ids = ["http://arxiv.org/abs/1905.00001v1", "http://arxiv.org/abs/2103.00001v1"];
    let (corpus, _) = expect(feed, CorpusFormat::ArxivAtom, ids);
    assert_eq!(corpus.labels, ["physics.geo-ph"]);
    let cut = &feed[..feed.len() - 60];
    let (corpus, report) = good(cut);
    assert_eq!((corpus.documents.len(), report.dropped[0].reason), (1, Reason::Unreadable));
    let listing = "Send any comments\n------\n\\\\\narXiv:1905.00001\nDate: Tue, 7 May 2019 10:00:00 GMT   (12kb)\n\nTitle: Slow slip beneath the\n  Hikurangi margin\nAuthors: A. Author\nCategories: physics.geo-ph physics.ao-ph\n\\\\\n  Müller et al. find H2O in 5% of faults, x < 3 km.\n\\\\ ( https://arxiv.org/abs/1905.00001 ,  12kb)\n------\n\\\\\narXiv:2103.00001 (*cross-listing*)\nDate: Mon, 1 Mar 2021 10:00:00 GMT   (12kb)\nTitle: Ice and rock in Svalbard\nCategories: physics.ao-ph\n\\\\\n  Two lines,\n\"quoted\", make one abstract.\n\\\\ ( https://arxiv.org/abs/2103.00001 ,  12kb)\n";
    let (corpus, _) = expect(listing, CorpusFormat::ArxivListing, ["1905.00001", "2103.00001"]);
    assert_eq!(corpus.labels.len(), 2);
}

#[test]
fn a_collection_writes_itself() {
    for corpus in [good(CSV).0, good(CROSSREF).0, sample()] {
        let (again, report) =
            read_as(&corpus.name, corpus.to_csv().as_bytes(), &CorpusOptions::default()).unwrap();
        assert_eq!(report.set_aside, []);
        assert_eq!(again, corpus);
    }
}

#[test]
fn lines_and_files_of_plain_text() {
    let (corpus, report) =
        good("The crust of the Earth is thin.\n\nIce flows under its own weight, slowly.\n");
    assert_eq!((report.format, corpus.documents.len()), (CorpusFormat::Lines, 2));
    assert_eq!(corpus.documents[1].body, "Ice flows under its own weight, slowly.");
    assert!(report.note(NoteCode::OneALine).is_some());
    let file = |name, text: &'static str| SourceFile {
        name,
        bytes: text.as_bytes(),
        options: CorpusOptions::default(),
    };
    let files = [
        file("a/first paper.txt", "Water moves.\nRock too."),
        file("second.txt", "Ice, as well."),
        file("third", CSV),
    ];
    let (corpus, report) = read_all("folder", &files, false, &Legacy).unwrap();
    assert_eq!((report.format, report.kept, report.files.len()), (CorpusFormat::Merged, 4, 3));
    assert_eq!(corpus.documents[0].title, "first paper");
    assert_eq!(corpus.documents[0].body, "Water moves. Rock too.");
}

#[test]
fn duplicates_of_several_files_are_set_aside_with_where() {
    let file = |name, text| SourceFile { name, bytes: text, options: CorpusOptions::default() };
    let again = CROSSREF
        .replace("10.1/b", "10.1/c")
        .replace("Ice and rock in Svalbard", "ICE AND ROCK, in Svalbard.");
    let files = [file("one.csv", CSV.as_bytes()), file("two.json", again.as_bytes())];
    let (corpus, report) = read_all("both", &files, false, &Legacy).unwrap();
    assert_eq!(corpus.documents.len(), 2);
    let places: Vec<(usize, Reason, &str, usize)> = report
        .set_aside
        .iter()
        .map(|row| {
            let of = row.of.as_ref().unwrap();
            (row.row, row.reason, of.file.as_deref().unwrap(), of.row)
        })
        .collect();
    assert_eq!(places, [(2, Reason::Duplicate, "one.csv", 2), (3, Reason::NearDuplicate, "one.csv", 3)]);
    assert_eq!(report.files.iter().map(|file| file.kept).collect::<Vec<_>>(), [2, 0]);
    assert_eq!(read_all("both", &files, true, &Legacy).unwrap().0.documents.len(), 4);
}

#[test]
fn real_files_keep_their_rows() {
    for (name, rows) in [("arxiv_geoscience_bundle_600.csv", 600), ("arxiv_geoscience_dev_pre2019.csv", 5824)]
    {
        let Some(bytes) = real(name) else { continue };
        let (corpus, report) = read_as(name, &bytes, &CorpusOptions::default()).unwrap();
        assert_eq!((report.rows, report.dropped.len()), (rows, 0), "{name}");
        assert!(report.kept + 60 > rows, "{name}: {}", report.kept);
        assert!(corpus.documents.iter().all(|document| document.year.is_some() && document.label.is_some()));
        assert!(!corpus.documents.iter().any(|document| document.body.contains("{\\")));
        for row in report.set_aside.iter().take(20) {
            println!("{} again: {} ({:?})", row.row, row.value, row.of);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn what_is_written_is_read_again(titles in prop::collection::vec("[A-Za-z,;\"\n ]{1,40}", 1..8), year in 1500i32..2199) {
        let mut corpus = Corpus { name: "x".to_owned(), ..Corpus::default() };
        for title in titles {
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            if title.contains(char::is_alphabetic) && !["na", "nil", "null", "none"].contains(&title.to_lowercase().as_str()) {
                corpus.documents.push(orogen::text::Document { title, body: "Body, of \"text\"".to_owned(), year: Some(year), ..Default::default() });
            }
        }
        prop_assume!(!corpus.documents.is_empty());
        let options = CorpusOptions { keep_duplicates: true, ..CorpusOptions::default() };
        let (again, _) = read_as("x", corpus.to_csv().as_bytes(), &options).unwrap();
        prop_assert_eq!(again, corpus);
    }
}
