//! Copies one file into the folder of a plan, under its hash. What is refused, cancelled or cut short leaves nothing.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::header;
use crate::{Cancellation, Code, Error, Result};

/// The beginning of the name of a copy that isn't whole yet.
pub(super) const UNFINISHED: &str = ".taking-";

/// How many bytes are copied between two looks at the cancellation.
const CHUNK: usize = 1 << 20;

/// A whole copy without a name.
pub(super) struct Copied {
    pub(super) file: NamedTempFile,
    pub(super) hash: String,
    pub(super) bytes: u64,
}

/// Opens a file that is to be copied. Folders, pipes and devices are refused before they are opened, as some never end.
pub(super) fn open(source: &Path) -> Result<File> {
    let data = fs::metadata(source).map_err(unreadable)?;
    if data.is_dir() {
        let message = "is a folder: choose the files in it";
        return Err(Error::new(Code::BadValue, message));
    }
    if !data.is_file() {
        let message = "is no file: choose a picture or video";
        return Err(Error::new(Code::BadValue, message));
    }
    File::open(source).map_err(unreadable)
}

/// Copies a file into a folder, and syncs the copy to the disk. `progress` is told the bytes of each chunk. A run of zeros
/// is left out of the copy as a hole, so that a file with holes takes no more room than before.
pub(super) fn copy(
    mut source: File,
    folder: &Path,
    cancellation: &Cancellation,
    progress: &dyn Fn(u64),
) -> Result<Copied> {
    let expected = source.metadata()?.len();
    let mut file = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempfile_in(folder)?;
    let (mut sum, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; CHUNK]);
    loop {
        cancellation.check()?;
        let count = read_chunk(&mut source, &mut chunk).map_err(unreadable)?;
        if count == 0 {
            break;
        }
        sum.update(&chunk[..count]);
        write_chunk(file.as_file_mut(), &chunk[..count])?;
        bytes += count as u64;
        progress(count as u64);
    }
    if bytes != expected {
        let message = "was changed while it was copied: try again";
        return Err(Error::new(Code::BadValue, message));
    }
    file.as_file_mut().set_len(bytes)?;
    file.as_file().sync_all()?;
    let hash = sum
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Copied { file, hash, bytes })
}

/// Checks that a file is a picture or video before it is copied.
pub(super) fn check(source: &Path) -> Result<()> {
    header::read(&mut open(source)?).map(drop)
}

/// Fills the chunk as far as the file goes.
fn read_chunk(source: &mut File, chunk: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < chunk.len() {
        match source.read(&mut chunk[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn write_chunk(file: &mut File, chunk: &[u8]) -> std::io::Result<()> {
    if chunk.iter().all(|byte| *byte == 0) {
        return file.seek(SeekFrom::Current(chunk.len() as i64)).map(drop);
    }
    file.write_all(chunk)
}

fn unreadable(error: std::io::Error) -> Error {
    let (code, message) = match error.kind() {
        ErrorKind::NotFound => (Code::FileMissing, "is not there any more: choose it again"),
        ErrorKind::PermissionDenied => (Code::BadValue, "can't be read: change its permissions"),
        _ => (
            Code::BadValue,
            "can't be read: copy it to this computer's disk first",
        ),
    };
    Error::new(code, message).caused_by(error)
}
