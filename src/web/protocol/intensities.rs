//! What is asked of an intensity table, and answered.

use serde::{Deserialize, Serialize};

use crate::seismic::intensity_table::IntensityRow;

/// What a page asks of an intensity table.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum IntensitiesAsk {
    /// Observations `from..to`.
    Rows {
        /// From this one.
        from: u32,
        /// To before this one.
        to: u32,
    },
    /// The numbers of a table, beside the answer.
    Columns,
    /// A table as text.
    ToCsv,
}

/// What is answered.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum IntensitiesAnswer {
    /// Observations.
    Rows {
        /// Those of an event together.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').IntensityRow[]"))]
        rows: Vec<IntensityRow>,
    },
    /// They are beside the answer.
    Columns,
    /// Text.
    Text {
        /// All of it.
        text: String,
    },
}
