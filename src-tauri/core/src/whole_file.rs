//! Reads a file of others as a whole, up to a number of bytes.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::storage::is_open_here;

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum Unread {
    Gone,
    /// It is no regular file, or a plan that is open here.
    NotAFile,
    TooLarge,
    Trouble(io::Error),
}

/// Returns the content of a regular file. A pipe or a device is refused, as reading it might never end, and so is an open
/// plan.
pub(crate) fn read(path: &Path, most_bytes: u64) -> Result<Vec<u8>, Unread> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() || is_open_here(path) {
        return Err(Unread::NotAFile);
    }
    if about.len() > most_bytes {
        return Err(Unread::TooLarge);
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    File::open(path)?
        .take(most_bytes + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most_bytes {
        return Err(Unread::TooLarge);
    }
    Ok(bytes)
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Unread::Gone,
            _ => Unread::Trouble(error),
        }
    }
}
