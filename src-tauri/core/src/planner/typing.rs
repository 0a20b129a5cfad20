//! Words that are saved while they are typed: one run of typing is one operation, however often it is saved.

use super::Planner;
use crate::Result;

/// The run of typing that the latest operation belongs to.
#[derive(Default)]
pub(super) struct Typing {
    run: Option<String>,
    /// The operation in the history that this run goes on with.
    entry: Option<i64>,
    is_going_on: bool,
}

impl Typing {
    /// The operation that the next one becomes part of.
    pub(super) fn entry(&self) -> Option<i64> {
        self.entry.filter(|_| self.is_going_on)
    }

    /// Notes what was just done.
    pub(super) fn note(&mut self, entry: Option<i64>) {
        if self.is_going_on {
            self.entry = entry.or(self.entry);
        }
    }
}

impl Planner {
    /// Runs a verb as a part of a run of typing. Saves that follow each other in one run, with no other operation
    /// between them, are one step of undo; what is read between them ends no run.
    pub fn in_typing<T>(
        &mut self,
        run: Option<&str>,
        verb: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        if run.is_some() && self.typing.run.as_deref() != run {
            self.typing = Typing {
                run: run.map(str::to_owned),
                ..Typing::default()
            };
        }
        self.typing.is_going_on = run.is_some();
        let done = verb(self);
        self.typing.is_going_on = false;
        done
    }
}
