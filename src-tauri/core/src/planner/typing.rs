//! Words that are saved while they are typed: one run of typing is one operation, however often it is saved.

/// The run of typing that the latest operation belongs to.
#[derive(Default)]
pub(super) struct Typing {
    run: Option<String>,
    /// The operation in the history that this run goes on with.
    entry: Option<i64>,
    is_going_on: bool,
}

impl Typing {
    /// Goes on with a run, or begins another. With none, what is done belongs to no run.
    pub(super) fn begin(&mut self, run: Option<&str>) {
        if run.is_some() && self.run.as_deref() != run {
            *self = Self {
                run: run.map(str::to_owned),
                ..Self::default()
            };
        }
        self.is_going_on = run.is_some();
    }

    /// Until the run goes on, what is done does not belong to it.
    pub(super) fn pause(&mut self) {
        self.is_going_on = false;
    }

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
