//! USGS GeoJSON: `features[].properties` (`mag`, `time` in milliseconds, `place`, `type`, ...) and
//! `geometry.coordinates` = longitude, latitude, depth in kilometres. Lenient by feature: one that is
//! broken is a dropped row; only what is no JSON, or no feature collection, is an error.
//! <https://earthquake.usgs.gov/earthquakes/feed/v1.0/geojson.php>

use super::catalogue::Row;
use super::gate::{Fault, Gate, ReadFile, USGS_ROW_LIMIT, is_earthquake, wrap};
use super::options::CatalogueOptions;
use crate::error::{Code, Error, Result};
use crate::tabular::decode::Decoded;
use crate::tabular::number::number;
use crate::tabular::report::PREVIEW_ROWS;
use crate::tabular::time::{self, Numbers};
use crate::tabular::{CatalogueFormat, Field, ImportReport, Note, NoteCode, Reason, Repair};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;

/// The report's columns: where each value stands, as a table would have it.
const COLUMNS: [(&str, Field); 9] = [
    ("time", Field::Time),
    ("latitude", Field::Latitude),
    ("longitude", Field::Longitude),
    ("depth", Field::Depth),
    ("mag", Field::Magnitude),
    ("magType", Field::MagnitudeType),
    ("type", Field::EventType),
    ("id", Field::Id),
    ("place", Field::Place),
];

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(default)]
    metadata: Option<Metadata>,
    #[serde(borrow)]
    features: Vec<Lenient<'a>>,
}

#[derive(Deserialize)]
struct Metadata {
    #[serde(default)]
    count: Option<f64>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Lenient<'a> {
    Feature(#[serde(borrow)] Box<Feature<'a>>),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(borrow)]
    properties: Properties<'a>,
    #[serde(borrow, default)]
    geometry: Option<Geometry<'a>>,
    #[serde(borrow, default)]
    id: Scalar<'a>,
}

#[derive(Deserialize)]
struct Geometry<'a> {
    #[serde(borrow, default)]
    coordinates: Vec<Scalar<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    #[serde(borrow, default)]
    mag: Scalar<'a>,
    #[serde(borrow, default)]
    time: Scalar<'a>,
    /// Seismicportal (EMSC) writes its coordinates' third number as a height; this is the depth.
    #[serde(borrow, default)]
    depth: Scalar<'a>,
    #[serde(borrow, default, alias = "magtype")]
    mag_type: Scalar<'a>,
    #[serde(borrow, default, rename = "type", alias = "evtype")]
    kind: Scalar<'a>,
    #[serde(borrow, default, alias = "flynn_region")]
    place: Scalar<'a>,
}

/// What may stand where a number or a text belongs.
#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Scalar<'a> {
    Number(f64),
    Text(#[serde(borrow)] Cow<'a, str>),
    #[default]
    Null,
    Other(IgnoredAny),
}

impl Scalar<'_> {
    fn number(&self, field: Field) -> Result<f64, Fault> {
        let value = match self {
            Self::Number(value) if value.is_finite() => Ok(*value),
            Self::Number(_) => Err(Reason::NotFinite),
            Self::Text(text) => number(text, false),
            Self::Null => Err(Reason::Missing),
            Self::Other(_) => Err(Reason::NotANumber),
        };
        value.map_err(|reason| (Some(field), reason))
    }
    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text.trim(),
            _ => "",
        }
    }
    fn shown(&self) -> String {
        match self {
            Self::Number(value) => value.to_string(),
            Self::Text(text) => text.to_string(),
            Self::Null => String::new(),
            Self::Other(_) => "…".to_owned(),
        }
    }
}

impl Feature<'_> {
    fn coordinate(&self, index: usize) -> &Scalar<'_> {
        self.geometry.as_ref().and_then(|geometry| geometry.coordinates.get(index)).unwrap_or(&Scalar::Null)
    }

    fn scalar(&self, field: Field) -> &Scalar<'_> {
        match field {
            Field::Time | Field::Date | Field::Clock => &self.properties.time,
            Field::Latitude => self.coordinate(1),
            Field::Longitude => self.coordinate(0),
            Field::Depth => match &self.properties.depth {
                Scalar::Null => self.coordinate(2),
                depth => depth,
            },
            Field::Magnitude => &self.properties.mag,
            Field::MagnitudeType => &self.properties.mag_type,
            Field::EventType => &self.properties.kind,
            Field::Id => &self.id,
            Field::Place => &self.properties.place,
        }
    }

    /// `zone` is in minutes east of Greenwich, for times in words that say none.
    fn time(&self, zone: f64) -> Result<f64, Fault> {
        let style = time::Style { numbers: Numbers::Unknown, day_first: false, order_is_certain: None };
        match &self.properties.time {
            Scalar::Text(text) => time::read(text, None, style, zone)
                .map(|stamp| stamp.seconds)
                .map_err(|reason| (Some(Field::Time), reason)),
            other => other.number(Field::Time).map(|milliseconds| milliseconds / 1e3),
        }
    }

    fn measure(&self, options: &CatalogueOptions) -> Result<Row<'_>, Fault> {
        if !options.keep_other_events && !is_earthquake(self.properties.kind.text()) {
            return Err((Some(Field::EventType), Reason::NotAnEarthquake));
        }
        let depth = match self.scalar(Field::Depth).number(Field::Depth) {
            Err((_, Reason::Missing)) => f64::NAN,
            depth => depth?,
        };
        Ok(Row {
            latitude: self.scalar(Field::Latitude).number(Field::Latitude)?,
            longitude: self.scalar(Field::Longitude).number(Field::Longitude)?,
            magnitude: self.scalar(Field::Magnitude).number(Field::Magnitude)?,
            time: self.time(options.time_zone_minutes.unwrap_or_default())?,
            depth,
            magnitude_type: self.scalar(Field::MagnitudeType).text(),
            id: self.scalar(Field::Id).text(),
            place: self.scalar(Field::Place).text(),
        })
    }
}

pub(crate) fn read(name: &str, decoded: &Decoded<'_>, options: &CatalogueOptions) -> Result<ReadFile> {
    let collection: Collection<'_> = serde_json::from_str(decoded.text.trim_end()).map_err(|error| {
        Error::new(Code::BadJson)
            .row(error.line())
            .value("character", error.column())
            .value("detail", error.to_string())
    })?;
    let features = &collection.features;
    if features.is_empty() {
        return Err(Error::new(Code::NoRows).value("columns", ""));
    }
    let mut gate = Gate::new(options);
    for (index, feature) in features.iter().enumerate() {
        let row = index + 1;
        let Lenient::Feature(feature) = feature else {
            gate.turn_away(row, "", "", Reason::NotAFeature);
            continue;
        };
        let passed = feature.measure(options).and_then(|event| Ok((event.longitude, gate.pass(row, event)?)));
        match passed {
            Ok((_, false)) => {}
            Ok((longitude, true)) => {
                let became = wrap(longitude).to_string();
                let value = longitude.to_string();
                gate.repaired(row, "longitude", &value, became, Repair::LongitudeWrapped);
            }
            Err((field, reason)) => {
                let column = COLUMNS.iter().find(|(_, known)| Some(*known) == field);
                let value = field.map(|field| feature.scalar(field).shown()).unwrap_or_default();
                gate.turn_away(row, column.map_or("", |(column, _)| column), &value, reason);
            }
        }
    }
    let announced = collection.metadata.and_then(|metadata| metadata.count);
    gate.finish(name, report_of(features, decoded, announced))
}

fn report_of(features: &[Lenient<'_>], decoded: &Decoded<'_>, announced: Option<f64>) -> ImportReport {
    let mut notes: Vec<Note> = decoded.note.iter().cloned().collect();
    if features.len() == USGS_ROW_LIMIT {
        notes.push(Note::new(NoteCode::RowLimitReached).value("limit", USGS_ROW_LIMIT));
    }
    if let Some(announced) = announced.filter(|&announced| announced != features.len() as f64) {
        notes.push(
            Note::new(NoteCode::HeaderCountDiffers)
                .value("of", "events")
                .value("announced", announced)
                .value("rows", features.len()),
        );
    }
    let shown = |feature: &Lenient<'_>| match feature {
        Lenient::Feature(feature) => {
            COLUMNS.iter().map(|&(_, field)| feature.scalar(field).shown()).collect()
        }
        Lenient::Other(_) => Vec::new(),
    };
    ImportReport {
        format: CatalogueFormat::UsgsGeojson,
        encoding: decoded.encoding,
        delimiter: None,
        rows: features.len(),
        kept: 0,
        dropped: Vec::new(),
        repaired: Vec::new(),
        set_aside: Vec::new(),
        columns: COLUMNS.iter().map(|(column, _)| (*column).to_owned()).collect(),
        fields: COLUMNS.iter().map(|&(column, field)| (field, column.to_owned())).collect(),
        preview: features.iter().take(PREVIEW_ROWS).map(shown).collect(),
        notes,
        files: Vec::new(),
        extras: Vec::new(),
    }
}
