//! What a magnitude network is told of an event: quantities with a name of their own, and numeric
//! columns of the catalogue that the reader picks.

use serde::{Deserialize, Serialize};

use crate::error::string_union;
use crate::seismic::sphere::unit_vector;

string_union! {
    /// Quantities that every catalogue may have. Degrees north, degrees east, kilometres down; the place
    /// on the unit sphere (`x` to 0° E on the equator, `y` to 90° E, `z` to the north pole), which has no
    /// seam at 180° and no poles where all longitudes meet; ln(1 + depth / 1 km), heights counted as 0;
    /// years.
    NamedFeature {
        Latitude = "latitude",
        Longitude = "longitude",
        Depth = "depth",
        X = "x",
        Y = "y",
        Z = "z",
        LogDepth = "log-depth",
        Time = "time",
    }
}

/// A feature: one with a name, or `column:NAME`, a numeric column of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Feature {
    /// Of any catalogue.
    Named(NamedFeature),
    /// By the header's text.
    Column(String),
}

/// What stands before a column's name.
const COLUMN: &str = "column:";
/// Seconds of a year of 365.25 days.
const YEAR: f64 = 31_557_600.0;

impl From<NamedFeature> for Feature {
    fn from(name: NamedFeature) -> Self {
        Self::Named(name)
    }
}

impl From<Feature> for String {
    fn from(feature: Feature) -> Self {
        feature.to_string()
    }
}

impl TryFrom<String> for Feature {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if let Some(column) = text.strip_prefix(COLUMN) {
            return Ok(Self::Column(column.to_owned()));
        }
        let known = NamedFeature::ALL.iter().find(|name| name.as_str() == text);
        known.map(|&name| Self::Named(name)).ok_or_else(|| {
            let names: Vec<String> = NamedFeature::ALL.iter().map(|name| format!("`{name}`")).collect();
            // Worded as serde words an unknown member of a union.
            format!("unknown variant `{text}`, expected one of {}, `{COLUMN}…`", names.join(", "))
        })
    }
}

impl std::fmt::Display for Feature {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Named(name) => name.fmt(out),
            Self::Column(column) => write!(out, "{COLUMN}{column}"),
        }
    }
}

impl Feature {
    /// Whether it tells how deep an event was.
    pub fn is_depth(&self) -> bool {
        matches!(self, Self::Named(NamedFeature::Depth | NamedFeature::LogDepth))
    }

    /// What must be known of an event to tell it: places in degrees, depths in kilometres, times in
    /// seconds since 1970, columns in their own units.
    pub fn inputs(&self) -> Vec<Self> {
        use NamedFeature as Name;
        match self {
            Self::Named(Name::X | Name::Y) => vec![Name::Latitude.into(), Name::Longitude.into()],
            Self::Named(Name::Z) => vec![Name::Latitude.into()],
            Self::Named(Name::LogDepth) => vec![Name::Depth.into()],
            own => vec![own.clone()],
        }
    }

    /// Its value, from those inputs; not finite where one is missing.
    pub fn value(&self, input: &impl Fn(&Self) -> f64) -> f64 {
        use NamedFeature as Name;
        let named = |name: Name| input(&Self::Named(name));
        match self {
            Self::Named(Name::X) => unit_vector(named(Name::Latitude), named(Name::Longitude))[0],
            Self::Named(Name::Y) => unit_vector(named(Name::Latitude), named(Name::Longitude))[1],
            Self::Named(Name::Z) => unit_vector(named(Name::Latitude), 0.0)[2],
            Self::Named(Name::LogDepth) => {
                let depth = named(Name::Depth);
                // max() would take a missing depth for none.
                libm::log1p(if depth < 0.0 { 0.0 } else { depth })
            }
            Self::Named(Name::Time) => 1970.0 + named(Name::Time) / YEAR,
            own => input(own),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(feature: NamedFeature, latitude: f64, longitude: f64, depth: f64, time: f64) -> f64 {
        Feature::from(feature).value(&|input| match input {
            Feature::Named(NamedFeature::Latitude) => latitude,
            Feature::Named(NamedFeature::Longitude) => longitude,
            Feature::Named(NamedFeature::Depth) => depth,
            Feature::Named(NamedFeature::Time) => time,
            _ => f64::NAN,
        })
    }

    #[test]
    fn a_place_on_the_unit_sphere_has_no_seam() {
        let xyz = |latitude, longitude| {
            [NamedFeature::X, NamedFeature::Y, NamedFeature::Z].map(|f| at(f, latitude, longitude, 0.0, 0.0))
        };
        let near = |a: [f64; 3], b: [f64; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(near(xyz(0.0, 0.0), [1.0, 0.0, 0.0]));
        assert!(near(xyz(0.0, 90.0), [0.0, 1.0, 0.0]));
        assert!(near(xyz(90.0, 17.0), [0.0, 0.0, 1.0]));
        assert!(near(xyz(-30.0, 180.0), xyz(-30.0, -180.0)));
    }

    #[test]
    fn depths_and_times_are_scaled() {
        assert_eq!(at(NamedFeature::LogDepth, 0.0, 0.0, -2.0, 0.0), 0.0);
        assert!((at(NamedFeature::LogDepth, 0.0, 0.0, 699.0, 0.0) - 6.551_080_335_043_404).abs() < 1e-12);
        assert!(at(NamedFeature::LogDepth, 0.0, 0.0, f64::NAN, 0.0).is_nan());
        // 2000-01-01T12:00:00Z
        assert!((at(NamedFeature::Time, 0.0, 0.0, 0.0, 946_728_000.0) - 2000.0).abs() < 1e-9);
    }

    #[test]
    fn features_are_their_names() {
        for text in ["latitude", "log-depth", "column:Root Mean Square", "column:time"] {
            let feature: Feature = serde_json::from_value(text.into()).unwrap();
            assert_eq!(serde_json::to_value(&feature).unwrap(), text);
        }
        let error = serde_json::from_value::<Feature>("rms".into()).unwrap_err().to_string();
        assert!(error.contains("`rms`") && error.contains(", expected "), "{error}");
    }
}
