//! Which column of an intensity table is what: names in exports of "Did You Feel It?" and ShakeMap and
//! in tables of people's own, as one table.

use std::collections::BTreeMap;

use crate::error::{Code, Error, Result, string_union};
use crate::tabular::columns::{joined, plain};

string_union! {
    /// What a column of an intensity table can be taken for. Distances are told apart by what they are
    /// measured from: hypocentre (or unsaid), epicentre, rupture.
    IntensityField {
        Intensity = "intensity",
        Magnitude = "magnitude",
        Distance = "distance",
        EpicentralDistance = "epicentralDistance",
        RuptureDistance = "ruptureDistance",
        Depth = "depth",
        Vs30 = "vs30",
        Event = "event",
        Time = "time",
        Latitude = "latitude",
        Longitude = "longitude",
        EventLatitude = "eventLatitude",
        EventLongitude = "eventLongitude",
        Equation = "equation",
    }
}

/// Which column (its index) is taken for each field.
pub type IntensityFields = BTreeMap<IntensityField, usize>;

/// Known names in the form of [`plain`]; of several columns that match, an earlier name wins.
const NAMES: &[(IntensityField, &[&str])] = &[
    (
        IntensityField::Intensity,
        &[
            "intensity",
            "cdi",
            "mmi",
            "cii",
            "macroseismicintensity",
            "mercalliintensity",
            "dyfi",
            "mi",
            "ems98",
            "intensitymmi",
            "intensidad",
            "intensität",
            "intensitaet",
            "烈度",
            "地震烈度",
        ],
    ),
    (
        IntensityField::Magnitude,
        &["magnitude", "mag", "mw", "m", "eventmagnitude", "eqmag", "eqmagnitude", "magnitud", "震级"],
    ),
    (
        IntensityField::Distance,
        &[
            "hypocentraldistance",
            "hypocentraldistancekm",
            "rhypo",
            "disthypo",
            "hypodist",
            "hypodistance",
            "hypocenterdistance",
            "distance",
            "distancekm",
            "dist",
            "distkm",
            "r",
            "震源距",
            "距离",
            "distancia",
            "entfernung",
        ],
    ),
    (
        IntensityField::EpicentralDistance,
        &[
            "epicentraldistance",
            "epicentraldistancekm",
            "repi",
            "distepi",
            "epidist",
            "epidistance",
            "震中距",
            "distanciaepicentral",
            "epizentraldistanz",
        ],
    ),
    (
        IntensityField::RuptureDistance,
        &["rrup", "distrrup", "rupturedistance", "closestdistance", "distancerrup", "rupdist"],
    ),
    (
        IntensityField::Depth,
        &[
            "depth",
            "depthkm",
            "eventdepth",
            "focaldepth",
            "hypocentraldepth",
            "eqdepth",
            "evdepth",
            "dep",
            "深度",
            "震源深度",
            "profundidad",
            "tiefe",
            "herdtiefe",
        ],
    ),
    (IntensityField::Vs30, &["vs30", "svel", "vs30ms", "sitevs30", "vs30mpers"]),
    (
        IntensityField::Event,
        &[
            "eventid",
            "event",
            "evid",
            "earthquakeid",
            "eqid",
            "usgsid",
            "eventcode",
            "地震编号",
            "evento",
            "ereignis",
        ],
    ),
    (
        IntensityField::Time,
        &[
            "eventtime",
            "origintime",
            "time",
            "datetime",
            "timestamp",
            "date",
            "eventdate",
            "发震时刻",
            "发震时间",
            "fecha",
            "datum",
        ],
    ),
    (
        IntensityField::Latitude,
        &[
            "latitude",
            "lat",
            "sitelatitude",
            "stationlatitude",
            "sitelat",
            "stalat",
            "纬度",
            "breite",
            "latitud",
        ],
    ),
    (
        IntensityField::Longitude,
        &[
            "longitude",
            "lon",
            "long",
            "sitelongitude",
            "stationlongitude",
            "sitelon",
            "stalon",
            "经度",
            "länge",
            "longitud",
        ],
    ),
    (
        IntensityField::EventLatitude,
        &[
            "eventlatitude",
            "eventlat",
            "eqlat",
            "eqlatitude",
            "epilat",
            "hypolat",
            "evlat",
            "sourcelatitude",
            "震中纬度",
        ],
    ),
    (
        IntensityField::EventLongitude,
        &[
            "eventlongitude",
            "eventlon",
            "eqlon",
            "eqlongitude",
            "epilon",
            "hypolon",
            "evlon",
            "sourcelongitude",
            "震中经度",
        ],
    ),
    (IntensityField::Equation, &["equation"]),
];

/// Finds the column of each field. `picks` are the reader's, by the header's text.
///
/// # Errors
/// `unknown-column` (values `columns`, `field`) where a picked column is not in the file.
pub fn recognise<S: AsRef<str>>(
    columns: &[S],
    picks: &BTreeMap<IntensityField, String>,
) -> Result<IntensityFields> {
    let mut fields = IntensityFields::new();
    for (&field, picked) in picks {
        let found = columns.iter().position(|column| column.as_ref().trim() == picked.trim());
        let missing = || {
            let error = Error::new(Code::UnknownColumn).column(picked).option("columns");
            error.value("field", field.as_str()).value("columns", joined(columns))
        };
        fields.insert(field, found.ok_or_else(missing)?);
    }
    let names: Vec<String> = columns.iter().map(|column| plain(column.as_ref())).collect();
    for &(field, known) in NAMES {
        let free = |index: &usize| !fields.values().any(|taken| taken == index);
        let find = |name: &&str| {
            (0..names.len()).filter(free).find(|&index| names.get(index).is_some_and(|own| own == name))
        };
        if !fields.contains_key(&field)
            && let Some(index) = known.iter().find_map(find)
        {
            fields.insert(field, index);
        }
    }
    Ok(fields)
}

/// Whether a row is the header of an intensity table: it names an intensity and what tells a distance,
/// or holds every column that the reader picked.
pub fn is_header<S: AsRef<str>>(cells: &[S], picks: &BTreeMap<IntensityField, String>) -> bool {
    let Ok(fields) = recognise(cells, picks) else { return false };
    let has = |field: IntensityField| fields.contains_key(&field);
    let near =
        [IntensityField::Distance, IntensityField::EpicentralDistance, IntensityField::RuptureDistance];
    let places = has(IntensityField::Latitude) && has(IntensityField::Longitude);
    !picks.is_empty() || has(IntensityField::Intensity) && (places || near.into_iter().any(has))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_name_is_plain() {
        for name in NAMES.iter().flat_map(|(_, names)| names.iter()) {
            assert_eq!(&plain(name), name);
        }
    }

    #[test]
    fn headers_of_agencies() {
        let taken = |columns: &[&str]| -> Vec<(&'static str, usize)> {
            let fields = recognise(columns, &BTreeMap::new()).unwrap();
            fields.into_iter().map(|(field, index)| (field.as_str(), index)).collect()
        };
        let did_you_feel_it = [
            "# Columns: Geocoded box",
            "CDI",
            "No. of responses",
            "Hypocentral distance",
            "Latitude",
            "Longitude",
            "Suspect?",
            "City",
            "State",
        ];
        assert_eq!(
            taken(&did_you_feel_it),
            [("intensity", 1), ("distance", 3), ("latitude", 4), ("longitude", 5)]
        );
        assert_eq!(
            taken(&["LON", "LAT", "MMI", "SVEL"]),
            [("intensity", 2), ("vs30", 3), ("latitude", 1), ("longitude", 0)]
        );
        assert_eq!(
            taken(&["event_id", "Mw", "repi", "rrup", "intensity"]),
            [
                ("intensity", 4),
                ("magnitude", 1),
                ("epicentralDistance", 2),
                ("ruptureDistance", 3),
                ("event", 0)
            ]
        );
        assert!(is_header(&did_you_feel_it, &BTreeMap::new()));
        // A catalogue is none: it has no intensity.
        assert!(!is_header(&["time", "latitude", "longitude", "depth", "mag"], &BTreeMap::new()));
    }
}
