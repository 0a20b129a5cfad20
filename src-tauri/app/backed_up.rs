//! What is known of a plan's newest backup.

use std::time::{Duration, Instant};

use daymark_core::Result;

use crate::answer::Refusal;

/// How long a backup that was read through counts as whole.
const TRUSTED: Duration = Duration::from_secs(30 * 60);

/// What the last look whether a backup is due came to.
#[derive(Default)]
pub(crate) struct BackedUp {
    /// The plan's revision that a whole backup has, and when that was made sure of.
    revision: Option<(u32, Instant)>,
    problem: Option<Refusal>,
}

impl BackedUp {
    /// Returns why the last backup that was due could not be made.
    pub(crate) fn problem(&self) -> Option<Refusal> {
        self.problem.clone()
    }

    /// Returns true for a state of the plan whose backup need not be read through again yet.
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
