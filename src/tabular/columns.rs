//! Which column is what: names that agencies and people give the columns of an earthquake
//! catalogue, in English, German, Spanish and Chinese, as one table. Case, spaces, underscores and
//! units do not matter. What the reader picks comes before what is recognised.

use super::report::Field;
use crate::error::{Code, Error, Result};
use std::collections::BTreeMap;

/// Which column (its index) is taken for each field.
pub type Fields = BTreeMap<Field, usize>;

/// Known names in the form of [`plain`]; of several columns that match, an earlier name wins.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Latitude,
        &[
            "latitude",
            "lat",
            "纬度",
            "breite",
            "breitengrad",
            "geogrbreite",
            "epilat",
            "latitud",
            "eventlatitude",
            "originlatitude",
            "epicenterlatitude",
            "震中纬度",
        ],
    ),
    (
        Field::Longitude,
        &[
            "longitude",
            "lon",
            "long",
            "lng",
            "经度",
            "länge",
            "laenge",
            "längengrad",
            "geogrlänge",
            "epilon",
            "longitud",
            "eventlongitude",
            "originlongitude",
            "epicenterlongitude",
            "震中经度",
        ],
    ),
    (
        Field::Depth,
        &[
            "depth",
            "dep",
            "depthkm",
            "depthm",
            "深度",
            "震源深度",
            "tiefe",
            "herdtiefe",
            "profundidad",
            "prof",
            "epidepth",
            "focaldepth",
            "hypocentraldepth",
            "origindepth",
        ],
    ),
    (
        Field::Magnitude,
        &[
            "magnitude",
            "mag",
            "震级",
            "震级m",
            "震级值",
            "magnitud",
            "magnitudevalue",
            "preferredmagnitude",
            "m",
            "mw",
            "ml",
            "mb",
            "ms",
            "md",
        ],
    ),
    (
        Field::MagnitudeType,
        &[
            "magtype",
            "magnitudetype",
            "magt",
            "magtyp",
            "magnitudentyp",
            "scale",
            "magnitudescale",
            "震级类型",
            "tipomagnitud",
            "tipodemagnitud",
        ],
    ),
    (
        Field::EventType,
        &["eventtype", "type", "et", "evtype", "事件类型", "ereignistyp", "tipo", "tipodeevento"],
    ),
    (Field::Id, &["id", "eventid", "publicid", "evid", "eqid", "cataid", "newdid", "unid"]),
    (
        Field::Place,
        &[
            "place",
            "eventlocationname",
            "regionname",
            "region",
            "location",
            "locationname",
            "locationc",
            "flynnregion",
            "参考位置",
            "地点",
            "位置",
            "ort",
            "lugar",
        ],
    ),
];

/// Date and clock in one column, whatever else there is.
const WHOLE: &[&str] = &[
    "datetime",
    "timestamp",
    "timestring",
    "dateandtime",
    "dateofevent",
    "zeitpunkt",
    "fechahora",
    "fechayhora",
];
/// A clock beside a date column, and both at once without one.
const CLOCK: &[&str] = &[
    "time",
    "origintime",
    "otime",
    "eventtime",
    "发震时刻",
    "发震时间",
    "时间",
    "时刻",
    "zeit",
    "uhrzeit",
    "herdzeit",
    "hora",
    "tiempo",
    "clock",
    "timeofday",
];
/// A date; date and clock at once where no clock stands beside it.
const DATE: &[&str] = &["date", "eventdate", "origindate", "datum", "fecha", "发震日期", "日期"];

/// A header without what does not distinguish columns: case, brackets and what is in them, spaces,
/// punctuation, a unit behind a slash, `UTC` at its end.
#[must_use]
pub fn plain(header: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(header.len());
    for character in header.split_once('/').map_or(header, |(name, _)| name).chars() {
        match character {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if character.is_alphanumeric() => out.extend(character.to_lowercase()),
            _ => {}
        }
    }
    for zone in ["utc", "gmt"] {
        if let Some(name) = out.strip_suffix(zone).filter(|name| !name.is_empty()) {
            return name.to_owned();
        }
    }
    out
}

/// Finds the column of each field. `picks` are the reader's, by the header's text.
///
/// # Errors
/// `unknown-column` (values `columns`, `field`) where a picked column is not in the file.
pub fn recognise<S: AsRef<str>>(columns: &[S], picks: &BTreeMap<Field, String>) -> Result<Fields> {
    let mut fields = Fields::new();
    for (&field, picked) in picks {
        let exact = columns.iter().position(|column| column.as_ref() == picked);
        let trimmed = || columns.iter().position(|column| column.as_ref().trim() == picked.trim());
        let Some(index) = exact.or_else(trimmed) else {
            return Err(Error::new(Code::UnknownColumn)
                .column(picked)
                .option("columns")
                .value("field", field.as_str())
                .value("columns", joined(columns)));
        };
        fields.insert(field, index);
    }
    let plain: Vec<String> = columns.iter().map(|column| plain(column.as_ref())).collect();
    let find = |names: &[&str], fields: &Fields| {
        let free = |index: &usize| !fields.values().any(|taken| taken == index);
        names.iter().find_map(|name| {
            (0..plain.len()).filter(free).find(|&index| plain.get(index).is_some_and(|plain| plain == name))
        })
    };
    for &(field, names) in NAMES {
        if !fields.contains_key(&field)
            && let Some(index) = find(names, &fields)
        {
            fields.insert(field, index);
        }
    }
    recognise_time(&mut fields, find);
    Ok(fields)
}

/// One column for date and clock, or one for each; a lone date or clock column holds both.
fn recognise_time(fields: &mut Fields, find: impl Fn(&[&str], &Fields) -> Option<usize>) {
    if fields.contains_key(&Field::Time) {
        return;
    }
    if !fields.contains_key(&Field::Date) {
        let whole = find(WHOLE, fields);
        let date = find(DATE, fields);
        match (whole, date) {
            (Some(index), _) => {
                fields.insert(Field::Time, index);
                return;
            }
            (None, Some(index)) => {
                fields.insert(Field::Date, index);
            }
            (None, None) => {}
        }
    }
    if !fields.contains_key(&Field::Clock)
        && let Some(index) = find(CLOCK, fields)
    {
        fields.insert(Field::Clock, index);
    }
    for lone in [Field::Date, Field::Clock] {
        let other = if lone == Field::Date { Field::Clock } else { Field::Date };
        if !fields.contains_key(&other)
            && let Some(index) = fields.remove(&lone)
        {
            fields.insert(Field::Time, index);
        }
    }
}

/// Whether a row is the header of a catalogue: it names a place and a magnitude or a time, or holds
/// every column that the reader picked.
#[must_use]
pub fn is_header(cells: &[&str], picks: &BTreeMap<Field, String>) -> bool {
    let Ok(fields) = recognise(cells, picks) else {
        return false;
    };
    let known = |field: Field| usize::from(fields.contains_key(&field));
    let times = known(Field::Time).max(known(Field::Date));
    !picks.is_empty()
        || known(Field::Latitude) + known(Field::Longitude) + known(Field::Magnitude) + times >= 3
}

/// The unit a header names for lengths: `Some(true)` for metres, `Some(false)` for kilometres.
#[must_use]
pub fn in_metres(header: &str) -> Option<bool> {
    let header = header.to_lowercase();
    let unit = header
        .rsplit(['(', '（', '[', '/', '_', ' '])
        .next()
        .unwrap_or_default()
        .trim_end_matches([')', '）', ']', ' ', '.']);
    match unit {
        "m" | "metres" | "meters" | "meter" | "metros" | "米" | "depthm" => Some(true),
        "km" | "kms" | "kilometres" | "kilometers" | "千米" | "公里" | "depthkm" => Some(false),
        _ => None,
    }
}

/// Headers in one line, for errors.
#[must_use]
pub fn joined<S: AsRef<str>>(columns: &[S]) -> String {
    columns.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(columns: &[&str]) -> Vec<(&'static str, usize)> {
        let fields = recognise(columns, &BTreeMap::new()).unwrap_or_default();
        fields.into_iter().map(|(field, index)| (field.as_str(), index)).collect()
    }

    #[test]
    fn every_known_name_is_plain() {
        let names = NAMES.iter().flat_map(|(_, names)| names.iter()).chain(WHOLE).chain(CLOCK).chain(DATE);
        for name in names {
            assert_eq!(&plain(name), name);
        }
    }

    #[test]
    fn headers_of_many_hands() {
        assert_eq!(plain("Depth/Km"), "depth");
        assert_eq!(plain(" 发震时刻(UTC+8)"), "发震时刻");
        assert_eq!(plain("发震日期（北京时间）"), "发震日期");
        assert_eq!(plain("Origin_Time UTC"), "origintime");
        assert_eq!(
            taken(&["Date", "Time", "Lat", "LON", "M"]),
            [("date", 0), ("clock", 1), ("latitude", 2), ("longitude", 3), ("magnitude", 4)]
        );
        assert_eq!(taken(&["Datum", "Breite", "Länge"]), [("time", 0), ("latitude", 1), ("longitude", 2)]);
        assert_eq!(taken(&["ml", "mw", "magnitude"]), [("magnitude", 2)]);
    }

    #[test]
    fn picks_come_first_and_must_exist() {
        let picks = BTreeMap::from([(Field::Magnitude, "mag_b".to_owned())]);
        let fields = recognise(&["mag", "mag_b"], &picks).unwrap_or_default();
        assert_eq!(fields.get(&Field::Magnitude), Some(&1));
        let error = recognise(&["mag"], &picks).err().map(|error| error.code);
        assert_eq!(error, Some(Code::UnknownColumn));
    }

    #[test]
    fn units_in_headers() {
        assert_eq!(in_metres("depth_m"), Some(true));
        assert_eq!(in_metres("深度(千米)"), Some(false));
        assert_eq!(in_metres("Depth/Km"), Some(false));
        assert_eq!(in_metres("depth"), None);
    }
}
