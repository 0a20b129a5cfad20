//! How far a long piece of work has come, on standard error.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

/// Work shorter than this needs no word about it.
const PATIENCE: Duration = Duration::from_millis(500);
const EVERY: Duration = Duration::from_millis(100);

/// A count that shows itself until it is dropped; silent where nobody watches.
pub(crate) struct Progress {
    count: Arc<AtomicU64>,
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// `what` says what is counted, or what is done where nothing is. Where standard output is a terminal too, the lines of the
    /// two would run into one another, and what is printed there tells enough.
    pub(crate) fn of(what: &'static str) -> Self {
        let count = Arc::new(AtomicU64::new(0));
        let watched = stderr().is_terminal() && !stdout().is_terminal();
        let shown = watched.then(|| show(what, Arc::clone(&count)));
        Self { count, shown }
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
