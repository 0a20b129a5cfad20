//! The identity of a file on a disk, and its length and time, which a write changes.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The device and inode of a file; zeros if they are unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FileId(pub(crate) [u64; 2]);

/// The identity, length and time of change of a file, by which a replaced or rewritten file is recognized.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FileState {
    pub(super) id: FileId,
    /// The length in bytes.
    pub(super) length: u64,
    /// The time of the last change, in nanoseconds since 1970.
    pub(super) modified: u64,
}

impl FileId {
    pub(super) fn is_known(self) -> bool {
        self != Self::default()
    }

    /// Returns the device and the inode as 16 bytes, big-endian.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.map(u64::to_be_bytes).concat()
    }
}

impl FileState {
    /// Returns true if both are states of the same file.
    pub(super) fn is_same_file(self, other: Self) -> bool {
        self.id == other.id
    }

    /// Returns the current state of a file.
    pub(super) fn of(path: &Path) -> std::io::Result<Self> {
        let data = fs::metadata(path)?;
        let modified = data.modified()?.duration_since(UNIX_EPOCH);
        Ok(Self {
            id: id_in(&data),
            length: data.len(),
            modified: modified.map_or(0, |since| since.as_nanos() as u64),
        })
    }
}

#[cfg(unix)]
fn id_in(data: &fs::Metadata) -> FileId {
    use std::os::unix::fs::MetadataExt;
    FileId([data.dev(), data.ino()])
}

/// Returns zeros: on Windows no other program can rename or remove a file that SQLite has open.
#[cfg(not(unix))]
fn id_in(_: &fs::Metadata) -> FileId {
    FileId::default()
}
