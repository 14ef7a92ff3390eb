//! Reading in slices: the same as at once, told how far it is, and called off.

use super::*;
use orogen::error::{Code, Result};
use orogen::seismic::{SourceFile, read_all, read_all_in_slices};
use orogen::tabular::pulse::Pulse;
use std::cell::RefCell;
use std::future::{Future, ready};
use std::pin::Pin;

/// Notes how far it was told, and calls off at a share.
struct Watched {
    told: RefCell<Vec<f64>>,
    until: f64,
}

impl Pulse for Watched {
    fn beat(&self, share: f64) -> Pin<Box<dyn Future<Output = Result<()>> + '_>> {
        self.told.borrow_mut().push(share);
        Box::pin(ready(if share < self.until { Ok(()) } else { Err(Error::new(Code::Cancelled)) }))
    }
}

fn large() -> String {
    let rows = (0..30_000).map(|row| {
        // Quoted line breaks and a row that is no event, also where slices end.
        let place = if row % 4095 < 3 { "\"a\r\nb, c\"" } else { "x" };
        let latitude = if row % 1000 == 0 { 99 } else { row % 90 };
        format!("{},{latitude},{},{},{},{place}\r\n", 1_600_000_000 + row * 60, row % 180, row % 70, row % 9)
    });
    format!("time,latitude,longitude,depth,mag,place\r\n{}", rows.collect::<String>())
}

fn source<'a>(name: &'a str, text: &'a str) -> SourceFile<'a> {
    SourceFile {
        name,
        bytes: text.as_bytes().into(),
        options: CatalogueOptions::default(),
        notes: Vec::new(),
    }
}

#[test]
fn what_is_read_in_slices_is_what_is_read_at_once() {
    let text = large();
    for sources in [vec![source("a.csv", &text)], vec![source("a.csv", &text), source("b.csv", &text)]] {
        let watched = Watched { told: RefCell::default(), until: 2.0 };
        let work = read_all_in_slices("all", sources.clone(), None, &Legacy, &watched);
        let (catalogue, report) = pollster::block_on(work).unwrap();
        let (whole, whole_report) = read_all("all", sources.clone(), None, &Legacy).unwrap();
        assert_eq!(catalogue.to_csv(), whole.to_csv());
        assert_eq!(serde_json::to_string(&report).unwrap(), serde_json::to_string(&whole_report).unwrap());
        assert_eq!(report.dropped.len(), 30 * sources.len());
        let told = watched.told.borrow();
        assert!(told.len() >= 14 * sources.len(), "{told:?}");
        assert!(told.is_sorted() && told.iter().all(|share| (0.0..=1.0).contains(share)), "{told:?}");
    }
}

#[test]
fn rows_keep_their_lines_across_slices() {
    let text = large();
    let (_, report) = good(&text);
    for dropped in &report.dropped {
        let line = text.split("\r\n").nth(dropped.row - 1).unwrap();
        assert!(line.contains(",99,"), "line {}: {line}", dropped.row);
    }
}

#[test]
fn a_reading_is_called_off_wherever_it_is() {
    let text = large();
    for until in [0.0, 0.3, 0.6, 0.95] {
        let watched = Watched { told: RefCell::default(), until };
        let sources = vec![source("a.csv", &text)];
        let work = read_all_in_slices("a", sources, None, &Legacy, &watched);
        assert_eq!(pollster::block_on(work).unwrap_err().code, Code::Cancelled, "{until}");
    }
}
