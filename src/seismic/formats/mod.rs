//! Which format a catalogue came in. Formats that are no delimited table have a module each, which
//! makes a [`Table`] of them, with columns of its own naming where the format has none: from there on
//! all formats go the same way. Delimited ones are known by their headers ([`headers`]).

mod catcsv;
mod date_parts;
mod fdsn;
mod headers;
mod jma;
mod ncedc;
mod quakeml;
mod records;
mod scedc;
mod zmap;

use super::options::{CatalogueOptions, DepthUnit};
use crate::error::{Code, Error, Result};
use crate::tabular::delimited::{Quotes, Table};
use crate::tabular::pulse::Pulse;
use crate::tabular::{CatalogueFormat, Delimiter, Field, Note, NoteCode, columns};

/// What a format's publisher says and its files do not.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Facts {
    /// Minutes east of Greenwich of times without a zone.
    pub(crate) zone: Option<f64>,
    /// What depths are given in.
    pub(crate) depth_unit: Option<DepthUnit>,
    /// A field whose name in this format means something else.
    pub(crate) without: Option<Field>,
}

/// A file as a table.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) format: CatalogueFormat,
    pub(crate) table: Table,
    pub(crate) facts: Facts,
    pub(crate) notes: Vec<Note>,
}

/// Minutes east of Greenwich of China's time.
const CHINA: f64 = 480.0;
const UTC: Facts = Facts { zone: Some(0.0), depth_unit: None, without: None };
/// Among how many lines from the top a header is looked for.
const TOP: usize = 200;

/// A format that is no delimited table: how its text is known, how it becomes a table, its facts.
struct Special {
    format: CatalogueFormat,
    is: fn(&str) -> bool,
    table: fn(&str, &mut Vec<Note>) -> Table,
    facts: Facts,
}

/// The first that knows the text has it; the surest signs come first.
const SPECIALS: &[Special] = &[
    Special { format: CatalogueFormat::Jma, is: jma::is, table: jma::table, facts: ITS_HEADER },
    Special { format: CatalogueFormat::NcedcReadable, is: ncedc::is, table: ncedc::table, facts: UTC },
    Special { format: CatalogueFormat::Scedc, is: scedc::is, table: scedc::table, facts: UTC },
    Special { format: CatalogueFormat::IscCatcsv, is: catcsv::is, table: catcsv::table, facts: UTC },
    Special { format: CatalogueFormat::FdsnText, is: fdsn::is, table: fdsn::table, facts: UTC },
    Special { format: CatalogueFormat::Zmap, is: zmap::is, table: zmap::table, facts: UTC },
];
/// The columns are named here, with zone and unit.
const ITS_HEADER: Facts = Facts { zone: None, depth_unit: None, without: None };

/// Finds a text's format and makes a table of it.
///
/// # Errors
/// `bad-xml` (row; value `detail`), and those of [`Table::parse`] and of the pulse.
pub(crate) async fn sheet(text: &str, options: &CatalogueOptions, pulse: &dyn Pulse) -> Result<Sheet> {
    let mut notes = Vec::new();
    if quakeml::is(text) {
        let facts = Facts { depth_unit: Some(DepthUnit::Metres), ..UTC };
        return Ok(Sheet { format: CatalogueFormat::Quakeml, table: quakeml::table(text)?, facts, notes });
    }
    // A reader who names a delimiter wants a table.
    let special = SPECIALS.iter().find(|special| options.delimiter.is_none() && (special.is)(text));
    let (format, table, facts) = if let Some(special) = special {
        let table = (special.table)(text, &mut notes).not_empty()?;
        (special.format, table, special.facts)
    } else {
        let is_header = |cells: &[&str]| columns::is_header(cells, &options.columns);
        let table = Table::parse_in_slices(text, options.delimiter, &is_header, Quotes::Data, pulse).await?;
        let guessed = table.delimiter().filter(|&delimiter| delimiter != Delimiter::Comma);
        if let Some(delimiter) = guessed.filter(|_| options.delimiter.is_none()) {
            notes.push(Note::new(NoteCode::DelimiterGuessed).value("delimiter", delimiter.as_str()));
        }
        let (format, facts) = headers::recognise(&table);
        (format, table, facts)
    };
    let parts = date_parts::find(table.columns(), &options.columns);
    let table = parts.map(|parts| parts.joined(&table)).unwrap_or(table);
    Ok(Sheet { format, table, facts, notes })
}

/// A list of events in JSON as a table; `None` of other JSON.
pub(crate) fn records(text: &str) -> Option<Sheet> {
    let table = records::table(text)?;
    let (format, facts) = headers::recognise(&table);
    Some(Sheet { format, table, facts, notes: Vec::new() })
}

/// The error of XML that stops early or is not well-formed at a byte of it; past the end is the end.
pub(crate) fn bad_xml(text: &str, position: u64, detail: String) -> Error {
    let read = usize::try_from(position).ok().and_then(|position| text.get(..position)).unwrap_or(text);
    let line = 1 + read.bytes().filter(|&byte| byte == b'\n').count();
    Error::new(Code::BadXml).row(line).value("detail", detail)
}

/// Lines with their numbers, 1 is the first.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text.split(end).enumerate().map(|(index, line)| (index + 1, line.trim_end_matches('\r')))
}

/// The first lines with something on them.
fn top(text: &str) -> impl Iterator<Item = &str> {
    lines(text).map(|(_, line)| line).filter(|line| !line.trim().is_empty()).take(TOP)
}
