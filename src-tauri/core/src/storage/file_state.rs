//! What tells a file on a disk from another, and from itself after a write.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Which file on which disk a run writes to: zeros where that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) [u64; 2]);

/// What tells a file from another, and from itself after a write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FileState {
    pub(super) place: Place,
    /// In bytes.
    pub(super) length: u64,
    /// In nanoseconds since 1970.
    pub(super) modified: u64,
}

impl Place {
    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.map(u64::to_be_bytes).concat()
    }
}

impl FileState {
    /// Returns true for the same file, whatever it holds.
    pub(super) fn is_same_file(self, other: Self) -> bool {
        self.place == other.place
    }

    /// Returns how a file is now.
    pub(super) fn of(path: &Path) -> std::io::Result<Self> {
        let data = fs::metadata(path)?;
        let modified = data.modified()?.duration_since(UNIX_EPOCH);
        Ok(Self {
            place: place(&data),
            length: data.len(),
            modified: modified.map_or(0, |since| since.as_nanos() as u64),
        })
    }
}

#[cfg(unix)]
fn place(data: &fs::Metadata) -> Place {
    use std::os::unix::fs::MetadataExt;
    Place([data.dev(), data.ino()])
}

/// Windows lets no other program rename or remove a file that SQLite has open.
#[cfg(not(unix))]
fn place(_: &fs::Metadata) -> Place {
    Place::default()
}
