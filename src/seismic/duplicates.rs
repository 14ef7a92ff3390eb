//! Events that are in a catalogue twice: the same row again, or two agencies' solutions of one
//! earthquake. Linear in the number of events but for the sorting.

use super::catalogue::Row;
use super::options::CatalogueOptions;
use super::sphere::distance;
use crate::tabular::Reason;
use std::cmp::Ordering;
use std::collections::VecDeque;

/// Two solutions of one earthquake are at most so many seconds, kilometres and magnitudes apart: how
/// the U.S. Geological Survey's ComCat associates them.
const SECONDS: f64 = 16.0;
const KILOMETRES: f64 = 100.0;
const MAGNITUDES: f64 = 0.5;
/// With how many of the events just before it one is compared: no network locates more in 16 s, and a
/// file with days for times cannot make this slow.
const NEIGHBOURS: usize = 256;

/// An event and where it is from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept<'a> {
    /// Of several files, which; the first is 0.
    pub(crate) file: usize,
    pub(crate) row: usize,
    pub(crate) event: Row<'a>,
}

/// What counts as a duplicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) exact: bool,
    /// Near ones of one file: an agency that lists two earthquakes in 16 s means two.
    pub(crate) near_in_file: bool,
    pub(crate) near_between_files: bool,
}

impl Rule {
    pub(crate) fn of(options: &CatalogueOptions) -> Self {
        let keep = options.keep_duplicates;
        Self {
            exact: keep != Some(true),
            near_in_file: keep == Some(false),
            near_between_files: keep != Some(true),
        }
    }
}

/// A duplicate: its index, and that of the event it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Twin {
    pub(crate) index: usize,
    pub(crate) of: usize,
    pub(crate) reason: Reason,
}

/// What [`find`] found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) twins: Vec<Twin>,
    /// Near duplicates of one file, which the rule keeps.
    pub(crate) near_kept: usize,
}

/// Finds the duplicates among events that are in time order where they are `timed`. The first of equal
/// ones stays; of near ones that of the earlier file, then the earlier one.
pub(crate) fn find(events: &[Kept<'_>], timed: bool, rule: Rule) -> Found {
    let mut found = Found::default();
    if rule.exact {
        find_exact(events, timed, &mut found.twins);
    }
    if timed && (rule.near_in_file || rule.near_between_files) {
        find_near(events, rule, &mut found);
    }
    found
}

/// Equal in all that is kept, id and place included. Without times and without an id, two equal rows
/// may well be two earthquakes.
fn find_exact(events: &[Kept<'_>], timed: bool, twins: &mut Vec<Twin>) {
    let mut start = 0;
    let together = |a: &Kept<'_>, b: &Kept<'_>| !timed || a.event.time.total_cmp(&b.event.time).is_eq();
    for same_time in events.chunk_by(together) {
        if same_time.len() > 1 {
            let mut order: Vec<(usize, &Kept<'_>)> = (start..).zip(same_time).collect();
            order.sort_by(|(_, a), (_, b)| by_value(&a.event, &b.event));
            for same in order.chunk_by(|(_, a), (_, b)| by_value(&a.event, &b.event).is_eq()) {
                let first = same.first().map_or(start, |(index, _)| *index);
                let again = same.iter().skip(1).filter(|(_, kept)| timed || !kept.event.id.is_empty());
                twins.extend(again.map(|&(index, _)| Twin { index, of: first, reason: Reason::Duplicate }));
            }
        }
        start += same_time.len();
    }
    twins.sort_unstable_by_key(|twin| twin.index);
}

fn by_value(a: &Row<'_>, b: &Row<'_>) -> Ordering {
    a.time
        .total_cmp(&b.time)
        .then(a.latitude.total_cmp(&b.latitude))
        .then(a.longitude.total_cmp(&b.longitude))
        .then(a.magnitude.total_cmp(&b.magnitude))
        .then(a.depth.total_cmp(&b.depth))
        .then_with(|| a.id.cmp(b.id))
        .then_with(|| a.place.cmp(b.place))
}

/// One pass with a window of 16 s.
fn find_near(events: &[Kept<'_>], rule: Rule, found: &mut Found) {
    let exact: Vec<usize> = found.twins.iter().map(|twin| twin.index).collect();
    let mut window: VecDeque<(usize, &Kept<'_>)> = VecDeque::new();
    for (index, kept) in events.iter().enumerate() {
        if exact.binary_search(&index).is_ok() {
            continue;
        }
        let recent = |(_, other): &(usize, &Kept<'_>)| kept.event.time - other.event.time <= SECONDS;
        while window.front().is_some_and(|front| !recent(front)) || window.len() >= NEIGHBOURS {
            window.pop_front();
        }
        let wanted = |other: &Kept<'_>| {
            if other.file == kept.file { rule.near_in_file } else { rule.near_between_files }
        };
        let near = |(_, other): &&(usize, &Kept<'_>)| are_near(&kept.event, &other.event);
        if let Some(&(of, other)) = window.iter().filter(near).find(|(_, other)| wanted(other)) {
            if kept.file >= other.file {
                found.twins.push(Twin { index, of, reason: Reason::NearDuplicate });
                continue;
            }
            found.twins.push(Twin { index: of, of: index, reason: Reason::NearDuplicate });
            window.retain(|(inside, _)| *inside != of);
        } else {
            found.near_kept += usize::from(window.iter().any(|other| near(&other)));
        }
        window.push_back((index, kept));
    }
    found.twins.sort_unstable_by_key(|twin| twin.index);
}

fn are_near(a: &Row<'_>, b: &Row<'_>) -> bool {
    (a.magnitude - b.magnitude).abs() < MAGNITUDES
        // A degree of latitude is 111 km: most pairs need no sines.
        && (a.latitude - b.latitude).abs() < 1.0
        && distance((a.latitude, a.longitude), (b.latitude, b.longitude)) <= KILOMETRES
}
