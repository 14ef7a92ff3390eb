//! Columns of catalogues that are known only once an event has been located and its magnitude measured:
//! how many stations saw it, how well they agreed, what was felt. Large events are seen by more stations
//! and worked over longer, so such columns tell the magnitude without telling anything of the Earth.

use crate::tabular::columns::plain;

/// Names in the form of [`plain`], as they are.
const NAMES: &[&str] = &[
    "nst",
    "gap",
    "dmin",
    "rms",
    "magnst",
    "updated",
    "status",
    "magtype",
    "sig",
    "mmi",
    "cdi",
    "felt",
    "alert",
    "tsunami",
    "distance",
    "clo",
    "unc",
    "smajax",
    "sminax",
    "strike",
    "q",
    "m0",
    "mo",
    "moment",
    "energy",
    "m",
    "mw",
    "mwc",
    "mww",
    "ml",
    "mb",
    "ms",
    "md",
    "me",
    "mj",
    "author",
    "source",
    "net",
    "horizontaldistance",
    "minimumdistance",
    "modificationtime",
    "lastupdate",
    "ndef",
    "nsta",
    "ndefsta",
    "rmsresidual",
    "erh",
    "erz",
    "sigmw",
];
/// Parts of such names.
const PARTS: &[&str] = &[
    "error",
    "uncertainty",
    "rootmeansquare",
    "azimuthalgap",
    "station",
    "phasecount",
    "phases",
    "magnitude",
    "residual",
    "intensity",
    "damage",
    "deaths",
    "injuries",
    "evaluation",
    "quality",
    "震级",
    "误差",
];

/// Whether a column of that name is known only afterwards.
#[must_use]
pub fn is_hindsight(column: &str) -> bool {
    let name = plain(column);
    NAMES.contains(&name.as_str()) || name.starts_with("mag") || PARTS.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::is_hindsight;

    #[test]
    fn what_agencies_write_afterwards_is_known() {
        let usgs = "nst,gap,dmin,rms,updated,horizontalError,depthError,magError,magNst,status,magSource";
        let neic = "Depth Error,Depth Seismic Stations,Magnitude Error,Magnitude Seismic Stations,\
            Azimuthal Gap,Horizontal Distance,Horizontal Error,Root Mean Square,Status";
        let geonet = "usedphasecount,usedstationcount,azimuthalgap,minimumdistance,originerror";
        for name in [usgs, neic, geonet].join(",").split(',') {
            assert!(is_hindsight(name), "{name}");
        }
        for name in ["heat flow (mW/m²)", "plate velocity", "crustal thickness", "vs30", "cluster"] {
            assert!(!is_hindsight(name), "{name}");
        }
    }
}
