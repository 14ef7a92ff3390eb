//! What is no collection, and what is a bad one.

use super::*;
use proptest::prelude::*;

#[test]
fn nothing_pictures_and_noise() {
    assert_eq!(bad(b"").code, Code::EmptySource);
    assert_eq!(bad(b" \r\n\t\n").code, Code::EmptySource);
    for binary in [&b"%PDF-1.7\nabc"[..], b"PK\x03\x04\x14\0", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", &[0; 500]] {
        assert_eq!(bad(binary).code, Code::BinarySource);
    }
    let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(bad(&noise).code, Code::BinarySource);
    let error = read_as("paper.pdf", b"%PDF-1.7", &CorpusOptions::default()).unwrap_err();
    assert_eq!(error.place.unwrap().file.as_deref(), Some("paper.pdf"));
}

#[test]
fn tables_that_are_no_collections() {
    let error = bad(b"time,latitude,mag\n2020-01-01,1,2\n");
    assert_eq!(error.code, Code::MissingColumn);
    assert_eq!(error.values["columns"], "time, latitude, mag".into());
    assert_eq!(bad(b"magnitude\n4.5\n4.6\n").code, Code::OneColumn);
    assert_eq!(bad(b"title,abstract,year\n").code, Code::NoRows);
    assert_eq!(bad(b"title,abstract,year\n,,\n").code, Code::NoRows);
    assert_eq!(bad(b"<html><body>Too many requests, try later</body></html>").code, Code::OneColumn);
    let error = bad(b"title,abstract,year\n,,2019\n-,n/a,2020\n");
    assert_eq!((error.code, error.values["reason"].clone()), (Code::NoValidRows, "missing".into()));
    let options = CorpusOptions {
        columns: [(CorpusField::Label, "nowhere".to_owned())].into(),
        ..CorpusOptions::default()
    };
    let error = read_as("x.csv", b"title,abstract\na b c,d e f\n", &options).unwrap_err();
    assert_eq!((error.code, error.place.unwrap().column.as_deref()), (Code::UnknownColumn, Some("nowhere")));
}

#[test]
fn json_that_stops_early_gives_its_whole_records() {
    let json = "{\"items\":[\n{\"title\":[\"A first paper\"],\"DOI\":\"10.1/a\"},\n{\"title\":[\"A second, whole one\"],\"DOI\":\"10.1/b\"},\n{\"title\":[\"A thi";
    let (corpus, report) = good(json);
    assert_eq!((corpus.documents.len(), report.rows), (2, 3));
    assert_eq!((report.dropped[0].row, report.dropped[0].reason), (4, Reason::Unreadable));
    let error = bad(b"{\"items\":[\n{\"title\":");
    assert_eq!((error.code, error.place.unwrap().row), (Code::BadJson, Some(2)));
    assert_eq!(bad(b"{\"a\": 1").code, Code::BadJson);
    assert_eq!(bad(b"[1, 2, 3]").code, Code::NoRows);
    assert_eq!(bad(b"{\"items\": [{\"x\": 1}]}").code, Code::NoValidRows);
    assert_eq!(bad("[".repeat(200_000).as_bytes()).code, Code::BadJson);
    assert_eq!(
        bad(format!("{{\"items\":[{{\"title\":{}", "[".repeat(200_000)).as_bytes()).code,
        Code::BadJson
    );
}

#[test]
fn bibtex_broken_at_line_812_keeps_all_others() {
    let entry = |n: usize| {
        format!("@article{{k{n},\n  title = {{Paper number {n} about rocks}},\n  year = {{2020}}\n}}\n")
    };
    let mut text: String = (0..300).map(entry).collect();
    let line = text.lines().position(|line| line.starts_with("@article{k203,")).unwrap() + 1;
    text =
        text.replacen("title = {Paper number 203 about rocks}", "title = {Paper number 203 about rocks", 1);
    let (corpus, report) = good(&text);
    assert_eq!((corpus.documents.len(), report.rows, line), (299, 300, 813));
    let dropped = &report.dropped[0];
    assert!((813..=817).contains(&dropped.row) && dropped.value == "@article{k203,", "{dropped:?}");
    let error = bad(b"@article{a, title = {never closed");
    assert_eq!((error.code, error.values["reason"].clone()), (Code::NoValidRows, "unreadable".into()));
}

#[test]
fn bibtex_that_would_lead_astray() {
    let (corpus, report) = good(
        "@article{a, title = {One of its own kind}, crossref = {a}, xdata = {a}, month = never, year = nineties}\n\
         @article{,\n title = {Without a key, as some programs write}, year = 2001}\n\
         @article{a, title = {The same key again, another paper}, year = 2002}\n\
         @article{c,\n title = {An address},\n abstract = {Write to\n@home (the author) at once.}}\n",
    );
    let kept: Vec<&str> = corpus.documents.iter().map(|document| document.title.as_str()).collect();
    assert_eq!(kept.len() + report.dropped.len(), report.rows);
    assert_eq!(kept[..1], ["One of its own kind"]);
    assert!(kept.contains(&"The same key again, another paper"), "{kept:?}");
    assert_eq!(corpus.documents.last().unwrap().body, "Write to @home (the author) at once.");
    let deep = format!("@article{{a, title = {{{}}}}}", "{".repeat(100_000) + &"}".repeat(100_000));
    assert_eq!(bad(deep.as_bytes()).code, Code::NoValidRows);
    let deep = format!("@article{{a, title = {{{}", "\\emph{".repeat(100_000));
    assert_eq!(bad(deep.as_bytes()).code, Code::NoValidRows);
    let many = "@article{a, title = {A title of some words}}\n@string{x = \"y\"}\n".repeat(3000);
    assert_eq!(read_as("x", many.as_bytes(), &CorpusOptions::default()).unwrap().1.set_aside.len(), 2999);
}

#[test]
fn scripts_right_to_left_and_emoji() {
    let csv = "title,abstract\n<b>Lava</b> \u{1F30B},<p>It flows<script>alert(1)</script>.</p>\nدراسة الزلازل,نص قصير عن الزلازل\n";
    let (corpus, _) = good(csv);
    assert_eq!(corpus.documents[0].title, "Lava \u{1F30B}");
    assert_eq!(corpus.documents[0].body, "It flows.");
    assert_eq!(corpus.documents[1].title, "دراسة الزلازل");
}

#[test]
fn one_document_no_labels_and_ten_thousand_labels() {
    let (corpus, report) = good("title,abstract\nOnly one,with an abstract\n");
    assert_eq!((corpus.documents.len(), corpus.labels.len()), (1, 0));
    assert!(report.note(NoteCode::LabelsMissing).is_some() && report.note(NoteCode::YearsMissing).is_some());
    let rows: String = (0..10_000).map(|n| format!("Paper {n},text,{n}\n")).collect();
    let (corpus, _) = good(&format!("title,abstract,label\n{rows}"));
    assert_eq!((corpus.documents.len(), corpus.labels.len()), (10_000, 10_000));
}

#[test]
fn two_encodings_in_one_file_are_noted() {
    let mut bytes = "title,abstract\nZürich,ein Text\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"Z\xFCrich am See,noch ein Text\n");
    let (corpus, report) = read_as("x.csv", &bytes, &CorpusOptions::default()).unwrap();
    assert_eq!(
        (report.encoding, corpus.documents[1].title.as_str()),
        (Encoding::Windows1252, "Zürich am See")
    );
    assert!(report.note(NoteCode::EncodingGuessed).is_some());
}

/// Beginnings of each format, so that noise gets past the recognition.
const STARTS: [&str; 9] = [
    "",
    "@article{a, title = {",
    "TY  - JOUR\nTI  - x\n",
    "PMID- 1\nTI  - ",
    "{\"items\":[{\"title\":\"",
    "[{\"title\":",
    "<feed><entry><title>",
    "title,abstract\n",
    "\\\\\narXiv:1\nTitle: ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn no_bytes_make_it_panic(start in 0..STARTS.len(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let all = [STARTS[start].as_bytes(), &bytes].concat();
        let _ = read_as("x", &all, &CorpusOptions::default());
    }
    #[test]
    fn no_text_makes_it_panic(start in 0..STARTS.len(), text in "[@{}\\\\\"$<>&;,:\\[\\]a-z0-9\n\\-%^_~é震 ]{0,200}") {
        let _ = read_as("x", format!("{}{text}", STARTS[start]).as_bytes(), &CorpusOptions::default());
        let _ = orogen::text::tokens(&text);
    }
    #[test]
    fn cutting_a_file_anywhere_keeps_the_count_right(cut in 0usize..900) {
        let text: String = (0..10).map(|n| format!("@article{{k{n},\n title = {{Title {n} of this}},\n abstract = \"Words\"}}\n")).collect();
        let _ = read_as("x", text.get(..cut).unwrap_or(&text).as_bytes(), &CorpusOptions::default());
    }
}
