//! Replaces a file as a whole: writes a temporary file in the same folder, syncs it to the disk, then renames
//! it.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use atomic_write_file::AtomicWriteFile;

use crate::storage::is_open_here;
use crate::{Code, Error, Result};

/// Replaces the file by what `write` writes. On an error the temporary file is removed and an existing file
/// stays unchanged.
///
/// # Errors
/// `FileExists` for a plan that is open here; else why the file can't be written.
pub fn replace<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    if is_open_here(path) {
        let message = "the export would replace an open plan: choose another name";
        return Err(Error::new(Code::FileExists, message).field("output"));
    }
    let unwritten = |error| unwritten(path, error);
    let mut file = begin(path).map_err(unwritten)?;
    let value = write(&mut file)?;
    // `commit` leaves its temporary file behind if it fails, so the step that may fail comes before it.
    file.sync_all().map_err(unwritten)?;
    file.commit().map_err(unwritten)?;
    Ok(value)
}

/// Opens the temporary file. A symbolic link is followed, so that its target is replaced and not the link.
fn begin(path: &Path) -> io::Result<AtomicWriteFile> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    AtomicWriteFile::open(path)
}

fn unwritten(path: &Path, error: io::Error) -> Error {
    let reason = Error::from(error);
    let message = format!("{} was not written: {reason}", path.display());
    Error::new(reason.code(), message).caused_by(reason)
}
