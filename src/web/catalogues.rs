//! Reads catalogues, and answers what is asked of one.

use super::arrays::Arrays;
use super::host::HostDecoder;
use super::protocol::{CatalogueAnswer, CatalogueAsk, SourceName};
use crate::error::Result;
use crate::seismic::aftershock_sequence::aftershocks;
use crate::seismic::{
    Catalogue, CatalogueOptions, SourceFile, read_all_in_slices, samples, statistics, synthetic,
};
use crate::tabular::ImportReport;
use crate::tabular::pulse::Pulse;

/// Reads files, or makes those that are to be made.
pub(crate) async fn read(
    name: &str,
    files: &[SourceName],
    bytes: Vec<Vec<u8>>,
    options: &CatalogueOptions,
    pulse: &dyn Pulse,
) -> Result<(Catalogue, ImportReport)> {
    let mut given = bytes.into_iter();
    let mut content = |file: &SourceName| match (file.synthetic, &file.made) {
        (true, Some(made)) => made.make().map(|made| (made.csv.into_bytes(), made.notes)),
        (true, None) => Ok((synthetic::csv(samples::SYNTHETIC_SEED).into_bytes(), Vec::new())),
        (false, _) => Ok((given.next().unwrap_or_default(), Vec::new())),
    };
    let mut sources: Vec<SourceFile<'_>> = Vec::with_capacity(files.len());
    for file in files {
        let (bytes, notes) = content(file)?;
        sources.push(SourceFile { name: &file.name, bytes: bytes.into(), options: options.clone(), notes });
    }
    read_all_in_slices(name, sources, options.keep_duplicates, &HostDecoder, pulse).await
}

pub(crate) fn answer(catalogue: &Catalogue, ask: &CatalogueAsk) -> Result<(CatalogueAnswer, Arrays)> {
    let answer = match ask {
        CatalogueAsk::Rows { from, to } => {
            CatalogueAnswer::Rows { rows: catalogue.events(*from as usize, *to as usize) }
        }
        CatalogueAsk::Columns => return Ok((CatalogueAnswer::Columns, columns(catalogue))),
        CatalogueAsk::ToCsv => CatalogueAnswer::Text { text: catalogue.to_csv() },
        CatalogueAsk::Completeness { options } => {
            CatalogueAnswer::Completeness { completeness: statistics::completeness(catalogue, options)? }
        }
        CatalogueAsk::BValue { options } => {
            CatalogueAnswer::BValue { b_value: statistics::b_value(catalogue, options)? }
        }
        CatalogueAsk::Fitness { options } => {
            CatalogueAnswer::Fitness { fitness: Box::new(statistics::fitness(catalogue, options)?) }
        }
        CatalogueAsk::Decluster { options } => {
            let found = statistics::decluster(catalogue, options)?;
            let arrays = Arrays::default()
                .bytes("mainshock", &found.mainshock)
                .i32("cluster", &found.cluster)
                .f32("logTime", &found.log_time)
                .f32("logDistance", &found.log_distance);
            return Ok((CatalogueAnswer::Declustered { declustering: found }, arrays));
        }
        CatalogueAsk::Aftershocks { options } => {
            CatalogueAnswer::Aftershocks { aftershocks: Box::new(aftershocks(catalogue, options)?) }
        }
    };
    Ok((answer, Arrays::default()))
}

fn columns(catalogue: &Catalogue) -> Arrays {
    let columns = catalogue.columns();
    Arrays::default()
        .f64("time", &columns.time)
        .f32("latitude", &columns.latitude)
        .f32("longitude", &columns.longitude)
        .f32("depth", &columns.depth)
        .f32("magnitude", &columns.magnitude)
}
