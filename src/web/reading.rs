//! What a module does between slices of a file: says how far it is, lets messages in, and stops where the
//! file was called off.

use std::cell::Cell;
use std::future::{Future, ready};
use std::pin::Pin;

use super::arrays::Arrays;
use super::host::{breathe, now};
use super::protocol::Notice;
use super::workbench::Inner;
use crate::error::{Code, Error, Result};
use crate::tabular::pulse::Pulse;

/// Messages wait no longer than this for a file, in milliseconds.
const SLICE_MS: f64 = 40.0;

/// Over one reading.
pub(super) struct Watch<'a> {
    inner: &'a Inner,
    reading: u32,
    breathed: Cell<f64>,
}

impl<'a> Watch<'a> {
    pub(super) fn of(inner: &'a Inner, reading: u32) -> Self {
        Self { inner, reading, breathed: Cell::new(now()) }
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
            let called_off = self.inner.readings.borrow().get(&reading) == Some(&true);
            if called_off { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
        })
    }
}
