//! What is asked of a catalogue, and answered.

use serde::{Deserialize, Serialize};

use crate::seismic::aftershock_sequence::{AftershockOptions, Aftershocks};
use crate::seismic::b_value::BValue;
use crate::seismic::completeness::Completeness;
use crate::seismic::fitness::Fitness;
use crate::seismic::statistics::{
    BValueOptions, CompletenessOptions, DeclusterOptions, Declustering, FitnessOptions,
};
use crate::seismic::{Event, SyntheticOptions};

/// A file of a catalogue.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SourceName {
    /// Its name.
    pub name: String,
    /// A sample that is computed: no bytes come with it.
    pub synthetic: bool,
    /// Of a computed one: what it is made of; the bundled one if left out.
    #[cfg_attr(test, ts(type = "import('../pkg/orogen').SyntheticOptions | null"))]
    pub made: Option<SyntheticOptions>,
}

/// What a page asks of a catalogue.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum CatalogueAsk {
    /// Events `from..to`.
    Rows {
        /// From this one.
        from: u32,
        /// To before this one.
        to: u32,
    },
    /// The numbers of a catalogue, beside the answer.
    Columns,
    /// A catalogue as text.
    ToCsv,
    /// The magnitude of completeness by one method.
    Completeness {
        /// How, and of what part.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Catalogue['completeness']>[0]"))]
        options: CompletenessOptions,
    },
    /// The b-value by one method.
    BValue {
        /// How, and of what part.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Catalogue['bValue']>[0]"))]
        options: BValueOptions,
    },
    /// Whether a catalogue is fit for use.
    Fitness {
        /// Of what part.
        #[cfg_attr(
            test,
            ts(type = "NonNullable<Parameters<import('../pkg/orogen').Catalogue['fitness']>[0]>")
        )]
        options: FitnessOptions,
    },
    /// Who is an aftershock of whom; arrays are beside the answer.
    Decluster {
        /// How, and of what part.
        #[cfg_attr(test, ts(type = "Parameters<import('../pkg/orogen').Catalogue['decluster']>[0]"))]
        options: DeclusterOptions,
    },
    /// One mainshock and what followed.
    Aftershocks {
        /// Of which event, how long and how far.
        #[cfg_attr(
            test,
            ts(type = "NonNullable<Parameters<import('../pkg/orogen').Catalogue['aftershocks']>[0]>")
        )]
        options: AftershockOptions,
    },
}

/// What a module answers. Arrays travel beside it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum CatalogueAnswer {
    /// Events.
    Rows {
        /// In time order.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Event[]"))]
        rows: Vec<Event>,
    },
    /// The numbers, beside it.
    Columns,
    /// Text.
    Text {
        /// All of it.
        text: String,
    },
    /// A magnitude of completeness.
    Completeness {
        /// With its method.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Completeness"))]
        completeness: Completeness,
    },
    /// A b-value.
    BValue {
        /// With its method.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').BValue"))]
        b_value: BValue,
    },
    /// Whether a catalogue is fit for use.
    Fitness {
        /// All that was looked at.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Fitness"))]
        fitness: Box<Fitness>,
    },
    /// Who is an aftershock of whom.
    Declustered {
        /// All but the arrays.
        #[cfg_attr(
            test,
            ts(
                type = "Pick<import('../pkg/orogen').Declustering, 'method' | 'events' | 'mainshocks' | 'split'>"
            )
        )]
        declustering: Declustering,
    },
    /// One mainshock and what followed.
    Aftershocks {
        /// Counts, the fit, and what an average sequence brings.
        #[cfg_attr(test, ts(type = "import('../pkg/orogen').Aftershocks"))]
        aftershocks: Box<Aftershocks>,
    },
}
