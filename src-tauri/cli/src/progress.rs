//! The progress of a long operation, shown on standard error.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

/// How long an operation must take before its progress is shown.
const PATIENCE: Duration = Duration::from_millis(500);
const EVERY: Duration = Duration::from_millis(100);

/// A counter that is shown until it is dropped. Nothing is shown if standard error is no terminal.
pub(crate) struct Progress {
    count: Arc<AtomicU64>,
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts a counter. `what` names what is counted, or the operation if nothing is counted. If standard
    /// output is a terminal too, nothing is shown: the two outputs would mix, and what is printed shows the
    /// progress.
    pub(crate) fn of(what: &'static str) -> Self {
        let count = Arc::new(AtomicU64::new(0));
        let watched = stderr().is_terminal() && !stdout().is_terminal();
        let shown = watched.then(|| show(what, Arc::clone(&count)));
        Self { count, shown }
    }

    pub(crate) fn set(&self, count: u64) {
        self.count.store(count, Ordering::Relaxed);
    }

    pub(crate) fn add(&self, more: u64) {
        self.count.fetch_add(more, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.shown.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}

fn show(what: &'static str, count: Arc<AtomicU64>) -> (Sender<()>, JoinHandle<()>) {
    let (stop, stopped) = channel();
    let thread = spawn(move || {
        let mut wait = PATIENCE;
        while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
            wait = EVERY;
            let _ = write!(stderr(), "\r{}", line(what, count.load(Ordering::Relaxed)));
        }
        if wait == EVERY {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    });
    (stop, thread)
}

fn line(what: &str, count: u64) -> String {
    match count {
        0 => format!("{what} …"),
        count => format!("{what}: {count}"),
    }
}
