//! Stops SQL of a cancelled operation.

use super::Db;
use crate::{Cancellation, Result};

/// The number of SQLite's steps between two tests of whether the operation was cancelled.
const STEPS: i32 = 1_000;

/// Runs a function whose statements on `db` fail with `Cancelled` soon after the cancellation.
pub(crate) fn unless_cancelled<T>(
    db: &Db,
    cancellation: &Cancellation,
    run: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let cancelled = cancellation.clone();
    db.progress_handler(STEPS, Some(move || cancelled.is_cancelled()))?;
    let done = run();
    db.progress_handler(0, None::<fn() -> bool>)?;
    cancellation.explain(done)
}
