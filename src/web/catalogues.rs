//! Answers what is asked of a catalogue.

use super::arrays::Arrays;
use super::protocol::{CatalogueAnswer, CatalogueAsk};
use crate::error::Result;
use crate::seismic::aftershock_sequence::aftershocks;
use crate::seismic::{Catalogue, statistics};

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
