//! Several files as one catalogue: each is read in its own format, then all are put in time order,
//! and events that an earlier file has already are set aside.

use super::catalogue::{Catalogue, Extra};
use super::duplicates::{self, Kept, Rule};
use super::extras;
use super::gate::{ReadFile, set_twins_aside};
use super::options::CatalogueOptions;
use super::read::read_file;
use crate::error::{Code, Error, Result};
use crate::tabular::pulse::{Pulse, Stretch, Unwatched, at_once};
use crate::tabular::{CatalogueFormat, FileReport, ImportReport, LegacyDecoder, Note};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A file to be merged with others.
#[derive(Debug, Clone)]
pub struct SourceFile<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is in it; owned bytes are freed as soon as they are no longer needed.
    pub bytes: Cow<'a, [u8]>,
    /// How to read it.
    pub options: CatalogueOptions,
    /// What is known of it beforehand, for its report.
    pub notes: Vec<Note>,
}

/// Reads one file, or merges several. `name` is the catalogue's own; whether events of one file that
/// another has already are kept is up to `keep_duplicates`. Without times in each file there is no time
/// order, and only exact duplicates with an id are found.
///
/// # Errors
/// Those of [`super::read()`], of the first file that cannot be read; `empty-source` for no file.
pub fn read_all(
    name: &str,
    sources: Vec<SourceFile<'_>>,
    keep_duplicates: Option<bool>,
    legacy: &dyn LegacyDecoder,
) -> Result<(Catalogue, ImportReport)> {
    at_once(read_all_in_slices(name, sources, keep_duplicates, legacy, &Unwatched))
}

/// The same, with a pulse between slices of some thousand rows.
///
/// # Errors
/// As [`read_all`], and those of the pulse.
pub async fn read_all_in_slices(
    name: &str,
    sources: Vec<SourceFile<'_>>,
    keep_duplicates: Option<bool>,
    legacy: &dyn LegacyDecoder,
    pulse: &dyn Pulse,
) -> Result<(Catalogue, ImportReport)> {
    let mut sources = sources;
    if sources.len() == 1
        && let Some(only) = sources.pop()
    {
        let name = if only.name.is_empty() { name } else { only.name };
        let file = read_source(name, only, legacy, pulse).await?;
        return Ok((file.catalogue, file.report));
    }
    let names: Vec<&str> = sources.iter().map(|source| source.name).collect();
    let bytes: usize = sources.iter().map(|source| source.bytes.len()).sum();
    let mut files: Vec<ReadFile> = Vec::with_capacity(sources.len());
    let mut done = 0;
    for source in sources {
        let share = |bytes_done: usize| bytes_done as f64 / bytes.max(1) as f64;
        let before = done;
        done += source.bytes.len();
        let stretch = Stretch::of(pulse, share(before), share(done));
        files.push(read_source(source.name, source, legacy, &stretch).await?);
    }
    let encoding = files.first().ok_or_else(|| Error::new(Code::EmptySource))?.report.encoding;

    let mut kept: Vec<Kept<'_>> = Vec::with_capacity(files.iter().map(|file| file.catalogue.len()).sum());
    for (number, file) in files.iter().enumerate() {
        let events = file.rows.iter().enumerate();
        kept.extend(events.map(|(index, &row)| Kept { file: number, row, event: file.catalogue.row(index) }));
    }
    let timed = kept.iter().all(|kept| !kept.event.time.is_nan());
    if timed {
        kept.sort_by(|a, b| a.event.time.total_cmp(&b.event.time));
    }
    let rule = Rule::of(&CatalogueOptions { keep_duplicates, ..CatalogueOptions::default() });
    // Within its own file each has been judged by that file's options.
    let found = duplicates::find(&kept, timed, Rule { near_in_file: false, ..rule });
    let mut between = Vec::new();
    set_twins_aside(&mut kept, &found.twins, &mut between, &names);
    let catalogue = Catalogue::from_rows(name, kept.iter().map(|kept| &kept.event));
    let catalogue = catalogue.with_extras(extras_of(&files, &kept));

    let mut merged = ImportReport {
        format: CatalogueFormat::Merged,
        encoding,
        delimiter: None,
        rows: files.iter().map(|file| file.report.rows).sum(),
        kept: catalogue.len(),
        dropped: Vec::new(),
        repaired: Vec::new(),
        set_aside: between,
        columns: Vec::new(),
        fields: std::collections::BTreeMap::new(),
        preview: Vec::new(),
        notes: Vec::new(),
        files: Vec::new(),
        extras: extras::named(catalogue.extras()),
    };
    for (file, name) in files.into_iter().zip(&names) {
        gather(&mut merged, file.report, name);
    }
    let place = |file: &Option<String>| names.iter().position(|name| Some(*name) == file.as_deref());
    merged.set_aside.sort_by_key(|aside| (place(&aside.file), aside.row));
    Ok((catalogue, merged))
}

async fn read_source(
    name: &str,
    source: SourceFile<'_>,
    legacy: &dyn LegacyDecoder,
    pulse: &dyn Pulse,
) -> Result<ReadFile> {
    let mut file = read_file(name, source.bytes, &source.options, legacy, pulse).await?;
    file.report.notes.extend_from_slice(&source.notes);
    Ok(file)
}

/// Numeric columns of all files, for the events that were kept.
fn extras_of(files: &[ReadFile], kept: &[Kept<'_>]) -> Vec<Extra> {
    if files.iter().all(|file| file.catalogue.extras().is_empty()) {
        return Vec::new();
    }
    let places: Vec<BTreeMap<usize, usize>> = files
        .iter()
        .map(|file| file.rows.iter().enumerate().map(|(index, &row)| (row, index)).collect())
        .collect();
    let place = |kept: &Kept<'_>| {
        let index = places.get(kept.file).and_then(|rows| rows.get(&kept.row));
        (kept.file, index.copied().unwrap_or(usize::MAX))
    };
    let events: Vec<(usize, usize)> = kept.iter().map(place).collect();
    let catalogues: Vec<&Catalogue> = files.iter().map(|file| &file.catalogue).collect();
    extras::merged(&catalogues, &events)
}

/// Takes a file's rows into the merged report, with the file named, and its reading into the files'.
fn gather(merged: &mut ImportReport, report: ImportReport, name: &str) {
    let file = || Some(name.to_owned());
    merged.dropped.extend(report.dropped.into_iter().map(|mut row| {
        row.file = file();
        row
    }));
    merged.repaired.extend(report.repaired.into_iter().map(|mut row| {
        row.file = file();
        row
    }));
    merged.set_aside.extend(report.set_aside.into_iter().map(|mut row| {
        row.file = file();
        if let Some(of) = &mut row.of {
            of.file = file();
        }
        row
    }));
    merged.files.push(FileReport {
        name: name.to_owned(),
        format: report.format,
        encoding: report.encoding,
        delimiter: report.delimiter,
        rows: report.rows,
        kept: report.kept,
        columns: report.columns,
        fields: report.fields,
        preview: report.preview,
        notes: report.notes,
    });
}
