//! How far the copying of files in a window is, for its page to ask meanwhile.

use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;

/// Files that are being copied one after another.
#[derive(Debug)]
pub(crate) struct Copying {
    /// How many bytes are copied once each file is.
    ends: Vec<u64>,
    copied: AtomicU64,
}

/// How many files of all are copied, and which share of their bytes, 0 to 1.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct CopyProgress {
    done: usize,
    all: usize,
    share: f64,
}

impl Copying {
    /// Begins with files of these lengths in bytes.
    pub(crate) fn of(lengths: impl IntoIterator<Item = u64>) -> Self {
        let mut end = 0_u64;
        let ends = lengths.into_iter().map(|length| {
            end = end.saturating_add(length);
            end
        });
        Self {
            ends: ends.collect(),
            copied: AtomicU64::new(0),
        }
    }

    pub(crate) fn add(&self, bytes: u64) {
        self.copied.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(crate) fn progress(&self) -> CopyProgress {
        let copied = self.copied.load(Ordering::Relaxed);
        let whole = self.ends.last().copied().unwrap_or_default().max(1);
        CopyProgress {
            done: self.ends.partition_point(|end| *end <= copied),
            all: self.ends.len(),
            share: (copied as f64 / whole as f64).min(1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_counts_once_all_its_bytes_are_copied() {
        let copying = Copying::of([10, 30]);
        for (bytes, done, share) in [(0, 0, 0.0), (9, 0, 0.225), (1, 1, 0.25), (30, 2, 1.0)] {
            copying.add(bytes);
            let all = 2;
            assert_eq!(copying.progress(), CopyProgress { done, all, share });
        }
        assert_eq!(Copying::of([]).progress().all, 0);
    }
}
