//! Windows of "M ≥ m within the next T days": by hand, against brute force, and never from the future.

use super::*;
use orogen::seismic::cells::WORLD;
use orogen::seismic::rates::reasenberg_jones;
use orogen::seismic::windows::{CellEvents, DAY, KNOWN, Question, Windows, counts, in_cells, issue_times};
use orogen::seismic::{Event, Grid, Region};
use proptest::prelude::*;

const QUESTION: Question = Question { target: 6.0, days: 7.0, mc: 5.0, beginning: 0.0 };

fn events(list: &[(f64, f64)]) -> CellEvents {
    let (times, magnitudes) = list.iter().map(|&(day, magnitude)| (day * DAY, magnitude)).unzip();
    CellEvents { times, magnitudes }
}

#[test]
fn cells_meet_at_the_antimeridian_and_the_poles() {
    let grid = Grid { region: WORLD, degrees: 10.0 };
    assert_eq!(grid.cell(0.0, 180.0), grid.cell(0.0, -180.0));
    assert_eq!(grid.cell(90.0, 5.0), grid.cell(89.0, 5.0));
    let bounds = grid.bounds(grid.cell(35.7, 140.2).unwrap());
    assert_eq!(bounds, Region { south: 30.0, north: 40.0, west: 140.0, east: 150.0 });
    let pacific = Region { south: -50.0, north: -30.0, west: 170.0, east: -170.0 };
    let one = Grid { region: pacific, degrees: 0.0 };
    assert_eq!(
        (one.cell(-41.0, 179.0), one.cell(-41.0, -179.0), one.cell(-41.0, 0.0)),
        (Some(0), Some(0), None)
    );
    assert_eq!(one.bounds(0), pacific);
}

#[test]
fn a_window_by_hand() {
    let list = events(&[(1.0, 6.2), (9.0, 5.0), (9.5, 5.4), (10.0, 5.1), (12.0, 6.0), (17.0, 6.1)]);
    let windows = Windows::of(&[list], &[10.0 * DAY, 17.0 * DAY], &QUESTION);
    let ln = |n: f64| libm::log1p(n);
    // At day 10: 9 < t <= 10 are two events (day 9 is out, day 10 in), in 7 days three, in 30 and 365 four.
    let expected = [ln(2.0), ln(3.0), ln(4.0), ln(4.0), 0.0, 6.2 - 5.0];
    assert_eq!(windows.known(0), expected);
    // (10, 17] has day 12 and day 17; (17, 24] has nothing; (3, 10] had none, (10, 17] did.
    assert_eq!((windows.happened.clone(), windows.previous.clone()), (vec![true, false], vec![false, true]));
    assert_eq!(windows.known(1)[4], 0.0);
}

#[test]
fn windows_lie_within_the_catalogue() {
    let issues = issue_times(0.0, 100.0 * DAY, 7.0, 20.0);
    assert_eq!((issues.len(), issues[0], issues[10]), (11, 20.0 * DAY, 90.0 * DAY));
    assert!(issue_times(0.0, DAY, 7.0, 0.0).is_empty());
}

fn brute(list: &CellEvents, issue: f64) -> [f64; KNOWN] {
    let past: Vec<(f64, f64)> = list
        .times
        .iter()
        .copied()
        .zip(list.magnitudes.iter().copied())
        .filter(|(t, _)| *t <= issue)
        .collect();
    let within = |days: f64| past.iter().filter(move |(t, _)| *t > issue - days * DAY);
    let count = |days| libm::log1p(within(days).count() as f64);
    let last = past.iter().map(|(t, _)| *t).fold(0.0, f64::max);
    let largest = within(30.0).map(|(_, m)| m - 5.0).fold(0.0, f64::max);
    [count(1.0), count(7.0), count(30.0), count(365.0), libm::log1p((issue - last) / DAY), largest]
}

fn some_events() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((0.0..800.0, (50..75).prop_map(|m| f64::from(m) / 10.0)), 0..120).prop_map(
        |mut list| {
            list.sort_by(|a: &(f64, f64), b| a.0.total_cmp(&b.0));
            list
        },
    )
}

proptest! {
    #[test]
    fn features_are_those_of_brute_force(list in some_events(), days in 0.5f64..60.0) {
        let list = events(&list);
        let issues = issue_times(0.0, 900.0 * DAY, days, 10.0);
        let windows = Windows::of(std::slice::from_ref(&list), &issues, &Question { days, ..QUESTION });
        for (row, &issue) in issues.iter().enumerate() {
            prop_assert_eq!(windows.known(row), &brute(&list, issue)[..]);
            let had = |from: f64, to: f64| {
                let mut pairs = list.times.iter().zip(&list.magnitudes);
                pairs.any(|(&t, &m)| t > from && t <= to && m >= 6.0)
            };
            prop_assert_eq!(windows.happened[row], had(issue, issue + days * DAY));
            prop_assert_eq!(windows.previous[row], had(issue - days * DAY, issue));
            let after = |i: usize| (issue - list.times[i]) / DAY;
            let strongest = (0..list.times.len())
                .filter(|&i| after(i) >= 0.0 && after(i) < 365.0)
                .map(|i| reasenberg_jones(list.magnitudes[i], 6.0).number(after(i), after(i) + days))
                .fold(0.0, f64::max);
            prop_assert!((windows.aftershocks[row] - strongest).abs() <= 1e-12);
        }
    }

    /// The leak test: whatever comes after an issue time, nothing that is known at it changes.
    #[test]
    fn nothing_is_known_of_the_future(
        past in some_events(), one in some_events(), other in some_events(), cut in 0usize..100
    ) {
        let issues = issue_times(0.0, 800.0 * DAY, 7.0, 30.0);
        let issue = issues[cut];
        let with = |future: &[(f64, f64)]| {
            let before = past.iter().filter(|(day, _)| day * DAY <= issue);
            let after = future.iter().filter(|(day, _)| day * DAY > issue);
            let rows = before.chain(after).map(|&(day, magnitude)| Event {
                time: Some(day * DAY), latitude: day % 20.0, longitude: 10.0, magnitude, ..Event::default()
            });
            let catalogue = Catalogue::from_events("a", &rows.collect::<Vec<_>>());
            let grid = Grid { region: WORLD, degrees: 10.0 };
            let cells = [grid.cell(5.0, 10.0).unwrap(), grid.cell(15.0, 10.0).unwrap()];
            let windows = Windows::of(&in_cells(&catalogue, &grid, &cells, 5.0), &issues, &QUESTION);
            let rows = (cut + 1) * 2;
            let known = windows.known[..rows * KNOWN].to_vec();
            let earlier = windows.happened[..rows - 2].to_vec();
            (known, windows.previous[..rows].to_vec(), windows.aftershocks[..rows].to_vec(), earlier,
             counts(&catalogue, &grid, 5.0, issue))
        };
        prop_assert_eq!(with(&one), with(&other));
    }
}

#[test]
#[ignore = "a measurement: cargo test --release --test seismic -- --ignored --nocapture"]
fn a_hundred_thousand_events_in_thousands_of_windows() {
    let lists: Vec<CellEvents> = (0..50)
        .map(|cell| {
            events(
                &(0..2000)
                    .map(|i| (f64::from(i) * 9.0, f64::from(50 + (i * 7 + cell) % 20) / 10.0))
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    #[allow(clippy::disallowed_methods, reason = "a measurement, native only")]
    let start = std::time::Instant::now();
    let windows = Windows::of(&lists, &issue_times(0.0, 18_000.0 * DAY, 3.0, 365.0), &QUESTION);
    println!("{} rows in {:?}", windows.rows(), start.elapsed());
}
