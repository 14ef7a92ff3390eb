//! Reads intensity tables, and answers what is asked of one.

use super::arrays::Arrays;
use super::host::HostDecoder;
use super::protocol::{IntensitiesAnswer, IntensitiesAsk};
use crate::error::Result;
use crate::seismic::IntensityTable;
use crate::seismic::intensity::{PracticeOptions, practice_csv};
use crate::seismic::intensity_table::{IntensityImport, IntensityOptions, IntensityRow, read_all};

/// Reads files, or makes the table for practice.
pub(crate) fn read(
    name: &str,
    files: &[String],
    bytes: Vec<Vec<u8>>,
    options: &IntensityOptions,
    practice: Option<&PracticeOptions>,
) -> Result<(IntensityTable, IntensityImport)> {
    let (files, bytes) = match practice {
        Some(practice) => (vec![name.to_owned()], vec![practice_csv(practice)?.into_bytes()]),
        None => (files.to_vec(), bytes),
    };
    let sources: Vec<(&str, &[u8])> =
        files.iter().zip(&bytes).map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    read_all(name, &sources, options, &HostDecoder)
}

pub(crate) fn answer(table: &IntensityTable, ask: &IntensitiesAsk) -> (IntensitiesAnswer, Arrays) {
    let answer = match *ask {
        IntensitiesAsk::Rows { from, to } => {
            let end = (to as usize).min(table.rows().len());
            let rows = table.rows().get(from as usize..end).unwrap_or_default().to_vec();
            IntensitiesAnswer::Rows { rows }
        }
        IntensitiesAsk::ToCsv => IntensitiesAnswer::Text { text: table.to_csv() },
        IntensitiesAsk::Columns => return (IntensitiesAnswer::Columns, columns(table)),
    };
    (answer, Arrays::default())
}

fn columns(table: &IntensityTable) -> Arrays {
    let column = |of: &dyn Fn(&IntensityRow) -> f64| table.rows().iter().map(of).collect::<Vec<f64>>();
    let unknown = |value: Option<f64>| value.unwrap_or(f64::NAN);
    Arrays::default()
        .f64("time", &column(&|row| unknown(row.time)))
        .narrow("magnitude", &column(&|row| row.magnitude))
        .narrow("distance", &column(&|row| row.distance))
        .narrow("depth", &column(&|row| unknown(row.depth)))
        .narrow("vs30", &column(&|row| unknown(row.vs30)))
        .narrow("intensity", &column(&|row| row.intensity))
}
