//! What a module does between slices of a file: says how far it is, lets messages in, and stops where the
//! file was called off.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Future, ready};
use std::pin::Pin;

use super::arrays::Arrays;
use super::host::{breathe, now};
use super::protocol::Notice;
use super::workbench::Inner;
use crate::error::{Code, Error, Result};
use crate::tabular::pulse::Pulse;

/// Messages wait about as long as this for a file, or for a ranking, in milliseconds.
pub(super) const SLICE_MS: f64 = 40.0;

/// Files that are being read, by the asker's number, and whether each was called off.
#[derive(Default)]
pub(super) struct Readings(RefCell<BTreeMap<u32, bool>>);

impl Readings {
    pub(super) fn call_off(&self, reading: u32) {
        if let Some(called_off) = self.0.borrow_mut().get_mut(&reading) {
            *called_off = true;
        }
    }
}

/// Over one reading, from its beginning until it is dropped.
pub(super) struct Watch<'a> {
    inner: &'a Inner,
    reading: u32,
    breathed: Cell<f64>,
}

impl<'a> Watch<'a> {
    pub(super) fn of(inner: &'a Inner, reading: u32) -> Self {
        inner.readings.0.borrow_mut().insert(reading, false);
        Self { inner, reading, breathed: Cell::new(now()) }
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.inner.readings.0.borrow_mut().remove(&self.reading);
    }
}

impl Pulse for Watch<'_> {
    fn beat(&self, share: f64) -> Pin<Box<dyn Future<Output = Result<()>> + '_>> {
        if now() - self.breathed.get() < SLICE_MS {
            return Box::pin(ready(Ok(())));
        }
        Box::pin(async move {
            let reading = self.reading;
            self.inner.say(&Notice::Reading { reading, share }, Arrays::default());
            breathe().await;
            self.breathed.set(now());
            let called_off = self.inner.readings.0.borrow().get(&reading) == Some(&true);
            if called_off { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
        })
    }
}
