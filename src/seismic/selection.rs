//! A part of a catalogue: a region, a span of time, magnitudes, depths.

use super::catalogue::Catalogue;
use super::cells::Region;
use crate::error::{Code, Error, Result};
use serde::Deserialize;

/// `Selection` of the contract: what is left out does not select; all bounds belong to the part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Selection {
    /// Where.
    pub region: Option<Region>,
    /// Seconds since 1970. Events without a time are in no span.
    pub from: Option<f64>,
    /// Seconds since 1970.
    pub to: Option<f64>,
    /// At and above.
    pub minimum_magnitude: Option<f64>,
    /// Kilometres. Events without a depth are at none.
    pub minimum_depth: Option<f64>,
    /// Kilometres.
    pub maximum_depth: Option<f64>,
}

impl Selection {
    /// Rows of the events in it, in the order of the catalogue.
    ///
    /// # Errors
    /// `bad-option` for a bound that is no number, is out of range, or lies beyond its counterpart.
    pub fn rows(&self, catalogue: &Catalogue) -> Result<Vec<usize>> {
        self.check()?;
        let (times, depths) = (catalogue.time(), catalogue.depth());
        let places = catalogue.latitude().iter().zip(catalogue.longitude());
        let values = places.zip(catalogue.magnitude()).zip(times.iter().zip(depths));
        let is_in = |((&latitude, &longitude), &magnitude): ((&f64, &f64), &f64), time: f64, depth: f64| {
            self.region.is_none_or(|region| region.contains(latitude, longitude))
                && self.minimum_magnitude.is_none_or(|least| magnitude >= least)
                && self.from.is_none_or(|from| time >= from)
                && self.to.is_none_or(|to| time <= to)
                && self.minimum_depth.is_none_or(|least| depth >= least)
                && self.maximum_depth.is_none_or(|most| depth <= most)
        };
        let selected =
            values.enumerate().filter(|(_, (event, (time, depth)))| is_in(*event, **time, **depth));
        Ok(selected.map(|(row, _)| row).collect())
    }

    fn check(&self) -> Result<()> {
        if let Some(Region { south, north, west, east }) = self.region {
            for (option, value, limit) in [
                ("selection.region.south", south, 90.0),
                ("selection.region.north", north, 90.0),
                ("selection.region.west", west, 180.0),
                ("selection.region.east", east, 180.0),
            ] {
                // NaN is in no range.
                if !(-limit..=limit).contains(&value) {
                    return Err(wrong(option, value, &format!("{}–{limit}", -limit)));
                }
            }
            if south > north {
                return Err(wrong("selection.region.south", south, &format!("≤ {north}")));
            }
        }
        for (option, value) in [
            ("selection.from", self.from),
            ("selection.to", self.to),
            ("selection.minimumMagnitude", self.minimum_magnitude),
            ("selection.minimumDepth", self.minimum_depth),
            ("selection.maximumDepth", self.maximum_depth),
        ] {
            if let Some(value) = value.filter(|value| !value.is_finite()) {
                return Err(wrong(option, value, "-∞ < x < ∞"));
            }
        }
        for (option, least, most) in [
            ("selection.from", self.from, self.to),
            ("selection.minimumDepth", self.minimum_depth, self.maximum_depth),
        ] {
            if let (Some(least), Some(most)) = (least, most)
                && least > most
            {
                return Err(wrong(option, least, &format!("≤ {most}")));
            }
        }
        Ok(())
    }
}

/// `bad-option` with what would be right.
pub(crate) fn wrong(option: &str, value: f64, allowed: &str) -> Error {
    Error::new(Code::BadOption).option(option).value("value", value.to_string()).value("allowed", allowed)
}
