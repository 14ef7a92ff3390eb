//! Delimited formats, by what their headers hold: one table, the first that fits.

use super::{CHINA, Facts, UTC};
use crate::seismic::options::DepthUnit;
use crate::tabular::delimited::Table;
use crate::tabular::{CatalogueFormat, Delimiter, Field, columns};

/// What tells a format from others.
struct Header {
    format: CatalogueFormat,
    /// What stands between its cells; `None` for any.
    delimiter: Option<Delimiter>,
    /// Whether `names` are its first columns, in order; else they stand anywhere.
    first: bool,
    /// Names in the form of [`columns::plain`].
    names: &'static [&'static str],
    facts: Facts,
}

const COMMA: Option<Delimiter> = Some(Delimiter::Comma);
const SEMICOLON: Option<Delimiter> = Some(Delimiter::Semicolon);
const CENC: Facts = Facts { zone: Some(CHINA), depth_unit: None, without: None };
const METRES: Facts = Facts { zone: Some(0.0), depth_unit: Some(DepthUnit::Metres), without: None };
/// Its column `type` is how the magnitude was had.
const ISC_GEM: Facts = Facts { zone: Some(0.0), depth_unit: None, without: Some(Field::EventType) };

const HEADERS: &[Header] = &[
    // https://earthquake.usgs.gov/earthquakes/feed/v1.0/csv.php; 15 columns before 2015, 22 since.
    Header {
        format: CatalogueFormat::UsgsCsv,
        delimiter: COMMA,
        first: true,
        names: &["time", "latitude", "longitude", "depth", "mag", "magtype"],
        facts: UTC,
    },
    // pyCSEP's csep-csv, https://docs.cseptesting.org
    Header {
        format: CatalogueFormat::CsepCsv,
        delimiter: COMMA,
        first: true,
        names: &["lon", "lat", "m", "timestring", "depth", "catalogid", "eventid"],
        facts: UTC,
    },
    Header {
        format: CatalogueFormat::CsepCsv,
        delimiter: COMMA,
        first: true,
        names: &["lon", "lat", "mag", "timestring", "depth", "catalogid", "eventid"],
        facts: UTC,
    },
    // FDSN text saved again with other delimiters, as INGV's is.
    Header {
        format: CatalogueFormat::FdsnCsv,
        delimiter: None,
        first: true,
        names: &["eventid", "time", "latitude", "longitude", "depth", "author", "catalog", "contributor"],
        facts: UTC,
    },
    Header {
        format: CatalogueFormat::Emsc,
        delimiter: SEMICOLON,
        first: false,
        names: &["date", "time", "depthtype", "magnitudetype", "regionname", "lastupdate", "eqid"],
        facts: UTC,
    },
    // https://www.isc.ac.uk/iscgem/download.php
    Header {
        format: CatalogueFormat::IscGem,
        delimiter: COMMA,
        first: true,
        names: &["date", "lat", "lon", "smajax", "sminax", "strike", "q", "depth", "unc", "q", "mw"],
        facts: ISC_GEM,
    },
    // https://quakesearch.geonet.org.nz
    Header {
        format: CatalogueFormat::Geonet,
        delimiter: COMMA,
        first: true,
        names: &["publicid", "eventtype", "origintime", "modificationtime", "longitude", "latitude"],
        facts: UTC,
    },
    // https://ncedc.org/ncedc/catalog-search.html
    Header {
        format: CatalogueFormat::NcedcCsv,
        delimiter: COMMA,
        first: true,
        names: &["datetime", "latitude", "longitude", "depth", "magnitude", "magtype", "nbstations"],
        facts: UTC,
    },
    // JMA's catalogue as the CSEP testing centre in Japan hands it out.
    Header {
        format: CatalogueFormat::JmaCsepCsv,
        delimiter: SEMICOLON,
        first: true,
        names: &["timestamp", "longitude", "latitude", "depth", "magnitude"],
        facts: UTC,
    },
    // Lolli et al. (2020), https://horus.bo.ingv.it
    Header {
        format: CatalogueFormat::Horus,
        delimiter: None,
        first: true,
        names: &["year", "mo", "da", "ho", "mi", "se", "lat", "lon", "depth", "mw", "sigmw"],
        facts: UTC,
    },
    // China Earthquake Networks Center, news.ceic.ac.cn, and the keys of its JSON made into columns.
    Header {
        format: CatalogueFormat::Cenc,
        delimiter: None,
        first: false,
        names: &["纬度", "经度", "参考位置"],
        facts: CENC,
    },
    Header {
        format: CatalogueFormat::Cenc,
        delimiter: None,
        first: false,
        names: &["otime", "epilat", "epilon", "epidepth", "locationc"],
        facts: CENC,
    },
    // "Significant Earthquakes, 1965-2016", database.csv on Kaggle, from the NEIC.
    Header {
        format: CatalogueFormat::NeicKaggle,
        delimiter: None,
        first: true,
        names: &["date", "time", "latitude", "longitude", "type", "depth", "deptherror"],
        facts: UTC,
    },
    // SeismoStats and the Swiss Seismological Service; depths in metres, as QuakeML has them.
    Header {
        format: CatalogueFormat::Seismostats,
        delimiter: COMMA,
        first: false,
        names: &[
            "eventtype",
            "time",
            "depth",
            "evaluationmode",
            "magnitude",
            "magnitudetype",
            "magnitudemlhc",
        ],
        facts: METRES,
    },
];

/// The format whose header a table has, and its facts; else just a table.
pub(super) fn recognise(table: &Table) -> (CatalogueFormat, Facts) {
    let plain: Vec<String> = table.columns().iter().map(|column| columns::plain(column)).collect();
    let fits = |header: &&Header| {
        let mut names = plain.iter().map(String::as_str);
        (header.delimiter.is_none() || header.delimiter == table.delimiter())
            && if header.first {
                names.take(header.names.len()).eq(header.names.iter().copied())
            } else {
                header.names.iter().all(|name| names.clone().any(|own| own == *name))
                    && names.next().is_some()
            }
    };
    let found = HEADERS.iter().find(fits);
    found.map_or((CatalogueFormat::Table, Facts::default()), |header| (header.format, header.facts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_plain() {
        for name in HEADERS.iter().flat_map(|header| header.names) {
            assert_eq!(&columns::plain(name), name);
        }
    }
}
