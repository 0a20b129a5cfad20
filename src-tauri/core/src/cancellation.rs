//! Cancels a long operation from another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::{Code, Error, Result};

/// Cancels the operations that were started with it or with a clone of it.
#[derive(Clone, Debug, Default)]
pub struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Fails with `Cancelled` once it is cancelled.
    pub(crate) fn check(&self) -> Result<()> {
        match self.is_cancelled() {
            true => Err(Error::new(
                Code::Cancelled,
                "cancelled: nothing was changed",
            )),
            false => Ok(()),
        }
    }

    /// Turns any error of a cancelled operation into `Cancelled`.
    pub(crate) fn explain<T>(&self, done: Result<T>) -> Result<T> {
        match done {
            Err(_) if self.is_cancelled() => self.check().and(done),
            done => done,
        }
    }
}
