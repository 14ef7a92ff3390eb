//! The door of the room: a file's bytes to a catalogue and its import report. JSON is known by its
//! first character; lists of plain records and everything else become a table first, see [`super::formats`].

use super::catalogue::Catalogue;
use super::gate::ReadFile;
use super::options::CatalogueOptions;
use super::{formats, geojson, table};
use crate::error::{Error, Result};
use crate::tabular::ImportReport;
use crate::tabular::decode::{Decoded, LegacyDecoder, decode};
use crate::tabular::pulse::{Pulse, Stretch, Unwatched, at_once};
use std::borrow::Cow;

/// Reads an earthquake catalogue. `name` is the file's, for errors and as the catalogue's own.
///
/// # Errors
/// - `empty-source`, `binary-source`, `bad-option`: see [`decode()`]
/// - `one-column`, `no-header`, `no-rows`: see [`crate::tabular::delimited::Table::parse`]
/// - `unknown-column`: a picked column is not in the file
/// - `missing-column` (column: the field; value `columns`: the file's): no latitude, longitude or
///   magnitude
/// - `bad-json` (row): no JSON, or neither a feature collection nor a list of records
/// - `bad-xml` (row; value `detail`): QuakeML that stops early or is not well-formed
/// - `no-valid-rows` (first such row and column; values `rows`, `reason`, `count`, `column`,
///   `value`): nothing to keep, and the commonest reason
pub fn read(
    name: &str,
    bytes: &[u8],
    options: &CatalogueOptions,
    legacy: &dyn LegacyDecoder,
) -> Result<(Catalogue, ImportReport)> {
    let read = at_once(read_file(name, bytes.into(), options, legacy, &Unwatched));
    read.map(|file| (file.catalogue, file.report))
}

/// The same in slices, with the row of each event.
pub(crate) async fn read_file(
    name: &str,
    bytes: Cow<'_, [u8]>,
    options: &CatalogueOptions,
    legacy: &dyn LegacyDecoder,
    pulse: &dyn Pulse,
) -> Result<ReadFile> {
    let read = async {
        let decoded = decode(&bytes, options.encoding, legacy)?;
        let is_json = decoded.text.trim_start().starts_with(['{', '[']);
        let sheet = if is_json {
            match formats::records(&decoded.text) {
                Some(sheet) => sheet,
                None => return geojson::read(name, &decoded, options),
            }
        } else {
            formats::sheet(&decoded.text, options, &Stretch::of(pulse, 0.0, table::CELLS)).await?
        };
        // The cells are a copy: a large file need not lie in memory twice.
        let Decoded { text, encoding, note } = decoded;
        drop(text);
        drop(bytes);
        table::read(name, (encoding, note), sheet, options, pulse).await
    };
    let in_file = |error: Error| if name.is_empty() { error } else { error.file(name) };
    read.await.map_err(in_file)
}
