//! One mainshock and what followed: daily counts with the law of Omori and Utsu fitted to them, beside
//! what an average sequence of California would have brought.

use super::catalogue::{Catalogue, Event};
use super::declustering::{DeclusterWindows, window};
use super::frequency_magnitude::{bin, centre, counting_width};
use super::omori::{OmoriFit, fit};
use super::rates::{BATH, at_least_one, reasenberg_jones};
use super::selection::wrong;
use super::sphere::distance;
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};

const DAY: f64 = 86_400.0;
/// Ten years: longer sequences are not one.
const MOST_DAYS: f64 = 3652.0;

/// What `Catalogue.aftershocks` of the contract takes.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AftershockOptions {
    /// Row of the mainshock; the largest event if left out.
    pub mainshock: Option<f64>,
    /// How long to look; 30 if left out.
    pub days: Option<f64>,
    /// How far; Gardner's and Knopoff's window if left out.
    pub kilometres: Option<f64>,
    /// At and above, in the bins that magnitudes are counted in; all if left out.
    pub minimum_magnitude: Option<f64>,
}

/// What an average sequence would have brought of a magnitude and above.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Expected {
    /// At and above.
    pub magnitude: f64,
    /// Expected by Reasenberg & Jones 1989, in the time looked at.
    pub events: f64,
    /// The chance of at least one.
    pub probability: f64,
    /// As many came.
    pub observed: usize,
    /// Expected at the rate of the time before the mainshock; `None` where there was none.
    pub background: Option<f64>,
    /// The chance of at least one at that rate, of a Poisson process.
    pub background_probability: Option<f64>,
}

/// What the same place had before the mainshock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Before {
    /// From the first event of the catalogue to the mainshock.
    pub days: f64,
    /// As many came.
    pub events: usize,
}

/// `Aftershocks` of the contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the contract, pkg/orogen.d.ts, describes each")]
pub struct Aftershocks {
    pub row: usize,
    pub mainshock: Event,
    pub kilometres: f64,
    pub days: f64,
    pub events: usize,
    pub times: Vec<f64>,
    pub before: Before,
    pub counts: Vec<usize>,
    pub omori: Option<OmoriFit>,
    pub curve: Vec<f64>,
    pub expected: Vec<Expected>,
    pub largest: Option<Event>,
    pub bath: f64,
}

/// The aftershocks of an event.
///
/// # Errors
/// `missing-column` of a catalogue without times; `too-few-rows` of an empty one; `bad-option`.
pub fn aftershocks(catalogue: &Catalogue, options: &AftershockOptions) -> Result<Aftershocks> {
    if catalogue.is_empty() {
        return Err(Error::new(Code::TooFewRows).value("rows", 0).value("needed", 1));
    }
    if !catalogue.has_times() {
        return Err(super::statistics::timeless());
    }
    let magnitudes = catalogue.magnitude();
    let row = match options.mainshock {
        Some(row) => Some(row).filter(|row| row.fract() == 0.0 && *row >= 0.0).map(|row| row as usize),
        // `rev`, because `max_by` keeps the last of equals and the earliest is wanted.
        None => (0..magnitudes.len()).rev().max_by(|a, b| {
            let magnitude = |row: &usize| magnitudes.get(*row).copied().unwrap_or(f64::NEG_INFINITY);
            magnitude(a).total_cmp(&magnitude(b))
        }),
    };
    let found = row.and_then(|row| Some((row, catalogue.event(row)?, *catalogue.time().get(row)?)));
    let (row, mainshock, start) = found.ok_or_else(|| {
        let asked = options.mainshock.unwrap_or(f64::NAN);
        wrong("mainshock", asked, &format!("0–{}", catalogue.len() - 1))
    })?;
    let asked = options.days.unwrap_or(30.0);
    if !(asked > 0.0 && asked <= MOST_DAYS) {
        return Err(wrong("days", asked, &format!("0–{MOST_DAYS}")));
    }
    let kilometres =
        options.kilometres.unwrap_or_else(|| window(DeclusterWindows::GardnerKnopoff, mainshock.magnitude).0);
    if !(kilometres > 0.0 && kilometres <= 20_100.0) {
        return Err(wrong("kilometres", kilometres, "0–20100"));
    }
    if let Some(minimum) = options.minimum_magnitude {
        super::statistics::check_magnitude("minimumMagnitude", minimum)?;
    }
    // What happened after the catalogue ends is not known, and no events there are no sign of quiet.
    let ends = catalogue.time().last().map_or(0.0, |last| (last - start) / DAY);
    let days = asked.min(ends);

    let width = counting_width(magnitudes);
    let least = options.minimum_magnitude.map(|minimum| bin(minimum, width));
    let place = (mainshock.latitude, mainshock.longitude);
    let near = |row: usize| {
        let at = |column: &[f64]| column.get(row).copied();
        let days_after = (at(catalogue.time())? - start) / DAY;
        let magnitude = at(magnitudes)?;
        let there = (at(catalogue.latitude())?, at(catalogue.longitude())?);
        let belongs = days_after <= days
            && least.is_none_or(|least| bin(magnitude, width) >= least)
            && distance(place, there) <= kilometres;
        belongs.then_some((row, days_after, magnitude))
    };
    let there: Vec<(usize, f64, f64)> = (0..catalogue.len()).filter_map(near).collect();
    let (earlier, sequence): (Vec<_>, Vec<_>) =
        there.into_iter().filter(|(_, day, _)| day.abs() > 0.0).partition(|(_, day, _)| *day < 0.0);
    let before = Before {
        days: catalogue.time().first().map_or(0.0, |first| (start - first) / DAY),
        events: earlier.len(),
    };

    let mut counts = vec![0; days.ceil() as usize];
    for (_, day, _) in &sequence {
        // The last moment of the last day belongs to it.
        let last = counts.len().saturating_sub(1);
        if let Some(count) = counts.get_mut((day.floor() as usize).min(last)) {
            *count += 1;
        }
    }
    let times: Vec<f64> = sequence.iter().map(|(_, day, _)| *day).collect();
    let omori = fit(&times, days);
    let curve = omori.map_or_else(Vec::new, |omori| {
        let on = |day: usize| omori.law.number(day as f64, (day as f64 + 1.0).min(days));
        (0..counts.len()).map(on).collect()
    });
    let bins = sequence.iter().map(|(_, _, magnitude)| bin(*magnitude, width));
    let lowest = least.or_else(|| bins.min());
    let largest = sequence.iter().rev().max_by(|a, b| a.2.total_cmp(&b.2));
    Ok(Aftershocks {
        row,
        kilometres,
        days,
        events: sequence.len(),
        times,
        before,
        counts,
        omori,
        curve,
        expected: lowest.map_or_else(Vec::new, |lowest| {
            let halves = Halves { main: mainshock.magnitude, lowest: centre(lowest, width), days, width };
            halves.expected(&sequence, &earlier, before.days)
        }),
        largest: largest.and_then(|(row, ..)| catalogue.event(*row)),
        bath: mainshock.magnitude - BATH.0,
        mainshock,
    })
}

/// At whole and half magnitudes from the lowest to the mainshock's.
struct Halves {
    main: f64,
    lowest: f64,
    days: f64,
    width: f64,
}

impl Halves {
    fn expected(
        &self,
        sequence: &[(usize, f64, f64)],
        earlier: &[(usize, f64, f64)],
        days_before: f64,
    ) -> Vec<Expected> {
        let lowest = (2.0 * self.lowest - 1e-9).ceil() as i32;
        let of = |half: i32| {
            let magnitude = f64::from(half) / 2.0;
            let events = reasenberg_jones(self.main, magnitude).number(0.0, self.days);
            let reach = |all: &[(usize, f64, f64)]| {
                all.iter().filter(|found| bin(found.2, self.width) >= bin(magnitude, self.width)).count()
            };
            let background = (days_before > 0.0).then(|| reach(earlier) as f64 / days_before * self.days);
            Expected {
                magnitude,
                events,
                probability: at_least_one(events),
                observed: reach(sequence),
                background,
                background_probability: background.map(at_least_one),
            }
        };
        (lowest..=(2.0 * self.main + 1e-9).floor() as i32).map(of).collect()
    }
}
