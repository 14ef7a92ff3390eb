//! Tables: encodings, delimiters, quotes, line numbers, numbers and times, apart from what they mean.

use orogen::error::{Code, Error};
use orogen::tabular::decode::{NoLegacy, decode};
use orogen::tabular::delimited::Table;
use orogen::tabular::time::{Numbers, Style, iso, read, recognise, zone_in_header};
use orogen::tabular::{Delimiter, Encoding, LegacyDecoder, NoteCode, Reason};
use proptest::prelude::*;

struct Legacy;

impl LegacyDecoder for Legacy {
    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(encoding.as_str().as_bytes())?;
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        (!broken).then(|| text.into_owned())
    }
}

fn table(text: &str) -> Result<Table, Error> {
    Table::parse(text, None, &|_| false)
}

fn rows(table: &Table) -> Vec<(usize, Vec<String>)> {
    (0..table.len()).map(|row| (table.line(row), table.texts(row))).collect()
}

// --- decoding ----------------------------------------------------------------------------------

#[test]
fn every_encoding_is_told_apart() {
    let encoded = |label: &str, text: &str| {
        encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    };
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    };
    let chinese = "震级,纬度,经度\n3.7,28.28,西藏日喀则市\n";
    let german = "Länge;Breite;Größe\n1;2;Öde, Zürich, Äußere Straße\n";
    let spanish = "magnitud,latitud,región\n4,2,Cañón del Atuel, Perú – “Ñuble”\n";
    let table: Vec<(Vec<u8>, &str, Encoding, bool)> = vec![
        (chinese.into(), chinese, Encoding::Utf8, false),
        ([b"\xEF\xBB\xBF", chinese.as_bytes()].concat(), chinese, Encoding::Utf8, false),
        (utf16(&format!("\u{FEFF}{chinese}"), false), chinese, Encoding::Utf16Le, false),
        (utf16(&format!("\u{FEFF}{chinese}"), true), chinese, Encoding::Utf16Be, false),
        (utf16("time,latitude\n1,2\n", false), "time,latitude\n1,2\n", Encoding::Utf16Le, true),
        (utf16("time,latitude\n1,2\n", true), "time,latitude\n1,2\n", Encoding::Utf16Be, true),
        (encoded("gb18030", chinese), chinese, Encoding::Gb18030, true),
        (encoded("windows-1252", german), german, Encoding::Windows1252, true),
        (encoded("windows-1252", spanish), spanish, Encoding::Windows1252, true),
    ];
    for (bytes, text, encoding, guessed) in &table {
        let decoded = decode(bytes, None, &Legacy).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), (*text, *encoding));
        let note = decoded.note.map(|note| note.code);
        assert_eq!(note, guessed.then_some(NoteCode::EncodingGuessed), "{encoding}");
        assert_eq!(decode(bytes, Some(*encoding), &Legacy).unwrap().text, *text, "asked for {encoding}");
    }
    let japanese = encoded("shift_jis", "震源,マグニチュード\n");
    let decoded = decode(&japanese, Some(Encoding::ShiftJis), &Legacy).unwrap();
    assert_eq!(decoded.text, "震源,マグニチュード\n");
}

#[test]
fn a_decoder_that_cannot_is_said() {
    let error = decode(b"\xD5\xF0", Some(Encoding::Gb18030), &NoLegacy).unwrap_err();
    assert_eq!((error.code, error.place.unwrap().option.as_deref()), (Code::BadOption, Some("encoding")));
    assert_eq!(decode(b"\xD5\xF0\xBC\xB6,1", None, &NoLegacy).unwrap().encoding, Encoding::Windows1252);
}

#[test]
fn utf_8_is_not_copied() {
    let decoded = decode(b"a,b\n1,2\n", None, &NoLegacy).unwrap();
    assert!(matches!(decoded.text, std::borrow::Cow::Borrowed(_)));
}

// --- cells -------------------------------------------------------------------------------------

#[test]
fn delimiters_are_told_apart() {
    let cases = [
        ("a,b,c\n1,2,3\n", Delimiter::Comma),
        ("a;b;c\n1,5;2,5;3,5\n1,6;2,6;3,6\n", Delimiter::Semicolon),
        ("a\tb\n1,2,3\t4\n", Delimiter::Tab),
        ("#a|b|c\n1|x, y|3\n2|z, w|4\n", Delimiter::Pipe),
        ("t,p,q\n1,\"a;b;c;d\",2\n2,\"e;f;g;h\",3\n", Delimiter::Comma),
        ("banner without any\na;b;c\n1;2;3\n4;5;6\n", Delimiter::Semicolon),
    ];
    for (text, delimiter) in cases {
        assert_eq!(table(text).unwrap().delimiter(), Some(delimiter), "{text}");
    }
    let wished = Table::parse("a;b,c\n1;2,3\n", Some(Delimiter::Comma), &|_| false).unwrap();
    assert_eq!(wished.columns(), ["a;b", "c"]);
    let error = Table::parse("a;b\n1;2\n", Some(Delimiter::Pipe), &|_| false).unwrap_err();
    assert_eq!(error.code, Code::OneColumn);
}

#[test]
fn rows_keep_the_line_they_start_on() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "1,\"two", "lines\"", "", "3,4", ",", "\"x, \"\"y\"\"\",6", ""].join(end);
        let quoted = format!("two{end}lines");
        let expected = [(2, ["1", &quoted]), (5, ["3", "4"]), (7, ["x, \"y\"", "6"])];
        let read = rows(&table(&text).unwrap());
        assert_eq!(read, expected.map(|(line, cells)| (line, cells.map(str::to_owned).to_vec())), "{end:?}");
    }
    let first = table("\n\n a , b ,\n 1 , 2 ,\n").unwrap();
    assert_eq!((first.columns(), first.line(0)), (["a".to_owned(), "b".to_owned()].as_slice(), 4));
    assert_eq!((first.cell(0, 1), first.cell(0, 2), first.cell(0, 3)), (Some("2"), Some(""), None));
    assert_eq!(first.width(0), 2);
}

#[test]
fn a_quoted_line_break_in_the_first_cell_is_ordinary() {
    let read = rows(&table("place,b,c\n\"two\nlines\",2,3\nx,4,5\n").unwrap());
    assert_eq!(read.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn a_stray_quote_costs_its_own_row_only() {
    let text = "a,b,c\n1,2,x\n3,4,\"stray\n5,6,y\n7,8,z\n9,10,\"fine, really\"\n11,12,\"end\n";
    let read = rows(&table(text).unwrap());
    assert_eq!(read.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7]);
    assert_eq!(read[2].1, ["5", "6", "y"]);
    assert_eq!(read[4].1, ["9", "10", "fine, really"]);
}

#[test]
fn preambles_end_where_the_header_is_known() {
    let known = |cells: &[&str]| cells.first() == Some(&"lat");
    let text = "# a comment, with commas, in it\n# another,one,x\nlat,lon,m\n1,2,3\n";
    let read = Table::parse(text, None, &known).unwrap();
    assert_eq!(
        (read.columns().len(), rows(&read)),
        (3, vec![(4, ["1", "2", "3"].map(str::to_owned).to_vec())])
    );
}

// --- times -------------------------------------------------------------------------------------

const PLAIN: Style = Style { numbers: Numbers::Seconds, day_first: false, order_is_certain: None };

fn seconds(cell: &str) -> Result<f64, Reason> {
    read(cell, None, PLAIN, 0.0).map(|stamp| stamp.seconds)
}

#[test]
fn times_of_many_hands() {
    let noon = 1_715_860_800.0; // by `date -u -d 2024-05-16T12:00:00Z +%s`, as the others below
    for cell in [
        "2024-05-16T12:00:00Z",
        "2024-05-16t12:00:00z",
        "2024-05-16 12:00:00",
        "2024-05-16T12:00:00.000000",
        "2024-05-16 12:00",
        "2024/05/16 12:00:00",
        "2024.05.16 12:00:00",
        "2024-05-16T14:00:00+02:00",
        "2024-05-16T14:00:00+0200",
        "2024-05-16T07:00:00-05",
        "2024-05-16 12:00:00 UTC",
        "20240516T120000Z",
        "05/16/2024 12:00:00",
        "5/16/2024 12:00:00 PM",
        "05-16-2024 12:00",
        "2024-05-16  12:00:00,000",
        "2024-05-16 20:00:00 +0800",
        "1715860800",
    ] {
        assert_eq!(seconds(cell), Ok(noon), "{cell}");
    }
    assert_eq!(seconds("2024-05-16"), Ok(noon - 43_200.0));
    assert_eq!(seconds("2024-05-16T12:00:00.891Z"), Ok(noon + 0.891));
    assert_eq!(seconds("2024-05-16T12:00:00.8919996Z"), Ok(noon + 0.892));
    assert_eq!(seconds("2024-05-16 12:00:00 AM"), Ok(noon - 43_200.0));
    assert_eq!(seconds("5/16/2024 11:00 pm"), Ok(noon + 39_600.0));
    assert_eq!(seconds("1906-04-18T13:12:21Z"), Ok(-2_010_394_059.0));
    assert_eq!(seconds("-1.5"), Ok(-1.5));
    for cell in [
        "2024-02-30",
        "2023-02-29T00:00:00Z",
        "2024-13-01",
        "2024-05-16T",
        "2024-05-16T25:00:00Z",
        "yesterday",
        "2024-05-16T12:00:00+25:00",
        "2024-05-16T12:00:00Q",
        "16.05.24",
        "2024-05",
        "12:00:00",
        "T",
        "2024-5/16",
        "99999999999999999999-01-01",
        "2024-05-16Z12:00",
        "2024-05-16T12:61:00",
    ] {
        assert_eq!(seconds(cell), Err(Reason::NotATime), "{cell}");
    }
    assert_eq!(seconds(" "), Err(Reason::Missing));
}

#[test]
fn seconds_past_sixty_are_carried() {
    for (cell, clean) in [
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
        ("2009-04-06 01:60:64.29", "2009-04-06 02:01:04.29"),
        ("2024-02-28T24:00:00Z", "2024-02-29T00:00:00Z"),
    ] {
        let stamp = read(cell, None, PLAIN, 0.0).unwrap();
        assert!(stamp.overflow, "{cell}");
        assert_eq!(Ok(stamp.seconds), seconds(clean));
    }
}

#[test]
fn a_date_and_a_clock_and_a_zone() {
    let both =
        |date, clock| read(date, Some(clock), PLAIN, 480.0).map(|stamp| (iso(stamp.seconds), stamp.zoned));
    let is = |time: &str, zoned| Ok((time.to_owned(), zoned));
    assert_eq!(both("01/02/1965", "13:44:18"), is("1965-01-02T05:44:18.000Z", false));
    assert_eq!(both("1965-01-02", "13:44:18Z"), is("1965-01-02T13:44:18.000Z", true));
    assert_eq!(both("1965-01-02", "134418"), is("1965-01-02T05:44:18.000Z", false));
    assert_eq!(both("1975-02-23T02:58:41.000Z", "junk"), is("1975-02-23T02:58:41.000Z", true));
    assert_eq!(both("1975-02-23", "1975-02-23T02:58:41.5Z"), is("1975-02-23T02:58:41.500Z", true));
    assert_eq!(both("", "1975-02-23T02:58:41Z"), is("1975-02-23T02:58:41.000Z", true));
    assert_eq!(both("1975-02-23", ""), is("1975-02-22T16:00:00.000Z", false));
    assert_eq!(both("1975-02-23", "1234"), Err(Reason::NotATime));
    assert_eq!(both("", "13:44:18"), Err(Reason::NotATime));
    assert_eq!(both("", ""), Err(Reason::Missing));
    assert_eq!(zone_in_header("发震时刻(UTC+8)"), Some(480.0));
    assert_eq!(zone_in_header("Time (GMT-05:30)"), Some(-330.0));
    assert_eq!(zone_in_header("发震日期（北京时间）"), Some(480.0));
    assert_eq!(zone_in_header("Time UTC"), Some(0.0));
    assert_eq!(zone_in_header("time"), None);
}

#[test]
fn the_column_decides_what_a_cell_cannot() {
    let style = |cells: &[&str]| recognise(cells.iter().copied(), None);
    let order = |cells: &[&str]| (style(cells).day_first, style(cells).order_is_certain);
    assert_eq!(order(&["03/04/2020", "13/04/2020"]), (true, Some(true)));
    assert_eq!(order(&["03/04/2020", "03/14/2020"]), (false, Some(true)));
    assert_eq!(order(&["03/04/2020"]), (false, Some(false)));
    assert_eq!(order(&["03.04.2020"]), (true, Some(false)));
    assert_eq!(order(&["03/14/2020", "14/03/2020"]).1, Some(false));
    assert_eq!(order(&["2020-03-04"]).1, None);
    assert!(recognise(["03/04/2020"].into_iter(), Some(true)).day_first);
    assert_eq!(style(&["1715860800", "-5"]).numbers, Numbers::Seconds);
    assert_eq!(style(&["1715860800000", "1715860800001", "12"]).numbers, Numbers::Milliseconds);
    assert_eq!(style(&["20240516", "19650102"]).numbers, Numbers::Digits);
    assert_eq!(style(&["20240516120000"]).numbers, Numbers::Digits);
    assert_eq!(style(&["2012.258", "2013"]).numbers, Numbers::Unknown);
    let digits = Style { numbers: Numbers::Digits, ..PLAIN };
    assert_eq!(read("20240516120000", None, digits, 0.0).map(|stamp| stamp.seconds), Ok(1_715_860_800.0));
    let years = Style { numbers: Numbers::Unknown, ..PLAIN };
    assert_eq!(read("2012.258", None, years, 0.0), Err(Reason::NotATime));
}

proptest! {
    #[test]
    fn no_cell_makes_time_panic(cell in "[-0-9:.,/TZ +aAPM\u{2212}é]{0,30}", clock in "[-0-9:.TZ+]{0,12}") {
        let style = recognise([cell.as_str()].into_iter(), None);
        let _ = read(&cell, None, style, 0.0);
        let _ = read(&cell, Some(&clock), style, 1e300);
        let _ = zone_in_header(&cell);
    }

    #[test]
    fn iso_is_read_back(microseconds in -30_000_000_000_000_000_i64..9_000_000_000_000_000) {
        let time = microseconds as f64 / 1e6;
        let again = seconds(&iso(time)).unwrap();
        let least = if time.abs() > 4.2e9 { 5.1e-4 } else { 0.0 };
        prop_assert!((again - time).abs() <= least, "{} {} {}", time, iso(time), again);
    }

    #[test]
    fn no_text_makes_a_table_panic(text in "[-0-9a,;|\"\n\r\t#<é]{0,120}") {
        if let Ok(table) = table(&text) {
            for row in 0..=table.len() {
                let _ = (table.texts(row), table.width(row), table.cell(row, 3));
                prop_assert!(row == table.len() || table.line(row) >= 2);
            }
        }
    }
}
