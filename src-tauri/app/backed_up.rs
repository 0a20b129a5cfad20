//! The result of the last automatic backup of a plan.

use std::time::{Duration, Instant};

use daymark_core::Result;

use crate::answer::Refusal;

/// How long a checked backup is assumed to be intact.
const TRUSTED: Duration = Duration::from_secs(30 * 60);

/// The result of the last check whether a backup was due.
#[derive(Default)]
pub(crate) struct BackedUp {
    /// The revision of the plan in an intact backup, and when that was checked.
    revision: Option<(u32, Instant)>,
    problem: Option<Refusal>,
}

impl BackedUp {
    /// Returns why the last backup that was due failed; `None` if it succeeded.
    pub(crate) fn problem(&self) -> Option<Refusal> {
        self.problem.clone()
    }

    /// Returns true if a revision is in a backup that was checked recently.
    pub(crate) fn has(&self, revision: u32) -> bool {
        self.revision
            .is_some_and(|(known, at)| known == revision && at.elapsed() < TRUSTED)
    }

    pub(crate) fn note(&mut self, revision: u32, done: Result<bool>) {
        let is_backed_up = matches!(done, Ok(true));
        self.revision = is_backed_up.then(|| (revision, Instant::now()));
        self.problem = done.err().map(Refusal::from);
    }
}
