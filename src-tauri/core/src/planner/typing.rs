//! Text that is saved while it is typed: one run of typing is one operation, regardless of the number of saves.

/// The run of typing that the latest operation belongs to.
#[derive(Default)]
pub(super) struct TypingRun {
    run: Option<String>,
    /// The entry of the history that the next save of this run is added to.
    entry: Option<i64>,
    is_going_on: bool,
}

impl TypingRun {
    /// Continues a run of typing or begins another. With `None`, the next action belongs to no run.
    pub(super) fn begin(&mut self, run: Option<&str>) {
        if run.is_some() && self.run.as_deref() != run {
            *self = Self {
                run: run.map(str::to_owned),
                ..Self::default()
            };
        }
        self.is_going_on = run.is_some();
    }

    /// Interrupts the run: until [`TypingRun::begin`], actions don't belong to it.
    pub(super) fn pause(&mut self) {
        self.is_going_on = false;
    }

    /// Returns the entry of the history that the next operation is added to; `None` starts a new one.
    pub(super) fn entry(&self) -> Option<i64> {
        self.entry.filter(|_| self.is_going_on)
    }

    /// Records the entry of the operation that was just done.
    pub(super) fn note(&mut self, entry: Option<i64>) {
        if self.is_going_on {
            self.entry = entry.or(self.entry);
        }
    }
}
