//! What a reader may overrule when a catalogue is read: `CatalogueOptions` of the contract.

use crate::error::string_union;
use crate::tabular::{Delimiter, Encoding, Field};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

string_union! {
    /// What depths are given in.
    DepthUnit { Kilometres = "km", Metres = "m" }
}

/// How to read a catalogue; what is left out is recognised, and the report says what was guessed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CatalogueOptions {
    /// How characters are encoded.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// Whether numbers are written `47,8`.
    pub decimal_comma: Option<bool>,
    /// Column of the file (its header's text) for each field.
    pub columns: BTreeMap<Field, String>,
    /// Minutes east of Greenwich that times without a zone are in.
    pub time_zone_minutes: Option<f64>,
    /// Whether `03/04/2020` is the third of April.
    pub day_first: Option<bool>,
    /// What depths are given in.
    pub depth_unit: Option<DepthUnit>,
    /// Keep explosions, quarry blasts and the like.
    pub keep_other_events: bool,
    /// Keep events that another row has already. Left out, exact duplicates are set aside, and near
    /// ones where they are of different files; `false` sets near ones of one file aside too.
    pub keep_duplicates: Option<bool>,
    /// Put right what can be (a second of 60, a longitude of 181, one depth in metres), which is what
    /// happens when this is left out; `false` drops such rows.
    pub repair: Option<bool>,
}
