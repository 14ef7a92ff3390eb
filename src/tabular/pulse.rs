//! Work in slices: between two of them whoever waits is told how far it is, other work gets in, and it
//! may be called off. What runs at once and what runs in slices is the same code.

use crate::error::{Code, Error, Result};
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// After how many rows of a file there is a pulse: some milliseconds of work.
pub const ROWS: usize = 4096;

/// Felt between slices.
pub trait Pulse {
    /// `share` of the work is done. Ends in an error, `cancelled`, where nobody wants the rest.
    fn beat(&self, share: f64) -> Pin<Box<dyn Future<Output = Result<()>> + '_>>;
}

/// Nobody waits.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Pulse for Unwatched {
    fn beat(&self, _: f64) -> Pin<Box<dyn Future<Output = Result<()>> + '_>> {
        Box::pin(ready(Ok(())))
    }
}

/// A part of larger work, from one share of it to another.
#[derive(Clone, Copy)]
pub struct Stretch<'a> {
    whole: &'a dyn Pulse,
    from: f64,
    to: f64,
}

impl<'a> Stretch<'a> {
    /// What begins at share `from` of `whole` and ends at `to`.
    pub fn of(whole: &'a dyn Pulse, from: f64, to: f64) -> Self {
        Self { whole, from, to }
    }
}

impl Pulse for Stretch<'_> {
    fn beat(&self, share: f64) -> Pin<Box<dyn Future<Output = Result<()>> + '_>> {
        self.whole.beat(self.from + (self.to - self.from) * share)
    }
}

/// Does all of it now.
///
/// # Errors
/// Those of the work; `crashed` if its pulse waits, as [`Unwatched`] never does.
pub fn at_once<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => {
            Err(Error::new(Code::Crashed).value("why", "work that was to be done at once waits"))
        }
    }
}
