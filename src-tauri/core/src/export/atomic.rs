//! A file replaced as a whole: written under another name in the same folder, brought to the disk,
//! then renamed.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use atomic_write_file::AtomicWriteFile;

use crate::{Error, Result};

/// Puts what `write` writes in the place of the file. On an error nothing of it is left, and a file
/// that was there stays as it was.
pub(super) fn replace<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T>,
) -> Result<T> {
    let unwritten = |error| unwritten(path, error);
    let mut file = begin(path).map_err(unwritten)?;
    let value = write(&mut file)?;
    // `commit` forgets its temporary file when it fails, so what may well fail comes before it.
    file.sync_all().map_err(unwritten)?;
    file.commit().map_err(unwritten)?;
    Ok(value)
}

/// A link is followed, so that it is not replaced by the file it should lead to.
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
